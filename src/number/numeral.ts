/**
 * Numerals as printed. {@link readNumeral} reads a string that is one numeral (a table cell); {@link findNumerals} finds all
 * of them in running text and says which are figures and which only look so: years, dates, codes, list and page numbers.
 */
import { type Decimal, decimal, zero } from './decimal.ts'
import { fold } from './fold.ts'
import { readUnit, type Unit, type UnitRead } from './unit.ts'

/** What a numeral is. Only a `figure` states a quantity; whether one without a unit is an amount is for its reader to say. */
export type NumeralKind = 'figure' | 'year' | 'date' | 'code' | 'document-number' | 'list-number' | 'page-number' | 'ordinal' | 'other'

export interface Numeral {
  /** UTF-16 span of {@link printed} in the text given. */
  readonly start: number
  readonly end: number
  /** The numeral alone, sign included, without unit: `-1,234.50`. */
  readonly printed: string
  /** In the printed unit. For a year the year; 0 where the string has no single value (a date in one piece, a ratio). */
  readonly value: Decimal
  /** Places after the decimal point. */
  readonly decimals: number
  readonly kind: NumeralKind
  /** Also of a figure that shares the unit printed behind a later one (10、20 万元); then without unitStart and unitEnd. */
  readonly unit?: Unit
  readonly unitStart?: number
  readonly unitEnd?: number
  /** Followed by 以上, 以下, 以内 or （含）: it describes a class (单价 50 万元以上设备) and counts nothing itself. */
  readonly threshold?: true
  /** What kind of 'other' it is, and why a kind was chosen where it was no plain case. */
  readonly note?: string
}

export interface WholeNumeral {
  readonly value: Decimal
  readonly decimals: number
  /** As printed, sign or brackets included, without the percent sign. */
  readonly printed: string
  /** Percent or per mille, where its sign was printed. */
  readonly unit?: Unit
}

/** Longer digit strings are identifiers, never amounts; the limit also bounds the cost of a hostile document. */
const longest = 40

/** Value of digits with optional separators and fraction. */
const read = (digits: string): Decimal => decimal(digits.replaceAll(',', ''))

const parted = /(?<![\d.,'’]|\d )[1-9]\d{0,2}([ '’])\d{3}(?:\1\d{3})*(?![\d,])(\.\d+)?/g
/** Set between thousands and nowhere else between digits. */
const narrowBlank = /^[\u2005-\u200a\u202f]$/
/** The code of a class, behind which an amount of three digits would be another number. */
const classLike = /^(?:2(?:0[1-9]|[1-3]\d)|30[1-9]|31[0-3]|399|50[1-9]|51[0-5]|599)$/

/**
 * Folded text in which thousands that blanks or apostrophes part («1 000.00», 1'000) are parted by commas; every character stays where
 * it was. A common blank may part two numbers: it does not where decimals follow and, in running text, a unit of money and words before.
 */
export function withCommas(text: string, folded: string, place: 'alone' | 'text'): string {
  if (!/\d[ '’]\d{3}/.test(folded)) return folded
  return folded.replace(parted, (number: string, mark: string, fraction: string | undefined, at: number) => {
    const first = number.indexOf(mark)
    const sure = mark !== ' ' || narrowBlank.test(text.charAt(at + first))
    if (!sure) {
      if (fraction === undefined || classLike.test(number.slice(0, first))) return number
      const end = at + number.length
      if (
        place === 'text' &&
        !(/[\p{Script=Han}:]\s?$/u.test(folded.slice(Math.max(0, at - 2), at)) && /^ ?[百千]?[万亿]?元/.test(folded.slice(end, end + 4)))
      )
        return number
    }
    return number.replaceAll(mark, ',')
  })
}

const whole = /^([-+] ?)?((?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,40})(?:\.\d{1,40})?) ?([%‰])?$/

/**
 * The number a cell prints: separators in groups of three, full-width forms, a sign or brackets for negatives, a percent
 * sign. Undefined for everything else: text, codes with letters, blank, 「—」, 「-」, a number with a unit. Whether digits
 * are a code or a year cannot be told from a cell alone.
 */
export function readNumeral(text: string): WholeNumeral | undefined {
  if (text.length > 2 * longest) return undefined
  const folded = withCommas(text, fold(text), 'alone')
  const first = folded.search(/\S/)
  if (first < 0) return undefined
  const size = folded.trimEnd().length
  let inside = folded.slice(first, size)
  const bracketed = inside.startsWith('(') && inside.endsWith(')')
  if (bracketed) inside = inside.slice(1, -1).trim()
  const match = whole.exec(inside)
  if (!match || (bracketed && match[1])) return undefined
  const magnitude = read(match[2] ?? '')
  const negative = bracketed || match[1]?.startsWith('-') === true
  const sign = match[3] ? readUnit(match[3], 0) : undefined
  const value: Decimal = negative ? { digits: -magnitude.digits, scale: magnitude.scale } : magnitude
  // A percent sign inside the brackets stays, so that what is printed is one piece.
  const printed = text.slice(first, size)
  return {
    value,
    decimals: magnitude.scale,
    printed: sign && !bracketed ? printed.slice(0, -1).trimEnd() : printed,
    ...(sign ? { unit: sign.unit } : {}),
  }
}

// ── running text ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** How far around a numeral is looked: enough for the longest context below, and a bound on the work per numeral. */
const sight = 24

/** A candidate in its surroundings. */
interface Candidate {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Without sign. */
  readonly digits: string
  readonly integer: boolean
  /** Integer of 4 digits that may be a year of our time. */
  readonly yearLike: boolean
  readonly before: string
  readonly after: string
  /** It opens a paragraph, line or sentence. */
  readonly opens: boolean
  readonly unit: UnitRead | undefined
  readonly last: Numeral | undefined
  /** What stands between the last numeral and this one; undefined when it is too far away. */
  readonly between: string | undefined
}

interface Reading {
  readonly kind: NumeralKind
  readonly note?: string
}

type Recogniser = (c: Candidate) => Reading | undefined

const kinds = Object.fromEntries(
  (['figure', 'year', 'date', 'code', 'document-number', 'list-number', 'page-number', 'ordinal', 'other'] as const).map((kind) => [
    kind,
    { kind } as Reading,
  ]),
) as Record<NumeralKind, Reading>

const other = (note: string): Reading => ({ kind: 'other', note })
const isDigit = (character: string): boolean => character >= '0' && character <= '9'
const sharesUnit = /^ ?(?:\(含\))? ?[-~—、,和及至到] ?$/
const rangeSign = /^\s*(?:[-~—、,和及]|至|到|—{2})\s*$/
const yearText = '(?:19[5-9]|20[0-9])\\d'
const year = new RegExp(`^${yearText}$`)

/** Letters make names of it: T5, A4, 5G, GB2312, COVID-19. */
const withLetters: Recogniser = (c) => {
  if (/(?:^|[^A-Za-z])(?:T|No\.|NO\.|№) ?$/.test(c.before) && c.integer && !c.unit) return kinds.ordinal
  if (/[A-Za-z_]-?$/.test(c.before) && !/\s(?:and|to)-?$/.test(c.before)) return other('part of a name')
  if (/^[A-Za-z_]/.test(c.after) && !c.unit) return other('part of a name')
  return undefined
}

const pageNumber: Recogniser = (c) => {
  if (!c.integer) return undefined
  if (/(?:\.{4}|…|·{3}|⋯)\s*$/.test(c.before) && /^\s*(?:\n|$|[-—)]|\S{0,12}\n)/.test(c.after))
    return { kind: 'page-number', note: 'contents' }
  if (/(?:^|\n)\s*[-—~]+ *$/.test(c.before) && /^ *[-—~]+\s*?(?:\n|$)/.test(c.after)) return kinds['page-number']
  if (/(?:第|共|[/,] ?) ?$/.test(c.before) && /^ ?页/.test(c.after)) return kinds['page-number']
  return undefined
}

const documentNumber: Recogniser = (c) => {
  if (!c.integer) return undefined
  if (c.yearLike && /[〔[【]\s*$/.test(c.before) && /^\s*[〕\]】]/.test(c.after)) return kinds['document-number']
  // Any other pair serves as the year's brackets too, but then the number behind must confirm it.
  if (c.yearLike && /[("„「《<‘“]\s*$/.test(c.before) && /^\s*[)"‟」》>’”]\s*(?:第\s*)?\d{1,5}\s*号/.test(c.after))
    return kinds['document-number']
  if (c.last?.kind === 'document-number' && c.between !== undefined && /^\s*[〕\])】"‟」》>’”]\s*第?\s*$/.test(c.between))
    return kinds['document-number']
  if (/(?:〔|\[|【|\() ?\d{4} ?(?:〕|\]|】|\)) ?第? ?$/.test(c.before)) return kinds['document-number']
  if (/(?:发|字|令|函|通|财|办|规|号) ?第? ?$/.test(c.before) && /^ ?号/.test(c.after)) return kinds['document-number']
  if (/^ ?号(?:令|文)/.test(c.after)) return kinds['document-number']
  return undefined
}

const ordinal: Recogniser = (c) => {
  if (!c.integer) return undefined
  if (/第\s*$/.test(c.before)) return /^ ?季度/.test(c.after) ? kinds.date : kinds.ordinal
  if (c.last?.kind === 'ordinal' && c.between !== undefined && rangeSign.test(c.between) && !c.unit && c.digits.length < 3)
    return kinds.ordinal
  if (
    /(?:附件|附表|附图|附录|附|图表|专栏|公开表|预算表|决算表|样表|图|注|排名|排第|见表|例|步骤) ?$/.test(c.before) &&
    c.digits.length <= 3 &&
    !c.unit
  )
    return kinds.ordinal
  if (/(?<![调查代列报年单资产项]{1}|总表|量|附)表 ?$/.test(c.before) && c.digits.length <= 2 && !c.unit) return kinds.ordinal
  if (/(?:指标|目标|项目|任务|问题) ?$/.test(c.before) && c.digits.length <= 2 && /^ ?[::、]/.test(c.after)) return kinds.ordinal
  if (/^ ?表(?!决|示|明|达|彰)/.test(c.after) && c.digits.length <= 2) return kinds.ordinal
  if (/^-\d{1,2} ?表/.test(c.after)) return kinds.ordinal
  if (/^ ?(?:级|届)/.test(c.after) && c.digits.length <= 2) return kinds.ordinal
  return undefined
}

const date: Recogniser = (c) => {
  if (!c.integer || c.digits.length > 2) return undefined
  const n = Number(c.digits)
  if (n >= 1 && n <= 12) {
    if (/^\s*月(?!均|度均)/.test(c.after)) return kinds.date
    if (/^\s*(?:[-~—、,和及至到])\s*\d{1,2}\s*月/.test(c.after)) return kinds.date
    if (/^\s*季度/.test(c.after) && n <= 4) return kinds.date
  }
  if (n >= 1 && n <= 31) {
    if (/月\s*$/.test(c.before) && !/个月\s*$/.test(c.before) && /^\s*(?:[日号]|[-~—、至到]\s*\d{1,2}\s*[日号])/.test(c.after))
      return kinds.date
    if (c.last?.kind === 'date' && c.between !== undefined && /^\s*[日号]?\s*[-~—、至到]\s*$/.test(c.between) && /^\s*[日号]/.test(c.after))
      return kinds.date
  }
  if (n <= 24 && /^ ?[时点](?![段期间长效限候评击位])/.test(c.after)) return kinds.date
  if (n < 60 && /[时点] ?$/.test(c.before) && c.last?.kind === 'date' && /^ ?分/.test(c.after)) return kinds.date
  return undefined
}

/** Words that make the four digits before them a year though 年 is missing: 较 2020 决算, 2021 部门预算. */
const ofYear = /^\s*(?:年|财年|财政年|部门|单位|本级|市级|区级|县级|省级|级|预算|决算|收支|财政|上半年|下半年|全年|年初|年末|版)/
const comparedYear = /(?:较|比|与|同|自|从|截至|相对于|相较|相较于|对比)\s*$/
const afterComparison = /^\s*(?:[增减下上降升提略有的多少相持末底初全执决预部]|年|,|基本)/

const yearNumber: Recogniser = (c) => {
  if (!c.integer || !/^\d{4}$/.test(c.digits)) {
    // 「21 年」 is a short year, 「3 年」 a duration: neither is a figure.
    return c.integer && c.digits.length <= 3 && /^(?:年(?!均|金|报)| 年(?![均金报初末度中]))/.test(c.after) ? other('years') : undefined
  }
  if (/^\s*年/.test(c.after)) return c.yearLike ? kinds.year : /^[12]\d{3}$/.test(c.digits) ? kinds.year : undefined
  if (!c.yearLike) return undefined
  const chain = new RegExp(`^(?:\\s*(?:[-~—、,和及与]|至|到)\\s*${yearText}){1,2}\\s*年`)
  if (chain.test(c.after)) return kinds.year
  if (c.unit) return undefined
  if (new RegExp(`^ ?(?:[-~—]|至|到) ?${yearText}(?![\\d.,])`).test(c.after)) return kinds.year
  if (c.last?.kind === 'year' && c.between !== undefined && rangeSign.test(c.between)) return kinds.year
  if (ofYear.test(c.after) && !/(?:为|数|计|额|共|约|少|加|达)\s*$/.test(c.before)) return kinds.year
  if (comparedYear.test(c.before) && afterComparison.test(c.after)) return kinds.year
  if (/[([〔【]\s*$/.test(c.before) && /^\s*[)\]〕】]/.test(c.after)) return kinds.year
  // 「举办 2021 江西省 … 大会」: four bare digits of our time before a noun.
  if (/^(?:199|20[0-3])/.test(c.digits) && /^ ?[一-鿿]/.test(c.after) && !notNoun.test(c.after) && !amountWord.test(c.before))
    return kinds.year
  return undefined
}

/** Verbs of amounts (为 2,000, 增加 2000), after which digits are no year and no code. */
const amountWord = /(?:为|数|计|额|共|约|少|加|达|长|降|是|于|到|过|收入|支出|费|款)\s*$/
const notNoun = /^\s*(?:增|减|下|上升|持平|占|的|左右|和|及|与|或|以|余|多)/

const afterListNumber = /^\s*(?:$|[一-鿿“"'《【(「①-⑳]|\n)/
const sequence = (c: Candidate): boolean => c.last?.kind === 'list-number' && c.last.value.digits + 1n === BigInt(c.digits)

/** 「1.」 「1、」 「1）」 「（1）」 before the words it numbers. */
const listNumber: Recogniser = (c) => {
  if (!c.integer || c.digits.length > 2) {
    // 「3.1 总体情况」
    if (
      c.opens &&
      /^[1-9]\.[1-9]\d?$/.test(c.digits) &&
      !c.unit &&
      /^ *[一-鿿“《]/.test(c.after) &&
      !/^ *(?:以|的|左右|和|及|与|或|减|增|下|上|降)/.test(c.after)
    ) {
      return { kind: 'list-number', note: 'section' }
    }
    return undefined
  }
  const bracketed = /\(\s*$/.test(c.before) && /^\s*\)/.test(c.after)
  if (bracketed) {
    const place = c.before.replace(/\(\s*$/, '')
    const behind = c.after.replace(/^\s*\)/, '')
    if (/(?:^|[\n。;:,!?、“”])\s*$/.test(place) && /^\s*[.、]?\s*[一-鿿“"《(A-Za-z\d]/.test(behind)) return kinds['list-number']
    if (sequence(c) && /^\s*[一-鿿“"《]/.test(behind)) return kinds['list-number']
    return undefined
  }
  if (/^\s?\./.test(c.after)) {
    const behind = c.after.replace(/^\s?\./, '')
    const year = new RegExp(`^\\s*${yearText}\\s*年`).test(behind)
    if (!afterListNumber.test(behind) && !year && !(c.opens && /^\s+[A-Za-z\d]/.test(behind))) return undefined
    return c.opens || /[,、\s”)]\s*$/.test(c.before) || sequence(c) ? kinds['list-number'] : undefined
  }
  if (/^\s?、/.test(c.after)) {
    const behind = c.after.replace(/^\s?、/, '')
    if (!c.opens && !sequence(c)) return undefined
    return afterListNumber.test(behind) || new RegExp(`^\\s*${yearText}\\s*年`).test(behind) ? kinds['list-number'] : undefined
  }
  if (/^\s?\)/.test(c.after) && c.opens) return kinds['list-number']
  if (/^,/.test(c.after) && /(?:^|\n)\s*$/.test(c.before) && c.opens && /^,[一-鿿]/.test(c.after)) return kinds['list-number']
  return undefined
}

const functionalCode = /^2(?:0[1-9]|[1-3]\d)(?:\d{2}|\d{4})$/
const economicCode = /^(?:30[1-9]|31[0-3]|399|50[1-9]|51[0-5]|599)(?:\d{2})?$/
const classCode = /^(?:2(?:0[1-9]|[1-3]\d)|30[1-9]|31[0-3]|399|50[1-9]|51[0-5]|599)$/

/** Classification and project codes: digits that name an item and do not count. */
const code: Recogniser = (c) => {
  if (!c.integer || c.digits.includes(',')) return undefined
  const { digits } = c
  if (/^\s*\(?(?:类|款|项)\)?/.test(c.after) && /^(?:\d{3}|\d{5}|\d{7}|0\d|99)$/.test(digits)) {
    if (
      /^\d{3}$/.test(digits)
        ? classCode.test(digits) && !/^\s*\(?项/.test(c.after)
        : digits.length > 2 || digits.startsWith('0') || /\(\s*$/.test(c.before)
    )
      return kinds.code
  }
  if (/^\d{2}$/.test(digits) && /\(\s*$/.test(c.before) && /^\s*[款项]\s*\)/.test(c.after) && c.last?.kind === 'code') return kinds.code
  if (digits.length > 1 && digits.startsWith('0')) return kinds.code
  if (digits.length >= 11) return other('digit string')
  if (c.unit) return undefined
  const lead = /(?:^|[\n、,;:。()“"《[【]|编码|代码|科目|编号)\s*-?\s*$/.test(c.before)
  // 「（类 201）」 and 「工资福利支出（301）」
  if (/^\s*\)/.test(c.after) && classCode.test(digits) && /\(\s*类?\s*$/.test(c.before)) return kinds.code
  if (/^\s*\)/.test(c.after) && /[类款项]\s*$/.test(c.before) && /^\d{2,7}$/.test(digits)) return kinds.code
  if (/(?:编码|代码|编号)\s*[::]?\s*$/.test(c.before)) return kinds.code
  const item = /^\s{0,4}[-—_.]?\s{0,2}[“《]?[一-鿿]/.test(c.after)
  const direction = notNoun.test(c.after)
  if (functionalCode.test(digits) && !amountWord.test(c.before) && (lead || item || /\)/.test(c.after.charAt(0))) && !direction)
    return kinds.code
  if (economicCode.test(digits) && lead && item && !direction && !amountWord.test(c.before)) return kinds.code
  if (classCode.test(digits) && lead && item && !direction) return kinds.code
  if (/^\d{5,10}$/.test(digits) && (c.opens || /[([【]\s*$/.test(c.before)) && (item || /^\s*[)\]】]/.test(c.after)) && !direction)
    return kinds.code
  if (/^\d{3,10}$/.test(digits) && /[[【]\s*$/.test(c.before) && /^\s*[\]】]/.test(c.after)) return kinds.code
  return undefined
}

const place: Recogniser = (c) => {
  if (!c.integer) return undefined
  if (/^ ?(?:号|弄|楼|室|单元|路|巷)(?!召|码|角)/.test(c.after) && !c.unit) return other('address')
  if (/(?:电话|传真|邮编|邮政编码|热线|手机|联系方式)\s*[::]?\s*$/.test(c.before)) return other('telephone')
  if (/^1\d{2,4}$/.test(c.digits) && /^["”“]?\s?[一-鿿]{0,8}(?:热线|电话|平台|指挥|接警)/.test(c.after)) return other('telephone')
  if (/^[+×*]\d|^[+×*][A-Z]/.test(c.after) || (/\d[+×*]$/.test(c.before) && !c.unit)) return other('formula')
  return undefined
}

/** Asked in this order; what none of them recognises is a figure. */
const recognisers: readonly Recogniser[] = [withLetters, pageNumber, documentNumber, ordinal, date, yearNumber, listNumber, place, code]

const spot = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Strings of digits and marks that are one thing and no amount. */
const pieces: readonly (readonly [pattern: RegExp, kind: NumeralKind, note?: string])[] = [
  [/(?:19|20)\d{2}([-./])\d{1,2}\1\d{1,2}(?!\d)/y, 'date'],
  [/\d{1,4}(?:\.\d{1,4}){2,6}(?![\d,])/y, 'other', 'dotted number'],
  [/0\d{2,3}-\d{7,8}(?!\d)/y, 'other', 'telephone'],
  [/\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d.,])/y, 'other', 'time'],
  [/\d{1,3}(?:\.\d{1,4})?:\d{1,3}(?:\.\d{1,4})?(?![\d.,])/y, 'other', 'ratio'],
  [/\d{1,4}\/\d{1,4}(?![\d./,])/y, 'other', 'fraction'],
]
const grouped = /[1-9]\d{0,2}(?:,\d{3})+(?!\d)/y
const plainDigits = /\d+/y
const partedGroups = /[1-9]\d{0,2}, \d{3}\.\d{1,6}(?= ?[百千]?[万亿]?元)/y
const fraction = /\.\d+/y
const numberedYear = new RegExp(`[1-9]\\d?(?=\\.\\s*${yearText}\\s*年)`, 'y')
const thresholdAfter = /\s*(?:\(不?含\)\s*)?(?:及|或)?以[上下内外]|\s*\(不?含\)/y

/** Whether what stands before a position lets a list number stand there. */
function opensAt(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 200; i--) {
    const character = text.charAt(i)
    if (character === ' ' || character === '(' || character === '“' || character === '"' || character === '\r') continue
    return /[\n。;:!?”]/.test(character)
  }
  return at < 200
}

const circled = /[①-⑳⑴-⒇⒈-⒛]/
const circledValue = (character: string): bigint => {
  const n = character.charCodeAt(0)
  return BigInt(n < 0x2474 ? n - 0x245f : n < 0x2488 ? n - 0x2473 : n - 0x2487)
}

/**
 * All numerals of a text in order, with what each of them is. The text may be printed in any form that {@link fold} knows;
 * spans refer to the text as given. Chinese numerals are found where they state a quantity (两个团组), a date or a list
 * position, not as parts of words (三公, 一是, 第二). Numbers split by blanks are not joined, save
 * where the blank parts thousands. Time is linear in the length.
 */
export function findNumerals(text: string): Numeral[] {
  const folded = withCommas(text, fold(text), 'text')
  const found: Numeral[] = []
  // Everything before this position belongs to a numeral or its unit.
  let taken = 0
  let i = 0
  while (i < folded.length) {
    const character = folded.charAt(i)
    if (character >= '0' && character <= '9') i = digitsAt(i)
    else if (chineseStart.test(character)) i = chineseAt(i)
    else {
      if (circled.test(character)) push({ start: i, end: i + 1, value: { digits: circledValue(character), scale: 0 }, kind: 'list-number' })
      i++
    }
  }
  return found

  function push(numeral: Omit<Numeral, 'printed' | 'decimals'>): void {
    found.push({ ...numeral, printed: text.slice(numeral.start, numeral.end), decimals: numeral.value.scale })
    taken = numeral.unitEnd ?? numeral.end
  }

  function withUnit(unit: UnitRead | undefined, end: number): Pick<Numeral, 'unit' | 'unitStart' | 'unitEnd' | 'threshold'> {
    const unitEnd = unit ? end + unit.length : end
    const threshold = spot(thresholdAfter, folded, unitEnd) !== undefined
    return { ...(unit ? { unit: unit.unit, unitStart: unit.start, unitEnd } : {}), ...(threshold ? { threshold: true as const } : {}) }
  }

  function pushParted(start: number, digits: string): number {
    const end = start + digits.length
    push({ start, end, value: read(digits.replaceAll(' ', '')), kind: 'figure', ...withUnit(readUnit(folded, end), end) })
    return taken
  }

  function digitsAt(start: number): number {
    if (!/[A-Za-z]/.test(folded.charAt(start - 1))) {
      for (const [pattern, kind, note] of pieces) {
        const piece = spot(pattern, folded, start)
        if (piece === undefined) continue
        const end = start + piece.length
        const opensList = note === 'dotted number' && opensAt(folded, start)
        const isDate = note === 'dotted number' && /^(?:19|20)\d{2}\./.test(piece)
        // 「比例 1:1」 has no unit; in 「表 1:20 万元」 the colon ends a title's number.
        if (
          (note === 'ratio' || note === 'time') &&
          (/(?:表|附件|图|标|注) ?$/.test(folded.slice(Math.max(0, start - 4), start)) || readUnit(folded, end))
        )
          continue
        if (note === 'fraction' && readUnit(folded, end)) continue
        push({
          start,
          end,
          value: zero,
          kind: opensList ? 'list-number' : isDate ? 'date' : kind,
          ...(note && !opensList && !isDate ? { note } : {}),
        })
        return end
      }
    }
    const opens = opensAt(folded, start)
    // 「1.2026 年」 is a list or table number before a year.
    const number = spot(numberedYear, folded, start)
    // 「任务 17，82，183」 lists numbers: behind a number and a comma no separators are read.
    const listed = folded.charAt(start - 1) === ',' && isDigit(folded.charAt(start - 2))
    // 「1, 537.4 万元」: a blank behind the separator, where decimals and a unit of money leave no doubt that it is one number.
    const parted = number !== undefined || listed ? undefined : spot(partedGroups, folded, start)
    if (parted !== undefined && /[,，]$/.test(text.slice(start, start + parted.indexOf(' ')))) return pushParted(start, parted)
    const integerPart = number ?? (listed ? undefined : spot(grouped, folded, start)) ?? spot(plainDigits, folded, start) ?? ''
    const decimals = number === undefined ? (spot(fraction, folded, start + integerPart.length) ?? '') : ''
    const digits = integerPart + decimals
    const end = start + digits.length
    if (digits.length > longest) {
      push({ start, end, value: zero, kind: 'other', note: 'digit string' })
      return end
    }
    const last = found.at(-1)
    const unit = readUnit(folded, end)
    const candidate: Candidate = {
      text: folded,
      start,
      end,
      digits,
      integer: decimals === '',
      yearLike: year.test(digits),
      before: folded.slice(Math.max(0, start - sight), start),
      after: folded.slice(end, end + sight),
      opens,
      unit,
      last,
      between: last && start - last.end <= sight ? folded.slice(last.end, start) : undefined,
    }
    for (const recognise of recognisers) {
      const reading = recognise(candidate)
      if (!reading) continue
      push({ start, end, value: read(digits), ...reading })
      return end
    }
    // A year and month in one piece: 2021.12 is an amount only if something says so.
    if (
      /^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/.test(digits) &&
      !unit &&
      (/[自从至于(]\s*$/.test(candidate.before) ||
        /^\s?[-~—至]\s?(?:19|20)\d{2}\./.test(candidate.after) ||
        (last?.kind === 'date' && candidate.between !== undefined && rangeSign.test(candidate.between)))
    ) {
      push({ start, end, value: zero, kind: 'date' })
      return end
    }
    if (number !== undefined) {
      push({ start, end, value: read(digits), kind: 'list-number' })
      return end
    }
    const signed = hasSign(start) ? start - 1 : start
    const magnitude = read(digits)
    const value: Decimal =
      signed < start && folded.charAt(signed) === '-' ? { digits: -magnitude.digits, scale: magnitude.scale } : magnitude
    // 「各是 4125.49,4143.91 万元」: the unit behind the last of a list or range is the unit of all.
    if (unit && last?.kind === 'figure' && !last.unit && candidate.between !== undefined && sharesUnit.test(candidate.between)) {
      found[found.length - 1] = { ...last, unit: unit.unit }
    }
    push({ start: signed, end, value, kind: 'figure', ...withUnit(unit, end) })
    return Math.max(end, unit ? end + unit.length : end)
  }

  /** A `-` or `+` belongs to the number unless it joins it to what stands before: a range, a code, a word with letters. */
  function hasSign(start: number): boolean {
    const mark = folded.charAt(start - 1)
    if ((mark !== '-' && mark !== '+') || start - 1 < taken) return false
    if (start - 1 === taken && taken > 0) return false
    return !/[0-9A-Za-z%‰)\]年月日号\-+]/.test(folded.charAt(start - 2))
  }

  function chineseAt(start: number): number {
    const run = spot(chineseRun, folded, start) ?? folded.charAt(start)
    const end = start + run.length
    const previous = folded.charAt(start - 1)
    // 第二, 数十, 几百 …; and what stands in quotation marks is a slogan (“四个意识”).
    if (/[0-9第数几这每某各哪百千万亿零〇“"「『]/.test(previous)) return end
    const after = folded.slice(end, end + sight)
    if (/^[一二][一二三四五六七八九〇零]{3}$/.test(run) && /^\s*年/.test(after)) {
      push({ start, end, value: decimal([...run].map(digitOf).join('')), kind: 'year' })
      return end
    }
    const value = chineseValue(run)
    const opens = opensAt(folded, start)
    if (opens && value !== undefined && (/^\s*[、.]/.test(after) || (previous === '(' && /^\s*\)/.test(after)))) {
      push({ start, end, value, kind: 'list-number' })
      return end
    }
    if (
      value !== undefined &&
      ((value.digits <= 12n && /^月(?!均)/.test(after)) ||
        /^季度/.test(after) ||
        (/月\s*$/.test(folded.slice(Math.max(0, start - 4), start)) && /^日/.test(after)))
    ) {
      push({ start, end, value, kind: 'date' })
      return end
    }
    // The power of ten belongs to the unit (一百二十 万元), as with digits.
    const power = /(?:[十百千]?[万亿])$/.exec(run)?.[0].slice(-1) ?? ''
    const stem = power && run.length > 1 ? run.slice(0, -1) : run
    const stemValue = chineseValue(stem)
    const stemEnd = start + stem.length
    const unit = stemValue === undefined ? undefined : readUnit(folded, stemEnd)
    if (
      stemValue === undefined ||
      !unit ||
      !countable(stem, unit, folded.slice(stemEnd + unit.length, stemEnd + unit.length + 6).replaceAll(/\s/g, ''))
    )
      return end
    push({ start, end: stemEnd, value: stemValue, kind: 'figure', ...withUnit(unit, stemEnd), note: 'Chinese numeral' })
    return Math.max(end, stemEnd + unit.length)
  }
}

const chineseStart = /[一二两三四五六七八九十]/
const chineseRun = /[一二两三四五六七八九十百千万亿零〇]{1,16}/y
const digitOf = (character: string): number => (character === '两' ? 2 : Math.max(0, '〇一二三四五六七八九'.indexOf(character)))

/** 一百二十 → 120, 一〇五 → 105; undefined when it is no well-formed number. */
function chineseValue(run: string): Decimal | undefined {
  if (run.includes('〇') && !/[十百千万亿]/.test(run)) return decimal([...run].map(digitOf).join(''))
  if (!/^(?:(?:[一二两三四五六七八九]?[十百千]|[一二两三四五六七八九]|零|〇)+[万亿]?)+$/.test(run)) return undefined
  let total = 0
  let section = 0
  let digit = 0
  for (const character of run) {
    const power = { 十: 10, 百: 100, 千: 1000 }[character]
    if (power !== undefined) {
      section += (digit || 1) * power
      digit = 0
    } else if (character === '万' || character === '亿') {
      total = (total + section + digit) * (character === '万' ? 10_000 : 100_000_000)
      section = 0
      digit = 0
    } else {
      // Two digits in a row (二三) name neither a number nor an amount.
      if (digit !== 0 && character !== '零' && character !== '〇') return undefined
      digit = digitOf(character)
    }
  }
  return decimal(total + section + digit)
}

/** Units that, behind a Chinese numeral, count things in a disclosure; with others it is nearly always a set phrase (一期, 二级, 三类). */
const counted =
  /^[百千万亿]*(?:元|美元|人|人次|名|位|批|批次|批（次）|个|个团组|团组|个批次|项|件|场|场次|家|户|条|篇|份|座|间|幢|栋|辆|台|台（套）|套|平方米|亩|公里|吨|次|个百分点|百分点)$/

function countable(stem: string, unit: UnitRead, after: string): boolean {
  if (!counted.test(unit.unit.symbol)) return false
  // 一 is the indefinite article (一个, 一批, 一次) except before what is bought and counted one by one.
  if (stem === '一' && !/^(?:辆|台|台（套）|套|幢|栋|座|[万亿]元)$/.test(unit.unit.symbol)) return false
  return !/^(?:规定|全会|会议|代表|党代|维护|确立|意识|自信|全面|方面|不|大局|务必|必须|阶段|维度|坚持)/.test(after)
}

/** Printed lines → paragraphs, by where lines begin and end; numbers and words broken by a line's end are made whole. */
import type { Line } from './lines.ts'
import { listNumber } from './numbering.ts'
import type { Place, PlacedText } from './types.ts'

/** A run of lines that is read as one piece. */
export interface Paragraph extends PlacedText {
  /** Page on which it begins. */
  readonly page: number
  /** Offsets in `text` at which a new printed line begins (0 is not listed). */
  readonly lineStarts: readonly number[]
  /** Number of printed lines. */
  readonly lines: number
  /** Em size in points; 0 for plain text. */
  readonly size: number
  readonly heavy: boolean
  /** Stands in the middle of the page with white on both sides. */
  readonly centred: boolean
  /** A line of a table of contents: dots or white, then a page number. */
  readonly toc: boolean
}

/** Left and right edge of the running text of a page, in points. */
interface Measure {
  readonly left: number
  readonly right: number
  /** How far before the right edge a full line may end: 0 in justified text, several ems in ragged text. */
  readonly ragged: number
  /** Of the page. */
  readonly height: number
}

/** White of so many ems inside a line parts columns, not words. */
const SEPARATE = 5
const SENTENCE_END = /[。；！？;!?：:][”’"』」）)]*$/u
const TOC_LINE =
  /(?:[.．·•…⋯]\s*){4,}\s*[-—]?\s*\d{0,3}\s*[-—]?$|(?:…|⋯){2,}\s*\d{1,3}$|(?<!\d\s*)(?:[.．·]\s*){3}\s*[-—]?\s*\d{1,3}\s*[-—]?$/u
/** Punctuation that cannot begin a line. */
const CLOSING = /^[，。、；：！？）】」』”’》〉%％‰,.;:!?)\]}·]/u
const OPENING = /[（【「『“‘《〈([{]$/u

export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text)
}

/** The words over a table of contents. */
export function isContentsTitle(text: string): boolean {
  return /^目\s*[录錄]$/u.test(text.trim())
}

/** A label over a table: 「单位：万元」「填报单位：…」. */
export function isFormLabel(text: string): boolean {
  return (
    text.length < 40 &&
    /^[（(]?(?:金额)?(?:单位|填报单位|编制单位|编制部门|部门|单位名称|部门名称|预算单位|预算主管部门|主管部门)\s*[:：]/u.test(text)
  )
}

/** Nothing but a date, however its digits are written. */
export function isDate(text: string): boolean {
  return /^\(?[\d〇○零一二三四五六七八九十年月日度\s./-]+\)?$/u.test(text.normalize('NFKC'))
}

export function isTocLine(text: string): boolean {
  return TOC_LINE.test(text)
}

/** The text of lines that are one piece, each character still leading back to its place. */
export function merged(lines: readonly Line[], centred: boolean): Paragraph {
  let text = ''
  const places: (Place | undefined)[] = []
  const lineStarts: number[] = []
  for (const line of lines) {
    if (text !== '') {
      if (blankBetween(text, line.text)) {
        text += ' '
        places.push(undefined)
      }
      lineStarts.push(text.length)
    }
    text += line.text
    for (const place of line.places) places.push(place)
  }
  const first = lines[0]
  return {
    text,
    places,
    lineStarts,
    page: first?.page ?? 1,
    lines: lines.length,
    size: first?.size ?? 0,
    heavy: lines.length > 0 && lines.every((line) => line.heavy),
    centred,
    toc: lines.length === 1 && isTocLine(text),
  }
}

/** Characters in which a numeral ends up: a paragraph is not looked through for each of its lines. */
const LONGEST_TAIL = 48
const NUMERAL_TAIL = /\d[\d,]*\.?\d*$/u
const NUMERAL_HEAD = /^[\d,]*\.?\d*/u
const NUMERAL = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u

/** Chinese joins without a blank; two words do not; a numeral cut by the line's end is made whole. */
function blankBetween(above: string, below: string): boolean {
  const left = above.slice(-1)
  const right = below.slice(0, 1)
  if (/[A-Za-z]/u.test(left) && /[A-Za-z]/u.test(right)) return true
  if (/\d/u.test(left) && /\d/u.test(right)) {
    const whole = (NUMERAL_TAIL.exec(above.slice(-LONGEST_TAIL))?.[0] ?? '') + (NUMERAL_HEAD.exec(below)?.[0] ?? '')
    return !NUMERAL.test(whole)
  }
  return false
}

/** Two paragraphs as one (a number and the title printed below it). */
export function joined(above: Paragraph, below: Paragraph): Paragraph {
  const shift = above.text.length
  return {
    ...above,
    text: above.text + below.text,
    places: [...above.places, ...below.places],
    lineStarts: [...above.lineStarts, shift, ...below.lineStarts.map((at) => at + shift)],
    lines: above.lines + below.lines,
    size: Math.max(above.size, below.size),
    heavy: above.heavy && below.heavy,
  }
}

/** Lines of running text → paragraphs. */
export function paragraphs(lines: readonly Line[], measures: ReadonlyMap<number, Measure>): Paragraph[] {
  const result: Paragraph[] = []
  let open: Line[] = []
  const flush = () => {
    const first = open[0]
    if (first !== undefined)
      result.push(
        merged(
          open,
          open.every((line) => isCentred(line, measures.get(line.page))),
        ),
      )
    open = []
  }
  const pitch = usualPitch(lines)
  // Where each list stands: 「（三）」 after 「（二）」 begins an item wherever it is printed.
  const lists = new Map<number, number>()
  lines.forEach((line, i) => {
    const number = listNumber(line.text)
    const follows = number !== undefined && (number.ordinal === 1 || lists.get(number.level) === number.ordinal - 1)
    if (open.length > 0 && !goesOn(open, line, lines[i + 1], measures, pitch, follows)) flush()
    if (open.length === 0 && number !== undefined) lists.set(number.level, number.ordinal)
    open.push(line)
  })
  flush()
  return result
}

function isCentred(line: Line, measure: Measure | undefined): boolean {
  if (measure === undefined) return false
  const before = line.box[0] - measure.left
  const after = measure.right - line.box[2]
  return before > line.size * 2.5 && after > line.size * 2.5 && Math.abs(before - after) < Math.max(line.size * 3, (before + after) * 0.2)
}

/** Distance between the tops of neighbouring lines, most often. */
function usualPitch(lines: readonly Line[]): number {
  const pitches: number[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before !== undefined && before.page === line.page) pitches.push(middleOf(line) - middleOf(before))
  })
  pitches.sort((a, b) => a - b)
  return pitches[Math.floor(pitches.length * 0.4)] ?? 0
}

function middleOf(line: Line): number {
  return (line.box[1] + line.box[3]) / 2
}

function goesOn(
  open: readonly Line[],
  next: Line,
  after: Line | undefined,
  measures: ReadonlyMap<number, Measure>,
  pitch: number,
  follows: boolean,
): boolean {
  const first = open[0] as Line
  const last = open[open.length - 1] as Line
  const here = measures.get(last.page)
  const there = measures.get(next.page)
  if (here === undefined || there === undefined) return false
  // Rows of separate pieces and lines of a table of contents stay by themselves.
  if (
    last.gap > SEPARATE ||
    next.gap > SEPARATE ||
    isTocLine(last.text) ||
    isTocLine(next.text) ||
    isFormLabel(last.text) ||
    isFormLabel(next.text)
  )
    return false
  const em = last.size
  if (Math.abs(next.size - em) > em * 0.17) return false
  // A page that ends early after a whole sentence ends a paragraph.
  if (next.page !== last.page && last.box[3] < here.height * 0.6 && endsSentence(last.text)) return false
  const apart = next.page === last.page ? middleOf(next) - middleOf(last) : 0
  if (apart < 0 || apart > Math.max(pitch * 1.9, em * 3.2)) return false
  const ended = endsSentence(last.text)
  const number = listNumber(next.text)
  const indented = isIndented(open, next, there.left - here.left, here.left)
  const full = here.right - here.ragged - last.box[2] < firstTokenWidth(next) + em * 0.6

  const oneAxis = Math.abs(last.box[0] + last.box[2] - next.box[0] - next.box[2]) < em * 1.4
  if (isCentred(next, there) && oneAxis && (last.heavy || isCentred(last, here))) {
    // A title over several lines: same face, close together, nothing that ends it.
    const sameFace = last.heavy === next.heavy && Math.abs(next.size - em) < em * 0.06
    return (
      sameFace &&
      !ended &&
      number === undefined &&
      apart > 0 &&
      apart < em * 2.8 &&
      !isDate(next.text) &&
      !isContentsTitle(last.text) &&
      !isContentsTitle(next.text)
    )
  }
  if (isCentred(last, here) && isCentred(next, there)) return false
  // What stands at the right edge by itself (a unit, a date, a signature) begins nothing.
  if (open.length === 1 && last.box[0] - here.left > (here.right - here.left) * 0.4) return false
  if (
    number !== undefined &&
    (indented || ended || !full || (follows && Math.abs(next.box[0] - first.box[0]) < em * 0.6 && listNumber(first.text) !== undefined))
  )
    return false
  if (NUMBERED_TITLE.test(next.text)) return false
  if (open.length === 1 && isWholeHeading(last.text) && beginsSentence(next.text)) return false
  if (!full) {
    // In text with indented paragraphs an unindented line goes on, unless a sentence or a heading ended before it.
    return !ended && !indented && first.box[0] - here.left > em * 1.2 && last.box[2] - last.box[0] > (here.right - here.left) * 0.6
  }
  if (OPENING.test(last.text) || CLOSING.test(next.text)) return true
  if (apart > pitch * 1.35 && ended) return false
  if (!indented) return true
  // Indented: a new paragraph, unless the whole block is set in. Where the line after it hangs back, it is a first line.
  if (after !== undefined && after.page === next.page && after.box[0] < next.box[0] - em * 0.8 && listNumber(after.text) === undefined)
    return false
  const block = Math.abs(next.box[0] - last.box[0]) < em * 0.6
  if (block && (open.length > 1 || !ended)) return open.length > 1 || number === undefined
  return false
}

/**
 * Whether a line is set in like the first line of a paragraph, seen from the lines before it; a page's own edge decides only
 * where a single line goes before.
 * @param shift how much further right the next line's page begins
 */
function isIndented(open: readonly Line[], next: Line, shift: number, left: number): boolean {
  const first = open[0] as Line
  const last = open[open.length - 1] as Line
  const em = last.size
  const seen = next.page === last.page ? [next.box[0]] : [next.box[0], next.box[0] - shift]
  if (open.length > 1) return seen.every((x) => x > last.box[0] + em * 1.2)
  if (seen.some((x) => x < first.box[0] - em * 0.8)) return false
  if (seen.some((x) => Math.abs(x - first.box[0]) <= em * 0.8)) return first.box[0] > left + em * 1.2
  return true
}

/** 「表3 …」「附件2 …」「图1 …」 */
const NUMBERED_TITLE = /^(?:表|附件|附表|图)\s*[\d一二三四五六七八九十]{0,2}\s*(?:[-－.．:：、\s]|$)/u

/** A numbered line that says what is explained below it. */
function isWholeHeading(text: string): boolean {
  return listNumber(text) !== undefined && /(?:说明|情况|概况|解释)(?:[（(][^）)]{1,14}[）)])?$/u.test(text) && !/[，。；：]/u.test(text)
}

/** How sentences of these reports begin: the body's name or the year. */
const SENTENCE_HEAD = /^(?:本|我|(?:.{2,25}?)?20\d{2}\s*年)/u

/** Whether a line begins as the sentences of these reports do: with the body's name or the year. */
export function beginsSentence(text: string): boolean {
  return SENTENCE_HEAD.test(text)
}

/** What cannot be parted at the head of a line: a numeral or word, or one character, with the marks that follow it. */
export function firstToken(text: string): string {
  return /^[（【「『“‘《〈([{]*(?:[\dA-Za-z.,，．%％+\-－]+|.)[，。、；：！？）】」』”’》〉%％‰,.;:!?)\]}]*/u.exec(text)?.[0] ?? ''
}

function firstTokenWidth(line: Line): number {
  const last = line.places[firstToken(line.text).length - 1]
  return last === undefined ? line.size : Math.max(0, last.box[2] - line.box[0])
}

/** The left and right edge of running text on each page. */
export function measuresOf(
  pages: readonly { readonly number: number; readonly width: number; readonly height: number; readonly lines: readonly Line[] }[],
): Map<number, Measure> {
  const shapes = new Map<string, Line[]>()
  const shapeOf = (page: { readonly width: number; readonly height: number }) =>
    `${Math.round(page.width / 5)}x${Math.round(page.height / 5)}`
  for (const page of pages) {
    const list = shapes.get(shapeOf(page)) ?? []
    list.push(...page.lines)
    shapes.set(shapeOf(page), list)
  }
  const result = new Map<number, Measure>()
  for (const page of pages) {
    const all = shapes.get(shapeOf(page)) ?? []
    const common = edges(all, page.width)
    const own = page.lines.length >= 6 ? edges(page.lines, page.width) : undefined
    // A page's own edges count when enough of its lines reach them; sections of a document may have margins of their own.
    const measure = own !== undefined && own.ragged === 0 && own.votes >= 4 ? own : common
    if (measure !== undefined)
      result.set(page.number, { left: measure.left, right: measure.right, ragged: measure.ragged, height: page.height })
    else result.set(page.number, { left: page.width * 0.12, right: page.width * 0.88, ragged: 0, height: page.height })
  }
  return result
}

function edges(lines: readonly Line[], width: number): (Omit<Measure, 'height'> & { readonly votes: number }) | undefined {
  const long = lines.filter((line) => line.gap <= SEPARATE && line.box[2] - line.box[0] > width * 0.45)
  if (long.length === 0) return undefined
  const ends = long.map((line) => line.box[2]).sort((a, b) => a - b)
  const right = mode(ends, 4, 'high')
  const left = mode(
    long.map((line) => line.box[0]),
    4,
    'low',
  )
  // Justified lines end in one place; where fewer than a third do, the right edge is ragged.
  const quantile = (share: number) => ends[Math.floor((ends.length - 1) * share)] ?? 0
  const spread = quantile(0.9) - quantile(0.25)
  const em = long[Math.floor(long.length / 2)]?.size ?? 0
  if (ends.length >= 8 && right.votes < ends.length / 3 && spread < em * 4) {
    return { left: left.at, right: quantile(0.9), ragged: spread, votes: left.votes + 1 }
  }
  return { left: left.at, right: right.at, ragged: 0, votes: Math.min(right.votes, left.votes + 1) }
}

/** The most frequent value (within `width`), an outer one preferred when it is nearly as frequent. */
function mode(values: readonly number[], width: number, prefer: 'high' | 'low'): { readonly at: number; readonly votes: number } {
  const sorted = [...values].sort((a, b) => a - b)
  let best = { at: sorted[0] ?? 0, votes: 0 }
  const clusters: { at: number; votes: number }[] = []
  for (let i = 0; i < sorted.length; ) {
    const start = sorted[i] ?? 0
    let j = i
    while (j < sorted.length && (sorted[j] ?? 0) - start <= width) j++
    clusters.push({ at: sorted[Math.floor((i + j - 1) / 2)] ?? start, votes: j - i })
    i = j
  }
  const most = Math.max(...clusters.map((c) => c.votes))
  const eligible = clusters.filter((c) => c.votes >= Math.max(2, most * 0.35))
  const pool = eligible.length > 0 ? eligible : clusters
  best = (prefer === 'high' ? pool[pool.length - 1] : pool[0]) ?? best
  return best
}

/** Folded text into tokens: figures, the words of the lexicon, comparisons with a period or a budget, and everything else. */
import type { Basis } from '../model/reading.ts'
import type { Numeral } from '../number/numeral.ts'
import { basisPattern, comparators, directionBracket, nameBracket, namesBasis, phaseOf, type WordKind, words } from './lexicon.ts'

export interface Token {
  readonly kind: WordKind | 'basis'
  readonly start: number
  readonly end: number
  readonly text: string
  readonly numeral?: Numeral
  readonly basis?: Basis
}

/** The year that words name. */
export const yearIn = (text: string): number | undefined => {
  const match = /(?:19|20)\d\d/.exec(text)
  return match ? Number(match[0]) : undefined
}

function basisOf(text: string, year: number | undefined): Basis {
  const printed = text.trim()
  const named = yearIn(text)
  const prior = named === undefined ? /上一?年|去年|往年|前年|同期|同比/.test(text) : year !== undefined && named < year
  const period = named ?? (prior && year !== undefined ? year - 1 : undefined)
  return { text: printed, prior, phase: phaseOf(text), ...(period === undefined ? {} : { period }) }
}

/** Folded text with every figure, its unit included, masked by '#'. */
function mask(text: string, numerals: readonly Numeral[]): string {
  let masked = ''
  let from = 0
  for (const n of numerals) {
    const end = n.unitEnd ?? n.end
    masked += text.slice(from, n.start) + '#'.repeat(end - n.start)
    from = end
  }
  return masked + text.slice(from)
}

/** What may follow the name of an item that is compared with itself. */
const saying = /(?:支出|决算|预算|执行|数据|总额|数|额)+$/

/** Tokens of a folded text, from left to right. `year` is the year the document is about. */
export function tokenise(text: string, numerals: readonly Numeral[], year: number | undefined): Token[] {
  const masked = mask(text, numerals)
  const byStart = new Map(numerals.map((n) => [n.start, n]))
  const tokens: Token[] = []
  let at = 0
  const read = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(masked)?.[0] || undefined
  }
  while (at < masked.length) {
    const start = at
    // Two figures may touch: 「5批次39人次」.
    const numeral = byStart.get(at)
    if (numeral) {
      at = numeral.unitEnd ?? numeral.end
      tokens.push({ kind: 'figure', start, end: at, text: text.slice(start, at), numeral })
      continue
    }
    const bracket = read(nameBracket)
    if (bracket && !directionBracket.test(bracket)) {
      at += bracket.length
      tokens.push({ kind: 'other', start, end: at, text: bracket })
      continue
    }
    if (masked.charAt(at) === '(' || masked.charAt(at) === ')') {
      const direction = /\((?:增加|增长|增|上升|减少|下降|减|降低)\)/y
      if (!read(direction)) {
        at++
        tokens.push({ kind: masked.charAt(start) === '(' ? 'open' : 'close', start, end: at, text: masked.charAt(start) })
        continue
      }
    }
    // 「与2022年度一般公共预算支出2944.22万元相比」: the item is named again, with the amount compared with.
    // 「较2023年度部门决算公共经费15.30万元增加2.10万元」
    const against =
      read(/(?:[与和同]|相?较于?|比)(?=([^#,，。;；:：]{2,40}?)\s*#+\s*(?:相比|比较|对比))/y) ??
      read(/(?:相?较于?|比)(?=([^#,，。;；:：]{2,40}?)\s*#+\s*(?:净?增|减|下降|上升|降低|提高|多支?#|少支?#))/y)
    const compared = against ? /^[^#]*/.exec(masked.slice(at + against.length))?.[0] : undefined
    if (against && compared && namesBasis.test(compared)) {
      at += against.length + compared.length
      tokens.push({ kind: 'basis', start, end: at, text: text.slice(start, at), basis: basisOf(compared, year) })
      continue
    }
    // 「“三公”经费决算数比2014年“三公”经费决算数减少16.5万元」: the item is named again.
    const again = read(
      /(?:相?较于?|比)(?=(?:(?:19|20)\d\d\s*年度?|上年度?|去年)[^#,，。;；:：]{2,24}?(?:增加|减少|增长|下降|上升|降低)了?\s*#)/y,
    )
    const renamed = again
      ? /^((?:\d{4}\s*年度?|上年度?|去年))(.*?)(?:增加|减少|增长|下降|上升|降低)了?\s*#/s.exec(masked.slice(at + again.length))
      : null
    const item = (renamed?.[2] ?? '').replace(saying, '')
    if (again && renamed && item.length > 2 && masked.slice(0, at).replace(saying, '').endsWith(item)) {
      const compared = `${renamed[1] ?? ''}${renamed[2] ?? ''}`
      at += again.length + compared.length
      tokens.push({ kind: 'basis', start, end: at, text: text.slice(start, at), basis: basisOf(compared, year) })
      continue
    }
    const comparator = read(comparators)
    if (comparator) {
      const behind = at + comparator.length
      basisPattern.lastIndex = behind
      const basis = basisPattern.exec(masked)?.[0]
      // 与, 和, 为 … compare only when what follows them does.
      const rest = masked.slice(behind + (basis?.length ?? 0), behind + (basis?.length ?? 0) + 14)
      const weak = /^(?:与|和|同|跟|按|为|比)$/.test(comparator)
      const compares =
        /^\s*(?:#+\s*)?(?:相比|比较|对比|相较|,|增|减|下|上|降|升|高|低|多|少|节约|压减|压缩|超支|超出|净增|净减|略|持平|基本持平|相同|无|没有|不变|保持|一致|相差|(?:[^#,。;:]{0,8}(?:增加|减少|持平|下降|增长|相同|无变化|上升)))/.test(
          rest,
        )
      if (
        basis &&
        namesBasis.test(basis) &&
        (weak
          ? compares &&
            comparator !== '为' &&
            (/^\s*(?:相比|比较|对比|相较|持平|基本持平|相同|无|一致|#|增|减|下|上|[^#,。;:]{0,6}(?:相比|持平|相同|一致|对比))/.test(rest) ||
              comparator === '比')
          : true)
      ) {
        at = behind + basis.length
        const tail = /\s*(?:相比较?|比较|对比|相较)/y
        tail.lastIndex = at
        const extra = tail.exec(masked)?.[0]
        if (extra) at += extra.length
        tokens.push({ kind: 'basis', start, end: at, text: text.slice(start, at), basis: basisOf(basis, year) })
        continue
      }
    }
    for (const [kind, pattern] of words) {
      const word = read(pattern)
      if (!word) continue
      at += word.length
      if (kind === 'up' || kind === 'down' || word === '等于') {
        // 「大于预算数」「等于年初预算」: direction and basis in one.
        basisPattern.lastIndex = at
        const basis =
          /[于]$|超[过出]$|突破$/.test(word) || /^[高低多少]$/.test(word) ? basisPattern.exec(masked.replace(/^于/, ''))?.[0] : undefined
        tokens.push({ kind, start, end: at, text: word })
        if (basis && namesBasis.test(basis)) {
          tokens.push({ kind: 'basis', start: at, end: at + basis.length, text: basis, basis: basisOf(basis, year) })
          at += basis.length
        }
      } else if (kind === 'yearly') tokens.push({ kind: 'basis', start, end: at, text: word, basis: basisOf(word, year) })
      else tokens.push({ kind, start, end: at, text: word })
      break
    }
  }
  return tokens
}

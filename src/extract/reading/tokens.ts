/** Folded text into tokens: figures, the words of the lexicon, comparisons with a period or a budget, and everything else. */
import type { Basis } from '../../model/reading.ts'
import type { Numeral } from '../../number/numeral.ts'
import { basisAt, basisOf, comparisonAt } from './comparisons.ts'
import { wordAt } from './lexer.ts'
import type { WordKind } from './words.ts'

export interface Token {
  readonly kind: WordKind | 'basis'
  readonly start: number
  readonly end: number
  readonly text: string
  readonly numeral?: Numeral
  readonly basis?: Basis
}

/** Brackets that belong to a name: 「因公出国（境）费」「一般公共服务支出（类）」. */
const nameBracket = /\((?:境|类|款|项|\d+[类款项]|级|套|费|护|司|团组|含[^#()]{1,16}|不含[^#()]{1,16}|[^#()]{1,12})\)/y
const directionBracket = /\((?:增加|增长|增|上升|减少|下降|减|降低)\)/y

/** Direction and basis in one: 「大于预算数」「等于年初预算」「同上年」. */
const opensBasis = /于$|超[过出]$|突破$|^[高低多少同]$/

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

const matches = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** Tokens of a folded text, from left to right. `year` is the year the document is about. */
export function tokenise(text: string, numerals: readonly Numeral[], year: number | undefined): Token[] {
  const masked = mask(text, numerals)
  const byStart = new Map(numerals.map((n) => [n.start, n]))
  const tokens: Token[] = []
  let at = 0
  const push = (kind: Token['kind'], end: number, basis?: string): void => {
    tokens.push({
      kind,
      start: at,
      end,
      text: (basis === undefined ? masked : text).slice(at, end),
      ...(basis === undefined ? {} : { basis: basisOf(basis, year) }),
    })
    at = end
  }
  while (at < masked.length) {
    // Two figures may touch: 「5批次39人次」.
    const numeral = byStart.get(at)
    if (numeral) {
      const end = numeral.unitEnd ?? numeral.end
      tokens.push({ kind: 'figure', start: at, end, text: text.slice(at, end), numeral })
      at = end
      continue
    }
    const character = masked.charAt(at)
    const direction = character === '(' ? matches(directionBracket, masked, at) : 0
    const bracket = character === '(' && direction === 0 ? matches(nameBracket, masked, at) : 0
    if (bracket > 0) {
      push('other', at + bracket)
      continue
    }
    if ((character === '(' && direction === 0) || character === ')') {
      push(character === '(' ? 'open' : 'close', at + 1)
      continue
    }
    const comparison = comparisonAt(masked, at)
    if (comparison) {
      push('basis', comparison.end, comparison.words)
      continue
    }
    const found = wordAt(masked, at)
    if (!found) {
      push('other', at + 1)
      continue
    }
    const { kind } = found.word
    const said = masked.slice(at, found.end)
    if (kind === 'yearly') push('basis', found.end, said)
    else push(kind, found.end)
    if (kind !== 'up' && kind !== 'down' && said !== '等于' && said !== '同') continue
    const basis = opensBasis.test(said) ? basisAt(masked, at) : undefined
    if (basis !== undefined) push('basis', at + basis.length, basis)
  }
  return tokens
}

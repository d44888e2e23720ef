/**
 * Shares of one whole that were made to add up to a hundred: one of them is a unit of its last place more or less than it would be by
 * rounding, and that is what the others lack. Harmless; it is noted, and judged as such.
 */
import { createHash } from 'node:crypto'
import type { Claim } from '../model/claim.ts'
import type { Found } from '../model/finding.ts'
import type { Read } from '../model/reading.ts'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  format,
  isZero,
  multiply,
  shift,
  sign,
  subtract,
  zero,
} from '../number/decimal.ts'
import { baseValue, impliedPercentage } from '../relation/judge.ts'
import type { Relation } from '../relation/relation.ts'

interface Share {
  /** Index of its claim. */
  readonly index: number
  readonly figure: number
  readonly stated: Decimal
  readonly rounded: Decimal
  /** One unit of its last place. */
  readonly unit: Decimal
}

/** Shares of one whole, closed to a hundred. */
export interface Closed {
  readonly shares: readonly Share[]
  /** Those that were lifted or lowered for it. */
  readonly adjusted: readonly Share[]
}

const fewest = 3

export function closedShares(voters: readonly { readonly claim: Claim; readonly reading: number }[], read: Read): Closed[] {
  /** By the figure of the whole. */
  const groups = new Map<number, Map<number, Share>>()
  voters.forEach(({ claim, reading }, index) => {
    const relation = claim.readings[reading]
    const share = relation && shareIn(relation, index, read)
    const [base] = relation?.kind === 'quotient' ? relation.denominator : []
    if (share === undefined || base === undefined) return
    const of = groups.get(base.figure) ?? new Map<number, Share>()
    if (!of.has(share.figure)) of.set(share.figure, share)
    groups.set(base.figure, of)
  })
  // One whole may be printed twice: 收入合计, and 本年收入 where nothing is carried over.
  const twice = Map.groupBy(groups, ([whole]) => `${read(whole).unit.dimension} ${format(baseValue(read(whole)))}`)
  const sets = [
    ...groups.values(),
    ...[...twice.values()].flatMap((same) => (same.length > 1 ? [new Map(same.flatMap(([, of]) => [...of]))] : [])),
  ]
  return sets.flatMap((group) => {
    const shares = [...group.values()]
    const sumOf = (which: 'stated' | 'rounded'): Decimal => shares.reduce((sum, s) => add(sum, s[which]), zero)
    const missing = subtract(decimal(100), sumOf('rounded'))
    if (shares.length < fewest || !equals(sumOf('stated'), decimal(100)) || isZero(missing)) return []
    const adjusted = shares.filter((s) => !equals(s.stated, s.rounded))
    const isClosing = adjusted.every(({ stated, rounded, unit }) => {
      const by = subtract(stated, rounded)
      return sign(by) === sign(missing) && compare(abs(by), unit) <= 0
    })
    return isClosing ? [{ shares, adjusted }] : []
  })
}

function shareIn(relation: Relation, index: number, read: Read): Share | undefined {
  if (relation.kind !== 'quotient' || relation.op !== '=' || relation.denominator.length !== 1 || relation.numerator.length !== 1)
    return undefined
  const figure = read(relation.stated.figure)
  const rounded = impliedPercentage(relation, read, figure.decimals)
  if (figure.unit.dimension !== 'percent' || rounded === undefined || isZero(figure.value)) return undefined
  const stated = multiply(figure.value, decimal(relation.stated.times))
  return { index, figure: figure.id, stated, rounded, unit: shift(decimal(1), -figure.decimals) }
}

/** One note for each set of shares. */
export const closedNotes = (closed: readonly Closed[], read: Read): Found[] =>
  closed.flatMap(({ shares, adjusted }): Found[] => {
    const [first] = adjusted
    if (first === undefined) return []
    const figure = read(first.figure)
    return [
      {
        id: createHash('sha256')
          .update(`closed\u0000${shares.map((s) => format(s.stated)).join('\u0000')}`)
          .digest('hex')
          .slice(0, 12),
        rule: 'convention',
        severity: 'info',
        said: {
          kind: 'closed-shares',
          count: shares.length,
          adjusted: adjusted.map((s) => ({ printed: format(s.stated), rounded: format(s.rounded) })),
        },
        page: figure.source.page,
        quote: figure.source.quote,
        stated: { value: figure.printed, unit: figure.unit.symbol },
        evidence: shares.map((s) => {
          const of = read(s.figure)
          return {
            role: 'share',
            value: of.printed,
            unit: of.unit.symbol,
            page: of.source.page,
            quote: of.source.quote,
            figure: of.id,
            ...(of.source.boxes.length > 0 ? { boxes: of.source.boxes } : {}),
          }
        }),
        related: [],
        section: figure.source.section,
        figure: figure.id,
        at: figure.source.at,
      },
    ]
  })

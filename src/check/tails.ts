/** What a difference in the last printed place is worth: the document's own figures decide. */

import type { Figure, Relation } from '../model.ts'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  format,
  isZero,
  multiply,
  shift,
  subtract,
  trim,
  zero,
} from '../number/decimal.ts'
import { baseValue, figuresIn, halfUnitOf, quotientInterval, type Read } from './judge.ts'
import { isHeld, type Weighed } from './weigh.ts'

/** Sums whose figures can show rounding: three addends or more, not all of them nothing. */
const canRound = (relation: Relation | undefined, read: Read): boolean =>
  relation?.kind === 'sum' && relation.op === '=' && relation.terms.filter((t) => !isZero(read(t.figure).value)).length >= 3

/** How many different sums there are: one sum repeated in three tables is one witness. */
const different = (relations: readonly (Relation | undefined)[], read: Read): number =>
  new Set(
    relations.map((r) =>
      r?.kind === 'sum'
        ? r.terms
            .map((t) => (isZero(read(t.figure).value) ? '' : read(t.figure).printed.replace(/[,，]/g, '')))
            .filter((v) => v !== '')
            .sort()
            .join('+')
        : '',
    ),
  ).size

/** Share of sums with a tail, in per cent, from which a document is one that rounds each figure by itself. */
const noisy = 4

/**
 * The document's own figures decide what a difference in the last place is. Where its sums hold to the last digit, two
 * places that give one quantity with different last digits do not agree; where many sums carry a tail, they are rounded.
 */
export function forgiveTails(weighed: Weighed[], read: Read): void {
  const sums = weighed.map((w) => ({ w, relation: w.claim.readings[w.reading] })).filter(({ relation }) => canRound(relation, read))
  weighed.forEach((w, i) => {
    const relation = w.claim.readings[w.reading]
    if (w.judgement.verdict !== 'contradiction' || !w.judgement.lastDigit || relation?.kind !== 'sum' || relation.terms.length !== 2) return
    // The figures in question do not vote: one slip would make its own alibi.
    const own = new Set(figuresIn(relation))
    const voters = sums.filter((s) => s.relation && !figuresIn(s.relation).some((f) => own.has(f)))
    const tails = different(
      voters.filter((s) => s.w.judgement.verdict === 'rounding').map((s) => s.relation),
      read,
    )
    const held = different(
      voters.filter((s) => s.w.judgement.verdict === 'exact').map((s) => s.relation),
      read,
    )
    if (tails >= 3 && tails * 100 >= (tails + held) * noisy)
      weighed[i] = { ...w, judgement: { verdict: 'rounding', cut: false, lastDigit: false } }
  })
}

type Sum = Extract<Relation, { kind: 'sum' }>

/** How far a sum is from 0 at the printed figures, in the base unit. */
const offBy = (relation: Sum, read: Read): Decimal =>
  relation.terms.reduce((s, t) => add(s, multiply(baseValue(read(t.figure)), decimal(t.times))), zero)

/**
 * A last digit mistyped leaves every sum of its figure within rounding, and every one by the same amount. Where at least two
 * sums of one figure carry a tail that one change of its last place removes, no exact relation of it speaks for the printed
 * digit, and the rest of the document's sums hold to the last digit, the tails do not agree. Returns their indexes.
 */
export function suspectTails(weighed: Weighed[], read: Read): ReadonlySet<number> {
  const sums = weighed.flatMap((w, index) => {
    const relation = w.claim.readings[w.reading]
    return relation?.kind === 'sum' && relation.op === '=' ? [{ w, index, relation }] : []
  })
  const tails = sums.filter((s) => s.w.judgement.verdict === 'rounding' && canRound(s.relation, read))
  const on = new Map<number, typeof tails>()
  for (const tail of tails) {
    for (const f of figuresIn(tail.relation)) {
      const of = on.get(f)
      if (of) of.push(tail)
      else on.set(f, [tail])
    }
  }
  const telling = sums.filter((s) => canRound(s.relation, read))
  const accused = new Set<number>()
  for (const [id, mine] of [...on].sort((a, b) => b[1].length - a[1].length)) {
    if (mine.length < 2 || mine.some((t) => accused.has(t.index))) continue
    const figure = read(id)
    const change = commonChange(id, figure, mine, read)
    if (!change) continue
    const others = sums.filter((s) => !mine.includes(s) && figuresIn(s.relation).includes(id) && s.relation.terms.length > 1)
    if (others.some((o) => o.w.judgement.verdict === 'exact')) continue
    const rest = telling.filter((s) => !figuresIn(s.relation).includes(id))
    const noise = different(
      rest.filter((s) => s.w.judgement.verdict === 'rounding').map((s) => s.relation),
      read,
    )
    const all = different(
      rest.map((s) => s.relation),
      read,
    )
    if (all < 15 || (noise > 1 && noise * 100 >= all * noisy)) continue
    for (const tail of mine) {
      accused.add(tail.index)
      weighed[tail.index] = {
        ...tail.w,
        claim: { ...tail.w.claim, atMost: 'warning' },
        judgement: { verdict: 'contradiction', cut: false, lastDigit: true },
      }
    }
  }
  return accused
}

/** The one change of a figure's last places that makes all of its tails vanish; undefined when they disagree. */
function commonChange(id: number, figure: Figure, tails: readonly { readonly relation: Sum }[], read: Read): Decimal | undefined {
  let common: Decimal | undefined
  for (const { relation } of tails) {
    const times = relation.terms.filter((t) => t.figure === id).reduce((n, t) => n + t.times, 0)
    if (times === 0) return undefined
    const change = divide(subtract(zero, offBy(relation, read)), decimal(times), 10)
    if (common !== undefined && !equals(common, change)) return undefined
    common = change
  }
  if (common === undefined || isZero(common)) return undefined
  // Nine units of the last place at the most: more is no single digit.
  const limit = multiply(halfUnitOf(figure), decimal(18))
  const size = common.digits < 0n ? { digits: -common.digits, scale: common.scale } : common
  if (compare(size, limit) > 0) return undefined
  return common
}

const unlikely = (w: Weighed): Weighed => ({
  ...w,
  claim: { ...w.claim, atMost: 'warning' },
  judgement: { verdict: 'contradiction', cut: false, lastDigit: true },
})

/** Addends from which the law of errors says more than the outermost bounds. */
const fewAddends = 5
/** Standard deviations of summed roundings past which a tail is no rounding: once in some thousand sums. */
const deviations = decimal('3.5')

/**
 * Roundings of many addends cancel: that all of them lean one way by nearly a half unit does not happen. A sum whose tail is
 * past 3.5 standard deviations (each rounding is uniform: half² ÷ 3) does not agree, though the outermost bounds admit it.
 */
export function unlikelyTails(weighed: Weighed[], read: Read): void {
  const three = decimal(3)
  weighed.forEach((w, i) => {
    const relation = w.claim.readings[w.reading]
    if (w.judgement.verdict !== 'rounding' || relation?.kind !== 'sum' || relation.op !== '=') return
    const rounded = relation.terms.filter((t) => !isZero(read(t.figure).value))
    if (rounded.length < fewAddends) return
    const variance = rounded.reduce((sum, t) => {
      const half = multiply(halfUnitOf(read(t.figure)), decimal(t.times))
      return add(sum, multiply(half, half))
    }, zero)
    const off = offBy(relation, read)
    if (compare(multiply(multiply(off, off), three), multiply(multiply(deviations, deviations), variance)) > 0) weighed[i] = unlikely(w)
  })
}

/** Different sums, all of them exact, from which a document is believed to round nothing: were they rounded, one in three would carry a tail. */
const manySums = 30

/**
 * One sum with a tail, where every other sum that is printed to the same place, in cells as it or in sentences as it, holds to
 * the last digit: the document rounds nothing there, so the tail does not agree. Returns the indexes of such sums.
 */
export function loneTails(weighed: Weighed[], read: Read): ReadonlySet<number> {
  const kindOf = (relation: Sum): string => {
    const printed = relation.terms.map((t) => read(t.figure)).filter((figure) => !isZero(figure.value))
    const coarsest = printed.map(halfUnitOf).reduce((a, b) => (compare(a, b) >= 0 ? a : b), zero)
    return `${[...new Set(printed.map((figure) => figure.place))].join('+')} ${format(trim(coarsest))}`
  }
  const sums = weighed.flatMap((w, index) => {
    const relation = w.claim.readings[w.reading]
    if (relation?.kind !== 'sum' || !w.claim.certain || !canRound(relation, read)) return []
    return isHeld(w.judgement.verdict) ? [{ w, index, relation, kind: kindOf(relation) }] : []
  })
  const accused = new Set<number>()
  for (const one of sums.filter((s) => s.w.judgement.verdict === 'rounding')) {
    const own = new Set(figuresIn(one.relation))
    const others = sums.filter((s) => s.kind === one.kind && !figuresIn(s.relation).some((f) => own.has(f)))
    if (others.some((s) => s.w.judgement.verdict !== 'exact')) continue
    const voters = others.map((s) => s.relation)
    if (different(voters, read) >= manySums) accused.add(one.index)
  }
  for (const index of accused) weighed[index] = unlikely(weighed[index] as Weighed)
  return accused
}

/** Exact percentages that must speak, and none against, before a document is believed to compute them from what it prints. */
const witnesses = 5

/**
 * Percentages of short amounts can tell whether they were computed from the printed amounts or from finer ones behind them.
 * Where all that can tell were computed from what is printed, one that only holds within rounding does not agree. Returns
 * the indexes of those.
 */
export function unlikelyPercentages(weighed: Weighed[], read: Read): ReadonlySet<number> {
  const telling = weighed.flatMap((w, index) => {
    const relation = w.claim.readings[w.reading]
    if (relation?.kind !== 'quotient' || relation.op !== '=' || !w.claim.certain) return []
    if (w.judgement.verdict !== 'exact' && w.judgement.verdict !== 'rounding') return []
    const bounds = quotientInterval(relation.numerator, relation.denominator, read)
    const stated = read(relation.stated.figure)
    if (!bounds || isZero(stated.value) || stated.unit.dimension !== 'percent') return []
    const wide = compare(subtract(bounds.high, bounds.low), shift(decimal(2), stated.unit.power - stated.decimals)) >= 0
    return wide ? [{ w, index, figures: figuresIn(relation) }] : []
  })
  const accused = new Set<number>()
  for (const one of telling) {
    if (one.w.judgement.verdict !== 'rounding') continue
    const rest = telling.filter((t) => !t.figures.some((f) => one.figures.includes(f)))
    if (rest.length >= witnesses && rest.every((t) => t.w.judgement.verdict === 'exact')) accused.add(one.index)
  }
  for (const index of accused) weighed[index] = unlikely(weighed[index] as Weighed)
  return accused
}

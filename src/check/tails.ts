/** What a difference in the last printed place is worth: the document's own figures decide. */

import type { Figure, Read } from '../model/reading.ts'
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
import { baseValue, figuresIn, halfUnitOf, pairIn, quotientInterval } from '../relation/judge.ts'
import type { Relation, Term } from '../relation/relation.ts'
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

/** Two cells of one table for one amount do not differ by rounding, whatever the document rounds: of 22,355 such pairs in 104 documents none did. */
const inOneTable = ([a, b]: readonly [Term, Term], read: Read): boolean => {
  const [one, other] = [read(a.figure), read(b.figure)]
  return one.place === 'cell' && other.place === 'cell' && one.source.block === other.source.block
}

/**
 * The document's own figures decide what a difference in the last place is. Where its sums hold to the last digit, two
 * places that give one quantity with different last digits do not agree; where many sums carry a tail, they are rounded.
 */
export function forgiveTails(weighed: Weighed[], read: Read): void {
  const sums = weighed.map((w) => ({ w, relation: w.claim.readings[w.reading] })).filter(({ relation }) => canRound(relation, read))
  weighed.forEach((w, i) => {
    const relation = w.claim.readings[w.reading]
    const pair = relation && pairIn(relation, read)
    if (w.judgement.verdict !== 'contradiction' || !w.judgement.lastDigit || !relation || !pair || inOneTable(pair, read)) return
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

/** Different sums, all of them exact, beside which a tail that is rare by itself is no rounding. */
const manySums = 30
/** And beside which no tail is: documents that round each figure by itself have one in twenty-five sums with a tail at the least. */
const mostSums = 60

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
    // Of sums that are rounded one in twenty-five has a tail at the least, most often one in six.
    if (noise === 0 ? all < manySums : noise > 1 || all < mostSums) continue
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
  // Whole units of the last place, nine at the most: less is a digit that is not printed, more is no single digit.
  const unit = multiply(halfUnitOf(figure), decimal(2))
  const limit = multiply(unit, decimal(9))
  if (!equals(multiply(divide(common, unit, 0), unit), common)) return undefined
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
const impossible = decimal('3.5')
/** Once in a hundred. */
const rare = decimal('2.5')

/** Whether a sum is further from 0 than so many standard deviations of its roundings (each is uniform: half² ÷ 3). */
function isBeyond(deviations: Decimal, relation: Sum, read: Read): boolean {
  const rounded = relation.terms.filter((t) => !isZero(read(t.figure).value))
  const variance = rounded.reduce((sum, t) => {
    const half = multiply(halfUnitOf(read(t.figure)), decimal(t.times))
    return add(sum, multiply(half, half))
  }, zero)
  const off = offBy(relation, read)
  return compare(multiply(multiply(off, off), decimal(3)), multiply(multiply(deviations, deviations), variance)) > 0
}

/**
 * Roundings of many addends cancel: that all of them lean one way by nearly a half unit does not happen. A sum whose tail is
 * past 3.5 standard deviations does not agree, though the outermost bounds admit it.
 */
export function unlikelyTails(weighed: Weighed[], read: Read): void {
  weighed.forEach((w, i) => {
    const relation = w.claim.readings[w.reading]
    if (w.judgement.verdict !== 'rounding' || relation?.kind !== 'sum' || relation.op !== '=') return
    if (relation.terms.filter((t) => !isZero(read(t.figure).value)).length < fewAddends) return
    if (isBeyond(impossible, relation, read)) weighed[i] = unlikely(w)
  })
}

/**
 * One sum with a tail, where every other sum that is printed to the same place, in cells as it or in sentences as it, holds to
 * the last digit: the document rounds nothing there, so the tail does not agree. Returns the indexes of such sums.
 */
export function loneTails(weighed: Weighed[], read: Read): ReadonlySet<number> {
  /** Where and to which place the figures of a sum are printed; undefined when not all to one. */
  const kindOf = (relation: Sum): string | undefined => {
    const kinds = relation.terms.flatMap((t) => {
      const figure = read(t.figure)
      return isZero(figure.value) ? [] : [`${figure.place} ${format(trim(halfUnitOf(figure)))}`]
    })
    return new Set(kinds).size === 1 ? kinds[0] : undefined
  }
  const sums = weighed.flatMap((w, index) => {
    const relation = w.claim.readings[w.reading]
    if (relation?.kind !== 'sum' || !w.claim.certain || !canRound(relation, read) || !isHeld(w.judgement.verdict)) return []
    const kind = kindOf(relation)
    return kind === undefined ? [] : [{ w, index, relation, kind }]
  })
  const accused = new Set<number>()
  for (const one of sums.filter((s) => s.w.judgement.verdict === 'rounding')) {
    const own = new Set(figuresIn(one.relation))
    const others = sums.filter((s) => s.kind === one.kind && !figuresIn(s.relation).some((f) => own.has(f)))
    if (others.some((s) => s.w.judgement.verdict !== 'exact')) continue
    const voters = others.map((s) => s.relation)
    if (different(voters, read) >= (isBeyond(rare, one.relation, read) ? manySums : mostSums)) accused.add(one.index)
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

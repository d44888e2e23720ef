/**
 * The one place where figures are compared. A relation holds exactly, holds within the rounding of its printed figures,
 * or cannot hold; a missing or doubtful operand makes it "not checkable", never a finding.
 */

import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  format,
  isZero,
  multiply,
  negate,
  rescale,
  shift,
  sign,
  subtract,
  zero,
} from '../number/decimal.ts'
import * as I from '../number/interval.ts'
import type { Printed, Read, Relation, Term, Verdict } from './relation.ts'

export interface Judgement {
  readonly verdict: Verdict
  /** The stated figure equals the implied value with its last digits cut off instead of rounded. */
  readonly cut: boolean
  /** The figure misses by less than one unit of its last printed place. */
  readonly lastDigit: boolean
  readonly reason?: string
}

/** Value in the dimension's base unit (元, %, one piece …). */
export const baseValue = (figure: Printed): Decimal => shift(figure.value, figure.unit.power)

/** Places of the base unit to which the figure is printed; negative for 万元 without decimals. */
const placesOf = (figure: Printed): number => (figure.precision ?? figure.decimals) - figure.unit.power

/** Half of the last printed place, in the base unit. */
export const halfUnitOf = (figure: Printed): Decimal => shift(decimal('0.5'), -placesOf(figure))

const isMoneyToTheFen = (figure: Printed): boolean => figure.unit.dimension === 'money' && placesOf(figure) >= 2
const isCounted = (figure: Printed): boolean =>
  figure.unit.dimension === 'score' ||
  (['people', 'count'].includes(figure.unit.dimension) && figure.decimals === 0 && figure.unit.power === 0)

/**
 * Every value the printed figure may stand for, in the base unit. A printed 0 is exact (a tiny amount would not be
 * printed as nothing), and so are counts of things and money printed to the fen: there is nothing left to round away.
 */
export function intervalOf(figure: Printed): I.Interval {
  const value = baseValue(figure)
  if (isZero(value) || isMoneyToTheFen(figure) || isCounted(figure)) return I.point(value)
  const half = halfUnitOf(figure)
  return { low: subtract(value, half), high: add(value, half) }
}

const times = (a: Decimal, n: number): Decimal => multiply(a, decimal(n))

export const nominal = (terms: readonly Term[], read: Read): Decimal =>
  terms.reduce((total, t) => add(total, times(baseValue(read(t.figure)), t.times)), zero)

export const spread = (terms: readonly Term[], read: Read): I.Interval =>
  terms.reduce((total, t) => {
    const i = intervalOf(read(t.figure))
    const scaled = t.times < 0 ? I.negate(i) : i
    const size = decimal(Math.abs(t.times))
    return I.add(total, { low: multiply(scaled.low, size), high: multiply(scaled.high, size) })
  }, I.point(zero))

/** Places kept when a quotient is computed for comparison. */
const quotientScale = 14

/**
 * Interval of 100 · Σ numerator ÷ Σ denominator. A figure may stand on both sides (change ÷ (current − change)); the
 * quotient is monotone in each figure while the denominator keeps its sign, so its extremes are at the corners.
 * Undefined when the denominator may be 0. Past eight figures the sides are bounded separately, which is wider and safe.
 */
export function quotientInterval(numerator: readonly Term[], denominator: readonly Term[], read: Read): I.Interval | undefined {
  const figures = [...new Set([...numerator, ...denominator].map((t) => t.figure))]
  const bottom = spread(denominator, read)
  if (sign(bottom.low) * sign(bottom.high) <= 0) return undefined
  const hundred = I.point(decimal(100))
  if (figures.length > 8) {
    const q = I.divide(I.multiply(spread(numerator, read), hundred), bottom)
    return q
  }
  let found: I.Interval | undefined
  const intervals = figures.map((f) => intervalOf(read(f)))
  for (let corner = 0; corner < 1 << figures.length; corner++) {
    const at = (id: number): Decimal => {
      const k = figures.indexOf(id)
      const i = intervals[k] as I.Interval
      return corner & (1 << k) ? i.high : i.low
    }
    const sum = (terms: readonly Term[]): Decimal => terms.reduce((s, t) => add(s, times(at(t.figure), t.times)), zero)
    const below = sum(denominator)
    if (isZero(below)) return undefined
    const above = times(sum(numerator), 100)
    const q = { low: divide(above, below, quotientScale, 'floor'), high: divide(above, below, quotientScale, 'ceil') }
    found = found ? I.hull(found, q) : q
  }
  return found
}

const held = (verdict: Verdict): Judgement => ({ verdict, cut: false, lastDigit: false })
const unchecked = (reason: string): Judgement => ({ verdict: 'notCheckable', cut: false, lastDigit: false, reason })

function judgeSum(relation: Extract<Relation, { kind: 'sum' }>, read: Read): Judgement {
  const total = nominal(relation.terms, read)
  const s = sign(total)
  if (relation.op === '=' ? s === 0 : relation.op === '<=' ? s <= 0 : s >= 0) return held('exact')
  const bounds = spread(relation.terms, read)
  const pair = pairIn(relation, read)
  const figures = (pair ?? relation.terms).map((t) => read(t.figure))
  const halves = figures.map((f) => (isZero(f.value) ? zero : halfUnitOf(f)))
  const coarsest = halves.reduce((a, b) => (compare(a, b) >= 0 ? a : b), zero)
  if (pair) {
    // One quantity printed twice: at one precision the strings must agree, at two the coarser must be the rounding of the finer.
    const even = equals(halves[0] ?? zero, halves[1] ?? zero)
    const limit = even ? zero : coarsest
    if (compare(abs(total), limit) <= 0) return held('exact')
    const oneUnit = times(coarsest, 2)
    const lastDigit = compare(abs(total), oneUnit) <= 0
    return { verdict: 'contradiction', cut: lastDigit && !even && isCut(figures), lastDigit }
  }
  const possible =
    relation.op === '=' ? I.contains(bounds, zero) : relation.op === '<=' ? compare(bounds.low, zero) <= 0 : compare(bounds.high, zero) >= 0
  if (possible) {
    const rounded = halves.filter((h) => equals(h, coarsest)).length === 1 && compare(abs(total), coarsest) <= 0
    return held(rounded ? 'exact' : 'rounding')
  }
  const gap = sign(bounds.low) > 0 ? bounds.low : negate(bounds.high)
  return {
    verdict: 'contradiction',
    cut: false,
    lastDigit: compare(gap, times(coarsest, 2)) < 0 && compare(abs(total), times(coarsest, 2 + relation.terms.length)) <= 0,
  }
}

/** The two terms of an equation that says that one quantity is printed twice: there are no others, or they are printed as nothing. */
export function pairIn(relation: Relation, read: Read): readonly [Term, Term] | undefined {
  if (relation.kind !== 'sum' || relation.op !== '=') return undefined
  const [a, b, more] = relation.terms.length === 2 ? relation.terms : relation.terms.filter((t) => !isZero(read(t.figure).value))
  return a && b && !more && a.times === -b.times ? [a, b] : undefined
}

/** Of two figures for one quantity, the coarser is the finer with its last digits cut off. */
function isCut(figures: readonly Printed[]): boolean {
  const [a, b] = figures
  if (!a || !b) return false
  const [fine, coarse] = placesOf(a) >= placesOf(b) ? [a, b] : [b, a]
  return equals(shift(rescale(shift(baseValue(fine), placesOf(coarse)), 0, 'truncate'), -placesOf(coarse)), baseValue(coarse))
}

/** The implied percentage at the printed figures, to `scale` places; below 0 to tens, hundreds … */
export function impliedPercentage(
  relation: Extract<Relation, { kind: 'quotient' }>,
  read: Read,
  scale: number,
  rounding: 'half-up' | 'truncate' = 'half-up',
): Decimal | undefined {
  const below = nominal(relation.denominator, read)
  if (isZero(below)) return undefined
  const above = times(nominal(relation.numerator, read), 100)
  if (scale >= 0) return divide(above, below, scale, rounding)
  // 「2.71万元」 is printed to hundreds of 元.
  return shift(rescale(shift(divide(above, below, quotientScale, 'truncate'), scale), 0, rounding), -scale)
}

function judgeQuotient(relation: Extract<Relation, { kind: 'quotient' }>, read: Read): Judgement {
  const figure = read(relation.stated.figure)
  const stated = times(baseValue(figure), relation.stated.times)
  const scale = placesOf(figure)
  const exact = impliedPercentage(relation, read, scale)
  // Nothing of nothing is 0 %: rate × base = part, whatever the base. Any other rate on 0 means nothing.
  if (exact === undefined) return isZero(stated) && isZero(nominal(relation.numerator, read)) ? held('exact') : unchecked('base-zero')
  const bounds = quotientInterval(relation.numerator, relation.denominator, read)
  const own =
    figure.unit.dimension === 'percent' && isZero(figure.value) ? I.around(stated, placesOf(figure)) : spread([relation.stated], read)
  if (relation.op === '=') {
    if (equals(exact, stated)) return held('exact')
    if (!bounds) return unchecked('base-may-be-zero')
    if (I.meets(bounds, own)) return held('rounding')
    const cutAt = impliedPercentage(relation, read, scale, 'truncate')
    const cut = cutAt !== undefined && equals(cutAt, stated)
    const unit: Decimal = shift(decimal(1), -scale)
    const off = subtract(impliedPercentage(relation, read, quotientScale) ?? stated, stated)
    return { verdict: 'contradiction', cut, lastDigit: compare(abs(off), times(unit, 1)) <= 0 }
  }
  const precise = impliedPercentage(relation, read, quotientScale) ?? exact
  const ok = relation.op === '<=' ? compare(stated, precise) <= 0 : compare(stated, precise) >= 0
  if (ok) return held('exact')
  if (!bounds) return unchecked('base-may-be-zero')
  const possible = relation.op === '<=' ? compare(stated, bounds.high) <= 0 : compare(stated, bounds.low) >= 0
  return possible ? held('rounding') : { verdict: 'contradiction', cut: false, lastDigit: true }
}

const figures = new WeakMap<Relation, readonly number[]>()

/** The figures of a relation, each once. Asked a hundred times of one relation, so each is worked out once. */
export function figuresIn(relation: Relation): readonly number[] {
  const known = figures.get(relation)
  if (known) return known
  const found =
    relation.kind === 'assertion'
      ? relation.figures
      : [
          ...new Set(
            relation.kind === 'sum'
              ? relation.terms.map((t) => t.figure)
              : [relation.stated.figure, ...relation.numerator.map((t) => t.figure), ...relation.denominator.map((t) => t.figure)],
          ),
        ]
  figures.set(relation, found)
  return found
}

/** Whether a relation between figures holds. */
export function judge(relation: Relation, read: Read): Judgement {
  switch (relation.kind) {
    case 'sum':
      return judgeSum(relation, read)
    case 'quotient':
      return judgeQuotient(relation, read)
    case 'assertion':
      return relation.holds ? held('exact') : { verdict: 'contradiction', cut: false, lastDigit: false }
  }
}

/** For messages: a decimal in a figure's unit at its printed precision. */
export const inUnitOf = (value: Decimal, figure: Printed, rounding: 'half-up' | 'truncate' = 'half-up'): string =>
  format(rescale(shift(value, -figure.unit.power), figure.decimals, rounding))

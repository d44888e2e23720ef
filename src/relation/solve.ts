/** What one figure of a relation would have to be for the relation to hold, the others as printed. */

import { add, compare, type Decimal, decimal, divide, isZero, multiply, negate, rescale, shift, subtract, zero } from '../number/decimal.ts'
import * as I from '../number/interval.ts'
import { baseValue, halfUnitOf, nominal, quotientInterval, spread } from './judge.ts'
import type { Printed, Read, Relation, Term } from './relation.ts'

const places = 14
const without = (terms: readonly Term[], figure: number): Term[] => terms.filter((t) => t.figure !== figure)
const coefficient = (terms: readonly Term[], figure: number): Decimal =>
  decimal(terms.filter((t) => t.figure === figure).reduce((n, t) => n + t.times, 0))

export interface Solution {
  /** In the base unit: what the others give as printed. */
  readonly value: Decimal
  /** Every value the others allow within their rounding. */
  readonly range: I.Interval
}

export function solve(relation: Relation, figure: number, read: Read): Solution | undefined {
  if (relation.kind === 'assertion') return undefined
  if (relation.kind === 'sum') {
    const times = coefficient(relation.terms, figure)
    if (isZero(times)) return undefined
    const rest = without(relation.terms, figure)
    const value = divide(negate(nominal(rest, read)), times, places)
    const bounds = I.divide(I.negate(spread(rest, read)), I.point(times))
    return bounds ? { value, range: bounds } : undefined
  }
  if (relation.op !== '=') return undefined
  const { stated, numerator, denominator } = relation
  if (stated.figure === figure) {
    const bottom = nominal(denominator, read)
    const bounds = quotientInterval(numerator, denominator, read)
    if (isZero(bottom) || !bounds) return undefined
    const sign = decimal(stated.times)
    const value = multiply(divide(multiply(nominal(numerator, read), decimal(100)), bottom, places), sign)
    return { value, range: stated.times < 0 ? I.negate(bounds) : bounds }
  }
  // a + αx = r (b + βx), with r the stated ratio: x = (r·b − a) ÷ (α − r·β).
  const alpha = coefficient(numerator, figure)
  const beta = coefficient(denominator, figure)
  if (isZero(alpha) && isZero(beta)) return undefined
  const a = nominal(without(numerator, figure), read)
  const b = nominal(without(denominator, figure), read)
  const rate = read(stated.figure)
  const at = (r: Decimal): Decimal | undefined => {
    const below = subtract(alpha, multiply(r, beta))
    return isZero(below) ? undefined : divide(subtract(multiply(r, b), a), below, places)
  }
  const sign = decimal(stated.times)
  const middle = multiply(shift(baseValue(rate), -2), sign)
  const half = shift(halfUnitOf(rate), -2)
  const value = at(middle)
  const ends = [at(subtract(middle, half)), at(add(middle, half))]
  if (!value || !ends[0] || !ends[1]) return undefined
  // The others' own rounding widens the range a little.
  const slack = [...without(numerator, figure), ...without(denominator, figure)].reduce((s, t) => add(s, halfUnitOf(read(t.figure))), zero)
  const range = I.interval(ends[0], ends[1])
  return { value, range: { low: subtract(range.low, slack), high: add(range.high, slack) } }
}

/** A base-unit value as the figure would print it: its unit, its decimals. */
export const printedAs = (value: Decimal, figure: Printed): Decimal => rescale(shift(value, -figure.unit.power), figure.decimals)

/** Whether a printed value may stand for something in the range. */
export const printable = (printed: Decimal, figure: Printed, range: I.Interval): boolean => {
  const base = shift(printed, figure.unit.power)
  const half = halfUnitOf(figure)
  return compare(subtract(base, half), range.high) <= 0 && compare(add(base, half), range.low) >= 0
}

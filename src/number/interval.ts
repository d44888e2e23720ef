/**
 * Closed intervals of decimals. A figure printed with k decimals stands for every value within ± ½·10⁻ᵏ
 * (XBRL Calculations 1.1); a relation is consistent when the interval its operands imply meets the interval stated.
 */
import {
  compare,
  type Decimal,
  larger,
  subtract as less,
  negate as minus,
  shift as moved,
  divide as over,
  add as plus,
  sign,
  smaller,
  multiply as times,
} from './decimal.ts'

export interface Interval {
  readonly low: Decimal
  readonly high: Decimal
}

/** Places kept by {@link divide}, which rounds outward so that no true quotient is ever excluded. */
const divisionScale = 14

export const interval = (low: Decimal, high: Decimal): Interval => (compare(low, high) <= 0 ? { low, high } : { low: high, high: low })
export const point = (value: Decimal): Interval => ({ low: value, high: value })

/** All values that round to `value` at `decimals` places. */
export function around(value: Decimal, decimals: number = value.scale): Interval {
  const half: Decimal = { digits: 5n, scale: decimals + 1 }
  return { low: less(value, half), high: plus(value, half) }
}

/** All values that, cut after `decimals` places instead of rounded, print as `value`. */
export function truncated(value: Decimal, decimals: number = value.scale): Interval {
  const unit: Decimal = { digits: 1n, scale: decimals }
  // A printed 0 may have been cut from either side.
  return { low: sign(value) > 0 ? value : less(value, unit), high: sign(value) < 0 ? value : plus(value, unit) }
}

export const add = (a: Interval, b: Interval): Interval => ({ low: plus(a.low, b.low), high: plus(a.high, b.high) })
export const negate = (a: Interval): Interval => ({ low: minus(a.high), high: minus(a.low) })
export const subtract = (a: Interval, b: Interval): Interval => add(a, negate(b))
export const shift = (a: Interval, n: number): Interval => ({ low: moved(a.low, n), high: moved(a.high, n) })

const hullOf = (values: readonly Decimal[]): Interval => ({ low: values.reduce(smaller), high: values.reduce(larger) })

export function multiply(a: Interval, b: Interval): Interval {
  return hullOf([times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)])
}

/** Quotient, rounded outward at 14 places; undefined when the divisor contains 0. */
export function divide(a: Interval, b: Interval): Interval | undefined {
  if (sign(b.low) !== sign(b.high) || sign(b.low) === 0) return undefined
  const corners = [a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => [x, y] as const))
  return {
    low: corners.map(([x, y]) => over(x, y, divisionScale, 'floor')).reduce(smaller),
    high: corners.map(([x, y]) => over(x, y, divisionScale, 'ceil')).reduce(larger),
  }
}

export const contains = (a: Interval, value: Decimal): boolean => compare(a.low, value) <= 0 && compare(value, a.high) <= 0
export const meets = (a: Interval, b: Interval): boolean => compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0
export const hull = (a: Interval, b: Interval): Interval => ({ low: smaller(a.low, b.low), high: larger(a.high, b.high) })
/** The values in both; undefined when there are none. */
export function intersect(a: Interval, b: Interval): Interval | undefined {
  const low = larger(a.low, b.low)
  const high = smaller(a.high, b.high)
  return compare(low, high) <= 0 ? { low, high } : undefined
}
export const width = (a: Interval): Decimal => less(a.high, a.low)
/** Whether every value of `a` is at most some value of `b`: `a ≤ b` is possible. */
export const mayBeAtMost = (a: Interval, b: Interval): boolean => compare(a.low, b.high) <= 0

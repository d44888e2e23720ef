/** How much a reading that agrees to the digit tells: one that could hit by accident tells little. */
import { abs, type Decimal, trim } from '../../number/decimal.ts'

/** A reading under which nothing is wrong, found among several that were tried. */
export interface Standing {
  /** Readings tried, this one among them. */
  readonly tried: number
  /** How many digits had to agree, as a logarithm: of 10^digits amounts one would have done. */
  readonly digits: number
  /** Where what is seen has no odds against chance: its weight as it was measured, in decibans. */
  readonly measured?: number
  /** How often a misreading of this kind can be shown by such a reading; half of the time unless told otherwise. */
  readonly shown?: number
}

/** A slip of one digit has some sixty ways to go: it makes a difference of one digit, whatever the length of the figures. */
const slips = Math.log10(60)
/** Nothing printed is ever surer than this: once in ten thousand what looks like proof is none. */
const accident = 1e-4

/**
 * Digits that tell in a difference between figures. What differs by one digit alone, or by nine of a place and the next (two digits
 * exchanged), is what slips leave: it tells no more than which of the slips it was.
 */
export function digitsOfGap(gap: Decimal): number {
  const digits = trim(abs(gap)).digits.toString().replace(/0+$/, '')
  return digits.length <= 1 || (digits.length === 2 && Number(digits) % 9 === 0) ? slips : digits.length
}

/** Digits that tell in an amount itself: 502.00 has three. */
export const digitsOf = (amount: Decimal): number => trim(abs(amount)).digits.toString().replace(/0+$/, '').length

/** What a reading that stands weighs against the author's guilt; never above 0. */
export function decibansOf({ tried, digits, measured, shown = 0.5 }: Standing): number {
  if (measured !== undefined) return measured
  const byAccident = Math.min(1, accident + tried * 10 ** -digits)
  return Math.min(0, 10 * Math.log10(byAccident / shown))
}

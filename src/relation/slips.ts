/**
 * How figures go wrong. Each kind is a small pure test on printed digits: could `stated` have come from `right` by this slip?
 * Used to believe an explanation and to put it into words, never to find fault.
 */

import { abs, type Decimal, equals, format, isZero, shift, sign, trim } from '../number/decimal.ts'

/** Slips of a single hand: a sign, a unit (万 left out), the point, two digits exchanged, one digit. */
export type SlipKind = 'sign' | 'unit' | 'decimal-point' | 'transposed' | 'digit'

const digitsOf = (a: Decimal): string =>
  format(abs(a))
    .replace('.', '')
    .replace(/^0+(?=\d)/, '')

/** Same value times a power of ten: the point slipped (not for 0). */
export function pointMoved(stated: Decimal, right: Decimal): number | undefined {
  if (isZero(stated) || isZero(right) || equals(stated, right)) return undefined
  for (const n of [-4, -3, -2, -1, 1, 2, 3, 4]) if (equals(shift(right, n), stated)) return n
  return undefined
}

/** One digit mistyped. */
export function oneDigit(stated: Decimal, right: Decimal): boolean {
  const [a, b] = [format(abs(stated)), format(abs(right))]
  if (a.length !== b.length || a === b) return false
  let differing = 0
  for (let i = 0; i < a.length; i++) if (a.charAt(i) !== b.charAt(i)) differing++
  return differing === 1
}

/** Two neighbouring digits exchanged. */
export function transposed(stated: Decimal, right: Decimal): boolean {
  const [a, b] = [digitsOf(stated), digitsOf(right)]
  if (a.length !== b.length || a === b) return false
  const i = [...a].findIndex((c, k) => c !== b.charAt(k))
  return a.charAt(i) === b.charAt(i + 1) && a.charAt(i + 1) === b.charAt(i) && a.slice(i + 2) === b.slice(i + 2)
}

/** A digit left out (−1) or put in (+1). */
export function digitCount(stated: Decimal, right: Decimal): -1 | 1 | undefined {
  const [a, b] = [format(abs(stated)), format(abs(right))]
  const inserted = (long: string, short: string): boolean => {
    if (long.length !== short.length + 1) return false
    for (let i = 0; i < long.length; i++) if (long.charAt(i) !== '.' && long.slice(0, i) + long.slice(i + 1) === short) return true
    return false
  }
  if (inserted(b, a)) return -1
  if (inserted(a, b)) return 1
  return undefined
}

/** The difference is a single digit times a power of ten: one digit of one figure would settle it. */
export function oneDigitApart(difference: Decimal): boolean {
  if (isZero(difference)) return false
  return /^[1-9]0*$/.test(trim(abs(difference)).digits.toString())
}

/** The difference two neighbouring digits make when exchanged: 9·k·10ⁿ with k ≤ 9… only the likely, small ones. */
export function exchangeApart(difference: Decimal): boolean {
  const digits = trim(abs(difference)).digits.toString().replace(/0+$/, '')
  return ['9', '18', '27', '36', '45', '54', '63', '72', '81'].includes(digits)
}

export const signFlipped = (stated: Decimal, right: Decimal): boolean =>
  !isZero(stated) && sign(stated) === -sign(right) && equals(abs(stated), abs(right))

/** The kind of slip that leads from `right` to `stated`, if a simple one does. */
export function slipOf(stated: Decimal, right: Decimal): SlipKind | undefined {
  if (equals(stated, right)) return undefined
  if (signFlipped(stated, right)) return 'sign'
  const moved = pointMoved(stated, right)
  if (moved !== undefined) return Math.abs(moved) === 4 ? 'unit' : 'decimal-point'
  if (transposed(stated, right)) return 'transposed'
  if (oneDigit(stated, right) || digitCount(stated, right) !== undefined) return 'digit'
  return undefined
}

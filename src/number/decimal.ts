/**
 * Exact decimals on bigint. No figure of a disclosure is ever held in a float: `0.1 + 0.2` must be `0.3`, and a printed
 * trailing zero must survive.
 */

/** The number `digits × 10^-scale`. Two decimals of one value may differ in scale; compare with {@link compare}. */
export interface Decimal {
  readonly digits: bigint
  /** Places after the decimal point; never negative. */
  readonly scale: number
}

/** How {@link rescale} and {@link divide} drop digits. `half-up` rounds halves away from zero, as Chinese official rounding (四舍五入) does. */
export type Rounding = 'floor' | 'ceil' | 'half-up' | 'truncate'

const powers: bigint[] = [1n]
/** 10^n as bigint, for n ≥ 0. */
export function power10(n: number): bigint {
  for (let i = powers.length; i <= n; i++) powers.push((powers[i - 1] as bigint) * 10n)
  return powers[n] as bigint
}

export const zero: Decimal = { digits: 0n, scale: 0 }
export const one: Decimal = { digits: 1n, scale: 0 }

/** Reads plain ASCII notation: `-1234.50`. Throws a RangeError on anything else (printed numerals are read by `readNumeral`). */
export function decimal(text: string | number | bigint): Decimal {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(String(text))
  if (!match) throw new RangeError(`not a plain decimal: ${String(text)}`)
  const fraction = match[3] ?? ''
  const magnitude = BigInt((match[2] as string) + fraction)
  return { digits: match[1] === '-' ? -magnitude : magnitude, scale: fraction.length }
}

/** Plain ASCII notation with exactly `scale` places. */
export function format(a: Decimal): string {
  const negative = a.digits < 0n
  const text = (negative ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0')
  const whole = text.slice(0, text.length - a.scale)
  return `${negative ? '-' : ''}${whole}${a.scale > 0 ? `.${text.slice(text.length - a.scale)}` : ''}`
}

/** For sorting, drawing and approximate display only. */
export const toNumber = (a: Decimal): number => Number(format(a))

const aligned = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  if (a.scale === b.scale) return [a.digits, b.digits, a.scale]
  if (a.scale > b.scale) return [a.digits, b.digits * power10(a.scale - b.scale), a.scale]
  return [a.digits * power10(b.scale - a.scale), b.digits, b.scale]
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b)
  return { digits: x + y, scale }
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b)
  return { digits: x - y, scale }
}

export const multiply = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, scale: a.scale + b.scale })
export const negate = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale })
export const abs = (a: Decimal): Decimal => (a.digits < 0n ? negate(a) : a)
export const sign = (a: Decimal): -1 | 0 | 1 => (a.digits > 0n ? 1 : a.digits < 0n ? -1 : 0)
export const isZero = (a: Decimal): boolean => a.digits === 0n

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

export const equals = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0
export const smaller = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)
export const larger = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b)

/** a × 10^n, exactly; n may be negative. */
export function shift(a: Decimal, n: number): Decimal {
  const scale = a.scale - n
  return scale >= 0 ? { digits: a.digits, scale } : { digits: a.digits * power10(-scale), scale: 0 }
}

/** Quotient of two integers under a rounding mode; the divisor must not be 0. */
function quotient(a: bigint, b: bigint, rounding: Rounding): bigint {
  const positive = a < 0n === b < 0n
  const whole = a / b
  const rest = a % b
  if (rest === 0n) return whole
  switch (rounding) {
    case 'truncate':
      return whole
    case 'floor':
      return positive ? whole : whole - 1n
    case 'ceil':
      return positive ? whole + 1n : whole
    case 'half-up': {
      const twice = (rest < 0n ? -rest : rest) * 2n
      const size = b < 0n ? -b : b
      return twice >= size ? (positive ? whole + 1n : whole - 1n) : whole
    }
  }
}

/** The same number with `scale` places, digits dropped as `rounding` says. */
export function rescale(a: Decimal, scale: number, rounding: Rounding = 'half-up'): Decimal {
  if (scale >= a.scale) return { digits: a.digits * power10(scale - a.scale), scale }
  return { digits: quotient(a.digits, power10(a.scale - scale), rounding), scale }
}

/** a ÷ b to `scale` places. Throws a RangeError when b is 0. */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding = 'half-up'): Decimal {
  if (b.digits === 0n) throw new RangeError('division by zero')
  const up = scale + b.scale - a.scale
  const digits = up >= 0 ? quotient(a.digits * power10(up), b.digits, rounding) : quotient(a.digits, b.digits * power10(-up), rounding)
  return { digits, scale }
}

/** Without trailing zeros after the point. */
export function trim(a: Decimal): Decimal {
  let { digits, scale } = a
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n
    scale--
  }
  return { digits, scale }
}

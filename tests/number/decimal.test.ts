import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  format,
  larger,
  multiply,
  negate,
  one,
  power10,
  rescale,
  shift,
  sign,
  smaller,
  subtract,
  toNumber,
  trim,
  zero,
} from '../../src/number/decimal.ts'
import { decimals } from './arbitraries.ts'

const d = decimal
const some = decimals()

describe('decimal notation', () => {
  it.each([
    ['0', 0n, 0],
    ['29.20', 2920n, 2],
    ['-0.05', -5n, 2],
    ['+3', 3n, 0],
    ['007.10', 710n, 2],
  ])('reads %s', (text, digits, scale) => expect(d(text)).toEqual({ digits, scale }))

  it.each(['', '.5', '5.', '1,000', '1e5', '--1', '1 ', '１', 'NaN'])('refuses %j', (text) => expect(() => d(text)).toThrow(RangeError))

  it('keeps trailing zeros', () => expect(format(d('29.20'))).toBe('29.20'))
  it('prints a leading zero', () => expect(format({ digits: -5n, scale: 3 })).toBe('-0.005'))
  it('format is read back as the same decimal', () => {
    fc.assert(
      fc.property(some, (a) => {
        expect(d(format(a))).toEqual(a)
      }),
    )
  })
  it('sums tenths exactly', () => expect(format(add(d('0.1'), d('0.2')))).toBe('0.3'))
  it('gives an approximate number', () => expect(toNumber(d('-12.50'))).toBe(-12.5))
  it('has powers of ten in any order', () => expect([power10(20), power10(0), power10(3)]).toEqual([10n ** 20n, 1n, 1000n]))
})

describe('decimal arithmetic', () => {
  const same = (a: Decimal, b: Decimal): void => {
    expect(equals(a, b)).toBe(true)
  }

  it('is a commutative ring', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        same(add(a, b), add(b, a))
        same(multiply(a, b), multiply(b, a))
        same(add(add(a, b), c), add(a, add(b, c)))
        same(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))
        same(add(a, zero), a)
        same(multiply(a, one), a)
        same(add(a, negate(a)), zero)
        same(subtract(a, b), add(a, negate(b)))
      }),
    )
  })

  it('orders totally, and in step with addition', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(compare(a, b)).toBe(compare(b, a) === 0 ? 0 : -compare(b, a))
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b))
        expect(sign(subtract(a, b))).toBe(compare(a, b))
        same(smaller(a, b), compare(a, b) <= 0 ? a : b)
        same(larger(a, b), negate(smaller(negate(a), negate(b))))
        expect(sign(abs(a))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('shifts exactly, both ways', () => {
    fc.assert(fc.property(some, fc.integer({ min: -20, max: 20 }), (a, n) => same(shift(shift(a, n), -n), a)))
    expect(format(shift(d('31.26'), 4))).toBe('312600')
    expect(format(shift(d('31.26'), -2))).toBe('0.3126')
  })

  it('trims zeros after the point only', () => {
    expect(format(trim(d('1200.500')))).toBe('1200.5')
    expect(format(trim(d('1200')))).toBe('1200')
    fc.assert(fc.property(some, (a) => same(trim(a), a)))
  })
})

describe('rounding', () => {
  it.each([
    ['2.345', '2.35', '2.34', '2.35', '2.34'],
    ['-2.345', '-2.35', '-2.35', '-2.34', '-2.34'],
    ['2.344', '2.34', '2.34', '2.35', '2.34'],
    ['-0.001', '0.00', '-0.01', '0.00', '0.00'],
  ])('%s to two places', (text, halfUp, floor, ceil, truncate) => {
    expect((['half-up', 'floor', 'ceil', 'truncate'] as const).map((mode) => format(rescale(d(text), 2, mode)))).toEqual([
      halfUp,
      floor,
      ceil,
      truncate,
    ])
  })

  it('widening changes nothing, narrowing moves by less than one unit (half a unit for half-up)', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 8 }), (a, scale) => {
        const unit = { digits: 1n, scale }
        const floor = rescale(a, scale, 'floor')
        const ceil = rescale(a, scale, 'ceil')
        expect(floor.scale).toBe(scale)
        expect(compare(floor, a)).toBeLessThanOrEqual(0)
        expect(compare(a, ceil)).toBeLessThanOrEqual(0)
        expect(compare(subtract(ceil, floor), unit)).toBeLessThanOrEqual(0)
        const half = abs(subtract(rescale(a, scale), a))
        expect(compare(add(half, half), unit)).toBeLessThanOrEqual(0)
        if (scale >= a.scale) expect(equals(floor, a)).toBe(true)
        expect(compare(abs(rescale(a, scale, 'truncate')), abs(a))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('divides as official rounding does', () => {
    expect(format(divide(d('35463'), d('302.43'), 2))).toBe('117.26')
    expect(format(divide(d('1'), d('-3'), 3, 'floor'))).toBe('-0.334')
    expect(format(divide(d('1'), d('8'), 2))).toBe('0.13')
    expect(() => divide(one, zero, 2)).toThrow(RangeError)
  })

  it('a quotient rounded down and up encloses the true one', () => {
    fc.assert(
      fc.property(
        some,
        some.filter((b) => b.digits !== 0n),
        fc.integer({ min: 0, max: 12 }),
        (a, b, scale) => {
          // q ≤ a/b ⇔ q·b ≤ a for b > 0, ≥ for b < 0.
          const low = compare(multiply(divide(a, b, scale, 'floor'), b), a) * sign(b)
          const high = compare(multiply(divide(a, b, scale, 'ceil'), b), a) * sign(b)
          expect(low).toBeLessThanOrEqual(0)
          expect(high).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compare,
  type Decimal,
  decimal,
  format,
  subtract as less,
  negate as minus,
  shift as moved,
  add as plus,
  rescale,
  sign,
  multiply as times,
} from '../../src/number/decimal.ts'
import {
  add,
  around,
  contains,
  divide,
  hull,
  type Interval,
  intersect,
  interval,
  mayBeAtMost,
  meets,
  multiply,
  negate,
  point,
  shift,
  subtract,
  truncated,
  width,
} from '../../src/number/interval.ts'
import { decimals, intervals, members } from './arbitraries.ts'

const d = decimal
const shown = (a: Interval | undefined): string => (a ? `${format(a.low)}…${format(a.high)}` : 'none')
const bound = 10n ** 8n

describe('what a printed figure stands for', () => {
  it('is everything within half a unit of its last place', () => {
    expect(shown(around(d('29.2')))).toBe('29.15…29.25')
    expect(shown(around(d('29.20')))).toBe('29.195…29.205')
    expect(shown(around(d('0')))).toBe('-0.5…0.5')
    expect(shown(around(d('-3.0')))).toBe('-3.05…-2.95')
  })
  it('is everything up to the next unit when cut, away from zero', () => {
    expect(shown(truncated(d('29.2')))).toBe('29.2…29.3')
    expect(shown(truncated(d('-29.2')))).toBe('-29.3…-29.2')
    expect(shown(truncated(d('0.00')))).toBe('-0.01…0.01')
  })
  it('contains whatever rounds or cuts to it', () => {
    fc.assert(
      fc.property(decimals(), fc.integer({ min: 0, max: 5 }), (a, places) => {
        expect(contains(around(rescale(a, places)), a)).toBe(true)
        expect(contains(truncated(rescale(a, places, 'truncate')), a)).toBe(true)
      }),
    )
  })
})

describe('interval arithmetic', () => {
  it('contains the result of any members', () => {
    fc.assert(
      fc.property(members(bound), members(bound), ([a, x], [b, y]) => {
        expect(contains(add(a, b), plus(x, y))).toBe(true)
        expect(contains(subtract(a, b), less(x, y))).toBe(true)
        expect(contains(multiply(a, b), times(x, y))).toBe(true)
        expect(contains(negate(a), minus(x))).toBe(true)
        expect(contains(shift(a, 3), moved(x, 3))).toBe(true)
      }),
    )
  })

  it('divides outward: the true quotient of any members is inside', () => {
    fc.assert(
      fc.property(members(bound), members(bound), ([a, x], [b, y]) => {
        const quotient = divide(a, b)
        if (!quotient) {
          expect(contains(b, d('0'))).toBe(true)
          return
        }
        // low ≤ x/y ≤ high, multiplied by y.
        const bySign = (q: Decimal): number => compare(times(q, y), x) * sign(y)
        expect(bySign(quotient.low)).toBeLessThanOrEqual(0)
        expect(bySign(quotient.high)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('has no quotient by an interval that touches zero', () => {
    expect(divide(point(d('1')), interval(d('0'), d('2')))).toBeUndefined()
    expect(divide(point(d('1')), interval(d('-1'), d('2')))).toBeUndefined()
    expect(divide(point(d('1')), point(d('0')))).toBeUndefined()
    expect(divide(point(d('1')), interval(d('-2'), d('-1')))).toBeDefined()
  })

  it('checks a printed completion rate', () => {
    const implied = divide(shift(around(d('354.63')), 2), around(d('302.43')))
    expect(implied && meets(implied, around(d('117.26')))).toBe(true)
    expect(implied && meets(implied, around(d('106.86')))).toBe(false)
  })
})

describe('intervals as sets', () => {
  it('meet exactly when they have a common value, and the hull holds both', () => {
    fc.assert(
      fc.property(intervals(bound), intervals(bound), (a, b) => {
        const common = intersect(a, b)
        expect(common !== undefined).toBe(meets(a, b))
        expect(meets(a, b)).toBe(meets(b, a))
        if (common) {
          expect(contains(a, common.low) && contains(b, common.low) && contains(a, common.high) && contains(b, common.high)).toBe(true)
        }
        const both = hull(a, b)
        expect([a.low, a.high, b.low, b.high].every((value) => contains(both, value))).toBe(true)
        expect(sign(width(a))).toBeGreaterThanOrEqual(0)
        expect(mayBeAtMost(a, b) || mayBeAtMost(b, a)).toBe(true)
      }),
    )
  })
  it('touching ends meet', () => {
    expect(meets(interval(d('1'), d('2')), interval(d('2.00'), d('3')))).toBe(true)
    expect(shown(intersect(interval(d('1'), d('2')), interval(d('2.1'), d('3'))))).toBe('none')
  })
})

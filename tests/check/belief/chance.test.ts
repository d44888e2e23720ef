import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decibansOf, digitsOfGap } from '../../../src/check/belief/chance.ts'
import { decimal } from '../../../src/number/decimal.ts'

describe('a reading that holds', () => {
  test('never speaks for the author’s guilt, and tells less the more were tried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 12 }), (a, b, digits) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)]
        expect(decibansOf({ tried: few, digits })).toBeLessThanOrEqual(0)
        expect(decibansOf({ tried: few, digits })).toBeLessThanOrEqual(decibansOf({ tried: many, digits }))
      }),
    )
  })

  test('on a short figure among many it tells next to nothing; on a long one among few it is nearly proof', () => {
    expect(decibansOf({ tried: 60, digits: digitsOfGap(decimal('0.50')) })).toBe(0)
    expect(decibansOf({ tried: 3, digits: digitsOfGap(decimal('7217115.63')) })).toBeLessThan(-30)
  })

  test('what one digit or two exchanged ones leave tells no more than which slip it was', () => {
    expect(digitsOfGap(decimal('400000'))).toBeLessThan(2)
    expect(digitsOfGap(decimal('-0.27'))).toBeLessThan(2)
    expect(digitsOfGap(decimal('0.28'))).toBe(2)
  })
})

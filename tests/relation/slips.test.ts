import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, type Decimal, decimal, format, negate, shift, subtract } from '../../src/number/decimal.ts'
import {
  digitCount,
  exchangeApart,
  oneDigit,
  oneDigitApart,
  pointMoved,
  signFlipped,
  slipOf,
  transposed,
} from '../../src/relation/slips.ts'

const d = decimal
/** Amounts as printed: several digits, the first of them no 0. */
const amounts: fc.Arbitrary<Decimal> = fc.record({
  digits: fc.bigInt({ min: 100_000n, max: 10n ** 9n }),
  scale: fc.integer({ min: 0, max: 4 }),
})

describe('a digit mistyped', () => {
  test('one place differs', () => {
    expect(oneDigit(d('182.40'), d('162.40'))).toBe(true)
    expect(oneDigit(d('31.26'), d('34.16'))).toBe(false)
    expect(oneDigit(d('5.00'), d('5.00'))).toBe(false)
    expect(oneDigit(d('15.00'), d('5.00'))).toBe(false)
  })

  test('any one place of any amount', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), fc.integer({ min: 1, max: 9 }), (right, at, by) => {
        const text = [...format(right)]
        const places = text.flatMap((c, i) => (/\d/.test(c) ? [i] : []))
        const place = places[at % places.length] ?? 0
        text[place] = String((Number(text[place]) + by) % 10)
        fc.pre(text[0] !== '0')
        const stated = d(text.join(''))
        expect(oneDigit(stated, right)).toBe(true)
        expect(slipOf(stated, right)).toBeDefined()
      }),
    )
  })
})

describe('a digit left out or put in', () => {
  test('says which', () => {
    expect(digitCount(d('18400'), d('186400'))).toBe(-1)
    expect(digitCount(d('43269.3'), d('3269.3'))).toBe(1)
    expect(digitCount(d('3269.3'), d('3269.3'))).toBeUndefined()
    expect(digitCount(d('12'), d('3456'))).toBeUndefined()
  })

  test('the point is no digit', () => {
    expect(digitCount(d('12.34'), d('1234'))).toBeUndefined()
  })

  test('doubling a digit and dropping it again are opposites', () => {
    fc.assert(
      fc.property(amounts, fc.nat(), (right, at) => {
        const text = format(right)
        const places = [...text].flatMap((c, i) => (/\d/.test(c) ? [i] : []))
        const place = places[at % places.length] ?? 0
        const doubled = d(text.slice(0, place) + text.charAt(place) + text.slice(place))
        expect(digitCount(doubled, right)).toBe(1)
        expect(digitCount(right, doubled)).toBe(-1)
      }),
    )
  })
})

describe('two digits exchanged', () => {
  test('neighbours only, over the point too', () => {
    expect(transposed(d('29347.71'), d('29374.71'))).toBe(true)
    expect(transposed(d('97.35'), d('93.75'))).toBe(true)
    expect(transposed(d('12.34'), d('13.24'))).toBe(true)
    expect(transposed(d('12.34'), d('42.31'))).toBe(false)
    expect(transposed(d('11.20'), d('11.20'))).toBe(false)
  })

  test('works both ways', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => transposed(a, b) === transposed(b, a)))
  })

  test('its difference is a multiple of nine', () => {
    expect(exchangeApart(subtract(d('29374.71'), d('29347.71')))).toBe(true)
    expect(exchangeApart(d('0.28'))).toBe(false)
    expect(exchangeApart(d('0'))).toBe(false)
  })
})

describe('the point moved', () => {
  test('by how many places', () => {
    expect(pointMoved(d('4.647'), d('4647'))).toBe(-3)
    expect(pointMoved(d('12640'), d('1264'))).toBe(1)
    expect(pointMoved(d('12.64'), d('12.640'))).toBeUndefined()
    expect(pointMoved(d('0'), d('12'))).toBeUndefined()
  })

  test('any amount, up to four places', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4), (right, n) => {
        expect(pointMoved(shift(right, n), right)).toBe(n)
        expect(slipOf(shift(right, n), right)).toBe(Math.abs(n) === 4 ? 'unit' : 'decimal-point')
      }),
    )
  })
})

test('the sign reversed', () => {
  expect(signFlipped(d('-3.5'), d('3.50'))).toBe(true)
  expect(signFlipped(d('3.5'), d('3.5'))).toBe(false)
  expect(signFlipped(d('0'), d('0'))).toBe(false)
  fc.assert(fc.property(amounts, (a) => slipOf(negate(a), a) === 'sign'))
})

test('a difference that one digit would settle', () => {
  expect(oneDigitApart(d('20.00'))).toBe(true)
  expect(oneDigitApart(d('-0.3'))).toBe(true)
  expect(oneDigitApart(d('2.10'))).toBe(false)
  expect(oneDigitApart(d('0.00'))).toBe(false)
})

describe('the kind of slip', () => {
  test.each([
    ['-0.9', '0.9', 'sign'],
    ['1.2640', '12640', 'unit'],
    ['4.647', '4647', 'decimal-point'],
    ['158.73', '158.37', 'transposed'],
    ['158.6', '148.6', 'digit'],
    ['18400', '186400', 'digit'],
    ['31.26', '34.16', undefined],
    ['106.86', '117.26', undefined],
  ])('%s for %s: %s', (stated, right, kind) => expect(slipOf(d(stated), d(right))).toBe(kind))

  test('what is right is no slip', () => {
    fc.assert(fc.property(amounts, (a) => slipOf(a, { digits: a.digits * 10n, scale: a.scale + 1 }) === undefined))
  })

  test('a difference of many digits is none', () => {
    fc.assert(
      fc.property(amounts, (a) => {
        const other = add(a, d('111.11'))
        const differing = [...format(a)].filter((c, i) => c !== format(other).charAt(i)).length
        fc.pre(format(a).length === format(other).length && differing > 2)
        expect(slipOf(other, a)).toBeUndefined()
      }),
    )
  })
})

/** No rounding whatever may be called a contradiction, and every error beyond it must be. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, type Decimal, decimal, divide, format, rescale, shift, zero } from '../../src/number/decimal.ts'
import { judge } from '../../src/relation/judge.ts'
import type { Relation, Verdict } from '../../src/relation/relation.ts'
import { figures, reader, share, total, within } from '../check/figures.ts'

const verdict = (relation: Relation, ...printed: readonly string[]): Verdict => judge(relation, reader(figures(printed))).verdict
const held = ['exact', 'rounding']
const wan = (value: Decimal, places = 2): string => `${format(rescale(value, places))}万元`

describe('sums', () => {
  test.each([
    ['exact', ['450.97万元', '366.52万元', '84.45万元']],
    ['rounding', ['450.98万元', '366.52万元', '84.45万元']],
    ['contradiction', ['451.97万元', '366.52万元', '84.45万元']],
    // 元 beside 万元: each at its own precision.
    ['exact', ['450.97万元', '3,665,200元', '844,500元']],
    ['contradiction', ['450.97万元', '3,665,200元', '844,500万元']],
  ] as const)('%s: %s', (expected, printed) => expect(verdict(total(0, 1, 2), ...printed)).toBe(expected))

  test('one quantity printed twice at one precision is printed alike', () => {
    expect(verdict(total(0, 1), '29.20万元', '29.21万元')).toBe('contradiction')
    expect(verdict(total(0, 1), '29.2万元', '29.21万元')).toBe('exact')
    expect(verdict(total(0, 1), '29.2万元', '29.26万元')).toBe('contradiction')
  })

  test('a printed nothing has no rounding', () => {
    expect(verdict(total(0, 1, 2), '10.01万元', '10.00万元', '0.00万元')).toBe('contradiction')
    expect(verdict(total(0, 1, 2), '10.0万元', '10.04万元', '0.00万元')).toBe('exact')
    expect(verdict(total(0, 1), '0.00万元', '0.01万元')).toBe('contradiction')
  })

  test('counts are exact', () => {
    expect(verdict(total(0, 1, 2), '28人', '18人', '9人')).toBe('contradiction')
    expect(verdict(within(0, 1), '186人次', '168人次')).toBe('contradiction')
    expect(verdict(within(0, 1), '168人次', '168人次')).toBe('exact')
  })

  test('no rounding of parts and whole contradicts', () => {
    const parts = fc.array(fc.bigInt({ min: 100n, max: 10n ** 9n }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(parts, (units) => {
        const exact = units.map((digits): Decimal => ({ digits, scale: 4 }))
        const whole = exact.reduce(add, zero)
        expect(held).toContain(verdict(total(0, ...exact.map((_, i) => i + 1)), wan(whole), ...exact.map((p) => wan(p))))
      }),
    )
  })

  test('more than the roundings of all of them together contradicts', () => {
    const parts = fc.array(fc.bigInt({ min: 100n, max: 10n ** 7n }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(parts, fc.bigInt({ min: 1n, max: 1000n }), (units, more) => {
        const printed = units.map((digits): Decimal => ({ digits, scale: 2 }))
        const tails = BigInt(units.length + 1)
        const whole = { digits: units.reduce((a, b) => a + b, 0n) + tails + more, scale: 2 }
        expect(verdict(total(0, ...printed.map((_, i) => i + 1)), wan(whole), ...printed.map((p) => wan(p)))).toBe('contradiction')
      }),
    )
  })
})

describe('percentages', () => {
  test.each([
    ['exact', ['117.26%', '354.63万元', '302.43万元']],
    ['contradiction', ['106.86%', '354.63万元', '302.43万元']],
    ['contradiction', ['117.27%', '354.63万元', '302.43万元']],
    // So short a base leaves the second place open.
    ['rounding', ['33.34%', '1.00万元', '3.00万元']],
    ['notCheckable', ['95.89%', '307.82万元', '0万元']],
  ] as const)('%s: %s', (expected, printed) => expect(verdict(share(0, 1, 2), ...printed)).toBe(expected))

  test('no rounding of part, whole and share contradicts', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1000n, max: 10n ** 9n }),
        fc.bigInt({ min: 1000n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 2 }),
        (a, b, places) => {
          const [part, whole] = [
            { digits: a, scale: 4 },
            { digits: b, scale: 4 },
          ]
          const rate = divide(shift(part, 2), whole, places)
          expect(held).toContain(verdict(share(0, 1, 2), `${format(rate)}%`, wan(part), wan(whole)))
        },
      ),
    )
  })

  test('a share that is a whole per cent off contradicts', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 100_000n, max: 10n ** 7n }), fc.bigInt({ min: 100_000n, max: 10n ** 7n }), (a, b) => {
        const rate = add(divide({ digits: a * 100n, scale: 2 }, { digits: b, scale: 2 }, 2), decimal(1))
        expect(verdict(share(0, 1, 2), `${format(rate)}%`, wan({ digits: a, scale: 2 }), wan({ digits: b, scale: 2 }))).toBe(
          'contradiction',
        )
      }),
    )
  })

  test('one cut instead of rounded is told apart', () => {
    const judgement = judge(share(0, 1, 2), reader(figures(['2.46%', '103.76万元', '4202.84万元'])))
    expect(judgement).toMatchObject({ verdict: 'contradiction', cut: true, lastDigit: true })
  })
})

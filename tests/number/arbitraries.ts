import fc from 'fast-check'
import { type Decimal, larger, smaller } from '../../src/number/decimal.ts'
import { type Interval, interval } from '../../src/number/interval.ts'

export const decimals = (bound = 10n ** 14n, places = 6): fc.Arbitrary<Decimal> =>
  fc.record({ digits: fc.bigInt({ min: -bound, max: bound }), scale: fc.integer({ min: 0, max: places }) })

export const intervals = (bound?: bigint): fc.Arbitrary<Interval> =>
  fc.tuple(decimals(bound), decimals(bound)).map(([a, b]) => interval(a, b))

/** An interval and a value in it. */
export const members = (bound?: bigint): fc.Arbitrary<readonly [Interval, Decimal]> =>
  fc.tuple(decimals(bound), decimals(bound), decimals(bound)).map(([a, b, c]) => {
    const low = smaller(smaller(a, b), c)
    const high = larger(larger(a, b), c)
    return [interval(low, high), larger(smaller(a, b), smaller(larger(a, b), c))] as const
  })

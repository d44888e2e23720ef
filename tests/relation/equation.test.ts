/** A relation is written so that whoever reads it can add up both of its sides. */
import { describe, expect, test } from 'vitest'
import { equationOf } from '../../src/relation/equation.ts'
import type { Relation } from '../../src/relation/relation.ts'
import { figures, reader, total, within } from '../check/figures.ts'

const sides = (left: readonly number[], right: readonly number[]): Relation => ({
  kind: 'sum',
  op: '=',
  // A negative place is one that is taken away.
  terms: [
    ...left.map((n) => ({ figure: Math.abs(n), times: n < 0 ? -1 : 1 })),
    ...right.map((n) => ({ figure: Math.abs(n), times: n < 0 ? 1 : -1 })),
  ],
  left: left.length,
})

const written = (relation: Relation, stated: number, holds: boolean, ...printed: readonly string[]): string =>
  equationOf(relation, stated, reader(figures(printed)), holds)

describe('balances', () => {
  const derived = ['62.30万元', '4.15万元', '517.08万元', '9.64万元', '480.96万元', '1.27万元', '88.03万元', '3.63万元']
  const prior = sides([0, 1, 2, -3], [4, 5, 6, 7])

  test('show the total of each side, added before taken away', () => {
    expect(written(prior, 2, true, ...derived)).toBe('62.30 + 4.15 + 517.08 − 9.64 = 573.89 = 573.89 = 480.96 + 1.27 + 88.03 + 3.63')
  })

  test('that do not agree show both', () => {
    const slipped = derived.with(5, '7.21万元')
    expect(written(prior, 2, false, ...slipped)).toBe('62.30 + 4.15 + 517.08 − 9.64 = 573.89 ≠ 579.83 = 480.96 + 7.21 + 88.03 + 3.63')
  })

  test('within rounding are about equal', () => {
    expect(written(sides([0, 1], [2, 3]), 0, true, '4.12万元', '62.00万元', '59.87万元', '6.26万元')).toBe(
      '4.12 + 62.00 = 66.12 ≈ 66.13 = 59.87 + 6.26',
    )
  })

  test('of one figure on a side have no sum to show there', () => {
    expect(written(sides([0], [1, 2]), 0, true, '66.12万元', '59.87万元', '6.25万元')).toBe('66.12 = 66.12 = 59.87 + 6.25')
  })
})

describe('sums and bounds', () => {
  test('show what is computed beside what is stated', () => {
    expect(written(total(0, 1, 2), 0, false, '66.21万元', '59.87万元', '6.25万元')).toBe('59.87 + 6.25 = 66.12 ≠ 66.21')
    expect(written(total(0, 1), 0, false, '66.21万元', '66.12万元')).toBe('66.12 ≠ 66.21')
    expect(written(within(0, 1), 0, false, '66.21万元', '66.12万元')).toBe('66.21 > 66.12')
    expect(written(within(0, 1), 1, true, '59.87万元', '66.12万元')).toBe('66.12 ≥ 59.87')
  })
})

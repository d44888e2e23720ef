import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Amounts, parse } from '../../../src/extract/tables/identities/parse.ts'

interface Tree {
  readonly own: readonly bigint[]
  readonly below: readonly Tree[]
}

/** A tree of two columns whose records have amounts of their own. */
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.record({ own: fc.tuple(fc.bigInt(1n, 9_999_999n), fc.bigInt(0n, 9_999_999n)), below: fc.constant([]) }),
    fc.record({ own: fc.constant([0n, 0n]), below: fc.array(tie('tree'), { minLength: 1, maxLength: 5 }) }),
  ),
})).tree

const amountOf = (tree: Tree, c: number): bigint =>
  tree.below.length === 0 ? (tree.own[c] ?? 0n) : tree.below.reduce((sum, t) => sum + amountOf(t, c), 0n)
const exactly = (tree: Tree): Amounts => [0, 1].map((c) => ({ value: amountOf(tree, c), slack: 0n }))

/** Rows with the tree's nodes in print order: each above what it is made of. */
function listed(forest: readonly Tree[], parent: number, rows: Amounts[], parents: number[]): void {
  for (const tree of forest) {
    const at = rows.push(exactly(tree)) - 1
    parents.push(parent)
    listed(tree.below, at, rows, parents)
  }
}

const sumsUp = (rows: readonly Amounts[], parents: readonly number[], total: Amounts): boolean =>
  [-1, ...parents].every((parent) =>
    total.every((_, c) => {
      const own = parents.flatMap((p, i) => (p === parent ? [rows[i]?.[c]?.value ?? 0n] : []))
      return own.reduce((a, b) => a + b, 0n) === ((parent < 0 ? total : rows[parent])?.[c]?.value ?? 0n)
    }),
  )

const plain = (...values: number[]): Amounts[] => values.map((value) => [{ value: BigInt(value), slack: 0n }])
const whole = (value: number): Amounts => [{ value: BigInt(value), slack: 0n }]

describe('a list read by its sums', () => {
  test('whatever its levels, every node of the tree that is found is the sum of what stands under it', () => {
    fc.assert(
      fc.property(fc.array(trees, { minLength: 1, maxLength: 5 }), (forest) => {
        const rows: Amounts[] = []
        listed(forest, -1, rows, [])
        fc.pre(rows.length <= 60)
        const total = exactly({ own: [], below: forest })
        const parents = parse(rows, total)
        expect(parents).toBeDefined()
        expect(sumsUp(rows, parents ?? [], total)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('of amounts that are like no others the levels are those of the list', () => {
    fc.assert(
      fc.property(fc.array(trees, { minLength: 2, maxLength: 4 }), (forest) => {
        const rows: Amounts[] = []
        const printed: number[] = []
        listed(forest, -1, rows, printed)
        const values = rows.map((r) => r[0]?.value)
        fc.pre(rows.length <= 25 && new Set(values).size === values.length)
        expect(parse(rows, exactly({ own: [], below: forest }))).toEqual(printed)
      }),
      { numRuns: 200 },
    )
  })

  test('a unit under its department under the total, and projects that are spent on one thing or on two', () => {
    const rows = plain(275, 275, 57, 20, 20, 37, 37, 218, 142, 71, 71, 76, 76)
    expect(parse(rows, whole(275))).toEqual([-1, 0, 1, 2, 3, 2, 5, 1, 7, 8, 8, 7, 11])
  })

  test('sums of two levels that were added together are no tree', () => {
    expect(parse(plain(30, 25, 40), whole(55))).toBeUndefined()
    expect(parse(plain(5, 6), whole(12))).toBeUndefined()
  })

  test('amounts that are rounded are as near to their sum as rounding lets them be', () => {
    const rows: Amounts[] = [33n, 33n, 33n].map((value) => [{ value, slack: 1n }])
    expect(parse(rows, [{ value: 100n, slack: 1n }])).toEqual([-1, -1, -1])
    expect(parse(rows, [{ value: 105n, slack: 1n }])).toBeUndefined()
  })

  test('hundreds of equal amounts are given up or told in time', () => {
    const rows = plain(...Array.from({ length: 400 }, () => 1))
    expect(parse(rows, whole(400))?.every((p) => p === -1) ?? true).toBe(true)
  })
})

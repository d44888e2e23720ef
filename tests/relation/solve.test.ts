import fc from 'fast-check'
import { expect, test } from 'vitest'
import { format } from '../../src/number/decimal.ts'
import { judge } from '../../src/relation/judge.ts'
import type { Relation } from '../../src/relation/relation.ts'
import { printedAs, solve } from '../../src/relation/solve.ts'
import { figures, reader, share, total } from '../check/figures.ts'

const amounts = fc.integer({ min: 1, max: 10 ** 9 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}万元`)

/** Verdict on the relation with one figure replaced by what the others make it. */
function solved(relation: Relation, printed: readonly string[], id: number): string | undefined {
  const read = reader(figures(printed))
  const solution = solve(relation, id, read)
  if (!solution) return undefined
  const value = printedAs(solution.value, read(id))
  return judge(relation, (f) => (f === id ? { ...read(f), value, printed: format(value) } : read(f))).verdict
}

test('a figure of a sum solved from the others satisfies it', () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 3, maxLength: 6 }), fc.nat(), (printed, at) => {
      const relation = total(0, ...printed.slice(1).map((_, i) => i + 1))
      expect(solved(relation, printed, at % printed.length)).toBe('exact')
    }),
  )
})

test('a percentage solved from its amounts satisfies it', () => {
  fc.assert(
    fc.property(amounts, amounts, (part, whole) => {
      expect(solved(share(0, 1, 2), ['50.00%', part, whole], 0)).toBe('exact')
    }),
  )
})

test('a part solved from its share is the share of the whole', () => {
  expect(solved(share(0, 1, 2), ['106.86%', '300.00万元', '331.88万元'], 1)).toBe('exact')
  expect(solved(share(0, 1, 2), ['106.86%', '354.63万元', '300.00万元'], 2)).toBe('exact')
})

test('nothing solves a sum that does not hold the figure, or a share of nothing', () => {
  const read = reader(figures(['50.00%', '354.63万元', '0万元', '1.00万元']))
  expect(solve(total(1, 2), 3, read)).toBeUndefined()
  expect(solve(share(0, 1, 2), 0, read)).toBeUndefined()
})

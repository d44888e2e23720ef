import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skips } from '../../src/layout/page-numbers.ts'
import type { Document } from '../../src/layout/types.ts'

const numbered = (numbers: readonly (number | undefined)[]): Document => ({
  pages: numbers.map((_, i) => ({ number: i + 1, width: 595, height: 842, turn: 0, readBy: 'text' })),
  blocks: [],
  aside: numbers.flatMap((n, i) => (n === undefined ? [] : [{ text: `— ${n} —`, places: [], page: i + 1 }])),
})

test('a number left out between pages in step is a page that is not there', () => {
  expect(skips(numbered([1, 2, 3, 5, 6, 7]))).toEqual([{ page: 3, from: 3, to: 5 }])
  expect(skips(numbered([1, 2, undefined, 6, 7]))).toEqual([{ page: 2, from: 2, to: 6 }])
})

test('pages without a number, counts that begin again and numbers that are misprinted are none', () => {
  expect(skips(numbered([undefined, undefined, 1, 2, undefined, 4, 5]))).toEqual([])
  expect(skips(numbered([1, 2, 3, 1, 2, 3]))).toEqual([])
  expect(skips(numbered([1, 2, 9, 4, 5]))).toEqual([])
  expect(skips(numbered([1, 2, 3, 40, 41, 42]))).toEqual([])
})

test('pages taken out of a numbered file are found, however it counts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 2, max: 20 }),
      fc.integer({ min: 1, max: 9 }),
      (first, length, gone) => {
        const numbers = [...Array(length).keys()].map((i) => first + i)
        const rest = [0, 1, 2].map((i) => first + length + gone + i)
        expect(skips(numbered([...numbers, ...rest]))).toEqual([{ page: length, from: first + length - 1, to: first + length + gone }])
      },
    ),
  )
})

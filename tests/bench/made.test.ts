import { expect, test } from 'vitest'
import { alarmsOf, drawing, madeUp } from '../../bench/made.ts'

test('numbers drawn are the same for the same seed, and below their bound', () => {
  const [a, b] = [drawing(7), drawing(7)]
  const drawn = Array.from({ length: 200 }, () => a(10))
  expect(drawn).toEqual(Array.from({ length: 200 }, () => b(10)))
  expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
})

test('reports that agree are silent', async () => {
  for (let seed = 0; seed < 40; seed++) {
    const text = madeUp(seed)
    expect(
      (await alarmsOf(text)).map((finding) => finding.message),
      text,
    ).toEqual([])
  }
}, 60_000)

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesBeside, signsIn } from '../../src/ocr/signs.ts'
import { box, grainy, paper, stroke } from './drawing.ts'

const em = 24

/** ≤ or ≥ with a flat bar, two, or a slanted one, from x on. */
function sign(picture: ReturnType<typeof paper>, x: number, text: '≤' | '≥', kind: 'bar' | 'bars' | 'slanted', wide = 15): void {
  const [open, tip] = text === '≤' ? [x + wide, x] : [x, x + wide]
  stroke(picture, [open, 5], [tip, 11], 2)
  stroke(picture, [tip, 11], [open, 17], 2)
  if (kind === 'slanted') stroke(picture, [tip, 17], [open, 23], 2)
  else box(picture, x, 21, x + wide + 1, 23)
  if (kind === 'bars') box(picture, x, 25, x + wide + 1, 27)
}

const kinds = fc.constantFrom('bar' as const, 'bars' as const, 'slanted' as const)
const texts = fc.constantFrom('≤' as const, '≥' as const)

describe('signs', () => {
  test('are found by their shape, with the place where they stand', () => {
    fc.assert(
      fc.property(
        texts,
        kinds,
        fc.integer({ min: 3, max: 120 }),
        fc.integer({ min: 12, max: 20 }),
        fc.integer({ min: 1, max: 99 }),
        (text, kind, x, wide, seed) => {
          const picture = paper(180, 32)
          sign(picture, x, text, kind, wide)
          const found = signsIn(grainy(picture, 8, seed), em)
          expect(found.map((s) => s.text)).toEqual([text])
          expect(Math.abs((found[0]?.x0 ?? 0) - x)).toBeLessThanOrEqual(2)
          expect(Math.abs((found[0]?.x1 ?? 0) - x - wide - 1)).toBeLessThanOrEqual(2)
        },
      ),
    )
  })

  test('several are found from left to right', () => {
    const picture = paper(160, 32)
    sign(picture, 100, '≥', 'bar')
    sign(picture, 10, '≤', 'slanted')
    expect(signsIn(picture, em).map((s) => s.text)).toEqual(['≤', '≥'])
  })

  test('nothing else is one', () => {
    const angle = paper(60, 32)
    stroke(angle, [25, 5], [10, 11], 2)
    stroke(angle, [10, 11], [25, 17], 2)
    expect(signsIn(angle, em), 'an angle without a bar').toEqual([])

    const bars = paper(60, 32)
    box(bars, 10, 8, 26, 10)
    box(bars, 10, 16, 26, 18)
    box(bars, 10, 24, 26, 26)
    expect(signsIn(bars, em), '三').toEqual([])

    const two = paper(60, 32)
    stroke(two, [10, 8], [18, 5], 2)
    stroke(two, [18, 5], [24, 9], 2)
    stroke(two, [24, 9], [10, 22], 2)
    box(two, 10, 21, 26, 23)
    expect(signsIn(two, em), '2').toEqual([])

    const roof = paper(60, 32)
    stroke(roof, [18, 4], [10, 12], 2)
    stroke(roof, [18, 4], [26, 12], 2)
    box(roof, 10, 20, 27, 22)
    expect(signsIn(roof, em), 'a roof over a bar').toEqual([])

    const between = paper(60, 40)
    sign(between, 10, '≥', 'bar')
    box(between, 14, 0, 20, 3)
    expect(signsIn(between, em), 'with a stroke above').toEqual([])

    expect(signsIn(paper(60, 32), em), 'paper').toEqual([])
  })
})

test('what stands beside signs is cut into pieces; where there is no ink there is none', () => {
  const picture = paper(100, 32)
  sign(picture, 4, '≥', 'bar')
  box(picture, 40, 5, 52, 24)
  const signs = signsIn(picture, em)
  const pieces = piecesBeside(picture, signs)
  expect(pieces.map(({ left, piece }) => [left, piece.width])).toEqual([[signs[0]?.x1, 100 - (signs[0]?.x1 ?? 0)]])
  expect(piecesBeside(picture, []).map(({ left, piece }) => [left, piece.width])).toEqual([[0, 100]])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurred, type Picture, rotated, skewOf } from '../../src/ocr/picture.ts'
import { type Stroke, strokesOf } from '../../src/ocr/rulings.ts'
import { box, grainy, grid, paper, print } from './drawing.ts'

const dpi = 100

const found = (picture: Picture): Stroke[] => strokesOf(picture, blurred(picture, 11, 11), dpi)
const places = (strokes: readonly Stroke[], orientation: Stroke['orientation']): number[] =>
  strokes
    .filter((s) => s.orientation === orientation)
    .map((s) => s.at)
    .sort((a, b) => a - b)

const steps = (least: number, most: number, count: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: count })
function from(start: number, gaps: readonly number[]): number[] {
  const places = [start]
  for (const gap of gaps) places.push((places.at(-1) ?? start) + gap)
  return places
}
/** How far the places are from those wanted, at most. */
const off = (places: readonly number[], wanted: readonly number[]): number =>
  places.length === wanted.length ? Math.max(...places.map((at, i) => Math.abs(at - (wanted[i] ?? 0)))) : Number.POSITIVE_INFINITY

test('a drawn grid is found again within a pixel', () => {
  fc.assert(
    fc.property(steps(60, 130, 5), steps(30, 80, 8), fc.integer({ min: 1, max: 999 }), (across, down, seed) => {
      const [xs, ys] = [from(60, across), from(70, down)]
      const page = paper(800, 800)
      grid(page, xs, ys)
      const strokes = found(grainy(page, 10, seed))
      for (const [orientation, wanted, ends] of [
        ['vertical', xs, ys],
        ['horizontal', ys, xs],
      ] as const) {
        const own = strokes.filter((s) => s.orientation === orientation)
        expect(off(places(own, orientation), wanted)).toBeLessThanOrEqual(1)
        for (const { from: start, to: end } of own) {
          expect(Math.abs(start - (ends[0] ?? 0))).toBeLessThanOrEqual(3)
          expect(Math.abs(end - (ends.at(-1) ?? 0))).toBeLessThanOrEqual(3)
        }
      }
    }),
    { numRuns: 15 },
  )
})

test('a grid that leans is found again where it stood, once the page is straight', () => {
  const [xs, ys] = [
    [80, 200, 330, 420, 600, 720],
    [120, 160, 200, 260, 300, 360, 520, 640],
  ]
  const page = paper(800, 800)
  grid(page, xs, ys)
  for (const y of ys.slice(0, -1)) for (const x of xs.slice(0, -1)) print(page, x + 12, y + 12, 4, 15)
  fc.assert(
    fc.property(fc.integer({ min: -29, max: 29 }), (tenths) => {
      const leaning = grainy(rotated(page, tenths / 10), 8)
      const straight = rotated(leaning, -skewOf(leaning))
      const strokes = found(straight)
      expect(off(places(strokes, 'horizontal'), ys)).toBeLessThanOrEqual(1.5)
      expect(off(places(strokes, 'vertical'), xs)).toBeLessThanOrEqual(1.5)
    }),
    { numRuns: 12 },
  )
})

test('print draws no lines, and neither does a blank page', () => {
  const page = paper(800, 600)
  for (let line = 0; line < 15; line++) print(page, 60, 40 + line * 34, 40, 17)
  expect(found(grainy(page, 10))).toEqual([])
  expect(found(paper(400, 400))).toEqual([])
})

test('a cell that spans columns interrupts the line between them', () => {
  const page = paper(600, 400)
  grid(page, [50, 250, 450], [50, 150, 250, 350])
  // The first row is one cell.
  box(page, 240, 52, 260, 149, 255)
  const middle = found(page).filter((s) => s.orientation === 'vertical' && Math.abs(s.at - 250) < 5)
  expect(middle).toHaveLength(1)
  expect(Math.abs((middle[0]?.from ?? 0) - 150)).toBeLessThanOrEqual(3)
})

test('an underline meets nothing and is no line of a table unless it is long', () => {
  const page = paper(800, 300)
  box(page, 100, 100, 140, 102)
  expect(found(page)).toEqual([])
  box(page, 100, 200, 500, 202)
  expect(places(found(page), 'horizontal')).toEqual([201])
})

import { expect, test } from 'vitest'
import { printedLines, withoutStrokes } from '../../src/ocr/lines.ts'
import { blurred, type Picture } from '../../src/ocr/picture.ts'
import { strokesOf } from '../../src/ocr/rulings.ts'
import { box, grid, paper, print } from './drawing.ts'

const dpi = 100
const em = 16

function linesOf(picture: Picture) {
  const surroundings = blurred(picture, 11, 11)
  const strokes = strokesOf(picture, surroundings, dpi)
  return printedLines(withoutStrokes(picture, strokes, dpi), surroundings, strokes, dpi)
}
test('lines of text come top to bottom, each around its ink', () => {
  const page = paper(700, 300)
  print(page, 60, 40, 30, em)
  print(page, 60, 72, 30, em)
  print(page, 60, 104, 12, em)
  const lines = linesOf(page)
  const wanted = [
    [60, 40, 537, 53],
    [60, 72, 537, 85],
    [60, 104, 249, 117],
  ]
  expect(lines).toHaveLength(wanted.length)
  // Its ink is seen a little softened.
  const off = lines.flatMap(({ area }, i) => area.map((at, k) => Math.abs(at - (wanted[i]?.[k] ?? 0))))
  expect(Math.max(...off)).toBeLessThanOrEqual(2)
  expect(lines.every((line) => !line.enclosed && line.mark === undefined)).toBe(true)
  for (const line of lines) expect(Math.abs(line.em - em)).toBeLessThan(4)
})

test('cells are read one by one, though they stand on one line', () => {
  const page = paper(700, 300)
  grid(page, [50, 250, 450, 650], [50, 100, 150])
  for (const [x, y] of [
    [60, 70],
    [260, 70],
    [460, 70],
    [60, 120],
    [460, 120],
  ] as const)
    print(page, x, y, 8, em)
  const lines = linesOf(page)
  expect(lines).toHaveLength(5)
  expect(lines.every((line) => line.enclosed)).toBe(true)
  expect(lines.every(({ area }) => area[2] - area[0] < 140)).toBe(true)
})

test('columns without drawn lines are cut where they stand far apart', () => {
  const page = paper(700, 200)
  print(page, 40, 40, 10, em)
  print(page, 400, 40, 10, em)
  expect(linesOf(page)).toHaveLength(2)
})

test('a flat mark alone in its cell is a dash; in a column of characters it is 一; in a sentence it is left to the engine', () => {
  const page = paper(700, 400)
  grid(page, [50, 150, 250, 650], [50, 150, 250])
  box(page, 95, 98, 107, 100)
  // 一级指标, one below another.
  box(page, 194, 68, 206, 70)
  for (const y of [82, 100, 118]) print(page, 194, y, 1, em)
  for (const y of [280, 310, 340]) print(page, 50, y, 30, em)
  box(page, 500, 351, 512, 353)
  const lines = linesOf(page)
  expect(lines.filter((line) => line.mark !== undefined).map((line) => [line.mark, line.enclosed])).toEqual([
    ['一', true],
    ['—', true],
  ])
  expect(lines).toHaveLength(1 + 4 + 3)
})

test('dashes under figures stay out of the columns of characters', () => {
  const page = paper(400, 300)
  grid(page, [50, 150, 350], [50, 150, 250])
  box(page, 94, 70, 106, 72)
  print(page, 90, 90, 2, em)
  box(page, 94, 122, 106, 124)
  for (const y of [60, 90, 120, 160, 190, 220]) print(page, 170, y, 8, em)
  expect(linesOf(page).some((line) => line.mark === '一')).toBe(false)
})

test('specks, and drawn lines that were wiped out, are no print', () => {
  const page = paper(700, 300)
  grid(page, [50, 250, 450], [50, 100, 150])
  box(page, 600, 200, 602, 201)
  expect(linesOf(page)).toEqual([])
  expect(linesOf(paper(300, 300))).toEqual([])
})

test('wiping out drawn lines leaves what stands beside them', () => {
  const page = paper(400, 200)
  grid(page, [50, 350], [50, 150])
  box(page, 100, 90, 110, 110)
  const clean = withoutStrokes(page, strokesOf(page, blurred(page, 11, 11), dpi), dpi)
  expect(clean.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)).toBe(200)
  expect(page.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)).toBeGreaterThan(200)
})

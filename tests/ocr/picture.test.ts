import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurred, crop, inkOf, type Picture, quarterTurned, resized, rotated, skewOf, stretched } from '../../src/ocr/picture.ts'
import { box, grainy, paper, print } from './drawing.ts'

const of = (width: number, ...values: readonly number[]): Picture => ({
  width,
  height: values.length / width,
  data: Uint8Array.from(values),
})

const pictures = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc.uint8Array({ minLength: width * height, maxLength: width * height }).map((data): Picture => ({ width, height, data })),
  )

test('what is cut beyond the edge is white', () => {
  const picture = of(3, 1, 2, 3, 4, 5, 6)
  expect([...crop(picture, [1, 0, 3, 2]).data]).toEqual([2, 3, 5, 6])
  expect([...crop(picture, [-1, 1, 2, 3]).data]).toEqual([255, 4, 5, 255, 255, 255])
  expect([...crop(picture, [7, 7, 9, 8]).data]).toEqual([255, 255])
  // Nothing is cut as one white pixel: no engine can read a picture without any.
  expect(crop(picture, [2, 2, 2, 2])).toMatchObject({ width: 1, height: 1 })
})

test('any cut has the size asked for', () => {
  const edge = fc.integer({ min: -12, max: 12 })
  fc.assert(
    fc.property(pictures, edge, edge, edge, edge, (picture, x0, top, x1, bottom) => {
      const { width, height, data } = crop(picture, [x0, top, x1, bottom])
      expect([width, height, data.length]).toEqual([Math.max(1, x1 - x0), Math.max(1, bottom - top), width * height])
    }),
  )
})

test('a picture of one gray keeps it at every size', () => {
  const size = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(size, size, size, size, fc.nat(255), (width, height, w, h, gray) => {
      const { data, ...rest } = resized(paper(width, height, gray), w, h)
      expect(rest).toEqual({ width: w, height: h })
      expect(data.every((value) => value === gray)).toBe(true)
    }),
  )
})

test('shrinking averages, growing goes between', () => {
  const small = resized(of(4, 0, 0, 200, 200), 2, 1)
  expect(small.data[0]).toBeLessThan(60)
  expect(small.data[1]).toBeGreaterThan(140)
  const large = [...resized(of(2, 0, 200), 8, 1).data]
  expect(large).toEqual([...large].sort((a, b) => a - b))
  expect(large[0]).toBe(0)
  expect(large.at(-1)).toBe(200)
})

test('four quarter turns, and two half ones, change nothing', () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      const once = quarterTurned(picture, 90)
      expect([once.width, once.height]).toEqual([picture.height, picture.width])
      expect(quarterTurned(once, 90)).toEqual(quarterTurned(picture, 180))
      expect(quarterTurned(once, 180)).toEqual(quarterTurned(picture, 270))
      expect(quarterTurned(once, 270)).toEqual(picture)
    }),
  )
})

test('a quarter turn is clockwise: the left column becomes the top row', () => {
  expect([...quarterTurned(of(2, 1, 2, 3, 4), 90).data]).toEqual([3, 1, 4, 2])
})

test('a mean over a box is the mean of what lies in it', () => {
  fc.assert(
    fc.property(pictures, fc.nat(4), fc.nat(4), ({ width, height, data }, reachX, reachY) => {
      const soft = blurred({ width, height, data }, reachX, reachY)
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          let sum = 0
          let count = 0
          for (let v = Math.max(0, y - reachY); v <= Math.min(height - 1, y + reachY); v++) {
            for (let u = Math.max(0, x - reachX); u <= Math.min(width - 1, x + reachX); u++) {
              sum += data[v * width + u] as number
              count++
            }
          }
          // Across and down are rounded one after the other.
          expect(Math.abs((soft.data[y * width + x] as number) - sum / count)).toBeLessThanOrEqual(1)
        }
      }
    }),
  )
})

test('ink is what is darker than its surroundings, on gray paper too', () => {
  const picture = paper(40, 40, 150)
  box(picture, 18, 18, 22, 22, 90)
  const ink = inkOf(picture, blurred(picture, 15, 15), 0.18)
  expect(ink.reduce((sum, one) => sum + one, 0)).toBe(16)
  expect(inkOf(paper(40, 40, 150), blurred(paper(40, 40, 150), 15, 15), 0.18).includes(1)).toBe(false)
})

test('contrast is drawn apart: paper becomes white, ink black', () => {
  const picture = paper(60, 10, 200)
  box(picture, 10, 2, 16, 8, 80)
  const { data } = stretched(picture)
  expect(data[0]).toBe(255)
  expect(data[4 * 60 + 12]).toBe(0)
})

/** A page of text at about 100 dots an inch. */
function typed(): Picture {
  const page = paper(800, 1100)
  for (let line = 0; line < 30; line++) print(page, 90, 100 + line * 30, line % 5 === 4 ? 20 : 38, 16)
  return page
}

test('the lean of a page within ±3° is found, and turning back by it undoes it', () => {
  const page = typed()
  fc.assert(
    fc.property(fc.integer({ min: -28, max: 28 }), fc.integer({ min: 1, max: 1000 }), (tenths, seed) => {
      const lean = tenths / 10
      const leaning = grainy(rotated(page, lean), 10, seed)
      const found = skewOf(leaning)
      expect(Math.abs(found - lean)).toBeLessThanOrEqual(0.1)
      expect(Math.abs(skewOf(rotated(leaning, -found)))).toBeLessThanOrEqual(0.06)
    }),
    { numRuns: 12 },
  )
})

test('where there is too little ink to tell, nothing leans', () => {
  expect(skewOf(paper(600, 800))).toBe(0)
  const spot = paper(600, 800)
  box(spot, 300, 300, 306, 306)
  expect(skewOf(spot)).toBe(0)
})

test('a turned picture keeps its size, its middle, and has white corners', () => {
  const picture = paper(101, 61, 0)
  const turned = rotated(picture, 3)
  expect([turned.width, turned.height]).toEqual([101, 61])
  expect(turned.data[30 * 101 + 50]).toBe(0)
  expect([turned.data[0], turned.data.at(-1)]).toEqual([255, 255])
})

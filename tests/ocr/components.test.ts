import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patchesOf } from '../../src/ocr/components.ts'

const masked = (...rows: readonly string[]): ReturnType<typeof patchesOf> => {
  const width = rows[0]?.length ?? 0
  return patchesOf(
    Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0)),
    width,
    rows.length,
  )
}

test('ink that touches is one patch, across corners too', () => {
  expect(masked('##..#', '#....', '.#..#')).toEqual([
    { x0: 0, top: 0, x1: 2, bottom: 3, area: 4 },
    { x0: 4, top: 0, x1: 5, bottom: 1, area: 1 },
    { x0: 4, top: 2, x1: 5, bottom: 3, area: 1 },
  ])
})

test('patches that meet further down are one', () => {
  expect(masked('#.#.#', '#.#.#', '###.#', '..###')).toEqual([{ x0: 0, top: 0, x1: 5, bottom: 4, area: 13 }])
})

test('no ink, no patch', () => {
  expect(masked('...', '...')).toEqual([])
  expect(patchesOf(new Uint8Array(0), 0, 0)).toEqual([])
})

/** The same by flooding, pixel after pixel. */
function flooded(ink: Uint8Array, width: number, height: number): string[] {
  const seen = new Set<number>()
  const found: string[] = []
  for (let start = 0; start < ink.length; start++) {
    if (ink[start] !== 1 || seen.has(start)) continue
    const patch = { x0: width, top: height, x1: 0, bottom: 0, area: 0 }
    const stack = [start]
    seen.add(start)
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)]
      patch.x0 = Math.min(patch.x0, x)
      patch.x1 = Math.max(patch.x1, x + 1)
      patch.top = Math.min(patch.top, y)
      patch.bottom = Math.max(patch.bottom, y + 1)
      patch.area++
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [nx, ny] = [x + dx, y + dy]
          const next = ny * width + nx
          if (nx < 0 || ny < 0 || nx >= width || ny >= height || ink[next] !== 1 || seen.has(next)) continue
          seen.add(next)
          stack.push(next)
        }
      }
    }
    found.push(JSON.stringify(patch))
  }
  return found.sort()
}

test('any mask has the patches that flooding finds', () => {
  const masks = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      ink: fc.uint8Array({ min: 0, max: 1, minLength: width * height, maxLength: width * height }),
    }),
  )
  fc.assert(
    fc.property(masks, ({ width, height, ink }) => {
      expect(
        patchesOf(ink, width, height)
          .map((p) => JSON.stringify(p))
          .sort(),
      ).toEqual(flooded(ink, width, height))
    }),
  )
})

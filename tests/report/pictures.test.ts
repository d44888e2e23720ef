import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawRegions } from '../../src/pdf/render.ts'
import { type Box, turned, unturned } from '../../src/pdf/types.ts'
import { cropsOf, picturesOf } from '../../src/report/pictures.ts'
import { degrees, made, rgb } from '../pdf/made.ts'
import { handed } from './handed.ts'

const turns = [0, 90, 180, 270] as const

describe('turning boxes', () => {
  test('there and back', () => {
    const edge = fc.integer({ min: 0, max: 500 })
    fc.assert(
      fc.property(edge, edge, edge, edge, fc.constantFrom(...turns), (a, b, c, d, turn) => {
        const page = { width: 500, height: 700, turn }
        const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
        expect(turned(unturned(box, page), page)).toEqual(box)
      }),
    )
  })
})

describe('crops', () => {
  test('show all boxes of their figures, inside the page, the finding’s own figure first', async () => {
    const { findings, pages } = await handed()
    for (const item of findings) {
      const crops = cropsOf(item, pages)
      expect(crops[0]?.marks.some((mark) => mark.stated)).toBe(true)
      for (const { box, page, marks } of crops) {
        const size = pages[page - 1]
        expect(box[0]).toBeGreaterThanOrEqual(0)
        expect(box[2]).toBeLessThanOrEqual(Math.ceil(size?.width ?? 0))
        expect(box[3]).toBeLessThanOrEqual(Math.ceil(size?.height ?? 0))
        for (const { box: mark } of marks) {
          expect(mark[0]).toBeGreaterThanOrEqual(box[0])
          expect(mark[1]).toBeGreaterThanOrEqual(box[1])
          expect(mark[2]).toBeLessThanOrEqual(box[2])
          expect(mark[3]).toBeLessThanOrEqual(box[3])
        }
      }
    }
  })

  test('each picture once, page by page, and no more than wanted', async () => {
    const content = await handed()
    const wanted = picturesOf(content)
    expect(new Set(wanted.map(({ key }) => key)).size).toBe(wanted.length)
    expect(wanted.map(({ page }) => page)).toEqual(wanted.map(({ page }) => page).sort((a, b) => a - b))
    expect(picturesOf(content, 2)).toHaveLength(2)
  })
})

describe('drawing regions', () => {
  /** A page of 400 × 300 with one black square whose corner is 100 points from the left and 50 from the top. */
  const page = (turn: 0 | 90 | 180 | 270): Promise<Uint8Array> =>
    made((one) => {
      one.setRotation(degrees(turn))
      one.drawRectangle({ x: 100, y: 230, width: 20, height: 20, color: rgb(0, 0, 0) })
    })

  async function dark(png: Uint8Array | undefined): Promise<readonly [number, number, number, number, number, number]> {
    const image = await loadImage(Buffer.from(png ?? new Uint8Array()))
    const context = createCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1]
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at] ?? 255) > 100) continue
      const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)]
      ;[x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)]
    }
    return [image.width, image.height, x0, y0, x1 + 1, y1 + 1]
  }

  const first = async (bytes: Uint8Array, box: Box, turn: 0 | 90 | 180 | 270): Promise<Uint8Array | undefined> => {
    for await (const png of drawRegions(bytes, [{ page: 1, box, turn }], { dpi: 72 })) return png
    return undefined
  }

  test.each(turns)('a page turned by %i degrees is drawn upright', async (turn) => {
    const size = turn === 90 || turn === 270 ? { width: 300, height: 400, turn } : { width: 400, height: 300, turn }
    const [x0, top] = turned([100, 50, 120, 70], size)
    const region: Box = [x0 - 10, top - 5, x0 + 40, top + 35]
    expect(await dark(await first(await page(turn), region, turn))).toEqual([50, 40, 10, 5, 30, 25])
  })

  test.each(turns)('text that lies on its side is turned further: %i degrees', async (turn) => {
    // The page says nothing of turning; what stands on it does.
    const size = turn === 90 || turn === 270 ? { width: 300, height: 400, turn } : { width: 400, height: 300, turn }
    const [x0, top] = turned([100, 50, 120, 70], size)
    const region: Box = [x0 - 10, top - 5, x0 + 40, top + 35]
    expect(await dark(await first(await page(0), region, turn))).toEqual([50, 40, 10, 5, 30, 25])
  })

  test('a page that does not exist has no picture, and the others have theirs', async () => {
    const bytes = await page(0)
    const box: Box = [0, 0, 10, 10]
    const got: boolean[] = []
    for await (const png of drawRegions(
      bytes,
      [
        { page: 7, box, turn: 0 },
        { page: 1, box, turn: 0 },
        { page: 1, box, turn: 0 },
        { page: 9, box, turn: 0 },
      ],
      { dpi: 72 },
    ))
      got.push(png !== undefined)
    expect(got).toEqual([false, true, true, false])
  })
})

import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/ocr/engine.ts'
import { readPage } from '../../src/ocr/page.ts'
import { type Picture, quarterTurned, rotated } from '../../src/ocr/picture.ts'
import type { PageScan } from '../../src/pdf/scan.ts'
import type { Page } from '../../src/pdf/types.ts'
import { box, grainy, grid, paper, print, stroke } from './drawing.ts'
import { characters, toldEngine } from './reading.ts'

/** Pixels a point: 100 dots an inch. */
const scale = 100 / 72
const em = 16

const scanOf = ({ width, height, data }: Picture, more: Partial<PageScan> = {}): PageScan => ({
  page: 4,
  width,
  height,
  gray: data,
  scaleX: scale,
  scaleY: scale,
  left: 0,
  top: 0,
  pageWidth: width / scale,
  pageHeight: height / scale,
  turn: 0,
  ...more,
})

/** Reads as many characters as fit: 一 for each place of print, spread evenly. */
const spread = (text: string, confidence = 0.99): Engine => ({
  ...toldEngine({ name: 'paddle' }),
  readLine: async (picture, size) => {
    const count = Math.max(1, Math.round((picture.width - size * 0.6) / em))
    return Array.from({ length: count }, (_, i) => ({
      text,
      confidence,
      middle: size * 0.3 + (i + 0.4) * em,
      alternatives: [],
    }))
  },
})

const textOf = (page: Page): string => page.glyphs.map((g) => g.text).join('')

describe('a page', () => {
  test('of cells: drawn lines and what is read between them, in points of the page', async () => {
    const picture = paper(800, 500)
    grid(picture, [100, 300, 500, 700], [100, 150, 200, 250])
    print(picture, 120, 118, 6, em)
    box(picture, 394, 124, 407, 126)
    const page = await readPage(scanOf(picture), [spread('款')])
    expect(page).toMatchObject({ number: 4, width: 576, height: 360, turn: 0, readBy: 'ocr', images: [[0, 0, 576, 360]] })
    expect(page).not.toHaveProperty('skew')
    expect(textOf(page)).toBe('款款款款款款—')
    const rulings = page.rulings.map((r) => `${r.orientation[0]}${Math.round(r.at * scale)}`).sort()
    expect(rulings).toEqual(['h100', 'h150', 'h200', 'h250', 'v100', 'v300', 'v500', 'v700'])
    page.glyphs.slice(0, 6).forEach(({ box: [x0, top, x1, bottom] }, i) => {
      const middle = ((x0 + x1) / 2) * scale
      expect(Math.abs(middle - (120 + i * em + 6.4))).toBeLessThan(3)
      expect(top * scale).toBeLessThan(120)
      expect(bottom * scale).toBeGreaterThan(129)
    })
  })

  test('that leans is read upright, and says how it leant', async () => {
    const picture = paper(800, 500)
    grid(picture, [100, 300, 500, 700], [100, 150, 200, 250, 300])
    print(picture, 120, 118, 6, em)
    const page = await readPage(scanOf(grainy(rotated(picture, 1.2), 8)), [spread('款')])
    expect(page.skew).toBeCloseTo(1.2, 1)
    expect(page.rulings).toHaveLength(9)
    expect(textOf(page)).toBe('款款款款款款')
  })

  test('that is part of a larger one keeps its place on it', async () => {
    const picture = paper(400, 200)
    grid(picture, [50, 200, 350], [50, 100, 150])
    const page = await readPage(scanOf(picture, { left: 30, top: 40, pageWidth: 500, pageHeight: 700 }), [spread('款')])
    const [flat] = page.rulings.filter((r) => r.orientation === 'horizontal').map((r) => r.at)
    expect(flat).toBeCloseTo(40 + 50 / scale, 0)
    expect(page.images).toEqual([[30, 40, 30 + 400 / scale, 40 + 200 / scale]])
  })

  test('faxed at other densities across and down is read as it looks', async () => {
    const picture = paper(800, 250)
    // Half as dense down as across.
    for (const x of [100, 300, 500, 700]) box(picture, x - 1, 50, x + 1, 126)
    for (const y of [50, 75, 100, 125]) box(picture, 100, y, 700, y + 1)
    const page = await readPage(scanOf(picture, { scaleY: scale / 2, pageHeight: 360 }), [spread('款')])
    const flat = page.rulings.filter((r) => r.orientation === 'horizontal').map((r) => Math.round(r.at * scale))
    expect(flat).toHaveLength(4)
    flat
      .sort((a, b) => a - b)
      .forEach((at, i) => {
        expect(Math.abs(at - (101 + i * 50))).toBeLessThanOrEqual(3)
      })
  })

  test('without anything on it has nothing', async () => {
    expect(await readPage(scanOf(paper(300, 300)), [spread('款')])).toMatchObject({ glyphs: [], rulings: [] })
  })
})

test('signs that Tesseract does not know are put before what it reads', async () => {
  const picture = paper(400, 200)
  grid(picture, [50, 200, 350], [50, 100, 150])
  stroke(picture, [75, 70], [64, 75], 2)
  stroke(picture, [64, 75], [75, 80], 2)
  box(picture, 64, 83, 76, 85)
  print(picture, 82, 70, 2, em)
  for (const y of [62, 80, 120]) print(picture, 220, y, 6, em)
  const engine = { ...toldEngine({ line: (p) => (p.width < 60 ? '95' : '指标指标指标'), figure: () => '95' }) }
  expect(textOf(await readPage(scanOf(picture), [engine]))).toContain('≤95')
  const other: Engine = { ...engine, name: 'paddle' }
  expect(textOf(await readPage(scanOf(picture), [other]))).not.toContain('≤')
})

test('a line of the contents is read beside its dots, by every engine', async () => {
  const picture = paper(800, 200)
  print(picture, 60, 60, 8, em)
  for (let x = 200; x < 600; x += 11) box(picture, x, 69, x + 2, 71)
  for (const y of [90, 120, 150]) print(picture, 60, y, 30, em)
  print(picture, 620, 60, 1, em)
  const engine = toldEngine({ name: 'paddle', line: (p) => (p.width > 100 ? '支出预算总表' : '四') })
  expect(textOf(await readPage(scanOf(picture), [engine]))).toMatch(/^支出预算总表…{5,}四支/)
})

describe('a page that lies on its side', () => {
  const picture = paper(700, 500)
  for (let line = 0; line < 8; line++) print(picture, 60, 60 + line * 40, 34, em)

  /** Surer the wider the piece: lines that lie are read badly. */
  const engine: Engine = {
    ...toldEngine({ name: 'paddle' }),
    readLine: async ({ width }) => characters('款项目类表决'.repeat(5), width > 400 ? 0.98 : 0.4),
  }

  test('is turned until it reads well', async () => {
    const lying = quarterTurned(picture, 270)
    const page = await readPage(scanOf(lying), [engine])
    expect(page).toMatchObject({ turn: 90, width: 700 / scale, height: 500 / scale })
    expect(page.glyphs.every((g) => g.confidence > 0.9)).toBe(true)
  })

  test('stays as it is when it reads well, or no better otherwise', async () => {
    expect((await readPage(scanOf(picture), [engine])).turn).toBe(0)
    const bad: Engine = { ...engine, readLine: async () => characters('款项目类表决'.repeat(5), 0.5) }
    expect((await readPage(scanOf(picture), [bad])).turn).toBe(0)
  })
})

test('an engine that fails fails the page, not silently', async () => {
  const picture = paper(400, 200)
  print(picture, 50, 50, 10, em)
  const failing: Engine = {
    ...toldEngine({ name: 'paddle' }),
    readLine: async () => {
      throw new Error('out of memory')
    },
  }
  await expect(readPage(scanOf(picture), [failing])).rejects.toThrow('out of memory')
})

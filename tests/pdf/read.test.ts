import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clip, endPath, PDFDocument, rectangle, StandardFonts, setTextRenderingMode, TextRenderingMode } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { withoutRadicals } from '../../src/number/radicals.ts'
import { open, readPdf, ready } from '../../src/pdf/read.ts'
import type { Page } from '../../src/pdf/types.ts'
import { degrees, made, PIXEL, popGraphicsState, pushGraphicsState, rgb } from './made.ts'

const shared = join(import.meta.dirname, '../../../shared/documents')
const sharedIsThere = existsSync(shared)

function textOf(page: Page | undefined): string {
  return page?.glyphs.map((glyph) => glyph.text).join('') ?? ''
}

async function onePage(bytes: Uint8Array): Promise<Page> {
  const { pages } = await readPdf(bytes)
  expect(pages).toHaveLength(1)
  return pages[0] as Page
}

describe('glyphs', () => {
  test('carry the text, the em size and a box on the base line, y down', async () => {
    const page = await onePage(await made((page) => page.drawText('AB 12', { x: 50, y: 200, size: 20 })))
    expect(textOf(page)).toBe('AB12')
    const [a, b] = page.glyphs
    expect(a?.size).toBeCloseTo(20)
    expect(a?.font).toBe('Helvetica')
    expect(a?.box[0]).toBeCloseTo(50)
    expect(a?.box[2]).toBeCloseTo(b?.box[0] ?? 0, 1)
    // The base line is 100 points below the top of the page.
    expect(a?.box[1]).toBeLessThan(100)
    expect(a?.box[3]).toBeGreaterThan(100)
    expect(a?.hidden).toBe(0)
    expect(page).toMatchObject({ number: 1, width: 400, height: 300, turn: 0, readBy: 'text' })
    expect(page.unreadable).toBeUndefined()
  })

  test('hidden by a clip are dropped, half hidden ones say so', async () => {
    const page = await onePage(
      await made((page) => {
        page.pushOperators(pushGraphicsState(), rectangle(50, 190, 64, 30), clip(), endPath())
        page.drawText('0000000000', { x: 50, y: 200, size: 20 })
        page.pushOperators(popGraphicsState())
        page.drawText('x', { x: 300, y: 200, size: 20 })
      }),
    )
    // A digit of Helvetica is 11.12 wide: five fit whole, of the sixth three quarters show.
    expect(textOf(page)).toBe('000000x')
    expect(page.glyphs.slice(0, 5).every((glyph) => glyph.hidden < 0.01)).toBe(true)
    expect(page.glyphs[5]?.hidden).toBeCloseTo(0.245, 1)
    expect(page.glyphs[6]?.hidden).toBe(0)
  })

  test('that are drawn invisibly are no text of the page', async () => {
    const page = await onePage(
      await made((page) => {
        page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
        page.drawText('ghost', { x: 50, y: 200 })
        page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill))
        page.drawText('seen text', { x: 50, y: 100 })
      }),
    )
    expect(textOf(page)).toBe('seentext')
  })
})

describe('turned pages', () => {
  test('/Rotate: the upright page is what the reader holds', async () => {
    const page = await onePage(
      await made((page) => {
        page.setRotation(degrees(90))
        page.drawText('turned', { x: 40, y: 30, size: 10, rotate: degrees(90) })
      }),
    )
    expect(page).toMatchObject({ width: 300, height: 400, turn: 90 })
    const [first, second] = page.glyphs
    // Written upwards on the unrotated page, it reads from left to right on the upright one.
    expect(second?.box[0]).toBeGreaterThan(first?.box[0] ?? Number.POSITIVE_INFINITY)
    expect(second?.box[1]).toBeCloseTo(first?.box[1] ?? 0)
  })

  test.each([
    [90, 90],
    [180, 180],
    [-90, 270],
  ] as const)('text written at %i degrees turns a page without /Rotate by %i', async (written, turn) => {
    const page = await onePage(await made((page) => page.drawText('sideways', { x: 200, y: 150, rotate: degrees(written), size: 10 })))
    expect(page.turn).toBe(turn)
    const xs = page.glyphs.map((glyph) => glyph.box[0])
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    for (const { box } of page.glyphs) {
      expect(box[0]).toBeGreaterThanOrEqual(0)
      expect(box[2]).toBeLessThanOrEqual(page.width)
      expect(box[1]).toBeGreaterThanOrEqual(0)
      expect(box[3]).toBeLessThanOrEqual(page.height)
    }
  })

  test('a slanted watermark leans, the text does not', async () => {
    const page = await onePage(
      await made((page) => {
        page.drawText('the text of the page', { x: 20, y: 200 })
        page.drawText('draft', { x: 100, y: 50, rotate: degrees(45), size: 40 })
      }),
    )
    expect(page.turn).toBe(0)
    const leaning = page.glyphs.filter((glyph) => glyph.leaning !== undefined)
    expect(leaning.map((glyph) => glyph.text).join('')).toBe('draft')
    expect(leaning[0]?.leaning).toBe(315)
  })
})

describe('rulings', () => {
  test('letters drawn as outlines rule nothing; a cell drawn by four sides does', async () => {
    const page = await onePage(
      await made((page) => {
        // 工 and 口 as a stroke around them makes them bold; a letter with curves; a trapezoid border whose pen is moved on.
        page.drawSvgPath('M 0 0 L 18 0 L 18 4 L 11 4 L 11 14 L 18 14 L 18 18 L 0 18 L 0 14 L 7 14 L 7 4 L 0 4 Z', {
          x: 20,
          y: 280,
          borderWidth: 0.5,
          borderColor: rgb(0, 0, 0),
        })
        page.drawSvgPath('M 0 0 L 18 0 L 18 18 L 0 18 Z M 4 4 L 14 4 L 14 14 L 4 14 Z', {
          x: 50,
          y: 280,
          borderWidth: 0.5,
          borderColor: rgb(0, 0, 0),
        })
        page.drawSvgPath('M 0 0 L 18 0 C 20 4 20 14 18 18 L 0 18 Z', { x: 80, y: 280, borderWidth: 0.5, borderColor: rgb(0, 0, 0) })
        page.drawSvgPath('M 0 0 L 30 0 L 29 1 L 1 1 Z M 0 0', { x: 20, y: 200, color: rgb(0, 0, 0) })
        page.drawSvgPath('M 0 0 L 30 0 L 30 20 L 0 20 Z', { x: 200, y: 200, borderWidth: 0.5, borderColor: rgb(0, 0, 0) })
        page.drawText('some text')
      }),
    )
    const sides = page.rulings.map((r) => [r.orientation, Math.round(r.from), Math.round(r.to)].join(' ')).sort()
    expect(sides).toEqual(['horizontal 20 50', 'horizontal 200 230', 'horizontal 200 230', 'vertical 100 120', 'vertical 100 120'])
  })

  test('stroked segments, thin rectangles and the sides of a stroked rectangle', async () => {
    const page = await onePage(
      await made((page) => {
        page.drawLine({ start: { x: 10, y: 290 }, end: { x: 110, y: 290 }, thickness: 1 })
        page.drawRectangle({ x: 10, y: 200, width: 0.5, height: 50, color: rgb(0, 0, 0) })
        page.drawRectangle({ x: 200, y: 100, width: 100, height: 40, borderWidth: 1, borderColor: rgb(0, 0, 0) })
        page.drawRectangle({ x: 10, y: 10, width: 100, height: 40, color: rgb(0.9, 0.9, 0.9) })
        page.drawText('some text')
      }),
    )
    const flat = page.rulings.filter((ruling) => ruling.orientation === 'horizontal')
    const upright = page.rulings.filter((ruling) => ruling.orientation === 'vertical')
    expect(flat.map((ruling) => Math.round(ruling.at)).sort((a, b) => a - b)).toEqual([10, 160, 200])
    expect(upright.map((ruling) => Math.round(ruling.at)).sort((a, b) => a - b)).toEqual([10, 200, 300])
    const line = flat.find((ruling) => Math.round(ruling.at) === 10)
    expect(line).toMatchObject({ from: 10, to: 110, width: 1 })
    const thin = upright.find((ruling) => Math.round(ruling.at) === 10)
    expect(thin?.from).toBeCloseTo(50)
    expect(thin?.to).toBeCloseTo(100)
  })

  test('white lines and lines outside the clip cannot be seen', async () => {
    const page = await onePage(
      await made((page) => {
        page.drawLine({ start: { x: 10, y: 290 }, end: { x: 110, y: 290 }, thickness: 1, color: rgb(1, 1, 1) })
        page.pushOperators(pushGraphicsState(), rectangle(0, 0, 50, 300), clip(), endPath())
        page.drawLine({ start: { x: 10, y: 100 }, end: { x: 110, y: 100 }, thickness: 1 })
        page.drawLine({ start: { x: 60, y: 200 }, end: { x: 110, y: 200 }, thickness: 1 })
        page.pushOperators(popGraphicsState())
        page.drawText('some text', { x: 5, y: 5 })
      }),
    )
    expect(page.rulings).toHaveLength(1)
    expect(page.rulings[0]).toMatchObject({ from: 10, to: 50 })
  })
})

describe('pages without readable text', () => {
  const scan = async (write: (page: Parameters<Parameters<typeof made>[0]>[0]) => void) =>
    onePage(
      await made(async (page, document) => {
        const image = await document.embedPng(PIXEL)
        write(page)
        page.drawImage(image, { x: 0, y: 0, width: 400, height: 300 })
      }),
    )

  test('an image alone has no text layer', async () => {
    const page = await scan(() => {})
    expect(page.unreadable).toBe('no text layer')
    expect(page.images).toHaveLength(1)
    expect(page.images[0]).toEqual([0, 0, 400, 300])
  })

  test('a page number beside the image changes nothing', async () => {
    const page = await scan((page) => page.drawText('- 16 -', { x: 190, y: 8, size: 9 }))
    expect(page.unreadable).toBe('no text layer')
  })

  test('a plausible invisible layer over an image is another program’s reading', async () => {
    const page = await scan((page) => {
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
      page.drawText('total income of the year 12,345.67', { x: 20, y: 200 })
    })
    expect(page.unreadable).toBeUndefined()
    expect(page.readBy).toBe('ocr')
    expect(textOf(page)).toBe('totalincomeoftheyear12,345.67')
    expect(page.glyphs.every((glyph) => glyph.confidence < 1)).toBe(true)
  })

  test('an empty page is readable: there is nothing on it', async () => {
    const page = await onePage(await made(() => {}))
    expect(page.unreadable).toBeUndefined()
    expect(page.glyphs).toHaveLength(0)
  })
})

describe('inputs that cannot be read', () => {
  const reasonOf = (bytes: Uint8Array) =>
    readPdf(bytes).then(
      () => 'read',
      (error: unknown) => (error instanceof Error && 'reason' in error ? error.reason : error),
    )

  test('an empty file', async () => {
    expect(await reasonOf(new Uint8Array())).toBe('empty')
  })

  test('text under a .pdf name', async () => {
    expect(await reasonOf(new TextEncoder().encode('收入支出决算总表\n单位：万元\n'))).toBe('not-a-pdf')
  })

  test('a password', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([200, 200])
    page.drawText('secret', { font: await document.embedFont(StandardFonts.Helvetica) })
    document.encrypt({ userPassword: 'open sesame', ownerPassword: 'owner' })
    expect(await reasonOf(await document.save())).toBe('encrypted')
  })

  test('an owner password alone does not lock the reader out', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([200, 200])
    page.drawText('open', { font: await document.embedFont(StandardFonts.Helvetica) })
    document.encrypt({ userPassword: '', ownerPassword: 'owner', permissions: {} })
    expect(textOf((await readPdf(await document.save())).pages[0])).toBe('open')
  })

  test('a head without a body', async () => {
    const bytes = await made((page) => page.drawText('lost'))
    expect(await reasonOf(bytes.slice(0, 60))).toBe('damaged')
  })

  test('bytes stay the caller’s', async () => {
    const bytes = await made((page) => page.drawText('mine'))
    const before = bytes.length
    await readPdf(bytes)
    expect(bytes.length).toBe(before)
    expect((await readPdf(bytes)).pages).toHaveLength(1)
  })
})

test('chosen pages, with progress', async () => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const word of ['one', 'two', 'three']) document.addPage([200, 200]).drawText(word, { font, x: 20, y: 20 })
  document.setTitle('Three pages')
  const steps: string[] = []
  const { pages, metadata } = await readPdf(await document.save(), {
    pages: [3, 1, 9],
    onPage: (done, total) => steps.push(`${done}/${total}`),
  })
  expect(pages.map((page) => [page.number, textOf(page)])).toEqual([
    [3, 'three'],
    [1, 'one'],
  ])
  expect(steps).toEqual(['1/2', '2/2'])
  expect(metadata.title).toBe('Three pages')
})

test('radicals are read as the ideographs they depict', () => {
  expect(withoutRadicals('⼀')).toBe('一')
  expect(withoutRadicals('⻔')).toBe('门')
  expect(withoutRadicals('⻓')).toBe('长')
  expect(withoutRadicals('收⼊⽀出')).toBe('收入支出')
  expect(withoutRadicals('1,234.5')).toBe('1,234.5')
})

describe.skipIf(!sharedIsThere)('shared documents (skipped when ../shared/documents is absent)', () => {
  test('every glyph agrees with pdf.js’s own text, but for what a clip hides', async () => {
    const name = 'petition-administration-2024-account.pdf'
    const bytes = readFileSync(join(shared, name))
    const { pages } = await readPdf(bytes)
    const { document, close } = await open(bytes)
    await ready()
    for (const page of pages) {
      const { items } = await (await document.getPage(page.number)).getTextContent({ disableNormalization: true })
      const theirs = items.flatMap((item) => ('str' in item ? [...withoutRadicals(item.str)] : [])).filter((c) => c.trim() !== '')
      const ours = page.glyphs.flatMap((glyph) => [...glyph.text])
      expect(ours.sort().join('')).toBe(theirs.sort().join(''))
    }
    await close()
  })

  test('scans say that they have no text layer', async () => {
    const names = readdirSync(shared).filter((name) => name.endsWith('.scan.pdf'))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) {
      const { pages } = await readPdf(readFileSync(join(shared, name)), { pages: [1, 2] })
      expect(pages.map((page) => page.unreadable)).toEqual(['no text layer', 'no text layer'])
    }
  })
})

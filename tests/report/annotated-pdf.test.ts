import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { annotatedPdf, CannotAnnotate, type Finding, type Handover } from '../../src/index.ts'
import { readPdf, resources } from '../../src/pdf/read.ts'
import { type Box, unturned } from '../../src/pdf/types.ts'
import { degrees, made } from '../pdf/made.ts'
import { decisions, handed, hostile, poisoned, sampleBytes } from './handed.ts'

interface Annotation {
  readonly subtype: string
  readonly contentsObj: { readonly str: string }
  readonly titleObj: { readonly str: string }
  readonly rect: readonly number[]
  readonly quadPoints: readonly number[] | null
  readonly modificationDate: string | null
  readonly hasAppearance: boolean
  readonly page: number
}

async function annotationsOf(bytes: Uint8Array): Promise<Annotation[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, ...resources() })
  const document = await task.promise
  const found: Annotation[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    for (const annotation of (await page.getAnnotations()) as Omit<Annotation, 'page'>[]) found.push({ ...annotation, page: number })
  }
  await task.destroy()
  return found
}

/** Red, green, blue of a page at 72 pixels an inch, as poppler draws it. */
function drawn(bytes: Uint8Array, page: number): (x: number, y: number) => [number, number, number] {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pdf-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes)
    execFileSync('pdftoppm', ['-r', '72', '-f', String(page), '-l', String(page), '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')])
    const ppm = readFileSync(join(folder, 'a.ppm'))
    const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'))
    const width = Number(head?.[1])
    const start = head?.[0].length ?? 0
    return (x, y) => {
      const at = start + (Math.floor(y) * width + Math.floor(x)) * 3
      return [ppm[at] ?? 0, ppm[at + 1] ?? 0, ppm[at + 2] ?? 0]
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A handover with one finding at a box of the first page. */
async function at(box: Box | undefined): Promise<Handover> {
  const base = await handed()
  const [first] = base.findings
  if (!first) throw new Error('the sample has findings')
  const finding: Finding = {
    ...first.finding,
    severity: 'error',
    page: 1,
    evidence: [{ role: 'stated', value: '1', unit: '', page: 1, quote: '1', ...(box ? { boxes: [box] } : {}) }],
  }
  return { ...base, findings: [{ ...first, finding }] }
}

describe('the commented PDF', () => {
  test('is the original with an update behind it, the same every time', async () => {
    const original = sampleBytes()
    const bytes = await annotatedPdf(original, await handed())
    expect(Buffer.from(bytes.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true)
    expect(Buffer.from(await annotatedPdf(original, await handed())).equals(Buffer.from(bytes))).toBe(true)
  })

  test('pdf.js finds one highlight at each figure that does not agree, with its message', async () => {
    const content = await handed()
    const annotations = await annotationsOf(await annotatedPdf(sampleBytes(), content))
    for (const { finding } of content.findings) {
      const own = annotations.filter(({ contentsObj }) => contentsObj.str.startsWith(finding.message))
      expect(own.map(({ subtype, page, hasAppearance }) => ({ subtype, page, hasAppearance }))).toEqual([
        { subtype: 'Highlight', page: finding.evidence[0]?.page, hasAppearance: true },
      ])
      const boxes = finding.evidence.find(({ figure }) => figure === finding.figure)?.boxes ?? finding.evidence[0]?.boxes ?? []
      expect(own[0]?.quadPoints).toHaveLength(boxes.length * 8)
    }
  })

  test('behind the last page one tells every finding and has a place to sign; poppler reads it', async () => {
    const content = await handed('zh', await decisions())
    const folder = mkdtempSync(join(tmpdir(), 'gouji-summary-'))
    writeFileSync(join(folder, 'a.pdf'), await annotatedPdf(sampleBytes(), content))
    const last = String(content.pages.length + 1)
    const text = execFileSync('pdftotext', ['-f', last, join(folder, 'a.pdf'), '-'], { encoding: 'utf8' }).replace(/\s/g, '')
    rmSync(folder, { recursive: true, force: true })
    for (const { finding } of content.findings) expect(text).toContain(finding.message.replace(/\s/g, ''))
    for (const part of ['签署', '审核员甲', '签字、日期']) expect(text).toContain(part)
  })

  test('the document reads as before', async () => {
    const [before, after] = await Promise.all([readPdf(sampleBytes()), readPdf(await annotatedPdf(sampleBytes(), await handed()))])
    expect(after.pages.slice(0, before.pages.length).map(({ glyphs }) => glyphs.length)).toEqual(
      before.pages.map(({ glyphs }) => glyphs.length),
    )
  })

  test('decisions are in the comments, with who and when', async () => {
    const annotations = await annotationsOf(await annotatedPdf(sampleBytes(), await handed('zh', await decisions())))
    const dismissed = annotations.find(({ contentsObj }) => contentsObj.str.includes('口径不同'))
    expect(dismissed?.titleObj.str).toBe('审核员甲')
    expect(dismissed?.contentsObj.str).toContain('已电话核实')
    expect(dismissed?.modificationDate).toBe('D:20261124050200Z')
    expect(annotations.some(({ contentsObj }) => contentsObj.str.startsWith('复核更正'))).toBe(true)
  })

  test('untrusted text is a string and nothing else', async () => {
    const annotations = await annotationsOf(await annotatedPdf(sampleBytes(), poisoned(await handed())))
    expect(annotations.some(({ contentsObj }) => contentsObj.str.includes(hostile.slice(0, 40)))).toBe(true)
  })

  test.each([0, 90, 180, 270] as const)('poppler draws the highlight over the figure on a page turned by %i degrees', async (turn) => {
    const bytes = await made((page) => {
      page.setRotation(degrees(turn))
      page.drawText('1234.56', { x: 100, y: 200 })
    })
    const { pages } = await readPdf(bytes)
    const [page] = pages
    if (!page) throw new Error('one page')
    const glyphs = page.glyphs.filter(({ text }) => text.trim() !== '')
    const edge = (index: 0 | 1 | 2 | 3, of: (...values: number[]) => number): number => of(...glyphs.map(({ box }) => box[index]))
    const upright: Box = [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]
    const shaded = drawn(await annotatedPdf(bytes, await at(unturned(upright, page))), 1)
    const plain = drawn(bytes, 1)
    // The page as it is displayed is turned by /Rotate alone; on these pages text lies as the page does not say.
    const [x0, y0, x1, y1] = displayed(unturned(upright, page), turn)
    const [r, g, b] = shaded(x0 + 1.5, y0 + 1.5)
    expect([r > 240, g < 230, b < 230]).toEqual([true, true, true])
    expect(shaded((x0 + x1) / 2, y1 + 4)).toEqual(plain((x0 + x1) / 2, y1 + 4))
    expect(shaded(x0 - 4, (y0 + y1) / 2)).toEqual(plain(x0 - 4, (y0 + y1) / 2))
  })

  test('a page whose visible part does not begin at its corner is shaded in the right place', async () => {
    const bytes = await made((page) => {
      page.setCropBox(50, 40, 300, 200)
      page.drawText('1234.56', { x: 100, y: 200 })
    })
    const { pages } = await readPdf(bytes)
    const [glyph] = pages[0]?.glyphs ?? []
    if (!glyph) throw new Error('a glyph')
    const [annotation] = await annotationsOf(await annotatedPdf(bytes, await at(glyph.box)))
    // The first glyph begins where the text was drawn.
    expect(annotation?.rect[0]).toBeCloseTo(100, 0)
    expect(annotation?.rect[1]).toBeLessThanOrEqual(200)
    expect(annotation?.rect[3]).toBeGreaterThan(205)
  })

  test('a page in larger units is shaded in its own', async () => {
    const bytes = await made((page) => {
      page.node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
      page.drawText('1234.56', { x: 100, y: 200 })
    })
    const { pages } = await readPdf(bytes)
    const [glyph] = pages[0]?.glyphs ?? []
    if (!glyph) throw new Error('a glyph')
    const [annotation] = await annotationsOf(await annotatedPdf(bytes, await at(glyph.box)))
    expect(annotation?.rect[0]).toBeCloseTo(100, 0)
  })

  test('comments that were there stay', async () => {
    const bytes = await made((page, document) => {
      const note = document.context.register(
        document.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [1, 1, 9, 9], Contents: 'before' as never }),
      )
      page.node.set(PDFName.of('Annots'), document.context.obj([note]))
    })
    expect((await annotationsOf(await annotatedPdf(bytes, await at([10, 10, 20, 20])))).map(({ subtype }) => subtype)).toEqual([
      'Text',
      'Highlight',
    ])
  })

  test('what has no place becomes a note on its page', async () => {
    const bytes = await made((page) => page.drawText('1'))
    const [annotation] = await annotationsOf(await annotatedPdf(bytes, await at(undefined)))
    expect(annotation?.subtype).toBe('Text')
  })

  test('an encrypted PDF is left alone', async () => {
    const document = await PDFDocument.load(await made((page) => page.drawText('1')))
    document.encrypt({ ownerPassword: 'owner', userPassword: '', permissions: { annotating: false } })
    const bytes = await document.save()
    await expect(annotatedPdf(bytes, await at([10, 10, 20, 20]))).rejects.toThrow(CannotAnnotate)
  })
})

/** A box of the unrotated 400 × 300 page, as displayed. */
function displayed([x0, top, x1, bottom]: Box, turn: 0 | 90 | 180 | 270): Box {
  switch (turn) {
    case 0:
      return [x0, top, x1, bottom]
    case 90:
      return [300 - bottom, x0, 300 - top, x1]
    case 180:
      return [400 - x1, 300 - bottom, 400 - x0, 300 - top]
    case 270:
      return [top, 400 - x1, bottom, 400 - x0]
  }
}

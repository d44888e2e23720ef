/** A document of which one page has text and one is a picture, read by the engine that is always there. */
import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { scanOf, usual } from '../../bench/scan.ts'
import { checkDisclosure, type Disclosure, openDisclosure } from '../../src/index.ts'

const bytes = new Uint8Array(readFileSync(new URL('../../corpus/linlan-hydrology-2023.pdf', import.meta.url)))
/** 财政拨款收入支出决算总表: sums down and across. */
const scanned = 9
const options = { ocr: 'auto', ocrEngine: 'tesseract', ocrWorkers: 1 } as const

const numeralsOf = (disclosure: Disclosure, page: number): string[] =>
  disclosure.extraction.figures
    .filter((figure) => figure.source.page === page && figure.place === 'cell')
    .map((figure) => figure.printed)
    .sort()

describe('a mixed document', () => {
  let mixed: Disclosure
  let printed: Disclosure
  let progress: string[]
  beforeAll(async () => {
    const source = await PDFDocument.load(bytes)
    const scan = await PDFDocument.load(await scanOf(bytes, { ...usual, pages: [scanned] }))
    const whole = await PDFDocument.create()
    for (const [of, page] of [
      [source, 0],
      [scan, 0],
    ] as const) {
      const [copy] = await whole.copyPages(of, [page])
      if (copy) whole.addPage(copy)
    }
    const alone = await PDFDocument.create()
    const [copy] = await alone.copyPages(source, [scanned - 1])
    if (copy) alone.addPage(copy)
    progress = []
    mixed = await openDisclosure(
      { path: 'mixed.pdf', bytes: new Uint8Array(await whole.save()) },
      { ...options, onProgress: ({ stage, done, total }) => progress.push(`${stage} ${done}/${total}`) },
    )
    printed = await openDisclosure({ path: 'printed.pdf', bytes: new Uint8Array(await alone.save()) }, { ocr: 'never' })
  })

  test('only its picture is read by character recognition, and the report says so', () => {
    expect(mixed.document.pages.map((page) => page.readBy)).toEqual(['text', 'ocr'])
    const { document } = checkDisclosure(mixed, { language: 'en' }).report
    expect(document).toMatchObject({ pages: 2, ocrPages: [2], unreadablePages: [] })
    expect(progress).toContain('ocr 1/1')
  })

  test('figures of the picture are nearly all what is printed', () => {
    const wanted = numeralsOf(printed, 1)
    const left = numeralsOf(mixed, 2)
    const right = wanted.filter((numeral) => {
      const at = left.indexOf(numeral)
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
    expect(wanted.length).toBeGreaterThan(20)
    expect(
      right.length / wanted.length,
      `not read: ${wanted.filter((w) => !right.includes(w)).join(' ')}; left: ${left.join(' ')}`,
    ).toBeGreaterThan(0.95)
  })

  test('what was read is a table of its kind, and nothing in it is held against the document', () => {
    expect(mixed.extraction.tables.map((table) => table.kind)).toEqual(printed.extraction.tables.map((table) => table.kind))
    const { report } = checkDisclosure(mixed, { language: 'en' })
    expect(report.checks.exact).toBeGreaterThan(3)
    expect(report.findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.message)).toEqual([])
  })

  test('without character recognition the picture is named as unreadable', async () => {
    const scan = await scanOf(bytes, { ...usual, dpi: 40, pages: [1] })
    const disclosure = await openDisclosure({ path: 'scan.pdf', bytes: scan }, { ocr: 'never' })
    const { report } = checkDisclosure(disclosure, { language: 'en' })
    expect(report.document).toMatchObject({ ocrPages: [], unreadablePages: [{ page: 1 }] })
  })
})

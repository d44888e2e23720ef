import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { checkDisclosure, extractOf, openDisclosure } from '../../src/index.ts'
import type { Report } from '../../src/model/finding.ts'
import { textReport } from '../../src/report/text.ts'

vi.mock('../../src/ocr/ocr.ts', () => ({
  hasPaddle: () => false,
  readScans: async function* (_document: string, pages: readonly number[]) {
    for (const number of pages) yield { number, failure: 'out of memory' }
  },
}))

describe('pages whose recognition fails', () => {
  let report: Report
  let extract: ReturnType<typeof extractOf>
  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../../corpus/linlan-hydrology-2023.pdf', import.meta.url)))
    const disclosure = await openDisclosure({ path: 'a.pdf', bytes }, { ocr: 'always' })
    report = checkDisclosure(disclosure, { language: 'en' }).report
    extract = extractOf(disclosure)
  })

  test('keep their text, and the report says so', () => {
    expect(report.checks.exact).toBeGreaterThan(0)
    expect(report.document.ocrPages).toEqual([])
    expect(report.document.unreadablePages).toEqual([])
    expect(report.document.unrecognisedPages?.map(({ page }) => page)).toEqual(
      Array.from({ length: report.document.pages }, (_, i) => i + 1),
    )
    expect(extract.document).toEqual(report.document)
    for (const [language, said] of [
      ['en', 'kept as text, for recognition failed: out of memory'],
      ['zh', '文字识别失败，保留原有文字：out of memory'],
    ] as const)
      expect(textReport(report, { language, width: 120, colour: false, term: (rule) => rule })).toContain(said)
  })
})

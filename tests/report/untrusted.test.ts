/** Every attack through every outlet, judged by the bytes that come out. */
import { beforeAll, describe, expect, test } from 'vitest'
import { sanitise } from '../../cli/review/text.ts'
import { type Extract, extractOf, type Handover } from '../../src/index.ts'
import { findingsCsv } from '../../src/report/csv.ts'
import { htmlReport } from '../../src/report/html.ts'
import { jsonReport, ndjsonReport, reviewJson } from '../../src/report/json.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { printable, printableJson } from '../../src/report/printable.ts'
import { sarifLog } from '../../src/report/sarif.ts'
import { tablesCsv, tablesMarkdown } from '../../src/report/tables.ts'
import { textReport } from '../../src/report/text.ts'
import { workbook } from '../../src/report/xlsx.ts'
import { rules } from '../../src/rules/index.ts'
import { attacks, unseen } from './attacks.ts'
import { handed, poisoned, sample } from './handed.ts'
import { zipped } from './unzip.ts'

let clean: Handover
let read: Extract
beforeAll(async () => {
  clean = await handed()
  read = extractOf(await sample())
})

/** Decisions as well: reviewers' names and reasons come from ledgers that anybody may have written. */
function bad(text: string): Handover {
  const poison = poisoned(clean, text)
  const [first] = poison.findings
  if (!first) throw new Error('the sample has findings')
  const mark = { rule: 'x', page: 1, message: text }
  const last = {
    schema: 'gouji.review/1',
    id: 'e',
    at: '2026-11-24T00:00:00Z',
    by: text,
    document: 'd',
    kind: 'dismiss',
    finding: 'f',
    text,
    mark,
  } as const
  const decision = { finding: 'f', status: 'dismissed', reason: text, notes: [last], last } as const
  return { ...poison, reviewers: [text], findings: [{ ...first, standing: 'dismissed', decision }, ...poison.findings.slice(1)] }
}
const extract = (text: string): Extract => ({
  ...read,
  document: { ...read.document, path: text, title: text },
  tables: read.tables.slice(0, 2).map((table) => ({
    ...table,
    title: text,
    unit: text,
    notes: [text],
    cells: table.cells.slice(0, 4).map((cell) => ({ ...cell, rowHeader: text, columnHeader: text, value: text })),
  })),
})
const language = 'zh' as const
const term = (): string => 'x'

const outlets: Readonly<Record<string, (text: string) => string>> = {
  terminal: (text) => textReport(bad(text).report, { language, width: 80, colour: false, term }),
  message: printable,
  review: (text) => sanitise(text),
  csv: (text) => findingsCsv(bad(text), { byteOrderMark: false }).replaceAll('\r\n', '\n'),
  'tables as csv': (text) => tablesCsv([extract(text)]).replaceAll('\r\n', '\n'),
  'tables as markdown': (text) => tablesMarkdown([extract(text)]),
  markdown: (text) => markdownReport(bad(text)),
  html: (text) => htmlReport(bad(text), new Map()),
  sarif: (text) => sarifLog([{ report: bad(text).report, findings: bad(text).findings }], { language, version: '0', rules }),
  json: (text) => jsonReport(bad(text).report),
  ndjson: (text) => ndjsonReport(bad(text).report),
  'review json': (text) => reviewJson(bad(text)),
  'extract json': (text) => printableJson(extract(text), 2),
}
const cases = Object.entries(outlets)

describe.each(Object.entries(attacks))('text that %s', (_name, attack) => {
  test.each(cases)('%s holds nothing that is not seen, nor does anything to a terminal', (_outlet, make) => {
    expect(make(attack)).not.toMatch(unseen)
  })
})

describe('what a reader would act upon', () => {
  test.each(Object.entries(attacks))('%s: no field of a CSV is a formula, and there are as many fields as heads', (_name, attack) => {
    for (const csv of [findingsCsv(bad(attack), { byteOrderMark: false }), tablesCsv([extract(attack)])]) {
      const [heads, ...records] = recordsOf(csv)
      expect(records.length).toBeGreaterThan(0)
      for (const record of records) {
        expect(record).toHaveLength(heads?.length ?? 0)
        for (const field of record) if (!/^[+-]?[\d,.]*%?$/.test(field)) expect(field).not.toMatch(/^[\s\u3000]*[=+\-@＝＋－＠]/)
      }
    }
  })

  test.each(Object.entries(attacks))('%s: no tag, link, picture or bare address in Markdown', (_name, attack) => {
    for (const text of [markdownReport(bad(attack)), tablesMarkdown([extract(attack)])]) {
      expect(text).not.toMatch(/(?<!\\)<(?!\/?sub)[a-z!/]/i)
      expect(text).not.toMatch(/(?<!\\)\]\(|https?:\/\/|(?<!\w)www\.|\w@\w/i)
    }
  })

  test.each(Object.entries(attacks))('%s: no link in a message of SARIF', (_name, attack) => {
    const log = JSON.parse(sarifLog([{ report: bad(attack).report, findings: bad(attack).findings }], { language, version: '0', rules }))
    for (const { message } of log.runs[0].results) expect(message.text).not.toMatch(/(?<!\\)[[\]]/)
  })

  test.each(Object.entries(attacks))('%s: no cell of a workbook is a formula or holds what is not seen', async (_name, attack) => {
    const parts = zipped(await workbook(bad(attack)))
    const sheets = [...parts].filter(([name]) => /^xl\/(worksheets|sharedStrings)/.test(name)).map(([, xml]) => xml)
    expect(sheets.length).toBeGreaterThan(0)
    for (const xml of sheets) {
      expect(xml).not.toMatch(/<f[ >]/)
      expect(xml).not.toMatch(unseen)
    }
  })
})

/** RFC 4180. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && record.length === 0) break
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') {
      records.push(record)
      record = []
    }
  }
  return records
}

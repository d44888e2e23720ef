import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../src/pdf/read.ts'
import { decisions } from '../report/handed.ts'
import { gouji, root } from './run.ts'

let folder: string
let document: string
let ledger: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-report-'))
  document = join(folder, '决算 2021.pdf')
  copyFileSync(join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf'), document)
  ledger = join(folder, '.gouji', '决算 2021.pdf.review.jsonl')
  mkdirSync(join(folder, '.gouji'))
  writeFileSync(ledger, (await decisions()).map((entry) => `${JSON.stringify(entry)}\n`).join(''))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const begins: Readonly<Record<string, string>> = {
  html: '<!DOCTYPE html>',
  pdf: '%PDF-',
  xlsx: 'PK',
  csv: 'id,severity',
  md: '# ',
  json: '{\n  "schema": "gouji.report/1"',
  sarif: '{\n  "$schema"',
}

describe('gouji report', () => {
  test.each(Object.keys(begins))('writes .%s, decisions included, the same each time', async (kind) => {
    const [one, two] = [join(folder, `one.${kind}`), join(folder, `two.${kind}`)]
    for (const output of [one, two]) {
      const { status, stdout, stderr } = await gouji(['report', document, '-o', output, '--lang', 'zh'])
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    }
    const bytes = readFileSync(one)
    expect(bytes.equals(readFileSync(two))).toBe(true)
    expect(bytes.toString('latin1').startsWith(begins[kind] ?? '?')).toBe(true)
    if (!['pdf', 'xlsx'].includes(kind)) expect(bytes.toString()).toContain('口径不同')
  })

  test.each(['html', 'md', 'xlsx', 'csv'])(
    '.%s of a document in which nothing could be checked is no clean one, and the status is 2',
    async (kind) => {
      const [text, output] = [join(folder, 'nothing.txt'), join(folder, `nothing.${kind}`)]
      writeFileSync(text, '本部门没有可以核对的内容。\n')
      const { status, stderr } = await gouji(['report', text, '-o', output])
      expect(status).toBe(2)
      expect(stderr).toContain('Nothing was checked')
      const written = readFileSync(output, 'utf8')
      if (kind === 'html' || kind === 'md') expect(written).toContain('Nothing was checked')
      expect(written).not.toContain('No finding')
      expect(written).not.toContain('Nothing that does not agree')
    },
  )

  test('takes the ledger in place of the document', async () => {
    const output = join(folder, 'ledger.json')
    const { status } = await gouji(['report', ledger, '-o', output])
    expect(status).toBe(0)
    expect(readFileSync(output, 'utf8')).toContain('口径不同')
  })

  test('takes decisions from elsewhere too', async () => {
    const other = join(folder, 'other.jsonl')
    writeFileSync(other, readFileSync(ledger, 'utf8').replaceAll('审核员甲', '审核员乙').replaceAll('"id":"e', '"id":"x'))
    const { status, stdout } = await gouji(['report', document, '-o', '-', '--format', 'json', '--with', other])
    expect(status).toBe(0)
    expect((JSON.parse(stdout) as { review: { reviewers: string[] } }).review.reviewers.sort()).toEqual(['审核员乙', '审核员甲'])
  })

  test('binary reports go to standard output whole', async () => {
    const { status, stdout } = await gouji(['report', document, '-o', '-', '--format', 'csv', '--bom'])
    expect(status).toBe(0)
    expect(stdout.charCodeAt(0)).toBe(0xfeff)
  })

  test('plain text has a report as well, but no pages to comment', async () => {
    const text = join(folder, 'a.txt')
    writeFileSync(text, '2021年度财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。\n')
    expect((await gouji(['report', text, '-o', join(folder, 'text.html')])).status).toBe(0)
    expect(readFileSync(join(folder, 'text.html'), 'utf8')).toContain('106.86')
    const refused = await gouji(['report', text, '-o', join(folder, 'text.pdf')])
    expect(refused.status).toBe(2)
    expect(refused.stderr).toMatch(/plain text has no pages to comment/)
    expect(existsSync(join(folder, 'text.pdf'))).toBe(false)
  })

  test.each([
    ['an ending it does not know', () => ['report', document, '-o', join(folder, 'a.docx')], /the kind of report cannot be told/],
    ['no output', () => ['report', document], /output/],
    ['one document together', () => ['report', document, '-o', join(folder, 'a.md'), '--together'], /--together needs several documents/],
    [
      'a ledger that is not there',
      () => ['report', document, '-o', join(folder, 'a.md'), '--with', 'none.jsonl'],
      /there is no ledger none\.jsonl/,
    ],
    ['the document as output', () => ['report', document, '-o', document, '--format', 'pdf'], /is one of the inputs/],
    ['the ledger as output', () => ['report', document, '-o', ledger, '--format', 'md'], /is one of the inputs/],
    ['a document that is not there', () => ['report', join(folder, 'none.pdf'), '-o', join(folder, 'a.md')], /There is no such file/],
  ])('says what is wrong with %s', async (_what, arguments_, sentence) => {
    const { status, stderr } = await gouji(arguments_())
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toContain('    at ')
  })

  test('tells of lines of the ledger that cannot be read', async () => {
    const torn = join(folder, 'torn.jsonl')
    writeFileSync(torn, `${readFileSync(ledger, 'utf8')}{"schema":`)
    const { status, stderr } = await gouji(['report', document, '-o', join(folder, 'torn.md'), '--with', torn])
    expect(status).toBe(0)
    expect(stderr).toMatch(/1 line could not be read/)
  })
})

describe('gouji report of many documents', () => {
  let many: string
  beforeAll(() => {
    many = join(folder, 'many')
    mkdirSync(join(many, '.gouji'), { recursive: true })
    copyFileSync(document, join(many, 'a.pdf'))
    copyFileSync(join(root, 'corpus', 'beiling-market-2026.pdf'), join(many, 'b.pdf'))
    writeFileSync(join(many, 'c.pdf'), 'no PDF at all')
    copyFileSync(ledger, join(many, '.gouji', 'a.pdf.review.jsonl'))
  })

  test.each(['html', 'xlsx', 'csv', 'md', 'json', 'sarif', 'pdf'])(
    '.%s holds them all, decisions too, and what could not be read',
    async (kind) => {
      const output = join(folder, `many.${kind}`)
      const { status, stderr } = await gouji(['report', many, '-o', output, '--lang', 'zh'])
      expect(status).toBe(2)
      expect(stderr).toContain('c.pdf: 这不是 PDF 文件')
      const text = readFileSync(output, 'utf8')
      if (kind === 'pdf') {
        const { pages } = await readPdf(new Uint8Array(readFileSync(output)))
        const [one, two] = await Promise.all(
          ['a', 'b'].map(async (name) => (await readPdf(new Uint8Array(readFileSync(join(many, `${name}.pdf`))))).pages.length),
        )
        // A page of findings behind each.
        expect(pages.length).toBeGreaterThanOrEqual((one ?? 0) + (two ?? 0) + 2)
        return
      }
      if (kind === 'xlsx') {
        expect(text.startsWith('PK')).toBe(true)
        return
      }
      expect(text).toContain('口径不同')
      if (kind === 'html') {
        const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
      }
      if (kind === 'html' || kind === 'md') expect(text).toContain('c.pdf')
      if (kind === 'csv') expect(text).toMatch(/^file,id,severity[\s\S]*\r\na\.pdf,/)
      if (kind === 'json') expect((JSON.parse(text) as unknown[]).length).toBe(2)
      if (kind === 'sarif') expect((JSON.parse(text) as { runs: { artifacts: unknown[] }[] }).runs[0]?.artifacts).toHaveLength(2)
    },
  )

  test('--together holds them against each other', async () => {
    const years = join(folder, 'years')
    mkdirSync(years)
    const report = (year: number, lines: string): string => `榕城市水务局${year}年度部门决算\n一、收入支出决算总体情况说明\n${lines}\n`
    writeFileSync(join(years, '2023.txt'), report(2023, '年末结转和结余118.74万元。支出总计100.00万元。机关运行经费30.00万元。'))
    writeFileSync(
      join(years, '2024.txt'),
      report(2024, '年初结转和结余118.47万元。支出总计120.50万元，较2023年度增加20.50万元，增长20.50%。'),
    )
    const found = async (...more: string[]): Promise<string[]> => {
      const { stdout } = await gouji(['report', years, '-o', '-', '--format', 'json', ...more])
      return (JSON.parse(stdout) as { findings: { rule: string }[] }[]).flatMap(({ findings }) => findings.map(({ rule }) => rule))
    }
    expect(await found()).not.toContain('untied-document')
    expect(await found('--together')).toContain('untied-document')
  })
})

test('gouji check --format sarif writes one log for all documents', async () => {
  const { status, stdout } = await gouji([
    'check',
    document,
    join(root, 'corpus', 'beiling-market-2026.pdf'),
    '--format',
    'sarif',
    '--fail-on',
    'never',
  ])
  expect(status).toBe(0)
  const log = JSON.parse(stdout) as { version: string; runs: { artifacts: unknown[]; results: unknown[] }[] }
  expect(log.version).toBe('2.1.0')
  expect(log.runs).toHaveLength(1)
  expect(log.runs[0]?.artifacts).toHaveLength(2)
  expect(log.runs[0]?.results.length).toBeGreaterThan(3)
})

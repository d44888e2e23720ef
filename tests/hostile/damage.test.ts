/** What was lost of a document is said, and nothing is held against it that the loss may explain. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withoutExplainable } from '../../src/check/damage.ts'
import type { Damage } from '../../src/model/document.ts'
import type { Finding, Report } from '../../src/model/finding.ts'
import { readPdf } from '../../src/pdf/read.ts'
import { gouji, root } from '../cli/run.ts'
import { deflated, rawPdf, type Stream } from './files.ts'

const text = (words: string): string => `BT /F 12 Tf 50 700 Td (${words}) Tj ET`
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const page = (contents: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} /Resources << /Font << /F 3 0 R >> >> >>`

/** Three pages (objects 4, 6, 8) with contents of their own (5, 7, 9). */
const three = (change: (objects: (string | Stream)[]) => void = () => undefined): Buffer => {
  const objects: (string | Stream)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 3 >>',
    helvetica,
    page('5 0 R'),
    deflated(text('first 1')),
    page('7 0 R'),
    deflated(text('second 2')),
    page('9 0 R'),
    deflated(text('third 3')),
  ]
  change(objects)
  return rawPdf(objects)
}
const kinds = (damage: readonly Damage[]): string[] => damage.map(({ kind, page: at }) => `${kind} ${at ?? '-'}`)

describe('what was lost', () => {
  test('nothing', async () => {
    const { pages, damage } = await readPdf(three())
    expect(pages).toHaveLength(3)
    expect(damage).toEqual([])
  })

  test.each([2, 3])('the object of page %i: reached are told against declared', async (number) => {
    const { damage } = await readPdf(three((objects) => objects.splice(1 + 2 * number, 1, 'null')))
    expect(damage.map((one) => one.text).join(' ')).toMatch(/2 of 3 pages were reached|The page could not be read/)
  })

  test('pages beyond a count that is too small', async () => {
    const { damage } = await readPdf(three((objects) => objects.splice(1, 1, '<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 2 >>')))
    expect(damage).toContainEqual({ kind: 'pages', text: '2 of 3 pages were reached.' })
  })

  test('what a page draws is not there', async () => {
    const { damage } = await readPdf(three((objects) => objects.splice(5, 1, page('77 0 R'))))
    expect(kinds(damage)).toEqual(['content 2'])
  })

  test('what a page draws was changed under its check sum', async () => {
    const bytes = three()
    const at = bytes.indexOf('stream\n', bytes.indexOf('7 0 obj')) + 7 + 12
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    expect(kinds((await readPdf(bytes)).damage)).toContain('content 2')
  })

  test.each([
    ['no contents at all', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> >>'],
    ['contents that cannot be', page('-1 0 R')],
    ['contents that are no stream', page('3 0 R')],
  ])('a page with %s', async (_name, object) => {
    expect(kinds((await readPdf(three((objects) => objects.splice(5, 1, object)))).damage)).toContain('content 2')
  })

  test('a stream that does not say any more how it is compressed', async () => {
    const bytes = Buffer.from(three().toString('latin1').replace('/Filter', '/Xilter'), 'latin1')
    expect(kinds((await readPdf(bytes)).damage)).toContain('content 1')
  })

  test('a font without its descendants', async () => {
    const { damage } = await readPdf(
      three((objects) => objects.splice(2, 1, '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H >>')),
    )
    expect(kinds(damage)).toContain('fonts 1')
  })

  test('the list of objects', async () => {
    const bytes = three()
    const cut = bytes.subarray(0, bytes.indexOf('startxref'))
    expect(kinds((await readPdf(cut)).damage)).toContain('structure -')
  })

  test('published reports that are whole lose nothing', async () => {
    for (const name of ['jdz-foreign-affairs-2021', 'nanpu-university-2023', 'chengze-commerce-2025'])
      expect((await readPdf(readFileSync(join(root, 'corpus', `${name}.pdf`)))).damage).toEqual([])
  })
})

describe('what is held against such a document', () => {
  const finding = (at: number, evidence: readonly [number, string][], severity: Finding['severity'] = 'error'): Finding => ({
    id: `${at}`,
    rule: 'unfooted-total',
    severity,
    message: '',
    page: at,
    quote: 'a',
    evidence: evidence.map(([where, quote]) => ({ role: 'part', value: '1', unit: '', page: where, quote, boxes: [] })),
    related: [],
  })
  const left = (findings: readonly Finding[], damage: readonly Damage[]): string[] => {
    const report = withoutExplainable({ findings, document: { damage } } as unknown as Report)
    expect((report.withheld ?? 0) + report.findings.length).toBe(findings.length)
    return report.findings.map(({ id }) => id)
  }

  test('near a damaged page nothing, elsewhere everything', () => {
    const findings = [2, 4, 6, 9].map((at) => finding(at, [[at, 'a']]))
    expect(left(findings, [{ kind: 'content', text: '', page: 5 }])).toEqual(['2', '9'])
  })

  test('evidence on a damaged page counts', () => {
    expect(left([finding(1, [[7, 'b']])], [{ kind: 'fonts', text: '', page: 7 }])).toEqual([])
  })

  test('where pages are left out, neither tables cut there nor what is not there; sentences stand', () => {
    const cut = finding(7, [
      [6, 'a'],
      [7, 'b'],
    ])
    const sentence = finding(5, [[5, 'a']])
    const elsewhere = finding(9, [
      [9, 'a'],
      [9, 'b'],
    ])
    expect(left([cut, sentence, elsewhere, finding(1, [])], [{ kind: 'pages', text: '', page: 5 }])).toEqual(['5', '9'])
  })

  test('where it is not known what is lost, only what stands in one sentence', () => {
    const within = finding(3, [
      [3, 'a'],
      [3, 'a'],
    ])
    const across = finding(4, [
      [4, 'a'],
      [4, 'b'],
    ])
    expect(left([within, across], [{ kind: 'pages', text: '' }])).toEqual(['3'])
  })

  test('a map of characters that pages share: nothing stands', () => {
    expect(left([finding(3, [[3, 'a']])], [{ kind: 'content', text: '' }])).toEqual([])
  })

  test('a picture takes no text with it, and notes are no accusations', () => {
    expect(left([finding(1, [[1, 'a']])], [{ kind: 'pictures', text: '', page: 1 }])).toEqual(['1'])
    expect(left([finding(1, [], 'info')], [{ kind: 'content', text: '', page: 1 }])).toEqual(['1'])
  })
})

describe('how it is said', () => {
  let folder = ''
  let file = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gouji-damage-'))
    file = join(folder, 'a.pdf')
    const bytes = readFileSync(join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf'))
    writeFileSync(file, bytes.subarray(0, bytes.lastIndexOf('startxref')))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('as part of the report, on standard error, and by the exit status', async () => {
    const { status, stdout, stderr } = await gouji(['check', file, '--format', 'json', '--fail-on', 'never'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/Checked in part: The list of objects is broken/)
    expect(JSON.parse(stdout).document.damage).toEqual([
      { kind: 'structure', text: 'The list of objects is broken: what could be found was read.' },
    ])
  })

  test.each([
    ['text', /Checked in part/],
    ['sarif', /The list of objects is broken/],
  ])('in the report of kind %s', async (format, sentence) => {
    expect((await gouji(['check', file, '--format', format, '--fail-on', 'never'])).stdout.replace(/\s+/g, ' ')).toMatch(sentence)
  })

  test.each(['html', 'md'])('in a report to hand over (%s), in Chinese', async (ending) => {
    const output = join(folder, `report.${ending}`)
    expect((await gouji(['report', file, '-o', output, '--lang', 'zh'])).status).toBe(2)
    expect(readFileSync(output, 'utf8')).toContain('仅核对了一部分：对象目录损坏，只读取了能找到的内容。')
  })
})

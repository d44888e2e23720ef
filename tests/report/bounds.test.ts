/** What would agree may be no more than a bound: every form of report says so. */
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Disclosure,
  type Finding,
  findingsCsv,
  type Handover,
  handoverOf,
  htmlReport,
  markdownReport,
  openDisclosure,
  sarifLog,
  textReport,
} from '../../src/index.ts'
import { findingMark } from '../../src/store/ledger.ts'

const text = `某市水务局2023年度部门决算
政府采购支出总额412.56万元，其中：政府采购货物支出112.06万元、政府采购服务支出300.50万元。授予中小企业合同金额450.12万元，其中：授予小微企业合同金额388.20万元。
该指标满分5分，得6分。`

describe('a bound', () => {
  let disclosure: Disclosure
  let handed: Handover
  const of = (rule: string): Finding | undefined => handed.report.findings.find((finding) => finding.rule === rule)
  beforeAll(async () => {
    disclosure = await openDisclosure({ path: 'a.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
    handed = handoverOf(disclosure, [], { language: 'zh' })
  })

  test('is told from a value, in the report and its candidates', () => {
    const [first, second] = [of('procurement-bound'), of('score-above-weight')]
    expect(first?.expected).toEqual({ value: '412.56', unit: '万元', bound: '<=' })
    expect(first?.diagnosis?.text).toContain('不超过 412.56 即相符。')
    expect(second?.expected).toEqual({ value: '5', unit: '分', bound: '<=' })
    expect(second?.diagnosis?.candidates.map(({ value, bound }) => [value, bound])).toEqual([
      ['5', '<='],
      ['6', '>='],
    ])
  })

  test('is said in words', () => {
    const options = { width: 80, colour: false, term: (rule: string) => rule }
    expect(textReport(handed.report, { ...options, language: 'zh' })).toContain('文中 450.12 万元 → 至多 412.56 万元')
    const english = handoverOf(disclosure, [], { language: 'en' })
    const said = textReport(english.report, { ...options, language: 'en' })
    expect(said).toContain('stated 450.12 万元 → at most 412.56 万元')
    expect(said).toContain('Anything up to 412.56 would agree.')
    expect(said).not.toContain('→ would agree')
    expect(markdownReport(handed)).toContain('至多 **412.56 万元**')
    expect(htmlReport(handed)).toMatch(/至多[^→]*412\.56 万元/)
  })

  test('has a column, a property, a sign in the ledger', () => {
    expect(findingsCsv(handed, { byteOrderMark: false })).toContain('450.12,万元,412.56,万元,<=,')
    expect(sarifLog([handed], { language: 'zh', version: '0', rules: [] })).toContain('"bound": "<="')
    const first = of('procurement-bound')
    expect(first && findingMark(first).expected).toBe('≤ 412.56万元')
  })

  test('is none where an equation says what the figure is', async () => {
    const told =
      '政府采购支出总额412.56万元，其中：政府采购货物支出112.06万元、政府采购服务支出330.50万元。授予中小企业合同金额300.12万元。'
    const other = await openDisclosure({ path: 'b.txt', bytes: new TextEncoder().encode(told) }, { ocr: 'never' })
    const findings = handoverOf(other, [], { language: 'zh' }).report.findings
    expect(findings.map(({ expected }) => expected?.bound)).toEqual(findings.map(() => undefined))
  })
})

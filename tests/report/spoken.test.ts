import { describe, expect, test } from 'vitest'
import { checkDisclosure, checked, inLanguage, openDisclosure } from '../../src/index.ts'
import type { Checked, Found, Said } from '../../src/model/finding.ts'
import { spoken } from '../../src/report/spoken.ts'
import { roleName } from '../../src/report/words.ts'

const text =
  '一、财政拨款支出情况\n商品和服务支出31.26万元，较2020年减少31.26万元，下降52.22%。公务接待费2.14万元，比上年增加1.14万元，增长1.14%。'
const disclosure = await openDisclosure({ path: 'a.txt', bytes: Buffer.from(text) }, { ocr: 'never' })

const saying = (said: Said): readonly string[] => {
  const found: Found = { id: 'x', rule: 'convention', severity: 'info', said, page: 1, quote: '', evidence: [], related: [] }
  const base: Checked = checked(disclosure, {})
  const of: Checked = { ...base, report: { ...base.report, findings: [found] } }
  return (['en', 'zh'] as const).flatMap((language) => spoken(of, () => undefined, language).report.findings.map((f) => f.message))
}

describe('findings in words', () => {
  test('one check gives what two checks in two languages give', () => {
    const found = checked(disclosure, {})
    expect(found.report.findings.length).toBeGreaterThan(0)
    for (const language of ['en', 'zh'] as const) expect(inLanguage(found, language)).toEqual(checkDisclosure(disclosure, { language }))
  })

  test('the languages differ in words alone', () => {
    const found = checked(disclosure, {})
    const [en, zh] = [inLanguage(found, 'en'), inLanguage(found, 'zh')]
    const silent = (of: typeof en) =>
      of.report.findings.map(({ message, diagnosis, belief, ...rest }) => ({
        ...rest,
        probability: belief?.probability,
        grounds: belief?.grounds.map(({ text, ...ground }) => ground),
      }))
    expect(silent(en)).toEqual(silent(zh))
    for (const [i, finding] of zh.report.findings.entries()) {
      expect(finding.message).not.toBe(en.report.findings[i]?.message)
      expect(finding.message).toMatch(/[。]$/)
    }
  })

  test("notes of the judge's own", () => {
    expect(saying({ kind: 'cut-percentages', count: 3 })).toEqual([
      'Percentages are cut, not rounded, throughout (3 of 3 that can tell); they were judged as such.',
      '本文百分比一律截尾而不四舍五入（3 处均如此），已按此惯例判断。',
    ])
    expect(saying({ kind: 'rounded-sums', count: 2, of: 5 })).toEqual([
      '2 of 5 sums here hold only within rounding.',
      '2 处合计在四舍五入的尾差之内（共核对 5 处）。',
    ])
  })

  test('roles of figures have words in both languages', () => {
    for (const role of ['average', 'bound', 'base', 'whole', 'part']) expect(roleName(role, 'zh')).toMatch(/^\p{Script=Han}+$/u)
  })
})

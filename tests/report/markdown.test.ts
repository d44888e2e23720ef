import { describe, expect, test } from 'vitest'
import { findingsCsv, htmlReport, markdownReport, reviewJson } from '../../src/index.ts'
import { decisions, handed, poisoned } from './handed.ts'

describe('the Markdown report', () => {
  test('tells the document, its findings and what was decided', async () => {
    const text = markdownReport(await handed('zh', await decisions()))
    expect(text).toMatch(/^# .*2021年度部门决算\n/)
    expect(text).toContain('- 决定：已排除：口径不同 (审核员甲, 2026-11-24 05:02 UTC)')
    expect(text).toContain('- 备注：已电话核实')
    expect(text).toContain('## 更正')
    expect(text).toContain('## 对当前文档不再适用的决定')
    expect(text).toMatch(/完成年初预算的\*\*106\.86\*\*%/)
  })

  test('a rate that is right of another base is not told to become itself, in no report', async () => {
    const content = await handed()
    const findings = content.findings.map((item) => ({ ...item, finding: { ...item.finding, expected: { value: '106.86', unit: '%' } } }))
    const same = { ...content, findings: findings.filter(({ finding }) => finding.stated?.value === '106.86') }
    expect(same.findings).toHaveLength(1)
    expect(markdownReport(same)).not.toContain('应为')
    expect(htmlReport(same)).not.toContain('class="delta"')
    expect(htmlReport({ ...content, findings })).toContain('class="delta"')
  })

  test('text of a document is no markup', async () => {
    const text = markdownReport(poisoned(await handed(), '# a <b> [x](y) `c` | *d*\n- e'))
    expect(text).not.toMatch(/<b>|\[x\]\(y\)|^- e/m)
    expect(text).toContain('\\# a \\<b\\> \\[x\\](y) \\`c\\` \\| \\*d\\* - e')
  })
})

describe('the findings as CSV', () => {
  test('one record a finding, in the columns of its head', async () => {
    const content = await handed('zh', await decisions())
    const lines = findingsCsv({ ...content, findings: content.findings }, { byteOrderMark: false })
      .trimEnd()
      .split('\r\n')
    expect(lines).toHaveLength(content.findings.length + 1)
    expect(lines[0]).toMatch(/^id,severity,page,/)
    expect(lines.filter((line) => line.includes(',dismissed,审核员甲,2026-11-24T05:02:00.000Z,口径不同,已电话核实'))).toHaveLength(1)
  })

  test('a byte order mark when asked for', async () => {
    const content = await handed()
    expect(findingsCsv(content, { byteOrderMark: true }).startsWith('\ufeffid,')).toBe(true)
    expect(findingsCsv(content, { byteOrderMark: false }).startsWith('id,')).toBe(true)
  })

  test('no field begins a formula', async () => {
    const text = findingsCsv(poisoned(await handed(), '=1+1'), { byteOrderMark: false })
    expect(text).not.toMatch(/(^|,)"?[=@]/m)
  })
})

describe('the report as JSON', () => {
  test('is the report of the contract with what was decided', async () => {
    const content = await handed('zh', await decisions())
    const parsed = JSON.parse(reviewJson(content)) as {
      schema: string
      findings: { id: string; decision: { standing: string; reason?: string } }[]
    }
    expect(parsed.schema).toBe('gouji.report/1')
    expect(parsed.findings.map(({ id }) => id)).toEqual(content.findings.map(({ finding }) => finding.id))
    expect(parsed.findings.find(({ decision }) => decision.standing === 'dismissed')?.decision.reason).toBe('口径不同')
    expect(parsed).toHaveProperty('review.corrections.0.by', '审核员甲')
    expect(parsed).toHaveProperty('review.stale.0.id', 'e5')
  })
})

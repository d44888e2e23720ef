import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import type { Finding, Report } from '../../src/model/finding.ts'
import { textReport } from '../../src/report/text.ts'

const quote = '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%，主要原因是年中追加了人员经费。'
const finding: Finding = {
  id: 'f1',
  rule: 'wrong-completion',
  severity: 'error',
  message: '完成率与所列数字不符。',
  page: 4,
  quote,
  at: [quote.indexOf('106.86'), quote.indexOf('106.86') + 6],
  stated: { value: '106.86', unit: '%' },
  expected: { value: '117.26', unit: '%' },
  equation: '354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86',
  evidence: [
    { role: '决算数', value: '354.63', unit: '万元', page: 4, quote },
    { role: '基数', value: '331.88', unit: '万元', page: 3, quote: '财政拨款收入331.88万元。' },
  ],
  diagnosis: { kind: 'wrong-base', text: '除错了基数：354.63 ÷ 331.88 = 106.86 %。', candidates: [] },
  related: ['a', 'b'],
}

const report = (findings: readonly Finding[], more: Partial<Report> = {}): Report => ({
  schema: 'gouji.report/1',
  document: {
    path: 'reports/a.pdf',
    sha256: '0'.repeat(64),
    title: '某局2021年部门决算',
    department: '某局',
    year: 2021,
    kind: 'final-account',
    pages: 34,
    unreadablePages: [{ page: 9, reason: 'no text layer' }],
    ocrPages: [1, 2, 3, 7],
  },
  coverage: { figures: 545, covered: 512, boundedOnly: 0, uncovered: 33, notFigures: 20 },
  checks: { exact: 212, rounding: 3, convention: 0, contradiction: findings.length, notCheckable: 9 },
  findings,
  ...more,
})

const term = (rule: string): string => (rule === 'wrong-completion' ? '完成率不符' : rule)
const plain = { language: 'zh', width: 80, colour: false, term } as const

describe('the text report', () => {
  test('tells how sure the reading of scanned pages is, and what arithmetic settled', () => {
    const read = report([], { recognition: { doubtful: 2, byArithmetic: [{ page: 4, seen: '2117.72', taken: '217.72' }] } })
    expect(textReport(read, plain)).toContain(
      '经文字识别：第 1–3, 7 页\n2 个数字识别存疑，不作为不符的依据\n按勾稽关系认读：2117.72 认作 217.72（第 4 页）',
    )
    expect(textReport(read, { ...plain, language: 'en' })).toContain(
      '2 doubtful figures, never held against the document\nread by arithmetic: 217.72 where 2117.72 was seen (p. 4)',
    )
    expect(textReport(report([], { recognition: { doubtful: 0, byArithmetic: [] } }), plain)).not.toContain('存疑，')
  })

  test('says which documents it was checked against, how many claims were decided, and where evidence from another one stands', () => {
    const checks = { exact: 11, rounding: 0, convention: 0, contradiction: 1, notCheckable: 2 }
    const elsewhere = { role: 'stated elsewhere', value: '331.88', unit: '万元', page: 3, quote, path: 'reports/2020.pdf' }
    const beside = report([{ ...finding, evidence: [elsewhere] }], {
      together: [{ path: 'reports/2020.pdf', kinship: 'last-year', checks }],
    })
    expect(textReport(beside, plain)).toContain('对照上年报告（reports/2020.pdf）：相符 11 · 不符 1 · 未核 2\n')
    expect(textReport(beside, plain)).toContain('331.88 万元（reports/2020.pdf 第 3 页）')
    const english = textReport(beside, { ...plain, language: 'en' })
    expect(english).toContain("against last year's report, reports/2020.pdf: agree 11 · do not agree 1 · not\ncheckable 2\n")
    expect(english).toContain('331.88 万元 (reports/2020.pdf, p. 3)')
    expect(textReport(report([], { together: [] }), plain)).toContain('单独核对：')
    expect(textReport(report([]), plain)).not.toContain('单独核对')
  })

  test('reads from the document to its findings', () => {
    expect(textReport(report([finding]), plain)).toBe(`某局 · 2021 年决算 · 34 页
reports/a.pdf
相符 212 · 尾差 3 · 不符 1 · 未核 9
545 个数字中 512 个已参与核对
第 9 页未能读取：无文字层，只是图像
经文字识别：第 1–3, 7 页

✗ 第 4 页  完成率不符                                           wrong-completion
    完成率与所列数字不符。
    财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的
    [106.86]%，主要原因是年中追加了人员经费。
    354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86
    文中 106.86 % → 应为 117.26 %
    基数：331.88 万元（第 3 页）
    除错了基数：354.63 ÷ 331.88 = 106.86 %。
    另有 2 处同因
`)
  })

  test('a rate that is right of another base is not told to become itself', () => {
    const text = textReport(report([{ ...finding, expected: finding.stated ?? { value: '', unit: '' } }]), plain)
    expect(text).not.toContain('应为')
    expect(text).toContain('除错了基数')
  })

  test('says in English what it says in Chinese', () => {
    const text = textReport(report([finding]), { ...plain, language: 'en' })
    expect(text).toContain('某局 · 2021 final account · 34 pages')
    expect(text).toContain('agree 212 · within rounding 3 · do not agree 1 · not checkable 9')
    expect(text).toContain('stated 106.86 % → would agree 117.26 %')
    expect(text).toContain('基数: 331.88 万元 (p. 3)')
    expect(text).not.toMatch(/error|wrong(?!-completion)/i)
  })

  test('without findings says whether anything was checked at all', () => {
    expect(textReport(report([]), plain)).toContain('没有发现不符。')
    const nothing = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 2 }
    expect(textReport(report([], { checks: nothing }), plain)).toContain(
      '没有核对任何内容：已读部分未识别出数字之间的关系，另有 1 页（共 34 页）未能读取',
    )
    const document = { ...report([]).document, pages: 3, unreadablePages: [1, 2, 3].map((page) => ({ page, reason: 'no text layer' })) }
    const unread = textReport(report([], { checks: nothing, document }), plain)
    expect(unread).toContain('第 1–3 页未能读取：无文字层，只是图像')
    expect(unread).toContain('没有核对任何内容：全部 3 页均未能读取')
  })

  test.each([40, 60, 80, 120])('keeps within %d columns', (width) => {
    const text = textReport(report([finding, { ...finding, severity: 'info', quote: quote.repeat(20), at: [900, 906] }]), {
      ...plain,
      width,
    })
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
  })

  test('cuts a long quote round its figure', () => {
    const long = `${'前面的话，'.repeat(60)}共计31.26万元，${'后面的话，'.repeat(60)}`
    const at = long.indexOf('31.26')
    const text = textReport(report([{ ...finding, quote: long, at: [at, at + 5] }]), plain)
    expect(text).toContain('…')
    expect(text).toMatch(/共计\[31\.26\]万元/)
    expect(text.split('\n').length).toBeLessThan(20)
  })

  test('marks the figure by colour only where asked, and by brackets always', () => {
    expect(textReport(report([finding]), plain)).not.toContain('\u001b')
    expect(textReport(report([finding]), { ...plain, colour: true })).toContain('\u001b[1;31m[106.86]\u001b[0m')
  })

  test('lets no control character of a document through', () => {
    const evil = '\u001b]0;title\u0007\u001b[2J\u202e\u009b31m\r\n'
    const hostile: Finding = {
      ...finding,
      message: evil,
      quote: `${evil}${quote}`,
      at: [0, 3],
      equation: evil,
      stated: { value: evil, unit: evil },
      evidence: [{ role: evil, value: evil, unit: evil, page: 1, quote: '' }],
      diagnosis: { kind: 'unknown', text: evil, candidates: [] },
    }
    const { document } = report([])
    const text = textReport(
      report([hostile], { document: { ...document, path: evil, department: evil, unreadablePages: [{ page: 1, reason: evil }] } }),
      plain,
    )
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
    expect(text).toContain('\\u001b')
  })
})

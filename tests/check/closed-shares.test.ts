import { describe, expect, test } from 'vitest'
import { closedNotes, closedShares } from '../../src/check/closed-shares.ts'
import { extract } from '../../src/extract/extract.ts'
import { assess } from '../assess.ts'
import { passage } from '../rules/passage.ts'
import { claim, figures, reader, share } from './figures.ts'

/** Shares of one whole: what is printed of each, and its part. */
function told(whole: string, shares: readonly (readonly [string, string])[]) {
  const read = reader(figures([whole, ...shares.flat()]))
  const claims = shares.map((_, i) => ({ claim: claim(2 * i + 1, share(2 * i + 1, 2 * i + 2, 0), { rule: 'wrong-share' }), reading: 0 }))
  return { read, closed: closedShares(claims, read) }
}

describe('shares made to add up to a hundred', () => {
  test('the one that was lifted is known, and noted once', () => {
    const { closed, read } = told('404415.23万元', [
      ['61.9%', '250110.65万元'],
      ['11.8%', '47885.03万元'],
      ['26.3%', '106419.55万元'],
    ])
    expect(closed.map((c) => c.adjusted.map((s) => s.index))).toEqual([[0]])
    expect(closedNotes(closed, read).map((n) => n.said)).toEqual([
      { kind: 'closed-shares', count: 3, adjusted: [{ printed: '61.9', rounded: '61.8' }] },
    ])
  })

  test('a share with a digit wrong does not close anything', () => {
    const wrong = [
      ['61.8%', '250110.65万元'],
      ['18.8%', '47885.03万元'],
      ['26.3%', '106419.55万元'],
    ] as const
    expect(told('404415.23万元', wrong).closed).toEqual([])
  })

  test('a unit too much where rounding makes a hundred is a slip', () => {
    const off = [
      ['50.1%', '500.00万元'],
      ['30.0%', '300.00万元'],
      ['19.9%', '200.00万元'],
    ] as const
    expect(told('1000.00万元', off).closed).toEqual([])
  })

  test('it is a note and no warning', () => {
    const text =
      '2026年支出预算404415.23万元，其中：人员支出250110.65万元，占61.9%；公用支出47885.03万元，占11.8%；项目支出106419.55万元，占26.3%。'
    const document = passage(text)
    const { report } = assess({ path: 'a.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh' })
    expect(report.findings.filter((f) => f.severity !== 'info')).toEqual([])
    expect(report.findings.map((f) => f.message)).toContain('3 项占比凑足 100%：61.9% 按四舍五入为 61.8%。')
  })
})

import { describe, expect, test } from 'vitest'
import { conventionsOf } from '../../src/check/conventions.ts'
import { weigh } from '../../src/check/weigh.ts'
import { extract } from '../../src/extract/extract.ts'
import type { Claim } from '../../src/model/claim.ts'
import { assess } from '../assess.ts'
import { passage } from '../rules/passage.ts'
import { claim, figures, reader, share } from './figures.ts'

/** Shares as printed: share, part, whole. */
function told(shares: readonly (readonly [string, string, string])[], about: Partial<Claim> = {}) {
  const read = reader(figures(shares.flat()))
  const weighed = shares.map((_, i) => weigh(claim(3 * i, share(3 * i, 3 * i + 1, 3 * i + 2), about), read))
  return { read, ...conventionsOf(weighed, read) }
}

const ofChanges: Partial<Claim> = { overNothing: 'habit' }

const cut = [
  ['2.46%', '103.76万元', '4202.84万元'],
  ['66.66%', '2000.00万元', '3000.00万元'],
  ['17.37%', '521.39万元', '3000.00万元'],
] as const

describe('percentages cut instead of rounded', () => {
  test('are a habit when three tell so and none tells otherwise', () => {
    const conventions = told(cut)
    expect([...conventions.explained]).toEqual([0, 1, 2])
    expect(conventions.notes(conventions.read).map((n) => [n.severity, n.said])).toEqual([['info', { kind: 'cut-percentages', count: 3 }]])
  })

  test('one rounded up among them, and each is a slip of its own', () => {
    const conventions = told([...cut, ['33.34%', '1000.10万元', '3000.00万元'], ['66.67%', '2000.00万元', '3000.00万元']])
    expect(conventions.explained.size).toBe(0)
    expect(conventions.notes(conventions.read)).toEqual([])
  })

  test('two are no habit', () => expect(told(cut.slice(0, 2)).explained.size).toBe(0))
})

describe('percentages cut to the whole and printed with decimals', () => {
  const rates = [
    ['5.0%', '51.40万元', '1000.00万元'],
    ['4.0%', '48.62万元', '1000.00万元'],
    ['12.0%', '127.93万元', '1000.00万元'],
  ] as const

  test('are one habit that the figures do not bear out', () => {
    expect(told(rates, ofChanges).wholePercents).toEqual([0, 1, 2])
  })

  test('not where one of the rates is printed as it is', () => {
    expect(told([...rates, ['7.3%', '73.10万元', '1000.00万元']], ofChanges).wholePercents).toEqual([])
  })
})

test('one finding names each of them, with its page, its arithmetic and what would agree', () => {
  const text = `某市退役军人服务中心2026年部门预算
2026年收入预算3274.62万元，比上年执行数减少176.33万元，下降5.0%。
2026年“三公”经费预算数为12.40万元，比上年预算数减少3.17万元，下降20.0%。
2026年培训费预算28.45万元，比上年预算数增加2.39万元，增长9.0%。`
  const document = passage(text)
  const [finding, ...more] = assess({ path: '', sha256: '', document, extraction: extract(document) }, { language: 'zh' }).report.findings
  expect(more).toEqual([])
  expect(finding?.message).toContain('20.0% 应为 20.4%（第 1 页：3.17 ÷ (12.40 + 3.17) × 100 = 20.4 ≠ 20.0）')
  expect(finding?.evidence.map(({ value, expected, equation }) => [value, expected?.value, equation])).toEqual([
    ['5.0', '5.1', '176.33 ÷ (3274.62 + 176.33) × 100 = 5.1 ≠ 5.0'],
    ['20.0', '20.4', '3.17 ÷ (12.40 + 3.17) × 100 = 20.4 ≠ 20.0'],
    ['9.0', '9.2', '2.39 ÷ (28.45 − 2.39) × 100 = 9.2 ≠ 9.0'],
  ])
})

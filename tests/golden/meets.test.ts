import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { compare, meets } from './meets.ts'

const finding = (more: Partial<Finding>): Finding => ({
  id: 'x',
  rule: 'wrong-share',
  severity: 'error',
  message: '',
  page: 4,
  quote: '',
  evidence: [],
  related: [],
  ...more,
})

describe('meets', () => {
  it('needs a page and a figure in common', () => {
    const f = finding({ stated: { value: '1,234.50', unit: '万元' } })
    expect(meets(f, { page: 4, values: ['1234.5'] })).toBe(true)
    expect(meets(f, { page: [3, 5], values: ['1234.5'] })).toBe(false)
    expect(meets(f, { page: 4, values: ['1234.51'] })).toBe(false)
    expect(meets(f, { values: ['1234.50'] })).toBe(true)
  })

  it('takes figures and pages of the evidence', () => {
    const f = finding({ evidence: [{ role: 'part', value: '0.10', unit: '%', page: 9, quote: '' }] })
    expect(meets(f, { page: 9, values: ['.1', '0.1'] })).toBe(true)
  })

  it('keeps 100 apart from 1 and 0 from nothing', () => {
    expect(meets(finding({ stated: { value: '100', unit: '%' } }), { values: ['1'] })).toBe(false)
    expect(meets(finding({ stated: { value: '0.00', unit: '%' } }), { values: ['0'] })).toBe(true)
    expect(meets(finding({ stated: { value: '-3', unit: '分' } }), { values: ['3'] })).toBe(false)
  })

  it('meets slips of wording by their words or by the sentence', () => {
    const f = finding({ quote: '完成年初预算的 102.84%，决算数 小于年初预算数，主要原因是' })
    expect(meets(f, { page: 4, text: ['小于年初预算数'] })).toBe(true)
    expect(meets(f, { page: 4, text: ['大于'], quote: '支出决算为1元，完成年初预算的102.84%，决算数' })).toBe(true)
    expect(meets(f, { page: 4, text: ['大于'], quote: '全然别的一句话没有相同之处可言' })).toBe(false)
  })
})

describe('compare', () => {
  it('counts neither notes nor what is tolerated as false', () => {
    const truth = { document: 'a', discrepancies: [], tolerated: [{ values: ['5'] }] }
    const { falsePositives } = compare(
      [finding({ severity: 'info' }), finding({ stated: { value: '5', unit: '分' } }), finding({ stated: { value: '6', unit: '分' } })],
      truth,
    )
    expect(falsePositives.map((f) => f.stated?.value)).toEqual(['6'])
  })

  it('takes the expected value or the first candidate as the diagnosis', () => {
    const discrepancies = [{ id: 'a', values: ['1'], expected: ['2.0'] }]
    const by = (more: Partial<Finding>): number =>
      compare([finding({ stated: { value: '1', unit: '' }, ...more })], { document: 'a', discrepancies }).undiagnosed.length
    expect(by({ expected: { value: '2', unit: '' } })).toBe(0)
    expect(by({ diagnosis: { kind: 'digit', text: '', candidates: [{ value: '2', repairs: 1 }] } })).toBe(0)
    expect(
      by({
        diagnosis: {
          kind: 'digit',
          text: '',
          candidates: [
            { value: '3', repairs: 1 },
            { value: '2', repairs: 1 },
          ],
        },
      }),
    ).toBe(1)
    expect(by({})).toBe(1)
  })
})

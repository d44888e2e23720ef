import { describe, expect, test } from 'vitest'
import { distinct, weigh } from '../../src/check/weigh.ts'
import type { Claim } from '../../src/model/claim.ts'
import type { Relation } from '../../src/relation/relation.ts'
import { claim, figures, reader, rise, share, total, within } from './figures.ts'

const weighed = (printed: readonly string[], readings: Relation | readonly Relation[], more: Partial<Claim> = {}) =>
  weigh(claim(0, readings, more), reader(figures(printed)))

describe('readings', () => {
  test('the claim holds when one of them does', () => {
    const { judgement, reading } = weighed(['117.26%', '354.63万元', '331.88万元', '302.43万元'], [share(0, 1, 2), share(0, 1, 3)])
    expect(judgement.verdict).toBe('exact')
    expect(reading).toBe(1)
  })

  test('an exact one is preferred to one that holds within rounding', () => {
    const printed = ['10.00万元', '3.33万元', '6.68万元', '6.67万元']
    expect(weighed(printed, [total(0, 1, 2), total(0, 1, 3)]).reading).toBe(1)
  })

  test('when none holds the plain one speaks', () => {
    const { judgement, reading } = weighed(['50.00%', '354.63万元', '331.88万元', '302.43万元'], [share(0, 1, 2), share(0, 1, 3)])
    expect(judgement.verdict).toBe('contradiction')
    expect(reading).toBe(0)
  })
})

describe('an uncertain reading', () => {
  test('speaks for the figures and never against them', () => {
    expect(weighed(['10.00万元', '4.00万元', '6.00万元'], total(0, 1, 2), { certain: false }).judgement.verdict).toBe('exact')
    expect(weighed(['10.00万元', '4.00万元', '3.21万元'], total(0, 1, 2), { certain: false }).judgement).toMatchObject({
      verdict: 'notCheckable',
      reason: 'reading-uncertain',
    })
  })

  test('is believed when the same operands agree in another measure', () => {
    const printed = ['10.00万元', '4.00万元', '3.21万元', '9.00万元', '4.00万元', '5.00万元']
    const more = { certain: false, provenBy: [total(3, 4, 5)] }
    expect(weighed(printed, total(0, 1, 2), more).judgement.verdict).toBe('contradiction')
    expect(weighed([...printed.slice(0, 5), '5.55万元'], total(0, 1, 2), more).judgement.verdict).toBe('notCheckable')
  })

  test('is believed when one slip would make two figures one, a unit left out among them', () => {
    const more = { certain: false, slipProves: true }
    expect(weighed(['1,234.20万元', '1,243.20万元'], total(0, 1), more).judgement.verdict).toBe('contradiction')
    expect(weighed(['1.58元', '1.58万元'], total(0, 1), more).judgement.verdict).toBe('contradiction')
    expect(weighed(['1,234.20万元', '987.65万元'], total(0, 1), more).judgement.verdict).toBe('notCheckable')
  })
})

describe('one slip in a sum', () => {
  const verdict = (whole: string, slipProves: Claim['slipProves'] = true): string =>
    weighed([whole, '45.20万元', '31.26万元'], total(0, 1, 2), { certain: false, ...(slipProves ? { slipProves } : {}) }).judgement.verdict

  test('makes an uncertain reading speak, any other gap does not', () => {
    expect(verdict('86.46万元')).toBe('contradiction')
    expect(verdict('99.17万元')).toBe('notCheckable')
    expect(weighed(['9万元', '4万元', '3万元'], total(0, 1, 2), { certain: false, slipProves: true }).judgement.verdict).toBe(
      'notCheckable',
    )
  })

  test('not where the whole may have a part that is left unsaid', () => {
    expect(verdict('86.46万元', 'unless-omitted')).toBe('notCheckable')
    expect(verdict('66.46万元', 'unless-omitted')).toBe('contradiction')
  })
})

test('one slip in a percentage speaks, if it is above the last place', () => {
  // 35.46 ÷ 302.43 = 11.73 %
  const verdict = (stated: string): string =>
    weighed([stated, '35.46万元', '302.43万元'], share(0, 1, 2), { certain: false, slipProves: true }).judgement.verdict
  expect(['19.73%', '17.13%', '11.43%'].map(verdict)).toEqual(['contradiction', 'contradiction', 'contradiction'])
  expect(['11.74%', '11.78%', '17.26%', '13%'].map(verdict)).toEqual(Array(4).fill('notCheckable'))
})

test('of readings none of which holds, the one that a slip would mend is meant', () => {
  const printed = ['29374.71万元', '20000.00万元', '1111.11万元', '9347.71万元']
  expect(weighed(printed, [total(0, 1, 2), total(0, 1, 3)])).toMatchObject({ reading: 1, judgement: { verdict: 'contradiction' } })
})

describe('a base of nothing', () => {
  const rate = (printed: string): string =>
    weighed([printed, '5.00万元', '5.00万元'], rise(0, 1, 2), { overNothing: 'habit' }).judgement.verdict

  test('has no rate; 100 % is a habit, any other rate is not', () => {
    expect(rate('100.00%')).toBe('convention')
    expect(rate('0.00%')).toBe('convention')
    expect(rate('87.50%')).toBe('contradiction')
  })

  test('a completion of it is none, where the text leaves no other base', () => {
    const { judgement } = weighed(['95.89%', '307.82万元', '0万元'], share(0, 1, 2), { overNothing: 'contradicts' })
    expect(judgement.verdict).toBe('contradiction')
  })

  test('elsewhere it cannot be checked', () => {
    expect(weighed(['95.89%', '307.82万元', '0万元'], share(0, 1, 2)).judgement).toMatchObject({
      verdict: 'notCheckable',
      reason: 'base-zero',
    })
  })
})

test('what was read with doubt accuses nobody', () => {
  const doubtful = figures(['10.00万元', '4.00万元', '3.21万元']).map((f) =>
    f.id === 2 ? { ...f, doubt: { confidence: 40, alternatives: ['8.21'] } } : f,
  )
  expect(weigh(claim(0, total(0, 1, 2)), reader(doubtful)).judgement).toMatchObject({ verdict: 'notCheckable', reason: 'doubtful-reading' })
})

describe('one relation is one check', () => {
  test('whichever rule says it, and the surer of the two', () => {
    const unsure = claim(0, total(0, 1, 2), { rule: 'unfooted-total', certain: false })
    const sure = claim(
      1,
      {
        kind: 'sum',
        op: '=',
        terms: [
          { figure: 0, times: 1 },
          { figure: 2, times: -1 },
          { figure: 1, times: -1 },
        ],
      },
      { rule: 'untied-figure' },
    )
    expect(distinct([unsure, sure])).toEqual([sure])
  })

  test('a bound is not its own opposite', () => {
    expect(distinct([claim(0, within(0, 1)), claim(1, within(1, 0))])).toHaveLength(2)
  })
})

import { describe, expect, test } from 'vitest'
import { mixedLevels } from '../../../../src/check/belief/defences/mixed-levels.ts'
import { ratesAdded } from '../../../../src/check/belief/defences/rates-added.ts'
import { rowsBeyond } from '../../../../src/check/belief/defences/rows-beyond.ts'
import { years } from '../../../../src/check/belief/defences/years.ts'
import type { Claim } from '../../../../src/model/claim.ts'
import { claim, total } from '../../figures.ts'
import { type Drawn, set } from '../scenes.ts'

/** The first row is the total of the others of its table. */
const footed = (table: Drawn, more: readonly Drawn[] = [], about: Partial<Claim> = {}) =>
  set([], [table, ...more], ({ cell }) => {
    const parts = table.rows.slice(1).map((_, r) => cell(0, r + 1, 0))
    return [claim(cell(0, 0, 0), total(cell(0, 0, 0), ...parts), about)]
  }).accuse(0)

const rows = (...printed: string[]): string[][] => printed.map((p, i) => [i === 0 ? '合计' : `第${i}项`, p])

describe('mixed levels', () => {
  test('units and their projects add up to twice the total', () => {
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: rows('366817', '53293', '313524', '53293', '313524') }))).toBeDefined()
  })

  test('the total stands among its parts', () => {
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: rows('366817', '366817', '53293', '10000') }))).toBeDefined()
  })

  test('a part with a digit wrong is no level', () => {
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: rows('366817', '53293', '318524') }))).toBeUndefined()
  })
})

describe('rows beyond', () => {
  test('the first rows of the next page make up what is missing', () => {
    const next = {
      heads: ['金额'],
      rows: [
        ['第3项', '1250.50'],
        ['第4项', '584.29'],
        ['他项', '77.10'],
      ],
    }
    expect(rowsBeyond.stands(footed({ heads: ['金额'], rows: rows('4145.46', '1430.46', '880.21') }, [next]))).toEqual({
      tried: 3,
      digits: 6,
    })
  })

  test('what is missing stands nowhere', () => {
    const next = {
      heads: ['金额'],
      rows: [
        ['第3项', '1250.50'],
        ['第4项', '77.10'],
      ],
    }
    expect(rowsBeyond.stands(footed({ heads: ['金额'], rows: rows('4145.46', '1430.46', '880.21') }, [next]))).toBeUndefined()
  })

  test('weights go on in the form’s second part', () => {
    const form = (...weights: string[]): Drawn => ({ heads: ['权重'], rows: weights.map((w, i) => [`指标${i}`, w]) })
    const made = set([], [form('30', '20', '15'), form('20', '15')], ({ cell }) => {
      const cells = [0, 1, 2].map((r) => cell(0, r, 0))
      const terms = cells.map((figure) => ({ figure, times: 1 }))
      return [claim(cells[0] ?? -1, { kind: 'assertion', holds: false, figures: cells, sum: { terms, value: '100' } })]
    })
    expect(rowsBeyond.stands(made.accuse(0))).toBeDefined()
  })
})

describe('what is no amount', () => {
  test('rates are not added', () => {
    expect(ratesAdded.stands(footed({ heads: ['比上年增长%'], rows: rows('2.9%', '-17.8%', '33.3%') }))).toBeDefined()
    expect(ratesAdded.stands(footed({ heads: ['金额'], rows: rows('2.9万元', '17.8万元') }))).toBeUndefined()
  })

  test('shares of a whole are, but for a slip', () => {
    expect(ratesAdded.stands(footed({ heads: ['占比%'], rows: rows('100%', '68.3%', '32.7%') }))).toBeUndefined()
    expect(ratesAdded.stands(footed({ heads: ['占预算%'], rows: rows('100.0%', '100.0%', '99.8%') }))).toBeDefined()
  })

  test('years are no money', () => {
    expect(years.stands(footed({ heads: ['年度'], rows: rows('2022', '2021') }))).toBeDefined()
    expect(years.stands(footed({ heads: ['金额'], rows: rows('2022.00', '2021.00') }))).toBeUndefined()
  })
})

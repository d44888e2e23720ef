import { describe, expect, test } from 'vitest'
import { decibansOf } from '../../../../src/check/belief/chance.ts'
import { lonePart } from '../../../../src/check/belief/defences/lone-part.ts'
import { mixedLevels } from '../../../../src/check/belief/defences/mixed-levels.ts'
import { ratesAdded } from '../../../../src/check/belief/defences/rates-added.ts'
import { rowWide } from '../../../../src/check/belief/defences/row-wide.ts'
import { rowsBeyond } from '../../../../src/check/belief/defences/rows-beyond.ts'
import { runTogether } from '../../../../src/check/belief/defences/run-together.ts'
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

describe('levels told by what their rows come to', () => {
  test('every unit stands above its projects, some of which stand above their purchases', () => {
    const drawn = rows('100.00', '60.50', '20.25', '40.25', '15.25', '25.00', '39.50', '39.50')
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: drawn }))).toBeDefined()
  })

  test('one item printed twice', () => {
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: rows('126860', '400', '126460', '126460') }))).toBeDefined()
  })

  test('rows that come to nothing of the kind', () => {
    expect(mixedLevels.stands(footed({ heads: ['金额'], rows: rows('100.00', '60.50', '20.25', '40.35', '39.50') }))).toBeUndefined()
  })
})

describe('what is not made of the rows below it', () => {
  test('a lone row of another size; but not one that is a digit away', () => {
    const lone = (whole: string, part: string) => ({
      heads: ['金额'],
      rows: [
        ['某款', whole],
        ['某项', part],
      ],
    })
    expect(lonePart.stands(footed(lone('26146', '338376')))).toBeDefined()
    expect(lonePart.stands(footed(lone('26146', '26446')))).toBeUndefined()
    expect(lonePart.stands(footed({ heads: ['金额'], rows: rows('26146', '338376') }))).toBeUndefined()
  })

  test('a row that falls short in its other columns too', () => {
    const drawn = (second: string): Drawn => ({
      heads: ['去年', '今年'],
      rows: [
        ['某款', '7489', second],
        ['甲', '363', '202'],
        ['乙', '763', '1366'],
      ],
    })
    const both = (second: string) =>
      set([], [drawn(second)], ({ cell }) =>
        [0, 1].map((c) => claim(cell(0, 0, c), total(cell(0, 0, c), cell(0, 1, c), cell(0, 2, c)))),
      ).accuse(0)
    expect(rowWide.stands(both('4236'))).toBeDefined()
    expect(rowWide.stands(both('1568'))).toBeUndefined()
  })

  test('cells read as one number', () => {
    expect(runTogether.stands(footed({ heads: ['金额'], rows: rows('1888000', '27140016500700810024000') }))).toBeDefined()
    expect(runTogether.stands(footed({ heads: ['金额'], rows: rows('936647884.33', '936647848.33') }))).toBeUndefined()
  })
})

test('a part that should be nothing is not excused by another that is all of the total', () => {
  const slipped = mixedLevels.stands(footed({ heads: ['金额'], rows: rows('26.30', '26.30', '0.30') }))
  expect(slipped && decibansOf(slipped)).toBeGreaterThan(-10)
})

test('a column headed by a per cent sign holds rates, whatever unit the table has', () => {
  expect(ratesAdded.stands(footed({ heads: ['完成预算%'], rows: rows('47.7万元', '23.8万元', '50万元', '100万元') }))).toBeDefined()
})

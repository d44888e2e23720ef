import { describe, expect, test } from 'vitest'
import type { Explanation } from '../../src/check/cause/diagnose.ts'
import { type Constraint, network } from '../../src/check/cause/network.ts'
import { lostDigits, together } from '../../src/check/cause/one-cause.ts'
import { extract } from '../../src/extract/extract.ts'
import { format } from '../../src/number/decimal.ts'
import type { Relation } from '../../src/relation/relation.ts'
import { assess } from '../assess.ts'
import { passage } from '../rules/passage.ts'
import { set } from './belief/scenes.ts'
import { total } from './figures.ts'

const failing = (relations: readonly Relation[], stated: readonly number[]): Constraint[] =>
  relations.map((relation, index) => ({ index, relation, stated: stated[index] ?? -1, holds: false, weight: 1, toTheDigit: false }))

describe('amounts that lost their last digit', () => {
  const column = (...printed: string[]) => {
    const made = set([], [{ heads: ['预算数'], rows: printed.map((p, i) => [i === 0 ? '合计' : `第${i}项`, p]) }], () => [])
    const ids = printed.map((_, r) => made.cell(0, r, 0))
    const [whole = -1, ...parts] = ids
    const constraints = failing([total(whole, ...parts)], [whole])
    return lostDigits(network(constraints, made.scene.figures), constraints)
  }

  test('are told together, each with its digit back', () => {
    const [found] = column('93664.33', '2944', '820.13', '6340', '4.20')
    expect(found).toBeDefined()
    expect(found?.blamed.map((b) => format(b.value))).toEqual(['29440', '63400'])
    expect(found?.settles).toEqual([0])
  })

  test('one whole number that would have to be tenfold is a slip as any other', () => {
    expect(column('94480.13', '9366', '820.13')).toEqual([])
  })

  test('sums that do not hold with their digits back are left alone', () => {
    expect(column('93664.33', '2944', '820.13', '6340', '5.20')).toEqual([])
  })
})

describe('contradictions of one cause', () => {
  const explanation = (figure: number, settles: number): Explanation => ({
    blamed: [{ figure, value: { digits: 1n, scale: 0 }, repairs: 1, agrees: 0, disagrees: 0, kind: 'unknown', plausibility: 0 }],
    rivals: [],
    settles: [settles],
  })

  test('a column that every total leaves out', () => {
    const rows = [
      ['甲单位', '356.49', '356.49', '3.82'],
      ['乙单位', '1103.37', '1103.37', '26.38'],
      ['丙单位', '900.00', '800.00', '130.00'],
    ]
    const made = set([], [{ heads: ['合计', '本年', '上年结转'], rows }], () => [])
    const relations = rows.map((_, r) => total(made.cell(0, r, 0), made.cell(0, r, 1), made.cell(0, r, 2)))
    const constraints = failing(
      relations,
      rows.map((_, r) => made.cell(0, r, 0)),
    )
    const net = network(constraints, made.scene.figures)
    const kept = together(
      net,
      rows.map((_, r) => explanation(made.cell(0, r, 0), r)),
      constraints,
    )
    expect(kept.map((e) => e.settles)).toEqual([[0, 1], [2]])
    expect(kept[0]?.blamed).toHaveLength(2)
  })

  test('a row printed again in another table', () => {
    const row = ['甲单位', '1356.49', '356.49', '900.00']
    const made = set(
      [],
      [
        { heads: ['合计', '基本支出', '项目支出'], rows: [row] },
        { heads: ['合计', '基本支出', '项目支出'], rows: [row] },
      ],
      () => [],
    )
    const relations = [0, 1].map((t) => total(made.cell(t, 0, 0), made.cell(t, 0, 1), made.cell(t, 0, 2)))
    const constraints = failing(relations, [made.cell(0, 0, 0), made.cell(1, 0, 0)])
    const kept = together(
      network(constraints, made.scene.figures),
      [explanation(made.cell(0, 0, 0), 0), explanation(made.cell(1, 0, 0), 1)],
      constraints,
    )
    expect(kept.map((e) => e.settles)).toEqual([[0, 1]])
  })

  test('one amount that several sums miss, a round one by chance', () => {
    const of = (gap: string, again: string) => {
      const rows = [
        ['支出总计', '182157.13', '182066.56', gap],
        ['财政支出总计', '181807.13', '181716.56', again],
      ]
      const made = set([], [{ heads: ['合计', '支出', '结转'], rows }], () => [])
      const constraints = failing(
        rows.map((_, r) => total(made.cell(0, r, 0), made.cell(0, r, 1), made.cell(0, r, 2))),
        rows.map((_, r) => made.cell(0, r, 0)),
      )
      const apart = rows.map((_, r) => explanation(made.cell(0, r, 2), r))
      return together(network(constraints, made.scene.figures), apart, constraints).map((e) => e.settles)
    }
    expect(of('0.00', '0.00')).toEqual([[0, 1]])
    expect(of('0.00', '1.23')).toEqual([[0], [1]])
    expect(of('10.57', '10.57')).toEqual([[0], [1]])
  })

  test('one finding names all places and what would agree there', () => {
    const table = [
      '| 单位 | 合计 | 基本支出 | 项目支出 |',
      '| 合计 | 3070.60 | 1370.35 | 1700.25 |',
      '| 甲单位 | 1256.49 | 356.49 | 900.00 |',
      '| 乙单位 | 610.11 | 309.86 | 300.25 |',
      '| 丙单位 | 1204.00 | 704.00 | 500.00 |',
      '| 丁单位 | 1204.00 | 704.00 | 500.00 |',
    ].join('\n')
    const wrong = (text: string): string => text.replace('| 乙单位 | 610.11 |', '| 乙单位 | 670.11 |')
    const text = `2026年部门预算\n> 部门支出总表 单位：万元\n${wrong(table)}\n\n> 财政拨款支出表 单位：万元\n${wrong(table)}\n`
    const document = passage(text)
    const { report } = assess({ path: 'a.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh' })
    const rowWise = report.findings.filter((f) => f.severity !== 'info' && f.evidence.some((e) => e.value === '670.11'))
    expect(rowWise).toHaveLength(1)
  })
})

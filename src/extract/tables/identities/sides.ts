/** Both sides of an account, a project's money, rates row by row. */
import { plainLabel } from '../../../families/tables.ts'
import type { Measure, TableIdentity } from '../../../model/reading.ts'
import { isZero } from '../../../number/decimal.ts'
import type { Relation, Term } from '../../../relation/relation.ts'
import { type Grid, type Instance, identity, isMoney, sum } from './vote.ts'

/** 收入总计 = 支出总计: the last totals of the lanes of a two-sided table. */
export function balance(grid: Grid, lanes: readonly number[]): TableIdentity | undefined {
  const { table } = grid
  if (lanes.length < 2 || !/收支|收入支出/u.test(plainLabel(table.title))) return undefined
  const last = lanes.map((lane) => {
    const totals = table.rows.flatMap((r, i) => (r.lane === lane && r.total && r.repeats === undefined ? [i] : []))
    return totals[totals.length - 1]
  })
  const amount = (lane: number, row: number | undefined): number | undefined => {
    if (row === undefined) return undefined
    const column = table.columns.findIndex((c, i) => c.lane === lane && isMoney(grid, i))
    return grid.at(row, column)
  }
  const first = amount(lanes[0] ?? 0, last[0])
  if (first === undefined) return undefined
  const instances = lanes.slice(1).flatMap((lane, k): Instance[] => {
    const figure = amount(lane, last[k + 1])
    return figure === undefined
      ? []
      : [
          {
            stated: figure,
            readings: [
              sum([
                { figure, times: 1 },
                { figure: first, times: -1 },
              ]),
            ],
          },
        ]
  })
  return identity('收入总计＝支出总计', 'balance', instances, true, grid.read)
}

/** 年度资金总额 = 财政拨款 + 上年结转 + 其他资金, in a table of a project's money. */
export function moneyParts(grid: Grid): (TableIdentity | undefined)[] {
  const { table } = grid
  const whole = table.rows.findIndex((r) => /资金总额|预算总额/u.test(plainLabel(r.label)))
  if (whole < 0) return []
  const parts = table.rows.flatMap((r, i) =>
    i > whole && r.lane === table.rows[whole]?.lane && /拨款|结转|其他资金|自筹|单位资金/u.test(plainLabel(r.label)) ? [i] : [],
  )
  const instances = table.columns.flatMap((c, column): Instance[] => {
    if (c.concept !== undefined && ['weight', 'score', 'execution-rate'].includes(c.concept)) return []
    const stated = grid.at(whole, column)
    const terms = parts.flatMap((p): Term[] => {
      const figure = grid.at(p, column)
      return figure === undefined ? [] : [{ figure, times: -1 }]
    })
    return stated === undefined || terms.length === 0 ? [] : [{ stated, readings: [sum([{ figure: stated, times: 1 }, ...terms])] }]
  })
  // Unless another 资金总额 follows: two projects under each other.
  const again = table.rows.some((r, i) => i > whole && /资金总额|预算总额/u.test(plainLabel(r.label)))
  return again ? [] : [identity('资金总额＝各项资金之和', 'column', instances, true, grid.read)]
}

/** 执行率 = 执行数 ÷ 预算数, 得分率 = 得分 ÷ 分值, row by row. */
export function rates(grid: Grid): (TableIdentity | undefined)[] {
  const { table } = grid
  const column = (...meanings: readonly string[]): number | undefined => {
    for (const meaning of meanings) {
      const found = table.columns.findIndex((c) => c.concept === meaning)
      if (found >= 0) return found
    }
    return undefined
  }
  const shares: readonly (readonly [string, number | undefined, number | undefined, readonly (number | undefined)[]])[] = [
    [
      '执行率＝执行数÷预算数',
      column('execution-rate'),
      column('executed', 'actual-spending'),
      [column('adjusted-budget', 'initial-budget'), column('initial-budget')],
    ],
    ['得分率＝得分÷分值', column('score-rate'), column('score'), [column('weight')]],
  ]
  return shares.flatMap(([name, rate, above, below]): TableIdentity[] => {
    if (rate === undefined || above === undefined) return []
    const instances = table.rows.flatMap((_, row): Instance[] => {
      const [stated, numerator] = [grid.at(row, rate), grid.at(row, above)]
      if (stated === undefined || numerator === undefined || grid.read(stated).unit.dimension !== 'percent') return []
      const bases = [...new Set(below)].flatMap((c) => {
        const figure = c === undefined ? undefined : grid.at(row, c)
        return figure === undefined ? [] : [figure]
      })
      const readings = bases.map(
        (base): Relation => ({
          kind: 'quotient',
          op: '=',
          stated: { figure: stated, times: 1 },
          numerator: [{ figure: numerator, times: 1 }],
          denominator: [{ figure: base, times: 1 }],
        }),
      )
      return readings.length === 0 ? [] : [{ stated, readings }]
    })
    return instances.length === 0 ? [] : [{ name, kind: 'rate', instances, held: 0, broken: 0, sure: true }]
  })
}

/** Columns of amounts among which the two that a rate is of are looked for. */
const mostColumns = 8

/** What a column of this measure is of two columns of amounts. */
const kindOf: Partial<Record<Measure, 'growth' | 'rate' | 'change'>> = {
  rate: 'growth',
  change: 'change',
  completion: 'rate',
  share: 'rate',
}

/**
 * 增减额 = 本年 − 上年, 比上年增长 = (本年 − 上年) ÷ 上年, 占预算 = 执行 ÷ 预算, row by row: heads do not say of which columns, so the
 * rows do. What no two columns give in nearly all rows is checked against nothing.
 */
export function ratesOf(grid: Grid, lane: number, changesTold: boolean): (TableIdentity | undefined)[] {
  const { table } = grid
  const own = table.columns.flatMap((c, i) => (c.lane === lane ? [i] : []))
  const amounts = own.filter((i) => isMoney(grid, i) && table.columns[i]?.key?.measure !== 'change').slice(0, mostColumns)
  const rows = table.rows.flatMap((r, i) => (r.lane === lane && !r.difference ? [i] : []))
  return own.flatMap((rate): (TableIdentity | undefined)[] => {
    const { concept, key } = table.columns[rate] ?? {}
    if (concept === 'execution-rate' || concept === 'score-rate' || (changesTold && key?.measure === 'change')) return []
    const kind = key?.measure === undefined ? undefined : kindOf[key.measure]
    const kinds = kind === undefined ? [] : [kind]
    return kinds.map((kind) => {
      const pairs = amounts.flatMap((above) => amounts.filter((below) => below !== above).map((below) => [above, below] as const))
      const candidates = pairs.map(([above, below]) => rateIdentity(grid, rows, kind, rate, above, below))
      const best = candidates.reduce((a, b) => ((b?.held ?? 0) - (b?.broken ?? 0) > (a?.held ?? 0) - (a?.broken ?? 0) ? b : a), undefined)
      return best !== undefined && best.held >= 4 && best.held >= 4 * best.broken ? best : undefined
    })
  })
}

function rateIdentity(
  grid: Grid,
  rows: readonly number[],
  kind: 'growth' | 'rate' | 'change',
  rate: number,
  above: number,
  below: number,
): TableIdentity | undefined {
  const name = (c: number): string => grid.table.columns[c]?.path.join('/') ?? ''
  const instances = rows.flatMap((row): Instance[] => {
    const [stated, now, base] = [grid.at(row, rate), grid.at(row, above), grid.at(row, below)]
    if (stated === undefined || now === undefined || base === undefined) return []
    if (kind === 'change') {
      const terms = [
        { figure: stated, times: 1 },
        { figure: now, times: -1 },
        { figure: base, times: 1 },
      ]
      return terms.some((t) => grid.read(t.figure).unit.dimension === 'percent') ? [] : [{ stated, readings: [sum(terms)] }]
    }
    if (grid.read(stated).unit.dimension !== 'percent' || isZero(grid.read(base).value)) return []
    const numerator: Term[] = [{ figure: now, times: 1 }]
    if (kind === 'growth') numerator.push({ figure: base, times: -1 })
    return [
      {
        stated,
        readings: [
          { kind: 'quotient', op: '=', stated: { figure: stated, times: 1 }, numerator, denominator: [{ figure: base, times: 1 }] },
        ],
      },
    ]
  })
  const what =
    kind === 'change'
      ? `${name(above)}－${name(below)}`
      : kind === 'growth'
        ? `（${name(above)}－${name(below)}）÷${name(below)}`
        : `${name(above)}÷${name(below)}`
  return identity(`${name(rate)}＝${what}`, kind, instances, false, grid.read)
}

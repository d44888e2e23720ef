/** What tells one fact from another. */
import type { Fact, Measure } from '../../model/reading.ts'
import type { Unit } from '../../number/unit.ts'

/** Everything that a fact says of its figure, as one string: equal for figures that say the same thing. */
export function factKey(fact: Fact, unit: Unit): string {
  const { body, concept, label, code, path, table, column, fund, scope, period, phase, measure, against, nth } = fact
  return JSON.stringify([
    body,
    concept,
    label,
    code,
    path,
    table,
    column,
    fund,
    scope,
    period,
    phase,
    measure,
    against,
    nth,
    baseUnit(unit),
  ])
}

/** 万元 and 元 measure the same; 批次 and 人次 do not. */
const baseUnit = (unit: Unit): string =>
  unit.dimension === 'money' || unit.dimension === 'none' || unit.power !== 0 ? unit.dimension : `${unit.dimension} ${unit.symbol}`

/** What an amount in this unit measures. */
export function measureOf(unit: Unit): Measure {
  switch (unit.dimension) {
    case 'none':
      return 'number'
    case 'other':
      return 'quantity'
    case 'percentage-point':
      return 'percent'
    default:
      return unit.dimension
  }
}

const funds = /一般公共预算|政府性基金|国有资本经营|社会保险基金|财政专户/

/** The fund that words name. */
export const fundIn = (text: string): string | undefined => funds.exec(text)?.[0]

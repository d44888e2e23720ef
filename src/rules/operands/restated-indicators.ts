/** One indicator in several forms of a disclosure: what the whole body promises, and what its projects do. */

import { equal, within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'
import { type Indicator, type Project, projectsOf } from './indicators.ts'

/** Names without what is added in brackets; the unit is one of the words that tell indicators apart. */
const keyOf = (i: Indicator): string => `${i.name.replace(/\([^()]*\)|[、,，]/g, '')}|${i.figure.unit.symbol.split('/')[0]}`

/** What is paid for one of something is the same whoever pays it. */
const isPrice = (i: Indicator): boolean => /标准/.test(i.name) && /成本/.test(i.classes)

/** What projects do adds up to what the body does; rates, times and prices do not. */
const addsUp = (i: Indicator): boolean =>
  !isPrice(i) &&
  ['count', 'people', 'money', 'none'].includes(i.figure.unit.dimension) &&
  !/率|度|比例|时限|时间|时长|天数|单价|均|每/.test(i.name)

/** Indicators of projects, by name. */
function partsOf(projects: readonly Project[]): Map<string, Indicator[]> {
  const parts = new Map<string, Indicator[]>()
  for (const indicator of projects.filter((p) => !p.whole).flatMap((p) => p.indicators)) {
    const of = parts.get(keyOf(indicator))
    if (of) of.push(indicator)
    else parts.set(keyOf(indicator), [indicator])
  }
  return parts
}

function* pairs(facts: FactSet): Generator<readonly [part: Indicator, whole: Indicator]> {
  const projects = projectsOf(facts)
  const parts = partsOf(projects)
  const wholes = projects.filter((p) => p.whole)
  // Of several bodies in one document, which of them a project belongs to is not told.
  if (new Set(wholes.map((p) => p.table.block)).size !== 1) return
  for (const whole of wholes.flatMap((p) => p.indicators)) for (const part of parts.get(keyOf(whole)) ?? []) yield [part, whole]
}

/** What the whole body does is no less than what one project does of it. */
export function* boundIndicators(facts: FactSet): Generator<RuleClaim> {
  for (const [part, whole] of pairs(facts)) if (addsUp(whole)) yield bounded(part, whole)
}

/** Rates of the whole body that a project promises too, and prices that several forms give. */
export function* likeIndicators(facts: FactSet): Generator<RuleClaim> {
  for (const [part, whole] of pairs(facts)) if (!addsUp(whole)) yield alike(part, whole)
  for (const [first, ...others] of partsOf(projectsOf(facts)).values()) {
    if (first !== undefined && isPrice(first)) for (const other of others) yield alike(other, first)
  }
}

const moneyColumns: readonly (readonly [name: RegExp, column: string])[] = [
  [/^基本支出(?:总额|预算|金额|成本)?$/, 'basic'],
  [/^项目支出(?:总额|预算|金额|成本)?$/, 'project'],
  [/^(?:预算|部门|整体)?(?:资金|预算|支出)总(?:额|成本)$/, 'amount'],
]

/** The money of the whole body, which its form tells as a limit of costs again. */
export function* ownMoney(facts: FactSet): Generator<RuleClaim> {
  for (const { table, indicators } of projectsOf(facts).filter((p) => p.whole)) {
    for (const indicator of indicators.filter((i) => i.figure.unit.dimension === 'money')) {
      const column = moneyColumns.find(([name]) => name.test(indicator.name))?.[1]
      const cells = table.cells.filter((c) => table.columns[c.column]?.concept === column)
      const [cell] = cells
      if (column === undefined || cell === undefined || new Set(cells.map((c) => facts.figure(c.figure).printed)).size > 1) continue
      yield {
        ...alike(indicator, { ...indicator, figure: facts.figure(cell.figure) }),
        roles: { [indicator.figure.id]: 'stated', [cell.figure]: 'table' },
      }
    }
  }
}

const bounded = (part: Indicator, whole: Indicator): RuleClaim => ({
  stated: part.figure.id,
  subject: part.name,
  readings: [within(part.figure.id, whole.figure.id)],
  certain: true,
  atMost: 'warning',
  roles: { [part.figure.id]: 'part', [whole.figure.id]: 'whole' },
})

const alike = (one: Indicator, other: Indicator): RuleClaim => ({
  stated: one.figure.id,
  subject: one.name,
  readings: [equal(one.figure.id, other.figure.id)],
  certain: true,
  // Projects may promise more, or less, of the same.
  atMost: 'info',
  roles: { [one.figure.id]: 'stated', [other.figure.id]: 'stated elsewhere' },
})

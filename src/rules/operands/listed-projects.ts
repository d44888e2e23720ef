/** Projects listed with their money beside their indicators: what is printed again, and what the list adds up to. */

import type { Term } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'
import { type Project, projectsOf } from './indicators.ts'

/** The money of one project, printed again where the list goes on. */
export function* printedAgain(facts: FactSet): Generator<RuleClaim> {
  for (const { name, amount, again } of projectsOf(facts)) {
    for (const figure of amount === undefined ? [] : again) {
      yield {
        stated: figure,
        subject: name,
        readings: [equal(figure, amount ?? figure)],
        // Two units may each have a project of that name.
        certain: false,
        slipProves: true,
        atMost: 'warning',
        roles: { [figure]: 'stated', [amount ?? figure]: 'stated elsewhere' },
      }
    }
  }
}

/** The total at the head of the list, and the totals of the units whose projects follow. */
export function* listedTotals(facts: FactSet): Generator<RuleClaim> {
  for (const [table, projects] of byTable(projectsOf(facts))) {
    const cellOf = new Map(table.cells.map((c) => [c.figure, c]))
    const amounts = projects.flatMap((p) => (p.amount === undefined ? [] : [cellOf.get(p.amount)].filter((c) => c !== undefined)))
    const [first] = amounts
    if (!first || amounts.length !== projects.length) continue
    const own = new Set([...amounts.map((c) => c.figure), ...projects.flatMap((p) => p.again)])
    const above = table.cells.filter((c) => c.column === first.column && !own.has(c.figure)).sort((a, b) => a.row - b.row)
    const isTotal = (row: number): boolean => table.rows[row]?.total === true
    for (const [i, total] of above.entries()) {
      const next = isTotal(total.row) ? undefined : above[i + 1]
      const parts = amounts.filter((c) => isTotal(total.row) || (c.row > total.row && (next === undefined || c.row < next.row)))
      if (parts.length === 0) continue
      const terms: Term[] = [{ figure: total.figure, times: 1 }, ...parts.map((c): Term => ({ figure: c.figure, times: -1 }))]
      yield {
        stated: total.figure,
        subject: `${table.title} ${facts.figure(total.figure).label}`.trim(),
        readings: [{ kind: 'sum', op: '=', terms }],
        // A project without indicators is taken for a unit.
        certain: false,
        slipProves: true,
        roles: Object.fromEntries(terms.map((t, at) => [t.figure, at === 0 ? 'whole' : 'part'])),
        group: `table ${table.index}`,
      }
    }
  }
}

function byTable(projects: readonly Project[]): Map<Project['table'], Project[]> {
  const tables = new Map<Project['table'], Project[]>()
  for (const project of projects.filter((p) => p.name !== '')) tables.set(project.table, [...(tables.get(project.table) ?? []), project])
  return tables
}

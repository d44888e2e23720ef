/** The money of a project in the form of its own, against the rows of its name in the table of projects. */

import { plainLabel } from '../../families/tables.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { projectsOf } from '../operands/indicators.ts'
import type { RuleClaim } from '../rule.ts'

/** Shorter names may be those of columns and kinds. */
const shortest = 3
/** Forms that agree with their row for each that does not, where a form is of one row. */
const usual = 3
const amountColumns = ['total', 'amount']

interface Row {
  readonly figure: number
  /** Its label in the parts in which the columns print it. */
  readonly parts: readonly string[]
  readonly title: string
}

function rowsOf(facts: FactSet): Row[] {
  return facts.tables
    .filter((table) => table.kind === 'B-project')
    .flatMap((table) => {
      const column = table.columns.findIndex((c) => c.concept !== undefined && amountColumns.includes(c.concept))
      return table.rows.flatMap((row, i): Row[] => {
        const figure = row.total || row.repeats !== undefined ? undefined : facts.cell(table, i, column)
        const parts = row.label.split(/\s+/).map(plainLabel)
        return figure === undefined ? [] : [{ figure, parts, title: table.title }]
      })
    })
}

/** Whether some parts that follow each other are the name: a column may break it. */
const isCalled = (name: string, parts: readonly string[]): boolean =>
  parts.some((_, from) => parts.slice(from).some((_, length) => parts.slice(from, from + length + 1).join('') === name))

/** Brackets behind a name tell its year or its money: 「培训经费(结转)」. */
const withoutBrackets = (parts: readonly string[]): string[] => parts.map((part) => part.replace(/\([^()]*\)$/, ''))

const sum = (stated: number, parts: readonly Row[]): Relation => ({
  kind: 'sum',
  op: '=',
  terms: [{ figure: stated, times: 1 }, ...parts.map(({ figure }): Term => ({ figure, times: -1 }))],
})

export function* projectForms(facts: FactSet): Generator<RuleClaim<'plain' | 'tables'>> {
  const rows = rowsOf(facts)
  if (rows.length === 0) return
  const pairs = projectsOf(facts).flatMap(({ headed, amount }) => {
    const name = plainLabel(headed ?? '')
    if (amount === undefined || name.length < shortest) return []
    const [exact, alike] = [
      rows.filter((row) => isCalled(name, row.parts)),
      rows.filter((row) => isCalled(name, withoutBrackets(row.parts))),
    ]
    return alike.length === 0 ? [] : [{ name, amount, exact, alike }]
  })
  const readingsOf = ({ amount, exact, alike }: (typeof pairs)[number]): Relation[] => [
    // Each unit may have a project of that name, with a form for each or one for all.
    ...exact.map((row) => equal(amount, row.figure)),
    ...(exact.length > 1 ? [sum(amount, exact)] : []),
    ...(alike.length > exact.length ? [sum(amount, alike)] : []),
  ]
  const held = pairs.filter((pair) => readingsOf(pair).some(facts.holds)).length
  // Forms that put several projects together under the name of one are no proof of each other.
  const apart = held >= usual * (pairs.length - held)
  for (const pair of pairs) {
    const { name, amount, alike } = pair
    yield {
      stated: amount,
      subject: name,
      readings: readingsOf(pair),
      certain: false,
      provenBy: pairs
        .filter((other) => apart && other.amount !== amount && other.exact.length === 1)
        .slice(0, 12)
        .flatMap((other) => other.exact.map((row) => equal(other.amount, row.figure))),
      slipProves: true,
      atMost: 'warning',
      roles: Object.fromEntries([[amount, 'stated'], ...alike.map((row) => [row.figure, 'table'])]),
      group: 'tie 项目支出绩效目标表＝项目支出表',
      identity: '项目支出绩效目标表＝项目支出表',
      case: 'tables',
      words: { other: alike[0]?.title ?? '', tie: '项目支出绩效目标表＝项目支出表' },
    }
  }
}

/** 「政府采购预算620万元，其中：货物…、工程…、服务…」 against the column of purchases beside the expenditure, and against the list of what is to be bought. */
import { plainLabel } from '../../families/tables.ts'
import type { Mention, Table } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import { equal, type Relation, type Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/** What the codes of the catalogue of purchases begin with. */
const kinds = [
  { name: '货物', code: 'A' },
  { name: '工程', code: 'B' },
  { name: '服务', code: 'C' },
] as const

export function* purchases(facts: FactSet): Generator<RuleClaim> {
  if (facts.extraction.identity.kind !== 'budget') return
  yield* againstColumn(facts)
  yield* againstList(facts)
}

/** What a sentence tells of this year's purchases. */
function toldOf(facts: FactSet, is: (m: Mention) => boolean): { readonly m: Mention; readonly amount: number }[] {
  const year = facts.extraction.identity.year
  return facts.mentions.flatMap((m) => {
    const main = is(m) ? mainAmount(m) : undefined
    if (main === undefined || (main.period !== undefined && year !== null && main.period !== year)) return []
    const figure = facts.figure(main.figure)
    return figure.place === 'sentence' && figure.unit.dimension === 'money' ? [{ m, amount: main.figure }] : []
  })
}

/** The expenditure table may have a column of what of it is to be bought; its first row is the whole body's. */
function* againstColumn(facts: FactSet): Generator<RuleClaim> {
  const places = facts.tables.flatMap((table) => {
    if (table.kind !== 'B3') return []
    const columns = table.columns.flatMap((c, i) => {
      const path = c.path.map(plainLabel)
      return path.some((name) => /政府采购/.test(name)) && /^(?:小计|合计|.*政府采购(?:项目|预算|支出)?)$/.test(path.at(-1) ?? '')
        ? [i]
        : []
    })
    const [column, more] = columns
    const row = table.rows.findIndex((r) => r.total || r.code === undefined)
    if (column === undefined || more !== undefined || row < 0) return []
    const figure = facts.cell(table, row, column)
    return figure === undefined || !isOverAll(facts, table, row, column) ? [] : [figure]
  })
  const [place, another] = places
  if (place === undefined || another !== undefined) return
  for (const { m, amount } of toldOf(facts, (one) => one.parent === undefined && /政府采购(?:项目|预算)?$/.test(one.name)))
    yield {
      stated: amount,
      subject: m.name,
      readings: [equal(amount, place)],
      certain: true,
      atMost: 'warning',
      roles: { [amount]: 'stated', [place]: 'table' },
    }
}

/** The row is the sum of the classes below it. */
function isOverAll(facts: FactSet, table: Table, row: number, column: number): boolean {
  const own = facts.cell(table, row, column)
  const parts = table.rows.flatMap((r, i) => {
    const cell = i !== row && r.code !== undefined && /^\d{3}$/.test(r.code) ? facts.cell(table, i, column) : undefined
    return cell === undefined ? [] : [term(cell, -1)]
  })
  return own !== undefined && parts.length > 0 && facts.holds({ kind: 'sum', op: '=', terms: [term(own), ...parts] })
}

/** Each line of the list names what it buys by a code of the catalogue; where the lines come to the total, those of a kind come to what is told of it. */
function* againstList(facts: FactSet): Generator<RuleClaim> {
  for (const table of facts.tables) {
    if (table.kind !== 'B-procurement') continue
    const column = table.columns.findIndex((c) => c.concept === 'amount' || c.concept === 'total')
    const whole = facts.cell(
      table,
      table.rows.findIndex((r) => r.total),
      column,
    )
    if (column < 0 || whole === undefined) continue
    const lines = table.rows.flatMap((r, i) => {
      const code = /(?:^|\s|[^A-Za-z\d])([ABC])\d{2,8}/.exec(r.label)?.[1]
      const cell = code === undefined ? undefined : facts.cell(table, i, column)
      return cell === undefined || code === undefined ? [] : [{ code, cell }]
    })
    const terms = (of: readonly { readonly cell: number }[]): Term[] => of.map(({ cell }) => term(cell, -1))
    // A line that was not understood would be missing in its kind.
    const all: Relation = { kind: 'sum', op: '=', terms: [term(whole), ...terms(lines)] }
    if (lines.length < 2 || !facts.holds(all)) continue
    for (const { name, code } of kinds) {
      const own = lines.filter((line) => line.code === code)
      for (const { m, amount } of toldOf(facts, (one) => one.concept === `政府采购${name}`)) {
        const total = m.parent === undefined ? undefined : facts.mentions[m.parent]
        const told = total && mainAmount(total)?.figure
        // Nothing told of a kind of which the list has nothing is no check.
        if ((own.length === 0 && isZero(facts.value(amount))) || told === undefined || !facts.holds(equal(told, whole))) continue
        yield {
          stated: amount,
          subject: m.name,
          readings: [{ kind: 'sum', op: '=', terms: [term(amount), ...terms(own)] }],
          certain: true,
          atMost: 'warning',
          roles: Object.fromEntries([[amount, 'stated'] as const, ...own.map(({ cell }) => [cell, 'table'] as const)]),
        }
      }
    }
  }
}

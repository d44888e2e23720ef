/** Claims between the tables of a government's budget: what execution, draft and balance say of one line, the area and its own level, debts and their limits. */

import {
  areaHeads,
  balanceLine,
  debtKind,
  debtLines,
  type GovernmentTable,
  governmentTable,
  passesOn,
  phaseOf,
  sideTotal,
} from '../../families/government.ts'
import { plainLabel } from '../../families/tables.ts'
import type { Table } from '../../model/reading.ts'
import { abs, compare, decimal, multiply, subtract } from '../../number/decimal.ts'
import { equal, type Relation, type Term, within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'

interface Read extends GovernmentTable {
  readonly table: Table
  /** Figures by year and phase, then by name. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, number>>
}

type Claims = Generator<RuleClaim<'plain' | 'tables'>>

export function* governmentTies(facts: FactSet): Claims {
  if (!facts.extraction.identity.government) return
  const tables = facts.tables.flatMap((table): Read[] => {
    const of = governmentTable(table.title)
    return of === undefined ? [] : [{ ...of, table, cells: cellsOf(facts, table) }]
  })
  for (const [i, one] of tables.entries()) {
    for (const other of tables.slice(i + 1)) {
      if (one.account !== other.account || one.side !== other.side || one.side === 'balance') continue
      if (one.level === other.level) yield* toldAlike(facts, one, other)
      else yield* ownWithinWhole(facts, one.level === 'own' ? one : other, one.level === 'own' ? other : one)
    }
  }
  for (const balance of tables.filter((t) => t.side === 'balance')) yield* balanced(facts, balance, tables)
  for (const table of facts.tables.filter(({ title }) => /债/.test(title))) {
    yield* columnsOfLimits(facts, table)
    yield* debtList(facts, table)
    yield* ownColumn(facts, table)
  }
}

const nameOf = (table: Table, row: number): string =>
  plainLabel(table.rows[row]?.concept ?? '').replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])/, '')

/** Names that occur once in the table; what names several lines tells none of them. */
function cellsOf(facts: FactSet, table: Table): Map<string, Map<string, number>> {
  const names = table.rows.map((_, row) => nameOf(table, row))
  const once = names.map((name) => name !== '' && names.indexOf(name) === names.lastIndexOf(name))
  const out = new Map<string, Map<string, number>>()
  for (const [c, column] of table.columns.entries()) {
    const phase = phaseOf(column, table.title)
    if (phase === undefined) continue
    const found = out.get(phase)
    // Two columns of one year and phase tell two things.
    if (found !== undefined && column.lane === 0) {
      out.set(phase, new Map())
      continue
    }
    const cells = found ?? new Map<string, number>()
    for (const [row, name] of names.entries()) {
      const figure = once[row] ? facts.cell(table, row, c) : undefined
      if (figure !== undefined && facts.figure(figure).unit.dimension === 'money') cells.set(name, figure)
    }
    out.set(phase, cells)
  }
  return out
}

interface Pair {
  readonly stated: number
  readonly other: number
  readonly relation: Relation
}

/** As many lines must bear a reading out for each that does not. */
const usual = 4
const fewest = 3

/** Claims of pairs that hold in nearly all lines of two tables. */
function* voted(facts: FactSet, pairs: readonly Pair[], tie: string, table: Table, other: Table): Claims {
  const held = pairs.filter((p) => facts.holds(p.relation)).length
  if (held < fewest || held < usual * (pairs.length - held)) return
  for (const pair of pairs) {
    yield {
      ...claimOf(facts, pair, tie, table, other),
      certain: false,
      slipProves: true,
      provenBy: pairs
        .filter((p) => p !== pair && facts.holds(p.relation))
        .slice(0, 12)
        .map((p) => p.relation),
    }
  }
}

const claimOf = (facts: FactSet, { stated, other, relation }: Pair, tie: string, table: Table, beside: Table) => ({
  stated,
  subject: `${table.title} ${facts.figure(stated).label}`,
  readings: [relation],
  atMost: 'warning' as const,
  roles: { [stated]: 'stated', [other]: 'table' },
  group: `tie ${tie}`,
  identity: tie,
  case: 'tables' as const,
  words: { other: beside.title, tie },
})

/** What two tables of one level say of one line in one year and phase. */
function* toldAlike(facts: FactSet, one: Read, other: Read): Claims {
  for (const [phase, cells] of one.cells) {
    const there = other.cells.get(phase)
    if (there === undefined) continue
    const pairs = [...cells].flatMap(([name, stated]): Pair[] => {
      const figure = there.get(name)
      return figure === undefined ? [] : [{ stated: figure, other: stated, relation: equal(figure, stated) }]
    })
    yield* voted(facts, pairs, '政府预算各表同一年度同一项目相等', other.table, one.table)
  }
}

/** The level's own part of what the area has as a whole. */
function* ownWithinWhole(facts: FactSet, own: Read, whole: Read): Claims {
  for (const [phase, cells] of own.cells) {
    const all = whole.cells.get(phase)
    if (all === undefined) continue
    const pairs = [...cells].flatMap(([name, stated]): Pair[] => {
      const figure = passesOn.test(name) ? undefined : all.get(name)
      return figure === undefined ? [] : [{ stated, other: figure, relation: within(stated, figure) }]
    })
    yield* voted(facts, pairs, '本级不超过全地区', own.table, whole.table)
  }
}

const yearIn = ({ title }: Table): string | undefined => /20\d\d/.exec(plainLabel(title))?.[0]

/** The lines of a balance against the totals of the tables of its sides. */
function* balanced(facts: FactSet, balance: Read, tables: readonly Read[]): Claims {
  for (const side of ['income', 'spending'] as const) {
    const year = yearIn(balance.table)
    const details = tables.filter((t) => t.side === side && t.account === balance.account && t.level === balance.level)
    // Next year's draft tells this year again, from a later day.
    for (const detail of details.filter((t) => yearIn(t.table) === year)) {
      for (const [phase, cells] of balance.cells) {
        const line = [...cells].find(([name]) => balanceLine[side].test(name))
        const totals = [...(detail.cells.get(phase) ?? [])].filter(([name]) => sideTotal[side].test(name))
        const [total] = totals
        if (line === undefined || total === undefined || totals.length > 1) continue
        const tie = `收支平衡表${side === 'income' ? '收入' : '支出'}＝${side === 'income' ? '收入' : '支出'}表合计`
        const pair: Pair = { stated: line[1], other: total[1], relation: equal(line[1], total[1]) }
        yield { ...claimOf(facts, pair, tie, balance.table, detail.table), certain: true }
      }
    }
  }
}

const limitTie = '债务余额不超过限额'

/** Limits and balances of debt in columns beside each other, row by row. */
function* columnsOfLimits(facts: FactSet, table: Table): Claims {
  const heads = table.columns.map((column) => plainLabel(column.path.join('/')))
  const of = (word: RegExp, not: RegExp, kind: string): number[] =>
    heads.flatMap((head, c) => (word.test(head) && !not.test(head) && debtKind(head) === kind ? [c] : []))
  for (const kind of ['一般债务', '专项债务', '']) {
    const [limits, balances] = [of(/限额/, /余额|新增/, kind), of(/余额/, /限额|上年/, kind)]
    const [limit, balance] = [limits[0], balances[0]]
    if (limits.length !== 1 || balances.length !== 1 || limit === undefined || balance === undefined) continue
    for (const row of table.rows.keys()) {
      const [stated, other] = [facts.cell(table, row, balance), facts.cell(table, row, limit)]
      if (stated === undefined || other === undefined) continue
      yield { ...claimOf(facts, { stated, other, relation: within(stated, other) }, limitTie, table, table), certain: true }
    }
  }
}

/** A balance that moves less than this share of itself beyond what was raised and repaid may be that of loans in foreign money. */
const exchange = decimal('0.01')

/** A list: what was owed, what was raised and repaid, what is owed, and how much may be. */
function* debtList(facts: FactSet, table: Table): Claims {
  const row = (line: RegExp, year?: number): number | undefined =>
    table.rows
      .map((_, i) => i)
      .find((i) => {
        const told = line.exec(plainLabel(table.rows[i]?.label ?? ''))
        return told !== null && (year === undefined || Number(told[1]) === year)
      })
  const year = Number(debtLines.raised.exec(plainLabel(table.rows[row(debtLines.raised) ?? -1]?.label ?? ''))?.[1] ?? Number.NaN)
  if (Number.isNaN(year)) return
  const at = {
    opening: row(debtLines.balance, year - 1),
    raised: row(debtLines.raised, year),
    repaid: row(debtLines.repaid, year),
    closing: row(debtLines.balance, year),
    limit: row(debtLines.limit, year),
  }
  for (const column of table.columns.keys()) {
    const cell = (of: keyof typeof at): number | undefined => {
      const found = at[of]
      return found === undefined ? undefined : facts.cell(table, found, column)
    }
    const [opening, raised, repaid, closing, limit] = [cell('opening'), cell('raised'), cell('repaid'), cell('closing'), cell('limit')]
    if (closing !== undefined && limit !== undefined)
      yield {
        ...claimOf(facts, { stated: closing, other: limit, relation: within(closing, limit) }, limitTie, table, table),
        certain: true,
      }
    if (opening === undefined || raised === undefined || repaid === undefined || closing === undefined) continue
    const terms: Term[] = [
      { figure: opening, times: 1 },
      { figure: raised, times: 1 },
      { figure: repaid, times: -1 },
      { figure: closing, times: -1 },
    ]
    const relation: Relation = { kind: 'sum', op: '=', terms, left: 2 }
    const gap = abs(subtract(subtract(facts.value(closing), facts.value(opening)), subtract(facts.value(raised), facts.value(repaid))))
    if (!facts.holds(relation) && compare(gap, multiply(abs(facts.value(closing)), exchange)) < 0) continue
    yield {
      ...claimOf(facts, { stated: closing, other: opening, relation }, '年初余额＋举借－还本＝年末余额', table, table),
      roles: Object.fromEntries(terms.map((t, i) => [t.figure, i === 3 ? 'stated' : 'table'])),
      certain: false,
      slipProves: true,
      provenBy: [],
    }
  }
}

/** A column of the area and one of its own level. */
function* ownColumn(facts: FactSet, table: Table): Claims {
  const find = (head: RegExp): number => table.columns.findIndex((c) => head.test(plainLabel(c.path.at(-1) ?? '')))
  const [whole, own] = [find(areaHeads.whole), find(areaHeads.own)]
  if (whole < 0 || own < 0) return
  const pairs = table.rows.flatMap((_, row): Pair[] => {
    const [stated, other] = [facts.cell(table, row, own), facts.cell(table, row, whole)]
    return stated === undefined || other === undefined ? [] : [{ stated, other, relation: within(stated, other) }]
  })
  yield* voted(facts, pairs, '本级不超过全地区', table, table)
}

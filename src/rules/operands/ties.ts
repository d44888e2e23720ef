/** Claims between tables: the ties of the families, found in this document's tables. */

import { plainLabel } from '../../families/tables.ts'
import { detailTies, type Place, type Tie, ties } from '../../families/ties.ts'
import type { Table } from '../../model/reading.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'

interface Found {
  readonly table: Table
  readonly key: string
  readonly figure: number
}

const sumOf = (op: Tie['op'], left: number, right: readonly number[]): Relation => ({
  kind: 'sum',
  op,
  terms: [{ figure: left, times: 1 }, ...right.map((figure): Term => ({ figure, times: -1 }))],
})

/** Name of a functional class as the tables share it. */
const className = (concept: string): string =>
  plainLabel(concept)
    .replace(/\(类\)/u, '')
    .replace(/支出$/u, '')

/** Columns of what the document tells: neither last year's nor changes, and beside what was spent no budget. */
function told(facts: FactSet, table: Table, columns: readonly number[]): number[] {
  const path = (i: number): string => plainLabel(table.columns[i]?.path.join('/') ?? '')
  const year = facts.extraction.identity.year
  const without = (from: readonly number[], pattern: RegExp): readonly number[] => {
    const left = from.filter((i) => !pattern.test(path(i)))
    return left.length === 0 ? from : left
  }
  const present = without(columns, year === null ? /增减|变化/u : new RegExp(`增减|变化|${year - 1}年`, 'u'))
  const now = present.some((i) => /当年|本年/u.test(path(i))) ? without(present, /^(?:上年|去年)(?!.*结[转余])/u) : present
  return [...(now.some((i) => /决算数/u.test(path(i))) ? without(now, /预算数/u) : now)]
}

/** Columns of a lane that carry a meaning. A 小计 under 基本支出 is the 基本支出; `whole` is the total or the only amount. */
function columnsWith(facts: FactSet, table: Table, meaning: string, lane: number): number[] {
  const own = told(
    facts,
    table,
    table.columns.flatMap((c, i) => (c.lane === lane ? [i] : [])),
  )
  const parent = (i: number): string => plainLabel(table.columns[i]?.path.slice(0, -1).join('/') ?? '')
  const is = (i: number, key: string): boolean => table.columns[i]?.concept === key
  // A 小计 of a group is not the table's total unless all columns stand under that group.
  const shared = (i: number): boolean => own.every((o) => (table.columns[o]?.path[0] ?? '') === (table.columns[i]?.path[0] ?? ''))
  const total = own.find(
    (i) =>
      (is(i, 'total') || is(i, 'subtotal') || /^(?:支出|收入)?(?:总计|合计)$/u.test(plainLabel(table.columns[i]?.path.at(-1) ?? ''))) &&
      (parent(i) === '' || shared(i) || !/基本支出|项目支出|本年|上年|财政拨款$/u.test(parent(i))),
  )
  switch (meaning) {
    case 'total':
      return total === undefined ? (own.length === 1 ? own : []) : [total]
    case 'whole': {
      if (total !== undefined) return [total]
      const amounts = own.filter((i) => is(i, 'amount') || is(i, 'office-running'))
      return amounts.length === 1 ? amounts : own.length === 1 ? own : []
    }
    case 'amount':
      return own.length === 1 ? own : own.filter((i) => is(i, 'amount')).slice(0, 1)
    case 'spending': {
      const under = own.find((i) => /^本年支出/u.test(parent(i)) && (is(i, 'subtotal') || is(i, 'total')))
      const named = own.find((i) => /^(?:本年)?支出(?:小计|合计)?$/u.test(plainLabel(table.columns[i]?.path.at(-1) ?? '')))
      return [under ?? named ?? total].filter((i) => i !== undefined)
    }
    case 'basic':
    case 'project': {
      const name = meaning === 'basic' ? /基本支出/u : /项目支出/u
      const sub = own.find((i) => is(i, 'subtotal') && name.test(parent(i)))
      return sub === undefined ? own.filter((i) => is(i, meaning)).slice(0, 1) : [sub]
    }
    case 'fiscal': {
      const sub = own.find((i) => (is(i, 'subtotal') || is(i, 'total')) && /^财政拨款/u.test(parent(i)))
      return sub === undefined ? own.filter((i) => is(i, meaning)).slice(0, 1) : [sub]
    }
    default:
      return own.filter((i) => is(i, meaning)).slice(0, 1)
  }
}

/** The row that this one stands under. */
const parentLabel = (table: Table, row: number): string => plainLabel(table.rows[table.rows[row]?.parent ?? -1]?.concept ?? '')

function matches(table: Table, row: number, { rows, under }: Place): boolean {
  const { concept = '', code } = table.rows[row] ?? {}
  if (!(rows instanceof RegExp) || !(rows.test(plainLabel(concept)) || (code !== undefined && rows.test(code)))) return false
  return under?.test(parentLabel(table, row)) ?? true
}

/** Whether a table of the kind has the line, with or without an amount. */
const hasLine = (facts: FactSet, place: Place): boolean =>
  facts.tables.some((t) => t.kind !== undefined && place.kinds.includes(t.kind) && t.rows.some((_, i) => matches(t, i, place)))

/** The figures of a place in this document's tables. */
export function cellsAt(facts: FactSet, place: Place): Found[] {
  return facts.tables.flatMap((table): Found[] => {
    if (table.kind === undefined || !place.kinds.includes(table.kind)) return []
    const lanes = [...new Set(table.columns.map((c) => c.lane))]
    const chosen =
      place.side === undefined || lanes.length < 2
        ? place.side === undefined
          ? lanes
          : []
        : place.side === 'left'
          ? lanes.slice(0, 1)
          : lanes.slice(1, 2)
    return chosen.flatMap((lane): Found[] => {
      const column = columnsWith(facts, table, place.column, lane)[0]
      if (column === undefined) return []
      const rows = table.rows.flatMap((r, i) => (r.lane === lane && r.repeats === undefined ? [i] : []))
      const read = (row: number, key: string): Found[] => {
        const figure = facts.cell(table, row, column)
        return figure === undefined ? [] : [{ table, key, figure }]
      }
      const label = (i: number): string => plainLabel(table.rows[i]?.concept ?? '')
      if (place.rows instanceof RegExp) {
        const matching = rows.filter((i) => matches(table, i, place))
        return matching.slice(0, 1).flatMap((i) => read(i, 'row'))
      }
      if (place.rows === 'total') {
        const totals = rows.filter((i) => table.rows[i]?.total)
        const last = totals[totals.length - 1] ?? rows.find((i) => /^(?:本年)?决算数$/u.test(label(i)))
        return last === undefined ? [] : read(last, 'total')
      }
      if (place.rows === 'class') {
        // Classes are the three-digit codes of a coded table and the numbered lines of a two-sided one.
        const classes = rows.filter((i) => {
          const row = table.rows[i]
          return (
            row !== undefined &&
            !row.total &&
            (row.code === undefined ? /支出$/u.test(label(i)) && row.level !== undefined : /^2\d{2}$/u.test(row.code))
          )
        })
        return once(classes.flatMap((i) => read(i, className(table.rows[i]?.concept ?? ''))))
      }
      return once(
        rows.flatMap((i) => {
          const { code, codes, body } = table.rows[i] ?? {}
          const key = code ?? (body === undefined ? undefined : `body ${body}`)
          return key === undefined || codes !== undefined ? [] : read(i, key)
        }),
      )
    })
  })
}

/** A code printed twice in one table (units below each other) is no key. */
function once(found: readonly Found[]): Found[] {
  const counts = new Map<string, number>()
  for (const f of found) counts.set(`${f.table.index}|${f.key}`, (counts.get(`${f.table.index}|${f.key}`) ?? 0) + 1)
  return found.filter((f) => counts.get(`${f.table.index}|${f.key}`) === 1)
}

/** Claims that tables of one disclosure tie to each other. */
export function* tableTies(facts: FactSet): Generator<RuleClaim<'plain' | 'tables'>> {
  // The forms of departments: those of governments have like names and other contents.
  if (facts.extraction.identity.government) return
  for (const tie of ties) {
    if (tie.when && !areOne(facts, tie.when)) continue
    const rights = tie.right.map((place) => cellsAt(facts, place))
    if (rights.every((r) => r.length === 0) || tie.right.some((place) => place.under && !hasLine(facts, place))) continue
    // A table that is not there may be an empty one, or one that was not published or read: then only a slip is held against the text.
    const absent =
      tie.op !== '<=' && tie.right.some((place) => !facts.tables.some((t) => t.kind !== undefined && place.kinds.includes(t.kind)))
    const alternatives = (tie.or ?? []).flatMap((place) => cellsAt(facts, place).slice(0, 1))
    const pairs: { left: Found; parts: Found[] }[] = []
    for (const left of cellsAt(facts, tie.left)) {
      const key = keyed(tie.left) ? left.key : undefined
      const parts = rights.flatMap((found) => {
        const fit = found.filter((f) => f.figure !== left.figure && (key === undefined || f.key === key))
        // Several tables of one kind (by function, by economic class): any of them may be meant, the first that is not the left itself is.
        const [first] = fit
        return first === undefined ? [] : [first]
      })
      if (parts.length > 0 && facts.figure(left.figure).unit.dimension === 'money') pairs.push({ left, parts })
    }
    for (const pair of pairs) {
      const relation = sumOf(
        tie.op,
        pair.left.figure,
        pair.parts.map((p) => p.figure),
      )
      const others = pairs
        .filter((p) => p !== pair)
        .slice(0, 12)
        .map((p) =>
          sumOf(
            tie.op,
            p.left.figure,
            p.parts.map((q) => q.figure),
          ),
        )
      const roles: Record<number, string> = { [pair.left.figure]: 'stated' }
      for (const part of pair.parts) roles[part.figure] = 'table'
      yield {
        stated: pair.left.figure,
        subject: `${pair.left.table.title} ${facts.figure(pair.left.figure).label}`,
        readings: [
          relation,
          ...(alternatives.length > 0 && alternatives.every((a) => a.figure !== pair.left.figure)
            ? [
                sumOf(
                  tie.op,
                  pair.left.figure,
                  alternatives.map((a) => a.figure),
                ),
              ]
            : []),
        ],
        certain: tie.soft !== true && !keyed(tie.left) && !absent,
        slipProves: absent || (tie.soft === true && tie.op === '=' && !keyed(tie.left)),
        provenBy: absent ? [] : others,
        roles,
        group: `tie ${tie.name}`,
        identity: tie.name,
        case: 'tables',
        words: { other: pair.parts.map((p) => p.table.title).join('、'), tie: tie.name },
        ...(tie.soft || tie.atMost ? { atMost: 'warning' as const } : {}),
      }
    }
  }
}

/** What lists of single expenses add up to, against the amount they are of. */
export function* detailed(facts: FactSet): Generator<RuleClaim<'plain' | 'tables'>> {
  for (const { name, title, whole } of detailTies) {
    const [stated, ...others] = cellsAt(facts, whole)
    const tables = facts.tables.filter((table) => title.test(plainLabel(table.title)))
    const [list] = tables
    if (stated === undefined || list === undefined || others.length > 0 || tables.length > 1) continue
    const column = list.columns.findIndex((c) => c.concept === 'amount' || c.concept === 'total')
    const parts = list.rows.flatMap((row, i) => (row.total ? [] : (facts.cell(list, i, column) ?? [])))
    if (parts.length === 0 || [stated.figure, ...parts].some((f) => facts.figure(f).unit.dimension !== 'money')) continue
    yield {
      stated: stated.figure,
      subject: `${stated.table.title} ${facts.figure(stated.figure).label}`,
      readings: [sumOf('=', stated.figure, parts)],
      certain: true,
      atMost: 'warning',
      roles: Object.fromEntries([[stated.figure, 'stated'], ...parts.map((f) => [f, 'table'])]),
      group: `tie ${name}`,
      identity: name,
      case: 'tables',
      words: { other: list.title, tie: name },
    }
  }
}

function areOne(facts: FactSet, [a, b]: readonly [Place, Place]): boolean {
  const [one, other] = [cellsAt(facts, a), cellsAt(facts, b)]
  const [x, y] = [one[0]?.figure, other[0]?.figure]
  return one.length === 1 && other.length === 1 && x !== undefined && y !== undefined && facts.holds(sumOf('=', x, [y]))
}

const keyed = (place: Place): boolean => place.rows === 'code' || place.rows === 'class'

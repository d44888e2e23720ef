/** Claims that the shape of a table makes: what extraction found to belong to it, in the rules' own words. */

import type { Table, TableIdentity } from '../../model/reading.ts'
import { abs, add, compare, decimal, format, isZero, multiply, rescale, shift, subtract, zero } from '../../number/decimal.ts'
import { halfUnitOf } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'
import { term } from './narrative.ts'

/** Whether the table's own figures leave no doubt that an identity belongs to it. */
function certain(identity: TableIdentity, scanned: boolean): boolean {
  const { held, broken, sure } = identity
  // Of a scan whole cells may not have been seen: its form alone proves nothing.
  if (scanned) return held > 0 && held >= 2 * broken
  // One slip breaks two sums at most; a head or code misread breaks many.
  return sure ? broken <= 2 || held >= broken : held > 0 && held >= 2 * broken
}

type Kind = TableIdentity['kind']

/** Claims of the identities of one kind. */
export function* tableClaims(facts: FactSet, kind: Exclude<Kind, 'row' | 'column' | 'hierarchy'>): Generator<RuleClaim> {
  for (const { identity, told, claimOf } of identitiesOf(facts, [kind])) for (const instance of told) yield claimOf(identity, instance)
}

/** Claims that rows and columns add up. A row that most of its columns at once are not what they should be is told once. */
export function* footingClaims(facts: FactSet): Generator<RuleClaim<'plain' | 'missing-rows'>> {
  for (const { table, identity, told, scanned, nameless, claimOf } of identitiesOf(facts, ['row', 'column', 'hierarchy'])) {
    const row = rowsOf(table)
    const off = rowsOff(facts, identity, told, row)
    for (const instance of told) {
      const first = off.get(row(instance.stated))
      if (first !== undefined && first !== instance) continue
      if (first === undefined) {
        yield claimOf(identity, instance)
        continue
      }
      // That a total is one is its form; what stands under what was guessed from the rows that hold.
      const believed = identity.kind === 'column' ? !scanned : certain(identity, scanned)
      if (!nameless && believed) yield { ...aboutOf(facts, table, identity, instance), ...lacking(facts, instance) }
    }
  }
}

function* identitiesOf(facts: FactSet, kinds: readonly Kind[]) {
  for (const table of facts.tables) {
    const scanned = facts.document.pages.some((page) => page.readBy === 'ocr' && table.pages.includes(page.number))
    for (const identity of table.identities ?? []) {
      if (!kinds.includes(identity.kind)) continue
      // Whose amounts they are was not read: which of them make up which cannot be told.
      const nameless = ['column', 'hierarchy'].includes(identity.kind) && isNameless(table, identity)
      const told = identity.instances.filter((i) => !isBlank(facts, identity, i))
      const claimOf = (of: TableIdentity, instance: Instance): RuleClaim => ({
        ...aboutOf(facts, table, of, instance),
        readings: instance.readings,
        certain: !nameless && certain(of, scanned),
        // One slip in a table that elsewhere keeps the identity, or whose form demands it, is a slip.
        slipProves: !nameless && (of.sure || of.held > 0),
        roles: rolesOf(instance),
        // A rate left at 0 in every line below the total is a form filled by halves.
        ...((of.kind === 'rate' && isZero(facts.figure(instance.stated).value)) || (!of.sure && of.held < 3)
          ? { atMost: 'warning' as const }
          : {}),
      })
      yield { table, identity, told, scanned, nameless, claimOf }
    }
  }
}

const aboutOf = (facts: FactSet, table: Table, identity: TableIdentity, { stated }: Instance) => ({
  stated,
  subject: subjectOf(facts, table, stated),
  group: `table ${table.index}`,
  identity: `${table.kind ?? '表'} ${identity.name}`,
})

/** As many addends are shown of a sum. */
const shownAddends = 8

/** A row that is not what its parts come to in most columns: which figure of them is wrong cannot be told, for none need be. */
function lacking(
  facts: FactSet,
  instance: Instance,
): Pick<RuleClaim<'missing-rows'>, 'readings' | 'certain' | 'roles' | 'atMost' | 'case' | 'words'> {
  const [reading] = instance.readings
  const parts = (reading ? figuresOf(reading) : []).filter((f) => f !== instance.stated && !isZero(facts.figure(f).value))
  const printed = parts.map((f) => facts.figure(f).printed)
  const { unit, decimals } = facts.figure(instance.stated)
  const total = parts.map((f) => facts.value(f)).reduce(add, zero)
  const sum = `${[...printed.slice(0, shownAddends), ...(printed.length > shownAddends ? ['…'] : [])].join(' + ')} = ${format(rescale(shift(total, -unit.power), decimals))}`
  return {
    readings: [
      {
        kind: 'assertion',
        holds: false,
        figures: [instance.stated, ...parts],
        sum: { terms: [term(instance.stated), ...parts.map((f) => term(f, -1))] },
      },
    ],
    certain: true,
    atMost: 'warning',
    roles: rolesOf(instance),
    case: 'missing-rows',
    words: { sum },
  }
}

/** More than a third of the rows it speaks of print no name. */
function isNameless(table: Table, identity: TableIdentity): boolean {
  const rowOf = new Map(table.cells.map((c) => [c.figure, c.row]))
  const rows = new Set(identity.instances.flatMap((i) => i.readings.flatMap(figuresOf)).flatMap((f) => rowOf.get(f) ?? []))
  const without = [...rows].filter((row) => (table.rows[row]?.label ?? '').trim() === '')
  return without.length * 3 > rows.size
}

const figuresOf = (relation: Relation): number[] => (relation.kind === 'sum' ? relation.terms.map((t) => t.figure) : [])

function rowsOf(table: Table): (figure: number) => number {
  const rows = new Map(table.cells.map((c) => [c.figure, c.row]))
  return (figure) => rows.get(figure) ?? -1
}

type Instance = TableIdentity['instances'][number]

/** Of nothing but nothings no total is made: what it is made of stands elsewhere. */
const isBlank = (facts: FactSet, identity: TableIdentity, { stated, readings }: Instance): boolean =>
  identity.kind === 'column' &&
  !isZero(facts.figure(stated).value) &&
  readings.every((r) => figuresOf(r).every((f) => f === stated || isZero(facts.figure(f).value)))

/**
 * Rows that most of their columns at once are not what their parts come to: a row is missing or doubled, in print or in the
 * reading. One cause, one word of it: each row with the first such instance. Of a hierarchy the parts must fall short everywhere:
 * rows taken for parts of another come to anything.
 */
function rowsOff(
  facts: FactSet,
  identity: TableIdentity,
  instances: readonly Instance[],
  row: (figure: number) => number,
): ReadonlyMap<number, Instance> {
  const found = new Map<number, Instance>()
  if (identity.kind !== 'hierarchy' && !(identity.kind === 'column' && identity.sure)) return found
  const counting = instances.filter((i) => i.readings.some((r) => figuresOf(r).some((f) => !isZero(facts.figure(f).value))))
  for (const [at, own] of Map.groupBy(counting, (i) => row(i.stated))) {
    const broken = own.filter((i) => !i.readings.some((r) => facts.holds(r)))
    const [first] = broken
    if (first === undefined || broken.length < 2) continue
    const short = broken.every((i) => i.readings.every((r) => r.kind === 'sum' && facts.holds({ ...r, op: '>=' })))
    const most = broken.length * 2 > own.length && (short || identity.kind === 'column')
    // The row that is missing has amounts in some columns only: it falls short by one amount in all of those.
    if (most || (short && broken.length > 2 && fallAlikeShort(facts, broken))) found.set(at, first)
  }
  return found
}

/** Whether sums fall short by one amount, as near as rounding lets it be told. */
function fallAlikeShort(facts: FactSet, broken: readonly Instance[]): boolean {
  const gaps = broken.flatMap(({ readings: [reading] }) =>
    reading?.kind === 'sum' ? [reading.terms.reduce((sum, t) => add(sum, multiply(facts.value(t.figure), decimal(t.times))), zero)] : [],
  )
  const [first] = gaps
  const { stated, readings } = broken[0] as Instance
  const rounding = multiply(halfUnitOf(facts.figure(stated)), decimal(readings.flatMap(figuresOf).length))
  return first !== undefined && gaps.every((gap) => compare(abs(subtract(gap, first)), rounding) <= 0)
}

function rolesOf(instance: TableIdentity['instances'][number]): Record<number, string> {
  const roles: Record<number, string> = {}
  for (const reading of instance.readings) {
    if (reading.kind === 'quotient') {
      for (const term of reading.numerator) roles[term.figure] = 'numerator'
      for (const term of reading.denominator) roles[term.figure] = 'base'
    }
    if (reading.kind !== 'sum') continue
    for (const term of reading.terms) roles[term.figure] = term.figure === instance.stated ? 'whole' : 'part'
  }
  return roles
}

/** 「收入支出决算总表 本年支出合计 · 决算数」 */
export const subjectOf = (facts: FactSet, table: Table, figure: number): string =>
  [table.title, facts.figure(figure).label].filter((part) => part !== '').join(' ')

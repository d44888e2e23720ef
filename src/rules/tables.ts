/** Claims that the shape of a table makes: what extraction found to belong to it, in the rules' own words. */
import type { FactSet } from '../check/factset.ts'
import type { Claim, Relation, Table, TableIdentity } from '../model.ts'
import { isZero } from '../number/decimal.ts'

/** Whether the table's own figures leave no doubt that an identity belongs to it. */
function certain(identity: TableIdentity, scanned: boolean): boolean {
  const { held, broken, sure } = identity
  // Of a scan whole cells may not have been seen: its form alone proves nothing.
  if (scanned) return held > 0 && held >= 2 * broken
  // One slip breaks two sums at most; a head or code misread breaks many.
  return sure ? broken <= 2 || held >= broken : held > 0 && held >= 2 * broken
}

/** Claims of the identities of some kinds, for one rule. */
export function* tableClaims(facts: FactSet, rule: string, kinds: readonly TableIdentity['kind'][]): Generator<Claim> {
  for (const table of facts.tables) {
    const scanned = facts.document.pages.some((page) => page.readBy === 'ocr' && table.pages.includes(page.number))
    for (const identity of table.identities ?? []) {
      if (!kinds.includes(identity.kind)) continue
      // Most columns of a total off at once: rows are missing, in print or in the reading. One cause, one word of it.
      const missing =
        identity.kind === 'column' && identity.sure && identity.broken >= 2 && identity.held < identity.broken && oneRow(table, identity)
      // Whose amounts they are was not read: which of them make up which cannot be told.
      const nameless = ['column', 'hierarchy'].includes(identity.kind) && isNameless(table, identity)
      const instances = missing ? identity.instances.slice(0, 1) : identity.instances
      for (const instance of instances) {
        yield {
          rule,
          stated: instance.stated,
          subject: subjectOf(facts, table, instance.stated),
          readings: instance.readings,
          certain: !nameless && (missing || certain(identity, scanned)),
          // One slip in a table that elsewhere keeps the identity, or whose form demands it, is a slip.
          slipProves: !nameless && (identity.sure || identity.held > 0),
          roles: rolesOf(instance),
          group: `table ${table.index}`,
          identity: `${table.kind ?? '表'} ${identity.name}`,
          // A rate left at 0 in every line below the total is a form filled by halves.
          ...(missing || (identity.kind === 'rate' && isZero(facts.figure(instance.stated).value)) || (!identity.sure && identity.held < 3)
            ? { atMost: 'warning' as const }
            : {}),
        }
      }
    }
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

const oneRow = (table: Table, identity: TableIdentity): boolean => {
  const rows = new Map(table.cells.map((c) => [c.figure, c.row]))
  return new Set(identity.instances.map((i) => rows.get(i.stated))).size === 1
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

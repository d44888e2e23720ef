/** What a user knows of the documents beyond the families: further names of items, and further wholes with their parts. */
import { conceptOf, normalName } from '../families/concepts.ts'
import { ownDuty } from '../families/duties/duties.ts'
import type { OwnDuty } from '../model/duty.ts'
import type { Extraction, Table, TableIdentity } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import type { Relation } from '../relation/relation.ts'

export interface Vocabulary {
  /** What must be disclosed beyond what the families ask for. */
  readonly duties?: readonly OwnDuty[]
  /** Item → other names by which the documents call it. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  readonly identities?: readonly { readonly whole: string; readonly parts: readonly string[]; readonly optional?: readonly string[] }[]
}

const plain = (name: string): string => normalName(fold(name))

/** The extraction with items renamed and identities added. */
export function withVocabulary(extraction: Extraction, { synonyms = {}, identities = [], duties = [] }: Vocabulary): Extraction {
  const renamed = new Map(
    Object.entries(synonyms).flatMap(([concept, names]) =>
      names.flatMap((name): [string, string][] => [
        [plain(name), conceptOf(fold(concept))],
        [conceptOf(fold(name)), conceptOf(fold(concept))],
      ]),
    ),
  )
  const called = (printed: string, concept: string): string => renamed.get(plain(printed)) ?? renamed.get(concept) ?? concept
  const wholes = identities.map(({ whole, parts, optional }) => ({
    whole: called(whole, conceptOf(fold(whole))),
    parts: parts.map((part) => called(part, conceptOf(fold(part)))),
    // Without optional parts the identity is strict.
    ...(optional && optional.length > 0 ? { optional: optional.map((part) => called(part, conceptOf(fold(part)))) } : {}),
  }))
  const due = duties.length === 0 ? {} : { duties: duties.map(ownDuty) }
  if (renamed.size === 0 && wholes.length === 0) return { ...extraction, ...due }
  const tables = extraction.tables.map((table): Table => {
    const rows = table.rows.map((row) => ({ ...row, concept: called(row.concept, conceptOf(fold(row.concept))) }))
    const more = wholes.flatMap((whole) => inTable({ ...table, rows }, whole))
    return { ...table, rows, ...(more.length > 0 ? { identities: [...(table.identities ?? []), ...more] } : {}) }
  })
  return {
    ...extraction,
    tables,
    mentions: extraction.mentions.map((m) => ({ ...m, concept: called(m.name, m.concept) })),
    facts: extraction.facts.map((f) => ({ ...f, concept: called(f.label, f.concept) })),
    wholes,
    ...due,
  }
}

type Whole = NonNullable<Extraction['wholes']>[number]

/** The identity in every column of a table that has its rows. A blank cell is not 0: such a column is left out. */
function inTable(table: Table, { whole, parts, optional = [] }: Whole): TableIdentity[] {
  const lanes = [...new Set(table.rows.map((row) => row.lane))]
  return lanes.flatMap((lane): TableIdentity[] => {
    const rowOf = (concept: string): number =>
      table.rows.findIndex((row) => row.lane === lane && row.repeats === undefined && row.concept === concept)
    const stated = rowOf(whole)
    const found = parts.map((concept) => ({ concept, row: rowOf(concept) }))
    if (stated < 0 || found.some((part) => part.row < 0 && !optional.includes(part.concept))) return []
    const instances = table.columns.flatMap((column, c) => {
      if (column.lane !== lane || column.unit?.dimension === 'percent') return []
      const at = (row: number): number | undefined => table.cells.find((cell) => cell.row === row && cell.column === c)?.figure
      const total = at(stated)
      const figures = found.map((part) => ({ ...part, figure: part.row < 0 ? undefined : at(part.row) }))
      const missing = figures.some((part) => part.figure === undefined && !optional.includes(part.concept))
      const terms = figures.flatMap(({ figure }) => (figure === undefined ? [] : [{ figure, times: -1 }]))
      if (total === undefined || missing || terms.length < 2) return []
      const relation: Relation = { kind: 'sum', op: '=', terms: [{ figure: total, times: 1 }, ...terms] }
      return [{ stated: total, readings: [relation] }]
    })
    if (instances.length === 0) return []
    return [{ name: `${whole}＝${parts.join('＋')}`, kind: 'hierarchy', instances, held: 0, broken: 0, sure: true }]
  })
}

/** What was read of a document, for other programs (`gouji.extract/1`). */
import type { Box, DocumentKind } from '../model/document.ts'
import type { Report } from '../model/finding.ts'
import type { Extraction, Figure, Measure, Phase, Role } from '../model/reading.ts'
import { format } from '../number/decimal.ts'
import { baseValue } from '../relation/judge.ts'

export interface ExtractCell {
  readonly page: number
  /** Indexes among the table's records and value columns, from 0. */
  readonly row: number
  readonly column: number
  /** Code and name, blank-separated. */
  readonly rowHeader: string
  /** Nested heads joined by `/`. */
  readonly columnHeader: string
  /** As printed. */
  readonly value: string
  readonly unit: string
  readonly box?: Box
}

export interface ExtractTable {
  /** Which table of the document it is, from 1; it stays with the table where others are left out. */
  readonly number: number
  readonly title: string
  readonly kind?: string
  readonly pages: readonly number[]
  readonly unit: string
  readonly cells: readonly ExtractCell[]
  readonly notes: readonly string[]
  /** What the reader of the table noted: a column moved by arithmetic, … */
  readonly remarks: readonly string[]
}

export interface ExtractStatement {
  readonly page: number
  readonly quote: string
  readonly figures: readonly { readonly value: string; readonly unit: string; readonly role: Role; readonly concept: string }[]
}

/**
 * One value of one item. All fields but `value`, `yuan`, `page`, `quote`, `box` and `role` are its key: no two different figures of
 * one document share it.
 */
export interface ExtractFact {
  /** The body whose figure it is: the document's, unless the text names another. */
  readonly body: string
  /** The year and kind of the document. */
  readonly year: number | null
  readonly kind: DocumentKind
  readonly concept: string
  readonly label: string
  readonly code?: string
  /** Names of what it is a part of, outermost first. */
  readonly path?: readonly string[]
  /** Kind or title of the table; absent in sentences. */
  readonly table?: string
  /** Heads of its column, joined by `/`. */
  readonly column?: string
  readonly fund?: string
  readonly scope: string
  readonly period: number | null
  readonly phase: Phase
  readonly measure: Measure
  /** What a change, rate, share or completion is measured against. */
  readonly against?: string
  /** Of several rows that are named alike in all of this, which one it is, from 2. */
  readonly nth?: number
  readonly role: Role
  /** As printed. */
  readonly value: string
  readonly unit: string
  /** An amount of money in 元, exact; absent where it is no money. */
  readonly yuan?: string
  readonly page: number
  readonly quote: string
  readonly box?: Box
}

export interface Extract {
  readonly schema: 'gouji.extract/1'
  readonly document: Report['document']
  readonly tables: readonly ExtractTable[]
  readonly statements: readonly ExtractStatement[]
  readonly facts: readonly ExtractFact[]
}

const hull = (boxes: readonly Box[]): Box | undefined => {
  const [first, ...rest] = boxes
  return first && rest.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])], first)
}

export function extractReport(document: Report['document'], extraction: Extraction): Extract {
  const figure = (id: number): Figure => {
    const found = extraction.figures[id]
    if (!found) throw new RangeError(`no figure ${id}`)
    return found
  }
  return {
    schema: 'gouji.extract/1',
    document,
    tables: extraction.tables.map((table, i) => ({
      number: i + 1,
      title: table.title,
      ...(table.kind === undefined ? {} : { kind: table.kind }),
      pages: table.pages,
      unit: table.unit?.symbol ?? '',
      cells: table.cells.map((cell) => {
        const { printed, source, unit } = figure(cell.figure)
        const row = table.rows[cell.row]
        const box = hull(source.boxes)
        return {
          page: source.page,
          row: cell.row,
          column: cell.column,
          rowHeader: [row?.code ?? row?.body, row?.label].filter((part) => part !== undefined && part !== '').join(' '),
          columnHeader: table.columns[cell.column]?.path.join('/') ?? '',
          value: printed,
          unit: unit.symbol,
          ...(box ? { box } : {}),
        }
      }),
      notes: table.notes.map((note) => note.text),
      remarks: table.remarks,
    })),
    statements: extraction.statements.map((statement) => ({
      page: statement.source.page,
      quote: statement.source.quote,
      figures: statement.figures.map(({ figure: id, role, concept }) => {
        const { printed, unit } = figure(id)
        return { value: printed, unit: unit.symbol, role, concept }
      }),
    })),
    facts: extraction.facts.map(({ figure: id, body, concept, label, scope, period, phase, measure, role, ...rest }) => {
      const read = figure(id)
      const { printed, unit, source } = read
      const box = hull(source.boxes)
      return {
        body: body ?? extraction.identity.department,
        year: extraction.identity.year,
        kind: extraction.identity.kind,
        concept,
        label,
        ...rest,
        scope,
        period: period ?? null,
        phase,
        measure,
        role,
        value: printed,
        unit: unit.symbol,
        ...(unit.dimension === 'money' ? { yuan: format(baseValue(read)) } : {}),
        page: source.page,
        quote: source.quote,
        ...(box ? { box } : {}),
      }
    }),
  }
}

/** The tables (and what else) that stand on one page, or one table alone (from 0). Undefined when there is no such table, or no such page of it. */
export function selectFrom(extract: Extract, wanted: { readonly table?: number; readonly page?: number }): Extract | undefined {
  let { tables, statements, facts } = extract
  if (wanted.table !== undefined) {
    const table = tables[wanted.table]
    if (!table) return undefined
    tables = [table]
    statements = []
    facts = []
  }
  if (wanted.page !== undefined) {
    const { page } = wanted
    if (page > extract.document.pages || (wanted.table !== undefined && !tables.some((t) => t.pages.includes(page)))) return undefined
    tables = tables.filter((t) => t.pages.includes(page)).map((t) => ({ ...t, cells: t.cells.filter((c) => c.page === page) }))
    statements = statements.filter((s) => s.page === page)
    facts = facts.filter((f) => f.page === page)
  }
  return { ...extract, tables, statements, facts }
}

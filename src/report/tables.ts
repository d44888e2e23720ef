/** Extracted tables as CSV (one record a figure) and Markdown (as they are printed). */
import { csvRecord } from './csv.ts'
import { markdown as escaped } from './escape.ts'
import type { Extract, ExtractTable } from './extract.ts'

const heads = ['document', 'table', 'title', 'page', 'row', 'column', 'rowHeader', 'columnHeader', 'value', 'unit']

const records = (path: string, table: ExtractTable): string =>
  table.cells
    .map((c) => csvRecord([path, table.number, table.title, c.page, c.row, c.column, c.rowHeader, c.columnHeader, c.value, c.unit]))
    .join('')

/** One long file: every figure cell of every table. */
export const tablesCsv = (extracts: readonly Extract[]): string =>
  csvRecord(heads) + extracts.flatMap((e) => e.tables.map((table) => records(e.document.path, table))).join('')

/** One table alone, in the same columns. */
export const tableCsv = (extract: Extract, index: number): string => {
  const table = extract.tables[index]
  return csvRecord(heads) + (table ? records(extract.document.path, table) : '')
}

export function tablesMarkdown(extracts: readonly Extract[]): string {
  return extracts.map((e) => [`# ${escaped(e.document.title || e.document.path)}\n`, ...e.tables.map(tableMarkdown)].join('\n')).join('\n')
}

function tableMarkdown(table: ExtractTable): string {
  const heads = new Map<number, string>()
  const rows = new Map<number, { head: string; cells: Map<number, string> }>()
  for (const cell of table.cells) {
    heads.set(cell.column, cell.columnHeader)
    const row = rows.get(cell.row) ?? { head: cell.rowHeader, cells: new Map<number, string>() }
    row.cells.set(cell.column, cell.value)
    rows.set(cell.row, row)
  }
  const columns = [...heads.keys()].sort((a, b) => a - b)
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const place = table.pages.length > 0 ? ` (${table.pages.join(', ')})` : ''
  return [
    `## ${escaped(table.title)}${place}${table.unit ? ` · ${escaped(table.unit)}` : ''}\n\n`,
    line(['', ...columns.map((c) => escaped(heads.get(c) ?? ''))]),
    line(['---', ...columns.map(() => '---:')]),
    ...[...rows.entries()]
      .sort(([a], [b]) => a - b)
      .map(([, row]) => line([escaped(row.head), ...columns.map((c) => escaped(row.cells.get(c) ?? ''))])),
    ...table.notes.map((note) => `\n${escaped(note)}\n`),
  ].join('')
}

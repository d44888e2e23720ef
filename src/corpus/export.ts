/** Rows as files: CSV, newline-delimited JSON, Parquet, a workbook. Streams of any length but for the workbook, which a spreadsheet could not open. */

import type { Writer } from 'hyparquet-writer'
import type { Language } from '../model/finding.ts'
import { csvRecord } from '../report/csv.ts'
import { printableJson } from '../report/printable.ts'
import { type Sheet, workbookOf } from '../report/sheets.ts'
import type { Column, View } from '../store/database/schema.ts'
import type { Row, Value } from '../store/database/sql.ts'

export type Rows = AsyncIterable<Row> | Iterable<Row>
export type Write = (content: string | Uint8Array) => void
export type TableFormat = 'csv' | 'ndjson' | 'parquet' | 'xlsx'
export const tableFormats: readonly TableFormat[] = ['csv', 'ndjson', 'parquet', 'xlsx']

/** What a spreadsheet can hold under a head. */
const MOST_SHEET_ROWS = 1_048_575

/** More rows than a spreadsheet can hold. */
export class TooManyRows extends Error {
  override readonly name = 'TooManyRows'
}

const shown = (value: Value | undefined): string | number =>
  value === null || value === undefined ? '' : typeof value === 'number' ? value : String(value)

async function csv(rows: Rows, columns: readonly Column[], write: Write): Promise<void> {
  write(csvRecord(columns.map(({ name }) => name)))
  for await (const row of rows) write(csvRecord(columns.map(({ name }) => shown(row[name]))))
}

/** Exact decimals stay text: a JSON number would be read as a float. */
async function ndjson(rows: Rows, columns: readonly Column[], write: Write): Promise<void> {
  for await (const row of rows) write(`${printableJson(Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])))}\n`)
}

/** Places after the point of an exact decimal in Parquet, and digits in all. */
const SCALE = 8
const PRECISION = 38

/** The exact decimal as Parquet holds it; undefined when it has more places than fit. */
function unscaled(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '' || fraction.length > SCALE) return undefined
  return BigInt(`${sign}${whole}${fraction.padEnd(SCALE, '0')}`)
}

async function parquet(rows: Rows, columns: readonly Column[], write: Write): Promise<void> {
  const { ByteWriter, parquetWriteRows } = await import('hyparquet-writer')
  const bytes = new ByteWriter()
  const writer: Writer = bytes
  // What is written is handed on between groups of rows, so that memory does not grow with the file.
  writer.flush = () => {
    write(new Uint8Array(bytes.buffer.slice(0, bytes.index)))
    bytes.index = 0
  }
  writer.finish = () => writer.flush?.()
  const value = ({ type }: Column, of: Value | undefined): unknown => {
    if (of === null || of === undefined) return null
    if (type === 'integer') return BigInt(of as number)
    return type === 'decimal' ? (unscaled(String(of)) ?? null) : of
  }
  async function* converted(): AsyncGenerator<Record<string, unknown>, void> {
    for await (const row of rows) yield Object.fromEntries(columns.map((column) => [column.name, value(column, row[column.name])]))
  }
  await parquetWriteRows({
    writer,
    rows: converted(),
    columns: columns.map(({ name }) => ({ name })),
    rowGroupSize: 50_000,
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type, optional }) => ({
        name,
        repetition_type: optional ? ('OPTIONAL' as const) : ('REQUIRED' as const),
        ...parquetTypes[type],
      })),
    ],
    createdBy: 'gouji',
  })
}

const parquetTypes = {
  integer: { type: 'INT64' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  decimal: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', scale: SCALE, precision: PRECISION },
  real: { type: 'DOUBLE' },
  bytes: { type: 'BYTE_ARRAY' },
} as const

async function xlsx(rows: Rows, columns: readonly Column[], write: Write, name: string, language: Language): Promise<void> {
  const sheet: Sheet = {
    name,
    columns: columns.map((column) => ({
      head: column.name,
      note: column.meaning[language],
      kind: column.type === 'text' ? 'text' : 'number',
    })),
    rows: [],
  }
  for await (const row of rows) {
    if (sheet.rows.length === MOST_SHEET_ROWS) throw new TooManyRows(`more than ${MOST_SHEET_ROWS} rows`)
    sheet.rows.push(columns.map(({ name }) => (row[name] === null || row[name] === undefined ? null : shown(row[name]))))
  }
  write(await workbookOf([sheet]))
}

/** Writes the rows of a view. @throws TooManyRows when a workbook cannot hold them */
export async function exportRows(rows: Rows, view: View, format: TableFormat, write: Write, language: Language): Promise<void> {
  switch (format) {
    case 'csv':
      return csv(rows, view.columns, write)
    case 'ndjson':
      return ndjson(rows, view.columns, write)
    case 'parquet':
      return parquet(rows, view.columns, write)
    case 'xlsx':
      return xlsx(rows, view.columns, write, view.name, language)
  }
}

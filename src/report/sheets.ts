/** Plain tables as a workbook: a head that stays in view, filters, numbers as numbers. No formula is ever written. */
import type { Cell, ColumnDef, WriteSheet } from 'hucre/xlsx'
import { columnsOf } from './columns.ts'
import { printable } from './printable.ts'

export interface SheetColumn {
  readonly head: string
  /** What it means, as a comment on the head. */
  readonly note?: string
  readonly kind: 'text' | 'number'
  /** Places after the point, where numbers have them. */
  readonly decimals?: number
}

/** A text that leads to a place in another file, or on the network. */
export interface Link {
  readonly text: string
  readonly target: string
}

export type SheetValue = string | number | null | Link

export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: SheetValue[][]
  /** Colour of a cell, `RRGGBB`, where it tells more than its number. */
  readonly fill?: (row: number, column: number) => string | undefined
}

/** Excel shows no more of a cell. */
const LONGEST_TEXT = 32_000
/** Digits that a spreadsheet keeps of a number; longer ones stay text. */
const MOST_DIGITS = 15

const WIDEST = 60

function cellValue(value: SheetValue, kind: SheetColumn['kind']): string | number | null {
  if (value === null || typeof value === 'number') return value
  const text = typeof value === 'string' ? value : value.text
  if (kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= MOST_DIGITS) return Number(text)
  return printable(text).slice(0, LONGEST_TEXT)
}

/** A sheet's name: at most 31 characters, none of those that a spreadsheet forbids. */
const sheetName = (name: string): string =>
  printable(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)

export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const still = new Date('2000-01-01T00:00:00Z')
  return writeXlsx({
    sheets: sheets.map((sheet) => written(sheet)),
    properties: { creator: 'gouji', lastModifiedBy: 'gouji', created: still, modified: still },
  })
}

function written({ name, columns, rows, fill }: Sheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach(({ note }, column) => {
    cells.set(`0,${column}`, {
      style: { font: { bold: true }, alignment: { vertical: 'top' } },
      ...(note === undefined ? {} : { comment: { text: note } }),
    })
  })
  const values = rows.map((row, i) =>
    columns.map(({ kind }, j) => {
      const value = row[j] ?? null
      const colour = fill?.(i, j)
      const link = value !== null && typeof value === 'object' ? value : undefined
      if (colour !== undefined || link !== undefined)
        cells.set(`${i + 1},${j}`, {
          ...(colour === undefined
            ? {}
            : { style: { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: colour } } } }),
          ...(link === undefined ? {} : { hyperlink: { target: link.target } }),
        })
      return cellValue(value, kind)
    }),
  )
  const width = (j: number): number => {
    let widest = columnsOf(columns[j]?.head ?? '')
    for (const row of values.slice(0, 200)) widest = Math.max(widest, columnsOf(String(row[j] ?? '')))
    return Math.min(WIDEST, widest + 2)
  }
  return {
    name: sheetName(name),
    columns: columns.map(
      ({ kind, decimals }, j): ColumnDef => ({
        width: width(j),
        ...(kind === 'number' && decimals !== undefined ? { numFmt: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}` } : {}),
      }),
    ),
    rows: [columns.map(({ head }) => head), ...values],
    cells,
    freezePane: { rows: 1 },
    ...(columns.length > 0 && rows.length > 0 ? { autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` } } : {}),
  }
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

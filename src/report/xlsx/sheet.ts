/**
 * A sheet as it is drawn up, cell by cell, before it is written: numbers as numbers with the decimals they were printed with.
 * No formula is ever written, and text that a spreadsheet would take for one when it is typed anew is kept as text.
 */
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'
import { stripped } from '../printable.ts'

/** A cell as it is to be written: text, or a number with the decimals it was printed with. */
export type Content = string | number | { readonly number: number; readonly format: string; readonly fill?: string } | undefined

export interface Look {
  readonly bold?: boolean
  /** Points. */
  readonly size?: number
  readonly wrap?: boolean
  readonly left?: boolean
  readonly indent?: number
  /** RRGGBB. */
  readonly fill?: string
  readonly note?: string
  /** Where a click leads: a cell of another sheet. */
  readonly link?: { readonly sheet: string; readonly row: number }
}

export const fills = { bad: 'F6D5D3', doubt: 'F8EBC8', part: 'E3ECF6', idle: 'F2F2F2', head: 'EFEDE8' } as const

/** What a cell takes. */
const longest = 32767

const formulaLike = /^[\s\u3000]*[=+\-@\t\r＝＋－＠]/

export const writable = (text: string): string => stripped(text).slice(0, longest)

/** At most 31 characters, none that a sheet's name may not hold; the number keeps it unique. */
export const sheetName = (number: number, title: string): string =>
  `${number} ${stripped(title).replace(/[\\/?*[\]:'\s]+/g, ' ')}`
    .trim()
    .slice(0, 31)
    .toWellFormed()
    .replace(/\ufffd/g, '')
    .trim()

/** A numeral as a number where a spreadsheet can hold all its digits, else as text. */
export function numberOf(printed: string, fill?: string): Content {
  const plain = printed
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/^[−–—-]/, '-')
    .replace(/%$/, '')
  const match = /^[-+]?(\d+)(?:\.(\d+))?$/.exec(plain)
  if (!match) return printed
  const [, whole = '', decimals = ''] = match
  if (`${whole}${decimals}`.replace(/^0+/, '').length > 15) return printed
  const places = decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`
  const grouped = /\d[,，]\d{3}/.test(printed) ? '#,##0' : '0'
  return { number: Number(plain), format: `${grouped}${places}`, ...(fill === undefined ? {} : { fill }) }
}

/** A sheet under way. Rows and columns count from 1. */
export class Draft {
  readonly name: string
  readonly #cells = new Map<string, Partial<Cell>>()
  readonly #merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  readonly #widths: readonly number[]
  #rows = 0

  /** @param widths of the columns, in characters */
  constructor(name: string, widths: readonly number[]) {
    this.name = name
    this.#widths = widths
  }

  /** Rows so far. */
  get rows(): number {
    return this.#rows
  }

  put(row: number, column: number, content: Content, look: Look = {}): void {
    this.#rows = Math.max(this.#rows, row)
    const { note, link } = look
    const cell = { ...drawn(content, look), ...(note === undefined ? {} : { comment: { author: 'gouji', text: writable(note) } }) }
    const hyperlink = link && { hyperlink: { target: '', location: `'${link.sheet}'!A${link.row}` } }
    if (Object.keys(cell).length > 0) this.#cells.set(`${row - 1},${column - 1}`, { ...cell, ...hyperlink })
  }

  head(row: number, column: number, text: string): void {
    this.put(row, column, text, { bold: true, wrap: true, fill: fills.head })
  }

  /** Cells of one row, seen as one. */
  merge(row: number, from: number, to: number): void {
    this.#merges.push({ startRow: row - 1, startCol: from - 1, endRow: row - 1, endCol: to - 1 })
  }

  /** @param head its row is repeated on each printed page; rows above stay in sight, and columns left of `columns` */
  made(options: { readonly head: number; readonly columns?: number; readonly freeze?: boolean; readonly filter?: boolean }): WriteSheet {
    const { head, columns = 0, freeze = true, filter = false } = options
    return {
      name: this.name,
      columns: this.#widths.map((width) => ({ width })),
      cells: this.#cells,
      merges: this.#merges,
      ...(freeze ? { freezePane: { rows: head, columns } } : {}),
      ...(filter && this.#rows > head ? { autoFilter: { range: `A${head}:${letters(this.#widths.length)}${this.#rows}` } } : {}),
      pageSetup: {
        orientation: 'landscape',
        paperSize: 'a4',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
        printTitlesRow: `$${head}:$${head}`,
      },
      headerFooter: { oddFooter: '&A  ·  &P / &N' },
    }
  }
}

/** 1 → A, 27 → AA. */
function letters(column: number): string {
  const rest = (column - 1) % 26
  return (column > 26 ? letters((column - 1 - rest) / 26) : '') + String.fromCharCode(65 + rest)
}

function drawn(content: Content, { bold = false, size = 11, wrap = false, left = false, indent, fill }: Look): Partial<Cell> {
  const text = typeof content === 'string' ? writable(content) : undefined
  const number = typeof content === 'object' ? content : undefined
  const ground = number?.fill ?? fill
  const format = number?.format ?? (text !== undefined && formulaLike.test(text) ? '@' : undefined)
  const style: CellStyle = {
    ...(bold || size !== 11 ? { font: { name: 'Calibri', size, bold } } : {}),
    ...(ground === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: ground } } }),
    // The format of text: what is edited in the spreadsheet stays text.
    ...(format === undefined ? {} : { numFmt: format }),
    ...(text === undefined && !left && indent === undefined
      ? {}
      : { alignment: { vertical: 'top', wrapText: wrap, ...(left ? { horizontal: 'left' } : {}), ...(indent ? { indent } : {}) } }),
  }
  const value = text === '' ? undefined : (text ?? number?.number ?? (typeof content === 'number' ? content : undefined))
  if (value === undefined && ground === undefined) return {}
  return { ...(value === undefined ? {} : { value }), ...(Object.keys(style).length === 0 ? {} : { style }) }
}

/** What a report is made of before it is typeset: headings, paragraphs, tables, page breaks. Data only. */

export type Align = 'left' | 'center' | 'right'

export interface Cell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
  readonly align?: Align
  readonly bold?: boolean
  /** Ems from the left edge: 款 and 项 are told apart by indentation in some reports. */
  readonly indent?: number
}

export interface Table {
  readonly kind: 'table'
  readonly title: string
  /** Printed at the left above the title: 「公开01表」. */
  readonly number?: string
  /** Printed at the left under the title: 「部门：…」. */
  readonly left?: string
  /** Printed at the right under the title: 「单位：万元」. */
  readonly right?: string
  /** Relative widths. */
  readonly widths: readonly number[]
  readonly head: readonly (readonly Cell[])[]
  readonly body: readonly (readonly Cell[])[]
  /** Alignment of the body cells of each column where the cell does not say. */
  readonly align: readonly Align[]
  readonly notes?: readonly string[]
  readonly orientation?: 'portrait' | 'landscape' | 'turned'
  readonly repeatHead?: boolean
  /** Begin on a new page. */
  readonly newPage?: boolean
  readonly size?: number
  /** Smallest height of a body row in points. */
  readonly rowHeight?: number
}

export interface Text {
  readonly kind: 'title' | 'part' | 'heading' | 'paragraph' | 'contents'
  readonly text: string
}

interface Cover {
  readonly kind: 'cover'
  readonly lines: readonly string[]
  readonly foot: string
}

export type Block = Table | Text | Cover | { readonly kind: 'break' }

/** How a producer prints: each document of the corpus looks like another office's software. */
export interface Style {
  readonly size: number
  /** Line pitch in ems. */
  readonly pitch: number
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly pageNumber: (n: number) => string
  readonly runningHead?: string
  /** Lines as strokes, as thin filled rectangles, or strokes around and rectangles inside. */
  readonly rulings: 'strokes' | 'rectangles' | 'both'
  /** A blank between Chinese and digits, as some word processors put it. */
  readonly spaced?: boolean
  /** Every glyph placed by itself, as WPS does. */
  readonly glyphwise?: boolean
  /** Stretch lines to the full measure. */
  readonly justified?: boolean
}

export interface Report {
  readonly title: string
  readonly producer: string
  readonly date: string
  readonly style: Style
  readonly blocks: readonly Block[]
}

export const title = (text: string): Text => ({ kind: 'title', text })
export const part = (text: string): Text => ({ kind: 'part', text })
const heading = (text: string): Text => ({ kind: 'heading', text })
export const contents = (text: string): Text => ({ kind: 'contents', text })
/** One paragraph per non-empty line. */
export const prose = (text: string): Text[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) =>
      /^[一二三四五六七八九十]+、[^。]*$/.test(line) || /^（[一二三四五六七八九十]+）[^。，；：]*$/.test(line)
        ? heading(line)
        : { kind: 'paragraph' as const, text: line },
    )

export const cell = (text: string, more: Omit<Cell, 'text'> = {}): Cell => ({ text, ...more })

/** The table with one printed cell changed: how the corpus plants a slip. Fails when the place is not found, so that a plant cannot get lost. */
export function planted(table: Table, row: (cells: readonly Cell[]) => boolean, column: number, from: string, to: string): Table {
  let found = 0
  const body = table.body.map((cells) => {
    if (!row(cells) || cells[column]?.text !== from) return cells
    found++
    return cells.map((c, i) => (i === column ? { ...c, text: to } : c))
  })
  if (found !== 1) throw new Error(`${table.title}: ${from} found ${found} times`)
  return { ...table, body }
}

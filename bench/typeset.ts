/** Sets tables in many forms, as pages of glyphs and rulings: what reading them gives is compared in bench/forms.ts. Pure. */
import type { Box, Glyph, Page, Ruling } from '../src/pdf/types.ts'

/** What must be read of a figure. */
export interface Truth {
  readonly page: number
  readonly row: string
  /** What the row must contain: its code, or its name where there is none. */
  readonly key: string
  readonly head: string
  readonly value: string
  readonly money: boolean
}

export interface SetCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** Page of the document it comes from: the break before its row is kept unless the form says otherwise. */
  readonly page: number
  readonly indent: number
  readonly truth?: Omit<Truth, 'page'>
}

export interface SetTable {
  readonly title: string
  readonly above: readonly string[]
  readonly below: readonly string[]
  /** x of the column boundaries. */
  readonly xs: readonly number[]
  readonly rows: number
  readonly columns: number
  readonly cells: readonly SetCell[]
}

export interface Form {
  /** Which lines are drawn. `heads`: under the head, above it and at the foot (a three-line table); `frame`: the outer border alone. */
  readonly lines?: 'all' | 'horizontal' | 'vertical' | 'none' | 'heads' | 'frame' | 'inner'
  readonly figures?: 'left' | 'centre' | 'right'
  readonly names?: 'left' | 'centre'
  /** Where one line stands beside others that wrap. */
  readonly upright?: 'top' | 'middle' | 'bottom'
  /** Columns of words this much narrower, so that names wrap. */
  readonly narrow?: number
  /** Columns of figures so narrow that long figures break over two lines. */
  readonly broken?: boolean
  /** Em of white between the characters of words. */
  readonly spacing?: number
  /** Rows on one page, whatever the document did; `repeat` prints the head again. */
  readonly breakAfter?: number
  readonly repeat?: boolean
  /** What stands in empty cells of figure columns. */
  readonly empty?: string
  /** Drawing order of the glyphs. */
  readonly order?: 'columns' | 'shuffled' | 'backwards'
  readonly doubled?: boolean
  /** 2010301 in three columns 201 | 03 | 01. */
  readonly codes?: 'apart'
  /** Several tables on one page. */
  readonly together?: boolean
  /** Height of a line in ems. */
  readonly pitch?: number
  /** White between the rows in ems. */
  readonly lead?: number
  /** Lines drawn in pieces from cell to cell with gaps at the crossings. */
  readonly pieces?: boolean
  /** All columns narrower by this factor (figures set smaller): columns crowd. */
  readonly crowded?: number
  /** The title below a page head, the page number at the foot. */
  readonly running?: boolean
  /** Every number in runs of its own, glyph boxes a little apart (a second font). */
  readonly split?: boolean
  /** 合计 moved to the end. */
  readonly totalLast?: boolean
  /** Every second page sets its columns a little wider or narrower, within the same width. */
  readonly drift?: boolean
  /** The last row of a page is cut: the last digit of one of its amounts stands on the next page. */
  readonly cut?: boolean
}

const unruled = { lines: 'none' } as const

export const forms: Readonly<Record<string, Form>> = {
  plain: {},
  'figures left': { figures: 'left' },
  'figures centred': { figures: 'centre' },
  'names centred': { names: 'centre' },
  wrapped: { narrow: 0.55 },
  'wrapped, figures top': { narrow: 0.55, upright: 'top' },
  'wrapped, figures below': { narrow: 0.55, upright: 'bottom' },
  'figures broken': { broken: true },
  spaced: { spacing: 0.8 },
  breaks: { breakAfter: 14 },
  'breaks, heads again': { breakAfter: 14, repeat: true },
  'breaks, columns anew': { breakAfter: 14, repeat: true, drift: true },
  'breaks, anew, no heads': { breakAfter: 14, drift: true },
  'breaks in a row': { breakAfter: 14, cut: true },
  dashes: { empty: '-' },
  'long dashes': { empty: '——' },
  zeros: { empty: '0.00' },
  'by columns': { order: 'columns' },
  shuffled: { order: 'shuffled' },
  doubled: { doubled: true },
  'codes apart': { codes: 'apart' },
  together: { together: true },
  pieces: { pieces: true },
  'inner lines': { lines: 'inner' },
  'total last': { totalLast: true },
  horizontal: { lines: 'horizontal' },
  'horizontal, left': { lines: 'horizontal', figures: 'left' },
  'horizontal, centred': { lines: 'horizontal', figures: 'centre' },
  'horizontal, wrapped': { lines: 'horizontal', narrow: 0.55 },
  'horizontal, breaks': { lines: 'horizontal', breakAfter: 14 },
  'horizontal, zeros': { lines: 'horizontal', empty: '0.00' },
  vertical: { lines: 'vertical' },
  'vertical, wrapped': { lines: 'vertical', narrow: 0.55 },
  'vertical, centred': { lines: 'vertical', figures: 'centre' },
  'three lines': { lines: 'heads' },
  frame: { lines: 'frame' },
  bare: unruled,
  'bare, left': { ...unruled, figures: 'left' },
  'bare, centred': { ...unruled, figures: 'centre' },
  'bare, names centred': { ...unruled, names: 'centre' },
  'bare, wrapped': { ...unruled, narrow: 0.55 },
  'bare, wrapped top': { ...unruled, narrow: 0.55, upright: 'top' },
  'bare, breaks': { ...unruled, breakAfter: 14 },
  'bare, heads again': { ...unruled, breakAfter: 14, repeat: true },
  'bare, dashes': { ...unruled, empty: '-' },
  'bare, zeros': { ...unruled, empty: '0.00' },
  'bare, spaced': { ...unruled, spacing: 0.8 },
  'bare, codes apart': { ...unruled, codes: 'apart' },
  'bare, crowded': { ...unruled, crowded: 0.8 },
  'bare, airy': { ...unruled, lead: 1.4 },
}

const size = 9
const wide = /[\u1100-\u11ff\u2e80-\uffef“”‘’—…·]/u
const widthOf = (character: string, em: number): number => (wide.test(character) ? em : character === ' ' ? em * 0.25 : em * 0.5)
const measure = (text: string, em: number, spacing: number): number =>
  [...text].reduce((sum, c) => sum + widthOf(c, em) + (spacing > 0 && wide.test(c) ? spacing * em : 0), 0)

const numeric = /^[（(\-－]?\d[\d,，]*(?:\.\d+)?[%）)]?$/u

interface Piece {
  readonly text: string
  readonly em: number
}

/** Lines of a cell's text no wider than it is. */
function linesOf(text: string, width: number, form: Form, figure: boolean): Piece[] {
  const plain = text.trim()
  const spacing = form.spacing !== undefined && [...plain].length < 7 && !/\d/u.test(plain) ? form.spacing : 0
  const room = width - 4
  if (figure) {
    if (form.broken === true && plain.length > 8) {
      const at = Math.max(plain.lastIndexOf(',') + 1, plain.length - 4)
      return [
        { text: plain.slice(0, at), em: size },
        { text: plain.slice(at), em: size },
      ]
    }
    return [{ text: plain, em: Math.min(size, (size * room) / measure(plain, size, 0)) }]
  }
  const lines: Piece[] = []
  let line = ''
  for (const word of plain.match(/[\d.,A-Za-z%]+|\s+|[^\s\d.,A-Za-z%]/gu) ?? []) {
    if (line !== '' && measure(line + word, size, spacing) > room) {
      lines.push({ text: line, em: size })
      line = word.trim()
    } else line += word
  }
  if (line !== '') lines.push({ text: line, em: size })
  return lines.map((l) =>
    measure(l.text, size, spacing) > room ? { text: l.text, em: (size * room) / measure(l.text, size, spacing) } : l,
  )
}

/** A little generator, so that the same form is set the same way each time. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

interface Leaf {
  readonly glyphs: Glyph[]
  readonly rulings: Ruling[]
  readonly width: number
  y: number
}

/** Sets tables one after another, each on pages of its own unless the form puts them together. */
export function setTables(tables: readonly SetTable[], form: Form): { readonly pages: Page[]; readonly expected: Truth[] } {
  const leaves: Leaf[] = []
  const expected: Truth[] = []
  const begin = (width: number): Leaf => {
    const leaf: Leaf = { glyphs: [], rulings: [], width, y: 60 }
    leaves.push(leaf)
    return leaf
  }
  const put = (leaf: Leaf, text: string, em: number, x: number, base: number, spacing = 0, step = 0): number => {
    let at = x
    for (const character of text) {
      const w = widthOf(character, em)
      if (character.trim() !== '')
        leaf.glyphs.push({
          text: character,
          box: [at, base - 0.86 * em, at + w, base + 0.14 * em],
          size: em,
          font: 'SimSun',
          hidden: 0,
          confidence: 1,
        })
      at += w + (spacing > 0 && wide.test(character) ? spacing * em : 0) + step
    }
    return at
  }
  const centred = (leaf: Leaf, text: string, em: number): void => {
    put(leaf, text, em, Math.max(20, (leaf.width - measure(text, em, 0)) / 2), leaf.y)
    leaf.y += em * 1.8
  }
  let last: Leaf | undefined
  for (const original of tables) {
    let table = prepared(original, form)
    const xs = columnsOf(table, form)
    const width = (xs[xs.length - 1] ?? 0) + 40
    let leaf: Leaf
    if (form.together === true && last !== undefined && last.y < 600 && last.width >= width) {
      leaf = last
      leaf.y += 30
    } else leaf = begin(Math.max(width, form.together === true ? 900 : 0))
    const lines = table.above.length > 0 ? table.above : [table.title]
    for (const text of lines) centred(leaf, text.trim(), text === table.title ? 14 : 10)
    const heads = headRowsOf(table)
    let pages = pagesOf(table, form)
    if (form.cut === true) ({ table, pages } = cutAtEnds(table, pages, heads))
    pages.forEach((rows, k) => {
      if (k > 0) leaf = begin(width)
      const edges = form.drift === true && k % 2 === 1 ? drifted(xs) : xs
      const shown = k > 0 && form.repeat === true ? [...Array.from({ length: heads }, (_, i) => i), ...rows] : rows
      setRows(leaf, table, edges, shown, k > 0 && form.repeat === true ? heads : 0, form, put, leaves.length, expected, heads)
    })
    for (const text of table.below) {
      leaf.y += 14
      put(leaf, text.trim(), size, xs[0] ?? 40, leaf.y)
    }
    last = leaf
  }
  const next = random(7)
  return {
    expected,
    pages: leaves.map((leaf, i): Page => {
      const height = Math.max(842, leaf.y + 60)
      let { glyphs } = leaf
      if (form.doubled === true) glyphs = glyphs.flatMap((g): Glyph[] => [g, { ...g, box: shifted(g.box, 0.25) }])
      if (form.order === 'shuffled')
        glyphs = glyphs
          .map((g) => ({ g, k: next() }))
          .sort((a, b) => a.k - b.k)
          .map(({ g }) => g)
      if (form.order === 'backwards') glyphs = [...glyphs].reverse()
      if (form.order === 'columns') glyphs = [...glyphs].sort((a, b) => a.box[0] - b.box[0])
      return { number: i + 1, width: leaf.width, height, turn: 0, glyphs, rulings: leaf.rulings, images: [], readBy: 'text' }
    }),
  }
}

const shifted = ([x0, top, x1, bottom]: Box, by: number): Box => [x0 + by, top, x1 + by, bottom]

/** Rows before the first that holds a figure to be read. */
function headRowsOf(table: SetTable): number {
  const first = Math.min(...table.cells.filter((c) => c.truth !== undefined).map((c) => c.row))
  let heads = 0
  for (let row = 0; row < first; row++) {
    const filled = table.cells.filter((c) => c.row === row && c.text.trim() !== '')
    if (filled.some((c) => /^\[?\d{3,}|^[一二三四五六七八九十]+、|^[（(][一二三四五六七八九十]/u.test(c.text.trim()))) break
    heads = row + 1
  }
  return heads
}

/** Without the heads that a document prints again on each of its pages: other page breaks would leave them in the middle. */
function headedOnce(table: SetTable): SetTable {
  const heads = headRowsOf(table)
  const text = (row: number): string =>
    table.cells
      .filter((c) => c.row === row)
      .map((c) => `${c.column} ${c.text.replace(/\s/gu, '')}`)
      .join('|')
  const known = Array.from({ length: heads }, (_, row) => text(row))
  const out = new Set<number>()
  for (let row = heads; heads > 0 && row + heads <= table.rows; row++)
    if (known.every((t, k) => text(row + k) === t)) for (let k = 0; k < heads; k++) out.add(row + k)
  const at = (row: number): number => row - [...out].filter((r) => r < row).length
  return {
    ...table,
    rows: table.rows - out.size,
    cells: table.cells.filter((c) => !out.has(c.row)).map((c) => ({ ...c, row: at(c.row) })),
  }
}

/** Takes the form's changes of content into the table. */
function prepared(original: SetTable, form: Form): SetTable {
  const table = form.breakAfter === undefined ? original : headedOnce(original)
  let { cells, columns, xs } = table
  const figureColumns = new Set(cells.filter((c) => c.truth).map((c) => c.column))
  if (form.empty !== undefined) {
    const heads = headRowsOf(table)
    const dataRows = new Set(cells.filter((c) => c.truth).map((c) => c.row))
    cells = cells.map((c) =>
      c.text.trim() === '' && c.row >= heads && c.rowSpan === 1 && c.columnSpan === 1 && figureColumns.has(c.column) && dataRows.has(c.row)
        ? { ...c, text: form.empty ?? '' }
        : c,
    )
  }
  if (form.codes === 'apart') {
    const column = [...Array(columns).keys()].find((k) => {
      const own = cells.filter((c) => c.column === k && c.columnSpan === 1 && /^\d{3}(?:\d{2}){0,2}$/u.test(c.text.trim()) && !c.truth)
      return own.some((c) => c.text.trim().length === 7) && own.length >= 3
    })
    if (column !== undefined) {
      const [x0, x1] = [xs[column] ?? 0, xs[column + 1] ?? 0]
      xs = [...xs.slice(0, column + 1), x0 + (x1 - x0) / 3, x0 + (2 * (x1 - x0)) / 3, ...xs.slice(column + 1)]
      columns += 2
      cells = cells.flatMap((c): SetCell[] => {
        if (c.column > column) return [{ ...c, column: c.column + 2 }]
        const end = c.column + c.columnSpan
        if (c.column < column) return [end > column ? { ...c, columnSpan: c.columnSpan + 2 } : c]
        const code = c.text.trim()
        if (!/^\d{3}(?:\d{2}){0,2}$/u.test(code) || c.columnSpan > 1) return [{ ...c, columnSpan: c.columnSpan + 2 }]
        return [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)].map((text, i) => ({ ...c, text, column: column + i }))
      })
    }
  }
  if (form.totalLast === true) {
    const heads = headRowsOf(table)
    const names = cells.filter((c) => c.row === heads && c.text.trim() !== '' && !c.truth)
    const plain = cells.filter((c) => c.row >= heads).every((c) => c.rowSpan === 1)
    if (plain && names.length > 0 && names.every((c) => /^合\s*计$/u.test(c.text.trim()))) {
      const moved = (row: number): number => (row < heads ? row : row === heads ? table.rows - 1 : row - 1)
      const lastPage = Math.max(...cells.map((c) => c.page))
      cells = cells.map((c) => ({ ...c, row: moved(c.row), ...(c.row === heads ? { page: lastPage } : {}) }))
    }
  }
  return { ...table, cells, columns, xs }
}

function columnsOf(table: SetTable, form: Form): number[] {
  const out = [40]
  for (let k = 0; k < table.columns; k++) {
    let width = Math.max(8, (table.xs[k + 1] ?? 0) - (table.xs[k] ?? 0))
    const own = table.cells.filter((c) => c.column === k && c.columnSpan === 1)
    const figures = own.filter((c) => c.truth)
    const widest = Math.max(0, ...figures.map((c) => measure(c.text.trim(), size, 0)))
    if (figures.length > 0) width = form.broken === true ? Math.max(width * 0.6, widest * 0.75 + 6) : Math.max(width, widest + 8)
    else if (form.narrow !== undefined && own.some((c) => c.text.trim().length > 6)) width = Math.max(40, width * form.narrow)
    if (form.crowded !== undefined) width = Math.max(figures.length > 0 ? widest + 5 : 0, width * form.crowded)
    out.push((out[out.length - 1] ?? 0) + width)
  }
  return out
}

/** Which rows stand on which page. A cell over several rows is not cut. */
function pagesOf(table: SetTable, form: Form): number[][] {
  const pageOf = new Map<number, number>()
  for (const cell of table.cells) if (!pageOf.has(cell.row)) pageOf.set(cell.row, cell.page)
  const bound = new Set<number>()
  for (const cell of table.cells) for (let r = cell.row + 1; r < cell.row + cell.rowSpan; r++) bound.add(r)
  const out: number[][] = [[]]
  for (let row = 0; row < table.rows; row++) {
    const page = out[out.length - 1] as number[]
    const full =
      form.breakAfter !== undefined
        ? page.length >= form.breakAfter
        : row > 0 && pageOf.get(row) !== undefined && pageOf.get(row) !== (pageOf.get(row - 1) ?? pageOf.get(row))
    if (page.length > 0 && full && !bound.has(row)) out.push([row])
    else page.push(row)
  }
  return out
}

/** Columns of one page that its own contents made: the first a little narrower, the others wider. */
function drifted(xs: readonly number[]): number[] {
  const by = Math.min(12, 0.06 * ((xs[xs.length - 1] ?? 0) - (xs[0] ?? 0)))
  return xs.map((x, i) => (i === 0 || i === xs.length - 1 ? x : x - by * (1 - i / xs.length)))
}

/** Takes the last digit of an amount in the last row of each page to a row of its own at the head of the next. */
function cutAtEnds(
  table: SetTable,
  pages: readonly (readonly number[])[],
  heads: number,
): { readonly table: SetTable; readonly pages: number[][] } {
  let { rows } = table
  let cells = [...table.cells]
  const out = pages.map((page) => [...page])
  for (let k = 0; k + 1 < pages.length; k++) {
    const last = pages[k]?.at(-1) ?? 0
    const own = cells.filter((c) => c.row === last)
    const whole = own.find((c) => c.truth?.money === true && /\d\.\d{2}$/u.test(c.text.trim()))
    if (last < heads || whole === undefined || own.some((c) => c.rowSpan > 1)) continue
    const text = whole.text.trim()
    cells = cells.map((c) => (c === whole ? { ...c, text: text.slice(0, -1) } : c))
    for (const { truth: _, ...c } of own) cells.push({ ...c, row: rows, text: c.column === whole.column ? text.slice(-1) : '' })
    out[k + 1]?.unshift(rows)
    rows++
  }
  return { table: { ...table, rows, cells }, pages: out }
}

type Put = (leaf: Leaf, text: string, em: number, x: number, base: number, spacing?: number, step?: number) => number

function setRows(
  leaf: Leaf,
  table: SetTable,
  xs: readonly number[],
  rows: readonly number[],
  again: number,
  form: Form,
  put: Put,
  page: number,
  expected: Truth[],
  heads: number,
): void {
  const pitch = size * (form.pitch ?? 1.25)
  const lead = size * (form.lead ?? 0.5)
  const at = new Map(rows.map((row, i) => [row, i]))
  const own = table.cells.filter((c) => at.has(c.row))
  const widthOfCell = (c: SetCell): number => (xs[c.column + c.columnSpan] ?? 0) - (xs[c.column] ?? 0)
  const set = new Map(own.map((c) => [c, linesOf(c.text, widthOfCell(c), form, c.truth !== undefined && numeric.test(c.text.trim()))]))
  const heights = rows.map(() => pitch + lead)
  for (const [cell, lines] of set) {
    const i = at.get(cell.row) ?? 0
    const need = lines.length * pitch + lead
    if (cell.rowSpan === 1) heights[i] = Math.max(heights[i] ?? 0, need)
  }
  for (const [cell, lines] of set) {
    if (cell.rowSpan === 1) continue
    const i = at.get(cell.row) ?? 0
    const span = Math.min(cell.rowSpan, heights.length - i)
    const have = heights.slice(i, i + span).reduce((a, b) => a + b, 0)
    const lacking = lines.length * pitch + lead - have
    if (lacking > 0) heights[i + span - 1] = (heights[i + span - 1] ?? 0) + lacking
  }
  leaf.y += 4
  const tops = [leaf.y]
  for (const h of heights) tops.push((tops[tops.length - 1] ?? 0) + h)
  const segments = new Set<string>()
  const bounds = { left: xs[0] ?? 0, right: xs[table.columns] ?? 0, top: tops[0] ?? 0, bottom: tops[tops.length - 1] ?? 0 }
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    const key = [x0, y0, x1, y1].map((n) => n.toFixed(2)).join(' ')
    if (segments.has(key)) return
    segments.add(key)
    const horizontal = y0 === y1
    const outer = horizontal ? y0 === bounds.top || y0 === bounds.bottom : x0 === bounds.left || x0 === bounds.right
    const underHead = horizontal && Math.abs(y0 - (tops[Math.min(heads, rows.length)] ?? -1)) < 0.01 && rows[0] === 0
    const drawn = {
      all: true,
      horizontal,
      vertical: !horizontal,
      none: false,
      heads: horizontal && (outer || underHead),
      frame: outer,
      inner: !outer,
    }[form.lines ?? 'all']
    if (!drawn) return
    const cut = form.pieces === true ? 1 : 0
    leaf.rulings.push(
      horizontal
        ? { orientation: 'horizontal', at: y0, from: x0 + cut, to: x1 - cut, width: 0.5 }
        : { orientation: 'vertical', at: x0, from: y0 + cut, to: y1 - cut, width: 0.5 },
    )
  }
  for (const [cell, lines] of set) {
    const i = at.get(cell.row) ?? 0
    const [x0, x1] = [xs[cell.column] ?? 0, xs[cell.column + cell.columnSpan] ?? 0]
    const [y0, y1] = [tops[i] ?? 0, tops[Math.min(rows.length, i + cell.rowSpan)] ?? 0]
    line(x0, y0, x1, y0)
    line(x0, y1, x1, y1)
    line(x0, y0, x0, y1)
    line(x1, y0, x1, y1)
    const block = lines.length * pitch
    const free = y1 - y0 - lead - block
    const upright = form.upright ?? 'middle'
    let base = y0 + lead / 2 + (upright === 'top' ? 0 : upright === 'bottom' ? free : free / 2) + size
    const inHead = cell.row < heads
    const figure = cell.truth !== undefined || (form.empty !== undefined && cell.text === form.empty)
    const align = inHead
      ? 'centre'
      : figure
        ? (form.figures ?? 'right')
        : /^合\s*计$/u.test(cell.text.trim())
          ? 'centre'
          : (form.names ?? 'left')
    const spacing = form.spacing !== undefined && [...cell.text.trim()].length < 7 && !/\d/u.test(cell.text) ? form.spacing : 0
    for (const { text, em } of lines) {
      const w = measure(text, em, spacing)
      const indent = align === 'left' && !figure ? Math.min(cell.indent * em, Math.max(0, x1 - x0 - 4 - w)) : 0
      const x = align === 'left' ? x0 + 2 + indent : align === 'right' ? x1 - 2 - w : (x0 + x1 - w) / 2
      put(leaf, text, em, x, base, spacing)
      base += pitch
    }
    if (cell.truth && cell.row >= (again > 0 ? heads : 0)) expected.push({ ...cell.truth, page })
  }
  leaf.y = bounds.bottom
}

/** Joins the pieces of tables that run over several pages. */
import { rejoined, usualPlaces } from './broken.ts'
import { formStarts } from './forms.ts'
import type { GridCell, PlacedText, TableBlock } from './types.ts'

/** A table before it has its place in the document. */
export type LooseTable = Omit<TableBlock, 'index' | 'under'>

const isTable = (item: object): item is LooseTable => 'cells' in item

/** Boundaries within this many points of each other are one. */
const near = 6

/** x of the column boundaries, from the cells. */
function edgesOf(table: LooseTable): number[] {
  const sums = Array.from({ length: table.columns + 1 }, () => ({ sum: 0, count: 0 }))
  for (const cell of table.cells) {
    for (const [edge, x] of [
      [cell.column, cell.box[0]],
      [cell.column + cell.columnSpan, cell.box[2]],
    ] as const) {
      const at = sums[edge]
      if (!at) continue
      at.sum += x
      at.count++
    }
  }
  return sums.map((s) => (s.count > 0 ? s.sum / s.count : Number.NaN))
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '')

const unitLine =
  /^(?:金额)?单位[:：]|^[（(]?(?:续表?|接上表|承上表)[^表]*[)）]?$|^(?:编制|填报|预算)?(?:部门|单位)(?:名称)?[:：]|^\d{4}年度?$|^金额单位|^[（(]续/u

/** What the lines above say which table it is, without unit and department lines and without 续. */
const titles = (above: readonly PlacedText[]): string[] =>
  above
    .map((line) => bare(line.text).replace(/[（(]?(?:续表?|接上页)\d*[）)]?$/u, ''))
    .filter((text) => text !== '' && !unitLine.test(text))

const textsOf = new WeakMap<LooseTable, string[][]>()

/** Texts of one row, in order. */
function rowTexts(table: LooseTable, row: number): readonly string[] {
  let rows = textsOf.get(table)
  if (!rows) {
    rows = Array.from({ length: table.rows }, () => [])
    for (const cell of table.cells) rows[cell.row]?.push(bare(cell.text))
    textsOf.set(table, rows)
  }
  return rows[row] ?? []
}

const figure = /^[-－(（]?\d[\d,，]*(?:[.．]\d+)?[%％)）]?$/u
const key = /^(?:\[?\d{3,9}\]?|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.、．]|合计|总计|小计)/u

/** Leading rows without figures, codes or list numbers: heads. */
function headRows(table: LooseTable): number {
  for (let row = 0; row < table.rows; row++) {
    const texts = rowTexts(table, row).filter((t) => t !== '')
    if (texts.length > 0 && (texts.some((t) => figure.test(t)) || texts.length === 1 || key.test(texts[0] ?? ''))) return row
  }
  return table.rows
}

interface Mapping {
  readonly columns: number
  readonly before: readonly number[]
  readonly after: readonly number[]
}

/** Columns that each page sets a little wider or narrower: as many, and each over most of its own. */
function shifted(a: readonly number[], b: readonly number[], moved: readonly number[]): boolean {
  if (a.length !== b.length) return false
  return moved.every((x, i) => {
    const y = a[i] ?? Number.NaN
    if (Number.isNaN(x) || Number.isNaN(y)) return true
    const widths = [(a[i] ?? 0) - (a[i - 1] ?? -Infinity), (a[i + 1] ?? Infinity) - (a[i] ?? 0)].filter((w) => !Number.isNaN(w))
    return Math.abs(x - y) <= Math.max(near, 0.35 * Math.min(...widths))
  })
}

/** A piece that is drawn without the outermost cell, which goes on over the page: the other lines stand where they stood. */
function withoutStub(a: readonly number[], b: readonly number[]): Mapping | undefined {
  if (b.length < 4 || b.length >= a.length || Math.abs((a[a.length - 1] ?? 0) - (b[b.length - 1] ?? 0)) > near) return undefined
  const after = b.map((x) => a.findIndex((y) => Math.abs(x - y) <= near / 2))
  if (after.includes(-1) || (after[0] ?? 0) > 2) return undefined
  return { columns: a.length - 1, before: a.map((_, i) => i), after }
}

/** How the columns of a piece map onto those of the table before it; undefined when they do not belong together. */
function mapping(before: LooseTable, after: LooseTable): Mapping | undefined {
  const a = edgesOf(before)
  const b = edgesOf(after)
  const [aLeft, aRight, bLeft, bRight] = [a[0] ?? 0, a[a.length - 1] ?? 0, b[0] ?? 0, b[b.length - 1] ?? 0]
  if (Math.abs(aRight - aLeft - (bRight - bLeft)) > 2 * near) return withoutStub(a, b)
  const moved = b.map((x) => x - bLeft + aLeft)
  if (shifted(a, b, moved)) return { columns: before.columns, before: a.map((_, i) => i), after: b.map((_, i) => i) }
  const union: number[] = []
  const place = (x: number): number => {
    const at = union.findIndex((u) => Math.abs(u - x) <= near)
    if (at >= 0) return at
    union.push(x)
    return union.length - 1
  }
  for (const x of [...a, ...moved].filter((x) => !Number.isNaN(x)).sort((p, q) => p - q)) place(x)
  // One set of boundaries must contain the other: tables that merely have the same width do not continue each other.
  if (union.length > Math.max(a.length, b.length)) return undefined
  const nearest = (x: number): number => {
    let best = 0
    union.forEach((u, i) => {
      if (Math.abs(u - x) < Math.abs((union[best] ?? 0) - x)) best = i
    })
    return best
  }
  return { columns: union.length - 1, before: a.map(nearest), after: moved.map(nearest) }
}

/** The columns of a piece that was drawn anew on the next page: as many cells across, in the same width, as the last row had. */
function mappingOfLastRow(before: LooseTable, after: LooseTable): Mapping | undefined {
  const last = before.cells.filter((c) => c.row + c.rowSpan === before.rows).sort((a, b) => a.column - b.column)
  const [a, b] = [edgesOf(before), edgesOf(after)]
  if (last.length !== after.columns || after.columns < 3) return undefined
  if (Math.abs((a[0] ?? 0) - (b[0] ?? 0)) > 2 * near || Math.abs((a[a.length - 1] ?? 0) - (b[b.length - 1] ?? 0)) > 2 * near)
    return undefined
  return { columns: before.columns, before: a.map((_, i) => i), after: [...last.map((c) => c.column), before.columns] }
}

const remapped = (cells: readonly GridCell[], map: readonly number[], rowOffset: number): GridCell[] =>
  cells.map((cell) => {
    const column = map[cell.column] ?? cell.column
    const end = map[cell.column + cell.columnSpan] ?? column + cell.columnSpan
    return { ...cell, row: cell.row + rowOffset, column, columnSpan: Math.max(1, end - column) }
  })

/** Texts as heads are compared: a speck that one page prints and another does not makes no other head. */
const worded = (texts: readonly string[]): string => texts.join('|').replace(/[^\p{L}\p{N}|%]/gu, '')

/** Whether the first rows of a piece say of what its columns are, as some rows of the table before it do. */
function repeatsHead(before: LooseTable, after: LooseTable, heads: number): boolean {
  if (heads === 0) return false
  const own = Array.from({ length: heads }, (_, row) => worded(rowTexts(after, row)))
  const printed = Array.from({ length: before.rows }, (_, row) => worded(rowTexts(before, row)))
  return printed.some((_, from) => own.every((text, k) => printed[from + k] === text))
}

/** A row of words that goes on with the records of the table before it: what they are grouped by stands in one of its cells. */
function continuesRecords(before: LooseTable, after: LooseTable, map: Mapping): boolean {
  const first = after.cells.filter((c) => c.row === 0 && bare(c.text) !== '')
  const head = headRows(before)
  return first.some((cell) =>
    before.cells.some(
      (c) => c.row > head && map.before[c.column] === map.after[cell.column] && c.text !== '' && bare(c.text) === bare(cell.text),
    ),
  )
}

/**
 * Whether `after`, which follows `before` (`apart`: with a stray line between them), goes on with it: on a later page, in the same
 * columns, under no title of its own (or the same), with no head of its own (or the same).
 */
function joined(before: LooseTable, after: LooseTable, apart: 'no' | 'number' | 'line'): LooseTable | undefined {
  const last = before.pages[before.pages.length - 1] ?? before.page
  if (after.page <= last || after.page > last + 2) return undefined
  const own = titles(after.above)
  const known = titles(before.above)
  if (own.some((t) => !known.includes(t))) return undefined
  // A form that names its project begins anew, under the title of the one before too.
  if (formStarts(after)[0] === 0) return undefined
  const [first0, first1] = [rowTexts(before, 0), rowTexts(after, 0)]
  if (own.length > 0 && first0[0] !== undefined && first0[0] === first1[0] && first0.join('|') !== first1.join('|')) return undefined
  const heads = headRows(after)
  const map = mapping(before, after) ?? (heads === 0 && own.length === 0 ? mappingOfLastRow(before, after) : undefined)
  if (!map) return undefined
  const repeated = repeatsHead(before, after, heads)
  // With something printed between them, only a repeated head says that they are one table; a page's number is nothing printed.
  if (!repeated && (apart === 'line' || (apart === 'number' && before.columns < 4))) return undefined
  const first = rowTexts(after, 0).filter((t) => t !== '')
  // A row of several words at the top that is no repeated head begins another table, unless rows of words are usual here.
  const wordy = Array.from({ length: before.rows }, (_, row) => rowTexts(before, row).filter((t) => t !== '')).filter(
    (t) => t.length > 1 && !t.some((x) => /\d/u.test(x)),
  ).length
  if (heads > 0 && !repeated && first.length > 2 && !continuesRecords(before, after, map)) {
    if (heads < after.rows && own.length === 0 && wordy <= headRows(before)) return undefined
    if (before.columns !== after.columns) return undefined
  }
  // What is drawn beside all rows and not anew goes on beside those of the next page.
  const goesOn = (c: GridCell): boolean => c.row + c.rowSpan === before.rows && c.column + c.columnSpan <= (map.after[0] ?? 0)
  const upper = remapped(before.cells, map.before, 0).map((c) => (goesOn(c) ? { ...c, rowSpan: c.rowSpan + after.rows } : c))
  const lower = remapped(after.cells, map.after, before.rows)
  const cut = repeated ? before.rows + heads : before.rows
  const ends = upper.filter((c) => c.row + c.rowSpan === before.rows)
  const whole = rejoined(
    ends,
    lower.filter((c) => c.row === cut),
    usualPlaces(before.cells),
  )
  return {
    ...before,
    pages: [...before.pages, ...after.pages.filter((p) => !before.pages.includes(p))],
    rows: before.rows + after.rows,
    columns: map.columns,
    cells: whole
      ? [
          ...upper.filter((c) => !ends.includes(c)),
          ...whole,
          // What was joined to the row above leaves its place empty.
          ...lower.map((c) => (c.row === cut ? { ...c, text: '', places: [] } : c)),
        ]
      : [...upper, ...lower],
    below: [...before.below, ...after.below],
  }
}

/** A line at a page's edge that nobody recognised as a running head or a page number: it does not end a table. A title or a note does. */
const isStray = (item: object): boolean =>
  !isTable(item) &&
  'text' in item &&
  typeof item.text === 'string' &&
  'lines' in item &&
  item.lines === 1 &&
  item.text.length <= 30 &&
  !/[表注：:]/u.test(item.text)

/** A page's number, or what is left of one. */
const isPageNumber = (item: object): boolean =>
  'text' in item && typeof item.text === 'string' && /^[\s\d第页共/,，.．·—–－_-]*$/u.test(item.text)

/** The forms of a piece that holds several, each by itself; the first with what stands above it, the last with what stands below. */
function formsOf(piece: LooseTable): LooseTable[] {
  const starts = formStarts(piece).filter((row) => row > 0)
  if (starts.length === 0) return [piece]
  const cuts = [0, ...starts, piece.rows]
  return cuts.slice(0, -1).map((from, k) => {
    const to = cuts[k + 1] ?? piece.rows
    const cells = piece.cells
      .filter((c) => c.row >= from && c.row < to)
      .map((c) => ({ ...c, row: c.row - from, rowSpan: Math.min(c.rowSpan, to - c.row) }))
    return { ...piece, rows: to - from, cells, above: k === 0 ? piece.above : [], below: to === piece.rows ? piece.below : [] }
  })
}

/** Strays that may stand between two pieces: a foot, a page number, a head. */
const mostStrays = 3

/** Joins table pieces that follow each other over a page break; everything else passes through, in order. */
export function joinTables<T extends object>(items: readonly (T | LooseTable)[]): (T | LooseTable)[] {
  const out: (T | LooseTable)[] = []
  for (const item of items.flatMap((one): readonly (T | LooseTable)[] => (isTable(one) ? formsOf(one) : [one]))) {
    let at = out.length - 1
    while (isTable(item) && at >= 0 && out.length - 1 - at < mostStrays && isStray(out[at] as T | LooseTable)) at--
    const before = out[at]
    const strays = out.slice(at + 1)
    const apart = strays.length === 0 ? 'no' : strays.every(isPageNumber) ? 'number' : 'line'
    const whole = before !== undefined && isTable(before) && isTable(item) ? joined(before, item, apart) : undefined
    if (whole) out[at] = whole
    else out.push(item)
  }
  return out
}

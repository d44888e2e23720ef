/** Joins the pieces of tables that run over several pages. */
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

/** How the columns of a piece map onto those of the table before it; undefined when they do not belong together. */
function mapping(
  before: LooseTable,
  after: LooseTable,
): { readonly columns: number; readonly before: readonly number[]; readonly after: readonly number[] } | undefined {
  const a = edgesOf(before)
  const b = edgesOf(after)
  const [aLeft, aRight, bLeft, bRight] = [a[0] ?? 0, a[a.length - 1] ?? 0, b[0] ?? 0, b[b.length - 1] ?? 0]
  if (Math.abs(aRight - aLeft - (bRight - bLeft)) > 2 * near) return undefined
  const moved = b.map((x) => x - bLeft + aLeft)
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
function mappingOfLastRow(before: LooseTable, after: LooseTable): ReturnType<typeof mapping> {
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

/**
 * Whether `after`, which follows `before` (`apart`: with a stray line between them), goes on with it: on a later page, in the same
 * columns, under no title of its own (or the same), with no head of its own (or the same).
 */
function joined(before: LooseTable, after: LooseTable, apart = false): LooseTable | undefined {
  const last = before.pages[before.pages.length - 1] ?? before.page
  if (after.page <= last || after.page > last + 2) return undefined
  const own = titles(after.above)
  const known = titles(before.above)
  if (own.some((t) => !known.includes(t))) return undefined
  // The same title over another form (项目名称 … of the next project) begins anew.
  const [first0, first1] = [rowTexts(before, 0), rowTexts(after, 0)]
  if (own.length > 0 && first0[0] !== undefined && first0[0] === first1[0] && first0.join('|') !== first1.join('|')) return undefined
  const heads = headRows(after)
  const map = mapping(before, after) ?? (heads === 0 && own.length === 0 ? mappingOfLastRow(before, after) : undefined)
  if (!map) return undefined
  const printed = Array.from({ length: before.rows }, (_, row) => rowTexts(before, row).join('|'))
  const ownHeads = Array.from({ length: heads }, (_, row) => rowTexts(after, row).join('|'))
  const repeated = heads > 0 && printed.some((_, from) => ownHeads.every((text, k) => printed[from + k] === text))
  // With something printed between them, only a repeated head says that they are one table.
  if (apart && !repeated) return undefined
  const first = rowTexts(after, 0).filter((t) => t !== '')
  // A row of several words at the top that is no repeated head begins another table, unless rows of words are usual here.
  const wordy = Array.from({ length: before.rows }, (_, row) => rowTexts(before, row).filter((t) => t !== '')).filter(
    (t) => t.length > 1 && !t.some((x) => /\d/u.test(x)),
  ).length
  if (heads > 0 && heads < after.rows && !repeated && own.length === 0 && first.length > 2 && wordy <= headRows(before)) return undefined
  if (heads > 0 && !repeated && before.columns !== after.columns && first.length > 2) return undefined
  return {
    ...before,
    pages: [...before.pages, ...after.pages.filter((p) => !before.pages.includes(p))],
    rows: before.rows + after.rows,
    columns: map.columns,
    cells: [...remapped(before.cells, map.before, 0), ...remapped(after.cells, map.after, before.rows)],
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

/** Strays that may stand between two pieces: a foot, a page number, a head. */
const mostStrays = 3

/** Joins table pieces that follow each other over a page break; everything else passes through, in order. */
export function joinTables<T extends object>(items: readonly (T | LooseTable)[]): (T | LooseTable)[] {
  const out: (T | LooseTable)[] = []
  for (const item of items) {
    let at = out.length - 1
    while (isTable(item) && at >= 0 && out.length - 1 - at < mostStrays && isStray(out[at] as T | LooseTable)) at--
    const before = out[at]
    const whole = before !== undefined && isTable(before) && isTable(item) ? joined(before, item, at < out.length - 1) : undefined
    if (whole) out[at] = whole
    else out.push(item)
  }
  return out
}

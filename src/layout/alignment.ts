/**
 * Tables without a full set of rulings. Columns come from drawn verticals, else from the white between figures that stand
 * below each other; rows from drawn horizontals, else from the distances of lines; heads from what stands over the columns.
 */
import type { Box, Page } from '../pdf/types.ts'
import { grouped, hasFigure, opensRecord, type PlacedLine, pitchOf, placedLine } from './bands.ts'
import { placeText } from './celltext.ts'
import { type ColumnPlace, columnAt, columnsOf, drawnColumns } from './columns.ts'
import type { PageTable } from './grid.ts'
import { type HeadCell, placeHeads } from './heads.ts'
import {
  centreOf,
  cutAtColumns,
  type DrawnLine,
  middleOf,
  type PrintedRow,
  printedRows,
  refined,
  rowMiddle,
  type Segment,
} from './segments.ts'
import type { GridCell } from './types.ts'

const figures = (row: PrintedRow): Segment[] => row.segments.filter((s) => s.kind === 'figure')
/** A code or list number: an item though it may have no amount. */
const listedItem = /^(?:[[(（【]?\d{3,9}|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．])/u
const caption = /(?<!其中)[：:]|[。；]|表$|^[（(]?\d{4}\s*年度?[)）]?$/u

/** A line that numbers the columns: 「栏次 1 2 3」「** ** 1 2」「甲 乙 1 2」. */
function numbersColumns(row: PrintedRow): boolean {
  const numbers: number[] = []
  for (const { text } of row.segments) {
    const number = /^(\d{1,2})(?:=.*)?$/u.exec(text)?.[1]
    if (number !== undefined) numbers.push(Number(number))
    else if (!/^(?:[栏行列]次|序号|[甲乙丙丁戊己]|\*+|_+|—+|-+|[\d=+\-*/()（）]+)$/u.test(text.replace(/\s/gu, ''))) return false
  }
  return (
    numbers.length >= (numbers.length < row.segments.length ? 1 : 3) && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1)
  )
}

// ── where a table is ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Runs of lines that look like rows: several pieces set apart, with figures among them. */
function runs(rows: readonly PrintedRow[]): { readonly first: number; readonly last: number }[] {
  const out: { first: number; last: number }[] = []
  let first = -1
  let last = -1
  // The last line of names that belongs in between.
  let idle = -1
  let seen: Segment[] = []
  const flush = (): void => {
    if (first >= 0) out.push({ first, last: lastRecord(rows, first, last) })
    first = -1
    last = -1
    idle = -1
    seen = []
  }
  const below = (s: Segment, t: Segment): boolean =>
    Math.abs(s.box[2] - t.box[2]) < 3 || Math.abs(s.box[0] - t.box[0]) < 3 || Math.abs(centreOf(s.box) - centreOf(t.box)) < 3
  rows.forEach((row, i) => {
    const previous = rows[i - 1]
    const own = figures(row)
    // Rows without contents leave white: amounts that go on below those above it are of the same table.
    const sameColumns = own.length > 1 && own.every((s) => seen.some((t) => below(s, t))) && row.segments.some((s) => s.kind === 'words')
    if (first >= 0 && previous && row.top - previous.bottom >= (sameColumns ? 12 : 4) * row.size) flush()
    const strong = row.segments.length >= 2 && own.length > 0
    // A figure alone on its line, its name wrapped around it.
    const lone = row.segments.length === 1 && own.length === 1 && first >= 0 && seen.some((s) => below(s, own[0] as Segment))
    if (strong || lone) {
      if (first < 0) first = i
      last = i
      seen.push(...own)
    } else if (first >= 0) {
      // Names without amounts: of two lanes side by side, or a listed item.
      if (row.segments.length > 1 || opensRecord.test(row.segments[0]?.text ?? '')) {
        idle = i
        return
      }
      const all = rows.slice(first, last + 1).flatMap((r) => r.segments)
      const width = Math.max(...all.map((s) => s.box[2])) - Math.min(...all.map((s) => s.box[0]))
      const longest = Math.max(...row.segments.map((s) => s.box[2] - s.box[0]))
      if ((longest > 0.6 * width && row.segments.length === 1) || i - Math.max(last, idle) > 5) flush()
    }
  })
  flush()
  return out
}

/** Where a run begins whose first row holds text of several lines, the upper ones above its figures. */
function textAbove(rows: readonly PrintedRow[], run: { readonly first: number; readonly last: number }, least: number): number {
  const texts = rows.slice(run.first, run.last + 1).flatMap((row) => row.segments.filter((s) => s.kind === 'words' && s.text.length > 12))
  let first = run.first
  while (first > least) {
    const [row, below] = [rows[first - 1] as PrintedRow, rows[first] as PrintedRow]
    const only = row.segments[0] as Segment
    const set = texts.filter((s) => Math.abs(s.box[0] - only.box[0]) < 2 && Math.abs(s.box[2] - only.box[2]) < 2 * s.size).length
    if (row.segments.length > 1 || set < 3 || rowMiddle(below) - rowMiddle(row) > 1.6 * row.size) break
    first--
  }
  return first
}

/** Lines of names that follow the last figures in the same columns: items without amounts. */
function lastRecord(rows: readonly PrintedRow[], first: number, last: number): number {
  const run = rows.slice(first, last + 1)
  const pitches = run.slice(1).map((row, i) => rowMiddle(row) - rowMiddle(run[i] as PrintedRow))
  const size = run[0]?.size ?? 0
  const pitch = pitches.length === 0 ? 1.8 * size : Math.max(...pitches)
  const begins = rows.flatMap((row) => row.segments.filter((s) => s.kind === 'words').map((s) => s.box[0]))
  let end = last
  for (let i = last + 1; i < rows.length; i++) {
    const row = rows[i] as PrintedRow
    const above = rows[i - 1] as PrintedRow
    if (rowMiddle(row) - rowMiddle(above) > Math.min(1.1 * pitch, 4 * row.size)) break
    const listed = row.segments.every(
      (s) => s.kind === 'words' && s.text.length < 30 && opensRecord.test(s.text) && !/[。；：]$/u.test(s.text),
    )
    const set = row.segments.every((s) => begins.filter((x) => Math.abs(x - s.box[0]) < 2).length >= 2)
    if (!set || !listed) break
    end = i
  }
  return end
}

interface Region {
  readonly box: Box
  readonly verticals: readonly DrawnLine[]
}

/** Areas that verticals divide into columns: three or more side by side over the same height. */
function regions(verticals: readonly DrawnLine[]): Region[] {
  const groups: DrawnLine[][] = []
  for (const v of [...verticals].filter((line) => line.to - line.from > 20).sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const group = groups.find((g) => g.some((o) => Math.min(o.to, v.to) - Math.max(o.from, v.from) > 0.8 * (v.to - v.from)))
    if (group) group.push(v)
    else groups.push([v])
  }
  return groups.flatMap((group): Region[] => {
    const tallest = Math.max(...group.map((v) => v.to - v.from))
    if (group.filter((v) => v.to - v.from > 0.6 * tallest).length < 3) return []
    const xs = group.map((v) => v.at)
    return [
      {
        box: [Math.min(...xs), Math.min(...group.map((v) => v.from)), Math.max(...xs), Math.max(...group.map((v) => v.to))],
        verticals: group,
      },
    ]
  })
}

const inside = (box: Box, area: Box): boolean => {
  const [x, y] = [centreOf(box), middleOf(box)]
  return x > area[0] && x < area[2] && y > area[1] && y < area[3]
}

/** Tables that alignment alone shows among the glyphs that no ruled table holds. */
export function alignedTables(
  page: Page,
  free: readonly number[],
  horizontals: readonly DrawnLine[],
  verticals: readonly DrawnLine[],
  ruled: readonly Pick<PageTable, 'box'>[],
  before?: PageTable,
): PageTable[] {
  let left = free.filter((i) => {
    const glyph = page.glyphs[i]
    return glyph !== undefined && glyph.leaning === undefined && !ruled.some((t) => inside(glyph.box, t.box))
  })
  const out: PageTable[] = []
  for (const region of regions(verticals)) {
    const table = divided(page, left, region, horizontals)
    if (!table) continue
    out.push(table)
    const taken = new Set(table.glyphs)
    left = left.filter((i) => !taken.has(i))
  }
  const rows = printedRows(page, left, verticals)
  let from = 0
  for (const found of runs(rows)) {
    if (found.first < from) continue
    const run = { ...found, first: textAbove(rows, found, from) }
    const lines = cutAtColumns(page, rows.slice(run.first, run.last + 1))
    const start = headStart(page, rows, run.first, from, lines, horizontals)
    const above = rows.slice(start, run.first)
    const goesOn =
      out.length === 0 && ruled.length === 0 && before?.places !== undefined && continues(rows, start, above, lines, before.places)
    const table = tableOf(page, above, lines, rows.slice(run.last + 1, run.last + 4), horizontals, [], goesOn ? before : undefined)
    if (!table) continue
    out.push(table)
    const taken = new Set(table.glyphs)
    while (from < rows.length && (from <= run.last || (rows[from] as PrintedRow).segments.some((s) => s.indexes.some((g) => taken.has(g)))))
      from++
  }
  return out
}

/** Whether lines at the top of a page stand in the columns of the table that ended the page before. */
function continues(
  rows: readonly PrintedRow[],
  start: number,
  above: readonly PrintedRow[],
  lines: readonly PrintedRow[],
  columns: readonly ColumnPlace[],
): boolean {
  if (start > 1 || rows.slice(0, start).some((row) => row.segments.some((s) => /表$/u.test(s.text)))) return false
  const over = above.flatMap((row) => row.segments)
  if (over.some((s) => caption.test(s.text))) return false
  return lines.every((row) => {
    let last = -1
    return figures(row).every((s) => {
      const at = columnOfFigure(columns, s, above.length > 0)
      if (at <= last) return false
      last = at
      return true
    })
  })
}

/** The column that a figure stands in or, unless it must be `whole` in it, reaches out of a little; -1 for none. */
function columnOfFigure(columns: readonly ColumnPlace[], { box, size }: Segment, whole: boolean): number {
  const shares = columns.map((c) => Math.min(box[2], c.right) - Math.max(box[0], c.left))
  const most = Math.max(...shares)
  const at = shares.indexOf(most)
  const column = columns[at]
  if (!column) return -1
  if (box[0] > column.left - 2 && box[2] < column.right + 2) return at
  return !whole && !column.words && most > 0.6 * (box[2] - box[0]) && box[2] < column.right + size ? at : -1
}

/** A table whose columns are drawn, in whole or in part, but not its rows; or whose rows are drawn but not all its columns. */
export function divided(page: Page, glyphs: readonly number[], region: Region, horizontals: readonly DrawnLine[]): PageTable | undefined {
  const own = glyphs.filter((i) => {
    const box = page.glyphs[i]?.box
    return box !== undefined && inside(box, region.box)
  })
  const rows = printedRows(page, own, region.verticals)
  const first = rows.findIndex((row) => figures(row).some((s) => s.text.length > 2 || row.segments.some((o) => opensRecord.test(o.text))))
  if (first < 0) return undefined
  const lines = horizontals.filter((h) => h.at > region.box[1] - 3 && h.at < region.box[3] + 3)
  return tableOf(page, rows.slice(0, first), cutAtColumns(page, rows.slice(first)), [], lines, region.verticals)
}

/** Lines above a run that may head its columns: below the drawn top of the table where there is one, else down to the first that reads like a caption. */
function headStart(
  page: Page,
  rows: readonly PrintedRow[],
  first: number,
  least: number,
  lines: readonly PrintedRow[],
  horizontals: readonly DrawnLine[],
): number {
  const all = lines.flatMap((r) => r.segments)
  const [x0, x1] = [Math.min(...all.map((s) => s.box[0])), Math.max(...all.map((s) => s.box[2]))]
  const width = x1 - x0
  const full = horizontals.filter((h) => Math.min(h.to, x1) - Math.max(h.from, x0) > 0.8 * width).map((h) => h.at)
  const top = topRule(rows, first, full)
  let from = first
  for (let i = first - 1; i >= least && first - i <= 12; i--) {
    const row = rows[i]
    const below = rows[from]
    if (!row || !below) break
    if (top !== undefined) {
      if (rowMiddle(row) < top) break
      from = i
      continue
    }
    if (below.top - row.bottom > 3.2 * row.size || row.size > 1.35 * below.size) break
    if (refined(page, row).segments.some((s) => s.text.length > 24 || caption.test(s.text))) break
    // A page number, a figure of the text before.
    if (row.segments.length === 1 && row.segments[0]?.kind !== 'words') break
    from = i
  }
  if (top !== undefined) {
    const drawn = horizontals.filter((h) => h.at === top)
    const ruled = [Math.min(x0, ...drawn.map((h) => h.from)), Math.max(x1, ...drawn.map((h) => h.to))] as const
    // Rules below each row and none above the first: the head, or its upper line, stands on the topmost.
    for (let i = from - 1; i >= least && first - i <= 12; i--) {
      const [row, below] = [rows[i], rows[from]]
      if (!row || !below || rowMiddle(row) > top || below.top - row.bottom > 1.6 * row.size || row.size > 1.1 * below.size) break
      const { segments } = refined(page, row)
      if (segments.some((s) => s.kind !== 'words' || s.text.length > 24 || caption.test(s.text) || numbered.test(s.text))) break
      // A word by itself may be a title: a head is set close above what it heads, in the same letters.
      if (segments.length < 2 && (row.size !== below.size || below.top - row.bottom > row.size)) break
      if (segments.some((s) => s.box[0] < ruled[0] - row.size || s.box[2] > ruled[1] + row.size)) break
      from = i
    }
    return from
  }
  // What stands alone above the first line of several words is a title.
  const middle = (x0 + x1) / 2
  while (from < first) {
    const row = rows[from] as PrintedRow
    const only = row.segments[0] as Segment
    if (refined(page, row).segments.length > 1) break
    // Items without amounts above the first with one.
    if (rows.slice(from, first).every((r) => listedItem.test(r.segments[0]?.text ?? ''))) break
    const below = rows[from + 1]
    const title = Math.abs(centreOf(only.box) - middle) < 0.08 * width || (below && row.size > 1.1 * below.size)
    const over = rows.slice(from + 1, first).some((r) => refined(page, r).segments.length > 1)
    if (!title && over && !/公开|附[表件]|单位(?:名称)?[)）]?\s*[：:]|^单位/u.test(only.text)) break
    from++
  }
  return from
}

/** 公开表3, 附表2: what stands beside a table's title. */
const numbered = /公开|附[表件]/u

/** The uppermost of the full-width lines that follow each other above a row. */
function topRule(rows: readonly PrintedRow[], first: number, full: readonly number[]): number | undefined {
  const start = rows[first]
  if (!start) return undefined
  let y = rowMiddle(start)
  let top: number | undefined
  for (const at of [...full].sort((a, b) => b - a)) {
    if (at >= y) continue
    const between = rows.slice(0, first).filter((r) => rowMiddle(r) > at && rowMiddle(r) < y)
    if (y - at > 14 * start.size || between.some((r) => r.segments.some((s) => caption.test(s.text)))) break
    top = at
    y = at
  }
  return top
}

// ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────

function tableOf(
  page: Page,
  above: readonly PrintedRow[],
  body: readonly PrintedRow[],
  after: readonly PrintedRow[],
  horizontals: readonly DrawnLine[],
  verticals: readonly DrawnLine[],
  before?: PageTable,
): PageTable | undefined {
  const heads0 = above.map((row) => refined(page, row))
  const numbering = body.filter(numbersColumns)
  const printed = new Set(above.flatMap((row) => row.segments.map((s) => s.text)))
  const again = body.filter((row) => row.segments.every((s) => printed.has(s.text)))
  const plain = body.filter((row) => !numbering.includes(row) && !again.includes(row))
  const known = before?.places ?? (verticals.length > 0 ? drawnColumns([...heads0, ...body], verticals) : columnsOf(plain))
  const lines = [...heads0, ...body, ...after].map((row) => placedLine(row, known))
  const all = grouped(lines, lines.slice(above.length, above.length + body.length), known, horizontals, before?.pitch)
  const firstLine = lines[above.length]
  const lastLine = lines[above.length + body.length - 1]
  let start = all.findIndex((g) => firstLine !== undefined && g.includes(firstLine))
  const end = all.findIndex((g) => lastLine !== undefined && g.includes(lastLine))
  if (start < 0 || end < 0) return undefined
  // Rows of names alone above the first figures: 「一、…」 without an amount.
  while (
    start > 0 &&
    all[start - 1]?.some((l) => listedItem.test(l.row.segments[0]?.text ?? '') && l.row.segments.every((s) => !caption.test(s.text)))
  )
    start--
  const groups = all.slice(start, end + 1)
  const heads = all.slice(0, start).flatMap((g) => g.map((l) => l.row))
  const { columns, cells: headCells } = placeHeads(
    page,
    heads,
    (numbering[0]?.segments ?? []).filter((s) => s.kind === 'figure'),
    known,
    horizontals,
    verticals,
  )
  if (!before && !isTable(groups, headCells, columns)) return undefined
  return assembled(page, groups, heads, columns, headCells, verticals.length > 0)
}

/** Three rows of figures make a table; fewer do under a head with a word over every figure. */
function isTable(groups: readonly (readonly PlacedLine[])[], heads: readonly HeadCell[], columns: readonly ColumnPlace[]): boolean {
  if (columns.length < 2) return false
  const data = groups.filter((g) => g.some(hasFigure) && g.reduce((n, l) => n + l.row.segments.length, 0) >= 2)
  // Sentences set wide apart by justification are no rows.
  const prose = data.filter((g) => g.some((l) => l.row.segments.some((s) => s.kind === 'words' && /[，。；]/u.test(s.text))))
  const amountIn = (g: readonly PlacedLine[], c: ColumnPlace): boolean =>
    g.some((l) => figures(l.row).some((s) => centreOf(s.box) > c.left && centreOf(s.box) < c.right))
  const amountColumns = columns.filter((c) => !c.words && data.filter((g) => amountIn(g, c)).length >= 0.6 * data.length)
  if (prose.length > data.length / 3 && amountColumns.length < 3) return false
  if (data.length >= 3) return true
  const amounts = columns.flatMap((c, i) => (c.words ? [] : [i]))
  const headed = amounts.filter((i) => heads.some((h) => h.first <= i && h.last >= i))
  return data.length > 0 && columns.length >= 3 && amounts.length > 0 && headed.length === amounts.length && heads.length >= 3
}

function assembled(
  page: Page,
  groups: readonly (readonly PlacedLine[])[],
  heads: readonly PrintedRow[],
  columns: readonly ColumnPlace[],
  headCells: readonly HeadCell[],
  drawn: boolean,
): PageTable {
  const count = columns.length
  const paths = columns.map((_, c) => headCells.filter((h) => h.first <= c && h.last >= c))
  const levels = Math.max(0, ...paths.map((p) => p.length))
  const bodyTop = Math.min(...(groups[0] ?? []).map((l) => l.row.top))
  const headTop = heads.length > 0 ? Math.min(...heads.map((r) => r.top)) - 2 : bodyTop - 2
  const headBottom = heads.length > 0 ? (Math.max(...heads.map((r) => r.bottom)) + bodyTop) / 2 : bodyTop - 2
  const rowEdges: number[] = []
  for (let k = 0; k < levels; k++) rowEdges.push(headTop + ((headBottom - headTop) * k) / levels)
  groups.forEach((g, i) => {
    const before = groups[i - 1]
    const top = Math.min(...g.map((l) => l.row.top))
    rowEdges.push(before ? (Math.max(...before.map((l) => l.row.bottom)) + top) / 2 : headBottom)
  })
  rowEdges.push(Math.max(...(groups[groups.length - 1] ?? []).map((l) => l.row.bottom)) + 2)
  const edges = [columns[0]?.left ?? 0, ...columns.map((c) => c.right)]
  const cells: GridCell[] = []
  const taken: number[] = []
  const put = (row: number, column: number, rowSpan: number, columnSpan: number, indexes: readonly number[]): void => {
    taken.push(...indexes)
    const box: Box = [edges[column] ?? 0, rowEdges[row] ?? 0, edges[column + columnSpan] ?? 0, rowEdges[row + rowSpan] ?? 0]
    cells.push({ row, column, rowSpan, columnSpan, page: page.number, box, ...placeText(page, indexes, box) })
  }
  const done = new Set<string>()
  for (let level = 0; level < levels; level++) {
    for (let c = 0; c < count; c++) {
      if (done.has(`${level} ${c}`)) continue
      const path = paths[c] ?? []
      const head = path[level]
      if (!head) {
        if (path.length === 0 && level === 0) {
          put(0, c, levels, 1, [])
          for (let k = 0; k < levels; k++) done.add(`${k} ${c}`)
        }
        continue
      }
      let end = c + 1
      while (end < count && paths[end]?.[level] === head) end++
      const lowest = Array.from({ length: end - c }, (_, k) => paths[c + k]?.length === level + 1).every(Boolean)
      const rowSpan = lowest ? levels - level : 1
      for (let k = level; k < level + rowSpan; k++) for (let x = c; x < end; x++) done.add(`${k} ${x}`)
      // One word is printed once, though it stands over columns that do not follow each other.
      const again = cells.some((cell) => cell.row < levels && head.segments[0]?.indexes.some((i) => taken.includes(i)) && cell.text !== '')
      put(level, c, rowSpan, end - c, again ? [] : head.segments.flatMap((s) => s.indexes))
    }
  }
  groups.forEach((group, i) => {
    const at = new Map<number, number[]>()
    for (const segment of group.flatMap((l) => l.row.segments)) {
      const column = columnAt(columns, segment)
      const list = at.get(column)
      if (list) list.push(...segment.indexes)
      else at.set(column, [...segment.indexes])
    }
    for (let c = 0; c < count; c++) put(levels + i, c, 1, 1, at.get(c) ?? [])
  })
  return {
    page: page.number,
    box: [edges[0] ?? 0, rowEdges[0] ?? 0, edges[count] ?? 0, rowEdges[rowEdges.length - 1] ?? 0],
    rows: levels + groups.length,
    columns: count,
    rowEdges,
    columnEdges: edges,
    cells,
    by: drawn ? 'vertical-rulings' : 'alignment',
    glyphs: taken.sort((a, b) => a - b),
    places: columns,
    pitch: pitchOf(groups),
  }
}

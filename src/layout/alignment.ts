/** Tables without a full set of rulings: columns from the white between figures that stand below each other, rows from the lines. */
import type { Box, Page } from '../pdf/types.ts'
import { type GlyphLine, glyphLines, lineText, placeText } from './celltext.ts'
import type { PageTable } from './grid.ts'
import type { GridCell } from './types.ts'

/** A horizontal or vertical line drawn on the page. */
export interface DrawnLine {
  readonly at: number
  readonly from: number
  readonly to: number
}

interface Segment {
  readonly line: GlyphLine
  readonly x0: number
  readonly x1: number
  readonly text: string
  readonly numeral: boolean
}

interface Row {
  readonly segments: readonly Segment[]
  readonly top: number
  readonly bottom: number
  readonly size: number
}

/** White wider than this many ems parts two cells. */
const parting = 1.3
const numeral = /^[（(\-－—]?\s*[0-9０-９][0-9０-９,，]*([.．][0-9０-９]+)?\s*[%％）)]?$/u

function rowOf(page: Page, line: GlyphLine, verticals: readonly DrawnLine[]): Row {
  const cuts: number[] = [0]
  line.glyphs.forEach((glyph, i) => {
    const before = line.glyphs[i - 1]
    if (!before) return
    const gap = glyph.box[0] - before.box[2]
    const drawn = verticals.some(
      (v) => v.at >= before.box[2] - 1 && v.at <= glyph.box[0] + 1 && v.from <= line.box[1] + 2 && v.to >= line.box[3] - 2,
    )
    if (gap > parting * Math.max(glyph.size, before.size) || (drawn && gap > 0)) cuts.push(i)
  })
  const segments = cuts.map((from, k): Segment => {
    const to = cuts[k + 1] ?? line.glyphs.length
    const glyphs = line.glyphs.slice(from, to)
    const part: GlyphLine = {
      glyphs,
      indexes: line.indexes.slice(from, to),
      box: [Math.min(...glyphs.map((g) => g.box[0])), line.box[1], Math.max(...glyphs.map((g) => g.box[2])), line.box[3]],
    }
    const { text } = lineText(page, part)
    return { line: part, x0: part.box[0], x1: part.box[2], text, numeral: numeral.test(text.trim()) }
  })
  const sizes = line.glyphs.map((g) => g.size).sort((a, b) => a - b)
  return { segments, top: line.box[1], bottom: line.box[3], size: sizes[Math.floor(sizes.length / 2)] || 10 }
}

const figures = (row: Row): number => row.segments.filter((s) => s.numeral).length

/** Runs of lines that look like rows: several parted segments, with figures among them. */
function runs(rows: readonly Row[]): Row[][] {
  const out: Row[][] = []
  let run: Row[] = []
  let last = -1
  const flush = (): void => {
    // Lines after the last row of figures belong to the text that follows.
    const end = run.length === 0 ? 0 : last + 1
    const kept = run.slice(0, end)
    if (kept.filter((r) => figures(r) > 0 && r.segments.length >= 2).length >= 3) out.push(kept)
    run = []
    last = -1
  }
  let previous: Row | undefined
  for (const row of rows) {
    const data = row.segments.length >= 2 && figures(row) > 0
    const near = previous !== undefined && row.top - previous.bottom < 3 * row.size
    if (run.length > 0 && !near) flush()
    if (data) {
      run.push(row)
      last = run.length - 1
    } else if (run.length > 0) {
      const width =
        Math.max(...run.flatMap((r) => r.segments.map((s) => s.x1))) - Math.min(...run.flatMap((r) => r.segments.map((s) => s.x0)))
      const longest = Math.max(...row.segments.map((s) => s.x1 - s.x0))
      if (longest > 0.6 * width || run.length - 1 - last >= 4) flush()
      else run.push(row)
    }
    previous = row
  }
  flush()
  return out
}

/** Column boundaries: the white that no segment of a row of figures crosses. */
function columnsOf(run: readonly Row[]): number[] {
  const spans = run
    .filter((r) => figures(r) > 0)
    .flatMap((r) => r.segments.map((s): [number, number] => [s.x0, s.x1]))
    .sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [x0, x1] of spans) {
    const top = merged[merged.length - 1]
    if (top && x0 < top[1] + 1) top[1] = Math.max(top[1], x1)
    else merged.push([x0, x1])
  }
  const edges = merged.map((m, i) => {
    const before = merged[i - 1]
    return before ? (before[1] + m[0]) / 2 : m[0] - 3
  })
  edges.push((merged[merged.length - 1]?.[1] ?? 0) + 3)
  return edges
}

/** Head lines directly above a run: parted into segments that stand over its columns. */
function headsAbove(rows: readonly Row[], first: number, edges: readonly number[]): number {
  let from = first
  for (let i = first - 1; i >= 0 && first - i <= 6; i--) {
    const row = rows[i]
    const below = rows[from]
    if (!row || !below || below.top - row.bottom > 2.5 * row.size) break
    const over = row.segments.filter((s) => s.x1 > (edges[0] ?? 0) && s.x0 < (edges[edges.length - 1] ?? 0))
    if (over.length < 2 || row.segments.some((s) => s.text.length > 24 || /[：:。]/u.test(s.text))) break
    from = i
  }
  return from
}

/** Tables that alignment alone shows among the glyphs that no ruled table holds. */
export function alignedTables(
  page: Page,
  free: readonly number[],
  horizontals: readonly DrawnLine[],
  verticals: readonly DrawnLine[],
  ruled: readonly Pick<PageTable, 'box'>[],
): PageTable[] {
  const outside = free.filter((i) => {
    const box = page.glyphs[i]?.box
    return (
      box &&
      !ruled.some(
        (t) =>
          (box[0] + box[2]) / 2 > t.box[0] &&
          (box[0] + box[2]) / 2 < t.box[2] &&
          (box[1] + box[3]) / 2 > t.box[1] &&
          (box[1] + box[3]) / 2 < t.box[3],
      )
    )
  })
  const rows = glyphLines(page, outside).map((line) => rowOf(page, line, verticals))
  const out: PageTable[] = []
  for (const run of runs(rows)) {
    const edges = columnsOf(run)
    if (edges.length < 3) continue
    const start = rows.indexOf(run[0] as Row)
    const from = headsAbove(rows, start, edges)
    const all = rows.slice(from, start + run.length)
    const table = tableOf(page, all, edges, horizontals)
    if (table) out.push(table)
  }
  return out
}

/** Groups lines into rows: by the lines drawn between them, else a line without figures joins the row it stands close to. */
function grouped(all: readonly Row[], horizontals: readonly DrawnLine[]): Row[][] {
  const drawn = (above: Row, below: Row): boolean =>
    horizontals.some((h) => h.at >= (above.top + above.bottom) / 2 && h.at <= (below.top + below.bottom) / 2)
  const ruledGaps = all.filter((row, i) => i > 0 && drawn(all[i - 1] as Row, row)).length
  const groups: Row[][] = []
  const pitches = all
    .slice(1)
    .map((row, i) => row.top - (all[i] as Row).top)
    .sort((a, b) => a - b)
  const pitch = pitches[Math.floor(pitches.length / 2)] ?? 0
  all.forEach((row, i) => {
    const above = all[i - 1]
    const group = groups[groups.length - 1]
    if (!above || !group) {
      groups.push([row])
      return
    }
    const joins =
      ruledGaps > all.length / 2 ? !drawn(above, row) : row.top - above.top < 0.75 * pitch && (figures(row) === 0 || figures(above) === 0)
    if (joins) group.push(row)
    else groups.push([row])
  })
  return groups
}

function tableOf(page: Page, all: readonly Row[], edges: readonly number[], horizontals: readonly DrawnLine[]): PageTable | undefined {
  const groups = grouped(all, horizontals)
  const columns = edges.length - 1
  const rowEdges = groups.map((g, i) => {
    const before = groups[i - 1]
    const top = Math.min(...g.map((r) => r.top))
    return before ? (Math.max(...before.map((r) => r.bottom)) + top) / 2 : top - 2
  })
  rowEdges.push(Math.max(...(groups[groups.length - 1] ?? []).map((r) => r.bottom)) + 2)
  const cells: GridCell[] = []
  const taken: number[] = []
  groups.forEach((group, row) => {
    const at = new Map<number, { span: number; indexes: number[] }>()
    for (const segment of group.flatMap((r) => r.segments)) {
      const touched: number[] = []
      for (let c = 0; c < columns; c++) {
        const [x0, x1] = [edges[c] ?? 0, edges[c + 1] ?? 0]
        if (Math.min(x1, segment.x1) - Math.max(x0, segment.x0) > Math.min(0.25 * (x1 - x0), 0.5 * (segment.x1 - segment.x0)))
          touched.push(c)
      }
      const middle = (segment.x0 + segment.x1) / 2
      const column =
        touched[0] ??
        Math.max(
          0,
          edges.findIndex((_, c) => middle < (edges[c + 1] ?? Infinity)),
        )
      const cell = at.get(column)
      taken.push(...segment.line.indexes)
      if (cell) {
        cell.indexes.push(...segment.line.indexes)
        cell.span = Math.max(cell.span, touched.length || 1)
      } else at.set(column, { span: touched.length || 1, indexes: [...segment.line.indexes] })
    }
    for (let c = 0; c < columns; c++) {
      const cell = at.get(c)
      let span = cell?.span ?? 1
      for (let k = 1; k < span; k++) if (at.has(c + k)) span = k
      const box: Box = [edges[c] ?? 0, rowEdges[row] ?? 0, edges[c + span] ?? 0, rowEdges[row + 1] ?? 0]
      cells.push({ row, column: c, rowSpan: 1, columnSpan: span, page: page.number, box, ...placeText(page, cell?.indexes ?? [], box) })
      c += span - 1
    }
  })
  if (groups.length < 3) return undefined
  return {
    page: page.number,
    box: [edges[0] ?? 0, rowEdges[0] ?? 0, edges[columns] ?? 0, rowEdges[groups.length] ?? 0],
    rows: groups.length,
    columns,
    rowEdges,
    columnEdges: edges,
    cells,
    by: 'alignment',
    glyphs: taken.sort((a, b) => a - b),
  }
}

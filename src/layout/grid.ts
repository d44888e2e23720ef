/**
 * Finds the tables of one page: from ruled lines, from vertical lines alone (rows then come from the text), from
 * horizontal lines alone (columns then come from alignment) and from alignment alone. Pure geometry: what a cell means is
 * not asked here.
 */
import type { Box, Glyph, Page, Ruling } from '../pdf/types.ts'
import { alignedTables } from './alignment.ts'
import { placeText } from './celltext.ts'
import type { ColumnPlace } from './columns.ts'
import type { GridCell } from './types.ts'

/** A table as it stands on one page. Coordinates are those of the upright page. */
export interface PageTable {
  readonly page: number
  readonly box: Box
  readonly rows: number
  readonly columns: number
  /** y of the row boundaries, `rows + 1` values, downwards. */
  readonly rowEdges: readonly number[]
  /** x of the column boundaries, `columns + 1` values, rightwards. */
  readonly columnEdges: readonly number[]
  readonly cells: readonly GridCell[]
  readonly by: 'rulings' | 'vertical-rulings' | 'alignment'
  /** Indexes in {@link Page.glyphs} of the glyphs that stand in its cells. */
  readonly glyphs: readonly number[]
  /** Its columns, where they were found by what stands in them. */
  readonly places?: readonly ColumnPlace[]
  /** The least distance of its rows in ems, where they were found by the distances of lines. */
  readonly pitch?: number
}

/** Rulings nearer to each other than this are one line; ends that miss a crossing by less still meet it. Points. */
const tolerance = 3
/** A drawn edge must cover this share of a lattice edge to count. */
const coverage = 0.6

interface Line {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Snaps parallel rulings to common positions and joins the pieces of one line. */
function joined(rulings: readonly Ruling[], orientation: Ruling['orientation']): Line[] {
  const all = rulings.filter((r) => r.orientation === orientation && r.to > r.from).sort((a, b) => a.at - b.at)
  const lines: Line[] = []
  let group: Ruling[] = []
  const flush = (): void => {
    const first = group[0]
    if (!first) return
    const length = group.reduce((sum, r) => sum + (r.to - r.from), 0)
    const at = group.reduce((sum, r) => sum + r.at * (r.to - r.from), 0) / length
    const pieces = [...group].sort((a, b) => a.from - b.from)
    let from = pieces[0]?.from ?? 0
    let to = pieces[0]?.to ?? 0
    for (const piece of pieces) {
      if (piece.from > to + tolerance) {
        lines.push({ at, from, to })
        from = piece.from
        to = piece.to
      } else to = Math.max(to, piece.to)
    }
    lines.push({ at, from, to })
    group = []
  }
  for (const ruling of all) {
    const first = group[0]
    const last = group[group.length - 1]
    if (first && last && (ruling.at - last.at > tolerance / 2 || ruling.at - first.at > tolerance)) flush()
    group.push(ruling)
  }
  flush()
  return lines.filter((line) => line.to - line.from >= tolerance)
}

const meet = (h: Line, v: Line): boolean =>
  v.at >= h.from - tolerance && v.at <= h.to + tolerance && h.at >= v.from - tolerance && h.at <= v.to + tolerance

class Forest {
  readonly #parent: number[]
  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i)
  }
  root(i: number): number {
    let at = i
    while (this.#parent[at] !== at) {
      const up = this.#parent[at] ?? at
      this.#parent[at] = this.#parent[up] ?? up
      at = up
    }
    return at
  }
  join(a: number, b: number): void {
    const x = this.root(a)
    const y = this.root(b)
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y)
  }
}

interface Drawing {
  readonly horizontals: readonly Line[]
  readonly verticals: readonly Line[]
}

/** Groups lines that cross or touch, directly or through others. */
function drawings(horizontals: readonly Line[], verticals: readonly Line[]): Drawing[] {
  const forest = new Forest(horizontals.length + verticals.length)
  horizontals.forEach((h, i) => {
    verticals.forEach((v, j) => {
      if (meet(h, v)) forest.join(i, horizontals.length + j)
    })
  })
  const groups = new Map<number, { horizontals: Line[]; verticals: Line[] }>()
  const of = (i: number): { horizontals: Line[]; verticals: Line[] } => {
    const root = forest.root(i)
    const found = groups.get(root)
    if (found) return found
    const made = { horizontals: [], verticals: [] }
    groups.set(root, made)
    return made
  }
  for (const [i, h] of horizontals.entries()) of(i).horizontals.push(h)
  for (const [j, v] of verticals.entries()) of(horizontals.length + j).verticals.push(v)
  return [...groups.values()]
}

/** Distinct positions, those within the tolerance taken as one. */
function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const out: number[] = []
  let group: number[] = []
  for (const value of sorted) {
    if (group.length > 0 && value - (group[group.length - 1] ?? 0) > tolerance) {
      out.push(group.reduce((a, b) => a + b, 0) / group.length)
      group = []
    }
    group.push(value)
  }
  if (group.length > 0) out.push(group.reduce((a, b) => a + b, 0) / group.length)
  return out
}

const covered = (lines: readonly Line[], at: number, from: number, to: number): boolean => {
  let length = 0
  for (const line of lines) {
    if (Math.abs(line.at - at) > tolerance) continue
    length += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from))
  }
  return length >= (to - from) * coverage
}

interface Region {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/** A lattice of rows and columns, cut into the rectangles that lines separate. */
interface Lattice {
  readonly ys: readonly number[]
  readonly xs: readonly number[]
  readonly regions: readonly Region[]
}

/**
 * Cells of the lattice that no line separates are one merged cell. Where that gives something that is no rectangle
 * (a missing piece of line), the cells stay separate along the longer axis.
 */
function lattice(drawing: Drawing): Lattice | undefined {
  const ys = positions([...drawing.horizontals.map((h) => h.at), ...extremes(drawing.verticals)])
  const xs = positions([...drawing.verticals.map((v) => v.at), ...extremes(drawing.horizontals)])
  const rows = ys.length - 1
  const columns = xs.length - 1
  if (rows < 1 || columns < 1) return undefined
  const forest = new Forest(rows * columns)
  const x = (i: number): number => xs[i] ?? 0
  const y = (i: number): number => ys[i] ?? 0
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns && !covered(drawing.verticals, x(c + 1), y(r), y(r + 1))) forest.join(r * columns + c, r * columns + c + 1)
      if (r + 1 < rows && !covered(drawing.horizontals, y(r + 1), x(c), x(c + 1))) forest.join(r * columns + c, (r + 1) * columns + c)
    }
  }
  const members = new Map<number, number[]>()
  for (let i = 0; i < rows * columns; i++) {
    const root = forest.root(i)
    const list = members.get(root)
    if (list) list.push(i)
    else members.set(root, [i])
  }
  const regions: Region[] = []
  for (const list of members.values()) {
    const rs = list.map((i) => Math.floor(i / columns))
    const cs = list.map((i) => i % columns)
    const region = { row: Math.min(...rs), column: Math.min(...cs), rowSpan: 0, columnSpan: 0 }
    region.rowSpan = Math.max(...rs) - region.row + 1
    region.columnSpan = Math.max(...cs) - region.column + 1
    if (region.rowSpan * region.columnSpan === list.length) regions.push(region)
    else regions.push(...rectangles(list, columns))
  }
  return { ys, xs, regions: regions.sort((a, b) => a.row - b.row || a.column - b.column) }
}

/** The outer ends of lines: a table whose left or right border is not drawn still ends where its lines do. */
const extremes = (lines: readonly Line[]): number[] =>
  lines.length === 0 ? [] : [Math.min(...lines.map((l) => l.from)), Math.max(...lines.map((l) => l.to))]

/** Cuts a shape that is no rectangle into horizontal runs, equal runs on neighbouring rows joined. */
function rectangles(list: readonly number[], columns: number): Region[] {
  const rows = new Map<number, number[]>()
  for (const i of list) {
    const r = Math.floor(i / columns)
    const row = rows.get(r)
    if (row) row.push(i % columns)
    else rows.set(r, [i % columns])
  }
  const done: Region[] = []
  let open: Region[] = []
  for (const [row, cs] of [...rows].sort((a, b) => a[0] - b[0])) {
    const sorted = cs.sort((a, b) => a - b)
    const runs: Region[] = []
    for (const c of sorted) {
      const last = runs[runs.length - 1]
      if (last && last.column + last.columnSpan === c) last.columnSpan++
      else runs.push({ row, column: c, rowSpan: 1, columnSpan: 1 })
    }
    open = runs.map((run) => {
      const above = open.find((o) => o.column === run.column && o.columnSpan === run.columnSpan && o.row + o.rowSpan === row)
      if (!above) {
        done.push(run)
        return run
      }
      above.rowSpan++
      return above
    })
  }
  return done
}

const centre = (box: Box): readonly [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]

const indexIn = (edges: readonly number[], value: number): number => {
  for (let i = 0; i + 1 < edges.length; i++) if (value >= (edges[i] ?? 0) && value < (edges[i + 1] ?? 0)) return i
  return -1
}

/**
 * Which lattice cell each glyph stands in. A glyph partly hidden by a clip shows only on one side: it belongs with the
 * glyph before it in its run, not where its whole box has its middle.
 */
function assign(page: Page, grid: Lattice): Map<number, number[]> {
  const columns = grid.xs.length - 1
  const regionAt: number[] = []
  grid.regions.forEach((region, index) => {
    for (let r = 0; r < region.rowSpan; r++)
      for (let c = 0; c < region.columnSpan; c++) regionAt[(region.row + r) * columns + region.column + c] = index
  })
  const out = new Map<number, number[]>()
  let previous: { glyph: Glyph; region: number } | undefined
  page.glyphs.forEach((glyph, index) => {
    const [cx, cy] = centre(glyph.box)
    const r = indexIn(grid.ys, cy)
    const c = indexIn(grid.xs, cx)
    let region = r < 0 || c < 0 ? undefined : regionAt[r * columns + c]
    if (
      region !== undefined &&
      glyph.hidden > 0.2 &&
      previous &&
      Math.abs(centre(previous.glyph.box)[1] - cy) < glyph.size * 0.3 &&
      glyph.box[0] - previous.glyph.box[2] < glyph.size &&
      glyph.box[0] >= previous.glyph.box[0]
    )
      region = previous.region
    if (region === undefined) {
      previous = undefined
      return
    }
    previous = { glyph, region }
    const list = out.get(region)
    if (list) list.push(index)
    else out.set(region, [index])
  })
  return out
}

const visible = (glyph: Glyph): boolean => glyph.text.trim() !== ''

/** Builds the cells of a lattice; undefined when it holds no table (a frame, a single boxed text, an empty decoration). */
function tableOf(page: Page, grid: Lattice, by: PageTable['by']): PageTable | undefined {
  const assigned = assign(page, grid)
  const filled = grid.regions.filter((_, i) => (assigned.get(i) ?? []).some((g) => visible(page.glyphs[g] as Glyph)))
  if (filled.length < 2) return undefined
  // Rows and columns that no cell begins in and none ends in are drawing, not structure.
  const keep = (edges: readonly number[], starts: ReadonlySet<number>): number[] => edges.map((_, i) => i).filter((i) => starts.has(i))
  const rowStarts = new Set(grid.regions.flatMap((r) => [r.row, r.row + r.rowSpan]))
  const columnStarts = new Set(grid.regions.flatMap((r) => [r.column, r.column + r.columnSpan]))
  const rowKeep = keep(grid.ys, rowStarts)
  const columnKeep = keep(grid.xs, columnStarts)
  const rows = rowKeep.length - 1
  const columns = columnKeep.length - 1
  if (columns < 2 || (rows < 2 && filled.length < 3)) return undefined
  const rowAt = new Map(rowKeep.map((r, i) => [r, i]))
  const columnAt = new Map(columnKeep.map((c, i) => [c, i]))
  const taken: number[] = []
  const cells = grid.regions.map((region, i): GridCell => {
    const glyphs = assigned.get(i) ?? []
    taken.push(...glyphs)
    const row = rowAt.get(region.row) ?? 0
    const column = columnAt.get(region.column) ?? 0
    const box: Box = [
      grid.xs[region.column] ?? 0,
      grid.ys[region.row] ?? 0,
      grid.xs[region.column + region.columnSpan] ?? 0,
      grid.ys[region.row + region.rowSpan] ?? 0,
    ]
    return {
      row,
      column,
      rowSpan: (rowAt.get(region.row + region.rowSpan) ?? rows) - row,
      columnSpan: (columnAt.get(region.column + region.columnSpan) ?? columns) - column,
      page: page.number,
      box,
      ...placeText(page, glyphs, box),
    }
  })
  return {
    page: page.number,
    box: [grid.xs[0] ?? 0, grid.ys[0] ?? 0, grid.xs[grid.xs.length - 1] ?? 0, grid.ys[grid.ys.length - 1] ?? 0],
    rows,
    columns,
    rowEdges: rowKeep.map((i) => grid.ys[i] ?? 0),
    columnEdges: columnKeep.map((i) => grid.xs[i] ?? 0),
    cells,
    by,
    glyphs: taken.sort((a, b) => a - b),
  }
}

/**
 * All tables of a page, top to bottom. Every visible glyph stands in at most one cell of one table.
 * @param before the last table of the page before: where its columns were found by what stands in them, they are known here too
 */
export function findTables(page: Page, before?: PageTable): PageTable[] {
  const horizontals = joined(page.rulings, 'horizontal')
  const verticals = joined(page.rulings, 'vertical')
  const found: PageTable[] = []
  const taken = new Set<number>()
  const drawn = drawings(horizontals, verticals)
    .filter((d) => d.verticals.length >= 1 && d.horizontals.length >= 1 && d.verticals.length + d.horizontals.length >= 4)
    .map((d) => ({ drawing: d, area: areaOf(d) }))
    .sort((a, b) => b.area - a.area)
  for (const { drawing } of drawn) {
    const grid = lattice(drawing)
    const table = grid && tableOf(page, grid, 'rulings')
    if (!table || table.glyphs.some((g) => taken.has(g))) continue
    for (const g of table.glyphs) taken.add(g)
    found.push(table)
  }
  const free = page.glyphs.map((_, i) => i).filter((i) => !taken.has(i))
  found.push(...alignedTables(page, free, horizontals, verticals, found, before))
  return found.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
}

const areaOf = (drawing: Drawing): number => {
  const [x0, x1] = [Math.min(...drawing.horizontals.map((h) => h.from)), Math.max(...drawing.horizontals.map((h) => h.to))]
  const [y0, y1] = [Math.min(...drawing.verticals.map((v) => v.from)), Math.max(...drawing.verticals.map((v) => v.to))]
  return (x1 - x0) * (y1 - y0)
}

/** Rows of tables without drawn cells: which printed lines are one row, because a line is drawn around them or a name or figure goes on. */
import { type ColumnPlace, columnAt } from './columns.ts'
import { type DrawnLine, isNumeral, type PrintedRow, rowMiddle, type Segment } from './segments.ts'

/** What begins an item of a table: a code, a list number, a total, 其中. */
export const opensRecord =
  /^(?:[[(（【]?\d{3,9}|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．]|(?:本年.{2}|收入|支出)?(?:合\s*计|总\s*计)|其中[:：])/u

export interface PlacedLine {
  readonly row: PrintedRow
  /** Pieces by column. */
  readonly at: ReadonlyMap<number, readonly Segment[]>
}

export function placedLine(row: PrintedRow, columns: readonly ColumnPlace[]): PlacedLine {
  const at = new Map<number, Segment[]>()
  for (const segment of row.segments) {
    const column = columnAt(columns, segment)
    const list = at.get(column)
    if (list) list.push(segment)
    else at.set(column, [segment])
  }
  return { row, at }
}

const textIn = (segments: readonly Segment[] | undefined): string => (segments ?? []).map((s) => s.text).join('')
const figureIn = (line: PlacedLine, column: number): boolean => (line.at.get(column) ?? []).some((s) => s.kind !== 'words')
const wordsIn = (line: PlacedLine, column: number): boolean => (line.at.get(column) ?? []).some((s) => s.kind === 'words')
export const hasFigure = (line: PlacedLine): boolean => line.row.segments.some((s) => s.kind === 'figure')

/** A numeral broken by the width of its cell: the lower line goes on with it. */
function goesOn(above: string, below: string): boolean {
  if (!isNumeral(above + below) || !/\d/u.test(below)) return false
  return /[,，.．]$/u.test(above) || /^[,，.．]/u.test(below)
}

/** How far to the right the words of a line must reach in a column to be broken off there: only a full line goes on below. */
function fullFrom(lines: readonly PlacedLine[], columns: readonly ColumnPlace[]): number[] {
  return columns.map((_, column) => {
    const own = lines.flatMap((line) => line.at.get(column) ?? []).filter((s) => s.kind === 'words')
    const [x0, x1] = [Math.min(...own.map((s) => s.box[0])), Math.max(...own.map((s) => s.box[2]))]
    return x1 - Math.min(3 * Math.max(...own.map((s) => s.size)), 0.3 * (x1 - x0))
  })
}

const reach = (line: PlacedLine, column: number): number => Math.max(...(line.at.get(column) ?? []).map((s) => s.box[2]))

/** The distance in ems below which a line of words goes on with the name above it; 0 where no name is wrapped. */
function wrapping(lines: readonly PlacedLine[], columns: readonly ColumnPlace[], full: readonly number[], least: number): number {
  const sure: number[] = []
  const others: number[] = []
  columns.forEach((_, column) => {
    const edge = full[column] ?? Infinity
    const own = lines.filter((line) => wordsIn(line, column))
    own.forEach((line, i) => {
      const before = own[i - 1]
      if (!before) return
      const distance = (rowMiddle(line.row) - rowMiddle(before.row)) / line.row.size
      if (distance < 0.8 || distance > 6) return
      const between = lines.slice(lines.indexOf(before), lines.indexOf(line) + 1)
      if (hasFigure(before) && hasFigure(line)) sure.push(distance)
      else if (reach(before, column) >= edge && between.every((l) => !opensRecord.test(textIn(line.at.get(column))) || l !== line))
        others.push(distance)
    })
  })
  if (others.length === 0) return 0
  others.sort((a, b) => a - b)
  sure.sort((a, b) => a - b)
  const pitch = others[0] ?? 0
  const own = sure[Math.floor(sure.length * 0.05)]
  const row = own === undefined && !Number.isFinite(least) ? undefined : Math.min(own ?? Infinity, least)
  if (pitch > 2 || (row !== undefined && pitch > row - 0.1)) return 0
  return Math.min(pitch + 0.22, row === undefined ? Infinity : row - 0.05)
}

/**
 * Groups lines into rows of the table.
 * @param pitch the least distance of rows, in ems, as the page before shows it
 * @param body those that are neither heads nor notes: they show how wide its columns are
 */
export function grouped(
  lines: readonly PlacedLine[],
  body: readonly PlacedLine[],
  columns: readonly ColumnPlace[],
  horizontals: readonly DrawnLine[],
  pitch = Infinity,
): PlacedLine[][] {
  const drawn = (above: PlacedLine, below: PlacedLine): boolean =>
    horizontals.some((h) => h.at >= rowMiddle(above.row) && h.at <= rowMiddle(below.row))
  const ruled = ruledRows(lines, columns, drawn)
  const full = fullFrom(body, columns)
  const wrap = wrapping(lines, columns, full, pitch)
  const groups: PlacedLine[][] = []
  lines.forEach((line, i) => {
    const group = groups[groups.length - 1]
    const above = lines[i - 1]
    if (!group || !above) groups.push([line])
    else if (ruled ? !drawn(above, line) : !drawn(above, line) && joins(group, line, columns, wrap, full)) group.push(line)
    else groups.push([line])
  })
  return groups
}

/** Whether lines are drawn between all rows: hardly a band then holds two figures below each other. */
function ruledRows(
  lines: readonly PlacedLine[],
  columns: readonly ColumnPlace[],
  drawn: (a: PlacedLine, b: PlacedLine) => boolean,
): boolean {
  const bands: PlacedLine[][] = []
  lines.forEach((line, i) => {
    const above = lines[i - 1]
    const band = bands[bands.length - 1]
    if (band && above && !drawn(above, line)) band.push(line)
    else bands.push([line])
  })
  if (bands.length < 3 && lines.length > 3) return false
  const doubled = bands.filter((band) =>
    columns.some((_, c) => {
      const own = band.filter((line) => figureIn(line, c))
      return own.some((line, i) => i > 0 && !goesOn(textIn(own[i - 1]?.at.get(c)), textIn(line.at.get(c))))
    }),
  ).length
  return doubled <= bands.length * 0.1
}

function joins(
  group: readonly PlacedLine[],
  line: PlacedLine,
  columns: readonly ColumnPlace[],
  wrap: number,
  full: readonly number[],
): boolean {
  const { size, top } = line.row
  let shared = false
  for (const [column] of columns.entries()) {
    if (!figureIn(line, column)) continue
    const above = [...group].reverse().find((l) => figureIn(l, column))
    if (!above) continue
    if (!goesOn(textIn(above.at.get(column)), textIn(line.at.get(column)))) return false
    shared = true
  }
  const last = group[group.length - 1] as PlacedLine
  if (shared) return rowMiddle(line.row) - rowMiddle(last.row) < 2 * size
  const overlaps = group.some((l) => l.row.bottom - top > 0.12 * Math.min(size, l.row.size))
  if (overlaps) return true
  const first = columns.findIndex((_, c) => line.at.has(c))
  if (opensRecord.test(textIn(line.at.get(first)))) return false
  if (hasFigure(line) && group.some(hasFigure)) return false
  return columns.some((_, column) => {
    if (!wordsIn(line, column)) return false
    const above = [...group].reverse().find((l) => wordsIn(l, column))
    return (
      above !== undefined && reach(above, column) >= (full[column] ?? Infinity) && rowMiddle(line.row) - rowMiddle(above.row) < wrap * size
    )
  })
}

/** The least distance of rows that hold figures, in ems. */
export function pitchOf(groups: readonly (readonly PlacedLine[])[]): number {
  const lines = groups.flatMap((group) => group.find(hasFigure) ?? [])
  const distances = lines.slice(1).map((line, i) => (rowMiddle(line.row) - rowMiddle((lines[i] as PlacedLine).row)) / line.row.size)
  return Math.min(Infinity, ...distances)
}

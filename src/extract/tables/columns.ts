/** What the columns of a part of a table hold, and how they group into lanes that stand side by side. */
import type { Cell, Matrix } from './cells.ts'
import { numbersColumns, type Section } from './heads.ts'

/** `period`: years, which tell of what year the row is. */
export type ColumnRole = 'code' | 'label' | 'figure' | 'serial' | 'aside' | 'period'

export interface Column {
  readonly index: number
  readonly role: ColumnRole
  /** Head cells, outermost first. */
  readonly heads: readonly Cell[]
}

export interface Lane {
  readonly labels: readonly Column[]
  readonly figures: readonly Column[]
  /** Columns of words behind the figures: units of measure, notes. */
  readonly asides: readonly Column[]
}

const serial = /^(?:序号|行次|编号)$/u
const coding = /^(?:.*(?:编码|代码)|类|款|项|科目(?:编号|代号))$/u
const naming =
  /(?:^项目(?:\(.*\))?$|名称|科目|^功能分类|^经济分类|(?:功能|经济)分类(?:\(.*\))?$|类别|品目|目录|^单位$|^部门$|内容$|^指标$|[一二三]级指标|方式$|形式$)/u
const asideWord =
  /^(?:备注|说明|规格.*|.*型号|.*(?:时间|日期)|.*(?:原因|措施|依据|说明).*|.*(?:计量|度量)单位|指标性质|.*指标性质|是否.*)$/u
const codeValue = /^\d{2,9}$/u
const periodHead = /^(?:(?:预算|会计|项目)?年度|年份|年|期间)$/u
export const yearValue = /^((?:19|20)\d{2})年?度?$/u
/** What the third row of a group of years says. */
export const differenceValue =
  /^(?:(?:19|20)\d{2}年?度?(?:比|较|[-－—])(?:19|20)\d{2}年?度?(?:增减.*)?|(?:比|较)(?:上年|去年).*|增减(?:额|变化|变动|情况|数)?|差额|差异|变[动化](?:额|情况)?)$/u

/** Head cells over a column, outermost first; rows that only number the columns say nothing. */
function headsOver(matrix: Matrix, section: Section, column: number): Cell[] {
  const out: Cell[] = []
  const rows = section.heads.filter((row) => !numbersColumns(matrix.startingIn(row)))
  for (const row of rows) {
    let cell = matrix.at(row, column)
    // A head that should stand over several columns, in a cell of its own: the empty cells beside it belong to it.
    for (
      let left = column - 1;
      cell?.blank && row !== rows[rows.length - 1] && cell.grid.row === row && cell.grid.rowSpan === 1 && left >= 0;
      left--
    )
      cell = matrix.at(row, left)
    if (cell && (cell.grid.row !== row || cell.grid.rowSpan > 1) && cell.grid.column + cell.grid.columnSpan <= column) continue
    if (cell && !cell.blank && !out.includes(cell)) out.push(cell)
  }
  return out
}

/** Words that stand in figure columns of the first record are the lowest heads of those columns (a head drawn into the total's row). */
export function subheads(matrix: Matrix, section: Section): { readonly row: number; readonly cells: ReadonlySet<Cell> } | undefined {
  const row = section.body[0]
  if (row === undefined || section.heads.length === 0) return undefined
  const cells = matrix.startingIn(row).filter((c) => !c.blank)
  const figures = cells.filter((c) => c.figure)
  const words = cells.filter((c) => !c.figure && /^(?:类|款|项|小计|基本支出|项目支出|合计)$/u.test(c.folded))
  if (words.length === 0) return undefined
  const names = cells.filter((c) => /^(?:合计|总计)$/u.test(c.folded))
  // The first 合计 names the record itself.
  // Below a head that figures stand under; the names of side-by-side records stand among names.
  const overFigures = (cell: Cell): boolean => {
    const below = section.body.slice(1).flatMap((r) => matrix.startingIn(r).filter((c) => c.grid.column === cell.grid.column && !c.blank))
    return below.filter((c) => c.figure).length >= below.length / 2
  }
  const sub = words.filter((c) => /^(?:类|款|项)$/u.test(c.folded) || (c !== names[0] && overFigures(c)))
  return sub.length > 0 && (figures.length > 0 || sub.length > 1) ? { row, cells: new Set(sub) } : undefined
}

export function columnsOf(matrix: Matrix, section: Section): Column[] {
  const sub = subheads(matrix, section)
  const columns: Column[] = []
  // Columns that other parts of the grid need, in which nothing of this part begins, are none of its own.
  const begun = new Set([...section.heads, ...section.body].flatMap((row) => matrix.startingIn(row).map((cell) => cell.grid.column)))
  for (let index = 0; index < matrix.columns; index++) {
    if (!begun.has(index)) continue
    const heads = headsOver(matrix, section, index)
    if (sub) {
      const cell = matrix.at(sub.row, index)
      if (cell && sub.cells.has(cell) && !heads.includes(cell)) heads.push(cell)
    }
    columns.push({ index, heads, role: roleOf(matrix, section, index, heads, sub?.cells, begun) })
  }
  return columns
}

function roleOf(
  matrix: Matrix,
  section: Section,
  index: number,
  heads: readonly Cell[],
  sub: ReadonlySet<Cell> | undefined,
  begun: ReadonlySet<number>,
): ColumnRole {
  const widthOf = (cell: Cell): number =>
    [...begun].filter((c) => c >= cell.grid.column && c < cell.grid.column + cell.grid.columnSpan).length
  const leaf = heads[heads.length - 1]?.folded ?? ''
  const values: Cell[] = []
  let covered = 0
  let worded = 0
  // Where the head is printed again on the next page, so is what stands beside it.
  const isHead = (cell: Cell): boolean => heads.some((head) => head === cell || (head.grid.rowSpan > 1 && head.folded === cell.folded))
  let stub = section.body.some((row) => heads.some((head) => matrix.at(row, index) === head))
  for (const row of section.body) {
    const cell = matrix.at(row, index)
    if (!cell || !(isHead(cell) || cell.blank)) stub = false
    if (!cell || cell.blank || sub?.has(cell)) continue
    if (cell.grid.column !== index || cell.grid.row !== row) {
      covered++
      if (!cell.figure) worded++
      continue
    }
    if (cell.figure || widthOf(cell) === 1) values.push(cell)
  }
  // One cell beside the head and all the records names the whole part.
  if (stub) return 'label'
  if (serial.test(leaf)) return 'serial'
  const numerals = values.filter((c) => c.figure && !c.figure.measure)
  const measures = values.filter((c) => c.figure?.measure)
  const words = values.length - numerals.length - measures.length
  const codes = values.filter((c) => codeValue.test(c.folded))
  if (coding.test(leaf) && codes.length + words >= numerals.length / 2) return 'code'
  if (values.length > 0 && values.every((c) => yearValue.test(c.folded) || differenceValue.test(c.folded))) {
    const years = values.filter((c) => yearValue.test(c.folded))
    if (years.length > 0 && (periodHead.test(leaf) || years.length < values.length)) return 'period'
  }
  if (asideWord.test(leaf)) return 'aside'
  if (/(?:指标|目标|完成|实际|实现)值$|完成情况$/u.test(leaf)) return 'figure'
  if (values.length === 0) return naming.test(leaf) || (leaf === '' && (worded > 0 || (covered === 0 && index === 0))) ? 'label' : 'figure'
  if (
    codes.length === numerals.length &&
    codes.length > 0 &&
    words === 0 &&
    naming.test(leaf) &&
    codes.every((c) => [3, 5, 7].includes(c.folded.length))
  )
    return 'code'
  if (words > numerals.length + measures.length)
    return naming.test(leaf) || !/(?:值|数|额|分|率)$/u.test(leaf) || measures.length === 0 ? 'label' : 'figure'
  return 'figure'
}

/** Groups columns into lanes: labels, then figures. A new lane begins where columns of names follow figures under a head of their own. */
export function lanesOf(columns: readonly Column[], matrix: Matrix, body: readonly number[]): Lane[] {
  const lanes: { labels: Column[]; figures: Column[]; asides: Column[] }[] = []
  let lane = { labels: [] as Column[], figures: [] as Column[], asides: [] as Column[] }
  const figuresAfter = (at: number): boolean => columns.slice(at + 1).some((c) => c.role === 'figure')
  columns.forEach((column, at) => {
    if (column.role === 'figure') {
      lane.figures.push(column)
      return
    }
    if (column.role === 'aside') {
      lane.asides.push(column)
      return
    }
    if (column.role === 'period') {
      lane.labels.push(column)
      return
    }
    if (lane.figures.length > 0) {
      const leaf = column.heads[column.heads.length - 1]?.folded ?? ''
      const first = lanes[0]?.labels ?? lane.labels
      const leafOf = (c: Column): string => c.heads[c.heads.length - 1]?.folded ?? ''
      const end = columns.findIndex((c, i) => i > at && c.role === 'figure')
      // The names of the first lane come again, perhaps behind codes.
      const group = columns.slice(at, end < 0 ? undefined : end)
      const known = group.some((c) => c.role === 'label' && first.some((f) => f.role === 'label' && leafOf(f) === leafOf(c)))
      const named = column.role === 'label' && naming.test(leaf)
      const apart = column.heads.length > 1 && column.heads[0] !== lane.figures[0]?.heads[0]
      const sides = /收入|支出|项目|用途/u.test(leaf)
      // The other side of an account, whatever its column of names is called (on scans: whatever that was read as).
      const over = column.heads[0]
      const side =
        column.role === 'label' &&
        apart &&
        /^[收支]/u.test(over?.folded ?? '') &&
        columns[at + 1]?.role === 'figure' &&
        columns[at + 1]?.heads[0] === over
      // 「…… | 预算数 | …… | 预算数」: names, and the amounts of the lane before printed again under its own head.
      const next = columns[at + 1]
      const repeats =
        column.role === 'label' &&
        next?.role === 'figure' &&
        lane.figures.length === 1 &&
        leafOf(next) !== '' &&
        leafOf(next) === leafOf(lane.figures[0] as Column) &&
        first.some((f) => f.role === 'label')
      // Several names beside one record of the lane before: records of their own.
      const finer = body.some((row) => {
        const name = lane.labels.map((c) => matrix.at(row, c.index)).find((c) => c && !c.blank)
        const own = matrix.at(row, column.index)
        return name !== undefined && own !== undefined && !own.blank && own.grid.row > name.grid.row
      })
      // Codes alone name no records where the lane before has names.
      const nameable = group.some((c) => c.role === 'label') || !first.some((c) => c.role === 'label')
      if (
        figuresAfter(at) &&
        (known || side || repeats || ((named || (coding.test(leaf) && nameable)) && apart) || (named && (sides || finer)))
      ) {
        lanes.push(lane)
        lane = { labels: [column], figures: [], asides: [] }
      } else lane.asides.push(column)
      return
    }
    lane.labels.push(column)
  })
  lanes.push(lane)
  return lanes
}

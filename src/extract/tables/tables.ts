/** Table blocks → tables as records: every printed figure in its row and column, with unit and source. */
import { columnKey, isRatio } from '../../families/columns.ts'
import { recognise } from '../../families/tables.ts'
import { formStarts } from '../../layout/forms.ts'
import type { Document, TableBlock } from '../../layout/types.ts'
import type { Box, Source } from '../../model/document.ts'
import type { Figure, Table, TableCell, TableColumn, TableRow } from '../../model/reading.ts'
import { decimal, divide, equals, isZero, multiply, subtract } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import { noUnit, readUnit, readUnitNote, type Unit } from '../../number/unit.ts'
import { type Box as PageBox, unturned } from '../../pdf/types.ts'
import { captionUnit, titleOf } from './caption.ts'
import { type Cell, type CellFigure, type Matrix, matrixOf } from './cells.ts'
import { type Column, columnsOf, type Lane, lanesOf, subheads } from './columns.ts'
import { type Section, sections } from './heads.ts'
import { identitiesOf, oneList } from './identities/index.ts'
import { hierarchy, recordsOf, type TableRecord } from './records.ts'
import { shownDecimals } from './width.ts'

export interface TablesRead {
  readonly tables: Table[]
  /** Numerals of tables that are codes, serial numbers, years or numbers of columns. */
  readonly notFigures: number
}

type AddFigure = (figure: Omit<Figure, 'id'>) => number

const percent = readUnit('%', 0)?.unit ?? noUnit
const score = readUnit('分', 0)?.unit ?? noUnit

/** Reads every table of a document. `addFigure` files a figure and gives its id. */
export function readTables(document: Document, addFigure: AddFigure): TablesRead {
  const tables: Table[] = []
  let notFigures = 0
  let inherited: Unit | undefined
  let form: { readonly key: string; readonly title: string; readonly page: number; readonly unit: Unit | undefined } | undefined
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    const key = formStarts(block)[0] === 0 ? keyOf(block) : undefined
    // Forms that follow each other under one title print it over the first alone.
    const same = key !== undefined && form?.key === key && block.above.length === 0 && block.page - form.page <= 1 ? form : undefined
    const read = readBlock(document, block, addFigure, tables.length, inherited, same)
    tables.push(...read.tables)
    notFigures += read.notFigures
    inherited = read.tables[0]?.unit ?? inherited
    const title = read.tables[0]?.title ?? same?.title
    form =
      key === undefined || title === undefined
        ? undefined
        : { key, title, page: block.pages[block.pages.length - 1] ?? block.page, unit: read.tables[0]?.unit }
  }
  return { tables, notFigures }
}

const keyOf = (block: TableBlock): string => fold(block.cells.find((c) => c.row === 0 && c.column === 0)?.text ?? '').replace(/\s/gu, '')

function readBlock(
  document: Document,
  block: TableBlock,
  addFigure: AddFigure,
  from: number,
  inherited: Unit | undefined,
  form: { readonly title: string; readonly unit: Unit | undefined } | undefined,
): TablesRead {
  const matrix = matrixOf(block)
  const parts = sections(matrix)
  const headings = block.under.flatMap((index) => {
    const heading = document.blocks[index]
    return heading && heading.kind !== 'table' ? [heading.text] : []
  })
  const used = new Set<Cell>()
  const tables: Table[] = []
  const captions = parts[0]?.captions.map((c) => c.grid.text) ?? []
  const title = form?.title ?? titleOf(block.above, captions, headings)
  const unit = captionUnit(block, captions) ?? cellUnit(matrix) ?? form?.unit
  const notes = block.below.map((line) => ({
    text: line.text.trim(),
    source: noteSource(document, block, line.text, line.places, headings),
  }))
  parts.forEach((section, at) => {
    const table = readSection({
      document,
      block,
      matrix,
      section,
      title,
      headings,
      addFigure,
      used,
      unit,
      inherited,
      index: from + tables.length,
      notes: at === parts.length - 1 ? notes : [],
    })
    if (table) tables.push(table)
  })
  let notFigures = 0
  for (const grid of block.cells) {
    const cell = matrix.at(grid.row, grid.column)
    if (cell && cell.grid === grid && cell.figure && !used.has(cell)) notFigures++
  }
  return { tables, notFigures }
}

/** A unit declared inside the grid: 「单位：万元」 in a cell of its own. */
function cellUnit(matrix: Matrix): Unit | undefined {
  for (let row = 0; row < Math.min(4, matrix.rows); row++) {
    for (const cell of matrix.startingIn(row)) {
      if (/^(?:金额)?单位[:：]/u.test(cell.label)) {
        const unit = readUnitNote(cell.label)
        if (unit) return unit
      }
    }
  }
  return undefined
}

interface SectionTask {
  readonly document: Document
  readonly block: TableBlock
  readonly matrix: Matrix
  readonly section: Section
  readonly title: string
  readonly headings: readonly string[]
  readonly addFigure: AddFigure
  readonly used: Set<Cell>
  readonly unit: Unit | undefined
  readonly inherited: Unit | undefined
  readonly index: number
  readonly notes: Table['notes']
}

function readSection(task: SectionTask): Table | undefined {
  const { block, matrix, section, title, unit } = task
  const form = section.heads.length === 0
  const columns = columnsOf(matrix, section)
  const lanes = form ? formLanes(matrix, section) : lanesOf(columns, matrix, section.body)
  const ignored = new Set<Cell>(subheads(matrix, section)?.cells ?? [])
  const tableColumns: TableColumn[] = []
  const rows: TableRow[] = []
  const cells: TableCell[] = []
  const printed = new Map<number, string>()
  const own = new Map<number, Figure>()
  const written: { lane: Lane; records: readonly TableRecord[]; firstColumn: number; firstRow: number }[] = []
  lanes.forEach((lane, laneIndex) => {
    if (lane.figures.length === 0) return
    const body = form
      ? section.body.filter((row) => lane.labels.length === 0 || lane.figures.some((c) => matrix.at(row, c.index)?.figure))
      : section.body
    const records = recordsOf(matrix, body, lane, ignored)
    if (form && records.every((r) => r.cells.length === 0)) return
    const firstColumn = tableColumns.length
    const firstRow = rows.length
    const levels = hierarchy(records)
    for (const column of lane.figures) {
      const path = column.heads.map((c) => c.label)
      const own = columnUnit(column)
      tableColumns.push({ path, lane: laneIndex, ...(own ? { unit: own } : {}) })
    }
    records.forEach((record, i) => {
      const { level, parent } = levels[i] ?? {}
      const nameless =
        record.label === '' && record.code === undefined && record.cells.length > 0 && record.period === undefined && !record.difference
      const named = nameless && (lane.labels.length === 0 || records.length === 1)
      // The sum at the head or foot of a list is sometimes left without a name.
      const sum = named || (nameless && (i === 0 || i === records.length - 1))
      rows.push({
        lane: laneIndex,
        line: record.row,
        // A lone row of figures without a name is the table's total.
        label: named ? '合计' : record.label,
        ...(record.code === undefined ? {} : record.body ? { body: record.code } : { code: record.code }),
        ...(record.codes.length > 1 && !record.body ? { codes: record.codes } : {}),
        concept: sum ? '合计' : record.concept,
        ...(level === undefined ? {} : { level }),
        ...(parent === undefined ? {} : { parent: parent + firstRow }),
        total: record.total || sum,
        ofWhich: record.ofWhich,
        page: record.page,
        ...(record.indent > 0 ? { indent: record.indent } : {}),
        ...(record.depth > 0 ? { depth: record.depth } : {}),
        ...(record.period === undefined ? {} : { period: record.period }),
        ...(record.difference ? { difference: true } : {}),
      })
    })
    written.push({ lane, records, firstColumn, firstRow })
  })
  if (tableColumns.length === 0) return undefined
  if (oneList(rows)) continueBeside(rows)
  const family = recognise(title, tableColumns, rows)
  const named = tableColumns.map((column, i) => {
    const concept = family.columns[i]
    return { ...column, ...(concept === undefined ? {} : { concept }), key: columnKey(column.path, concept) }
  })
  const money = unit ?? family.unit ?? task.inherited
  const made: readonly MadeCell[] = written.flatMap(({ lane, records, firstColumn, firstRow }) =>
    records.flatMap((record, r) =>
      record.cells.flatMap(({ column, cell, figure }) => {
        if (task.used.has(cell)) return []
        task.used.add(cell)
        const unit = unitFor(figure, lane.figures[column], record, stubUnit(lane) ?? money)
        return [
          {
            row: firstRow + r,
            column: firstColumn + column,
            figure: figureOf(task, record, lane, cell, figure, lane.figures[column], unit),
          },
        ]
      }),
    ),
  )
  const settled = toldByRows(named, made)
  const shown = shownDecimals(settled.map((m) => m.figure))
  for (const { row, column, figure } of settled) {
    const precision = shown.get(figure)
    const read = precision === undefined ? figure : { ...figure, precision }
    const id = task.addFigure(read)
    own.set(id, { ...read, id })
    printed.set(id, figure.printed)
    cells.push({ row, column, figure: id })
  }
  // A table without figures matters only where the form requires that it says so.
  if (cells.length === 0 && !(section.heads.length > 0 && /^[TB]\d/u.test(family.kind ?? ''))) return undefined
  markRepeats(rows, cells, printed)
  const table: Omit<Table, 'identities'> = {
    index: task.index,
    block: block.index,
    title,
    ...(family.kind === undefined ? {} : { kind: family.kind }),
    ...(money ? { unit: money } : {}),
    pages: [...new Set(section.body.flatMap((row) => matrix.startingIn(row).map((c) => c.grid.page)))],
    columns: named,
    rows,
    cells,
    notes: task.notes,
    remarks: [],
  }
  const read = (id: number): Figure => {
    const figure = own.get(id)
    if (!figure) throw new RangeError(`no figure ${id} in table ${task.index}`)
    return figure
  }
  return { ...table, identities: identitiesOf(table, read) }
}

type Made = Omit<Figure, 'id'>

/**
 * 「比上年增减」 may be an amount or a rate: where its figures are what two columns of amounts give in per cent, and not their difference, the
 * column is one of rates.
 */
function toldByRows(columns: TableColumn[], made: readonly MadeCell[]): readonly MadeCell[] {
  const byRow = Map.groupBy(made, (m) => m.row)
  const at = (row: number, column: number): Made | undefined => byRow.get(row)?.find((m) => m.column === column)?.figure
  const amounts = columns.flatMap((c, i) =>
    c.key?.measure === undefined && (c.unit === undefined || c.unit.dimension === 'money') ? [i] : [],
  )
  const rates = new Set<number>()
  columns.forEach((column, index) => {
    if (column.key?.measure !== 'change' || column.unit !== undefined) return
    let best = 0
    for (const now of amounts) {
      for (const before of amounts) {
        if (now === before || columns[now]?.lane !== column.lane || columns[before]?.lane !== column.lane) continue
        let [rate, change] = [0, 0]
        for (const row of byRow.keys()) {
          const [stated, current, base] = [at(row, index), at(row, now), at(row, before)]
          if (!stated || !current || !base || isZero(base.value)) continue
          const gap = subtract(current.value, base.value)
          if (equals(gap, stated.value)) change++
          const inPercent = divide(multiply(gap, decimal(100)), base.value, stated.decimals, 'half-up')
          if (equals(inPercent, stated.value) && !isZero(stated.value)) rate++
        }
        if (rate >= 3 && rate > 2 * change) best = Math.max(best, rate)
      }
    }
    if (best === 0) return
    rates.add(index)
    columns[index] = { ...column, unit: percent, key: { ...column.key, measure: 'rate' } }
  })
  return rates.size === 0 ? made : made.map((m) => (rates.has(m.column) ? { ...m, figure: { ...m.figure, unit: percent } } : m))
}

interface MadeCell {
  readonly row: number
  readonly column: number
  readonly figure: Made
}

/** Forms without a head: each figure is named by the words to its left. */
function formLanes(matrix: Matrix, section: Section): Lane[] {
  const at = new Map<number, Column>()
  for (const row of section.body) {
    for (const cell of matrix.startingIn(row)) {
      if (cell.figure && cell.grid.column > 0) at.set(cell.grid.column, { index: cell.grid.column, role: 'figure', heads: [] })
    }
  }
  const figures = [...at.values()].sort((a, b) => a.index - b.index)
  let from = 0
  return figures.map((column) => {
    const labels: Column[] = []
    for (let index = from; index < column.index; index++) labels.push({ index, role: 'label', heads: [] })
    from = column.index + 1
    return { labels, figures: [column], asides: [] }
  })
}

const scoreHead = /(?:分值|得分|评分|扣分|自评分|标准分|满分)/u
const people = readUnit('人', 0)?.unit

function columnUnit(column: Column): Unit | undefined {
  for (let i = column.heads.length - 1; i >= 0; i--) {
    const text = column.heads[i]?.label ?? ''
    const noted = readUnitNote(text)
    if (noted) return noted
  }
  const leaf = column.heads[column.heads.length - 1]?.folded ?? ''
  if (scoreHead.test(leaf)) return /率$/u.test(leaf) ? percent : score
  const { measure } = columnKey(column.heads.map((h) => h.label))
  if (isRatio(measure)) return measure === 'average' ? undefined : percent
  if (measure === 'people') return people
  if (measure === 'count' && /数量$|(?:批次|辆数|台数|个数)$/u.test(leaf)) return { symbol: '', dimension: 'count', power: 0 }
  return undefined
}

/** The unit in the cell that stands beside all the rows of a part: 「项目资金（万元）」. */
const stubUnit = (lane: Lane): Unit | undefined =>
  lane.labels
    .flatMap((c) => c.heads)
    .map((head) => readUnitNote(head.label))
    .find((unit) => unit?.dimension === 'money')

function unitFor(figure: CellFigure, column: Column | undefined, record: TableRecord, money: Unit | undefined): Unit {
  if (figure.unit) return figure.unit
  const leaf = column?.heads[column.heads.length - 1]?.folded ?? ''
  const indicator = /指标值|目标值|完成值|实际值|完成情况|指标$/u.test(leaf)
  if (indicator) {
    const beside = record.asides.find((a) => /(?:计量|度量)?单位$/u.test(a.column.heads[a.column.heads.length - 1]?.folded ?? ''))
    const read = beside && readUnit(fold(beside.cell.label), 0)
    if (read) return read.unit
    const last = record.names[record.names.length - 1]
    return (last && readUnitNote(last.label)) || noUnit
  }
  const own = column && columnUnit(column)
  if (own) return own
  for (const name of [...record.names].reverse()) {
    // 「…支出(项)」 is a level of the classification, no unit.
    const noted =
      /[(（][^()（）]{1,6}[)）]\s*[:：]?$/u.test(name.label) && !/[(（]\d*[类款项目][)）]\s*[:：]?$/u.test(name.label)
        ? readUnitNote(name.label)
        : undefined
    if (noted && (noted.dimension !== 'money' || !money)) return noted
    if (noted && noted.dimension === 'money') return noted
  }
  return money ?? noUnit
}

function figureOf(
  task: SectionTask,
  record: TableRecord,
  lane: Lane,
  cell: Cell,
  figure: CellFigure,
  column: Column | undefined,
  unit: Unit,
): Omit<Figure, 'id'> {
  const { block, matrix } = task
  const shown: Cell[] = [...record.names]
  for (const c of lane.figures) {
    const other = matrix.at(record.row, c.index)
    if (other && !other.blank && other.grid.row === record.row && !shown.includes(other)) shown.push(other)
  }
  let quote = ''
  let start = 0
  for (const one of shown) {
    if (quote !== '') quote += ' '
    if (one === cell) start = quote.length + figure.at[0]
    quote += one.grid.text
  }
  const leaf = column?.heads[column.heads.length - 1]?.label ?? ''
  const name = record.label || record.code || ''
  const places = cell.grid.places.slice(figure.at[0], figure.at[1])
  const frame = task.document.pages.find((p) => p.number === cell.grid.page)
  const boxes = hulls(
    places.flatMap((place) => (place ? [place.box] : [])),
    frame,
  )
  const confidence = Math.min(1, ...places.map((p) => p?.confidence ?? 1))
  const alternatives = doubts(cell, figure)
  const source: Source = {
    page: cell.grid.page,
    quote,
    at: [start, start + (figure.at[1] - figure.at[0])],
    boxes,
    block: block.index,
    offset: figure.at[0],
    section: task.headings,
  }
  return {
    printed: figure.printed,
    value: figure.value,
    decimals: figure.decimals,
    unit,
    source,
    place: 'cell',
    label: [name, leaf].filter((part) => part !== '').join(' · '),
    ...(confidence < 0.9 || alternatives.length > 0 ? { doubt: { confidence, alternatives } } : {}),
  }
}

/** Other readings of a doubtful numeral: one glyph changed at a time. */
function doubts(cell: Cell, figure: CellFigure): string[] {
  const out: string[] = []
  for (let i = figure.at[0]; i < figure.at[1]; i++) {
    for (const alternative of cell.grid.places[i]?.alternatives ?? []) {
      if (/^[\d.,-]{0,2}$/u.test(alternative))
        out.push(figure.printed.slice(0, i - figure.at[0]) + alternative + figure.printed.slice(i - figure.at[0] + 1))
    }
  }
  return out
}

/** One box for each printed line, on the unrotated page. */
function hulls(boxes: readonly PageBox[], frame: Document['pages'][number] | undefined): Box[] {
  const lines: [number, number, number, number][] = []
  for (const [x0, top, x1, bottom] of boxes) {
    const line = lines[lines.length - 1]
    if (line && top < line[3] && bottom > line[1]) {
      line[0] = Math.min(line[0], x0)
      line[1] = Math.min(line[1], top)
      line[2] = Math.max(line[2], x1)
      line[3] = Math.max(line[3], bottom)
    } else lines.push([x0, top, x1, bottom])
  }
  return frame ? lines.map((line) => unturned(line, frame)) : lines
}

function noteSource(
  document: Document,
  block: TableBlock,
  text: string,
  places: TableBlock['below'][number]['places'],
  section: readonly string[],
): Source {
  const page = places.find((p) => p !== undefined)?.page ?? block.pages[block.pages.length - 1] ?? block.page
  const frame = document.pages.find((p) => p.number === page)
  const boxes = hulls(
    places.flatMap((p) => (p && p.page === page ? [p.box] : [])),
    frame,
  )
  return { page, quote: text.trim(), at: [0, text.trim().length], boxes, block: block.index, offset: 0, section }
}

/** The accounts of a class that goes on in the next group of columns stand under that class. */
function continueBeside(rows: TableRow[]): void {
  const at = new Map(rows.flatMap((row, i) => (row.code === undefined ? [] : [[row.code, i] as const])))
  rows.forEach((row, i) => {
    if (row.code === undefined || row.parent !== undefined) return
    for (let size = row.code.length - 1; size >= 3; size--) {
      const parent = at.get(row.code.slice(0, size))
      if (parent === undefined) continue
      rows[i] = { ...row, parent }
      return
    }
  })
}

/** A total printed again under a repeated head says the same thing twice: it must not be added twice. */
function markRepeats(rows: TableRow[], cells: readonly TableCell[], printed: ReadonlyMap<number, string>): void {
  const byRow = Map.groupBy(cells, (c) => c.row)
  const key = (row: number): string => (byRow.get(row) ?? []).map((c) => `${c.column}=${printed.get(c.figure) ?? ''}`).join(' ')
  const seen = new Map<string, number>()
  rows.forEach((row, i) => {
    if (!row.total) return
    const name = `${row.lane}|${row.concept}|${key(i)}`
    const before = seen.get(name)
    if (before !== undefined && rows[before]?.page !== row.page && key(i) !== '') rows[i] = { ...row, repeats: before }
    else seen.set(name, i)
  })
}

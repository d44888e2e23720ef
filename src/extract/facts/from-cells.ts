/** What the cells of tables say, as facts. */
import { isRatio } from '../../families/columns.ts'
import { conceptOf, normalName, scopeOf } from '../../families/concepts.ts'
import type { Document } from '../../layout/types.ts'
import type { ColumnKey, Fact, Figure, Measure, Role, Table, TableColumn } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { Setting } from '../facts.ts'
import { phaseOf } from '../reading/comparisons.ts'
import { factKey, fundIn, measureOf } from './key.ts'

/** The year of a column: the one that its head names alone, else the document's, or the one before it (上年预算数). */
const periodOf = (key: ColumnKey | undefined, year: number | undefined): number | undefined =>
  key?.year ?? (year !== undefined && key?.period === 'prior' ? year - 1 : year)

/** 预算 in the name of a fund says nothing of whether an amount was planned or spent. */
const fundNames = /(?:一般公共|政府性基金|国有资本经营)预算/g

/** A title as other years and bodies print it too. */
const titleKey = (title: string, department: string): string => {
  const plain = normalName(title)
    .replace(/(?:19|20)\d\d年?度?/g, '')
    .replace(/[(（](?:单位|金额)[^()（）]*[)）]/g, '')
  return department.length > 3 ? plain.replace(department, '') : plain
}

/** Heads of the columns, each unlike the others of its lane: what two columns share by name is told apart by their order. */
function columnKeys(columns: readonly TableColumn[]): string[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    const head = fold(column.path.join('/')).replace(/\s/g, '')
    const count = (seen.get(head) ?? 0) + 1
    seen.set(head, count)
    return count === 1 ? head : `${head}#${count}`
  })
}

function roleOf(key: ColumnKey | undefined, figure: Figure): Role {
  if (figure.unit.dimension === 'percent') return 'rate'
  const { measure } = key ?? {}
  return measure === 'score' || measure === 'weight' || measure === 'change' ? measure : 'amount'
}

function measureIn(role: Role, key: ColumnKey | undefined, figure: Figure): Measure {
  if (role === 'rate') return isRatio(key?.measure) ? (key?.measure ?? 'percent') : 'percent'
  if (role === 'score' || role === 'weight' || role === 'change') return role
  return measureOf(figure.unit)
}

/** What a row is called when it heads the rows of one body: 「某某局（本级）」 above the items of that office. */
const bodyName =
  /(?:[局委部厅院办会所处站队社馆团校]|中心|大学|学校|政府|街道|公司|支队|总队|委员会|检测站|保护区)(?:\([^()]*\))?(?:本级|机关)?$/

/** The body under whose name each row stands, by row. */
function bodiesOf(table: Table): (string | undefined)[] {
  const open = new Map<number, string>()
  return table.rows.map((row) => {
    const name = fold(row.label).replace(/\s/g, '')
    if (row.total || (name.length > 4 && bodyName.test(name))) {
      open.delete(row.lane)
      if (!row.total) open.set(row.lane, name)
      return undefined
    }
    return open.get(row.lane)
  })
}

/** The project that a form is about, by the rows of the block: 「项目名称 | 某某经费」 stands above what it says of it. */
function projectsOf(document: Document, table: Table): (row: number) => string | undefined {
  const block = document.blocks[table.block]
  const named =
    block?.kind !== 'table'
      ? []
      : block.cells.flatMap((cell) => {
          if (!/^(?:项目|专项|政策)(?:实施)?(?:名称)?[:：]?$/.test(fold(cell.text).replace(/\s/g, ''))) return []
          const value = block.cells.find((other) => other.row === cell.row && other.column > cell.column && other.text.trim() !== '')
          const name = fold(value?.text ?? '').replace(/\s/g, '')
          return name.length > 3 && !/^[\d.,]+$|^(?:项目|主管|单位|预算|金额)/.test(name) ? [{ row: cell.row, name }] : []
        })
  return (row) => named.findLast((one) => one.row <= row)?.name
}

/** The body that a line above a table names: 「单位名称：某某中心」. */
function bodyAbove(document: Document, table: Table, department: string): string | undefined {
  const block = document.blocks[table.block]
  if (block?.kind !== 'table') return undefined
  for (const line of block.above) {
    const named = /(?:部门|单位)(?:名称)?[:：]([\u4e00-\u9fff()]{4,40})/.exec(fold(line.text).replace(/\s/g, ''))?.[1]
    const body = named?.replace(/(?:金额)?单位$/, '')
    if (body !== undefined && !/^(?:人民币|万元|元)/.test(body) && body !== department) return body
  }
  return undefined
}

export function factsOfCells(tables: readonly Table[], { document, figures, year, department, phase: usual }: Setting): Fact[] {
  const facts: Fact[] = []
  const told = new Map<string, Set<string>>()
  for (const table of tables) {
    const title = fold(table.title)
    const name = table.kind ?? titleKey(title, department)
    const keys = columnKeys(table.columns)
    const body = bodyAbove(document, table, department)
    const bodies = bodiesOf(table)
    const projectOf = projectsOf(document, table)
    const paths = table.rows.map((row, i) => [...[projectOf(row.line) ?? []].flat(), ...pathOf(table, i)])
    // What heads and rows say is asked once of each, not once a cell.
    const heads = table.columns.map((column) => {
      const head = fold(column.path.join('/'))
      const phase = [head, title].map((text) => phaseOf(text.replace(fundNames, ''))).find((found) => found !== 'unknown') ?? usual
      return { phase, scope: scopeOf(head) ?? scopeOf(title) ?? 'whole', fund: column.key?.fund ?? fundIn(title) }
    })
    const concepts = table.rows.map((row) => conceptOf(fold(row.concept)))
    for (const cell of table.cells) {
      const row = table.rows[cell.row]
      const head = heads[cell.column]
      const column = table.columns[cell.column]
      const figure = figures[cell.figure]
      if (!row || !head || !column || !figure) continue
      const { phase, scope, fund } = head
      const role = row.difference && figure.unit.dimension !== 'percent' ? 'change' : roleOf(column.key, figure)
      const period = row.period ?? periodOf(column.key, year)
      const path = paths[cell.row] ?? []
      const of = bodies[cell.row] ?? body
      const fact: Fact = {
        figure: cell.figure,
        ...(of === undefined ? {} : { body: of }),
        concept: concepts[cell.row] ?? '',
        label: row.label,
        ...(row.code === undefined ? {} : { code: row.codes?.join(' ') ?? row.code }),
        ...(path.length === 0 ? {} : { path }),
        table: name,
        column: keys[cell.column] ?? '',
        ...(fund === undefined ? {} : { fund }),
        scope,
        ...(period === undefined ? {} : { period }),
        phase,
        measure: measureIn(role, column.key, figure),
        role,
      }
      // Two rows of one name are two things: a list of purchases buys the same more than once.
      const key = factKey(fact, figure.unit)
      const lines = told.get(key) ?? new Set()
      if (row.repeats === undefined) lines.add(`${table.index}:${cell.row}`)
      told.set(key, lines)
      facts.push(lines.size > 1 && row.repeats === undefined ? { ...fact, nth: lines.size } : fact)
    }
  }
  return facts
}

/** Names of the rows that a row stands under, outermost first. */
function pathOf(table: Table, row: number): string[] {
  const above: string[] = []
  const seen = new Set([row])
  for (let at = table.rows[row]?.parent; at !== undefined && !seen.has(at); at = table.rows[at]?.parent) {
    seen.add(at)
    const name = table.rows[at]?.concept ?? ''
    if (name !== '' && !table.rows[at]?.total) above.unshift(fold(name))
  }
  return above
}

/** Across: a column that is the sum of others. */
import { columnWholes } from '../../../families/columns.ts'
import { plainLabel } from '../../../families/tables.ts'
import type { TableIdentity } from '../../../model/reading.ts'
import type { Relation, Term } from '../../../relation/relation.ts'
import { elected, type Grid, type Instance, identity, isMoney, sum, twoSided } from './vote.ts'

interface Node {
  readonly label: string
  /** Index of the column, for a leaf. */
  readonly column?: number
  readonly children: readonly Node[]
}

const totalLabel = /^(?:合计|总计|小计|总额|总数|本年(?:收入|支出)合计|(?:收入|支出)(?:总计|合计)|.*合计|.*总额)(?:\(.*\))?$/u
const partLabel = /^其中/u
const phaseLabel = /^(?:预算数|决算数|年初预算数?|调整预算数|全年预算数|上年数?|本年数?|当年数?|增减额?|\d{4}年.*数)$/u
/** Columns that stand beside amounts without being parts of them. */
const besideLabel = /扣除|占比|比重|增长|幅度|数量|单价|人数|面积|机关运行经费|政府采购|^其中|备注/u

function pathsOf(grid: Grid, columns: readonly number[]): string[][] {
  const paths = columns.map((c) => (grid.table.columns[c]?.path ?? []).map(plainLabel))
  const leaves = paths.map((p) => p[p.length - 1] ?? '')
  // 「合计/预算数 合计/决算数 …」 is two tables interleaved: the phase belongs above.
  const groups: string[][] = []
  paths.forEach((path, i) => {
    const before = paths[i - 1]
    const group = groups[groups.length - 1]
    if (group && before && before.slice(0, -1).join('/') === path.slice(0, -1).join('/')) group.push(path[path.length - 1] ?? '')
    else groups.push([path[path.length - 1] ?? ''])
  })
  const cycling = groups.length > 1 && (groups[0]?.length ?? 0) > 1 && groups.every((g) => g.join('|') === groups[0]?.join('|'))
  const phased = leaves.every((l) => phaseLabel.test(l)) || cycling
  return phased && new Set(leaves).size > 1 ? paths.map((p) => [p[p.length - 1] ?? '', ...p.slice(0, -1)]) : paths
}

function treeOf(paths: readonly (readonly string[])[], columns: readonly number[], depth = 0): Node[] {
  const nodes: Node[] = []
  for (let i = 0; i < columns.length; ) {
    const path = paths[i] ?? []
    const column = columns[i]
    if (path.length <= depth + 1) {
      nodes.push({ label: path[depth] ?? path[path.length - 1] ?? '', ...(column === undefined ? {} : { column }), children: [] })
      i++
      continue
    }
    let end = i
    while (end < columns.length && (paths[end]?.length ?? 0) > depth + 1 && paths[end]?.[depth] === path[depth]) end++
    nodes.push({ label: path[depth] ?? '', children: treeOf(paths.slice(i, end), columns.slice(i, end), depth + 1) })
    i = end
  }
  return nodes
}

const isTotal = (node: Node): boolean => node.column !== undefined && totalLabel.test(node.label)

/** The leaf that states a group's amount: its 小计, or the one beside which only 其中 stands. */
function headOf(nodes: readonly Node[]): Node | undefined {
  const total = nodes.find(isTotal)
  if (total) return total
  const plain = nodes.filter((n) => !partLabel.test(n.label) && !besideLabel.test(n.label))
  return plain.length === 1 && plain[0]?.column !== undefined && nodes.length > 1 ? plain[0] : undefined
}

/** Columns that together make up a node. */
function columnsIn(node: Node): number[] {
  if (node.column !== undefined) return [node.column]
  const head = headOf(node.children)
  if (head?.column !== undefined) return [head.column]
  return node.children.filter((n) => !partLabel.test(n.label) || node.children.every((c) => partLabel.test(c.label))).flatMap(columnsIn)
}

/** A column and the columns right behind it that make it up. */
interface Inner {
  readonly whole: number
  readonly parts: readonly Node[]
  readonly always: boolean
}

/** Wholes among others under one row of heads: 「合计 | 出国 | 用车小计 | 购置 | 运行 | 接待」. */
function innerWholes(nodes: readonly Node[], grid: Grid): Inner[] {
  const concept = (node: Node | undefined): string => grid.table.columns[node?.column ?? -1]?.concept ?? ''
  return nodes.flatMap((node, i): Inner[] => {
    const known = columnWholes.find(({ whole }) => whole === concept(node))
    let end = i + 1
    while (known?.parts.includes(concept(nodes[end]))) end++
    return known === undefined || node.column === undefined || end - i < 3
      ? []
      : [{ whole: node.column, parts: nodes.slice(i + 1, end), always: known.always === true }]
  })
}

function* sumsIn(all: readonly Node[], grid: Grid): Generator<{ total: number; readings: number[][]; sure: boolean }> {
  for (const node of all) yield* sumsIn(node.children, grid)
  const inner = innerWholes(all, grid)
  for (const { whole, parts, always } of inner) yield { total: whole, readings: [parts.flatMap(columnsIn)], sure: always }
  const within = new Set(inner.flatMap(({ parts }) => parts))
  const nodes = all.filter((node) => !within.has(node))
  const totals = nodes.filter(isTotal)
  const head = totals[0]
  if (head?.column === undefined) {
    // 「公务用车购置及运行费 | 其中：购置 | 其中：运行」
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]
      let end = i + 1
      while (end < nodes.length && partLabel.test(nodes[end]?.label ?? '')) end++
      if (node?.column !== undefined && end - i > 2)
        yield { total: node.column, readings: [nodes.slice(i + 1, end).flatMap(columnsIn)], sure: false }
    }
    yield* spendingIn(nodes)
    return
  }
  const threePublic =
    /三公/u.test(head.label) ||
    (grid.table.kind === 'B9' && nodes.some((n) => /机关运行/u.test(n.label)) && /三公/u.test(nodes.map((n) => n.label).join('')))
  yield* innerTotals(nodes)
  const others = nodes.filter((n) => n !== head && !totals.includes(n))
  // 「按收入性质分」 beside 「按支出性质分」: the same money cut twice.
  const ways = others.filter((n) => n.children.length > 0 && /^按.{1,12}分/u.test(n.label))
  if (ways.length > 1) {
    for (const way of ways) yield { total: head.column, readings: [columnsIn(way)], sure: true }
    return
  }
  const parts = others.filter((n) => !besideLabel.test(n.label) && (!threePublic || /出国|接待|用车|购置|运行/u.test(n.label)))
  const beside = others.filter((n) => partLabel.test(n.label) && n.children.length > 1)
  const plain = parts.flatMap(columnsIn)
  const withGroups = [...plain, ...beside.flatMap(columnsIn)]
  // 「小计 | 其中：基本支出 | 项目支出」: the word stands before the first part and means them all.
  const listed = (plain.length === 0 ? [] : others)
    .filter((n) => (partLabel.test(n.label) && n.column !== undefined) || parts.includes(n))
    .flatMap(columnsIn)
  // A head may call something else so: then its columns stand beside each other.
  const sideBySide = inner.some(({ always }) => !always) ? [...plain, ...all.filter((n) => within.has(n)).flatMap(columnsIn)] : []
  const readings = [plain, withGroups, listed, sideBySide].filter(
    (r, i, all) => r.length > 0 && all.findIndex((o) => o.length === r.length) === i,
  )
  if (readings.length > 0) yield { total: head.column, readings, sure: plain.length > 1 && totals.length === 1 && readings.length === 1 }
  // 「小计 | 接待 | 车 | 其中：购置 | 其中：运行」
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]
    let end = i + 1
    while (end < nodes.length && partLabel.test(nodes[end]?.label ?? '')) end++
    if (node?.column !== undefined && node !== head && end - i > 2)
      yield { total: node.column, readings: [nodes.slice(i + 1, end).flatMap(columnsIn)], sure: false }
  }
}

/** 「总额 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出」: what stands above the groups was not read, and their heads are alike. */
function* innerTotals(nodes: readonly Node[]): Generator<{ total: number; readings: number[][]; sure: boolean }> {
  for (const [i, node] of nodes.entries()) {
    const parts = nodes.slice(i + 1, i + 3)
    const next = nodes[i + 3]
    // The first is that of the whole table; one that is followed by more has more parts.
    if (node === nodes.find(isTotal) || node.column === undefined || !isTotal(node) || (next && !isTotal(next))) continue
    if (parts.map((n) => n.label).join('|') === '基本支出|项目支出')
      yield { total: node.column, readings: [parts.flatMap(columnsIn)], sure: true }
  }
}

/** 「年初结转 | 本年收入 | 本年支出 | 基本支出 | 项目支出 | 年末结转」: of a fund's columns only two are parts of another. */
function* spendingIn(nodes: readonly Node[]): Generator<{ total: number; readings: number[][]; sure: boolean }> {
  for (const [i, { column, label }] of nodes.entries()) {
    const parts = nodes.slice(i + 1, i + 3)
    const labels = parts.map((n) => n.label).join('|')
    if (column !== undefined && /^本年支出(?:小计)?$/u.test(label) && labels === '基本支出|项目支出')
      yield { total: column, readings: [parts.flatMap(columnsIn)], sure: true }
  }
}

export function acrossColumns(grid: Grid, lane: number): (TableIdentity | undefined)[] {
  const { table } = grid
  const columns = table.columns.flatMap((c, i) => (c.lane === lane && isMoney(grid, i) ? [i] : []))
  if (columns.length < 2) return []
  let paths = pathsOf(grid, columns)
  // A head over all columns says nothing about their relation.
  while (paths.every((p) => p.length > 1 && p[0] === paths[0]?.[0])) paths = paths.map((p) => p.slice(1))
  const tree = treeOf(paths, columns)
  // What changed is no part of what there is.
  const parts = columns.filter((c) => table.columns[c]?.key?.measure !== 'change')
  const sums = treeOf(
    paths.filter((_, i) => parts.includes(columns[i] ?? -1)),
    parts,
  )
  const out: (TableIdentity | undefined)[] = []
  const rows = table.rows.flatMap((r, i) => (r.lane === lane ? [i] : []))
  const name = (c: number): string => table.columns[c]?.path.join('/') ?? ''
  for (const { total, readings, sure } of sumsIn(sums, grid)) {
    // The table's rows together say which reading of its head is meant.
    const best = elected(
      readings.map((parts) => sumsAcross(grid, rows, total, parts)),
      grid.read,
    )
    const instances = best.map(({ stated, relation }): Instance => ({ stated, readings: [relation] }))
    out.push(identity(`${name(total)}＝${(readings[0] ?? []).map(name).join('＋')}`, 'row', instances, sure, grid.read))
  }
  // Whatever it is called: a column that the others make up in nearly all rows is their whole.
  const [first, ...others] = parts
  if (out.length === 0 && first !== undefined && others.length > 1) {
    const own = sumOf(grid, rows, first, others)
    if (own && own.held >= 2 && own.held >= 2 * own.broken) out.push(own)
  }
  out.push(rollforward(grid, columns, rows))
  out.push(...changes(grid, tree, rows))
  return out
}

/** A column as the sum of others, in each row. */
const sumsAcross = (
  grid: Grid,
  rows: readonly number[],
  total: number,
  parts: readonly number[],
): { readonly stated: number; readonly relation: Relation }[] =>
  rows.flatMap((row) => {
    const stated = grid.at(row, total)
    const terms = parts.flatMap((c): Term[] => {
      const figure = grid.at(row, c)
      return figure === undefined ? [] : [{ figure, times: -1 }]
    })
    return stated === undefined || terms.length === 0 ? [] : [{ stated, relation: sum([{ figure: stated, times: 1 }, ...terms]) }]
  })

function sumOf(grid: Grid, rows: readonly number[], total: number, parts: readonly number[]): TableIdentity | undefined {
  const name = (c: number): string => grid.table.columns[c]?.path.join('/') ?? ''
  const instances = sumsAcross(grid, rows, total, parts).map(({ stated, relation }): Instance => ({ stated, readings: [relation] }))
  return identity(`${name(total)}＝${parts.map(name).join('＋')}`, 'row', instances, false, grid.read)
}

/** 年初结转和结余 ＋ 本年收入 － 本年支出 ＝ 年末结转和结余, in one row. */
function rollforward(grid: Grid, columns: readonly number[], rows: readonly number[]): TableIdentity | undefined {
  const find = (test: (label: string, path: readonly string[]) => boolean): number | undefined =>
    columns.find((c) => {
      const path = (grid.table.columns[c]?.path ?? []).map(plainLabel)
      return test(path[path.length - 1] ?? '', path)
    })
  const opening = find((l) => /^(?:年初|上年)(?:财政拨款)?结转/u.test(l))
  const income = find((l) => /^本年收入$/u.test(l))
  const spending = find((l, p) => /^本年支出$/u.test(l) || (p.some((x) => /^本年支出$/u.test(x)) && totalLabel.test(l)))
  const closing = find((l) => /^(?:年末|年终)(?:财政拨款)?结转/u.test(l))
  if (opening === undefined || income === undefined || spending === undefined || closing === undefined) return undefined
  const instances = rows.flatMap((row): Instance[] => {
    const terms = [
      [opening, 1],
      [income, 1],
      [spending, -1],
      [closing, -1],
    ].flatMap(([c, times]): Term[] => {
      const figure = grid.at(row, c ?? 0)
      return figure === undefined ? [] : [{ figure, times: times ?? 0 }]
    })
    const stated = grid.at(row, closing) ?? grid.at(row, spending)
    return stated === undefined || terms.length < 2 ? [] : [{ stated, readings: [twoSided(terms)] }]
  })
  return identity('年末结转和结余＝年初结转和结余＋本年收入－本年支出', 'rollforward', instances, true, grid.read)
}

/** 增减 = 当年 − 上年, column by column under three like heads. */
function changes(grid: Grid, tree: readonly Node[], rows: readonly number[]): (TableIdentity | undefined)[] {
  const group = (pattern: RegExp): Node | undefined => tree.find((n) => pattern.test(n.label))
  const before = group(/^(?:上年|去年)/u)
  const now = group(/^(?:当年|本年)/u)
  const change = group(/^增减/u)
  if (!before || !now || !change) return []
  const leaves = (node: Node): number[] => (node.column !== undefined ? [node.column] : node.children.flatMap(leaves))
  const [a, b, c] = [leaves(before), leaves(now), leaves(change)]
  if (a.length !== b.length || b.length !== c.length) return []
  const instances = c.flatMap((column, i) =>
    rows.flatMap((row): Instance[] => {
      const [stated, current, prior] = [grid.at(row, column), grid.at(row, b[i] ?? -1), grid.at(row, a[i] ?? -1)]
      if (stated === undefined || (current === undefined && prior === undefined)) return []
      const terms: Term[] = [{ figure: stated, times: 1 }]
      if (current !== undefined) terms.push({ figure: current, times: -1 })
      if (prior !== undefined) terms.push({ figure: prior, times: 1 })
      return [{ stated, readings: [sum(terms)] }]
    }),
  )
  return [identity(`${change.label}＝${now.label}－${before.label}`, 'change', instances, true, grid.read)]
}

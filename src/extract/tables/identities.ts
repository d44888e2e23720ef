/**
 * What the shape of a table says must hold between its cells, and how often it does: the table's own arithmetic is the
 * witness of its reading. Nothing is reported here; rules turn identities into claims.
 */
import { plainLabel } from '../../families/tables.ts'
import type { Figure, Table, TableIdentity, TableRow } from '../../model/reading.ts'
import { abs, add, compare, type Decimal, decimal, isZero, multiply, shift, subtract, zero } from '../../number/decimal.ts'
import type { Relation, Term } from '../../relation/relation.ts'

type ReadFigure = (id: number) => Figure
type Bare = Omit<Table, 'identities'>
interface Instance {
  readonly stated: number
  readonly readings: readonly Relation[]
}

const baseValue = (figure: Figure): Decimal => shift(figure.value, figure.unit.power)

/** Half of the last printed place; nothing for a printed zero and for money printed to the fen. */
function slackOf(figure: Figure): Decimal {
  if (isZero(figure.value)) return zero
  const places = figure.decimals - figure.unit.power
  if (figure.unit.dimension === 'money' && places >= 2) return zero
  return shift(decimal('0.5'), -places)
}

function sumHolds(terms: readonly Term[], read: ReadFigure): boolean {
  let total = zero
  let slack = zero
  for (const term of terms) {
    const figure = read(term.figure)
    total = add(total, multiply(baseValue(figure), decimal(term.times)))
    slack = add(slack, multiply(slackOf(figure), decimal(Math.abs(term.times))))
  }
  return compare(abs(total), slack) <= 0
}

/** A relation among zeros says nothing about the shape of a table. */
const saysNothing = (relation: Relation, read: ReadFigure): boolean =>
  relation.kind === 'sum' && relation.terms.every((t) => isZero(read(t.figure).value))

const holds = (relation: Relation, read: ReadFigure): boolean =>
  relation.kind === 'sum' && relation.op === '=' && sumHolds(relation.terms, read)

function identity(
  name: string,
  kind: TableIdentity['kind'],
  instances: readonly Instance[],
  sure: boolean,
  read: ReadFigure,
): TableIdentity | undefined {
  if (instances.length === 0) return undefined
  const telling = instances.filter((i) => !i.readings.every((r) => saysNothing(r, read)))
  const held = telling.filter((i) => i.readings.some((r) => holds(r, read))).length
  return { name, kind, instances, held, broken: telling.length - held, sure }
}

const sum = (terms: readonly Term[]): Relation => ({ kind: 'sum', op: '=', terms })

/** What comes in on the left, what goes out and what is left on the right. */
const twoSided = (terms: readonly Term[]): Relation => ({ kind: 'sum', op: '=', terms, left: terms.filter((t) => t.times > 0).length })

/** Of several readings, the one that most instances bear out; the plain one when they are even. */
function elected<T extends { readonly relation: Relation }>(readings: readonly (readonly T[])[], read: ReadFigure): readonly T[] {
  let best = readings[0] ?? []
  let most = -1
  for (const reading of readings) {
    const votes = reading.filter((i) => !saysNothing(i.relation, read) && holds(i.relation, read)).length
    if (votes > most) {
      best = reading
      most = votes
    }
  }
  return best
}

/** Where the cells of a table are. */
interface Grid {
  readonly table: Bare
  readonly at: (row: number, column: number) => number | undefined
  readonly read: ReadFigure
}

export function identitiesOf(table: Bare, read: ReadFigure): TableIdentity[] {
  const cells = new Map(table.cells.map((c) => [c.row * 1000 + c.column, c.figure]))
  const grid: Grid = { table, at: (row, column) => cells.get(row * 1000 + column), read }
  const out: (TableIdentity | undefined)[] = []
  const lanes = [...new Set(table.columns.map((c) => c.lane))]
  const ofScores = table.kind?.startsWith('P-') === true
  for (const lane of lanes) out.push(...acrossColumns(grid, lane))
  for (const list of ofScores ? [] : oneList(table.rows) ? [lanes] : lanes.map((lane) => [lane])) out.push(...downRows(grid, list))
  out.push(balance(grid, lanes))
  out.push(...moneyParts(grid), ...rates(grid))
  return out.filter((i): i is TableIdentity => i !== undefined)
}

/** Whether lanes are one list of accounts that goes on beside itself (经济分类 in two or three groups of columns): coded throughout, no code twice. */
export function oneList(rows: readonly TableRow[]): boolean {
  const lanes = [...new Set(rows.map((r) => r.lane))]
  if (lanes.length < 2) return false
  const codes = rows.flatMap((r) => (r.code === undefined ? [] : [r.code]))
  const coded = lanes.every((lane) => {
    const own = rows.filter((r) => r.lane === lane && !r.total && r.label !== '')
    return own.length > 0 && own.filter((r) => r.code !== undefined).length >= own.length * 0.6
  })
  return coded && new Set(codes).size === codes.length
}

// ── across: a column that is the sum of others ─────────────────────────────────────────────────────────────────────────

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

function* sumsIn(nodes: readonly Node[], grid: Grid): Generator<{ total: number; readings: number[][]; sure: boolean }> {
  for (const node of nodes) yield* sumsIn(node.children, grid)
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
  const readings = [plain, withGroups, listed].filter((r, i, all) => r.length > 0 && all.findIndex((o) => o.length === r.length) === i)
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

const isMoney = (grid: Grid, column: number): boolean => {
  const { unit, concept, path } = grid.table.columns[column] ?? { path: [] }
  if (concept !== undefined && ['weight', 'score', 'score-rate', 'target', 'actual', 'execution-rate'].includes(concept)) return false
  if (unit && unit.dimension !== 'money') return false
  return !/数量|单价|人数|面积/u.test(path[path.length - 1] ?? '')
}

function acrossColumns(grid: Grid, lane: number): (TableIdentity | undefined)[] {
  const { table } = grid
  const columns = table.columns.flatMap((c, i) => (c.lane === lane && isMoney(grid, i) ? [i] : []))
  if (columns.length < 2) return []
  let paths = pathsOf(grid, columns)
  // A head over all columns says nothing about their relation.
  while (paths.every((p) => p.length > 1 && p[0] === paths[0]?.[0])) paths = paths.map((p) => p.slice(1))
  const tree = treeOf(paths, columns)
  const out: (TableIdentity | undefined)[] = []
  const rows = table.rows.flatMap((r, i) => (r.lane === lane ? [i] : []))
  const name = (c: number): string => table.columns[c]?.path.join('/') ?? ''
  for (const { total, readings, sure } of sumsIn(tree, grid)) {
    const relationsOf = (parts: readonly number[]): { stated: number; relation: Relation }[] =>
      rows.flatMap((row) => {
        const stated = grid.at(row, total)
        const terms = parts.flatMap((c): Term[] => {
          const figure = grid.at(row, c)
          return figure === undefined ? [] : [{ figure, times: -1 }]
        })
        return stated === undefined || terms.length === 0 ? [] : [{ stated, relation: sum([{ figure: stated, times: 1 }, ...terms]) }]
      })
    // The table's rows together say which reading of its head is meant.
    const best = elected(readings.map(relationsOf), grid.read)
    const instances = best.map(({ stated, relation }): Instance => ({ stated, readings: [relation] }))
    out.push(identity(`${name(total)}＝${(readings[0] ?? []).map(name).join('＋')}`, 'row', instances, sure, grid.read))
  }
  out.push(rollforward(grid, columns, rows))
  out.push(...changes(grid, tree, rows))
  return out
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

// ── down: a row that is the sum of others ──────────────────────────────────────────────────────────────────────────────

function downRows(grid: Grid, lanes: readonly number[]): (TableIdentity | undefined)[] {
  const { table } = grid
  const lane = lanes[0] ?? 0
  const columns = table.columns.flatMap((c, i) =>
    c.lane === lane && c.path.length > 0 && isMoney(grid, i) && !/率|占比|比重/u.test(c.path[c.path.length - 1] ?? '') ? [i] : [],
  )
  const rows = table.rows.flatMap((r, i) => (lanes.includes(r.lane) && r.repeats === undefined ? [i] : []))
  if (columns.length === 0) return []
  // Which row is part of which: as codes and list numbers say, else as the names are set, else as the sums themselves show.
  const yearly =
    rows.some((i) => /20\d{2}年/u.test(table.rows[i]?.label ?? '')) && rows.some((i) => /增减/u.test(table.rows[i]?.label ?? ''))
  if (yearly) return [yearChange(grid, rows, columns)]
  let best: Down | undefined
  for (const tree of trees(grid, rows, columns)) {
    const down = under(grid, lanes, rows, columns, tree)
    // Codes and list numbers yield only to a tree that explains much more: one slip must not overturn them.
    const lead = best?.by === 'code' ? 4 : best?.by === 'number' ? 2 : 0
    if (!best || down.held - 2 * down.broken > best.held - 2 * best.broken + lead) best = down
    if (best.broken === 0 && best.held > 0) break
  }
  if (!best) return []
  const firm = best.by === 'code' || best.by === 'number' || (best.held >= 3 && best.held >= 3 * best.broken)
  return [
    identity('上级＝下级之和', 'hierarchy', best.hierarchy, firm, grid.read),
    identity('其中各项之和', 'hierarchy', best.loose, false, grid.read),
    identity('合计＝各项之和', 'column', best.totals, firm, grid.read),
    yearChange(grid, rows, columns),
  ]
}

function* trees(grid: Grid, rows: readonly number[], columns: readonly number[]): Generator<Tree> {
  yield readTree(grid.table.rows, rows)
  for (const by of ['column', 'indent', 'both'] as const) {
    const parent = placed(grid.table.rows, rows, by)
    if (parent) yield { parent, by: 'place' }
  }
  for (const lone of [false, true]) yield { parent: summed(grid, rows, columns, lone), by: 'arithmetic' }
}

/** Three rows in a block: last year, this year, 增减. */
function yearChange(grid: Grid, rows: readonly number[], columns: readonly number[]): TableIdentity | undefined {
  const label = (i: number | undefined): string => plainLabel(grid.table.rows[i ?? -1]?.label ?? '')
  const year = (i: number | undefined): number => Number(/(20\d{2})年?/u.exec(label(i))?.[1] ?? 0)
  const instances = rows.flatMap((i, k): Instance[] => {
    const [a, b] = [rows[k - 2], rows[k - 1]]
    if (a === undefined || b === undefined || !/增减|比上年|变化/u.test(label(i)) || year(a) === 0 || year(b) === 0) return []
    const [prior, current] = year(a) < year(b) ? [a, b] : [b, a]
    return columns.flatMap((column): Instance[] => {
      const [stated, now, before] = [grid.at(i, column), grid.at(current, column), grid.at(prior, column)]
      if (stated === undefined || now === undefined || before === undefined) return []
      return [
        {
          stated,
          readings: [
            sum([
              { figure: stated, times: 1 },
              { figure: now, times: -1 },
              { figure: before, times: 1 },
            ]),
          ],
        },
      ]
    })
  })
  return identity('增减＝本年－上年', 'change', instances, true, grid.read)
}

interface Tree {
  readonly parent: ReadonlyMap<number, number>
  readonly by: 'code' | 'number' | 'place' | 'arithmetic' | 'none'
}

interface Down {
  readonly by: Tree['by']
  readonly hierarchy: readonly Instance[]
  readonly loose: readonly Instance[]
  readonly totals: readonly Instance[]
  readonly held: number
  readonly broken: number
}

/** What follows from a tree of rows. */
function under(grid: Grid, lanes: readonly number[], rows: readonly number[], columns: readonly number[], tree: Tree): Down {
  const { table } = grid
  const lane = lanes[0] ?? 0
  const row = (i: number): TableRow => table.rows[i] as TableRow
  const figureAt = (i: number, column: number): number | undefined => {
    if (row(i).lane === lane) return grid.at(i, column)
    // A row of another lane has its amounts in that lane's columns, in the same order.
    const place = table.columns.filter((c, k) => c.lane === lane && k < column).length
    const own = table.columns.flatMap((c, k) => (c.lane === row(i).lane ? [k] : []))[place]
    return own === undefined ? undefined : grid.at(i, own)
  }
  const instancesFor = (stated: number, readings: readonly (readonly number[])[]): Instance[] => {
    const relationsOf = (parts: readonly number[]): { stated: number; relation: Relation }[] =>
      columns.flatMap((column) => {
        const figure = figureAt(stated, column)
        const terms = parts.flatMap((p): Term[] => {
          const f = figureAt(p, column)
          return f === undefined ? [] : [{ figure: f, times: -1 }]
        })
        return figure === undefined || terms.length === 0 ? [] : [{ stated: figure, relation: sum([{ figure, times: 1 }, ...terms]) }]
      })
    return elected(readings.map(relationsOf), grid.read).map(({ stated: figure, relation }) => ({ stated: figure, readings: [relation] }))
  }
  const children = (i: number): number[] => rows.filter((r) => tree.parent.get(r) === i)
  const hierarchy: Instance[] = []
  const loose: Instance[] = []
  for (const i of rows) {
    const own = children(i)
    if (own.length === 0) continue
    const whole = own.filter((c) => !row(c).ofWhich)
    if (whole.length === own.length) hierarchy.push(...instancesFor(i, [own]))
    else if (whole.length > 0 && !row(own[0] ?? 0).ofWhich) hierarchy.push(...instancesFor(i, [whole, own]))
    else if (own.length > 1) loose.push(...instancesFor(i, [own]))
  }
  const sums = rows.filter((i) => row(i).total)
  const top = rows.filter((i) => !row(i).total && !row(i).ofWhich && tree.parent.get(i) === undefined)
  const totals: Instance[] = []
  sums.forEach((total, k) => {
    const before = top.filter((i) => i < total)
    const after = top.filter((i) => i > total && (sums[k + 1] === undefined || i < (sums[k + 1] ?? 0)))
    const previous = sums[k - 1]
    if (lanes.length > 1) {
      const staff = /人员/u.test(row(total).concept)
      const kind = (i: number): boolean => /^30[13]/u.test(row(i).code ?? '') === staff
      totals.push(...instancesFor(total, [/人员|公用/u.test(row(total).concept) ? top.filter(kind) : top]))
      return
    }
    if (before.length === 0 && previous === undefined) totals.push(...instancesFor(total, sums.length === 1 ? [top] : [after, top]))
    else if (previous === undefined) totals.push(...instancesFor(total, [before]))
    else {
      const between = before.filter((i) => i > previous)
      totals.push(...instancesFor(total, [[...between, previous], before, between]))
    }
  })
  // A tree made from the sums cannot call its own lone children as witnesses.
  const telling = (i: Instance): boolean =>
    i.readings.some((r) => !saysNothing(r, grid.read) && (tree.by !== 'arithmetic' || (r.kind === 'sum' && r.terms.length > 2)))
  const all = [...hierarchy, ...totals].filter(telling)
  const held = all.filter((i) => i.readings.some((r) => holds(r, grid.read))).length
  return { by: tree.by, hierarchy, loose, totals, held, broken: all.length - held }
}

/** Parents as codes and list numbers gave them. */
function readTree(all: readonly TableRow[], rows: readonly number[]): Tree {
  const parent = new Map<number, number>()
  for (const i of rows) {
    const of = all[i]?.parent
    if (of !== undefined) parent.set(i, of)
  }
  const coded = rows.filter((i) => all[i]?.code !== undefined).length
  return {
    parent,
    by:
      coded > rows.length / 2
        ? 'code'
        : parent.size > 0 || rows.some((i) => all[i]?.level !== undefined && all[i]?.total === false)
          ? 'number'
          : 'none',
  }
}

/**
 * By where the names begin: a name set further right belongs to the one above that is set further left. Of two names at one
 * place, right below each other, the first heads the second when records stand further right.
 */
function placed(all: readonly TableRow[], rows: readonly number[], by: 'column' | 'indent' | 'both'): Map<number, number> | undefined {
  const names = rows.filter((i) => !all[i]?.total)
  const deepest = Math.max(0, ...names.map((i) => all[i]?.depth ?? 0))
  const place = (i: number, k: number): number => {
    const depth = all[i]?.depth ?? 0
    const indent = all[i]?.indent ?? 0
    if (by === 'indent') return indent
    if (by === 'both') return depth * 100 + (depth === 0 ? indent : 0)
    const next = names[k + 1]
    return depth + (depth < deepest && next !== undefined && (all[next]?.depth ?? 0) === depth ? 0 : 0.9)
  }
  const places = names.map(place)
  if (new Set(places.map((p) => Math.round(p * 2))).size < 2) return undefined
  const parent = new Map<number, number>()
  names.forEach((i, k) => {
    for (let j = k - 1; j >= 0; j--) {
      const other = names[j]
      if (other !== undefined && (places[j] ?? 0) < (places[k] ?? 0) - 0.6) {
        parent.set(i, other)
        return
      }
    }
  })
  return parent
}

/** More parts than a parent has in tables without codes; it also bounds the work. */
const mostParts = 60

interface Amount {
  readonly value: Decimal
  readonly slack: Decimal
}

const amountsOf = (grid: Grid, row: number, columns: readonly number[]): (Amount | undefined)[] =>
  columns.map((column) => {
    const figure = grid.at(row, column)
    return figure === undefined ? undefined : { value: baseValue(grid.read(figure)), slack: slackOf(grid.read(figure)) }
  })

/** How many of the rows that follow add up to a row in every column; 0 when none do. A single one counts only where told so. */
function partsBelow(
  amounts: ReadonlyMap<number, readonly (Amount | undefined)[]>,
  whole: number,
  following: readonly number[],
  lone: boolean,
): number {
  const stated = amounts.get(whole) ?? []
  const totals: { value: Decimal; slack: Decimal; any: boolean }[] = stated.map(() => ({ value: zero, slack: zero, any: false }))
  let single = 0
  for (const [k, row] of following.entries()) {
    amounts.get(row)?.forEach((amount, c) => {
      const total = totals[c]
      if (!total || !amount) return
      total.value = add(total.value, amount.value)
      total.slack = add(total.slack, amount.slack)
      total.any = true
    })
    let told = 0
    const equal = totals.every((total, c) => {
      const own = stated[c]
      if (!own) return isZero(total.value)
      if (!isZero(own.value)) told++
      return compare(abs(subtract(own.value, total.value)), add(own.slack, total.slack)) <= 0
    })
    if (!equal || told === 0) continue
    if (k > 0) return k + 1
    single = 1
  }
  return lone ? single : 0
}

/** From the sums: a row that equals the rows right below it, in every column, is their parent. Names that recur as parts elsewhere are parts here too. */
function summed(grid: Grid, rows: readonly number[], columns: readonly number[], lone: boolean): Map<number, number> {
  const { table } = grid
  const parent = new Map<number, number>()
  let roots: number[] = []
  const items = rows.filter((i) => !table.rows[i]?.total)
  const amounts = new Map(items.map((i) => [i, amountsOf(grid, i, columns)]))
  const depths = items.map((i) => table.rows[i]?.depth ?? 0)
  const [shallowest, deepest] = [Math.min(...depths), Math.max(...depths)]
  for (const i of [...items].reverse()) {
    // Where names are set at several places, those furthest right are the records themselves.
    if (deepest === shallowest || table.rows[i]?.depth !== deepest) {
      const deeper = (table.rows[roots[0] ?? -1]?.depth ?? 0) > (table.rows[i]?.depth ?? 0)
      const size = partsBelow(amounts, i, roots.slice(0, mostParts), lone || deeper)
      for (const part of roots.slice(0, size)) parent.set(part, i)
      roots = roots.slice(size)
    }
    roots.unshift(i)
  }
  const partNames = new Set([...parent.keys()].map((i) => table.rows[i]?.concept))
  const wholeNames = new Set([...parent.values()].map((i) => table.rows[i]?.concept))
  for (const name of wholeNames) partNames.delete(name)
  // One block that does not add up among blocks that do: its parts carry the same names.
  for (const i of items) {
    if (parent.has(i) || !partNames.has(table.rows[i]?.concept)) continue
    for (let j = items.indexOf(i) - 1; j >= 0; j--) {
      const other = items[j]
      if (other === undefined) break
      if (partNames.has(table.rows[other]?.concept)) continue
      if (!items.some((k) => parent.get(k) === other && !partNames.has(table.rows[k]?.concept))) parent.set(i, other)
      break
    }
  }
  return parent
}

// ── both sides ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 收入总计 = 支出总计: the last totals of the lanes of a two-sided table. */
function balance(grid: Grid, lanes: readonly number[]): TableIdentity | undefined {
  const { table } = grid
  if (lanes.length < 2 || !/收支|收入支出/u.test(plainLabel(table.title))) return undefined
  const last = lanes.map((lane) => {
    const totals = table.rows.flatMap((r, i) => (r.lane === lane && r.total && r.repeats === undefined ? [i] : []))
    return totals[totals.length - 1]
  })
  const amount = (lane: number, row: number | undefined): number | undefined => {
    if (row === undefined) return undefined
    const column = table.columns.findIndex((c, i) => c.lane === lane && isMoney(grid, i))
    return grid.at(row, column)
  }
  const first = amount(lanes[0] ?? 0, last[0])
  if (first === undefined) return undefined
  const instances = lanes.slice(1).flatMap((lane, k): Instance[] => {
    const figure = amount(lane, last[k + 1])
    return figure === undefined
      ? []
      : [
          {
            stated: figure,
            readings: [
              sum([
                { figure, times: 1 },
                { figure: first, times: -1 },
              ]),
            ],
          },
        ]
  })
  return identity('收入总计＝支出总计', 'balance', instances, true, grid.read)
}

/** 年度资金总额 = 财政拨款 + 上年结转 + 其他资金, in a table of a project's money. */
function moneyParts(grid: Grid): (TableIdentity | undefined)[] {
  const { table } = grid
  const whole = table.rows.findIndex((r) => /资金总额|预算总额/u.test(plainLabel(r.label)))
  if (whole < 0) return []
  const parts = table.rows.flatMap((r, i) =>
    i > whole && r.lane === table.rows[whole]?.lane && /拨款|结转|其他资金|自筹|单位资金/u.test(plainLabel(r.label)) ? [i] : [],
  )
  const instances = table.columns.flatMap((c, column): Instance[] => {
    if (c.concept !== undefined && ['weight', 'score', 'execution-rate'].includes(c.concept)) return []
    const stated = grid.at(whole, column)
    const terms = parts.flatMap((p): Term[] => {
      const figure = grid.at(p, column)
      return figure === undefined ? [] : [{ figure, times: -1 }]
    })
    return stated === undefined || terms.length === 0 ? [] : [{ stated, readings: [sum([{ figure: stated, times: 1 }, ...terms])] }]
  })
  // Unless another 资金总额 follows: two projects under each other.
  const again = table.rows.some((r, i) => i > whole && /资金总额|预算总额/u.test(plainLabel(r.label)))
  return again ? [] : [identity('资金总额＝各项资金之和', 'column', instances, true, grid.read)]
}

/** 执行率 = 执行数 ÷ 预算数, 得分率 = 得分 ÷ 分值, row by row. */
function rates(grid: Grid): (TableIdentity | undefined)[] {
  const { table } = grid
  const column = (...meanings: readonly string[]): number | undefined => {
    for (const meaning of meanings) {
      const found = table.columns.findIndex((c) => c.concept === meaning)
      if (found >= 0) return found
    }
    return undefined
  }
  const shares: readonly (readonly [string, number | undefined, number | undefined, readonly (number | undefined)[]])[] = [
    [
      '执行率＝执行数÷预算数',
      column('execution-rate'),
      column('executed', 'actual-spending'),
      [column('adjusted-budget', 'initial-budget'), column('initial-budget')],
    ],
    ['得分率＝得分÷分值', column('score-rate'), column('score'), [column('weight')]],
  ]
  return shares.flatMap(([name, rate, above, below]): TableIdentity[] => {
    if (rate === undefined || above === undefined) return []
    const instances = table.rows.flatMap((_, row): Instance[] => {
      const [stated, numerator] = [grid.at(row, rate), grid.at(row, above)]
      if (stated === undefined || numerator === undefined || grid.read(stated).unit.dimension !== 'percent') return []
      const bases = [...new Set(below)].flatMap((c) => {
        const figure = c === undefined ? undefined : grid.at(row, c)
        return figure === undefined ? [] : [figure]
      })
      const readings = bases.map(
        (base): Relation => ({
          kind: 'quotient',
          op: '=',
          stated: { figure: stated, times: 1 },
          numerator: [{ figure: numerator, times: 1 }],
          denominator: [{ figure: base, times: 1 }],
        }),
      )
      return readings.length === 0 ? [] : [{ stated, readings }]
    })
    return instances.length === 0 ? [] : [{ name, kind: 'rate', instances, held: 0, broken: 0, sure: true }]
  })
}

/** Down: a row that is the sum of others. */
import { plainLabel } from '../../../families/tables.ts'
import type { TableIdentity, TableRow } from '../../../model/reading.ts'
import { isZero } from '../../../number/decimal.ts'
import type { Relation, Term } from '../../../relation/relation.ts'
import { type Tree, trees } from './trees.ts'
import { elected, type Grid, holds, type Instance, identity, isMoney, saysNothing, sum } from './vote.ts'

export function downRows(grid: Grid, lanes: readonly number[]): (TableIdentity | undefined)[] {
  const { table } = grid
  const lane = lanes[0] ?? 0
  const columns = table.columns.flatMap((c, i) => (c.lane === lane && c.path.length > 0 && isMoney(grid, i) ? [i] : []))
  const rows = table.rows.flatMap((r, i) => (lanes.includes(r.lane) && r.repeats === undefined ? [i] : []))
  if (columns.length === 0) return []
  const periods = new Set(rows.map((i) => periodOf(table.rows[i])))
  if (periods.size > 1 && rows.some((i) => table.rows[i]?.period !== undefined))
    return [
      groupChange(grid, rows, columns),
      ...[...periods].flatMap((period) =>
        footed(
          grid,
          lanes,
          rows.filter((i) => periodOf(table.rows[i]) === period),
          columns,
        ),
      ),
    ]
  return footed(grid, lanes, rows, columns)
}

/** The year that a row tells of; differences of years are a period of their own. */
const periodOf = (row: TableRow | undefined): string => (row?.difference ? 'difference' : String(row?.period ?? ''))

/** A year, the year before and the difference, in three rows of one name. */
function groupChange(grid: Grid, rows: readonly number[], columns: readonly number[]): TableIdentity | undefined {
  const { table } = grid
  const instances = rows.flatMap((i, k): Instance[] => {
    const row = table.rows[i]
    if (!row?.difference) return []
    const above = rows.slice(Math.max(0, k - 2), k).filter((j) => table.rows[j]?.period !== undefined && table.rows[j]?.label === row.label)
    const [now, before] = above.sort((a, b) => (table.rows[b]?.period ?? 0) - (table.rows[a]?.period ?? 0))
    if (now === undefined || before === undefined) return []
    return columns.flatMap((column): Instance[] => {
      const [stated, current, prior] = [grid.at(i, column), grid.at(now, column), grid.at(before, column)]
      if (stated === undefined || (current === undefined && prior === undefined)) return []
      const terms: Term[] = [{ figure: stated, times: 1 }]
      if (current !== undefined) terms.push({ figure: current, times: -1 })
      if (prior !== undefined) terms.push({ figure: prior, times: 1 })
      return [{ stated, readings: [sum(terms)] }]
    })
  })
  return identity('增减＝本年－上年', 'change', instances, true, grid.read)
}

/** What rows of one year add up to. */
function footed(grid: Grid, lanes: readonly number[], rows: readonly number[], columns: readonly number[]): (TableIdentity | undefined)[] {
  const { table } = grid
  // Which row is part of which: as codes and list numbers say, else as the names are set, else as the sums themselves show.
  const yearly =
    rows.some((i) => /20\d{2}年/u.test(table.rows[i]?.label ?? '')) && rows.some((i) => /增减/u.test(table.rows[i]?.label ?? ''))
  if (yearly) return [yearChange(grid, rows, columns)]
  const found = bestTree(grid, lanes, rows, columns)
  if (!found) return []
  const { best, tree } = found
  // What levels there are was read from the sums: sums that do not come out may be those of other levels.
  const firm = best.by === 'code' || best.by === 'number' || (best.by !== 'arithmetic' && best.held >= 3 && best.held >= 3 * best.broken)
  return [
    identity('上级＝下级之和', 'hierarchy', best.hierarchy, firm, grid.read),
    identity('其中各项之和', 'hierarchy', best.loose, false, grid.read),
    identity('合计＝各项之和', 'column', best.totals, firm, grid.read),
    yearChange(grid, rows, columns),
    ...counted(grid, lanes, rows, tree),
  ]
}

interface Found {
  readonly best: Down
  readonly tree: Tree
}

/** The tree that most sums bear out, over the columns that are added up at all. */
function bestTree(grid: Grid, lanes: readonly number[], rows: readonly number[], columns: readonly number[]): Found | undefined {
  let found: Found | undefined
  for (const tree of trees(grid, rows, columns)) {
    const down = under(grid, lanes, rows, columns, tree)
    // Codes and list numbers yield only to a tree that explains much more: one slip must not overturn them.
    const by = found?.best.by
    const lead = by === tree.by ? 0 : by === 'code' ? 4 : by === 'number' ? 2 : 0
    if (!found || down.held - 2 * down.broken > found.best.held - 2 * found.best.broken + lead) found = { best: down, tree }
    if (found.best.broken === 0 && found.best.held > 0) break
  }
  if (!found || columns.length < 2) return found
  const kept = columns.filter((column) => isAdded(grid, found.best, column))
  return kept.length === columns.length || kept.length === 0 ? found : bestTree(grid, lanes, rows, kept)
}

/** Sums of a column of which nearly none comes out, beside columns whose sums do: it is no amount, whatever its head says. */
const mostBroken = 4

function isAdded(grid: Grid, down: Down, column: number): boolean {
  const figures = new Set(grid.table.cells.flatMap((c) => (c.column === column ? [c.figure] : [])))
  const several = (i: Instance): boolean =>
    i.readings.some((r) => r.kind === 'sum' && r.terms.filter((t) => !isZero(grid.read(t.figure).value)).length > 2)
  const own = [...down.hierarchy, ...down.totals].filter((i) => figures.has(i.stated) && several(i))
  const held = own.filter((i) => i.readings.some((r) => holds(r, grid.read))).length
  return own.length - held < mostBroken || held * 2 > own.length || down.held <= held
}

/** Numbers of things are added up as the money that pays for them is, where they are added up at all. */
function counted(grid: Grid, lanes: readonly number[], rows: readonly number[], tree: Tree): (TableIdentity | undefined)[] {
  const { table } = grid
  const columns = table.columns.flatMap((c, i) => (c.lane === lanes[0] && c.key?.measure === 'count' ? [i] : []))
  if (columns.length === 0) return []
  const down = under(grid, lanes, rows, columns, tree)
  return [
    identity('数量：上级＝下级之和', 'hierarchy', down.hierarchy, false, grid.read),
    identity('数量：合计＝各项之和', 'column', down.totals, false, grid.read),
  ]
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
    // A change left blank in a row that has amounts is not nothing.
    const leftBlank = (column: number, parts: readonly number[]): boolean =>
      table.columns[column]?.key?.measure === 'change' &&
      parts.some(
        (p) =>
          figureAt(p, column) === undefined &&
          columns.some((other) => {
            const f = figureAt(p, other)
            return f !== undefined && !isZero(grid.read(f).value)
          }),
      )
    const relationsOf = (parts: readonly number[]): { stated: number; relation: Relation }[] =>
      columns.flatMap((column) => {
        if (leftBlank(column, parts)) return []
        const figure = figureAt(stated, column)
        const terms = parts.flatMap((p): Term[] => {
          const f = figureAt(p, column)
          return f === undefined ? [] : [{ figure: f, times: -1 }]
        })
        return figure === undefined || terms.length === 0 ? [] : [{ stated: figure, relation: sum([{ figure, times: 1 }, ...terms]) }]
      })
    return elected(readings.map(relationsOf), grid.read).map(({ stated: figure, relation }) => ({ stated: figure, readings: [relation] }))
  }
  /** A single row set further in that is not what stands above it in any column: a name in the middle, not a part. */
  const isStranger = (whole: number, parts: readonly number[]): boolean =>
    instancesFor(whole, [parts]).every((i) => i.readings.every((r) => !holds(r, grid.read) || saysNothing(r, grid.read)))
  const childrenOf = Map.groupBy(rows, (r) => tree.parent.get(r) ?? -1)
  const printed = (i: number): boolean => columns.some((column) => figureAt(i, column) !== undefined)
  // A heading without an amount stands for what is under it.
  const shown = (i: number): number[] => {
    const own = childrenOf.get(i) ?? []
    return printed(i) || own.length === 0 ? [i] : own.flatMap(shown)
  }
  const hierarchy: Instance[] = []
  const loose: Instance[] = []
  const totals: Instance[] = []
  for (const i of rows) {
    const own = (childrenOf.get(i) ?? []).flatMap(shown)
    if (own.length === 0 || (tree.by === 'place' && own.length === 1 && isStranger(i, own))) continue
    if (row(i).total) {
      totals.push(...instancesFor(i, [own]))
      continue
    }
    const whole = own.filter((c) => !row(c).ofWhich)
    if (whole.length === own.length) hierarchy.push(...instancesFor(i, [own]))
    else if (whole.length > 0 && !row(own[0] ?? 0).ofWhich) hierarchy.push(...instancesFor(i, [whole, own]))
    else if (own.length > 1) loose.push(...instancesFor(i, [own]))
  }
  // A total that the tree knows is told of there.
  const sums = rows.filter((i) => row(i).total && !childrenOf.has(i) && tree.parent.get(i) === undefined)
  const top = rows.filter((i) => !row(i).total && !row(i).ofWhich && tree.parent.get(i) === undefined).flatMap(shown)
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

/** Which row is part of which: as codes and list numbers say, else as the names are set, else as the sums themselves show. */
import type { TableRow } from '../../../model/reading.ts'
import { abs, add, compare, type Decimal, isZero, rescale, subtract, zero } from '../../../number/decimal.ts'
import { baseValue, intervalOf } from '../../../relation/judge.ts'
import type { Printed } from '../../../relation/relation.ts'
import { type Amounts, parse } from './parse.ts'
import type { Grid } from './vote.ts'

export interface Tree {
  readonly parent: ReadonlyMap<number, number>
  readonly by: 'code' | 'number' | 'place' | 'arithmetic' | 'none'
}

export function* trees(grid: Grid, rows: readonly number[], columns: readonly number[]): Generator<Tree> {
  const read = readTree(grid.table.rows, rows)
  yield read
  if (read.by === 'code') yield* itemsBelow(grid.table.rows, rows)
  for (const by of ['column', 'indent', 'both'] as const) {
    const places = placesOf(grid.table.rows, rows, by)
    if (!places) continue
    const parent = placed(places)
    yield { parent, by: 'place' }
    const straight = straightened(grid, columns, places, parent)
    if (straight) yield { parent: straight, by: 'place' }
  }
  yield* parsed(grid, rows, columns)
  for (const lone of [false, true]) yield { parent: summed(grid, rows, columns, lone), by: 'arithmetic' }
}

/** Rows without a code below a row with one are what that item is spent on. */
function* itemsBelow(all: readonly TableRow[], rows: readonly number[]): Generator<Tree> {
  const parent = new Map<number, number>()
  const open: number[] = []
  for (const i of rows) {
    const code = all[i]?.code ?? all[i]?.body
    if (all[i]?.total) continue
    if (code === undefined) {
      const above = open[open.length - 1]
      if (above !== undefined) parent.set(i, above)
      continue
    }
    while (open.length > 0 && !isWithin(code, codeOf(all[open[open.length - 1] ?? -1]))) open.pop()
    const above = open[open.length - 1]
    if (above !== undefined) parent.set(i, above)
    open.push(i)
  }
  yield { parent, by: 'code' }
}

const codeOf = (row: TableRow | undefined): string => row?.code ?? row?.body ?? ''

const isWithin = (code: string, of: string): boolean => code.length > of.length && code.startsWith(of)

/** Most rows of a list whose levels are looked for in its sums. */
const mostRows = 400

/**
 * The tree that adds up at every level, to a total that stands first or last; in all columns, else in the one that says most. Groups
 * stand above what they are made of, or below it.
 */
function* parsed(grid: Grid, rows: readonly number[], columns: readonly number[]): Generator<Tree> {
  const { table } = grid
  const items = rows.filter((i) => !table.rows[i]?.ofWhich)
  const sums = items.filter((i) => table.rows[i]?.total)
  if (items.length > mostRows || items.length < 3) return
  const amounts = commonAmounts(grid, items, columns)
  const said = (c: number): number => items.filter((i) => (amounts.get(i)?.[c]?.value ?? 0n) !== 0n).length
  const most = columns.map((_, c) => c).sort((a, b) => said(b) - said(a))[0]
  const views: readonly ((row: number) => Amounts)[] = [
    (row) => amounts.get(row) ?? [],
    (row) => (most === undefined ? [] : [amounts.get(row)?.[most]]),
  ]
  for (const total of new Set([sums[0], sums[sums.length - 1]])) {
    if (total === undefined) continue
    for (const view of views.slice(0, columns.length > 1 ? 2 : 1)) {
      const target = view(total)
      const again = (i: number): boolean => table.rows[i]?.total === true && same(view(i), target)
      const others = items.filter((i) => i !== total && !again(i))
      for (const order of [others, [...others].reverse()]) {
        const parents = parse(order.map(view), target)
        if (!parents) continue
        const parent = new Map(parents.map((p, k) => [order[k] ?? -1, p < 0 ? total : (order[p] ?? total)] as const))
        yield { parent, by: 'arithmetic' }
        break
      }
    }
  }
}

const same = (a: Amounts, b: Amounts): boolean => a.every((x, c) => (x?.value ?? 0n) === (b[c]?.value ?? 0n))

/** The amounts of rows in units of one place that all of them can be told in. */
function commonAmounts(grid: Grid, rows: readonly number[], columns: readonly number[]): Map<number, Amounts> {
  const plain = rows.map((row) => [row, amountsOf(grid, row, columns)] as const)
  const scale = Math.max(0, ...plain.flatMap(([, own]) => own.flatMap((a) => (a ? [a.value.scale, a.slack.scale] : []))))
  const digits = (value: Decimal): bigint => rescale(value, scale).digits
  return new Map(plain.map(([row, own]) => [row, own.map((a) => a && { value: digits(a.value), slack: digits(a.slack) })]))
}

/** Parents as codes and list numbers gave them. */
function readTree(all: readonly TableRow[], rows: readonly number[]): Tree {
  const parent = new Map<number, number>()
  for (const i of rows) {
    const of = all[i]?.parent
    if (of !== undefined) parent.set(i, of)
  }
  const codes = rows.flatMap((i) => all[i]?.code ?? all[i]?.body ?? [])
  // One code in row after row tells what all of them are paid for, not which is part of which.
  const coded = parent.size === 0 && new Set(codes).size * 2 < codes.length ? 0 : codes.length
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
function placesOf(all: readonly TableRow[], rows: readonly number[], by: 'column' | 'indent' | 'both'): Places | undefined {
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
  return new Set(places.map((p) => Math.round(p * 2))).size < 2 ? undefined : { names, places }
}

/** Where each name begins, in ems or columns. */
interface Places {
  readonly names: readonly number[]
  readonly places: readonly number[]
}

/** Names set less apart than this are set at one place. */
const apart = 0.6

function placed({ names, places }: Places): Map<number, number> {
  const parent = new Map<number, number>()
  const open: number[] = []
  names.forEach((i, k) => {
    const place = places[k] ?? 0
    while (open.length > 0 && (places[open[open.length - 1] ?? -1] ?? 0) >= place - apart) open.pop()
    const above = names[open[open.length - 1] ?? -1]
    if (above !== undefined) parent.set(i, above)
    open.push(k)
  })
  return parent
}

/** More names than this that stand where they do not belong are no slips of the setting. */
const mostMoved = 40

/**
 * Names set a little off, told by the sums: where what stands under a name does not make it up, the next name that stands as far left is
 * tried as one more part, and a part that equals the one before it as a part of that one. Undefined where nothing was moved.
 */
function straightened(
  grid: Grid,
  columns: readonly number[],
  { names, places }: Places,
  parent: ReadonlyMap<number, number>,
): Map<number, number> | undefined {
  const amounts = new Map(names.map((i) => [i, amountsOf(grid, i, columns)]))
  const order = new Map(names.map((i, k) => [i, k]))
  const orderOf = (i: number | undefined): number => order.get(i ?? -1) ?? -1
  const partsIn = (of: ReadonlyMap<number, number>): Map<number | undefined, number[]> => Map.groupBy(names, (i) => of.get(i))
  const makes = (whole: number, own: readonly number[]): boolean => own.length > 0 && partsBelow(amounts, whole, own, true) === own.length
  const moved = [...places]
  let tree = new Map(parent)
  let parts = partsIn(tree)
  let count = 0
  for (const whole of names) {
    const own = parts.get(whole) ?? []
    const first = orderOf(own[0])
    if (count >= mostMoved || first < 0 || makes(whole, own) || (amounts.get(whole) ?? []).every((a) => a === undefined)) continue
    const left = (moved[first] ?? 0) - apart / 2
    const next = names.findIndex((i, k) => k > first && (moved[k] ?? 0) < left && !isUnder(tree, i, whole))
    const doubles = own.filter((i, k) => k > 0 && sameAmounts(amounts.get(i), amounts.get(own[k - 1] ?? -1))).map(orderOf)
    const tries = [
      ...(next < 0 ? [] : [[next, moved[first] ?? 0] as const]),
      ...doubles.map((k) => [k, (moved[k] ?? 0) + 2 * apart] as const),
    ]
    for (const [at, place] of tries) {
      const made = placed({ names, places: moved.with(at, place) })
      const madeParts = partsIn(made)
      if (!makes(whole, madeParts.get(whole) ?? [])) continue
      moved[at] = place
      tree = made
      parts = madeParts
      count++
      break
    }
  }
  return count === 0 ? undefined : tree
}

function isUnder(tree: ReadonlyMap<number, number>, row: number, whole: number): boolean {
  for (let above = tree.get(row); above !== undefined; above = tree.get(above)) if (above === whole) return true
  return false
}

const sameAmounts = (a: readonly (Amount | undefined)[] | undefined, b: readonly (Amount | undefined)[] | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.some((x) => x !== undefined && !isZero(x.value)) &&
  a.every((x, c) => (x === undefined) === (b[c] === undefined) && (x === undefined || compare(x.value, b[c]?.value ?? zero) === 0))

/** More parts than a parent has in tables without codes; it also bounds the work. */
const mostParts = 60

interface Amount {
  readonly value: Decimal
  readonly slack: Decimal
}

/** How far the amount may be from what is printed. */
const slackOf = (figure: Printed): Decimal => subtract(intervalOf(figure).high, baseValue(figure))

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

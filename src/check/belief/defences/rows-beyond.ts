/** The list goes on: what is missing stands in rows that follow, in this table or the next, or that came before. */
import type { Table } from '../../../model/reading.ts'
import { add, type Decimal, decimal, equals, isZero, sign, subtract, zero } from '../../../number/decimal.ts'
import { baseValue } from '../../../relation/judge.ts'
import { type Accused, type Defence, footingOf, isVertical } from '../accused.ts'
import { digitsOf, digitsOfGap, type Standing } from '../chance.ts'

export const rowsBeyond: Defence = {
  key: 'rows-beyond',
  text: {
    en: 'the rows that follow or come before, on the next page or the last, make up what is missing',
    zh: '所缺之数恰由前后页或相邻的行补足',
  },
  stands: (accused) => weights(accused) ?? rows(accused),
}

/** Pages over which one list may be cut. */
const reach = 1

const isNear = (a: Table, b: Table): boolean =>
  a !== b && b.pages.some((page) => a.pages.some((own) => Math.abs(own - page) <= reach)) && Math.abs(a.index - b.index) <= 2

/** Values of a column, from the row on or up to it. */
const values = ({ scene }: Accused, table: Table, column: number): { row: number; value: Decimal }[] =>
  scene.column(table, column).map(({ row, figure }) => ({ row, value: baseValue(scene.read(figure)) }))

/** Column of a table that continues another: the same head, else the same place. */
function columnLike(own: Table, column: number, other: Table): number | undefined {
  const head = own.columns[column]?.path.at(-1)
  const same = other.columns.findIndex((c) => c.path.at(-1) === head)
  if (same >= 0) return same
  return other.columns.length === own.columns.length ? column : undefined
}

function rows(accused: Accused): Standing | undefined {
  const footing = footingOf(accused)
  if (footing === undefined || !isVertical(accused, footing) || sign(footing.gap) === 0) return undefined
  const place = accused.scene.placeOf(footing.whole)
  if (place === undefined) return undefined
  const used = new Set([place.row, ...footing.parts.flatMap((p) => accused.scene.placeOf(p.figure)?.row ?? [])])
  const last = Math.max(...used)
  const first = Math.min(...used)
  const own = values(accused, place.table, place.column)
  const lists: Decimal[][] = [own.filter(({ row }) => row > last), own.filter(({ row }) => row < first).reverse()].map((l) =>
    l.map(({ value }) => value),
  )
  for (const other of accused.scene.extraction.tables) {
    const column = isNear(place.table, other) ? columnLike(place.table, place.column, other) : undefined
    if (column === undefined) continue
    const theirs = values(accused, other, column).map(({ value }) => value)
    lists.push(other.index > place.table.index ? theirs : theirs.reverse())
  }
  let tried = 0
  let hit = false
  for (const list of lists) {
    let sum = zero
    for (const value of list.filter((v) => !isZero(v))) {
      sum = add(sum, value)
      tried++
      if (equals(sum, footing.gap)) hit = true
    }
  }
  return hit ? { tried, digits: digitsOfGap(footing.gap) } : undefined
}

/** Weights that do not make up their whole do so with those of the form's other page. */
function weights(accused: Accused): Standing | undefined {
  const { claim, relation, scene } = accused
  const said = relation.kind === 'assertion' ? relation.sum?.value : undefined
  if (relation.kind !== 'assertion' || said === undefined) return undefined
  const place = scene.placeOf(claim.stated)
  if (place === undefined) return undefined
  const sum = relation.figures.reduce((total, f) => add(total, baseValue(scene.read(f))), zero)
  const missing = [subtract(decimal(said), sum), subtract(decimal(90), sum)].filter((m) => sign(m) > 0)
  const others = scene.extraction.tables.filter((t) => isNear(place.table, t))
  const hit = others.some((other) => {
    const column = columnLike(place.table, place.column, other)
    if (column === undefined) return false
    const total = values(accused, other, column).reduce((t, { value }) => add(t, value), zero)
    return missing.some((m) => equals(m, total))
  })
  return hit ? { tried: 1, digits: Math.max(digitsOf(sum), 2) } : undefined
}

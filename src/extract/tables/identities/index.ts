/**
 * What the shape of a table says must hold between its cells, and how often it does. Nothing is reported here; rules turn identities
 * into claims.
 */
import type { TableIdentity, TableRow } from '../../../model/reading.ts'
import { acrossColumns } from './across.ts'
import { downRows } from './down.ts'
import { balance, moneyParts, rates, ratesOf } from './sides.ts'
import type { Bare, Grid, ReadFigure } from './vote.ts'

export function identitiesOf(table: Bare, read: ReadFigure): TableIdentity[] {
  const cells = new Map(table.cells.map((c) => [c.row * 1000 + c.column, c.figure]))
  const grid: Grid = { table, at: (row, column) => cells.get(row * 1000 + column), read }
  const out: (TableIdentity | undefined)[] = []
  const lanes = [...new Set(table.columns.map((c) => c.lane))]
  const ofScores = table.kind?.startsWith('P-') === true && table.kind !== 'P-whole'
  for (const lane of lanes) out.push(...acrossColumns(grid, lane))
  for (const list of ofScores ? [] : oneList(table.rows) ? [lanes] : lanes.map((lane) => [lane])) out.push(...downRows(grid, list))
  out.push(balance(grid, lanes))
  // Changes that the heads themselves told of what they are.
  const told = out.some((i) => i?.kind === 'change')
  out.push(...moneyParts(grid), ...rates(grid), ...lanes.flatMap((lane) => ratesOf(grid, lane, told)))
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

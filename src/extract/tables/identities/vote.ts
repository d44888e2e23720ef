/** How often what should hold between the cells of a table does hold: its own arithmetic is the witness of its reading. */
import type { Figure, Table, TableIdentity } from '../../../model/reading.ts'
import { isZero } from '../../../number/decimal.ts'
import { judge } from '../../../relation/judge.ts'
import type { Relation, Term } from '../../../relation/relation.ts'

export type ReadFigure = (id: number) => Figure
export type Bare = Omit<Table, 'identities'>
export interface Instance {
  readonly stated: number
  readonly readings: readonly Relation[]
}

/** A relation among zeros says nothing about the shape of a table. */
export const saysNothing = (relation: Relation, read: ReadFigure): boolean =>
  relation.kind === 'sum' && relation.terms.every((t) => isZero(read(t.figure).value))

export const holds = (relation: Relation, read: ReadFigure): boolean =>
  relation.kind !== 'assertion' && relation.op === '=' && ['exact', 'rounding'].includes(judge(relation, read).verdict)

export function identity(
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

export const sum = (terms: readonly Term[]): Relation => ({ kind: 'sum', op: '=', terms })

/** What comes in on the left, what goes out and what is left on the right. */
export const twoSided = (terms: readonly Term[]): Relation => ({
  kind: 'sum',
  op: '=',
  terms,
  left: terms.filter((t) => t.times > 0).length,
})

/** Of several readings, the one that most instances bear out; the plain one when they are even. */
export function elected<T extends { readonly relation: Relation }>(readings: readonly (readonly T[])[], read: ReadFigure): readonly T[] {
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
export interface Grid {
  readonly table: Bare
  readonly at: (row: number, column: number) => number | undefined
  readonly read: ReadFigure
}

/** Whether the figures of a column are amounts, which may add up. */
export const isMoney = (grid: Grid, column: number): boolean => {
  const { unit, concept, key } = grid.table.columns[column] ?? {}
  if (concept !== undefined && ['weight', 'score', 'score-rate', 'target', 'actual', 'execution-rate'].includes(concept)) return false
  if (unit && unit.dimension !== 'money') return false
  return key?.measure === undefined || key.measure === 'change'
}

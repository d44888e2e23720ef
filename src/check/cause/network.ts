/** A document's claims as a net: figures are its knots, and a figure is known by all that is claimed of it. */
import type { Figure, Read } from '../../model/reading.ts'
import { format } from '../../number/decimal.ts'
import { figuresIn } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import { usualDecimals } from '../precision.ts'

/** A claim as the search sees it. */
export interface Constraint {
  readonly index: number
  readonly relation: Relation
  readonly stated: number
  readonly holds: boolean
  /** Whether a failure counts (uncertain readings neither speak for nor against). */
  readonly weight: number
  /** Holds only when it holds exactly: the document's sums do. */
  readonly toTheDigit: boolean
}

export interface Network {
  readonly read: Read
  readonly constraints: readonly Constraint[]
  /** Constraints a figure takes part in. */
  readonly on: ReadonlyMap<number, readonly Constraint[]>
  /** What fails of a figure and was not sure enough to be said: the readings of each such claim. */
  readonly unsure: ReadonlyMap<number, readonly (readonly Relation[])[]>
  /** Figures by trimmed printed value, for copies and bases. */
  readonly byValue: ReadonlyMap<string, readonly number[]>
  /** Decimals of the document's amounts by unit. */
  readonly usual: ReadonlyMap<string, number>
  /** Decimals that most of its percentages have. */
  readonly usualRate: number
  /** Other bases that were looked for, null where there is none. */
  readonly bases: Map<Relation, number | null>
  /** Of the checked document. */
  readonly figures: readonly Figure[]
}

/** `own` figures belong to the checked document; those after them are of documents beside it, and are taken as given. */
export function network(
  constraints: readonly Constraint[],
  figures: readonly Figure[],
  own = figures.length,
  doubted: readonly (readonly Relation[])[] = [],
): Network {
  const on = new Map<number, Constraint[]>()
  for (const c of constraints) {
    for (const f of figuresIn(c.relation)) {
      const of = on.get(f)
      if (of) of.push(c)
      else on.set(f, [c])
    }
  }
  const unsure = new Map<number, (readonly Relation[])[]>()
  for (const readings of doubted) {
    for (const f of new Set(readings.flatMap(figuresIn))) {
      const of = unsure.get(f)
      if (of) of.push(readings)
      else unsure.set(f, [readings])
    }
  }
  const byValue = new Map<string, number[]>()
  for (const f of figures.slice(0, own)) {
    const key = format(f.value)
    const of = byValue.get(key)
    if (of) of.push(f.id)
    else byValue.set(key, [f.id])
  }
  const read: Read = (id) => {
    const figure = figures[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    return figure
  }
  const mine = figures.slice(0, own)
  return { read, constraints, on, unsure, byValue, usual: usualDecimals(mine), usualRate: usualRate(mine), bases: new Map(), figures: mine }
}

function usualRate(figures: readonly Figure[]): number {
  const counts = new Map<number, number>()
  for (const f of figures) if (f.unit.dimension === 'percent') counts.set(f.decimals, (counts.get(f.decimals) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 2
}

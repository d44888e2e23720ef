/** What is printed around a contradiction: where its figures stand, what stands beside them, what is printed again. */
import type { Claim } from '../../model/claim.ts'
import type { Extraction, Figure, Mention, Read, Table } from '../../model/reading.ts'
import { abs, format, isZero, trim } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import { baseValue, figuresIn, judge } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import { digitsOf } from './chance.ts'

export interface Place {
  readonly table: Table
  readonly row: number
  readonly column: number
}

/** How a claim comes out before anything is believed. */
export type Outcome = 'held' | 'broken' | 'open'

export interface Scene {
  readonly extraction: Extraction
  readonly claims: readonly Claim[]
  readonly outcomes: readonly Outcome[]
  readonly read: Read
  /** Figures of this document. */
  readonly figures: readonly Figure[]
  /** The cell a figure stands in. */
  placeOf(figure: number): Place | undefined
  /** Figures of a column from the top, with their rows. */
  column(table: Table, column: number): readonly { readonly row: number; readonly figure: number }[]
  /** Figures of a row. */
  row(table: Table, row: number): readonly number[]
  /** Other figures that print the same amount; none for amounts of one or two digits, which are printed again by chance. */
  again(figure: number): readonly number[]
  /** Claims a figure takes part in, by index. */
  on(figure: number): readonly number[]
  /** The mention whose amount a figure is. */
  mentionOf(figure: number): Mention | undefined
  /** Money of other years, or kept apart, that some totals contain and others do not. */
  readonly carriedOver: readonly Figure[]
}

const ofOtherYears = /结转|结余|实户资金|用事业基金弥补/

const fewestDigits = 3

/** One amount, however it is printed. */
export const amountKey = (figure: Figure): string => `${figure.unit.dimension} ${format(trim(abs(baseValue(figure))))}`

export function sceneOf(extraction: Extraction, claims: readonly Claim[], read: Read): Scene {
  const { figures, tables, mentions } = extraction
  const places = new Map<number, Place>()
  const columns = new Map<string, { row: number; figure: number }[]>()
  const rows = new Map<string, number[]>()
  const put = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const of = map.get(key)
    if (of) of.push(value)
    else map.set(key, [value])
  }
  for (const table of tables) {
    for (const { row, column, figure } of table.cells) {
      places.set(figure, { table, row, column })
      put(columns, `${table.index} ${column}`, { row, figure })
      put(rows, `${table.index} ${row}`, figure)
    }
  }
  for (const of of columns.values()) of.sort((a, b) => a.row - b.row)
  const same = Map.groupBy(
    figures.filter((f) => digitsOf(f.value) >= fewestDigits),
    amountKey,
  )
  const on = new Map<number, number[]>()
  claims.forEach((claim, index) => {
    for (const id of new Set(claim.readings.flatMap(figuresIn))) {
      const of = on.get(id)
      if (of) of.push(index)
      else on.set(id, [index])
    }
  })
  const told = new Map<number, Mention>()
  for (const m of mentions) {
    for (const id of [m.amount, ...m.phases.map((p) => p.figure)]) if (id !== undefined && !told.has(id)) told.set(id, m)
  }
  return {
    extraction,
    claims,
    outcomes: claims.map((claim) => outcomeOf(claim.readings, read)),
    read,
    figures,
    placeOf: (figure) => places.get(figure),
    column: (table, column) => columns.get(`${table.index} ${column}`) ?? [],
    row: (table, row) => rows.get(`${table.index} ${row}`) ?? [],
    again: (figure) => {
      const own = figures[figure]
      return own === undefined ? [] : (same.get(amountKey(own)) ?? []).flatMap((f) => (f.id === figure ? [] : [f.id]))
    },
    on: (figure) => on.get(figure) ?? [],
    mentionOf: (figure) => told.get(figure),
    carriedOver: figures.filter((f) => f.unit.dimension === 'money' && !isZero(f.value) && ofOtherYears.test(fold(f.label))),
  }
}

function outcomeOf(readings: readonly Relation[], read: Read): Outcome {
  const verdicts = readings.map((relation) => judge(relation, read).verdict)
  if (verdicts.some((v) => v === 'exact' || v === 'rounding')) return 'held'
  return verdicts.includes('contradiction') ? 'broken' : 'open'
}

/** Whether a relation is about anything: nothings agree with each other whatever they are read as. */
export const tells = (relation: Relation | undefined, read: Read): boolean =>
  relation !== undefined && figuresIn(relation).filter((f) => !isZero(read(f).value)).length >= 2

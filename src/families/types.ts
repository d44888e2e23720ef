/** What a family of documents knows about tables: how one is recognised, what its columns and rows mean, what must hold in it. All of it data. */
import type { Unit } from '../number/unit.ts'

/** A meaning of a column or row, by the ways it is headed. Patterns are matched on folded, blank-free labels. */
export interface Meaning {
  readonly key: string
  readonly pattern: RegExp
}

/** A kind of table. The first shape whose tests all pass gives the kind. */
export interface TableShape {
  /** `T1` … of final accounts, `B1` … of budgets, `P1` … of performance tables. */
  readonly kind: string
  /** Of the title. */
  readonly title: RegExp
  readonly notTitle?: RegExp
  /** Meanings of columns that must be there. */
  readonly columns?: readonly string[]
  /** The unit where the document names none. */
  readonly unit?: Unit
}

export interface Family {
  readonly key: 'final-account' | 'budget' | 'performance'
  readonly shapes: readonly TableShape[]
}

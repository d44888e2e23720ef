/** The little that a store asks of a database, so that one store serves both. Statements are written once; values are always bound, never pasted. */
import type { Table } from './schema.ts'

export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

export interface Sql {
  /** All rows of a statement; its values stand for `?` in their order. */
  all(statement: string, values?: readonly Value[]): Promise<Row[]>
  /** The rows one after another: a result of any size takes the same memory. */
  each(statement: string, values?: readonly Value[]): AsyncIterable<Row>
  /** Rows into a table, in the order of `columns`. */
  insert(table: Table, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void>
}

export interface Database extends Sql {
  /** All or nothing. Transactions of one process follow one another; those of several processes wait for each other. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What a store could not do, in one sentence. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly reason: 'missing' | 'no-store' | 'newer' | 'language' | 'library'
  constructor(reason: StoreFailure['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

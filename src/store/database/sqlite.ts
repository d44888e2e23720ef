/** One file as a database (node:sqlite): write-ahead log, so that readers never wait and a killed writer leaves nothing half-written. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Table } from './schema.ts'
import { type Database, type Row, type Sql, StoreFailure, type Value } from './sql.ts'

/** Milliseconds to wait for another program that is writing. */
const PATIENCE = 60_000
/** Milliseconds that SQLite itself waits: it blocks all else meanwhile, the other writer too when it is of this process. */
const BLOCKED = 20

/** Tries again while another writer is at work. */
async function waiting<T>(work: () => T): Promise<T> {
  const until = performance.now() + PATIENCE
  for (;;) {
    try {
      return work()
    } catch (error) {
      const locked = error instanceof Error && /database (?:table )?is locked|busy/i.test(error.message)
      if (!locked || performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, BLOCKED))
    }
  }
}

const magic = 'SQLite format 3\u0000'

/** Whether a file can be a store: new, empty, or an SQLite database. */
export function isSqlite(path: string): boolean {
  if (!existsSync(path)) return true
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(magic.length)
    const length = readSync(file, head, 0, head.length, 0)
    return length === 0 || head.toString('latin1') === magic
  } finally {
    closeSync(file)
  }
}

/** @throws StoreFailure when the file is something else */
export async function openSqlite(path: string): Promise<Database> {
  if (!isSqlite(path)) throw new StoreFailure('no-store', `${path} is no store: it is not an SQLite database`)
  const { DatabaseSync } = await import('node:sqlite')
  const open = (): DatabaseSync => {
    const database = new DatabaseSync(path, { timeout: BLOCKED })
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY')
    return database
  }
  const writer = await waiting(open)
  // Readers have a connection of their own: they see what is committed, and never half a transaction of this process.
  const reader = await waiting(open)
  const writing = connection(writer)
  const reading = connection(reader)
  let last: Promise<unknown> = Promise.resolve()
  return {
    ...reading.sql,
    insert: writing.sql.insert,
    transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      const next = last.then(async () => {
        await waiting(() => writer.exec('BEGIN IMMEDIATE'))
        try {
          const result = await work(writing.sql)
          writer.exec('COMMIT')
          return result
        } catch (error) {
          writer.exec('ROLLBACK')
          throw error
        }
      })
      last = next.catch(() => undefined)
      return next
    },
    async close() {
      await last
      writing.forget()
      reading.forget()
      reader.close()
      writer.close()
    },
  }
}

const bound = (values: readonly Value[]): (string | number | null | Uint8Array)[] => [...values]

function connection(database: DatabaseSync): { readonly sql: Sql; forget(): void } {
  const prepared = new Map<string, StatementSync>()
  const statementOf = (text: string): StatementSync => {
    let statement = prepared.get(text)
    if (!statement) {
      statement = database.prepare(text)
      prepared.set(text, statement)
    }
    return statement
  }
  return {
    forget: () => prepared.clear(),
    sql: {
      async all(text, values = []) {
        return statementOf(text).all(...bound(values)) as unknown as Row[]
      },
      async *each(text, values = []) {
        // A statement of its own: the same text may be walked twice at once.
        for (const row of database.prepare(text).iterate(...bound(values))) yield row as unknown as Row
      },
      async insert(table: Table, columns, rows) {
        const statement = statementOf(
          `INSERT INTO "${table.name}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        )
        for (const row of rows) statement.run(...bound(row))
      },
    },
  }
}

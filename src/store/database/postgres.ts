/** PostgreSQL as a database (pg, which is loaded only here). A server that goes away for a while is waited for. */
import type pg from 'pg'
import type { Table } from './schema.ts'
import { type Database, type Row, type Sql, StoreFailure, type Value } from './sql.ts'

/** Most values that one statement may bind. */
const MOST_VALUES = 60_000
/** Rows fetched at once from a long result. */
const FETCHED = 1000
/** Seconds for which a server that is not there is tried again. */
const PATIENCE = 120

/** Conditions of PostgreSQL and of sockets that pass: the connection or the server is gone, or two transactions stood in each other's way. */
const passing = /^(?:08|57P0[123]|53300|40001|40P01)|^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT)$/

function passes(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && passing.test(error.code)) return true
  return /Connection terminated|server closed the connection|Client has encountered a connection error/i.test(error.message)
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Tries again what failed because the server was away for a moment; the whole of it, so it must be safe to do twice. */
export async function patiently<T>(work: () => Promise<T>, seconds: number = PATIENCE): Promise<T> {
  const until = performance.now() + seconds * 1000
  for (let wait = 100; ; wait = Math.min(wait * 2, 5000)) {
    try {
      return await work()
    } catch (error) {
      if (!passes(error) || performance.now() + wait > until) throw error
      await pause(wait)
    }
  }
}

/** `?` → `$1`, `$2`, … */
const numbered = (statement: string): string => {
  let n = 0
  return statement.replaceAll('?', () => `$${++n}`)
}

const rowsOf = (rows: readonly unknown[]): Row[] => rows as Row[]

/** Statements over one connection, or over any of a pool. */
export function sqlOver(asking: Pick<pg.ClientBase, 'query'>): Pick<Sql, 'all' | 'insert'> {
  return {
    async all(statement, values = []) {
      return rowsOf((await asking.query(numbered(statement), [...values])).rows)
    },
    async insert(table: Table, columns, rows) {
      const size = Math.max(1, Math.floor(MOST_VALUES / columns.length))
      const names = columns.map((name) => `"${name}"`).join(', ')
      for (let at = 0; at < rows.length; at += size) {
        const part = rows.slice(at, at + size)
        const places = part.map((_row, i) => `(${columns.map((_name, j) => `$${i * columns.length + j + 1}`).join(', ')})`)
        await asking.query(`INSERT INTO "${table.name}" (${names}) VALUES ${places.join(', ')}`, part.flat())
      }
    },
  }
}

/** The pool of connections of an address. @throws StoreFailure when pg is not installed */
export async function poolOf(address: string, most: number): Promise<pg.Pool> {
  const library = await import('pg').catch(() => {
    throw new StoreFailure('library', 'for PostgreSQL install its client: npm install pg pg-boss')
  })
  const pool = new library.default.Pool({
    connectionString: address,
    max: most,
    // Counts and numbers of documents stay far below 2^53; numeric stays text, exact.
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : library.default.types.getTypeParser(oid, format as 'text')) },
  })
  // A connection that breaks while nobody uses it; the next use makes another.
  pool.on('error', () => undefined)
  return pool
}

export async function openPostgres(address: string): Promise<Database> {
  const pool = await poolOf(address, 4)
  const { all, insert } = sqlOver(pool as unknown as pg.ClientBase)

  async function* each(statement: string, values: readonly Value[] = []): AsyncGenerator<Row, void> {
    const client = await patiently(() => pool.connect())
    try {
      await client.query('BEGIN READ ONLY')
      await client.query(`DECLARE walk NO SCROLL CURSOR FOR ${numbered(statement)}`, [...values])
      for (;;) {
        const rows = rowsOf((await client.query(`FETCH ${FETCHED} FROM walk`)).rows)
        yield* rows
        if (rows.length < FETCHED) return
      }
    } finally {
      await client.query('ROLLBACK').catch(() => undefined)
      client.release()
    }
  }

  return {
    all: (statement, values) => patiently(() => all(statement, values)),
    each,
    insert,
    transaction: (work) => patiently(() => transactionOver(pool, (sql) => work(sql))),
    close: () => pool.end(),
  }
}

/** One transaction on a connection of its own. */
export async function transactionOver<T>(pool: pg.Pool, work: (sql: Sql, client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // A connection that breaks in the middle: the statement under way says so.
  const breaks = (error: Error): void => {
    broken = error
  }
  client.on('error', breaks)
  try {
    await client.query('BEGIN')
    const { all, insert } = sqlOver(client)
    const each = async function* (statement: string, values: readonly Value[] = []): AsyncGenerator<Row, void> {
      yield* await all(statement, values)
    }
    const result = await work({ all, insert, each }, client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken ??= cause
    })
    throw error
  } finally {
    client.off('error', breaks)
    client.release(broken)
  }
}

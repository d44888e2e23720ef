/** The views of a store as tables of a new SQLite file, for programs that want one file and no gouji. */
import type { View } from './schema.ts'
import type { Row } from './sql.ts'

const types = { integer: 'INTEGER', text: 'TEXT', decimal: 'TEXT', real: 'REAL', bytes: 'BLOB' } as const

/** @param path a file that is not there yet */
export async function copyTo(path: string, views: readonly View[], rowsOf: (view: View) => AsyncIterable<Row>): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(path)
  try {
    // Nobody else sees the file before it is whole.
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN')
    for (const { name, columns, order } of views)
      database.exec(
        `CREATE TABLE "${name}" (${columns.map((c) => `"${c.name}" ${types[c.type]}${c.optional ? '' : ' NOT NULL'}`).join(', ')}, PRIMARY KEY (${order.map((n) => `"${n}"`).join(', ')}))`,
      )
    for (const view of views) {
      const insert = database.prepare(`INSERT INTO "${view.name}" VALUES (${view.columns.map(() => '?').join(', ')})`)
      for await (const row of rowsOf(view)) insert.run(...view.columns.map(({ name }) => row[name] ?? null))
    }
    database.exec('COMMIT')
  } finally {
    database.close()
  }
}

/** What export writes is read back by programs that know nothing of gouji. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore, views } from '../../src/index.ts'
import { everything } from '../store/rows.ts'
import { gouji, root } from './run.ts'

let folder = ''
let store = ''
let stored: Record<string, Record<string, unknown>[]> = {}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-export-'))
  store = join(folder, 'a.db')
  await gouji([
    'batch',
    ...['danhe-waterworks-2024.pdf', 'linlan-hydrology-2022.txt'].map((name) => join(root, 'corpus', name)),
    '--store',
    store,
  ])
  const opened = await openStore(store)
  stored = (await everything(opened)) as typeof stored
  await opened.close()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Asks DuckDB. */
async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = await connection.runAndReadAll(sql)
  return rows.getRowObjectsJson()
}

/** The exact sum of decimals, in units of 10⁻⁸. */
const exactSum = (texts: readonly string[]): bigint =>
  texts.reduce((sum, text) => {
    const [whole = '', fraction = ''] = text.split('.')
    return sum + BigInt(whole + fraction.padEnd(8, '0'))
  }, 0n)

describe('DuckDB reads', () => {
  test('Parquet: types, rows, and money to the last digit', async () => {
    const path = join(folder, 'facts.parquet')
    const run = await gouji(['export', store, '-o', path])
    expect(run.status).toBe(0)
    const facts = stored['facts'] ?? []
    expect(run.stderr).toContain(`${facts.length} rows written`)
    const [sum] = await ask(
      `SELECT CAST(SUM(yuan) AS VARCHAR) AS s, COUNT(*) AS n, COUNT(yuan) AS m, typeof(ANY_VALUE(yuan)) AS t FROM '${path}'`,
    )
    const money = facts.flatMap(({ yuan }) => (typeof yuan === 'string' ? [yuan] : []))
    expect(sum).toMatchObject({ n: String(facts.length), m: String(money.length), t: 'DECIMAL(38,8)' })
    expect(BigInt(String(sum?.['s']).replace('.', ''))).toBe(exactSum(money))
    const read = await ask(`SELECT concept, value, page, body FROM '${path}' ORDER BY sha256, number`)
    expect(read).toEqual(facts.map(({ concept, value, page, body }) => ({ concept, value, page: String(page), body })))
  })

  test('CSV and NDJSON as Parquet', async () => {
    for (const ending of ['csv', 'ndjson', 'parquet'])
      await gouji(['export', store, '-o', join(folder, `findings.${ending}`), '--table', 'findings'])
    const of = (source: string) =>
      ask(`SELECT id, rule, severity, message, CAST(page AS INTEGER) AS page FROM ${source} ORDER BY sha256, number`)
    const parquet = await of(`'${join(folder, 'findings.parquet')}'`)
    expect(parquet.length).toBeGreaterThan(2)
    expect(await of(`read_csv('${join(folder, 'findings.csv')}')`)).toEqual(parquet)
    expect(await of(`read_json('${join(folder, 'findings.ndjson')}')`)).toEqual(parquet)
  })
})

test('a folder takes all tables with their description and dictionary', async () => {
  const out = `${join(folder, 'all')}/`
  expect((await gouji(['export', store, '-o', out])).status).toBe(0)
  expect(readdirSync(out).sort()).toEqual([...views.map(({ name }) => `${name}.csv`), 'datapackage.json', 'dictionary.md'].sort())
  const description = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))
  for (const resource of description.resources) {
    const [head = ''] = readFileSync(join(out, resource.path), 'utf8').split('\r\n')
    expect(resource.schema.fields.map((field: { name: string }) => field.name)).toEqual(head.split(','))
    expect(await ask(`SELECT COUNT(*) AS n FROM read_csv('${join(out, resource.path)}', header=true, all_varchar=true)`)).toEqual([
      { n: String(stored[resource.name]?.length) },
    ])
  }
  expect(readFileSync(join(out, 'dictionary.md'), 'utf8')).toContain('| `yuan` |')
})

test('SQLite without gouji', async () => {
  const path = join(folder, 'plain.sqlite')
  await gouji(['export', store, '-o', path])
  const database = new DatabaseSync(path)
  for (const { name, order } of views) {
    const rows = database.prepare(`SELECT * FROM "${name}" ORDER BY ${order.map((n) => `"${n}"`).join(', ')}`).all()
    expect(rows.map((row) => ({ ...row }))).toEqual(stored[name])
  }
  database.close()
})

test('a workbook, in which numbers are numbers and nothing is a formula', async () => {
  const path = join(folder, 'facts.xlsx')
  await gouji(['export', store, '-o', path])
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  const heads = (sheet.getRow(1).values as string[]).slice(1)
  expect(sheet.rowCount).toBe((stored['facts']?.length ?? 0) + 1)
  const yuan = heads.indexOf('yuan') + 1
  const [index, fact] = [...(stored['facts'] ?? []).entries()].find(([, { yuan: money }]) => typeof money === 'string') ?? []
  expect(sheet.getRow((index ?? 0) + 2).getCell(yuan).value).toBe(Number(fact?.['yuan']))
  sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()))
})

test('what cannot be done is said', async () => {
  expect((await gouji(['export', join(folder, 'none.db'), '-o', join(folder, 'x.csv')])).stderr).toMatch(/there is no store/)
  expect((await gouji(['export', store, '-o', join(folder, 'x.docx')])).stderr).toMatch(/kind of file cannot be told/)
  expect((await gouji(['export', store, '-o', store])).stderr).toMatch(/is one of the inputs/)
})

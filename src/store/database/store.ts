/**
 * A store of documents: what was read of each, found in it and decided about it. One document is written in one
 * transaction: whatever ends a program, a store holds documents whole or not at all.
 */
import type { Finding, Report } from '../../model/finding.ts'
import type { Entry } from '../ledger.ts'
import { type Dialect, migrate, property, setProperty } from './migrations.ts'
import type { BesideRecord, FactRecord, FailedRecord, ReadRecord } from './record.ts'
import { fileTable, selectOf, type Table, tables, type View } from './schema.ts'
import { type Database, type Row, type Sql, StoreFailure, type Value } from './sql.ts'
import { openSqlite } from './sqlite.ts'

/** What a store knows of a document without opening it. */
export interface Known {
  readonly sha256: string
  readonly version: string
  readonly status: string
  /** Why it was not read. */
  readonly failure?: string
}

/** Enough of a document to tell which others speak of the same money. */
export interface Card {
  readonly sha256: string
  readonly title: string
  readonly department: string
  readonly body: string
  readonly year: number | null
  readonly kind: string
  readonly level: string
  /** Absent where its name tells of none. */
  readonly city?: string
  readonly beside: string
}

export interface Store {
  readonly address: string
  /** The language of its sentences. */
  readonly language: 'en' | 'zh'
  /** What is known of a document's bytes. */
  known(sha256: string): Promise<Known | undefined>
  /** That a file holds a document which is in the store. */
  locate(path: string, sha256: string): Promise<void>
  /** Files whose document is in the store. */
  files(): AsyncIterable<{ readonly path: string; readonly sha256: string }>
  /** The document of a file, or of a fingerprint (or the beginning of one). */
  find(name: string): Promise<string | undefined>
  /** A document in place of what was stored of the same bytes. */
  put(path: string, version: string, record: ReadRecord | FailedRecord): Promise<void>
  /** The same, after it was checked against others; `report` and all that follows from it anew. */
  putBeside(version: string, record: ReadRecord, beside: BesideRecord): Promise<void>
  /** Entries of review ledgers; those that are there already are passed over. How many were new. */
  decide(entries: readonly Entry[]): Promise<number>
  /** Decisions about a document, as they were taken. */
  decisions(sha256: string): Promise<Entry[]>
  report(sha256: string): Promise<Report | undefined>
  /** What other documents are checked against, deflated. */
  reading(sha256: string): Promise<Uint8Array | undefined>
  cards(): AsyncIterable<Card>
  /** Rows of a view in its order. `where` is SQL over the view's columns, its values bound. */
  rows(view: View, where?: string, values?: readonly Value[]): AsyncIterable<Row>
  /** How many rows a view has. */
  count(view: View): Promise<number>
  /** Any question at all, read as it comes. For the corpus alone; never made of what stands in a document. */
  ask(statement: string, values?: readonly Value[]): Promise<Row[]>
  close(): Promise<void>
}

export interface StoreOptions {
  /** The language of a new store, and the one that an old store must have; either way none is insisted on when absent. */
  readonly language?: 'en' | 'zh'
  /** Of a new store, when no language is insisted on. */
  readonly usualLanguage?: 'en' | 'zh'
  /** Whether the store must be there already. */
  readonly existing?: boolean
}

export const isServer = (address: string): boolean => /^postgres(?:ql)?:\/\//.test(address)

/** @param address path of an SQLite file, or `postgres://…` @throws StoreFailure in one sentence */
export async function openStore(address: string, options: StoreOptions = {}): Promise<Store> {
  const server = isServer(address)
  if (options.existing && !server && !(await import('node:fs')).existsSync(address))
    throw new StoreFailure('missing', `there is no store ${address}`)
  const database = server ? await (await import('./postgres.ts')).openPostgres(address) : await openSqlite(address)
  try {
    return await storeOver(database, server ? 'postgres' : 'sqlite', address, options)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function storeOver(database: Database, dialect: Dialect, address: string, options: StoreOptions): Promise<Store> {
  await migrate(database, dialect)
  const language = await database.transaction(async (sql) => {
    const there = await property(sql, 'language')
    if (there === undefined) {
      const chosen = options.language ?? options.usualLanguage ?? 'zh'
      await setProperty(sql, 'language', chosen)
      return chosen
    }
    return there === 'en' ? 'en' : 'zh'
  })
  if (options.language !== undefined && options.language !== language)
    throw new StoreFailure(
      'language',
      `this store speaks ${language === 'en' ? 'English' : 'Chinese'}: leave out --lang, or use another store`,
    )
  return {
    address,
    language,
    ...lookups(database),
    ...writes(database),
    rows: (view, where, values) =>
      database.each(
        `SELECT * FROM "${view.name}"${where === undefined ? '' : ` WHERE ${where}`} ORDER BY ${view.order.map((n) => `"${n}"`).join(', ')}`,
        values,
      ),
    async count(view) {
      const from = selectOf(view).split(' FROM ').at(-1) ?? ''
      const [row] = await database.all(`SELECT COUNT(*) AS n FROM ${from.startsWith('file f') ? `"${view.name}"` : from}`)
      return Number(row?.['n'] ?? 0)
    },
    ask: (statement, values) => database.all(statement, values),
    close: () => database.close(),
  }
}

// ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

function lookups(database: Database): Pick<Store, 'known' | 'files' | 'find' | 'decisions' | 'report' | 'reading' | 'cards'> {
  return {
    async known(sha256) {
      const [row] = await database.all('SELECT version, status, failure FROM document WHERE sha256 = ?', [sha256])
      if (!row) return undefined
      const failure = row['failure'] === null ? {} : { failure: text(row['failure']) }
      return { sha256, version: text(row['version']), status: text(row['status']), ...failure }
    },
    async *files() {
      const rows = database.each('SELECT f.path, d.sha256 FROM file f JOIN document d ON d.id = f.document ORDER BY f.path')
      for await (const row of rows) yield { path: text(row['path']), sha256: text(row['sha256']) }
    },
    async find(name) {
      const [byPath] = await database.all('SELECT d.sha256 FROM file f JOIN document d ON d.id = f.document WHERE f.path = ?', [name])
      if (byPath) return text(byPath['sha256'])
      if (!/^[0-9a-f]{6,64}$/.test(name)) return undefined
      const found = await database.all('SELECT sha256 FROM document WHERE sha256 >= ? AND sha256 < ? LIMIT 2', [name, `${name}g`])
      return found.length === 1 ? text(found[0]?.['sha256']) : undefined
    },
    async decisions(sha256) {
      const rows = await database.all('SELECT json FROM decision WHERE sha256 = ? ORDER BY at, id', [sha256])
      return rows.map((row) => JSON.parse(text(row['json'])) as Entry)
    },
    async report(sha256) {
      const [row] = await database.all(
        `SELECT r.json, (SELECT MIN(f.path) FROM file f WHERE f.document = d.id) AS path
         FROM report r JOIN document d ON d.id = r.document WHERE d.sha256 = ?`,
        [sha256],
      )
      if (!row) return undefined
      const stored = JSON.parse(text(row['json'])) as Report
      return { ...stored, document: { ...stored.document, path: text(row['path']) } }
    },
    async reading(sha256) {
      const [row] = await database.all('SELECT r.bytes FROM reading r JOIN document d ON d.id = r.document WHERE d.sha256 = ?', [sha256])
      const bytes = row?.['bytes']
      return bytes instanceof Uint8Array ? bytes : undefined
    },
    async *cards() {
      const rows = database.each(
        "SELECT sha256, title, department, body, year, kind, level, city, beside FROM document WHERE status <> 'failed' ORDER BY sha256",
      )
      for await (const row of rows)
        yield {
          sha256: text(row['sha256']),
          title: text(row['title']),
          department: text(row['department']),
          body: text(row['body']),
          year: row['year'] === null ? null : Number(row['year']),
          kind: text(row['kind']),
          level: text(row['level']),
          ...(row['city'] === null ? {} : { city: text(row['city']) }),
          beside: text(row['beside']),
        }
    },
  }
}

// ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const columnsOf = (table: string): readonly string[] => (tables.find(({ name }) => name === table) as Table).columns.map(({ name }) => name)

/** Rows given by name, into a table. */
async function insert(sql: Sql, name: string, rows: readonly Readonly<Record<string, Value | undefined>>[]): Promise<void> {
  const table = tables.find((one) => one.name === name)
  if (!table || rows.length === 0) return
  const columns = columnsOf(name)
  await sql.insert(
    table,
    columns,
    rows.map((row) => columns.map((column) => storable(row[column]))),
  )
}

/** No database holds a zero byte or half a surrogate in a text. */
const storable = (value: Value | undefined): Value =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', '\ufffd') : (value ?? null)

/** Where belief is weighed, the probability that a finding is right. */
const beliefOf = (finding: Finding & { readonly belief?: { readonly probability: number } }): number | undefined =>
  finding.belief?.probability

const none = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 }
const counted = (checks: Report['checks']): Record<string, Value> => ({
  exact: checks.exact,
  rounding: checks.rounding,
  convention: checks.convention,
  contradiction: checks.contradiction,
  not_checkable: checks.notCheckable,
})

const failedDocument = (version: string, { sha256, failure }: FailedRecord): Record<string, Value> => ({
  sha256,
  version,
  status: 'failed',
  failure,
  title: '',
  department: '',
  body: '',
  level: 'unknown',
  kind: 'unknown',
  pages: 0,
  unread_pages: 0,
  ocr_pages: 0,
  figures: 0,
  covered: 0,
  bounded_only: 0,
  uncovered: 0,
  not_figures: 0,
  ...counted(none),
  errors: 0,
  warnings: 0,
  notes: 0,
  beside: '',
})

function readDocument(version: string, { sha256, report, belonging }: ReadRecord, beside?: BesideRecord): Record<string, Value> {
  const { document, coverage, checks, findings } = report
  const decided = checks.exact + checks.rounding + checks.convention + checks.contradiction
  const parent = beside?.parent ?? belonging.parent
  const many = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  return {
    sha256,
    version,
    status: decided === 0 ? 'unchecked' : (document.damage ?? []).length > 0 ? 'part' : 'checked',
    failure: null,
    title: document.title,
    department: document.department,
    body: belonging.body,
    parent: parent ?? null,
    province: belonging.province ?? null,
    city: belonging.city ?? null,
    year: document.year,
    level: belonging.level,
    kind: document.kind,
    pages: document.pages,
    unread_pages: document.unreadablePages.length,
    ocr_pages: document.ocrPages.length,
    figures: coverage.figures,
    covered: coverage.covered,
    bounded_only: coverage.boundedOnly,
    uncovered: coverage.uncovered,
    not_figures: coverage.notFigures,
    ...counted(checks),
    errors: many('error'),
    warnings: many('warning'),
    notes: many('info'),
    beside: beside?.beside ?? '',
  }
}

/** The row of a document, in place of an older one of the same bytes; its files stay. Returns its number. */
async function document(sql: Sql, row: Readonly<Record<string, Value>>): Promise<number> {
  const columns = columnsOf('document').filter((name) => name !== 'id')
  const values = columns.map((name) => storable(row[name]))
  const [there] = await sql.all('SELECT id FROM document WHERE sha256 = ?', [row['sha256'] ?? null])
  if (!there) {
    const [made] = await sql.all(
      `INSERT INTO document (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) RETURNING id`,
      values,
    )
    return Number(made?.['id'])
  }
  const id = Number(there['id'])
  await sql.all(`UPDATE document SET ${columns.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`, [...values, id])
  for (const table of tables) if (table.ofDocument) await sql.all(`DELETE FROM "${table.name}" WHERE document = ?`, [id])
  return id
}

async function locate(sql: Sql, path: string, id: number): Promise<void> {
  await sql.all(
    `INSERT INTO "${fileTable.name}" (path, document) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET document = excluded.document`,
    [path, id],
  )
}

const json = (value: unknown): string => JSON.stringify(value)

/** All that belongs to a document besides its row. */
async function contents(sql: Sql, id: number, { report, facts, coverage, reading }: ReadRecord, beside?: BesideRecord): Promise<void> {
  const passages = new Map<string, number>()
  const passage = (quote: string): number => {
    const there = passages.get(quote)
    if (there !== undefined) return there
    const number = passages.size + 1
    passages.set(quote, number)
    return number
  }
  const factRows = facts.map((fact, i) => factRow(id, i + 1, fact, passage(fact.quote)))
  await insert(
    sql,
    'passage',
    [...passages].map(([quote, number]) => ({ document: id, number, text: quote })),
  )
  await insert(sql, 'fact', factRows)
  await insert(
    sql,
    'finding',
    report.findings.map((finding, i) => ({
      document: id,
      number: i + 1,
      id: finding.id,
      rule: finding.rule,
      severity: finding.severity,
      belief: beliefOf(finding),
      message: finding.message,
      page: finding.page,
      quote: finding.quote,
      stated: finding.stated?.value,
      stated_unit: finding.stated?.unit,
      expected: finding.expected?.value,
      expected_unit: finding.expected?.unit,
      expected_bound: finding.expected?.bound,
      equation: finding.equation,
      diagnosis: finding.diagnosis?.text,
      section: finding.section?.join(' / '),
      cause: finding.cause,
    })),
  )
  await insert(
    sql,
    'evidence',
    report.findings.flatMap((finding, i) =>
      finding.evidence.map((evidence, j) => ({
        document: id,
        finding: i + 1,
        number: j + 1,
        role: evidence.role,
        value: evidence.value,
        unit: evidence.unit,
        page: evidence.page,
        quote: evidence.quote,
        path: evidence.path,
        boxes: evidence.boxes === undefined ? undefined : json(evidence.boxes),
      })),
    ),
  )
  await insert(
    sql,
    'coverage',
    coverage.map((part) => ({
      document: id,
      number: part.number,
      title: part.title,
      table_kind: part.tableKind,
      page: part.page,
      figures: part.figures,
      covered: part.covered,
      bounded_only: part.boundedOnly,
    })),
  )
  // The path is that of the file, which may move; the store knows it apart.
  await insert(sql, 'report', [{ document: id, json: json({ ...report, document: { ...report.document, path: '' } }) }])
  await insert(sql, 'reading', [{ document: id, bytes: reading }])
  await insert(
    sql,
    'kin',
    (beside?.kin ?? []).map(({ other, kinship, checks }) => ({ document: id, other, kinship, ...counted(checks) })),
  )
}

const factRow = (document: number, number: number, fact: FactRecord, passage: number): Record<string, Value | undefined> => ({
  document,
  number,
  figure: fact.figure,
  about: fact.about,
  concept: fact.concept,
  label: fact.label,
  code: fact.code,
  path: fact.path?.join('/'),
  column: fact.column,
  column_key: fact.columnKey,
  fund: fact.fund,
  scope: fact.scope,
  period: fact.period,
  phase: fact.phase,
  measure: fact.measure,
  against: fact.against,
  nth: fact.nth,
  value: fact.value,
  unit: fact.unit,
  yuan: fact.yuan,
  page: fact.page,
  table: fact.table,
  table_number: fact.tableNumber,
  passage,
  box: fact.box === undefined ? undefined : json(fact.box),
  verdict: fact.verdict,
  belief: fact.belief,
  finding: fact.finding,
})

/** Writes a document inside a transaction that is under way: a queue ends its job in the same one. */
export async function putInto(
  sql: Sql,
  path: string | undefined,
  version: string,
  record: ReadRecord | FailedRecord,
  beside?: BesideRecord,
): Promise<void> {
  if ('failure' in record) {
    const id = await document(sql, failedDocument(version, record))
    if (path !== undefined) await locate(sql, path, id)
    return
  }
  const id = await document(sql, readDocument(version, record, beside))
  if (path !== undefined) await locate(sql, path, id)
  await contents(sql, id, record, beside)
}

function writes(database: Database): Pick<Store, 'locate' | 'put' | 'putBeside' | 'decide'> {
  return {
    locate: (path, sha256) =>
      database.transaction(async (sql) => {
        const [row] = await sql.all('SELECT id FROM document WHERE sha256 = ?', [sha256])
        if (row) await locate(sql, path, Number(row['id']))
      }),
    put: (path, version, record) => database.transaction((sql) => putInto(sql, path, version, record)),
    putBeside: (version, record, beside) => database.transaction((sql) => putInto(sql, undefined, version, record, beside)),
    decide: (entries) =>
      database.transaction(async (sql) => {
        let fresh = 0
        for (const entry of entries) {
          const made = await sql.all(
            `INSERT INTO decision (id, sha256, kind, finding, text, reviewer, at, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO NOTHING RETURNING id`,
            [
              entry.id,
              entry.document,
              entry.kind,
              'finding' in entry ? (entry.finding ?? null) : null,
              entry.kind === 'correct' ? entry.value : 'text' in entry ? (entry.text ?? null) : null,
              entry.by,
              entry.at,
              json(entry),
            ],
          )
          fresh += made.length
        }
        return fresh
      }),
  }
}

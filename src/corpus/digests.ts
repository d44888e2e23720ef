/** The documents of a store as a list of them shows them: read from its tables, without opening a document. */
import type { DocumentKind } from '../model/document.ts'
import type { Language, Other, Report } from '../model/finding.ts'
import { type Digest, type DigestedFinding, digestOf } from '../report/digest.ts'
import type { Row, Value } from '../store/database/sql.ts'
import type { Store } from '../store/database/store.ts'
import type { Entry } from '../store/ledger.ts'
import { unpacked } from './record.ts'

export interface Digested {
  /** The first of its files. */
  readonly path: string
  readonly sha256: string
  /** Absent where it was not read. */
  readonly digest?: Digest
  /** Why it was not read. */
  readonly failure?: string
  /** What was decided about it, in the order of the decisions. */
  readonly entries: readonly Entry[]
}

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))
const number = (value: Value | undefined): number => Number(value ?? 0)

/** In the order of their paths. `language`: of the sentence that nothing, or not all, was checked. */
export async function digestsOf(store: Store, language: Language): Promise<Digested[]> {
  const documents = await store.ask(
    `SELECT d.*, (SELECT MIN(f.path) FROM file f WHERE f.document = d.id) AS path FROM document d ORDER BY path, d.sha256`,
  )
  const findings = await findingsIn(store)
  const losses = await lossesIn(store)
  const decided = new Map<string, Entry[]>()
  for (const row of await store.ask('SELECT sha256, json FROM decision ORDER BY at, id'))
    push(decided, text(row['sha256']), JSON.parse(text(row['json'])) as Entry)
  return documents.flatMap((row): Digested[] => {
    const [path, sha256, id] = [text(row['path']), text(row['sha256']), number(row['id'])]
    // A document whose file holds another by now.
    if (path === '') return []
    const entries = decided.get(sha256) ?? []
    if (row['status'] === 'failed') return [{ path, sha256, failure: text(row['failure']), entries }]
    const lost = losses.get(id)
    const digest = digestOf(
      {
        document: {
          path,
          sha256,
          title: text(row['title']),
          department: text(row['department']),
          year: row['year'] === null ? null : number(row['year']),
          kind: text(row['kind']) as DocumentKind,
          pages: number(row['pages']),
          unreadablePages: lost?.document.unreadablePages ?? [],
          ocrPages: [],
          ...(lost?.document.damage === undefined ? {} : { damage: lost.document.damage }),
        },
        coverage: coverageOf(row),
        checks: checksOf(row),
        findings: findings.get(id) ?? [],
        ...(lost?.withheld === undefined ? {} : { withheld: lost.withheld }),
      },
      language,
    )
    return [{ path, sha256, digest, entries }]
  })
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

const coverageOf = (row: Row): Report['coverage'] => ({
  figures: number(row['figures']),
  covered: number(row['covered']),
  boundedOnly: number(row['bounded_only']),
  uncovered: number(row['uncovered']),
  notFigures: number(row['not_figures']),
})

const checksOf = (row: Row): Report['checks'] => ({
  exact: number(row['exact']),
  rounding: number(row['rounding']),
  convention: number(row['convention']),
  contradiction: number(row['contradiction']),
  notCheckable: number(row['not_checkable']),
})

/** Findings by the number of their document. */
async function findingsIn(store: Store): Promise<Map<number, DigestedFinding[]>> {
  const evidence = new Map<string, { readonly value: string; readonly unit: string }[]>()
  for (const row of await store.ask('SELECT document, finding, value, unit FROM evidence'))
    push(evidence, `${text(row['document'])}/${text(row['finding'])}`, { value: text(row['value']), unit: text(row['unit']) })
  const findings = new Map<number, DigestedFinding[]>()
  const rows = await store.ask(
    'SELECT document, number, id, severity, belief, cause, stated, stated_unit FROM finding ORDER BY document, number',
  )
  for (const row of rows)
    push(findings, number(row['document']), {
      id: text(row['id']),
      severity: text(row['severity']) as DigestedFinding['severity'],
      evidence: evidence.get(`${text(row['document'])}/${text(row['number'])}`) ?? [],
      ...(row['stated'] === null ? {} : { stated: { value: text(row['stated']), unit: text(row['stated_unit']) } }),
      ...(row['cause'] === null ? {} : { cause: text(row['cause']) }),
      ...(row['belief'] === null ? {} : { belief: { probability: number(row['belief']) } }),
    })
  return findings
}

/** Reports of the documents of which something was lost, by number. */
async function lossesIn(store: Store): Promise<Map<number, Report>> {
  const rows = await store.ask(
    "SELECT r.document, r.json FROM report r JOIN document d ON d.id = r.document WHERE d.status IN ('unchecked', 'part')",
  )
  return new Map(rows.map((row) => [number(row['document']), JSON.parse(text(row['json'])) as Report]))
}

/** What a document of a store was checked against, as it is stored. */
export async function storedBeside(store: Store, sha256: string): Promise<Other[]> {
  const rows = await store.ask(
    `SELECT r.bytes, (SELECT MIN(f.path) FROM file f WHERE f.document = o.id) AS path
     FROM kin k JOIN document d ON d.id = k.document JOIN document o ON o.sha256 = k.other JOIN reading r ON r.document = o.id
     WHERE d.sha256 = ? ORDER BY path`,
    [sha256],
  )
  return rows.flatMap((row) => (row['bytes'] instanceof Uint8Array ? [{ ...unpacked(row['bytes']), path: text(row['path']) }] : []))
}

/** Figures of one item over many documents: what each states, in 元, and whether it states it once. */
import { conceptOf } from '../families/concepts.ts'
import { abs, add, compare as compareDecimals, type Decimal, decimal, format, shift, subtract, trim } from '../number/decimal.ts'
import { fold } from '../number/fold.ts'
import { readUnit } from '../number/unit.ts'
import type { Level } from '../store/database/record.ts'
import { viewNamed } from '../store/database/schema.ts'
import type { Row, Value } from '../store/database/sql.ts'
import type { Store } from '../store/database/store.ts'

/** One place where a figure is stated. */
export interface Place {
  readonly sha256: string
  readonly file: string
  readonly page: number
  readonly quote: string
  readonly printed: string
  readonly unit: string
}

/** What one document states of an item. */
export interface Stated {
  readonly body: string
  readonly level: Level
  readonly kind: string
  readonly year: number | null
  readonly province?: string
  readonly city?: string
  readonly scope: string
  readonly phase: string
  /** Year that the figure belongs to: the document's, or an earlier one that it compares with. */
  readonly period: number
  /** In 元 for money, else in the unit of counting; plain notation, exact. */
  readonly value: string
  /** Half of the last printed place, as `value`: it stands for anything within. */
  readonly within: string
  readonly unit: string
  readonly verdict: string
  readonly place: Place
  /** How often the document states it. */
  readonly times: number
  /** Other values that it states of the same, which cannot be rounding. */
  readonly differing: readonly Place[]
}

export interface Wanted {
  /** As anybody would write it; synonyms are one. */
  readonly concept: string
  /** `money`, unless the item is counted. */
  readonly measure?: string
  /** Which amount: `budget`, `initial-budget`, `actual` …; by the kind of document when absent. */
  readonly phase?: string
  readonly scope?: string
  /** Earlier years too, as later documents tell of them. */
  readonly earlier?: boolean
}

export const conceptNamed = (name: string): string => conceptOf(fold(name))

/** What is wider stands first: the body's whole money, then what the treasury gives, then its funds. */
const scopes = ['whole', '财政拨款', '一般公共预算', '政府性基金', '国有资本经营']
const rank = (scope: string): number => {
  const at = scopes.indexOf(scope)
  return at < 0 ? scopes.length : at
}

const text = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

interface Amount {
  readonly value: Decimal
  readonly within: Decimal
  readonly unit: string
}

/** A printed numeral in 元, or as it counts; undefined when it is no plain number. */
export function amountOf(printed: string, unit: string, yuan?: string): Amount | undefined {
  const plain = printed.replace(/[,，\s]/g, '')
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0
  const read = unit === '' ? undefined : readUnit(fold(unit), 0)?.unit
  const power = read?.power ?? 0
  const number = yuan ?? (/^-?\d+(?:\.\d+)?$/.test(plain) ? format(shift(decimal(plain), power)) : undefined)
  if (number === undefined || !/^-?\d+(?:\.\d+)?$/.test(number)) return undefined
  // ½ · 10^(power − decimals)
  const within = shift({ digits: 5n, scale: 1 }, power - decimals)
  return { value: trim(decimal(number)), within, unit: read?.dimension === 'money' ? '元' : unit }
}

/** Whether two printed amounts may be one. */
export const alike = (a: Amount, b: Amount): boolean => compareDecimals(abs(subtract(a.value, b.value)), add(a.within, b.within)) <= 0

interface Candidate {
  readonly row: Row
  readonly amount: Amount
}

/** Tables whose total is the item; a column beside it (of which, last year) is not. */
const totals = new Set(['', 'total', 'amount', 'three-public', 'office-running', 'fiscal', 'spending', 'income'])

/** What every document of a store states of an item: one entry a document and year, none where it says nothing. */
export async function statedOf(store: Store, wanted: Wanted): Promise<Stated[]> {
  const facts = viewNamed('facts')
  if (!facts) return []
  const measure = wanted.measure ?? 'money'
  const groups = new Map<string, Candidate[]>()
  const conditions = ['concept = ?', 'measure = ?', 'about IS NULL', 'period IS NOT NULL', 'year IS NOT NULL', 'nth IS NULL']
  const values: Value[] = [conceptNamed(wanted.concept), measure]
  if (wanted.scope !== undefined) {
    conditions.push('scope = ?')
    values.push(wanted.scope)
  }
  for await (const row of store.rows(facts, conditions.join(' AND '), values)) {
    const phase = wanted.phase ?? (row['kind'] === 'budget' ? 'budget' : 'actual')
    if (row['phase'] !== phase && !(phase === 'budget' && row['phase'] === 'initial-budget' && row['kind'] === 'budget')) continue
    if (row['period'] !== row['year'] && !(wanted.earlier && Number(row['period']) < Number(row['year']))) continue
    if (!totals.has(text(row['column_key']))) continue
    const amount = amountOf(text(row['value']), text(row['unit']), row['yuan'] === null ? undefined : text(row['yuan']))
    if (!amount) continue
    const key = `${text(row['sha256'])}|${text(row['period'])}`
    const group = groups.get(key)
    if (group) group.push({ row, amount })
    else groups.set(key, [{ row, amount }])
  }
  return [...groups.values()].map(chosen).sort(inOrder)
}

const inOrder = (a: Stated, b: Stated): number =>
  a.body < b.body
    ? -1
    : a.body > b.body
      ? 1
      : a.period - b.period || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.place.sha256 < b.place.sha256 ? -1 : 1)

const placeOf = ({ row }: Candidate): Place => ({
  sha256: text(row['sha256']),
  file: text(row['file']),
  page: Number(row['page']),
  quote: text(row['quote']),
  printed: text(row['value']),
  unit: text(row['unit']),
})

/** Of all that a document states: the widest scope, and in it the value that is stated most often. */
function chosen(candidates: readonly Candidate[]): Stated {
  const widest = Math.min(...candidates.map(({ row }) => rank(text(row['scope']))))
  const inScope = candidates.filter(({ row }) => rank(text(row['scope'])) === widest)
  // A part of something else (the item within one function, one project) is less than the item.
  const own = inScope.filter(({ row }) => row['path'] === null)
  const of = own.length > 0 ? own : inScope
  const clusters: Candidate[][] = []
  for (const candidate of of) {
    const cluster = clusters.find((one) => one.every((other) => alike(candidate.amount, other.amount)))
    if (cluster) cluster.push(candidate)
    else clusters.push([candidate])
  }
  clusters.sort((a, b) => b.length - a.length)
  const [main = [], ...rest] = clusters
  // The most exact telling: 51.32万元 beside 513,207.88元.
  const best = main.reduce((a, b) => (compareDecimals(b.amount.within, a.amount.within) < 0 ? b : a))
  const { row, amount } = best
  const province = text(row['province'])
  const city = text(row['city'])
  return {
    body: text(row['body']),
    level: text(row['level']) as Level,
    kind: text(row['kind']),
    year: row['year'] === null ? null : Number(row['year']),
    ...(province === '' ? {} : { province }),
    ...(city === '' ? {} : { city }),
    scope: text(row['scope']),
    phase: text(row['phase']),
    period: Number(row['period']),
    value: format(amount.value),
    within: format(amount.within),
    unit: amount.unit,
    verdict: text(row['verdict']),
    place: placeOf(best),
    times: main.length,
    differing: rest.flatMap(([first]) => (first ? [placeOf(first)] : [])),
  }
}

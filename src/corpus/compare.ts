/** An item compared over bodies, years and cities: one unit, one scope a figure, 部门 and 单位 apart, what is missing said. */
import { abs, add, compare, type Decimal, decimal, divide, format, isZero, subtract, trim, zero } from '../number/decimal.ts'
import type { Store } from '../store/database/store.ts'
import { type Place, type Stated, statedOf, type Wanted } from './figures.ts'

export type By = 'department' | 'year' | 'city'

export interface Entry extends Stated {
  /** The value divided by the people told, where that was asked for and told. */
  readonly perHead?: string
  readonly heads?: Stated
}

/** A body of the store that states nothing of the item. */
export interface Missing {
  readonly body: string
  readonly level: string
  readonly kind: string
  readonly year: number | null
  readonly sha256: string
  readonly file: string
}

/** Bodies of one level, kind and phase, by year or by city. */
export interface Group {
  /** The year, or the city. */
  readonly key: string
  readonly level: string
  readonly kind: string
  readonly year: number | null
  /** Documents that state the item, of all of the group. */
  readonly stated: number
  readonly documents: number
  /** Of what is stated; never of 部门 and 单位 together. */
  readonly sum: string
  readonly median: string
  readonly least: Entry
  readonly most: Entry
}

export interface Comparison {
  readonly concept: string
  readonly by: By
  readonly unit: string
  readonly entries: readonly Entry[]
  readonly missing: readonly Missing[]
  /** By year or city; empty by department. */
  readonly groups: readonly Group[]
}

export interface CompareOptions extends Wanted {
  readonly by: By
  /** The item that counts the people, to divide by: 编制, 在职人员 … */
  readonly heads?: string
}

/** Places after the point of a value per head, in 元. */
const PER_HEAD_PLACES = 2

export async function compareOver(store: Store, options: CompareOptions): Promise<Comparison> {
  const stated = await statedOf(store, options)
  const heads = options.heads === undefined ? [] : await statedOf(store, { concept: options.heads, measure: 'people' })
  const headsOf = new Map(heads.map((one) => [one.place.sha256, one]))
  const entries = stated.map((one): Entry => {
    const count = headsOf.get(one.place.sha256)
    if (!count || isZero(decimal(count.value))) return one
    return { ...one, heads: count, perHead: format(divide(decimal(one.value), decimal(count.value), PER_HEAD_PLACES)) }
  })
  const missing = await silent(store, new Set(stated.map(({ place }) => place.sha256)))
  const unit = mostFrequent(entries.map((one) => one.unit)) ?? '元'
  const comparable = entries.filter((one) => one.unit === unit)
  return {
    concept: options.concept,
    by: options.by,
    unit,
    entries: comparable,
    missing,
    groups: options.by === 'department' ? [] : groupsOf(comparable, missing, options.by),
  }
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Documents of known bodies that state nothing of it. */
async function silent(store: Store, stating: ReadonlySet<string>): Promise<Missing[]> {
  const rows = await store.ask(
    `SELECT d.body, d.level, d.kind, d.year, d.city, d.sha256, (SELECT MIN(f.path) FROM file f WHERE f.document = d.id) AS file
     FROM document d WHERE d.status IN ('checked', 'part') AND d.body <> '' ORDER BY d.body, d.year, d.kind, d.sha256`,
  )
  return rows.flatMap((row): Missing[] =>
    stating.has(String(row['sha256']))
      ? []
      : [
          {
            body: String(row['body']),
            level: String(row['level']),
            kind: String(row['kind']),
            year: row['year'] === null ? null : Number(row['year']),
            sha256: String(row['sha256']),
            file: String(row['file'] ?? ''),
            ...(row['city'] === null ? {} : { city: String(row['city']) }),
          },
        ],
  )
}

const amount = (entry: Entry): Decimal => decimal(entry.value)

/** The middle value; of an even number, the mean of the two in the middle, exact. */
export function median(values: readonly Decimal[]): Decimal {
  const sorted = [...values].sort(compare)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? zero
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper
  const twice = add(lower, upper)
  return trim({ digits: twice.digits * 5n, scale: twice.scale + 1 })
}

function groupsOf(entries: readonly Entry[], missing: readonly (Missing & { readonly city?: string })[], by: By): Group[] {
  const keyOf = (one: { readonly year: number | null; readonly city?: string }): string =>
    by === 'year' ? String(one.year ?? '') : (one.city ?? '')
  const of = new Map<string, Entry[]>()
  const groupOf = (one: { readonly year: number | null; readonly city?: string; readonly level: string; readonly kind: string }): string =>
    [keyOf(one), one.level, one.kind, one.year ?? ''].join('|')
  for (const entry of entries) {
    const group = of.get(groupOf(entry))
    if (group) group.push(entry)
    else of.set(groupOf(entry), [entry])
  }
  const silentIn = new Map<string, number>()
  for (const one of missing) silentIn.set(groupOf(one), (silentIn.get(groupOf(one)) ?? 0) + 1)
  return [...of]
    .flatMap(([name, all]): Group[] => {
      // Two documents of one body and year (a corrected version) count once.
      const bodies = new Map(all.map((entry) => [entry.body, entry]))
      const once = [...bodies.values()].sort((a, b) => compare(amount(a), amount(b)))
      const [least, most] = [once[0], once.at(-1)]
      if (!least || !most) return []
      return [
        {
          key: keyOf(least),
          level: least.level,
          kind: least.kind,
          year: least.year,
          stated: once.length,
          documents: once.length + (silentIn.get(name) ?? 0),
          sum: format(trim(once.reduce((total, entry) => add(total, amount(entry)), zero))),
          median: format(median(once.map(amount))),
          least,
          most,
        },
      ]
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : (a.level + a.kind + a.year).localeCompare(b.level + b.kind + b.year, 'en')))
}

// ── one body over the years ──────────────────────────────────────────────────────────────────────────────────────────

export interface TrendLine {
  readonly concept: string
  readonly unit: string
  readonly points: readonly TrendPoint[]
}

export interface TrendPoint {
  readonly period: number
  readonly stated: Stated
  /** Told by a later document, in which it is compared with. */
  readonly later: boolean
  /** What another document says of the same year, where it cannot be rounding. */
  readonly differing: readonly Place[]
}

export interface Trend {
  readonly body: string
  readonly level: string
  readonly kind: string
  readonly periods: readonly number[]
  readonly lines: readonly TrendLine[]
}

/** Items that nearly every report states. */
export const usualConcepts = ['收入总计', '支出总计', '基本支出', '项目支出', '三公经费', '机关运行经费', '政府采购'] as const

/** What a body's documents state of items over the years; accounts and budgets, 部门 and 单位 are told apart. */
export async function trendOf(store: Store, body: string, concepts: readonly string[] = usualConcepts): Promise<Trend[]> {
  const trends = new Map<string, { level: string; kind: string; lines: TrendLine[] }>()
  for (const concept of concepts) {
    const of = (await statedOf(store, { concept, earlier: true })).filter((one) => one.body === body)
    const keyed = new Map<string, Stated[]>()
    for (const one of of) {
      const key = `${one.level}|${one.kind}`
      const group = keyed.get(key)
      if (group) group.push(one)
      else keyed.set(key, [one])
    }
    for (const [key, all] of keyed) {
      const [first] = all
      if (!first) continue
      const trend = trends.get(key) ?? { level: first.level, kind: first.kind, lines: [] }
      trend.lines.push({ concept, unit: first.unit, points: pointsOf(all) })
      trends.set(key, trend)
    }
  }
  return [...trends.values()].map(({ level, kind, lines }) => ({
    body,
    level,
    kind,
    periods: [...new Set(lines.flatMap(({ points }) => points.map(({ period }) => period)))].sort((a, b) => a - b),
    lines,
  }))
}

function pointsOf(all: readonly Stated[]): TrendPoint[] {
  const byPeriod = new Map<number, Stated[]>()
  for (const one of all) {
    const of = byPeriod.get(one.period)
    if (of) of.push(one)
    else byPeriod.set(one.period, [one])
  }
  return [...byPeriod]
    .sort((a, b) => a[0] - b[0])
    .flatMap(([period, of]): TrendPoint[] => {
      // The document of the year itself, else the one that follows it soonest.
      const [best, ...others] = [...of].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
      if (!best) return []
      const differing = others.filter((other) => !near(best, other)).map(({ place }) => place)
      return [{ period, stated: best, later: best.year !== period, differing: [...best.differing, ...differing] }]
    })
}

const near = (a: Stated, b: Stated): boolean =>
  compare(abs(subtract(decimal(a.value), decimal(b.value))), add(decimal(a.within), decimal(b.within))) <= 0

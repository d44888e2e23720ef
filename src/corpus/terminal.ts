/** Comparisons and trends in a terminal: a table, and bars beside it. */
import type { Language } from '../model/finding.ts'
import { decimal, toNumber } from '../number/decimal.ts'
import { columnsOf, head } from '../report/columns.ts'
import { printable } from '../report/printable.ts'
import type { Comparison, Entry, Trend } from './compare.ts'
import { shownUnit, shownValue } from './rows.ts'
import { type CorpusWords, corpusWords, wordOf } from './words.ts'

export interface TerminalOptions {
  readonly language: Language
  /** Columns of the terminal. */
  readonly width: number
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of at most `width` columns, to an eighth of a column; what is not nothing is seen. */
export function bar(value: number, most: number, width: number): string {
  if (!(value > 0) || !(most > 0)) return ''
  const parts = Math.max(1, Math.round((value / most) * width * 8))
  return '█'.repeat(Math.floor(parts / 8)) + (eighths[parts % 8] ?? '')
}

const left = (text: string, width: number): string => {
  const cut = columnsOf(text) > width ? `${head(text, width - 1)}…` : text
  return cut + ' '.repeat(Math.max(0, width - columnsOf(cut)))
}
const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - columnsOf(text))) + text
const widest = (texts: readonly string[], most: number): number => Math.min(most, Math.max(0, ...texts.map(columnsOf)))

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

function title({ entries, missing, concept, unit }: Comparison, w: CorpusWords): string {
  return `${w.titled(printable(concept), shownUnit(unit))} · ${w.stated(entries.length, entries.length + missing.length)}\n`
}

/** The least that tells two entries of one body apart. */
const about = (entry: Entry, w: CorpusWords): string =>
  [entry.period, wordOf(w.kinds, entry.kind), wordOf(w.levels, entry.level), wordOf(w.scopes, entry.scope)].join(' ')

export function comparisonText(comparison: Comparison, { language, width }: TerminalOptions): string {
  const w = corpusWords[language]
  if (comparison.entries.length === 0) return `${w.none(printable(comparison.concept))}\n`
  const table = comparison.by === 'department' ? bodies(comparison, w, width) : groups(comparison, w, width)
  return `${title(comparison, w)}${table}\n${w.apart}\n`
}

function bodies(comparison: Comparison, w: CorpusWords, width: number): string {
  const perHead = comparison.entries.some((entry) => entry.perHead !== undefined)
  const number = (entry: Entry): number => toNumber(decimal(perHead ? (entry.perHead ?? '0') : entry.value))
  const entries = comparison.entries.toSorted((a, b) => number(b) - number(a))
  const most = Math.max(...entries.map(number))
  const value = (entry: Entry): string =>
    shownValue(entry.value, comparison.unit) +
    (perHead ? ` / ${entry.heads?.value ?? '—'} = ${entry.perHead === undefined ? '—' : shownValue(entry.perHead, comparison.unit)}` : '')
  const source = (entry: Entry): string =>
    `${printable(fileName(entry.place.file))} ${w.onPage(entry.place.page)}${entry.differing.length > 0 ? ` ≠${entry.differing.map((p) => printable(p.printed)).join('、')}` : ''}`
  const names = widest(
    entries.map(({ body }) => printable(body)),
    36,
  )
  const kinds = widest(
    entries.map((entry) => about(entry, w)),
    44,
  )
  const values = widest(entries.map(value), 40)
  const sources = widest(entries.map(source), 34)
  const room = Math.max(4, Math.min(30, width - names - kinds - values - sources - 4))
  const lines = entries.map((entry) =>
    [
      left(printable(entry.body), names),
      left(about(entry, w), kinds),
      right(value(entry), values),
      left(bar(number(entry), most, room), room),
      source(entry),
    ]
      .join(' ')
      .trimEnd(),
  )
  const silent = comparison.missing.map((one) =>
    [
      left(printable(one.body), names),
      left([one.year ?? '—', wordOf(w.kinds, one.kind), wordOf(w.levels, one.level)].join(' '), kinds),
      right(w.missing, values),
      printable(fileName(one.file)),
    ].join(' '),
  )
  return [...lines, ...silent, ''].join('\n')
}

function groups(comparison: Comparison, w: CorpusWords, width: number): string {
  const rows = comparison.groups.map((group) => ({
    key: group.key === '' ? w.notKnown : group.key,
    about: [group.year ?? '—', wordOf(w.kinds, group.kind), wordOf(w.levels, group.level)].join(' '),
    stated: `${group.stated}/${group.documents}`,
    sum: shownValue(group.sum, comparison.unit),
    median: shownValue(group.median, comparison.unit),
    number: toNumber(decimal(group.median)),
  }))
  const most = Math.max(...rows.map(({ number }) => number))
  const head0 = { key: comparison.by === 'year' ? w.year : w.city, about: '', stated: w.of, sum: w.sum, median: w.median, number: 0 }
  const all = [head0, ...rows]
  const size = (of: (row: (typeof all)[number]) => string): number => widest(all.map(of), 40)
  const [key, what, stated, sum, median] = [
    size((r) => r.key),
    size((r) => r.about),
    size((r) => r.stated),
    size((r) => r.sum),
    size((r) => r.median),
  ]
  const room = Math.max(4, Math.min(30, width - key - what - stated - sum - median - 5))
  return `${all
    .map((row) =>
      [
        left(row.key, key),
        left(row.about, what),
        right(row.stated, stated),
        right(row.sum, sum),
        right(row.median, median),
        bar(row.number, most, room),
      ]
        .join(' ')
        .trimEnd(),
    )
    .join('\n')}\n`
}

/** One table a kind of document: items down, years across; what a later document tells of a year is marked. */
export function trendText(trends: readonly Trend[], { language }: TerminalOptions): string {
  const w = corpusWords[language]
  return trends
    .map(({ body, kind, level, periods, lines }) => {
      const cells = lines.map(({ concept, unit, points }) => [
        w.titled(concept, shownUnit(unit)),
        ...periods.map((period) => {
          const point = points.find((one) => one.period === period)
          return point ? `${shownValue(point.stated.value, unit)}${point.later ? '*' : ''}${point.differing.length > 0 ? '≠' : ''}` : '—'
        }),
      ])
      const all = [['', ...periods.map(String)], ...cells]
      const widths =
        all[0]?.map((_cell, i) =>
          widest(
            all.map((row) => row[i] ?? ''),
            40,
          ),
        ) ?? []
      const text = all
        .map((row) =>
          row
            .map((cell, i) => (i === 0 ? left(cell, widths[i] ?? 0) : right(cell, widths[i] ?? 0)))
            .join('  ')
            .trimEnd(),
        )
        .join('\n')
      const note = lines.some(({ points }) => points.some(({ later }) => later)) ? `* ${w.later}\n` : ''
      return `${printable(body)} · ${wordOf(w.kinds, kind)} · ${wordOf(w.levels, level)}\n${text}\n${note}`
    })
    .join('\n')
}

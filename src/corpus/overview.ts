/** All documents of a store on one page: who agrees with himself, how much of it was checked, and what is found most. */
import type { Language } from '../model/finding.ts'
import { html } from '../report/escape.ts'
import type { Sheet } from '../report/sheets.ts'
import type { Store } from '../store/database/store.ts'
import { type LinkOf, linked, pageOf } from './page.ts'
import { corpusWords, wordOf } from './words.ts'

export interface DocumentLine {
  readonly body: string
  readonly title: string
  readonly level: string
  readonly kind: string
  readonly year: number | null
  readonly file: string
  readonly status: string
  readonly failure: string
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  readonly figures: number
  readonly covered: number
  /** Checks that were decided, and those of them that cannot hold. */
  readonly decided: number
  readonly contradictions: number
}

export interface RuleLine {
  readonly rule: string
  readonly errors: number
  readonly warnings: number
  readonly documents: number
}

export interface Overview {
  readonly documents: readonly DocumentLine[]
  readonly rules: readonly RuleLine[]
}

export async function overviewOf(store: Store): Promise<Overview> {
  const documents = await store.ask(
    `SELECT d.body, d.title, d.level, d.kind, d.year, d.status, COALESCE(d.failure, '') AS failure, d.errors, d.warnings, d.notes, d.figures, d.covered,
       d.exact + d.rounding + d.convention + d.contradiction AS decided, d.contradiction AS contradictions,
       COALESCE((SELECT MIN(f.path) FROM file f WHERE f.document = d.id), d.sha256) AS file
     FROM document d ORDER BY d.body, d.year, d.kind, d.sha256`,
  )
  const rules = await store.ask(
    `SELECT rule, SUM(CASE severity WHEN 'error' THEN 1 ELSE 0 END) AS errors, SUM(CASE severity WHEN 'warning' THEN 1 ELSE 0 END) AS warnings,
       COUNT(DISTINCT document) AS documents
     FROM finding WHERE severity <> 'info' GROUP BY rule ORDER BY COUNT(*) DESC, rule`,
  )
  const n = (value: unknown): number => Number(value ?? 0)
  return {
    documents: documents.map((row) => ({
      body: String(row['body']),
      title: String(row['title']),
      level: String(row['level']),
      kind: String(row['kind']),
      year: row['year'] === null || row['year'] === undefined ? null : n(row['year']),
      file: String(row['file']),
      status: String(row['status']),
      failure: String(row['failure']),
      errors: n(row['errors']),
      warnings: n(row['warnings']),
      notes: n(row['notes']),
      figures: n(row['figures']),
      covered: n(row['covered']),
      decided: n(row['decided']),
      contradictions: n(row['contradictions']),
    })),
    rules: rules.map((row) => ({
      rule: String(row['rule']),
      errors: n(row['errors']),
      warnings: n(row['warnings']),
      documents: n(row['documents']),
    })),
  }
}

/** In part is checked too: what was lost is said in its report. */
const isChecked = ({ status }: DocumentLine): boolean => status === 'checked' || status === 'part'

/** Contradictions in a thousand decided checks, to a tenth; undefined where nothing was decided. */
export const perThousand = ({ contradictions, decided }: DocumentLine): number | undefined =>
  decided === 0 ? undefined : Math.round((contradictions * 10_000) / decided) / 10

/** Figures checked, in percent, cut: all but one is not all. Undefined where there are none. */
export const coveragePercent = ({ covered, figures }: DocumentLine): number | undefined =>
  figures === 0 ? undefined : Math.floor((covered * 100) / figures)

const words = {
  en: {
    title: 'Disclosures checked',
    counts: (o: Overview) => {
      const of = (status: string): number => o.documents.filter((one) => one.status === status).length
      const sum = (key: 'errors' | 'warnings'): number => o.documents.reduce((total, one) => total + one[key], 0)
      return `${o.documents.length} documents: ${of('checked')} checked, ${of('part')} in part, ${of('unchecked')} read but not checked, ${of('failed')} not read; ${sum('errors')} errors, ${sum('warnings')} warnings`
    },
    ranking: 'By contradictions in a thousand checks',
    rankingNote: 'A high figure beside a low coverage says less than one beside a high coverage.',
    matrix: 'Documents × severity × coverage',
    kinds: 'What is found most often',
    notRead: 'Not read, or nothing checked',
    heads: {
      errors: 'errors',
      warnings: 'warnings',
      notes: 'notes',
      coverage: 'figures checked',
      decided: 'checks',
      contradictions: 'contradictions',
      rate: 'per 1,000',
      rule: 'rule',
      documents: 'documents',
      file: 'file',
      why: 'why',
    },
    unchecked: 'nothing in it could be checked',
  },
  zh: {
    title: '公开文件核对总览',
    counts: (o: Overview) => {
      const of = (status: string): number => o.documents.filter((one) => one.status === status).length
      const sum = (key: 'errors' | 'warnings'): number => o.documents.reduce((total, one) => total + one[key], 0)
      return `共 ${o.documents.length} 份文件：已核对 ${of('checked')} 份，部分核对 ${of('part')} 份，已读取但未核对 ${of('unchecked')} 份，未能读取 ${of('failed')} 份；不符 ${sum('errors')} 项，存疑 ${sum('warnings')} 项`
    },
    ranking: '每千次核对的不符次数',
    rankingNote: '覆盖率低时，该数值的意义有限，应一并看覆盖率。',
    matrix: '文件 × 级别 × 覆盖率',
    kinds: '最常见的发现',
    notRead: '未能读取或未核对',
    heads: {
      errors: '不符',
      warnings: '存疑',
      notes: '提示',
      coverage: '已核对数字',
      decided: '核对次数',
      contradictions: '不符次数',
      rate: '每千次',
      rule: '规则',
      documents: '文件数',
      file: '文件',
      why: '原因',
    },
    unchecked: '没有可核对的内容',
  },
} as const

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
/** Documents that were checked, most contradictions first; of equals, the better covered first. */
const ranked = (documents: readonly DocumentLine[]): DocumentLine[] =>
  documents
    .filter((one) => one.decided > 0)
    .toSorted(
      (a, b) =>
        (perThousand(b) ?? 0) - (perThousand(a) ?? 0) ||
        (coveragePercent(b) ?? 0) - (coveragePercent(a) ?? 0) ||
        (a.file < b.file ? -1 : 1),
    )

const meter = (percent: number | undefined): string => {
  if (percent === undefined) return '—'
  return `${percent} % <span class="m" style="width:${percent * 0.6}px"></span><span class="m0" style="width:${(100 - percent) * 0.6}px"></span>`
}

export function overviewPage(
  overview: Overview,
  options: { readonly language: Language; readonly link: LinkOf; readonly term: (rule: string) => string },
): string {
  const { language, link, term } = options
  const w = words[language]
  const c = corpusWords[language]
  const h = w.heads
  const head = (names: readonly string[]): string =>
    `<thead><tr>${names.map((name, i) => `<th${i > 3 ? ' class="n"' : ''}>${html(name)}</th>`).join('')}</tr></thead>`
  const who = (one: DocumentLine): string =>
    `<td>${linked(one.body || one.title || fileName(one.file), link(one.file, 1), one.title)}</td><td>${one.year ?? '—'}</td><td>${html(wordOf(c.kinds, one.kind))}</td><td>${html(wordOf(c.levels, one.level))}</td>`
  const ranking = ranked(overview.documents).map(
    (one) =>
      `<tr>${who(one)}<td class="n ${one.contradictions > 0 ? 'bad' : 'good'}">${perThousand(one)?.toFixed(1) ?? '—'}</td><td class="n">${one.contradictions}</td><td class="n">${one.decided}</td><td class="n">${meter(coveragePercent(one))}</td></tr>`,
  )
  const matrix = overview.documents
    .filter(isChecked)
    .map(
      (one) =>
        `<tr>${who(one)}<td class="n${one.errors > 0 ? ' bad' : ' soft'}">${one.errors}</td><td class="n${one.warnings > 0 ? ' warn' : ' soft'}">${one.warnings}</td><td class="n soft">${one.notes}</td><td class="n">${one.covered}/${one.figures}</td><td class="n">${meter(coveragePercent(one))}</td></tr>`,
    )
  const rules = overview.rules.map(
    (one) =>
      `<tr><td>${html(term(one.rule))}</td><td class="soft">${html(one.rule)}</td><td></td><td></td><td class="n">${one.errors}</td><td class="n">${one.warnings}</td><td class="n">${one.documents}</td></tr>`,
  )
  const unread = overview.documents
    .filter((one) => !isChecked(one))
    .map(
      (one) =>
        `<tr><td>${linked(fileName(one.file), link(one.file, 1))}</td><td>${html(one.status === 'failed' ? one.failure : w.unchecked)}</td></tr>`,
    )
  const body = `<p>${html(w.counts(overview))}</p>
<h2>${html(w.ranking)}</h2><p>${html(w.rankingNote)}</p>
<table>${head([c.body, c.year, c.kind, c.level, h.rate, h.contradictions, h.decided, h.coverage])}<tbody>${ranking.join('\n')}</tbody></table>
<h2>${html(w.matrix)}</h2>
<table>${head([c.body, c.year, c.kind, c.level, h.errors, h.warnings, h.notes, h.coverage, ''])}<tbody>${matrix.join('\n')}</tbody></table>
<h2>${html(w.kinds)}</h2>
<table>${head([h.rule, '', '', '', h.errors, h.warnings, h.documents])}<tbody>${rules.join('\n')}</tbody></table>
${unread.length === 0 ? '' : `<h2>${html(w.notRead)}</h2><table><thead><tr><th>${html(h.file)}</th><th>${html(h.why)}</th></tr></thead><tbody>${unread.join('\n')}</tbody></table>`}`
  return pageOf(w.title, body, language)
}

/** The same as sheets of a workbook. */
export function overviewSheets(
  overview: Overview,
  options: { readonly language: Language; readonly term: (rule: string) => string },
): Sheet[] {
  const { language, term } = options
  const w = words[language]
  const c = corpusWords[language]
  const h = w.heads
  const text = (head: string) => ({ head, kind: 'text' as const })
  const number = (head: string, decimals = 0) => ({ head, kind: 'number' as const, decimals })
  const who = [text(c.body), number(c.year), text(c.kind), text(c.level)].map((column) =>
    column.head === c.year ? { head: column.head, kind: 'number' as const } : column,
  )
  const whoOf = (one: DocumentLine) => [
    one.body || one.title || fileName(one.file),
    one.year,
    wordOf(c.kinds, one.kind),
    wordOf(c.levels, one.level),
  ]
  const best = ranked(overview.documents)
  const checked = overview.documents.filter(isChecked)
  const percent = `${h.coverage} %`
  return [
    {
      name: w.ranking,
      columns: [...who, number(h.rate, 1), number(h.contradictions), number(h.decided), number(percent), text(h.file)],
      rows: best.map((one) => [
        ...whoOf(one),
        perThousand(one) ?? null,
        one.contradictions,
        one.decided,
        coveragePercent(one) ?? null,
        fileName(one.file),
      ]),
    },
    {
      name: w.matrix,
      columns: [...who, number(h.errors), number(h.warnings), number(h.notes), number(percent), text(h.file)],
      rows: checked.map((one) => [...whoOf(one), one.errors, one.warnings, one.notes, coveragePercent(one) ?? null, fileName(one.file)]),
      fill: (row, column) =>
        column === 4 && (checked[row]?.errors ?? 0) > 0
          ? 'F9EBE9'
          : column === 5 && (checked[row]?.warnings ?? 0) > 0
            ? 'F8F0DD'
            : undefined,
    },
    {
      name: w.kinds,
      columns: [text(h.rule), text('id'), number(h.errors), number(h.warnings), number(h.documents)],
      rows: overview.rules.map((one) => [term(one.rule), one.rule, one.errors, one.warnings, one.documents]),
    },
    {
      name: w.notRead,
      columns: [text(h.file), text(h.why)],
      rows: overview.documents
        .filter((one) => !isChecked(one))
        .map((one) => [fileName(one.file), one.status === 'failed' ? one.failure : w.unchecked]),
    },
  ]
}

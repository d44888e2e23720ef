/** How many findings each rule has over the documents of a run, most first. */
import type { Language, Report } from '../model/finding.ts'
import { columnsOf } from './columns.ts'
import { noteName, severityWord } from './words.ts'

export interface StatisticsOptions {
  readonly language: Language
  /** Name of a rule in the chosen language. */
  readonly term: (rule: string) => string
}

interface Row {
  readonly rule: string
  error: number
  warning: number
  info: number
  documents: number
}

/** One line a rule: its findings, its id and name, how they weigh, in how many documents. Empty when there is no finding. */
export function statisticsText(reports: readonly Report[], { language, term }: StatisticsOptions): string {
  const rows = new Map<string, Row>()
  for (const { findings } of reports) {
    for (const { rule, severity } of findings) {
      const row = rows.get(rule) ?? { rule, error: 0, warning: 0, info: 0, documents: 0 }
      row[severity]++
      rows.set(rule, row)
    }
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      const row = rows.get(rule)
      if (row) row.documents++
    }
  }
  const total = ({ error, warning, info }: Row): number => error + warning + info
  const sorted = [...rows.values()].sort((a, b) => total(b) - total(a) || (a.rule < b.rule ? -1 : 1))
  const name = (rule: string): string => noteName(rule, language) ?? term(rule)
  const wide = (texts: readonly string[]): number => Math.max(0, ...texts.map(columnsOf))
  const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columnsOf(text)))
  const [ids, names] = [wide(sorted.map(({ rule }) => rule)), wide(sorted.map(({ rule }) => name(rule)))]
  return sorted
    .map((row) => {
      const weights = (['error', 'warning', 'info'] as const)
        .filter((severity) => row[severity] > 0)
        .map((severity) => `${severityWord[severity][language]} ${row[severity]}`)
      const where = language === 'zh' ? `${row.documents} 份文件` : row.documents === 1 ? 'in 1 document' : `in ${row.documents} documents`
      return `${String(total(row)).padStart(5)}  ${pad(row.rule, ids)}  ${pad(name(row.rule), names)}  ${weights.join(' · ')}, ${where}\n`
    })
    .join('')
}

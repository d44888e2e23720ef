/** The forms in which the reports of one run are written, each document as it ends. */
import {
  decidedChecks,
  jsonReport,
  ledgerText,
  ndjsonReport,
  quietLine,
  type Report,
  rules,
  sarifLog,
  statisticsText,
  textReport,
  waivedText,
} from '../src/index.ts'
import type { Shell } from './shell.ts'
import { version } from './version.ts'

export const formats = ['text', 'json', 'ndjson', 'sarif'] as const
export type Format = (typeof formats)[number]

export interface Writing {
  readonly format: Format
  /** More than one document was asked for. */
  readonly several: boolean
  /** To the terminal or a pipe, not to a file. */
  readonly toTerminal: boolean
  /** Documents in which there is nothing to tell are left out. */
  readonly quiet: boolean
  /** How many findings of which rule, in place of the findings. */
  readonly statistics: boolean
}

export interface Writer {
  /** What is printed when a document ends. */
  document(report: Report): string
  /** What is printed when all have ended. */
  end(): string
}

export function writerOf({ format, several, toTerminal, quiet, statistics }: Writing, shell: Shell): Writer {
  const { language } = shell
  const reports: Report[] = []
  const term = (id: string): string => rules.find((rule) => rule.id === id)?.term[language] ?? id
  switch (format) {
    case 'ndjson':
      return { document: ndjsonReport, end: () => '' }
    case 'json':
      return {
        document: (report) => {
          reports.push(report)
          return ''
        },
        end: () => (several ? jsonReport(reports) : reports[0] ? jsonReport(reports[0]) : ''),
      }
    case 'sarif':
      return {
        document: (report) => {
          reports.push(report)
          return ''
        },
        end: () =>
          sarifLog(
            reports.map((report) => ({ report })),
            { language, version: version(), rules },
          ),
      }
    case 'text': {
      const width = toTerminal && shell.terminal ? Math.min(shell.columns, 120) : 80
      const colour = toTerminal && shell.colour
      if (statistics)
        return {
          document: (report) => {
            reports.push(report)
            return ''
          },
          end: () => statisticsText(reports, { language, term }),
        }
      let before: 'nothing' | 'line' | 'report' = 'nothing'
      return {
        document: (report) => {
          const silent = isSilent(report)
          if (silent && quiet) return ''
          const ruled = before === 'report' || (before === 'line' && !(silent && several)) ? `\n${'─'.repeat(width)}\n` : ''
          before = silent && several ? 'line' : 'report'
          if (before === 'line') return ruled + quietLine(report, { language, width, colour, term })
          const below = { language, width, term }
          const text =
            textReport(report, { language, width, colour, term }) +
            waivedText(report, below) +
            (report.ledger ? ledgerText(report.ledger, below) : '')
          return ruled + text
        },
        end: () => '',
      }
    }
  }
}

/** It was checked, all of it was read, and there is nothing to tell. */
const isSilent = (report: Report): boolean =>
  report.findings.length === 0 &&
  decidedChecks(report) > 0 &&
  report.document.unreadablePages.length === 0 &&
  (report.document.unrecognisedPages ?? []).length === 0 &&
  (report.waived ?? []).length === 0 &&
  report.ledger === undefined

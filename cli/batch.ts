/** What became of the documents of one run, in one line: every file that was given is in it. */
import { type Digest, decidedChecks } from '../src/index.ts'
import type { Shell } from './shell.ts'

export interface Batch {
  readonly given: number
  readonly read: number
  /** Read, and nothing in it could be checked. */
  readonly unchecked: number
  /** Checked, with no finding to show. */
  readonly quiet: number
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** @param given files, those that could not be read among them */
export function batchOf(given: number, reports: readonly Pick<Digest, 'findings' | 'checks'>[]): Batch {
  const count = (severity: string): number =>
    reports.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0)
  const unchecked = reports.filter((report) => decidedChecks(report) === 0).length
  return {
    given,
    read: reports.length,
    unchecked,
    quiet: reports.filter((report) => report.findings.length === 0 && decidedChecks(report) > 0).length,
    errors: count('error'),
    warnings: count('warning'),
    notes: count('info'),
  }
}

const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** `11 given, 10 read, 1 not; 3 errors, 2 warnings, 1 note; 4 without findings; 1 not checked` */
export function batchLine(batch: Batch, language: Shell['language']): string {
  const { given, read, unchecked, quiet, errors, warnings, notes } = batch
  const unread = given - read
  return language === 'zh'
    ? [
        `共给出 ${given} 份：读取 ${read} 份${unread > 0 ? `，未读 ${unread} 份` : ''}`,
        `不符 ${errors} 项，存疑 ${warnings} 项${notes > 0 ? `，提示 ${notes} 项` : ''}`,
        `无发现 ${quiet} 份`,
        ...(unchecked > 0 ? [`未核对 ${unchecked} 份`] : []),
      ].join('；')
    : [
        `${given} given, ${read} read${unread > 0 ? `, ${unread} not` : ''}`,
        `${several(errors, 'error')}, ${several(warnings, 'warning')}${notes > 0 ? `, ${several(notes, 'note')}` : ''}`,
        `${quiet} without findings`,
        ...(unchecked > 0 ? [`${unchecked} not checked`] : []),
      ].join('; ')
}

/** What is left on the screen after the review: what was decided, where it is kept, how to hand it over. */
import { batchLine, batchOf } from '../batch.ts'
import { replayed } from './rows.ts'
import { type Case, correctionsOf, digestIn, type State, tally } from './select.ts'
import { sanitise } from './text.ts'

/** So many documents are told one by one. */
const MANY = 12

/** The path as one word of a shell. */
const shellWord = (path: string): string =>
  /^[\p{L}\p{N}_./:@%+=,-]+$/u.test(path) ? path : `'${sanitise(path).replaceAll("'", "'\\''")}'`

export function summary(state: State, called: string): string {
  const { language } = state
  const lines: string[] = []
  // Of hundreds, only those that something was done with; the rest is in the sums.
  const told = state.cases.length <= MANY ? state.cases : state.cases.filter((item) => item.entries.length > 0)
  for (const item of told) lines.push(...ofCase(item, language))
  if (state.cases.length > 1) {
    const reports = state.cases.flatMap((item) => digestIn(item, language) ?? [])
    if (told.length > 0) lines.push('')
    lines.push(batchLine(batchOf(state.cases.length, reports), language), decidedLine(state))
  }
  const decided = state.cases.filter((item) => item.entries.length > 0 && item.progress.kind !== 'failed')
  const first = decided[0] ?? state.cases.find((item) => digestIn(item, language))
  if (first) {
    const path = shellWord(first.path)
    lines.push(
      '',
      language === 'zh' ? '导出（含决定）：' : 'To hand it over, decisions included:',
      `  ${called} report ${path} -o report.html`,
      `  ${called} report ${path} -o report.pdf`,
      `  ${called} report ${path} -o report.xlsx`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** Decisions over all documents. */
function decidedLine({ cases, language }: State): string {
  const sums = cases.map(tally)
  const findings = sums.reduce((sum, one) => sum + one.findings, 0)
  const decided = sums.reduce((sum, one) => sum + one.decided, 0)
  return language === 'zh' ? `已决 ${decided} 项，未决 ${findings - decided} 项` : `${decided} decided, ${findings - decided} undecided`
}

function ofCase(item: Case, language: State['language']): string[] {
  const zh = language === 'zh'
  const name = sanitise(item.path)
  if (item.progress.kind === 'failed') return [`${name}: ${sanitise(item.progress.reason)}`]
  const digest = digestIn(item, language)
  if (!digest) return [`${name}: ${zh ? '尚未读完' : 'not read to the end'}`]
  if (digest.unchecked !== undefined) return [`${name}: ${digest.unchecked}`]
  const { findings, decided } = tally(item)
  const { decisions } = replayed(item.entries)
  const count = (status: string): number => digest.findings.filter((finding) => decisions.get(finding.id)?.status === status).length
  const corrected = item.printed ? correctionsOf(item).size : replayed(item.entries).corrections.length
  const parts = zh
    ? [
        `发现 ${findings}`,
        `认可 ${count('confirmed')}`,
        `排除 ${count('dismissed')}`,
        `未决 ${findings - decided}`,
        ...(corrected > 0 ? [`更正数字 ${corrected}`] : []),
      ]
    : [
        `${findings} ${findings === 1 ? 'finding' : 'findings'}`,
        `${count('confirmed')} confirmed`,
        `${count('dismissed')} dismissed`,
        `${findings - decided} undecided`,
        ...(corrected > 0 ? [`${corrected} ${corrected === 1 ? 'figure' : 'figures'} corrected`] : []),
      ]
  const kept = item.entries.length > 0 ? [`  ${zh ? '记录' : 'kept in'} ${sanitise(item.ledger)}`] : []
  const { partly } = digest
  return [`${name}: ${parts.join(zh ? '，' : ', ')}`, ...(partly === undefined ? [] : [`  ${sanitise(partly)}`]), ...kept]
}

/** What reviewers decided, when, and what of it does not apply any more. */
import type { CorrectionEntry, FindingEntry } from '../../store/ledger.ts'
import { html } from '../escape.ts'
import { type Handover, reviewed } from '../handover.ts'
import { standingWord, timeText } from '../words.ts'
import { type Both, t, w } from './words.ts'

const kinds: Readonly<Record<FindingEntry['kind'] | 'correct', Both>> = {
  confirm: standingWord.confirmed,
  dismiss: standingWord.dismissed,
  note: w.noted,
  reopen: w.reopened,
  correct: w.corrected,
}

export function decisionsSection(handed: Handover): string {
  if (!reviewed(handed)) return ''
  const made: (FindingEntry | CorrectionEntry)[] = [
    ...handed.findings.flatMap(({ decision }) => [
      ...(decision?.last ? [decision.last] : []),
      ...(decision?.notes ?? []),
      ...(decision?.differs ?? []),
    ]),
    ...handed.corrections.map(({ entry }) => entry),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  return `<section id="decisions">
<h2 class="section">${t(w.decisions)}</h2>
${made.length === 0 ? '' : list(made)}
${handed.stale.length === 0 ? '' : `<h3>${t(w.staleTitle)}</h3>${list(handed.stale)}`}
</section>`
}

function list(entries: readonly (FindingEntry | CorrectionEntry)[]): string {
  const rows = entries.map((entry) => {
    const subject =
      entry.kind === 'correct'
        ? `${html(entry.figure.label)} ${html(entry.figure.printed)} → <b>${html(entry.value)}</b>`
        : `${html(entry.mark.message)}${entry.text ? `<br><span class="by">${html(entry.text)}</span>` : ''}`
    const page = entry.kind === 'correct' ? entry.figure.page : entry.mark.page
    return `<tr><td>${t(kinds[entry.kind])}</td><td>${html(String(page))}</td><td>${subject}</td><td>${html(entry.by)}</td><td>${html(timeText(entry.at))}</td></tr>`
  })
  return `<div class="scroll"><table class="list"><thead><tr><th>${t(w.decision)}</th><th>${t(w.page)}</th><th>${t(w.subject)}</th><th>${t(w.who)}</th><th>${t(w.when)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

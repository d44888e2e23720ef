/** The report as Markdown, for notes, tickets and letters. */
import type { Language } from '../model/finding.ts'
import type { Verdict } from '../relation/relation.ts'
import { reservation } from './checked.ts'
import { markdown as text } from './escape.ts'
import { type HandedFinding, type Handover, reviewed, tally } from './handover.ts'
import { signOff, signOffRows, signOffWords } from './signoff.ts'
import {
  amendment,
  expectedWord,
  keptPages,
  kindWord,
  pageWord,
  quantityText,
  roleName,
  ruleWord,
  severityWord,
  standingWord,
  timeText,
  unreadWord,
  verdictWord,
} from './words.ts'

const words = {
  en: {
    covered: (covered: number, figures: number) => `${covered} of ${figures} figures took part in a check`,
    pages: (pages: number) => (pages === 1 ? '1 page' : `${pages} pages`),
    unreadable: 'Not read',
    findings: 'Findings',
    none: 'No finding.',
    stated: 'stated',
    evidence: 'From',
    decision: 'Decision',
    note: 'Note',
    corrections: 'Corrections',
    corrected: (printed: string, value: string) => `${printed} should read ${value}`,
    stale: 'Decisions that do not apply to this document any more',
    reviewers: 'Reviewed by',
    after: 'Came up only after the corrections.',
    colon: ': ',
    comma: ', ',
  },
  zh: {
    covered: (covered: number, figures: number) => `${figures} 个数字中 ${covered} 个已参与核对`,
    pages: (pages: number) => `${pages} 页`,
    unreadable: '未能读取',
    findings: '发现',
    none: '没有发现不符。',
    stated: '文中',
    evidence: '依据',
    decision: '决定',
    note: '备注',
    corrections: '更正',
    corrected: (printed: string, value: string) => `${printed} 应为 ${value}`,
    stale: '对当前文档不再适用的决定',
    reviewers: '复核人',
    after: '更正后才出现。',
    colon: '：',
    comma: '、',
  },
} as const

const verdicts: readonly Verdict[] = ['exact', 'rounding', 'convention', 'contradiction', 'notCheckable']

export function markdownReport(handed: Handover): string {
  const { language, report, findings, corrections, stale, reviewers } = handed
  const { document, coverage, checks } = report
  const say = words[language]
  const lines: string[] = []
  const about = [
    document.department,
    ...(document.year === null ? [] : [String(document.year)]),
    kindWord[document.kind][language],
    say.pages(document.pages),
  ].filter((part) => part !== '')
  lines.push(`# ${text(document.title || document.department || document.path)}`, '', text(about.join(' · ')), '')
  lines.push(`- ${text(document.path)}`, `- sha256 ${document.sha256}`)
  lines.push(`- ${verdicts.map((verdict) => `${verdictWord[verdict][language]} ${checks[verdict]}`).join(' · ')}`)
  lines.push(`- ${say.covered(coverage.covered, coverage.figures)}`)
  for (const { page, reason } of document.unreadablePages)
    lines.push(`- ${say.unreadable}${say.colon}${pageWord(page, language)} (${text(unreadWord(reason, language))})`)
  for (const kept of keptPages(document, language)) lines.push(`- ${text(kept)}`)
  if (reviewed(handed)) {
    const counts = tally(findings)
    const standings = (['confirmed', 'dismissed', 'settled', 'open'] as const).filter((standing) => counts[standing] > 0)
    lines.push(`- ${say.reviewers}${say.colon}${text(reviewers.join(say.comma))}`)
    lines.push(`- ${standings.map((standing) => `${standingWord[standing][language]} ${counts[standing]}`).join(' · ')}`)
  }
  lines.push('', `## ${say.findings}`, '')
  const unchecked = reservation(report, language)
  if (unchecked !== undefined) lines.push(`**${text(unchecked)}**`, '')
  else if (findings.length === 0) lines.push(say.none, '')
  for (const item of findings) lines.push(...section(item, handed))
  if (corrections.length > 0) {
    lines.push(`## ${say.corrections}`, '')
    for (const { entry, figure } of corrections) {
      const place = `${pageWord(figure.source.page, language)} ${text(figure.label)}`.trim()
      lines.push(`- ${place}${say.colon}${text(say.corrected(figure.printed, entry.value))} (${text(entry.by)}, ${timeText(entry.at)})`)
    }
    lines.push('')
  }
  if (stale.length > 0) {
    lines.push(`## ${say.stale}`, '')
    for (const entry of stale) {
      const subject = entry.kind === 'correct' ? say.corrected(entry.figure.printed, entry.value) : entry.mark.message
      lines.push(`- ${text(subject)} (${text(entry.by)}, ${timeText(entry.at)})`)
    }
    lines.push('')
  }
  lines.push(`## ${signOffWords.title[language]}`, '')
  for (const [word, value] of signOffRows(signOff(handed), language)) lines.push(`- ${word}${say.colon}${text(value)}`)
  lines.push(`- ${signOffWords.signature[language]}${say.colon}\\_\\_\\_\\_\\_\\_\\_\\_`)
  return `${lines.join('\n').trimEnd()}\n`
}

function section({ finding, standing, decision, afterCorrection }: HandedFinding, handed: Handover): string[] {
  const { language } = handed
  const say = words[language]
  const lines = [
    `### ${severityWord[finding.severity][language]} · ${text(ruleWord(finding.rule, language, handed.wording))} · ${pageWord(finding.page, language)}`,
    '',
    text(finding.message),
    '',
  ]
  if (finding.quote !== '') lines.push(`> ${quote(finding.quote, finding.at)}`, '')
  const facts: string[] = []
  if (finding.equation && !finding.message.includes(finding.equation)) facts.push(text(finding.equation))
  const amended = amendment(finding)
  if (amended)
    facts.push(
      `${say.stated} ${text(quantityText(amended.from))} → ${expectedWord(amended.to)[language]} **${text(quantityText(amended.to))}**`,
    )
  const evidence = finding.evidence.map(
    (e) => `${text(roleName(e.role, language))} ${text(quantityText(e))} (${pageWord(e.page, language)})`,
  )
  if (evidence.length > 0) facts.push(`${say.evidence}${say.colon}${evidence.join(say.comma)}`)
  if (finding.diagnosis?.text) facts.push(text(finding.diagnosis.text))
  if (standing !== 'open') facts.push(decided(standing, decision, language))
  for (const note of decision?.notes ?? [])
    facts.push(`${say.note}${say.colon}${text(note.text ?? '')} (${text(note.by)}, ${timeText(note.at)})`)
  if (afterCorrection) facts.push(say.after)
  return [...lines, ...facts.map((fact) => `- ${fact}`), '', `\`${finding.rule}\` \`${finding.id}\``, '']
}

function decided(standing: HandedFinding['standing'], decision: HandedFinding['decision'], language: Language): string {
  const say = words[language]
  const reason = decision?.reason === undefined ? '' : `${say.colon}${text(decision.reason)}`
  const who = decision?.last ? ` (${text(decision.last.by)}, ${timeText(decision.last.at)})` : ''
  return `${say.decision}${say.colon}${standingWord[standing][language]}${reason}${who}`
}

/** The quote with its figure in bold. Blanks inside the marks would undo them. */
function quote(printed: string, at: readonly [number, number] | undefined): string {
  const figure = at ? printed.slice(...at).trim() : ''
  if (!at || figure === '') return text(printed)
  const start = printed.indexOf(figure, at[0])
  return `${text(printed.slice(0, start))}**${text(figure)}**${text(printed.slice(start + figure.length))}`
}

/** Reports for people at a terminal: findings as sentences, quotes and sums, at any width from 40 columns. */
import type { Severity } from '../model/claim.ts'
import type { Evidence, Finding, Language, Quantity, Report, Together } from '../model/finding.ts'
import { reservation } from './checked.ts'
import { columnsOf, head, tail, wrap } from './columns.ts'
import { printable } from './printable.ts'
import {
  amendment,
  beliefSentence,
  expectedWord,
  keptPages,
  kindWord,
  kinshipWord,
  noteName,
  pageRanges,
  recognitionWords,
  roleName,
  unreadPages,
  unreadWord,
} from './words.ts'

export interface TextOptions {
  readonly language: Language
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
  /** Name of a rule in the chosen language. */
  readonly term: (rule: string) => string
}

const glyphs: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: '·' }
const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36' }

const words = {
  en: {
    page: (n: number) => `p. ${n}`,
    at: (n: number, path: string | undefined) => (path === undefined ? ` (p. ${n})` : ` (${path}, p. ${n})`),
    pages: (n: number) => (n === 1 ? '1 page' : `${n} pages`),
    year: (n: number) => String(n),
    held: 'agree',
    rounding: 'within rounding',
    convention: 'other convention',
    contradiction: 'do not agree',
    notCheckable: 'not checkable',
    coverage: (covered: number, figures: number) => `${covered} of ${figures} figures took part in a check`,
    stated: 'stated',
    related: (n: number) => (n === 1 ? '1 more claim shares this cause' : `${n} more claims share this cause`),
    alone: 'checked by itself: no other document here speaks of the same money',
    against: (what: string, path: string) => `against ${what}, ${path}: `,
    none: 'No finding.',
    unreadable: (pages: string, reason: string) => `p. ${pages} not read: ${reason}`,
    ocr: (pages: string) => `read by OCR: p. ${pages}`,
  },
  zh: {
    page: (n: number) => `第 ${n} 页`,
    at: (n: number, path: string | undefined) => (path === undefined ? `（第 ${n} 页）` : `（${path} 第 ${n} 页）`),
    pages: (n: number) => `${n} 页`,
    year: (n: number) => `${n} 年`,
    held: '相符',
    rounding: '尾差',
    convention: '另有惯例',
    contradiction: '不符',
    notCheckable: '未核',
    coverage: (covered: number, figures: number) => `${figures} 个数字中 ${covered} 个已参与核对`,
    stated: '文中',
    related: (n: number) => `另有 ${n} 处同因`,
    alone: '单独核对：其他文件没有可与之互相核对的款项',
    against: (what: string, path: string) => `对照${what}（${path}）：`,
    none: '没有发现不符。',
    unreadable: (pages: string, reason: string) => `第 ${pages} 页未能读取：${reason}`,
    ocr: (pages: string) => `经文字识别：第 ${pages} 页`,
  },
} as const

const quantity = (q: Quantity): string => printable(q.unit === '' ? q.value : `${q.value} ${q.unit}`)

/** One document's report, with a final line break. */
export function textReport(report: Report, options: TextOptions): string {
  const say = words[options.language]
  const width = Math.max(40, options.width)
  const paint = (text: string, code: string): string => (options.colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines: string[] = []

  const paragraph = (text: string, code?: string): void => {
    for (const line of wrap(printable(text), width - 4)) lines.push(`    ${code ? paint(line.text, code) : line.text}`)
  }

  /** The quote, cut to about three lines round the figure, which is marked by brackets (never by colour alone). */
  const quote = (finding: Finding): void => {
    const [from, to] = finding.at ?? [0, 0]
    const room = (width - 4) * 3
    let before = printable(finding.quote.slice(0, from))
    let after = printable(finding.quote.slice(to))
    const figure = printable(finding.quote.slice(from, to))
    if (columnsOf(before) > room * 0.6) before = `…${tail(before, room * 0.6)}`
    const left = room - columnsOf(before) - columnsOf(figure) - 4
    if (columnsOf(after) > left) after = `${head(after, left)}…`
    const marked = figure === '' ? '' : `[${figure}]`
    const start = before.length
    const end = start + marked.length
    for (const line of wrap(before + marked + after, width - 4)) {
      const a = Math.min(Math.max(start - line.start, 0), line.text.length)
      const b = Math.min(Math.max(end - line.start, 0), line.text.length)
      lines.push(`    ${line.text.slice(0, a)}${paint(line.text.slice(a, b), `1;${colours[finding.severity]}`)}${line.text.slice(b)}`)
    }
  }

  const title = (): void => {
    const { document } = report
    const subject = document.department || document.title || document.path
    const kind = kindWord[document.kind][options.language]
    const about = [
      document.year === null ? kind : `${say.year(document.year)}${options.language === 'en' ? ' ' : ''}${kind}`,
      say.pages(document.pages),
    ]
    for (const line of wrap([printable(subject), ...about].join(' · '), width)) lines.push(paint(line.text, '1'))
    if (subject !== document.path) for (const line of wrap(printable(document.path), width)) lines.push(paint(line.text, '2'))
    const { checks, coverage } = report
    const counts = [
      `${say.held} ${checks.exact}`,
      `${say.rounding} ${checks.rounding}`,
      ...(checks.convention > 0 ? [`${say.convention} ${checks.convention}`] : []),
      checks.contradiction > 0 ? paint(`${say.contradiction} ${checks.contradiction}`, '1;31') : `${say.contradiction} 0`,
      `${say.notCheckable} ${checks.notCheckable}`,
    ]
    lines.push(counts.join(' · '))
    lines.push(paint(say.coverage(coverage.covered, coverage.figures), '2'))
    for (const other of report.together ?? [])
      for (const line of wrap(printable(beside(other, options.language)), width)) lines.push(paint(line.text, '2'))
    if (report.together?.length === 0) for (const line of wrap(say.alone, width)) lines.push(paint(line.text, '2'))
    for (const { pages, reason } of unreadPages(document.unreadablePages)) {
      const unread = say.unreadable(pageRanges(pages), unreadWord(reason, options.language))
      for (const line of wrap(printable(unread), width)) lines.push(paint(line.text, '33'))
    }
    for (const kept of keptPages(document, options.language))
      for (const line of wrap(printable(kept), width)) lines.push(paint(line.text, '33'))
    if (document.ocrPages.length > 0)
      for (const line of wrap(say.ocr(pageRanges(document.ocrPages)), width)) lines.push(paint(line.text, '2'))
    for (const said of recognitionWords(report.recognition, options.language))
      for (const line of wrap(printable(said), width)) lines.push(paint(line.text, '2'))
  }

  const show = (finding: Finding): void => {
    const left = `${glyphs[finding.severity]} ${say.page(finding.page)}  `
    const name = printable(noteName(finding.rule, options.language) ?? options.term(finding.rule))
    // A note's name is its id, in English.
    const gap = name === finding.rule ? 0 : width - columnsOf(left) - columnsOf(name) - columnsOf(finding.rule)
    lines.push('')
    lines.push(
      `${paint(left, colours[finding.severity])}${paint(name, '1')}${gap > 1 ? `${' '.repeat(gap)}${paint(printable(finding.rule), '2')}` : ''}`,
    )
    paragraph(finding.message)
    if (finding.quote !== '') quote(finding)
    if (finding.equation && !finding.message.includes(finding.equation)) paragraph(finding.equation)
    const amended = amendment(finding)
    if (amended)
      paragraph(`${say.stated} ${quantity(amended.from)} → ${expectedWord(amended.to)[options.language]} ${quantity(amended.to)}`, '1')
    // Figures with an arithmetic of their own are told with it in the message.
    const elsewhere = finding.evidence.filter(
      (e) => e.equation === undefined && (e.path !== undefined || e.page !== finding.page || (e.quote !== '' && e.quote !== finding.quote)),
    )
    if (elsewhere.length > 0) paragraph(evidence(elsewhere, options.language), '2')
    if (finding.diagnosis && finding.diagnosis.text !== '') paragraph(finding.diagnosis.text)
    const belief = beliefSentence(finding, options.language)
    if (belief !== undefined) paragraph(belief, '2')
    if (finding.related.length > 0) paragraph(say.related(finding.related.length), '2')
  }

  title()
  // What there is to look into stands first; notes follow.
  for (const finding of report.findings) if (finding.severity !== 'info') show(finding)
  for (const finding of report.findings) if (finding.severity === 'info') show(finding)
  const unchecked = reservation(report, options.language)
  if (unchecked !== undefined || report.findings.length === 0) {
    lines.push('')
    for (const line of wrap(unchecked ?? say.none, width)) lines.push(unchecked === undefined ? line.text : paint(line.text, '33'))
  }
  return `${lines.join('\n')}\n`
}

/** A document without findings among others: one line, cut to the width where its name is long. */
export function quietLine({ document, checks, coverage }: Report, { language, width, colour }: TextOptions): string {
  const say = words[language]
  const counts = `${say.held} ${checks.exact} · ${coverage.covered}/${coverage.figures}`
  const sign = colour ? '\u001b[32m✓\u001b[0m' : '✓'
  const path = printable(document.path)
  const room = Math.max(12, width - 4 - columnsOf(counts))
  const name = columnsOf(path) > room ? `…${tail(path, room - 1)}` : path
  return `${sign} ${name}  ${counts}\n`
}

/** How many claims between two documents were decided, and how. */
function beside({ path, kinship, checks }: Together, language: Language): string {
  const say = words[language]
  const counts = (['rounding', 'convention', 'contradiction', 'notCheckable'] as const).flatMap((verdict) =>
    checks[verdict] > 0 ? [`${say[verdict]} ${checks[verdict]}`] : [],
  )
  return say.against(kinshipWord[kinship][language], path) + [`${say.held} ${checks.exact}`, ...counts].join(' · ')
}

/** Most values named for one role, and most groups of values, before the list is cut. */
const mostValues = 8
const mostGroups = 4

/** Figures of one role on one page together: 「分项：4、3、3 分（第 29 页）」. */
function evidence(list: readonly Evidence[], language: Language): string {
  const groups: Evidence[][] = []
  for (const e of list) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first && first.role === e.role && first.unit === e.unit && first.page === e.page && first.path === e.path) last.push(e)
    else groups.push([e])
  }
  const comma = language === 'zh' ? '、' : ', '
  const texts = groups.slice(0, mostGroups).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const values = `${group
      .slice(0, mostValues)
      .map((e) => e.value)
      .join(comma)}${group.length > mostValues ? ' …' : ''}`
    const role = roleName(first.role, language)
    const named = role === '' ? '' : `${role}${language === 'zh' ? '：' : ': '}`
    return [named + [values, first.unit].filter((part) => part !== '').join(' ') + words[language].at(first.page, first.path)]
  })
  return texts.join(language === 'zh' ? '；' : '; ') + (groups.length > mostGroups ? ' …' : '')
}

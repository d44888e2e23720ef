/**
 * The report as one HTML file that needs nothing else: no network, no other file. It works without scripts; with them it
 * filters and answers keys. Its policy forbids everything that is not its own, so that text of a document stays text.
 */
import { createHash } from 'node:crypto'
import type { Severity } from '../model/claim.ts'
import type { Evidence, Finding, Language } from '../model/finding.ts'
import type { Figure } from '../model/reading.ts'
import type { Verdict } from '../relation/relation.ts'
import { boundedValue } from '../store/ledger.ts'
import { decidedChecks, reservation, uncheckedSentence } from './checked.ts'
import { html } from './escape.ts'
import { type HandedFinding, type Handover, reviewed, type Standing, tally, waits } from './handover.ts'
import { coverageSection } from './html/coverage.ts'
import { decisionsSection } from './html/decisions.ts'
import { dutiesSection } from './html/duties.ts'
import { script } from './html/script.ts'
import { style } from './html/style.ts'
import { tablesSection } from './html/tables.ts'
import { attributes, both, keys, t, w } from './html/words.ts'
import { type Crop, cropsOf, type Pictures } from './pictures.ts'
import { type SignOff, signOff, signOffOf, signOffRows, signOffWords } from './signoff.ts'
import {
  amendment,
  expectedWord,
  keptPages,
  kindWord,
  pageRanges,
  quantityText,
  recognitionWords,
  roleName,
  ruleWord,
  severityWord,
  standingWord,
  timeText,
  unreadPages,
  unreadWord,
  verdictWord,
} from './words.ts'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Everything is forbidden but this script, this style and pictures that are in the file. */
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const signs: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', info: '·' }
const severities: readonly Severity[] = ['error', 'warning', 'info']
const standings: readonly Standing[] = ['open', 'confirmed', 'dismissed', 'settled']
const verdicts: readonly Verdict[] = ['exact', 'rounding', 'convention', 'contradiction', 'notCheckable']

/** The same handover and pictures give the same text. Without pictures it has no crops of the pages. */
export function htmlReport(handed: Handover, pictures: Pictures = new Map()): string {
  const { language } = handed
  const sections: [keyof typeof w & string, string][] = [
    ['findings', findingsSection([{ part: htmlPart(handed, pictures), head: '' }], handed.report, language)],
    ['tables', tablesSection(handed)],
    ['coverage', coverageSection(handed)],
    ['duties', dutiesSection(handed.duties)],
    ['decisions', decisionsSection(handed)],
  ]
  return page(titlesOf(handed), head(handed), sections, language)
}

/** What one document brings to a page of many. */
export interface HtmlPart {
  /** Line of the table of documents, behind the link to its findings. */
  readonly row: string
  /** Sentences that a reader must know before they rely on its findings. */
  readonly alerts: string
  readonly index: string
  readonly articles: string
  readonly counts: ReturnType<typeof tally>
  readonly total: number
  readonly signOff: SignOff
  readonly name: string
  readonly file: string
}

/** @param number of the document among those of one page, from 1; 0 where it is alone */
export function htmlPart(handed: Handover, pictures: Pictures = new Map(), number = 0): HtmlPart {
  const { report } = handed
  const { document, checks, coverage } = report
  // Notes tell how the document rounds; what does not agree is read first.
  const isNote = ({ finding }: HandedFinding): boolean => finding.severity === 'info'
  const findings = [...handed.findings.filter((item) => !isNote(item)), ...handed.findings.filter(isNote)]
  const place: Place = { handed, pictures, drawn: new Set(), prefix: number === 0 ? '' : `${number}-` }
  const counts = tally(findings)
  const share = coverage.figures === 0 ? '' : `${Math.floor((coverage.covered / coverage.figures) * 100)} %`
  const cells = [
    document.year === null ? '' : String(document.year),
    t(kindWord[document.kind]),
    ...severities.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity]))),
    share,
    uncheckedSentence(report, 'en') === undefined ? String(decidedChecks({ checks })) : t(w.uncheckedShort),
    t(both(`${counts.open}`, `${counts.open}`)),
  ]
  return {
    row: cells.map((cell) => `<td>${cell}</td>`).join(''),
    alerts: uncheckedAlert(report) + unreadAlerts(report),
    index: findings.map((item) => indexLine(item, place)).join(''),
    articles: findings.map((item) => article(item, place)).join('\n'),
    counts,
    total: findings.length,
    signOff: signOff(handed),
    name: document.title || document.department || document.path,
    file: document.path,
  }
}

/** A file of which there is no report, and why. */
export interface Missed {
  readonly path: string
  readonly sentence: string
}

/** One page of many documents: who agrees with himself first, then all findings, document by document. */
export function htmlOfMany(parts: readonly HtmlPart[], missed: readonly Missed[], language: Language): string {
  const total = parts.reduce((sum, part) => sum + part.total, 0)
  const title = both(`${parts.length} documents · ${total} findings`, `${parts.length} 份文件 · ${total} 项发现`)
  const rows = parts.map(({ name, row }, at) => `<tr><th><a href="#d-${at + 1}">${html(name)}</a></th>${row}</tr>`)
  const heads = [
    w.document,
    w.year,
    w.kind,
    ...severities.map((severity) => severityWord[severity]),
    w.coverage,
    w.checks,
    standingWord.open,
  ]
  const lost = missed.map(({ path, sentence }) => `<p class="alert">${html(path)}: ${html(sentence)}</p>`)
  const top = `<header>
<h1>${t(title)}</h1>
${lost.join('')}
<div class="summary">${signOffSection(signOffOf(parts.map((part) => part.signOff)))}</div>
</header>`
  const documents = `<section id="documents">
<h2 class="section">${t(w.documents)}</h2>
<div class="scroll"><table class="list documents"><thead><tr>${heads.map((word) => `<th>${t(word)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
</section>`
  const groups = parts.map((part, at) => ({
    part,
    head: `<h3 class="document" id="d-${at + 1}">${html(part.name)}</h3><p class="file">${html(part.file)}</p>${part.alerts}`,
  }))
  const sections: [keyof typeof w & string, string][] = [
    ['documents', documents],
    ['findings', findingsSection(groups, undefined, language)],
  ]
  return page(title, top, sections, language)
}

function page(
  titles: Readonly<Record<Language, string>>,
  top: string,
  sections: readonly (readonly [string, string])[],
  language: Language,
): string {
  const present = sections.filter(([, markup]) => markup !== '')
  const links = present.map(
    ([id]) => `<a href="#${id}">${t(w[id as 'documents' | 'findings' | 'tables' | 'coverage' | 'duties' | 'decisions'])}</a>`,
  )
  return `<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="gouji">
<title>${html(titles[language])}</title>
<style>${style}</style>
</head>
<body data-en-page="${html(titles.en)}" data-zh-page="${html(titles.zh)}">
<div class="page">
<div class="top"><nav>${links.join('')}</nav><button id="language" type="button">${t(w.other)}</button></div>
${top}
<main>
${present.map(([, markup]) => markup).join('\n')}
</main>
<p class="foot">${t(w.made)}</p>
</div>
<dialog id="keys"><dl>${keys
    .map(
      ([key, does]) =>
        `<dt>${key
          .split(' ')
          .map((k) => `<kbd>${html(k)}</kbd>`)
          .join(' ')}</dt><dd>${t(does)}</dd>`,
    )
    .join('')}</dl><button id="close" type="button">${t(w.close)}</button></dialog>
<script>${script}</script>
</body>
</html>
`
}

function titlesOf({ report: { document }, findings }: Handover): Readonly<Record<Language, string>> {
  const subject = document.title || document.department || document.path
  return both(`${subject} · ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`, `${subject} · ${findings.length} 项发现`)
}

function head(handed: Handover): string {
  const { report, findings, reviewers } = handed
  const { document, checks, coverage } = report
  const counts = tally(findings)
  const about = [
    ...(document.department === '' || document.department === document.title ? [] : [html(document.department)]),
    ...(document.year === null ? [] : [t(both(String(document.year), `${document.year} 年`))]),
    t(kindWord[document.kind]),
    t(both(document.pages === 1 ? '1 page' : `${document.pages} pages`, `${document.pages} 页`)),
  ]
  const legend = (name: string, count: number, label: string): string => `<li class="${name}">${label} <b>${count}</b></li>`
  const review = reviewed(handed)
    ? `<section><h2>${t(w.review)}</h2><ul class="legend">${standings
        .filter((standing) => counts[standing] > 0)
        .map((standing) => legend(standing, counts[standing], t(standingWord[standing])))
        .join('')}</ul><p class="by">${t(w.reviewers)}${html(reviewers.join('、'))}</p></section>`
    : ''
  return `<header>
<h1>${html(document.title || document.department || document.path)}</h1>
<p class="about">${about.join(' · ')}</p>
<p class="file">${html(document.path)} · sha256 ${html(document.sha256)}</p>
${uncheckedAlert(report)}${unreadAlerts(report)}
<div class="summary">
<section><h2>${t(w.findings)}</h2><dl class="counts">${severities
    .map((severity) => `<div class="${severity}"><dt>${t(severityWord[severity])}</dt><dd>${counts[severity]}</dd></div>`)
    .join('')}</dl></section>
<section><h2>${t(w.checks)}</h2>${bar(verdicts.map((verdict) => [verdict, checks[verdict]]))}<ul class="legend">${verdicts
    .filter((verdict) => checks[verdict] > 0)
    .map((verdict) => legend(verdict, checks[verdict], t(verdictWord[verdict])))
    .join('')}</ul></section>
<section><h2>${t(w.coverage)}</h2>${bar([
    ['covered', coverage.covered],
    ['uncovered', coverage.uncovered],
  ])}<ul class="legend">${legend('covered', coverage.covered, t(w.covered))}${legend('uncovered', coverage.uncovered, t(w.uncovered))}</ul></section>
${review}
${signOffSection(signOff(handed))}
</div>
</header>`
}

/** Pages that were not read, or read by recognition. */
function unreadAlerts(report: Handover['report']): string {
  const { document } = report
  const unread = unreadPages(document.unreadablePages)
    .map(({ pages, reason }) => {
      const which = pageRanges(pages)
      return `<p class="alert">${t(both(`p. ${which} not read: ${unreadWord(reason, 'en')}`, `第 ${which} 页未能读取：${unreadWord(reason, 'zh')}`))}</p>`
    })
    .join('')
  const kept = keptPages(document, 'en')
    .map((sentence, i) => `<p class="alert">${t(both(sentence, keptPages(document, 'zh')[i] ?? sentence))}</p>`)
    .join('')
  const ocr =
    document.ocrPages.length === 0
      ? ''
      : `<p class="alert">${t(
          both(
            `Read by character recognition: p. ${pageRanges(document.ocrPages)}${recognitionWords(report.recognition, 'en')
              .map((s) => ` · ${s}`)
              .join('')}`,
            `经文字识别：第 ${pageRanges(document.ocrPages)} 页${recognitionWords(report.recognition, 'zh')
              .map((s) => ` · ${s}`)
              .join('')}`,
          ),
        )}</p>`
  return unread + kept + ocr
}

/** What was decided, by whom, what is open; and a line to sign on paper. */
function signOffSection(off: SignOff): string {
  const zh = signOffRows(off, 'zh')
  const rows = signOffRows(off, 'en').map(([word, value], at) => {
    const [chinese = word, other = value] = zh[at] ?? []
    return `<dt>${t(both(word, chinese))}</dt><dd>${t(both(value, other))}</dd>`
  })
  return `<section class="signoff"><h2>${t(signOffWords.title)}</h2><dl>${rows.join('')}<dt>${t(signOffWords.signature)}</dt><dd class="line"></dd></dl></section>`
}

/** That nothing was checked, where nothing was; else empty. */
function uncheckedAlert(report: Handover['report']): string {
  const [en, zh] = [reservation(report, 'en'), reservation(report, 'zh')]
  return en === undefined || zh === undefined ? '' : `<p class="alert unchecked">${t(both(en, zh))}</p>`
}

/** Shares of a whole, side by side. */
function bar(parts: readonly (readonly [string, number])[]): string {
  const total = parts.reduce((sum, [, count]) => sum + count, 0)
  let at = 0
  const rects = parts.map(([name, count]) => {
    const width = total === 0 ? 0 : (count / total) * 100
    const rect = count === 0 ? '' : `<rect class="${name}" x="${round(at)}" y="0" width="${round(width)}" height="1"/>`
    at += width
    return rect
  })
  return `<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${rects.join('')}</svg>`
}

const round = (value: number): string => String(Math.round(value * 100) / 100)

// ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Group {
  readonly part: HtmlPart
  /** What stands above its findings. */
  readonly head: string
}

function findingsSection(groups: readonly Group[], report: Handover['report'] | undefined, language: Language): string {
  const sum = (key: Severity | Standing): number => groups.reduce((total, { part }) => total + part.counts[key], 0)
  const total = groups.reduce((count, { part }) => count + part.total, 0)
  const present = standings.filter((standing) => sum(standing) > 0)
  const choices =
    present.length < 2
      ? ''
      : `<select id="standing" ${attributes('aria-label', w.decision, language)}>${[
          option('', w.anyStanding, language),
          ...present.map((standing) => option(standing, standingWord[standing], language)),
        ].join('')}</select>`
  const tools = `<div class="tools" role="search">
<input id="filter" type="search" autocomplete="off" spellcheck="false" ${attributes('placeholder', w.filter, language)} ${attributes('aria-label', w.filter, language)}>
${severities
  .filter((severity) => sum(severity) > 0)
  .map(
    (severity) =>
      `<button type="button" data-severity="${severity}" aria-pressed="false">${t(severityWord[severity])} ${sum(severity)}</button>`,
  )
  .join('\n')}
${choices}
<span class="count" role="status"><span id="shown">${total}</span> / ${total}</span>
<span class="end"><button id="all" type="button">${t(w.all)}</button><button id="help" class="keys" type="button">${t(w.keys)}</button></span>
</div>`
  return `<section id="findings">
<h2 class="section">${t(w.findings)}</h2>
${tools}
<div class="columns"><ul class="index">${groups.map(({ part }) => part.index).join('')}</ul><div>
${groups.map(({ part, head }) => head + part.articles).join('\n')}
<p id="nothing" class="none" hidden>${t(w.nothing)}</p>
${total === 0 ? (report && uncheckedAlert(report)) || `<p class="none">${t(w.none)}</p>` : ''}
</div></div>
</section>`
}

/** What the findings of one document are drawn with. */
interface Place {
  readonly handed: Handover
  readonly pictures: Pictures
  /** Pictures that are in the file already. */
  readonly drawn: Set<string>
  /** Before the names of its places, so that those of two documents differ. */
  readonly prefix: string
}

function indexLine({ finding, standing }: HandedFinding, place: Place): string {
  const amended = amendment(finding)
  const values = amended
    ? `${quantityText(amended.from)} → ${quantityText({ ...amended.to, value: boundedValue(amended.to) })}`
    : finding.message
  return `<li><a class="${finding.severity}${standing === 'dismissed' || standing === 'settled' ? ' decided' : ''}" href="#${anchor(finding, place)}"><span class="sign">${signs[finding.severity]}</span><span>${t(ruleNames(finding, place.handed))}</span><span class="p">${finding.page}</span><small>${html(values)}</small></a></li>`
}

const option = (value: string, label: Readonly<Record<Language, string>>, language: Language): string =>
  `<option value="${value}" data-en="${html(label.en)}" data-zh="${html(label.zh)}">${html(label[language])}</option>`

const anchor = (finding: Finding, { prefix }: Place): string => `f-${prefix}${html(finding.id)}`

const ruleNames = (finding: Finding, { wording }: Handover) =>
  both(ruleWord(finding.rule, 'en', wording), ruleWord(finding.rule, 'zh', wording))

function article(item: HandedFinding, place: Place): string {
  const { handed } = place
  const { finding, texts, standing, afterCorrection } = item
  const { severity } = finding
  const amended = amendment(finding)
  const delta = amended
    ? `<p class="delta"><i>${t(w.stated)}</i><span class="from">${html(quantityText(amended.from))}</span><span class="arrow">→</span><i>${t(expectedWord(amended.to))}</i><span class="to">${html(quantityText(amended.to))}</span></p>`
    : ''
  return `<article id="${anchor(finding, place)}" class="finding ${severity}" data-severity="${severity}" data-standing="${standing !== 'open' || waits(item) ? standing : ''}" tabindex="-1">
<header><span class="kind">${signs[severity]} ${t(severityWord[severity])}</span><h3>${t(ruleNames(finding, handed))}</h3><span class="where">${pageName(finding.page)}</span>${standing === 'open' ? '' : `<span class="standing ${standing}">${t(standingWord[standing])}</span>`}<button class="fold" type="button" aria-expanded="true" ${attributes('aria-label', w.fold, handed.language)}></button></header>
<p class="message">${t(both(texts.en.message, texts.zh.message))}</p>
${delta}
<div class="body">
${finding.quote === '' ? '' : `<blockquote class="quote" lang="zh-CN">${quote(finding, handed.extraction.figures)}</blockquote>`}
${finding.equation && !finding.message.includes(finding.equation) ? `<p class="equation">${html(finding.equation)}</p>` : ''}
${evidenceTable(finding, handed.extraction.figures)}
${cropsOf(item, handed.pages)
  .map((crop) => figure(crop, place))
  .join('\n')}
${notes(item, handed)}
${afterCorrection ? `<p class="by">${t(w.after)}</p>` : ''}
${decision(item, handed)}
<p class="id">${html(finding.rule)} · ${html(finding.id)}</p>
</div>
</article>`
}

const pageName = (page: number): string => t(both(`page ${page}`, `第 ${page} 页`))

/** The quote with the figure marked, and with the figures of the evidence that stand in the same sentence. */
function quote(finding: Finding, figures: readonly Figure[]): string {
  const spans: { from: number; to: number; stated: boolean }[] = []
  if (finding.at) spans.push({ from: finding.at[0], to: finding.at[1], stated: true })
  for (const { figure: id } of finding.evidence) {
    const source = id === undefined ? undefined : figures[id]?.source
    if (!source || source.quote !== finding.quote || source.page !== finding.page) continue
    const [from, to] = source.at
    if (spans.every((span) => to <= span.from || from >= span.to)) spans.push({ from, to, stated: false })
  }
  let at = 0
  let markup = ''
  for (const { from, to, stated } of spans.sort((a, b) => a.from - b.from)) {
    if (to <= from) continue
    markup += `${html(finding.quote.slice(at, from))}<mark${stated ? ' class="stated"' : ''}>${html(finding.quote.slice(from, to))}</mark>`
    at = to
  }
  return markup + html(finding.quote.slice(at))
}

/** Most rows of evidence; a column of a hundred parts is looked up in its table. */
const mostEvidence = 14

function evidenceTable(finding: Finding, figures: readonly Figure[]): string {
  if (finding.evidence.length === 0) return ''
  const row = (e: Evidence): string => {
    const label = e.figure === undefined ? '' : (figures[e.figure]?.label ?? '')
    return `<tr><td>${t(both(roleName(e.role, 'en'), roleName(e.role, 'zh')))}</td><td class="value">${html(quantityText(e))}</td><td>${html(label)}</td><td>${pageName(e.page)}</td></tr>`
  }
  const rest = finding.evidence.length - mostEvidence
  return `<table class="evidence">${finding.evidence.slice(0, mostEvidence).map(row).join('')}${
    rest > 0 ? `<tr><td colspan="4">${t(both(`and ${rest} more`, `另有 ${rest} 项`))}</td></tr>` : ''
  }</table>`
}

/** A picture is in the file once; where it shows again it is referred to. */
function figure({ key, page, box, marks }: Crop, { pictures, drawn, prefix, handed: { language } }: Place): string {
  const png = pictures.get(key)
  if (!png) return ''
  const [x0, top, x1, bottom] = box
  const [width, height] = [x1 - x0, bottom - top]
  const picture = drawn.has(key)
    ? `<use href="#i-${prefix}${key}"/>`
    : `<image id="i-${prefix}${key}" width="${width}" height="${height}" preserveAspectRatio="none" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`
  drawn.add(key)
  const rects = marks.map(({ box: b, stated }) => {
    const edge = 1.5
    return `<rect${stated ? ' class="stated"' : ''} x="${round(b[0] - x0 - edge)}" y="${round(b[1] - top - edge)}" width="${round(b[2] - b[0] + 2 * edge)}" height="${round(b[3] - b[1] + 2 * edge)}" rx="1.5"/>`
  })
  return `<figure class="crop"><svg viewBox="0 0 ${width} ${height}" role="img" ${attributes('aria-label', w.picture(page), language)}>${picture}${rects.join('')}</svg><figcaption>${t(w.pictureCaption(page))}</figcaption></figure>`
}

function notes({ finding, texts }: HandedFinding, { extraction }: Handover): string {
  const lines: string[] = []
  if (texts.en.diagnosis !== '' || texts.zh.diagnosis !== '') lines.push(t(both(texts.en.diagnosis, texts.zh.diagnosis)))
  for (const candidate of finding.diagnosis?.candidates.slice(1, 4) ?? []) {
    const other = candidate.figure === undefined ? undefined : extraction.figures[candidate.figure]
    const printed = other ? `${other.label} ${other.printed}`.trim() : (finding.stated?.value ?? '')
    lines.push(
      `${t(w.rival)}${t(w.rivalOf(printed, boundedValue(candidate)))}${candidate.repairs > 0 ? t(w.repairs(candidate.repairs)) : ''}`,
    )
  }
  if (finding.related.length > 0) lines.push(t(w.related(finding.related.length)))
  if (finding.section && finding.section.length > 0) lines.push(`${t(w.section)}${html(finding.section.join(' › '))}`)
  return lines.length === 0 ? '' : `<ul class="notes">${[...new Set(lines)].map((line) => `<li>${line}</li>`).join('')}</ul>`
}

function decision({ finding, standing, decision: made, afterCorrection }: HandedFinding, { corrections }: Handover): string {
  const by = (entry: { readonly by: string; readonly at: string }): string =>
    `<span class="by">${html(entry.by)} · ${html(timeText(entry.at))}</span>`
  const lines = [
    ...(standing === 'open' ? [] : [`<b>${t(standingWord[standing])}</b>${made?.last ? ` ${by(made.last)}` : ''}`]),
    ...corrections
      .filter(({ entry, figure }) => !afterCorrection && (entry.finding === finding.id || figure.id === finding.figure))
      .map(({ entry, figure }) => `${t(w.correction)}${html(figure.printed)} → <b>${html(entry.value)}</b> ${by(entry)}`),
    ...(made?.reason === undefined ? [] : [`${t(w.reason)}${html(made.reason)}`]),
    ...(made?.notes ?? []).map((note) => `${t(w.note)}${html(note.text ?? '')} ${by(note)}`),
    ...(made?.differs ?? []).map(
      (entry) =>
        `${t(w.differs)}${t(standingWord[entry.kind === 'confirm' ? 'confirmed' : 'dismissed'])}${entry.text ? `, ${html(entry.text)}` : ''} ${by(entry)}`,
    ),
  ]
  return lines.length === 0 ? '' : `<div class="decision">${lines.map((line) => `<p>${line}</p>`).join('')}</div>`
}

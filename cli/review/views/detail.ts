/**
 * The detail beside a list. Of a finding it reads as a thought: what was computed, from which figures, where it is said,
 * what it should say, how it may have come about, what else speaks for and against, what was decided.
 */
import { basename } from 'node:path'
import diff from 'fast-diff'
import {
  amendment,
  boundedValue,
  type CorrectionEntry,
  type Decision,
  type Expected,
  type Figure,
  type Finding,
  type FindingEntry,
  type Judged,
  type Language,
  reasonText,
  roleName,
  type Verdict,
} from '../library.ts'
import { apart, type Line, type Pen, quiet, type Span, span, strong, type Tone, wrapSpans } from '../paint.ts'
import {
  type CoverageItem,
  claimsByFigure,
  type DecisionItem,
  entrySubject,
  type FactItem,
  type FindingItem,
  figuresOf,
  type Opened,
  replayed,
  subjectOf,
} from '../rows.ts'
import { type Case, correctionOf, type State } from '../select.ts'
import { cells, cut, pad, sanitise } from '../text.ts'
import { pageWord, phaseWord, ruleTitle, shortPage, verdictWord, type WordKey, wordsOf } from '../words.ts'

/** What a view needs to draw: where, in which language, with which pen. */
export interface Canvas {
  readonly width: number
  readonly pen: Pen
  readonly language: Language
}

export const canvasOf = (state: State, width: number): Canvas => ({ width, pen: state.pen, language: state.language })

const blank: Line = []

const shouldBe = ({ bound }: Pick<Expected, 'bound'>): WordKey => (bound === undefined ? 'shouldBe' : bound === '<=' ? 'atMost' : 'atLeast')

/** Lines of `width`, the first with a label, the others indented under its text. */
function labelled(label: string, spans: Line, canvas: Canvas): Line[] {
  const { pen, language } = canvas
  const indent = language === 'zh' ? 6 : 12
  const lines = wrapSpans(spans, Math.max(8, canvas.width - indent - 1), pen)
  return lines.map((line, index) => [quiet(pad(index === 0 ? ` ${label}` : '', indent, pen)), ...line])
}

/** Never said to be certain: 99.96 % is 99.9 %. */
const percentOf = (probability: number): string => `${Math.floor(Math.min(probability, 0.999) * 1000) / 10}%`

const labelOf = (key: WordKey, canvas: Canvas): string => wordsOf(canvas.language).t(key)

function indented(spans: Line, canvas: Canvas, by = 1): Line[] {
  return wrapSpans(spans, Math.max(8, canvas.width - by - 1), canvas.pen).map((line) => [span(' '.repeat(by)), ...line])
}

export const severityTone: Readonly<Record<string, Tone>> = { error: 'error', warning: 'warning', info: 'info' }
export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  exact: 'good',
  rounding: 'info',
  convention: 'info',
  contradiction: 'error',
  notCheckable: 'quiet',
}

export function verdictSign(verdict: Verdict, pen: Pen): string {
  switch (verdict) {
    case 'exact':
      return pen.signs.good
    case 'rounding':
    case 'convention':
      return pen.signs.info
    case 'contradiction':
      return pen.signs.error
    case 'notCheckable':
      return '?'
  }
}

const withUnit = (value: string, unit: string): string => (unit === '' ? value : unit === '%' ? `${value}%` : `${value} ${unit}`)

/** The quote with the figure in brackets; a long quote is cut to the clauses around the figure. */
export function quoteSpans(quote: string, at: readonly [number, number] | undefined, room: number, pen: Pen): Line {
  if (!at || at[0] < 0 || at[1] > quote.length || at[0] >= at[1]) return [span(sanitise(quote))]
  let before = sanitise(quote.slice(0, at[0]))
  let after = sanitise(quote.slice(at[1]))
  const figure = sanitise(quote.slice(at[0], at[1]))
  const half = Math.max(20, Math.floor((room - cells(figure)) / 2))
  if (before.length > half) {
    const clause = before.slice(-half)
    const start = clause.search(/[，。；、,;]/)
    before = pen.ellipsis + (start >= 0 && start < clause.length / 2 ? clause.slice(start + 1) : clause)
  }
  if (after.length > half) after = after.slice(0, half) + pen.ellipsis
  return [span(before), { text: `[${figure}]`, tone: 'error', bold: true }, span(after)]
}

/** The clause in which the figure stands, and where the figure is in it. */
function clauseOf(quote: string, at: readonly [number, number]): { text: string; start: number } {
  const before = quote.slice(0, at[0])
  const clause = Math.max(...['，', '。', '；', ',', ';', '：'].map((sign) => before.lastIndexOf(sign))) + 1
  const from = Math.max(clause, at[0] - 40)
  const end = quote.slice(at[1]).search(/[，。；,;：]/)
  return { text: quote.slice(from, end < 0 ? at[1] + 40 : Math.min(at[1] + end, at[1] + 40)), start: at[0] - from }
}

/** Where in the quote the stated value itself stands; a finding may mark more than that. Undefined when it is not there. */
function statedAt(finding: Finding): readonly [number, number] | undefined {
  const { at, quote, stated } = finding
  if (!at || !stated || stated.value === '') return undefined
  const marked = quote.slice(at[0], at[1])
  const within = marked.lastIndexOf(stated.value)
  return within < 0 ? undefined : [at[0] + within, at[0] + within + stated.value.length]
}

/** Stated against corrected, as a diff reads: a line with −, a line with +, the characters that differ set off. */
export function correctionLines(
  quote: string,
  at: readonly [number, number],
  expected: Pick<Expected, 'value' | 'bound'>,
  canvas: Canvas,
): Line[] {
  const clause = clauseOf(quote, at)
  const stated = sanitise(quote.slice(at[0], at[1]))
  const before = sanitise(clause.text.slice(0, clause.start))
  const after = sanitise(clause.text.slice(clause.start + at[1] - at[0]))
  const removed: Span[] = []
  const added: Span[] = []
  for (const [kind, text] of diff(stated, sanitise(expected.value))) {
    if (kind <= 0) removed.push({ text, tone: 'error', ...(kind < 0 ? { inverse: true } : {}) })
    if (kind >= 0) added.push({ text, tone: 'good', ...(kind > 0 ? { inverse: true } : {}) })
  }
  const lines = (sign: string, tone: Tone, middle: readonly Span[]): Line => [
    { text: `${sign} ${before}`, tone },
    ...middle,
    { text: after, tone },
  ]
  const label = labelOf(shouldBe(expected), canvas)
  return [...labelled('', lines('-', 'error', removed), canvas), ...labelled(label, lines('+', 'good', added), canvas)]
}

function operandLines(finding: Finding, opened: Opened, canvas: Canvas): Line[] {
  const { pen, language } = canvas
  const rows = finding.evidence.map((evidence) => {
    const figure = evidence.figure === undefined ? undefined : opened.extraction.figures[evidence.figure]
    return {
      value: sanitise(withUnit(evidence.value, evidence.unit)),
      role: roleName(sanitise(evidence.role), language),
      // What stands in another document is named by its file.
      label: sanitise(figure?.label ?? (evidence.path === undefined ? '' : basename(evidence.path))),
      page: evidence.page,
    }
  })
  const shown = rows.slice(0, 12)
  const valueWidth = Math.min(20, Math.max(0, ...shown.map((row) => cells(row.value, pen.ambiguousWide))))
  const roleWidth = Math.min(16, Math.max(0, ...shown.map((row) => cells(row.role, pen.ambiguousWide))))
  const lines = shown.map((row): Line => {
    const name = row.label && !row.role.includes(row.label) ? row.label : ''
    return apart(
      [span(` ${pad(row.value, valueWidth, pen, 'right')}  `), quiet(pad(row.role, roleWidth, pen)), span(name ? `  ${name}` : '')],
      [quiet(` ${shortPage(row.page)} `)],
      canvas.width,
      pen,
    )
  })
  if (rows.length > shown.length) lines.push([quiet(` ${pen.ellipsis} +${rows.length - shown.length}`)])
  return lines
}

function claimLine(judged: Judged, canvas: Canvas): Line[] {
  const { pen, language } = canvas
  const tone = verdictTone[judged.verdict]
  const sign = verdictSign(judged.verdict, pen)
  const text = judged.equation === '' ? sanitise(judged.claim.subject) : sanitise(judged.equation)
  const more =
    judged.verdict === 'exact' || judged.verdict === 'contradiction' ? '' : ` ${pen.signs.dot} ${verdictWord[judged.verdict][language]}`
  const why = judged.reason ? ` ${pen.signs.dot} ${sanitise(reasonText(judged.reason, language))}` : ''
  return [[{ text: `${sign} `, tone }, span(text), quiet(`${more}${why}`)]]
}

/** What a claim is about. A rule's name says what does not hold, so it is named only where something does not. */
function aboutClaim(judged: Judged, canvas: Canvas): string {
  const subject = sanitise(judged.claim.subject)
  if (judged.verdict !== 'contradiction') return subject
  return [ruleTitle(judged.claim.rule, canvas.language), subject].filter(Boolean).join(` ${canvas.pen.signs.dot} `)
}

function signed(entry: FindingEntry | CorrectionEntry): string {
  return `${sanitise(entry.by)} ${localTime(entry.at)}`
}

/** Date and minute in the reader's own time zone. */
export function localTime(at: string): string {
  const time = new Date(at)
  if (Number.isNaN(time.getTime())) return sanitise(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`
}

export function decisionSpans(decision: Decision | undefined, canvas: Canvas): Line {
  const { pen } = canvas
  const t = wordsOf(canvas.language).t
  if (!decision || decision.status === 'open') return [quiet(t('open'))]
  const sign = decision.status === 'confirmed' ? pen.signs.good : pen.signs.dismissed
  const tone: Tone = decision.status === 'confirmed' ? 'good' : 'plain'
  return [
    { text: `${sign} ${t(decision.status)}`, tone, bold: true },
    ...(decision.reason ? [span(`  ${sanitise(decision.reason)}`)] : []),
    ...(decision.last ? [quiet(`  ${signed(decision.last)}`)] : []),
  ]
}

/** Detail of a finding. */
export function findingDetail(item: Case, found: FindingItem, canvas: Canvas): Line[] {
  const { finding, settled } = found
  // What is gone is shown as it was printed.
  const opened = settled ? item.printed : item.opened
  if (!opened) return []
  const { pen, language } = canvas
  const t = wordsOf(language).t
  const figures = opened.extraction.figures
  const figure: Figure | undefined = finding.figure === undefined ? undefined : figures[finding.figure]
  const lines: Line[] = []
  const subject = subjectOf(finding, figures)
  lines.push(...indented([strong(subject)], canvas))
  if (finding.equation) lines.push(...indented([{ text: sanitise(finding.equation), tone: 'accent', bold: true }], canvas))
  // Equation and correction say the same at a glance.
  if (!finding.equation && sanitise(finding.message) !== subject) lines.push(...indented([span(sanitise(finding.message))], canvas))
  if (finding.evidence.length > 0) lines.push(blank, ...operandLines(finding, opened, canvas))

  lines.push(blank, ...indented(quoteSpans(finding.quote, finding.at, canvas.width * 3, pen), canvas))
  const expected = finding.expected?.value
  const spot = statedAt(finding)
  if (expected !== undefined && spot && expected !== finding.stated?.value) {
    lines.push(blank, ...correctionLines(finding.quote, spot, finding.expected ?? { value: expected }, canvas))
  } else if (finding.expected && (!finding.stated || amendment(finding))) {
    lines.push(
      blank,
      ...labelled(
        t(shouldBe(finding.expected)),
        [strong(sanitise(withUnit(finding.expected.value, finding.expected.unit)), 'good')],
        canvas,
      ),
    )
  }

  const { diagnosis } = finding
  if (diagnosis?.text) lines.push(blank, ...labelled(t('how'), [span(sanitise(diagnosis.text))], canvas))
  const rivals = (diagnosis?.candidates ?? [])
    .filter((candidate) => candidate.value !== expected || (candidate.figure !== undefined && candidate.figure !== finding.figure))
    .slice(0, 4)
  rivals.forEach((candidate, index) => {
    const other = candidate.figure === undefined || candidate.figure === finding.figure ? undefined : figures[candidate.figure]
    const named = other ? `${sanitise(other.label)} ${sanitise(other.printed)} ${pen.signs.arrow} ` : ''
    const why = [
      candidate.repairs > 0 ? (language === 'zh' ? `可使 ${candidate.repairs} 项相合` : `settles ${candidate.repairs}`) : '',
      candidate.disagrees ? (language === 'zh' ? `另有 ${candidate.disagrees} 项不合` : `${candidate.disagrees} against`) : '',
    ].filter(Boolean)
    lines.push(
      ...labelled(
        index === 0 ? t('rivals') : '',
        [span(`${named}${sanitise(boundedValue(candidate))}`), quiet(why.length > 0 ? `  ${why.join(', ')}` : '')],
        canvas,
      ),
    )
  })

  const claims = finding.figure === undefined ? [] : (claimsByFigure(opened.assessment).get(finding.figure) ?? [])
  const others = claims
    .filter((judged) => judged.verdict !== 'notCheckable' && sanitise(judged.equation) !== sanitise(finding.equation ?? ''))
    .slice(0, 5)
  // That one check does not agree is the finding itself.
  const support = finding.support && finding.support.agreeing + finding.support.against > 1 ? finding.support : undefined
  if (support || others.length > 0) lines.push(blank)
  if (support) {
    const { against, agreeing } = support
    lines.push(
      ...labelled(
        t('support'),
        language === 'zh'
          ? [span(`该数字 ${agreeing} 项相合，${against} 项不合`)]
          : [span(`${agreeing} checks of this figure agree, ${against} do not`)],
        canvas,
      ),
    )
  }
  others.forEach((judged, index) => {
    for (const line of claimLine(judged, canvas)) lines.push(...labelled(index === 0 && !support ? t('support') : '', line, canvas))
  })

  const { belief } = finding
  if (belief) {
    lines.push(blank, ...labelled(t('belief'), [strong(percentOf(belief.probability))], canvas))
    for (const { text, decibans } of belief.grounds)
      lines.push(...labelled('', [quiet(`${decibans < 0 ? '−' : '+'} `), span(sanitise(text))], canvas))
  }

  const related = finding.related.flatMap((id) => opened.assessment.report.findings.find((other) => other.id === id) ?? [])
  related.slice(0, 6).forEach((other, index) => {
    if (index === 0) lines.push(blank)
    lines.push(
      ...labelled(
        index === 0 ? t('related') : '',
        [
          { text: `${pen.signs[other.severity]} `, tone: severityTone[other.severity] ?? 'plain' },
          quiet(`${shortPage(other.page)} `),
          span(subjectOf(other, figures)),
          quiet(other.stated ? `  ${sanitise(other.stated.value)}` : ''),
        ],
        canvas,
      ),
    )
  })

  lines.push(blank)
  const decision = replayed(item.entries).decisions.get(finding.id)
  lines.push(...labelled(t('decision'), settled ? [quiet(t('settled'))] : decisionSpans(decision, canvas), canvas))
  for (const other of decision?.differs ?? []) {
    lines.push(
      ...labelled(
        '',
        [
          { text: `${pen.signs.warning} `, tone: 'warning' },
          span(other.kind === 'confirm' ? t('confirmed') : t('dismissed')),
          span(other.text ? `  ${sanitise(other.text)}` : ''),
          quiet(`  ${signed(other)}`),
        ],
        canvas,
      ),
    )
  }
  const correction = finding.figure === undefined ? undefined : correctionOf(item, finding.figure)
  if (correction) lines.push(...labelled('', correctionSpans(correction, canvas), canvas))
  for (const note of decision?.notes ?? [])
    lines.push(...labelled(t('note'), [span(sanitise(note.text ?? '')), quiet(`  ${signed(note)}`)], canvas))
  if (figure?.doubt)
    lines.push(
      blank,
      ...indented(
        [
          { text: pen.signs.warning, tone: 'warning' },
          span(
            language === 'zh'
              ? ` 由 OCR 识别，把握 ${Math.round(figure.doubt.confidence * 100)}%；也可能是 ${figure.doubt.alternatives.slice(0, 3).map(sanitise).join('、')}`
              : ` read by OCR, ${Math.round(figure.doubt.confidence * 100)}% sure; may also be ${figure.doubt.alternatives.slice(0, 3).map(sanitise).join(', ')}`,
          ),
        ],
        canvas,
      ),
    )
  return lines
}

export function correctionSpans(correction: CorrectionEntry, canvas: Canvas): Line {
  const { pen } = canvas
  return [
    { text: `${pen.signs.corrected} ${wordsOf(canvas.language).t('corrected')}  `, tone: 'good', bold: true },
    span(`${sanitise(correction.figure.printed)} ${pen.signs.arrow} ${sanitise(correction.value)}`),
    quiet(`  ${signed(correction)}`),
  ]
}

/** Every check a figure takes part in. */
export function figureDetail(item: Case, figure: Figure, reason: string | undefined, canvas: Canvas): Line[] {
  const { opened } = item
  if (!opened) return []
  const { pen, language } = canvas
  const lines: Line[] = []
  lines.push(...indented([strong(sanitise(figure.label || figure.source.quote))], canvas))
  lines.push(
    apart(
      [strong(` ${sanitise(withUnit(figure.printed, figure.unit.symbol))}`, 'accent')],
      [quiet(`${pageWord(figure.source.page, language)} `)],
      canvas.width,
      pen,
    ),
  )
  lines.push(blank, ...indented(quoteSpans(figure.source.quote, figure.source.at, canvas.width * 3, pen), canvas))
  const claims = claimsByFigure(opened.assessment).get(figure.id) ?? []
  lines.push(blank)
  if (claims.length === 0) {
    lines.push(...labelled('?', [span(sanitise(reasonText(reason ?? figure.unattached, language)))], canvas))
  }
  for (const judged of claims.slice(0, 40)) {
    for (const line of claimLine(judged, canvas)) lines.push(...indented(line, canvas))
    lines.push([quiet(cut(`   ${aboutClaim(judged, canvas)}`, canvas.width - 1, pen))])
  }
  const correction = correctionOf(item, figure.id)
  if (correction) lines.push(blank, ...indented(correctionSpans(correction, canvas), canvas))
  return lines
}

export const coverageDetail = (item: Case, entry: CoverageItem, canvas: Canvas): Line[] =>
  figureDetail(item, entry.figure, entry.coverage.reason, canvas)

export function factDetail(item: Case, entry: FactItem, canvas: Canvas): Line[] {
  const { fact, figure } = entry
  const { language, pen } = canvas
  const dot = ` ${pen.signs.dot} `
  const what = [
    fact.code ?? '',
    sanitise(fact.label),
    fact.period === undefined ? '' : String(fact.period),
    phaseWord[fact.phase]?.[language] ?? '',
    roleName(fact.role, language),
    fact.scope === 'whole' ? '' : sanitise(fact.scope),
  ]
    .filter(Boolean)
    .join(dot)
  return [...indented([quiet(what)], canvas), ...figureDetail(item, figure, undefined, canvas)]
}

export function decisionDetail(item: Case, entry: DecisionItem, canvas: Canvas): Line[] {
  const t = wordsOf(canvas.language).t
  const { entry: given } = entry
  const lines: Line[] = []
  if (entry.stale)
    lines.push(...indented([{ text: `${canvas.pen.signs.warning} `, tone: 'warning' }, span(t('staleTitle'))], canvas), blank)
  lines.push(...indented([strong(entrySubject(given))], canvas), blank)
  if (given.kind === 'correct') {
    lines.push(...indented(correctionSpans(given, canvas), canvas), blank, ...indented([quiet(sanitise(given.figure.quote))], canvas))
  } else {
    const word =
      given.kind === 'confirm'
        ? t('confirmed')
        : given.kind === 'dismiss'
          ? t('dismissed')
          : given.kind === 'reopen'
            ? t('reopened')
            : t('note')
    lines.push(...indented([strong(word), span(given.text ? `  ${sanitise(given.text)}` : ''), quiet(`  ${signed(given)}`)], canvas))
    if (given.mark.stated)
      lines.push(
        blank,
        ...indented(
          [
            quiet(
              `${sanitise(given.mark.stated)}${given.mark.expected ? ` ${canvas.pen.signs.arrow} ${sanitise(given.mark.expected)}` : ''}  ${pageWord(given.mark.page, canvas.language)}`,
            ),
          ],
          canvas,
        ),
      )
  }
  const still = item.opened?.assessment.report.findings.find((finding) => finding.id === given.finding)
  if (still) lines.push(blank, ...findingDetail(item, { finding: still, settled: false }, canvas))
  return lines
}

/** The checks of the cell under the cursor: its cross-footing. */
export function cellDetail(item: Case, figure: Figure | undefined, canvas: Canvas): Line[] {
  const { opened } = item
  if (!opened || !figure) return [[quiet(canvas.language === 'zh' ? ' 空白格' : ' an empty cell')]]
  const claims = claimsByFigure(opened.assessment).get(figure.id) ?? []
  const order: Verdict[] = ['contradiction', 'convention', 'rounding', 'exact', 'notCheckable']
  const sorted = claims.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const lines: Line[] = []
  for (const judged of sorted) {
    for (const line of claimLine(judged, canvas)) {
      const parts = wrapSpans([...line, quiet(`  ${aboutClaim(judged, canvas)}`)], canvas.width - 4, canvas.pen)
      for (const [index, part] of parts.entries()) lines.push([span(index === 0 ? ' ' : '   '), ...part])
    }
  }
  if (lines.length === 0)
    lines.push([
      quiet(
        ` ? ${sanitise(reasonText(opened.assessment.ledger.find((entry) => entry.figure === figure.id)?.reason ?? figure.unattached, canvas.language))}`,
      ),
    ])
  const correction = correctionOf(item, figure.id)
  if (correction) lines.unshift([span(' '), ...correctionSpans(correction, canvas)])
  return lines
}

/** Figures that share a decided claim with this one: what its cross-footing adds up. */
export function partnersOf(opened: Opened, figure: number): ReadonlySet<number> {
  return new Set((claimsByFigure(opened.assessment).get(figure) ?? []).flatMap((judged) => figuresOf(judged)))
}

/** The whole screen: header, what is looked at, footer. A pure function of the State; every line has the full width. */

import { bindingsAt, disabledReason, keyName } from '../keys.ts'
import { type Layout, layout } from '../layout.ts'
import { partlySentence, reasonText, roleName, uncheckedSentence, unreadWord } from '../library.ts'
import { hitsOf } from '../page.ts'
import {
  ansi,
  apart,
  cutLine,
  fitLine,
  type Line,
  lineCells,
  plainText,
  quiet,
  ruleText,
  type Span,
  span,
  strong,
  titled,
  wrapSpans,
} from '../paint.ts'
import { findingSorts, type Listing, wantsDecision } from '../rows.ts'
import {
  type Case,
  choicesOf,
  coverageOf,
  currentCase,
  currentFigure,
  currentFinding,
  decisionsOf,
  digestIn,
  documentSorts,
  documentsOf,
  factsOf,
  findingsOf,
  isUnchecked,
  itemAt,
  listingOf,
  listStateOf,
  outlineOf,
  type PageState,
  type Place,
  placeOf,
  recalled,
  type State,
  tablesOf,
  tally,
  type View,
  views,
} from '../select.ts'
import { cells, head, sanitise, tail } from '../text.ts'
import { type Both, both, kindWord, pageWord, phaseWord, ruleTitle, severityWord, verdictWord, type WordKey, wordsOf } from '../words.ts'
import { type Canvas, canvasOf, cellDetail, coverageDetail, decisionDetail, factDetail, findingDetail } from './detail.ts'
import { gridLines } from './grid.ts'
import { helpLines } from './help.ts'
import { bar, coverageLine, decisionLine, documentLine, factLine, findingLine, outlineLine, tableLine, windowLines } from './lists.ts'
import { pageLines } from './page.ts'

export interface Frame {
  readonly lines: readonly Line[]
  /** Where the text cursor stands while something is typed: an input method composes there. */
  readonly cursor?: { readonly x: number; readonly y: number }
}

export function frame(state: State): Frame {
  const shape = layout(state)
  const { width, height } = shape
  const { pen } = state
  const canvas = canvasOf(state, width)
  const middle = height - 4
  const footer = footerLine(state, canvas)
  let body: readonly Line[]
  let titles: Line
  let bottom: Line = [quiet(ruleText(width, pen))]
  if (state.mode.kind === 'help') {
    titles = titled(
      [
        strong(wordsOf(state.language).t('keys')),
        ...(state.mode.filter
          ? [quiet(`  / `), span(sanitise(state.mode.filter))]
          : [quiet(state.language === 'zh' ? '  输入即筛选' : '  type to filter')]),
      ],
      width,
      pen,
    )
    body = helpLines(state, state.mode, canvas).slice(Math.min(state.mode.top, helpOverflow(state)))
  } else {
    const drawn = bodyLines(state, shape, canvas)
    titles = drawn.titles
    body = drawn.lines
    bottom = drawn.bottom ?? bottom
  }
  const blank: Line = [span(' '.repeat(width))]
  const lines: Line[] = [headerLine(state, canvas), titles, ...body.slice(0, middle)]
  while (lines.length < height - 2) lines.push(blank)
  lines.push(bottom, footer.line)
  return {
    lines: lines.map((line) => fitLine(line, width, pen)),
    ...(footer.cursor === undefined ? {} : { cursor: { x: footer.cursor, y: height - 1 } }),
  }
}

/** Lines of the help beyond those that the screen holds. */
export function helpOverflow(state: State): number {
  if (state.mode.kind !== 'help') return 0
  const { width, height } = layout(state)
  return Math.max(0, helpLines(state, state.mode, canvasOf(state, width)).length - (height - 4))
}

/** Lines of the detail beyond those that its region holds. */
export function detailOverflow(state: State): number {
  const item = currentCase(state)
  const { detail } = layout(state)
  return item && detail ? Math.max(0, detailLines(state, item, canvasOf(state, detail.width)).length - detail.height) : 0
}

/** The frame as text for a terminal, one string a line. */
export const frameText = (state: State): string[] => frame(state).lines.map((line) => ansi(line, state.pen))

/** The frame without styles. */
export const framePlain = (state: State): string[] => frame(state).lines.map((line) => plainText(line))

// ── header ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function headerLine(state: State, canvas: Canvas): Line {
  const { language, width, pen } = canvas
  const t = wordsOf(language).t
  const item = currentCase(state)
  const name: Line = [span(' '), { text: 'gouji', tone: 'accent', bold: true }, span('  ')]
  if (state.listing || !item) {
    const kinds = (kind: Case['progress']['kind']): number => state.cases.filter((other) => other.progress.kind === kind).length
    const ready = kinds('ready')
    const failed = kinds('failed')
    const unchecked = state.cases.filter(isUnchecked).length
    const sums = state.cases.map(tally)
    const decided = sums.reduce((sum, one) => sum + one.decided, 0)
    const findings = sums.reduce((sum, one) => sum + one.findings, 0)
    return apart(
      [
        ...name,
        strong(t('documents')),
        quiet(`  ${state.cases.length}`),
        { text: failed > 0 ? `  ${t('notRead')} ${failed}` : '', tone: 'error' },
        { text: unchecked > 0 ? `  ${t('unchecked')} ${unchecked}` : '', tone: 'warning' },
      ],
      [
        quiet(ready + failed < state.cases.length ? `${t('ready')} ${ready}/${state.cases.length}  ` : ''),
        span(`${t('decided')} ${decided}/${findings} `),
      ],
      width,
      pen,
    )
  }
  const digest = digestIn(item, language)
  const title = sanitise(digest?.department || digest?.title || item.name)
  const dot = ` ${pen.signs.dot} `
  const pages = digest?.pages ?? 0
  const what = [digest?.year ? `${digest.year}` : '', digest ? (kindWord[digest.kind]?.[language] ?? '') : ''].filter(Boolean).join(' ')
  const several = state.cases.length > 1 ? `${state.current + 1}/${state.cases.length} ` : ''
  const right = headerRight(item, canvas)
  const left: Line = [
    ...name,
    quiet(several),
    strong(title),
    quiet(
      [what && `${dot}${what}`, pages > 0 && `${dot}${pages}${language === 'zh' ? ' 页' : pages === 1 ? ' page' : ' pages'}`]
        .filter(Boolean)
        .join(''),
    ),
  ]
  // The counts matter more than the tail of a long name.
  return apart(cutLine(left, Math.max(16, width - lineCells(right, pen) - 1), pen), right, width, pen)
}

function headerRight(item: Case, canvas: Canvas): Line {
  const { language, pen, width } = canvas
  const t = wordsOf(language).t
  const { progress } = item
  const report = item.opened?.assessment.report
  const parts: Line[] = []
  if (report) {
    const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length
    const checked = report.checks.exact + report.checks.rounding + report.checks.convention + report.checks.contradiction
    const number = (key: WordKey, value: number, tone: Span['tone'] = 'plain'): Line => [
      quiet(`${t(key)} `),
      { text: String(value), tone, bold: value > 0 && tone !== 'plain' },
    ]
    const share = report.coverage.figures === 0 ? 0 : Math.floor((report.coverage.covered / report.coverage.figures) * 100)
    const errors: Line = number('contradiction', count('error'), 'error')
    const warnings: Line = number('warning', count('warning'), 'warning')
    if (width >= 110)
      parts.push(
        number('checked', checked),
        errors,
        warnings,
        number('rounding', report.checks.rounding),
        number('notCheckable', report.checks.notCheckable),
        [quiet(`${t('covered')} `), span(`${share} %`)],
      )
    else if (width >= 76) parts.push(errors, warnings, [quiet(`${t('covered')} `), span(`${share} %`)])
    else
      parts.push([
        { text: `${pen.signs.error} ${count('error')}`, tone: 'error' },
        span(' '),
        { text: `${pen.signs.warning} ${count('warning')}`, tone: 'warning' },
      ])
  }
  if (progress.kind === 'reading') {
    const word = progress.stage === 'check' ? t('judging') : progress.stage === 'ocr' ? 'OCR' : t('reading')
    parts.unshift([
      quiet(`${word} ${progress.done}/${progress.total} `),
      ...bar(progress.total === 0 ? 0 : progress.done / progress.total, width >= 100 ? 12 : 6, pen),
    ])
  } else if (progress.kind === 'waiting') parts.unshift([quiet(t('waiting'))])
  const line: Span[] = []
  for (const [index, part] of parts.entries()) line.push(...(index === 0 ? [] : [span('  ')]), ...part)
  return [...line, span(' ')]
}

// ── body ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Body {
  readonly titles: Line
  readonly lines: readonly Line[]
  readonly bottom?: Line
}

function bodyLines(state: State, shape: Layout, canvas: Canvas): Body {
  const { pen, language } = state
  const { width } = shape
  const t = wordsOf(language).t
  const item = currentCase(state)
  const place = placeOf(state)
  if (place === 'documents' || !item) {
    const listing = documentsOf(state)
    const lines =
      listing.items === 0
        ? emptyLines(t(state.cases.length > 0 ? 'noMatch' : 'noDocuments'), canvas)
        : windowLines(listing, state.documents, shape.list.height, canvas, true, documentLine)
    return { titles: titled([...listTitle(state, t('documents'), listing)], width, pen), lines }
  }
  if (item.progress.kind === 'failed' && !item.opened && item.view !== 'decisions') {
    const lines: Line[] = [
      [],
      [{ text: `  ${pen.signs.error} `, tone: 'error' }, strong(t('unreadable'))],
      [],
      ...wrapSpans([span(sanitise(item.progress.reason))], width - 6, pen).map((line): Line => [span('    '), ...line]),
    ]
    return { titles: titled([strong(sanitise(item.name))], width, pen), lines }
  }
  if (item.page) {
    const { page } = item
    const mark = page.marks[page.at]
    const finding = currentFinding(state)?.finding
    const about: Line = finding ? [strong(ruleTitle(finding.rule, language)), quiet('  ')] : []
    const found = page.query === '' || state.mode.kind === 'input' ? '' : `  /${sanitise(page.query)} ${hitCount(item, page)}`
    const where: Line = [
      span(pageWord(page.number, language)),
      quiet(` / ${Math.max(1, item.opened?.document.pages.length ?? 1)}`),
      { text: found, tone: 'accent' },
    ]
    const figure: Line = mark
      ? [
          quiet(`${page.at + 1}/${page.marks.length} `),
          {
            text: sanitise(mark.value) + (mark.unit ? ` ${sanitise(mark.unit)}` : ''),
            tone: page.at === 0 ? 'error' : 'accent',
            bold: true,
          },
          span(mark.label ? `  ${sanitise(mark.label)}` : ''),
          quiet(mark.page === page.number ? '' : `  ${pageWord(mark.page, language)}`),
        ]
      : []
    return {
      titles: titled(cutLine([...about, ...where], width - 4, pen), width, pen),
      lines: pageLines(item, page, shape.page.height, canvas),
      ...(figure.length > 0 ? { bottom: titled(cutLine(figure, width - 6, pen), width, pen) } : {}),
    }
  }
  const focused = state.mode.kind !== 'input' || state.mode.purpose === 'filter'
  const left = listLines(state, item, shape, focused && item.focus === 'list')
  const tabs = viewTabs(state, item, shape.arrangement === 'beside' ? shape.list.width : width)
  if (!shape.detail) return { titles: titled(tabs, width, pen), lines: left }
  const detailCanvas = canvasOf(state, shape.detail.width)
  const detail = detailLines(state, item, detailCanvas)
  const top = Math.min(item.detailTop, Math.max(0, detail.length - shape.detail.height))
  const right = detail.slice(top, top + shape.detail.height).map((line) => fitLine(line, detailCanvas.width, pen))
  if (right.length === shape.detail.height && top + right.length < detail.length)
    right[right.length - 1] = apart([], [quiet(`${pen.signs.down} ${detail.length - top - right.length + 1} `)], detailCanvas.width, pen)
  const title = detailTitle(state, item, canvasOf(state, shape.detail.width - 4))
  if (shape.list.height === 0) return { titles: titled(title, width, pen), lines: right }
  if (shape.arrangement === 'stacked') return { titles: titled(tabs, width, pen), lines: [...left, titled(title, width, pen), ...right] }
  const joint = cells(pen.signs.vertical, pen.ambiguousWide)
  const blank: Line = [span(' '.repeat(detailCanvas.width))]
  const lines = left.map(
    (line, index): Line => [
      ...line,
      { text: pen.signs.vertical, tone: item.focus === 'detail' ? 'accent' : 'quiet' },
      ...(right[index] ?? blank),
    ],
  )
  return {
    titles: [...titled(tabs, shape.list.width, pen), quiet(pen.signs.teeDown), ...titled(title, width - shape.list.width - joint, pen)],
    lines,
    bottom: [quiet(ruleText(shape.list.width, pen)), quiet(pen.signs.teeUp), quiet(ruleText(width - shape.list.width - joint, pen))],
  }
}

/** Which of how many places of the query is shown. */
function hitCount(item: Case, page: PageState): string {
  const { length } = item.opened ? hitsOf(item.opened.document, page.query) : []
  return length === 0 ? '0' : `${page.hit + 1}/${length}`
}

const choiceWords: Readonly<Record<string, Both>> = {
  section: both('by section', '按章节'),
  severity: both('by severity', '按严重程度'),
  cause: both('by cause', '按原因'),
  belief: both('by belief', '按可信度'),
  believed: both('believed 95 %', '可信度 ≥ 95%'),
  amount: both('by amount', '按金额'),
  page: both('by page', '按页码'),
  open: both('undecided', '未决'),
  decided: both('decided', '已决'),
  quiet: both('without findings', '无发现'),
  notRead: both('not read or checked', '未读或未核对'),
  confirmed: both('confirmed', '已认可'),
  dismissed: both('dismissed', '已排除'),
}

/** A choice of a filter or order, in words. */
function choiceWord(place: Place, which: 'first' | 'second', value: string, state: State): string {
  const { language } = state
  if (place === 'documents') return choiceWords[value]?.[language] ?? severityWord[value as keyof typeof severityWord]?.[language] ?? value
  if (place === 'findings')
    return which === 'first'
      ? (severityWord[value as keyof typeof severityWord]?.[language] ?? choiceWords[value]?.[language] ?? value)
      : (choiceWords[value]?.[language] ?? value)
  if (place === 'coverage') return verdictWord[value as keyof typeof verdictWord]?.[language] ?? value
  return which === 'first' ? value : phaseWord[value]?.[language] || roleName(value, language)
}

/** What narrows the list in sight, in words; empty when nothing does. */
function narrowing(state: State): string[] {
  const list = listStateOf(state)
  const item = currentCase(state)
  const parts: string[] = []
  const choices = choicesOf(state)
  const [first, second] = [choices.first[list.first], choices.second[list.second]]
  if (list.first > 0 && first !== undefined) parts.push(choiceWord(placeOf(state), 'first', first, state))
  if (list.second > 0 && second !== undefined) parts.push(choiceWord(placeOf(state), 'second', second, state))
  if (!state.listing && item) {
    if (item.view === 'findings' && list.sort > 0) parts.push(choiceWords[findingSorts[list.sort] ?? '']?.[state.language] ?? '')
  }
  if (state.listing && list.sort > 0) parts.push(choiceWords[documentSorts[list.sort] ?? '']?.[state.language] ?? '')
  if (list.filter) parts.push(`/${sanitise(list.filter)}`)
  return parts
}

function listTitle(state: State, title: string, listing: Listing<unknown>): Line {
  const narrowed = narrowing(state)
  return [
    strong(title),
    quiet(` ${listing.counted}`),
    ...(narrowed.length > 0 ? [{ text: `  ${narrowed.join(' ')}`, tone: 'accent' } as Span] : []),
  ]
}

/** The views as tabs, the one in sight strong; where there is no room, only that one. */
function viewTabs(state: State, item: Case, width: number): Line {
  const { language, pen } = state
  const t = wordsOf(language).t
  const current: Line = listTitle(state, `${views.indexOf(item.view) + 1} ${t(item.view)}`, listingOf(state))
  if (placeOf(state) === 'grid') {
    const table = item.opened?.extraction.tables.find((other) => other.index === item.grid?.table)
    return cutLine([strong(`3 ${t('tables')}`), quiet(`  ${sanitise(table?.title ?? '')}`)], width - 4, pen)
  }
  const line: Span[] = []
  views.forEach((view, index) => {
    if (index > 0) line.push(quiet('  '))
    line.push(...(view === item.view ? current : [quiet(`${index + 1} ${t(view)}`)]))
  })
  if (lineCells(line, pen) <= width - 6) return line
  // Their numbers are what is pressed: the names of the others go before the tabs do.
  const named = (name: (view: View, index: number) => string): Line =>
    views.flatMap((view, index): Span[] => [
      ...(index > 0 ? [quiet(' ')] : []),
      ...(view === item.view ? current : [quiet(name(view, index))]),
    ])
  const fits = [named((view, index) => `${index + 1}${t(view)}`), named((_view, index) => String(index + 1))]
  return fits.find((one) => lineCells(one, pen) <= width - 4) ?? cutLine(current, width - 4, pen)
}

function listLines(state: State, item: Case, shape: Layout, focused: boolean): Line[] {
  const { language } = state
  const { width, height } = shape.list
  if (height === 0) return []
  const canvas = canvasOf(state, width)
  const t = wordsOf(language).t
  if (!item.opened && item.view !== 'decisions') return fill(nothingFound(item, canvas), height, canvas)
  const list = item.lists[item.view]
  const filtered = list.filter !== '' || list.first > 0 || list.second > 0
  const none = (key: WordKey): Line[] => fill(emptyLines(t(filtered ? 'noMatch' : key), canvas), height, canvas)
  switch (item.view) {
    case 'findings': {
      const listing = findingsOf(item, language)
      if (listing.rows.length === 0) return fill(filtered ? emptyLines(t('noMatch'), canvas) : nothingFound(item, canvas), height, canvas)
      return windowLines(listing, list, height, canvas, focused, (entry, inner) => findingLine(entry, item, listing, inner))
    }
    case 'coverage': {
      const listing = coverageOf(item, language)
      return listing.items === 0
        ? none('nothingKnown')
        : windowLines(listing, list, height, canvas, focused, (entry, inner) => coverageLine(entry, listing, inner))
    }
    case 'tables': {
      if (item.grid) return fill(gridLines(item, item.grid, height, canvas), height, canvas)
      const listing = tablesOf(item)
      return listing.items === 0 ? none('noTables') : windowLines(listing, list, height, canvas, focused, tableLine)
    }
    case 'facts': {
      const listing = factsOf(item, language)
      return listing.items === 0
        ? none('noFacts')
        : windowLines(listing, list, height, canvas, focused, (entry, inner) => factLine(entry, listing, inner))
    }
    case 'outline': {
      const listing = outlineOf(item)
      return listing.items === 0 ? none('noOutline') : windowLines(listing, list, height, canvas, focused, outlineLine)
    }
    case 'decisions': {
      const listing = decisionsOf(item, language)
      return listing.items === 0 ? none('noDecisions') : windowLines(listing, list, height, canvas, focused, decisionLine)
    }
  }
}

const fill = (lines: readonly Line[], height: number, canvas: Canvas): Line[] => {
  const filled = lines.slice(0, height).map((line) => fitLine(line, canvas.width, canvas.pen))
  while (filled.length < height) filled.push([span(' '.repeat(canvas.width))])
  return filled
}

const emptyLines = (text: string, canvas: Canvas): Line[] =>
  [[], [span('  '), quiet(text)]].map((line) => fitLine(line, canvas.width, canvas.pen))

/** No findings: what was checked, what was not and why, and what could not be read. */
function nothingFound(item: Case, canvas: Canvas): Line[] {
  const { language, pen } = canvas
  const t = wordsOf(language).t
  const report = item.opened?.assessment.report
  if (!report) return [[], [quiet(`  ${t(item.progress.kind === 'waiting' ? 'waiting' : 'reading')}${pen.ellipsis}`)]]
  const { checks, coverage } = report
  const unchecked = uncheckedSentence(report, language) ?? partlySentence(report, language)
  const ready = item.progress.kind === 'ready'
  const lines: Line[] =
    ready && unchecked !== undefined
      ? [
          [],
          ...wrapSpans([strong(unchecked)], canvas.width - 5, pen).map(
            (line, at): Line => [at === 0 ? { text: `  ${pen.signs.warning} `, tone: 'warning', bold: true } : span('    '), ...line],
          ),
          [],
        ]
      : [
          [],
          [{ text: `  ${pen.signs.good} `, tone: 'good', bold: true }, strong(ready ? t('noFindings') : `${t('reading')}${pen.ellipsis}`)],
          [],
        ]
  const rows: [string, number][] = [
    [t('exact'), checks.exact],
    [t('rounding'), checks.rounding],
    [t('convention'), checks.convention],
    [t('notCheckable'), checks.notCheckable],
  ]
  for (const [name, count] of rows)
    lines.push([quiet(`    ${name}${' '.repeat(Math.max(1, 14 - cells(name)))}`), span(String(count).padStart(6))])
  lines.push(
    [],
    [quiet(`    ${t('figuresRead')} ${coverage.figures}  ${t('covered')} ${coverage.covered}  ${t('uncovered')} ${coverage.uncovered}`)],
  )
  const reasons = new Map<string, number>()
  for (const entry of item.opened?.assessment.ledger ?? [])
    if (entry.status === 'uncovered' && entry.reason) reasons.set(entry.reason, (reasons.get(entry.reason) ?? 0) + 1)
  for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 4))
    lines.push([quiet(`    ${String(count).padStart(6)}  ${sanitise(reasonText(reason, language))}`)])
  for (const page of report.document.unreadablePages.slice(0, 6))
    lines.push([
      { text: `    ${pen.signs.warning} `, tone: 'warning' },
      span(`${pageWord(page.page, language)} ${t('unreadable')}: `),
      quiet(sanitise(unreadWord(page.reason, language))),
    ])
  if (report.document.unreadablePages.length > 0) lines.push([quiet(language === 'zh' ? '    O 改用 OCR 读取' : '    O reads them by OCR')])
  return lines
}

function detailTitle(state: State, item: Case, canvas: Canvas): Line {
  const { language } = state
  const t = wordsOf(language).t
  const place = placeOf(state)
  const list = item.lists[item.view]
  if (place === 'grid') return [strong(t('crossFooting'))]
  if (place === 'findings') {
    const found = currentFinding(state)
    if (!found) return [quiet(t('detail'))]
    const { rows, counted } = findingsOf(item, language)
    let number = 0
    for (let at = 0; at <= list.cursor; at++) {
      const row = rows[at]
      if (row?.kind === 'item' && wantsDecision(row.item)) number++
    }
    const right = pageWord(found.finding.page, language) + (wantsDecision(found) ? ` ${canvas.pen.signs.dot} ${number}/${counted}` : '')
    return [
      strong(
        ruleTitle(found.finding.rule, language),
        found.settled ? 'plain' : found.finding.severity === 'error' ? 'error' : found.finding.severity === 'warning' ? 'warning' : 'plain',
      ),
      quiet(`  ${right}`),
    ]
  }
  return [quiet(t('detail'))]
}

function detailLines(state: State, item: Case, canvas: Canvas): Line[] {
  const { language } = state
  const list = item.lists[item.view]
  switch (item.view) {
    case 'findings': {
      const found = currentFinding(state)
      return found ? findingDetail(item, found, canvas) : []
    }
    case 'coverage': {
      const entry = itemAt(coverageOf(item, language), list)
      return entry ? coverageDetail(item, entry, canvas) : []
    }
    case 'facts': {
      const entry = itemAt(factsOf(item, language), list)
      return entry ? factDetail(item, entry, canvas) : []
    }
    case 'decisions': {
      const entry = itemAt(decisionsOf(item, language), list)
      return entry ? decisionDetail(item, entry, canvas) : []
    }
    case 'tables': {
      const figure = currentFigure(state)
      return cellDetail(item, figure === undefined ? undefined : item.opened?.extraction.figures[figure], canvas)
    }
    case 'outline':
      return []
  }
}

// ── footer ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const prompts: Readonly<Record<string, WordKey>> = {
  filter: 'filter',
  search: 'search',
  dismiss: 'reason',
  note: 'note',
  correct: 'correctTo',
  jump: 'jumpTo',
}

function footerLine(state: State, canvas: Canvas): { readonly line: Line; readonly cursor?: number } {
  const { pen, language, mode } = state
  const { width } = canvas
  const t = wordsOf(language).t
  const item = currentCase(state)
  if (mode.kind === 'input') {
    const figure = mode.figure === undefined ? undefined : item?.opened?.extraction.figures[mode.figure]
    const sign = mode.purpose === 'filter' || mode.purpose === 'search' ? '/' : ':'
    const lead =
      mode.purpose === 'correct' && figure
        ? ` ${sanitise(figure.printed)} ${t(prompts[mode.purpose] ?? 'filter')} `
        : ` ${t(prompts[mode.purpose] ?? 'filter')} ${sign}`
    const count =
      mode.purpose === 'filter'
        ? `${listingOf(state).items} `
        : mode.purpose === 'search' && item?.page?.query
          ? `${hitCount(item, item.page)} `
          : recalled(item, mode.purpose).length > 0
            ? `${pen.signs.up} `
            : ''
    const room = width - cells(lead, pen.ambiguousWide) - cells(count, pen.ambiguousWide) - 2
    // A long text scrolls so that the caret is in sight. No more of it is looked at than could be shown: a whole page may have been pasted.
    const before = tail(sanitise(mode.text.slice(Math.max(0, mode.caret - 2 * width), mode.caret)), room, pen.ambiguousWide)
    const behind = sanitise(mode.text.slice(mode.caret, mode.caret + 2 * width))
    const visible = head(before + behind, room, pen.ambiguousWide)
    const line = apart([{ text: lead, tone: 'accent', bold: true }, span(visible)], [quiet(count)], width, pen)
    return { line, cursor: cells(lead, pen.ambiguousWide) + cells(before, pen.ambiguousWide) }
  }
  const { decided, findings } = item && !state.listing ? tally(item) : { decided: 0, findings: 0 }
  const damaged =
    (item && item.damaged > 0
      ? language === 'zh'
        ? `  ${item.damaged} 行记录无法读取`
        : `  ${item.damaged} unreadable ledger lines`
      : '') +
    (item && item.foreign > 0
      ? language === 'zh'
        ? `  ${item.foreign} 项决定属于另一版本的文件，未采用`
        : `  ${item.foreign} decisions are about another version, not applied`
      : '')
  const right: Line =
    item && !state.listing
      ? [
          ...(damaged ? [{ text: damaged, tone: 'warning' } as Span] : []),
          quiet(`  ${t('decided')} ${decided}/${findings} ${pen.signs.dot} `),
          state.unsaved ? strong(`${pen.signs.error} ${t('notSaved')} `, 'error') : quiet(`${t('saved')} `),
        ]
      : []
  if (state.message) {
    const tone = state.message.tone
    const sign =
      tone === 'good' ? `${pen.signs.good} ` : tone === 'error' ? `${pen.signs.error} ` : tone === 'warning' ? `${pen.signs.warning} ` : ''
    return { line: apart([{ text: ` ${sign}${sanitise(state.message.text)}`, tone, bold: true }], right, width, pen) }
  }
  const place = mode.kind === 'help' ? undefined : placeOf(state)
  const hints: Span[] = [span(' ')]
  if (place) {
    const room = width - lineCells(right, pen) - 1
    let used = 1
    const shown = bindingsAt(place).filter((binding) => binding.hint !== undefined)
    // Help and the way out stay in sight however narrow the screen is.
    const kept = shown.filter((binding) => binding.action === 'help' || binding.action === 'quit')
    const others = shown.filter((binding) => !kept.includes(binding))
    const text = (binding: (typeof shown)[number]): [string, string] => {
      const key = binding.keys[0] ?? ''
      const name = key === 'enter' ? pen.signs.enter : key === 'right' ? `${pen.signs.left}${pen.signs.right}` : keyName(key, language)
      return [name, ` ${binding.hint?.[language] ?? ''}  `]
    }
    const size = (binding: (typeof shown)[number]): number => text(binding).reduce((sum, part) => sum + cells(part, pen.ambiguousWide), 0)
    const reserved = kept.reduce((sum, binding) => sum + size(binding), 0)
    const put = (binding: (typeof shown)[number]): void => {
      const [name, hint] = text(binding)
      const off = disabledReason(binding, state) !== undefined
      hints.push({ text: name, tone: off ? 'quiet' : 'accent', bold: !off }, quiet(hint))
      used += size(binding)
    }
    for (const binding of others) if (used + size(binding) + reserved <= room) put(binding)
    for (const binding of kept) if (used + size(binding) <= room) put(binding)
  } else hints.push({ text: 'Esc', tone: 'accent', bold: true }, quiet(language === 'zh' ? ' 返回' : ' back'))
  return { line: apart(hints, right, width, pen) }
}

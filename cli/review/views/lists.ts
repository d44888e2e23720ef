/** One row of each list. */
import { amendment, boundedValue, type Figure, roleName } from '../library.ts'
import { apart, cutLine, fitLine, type Line, lineCells, type Pen, quiet, type Span, span, strong, type Tone, titled } from '../paint.ts'
import {
  type CoverageItem,
  type DecisionItem,
  entrySubject,
  type FactItem,
  type FindingItem,
  type Listing,
  type OutlineItem,
  type Row,
  remember,
  replayed,
  subjectOf,
  type TableItem,
} from '../rows.ts'
import { type Case, digestIn, isUnchecked, tally } from '../select.ts'
import { cells, cut, pad, sanitise } from '../text.ts'
import { kindWord, phaseWord, shortPage, verdictWord, wordsOf } from '../words.ts'
import { type Canvas, localTime, severityTone, verdictSign, verdictTone } from './detail.ts'

/** The row of a heading: quiet, across the width. */
export function headingLine(row: { readonly text: string; readonly count?: number }, canvas: Canvas): Line {
  return titled(
    cutLine(
      [{ text: row.text, tone: 'quiet' }, ...(row.count !== undefined && row.count > 1 ? [quiet(` ${row.count}`)] : [])],
      canvas.width - 6,
      canvas.pen,
    ),
    canvas.width,
    canvas.pen,
  )
}

const percent = (unit: string | undefined): string => (unit === '%' ? ' %' : '')
const statedText = (item: FindingItem): string =>
  item.finding.stated ? sanitise(item.finding.stated.value) + percent(item.finding.stated.unit) : ''
/** What would agree, where that is another value. */
function expectedText({ finding }: FindingItem): string {
  const expected = finding.stated ? amendment(finding)?.to : finding.expected
  return expected ? sanitise(boundedValue(expected)) + percent(expected.unit) : ''
}

const numeral = /^[≤≥\d,.+\-−% ]+$/
/** Cells a value may take: words are cut, figures are not, unless no page could hold them. */
const within = (text: string, wide: boolean): number => Math.min(numeral.test(text) ? 24 : 13, cells(text, wide))

/** Columns of the list of findings: as wide as their widest entry, within reason. */
const findingColumns = remember((listing: Listing<FindingItem>, wide: boolean) => {
  let stated = 0
  let expected = 0
  let page = 2
  for (const row of listing.rows) {
    if (row.kind !== 'item') continue
    stated = Math.max(stated, within(statedText(row.item), wide))
    expected = Math.max(expected, within(expectedText(row.item), wide))
    page = Math.max(page, shortPage(row.item.finding.page).length)
  }
  return { stated, expected, page }
})

/** Sign and tone at the left edge: what was decided, else how grave it is. */
export function findingSign(item: FindingItem, case_: Case, pen: Pen): Span {
  if (item.settled) return { text: pen.signs.corrected, tone: 'good' }
  const status = replayed(case_.entries).decisions.get(item.finding.id)?.status ?? 'open'
  if (status === 'confirmed') return { text: pen.signs.good, tone: 'good', bold: true }
  if (status === 'dismissed') return { text: pen.signs.dismissed, tone: 'quiet' }
  return { text: pen.signs[item.finding.severity], tone: severityTone[item.finding.severity] ?? 'plain', bold: true }
}

export function findingLine(item: FindingItem, case_: Case, listing: Listing<FindingItem>, canvas: Canvas): Line {
  const { pen, width } = canvas
  const { finding, settled } = item
  const figures = case_.opened?.extraction.figures ?? []
  const column = findingColumns(listing, pen.ambiguousWide)
  const decision = replayed(case_.entries).decisions.get(finding.id)
  const faded = settled || decision?.status === 'dismissed'
  const tone: Tone = faded ? 'quiet' : 'plain'
  const arrow = expectedText(item) === '' || statedText(item) === '' ? '' : pen.signs.arrow
  const arrowCells = cells(pen.signs.arrow, pen.ambiguousWide)
  const values: Line = [
    { text: pad(statedText(item), column.stated, pen, 'right'), tone, ...(settled ? { strike: true } : {}) },
    quiet(column.expected > 0 ? ` ${pad(arrow, arrowCells, pen)} ` : ' '),
    { text: pad(expectedText(item), column.expected, pen, 'right'), tone: faded ? 'quiet' : 'good' },
    span(' '),
  ]
  const subject = subjectOf(finding, figures)
  const same = finding.related.length > 0 ? quiet(` +${finding.related.length}`) : span('')
  const note = decision && decision.notes.length > 0 ? { text: ` ${pen.signs.note}`, tone: 'accent' as const } : span('')
  const left: Line = [findingSign(item, case_, pen), span(' '), quiet(`${pad(shortPage(finding.page), column.page, pen, 'right')}  `)]
  const room = width - lineCells(left, pen) - lineCells(values, pen) - lineCells([same, note], pen) - 1
  // In a narrow list the words go first: what is said, then what it is about.
  const title = pad(subject, Math.max(4, Math.min(room, cells(subject, pen.ambiguousWide))), pen)
  return apart([...left, { text: title, tone, ...(settled ? { strike: true } : {}) }, same, note], values, width, pen)
}

/** From this width on, rows have room for words beside the figures. */
const roomy = 70

/** The column of figures: as wide as the widest. */
const figureColumn = remember((listing: Listing<{ readonly figure: Figure }>, wide: boolean): number => {
  let width = 9
  for (const row of listing.rows) if (row.kind === 'item') width = Math.max(width, within(sanitise(row.item.figure.printed), wide))
  return width + 1
}, 2)

export function coverageLine(item: CoverageItem, listing: Listing<CoverageItem>, canvas: Canvas): Line {
  const { pen, width, language } = canvas
  const { figure, coverage, verdict } = item
  const word = verdictWord[verdict][language]
  const count = coverage.claims.length > 0 ? String(coverage.claims.length) : ''
  // The sign says the verdict; where there is room the word does too.
  const checks =
    width < roomy ? pad(count, 3, pen, 'right') : `${pad(word, language === 'zh' ? 7 : 15, pen, 'right')} ${pad(count, 3, pen, 'right')}`
  const right: Line = [
    ...valueSpans(figure, figureColumn(listing, pen.ambiguousWide), canvas),
    { text: checks, tone: verdictTone[verdict] },
    span(' '),
  ]
  return apart(
    [
      { text: `${verdictSign(verdict, pen)} `, tone: verdictTone[verdict] },
      quiet(`${pad(shortPage(figure.source.page), 4, pen, 'right')}  `),
      span(sanitise(figure.label || figure.source.quote)),
    ],
    right,
    width,
    pen,
  )
}

/** A figure and its unit, in columns. */
function valueSpans(figure: Figure, column: number, { pen }: Canvas): Line {
  return [span(pad(` ${sanitise(figure.printed)}`, column, pen, 'right')), quiet(` ${pad(sanitise(figure.unit.symbol), 4, pen)}`)]
}

export function tableLine(item: TableItem, canvas: Canvas): Line {
  const { pen, width, language } = canvas
  const { table, broken, checked } = item
  const size = language === 'zh' ? `${table.rows.length} 行 × ${table.columns.length} 列` : `${table.rows.length} × ${table.columns.length}`
  const share = table.cells.length === 0 ? '' : `${Math.round((checked / table.cells.length) * 100)} %`
  const pages = table.pages.length > 1 ? `p${table.pages[0]}-${table.pages.at(-1)}` : shortPage(table.pages[0] ?? 0)
  const right: Line = [
    quiet(pad(sanitise(table.unit?.symbol ?? ''), 6, pen, 'right')),
    quiet(pad(size, language === 'zh' ? 16 : 12, pen, 'right')),
    span(pad(share, 7, pen, 'right')),
    // A table none of whose cells was checked must not look as if all was well.
    {
      text: pad(broken > 0 ? `${pen.signs.error} ${broken}` : checked > 0 ? pen.signs.good : '?', 6, pen, 'right'),
      tone: broken > 0 ? 'error' : checked > 0 ? 'good' : 'quiet',
    },
    span(' '),
  ]
  return apart([span(' '), quiet(`${pad(pages, 7, pen, 'right')}  `), span(sanitise(table.title) || '—')], right, width, pen)
}

export function factLine(item: FactItem, listing: Listing<FactItem>, canvas: Canvas): Line {
  const { pen, width, language } = canvas
  const { fact, figure } = item
  const right: Line = [
    ...valueSpans(figure, figureColumn(listing, pen.ambiguousWide), canvas),
    quiet(pad(shortPage(figure.source.page), 4, pen, 'right')),
    span(' '),
  ]
  const scope = fact.scope === 'whole' || width < roomy ? '' : sanitise(fact.scope)
  const left: Line = [
    span('  '),
    quiet(pad(fact.period === undefined ? '' : String(fact.period), 5, pen)),
    span(pad(phaseWord[fact.phase]?.[language] ?? '', language === 'zh' ? 9 : 16, pen)),
    span(scope ? pad(roleName(fact.role, language), language === 'zh' ? 8 : 12, pen) : roleName(fact.role, language)),
    quiet(scope),
  ]
  return apart(left, right, width, pen)
}

export function outlineLine(item: OutlineItem, canvas: Canvas): Line {
  const { pen, width } = canvas
  const right: Line = [
    ...(item.findings > 0
      ? [{ text: `${pen.signs[item.worst ?? 'info']} ${item.findings}`, tone: severityTone[item.worst ?? 'info'] ?? 'plain' } as Span]
      : []),
    quiet(pad(shortPage(item.page), 7, pen, 'right')),
    span(' '),
  ]
  const text = item.text || '—'
  return apart(
    [
      span(' '.repeat(1 + item.depth * 2)),
      item.table ? quiet(`${pen.signs.cross} `) : span(''),
      item.depth === 0 && !item.table ? strong(text) : span(text),
    ],
    right,
    width,
    pen,
  )
}

export function decisionLine(item: DecisionItem, canvas: Canvas): Line {
  const { pen, width, language } = canvas
  const t = wordsOf(language).t
  const { entry } = item
  const tone: Tone = item.stale ? 'quiet' : 'plain'
  const word = { confirm: t('confirmed'), dismiss: t('dismissed'), note: t('note'), reopen: t('reopened'), correct: t('corrected') }[
    entry.kind
  ]
  const sign = {
    confirm: pen.signs.good,
    dismiss: pen.signs.dismissed,
    note: pen.signs.note,
    reopen: pen.signs.open,
    correct: pen.signs.corrected,
  }[entry.kind]
  const text =
    entry.kind === 'correct' ? `${sanitise(entry.figure.printed)} ${pen.signs.arrow} ${sanitise(entry.value)}` : sanitise(entry.text ?? '')
  const right: Line = width >= 60 ? [quiet(` ${sanitise(entry.by)} ${localTime(entry.at)} `)] : [quiet(` ${localTime(entry.at).slice(5)} `)]
  return apart(
    [
      { text: `${sign} `, tone: entry.kind === 'confirm' || entry.kind === 'correct' ? 'good' : tone },
      { text: pad(word, language === 'zh' ? 9 : 11, pen), tone },
      ...(text ? [{ text: `${text}  `, tone, bold: true } as Span] : []),
      { text: entrySubject(entry), tone: text ? 'quiet' : tone },
    ],
    right,
    width,
    pen,
  )
}

/** A bar of `width` cells, a share of it full. */
export function bar(share: number, width: number, pen: Pen): Line {
  const size = cells(pen.signs.barFull, pen.ambiguousWide)
  const count = Math.floor(width / size)
  const full = Math.max(0, Math.min(count, Math.round(share * count)))
  return [{ text: pen.signs.barFull.repeat(full), tone: 'accent' }, quiet(pen.signs.barEmpty.repeat(count - full))]
}

/** From this width on, a row of the list of documents has room for a bar beside its counts. */
const besideBars = 72

const stageWords = { read: 'reading', ocr: 'reading', check: 'judging' } as const

export function documentLine(item: Case, canvas: Canvas): Line {
  const { pen, width, language } = canvas
  const t = wordsOf(language).t
  const digest = digestIn(item, language)
  const file = sanitise(item.name)
  // A title alone may say no more than 收支总表: then the file tells documents apart.
  const title = sanitise(digest?.department ?? '') || file
  const beside = title === file ? sanitise(digest?.title ?? '') : file
  const narrow = width < besideBars
  const room = Math.max(12, Math.floor(width * 0.42))
  const name = cut(title, room, pen)
  const rest = room - cells(name, pen.ambiguousWide)
  const left: Line = [
    strong(name),
    // Versions of one disclosure differ in nothing but the file.
    quiet(pad(beside && rest >= 12 ? `  ${beside}` : '', rest, pen)),
    quiet(
      ` ${pad(digest?.year ? String(digest.year) : '', 5, pen)}${pad(digest ? (kindWord[digest.kind]?.[language] ?? '') : '', language === 'zh' ? 5 : 14, pen)}`,
    ),
  ]
  const { progress } = item
  let right: Line
  switch (progress.kind) {
    case 'waiting':
      right = [quiet(`${t('waiting')} `)]
      break
    case 'failed':
      // However long the reason, the name stays in sight.
      right = [{ text: `${pen.signs.error} ${sanitise(progress.reason)} `, tone: 'error' }]
      return apart([strong(name)], cutLine(right, width - cells(name, pen.ambiguousWide) - 1, pen), width, pen)
    case 'reading':
      right = [
        quiet(`${t(stageWords[progress.stage])} ${progress.done}/${progress.total} `),
        ...bar(progress.total === 0 ? 0 : progress.done / progress.total, 10, pen),
        span(' '),
      ]
      break
    case 'ready': {
      const count = (severity: string): number => digest?.findings.filter((finding) => finding.severity === severity).length ?? 0
      if (isUnchecked(item)) {
        right = [{ text: `${pen.signs.warning} ${t('unchecked')} `, tone: 'warning' }]
        return apart(left, right, width, pen)
      }
      const { decided, findings } = tally(item)
      const number = (sign: string, value: number, tone: Tone): Span => ({
        text: pad(value > 0 ? (narrow ? `${sign}${value}` : `${sign} ${value}`) : '', narrow ? 4 : 5, pen, 'right'),
        tone,
      })
      right = [
        number(pen.signs.error, count('error'), 'error'),
        number(pen.signs.warning, count('warning'), 'warning'),
        ...(narrow ? [] : [number(pen.signs.info, count('info'), 'info'), span('  ')]),
        ...(narrow ? [] : bar(findings === 0 ? 1 : decided / findings, 8, pen)),
        span(narrow ? pad(`${decided}/${findings}`, 8, pen, 'right') : pad(` ${decided}/${findings}`, 9, pen)),
        ...(width >= 96 ? [quiet(pad(`${digest?.pages ?? 0}${language === 'zh' ? ' 页' : ' p'}`, 7, pen, 'right'))] : []),
        span(' '),
      ]
      break
    }
  }
  return apart(left, right, width, pen)
}

/** Rows of the window of a list, each exactly as wide as the list, the row under the cursor marked. */
export function windowLines<Item>(
  listing: Listing<Item>,
  list: { readonly cursor: number; readonly top: number },
  height: number,
  canvas: Canvas,
  focused: boolean,
  draw: (item: Item, canvas: Canvas) => Line,
): Line[] {
  const { pen } = canvas
  const lines: Line[] = []
  const cursorCells = cells(pen.signs.cursor, pen.ambiguousWide)
  const inner: Canvas = { ...canvas, width: canvas.width - cursorCells }
  for (let at = list.top; at < Math.min(listing.rows.length, list.top + height); at++) {
    const row = listing.rows[at] as Row<Item>
    if (row.kind === 'heading') {
      lines.push(fitLine(headingLine(row, canvas), canvas.width, pen))
      continue
    }
    const selected = at === list.cursor
    const line = fitLine(draw(row.item, inner), inner.width, pen)
    lines.push(
      selected
        ? [
            { text: pen.signs.cursor, tone: 'accent', bold: true, selected: focused },
            ...(focused ? line.map((part) => ({ ...part, selected: true })) : line),
          ]
        : [span(' '.repeat(cursorCells)), ...line],
    )
  }
  while (lines.length < height) lines.push([span(' '.repeat(canvas.width))])
  return lines
}

/**
 * The report as a workbook: findings, facts, tables and coverage, numbers as numbers with the decimals they were printed
 * with. No formula is ever written, and text that a spreadsheet would take for one when it is typed anew is kept as text.
 */
import type { WriteSheet } from 'hucre/xlsx'
import type { Language } from '../model/finding.ts'
import type { Figure, Table } from '../model/reading.ts'
import { boundedValue } from '../store/ledger.ts'
import { decidedChecks, partlySentence, reservation, uncheckedSentence } from './checked.ts'
import { type HandedFinding, type Handover, type Involvement, involvements, reviewed, standsAgainst, tally } from './handover.ts'
import type { Missed } from './html.ts'
import { type SignOff, signOff, signOffOf, signOffRows, signOffWords } from './signoff.ts'
import {
  amendment,
  pageWord,
  phaseWord,
  quantityText,
  roleName,
  ruleWord,
  severityWord,
  standingWord,
  timeText,
  unreadWord,
  verdictWord,
} from './words.ts'
import { dutiesSheet } from './xlsx/duties.ts'
import { type Content, Draft, fills, numberOf, sheetName } from './xlsx/sheet.ts'
import { words } from './xlsx/words.ts'

interface Column {
  readonly head: string
  /** Characters. */
  readonly width: number
  readonly wrap?: true
}

/** Written into the file where a time must stand and there is no decision. */
const noTime = new Date(Date.UTC(1980, 0, 1))
/** Workbooks with more sheets than this are no help. */
const mostGrids = 60

/** The same handover gives the same bytes. */
export async function workbook(handed: Handover): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const decided = handed.findings.flatMap(({ decision }) => (decision?.last ? [decision.last.at] : []))
  const time = new Date(decided.sort().at(-1) ?? noTime)
  const modified = Number.isNaN(time.getTime()) ? noTime : time
  const involved = involvements(handed.findings)
  const covered = new Set(handed.ledger.filter((entry) => entry.status === 'covered').map((entry) => entry.figure))
  const { language } = handed
  const sheets = [
    summary(handed),
    findings(handed),
    facts(handed),
    cells(handed, involved, covered),
    coverage(handed, involved),
    ...(handed.duties === undefined || handed.duties.duties.length === 0 ? [] : [dutiesSheet(handed.duties, language)]),
    ...(reviewed(handed) ? [decisions(handed)] : []),
    ...handed.extraction.tables.slice(0, mostGrids).map((table) => grid(table, handed, involved, covered)),
  ]
  return writeXlsx({ sheets, properties: { creator: 'gouji', lastModifiedBy: 'gouji', created: modified, modified } })
}

/** What one document brings to a workbook of many. */
export interface SheetsPart {
  readonly about: readonly Content[]
  readonly findings: readonly (readonly Content[])[]
  readonly signOff: SignOff
}

export function sheetsPart(handed: Handover): SheetsPart {
  const { language, report } = handed
  const { document, coverage: figures, checks } = report
  const counts = tally(handed.findings)
  return {
    about: [
      document.title || document.department || document.path,
      document.department,
      document.year ?? undefined,
      document.pages,
      counts.error,
      counts.warning,
      counts.info,
      counts.open,
      decidedChecks({ checks }),
      figures.figures,
      figures.covered,
      reservation(report, language),
      document.path,
    ],
    findings: findingRows(handed).map((row) => [document.department || document.title, document.year ?? undefined, document.path, ...row]),
    signOff: signOff(handed),
  }
}

/** One workbook of many documents: a line each, a place to sign, and all their findings in one list. */
export async function workbookOfMany(parts: readonly SheetsPart[], missed: readonly Missed[], language: Language): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const say = words[language]
  const kinds = (['error', 'warning', 'info'] as const).map((severity) => ({ head: severityWord[severity][language], width: 8 }))
  const documents = listed(
    say.documents,
    [
      { head: say.document, width: 44 },
      { head: say.department, width: 28 },
      { head: say.year, width: 7 },
      { head: say.pages, width: 7 },
      ...kinds,
      { head: standingWord.open[language], width: 9 },
      { head: say.checks, width: 11 },
      { head: say.figures, width: 9 },
      { head: say.covered, width: 9 },
      { head: say.remark, width: 40, wrap: true },
      { head: say.file, width: 40 },
    ],
    [
      ...parts.map(({ about }) => about),
      ...missed.map(({ path, sentence }): Content[] => [path, ...Array.from({ length: 10 }, () => undefined), sentence, path]),
    ],
    1,
  )
  const sign = new Draft(signOffWords.title[language], [24, 48])
  const rows = [
    ...signOffRows(signOffOf(parts.map((part) => part.signOff)), language),
    [signOffWords.signature[language], '________________________________'] as const,
  ]
  for (const [at, [word, value]] of rows.entries()) {
    sign.put(at + 1, 1, word)
    sign.put(at + 1, 2, value, { wrap: true, left: true })
  }
  const found = listed(
    say.findings,
    [{ head: say.document, width: 28 }, { head: say.year, width: 7 }, { head: say.file, width: 24 }, ...findingColumns(language)],
    parts.flatMap((part) => part.findings),
    1,
  )
  const sheets = [documents, found, sign.made({ head: 1, freeze: false })]
  return writeXlsx({ sheets, properties: { creator: 'gouji', lastModifiedBy: 'gouji', created: noTime, modified: noTime } })
}

/** A list: one row a thing, heads frozen and filters on. */
function listed(name: string, columns: readonly Column[], rows: readonly (readonly Content[])[], frozen = 0): WriteSheet {
  const draft = new Draft(
    name,
    columns.map(({ width }) => width),
  )
  for (const [index, { head }] of columns.entries()) draft.head(1, index + 1, head)
  for (const [at, row] of rows.entries())
    for (const [index, content] of row.entries()) draft.put(at + 2, index + 1, content, { wrap: columns[index]?.wrap === true })
  return draft.made({ head: 1, columns: frozen, filter: true })
}

// ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Widths of the first sheet, which is to be read when it is printed: it is as wide as a page. */
const overview = [6, 9, 16, 52, 28, 12, 24] as const

/** What a reader wants first: what was found, sentence by sentence, under the counts and a place to sign. */
function summary(handed: Handover): WriteSheet {
  const { language, report, wording } = handed
  const say = words[language]
  const { document, coverage: figures, checks } = report
  const counts = tally(handed.findings)
  const unchecked = uncheckedSentence(report, language)
  const partly = partlySentence(report, language)
  const kinds = (['error', 'warning', 'info'] as const).map((severity) => `${severityWord[severity][language]} ${counts[severity]}`)
  const verdicts = (['exact', 'rounding', 'convention', 'contradiction', 'notCheckable'] as const).map(
    (verdict) => `${verdictWord[verdict][language]} ${checks[verdict]}`,
  )
  const about: [string, Content][] = [
    [say.department, document.department],
    [say.year, document.year ?? undefined],
    [say.pages, document.pages],
    [say.file, document.path],
    ['sha256', document.sha256],
    [say.findings, kinds.join(' · ')],
    [say.checks, unchecked ?? verdicts.join(' · ')],
    ...(partly === undefined ? [] : ([['', partly]] as [string, Content][])),
    [say.figures, `${figures.figures}, ${say.covered} ${figures.covered}`],
    ...document.unreadablePages.map(({ page, reason }): [string, Content] => [
      say.unread,
      `${pageWord(page, language)}: ${unreadWord(reason, language)}`,
    ]),
  ]
  const draft = new Draft(say.summary, overview)
  const wide = overview.length
  const pair = (row: number, word: string, content: Content): void => {
    draft.put(row, 1, word)
    draft.merge(row, 1, 3)
    draft.put(row, 4, content, { wrap: true, left: true })
    draft.merge(row, 4, wide)
  }
  const title = (row: number, text: string, size: number): void => {
    draft.put(row, 1, text, { bold: true, size, wrap: true })
    draft.merge(row, 1, wide)
  }
  title(1, document.title || document.department || document.path, 14)
  let at = 2
  for (const [word, content] of about) pair(at++, word, content)
  title(++at, signOffWords.title[language], 12)
  for (const [word, content] of signOffRows(signOff(handed), language)) pair(++at, word, content)
  pair(++at, signOffWords.signature[language], '________________________________')
  at += 2
  title(at++, say.list, 12)
  const head = at
  for (const [index, text] of [say.page, say.kind, say.name, say.message, say.agreeing, say.standing, say.reason].entries())
    draft.head(head, index + 1, text)
  for (const [index, { finding, standing, decision }] of handed.findings.entries()) {
    const amended = amendment(finding)
    const fill = { error: fills.bad, warning: fills.doubt, info: undefined }[finding.severity]
    const row = head + 1 + index
    draft.put(row, 1, finding.page, { left: true, link: { sheet: say.findings, row: index + 2 } })
    draft.put(row, 2, severityWord[finding.severity][language], fill === undefined ? {} : { fill })
    draft.put(row, 3, ruleWord(finding.rule, language, wording), { wrap: true })
    draft.put(row, 4, finding.message, { wrap: true })
    if (amended)
      draft.put(row, 5, `${quantityText(amended.from)} → ${quantityText({ ...amended.to, value: boundedValue(amended.to) })}`, {
        wrap: true,
      })
    draft.put(row, 6, standingWord[standing][language], { wrap: true })
    draft.put(row, 7, decision?.reason, { wrap: true })
  }
  return draft.made({ head, freeze: false })
}

const findings = (handed: Handover): WriteSheet =>
  listed(words[handed.language].findings, findingColumns(handed.language), findingRows(handed), 3)

function findingColumns(language: Language): readonly Column[] {
  const say = words[language]
  return [
    { head: say.page, width: 6 },
    { head: say.kind, width: 9 },
    { head: say.name, width: 18 },
    { head: say.stated, width: 13 },
    { head: say.expected, width: 13 },
    { head: say.unit, width: 8 },
    { head: say.message, width: 48, wrap: true },
    { head: say.equation, width: 34, wrap: true },
    { head: say.quote, width: 60, wrap: true },
    { head: say.diagnosis, width: 40, wrap: true },
    { head: say.evidence, width: 44, wrap: true },
    { head: say.section, width: 28, wrap: true },
    { head: say.standing, width: 12 },
    { head: say.reason, width: 28, wrap: true },
    { head: say.notes, width: 28, wrap: true },
    { head: say.by, width: 12 },
    { head: say.at, width: 20 },
    { head: say.rule, width: 24 },
    { head: say.id, width: 16 },
  ]
}

function findingRows(handed: Handover): Content[][] {
  const { language, wording } = handed
  const fill = { error: fills.bad, warning: fills.doubt, info: undefined }
  return handed.findings.map(({ finding, standing, decision }) => [
    finding.page,
    severityWord[finding.severity][language],
    ruleWord(finding.rule, language, wording),
    finding.stated ? numberOf(finding.stated.value, fill[finding.severity]) : undefined,
    finding.expected ? numberOf(boundedValue(finding.expected)) : undefined,
    finding.stated?.unit,
    finding.message,
    finding.equation,
    finding.quote,
    finding.diagnosis?.text,
    finding.evidence.map((e) => `${roleName(e.role, language)} ${quantityText(e)} (${pageWord(e.page, language)})`).join('\n'),
    (finding.section ?? []).join(' / '),
    standingWord[standing][language],
    decision?.reason,
    (decision?.notes ?? []).map((note) => note.text ?? '').join('\n'),
    decision?.last?.by,
    decision?.last ? timeText(decision.last.at) : undefined,
    finding.rule,
    finding.id,
  ])
}

function facts(handed: Handover): WriteSheet {
  const { language, extraction } = handed
  const say = words[language]
  return listed(
    say.facts,
    [
      { head: say.concept, width: 34 },
      { head: say.label, width: 34 },
      { head: say.code, width: 12 },
      { head: say.scope, width: 18 },
      { head: say.period, width: 8 },
      { head: say.phase, width: 12 },
      { head: say.role, width: 10 },
      { head: say.value, width: 16 },
      { head: say.unit, width: 8 },
      { head: say.printed, width: 16 },
      { head: say.page, width: 6 },
      { head: say.quote, width: 70 },
    ],
    extraction.facts.flatMap((fact) => {
      const figure = extraction.figures[fact.figure]
      if (!figure) return []
      return [
        [
          fact.concept,
          fact.label,
          fact.code,
          fact.scope === 'whole' ? say.whole : fact.scope,
          fact.period,
          phaseWord[fact.phase][language],
          roleName(fact.role, language),
          numberOf(figure.printed),
          figure.unit.symbol,
          figure.printed,
          figure.source.page,
          figure.source.quote,
        ],
      ]
    }),
    1,
  )
}

interface Look {
  readonly status: string
  readonly fill?: string
  readonly against?: HandedFinding
}

const stands = (item: HandedFinding): boolean => item.standing === 'open' || item.standing === 'confirmed'

/** How a figure is shown in a table. */
function lookOf(id: number, involved: ReadonlyMap<number, Involvement>, covered: ReadonlySet<number>, language: Language): Look {
  const say = words[language]
  const involvement = involved.get(id)
  const against = standsAgainst(involvement)
  if (against) {
    const { severity } = against.finding
    const fill = stands(against) ? (severity === 'error' ? fills.bad : fills.doubt) : undefined
    return { status: severityWord[severity][language], against, ...(fill === undefined ? {} : { fill }) }
  }
  const evidence = involvement?.evidence.find(stands)
  if (evidence) return { status: say.evidence, against: evidence, fill: fills.part }
  return covered.has(id) ? { status: say.yes } : { status: say.no, fill: fills.idle }
}

function cells(handed: Handover, involved: ReadonlyMap<number, Involvement>, covered: ReadonlySet<number>): WriteSheet {
  const { language, extraction, wording } = handed
  const say = words[language]
  const rows = extraction.tables.flatMap((table, number) =>
    table.cells.flatMap((cell): Content[][] => {
      const figure = extraction.figures[cell.figure]
      if (!figure) return []
      const look = lookOf(figure.id, involved, covered, language)
      return [
        [
          number + 1,
          table.title,
          figure.source.page,
          rowName(table, cell.row),
          table.columns[cell.column]?.path.join(' / '),
          numberOf(figure.printed, look.fill),
          figure.unit.symbol,
          figure.printed,
          look.status,
          look.against ? ruleWord(look.against.finding.rule, language, wording) : undefined,
          look.against?.finding.id,
        ],
      ]
    }),
  )
  return listed(
    say.cells,
    [
      { head: say.table, width: 6 },
      { head: say.title, width: 30 },
      { head: say.page, width: 6 },
      { head: say.row, width: 36 },
      { head: say.column, width: 36 },
      { head: say.value, width: 16 },
      { head: say.unit, width: 8 },
      { head: say.printed, width: 16 },
      { head: say.status, width: 12 },
      { head: say.finding, width: 18 },
      { head: say.id, width: 16 },
    ],
    rows,
  )
}

const rowName = (table: Table, index: number): string => {
  const row = table.rows[index]
  return [row?.code ?? row?.body ?? '', row?.label ?? ''].filter((part) => part !== '').join(' ')
}

function coverage(handed: Handover, involved: ReadonlyMap<number, Involvement>): WriteSheet {
  const { language, extraction, ledger, wording } = handed
  const say = words[language]
  return listed(
    say.coverage,
    [
      { head: say.page, width: 6 },
      { head: say.value, width: 16 },
      { head: say.unit, width: 8 },
      { head: say.printed, width: 16 },
      { head: say.item, width: 40 },
      { head: say.status, width: 12 },
      { head: say.reason, width: 34 },
      { head: say.finding, width: 18 },
      { head: say.quote, width: 70 },
    ],
    ledger.flatMap(({ figure: id, status, reason }): Content[][] => {
      const figure: Figure | undefined = extraction.figures[id]
      if (!figure) return []
      const against = standsAgainst(involved.get(id))
      return [
        [
          figure.source.page,
          numberOf(figure.printed, against && stands(against) ? fills.bad : undefined),
          figure.unit.symbol,
          figure.printed,
          figure.label,
          status === 'covered' ? say.yes : say.no,
          status === 'covered' ? undefined : wording.reason(reason, language),
          against ? ruleWord(against.finding.rule, language, wording) : undefined,
          figure.source.quote,
        ],
      ]
    }),
  )
}

function decisions(handed: Handover): WriteSheet {
  const { language, findings: items, corrections, stale } = handed
  const say = words[language]
  const kinds = {
    confirm: standingWord.confirmed[language],
    dismiss: standingWord.dismissed[language],
    note: say.note,
    reopen: say.reopened,
    correct: say.corrected,
  }
  const entries = [
    ...items.flatMap(({ decision }) => [
      ...(decision?.last ? [decision.last] : []),
      ...(decision?.notes ?? []),
      ...(decision?.differs ?? []),
    ]),
    ...corrections.map(({ entry }) => entry),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const row =
    (applies: string) =>
    (entry: (typeof stale)[number]): Content[] =>
      entry.kind === 'correct'
        ? [
            timeText(entry.at),
            entry.by,
            kinds.correct,
            entry.figure.page,
            entry.figure.label,
            numberOf(entry.figure.printed),
            numberOf(entry.value),
            '',
            applies,
          ]
        : [
            timeText(entry.at),
            entry.by,
            kinds[entry.kind],
            entry.mark.page,
            entry.mark.message,
            entry.mark.stated,
            entry.mark.expected,
            entry.text,
            applies,
          ]
  return listed(
    say.decisions,
    [
      { head: say.at, width: 20 },
      { head: say.by, width: 14 },
      { head: say.standing, width: 12 },
      { head: say.page, width: 6 },
      { head: say.message, width: 60, wrap: true },
      { head: say.stated, width: 14 },
      { head: say.expected, width: 14 },
      { head: say.reason, width: 40, wrap: true },
      { head: say.status, width: 12 },
    ],
    [...entries.map(row(say.applies)), ...stale.map(row(say.stale))],
  )
}

/** A table as it is printed, lanes one below the other. */
function grid(table: Table, handed: Handover, involved: ReadonlyMap<number, Involvement>, covered: ReadonlySet<number>): WriteSheet {
  const { language, extraction } = handed
  const number = extraction.tables.indexOf(table) + 1
  const lanes = [...new Set(table.columns.map((column) => column.lane))].sort((a, b) => a - b)
  const depth = Math.max(1, ...table.columns.map((column) => column.path.length))
  const shown = Math.max(1, ...lanes.map((lane) => table.columns.filter((column) => column.lane === lane).length))
  const draft = new Draft(sheetName(number, table.title), [38, ...Array.from({ length: shown }, () => 15)])
  draft.put(1, 1, [table.title, table.unit?.symbol ?? ''].filter((part) => part !== '').join(' · '), { bold: true })
  const figures = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.figure]))
  let at = 2
  for (const lane of lanes) {
    const columns = table.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.lane === lane)
    for (let level = 0; level < depth; level++) {
      draft.head(at + level, 1, level === 0 ? words[language].item : '')
      columns.forEach(({ column }, index) => {
        // One name over several columns stands over the first of them.
        const name = column.path[level] ?? ''
        const left = columns[index - 1]?.column.path
        const repeated =
          level < column.path.length - 1 && left !== undefined && column.path.slice(0, level + 1).every((part, i) => part === left[i])
        draft.head(at + level, index + 2, repeated ? '' : name)
      })
    }
    at += depth
    for (const [row, { lane: own, level, total }] of table.rows.entries()) {
      if (own !== lane) continue
      draft.put(at, 1, rowName(table, row), { indent: Math.min(level ?? 0, 8), bold: total === true })
      columns.forEach(({ index }, place) => {
        const id = figures.get(`${row} ${index}`)
        const figure = id === undefined ? undefined : extraction.figures[id]
        if (!figure) return
        const { fill, against } = lookOf(figure.id, involved, covered, language)
        const note = against?.finding.figure === figure.id ? { note: against.finding.message } : {}
        draft.put(at, place + 2, numberOf(figure.printed, fill === fills.idle ? undefined : fill), note)
      })
      at++
    }
    at++
  }
  return draft.made({ head: depth + 1, columns: 1 })
}

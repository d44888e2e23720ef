/**
 * The report as a workbook: findings, facts, tables and coverage, numbers as numbers with the decimals they were printed
 * with. No formula is ever written, and text that a spreadsheet would take for one when it is typed anew is kept as text.
 */
import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs'
import type { Language } from '../model/finding.ts'
import type { Figure, Table } from '../model/reading.ts'
import { boundedValue } from '../store/ledger.ts'
import { uncheckedSentence } from './checked.ts'
import { type HandedFinding, type Handover, type Involvement, involvements, reviewed, standsAgainst, tally } from './handover.ts'
import {
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

const words = {
  en: {
    summary: 'Summary',
    findings: 'Findings',
    facts: 'Facts',
    cells: 'Cells',
    coverage: 'Coverage',
    decisions: 'Decisions',
    table: 'Table',
    document: 'document',
    file: 'file',
    department: 'department',
    year: 'year',
    pages: 'pages',
    unread: 'pages not read',
    figures: 'figures',
    covered: 'covered',
    reviewers: 'reviewed by',
    page: 'page',
    section: 'section',
    kind: 'weight',
    rule: 'rule',
    name: 'name',
    stated: 'stated',
    expected: 'would agree',
    unit: 'unit',
    message: 'message',
    equation: 'equation',
    quote: 'quote',
    diagnosis: 'diagnosis',
    evidence: 'evidence',
    standing: 'decision',
    by: 'by',
    at: 'time (UTC)',
    reason: 'reason',
    notes: 'notes',
    id: 'id',
    concept: 'item',
    label: 'as printed',
    code: 'code',
    scope: 'scope',
    period: 'year',
    phase: 'phase',
    role: 'measure',
    value: 'value',
    printed: 'printed',
    title: 'title',
    row: 'row',
    column: 'column',
    status: 'status',
    finding: 'finding',
    item: 'item',
    yes: 'covered',
    no: 'in no check',
    corrected: 'corrected',
    note: 'note',
    reopened: 'taken up again',
    stale: 'no longer applies',
    applies: 'applies',
  },
  zh: {
    summary: '概要',
    findings: '发现',
    facts: '数据点',
    cells: '表格数据',
    coverage: '覆盖',
    decisions: '复核记录',
    table: '表',
    document: '文件',
    file: '路径',
    department: '部门',
    year: '年度',
    pages: '页数',
    unread: '未能读取的页',
    figures: '数字',
    covered: '已参与核对',
    reviewers: '复核人',
    page: '页',
    section: '位置',
    kind: '程度',
    rule: '规则',
    name: '名称',
    stated: '文中',
    expected: '应为',
    unit: '单位',
    message: '说明',
    equation: '算式',
    quote: '原文',
    diagnosis: '成因',
    evidence: '依据',
    standing: '决定',
    by: '复核人',
    at: '时间（UTC）',
    reason: '理由',
    notes: '备注',
    id: '编号',
    concept: '项目',
    label: '原文名称',
    code: '编码',
    scope: '口径',
    period: '年度',
    phase: '阶段',
    role: '度量',
    value: '数值',
    printed: '原样',
    title: '表名',
    row: '行',
    column: '列',
    status: '状态',
    finding: '发现',
    item: '项目',
    yes: '已参与核对',
    no: '未核',
    corrected: '已更正',
    note: '备注',
    reopened: '重新打开',
    stale: '不再适用',
    applies: '适用',
  },
} as const

/** A cell as it is to be written: text, or a number with the decimals it was printed with. */
type Content = string | number | { readonly number: number; readonly format: string; readonly fill?: string } | undefined

interface Column {
  readonly head: string
  /** Characters. */
  readonly width: number
  readonly wrap?: true
}

const fills = { bad: 'FFF6D5D3', doubt: 'FFF8EBC8', part: 'FFE3ECF6', idle: 'FFF2F2F2', head: 'FFEFEDE8' } as const
/** Written into the file where a time must stand and there is no decision. */
const noTime = new Date(Date.UTC(1980, 0, 1))
/** What a cell takes. */
const longest = 32767
/** Workbooks with more sheets than this are no help. */
const mostGrids = 60

/** The same handover gives the same bytes. */
export async function workbook(handed: Handover): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const decided = handed.findings.flatMap(({ decision }) => (decision?.last ? [decision.last.at] : []))
  const time = new Date(decided.sort().at(-1) ?? noTime)
  book.creator = 'gouji'
  book.lastModifiedBy = 'gouji'
  book.created = Number.isNaN(time.getTime()) ? noTime : time
  book.modified = book.created
  const involved = involvements(handed.findings)
  const covered = new Set(handed.ledger.filter((entry) => entry.status === 'covered').map((entry) => entry.figure))
  summary(book, handed)
  findings(book, handed)
  facts(book, handed)
  cells(book, handed, involved, covered)
  coverage(book, handed, involved)
  if (reviewed(handed)) decisions(book, handed)
  for (const table of handed.extraction.tables.slice(0, mostGrids)) grid(book, table, handed, involved, covered)
  return undated(new Uint8Array(await book.xlsx.writeBuffer()))
}

// ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What XML cannot hold; a direction mark must not turn a figure round. */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const formulaLike = /^[\s]*[=+\-@\t\r]/

function put(cell: Cell, content: Content, wrap = false): void {
  if (content === undefined || content === '') return
  if (typeof content === 'object') {
    cell.value = content.number
    cell.numFmt = content.format
    if (content.fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: content.fill } }
    return
  }
  if (typeof content === 'number') {
    cell.value = content
    return
  }
  const value: CellValue = content.replace(/\r\n?/g, '\n').replace(unwritable, '').slice(0, longest)
  cell.value = value
  // The format of text: what is edited in the spreadsheet stays text.
  if (formulaLike.test(value)) cell.numFmt = '@'
  cell.alignment = { vertical: 'top', wrapText: wrap }
}

/** A numeral as a number where a spreadsheet can hold all its digits, else as text. */
function numberOf(printed: string, fill?: string): Content {
  const plain = printed
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace(/^[−–—-]/, '-')
    .replace(/%$/, '')
  const match = /^[-+]?(\d+)(?:\.(\d+))?$/.exec(plain)
  if (!match) return printed
  const [, whole = '', decimals = ''] = match
  if (`${whole}${decimals}`.replace(/^0+/, '').length > 15) return printed
  const places = decimals === '' ? '' : `.${'0'.repeat(decimals.length)}`
  const grouped = /\d[,，]\d{3}/.test(printed) ? '#,##0' : '0'
  return { number: Number(plain), format: `${grouped}${places}`, ...(fill === undefined ? {} : { fill }) }
}

function sheet(book: Workbook, name: string, columns: readonly Column[], rows: readonly (readonly Content[])[], frozen = 0): Worksheet {
  const made = book.addWorksheet(name, { views: [{ state: 'frozen', xSplit: frozen, ySplit: 1 }] })
  columns.forEach(({ head, width }, index) => {
    made.getColumn(index + 1).width = width
    headCell(made.getCell(1, index + 1), head)
  })
  rows.forEach((row, at) => {
    row.forEach((content, index) => {
      put(made.getCell(at + 2, index + 1), content, columns[index]?.wrap === true)
    })
  })
  if (rows.length > 0) made.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  made.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 }
  return made
}

function headCell(cell: Cell, text: string): void {
  put(cell, text, true)
  cell.font = { bold: true }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills.head } }
}

// ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function summary(book: Workbook, handed: Handover): void {
  const { language, report, reviewers } = handed
  const say = words[language]
  const { document, coverage: figures, checks } = report
  const counts = tally(handed.findings)
  const unchecked = uncheckedSentence(report, language)
  const rows: [string, Content][] = [
    [say.document, document.title || document.path],
    [say.department, document.department],
    [say.year, document.year ?? undefined],
    [say.pages, document.pages],
    [say.file, document.path],
    ['sha256', document.sha256],
    ...(unchecked === undefined ? [] : [['', unchecked] as [string, Content]]),
    ...(['error', 'warning', 'info'] as const).map((severity): [string, Content] => [severityWord[severity][language], counts[severity]]),
    ...(['exact', 'rounding', 'convention', 'contradiction', 'notCheckable'] as const).map((verdict): [string, Content] => [
      `${verdictWord[verdict][language]} (${verdict})`,
      checks[verdict],
    ]),
    [say.figures, figures.figures],
    [say.covered, figures.covered],
    ...document.unreadablePages.map(({ page, reason }): [string, Content] => [
      say.unread,
      `${pageWord(page, language)}: ${unreadWord(reason, language)}`,
    ]),
    ...(reviewed(handed)
      ? [
          [say.reviewers, reviewers.join(', ')] as [string, Content],
          ...(['confirmed', 'dismissed', 'settled', 'open'] as const).map((standing): [string, Content] => [
            standingWord[standing][language],
            counts[standing],
          ]),
        ]
      : []),
  ]
  const made = book.addWorksheet(say.summary, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
  made.getColumn(1).width = 28
  made.getColumn(2).width = 80
  headCell(made.getCell(1, 1), 'gouji')
  headCell(made.getCell(1, 2), document.title || document.path)
  rows.forEach(([name, content], index) => {
    put(made.getCell(index + 2, 1), name)
    put(made.getCell(index + 2, 2), content, true)
    made.getCell(index + 2, 2).alignment = { horizontal: 'left', vertical: 'top', wrapText: true }
  })
}

function findings(book: Workbook, handed: Handover): void {
  const { language, wording } = handed
  const say = words[language]
  const fill = { error: fills.bad, warning: fills.doubt, info: undefined }
  sheet(
    book,
    say.findings,
    [
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
    ],
    handed.findings.map(({ finding, standing, decision }) => [
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
    ]),
    3,
  )
}

function facts(book: Workbook, handed: Handover): void {
  const { language, extraction } = handed
  const say = words[language]
  sheet(
    book,
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
          fact.scope,
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

function cells(book: Workbook, handed: Handover, involved: ReadonlyMap<number, Involvement>, covered: ReadonlySet<number>): void {
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
  sheet(
    book,
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
  return [row?.code ?? '', row?.label ?? ''].filter((part) => part !== '').join(' ')
}

function coverage(book: Workbook, handed: Handover, involved: ReadonlyMap<number, Involvement>): void {
  const { language, extraction, ledger, wording } = handed
  const say = words[language]
  sheet(
    book,
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

function decisions(book: Workbook, handed: Handover): void {
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
  sheet(
    book,
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
function grid(
  book: Workbook,
  table: Table,
  handed: Handover,
  involved: ReadonlyMap<number, Involvement>,
  covered: ReadonlySet<number>,
): void {
  const { language, extraction } = handed
  const number = extraction.tables.indexOf(table) + 1
  const lanes = [...new Set(table.columns.map((column) => column.lane))].sort((a, b) => a - b)
  const depth = Math.max(1, ...table.columns.map((column) => column.path.length))
  const made = book.addWorksheet(sheetName(number, table.title), { views: [{ state: 'frozen', xSplit: 1, ySplit: depth + 1 }] })
  made.getColumn(1).width = 38
  put(made.getCell(1, 1), [table.title, table.unit?.symbol ?? ''].filter((part) => part !== '').join(' · '))
  made.getCell(1, 1).font = { bold: true }
  const figures = new Map(table.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.figure]))
  let at = 2
  for (const lane of lanes) {
    const columns = table.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.lane === lane)
    for (let level = 0; level < depth; level++) {
      headCell(made.getCell(at + level, 1), level === 0 ? words[language].item : '')
      columns.forEach(({ column }, index) => {
        // One name over several columns stands over the first of them.
        const name = column.path[level] ?? ''
        const left = columns[index - 1]?.column.path
        const repeated =
          level < column.path.length - 1 && left !== undefined && column.path.slice(0, level + 1).every((part, i) => part === left[i])
        headCell(made.getCell(at + level, index + 2), repeated ? '' : name)
        made.getColumn(index + 2).width = 15
      })
    }
    at += depth
    for (const [row, { lane: own, level, total }] of table.rows.entries()) {
      if (own !== lane) continue
      const head = made.getCell(at, 1)
      put(head, rowName(table, row))
      head.alignment = { indent: Math.min(level ?? 0, 8), vertical: 'top' }
      if (total) head.font = { bold: true }
      columns.forEach(({ index }, place) => {
        const id = figures.get(`${row} ${index}`)
        const figure = id === undefined ? undefined : extraction.figures[id]
        if (!figure) return
        const { fill, against } = lookOf(figure.id, involved, covered, language)
        const cell = made.getCell(at, place + 2)
        put(cell, numberOf(figure.printed, fill === fills.idle ? undefined : fill))
        if (against?.finding.figure === figure.id) cell.note = against.finding.message.replace(unwritable, '')
      })
      at++
    }
    at++
  }
}

/** At most 31 characters, none that a sheet's name may not hold; the number keeps it unique. */
const sheetName = (number: number, title: string): string =>
  `${number} ${title.replace(unwritable, '').replace(/[\\/?*[\]:'\s]+/g, ' ')}`
    .trim()
    .slice(0, 31)
    .toWellFormed()
    .replace(/\ufffd/g, '')
    .trim()

/** The archive with one fixed date on every part: the same content is the same bytes, whenever it is written. */
function undated(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  let end = archive.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) return archive
  /** 1980-01-01, the earliest day an archive knows. */
  const day = 0x21
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const local = view.getUint32(at + 42, true)
    view.setUint16(at + 12, 0, true)
    view.setUint16(at + 14, day, true)
    view.setUint16(local + 10, 0, true)
    view.setUint16(local + 12, day, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return archive
}

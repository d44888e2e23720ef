/**
 * Goes through the duties of a document. What is found is met; what the document says it has not, or has none of, is excused.
 * The rest is missing only where its absence is plain: every page was read as text, the half of the report it belongs to is
 * there, nothing looser stands in its place, and what the duty is given for is so. All else is "not found".
 */
import { bodyOf, dutiesOf } from '../../families/duties/duties.ts'
import { firstOf, phrase } from '../../families/duties/phrases.ts'
import { chapters, subjects } from '../../families/duties/topics.ts'
import type { Source } from '../../model/document.ts'
import type { Duty, DutyList, DutyStatus, DutyText as Text, Topic } from '../../model/duty.ts'
import type { Table } from '../../model/reading.ts'
import { emptyTableNote } from '../empty-table-note/index.ts'
import type { FactSet } from '../factset.ts'
import { changed, owed, spent } from './amounts.ts'
import { type Line, linesOf, passagesOn, plainWords } from './lines.ts'

export interface Surveyed {
  readonly duty: Duty
  readonly status: DutyStatus
  /** Where it stands or is excused; for what is missing, the passage or table it should stand in or beside. */
  readonly source?: Source
  readonly reason?: Text
}

const why = {
  unread: { zh: '有的页未能读取，或由文字识别读出', en: 'pages were not read, or were read by character recognition' },
  noTables: { zh: '文件中没有成套报表（可能另有文件）', en: 'the tables are not in this file' },
  noText: { zh: '文件中没有成篇的情况说明（可能另有文件）', en: 'the narrative is not in this file' },
  noPassage: { zh: '未见有关段落', en: 'no passage on it was seen' },
  other: { zh: '有近似表述，未能确认', en: 'something like it stands there; it was not made out' },
  unproven: { zh: '是否涉及不能确定', en: 'whether there is anything to tell is not known' },
  listed: { zh: '未见，列入清单供核对', en: 'not seen; listed for a person to look' },
  noEmpty: { zh: '没有空表', en: 'no table is empty' },
  zero: { zh: '金额为 0', en: 'its amount is 0' },
  none: { zh: '文中说明没有', en: 'the text says that there is none' },
  withheld: { zh: '涉密或按规定不公开', en: 'withheld as secret' },
  excerpt: { zh: '文件为节选', en: 'this file is an excerpt' },
  school: { zh: '学校、医院的公开内容另有规定', en: 'schools and hospitals publish by rules of their own' },
  unmentioned: { zh: '文中没有涉及', en: 'nothing in it speaks of this' },
  uncounted: { zh: '文中没有说明项目个数', en: 'the text does not count the projects' },
  attached: { zh: '另见附件', en: 'an attachment carries it' },
} satisfies Readonly<Record<string, Text>>

/** Fewest tables of the form, and fewest subjects of the narrative, from which a half of the report counts as present. */
const fewestTables = 5
const fewestSubjects = 5

const coreTables: readonly string[] = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'B1', 'B2', 'B3', 'B4', 'B5', 'B8', 'B9', 'B6']

export function survey(facts: FactSet): Surveyed[] {
  const { identity, duties: own } = facts.extraction
  // A government discloses by other rules than its departments.
  if (identity.kind === 'unknown' || identity.government) return []
  const lines = linesOf(facts)
  const words = lines.map((line) => line.words)
  const body = bodyOf(words)
  const due = dutiesOf(identity.kind, identity.year, body, own)
  if (due.length === 0) return []
  const view: View = {
    facts,
    lines,
    text: lines.filter((line) => line.zone === 'text'),
    said: lines.filter((line) => line.zone === 'text' || line.zone === 'note'),
    titles: titlesIn(lines),
    passages: new Map(subjects.map(({ topic }) => [topic, passagesOn(topic, lines, facts)])),
    asText: facts.document.pages.every((page) => page.unreadable === undefined && page.readBy !== 'ocr'),
    body,
    ours: identity.departmental === true,
  }
  const tables = new Set(facts.tables.map((table) => table.kind).filter((kind) => kind !== undefined && coreTables.includes(kind)))
  const told = [...view.passages.values()].filter((passage) => passage.length > 0).length
  const halves: Halves = {
    tables: tables.size >= fewestTables,
    text: told >= fewestSubjects && (view.passages.get('totals') ?? []).some((line) => /\d/.test(line.words)),
  }
  return due.map((duty) => judged(duty, view, halves))
}

interface View {
  readonly facts: FactSet
  readonly lines: readonly Line[]
  readonly text: readonly Line[]
  /** Running text and notes of tables: where excuses stand. */
  readonly said: readonly Line[]
  readonly titles: readonly Line[]
  readonly passages: ReadonlyMap<Topic, readonly Line[]>
  readonly asText: boolean
  readonly body: Duty['bodies']
  /** It says itself that it is a department's or unit's. */
  readonly ours: boolean
}

interface Halves {
  readonly tables: boolean
  readonly text: boolean
}

/** Title lines on one page, without any table there, from which they are a list of tables and not their titles. */
const listed = 4

/** Titles of tables: captions, and short lines of text that end as titles do; not the entries of a list of tables. */
function titlesIn(lines: readonly Line[]): Line[] {
  const titled = lines.filter(
    (line) => line.zone === 'text' && line.words.length <= 60 && /(?<!见)表[一二三四五六七八九十\d]*$/.test(line.words),
  )
  const withTables = new Set(lines.filter((line) => line.zone === 'label').map((line) => line.page))
  const onPage = Map.groupBy(titled, (line) => line.page)
  const entries = new Set([...onPage].filter(([page, of]) => of.length >= listed && !withTables.has(page)).flatMap(([, of]) => of))
  return lines.filter((line) => line.zone === 'caption' || (titled.includes(line) && !entries.has(line)))
}

function judged(duty: Duty, view: View, halves: Halves): Surveyed {
  if (duty.rule !== undefined) return byRule(duty, view)
  if (duty.depth !== undefined) return byDepth(duty, duty.depth, view)
  if (duty.forms !== undefined) return byForms(duty, duty.forms, view)
  if (duty.onlyIf !== undefined && !isMentioned(duty.onlyIf, view))
    return view.asText ? { duty, status: 'excused', reason: why.unmentioned } : { duty, status: 'not-found', reason: why.unread }
  const where = placesOf(duty, view)
  const blank = sourceIn(duty.blank ?? [], where)
  if (blank) return { duty, status: 'missing', source: blank }
  const found = tableOf(duty, view) ?? sourceIn(duty.sought, where) ?? labelled(duty, view)
  if (found) return { duty, status: 'met', source: found }
  const excused = excuseOf(duty, view, where)
  if (excused) return { duty, status: 'excused', ...excused }
  const unsure = doubtOf(duty, view, halves, where)
  if (unsure) return { duty, status: 'not-found', reason: unsure }
  const stands = standsThere(duty, view, where)
  return { duty, status: 'missing', ...(stands ? { source: stands } : {}) }
}

/** What the rule on empty tables has to say: a table that does not tell why it is empty, or those that do. */
function byRule(duty: Duty, { facts }: View): Surveyed {
  const claims = [...emptyTableNote.claims(facts)].filter(({ case: kind }) => kind === undefined)
  const broken = claims.find(({ readings: [reading] }) => reading?.kind === 'assertion' && !reading.holds)
  if (broken?.source) return { duty, status: 'missing', source: broken.source }
  const source = claims.find((claim) => claim.source !== undefined)?.source
  return source ? { duty, status: 'met', source } : { duty, status: 'excused', reason: why.noEmpty }
}

/** Fewest rows from which the depth of a table's codes is no accident. */
const fewestCoded = 4

/** A table coded throughout, each row with a code of its own, and no row as deep as it must be: no column of codes was lost. */
function isShallow({ rows }: Table, digits: number): boolean {
  const codes = rows.map(codeOf).filter((code) => /^\d+$/.test(code))
  return (
    codes.length >= fewestCoded &&
    rows.length - codes.length <= 1 &&
    new Set(codes).size === codes.length &&
    Math.max(...codes.map((code) => code.length)) === digits - 2
  )
}

const codeOf = ({ code, codes = [] }: Table['rows'][number]): string => {
  const joined = codes.join('')
  return joined.length > (code ?? '').length ? joined : (code ?? '')
}

/** The first row of such a table that is coded as deep as it must be. */
function byDepth(duty: Duty, { tables, digits }: NonNullable<Duty['depth']>, view: View): Surveyed {
  let shallow: Source | undefined
  for (const table of view.facts.tables) {
    if (table.kind === undefined || !tables.includes(table.kind)) continue
    const row = table.rows.findIndex(({ code, codes = [] }) =>
      [code ?? '', codes.join('')].some((one) => /^\d+$/.test(one) && one.length >= digits),
    )
    const cell = row < 0 ? undefined : table.cells.find((one) => one.row === row)
    if (cell) return { duty, status: 'met', source: view.facts.figure(cell.figure).source }
    const first = table.cells[0]
    shallow ??= first && isShallow(table, digits) ? view.facts.figure(first.figure).source : undefined
  }
  if (shallow && duty.weight === 'warning' && view.asText && view.ours && !isSchool(view))
    return { duty, status: 'missing', source: shallow }
  return { duty, status: 'not-found', reason: why.listed }
}

/** How many forms there are, against how many projects the text tells of. Which of them are published is for the body to choose. */
function byForms(duty: Duty, { tables, told }: NonNullable<Duty['forms']>, view: View): Surveyed {
  const forms = blocksOf(tables, view)
  const where = placesOf(duty, view)
  const counted = sourceIn(told, where)
  const count = counted && Number(/(\d+)(?!.*\d)/s.exec(counted.quote.slice(...counted.at))?.[1])
  if (count === undefined) {
    const first = tableOf({ ...duty, tables }, view)
    if (first) return { duty, status: 'met', source: first }
    return view.asText ? { duty, status: 'excused', reason: why.uncounted } : { duty, status: 'not-found', reason: why.unread }
  }
  if (forms.length >= count) return { duty, status: 'met', ...(counted ? { source: counted } : {}) }
  const reason = {
    zh: `文中为 ${count} 个项目，所附目标表 ${forms.length} 张`,
    en: `the text counts ${count} projects, ${forms.length} forms are there`,
  }
  return { duty, status: 'not-found', reason, ...(counted ? { source: counted } : {}) }
}

const isMentioned = (phrases: readonly string[], view: View): boolean =>
  sourceIn(
    phrases,
    view.lines.filter(({ zone }) => zone !== 'glossary'),
  ) !== undefined

/** The lines in which it would stand. */
function placesOf({ within }: Duty, view: View): readonly Line[] {
  if (within === 'tables') return view.titles
  if (within === 'text') return view.text
  if (within === 'glossary') return view.lines.filter((line) => line.zone === 'glossary')
  return view.passages.get(within) ?? []
}

/** What an earlier phrase finds tells more than what a later one does. */
function sourceIn(phrases: readonly string[], lines: readonly Line[]): Source | undefined {
  for (const words of phrases) {
    for (const line of lines) {
      const at = firstOf([words], line.words)
      if (at) return line.source(...at)
    }
  }
  return undefined
}

/** A table of the kind that is sought: its title. */
function tableOf({ tables: kinds }: Duty, view: View): Source | undefined {
  const [block] = blocksOf(kinds, view)
  if (block === undefined) return undefined
  const lines = view.lines.filter((line) => line.block === block)
  const title = view.facts.tables.find((table) => table.block === block)?.title
  const line = lines.find((one) => one.zone === 'caption' && title !== undefined && plainWords(title) === one.words) ?? lines[0]
  return line?.source(0, line.words.length)
}

/** A table that tells it in a title, a note or a label. */
function labelled(duty: Duty, view: View): Source | undefined {
  const blocks = new Set(blocksOf(duty.orTable, view))
  return blocks.size === 0
    ? undefined
    : sourceIn(
        duty.traces ?? duty.sought,
        view.lines.filter((line) => line.zone !== 'text' && blocks.has(line.block)),
      )
}

const blocksOf = (kinds: readonly string[] = [], { facts }: View): number[] =>
  facts.tables.filter((table) => table.kind !== undefined && kinds.includes(table.kind)).map((table) => table.block)

// ── excuses ──

const withheld = ['(涉密|国家秘密|保密|秘密)…(不|未|免)(予)?公开', '(不|未|免)(予)?公开…(涉密|国家秘密|保密|秘密)', '涉及(国家)?秘密']
const attached = ['(详见|参见|见|另见|附)…附(件|表|后)', '(另行|单独|另外|随后)公开']

/** The ways of saying that there is none of an item. */
const denials = (item: string): string[] => [
  `(没有|无(?!法)|未(发生|安排|使用|编制|编列|产生|购置|组织|开展|涉及|列支|纳入|设)|不(涉及|存在|含|包括|属于|编制|编列|安排|纳入|在)|零)…${item}`,
  `${item}…(没有|无(?!法)|未(发生|安排|使用|编制|编列|产生|购置|组织|开展|涉及|列支|纳入|设)|不(涉及|存在|含|包括|属于|编制|编列|安排|纳入|在)|为?零)`,
  `${item}[^。;,、\\d]{0,16}0(\\.0+)?(?![\\d.%])(万|亿)?元?`,
]

function excuseOf(duty: Duty, view: View, where: readonly Line[]): { reason: Text; source?: Source } | undefined {
  const inSubject = duty.within !== 'tables' && duty.within !== 'text' && duty.within !== 'glossary'
  const said = inSubject ? [...where, ...view.said.filter((line) => line.zone === 'note')] : view.said
  for (const item of duty.about ?? []) {
    for (const denial of denials(item).map(denying)) {
      const line = said.find((one) => denial.test(one.words))
      const match = line && denial.exec(line.words)
      if (line && match) return { reason: why.none, source: line.source(match.index, match.index + match[0].length) }
    }
  }
  const own = sourceIn(duty.excuses ?? [], said)
  if (own) return { reason: why.none, source: own }
  const blocks = new Set(where.map((line) => line.block))
  if (inSubject && (duty.zero ?? []).some((item) => spent(view.facts, item, blocks) === 'none')) return { reason: why.zero }
  if (duty.given?.partOf !== undefined && owed(view.facts, duty.given.partOf, blocks) === 'none') return { reason: why.zero }
  const secret = inSubject ? sourceIn(withheld, where) : undefined
  if (secret) return { reason: why.withheld, source: secret }
  const elsewhere = inSubject ? sourceIn(attached, where) : undefined
  return elsewhere ? { reason: why.attached, source: elsewhere } : undefined
}

/** Denials are expressions of their own: they look around. */
const denying = (pattern: string): RegExp => new RegExp(pattern.replaceAll('…', '[^。;,]{0,24}?'), 'u')

// ── belief ──

const isSchool = ({ facts }: View): boolean => /大学|学院|学校|医院/.test(facts.extraction.identity.department)

function doubtOf(duty: Duty, view: View, halves: Halves, where: readonly Line[]): Text | undefined {
  if (duty.weight === 'listed') return why.listed
  if (!view.asText) return why.unread
  if (isSchool(view)) return why.school
  if (/节选|摘录|摘编/.test(view.lines[0]?.words ?? '')) return why.excerpt
  if (duty.within === 'tables' ? !halves.tables : !halves.text) return duty.within === 'tables' ? why.noTables : why.noText
  // In what year a duty begins counts only where the year is known.
  if (view.facts.extraction.identity.year === null || view.body === undefined || !view.ours) return why.unproven
  const inSubject = duty.within !== 'tables' && duty.within !== 'text' && duty.within !== 'glossary'
  if (inSubject && where.length === 0) return why.noPassage
  if (looksLike(duty, view, where)) return why.other
  const blocks = new Set(where.map((line) => line.block))
  const { spent: item, partOf, changed: moved, told } = duty.given ?? {}
  const sure =
    (item === undefined || spent(view.facts, item, blocks) === 'some') &&
    (partOf === undefined || owed(view.facts, partOf, blocks) === 'some') &&
    (moved === undefined || changed(view.facts, moved, blocks)) &&
    (told ?? []).every((words) => where.some((line) => phrase(words).test(line.words)))
  return sure ? undefined : why.unproven
}

/** Fewest terms explained in running text that count as a glossary without its heading. */
const fewestTerms = 3

/** Whether something looser stands there: a word of it, a table that no family knows, terms explained without a heading. */
function looksLike(duty: Duty, view: View, where: readonly Line[]): boolean {
  const traces = duty.traces ?? []
  if (duty.within === 'glossary')
    return (
      where.length >= fewestTerms ||
      sourceIn(
        traces,
        view.lines.filter((line) => line.zone !== 'contents'),
      ) !== undefined
    )
  if (duty.within !== 'tables') return sourceIn(traces, where) !== undefined
  const known = new Set(view.facts.tables.filter((table) => table.kind !== undefined).map((table) => table.block))
  const titled = new Set(view.titles.filter((line) => known.has(line.block)).map((line) => line.words))
  const nameless = view.facts.tables.some(
    (table) => table.kind === undefined && table.title === '' && table.columns.length >= fewestColumns,
  )
  return (
    nameless ||
    sourceIn(
      traces,
      view.titles.filter((line) => !known.has(line.block) && !titled.has(line.words)),
    ) !== undefined
  )
}

/** Columns from which a table without a title may be one of the form. */
const fewestColumns = 3

/** What a reader finds where it should be: the subject's passage, the first table, the first heading. */
function standsThere(duty: Duty, view: View, where: readonly Line[]): Source | undefined {
  const other =
    duty.within === 'text' && duty.chapter === 'matters'
      ? view.text.find((one) => /其他.{0,4}(?:重要事项|需要?说明)/.test(one.words))
      : undefined
  const told = where.filter((one) => /\d/.test(one.words))
  // The amount of what it is about, before that of the whole.
  const own = told.find((one) => firstOf(duty.about ?? [], one.words) !== undefined && !one.heading)
  const line = other ?? (duty.within === 'text' ? undefined : (own ?? told[0])) ?? where[0] ?? view.text[0] ?? view.lines[0]
  return line?.source(0, Math.min(line.words.length, duty.within === 'tables' ? 60 : 40))
}

// ── the check list ──

/** Longest quote of a place, in characters. */
const longestQuote = 120

/** The check list as it is handed out; chapters without a duty are left out. */
export function dutyListOf(document: DutyList['document'], surveyed: readonly Surveyed[]): DutyList {
  const counts: Record<DutyStatus, number> = { met: 0, excused: 0, missing: 0, 'not-found': 0 }
  for (const { status } of surveyed) counts[status]++
  const { path, sha256, title, department, year, kind, pages } = document
  return {
    schema: 'gouji.duties/1',
    document: { path, sha256, title, department, year, kind, pages },
    counts,
    chapters: chapters.filter(({ key }) => surveyed.some(({ duty }) => duty.chapter === key)),
    duties: surveyed.map(({ duty, status, source, reason }) => ({
      id: duty.id,
      chapter: duty.chapter,
      must: duty.must,
      where: duty.where,
      source: duty.source,
      status,
      ...(source === undefined || isNowhere(duty, status) ? {} : { place: { page: source.page, quote: around(source) } }),
      ...(reason === undefined ? {} : { reason }),
    })),
  }
}

/** What has no passage at all has nothing in its place. */
const isNowhere = (duty: Duty, status: DutyStatus): boolean =>
  status === 'missing' && duty.blank === undefined && (duty.within === 'text' || duty.within === 'glossary')

/** The quote, cut to a length round what was found in it. */
function around({ quote, at: [start, end] }: Source): string {
  if (quote.length <= longestQuote) return quote
  const from = Math.max(0, Math.min(start - 20, quote.length - longestQuote))
  const to = Math.max(from + longestQuote, Math.min(end, from + 2 * longestQuote))
  return `${from > 0 ? '…' : ''}${quote.slice(from, to)}${to < quote.length ? '…' : ''}`
}

/**
 * What the lists list: findings, coverage, tables, facts, headings, decisions → rows with keys, in the order and under the
 * headings the reviewer chose. Everything here is a pure function, remembered for the arguments it had last.
 */
import { fold, matcher } from './filter.ts'
import {
  type Assessment,
  beliefOf,
  type CorrectionEntry,
  type Decision,
  type Document,
  type Entry,
  type Extraction,
  type Fact,
  type Figure,
  type FigureCoverage,
  type Finding,
  type FindingEntry,
  greatestAmount,
  type Judged,
  type Language,
  locateFigure,
  type Replay,
  reasonText,
  replay,
  roleName,
  type Severity,
  stale,
  type Table,
  type TextBlock,
  type Verdict,
} from './library.ts'
import { sanitise } from './text.ts'
import { figureMarkText, phaseWord, ruleTitle, severityWord, verdictWord, wordsOf } from './words.ts'

export type Row<Item> =
  | { readonly kind: 'heading'; readonly text: string; readonly count?: number }
  | { readonly kind: 'item'; readonly key: string; readonly item: Item }

export interface Listing<Item> {
  readonly rows: readonly Row<Item>[]
  /** Row index by key. */
  readonly at: ReadonlyMap<string, number>
  readonly items: number
  /** Items that the title counts: of findings, those that want a decision. */
  readonly counted: number
}

/** What the library knows of a document, figures corrected so far included. */
export interface Opened {
  readonly document: Document
  readonly extraction: Extraction
  readonly assessment: Assessment
}

/** Remembers the result for the last arguments, compared by identity. */
export function remember<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
  size = 4,
): (...given: Arguments) => Result {
  const known: { given: Arguments; result: Result }[] = []
  return (...given) => {
    const at = known.findIndex(
      (entry) => entry.given.length === given.length && entry.given.every((value, index) => value === given[index]),
    )
    const found = known[at]
    if (found) {
      if (at > 0) known.unshift(...known.splice(at, 1))
      return found.result
    }
    const result = compute(...given)
    known.unshift({ given, result })
    known.length = Math.min(known.length, size)
    return result
  }
}

function listing<Item>(rows: readonly Row<Item>[], counts: (item: Item) => boolean = () => true): Listing<Item> {
  const at = new Map<string, number>()
  let counted = 0
  rows.forEach((row, index) => {
    if (row.kind !== 'item') return
    at.set(row.key, index)
    if (counts(row.item)) counted++
  })
  return { rows, at, items: at.size, counted }
}

/** Items under headings, in the order in which the headings first occur. */
function grouped<Item>(items: readonly Item[], headingOf: (item: Item) => string, keyOf: (item: Item) => string): Row<Item>[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = headingOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  const rows: Row<Item>[] = []
  for (const [text, members] of groups) {
    rows.push({ kind: 'heading', text, count: members.length })
    for (const item of members) rows.push({ kind: 'item', key: keyOf(item), item })
  }
  return rows
}

export const replayed = remember((entries: readonly Entry[]): Replay => replay(entries), 8)

// ── findings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const findingSorts = ['section', 'severity', 'belief', 'amount', 'cause', 'page'] as const
export const severityFilters = ['all', 'error', 'warning', 'info', 'believed'] as const

/** From which on a finding is among those that are believed. */
const believed = 0.95
export const statusFilters = ['all', 'open', 'confirmed', 'dismissed'] as const

export interface FindingItem {
  readonly finding: Finding
  /** Gone since figures were corrected. */
  readonly settled: boolean
}

/** Notes and what a correction has settled want no decision. */
export const wantsDecision = (item: FindingItem): boolean => !item.settled && item.finding.severity !== 'info'

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

const hay = new WeakMap<Finding, string>()
function haystack(finding: Finding, figures: readonly Figure[], language: Language): string {
  let text = hay.get(finding)
  if (text === undefined) {
    const label = finding.figure === undefined ? '' : (figures[finding.figure]?.label ?? '')
    text = fold(
      [
        finding.message,
        finding.quote,
        label,
        finding.rule,
        ruleTitle(finding.rule, language),
        severityWord[finding.severity][language],
        finding.stated?.value ?? '',
        finding.expected?.value ?? '',
        `p${finding.page}`,
        ...(finding.section ?? []),
      ].join('\n'),
    )
    hay.set(finding, text)
  }
  return text
}

/** A list item that a document prints like a heading: it says something, and is no place to look under. */
const isListItem = (heading: string): boolean =>
  heading.length > 36 || /[。；;]|\d[\d,.]*\s*(?:万元|亿元|元|%|％)/.test(heading) || /^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])/.test(heading)

/** The innermost heading that is one. */
const headingIn = (section: readonly string[], language: Language): string =>
  sanitise(section.findLast((heading) => !isListItem(heading)) ?? '') || wordsOf(language).t('noSection')

export const sectionOf = (finding: Finding, language: Language): string => headingIn(finding.section ?? [], language)

export const statusOf = (decisions: ReadonlyMap<string, Decision>, finding: string): Decision['status'] =>
  decisions.get(finding)?.status ?? 'open'

/** What a finding is about, in few words. Of words there is no label: what stands there tells one row from the next. */
export function subjectOf(finding: Finding, figures: readonly Figure[]): string {
  const label = finding.figure === undefined ? '' : (figures[finding.figure]?.label ?? '')
  if (label !== '') return sanitise(label)
  const [from, to] = finding.at ?? [0, 0]
  const words = finding.quote.slice(from, to).trim()
  const told = words !== '' && words.length < finding.quote.length ? `「${words}」` : ''
  return sanitise(`${told}${finding.message}`)
}

/** Findings that were there as printed and are gone since figures were corrected. */
export const settledOf = remember((printed: Assessment, current: Assessment): readonly Finding[] => {
  if (printed === current) return []
  const left = new Set(current.report.findings.map((finding) => finding.id))
  return printed.report.findings.filter((finding) => !left.has(finding.id))
}, 8)

/** All findings in an order; sorted once, however often they are filtered. */
const orderedFindings = remember((opened: Opened, sort: (typeof findingSorts)[number], language: Language): readonly FindingItem[] => {
  const figures = opened.extraction.figures
  const items = opened.assessment.report.findings.map((finding) => ({
    item: { finding, settled: false },
    first:
      sort === 'severity'
        ? rank[finding.severity]
        : sort === 'belief'
          ? -beliefOf(finding)
          : sort === 'amount'
            ? -greatestAmount(finding)
            : 0,
    block: figures[finding.figure ?? -1]?.source.block ?? 0,
  }))
  // Sorting is stable: what shares a block stays in the order of the report.
  items.sort((a, b) => a.first - b.first || a.item.finding.page - b.item.finding.page || a.block - b.block)
  for (const { item } of items) haystack(item.finding, figures, language)
  return items.map(({ item }) => item)
}, 4)

/** `decisions` matters only while a status filter is on; pass undefined otherwise, so that deciding does not list anew. */
export const findingListing = remember(
  (
    opened: Opened,
    printed: Assessment,
    decisions: ReadonlyMap<string, Decision> | undefined,
    filter: string,
    severity: (typeof severityFilters)[number],
    status: (typeof statusFilters)[number],
    sort: (typeof findingSorts)[number],
    language: Language,
  ): Listing<FindingItem> => {
    const matches = matcher(filter)
    const figures = opened.extraction.figures
    const shown = (finding: Finding): boolean =>
      (severity === 'all' || (severity === 'believed' ? beliefOf(finding) >= believed : finding.severity === severity)) &&
      (status === 'all' || (decisions !== undefined && statusOf(decisions, finding.id) === status)) &&
      matches(haystack(finding, figures, language))
    const all = orderedFindings(opened, sort, language).filter((item) => shown(item.finding))
    // Notes come after what wants a decision, except where the page or the severity is the order.
    const apart = sort === 'section' || sort === 'cause'
    const items = apart ? all.filter(wantsDecision) : all
    const notes = apart ? all.filter((item) => !wantsDecision(item)) : []
    const keyOf = (item: FindingItem): string => item.finding.id
    const headingOf: Readonly<Record<typeof sort, ((item: FindingItem) => string) | undefined>> = {
      section: (item) => sectionOf(item.finding, language),
      severity: (item) => severityWord[item.finding.severity][language],
      belief: undefined,
      amount: undefined,
      cause: (item) => ruleTitle(item.finding.rule, language),
      page: undefined,
    }
    const heading = headingOf[sort]
    const rows: Row<FindingItem>[] = heading
      ? grouped(items, heading, keyOf)
      : items.map((item) => ({ kind: 'item', key: keyOf(item), item }))
    if (notes.length > 0) {
      rows.push({ kind: 'heading', text: wordsOf(language).t('notes'), count: notes.length })
      for (const item of notes) rows.push({ kind: 'item', key: keyOf(item), item })
    }
    const settled = settledOf(printed, opened.assessment).filter(shown)
    if (settled.length > 0) {
      rows.push({ kind: 'heading', text: wordsOf(language).t('settled'), count: settled.length })
      for (const finding of settled) rows.push({ kind: 'item', key: finding.id, item: { finding, settled: true } })
    }
    return listing(rows, wantsDecision)
  },
)

// ── what is known of a figure ────────────────────────────────────────────────────────────────────────────────────────

/** Figures of a claim under the reading that was taken. */
export function figuresOf(judged: Judged): readonly number[] {
  const relation = judged.claim.readings[judged.reading] ?? judged.claim.readings[0]
  if (!relation) return []
  switch (relation.kind) {
    case 'sum':
      return relation.terms.map((term) => term.figure)
    case 'quotient':
      return [relation.stated, ...relation.numerator, ...relation.denominator].map((term) => term.figure)
    case 'assertion':
      return relation.figures
  }
}

/** Judged claims by figure. */
export const claimsByFigure = remember((assessment: Assessment): ReadonlyMap<number, readonly Judged[]> => {
  const map = new Map<number, Judged[]>()
  for (const judged of assessment.judged) {
    for (const figure of new Set(figuresOf(judged))) {
      const list = map.get(figure)
      if (list) list.push(judged)
      else map.set(figure, [judged])
    }
  }
  return map
}, 8)

const worstFirst: readonly Verdict[] = ['contradiction', 'convention', 'rounding', 'exact']

/** The worst verdict of the decided claims a figure takes part in; `notCheckable` when there is none. */
export function figureVerdict(figure: number, assessment: Assessment): Verdict {
  const claims = claimsByFigure(assessment).get(figure) ?? []
  return worstFirst.find((verdict) => claims.some((judged) => judged.verdict === verdict)) ?? 'notCheckable'
}

// ── coverage ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const coverageFilters = ['all', 'notCheckable', 'contradiction', 'rounding', 'convention', 'exact'] as const

export interface CoverageItem {
  readonly figure: Figure
  readonly coverage: FigureCoverage
  readonly verdict: Verdict
}

const coverageItems = remember((opened: Opened): readonly CoverageItem[] =>
  opened.assessment.ledger
    .flatMap((coverage) => {
      const figure = opened.extraction.figures[coverage.figure]
      return figure ? [{ figure, coverage, verdict: figureVerdict(figure.id, opened.assessment) }] : []
    })
    // As one turns the pages: figures of tables are counted before those of sentences.
    .sort(
      (a, b) => a.figure.source.page - b.figure.source.page || a.figure.source.block - b.figure.source.block || a.figure.id - b.figure.id,
    ),
)

const figureHay = new WeakMap<Figure, string>()
function figureHaystack(figure: Figure): string {
  let text = figureHay.get(figure)
  if (text === undefined) {
    text = fold(
      [figure.printed, figure.label, figure.unit.symbol, figure.source.quote, `p${figure.source.page}`, ...figure.source.section].join(
        '\n',
      ),
    )
    figureHay.set(figure, text)
  }
  return text
}

export const coverageListing = remember(
  (opened: Opened, filter: string, narrow: (typeof coverageFilters)[number], language: Language): Listing<CoverageItem> => {
    const matches = matcher(filter)
    const items = coverageItems(opened).filter(
      (item) =>
        (narrow === 'all' || item.verdict === narrow) &&
        matches(
          `${figureHaystack(item.figure)}\n${item.coverage.status === 'uncovered' ? fold(reasonText(item.coverage.reason, language)) : ''}\n${verdictWord[item.verdict][language]}`,
        ),
    )
    return listing(
      grouped(
        items,
        (item) => headingIn(item.figure.source.section, language),
        (item) => String(item.figure.id),
      ),
    )
  },
)

// ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface TableItem {
  readonly table: Table
  readonly broken: number
  readonly checked: number
}

export const tableListing = remember((opened: Opened, filter: string): Listing<TableItem> => {
  const matches = matcher(filter)
  const items = opened.extraction.tables
    .filter((table) => matches(fold(`${table.title}\n${table.kind ?? ''}\n${table.rows.map((row) => row.label).join('\n')}`)))
    .map((table): TableItem => {
      const verdicts = table.cells.map((cell) => figureVerdict(cell.figure, opened.assessment))
      return {
        table,
        broken: verdicts.filter((verdict) => verdict === 'contradiction').length,
        checked: verdicts.filter((verdict) => verdict !== 'notCheckable').length,
      }
    })
  return listing(items.map((item) => ({ kind: 'item', key: String(item.table.index), item })))
})

// ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface FactItem {
  readonly fact: Fact
  readonly figure: Figure
}

/** Choices of the facts view: `all`, then what occurs. */
export const factPeriods = remember((extraction: Extraction): readonly string[] => [
  'all',
  ...[...new Set(extraction.facts.map((fact) => fact.period))]
    .filter((period) => period !== undefined)
    .sort((a, b) => b - a)
    .map(String),
])
export const factRoles = remember((extraction: Extraction): readonly string[] => [
  'all',
  ...new Set(extraction.facts.map((fact) => fact.role)),
])

export const factListing = remember(
  (opened: Opened, filter: string, period: string, role: string, language: Language): Listing<FactItem> => {
    const matches = matcher(filter)
    const items: FactItem[] = []
    for (const fact of opened.extraction.facts) {
      const figure = opened.extraction.figures[fact.figure]
      if (!figure || (period !== 'all' && String(fact.period) !== period) || (role !== 'all' && fact.role !== role)) continue
      const text = fold(
        [
          fact.concept,
          fact.label,
          fact.code ?? '',
          String(fact.period ?? ''),
          phaseWord[fact.phase]?.[language] ?? '',
          roleName(fact.role, language),
          fact.scope,
          figure.printed,
          `p${figure.source.page}`,
        ].join('\n'),
      )
      if (matches(text)) items.push({ fact, figure })
    }
    return listing(
      grouped(
        items,
        (item) => sanitise(item.fact.concept),
        (item) => `${item.fact.figure}/${item.fact.role}/${item.fact.concept}`,
      ),
    )
  },
)

// ── outline ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface OutlineItem {
  readonly text: string
  readonly page: number
  readonly depth: number
  readonly table: boolean
  readonly findings: number
  readonly worst?: Severity
}

export const outlineListing = remember((opened: Opened, filter: string): Listing<OutlineItem> => {
  const matches = matcher(filter)
  const blocks = opened.document.blocks
  const figures = opened.extraction.figures
  /** Findings by the block their figure stands in. */
  const byBlock = new Map<number, Finding[]>()
  for (const finding of opened.assessment.report.findings) {
    const block = figures[finding.figure ?? -1]?.source.block ?? blocks.findLast((item) => item.page <= finding.page)?.index
    if (block === undefined) continue
    const list = byBlock.get(block)
    if (list) list.push(finding)
    else byBlock.set(block, [finding])
  }
  const isHeading = (index: number): TextBlock | undefined => {
    const block = blocks[index]
    return block?.kind === 'heading' ? block : undefined
  }
  const rows: Row<OutlineItem>[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'paragraph') return
    const depth = block.under.filter((other) => isHeading(other)).length
    let end = index + 1
    if (block.kind === 'heading') while (end < blocks.length && blocks[end]?.under.includes(block.index)) end++
    const found: Finding[] = []
    for (let at = index; at < end; at++) for (const finding of byBlock.get(blocks[at]?.index ?? -1) ?? []) found.push(finding)
    const table = block.kind === 'table'
    const title =
      block.kind === 'table'
        ? (opened.extraction.tables.find((item) => item.block === block.index)?.title ?? block.above.map((line) => line.text).join(' '))
        : block.text
    if (!matches(fold(title))) return
    const worst = (['error', 'warning', 'info'] as const).find((severity) => found.some((finding) => finding.severity === severity))
    rows.push({
      kind: 'item',
      key: String(block.index),
      item: { text: sanitise(title), page: block.page, depth, table, findings: found.length, ...(worst ? { worst } : {}) },
    })
  })
  return listing(rows)
})

// ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface DecisionItem {
  readonly entry: FindingEntry | CorrectionEntry
  readonly stale: boolean
}

/** What a decision is about, in few words. */
export function entrySubject(entry: FindingEntry | CorrectionEntry): string {
  return sanitise(entry.kind === 'correct' ? figureMarkText(entry.figure) : entry.mark.message)
}

export const staleEntries = remember(
  (entries: readonly Entry[], opened: Opened, printed: Assessment): readonly (FindingEntry | CorrectionEntry)[] => {
    const known = [...printed.report.findings, ...opened.assessment.report.findings].map((finding) => finding.id)
    // A corrected figure no longer prints what its mark says: look for marks among the figures as they were printed.
    const corrected = new Map(replayed(entries).corrections.map((item) => [item.figure.id, item]))
    const figures = opened.extraction.figures.map((figure) => {
      const correction = corrected.get(figure.id)
      return correction && correction.value === figure.printed ? { ...figure, printed: correction.figure.printed } : figure
    })
    return stale(entries, known, (mark) => locateFigure(mark, figures))
  },
)

export const decisionListing = remember(
  (
    entries: readonly Entry[],
    opened: Opened | undefined,
    printed: Assessment | undefined,
    filter: string,
    language: Language,
  ): Listing<DecisionItem> => {
    const matches = matcher(filter)
    const gone = new Set(opened && printed ? staleEntries(entries, opened, printed) : [])
    const shown = replayed(entries).active.filter(
      (entry): entry is FindingEntry | CorrectionEntry =>
        entry.kind !== 'undo' &&
        matches(fold(`${entrySubject(entry)}\n${entry.by}\n${entry.kind === 'correct' ? entry.value : (entry.text ?? '')}`)),
    )
    const rows: Row<DecisionItem>[] = shown
      .filter((entry) => !gone.has(entry))
      .reverse()
      .map((entry) => ({ kind: 'item', key: entry.id, item: { entry, stale: false } }))
    const left = shown.filter((entry) => gone.has(entry))
    if (left.length > 0) {
      rows.push({ kind: 'heading', text: wordsOf(language).t('staleTitle'), count: left.length })
      for (const entry of left) rows.push({ kind: 'item', key: entry.id, item: { entry, stale: true } })
    }
    return listing(rows)
  },
)

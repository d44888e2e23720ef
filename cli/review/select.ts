/** The State of the screen, and what can be seen in it. Nothing here changes it. */
import { fold, matcher } from './filter.ts'
import {
  type CorrectionEntry,
  type Digest,
  decidedChecks,
  digestOf,
  type Entry,
  type FigureMark,
  type Language,
  locateFigure,
} from './library.ts'
import type { PageMark } from './page.ts'
import type { Pen } from './paint.ts'
import {
  type CoverageItem,
  coverageFilters,
  coverageListing,
  type DecisionItem,
  decisionListing,
  type FactItem,
  type FindingItem,
  factListing,
  factPeriods,
  factRoles,
  findingListing,
  findingSorts,
  type Listing,
  type Opened,
  type OutlineItem,
  outlineListing,
  type Row,
  remember,
  replayed,
  severityFilters,
  statusFilters,
  statusOf,
  type TableItem,
  tableListing,
} from './rows.ts'

/** Where the reviewer is: decides what the keys do. */
export type Place = 'documents' | View | 'grid' | 'page'

export const views = ['findings', 'coverage', 'tables', 'facts', 'outline', 'decisions'] as const
export type View = (typeof views)[number]

/** Where a list stands. The key of the row under the cursor outlives new rows; the index serves when the key is gone. */
export interface ListState {
  readonly cursor: number
  readonly key?: string
  readonly top: number
  readonly filter: string
  /** Index into the choices of the view's first and second filter, and of its orders. */
  readonly first: number
  readonly second: number
  readonly sort: number
}

const freshList: ListState = { cursor: 0, top: 0, filter: '', first: 0, second: 0, sort: 0 }

/** A cell in an open table; rows and columns of the extracted table. */
export interface GridState {
  readonly table: number
  readonly row: number
  readonly column: number
  readonly top: number
  readonly left: number
}

export interface PageState {
  readonly number: number
  /** The figures that are boxed, and which of them the reviewer is at. */
  readonly marks: readonly PageMark[]
  readonly at: number
  readonly finding?: string
  readonly top: number
  readonly left: number
  readonly query: string
  /** Which hit of the query, over all pages. */
  readonly hit: number
  /** The page is shown as a picture. */
  readonly picture: boolean
}

export type CaseProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading'; readonly stage: 'read' | 'ocr' | 'check'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }

/** One document under review. */
export interface Case {
  readonly path: string
  readonly name: string
  readonly ledger: string
  readonly progress: CaseProgress
  readonly sha256: string
  /** What is known of it while it is not open. */
  readonly digest?: Digest
  /** With the corrections so far. */
  readonly opened?: Opened
  /** As printed. */
  readonly printed?: Opened
  readonly entries: readonly Entry[]
  /** Lines of the ledger that could not be read. */
  readonly damaged: number
  /** Entries of the ledger that are about another document, or another version of it: they are not applied. */
  readonly foreign: number
  readonly view: View
  readonly lists: Readonly<Record<View, ListState>>
  readonly grid?: GridState
  readonly page?: PageState
  readonly focus: 'list' | 'detail'
  readonly detailTop: number
}

export type InputPurpose = 'filter' | 'search' | 'dismiss' | 'note' | 'correct' | 'jump'

export type Mode =
  | { readonly kind: 'normal' }
  | {
      readonly kind: 'input'
      readonly purpose: InputPurpose
      readonly text: string
      readonly caret: number
      readonly finding?: string
      readonly figure?: number
      readonly before: string
      readonly recall: number
      /** The row that was under the cursor when it began. */
      readonly row?: string
    }
  | { readonly kind: 'help'; readonly filter: string; readonly top: number; readonly place: Place }

export interface Message {
  readonly text: string
  readonly tone: 'plain' | 'good' | 'warning' | 'error'
}

export interface State {
  readonly language: Language
  readonly pen: Pen
  readonly reviewer: string
  readonly columns: number
  readonly rows: number
  readonly cases: readonly Case[]
  readonly current: number
  /** The document list is shown; with one document it never is. */
  readonly listing: boolean
  readonly documents: ListState
  /** Paths of the documents that were looked at, latest first. */
  readonly recent: readonly string[]
  readonly mode: Mode
  readonly message?: Message
  /** The last decision could not be written. */
  readonly unsaved: boolean
  readonly mouse: boolean
  readonly pictures: boolean
  readonly quit: boolean
}

const freshLists = (): Record<View, ListState> => ({
  findings: freshList,
  coverage: freshList,
  tables: freshList,
  facts: freshList,
  outline: freshList,
  decisions: freshList,
})

export function freshCase(path: string, name: string, ledger: string): Case {
  return {
    path,
    name,
    ledger,
    progress: { kind: 'waiting' },
    sha256: '',
    entries: [],
    damaged: 0,
    foreign: 0,
    view: 'findings',
    lists: freshLists(),
    focus: 'list',
    detailTop: 0,
  }
}

export function initial(
  cases: readonly Case[],
  options: Pick<State, 'language' | 'pen' | 'reviewer' | 'columns' | 'rows' | 'pictures'> & {
    /** The order of the list of documents; as given when absent. */
    readonly order?: (typeof documentSorts)[number]
  },
): State {
  const { order = 'given', ...rest } = options
  return {
    ...rest,
    cases,
    current: 0,
    listing: cases.length !== 1,
    documents: { ...freshList, sort: documentSorts.indexOf(order) },
    recent: [],
    mode: { kind: 'normal' },
    unsaved: false,
    mouse: true,
    quit: false,
  }
}

// ── looking at the state ─────────────────────────────────────────────────────────────────────────────────────────────

export const currentCase = (state: State): Case | undefined => state.cases[state.current]

export function placeOf(state: State): Place {
  if (state.listing) return 'documents'
  const item = currentCase(state)
  if (item?.page) return 'page'
  if (item?.grid && item.view === 'tables') return 'grid'
  return item?.view ?? 'findings'
}

const noRows: Listing<never> = { rows: [], at: new Map(), items: 0, counted: 0 }

export function findingsOf(item: Case, language: Language): Listing<FindingItem> {
  const list = item.lists.findings
  if (!item.opened || !item.printed) return noRows
  const status = statusFilters[list.second] ?? 'all'
  return findingListing(
    item.opened,
    item.printed.assessment,
    status === 'all' ? undefined : replayed(item.entries).decisions,
    list.filter,
    severityFilters[list.first] ?? 'all',
    status,
    findingSorts[list.sort] ?? 'section',
    language,
  )
}

export const coverageOf = (item: Case, language: Language): Listing<CoverageItem> =>
  item.opened
    ? coverageListing(item.opened, item.lists.coverage.filter, coverageFilters[item.lists.coverage.first] ?? 'all', language)
    : noRows
export const tablesOf = (item: Case): Listing<TableItem> => (item.opened ? tableListing(item.opened, item.lists.tables.filter) : noRows)
export const factsOf = (item: Case, language: Language): Listing<FactItem> => {
  if (!item.opened) return noRows
  const { filter, first, second } = item.lists.facts
  return factListing(
    item.opened,
    filter,
    factPeriods(item.opened.extraction)[first] ?? 'all',
    factRoles(item.opened.extraction)[second] ?? 'all',
    language,
  )
}
export const outlineOf = (item: Case): Listing<OutlineItem> =>
  item.opened ? outlineListing(item.opened, item.lists.outline.filter) : noRows
export const decisionsOf = (item: Case, language: Language): Listing<DecisionItem> =>
  decisionListing(item.entries, item.opened, item.printed?.assessment, item.lists.decisions.filter, language)

/** Orders of the list of documents; as given, then what wants looking at most first. */
export const documentSorts = ['given', 'severity', 'belief', 'amount', 'page'] as const
/** What its two filters choose from. */
export const documentFilters = { first: ['all', 'error', 'warning', 'quiet', 'notRead'], second: ['all', 'open', 'decided'] } as const

const digests = new WeakMap<Opened, Digest>()
/** What the list of documents shows of it; undefined while nothing is known. */
export function digestIn({ opened, digest }: Case, language: Language): Digest | undefined {
  if (!opened) return digest
  let made = digests.get(opened)
  if (!made) {
    made = digestOf(opened.assessment.report, language)
    digests.set(opened, made)
  }
  return made
}

const countIn = ({ findings }: Digest, severity: string): number => findings.filter((finding) => finding.severity === severity).length

const rankings: Readonly<Record<(typeof documentSorts)[number], (digest: Digest) => number>> = {
  given: () => 0,
  severity: (digest) => 1000 * countIn(digest, 'error') + countIn(digest, 'warning'),
  belief: ({ belief }) => belief,
  amount: ({ amount }) => amount,
  page: ({ pages }) => pages,
}

/** Whether the filters of the list let it through; what is not known yet passes all but those that ask for something. */
function passes(item: Case, digest: Digest | undefined, first: string, second: string): boolean {
  if (first === 'notRead' ? item.progress.kind !== 'failed' && digest?.unchecked === undefined : first !== 'all' && !digest) return false
  if (digest) {
    const quietly = !digest.findings.some(({ severity }) => severity !== 'info') && digest.unchecked === undefined
    if (first === 'quiet' && !quietly) return false
    if ((first === 'error' || first === 'warning') && countIn(digest, first) === 0) return false
  }
  if (second === 'all') return true
  const { findings, decided } = tally(item)
  return second === 'open' ? decided < findings : findings > 0 && decided === findings
}

const documentListing = remember(
  (
    cases: readonly Case[],
    filter: string,
    first: string,
    second: string,
    sort: (typeof documentSorts)[number],
    language: Language,
  ): Listing<Case> => {
    const matches = matcher(filter)
    const rank = rankings[sort]
    const rows = cases
      .map((item) => ({ item, digest: digestIn(item, language) }))
      .filter(
        ({ item, digest }) =>
          passes(item, digest, first, second) && matches(fold(`${item.path}\n${digest?.department ?? ''}\n${digest?.year ?? ''}`)),
      )
      .map(({ item, digest }) => ({ item, rank: digest ? rank(digest) : sort === 'given' ? 0 : -1 }))
      .sort((a, b) => b.rank - a.rank)
      .map(({ item }): Row<Case> => ({ kind: 'item', key: item.path, item }))
    return {
      rows,
      at: new Map(rows.map((row, index) => [row.kind === 'item' ? row.key : '', index])),
      items: rows.length,
      counted: rows.length,
    }
  },
  2,
)

export const documentsOf = ({ cases, documents: list, language }: State): Listing<Case> =>
  documentListing(
    cases,
    list.filter,
    documentFilters.first[list.first] ?? 'all',
    documentFilters.second[list.second] ?? 'all',
    documentSorts[list.sort] ?? 'given',
    language,
  )

/** The rows of the list in sight. */
export function listingOf(state: State): Listing<unknown> {
  if (state.listing) return documentsOf(state)
  const item = currentCase(state)
  if (!item) return noRows
  switch (item.view) {
    case 'findings':
      return findingsOf(item, state.language)
    case 'coverage':
      return coverageOf(item, state.language)
    case 'tables':
      return tablesOf(item)
    case 'facts':
      return factsOf(item, state.language)
    case 'outline':
      return outlineOf(item)
    case 'decisions':
      return decisionsOf(item, state.language)
  }
}

export function listStateOf(state: State): ListState {
  const item = currentCase(state)
  return state.listing || !item ? state.documents : item.lists[item.view]
}

export const itemAt = <Item>(listing: Listing<Item>, list: ListState): Item | undefined => {
  const row = listing.rows[list.cursor]
  return row?.kind === 'item' ? row.item : undefined
}

/** A finding by its id, as the document stands or, settled by a correction, as it was printed. */
export function findingById(item: Case, id: string): FindingItem | undefined {
  const standing = item.opened?.assessment.report.findings.find((other) => other.id === id)
  if (standing) return { finding: standing, settled: false }
  const printed = item.printed?.assessment.report.findings.find((other) => other.id === id)
  return printed && { finding: printed, settled: true }
}

/** The finding the reviewer is at: under the cursor, or whose page is open. */
export function currentFinding(state: State): FindingItem | undefined {
  const item = currentCase(state)
  if (!item?.opened || state.listing) return undefined
  if (item.page) return item.page.finding === undefined ? undefined : findingById(item, item.page.finding)
  return item.view === 'findings' ? itemAt(findingsOf(item, state.language), item.lists.findings) : undefined
}

/** The figure the reviewer is at, by index in the extraction. */
export function currentFigure(state: State): number | undefined {
  const item = currentCase(state)
  if (!item?.opened || state.listing) return undefined
  if (item.page) return item.page.marks[item.page.at]?.figure
  switch (item.view) {
    case 'findings': {
      const finding = currentFinding(state)?.finding
      return finding?.figure ?? finding?.evidence.find((evidence) => evidence.figure !== undefined)?.figure
    }
    case 'coverage':
      return itemAt(coverageOf(item, state.language), item.lists.coverage)?.figure.id
    case 'facts':
      return itemAt(factsOf(item, state.language), item.lists.facts)?.figure.id
    case 'tables':
      return item.grid ? cellFigure(item.opened, item.grid) : undefined
    case 'decisions': {
      const entry = itemAt(decisionsOf(item, state.language), item.lists.decisions)?.entry
      return entry?.kind === 'correct' ? located(item, entry.figure) : undefined
    }
    case 'outline':
      return undefined
  }
}

export function cellFigure(opened: Opened, grid: GridState): number | undefined {
  const table = opened.extraction.tables.find((other) => other.index === grid.table)
  return table?.cells.find((cell) => cell.row === grid.row && cell.column === grid.column)?.figure
}

/** Where a marked figure stands among the figures as printed. */
export const located = (item: Case, mark: FigureMark): number | undefined =>
  item.printed ? locateFigure(mark, item.printed.extraction.figures) : undefined

/** Page of what the reviewer is at. */
export function currentPage(state: State): number | undefined {
  const item = currentCase(state)
  if (!item || state.listing) return undefined
  if (item.page) return item.page.number
  const figure = currentFigure(state)
  switch (item.view) {
    case 'findings':
      return currentFinding(state)?.finding.page
    case 'tables': {
      const found = figure === undefined ? undefined : item.opened?.extraction.figures[figure]
      const index = item.grid?.table ?? itemAt(tablesOf(item), item.lists.tables)?.table.index
      return found?.source.page ?? item.opened?.extraction.tables.find((table) => table.index === index)?.pages[0]
    }
    case 'outline':
      return itemAt(outlineOf(item), item.lists.outline)?.page
    case 'decisions': {
      const entry = itemAt(decisionsOf(item, state.language), item.lists.decisions)?.entry
      return entry?.kind === 'correct' ? entry.figure.page : entry?.mark.page
    }
    default:
      return figure === undefined ? undefined : item.opened?.extraction.figures[figure]?.source.page
  }
}

export interface Tally {
  readonly findings: number
  readonly decided: number
}

const tallies = new WeakMap<Case, Tally>()
/** Findings of the document as it stands that want a decision, and how many have one. */
export function tally(item: Case): Tally {
  let known = tallies.get(item)
  if (!known) {
    const findings = (item.opened?.assessment.report.findings ?? item.digest?.findings ?? []).filter(({ severity }) => severity !== 'info')
    const { decisions } = replayed(item.entries)
    known = {
      findings: findings.length,
      decided: decisions.size === 0 ? 0 : findings.filter((finding) => statusOf(decisions, finding.id) !== 'open').length,
    }
    tallies.set(item, known)
  }
  return known
}

/** It was read, and nothing in it could be checked: then no findings say nothing. */
export function isUnchecked({ opened, digest }: Case): boolean {
  const known = opened?.assessment.report ?? digest
  return known !== undefined && decidedChecks(known) === 0
}

/** Corrections in force, by figure index; those whose figure is no longer found are left out. */
export function correctionsOf(item: Case): Map<number, string> {
  const map = new Map<number, string>()
  for (const correction of replayed(item.entries).corrections) {
    const figure = located(item, correction.figure)
    if (figure !== undefined) map.set(figure, correction.value)
  }
  return map
}

/** The correction in force of a figure. */
export function correctionOf(item: Case, figure: number): CorrectionEntry | undefined {
  return replayed(item.entries).corrections.findLast((correction) => located(item, correction.figure) === figure)
}

interface Choices {
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** What the two filters of the list in sight choose from. */
export function choicesOf(state: State): Choices {
  if (state.listing) return documentFilters
  const item = currentCase(state)
  switch (item?.view) {
    case 'findings':
      return { first: severityFilters, second: statusFilters }
    case 'coverage':
      return { first: coverageFilters, second: [] }
    case 'facts':
      return { first: item.opened ? factPeriods(item.opened.extraction) : [], second: item.opened ? factRoles(item.opened.extraction) : [] }
    default:
      return { first: [], second: [] }
  }
}

/** Reasons and notes given before in this ledger, latest first. */
export function recalled(item: Case | undefined, purpose: InputPurpose): readonly string[] {
  if (!item || (purpose !== 'dismiss' && purpose !== 'note')) return []
  const texts = item.entries.flatMap((entry) => (entry.kind === purpose && entry.text ? [entry.text] : []))
  return [...new Set(texts.reverse())]
}

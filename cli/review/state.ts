/**
 * The review in Elm form: the Msg that may arrive, and `update`, which makes the next State and names the Effects to run.
 * Pure: no clock, no file, no terminal.
 */
import { type Action, bindingFor, disabledReason } from './keys.ts'
import { layout, type Box as Region } from './layout.ts'
import {
  carriedOver,
  type Entry,
  type Figure,
  type FigureMark,
  type Finding,
  findingMark,
  lastActive,
  lastUndo,
  merge,
  ofDocument,
} from './library.ts'
import { figureMarks, gridOf, hitsOf, type PageMark, pageMarks } from './page.ts'
import { figureVerdict, findingSorts, type Listing, type Opened, replayed, statusOf, wantsDecision } from './rows.ts'
import {
  type Case,
  type CaseProgress,
  correctionsOf,
  currentCase,
  currentFigure,
  currentFinding,
  currentPage,
  decisionsOf,
  documentSorts,
  documentsOf,
  filterChoices,
  findingById,
  findingsOf,
  type InputPurpose,
  itemAt,
  type ListState,
  listingOf,
  listStateOf,
  type Message,
  outlineOf,
  type PageState,
  placeOf,
  recalled,
  type State,
  tablesOf,
  type View,
  views,
} from './select.ts'
import { cells } from './text.ts'
import { detailOverflow, helpOverflow } from './views/frame.ts'
import { vanishedMessage } from './words.ts'

export type * from './select.ts'

export type Msg =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mouse'; readonly action: 'press' | 'wheel-up' | 'wheel-down'; readonly x: number; readonly y: number }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  /** The terminal said that it draws pictures. */
  | { readonly kind: 'draws' }
  | { readonly kind: 'progress'; readonly path: string; readonly progress: CaseProgress }
  | {
      readonly kind: 'loaded'
      readonly path: string
      readonly sha256: string
      readonly opened: Opened
      readonly accepted?: readonly Entry[]
    }
  | { readonly kind: 'ledger'; readonly path: string; readonly entries: readonly Entry[]; readonly damaged: number }
  | { readonly kind: 'recorded'; readonly path: string; readonly entry: Entry }
  | { readonly kind: 'unsaved'; readonly reason: string }
  | { readonly kind: 'judged'; readonly path: string; readonly opened: Opened; readonly announce: boolean }
  | { readonly kind: 'said'; readonly message: Message }

type Fresh<E> = E extends Entry ? Omit<E, 'schema' | 'id' | 'at' | 'by' | 'document'> : never
export type FreshEntry = Fresh<Entry>

export type Effect =
  /** `next`: before the others that wait. */
  | { readonly kind: 'load'; readonly path: string; readonly next: boolean; readonly ocr?: 'always' }
  | {
      readonly kind: 'record'
      readonly path: string
      readonly ledger: string
      readonly by: string
      readonly document: string
      readonly entry: FreshEntry
    }
  | { readonly kind: 'judge'; readonly path: string; readonly corrections: ReadonlyMap<number, string>; readonly announce: boolean }
  | { readonly kind: 'pdf'; readonly path: string; readonly page: number }
  | {
      readonly kind: 'picture'
      readonly path: string
      readonly page: number
      readonly marks: readonly PageMark[]
      readonly at: number
      readonly region: Region
    }
  | { readonly kind: 'unpicture' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'quit' }

export type Next = readonly [State, readonly Effect[]]

// ── changing the state ───────────────────────────────────────────────────────────────────────────────────────────────

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

const withCase = (state: State, path: string, change: (item: Case) => Case): State => ({
  ...state,
  cases: state.cases.map((item) => (item.path === path ? change(item) : item)),
})

const withCurrent = (state: State, change: (item: Case) => Case): State => {
  const item = currentCase(state)
  return item ? withCase(state, item.path, change) : state
}

function withList(state: State, change: (list: ListState) => ListState): State {
  if (state.listing) return { ...state, documents: change(state.documents) }
  return withCurrent(state, (item) => ({ ...item, lists: { ...item.lists, [item.view]: change(item.lists[item.view]) } }))
}

const say = (state: State, text: string, tone: Message['tone'] = 'plain'): State => ({ ...state, message: { text, tone } })

const words = {
  reopened: { en: 'undecided again', zh: '已改回未决' },
  nothingToUndo: { en: 'nothing to undo', zh: '没有可撤销的决定' },
  nothingToRedo: { en: 'nothing to redo', zh: '没有可重做的决定' },
  notANumber: { en: 'not a number: ', zh: '不是数字：' },
  sameNumber: { en: 'that is what is printed', zh: '与文中相同' },
  noSuchPage: { en: 'no such page: ', zh: '没有这一页：' },
  unsaved: { en: 'not saved: ', zh: '未能保存：' },
  undone: { en: 'undone', zh: '已撤销' },
  redone: { en: 'done again', zh: '已重做' },
  noHit: { en: 'not found: ', zh: '没有找到：' },
  noMore: { en: 'no other', zh: '没有其他' },
  allDecided: { en: 'every finding is decided', zh: '全部已决' },
  confirmed: { en: 'confirmed', zh: '已认可' },
  dismissed: { en: 'dismissed', zh: '已排除' },
  noted: { en: 'noted', zh: '已备注' },
  mouseOn: { en: 'mouse on', zh: '鼠标已启用' },
  mouseOff: { en: 'mouse off: the terminal selects text', zh: '鼠标已停用：可用终端选取文字' },
} as const

const word = (state: State, key: keyof typeof words): string => words[key][state.language]

/** Keeps cursor and window of the list in sight within its rows: follows the key under the cursor, skips headings. */
function settle(state: State): State {
  const listing = listingOf(state)
  const list = listStateOf(state)
  const found = list.key === undefined ? undefined : listing.at.get(list.key)
  let cursor = found ?? nearestItem(listing, clamp(list.cursor, 0, Math.max(0, listing.rows.length - 1)), 1)
  if (cursor < 0) cursor = 0
  const height = Math.max(1, layout(state).list.height)
  const margin = Math.min(2, Math.floor((height - 1) / 2))
  let top = clamp(list.top, cursor - height + 1 + margin, cursor - margin)
  // The heading above the first item comes into sight with it.
  if (nearestItem(listing, 0, 1) === cursor) top = 0
  top = clamp(top, 0, Math.max(0, listing.rows.length - height))
  const row = listing.rows[cursor]
  const key = row?.kind === 'item' ? row.key : list.key
  if (cursor === list.cursor && top === list.top && key === list.key) return state
  const next: ListState = { ...list, cursor, top, ...(key === undefined ? {} : { key }) }
  return withList(state, () => next)
}

/** The item at or after `from` in the direction, else the nearest in the other. */
function nearestItem(listing: Listing<unknown>, from: number, step: 1 | -1): number {
  for (const direction of [step, -step]) {
    for (let at = from; at >= 0 && at < listing.rows.length; at += direction) if (listing.rows[at]?.kind === 'item') return at
  }
  return -1
}

function moveTo(state: State, row: number, step: 1 | -1): State {
  const listing = listingOf(state)
  const cursor = nearestItem(listing, clamp(row, 0, listing.rows.length - 1), step)
  const item = listing.rows[cursor]
  if (item?.kind !== 'item') return state
  const moved = withList(state, (list) => ({ ...list, cursor, key: item.key }))
  return state.listing ? moved : withCurrent(moved, (current) => (current.detailTop === 0 ? current : { ...current, detailTop: 0 }))
}

/** Up or down by items. */
function step(state: State, by: number): State {
  const listing = listingOf(state)
  const direction = by > 0 ? 1 : -1
  let at = listStateOf(state).cursor
  for (let left = Math.abs(by); left > 0; left--) {
    let next = at + direction
    while (next >= 0 && next < listing.rows.length && listing.rows[next]?.kind !== 'item') next += direction
    if (next < 0 || next >= listing.rows.length) break
    at = next
  }
  return moveTo(state, at, direction)
}

const scrollDetail = (state: State, by: number): State =>
  withCurrent(state, (item) => ({ ...item, detailTop: clamp(item.detailTop + by, 0, detailOverflow(state)) }))

// ── decisions ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Decisions on this reading of the document, which may see another figure behind a contradiction than the one they were taken on. */
const applied = (entries: readonly Entry[], printed: Opened | undefined): readonly Entry[] =>
  printed ? carriedOver(entries, printed.assessment.report.findings) : entries

function record(state: State, entry: FreshEntry): Next {
  const item = currentCase(state)
  if (!item) return [state, []]
  return [state, [{ kind: 'record', path: item.path, ledger: item.ledger, by: state.reviewer, document: item.sha256, entry }]]
}

/** @param id of the finding; the one the reviewer is at when absent */
function decide(state: State, kind: 'confirm' | 'dismiss' | 'note', text?: string, id?: string): Next {
  const item = currentCase(state)
  const found = item && id !== undefined ? findingById(item, id) : currentFinding(state)
  if (!item || !found) return [state, []]
  const { finding } = found
  const mark = findingMark(finding)
  // The same key again takes the decision back, as a checkbox does.
  if (kind === 'confirm' && statusOf(replayed(item.entries).decisions, finding.id) === 'confirmed')
    return record(state, { kind: 'reopen', finding: finding.id, mark })
  return record(state, { kind, finding: finding.id, mark, ...(text ? { text } : {}) })
}

/** Onto the next finding without a decision, below the cursor first, in the list as it was: a filter may hide what was just decided. */
function onward(state: State, before: Case): State {
  if (before.page || before.view !== 'findings') return state
  const next = undecidedFrom(state, before, 1, before.lists.findings.cursor)
  const row = findingsOf(before, state.language).rows[next ?? -1]
  if (row?.kind !== 'item') return state
  return withCurrent(
    withList(state, (list) => ({ ...list, key: row.key })),
    (item) => ({ ...item, detailTop: 0 }),
  )
}

function undecidedFrom(state: State, item: Case, direction: 1 | -1, cursor: number): number | undefined {
  const { rows } = findingsOf(item, state.language)
  const { decisions } = replayed(item.entries)
  for (let away = 1; away <= rows.length; away++) {
    const at = (cursor + away * direction + rows.length * 2) % rows.length
    const row = rows[at]
    if (row?.kind === 'item' && wantsDecision(row.item) && statusOf(decisions, row.key) === 'open') return at
  }
  return undefined
}

/** A document opened again goes on where one stopped: at the first undecided finding behind the last that was decided. */
function resumed(state: State, path: string): State {
  const item = state.cases.find((other) => other.path === path)
  if (!item) return state
  const { rows, at } = findingsOf(item, state.language)
  const last = item.entries.findLast((entry) => entry.kind !== 'undo' && entry.finding !== undefined && at.has(entry.finding))
  const from = last && last.kind !== 'undo' && last.finding !== undefined ? at.get(last.finding) : undefined
  if (from === undefined) return state
  const row = rows[undecidedFrom(state, item, 1, from - 1) ?? -1]
  if (row?.kind !== 'item') return state
  return withCase(state, path, (other) => ({
    ...other,
    lists: { ...other.lists, findings: { ...other.lists.findings, key: row.key } },
  }))
}

const numeral = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** What a reviewer typed as a numeral, in ASCII, or undefined. */
export function typedNumeral(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '').replace(/[−–—]/g, '-')
  return numeral.test(plain) ? plain : undefined
}

function correct(state: State, figureId: number, typed: string, finding: string | undefined): Next {
  const item = currentCase(state)
  const figure = item?.printed?.extraction.figures[figureId]
  const now = item?.opened?.extraction.figures[figureId]
  if (!item || !figure || !now) return [state, []]
  const value = typedNumeral(typed)
  if (value === undefined) return [say(state, word(state, 'notANumber') + typed, 'warning'), []]
  if (value === now.printed) return [say(state, word(state, 'sameNumber'), 'warning'), []]
  const found = item.opened?.assessment.report.findings.find((other) => other.id === finding)
  return record(state, {
    kind: 'correct',
    figure: figureMark(figure),
    value,
    ...(found ? { finding: found.id, mark: findingMark(found) } : {}),
  })
}

const figureMark = (figure: Figure): FigureMark => ({
  id: figure.id,
  printed: figure.printed,
  page: figure.source.page,
  quote: figure.source.quote,
  label: figure.label,
})

/** Corrections against those already judged: an effect when they differ. */
function rejudge(state: State, path: string, before: ReadonlyMap<number, string>, announce: boolean): readonly Effect[] {
  const item = state.cases.find((other) => other.path === path)
  if (!item?.printed) return []
  const after = correctionsOf(item)
  const same = after.size === before.size && [...after].every(([figure, value]) => before.get(figure) === value)
  return same ? [] : [{ kind: 'judge', path, corrections: after, announce }]
}

// ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function openPage(state: State, page: number, marks: readonly PageMark[], finding?: string): State {
  const item = currentCase(state)
  const pages = item?.opened?.document.pages
  if (!item || !pages) return state
  const last = Math.max(1, pages.at(-1)?.number ?? 1)
  if (page < 1 || page > last) return say(state, `${word(state, 'noSuchPage')}${page}`, 'warning')
  const opened: PageState = {
    number: page,
    marks,
    at: 0,
    top: 0,
    left: 0,
    query: item.page?.query ?? '',
    hit: 0,
    picture: item.page?.picture ?? false,
    ...(finding === undefined ? {} : { finding }),
  }
  return showMark(withCurrent(state, (current) => ({ ...current, page: opened })))
}

/** Scrolls the page so that the mark the reviewer is at is in sight. */
function showMark(state: State): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const { page } = item
  const region = layout(state).page
  const grid = gridOf(item.opened.document, page.number, page.marks, region.width, state.pen.ambiguousWide)
  const spot = grid.spots[page.at]
  if (!spot) return state
  const top =
    spot.line >= page.top + 2 && spot.line < page.top + region.height - 2
      ? page.top
      : Math.max(0, Math.min(spot.line - Math.floor(region.height / 3), grid.lines.length - region.height))
  const left =
    spot.column + spot.width <= page.left + region.width && spot.column >= page.left
      ? page.left
      : Math.max(0, spot.column + spot.width - region.width + 8)
  return withPage(state, { top, left })
}

/** Scrolls the page to the line that begins with the text. */
function showText(state: State, text: string): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const { number } = item.page
  // A long heading goes on in the next line.
  const hit = hitsOf(item.opened.document, text.slice(0, 12)).find((other) => other.page === number)
  if (!hit) return state
  const region = layout(state).page
  const grid = gridOf(item.opened.document, number, item.page.marks, region.width, state.pen.ambiguousWide)
  const line = grid.at[hit.line] ?? 0
  return withPage(state, { top: clamp(line - 1, 0, Math.max(0, grid.lines.length - region.height)) })
}

const withPage = (state: State, change: Partial<PageState>): State =>
  withCurrent(state, (item) => (item.page ? { ...item, page: { ...item.page, ...change } } : item))

function openCurrent(state: State): Next {
  if (state.listing) {
    const row = documentsOf(state.cases, state.documents.filter, state.documents.sort).rows[state.documents.cursor]
    if (row?.kind !== 'item') return [state, []]
    return enterCase(state, state.cases.indexOf(row.item))
  }
  const item = currentCase(state)
  if (!item?.opened) return [state, []]
  const { extraction, assessment } = item.opened
  switch (item.view) {
    case 'findings': {
      const found = currentFinding(state)
      if (!found) return [state, []]
      const marks = pageMarks(found.finding, item.opened.extraction, item.opened.document)
      return [openPage(state, marks[0]?.page ?? found.finding.page, marks, found.finding.id), []]
    }
    case 'tables': {
      if (!item.grid) {
        const table = itemAt(tablesOf(item), item.lists.tables)?.table
        if (!table) return [state, []]
        const broken = table.cells.find((cell) => figureVerdict(cell.figure, assessment) === 'contradiction') ?? table.cells[0]
        return [
          showCell(
            withCurrent(state, (current) => ({
              ...current,
              grid: { table: table.index, row: broken?.row ?? 0, column: broken?.column ?? 0, top: 0, left: 0 },
            })),
          ),
          [],
        ]
      }
      const figure = currentFigure(state)
      const page = currentPage(state)
      return page === undefined ? [state, []] : [openPage(state, page, figureMarks(extraction.figures[figure ?? -1])), []]
    }
    case 'decisions': {
      const entry = itemAt(decisionsOf(item, state.language), item.lists.decisions)?.entry
      const id = entry?.finding
      if (id !== undefined && item.opened.assessment.report.findings.some((finding) => finding.id === id))
        return [jumpToFinding(state, id), []]
      const figure = currentFigure(state)
      const page = currentPage(state)
      return page === undefined ? [state, []] : [openPage(state, page, figureMarks(extraction.figures[figure ?? -1])), []]
    }
    case 'outline': {
      const heading = itemAt(outlineOf(item), item.lists.outline)
      return [heading ? showText(openPage(state, heading.page, []), heading.text) : state, []]
    }
    default: {
      const figure = currentFigure(state)
      const page = currentPage(state)
      return page === undefined ? [state, []] : [openPage(state, page, figureMarks(extraction.figures[figure ?? -1])), []]
    }
  }
}

/** To a finding in the findings view; filters that hide it are dropped. */
function jumpToFinding(state: State, id: string): State {
  const shown = withCurrent(state, (item) => {
    const { page: _page, ...rest } = item
    return { ...rest, view: 'findings' as const, focus: 'list' as const, detailTop: 0 }
  })
  const item = currentCase(shown)
  if (!item) return state
  const hidden = !findingsOf(item, shown.language).at.has(id)
  return withList(shown, (list) => ({ ...list, key: id, ...(hidden ? { filter: '', first: 0, second: 0 } : {}) }))
}

function enterCase(state: State, index: number): Next {
  const item = state.cases[index]
  if (!item) return [state, []]
  const next: State = { ...state, current: index, listing: false, documents: { ...state.documents, key: item.path } }
  // What the reviewer wants to see is read first.
  return [next, item.progress.kind === 'waiting' ? [{ kind: 'load', path: item.path, next: true }] : []]
}

// ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function moveCell(state: State, rows: number, columns: number): State {
  const item = currentCase(state)
  const grid = item?.grid
  const table = item?.opened?.extraction.tables.find((other) => other.index === grid?.table)
  if (!grid || !table) return state
  const row = clamp(grid.row + rows, 0, Math.max(0, table.rows.length - 1))
  const column = clamp(grid.column + columns, 0, Math.max(0, table.columns.length - 1))
  return showCell(withCurrent(state, (current) => ({ ...current, grid: { ...grid, row, column } })))
}

function showCell(state: State): State {
  const item = currentCase(state)
  const grid = item?.grid
  if (!grid) return state
  const height = Math.max(1, layout(state).list.height - 3)
  const top = clamp(grid.top, Math.max(0, grid.row - height + 1), grid.row)
  return withCurrent(state, (current) => ({ ...current, grid: { ...grid, top } }))
}

function nextBroken(state: State, direction: 1 | -1): State {
  const item = currentCase(state)
  const grid = item?.grid
  const table = item?.opened?.extraction.tables.find((other) => other.index === grid?.table)
  if (!item?.opened || !grid || !table) return state
  const { assessment } = item.opened
  const order = (cell: { row: number; column: number }): number => cell.row * table.columns.length + cell.column
  const broken = table.cells
    .filter((cell) => figureVerdict(cell.figure, assessment) === 'contradiction')
    .sort((a, b) => order(a) - order(b))
  const here = order(grid)
  const next =
    direction > 0
      ? (broken.find((cell) => order(cell) > here) ?? broken[0])
      : (broken.findLast((cell) => order(cell) < here) ?? broken.at(-1))
  if (!next) return say(state, word(state, 'noMore'))
  return showCell(withCurrent(state, (current) => ({ ...current, grid: { ...grid, row: next.row, column: next.column } })))
}

function nextTable(state: State, direction: 1 | -1): State {
  const item = currentCase(state)
  const tables = item?.opened?.extraction.tables ?? []
  const at = tables.findIndex((table) => table.index === item?.grid?.table)
  const next = tables[at + direction]
  if (!next) return say(state, word(state, 'noMore'))
  const first = next.cells[0]
  return showCell(
    withCurrent(state, (current) => ({
      ...current,
      grid: { table: next.index, row: first?.row ?? 0, column: first?.column ?? 0, top: 0, left: 0 },
      lists: { ...current.lists, tables: { ...current.lists.tables, key: String(next.index) } },
    })),
  )
}

// ── the actions of the keys ──────────────────────────────────────────────────────────────────────────────────────────

function act(state: State, action: Action): Next {
  const place = placeOf(state)
  const item = currentCase(state)
  const detail = place !== 'documents' && place !== 'page' && place !== 'grid' && item?.focus === 'detail'
  const { list: rows, detail: lines } = layout(state)
  const { height } = (detail && lines) || rows
  const plain = (next: State): Next => [next, []]
  switch (action) {
    case 'down':
    case 'up': {
      const by = action === 'down' ? 1 : -1
      if (place === 'page') return plain(scrollPage(state, by))
      if (place === 'grid') return plain(moveCell(state, by, 0))
      return plain(detail ? scrollDetail(state, by) : step(state, by))
    }
    case 'page-down':
    case 'page-up':
    case 'half-down':
    case 'half-up': {
      const by = Math.max(1, action.startsWith('page') ? height - 1 : height >> 1) * (action.endsWith('down') ? 1 : -1)
      if (place === 'page') return plain(turnPage(state, by))
      if (place === 'grid') return plain(moveCell(state, by, 0))
      return plain(detail ? scrollDetail(state, by) : moveTo(state, listStateOf(state).cursor + by, by > 0 ? 1 : -1))
    }
    case 'first':
    case 'last': {
      const end = action === 'last'
      if (place === 'page') return plain(scrollPage(state, end ? 1e6 : -1e6))
      if (place === 'grid') return plain(moveCell(state, end ? 1e6 : -1e6, 0))
      if (detail) return plain(scrollDetail(state, end ? 1e6 : -1e6))
      return plain(moveTo(state, end ? listingOf(state).rows.length - 1 : 0, end ? -1 : 1))
    }
    case 'left':
    case 'right': {
      const by = action === 'right' ? 1 : -1
      if (place === 'page') return plain(walkMarks(state, by))
      return plain(place === 'grid' ? moveCell(state, 0, by) : state)
    }
    case 'pan-left':
    case 'pan-right':
      return plain(panPage(state, action === 'pan-right' ? 8 : -8))
    case 'next-block':
    case 'previous-block': {
      const by = action === 'next-block' ? 1 : -1
      if (place === 'page' && item?.page) return plain(changePage(state, item.page.number + by, 'start'))
      if (place === 'grid') return plain(nextTable(state, by))
      return plain(nextHeading(state, by))
    }
    case 'detail-down':
    case 'detail-up':
      return plain(scrollDetail(state, action === 'detail-down' ? 1 : -1))
    case 'open':
      return openCurrent(state)
    case 'back':
      return back(state)
    case 'swap':
      return plain(withCurrent(state, (current) => ({ ...current, focus: current.focus === 'list' ? 'detail' : 'list' })))
    case 'next':
    case 'previous': {
      const by = action === 'next' ? 1 : -1
      if (place === 'page') return plain(nextHit(state, by))
      if (place === 'grid') return plain(nextBroken(state, by))
      if (place === 'findings' && item && item.lists.findings.filter === '') {
        const next = undecidedFrom(state, item, by, item.lists.findings.cursor)
        return plain(next === undefined ? say(state, word(state, 'allDecided')) : moveTo(state, next, by))
      }
      return plain(stepAround(state, by))
    }
    case 'filter':
      return plain(
        ask(state, place === 'page' ? 'search' : 'filter', place === 'page' ? (item?.page?.query ?? '') : listStateOf(state).filter),
      )
    case 'jump':
      return plain(ask(state, 'jump', ''))
    case 'dismiss':
      return plain(ask(state, 'dismiss', '', { finding: currentFinding(state)?.finding.id }))
    case 'note':
      return plain(ask(state, 'note', '', { finding: currentFinding(state)?.finding.id }))
    case 'correct': {
      const figure = currentFigure(state)
      if (figure === undefined || !item?.opened) return plain(state)
      const finding = currentFinding(state)?.finding
      const now = item.opened.extraction.figures[figure]?.printed ?? ''
      // What would agree is offered where it is a number, what is printed otherwise.
      const agreeing =
        finding && finding.figure === figure
          ? (finding.diagnosis?.candidates.find((candidate) => candidate.figure === undefined || candidate.figure === figure)?.value ??
            finding.expected?.value)
          : undefined
      const offered = agreeing !== undefined && typedNumeral(agreeing) !== undefined ? agreeing : now
      return plain(ask(state, 'correct', offered, { finding: finding?.id, figure }))
    }
    case 'confirm':
      return decide(state, 'confirm')
    case 'undo':
    case 'redo': {
      if (!item) return plain(state)
      const target = action === 'undo' ? lastActive(item.entries) : lastUndo(item.entries)
      if (!target) return plain(say(state, word(state, action === 'undo' ? 'nothingToUndo' : 'nothingToRedo')))
      return record(state, { kind: 'undo', undoes: target.id })
    }
    case 'view-next':
    case 'view-previous': {
      const at = views.indexOf(item?.view ?? 'findings')
      return plain(showView(state, views[(at + (action === 'view-next' ? 1 : views.length - 1)) % views.length] ?? 'findings'))
    }
    case 'view-findings':
    case 'view-coverage':
    case 'view-tables':
    case 'view-facts':
    case 'view-outline':
    case 'view-decisions':
      return plain(showView(state, action.slice(5) as View))
    case 'first-filter':
      return plain(cycle(state, 'first'))
    case 'second-filter':
      return plain(cycle(state, 'second'))
    case 'sort':
      return plain(withList(state, (list) => ({ ...list, sort: (list.sort + 1) % (state.listing ? documentSorts : findingSorts).length })))
    case 'clear':
      return plain(withList(state, (list) => ({ ...list, filter: '', first: 0, second: 0 })))
    case 'pdf': {
      const page = currentPage(state) ?? 1
      return [state, item ? [{ kind: 'pdf', path: item.path, page }] : []]
    }
    case 'picture': {
      if (!item?.page) return plain(state)
      return plain(withPage(state, { picture: !item.page.picture }))
    }
    case 'next-document':
    case 'previous-document': {
      const by = action === 'next-document' ? 1 : -1
      const next = state.current + by
      return state.cases[next] ? enterCase(state, next) : plain(say(state, word(state, 'noMore')))
    }
    case 'documents':
      return plain({ ...state, listing: true, documents: { ...state.documents, ...(item ? { key: item.path } : {}) } })
    case 'ocr':
      return item
        ? [
            withCase(state, item.path, (other) => ({ ...other, progress: { kind: 'waiting' } })),
            [{ kind: 'load', path: item.path, next: true, ocr: 'always' }],
          ]
        : plain(state)
    case 'mouse':
      return [
        say({ ...state, mouse: !state.mouse }, word(state, state.mouse ? 'mouseOff' : 'mouseOn')),
        [{ kind: 'mouse', on: !state.mouse }],
      ]
    case 'help':
      return plain({ ...state, mode: { kind: 'help', filter: '', top: 0, place } })
    case 'quit':
      return [{ ...state, quit: true }, [{ kind: 'quit' }]]
    case 'redraw':
      return [state, [{ kind: 'redraw' }]]
  }
}

function ask(
  state: State,
  purpose: InputPurpose,
  text: string,
  about: { finding?: string | undefined; figure?: number | undefined } = {},
): State {
  const row = listStateOf(state).key
  return {
    ...state,
    mode: {
      kind: 'input',
      purpose,
      text,
      caret: text.length,
      before: text,
      recall: -1,
      ...(row === undefined ? {} : { row }),
      ...(about.finding === undefined ? {} : { finding: about.finding }),
      ...(about.figure === undefined ? {} : { figure: about.figure }),
    },
  }
}

function showView(state: State, view: View): State {
  return withCurrent(state, (item) => {
    const { page: _page, ...rest } = item
    return { ...rest, view, detailTop: 0, focus: 'list' as const }
  })
}

function cycle(state: State, which: 'first' | 'second'): State {
  const item = currentCase(state)
  if (!item) return state
  const choices = filterChoices(item)[which]
  return withList(state, (list) => ({ ...list, [which]: choices.length === 0 ? 0 : (list[which] + 1) % choices.length }))
}

function back(state: State): Next {
  const item = currentCase(state)
  if (state.listing) {
    if (state.documents.filter) return [{ ...state, documents: { ...state.documents, filter: '' } }, []]
    return [state, []]
  }
  if (!item) return [state, []]
  if (item.page) {
    const { page: _page, ...rest } = item
    return [withCase(state, item.path, () => rest), []]
  }
  if (item.grid && item.view === 'tables') {
    const { grid: _grid, ...rest } = item
    return [withCase(state, item.path, () => rest), []]
  }
  const list = item.lists[item.view]
  if (item.focus === 'detail') return [withCase(state, item.path, (other) => ({ ...other, focus: 'list' })), []]
  if (list.filter || list.first || list.second) return [withList(state, (other) => ({ ...other, filter: '', first: 0, second: 0 })), []]
  if (item.view !== 'findings') return [showView(state, 'findings'), []]
  if (state.cases.length > 1) return [{ ...state, listing: true, documents: { ...state.documents, key: item.path } }, []]
  return [state, []]
}

function nextHeading(state: State, direction: 1 | -1): State {
  const { rows } = listingOf(state)
  const { cursor } = listStateOf(state)
  if (direction > 0) {
    const heading = rows.findIndex((row, index) => index > cursor && row.kind === 'heading')
    return heading < 0 ? moveTo(state, rows.length - 1, -1) : moveTo(state, heading, 1)
  }
  // To the head of this group, or of the one before when already there.
  let at = cursor - 1
  while (at >= 0 && rows[at]?.kind !== 'heading') at--
  if (at === cursor - 1) {
    at--
    while (at >= 0 && rows[at]?.kind !== 'heading') at--
  }
  return moveTo(state, Math.max(0, at), 1)
}

function stepAround(state: State, direction: 1 | -1): State {
  const before = listStateOf(state).cursor
  const next = step(state, direction)
  if (listStateOf(next).cursor !== before) return next
  return moveTo(state, direction > 0 ? 0 : listingOf(state).rows.length - 1, direction)
}

function scrollPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const region = layout(state).page
  const grid = gridOf(item.opened.document, item.page.number, item.page.marks, region.width, state.pen.ambiguousWide)
  return withPage(state, { top: clamp(item.page.top + by, 0, Math.max(0, grid.lines.length - region.height)) })
}

/** Sideways, no farther than the longest line. */
function panPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const { width } = layout(state).page
  const wide = state.pen.ambiguousWide
  const grid = gridOf(item.opened.document, item.page.number, item.page.marks, width, wide)
  const longest = Math.max(0, ...grid.lines.map((line) => line.pieces.reduce((sum, piece) => sum + cells(piece.text, wide), 0)))
  return withPage(state, { left: clamp(item.page.left + by, 0, Math.max(0, longest - width)) })
}

/** By a screen; past the end of the page to the next one. */
function turnPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page) return state
  const scrolled = scrollPage(state, by)
  if (currentCase(scrolled)?.page?.top !== item.page.top) return scrolled
  return changePage(state, item.page.number + (by > 0 ? 1 : -1), by > 0 ? 'start' : 'end')
}

function changePage(state: State, number: number, at: 'start' | 'end'): State {
  const item = currentCase(state)
  const pages = item?.opened?.document.pages ?? []
  if (!item?.page || number < 1 || number > Math.max(1, pages.at(-1)?.number ?? 1)) return say(state, word(state, 'noMore'))
  const moved = withPage(state, { number, top: 0, left: 0 })
  return at === 'end' ? scrollPage(moved, 1e6) : moved
}

function walkMarks(state: State, by: number): State {
  const item = currentCase(state)
  const marks = item?.page?.marks ?? []
  if (!item?.page || marks.length === 0) return state
  const here = marks[item.page.at]
  // Having turned away from the marks, the first step leads back to them.
  const away = here !== undefined && here.page !== item.page.number
  const at = away ? item.page.at : (item.page.at + by + marks.length) % marks.length
  const mark = marks[at]
  return showMark(
    withPage(state, { at, number: mark?.page ?? item.page.number, ...(mark && mark.page !== item.page.number ? { top: 0, left: 0 } : {}) }),
  )
}

function nextHit(state: State, direction: 1 | -1): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  if (item.page.query === '') return walkMarks(state, direction)
  const hits = hitsOf(item.opened.document, item.page.query)
  if (hits.length === 0) return say(state, word(state, 'noHit') + item.page.query, 'warning')
  const { page } = item
  const hit = (page.hit + direction + hits.length) % hits.length
  return toHit(state, hit)
}

function toHit(state: State, hit: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const found = hitsOf(item.opened.document, item.page.query)[hit]
  if (!found) return state
  const region = layout(state).page
  const grid = gridOf(item.opened.document, found.page, item.page.marks, region.width, state.pen.ambiguousWide)
  const line = grid.at[found.line] ?? 0
  return withPage(state, { hit, number: found.page, top: clamp(line - 3, 0, Math.max(0, grid.lines.length - region.height)), left: 0 })
}

// ── input ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function editInput(state: State, key: string): Next {
  const { mode } = state
  if (mode.kind !== 'input') return [state, []]
  const put = (text: string, caret: number): Next => [
    typed({ ...state, mode: { ...mode, text, caret: clamp(caret, 0, text.length), recall: -1 } }),
    [],
  ]
  const { text, caret } = mode
  const previous = text.slice(0, caret).replace(/[\s\S]$/u, '').length
  switch (key) {
    case 'enter':
      return accept(state)
    case 'escape':
    case 'ctrl-c':
      return [cancel(state), []]
    case 'backspace':
      return text === '' && (mode.purpose === 'filter' || mode.purpose === 'search')
        ? [cancel(state), []]
        : put(text.slice(0, previous) + text.slice(caret), previous)
    case 'delete':
    case 'ctrl-d':
      return put(text.slice(0, caret) + text.slice(caret).replace(/^[\s\S]/u, ''), caret)
    case 'left':
    case 'ctrl-b':
      return [{ ...state, mode: { ...mode, caret: previous } }, []]
    case 'right':
    case 'ctrl-f':
      return [
        { ...state, mode: { ...mode, caret: clamp(caret + (/^[\s\S]/u.exec(text.slice(caret))?.[0].length ?? 0), 0, text.length) } },
        [],
      ]
    case 'home':
    case 'ctrl-a':
      return [{ ...state, mode: { ...mode, caret: 0 } }, []]
    case 'end':
    case 'ctrl-e':
      return [{ ...state, mode: { ...mode, caret: text.length } }, []]
    case 'ctrl-u':
      return put(text.slice(caret), 0)
    case 'ctrl-k':
      return put(text.slice(0, caret), caret)
    case 'ctrl-w': {
      const kept = text.slice(0, caret).replace(/\S*\s*$/u, '')
      return put(kept + text.slice(caret), kept.length)
    }
    case 'up':
    case 'down': {
      // In a filter the arrows move in the list; elsewhere they bring back what was given before.
      if (mode.purpose === 'filter') return [step(state, key === 'down' ? 1 : -1), []]
      const earlier = recalled(currentCase(state), mode.purpose)
      const recall = clamp(mode.recall + (key === 'up' ? 1 : -1), -1, earlier.length - 1)
      const given = recall < 0 ? mode.before : (earlier[recall] ?? '')
      return [{ ...state, mode: { ...mode, recall, text: given, caret: given.length } }, []]
    }
    case 'space':
      return put(`${text.slice(0, caret)} ${text.slice(caret)}`, caret + 1)
    default:
      // Keys with a name (Tab, PgUp …) write nothing.
      return [...key].length > 1 ? [state, []] : put(text.slice(0, caret) + key + text.slice(caret), caret + key.length)
  }
}

/** What follows from each letter at once. */
function typed(state: State): State {
  const { mode } = state
  if (mode.kind !== 'input') return state
  if (mode.purpose === 'filter') return withList(state, (list) => ({ ...list, filter: mode.text }))
  if (mode.purpose === 'search') {
    const item = currentCase(state)
    if (!item?.page || !item.opened) return state
    const searched = withPage(state, { query: mode.text, hit: 0 })
    if (mode.text === '') return searched
    const hits = hitsOf(item.opened.document, mode.text)
    // From this page on, then from the start.
    return hits.length === 0
      ? searched
      : toHit(
          searched,
          Math.max(
            0,
            hits.findIndex((hit) => hit.page >= (item.page?.number ?? 1)),
          ),
        )
  }
  return state
}

function cancel(state: State): State {
  const { mode } = state
  if (mode.kind !== 'input') return state
  const normal: State = { ...state, mode: { kind: 'normal' } }
  if (mode.purpose === 'filter')
    return withList(normal, (list) => ({ ...list, filter: '', ...(mode.row === undefined ? {} : { key: mode.row }) }))
  return mode.purpose === 'search' ? withPage(normal, { query: '' }) : normal
}

function accept(state: State): Next {
  const { mode } = state
  if (mode.kind !== 'input') return [state, []]
  const text = mode.text.trim()
  const normal: State = { ...state, mode: { kind: 'normal' } }
  switch (mode.purpose) {
    case 'filter':
      return [normal, []]
    case 'search': {
      const item = currentCase(normal)
      const none = text !== '' && item?.opened && hitsOf(item.opened.document, mode.text).length === 0
      return [none ? say(normal, word(state, 'noHit') + text, 'warning') : normal, []]
    }
    case 'dismiss':
      return decide(normal, 'dismiss', text, mode.finding)
    case 'note':
      return text === '' ? [normal, []] : decide(normal, 'note', text, mode.finding)
    case 'correct':
      return mode.figure === undefined ? [normal, []] : correct(normal, mode.figure, text, mode.finding)
    case 'jump': {
      const page = Number(text.normalize('NFKC'))
      if (!/^\d+$/.test(text.normalize('NFKC')))
        return [text === '' ? normal : say(normal, word(state, 'noSuchPage') + text, 'warning'), []]
      return [
        currentCase(normal)?.page
          ? openPage(normal, page, currentCase(normal)?.page?.marks ?? [], currentCase(normal)?.page?.finding)
          : openPage(normal, page, []),
        [],
      ]
    }
  }
}

function editHelp(state: State, key: string): Next {
  const { mode } = state
  if (mode.kind !== 'help') return [state, []]
  const close: State = { ...state, mode: { kind: 'normal' } }
  const to = (top: number): Next => [{ ...state, mode: { ...mode, top: clamp(top, 0, helpOverflow(state)) } }, []]
  switch (key) {
    case 'escape':
    case 'enter':
    case 'ctrl-c':
      return [mode.filter && key === 'escape' ? { ...state, mode: { ...mode, filter: '', top: 0 } } : close, []]
    case '?':
      return [close, []]
    case 'q':
      return mode.filter === '' ? [close, []] : [{ ...state, mode: { ...mode, filter: `${mode.filter}q`, top: 0 } }, []]
    case 'down':
      return to(mode.top + 1)
    case 'up':
      return to(mode.top - 1)
    case 'pagedown':
      return to(mode.top + 10)
    case 'pageup':
      return to(mode.top - 10)
    case 'backspace':
      return [{ ...state, mode: { ...mode, filter: mode.filter.replace(/[\s\S]$/u, ''), top: 0 } }, []]
    case 'space':
      return [{ ...state, mode: { ...mode, filter: `${mode.filter} `, top: 0 } }, []]
    default:
      return [...key].length > 1 ? [state, []] : [{ ...state, mode: { ...mode, filter: mode.filter + key, top: 0 } }, []]
  }
}

function press(state: State, key: string): Next {
  const quiet: State = state.message ? withoutMessage(state) : state
  if (quiet.mode.kind === 'input') return editInput(quiet, key)
  if (quiet.mode.kind === 'help') return editHelp(quiet, key)
  if (key === 'ctrl-c') return act(quiet, 'quit')
  const binding = bindingFor(key, placeOf(quiet))
  if (!binding) return [quiet, []]
  const reason = disabledReason(binding, quiet)
  if (reason !== undefined) return [say(quiet, reason, 'warning'), []]
  return act(quiet, binding.action)
}

function withoutMessage(state: State): State {
  const { message: _message, ...rest } = state
  return rest
}

function mouse(state: State, msg: Extract<Msg, { kind: 'mouse' }>): Next {
  if (state.mode.kind === 'help') return msg.action === 'press' ? [state, []] : editHelp(state, msg.action === 'wheel-up' ? 'up' : 'down')
  // What is being typed belongs to what was selected when it began.
  if (state.mode.kind === 'input' && state.mode.purpose !== 'filter') return [state, []]
  const frame = layout(state)
  const within = (region: Region): boolean =>
    msg.x >= region.x && msg.x < region.x + region.width && msg.y >= region.y && msg.y < region.y + region.height
  const place = placeOf(state)
  if (place === 'page') return msg.action === 'press' ? [state, []] : [scrollPage(state, msg.action === 'wheel-up' ? -3 : 3), []]
  if (msg.action !== 'press') {
    const by = msg.action === 'wheel-up' ? -3 : 3
    if (place === 'grid') return [moveCell(state, Math.sign(by), 0), []]
    if (frame.detail && within(frame.detail)) return [scrollDetail(state, by), []]
    return [step(state, by), []]
  }
  if (place === 'grid') return [state, []]
  if (frame.detail && within(frame.detail)) return [withCurrent(state, (item) => ({ ...item, focus: 'detail' })), []]
  if (!within(frame.list)) return [state, []]
  const list = listStateOf(state)
  const row = list.top + msg.y - frame.list.y
  if (listingOf(state).rows[row]?.kind !== 'item') return [state, []]
  const focused = state.listing ? state : withCurrent(state, (item) => ({ ...item, focus: 'list' }))
  return row === list.cursor ? openCurrent(focused) : [moveTo(focused, row, 1), []]
}

function recorded(state: State, path: string, entry: Entry): Next {
  const item = state.cases.find((other) => other.path === path)
  if (!item) return [state, []]
  const before = correctionsOf(item)
  const undone = entry.kind === 'undo' ? item.entries.find((other) => other.id === entry.undoes) : undefined
  const next = withCase({ ...state, unsaved: false }, path, (other) => ({ ...other, entries: [...other.entries, entry] }))
  const effects = rejudge(next, path, before, true)
  switch (entry.kind) {
    case 'confirm':
      return [onward(say(next, word(state, 'confirmed'), 'good'), item), effects]
    case 'dismiss':
      return [onward(say(next, word(state, 'dismissed'), 'good'), item), effects]
    case 'note':
      return [say(next, word(state, 'noted'), 'good'), effects]
    case 'reopen':
      return [say(next, word(state, 'reopened')), effects]
    case 'correct':
      return [next, effects]
    case 'undo': {
      const redo = undone?.kind === 'undo'
      const about = redo ? item.entries.find((other) => other.id === undone.undoes) : undone
      const text = `${word(state, redo ? 'redone' : 'undone')}`
      const id = about && about.kind !== 'undo' ? about.finding : undefined
      const shown = say(next, text)
      const current = currentCase(shown)
      // The cursor goes to what was undone, so that one sees it.
      const visible =
        id !== undefined &&
        current?.path === path &&
        current.view === 'findings' &&
        !current.page &&
        findingsOf(current, state.language).at.has(id)
      return [visible && id !== undefined ? withList(shown, (list) => ({ ...list, key: id })) : shown, effects]
    }
  }
}

function judged(state: State, msg: Extract<Msg, { kind: 'judged' }>): State {
  const item = state.cases.find((other) => other.path === msg.path)
  if (!item) return state
  const ids = (findings: readonly Finding[] | undefined): Set<string> => new Set((findings ?? []).map((finding) => finding.id))
  const before = ids(item.opened?.assessment.report.findings)
  const after = ids(msg.opened.assessment.report.findings)
  const vanished = [...before].filter((id) => !after.has(id)).length
  const appeared = [...after].filter((id) => !before.has(id)).length
  const key = keyAfter(item, msg.opened, after, state.language)
  const next = withCase(state, msg.path, (other) => ({
    ...other,
    opened: msg.opened,
    ...(key === undefined ? {} : { lists: { ...other.lists, findings: { ...other.lists.findings, key } } }),
  }))
  const failing = (opened: Opened | undefined): number => opened?.assessment.report.checks.contradiction ?? 0
  const resolved = failing(item.opened) - failing(msg.opened)
  return msg.announce ? say(next, vanishedMessage({ vanished, appeared, resolved }, state.language), 'good') : next
}

/** When the finding under the cursor is gone with a correction, the cursor goes to what is now found of the same figure, else to the next one that is left. */
function keyAfter(item: Case, opened: Opened, after: ReadonlySet<string>, language: State['language']): string | undefined {
  const { key, cursor } = item.lists.findings
  const was = item.opened?.assessment.report.findings.find((finding) => finding.id === key)
  if (!was || after.has(was.id)) return undefined
  const same = opened.assessment.report.findings.find((finding) => finding.rule === was.rule && finding.figure === was.figure)
  if (same && was.figure !== undefined) return same.id
  const { rows } = findingsOf(item, language)
  const left = (row: (typeof rows)[number]): boolean => row.kind === 'item' && after.has(row.key)
  const row = rows.slice(cursor).find(left) ?? rows.findLast(left)
  return row?.kind === 'item' ? row.key : undefined
}

/** The next state, and what is to be done about it. */
export function update(state: State, msg: Msg): Next {
  const [next, effects] = change(state, msg)
  const settled = settle(next)
  return [settled, [...effects, ...pictured(state, settled)]]
}

/** The page that is shown as a picture, if one is. */
function pictureOf(state: State): Extract<Effect, { kind: 'picture' }> | undefined {
  const item = currentCase(state)
  if (placeOf(state) !== 'page' || !item?.page?.picture || state.mode.kind === 'help') return undefined
  return { kind: 'picture', path: item.path, page: item.page.number, marks: item.page.marks, at: item.page.at, region: layout(state).page }
}

/** Draws, changes or takes away the picture when what it shows has changed. */
function pictured(before: State, after: State): readonly Effect[] {
  const [was, is] = [pictureOf(before), pictureOf(after)]
  if (!is) return was ? [{ kind: 'unpicture' }] : []
  const same =
    was &&
    was.path === is.path &&
    was.page === is.page &&
    was.marks === is.marks &&
    was.at === is.at &&
    was.region.width === is.region.width &&
    was.region.height === is.region.height
  return same ? [] : [is]
}

function change(state: State, msg: Msg): Next {
  switch (msg.kind) {
    case 'key':
      return press(state, msg.key)
    case 'text': {
      const text = msg.text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
      if (state.mode.kind === 'input') {
        const { mode } = state
        return [
          typed({
            ...state,
            mode: { ...mode, text: mode.text.slice(0, mode.caret) + text + mode.text.slice(mode.caret), caret: mode.caret + text.length },
          }),
          [],
        ]
      }
      if (state.mode.kind === 'help') return [{ ...state, mode: { ...state.mode, filter: state.mode.filter + text, top: 0 } }, []]
      // Pasted text is never taken for keys: it could decide something.
      return [state, []]
    }
    case 'mouse':
      return mouse(state, msg)
    case 'resize': {
      const resized = { ...state, columns: msg.columns, rows: msg.rows }
      return [showCell(showMark(resized)), []]
    }
    case 'draws':
      return [{ ...state, pictures: true }, []]
    case 'progress':
      return [withCase(state, msg.path, (item) => ({ ...item, progress: msg.progress })), []]
    case 'ledger':
      return [
        withCase(state, msg.path, (item) => {
          const { own, foreign } = item.sha256 === '' ? { own: msg.entries, foreign: [] } : ofDocument(msg.entries, item.sha256)
          return { ...item, entries: applied(own, item.printed), foreign: foreign.length, damaged: msg.damaged }
        }),
        [],
      ]
    case 'loaded': {
      const next = withCase(state, msg.path, (item) => ({
        ...item,
        entries: applied(merge(msg.accepted ?? [], ofDocument(item.entries, msg.sha256).own), msg.opened),
        foreign: item.foreign + ofDocument(item.entries, msg.sha256).foreign.length,
        sha256: msg.sha256,
        printed: msg.opened,
        opened: msg.opened,
        progress: { kind: 'ready' as const },
      }))
      const before = state.cases.find((item) => item.path === msg.path)
      return [before?.opened ? next : resumed(next, msg.path), rejudge(next, msg.path, new Map(), false)]
    }
    case 'recorded':
      return recorded(state, msg.path, msg.entry)
    case 'unsaved':
      return [say({ ...state, unsaved: true }, word(state, 'unsaved') + msg.reason, 'error'), []]
    case 'judged':
      return [judged(state, msg), []]
    case 'said':
      return [{ ...state, message: msg.message }, []]
  }
}

/** An open page: its marks, its hits, what of it is in sight. */
import type { Action } from '../keys.ts'
import { layout } from '../layout.ts'
import { gridOf, hitsOf, type PageMark } from '../page.ts'
import { currentCase, type PageState, type State } from '../select.ts'
import { cells } from '../text.ts'
import { clamp, leap, say, withCurrent, withPage, word } from './change.ts'

export function openPage(state: State, page: number, marks: readonly PageMark[], finding?: string): State {
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
export function showMark(state: State): State {
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
export function showText(state: State, text: string): State {
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

export function scrollPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const region = layout(state).page
  const grid = gridOf(item.opened.document, item.page.number, item.page.marks, region.width, state.pen.ambiguousWide)
  return withPage(state, { top: clamp(item.page.top + by, 0, Math.max(0, grid.lines.length - region.height)) })
}

/** Sideways, no farther than the longest line. */
export function panPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const { width } = layout(state).page
  const wide = state.pen.ambiguousWide
  const grid = gridOf(item.opened.document, item.page.number, item.page.marks, width, wide)
  const longest = Math.max(0, ...grid.lines.map((line) => line.pieces.reduce((sum, piece) => sum + cells(piece.text, wide), 0)))
  return withPage(state, { left: clamp(item.page.left + by, 0, Math.max(0, longest - width)) })
}

/** By a screen; past the end of the page to the next one. */
export function turnPage(state: State, by: number): State {
  const item = currentCase(state)
  if (!item?.page) return state
  const scrolled = scrollPage(state, by)
  if (currentCase(scrolled)?.page?.top !== item.page.top) return scrolled
  return changePage(state, item.page.number + (by > 0 ? 1 : -1), by > 0 ? 'start' : 'end')
}

export function changePage(state: State, number: number, at: 'start' | 'end'): State {
  const item = currentCase(state)
  const pages = item?.opened?.document.pages ?? []
  if (!item?.page || number < 1 || number > Math.max(1, pages.at(-1)?.number ?? 1)) return say(state, word(state, 'noMore'))
  const moved = withPage(state, { number, top: 0, left: 0 })
  return at === 'end' ? scrollPage(moved, Infinity) : moved
}

export function walkMarks(state: State, by: number): State {
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

export function nextHit(state: State, direction: 1 | -1): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  if (item.page.query === '') return walkMarks(state, direction)
  const hits = hitsOf(item.opened.document, item.page.query)
  if (hits.length === 0) return say(state, word(state, 'noHit') + item.page.query, 'warning')
  const { page } = item
  const hit = (page.hit + direction + hits.length) % hits.length
  return toHit(state, hit)
}

export function toHit(state: State, hit: number): State {
  const item = currentCase(state)
  if (!item?.page || !item.opened) return state
  const found = hitsOf(item.opened.document, item.page.query)[hit]
  if (!found) return state
  const region = layout(state).page
  const grid = gridOf(item.opened.document, found.page, item.page.marks, region.width, state.pen.ambiguousWide)
  const line = grid.at[found.line] ?? 0
  return withPage(state, { hit, number: found.page, top: clamp(line - 3, 0, Math.max(0, grid.lines.length - region.height)), left: 0 })
}

/** What a key that moves does on an open page; undefined for other keys. */
export function onPage(state: State, action: Action): State | undefined {
  const { height } = layout(state).list
  const number = currentCase(state)?.page?.number ?? 1
  switch (action) {
    case 'down':
      return scrollPage(state, 1)
    case 'up':
      return scrollPage(state, -1)
    case 'page-down':
    case 'half-down':
    case 'page-up':
    case 'half-up':
      return turnPage(state, leap(action, height))
    case 'first':
      return scrollPage(state, -Infinity)
    case 'last':
      return scrollPage(state, Infinity)
    case 'right':
      return walkMarks(state, 1)
    case 'left':
      return walkMarks(state, -1)
    case 'pan-right':
      return panPage(state, 8)
    case 'pan-left':
      return panPage(state, -8)
    case 'next-block':
      return changePage(state, number + 1, 'start')
    case 'previous-block':
      return changePage(state, number - 1, 'start')
    case 'next':
      return nextHit(state, 1)
    case 'previous':
      return nextHit(state, -1)
    default:
      return undefined
  }
}

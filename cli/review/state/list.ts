/** Lists: the cursor, the window, filters, and the detail beside them. */
import type { Action } from '../keys.ts'
import { layout } from '../layout.ts'
import { type Listing, replayed, statusOf, wantsDecision } from '../rows.ts'
import { type Case, choicesOf, currentCase, findingsOf, type ListState, listingOf, listStateOf, type State, type View } from '../select.ts'
import { detailOverflow } from '../views/frame.ts'
import { clamp, leap, say, withCurrent, withList, word } from './change.ts'

/** Keeps cursor and window of the list in sight within its rows: follows the key under the cursor, skips headings. */
export function settle(state: State): State {
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

export function moveTo(state: State, row: number, step: 1 | -1): State {
  const listing = listingOf(state)
  const cursor = nearestItem(listing, clamp(row, 0, listing.rows.length - 1), step)
  const item = listing.rows[cursor]
  if (item?.kind !== 'item') return state
  const moved = withList(state, (list) => ({ ...list, cursor, key: item.key }))
  return state.listing ? moved : withCurrent(moved, (current) => (current.detailTop === 0 ? current : { ...current, detailTop: 0 }))
}

/** Up or down by items. */
export function step(state: State, by: number): State {
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

export const scrollDetail = (state: State, by: number): State =>
  withCurrent(state, (item) => ({ ...item, detailTop: clamp(item.detailTop + by, 0, detailOverflow(state)) }))

export function nextHeading(state: State, direction: 1 | -1): State {
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

export function stepAround(state: State, direction: 1 | -1): State {
  const before = listStateOf(state).cursor
  const next = step(state, direction)
  if (listStateOf(next).cursor !== before) return next
  return moveTo(state, direction > 0 ? 0 : listingOf(state).rows.length - 1, direction)
}

export function showView(state: State, view: View): State {
  return withCurrent(state, (item) => {
    const { page: _page, ...rest } = item
    return { ...rest, view, detailTop: 0, focus: 'list' as const }
  })
}

export function cycle(state: State, which: 'first' | 'second'): State {
  const item = currentCase(state)
  if (!item && !state.listing) return state
  const choices = choicesOf(state)[which]
  return withList(state, (list) => ({ ...list, [which]: choices.length === 0 ? 0 : (list[which] + 1) % choices.length }))
}

/** To a finding in the findings view; filters that hide it are dropped. */
export function jumpToFinding(state: State, id: string): State {
  const shown = withCurrent(state, (item) => {
    const { page: _page, ...rest } = item
    return { ...rest, view: 'findings' as const, focus: 'list' as const, detailTop: 0 }
  })
  const item = currentCase(shown)
  if (!item) return state
  const hidden = !findingsOf(item, shown.language).at.has(id)
  return withList(shown, (list) => ({ ...list, key: id, ...(hidden ? { filter: '', first: 0, second: 0 } : {}) }))
}

/** What a key that moves does in a list or in the detail beside it; undefined for other keys. */
export function inList(state: State, action: Action): State | undefined {
  const frame = layout(state)
  const item = currentCase(state)
  const detail = !state.listing && item?.focus === 'detail'
  const height = (detail ? frame.detail : undefined)?.height ?? frame.list.height
  switch (action) {
    case 'down':
      return detail ? scrollDetail(state, 1) : step(state, 1)
    case 'up':
      return detail ? scrollDetail(state, -1) : step(state, -1)
    case 'page-down':
    case 'half-down':
    case 'page-up':
    case 'half-up': {
      const by = leap(action, height)
      return detail ? scrollDetail(state, by) : moveTo(state, listStateOf(state).cursor + by, by > 0 ? 1 : -1)
    }
    case 'first':
      return detail ? scrollDetail(state, -Infinity) : moveTo(state, 0, 1)
    case 'last':
      return detail ? scrollDetail(state, Infinity) : moveTo(state, listingOf(state).rows.length - 1, -1)
    case 'next-block':
      return nextHeading(state, 1)
    case 'previous-block':
      return nextHeading(state, -1)
    case 'detail-down':
      return scrollDetail(state, 1)
    case 'detail-up':
      return scrollDetail(state, -1)
    case 'next':
    case 'previous': {
      const by = action === 'next' ? 1 : -1
      if (state.listing || item?.view !== 'findings' || item.lists.findings.filter !== '') return stepAround(state, by)
      const next = undecidedFrom(state, item, by, item.lists.findings.cursor)
      return next === undefined ? say(state, word(state, 'allDecided')) : moveTo(state, next, by)
    }
    default:
      return undefined
  }
}

/** The nearest finding without a decision. */
export function undecidedFrom(state: State, item: Case, direction: 1 | -1, cursor: number): number | undefined {
  const { rows } = findingsOf(item, state.language)
  const { decisions } = replayed(item.entries)
  for (let away = 1; away <= rows.length; away++) {
    const at = (cursor + away * direction + rows.length * 2) % rows.length
    const row = rows[at]
    if (row?.kind === 'item' && wantsDecision(row.item) && statusOf(decisions, row.key) === 'open') return at
  }
  return undefined
}

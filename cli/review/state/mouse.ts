/** The mouse. */
import { layout, type Box as Region } from '../layout.ts'
import { listingOf, listStateOf, placeOf, type State } from '../select.ts'
import { withCurrent } from './change.ts'
import { moveCell } from './grid.ts'
import { editHelp } from './input.ts'
import { moveTo, scrollDetail, step } from './list.ts'
import type { Msg, Next } from './messages.ts'
import { openCurrent } from './open.ts'
import { scrollPage } from './pages.ts'

export function mouse(state: State, msg: Extract<Msg, { kind: 'mouse' }>): Next {
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

/** Where everything stands on the screen: regions in cells, origin at the top left. */
import { placeOf, type State } from './select.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Layout {
  readonly width: number
  /** Ink must not fill the last row of the terminal: it would clear the whole screen for each frame. */
  readonly height: number
  readonly arrangement: 'single' | 'stacked' | 'beside'
  readonly list: Box
  readonly detail?: Box
  readonly page: Box
}

/** From here list and detail stand side by side; below the second, one at a time. */
const besideFrom = 100
const stackedFrom = 72

export function layout(state: State): Layout {
  const width = Math.max(20, state.columns)
  const height = Math.max(7, state.rows - 1)
  const whole: Box = { x: 0, y: 2, width, height: height - 4 }
  const place = placeOf(state)
  const base = { width, height, page: whole }
  if (place === 'page' || place === 'documents' || place === 'outline' || place === 'tables')
    return { ...base, arrangement: 'single', list: whole }
  const focus = state.cases[state.current]?.focus ?? 'list'
  if (place === 'grid') return stacked(base, whole, Math.min(8, Math.max(3, Math.floor(whole.height * 0.34))))
  if (width >= besideFrom) {
    const left = Math.round(width * (focus === 'list' ? 0.54 : 0.42))
    return {
      ...base,
      arrangement: 'beside',
      list: { ...whole, width: left },
      detail: { x: left + 1, y: whole.y, width: width - left - 1, height: whole.height },
    }
  }
  if (width >= stackedFrom && whole.height >= 8)
    return stacked(base, whole, Math.floor((whole.height - 1) * (focus === 'list' ? 0.6 : 0.8)))
  return focus === 'list'
    ? { ...base, arrangement: 'single', list: whole }
    : { ...base, arrangement: 'single', list: { ...whole, height: 0 }, detail: whole }
}

/** The list above, `below` rows of detail under a rule. */
function stacked(base: Pick<Layout, 'width' | 'height' | 'page'>, whole: Box, below: number): Layout {
  const above = Math.max(1, whole.height - 1 - below)
  return {
    ...base,
    arrangement: 'stacked',
    list: { ...whole, height: above },
    detail: { ...whole, y: whole.y + above + 1, height: Math.max(1, whole.height - above - 1) },
  }
}

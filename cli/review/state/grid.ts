/** An open table. */
import type { Action } from '../keys.ts'
import { layout } from '../layout.ts'
import { figureVerdict } from '../rows.ts'
import { currentCase, type State } from '../select.ts'
import { clamp, leap, say, withCurrent, word } from './change.ts'

export function moveCell(state: State, rows: number, columns: number): State {
  const item = currentCase(state)
  const grid = item?.grid
  const table = item?.opened?.extraction.tables.find((other) => other.index === grid?.table)
  if (!grid || !table) return state
  const row = clamp(grid.row + rows, 0, Math.max(0, table.rows.length - 1))
  const column = clamp(grid.column + columns, 0, Math.max(0, table.columns.length - 1))
  return showCell(withCurrent(state, (current) => ({ ...current, grid: { ...grid, row, column } })))
}

export function showCell(state: State): State {
  const item = currentCase(state)
  const grid = item?.grid
  if (!grid) return state
  const height = Math.max(1, layout(state).list.height - 3)
  const top = clamp(grid.top, Math.max(0, grid.row - height + 1), grid.row)
  return withCurrent(state, (current) => ({ ...current, grid: { ...grid, top } }))
}

export function nextBroken(state: State, direction: 1 | -1): State {
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

export function nextTable(state: State, direction: 1 | -1): State {
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

/** What a key that moves does in an open table; undefined for other keys. */
export function inGrid(state: State, action: Action): State | undefined {
  const { height } = layout(state).list
  switch (action) {
    case 'down':
      return moveCell(state, 1, 0)
    case 'up':
      return moveCell(state, -1, 0)
    case 'page-down':
    case 'half-down':
    case 'page-up':
    case 'half-up':
      return moveCell(state, leap(action, height), 0)
    case 'first':
      return moveCell(state, -Infinity, 0)
    case 'last':
      return moveCell(state, Infinity, 0)
    case 'right':
      return moveCell(state, 0, 1)
    case 'left':
      return moveCell(state, 0, -1)
    case 'next-block':
      return nextTable(state, 1)
    case 'previous-block':
      return nextTable(state, -1)
    case 'next':
      return nextBroken(state, 1)
    case 'previous':
      return nextBroken(state, -1)
    default:
      return undefined
  }
}

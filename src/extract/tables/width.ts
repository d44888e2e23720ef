/** Amounts that a spreadsheet's column was too narrow for: it cut decimals off until they fitted. */
import type { Figure } from '../../model/reading.ts'

type Cell = Pick<Figure, 'printed' | 'decimals' | 'unit'>

/** Columns narrower than this are set wider by hand: what is short in them was written short. */
const narrowest = 9

const length = (cell: Cell): number => cell.printed.length
const whole = (cell: Cell): number => cell.printed.replace(/[.].*$/u, '').length

/**
 * For the amounts of a table, the decimals that its width lets them show; undefined for those that show all they have. A table is cut at a
 * width when the longest amounts reach it, have fewer decimals than shorter ones, and none with all its decimals is longer.
 */
export function shownDecimals<T extends Cell>(cells: readonly T[]): ReadonlyMap<T, number> {
  const out = new Map<T, number>()
  const money = cells.filter((c) => c.unit.dimension === 'money')
  // A format that sets thousands apart sets decimals too.
  if (money.some((c) => /[,，]/u.test(c.printed))) return out
  const pointed = money.filter((c) => c.decimals > 0)
  const full = Math.max(0, ...pointed.map((c) => c.decimals))
  const width = Math.max(0, ...pointed.map(length))
  if (width < narrowest || full < 2) return out
  const cut = money.filter((c) => whole(c) + 1 + full > width)
  // Only what reaches the width with a decimal less proves it.
  if (!cut.some((c) => c.decimals > 0 && length(c) === width)) return out
  for (const cell of cut) out.set(cell, Math.max(cell.decimals, width - whole(cell) - 1, 0))
  return out
}

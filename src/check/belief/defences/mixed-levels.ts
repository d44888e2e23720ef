/** Rows of several levels of a list were added together: they come to a whole multiple of the total, or the total is what the rows of one level come to. */
import { add, type Decimal, decimal, equals, isZero, multiply, subtract, zero } from '../../../number/decimal.ts'
import { baseValue } from '../../../relation/judge.ts'
import { type Defence, footingOf, isVertical } from '../accused.ts'
import { digitsOf, digitsOfGap, type Standing } from '../chance.ts'

/** Levels of a list without codes, more than are ever met. */
const multiples = [2, 3, 4]

export const mixedLevels: Defence = {
  key: 'mixed-levels',
  text: {
    en: 'rows of several levels seem to be added together: the total is what the rows of one level come to',
    zh: '所加各行似含多个层级：合计恰为其中一级之和，或其和为合计的整数倍',
  },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    const { scene } = accused
    if (footing === undefined || isZero(footing.stated) || !isVertical(accused, footing)) return undefined
    const rows = footing.parts
      .map((p) => ({ row: scene.placeOf(p.figure)?.row ?? 0, value: baseValue(scene.read(p.figure)) }))
      .filter(({ value }) => !isZero(value))
      .sort((a, b) => a.row - b.row)
      .map(({ value }) => value)
    if (rows.length < 2) return undefined
    const isMultiple = multiples.some((n) => equals(multiply(footing.stated, decimal(n)), footing.sum))
    const isOneOfThem = rows.some((v) => equals(v, footing.stated))
    const isTwice = rows.some(
      (v, i) => rows.indexOf(v) === i && rows.some((o, k) => k > i && equals(o, v)) && equals(subtract(footing.sum, v), footing.stated),
    )
    if (!isMultiple && !isOneOfThem && !isTwice && !isUpperLevel(rows, footing.stated)) return undefined
    // Beside a part that is all of the total, a part that should be nothing may have slipped.
    const rest = isOneOfThem && !isMultiple ? digitsOfGap(footing.gap) : Number.POSITIVE_INFINITY
    return { tried: multiples.length + 2 * rows.length, digits: Math.min(rest, digitsOf(footing.stated)) }
  },
}

/** Rows of one level that make up a row above them, at the most. */
const mostRows = 60

/** Whether the total is left when every row swallows the rows behind it that come to it. */
function isUpperLevel(rows: readonly Decimal[], total: Decimal): boolean {
  let upper: Decimal[] = []
  for (const value of [...rows].reverse()) {
    let sum = zero
    let below = -1
    for (const [i, row] of upper.slice(0, mostRows).entries()) {
      sum = add(sum, row)
      if (equals(sum, value)) below = i
    }
    upper = [value, ...upper.slice(below + 1)]
  }
  return upper.length < rows.length && equals(upper.reduce(add, zero), total)
}

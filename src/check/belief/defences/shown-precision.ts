/**
 * Cells of a spreadsheet that are too narrow, or set to "General", show as many characters as fit: 936647884.3 for 936,647,884.33. Each
 * figure then has the precision it shows, and no more.
 */

import type { Figure, Read } from '../../../model/reading.ts'
import { isZero } from '../../../number/decimal.ts'
import { figuresIn, judge } from '../../../relation/judge.ts'
import type { Relation } from '../../../relation/relation.ts'
import type { Defence } from '../accused.ts'
import type { Standing } from '../chance.ts'

/** Characters from which a cell is believed to be cut by its width. */
const width = 9

export const shownPrecision: Defence = {
  key: 'shown-precision',
  text: {
    en: 'it agrees at the precision that the cells really show: long amounts are cut to their width',
    zh: '长数字因单元格宽度被截去小数，按实际显示的位数相符',
  },
  stands({ relation, scene }): Standing | undefined {
    if (relation.kind === 'assertion') return undefined
    const figures = figuresIn(relation).map(scene.read)
    if (!figures.some((f) => isCut(f, figures))) return undefined
    const shown: Read = (id) => {
      const figure = scene.read(id)
      const { precision: _believed, ...printed } = figure
      return isZero(figure.value) || !isCutLike(figure) ? figure : printed
    }
    if (judge(relation, shown).verdict !== 'contradiction' || withinShown(relation, shown)) return { tried: 1, digits: 2 }
    return undefined
  },
}

const isCutLike = (f: Figure): boolean => f.place === 'cell' && f.printed.replace(/[,，-]/g, '').length >= width

/** Long, and with fewer decimals than another figure of the sum. */
const isCut = (f: Figure, all: readonly Figure[]): boolean =>
  isCutLike(f) && !isZero(f.value) && all.some((o) => o.unit.power === f.unit.power && o.decimals > f.decimals)

/** Two figures of one precision agree when the unit of their last place is all that they differ by. */
function withinShown(relation: Relation, read: Read): boolean {
  if (relation.kind !== 'sum' || relation.terms.length === 2) return false
  return judge({ ...relation, terms: [...relation.terms] }, read).lastDigit
}

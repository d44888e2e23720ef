/**
 * A row below a total of its own, taken for all that a row is made of: the two are unlike each other, as an amount and its slip are not.
 */
import { equals, isZero } from '../../../number/decimal.ts'
import { baseValue } from '../../../relation/judge.ts'
import { slipOf } from '../../../relation/slips.ts'
import { type Defence, footingOf, isVertical } from '../accused.ts'
import type { Standing } from '../chance.ts'

export const lonePart: Defence = {
  key: 'lone-part',
  text: {
    en: 'the one row taken for its only part is another amount altogether: it need not belong to it',
    zh: '作为其唯一下级的一行金额迥异，未必是其下级',
  },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    const place = footing && accused.scene.placeOf(footing.whole)
    if (footing === undefined || place === undefined || place.table.rows[place.row]?.total || !isVertical(accused, footing))
      return undefined
    const told = footing.parts.map((p) => accused.scene.read(p.figure)).filter((f) => !isZero(f.value))
    const [part] = told
    if (part === undefined || told.length > 1 || equals(baseValue(part), footing.stated)) return undefined
    // One number in two units below one head: the unit is what was misread.
    const isSame = equals(part.value, accused.scene.read(footing.whole).value)
    return isSame || slipOf(footing.stated, baseValue(part)) === undefined ? { tried: 1, digits: 0, measured: -14 } : undefined
  },
}

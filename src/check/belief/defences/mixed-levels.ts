/** Rows of several levels of a list were added together: they come to a whole multiple of the total, or one of them is the total again. */
import { decimal, equals, isZero, multiply } from '../../../number/decimal.ts'
import { baseValue } from '../../../relation/judge.ts'
import { type Defence, footingOf, isVertical } from '../accused.ts'
import { digitsOf, type Standing } from '../chance.ts'

/** Levels of a list without codes, more than are ever met. */
const multiples = [2, 3, 4]

export const mixedLevels: Defence = {
  key: 'mixed-levels',
  text: {
    en: 'rows of several levels seem to be added together: they come to a whole multiple of the total, or contain the total itself',
    zh: '所加各行似含多个层级：其和恰为合计的整数倍，或其中一行就是合计',
  },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    if (footing === undefined || isZero(footing.stated) || !isVertical(accused, footing)) return undefined
    const told = footing.parts.map((p) => baseValue(accused.scene.read(p.figure))).filter((v) => !isZero(v))
    if (told.length < 2) return undefined
    const isMultiple = multiples.some((n) => equals(multiply(footing.stated, decimal(n)), footing.sum))
    const isOneOfThem = told.some((v) => equals(v, footing.stated))
    if (!isMultiple && !isOneOfThem) return undefined
    return { tried: multiples.length + told.length, digits: digitsOf(footing.stated) }
  },
}

/** Years were taken for amounts: a column 年度, a row of years. */
import type { Figure } from '../../../model/reading.ts'
import { isZero, toNumber } from '../../../number/decimal.ts'
import { figuresIn } from '../../../relation/judge.ts'
import type { Defence } from '../accused.ts'
import type { Standing } from '../chance.ts'

export const years: Defence = {
  key: 'years',
  text: { en: 'the figures seem to be years, not amounts', zh: '所列似为年份而非金额' },
  stands({ relation, scene }): Standing | undefined {
    const figures = figuresIn(relation)
      .map(scene.read)
      .filter((f) => !isZero(f.value))
    return figures.length > 1 && figures.every(isYear) ? { tried: 1, digits: 2 * (figures.length - 1) } : undefined
  },
}

const isYear = (f: Figure): boolean => /^(?:19|20)\d\d$/.test(f.printed) && toNumber(f.value) <= 2100

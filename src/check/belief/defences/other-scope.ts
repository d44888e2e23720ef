/** A share of the same item in another table: project money of 财政拨款, not of the whole body. */
import { equals } from '../../../number/decimal.ts'
import { baseValue, judge } from '../../../relation/judge.ts'
import { type Defence, differentAmounts } from '../accused.ts'
import { digitsOf, type Standing } from '../chance.ts'

export const otherScope: Defence = {
  key: 'other-scope',
  text: { en: 'it agrees with the amount that another table has for the same item', zh: '与另一表同一项目的金额相符，应是口径不同' },
  stands({ relation, scene }): Standing | undefined {
    if (relation.kind !== 'quotient' || relation.op !== '=' || relation.denominator.length !== 1 || relation.numerator.length !== 1)
      return undefined
    const [base] = relation.denominator
    const [part] = relation.numerator
    const taken = base && scene.read(base.figure)
    if (base === undefined || part === undefined || taken === undefined || taken.place !== 'cell' || taken.label === '') return undefined
    const open = scene.figures.filter(
      (f) =>
        f.place === 'cell' &&
        f.label === taken.label &&
        f.unit.dimension === taken.unit.dimension &&
        !equals(baseValue(f), baseValue(taken)),
    )
    const hit = open.find((f) => judge({ ...relation, denominator: [{ ...base, figure: f.id }] }, scene.read).verdict === 'exact')
    if (hit === undefined) return undefined
    // All of it: then the amounts themselves are equal, to their last digit.
    const [own, rate] = [scene.read(part.figure), scene.read(relation.stated.figure)]
    return { tried: differentAmounts(open), digits: digitsOf(equals(baseValue(hit), baseValue(own)) ? own.value : rate.value) }
  },
}

/** The amount given as the base of a change is this year's again: the change agrees with its rate and with this year's amount, so the base was misread. */
import { abs, equals, isZero } from '../../../number/decimal.ts'
import { baseValue, figuresIn } from '../../../relation/judge.ts'
import type { Defence } from '../accused.ts'
import { digitsOf, type Standing } from '../chance.ts'

export const baseAgain: Defence = {
  key: 'base-again',
  text: {
    en: 'the base is this year’s amount once more, and the change agrees with its own rate',
    zh: '所取基数是本年数的重复，而增减额与其增减率相符',
  },
  stands({ claim, relation, scene }): Standing | undefined {
    if (relation.kind !== 'sum' || relation.op !== '=' || relation.terms.length !== 3) return undefined
    const others = relation.terms.filter((t) => t.figure !== claim.stated).map((t) => scene.read(t.figure))
    const [a, b] = others
    if (a === undefined || b === undefined || others.length !== 2) return undefined
    if (isZero(scene.read(claim.stated).value) || !equals(abs(baseValue(a)), abs(baseValue(b)))) return undefined
    const rate = scene.on(claim.stated).find((index) => {
      const [first] = scene.claims[index]?.readings ?? []
      return scene.outcomes[index] === 'held' && first?.kind === 'quotient' && figuresIn(first).some((f) => f === a.id || f === b.id)
    })
    const [held] = rate === undefined ? [] : (scene.claims[rate]?.readings ?? [])
    if (held?.kind !== 'quotient') return undefined
    return { tried: 1, digits: digitsOf(scene.read(held.stated.figure).value) }
  },
}

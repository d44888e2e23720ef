/** Amounts given as reasons of changes: one reason given twice is one amount, and what is told of the same item elsewhere is the same change. */
import type { Mention, Movement } from '../../model/reading.ts'
import type { FactSet } from '../factset.ts'
import { isTelling, toldElsewhere } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

export function* reasonsTold(facts: FactSet): Generator<RuleClaim> {
  const seen = new Set<number>()
  const given = new Map<string, Set<number>>()
  for (const m of facts.mentions) {
    for (const v of m.movements) {
      const { causes = [], change, direction } = v
      if (change === undefined || !direction || causes.length === 0 || seen.has(change)) continue
      seen.add(change)
      for (const c of causes) {
        const key = `${c.concept} ${c.direction}`
        given.set(key, (given.get(key) ?? new Set()).add(c.figure))
      }
      yield* toldOfItself(facts, m, v)
    }
  }
  for (const [key, figures] of given) yield* givenAgain(facts, key.split(' ')[0] ?? '', [...figures])
}

/** Characters from which a reason told twice is one reason: 「项目」 may be another each time. */
const tellingName = 6

/** One reason given for several changes, of income, of expenditure and of a fund, is one amount. */
function* givenAgain(facts: FactSet, reason: string, figures: readonly number[]): Generator<RuleClaim> {
  if (reason.length < tellingName || figures.length < 2 || !figures.every((id) => isTelling(facts, id))) return
  for (const figure of figures) {
    const [first, ...more] = figures.filter((id) => id !== figure)
    if (first !== undefined) yield toldElsewhere(reason, figure, [first, ...more])
  }
}

/** What is given as a reason and what is told of the same item elsewhere are one change. */
function* toldOfItself(facts: FactSet, m: Mention, v: Movement): Generator<RuleClaim> {
  for (const c of v.causes ?? []) {
    if (c.concept === '' || !isTelling(facts, c.figure)) continue
    const others = facts
      .mentionsOf(c.concept)
      .flatMap((o) => o.movements)
      .flatMap((o) =>
        o.change !== undefined && o.direction === c.direction && o.basis.prior === v.basis.prior && o.basis.phase === v.basis.phase
          ? [o.change]
          : [],
      )
      .filter((id) => id !== c.figure && isTelling(facts, id))
    const [first, ...more] = new Set(others)
    if (first !== undefined)
      yield toldElsewhere(`${c.concept} ${c.direction > 0 ? '增加' : '减少'}（${m.name}）`, c.figure, [first, ...more])
  }
}

/** 「开展绩效自评的项目3个，涉及资金12.62万元」: the money that performance is told of. */

import { projectTotals } from '../../families/told.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { isTelling, mainAmount, toldElsewhere } from '../operands/narrative.ts'
import { cellsAt } from '../operands/ties.ts'
import type { RuleClaim } from '../rule.ts'

const involved = /^(?:共|均|全部|分别)*涉及(?:[^委服]*)(?:资金|金额|经费|支出|拨款)$/

/**
 * It is usually what was told of it before, or the total of the projects; other amounts are told of other projects, so only a slip
 * apart from one of these is held against the text.
 */
export function* involvedFunds(facts: FactSet): Generator<RuleClaim> {
  const told = facts.mentions.flatMap((m) => {
    const amount = involved.test(m.name) ? mainAmount(m)?.figure : undefined
    if (amount === undefined) return []
    const { unit, place } = facts.figure(amount)
    return unit.dimension === 'money' && place === 'sentence' && isTelling(facts, amount) ? [{ name: m.name, amount }] : []
  })
  if (told.length === 0) return
  const totals = projectTotals
    .flatMap((place) => cellsAt(facts, place))
    .map(({ figure }) => figure)
    .concat(facts.mentionsOf('项目支出').flatMap((m) => mainAmount(m)?.figure ?? []))
    .filter((id) => isTelling(facts, id) && facts.figure(id).unit.dimension === 'money')
  for (const { name, amount } of told) {
    // What is told most often is most likely what is told here too.
    const others = [...told.map((t) => t.amount), ...new Set(totals)].filter((other) => other !== amount)
    const times = (id: number): number => others.filter((other) => facts.holds(equal(id, other))).length
    const [first, ...more] = others.toSorted((a, b) => times(b) - times(a))
    if (first !== undefined) yield toldElsewhere(name, amount, [first, ...more])
  }
}

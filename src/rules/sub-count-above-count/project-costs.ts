/** What the cost indicators of a project allow, against the money of the project. */

import { compare, isZero } from '../../number/decimal.ts'
import type { Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { type Indicator, projectsOf } from '../operands/indicators.ts'
import type { RuleClaim } from '../rule.ts'

/** A price is no part of the money, nor is what the money is paid on or saves. */
const price = /单价|均|每|标准|本金|余额|规模|节约|降低|单[个次月位项台套册件辆场人日篇期]/
const total = /总(?:支出)?成本|成本总额|总支出|总费用|总投资|支出总额/

export function* projectCosts(facts: FactSet): Generator<RuleClaim<'plain' | 'costs'>> {
  for (const { table, name, headed, amount, indicators } of projectsOf(facts)) {
    // Nothing is set apart for it this year: its costs are those of other years.
    if (amount === undefined || isZero(facts.value(amount))) continue
    const costs = indicators.filter(
      (i) => /成本/.test(i.classes) && i.figure.unit.dimension === 'money' && i.figure.id !== amount && !price.test(i.name),
    )
    const against = (i: Indicator): number => compare(facts.value(i.figure.id), facts.value(amount))
    // The first of several that is all of the money is their sum by another name.
    const all = costs.length > 1 ? costs.find((i) => against(i) === 0) : undefined
    const isTotal = (i: Indicator): boolean => i === all || total.test(i.name)
    const subject = name === '' ? (headed ?? table.title) : name
    // A promise for all of it, beside which the others may tell its parts.
    for (const { figure, name: own } of costs.filter(isTotal))
      yield* within(`${subject} ${own}`, amount, [{ figure: figure.id, times: 1 }], 'info')
    const parts = costs.filter((i) => !isTotal(i))
    const terms = parts.map((i): Term => ({ figure: i.figure.id, times: 1 }))
    // Of one cost above the money, and of a form that tells what was spent, all the years of a project may be meant.
    const plainly = parts.length > 1 && parts.every((i) => against(i) < 0) && !table.columns.some((c) => c.concept === 'actual')
    if (terms.length > 0) yield* within(subject, amount, terms, plainly ? 'warning' : 'info')
  }
}

/** All of the money, where they make it up; else a part of it. */
function* within(
  subject: string,
  amount: number,
  costs: readonly Term[],
  atMost: 'warning' | 'info',
): Generator<RuleClaim<'plain' | 'costs'>> {
  const terms: Term[] = [...costs, { figure: amount, times: -1 }]
  const claim: Omit<RuleClaim<'costs'>, 'readings' | 'certain'> = {
    stated: amount,
    subject,
    atMost,
    roles: Object.fromEntries([...costs.map((c) => [c.figure, 'part']), [amount, 'whole']]),
    case: 'costs',
  }
  yield { ...claim, readings: [{ kind: 'sum', op: '=', terms }], certain: false }
  yield { ...claim, readings: [{ kind: 'sum', op: '<=', terms }], certain: true }
}

/** What the cost indicators of a project allow, against the money of the project. */

import type { Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { projectsOf } from '../operands/indicators.ts'
import type { RuleClaim } from '../rule.ts'

/** A price is no part of the money. */
const price = /单价|均|每|标准|单[个次月位项台套册件辆场人日篇期]/
const total = /总(?:支出)?成本|成本总额|总支出|总费用|总投资|支出总额/

export function* projectCosts(facts: FactSet): Generator<RuleClaim<'plain' | 'costs'>> {
  for (const { table, name, amount, indicators } of projectsOf(facts)) {
    if (amount === undefined) continue
    const costs = indicators.filter(
      (i) => /成本/.test(i.classes) && i.figure.unit.dimension === 'money' && i.figure.id !== amount && !price.test(i.name),
    )
    const subject = name === '' ? table.title : name
    // A promise for all of it, beside which the others may tell its parts.
    for (const { figure, name: own } of costs.filter((i) => total.test(i.name)))
      yield* within(`${subject} ${own}`, amount, [{ figure: figure.id, times: 1 }])
    const parts = costs.filter((i) => !total.test(i.name))
    const terms = parts.map((i): Term => ({ figure: i.figure.id, times: 1 }))
    if (terms.length > 0) yield* within(subject, amount, terms)
  }
}

/** All of the money, where they make it up; else a part of it. */
function* within(subject: string, amount: number, costs: readonly Term[]): Generator<RuleClaim<'plain' | 'costs'>> {
  const terms: Term[] = [...costs, { figure: amount, times: -1 }]
  const claim: Omit<RuleClaim<'costs'>, 'readings' | 'certain'> = {
    stated: amount,
    subject,
    // Costs may be those of all the years of a project, its money that of one.
    atMost: 'info',
    roles: Object.fromEntries([...costs.map((c) => [c.figure, 'part']), [amount, 'whole']]),
    case: 'costs',
  }
  yield { ...claim, readings: [{ kind: 'sum', op: '=', terms }], certain: false }
  yield { ...claim, readings: [{ kind: 'sum', op: '<=', terms }], certain: true }
}

/** Sentences that tell how money went from its opening to its closing: 「政府性基金…年初结转和结余4.12万元，本年收入62.00万元，本年支出59.87万元，年末结转和结余6.25万元。」 */

import type { Mention } from '../../model/reading.ts'
import type { Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from './narrative.ts'

export interface CarryOver {
  readonly opening: number
  readonly income: number
  readonly spending: number
  readonly closing: number
  /** All that is told of it, what came less what left: it adds up to nothing. The first `came` of them came. */
  readonly terms: readonly Term[]
  readonly came: number
  /** What the sentence is about; undefined where it is the whole body's money. */
  readonly scope?: string
  /** Nothing else can have come or gone: a fund's money is not distributed, and of the body's own that was told. */
  readonly closed: boolean
}

const steps = {
  opening: /(?:年初|上年)(?:财政拨款)?(?:结转|结余)(?:[和及、]?(?:结转|结余))?$/,
  income: /(?:^|本年|当年|财政拨款)收入(?:合计)?$/,
  spending: /(?:^|本年|当年|财政拨款)支出(?:合计)?$/,
  closing: /(?:年末|年终)(?:财政拨款)?(?:结转|结余)(?:[和及、]?(?:结转|结余))?$/,
  used: /使用非财政拨款结余/,
  distributed: /结余分配$/,
} as const

const scopes = ['政府性基金', '国有资本经营', '一般公共预算', '财政拨款']

export function carryOvers(facts: FactSet): CarryOver[] {
  const sentences = new Map<string, Mention[]>()
  for (const m of facts.mentions) {
    const key = `${m.block} ${m.source.offset - m.source.at[0]}`
    sentences.set(key, [...(sentences.get(key) ?? []), m])
  }
  return [...sentences.values()].flatMap((all): CarryOver[] => {
    const figure = (step: RegExp): number | undefined => {
      const fit = all.filter((m) => step.test(m.name))
      const amount = fit.length === 1 && fit[0] ? mainAmount(fit[0])?.figure : undefined
      return amount !== undefined && facts.figure(amount).place === 'sentence' && facts.figure(amount).unit.dimension === 'money'
        ? amount
        : undefined
    }
    const [opening, income, spending, closing] = [steps.opening, steps.income, steps.spending, steps.closing].map(figure)
    if (opening === undefined || income === undefined || spending === undefined || closing === undefined) return []
    const [used, distributed] = [steps.used, steps.distributed].map(figure)
    const text = all.map((m) => m.name).join(' ')
    const quote = all[0]?.source.quote ?? ''
    if (
      /弥补|缴回|调出/.test(quote) ||
      (used === undefined && /使用非财政/.test(quote)) ||
      (distributed === undefined && /分配/.test(quote))
    )
      return []
    const scope = scopes.find((s) => text.replace(steps.used, '').includes(s) || all[0]?.scope === s)
    const told = (ids: readonly (number | undefined)[]): number[] => ids.filter((id) => id !== undefined)
    const came = told([opening, income, used])
    return [
      {
        opening,
        income,
        spending,
        closing,
        terms: [...came.map((id) => term(id)), ...told([spending, distributed, closing]).map((id) => term(id, -1))],
        came: came.length,
        closed: scope !== undefined || (used !== undefined && distributed !== undefined),
        ...(scope === undefined ? {} : { scope }),
      },
    ]
  })
}

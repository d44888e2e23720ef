/** What the rules on sentences share: which figure is "now", which is "before", and which measures a mention states. */

import { isBudget } from '../../families/concepts.ts'
import { amountsOf, mainAmount } from '../../families/phases.ts'
import type { Mention, Movement } from '../../model/reading.ts'
import { compare } from '../../number/decimal.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'

export const term = (figure: number, times = 1): Term => ({ figure, times })

export { isBudget }

/** Digits from which two amounts that differ by a slip are no chance. */
const tellingDigits = 4
export const isTelling = (facts: FactSet, figure: number): boolean =>
  facts.figure(figure).value.digits.toString().replace('-', '').length >= tellingDigits

/** What is told elsewhere, in one place or in any of several, is what is stated; only a slip between them is held against the text. */
export const toldElsewhere = (subject: string, stated: number, others: readonly [number, ...number[]]): RuleClaim => ({
  stated,
  subject,
  readings: others.map((other) => equal(stated, other)),
  certain: false,
  slipProves: true,
  atMost: 'warning',
  roles: { [stated]: 'stated', [others[0]]: 'stated elsewhere' },
})

/** A change printed with its own sign (「减少0.9万元（-7.83%）」) needs none of the word's. */
export const signed = (facts: FactSet, figure: number, direction: number): number =>
  facts.figure(figure).value.digits < 0n ? 1 : direction

export { amountsOf, mainAmount } from '../../families/phases.ts'

/** The amounts a movement lies between. */
export interface Ends {
  readonly current?: number
  readonly base?: number
  /** Other budgets that a plain 「预算」 may mean. */
  readonly alternatives: readonly number[]
  /** Both stand with the movement itself. */
  readonly explicit: boolean
  /** What proves that an amount found elsewhere is the one meant. */
  readonly proof: readonly Relation[]
}

/** The amount a movement starts from and the amount it leads to, as far as the passage prints them or the item is told near by. */
export function endsOf(facts: FactSet, m: Mention, v: Movement): Ends {
  const bases = facts.basesOf(m, v)
  const first = bases[0]
  const explicit = first !== undefined && !first.grounds.includes('told-elsewhere')
  const base = first?.to
  const main = mainAmount(m)
  const current = main && main.figure !== base ? main.figure : facts.currentsOf(m, v).find((c) => c.grounds.includes('told-elsewhere'))?.to
  const proof: Relation[] = []
  if (first && !explicit && first.beside !== undefined && current !== undefined && current !== first.beside)
    proof.push({ kind: 'sum', op: '=', terms: [term(current), term(first.beside, -1)] })
  else if (first?.block !== undefined && !explicit) proof.push(...sameRecords(facts, m, first.block))
  const others = bases.slice(1).filter((c) => c.grounds.includes('same-item') && !c.grounds.includes('only-other'))
  return {
    ...(current === undefined ? {} : { current }),
    ...(base === undefined ? {} : { base }),
    alternatives: v.base === undefined && v.basis.phase === 'budget' ? others.map((c) => c.to) : [],
    explicit,
    proof,
  }
}

/** Other items of two passages told alike: they speak of the same year and phase. */
function sameRecords(facts: FactSet, m: Mention, block: number): Relation[] {
  if (block === m.block) return []
  const here = facts.mentions.filter((o) => o.block === m.block && o.amount !== undefined)
  const there = facts.mentions.filter((o) => o.block === block)
  return here.flatMap((o): Relation[] => {
    const twin = there.find((t) => t.concept === o.concept)
    const actual = twin && amountsOf(twin).find((a) => a.phase === 'actual')?.figure
    const own = mainAmount(o)?.figure
    const counts = own !== undefined && facts.figure(own).value.digits !== 0n
    return actual === undefined || own === undefined || !counts ? [] : [{ kind: 'sum', op: '=', terms: [term(own), term(actual, -1)] }]
  })
}

/** A measure of a mention as terms; an empty list is a stated nothing. */
export interface Measure {
  readonly key: string
  readonly terms: readonly Term[]
  /** Inferred: the passage does not say it, but nothing else fits (an item that is 0 and of which no change is told). */
  readonly inferred?: boolean
}

/** Where no word tells the way of a change (差值, 增减额), its ends do; up, where they are not told. */
function wayOf(facts: FactSet, m: Mention, v: Movement): 1 | -1 {
  const { current, base } = endsOf(facts, m, v)
  return current !== undefined && base !== undefined && compare(facts.value(current), facts.value(base)) < 0 ? -1 : 1
}

const basisKey = (v: Movement): string => `${v.basis.prior ? 'prior' : (v.basis.period ?? '')}|${isBudget(v.basis.phase) ? 'budget' : ''}`

export function measuresOf(facts: FactSet, m: Mention): Measure[] {
  const measures: Measure[] = []
  const main = mainAmount(m)
  if (main) measures.push({ key: 'amount', terms: [term(main.figure)] })
  for (const a of amountsOf(m)) {
    if (a.figure === main?.figure) continue
    measures.push({
      key: a.period !== undefined && a.period !== main?.period ? `period:${a.period}` : `phase:${a.phase}`,
      terms: [term(a.figure)],
    })
  }
  for (const v of m.movements) {
    if (v.base !== undefined) measures.push({ key: `base:${basisKey(v)}`, terms: [term(v.base)] })
    if (v.change !== undefined && v.direction !== 0)
      measures.push({ key: `change:${basisKey(v)}`, terms: [term(v.change, signed(facts, v.change, v.direction ?? wayOf(facts, m, v)))] })
    else if (v.direction === 0 && !v.roughly) measures.push({ key: `change:${basisKey(v)}`, terms: [] })
  }
  return measures
}

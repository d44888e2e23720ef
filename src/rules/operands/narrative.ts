/** What the rules on sentences share: which figure is "now", which is "before", and which measures a mention states. */

import { isBudget } from '../../families/concepts.ts'
import type { Mention, Movement, Phase } from '../../model/reading.ts'
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

interface Amount {
  readonly figure: number
  readonly phase: Phase
  readonly period?: number
}

/** All amounts a mention states, main amount first. */
export function amountsOf(m: Mention): Amount[] {
  const own: Amount[] =
    m.amount === undefined ? [] : [{ figure: m.amount, phase: m.phase, ...(m.period === undefined ? {} : { period: m.period }) }]
  return [...own, ...m.phases]
}

/** The amount the passage is about: the actual one where a budget stands beside it. */
export function mainAmount(m: Mention): Amount | undefined {
  const all = amountsOf(m)
  const latest = Math.max(m.period ?? 0, ...all.map((a) => a.period ?? 0))
  const first = all[0]
  const stale = first?.period !== undefined && first.period < latest
  return (
    all.find((a) => a.phase === 'actual' && (a.period === undefined || a.period >= latest)) ??
    (stale ? all.find((a) => a.period === latest) : first)
  )
}

const samePhase = (a: Phase, b: Phase): boolean =>
  a === b || a === 'unknown' || b === 'unknown' || (a === 'budget' && isBudget(b)) || (b === 'budget' && isBudget(a))

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

/** The amount a movement starts from and the amount it leads to, as far as the passage prints them. */
export function endsOf(facts: FactSet, m: Mention, v: Movement): Ends {
  const all = amountsOf(m)
  const isBase = (a: Amount): boolean => {
    if (v.basis.period !== undefined && a.period !== undefined) return a.period === v.basis.period && samePhase(a.phase, v.basis.phase)
    if (v.basis.prior || v.basis.period !== undefined) return false
    return isBudget(v.basis.phase) && isBudget(a.phase) && samePhase(a.phase, v.basis.phase)
  }
  const main = mainAmount(m)
  const bases = all.filter((a) => a.figure !== main?.figure && isBase(a)).map((a) => a.figure)
  const own = v.base ?? bases[0]
  const loose =
    own ??
    (v.basis.text === '' && all.length === 2 && (all[0]?.period !== all[1]?.period || v.direction === undefined)
      ? all.find((a) => a.figure !== main?.figure)?.figure
      : undefined)
  const elsewhere = loose === undefined ? baseElsewhere(facts, m, v) : undefined
  const base = loose ?? elsewhere?.figure
  const current = main && main.figure !== base ? main.figure : currentElsewhere(facts, m, v)
  const proof: Relation[] = []
  if (elsewhere?.beside !== undefined && current !== undefined && current !== elsewhere.beside)
    proof.push({ kind: 'sum', op: '=', terms: [term(current), term(elsewhere.beside, -1)] })
  else if (elsewhere) proof.push(...sameRecords(facts, m, elsewhere.block))
  const alternatives = v.base === undefined && v.basis.phase === 'budget' ? bases.slice(1) : []
  return {
    ...(current === undefined ? {} : { current }),
    ...(base === undefined ? {} : { base }),
    alternatives,
    explicit: loose !== undefined,
    proof,
  }
}

/** The same item with the year (or the budget) compared with, near by, and the current amount that stands beside it. */
function baseElsewhere(facts: FactSet, m: Mention, v: Movement): { figure: number; block: number; beside?: number } | undefined {
  if (m.concept === '') return undefined
  const budget = isBudget(v.basis.phase)
  if (v.basis.period === undefined && !(budget && !v.basis.prior)) return undefined
  const same = facts.mentionsOf(m.concept).filter((o) => o.id !== m.id && o.scope === m.scope && Math.abs(o.block - m.block) <= 3)
  for (const o of same) {
    const amounts = amountsOf(o)
    // An amount without a year is this year's: it is no base of a comparison with another.
    const ofBasis = (a: Amount): boolean =>
      v.basis.period === undefined ? budget : a.period === v.basis.period || (a.period === undefined && !v.basis.prior && budget)
    const fit = amounts.find((a) => samePhase(a.phase, v.basis.phase) && ofBasis(a) && (!budget || isBudget(a.phase)))
    if (!fit) continue
    const beside = amounts.find((a) => a.figure !== fit.figure && a.phase === 'actual')?.figure
    return { figure: fit.figure, block: o.block, ...(beside === undefined ? {} : { beside }) }
  }
  return undefined
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

/** An item named with its change only, whose amount stands a sentence before. */
function currentElsewhere(facts: FactSet, m: Mention, v: Movement): number | undefined {
  if (m.amount !== undefined || m.concept === '') return undefined
  // 「国内接待3批次，接待16人次」 names the item too: what changed is of its own kind.
  const kind = v.change === undefined ? 'money' : facts.figure(v.change).unit.dimension
  const alike = (o: Mention): boolean => {
    const of = o.amount === undefined ? undefined : facts.figure(o.amount).unit.dimension
    return of === kind || of === 'none' || (kind === 'none' && of === 'money')
  }
  const before = facts
    .mentionsOf(m.concept)
    .filter(
      (o) =>
        o.id < m.id &&
        o.scope === m.scope &&
        alike(o) &&
        m.block - o.block <= 4 &&
        (o.period === undefined || m.period === undefined || o.period === m.period),
    )
  if (before.length > 0) return mainAmount(before.at(-1) as Mention)?.figure
  // 「其中运行维护费上升20.1%。…（运行维护费13106.17万元…）」: or behind it, in the same paragraph.
  const behind = facts
    .mentionsOf(m.concept)
    .find(
      (o) =>
        o.id > m.id &&
        o.block === m.block &&
        o.scope === m.scope &&
        alike(o) &&
        (o.period === undefined || m.period === undefined || o.period === m.period),
    )
  return behind ? mainAmount(behind)?.figure : undefined
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

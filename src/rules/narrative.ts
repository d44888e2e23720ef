/** What the rules on sentences share: which figure is "now", which is "before", and which measures a mention states. */
import type { FactSet } from '../check/factset.ts'
import type { Figure, Mention, Movement, Phase, Term } from '../model.ts'

export const term = (figure: number, times = 1): Term => ({ figure, times })

const budgets: readonly Phase[] = ['initial-budget', 'adjusted-budget', 'budget']
export const isBudget = (phase: Phase): boolean => budgets.includes(phase)

interface Amount {
  readonly figure: number
  readonly phase: Phase
  readonly period?: number
}

/** All amounts a mention states, main amount first. */
export function amountsOf(m: Mention): Amount[] {
  const own: Amount[] = m.amount === undefined ? [] : [{ figure: m.amount, phase: m.phase, ...(m.period === undefined ? {} : { period: m.period }) }]
  return [...own, ...m.phases]
}

/** The amount the passage is about: the actual one where a budget stands beside it. */
export function mainAmount(m: Mention): Amount | undefined {
  const all = amountsOf(m)
  return all.find((a) => a.phase === 'actual' && (a.period === undefined || m.period === undefined || a.period >= m.period)) ?? all[0]
}

const samePhase = (a: Phase, b: Phase): boolean =>
  a === b || a === 'unknown' || b === 'unknown' || (a === 'budget' && isBudget(b)) || (b === 'budget' && isBudget(a))

/** The amount a movement starts from and the amount it leads to, as far as the passage prints them. */
export function endsOf(facts: FactSet, m: Mention, v: Movement): { readonly current?: number; readonly base?: number; readonly explicit: boolean } {
  const all = amountsOf(m)
  const isBase = (a: Amount): boolean => {
    if (v.basis.period !== undefined && a.period !== undefined) return a.period === v.basis.period && samePhase(a.phase, v.basis.phase)
    if (v.basis.prior || v.basis.period !== undefined) return false
    return isBudget(v.basis.phase) && isBudget(a.phase) && samePhase(a.phase, v.basis.phase)
  }
  const main = mainAmount(m)
  const own = v.base ?? all.find((a) => a.figure !== main?.figure && isBase(a))?.figure
  const loose = own ?? (v.basis.text === '' && all.length === 2 && all[0]?.period !== all[1]?.period ? all.find((a) => a.figure !== main?.figure)?.figure : undefined)
  const elsewhere = loose ?? baseElsewhere(facts, m, v)
  const current = main && main.figure !== elsewhere ? main.figure : currentElsewhere(facts, m)
  return { ...(current === undefined ? {} : { current }), ...(elsewhere === undefined ? {} : { base: elsewhere }), explicit: loose !== undefined }
}

/** The same item with the year compared with, in the same section. */
function baseElsewhere(facts: FactSet, m: Mention, v: Movement): number | undefined {
  if (v.basis.period === undefined || m.concept === '') return undefined
  const same = facts.mentionsOf(m.concept).filter((o) => o.id !== m.id && o.scope === m.scope && Math.abs(o.block - m.block) <= 3)
  for (const o of same) for (const a of amountsOf(o)) if (a.period === v.basis.period && samePhase(a.phase, v.basis.phase)) return a.figure
  return undefined
}

/** An item named with its change only, whose amount stands a sentence before. */
function currentElsewhere(facts: FactSet, m: Mention): number | undefined {
  if (m.amount !== undefined || m.concept === '') return undefined
  const before = facts
    .mentionsOf(m.concept)
    .filter((o) => o.id < m.id && o.scope === m.scope && o.amount !== undefined && m.block - o.block <= 2 && (o.period === undefined || m.period === undefined || o.period === m.period))
  return before.length > 0 ? mainAmount(before.at(-1) as Mention)?.figure : undefined
}

/** A measure of a mention as terms; an empty list is a stated nothing. */
export interface Measure {
  readonly key: string
  readonly terms: readonly Term[]
  /** Inferred: the passage does not say it, but nothing else fits (an item that is 0 and of which no change is told). */
  readonly inferred?: boolean
}

const basisKey = (v: Movement): string => `${v.basis.prior ? 'prior' : (v.basis.period ?? '')}|${isBudget(v.basis.phase) ? 'budget' : ''}`

export function measuresOf(m: Mention): Measure[] {
  const measures: Measure[] = []
  const main = mainAmount(m)
  if (main) measures.push({ key: 'amount', terms: [term(main.figure)] })
  for (const a of amountsOf(m)) {
    if (a.figure === main?.figure) continue
    measures.push({ key: a.period !== undefined && a.period !== main?.period ? `period:${a.period}` : `phase:${a.phase}`, terms: [term(a.figure)] })
  }
  for (const v of m.movements) {
    if (v.base !== undefined) measures.push({ key: `base:${basisKey(v)}`, terms: [term(v.base)] })
    if (v.change !== undefined && v.direction !== 0) measures.push({ key: `change:${basisKey(v)}`, terms: [term(v.change, v.direction ?? 1)] })
    else if (v.direction === 0) measures.push({ key: `change:${basisKey(v)}`, terms: [] })
  }
  return measures
}

export const subjectOf = (figure: Figure, m: Mention): string => m.name || figure.label

/** Amounts of one thing in several phases and years: which it is about, and which are of the phase compared with. */
import type { Mention, Phase } from '../model/reading.ts'
import { isBudget } from './concepts.ts'

export interface Amount {
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

/** Whether two phases may be one: a plain 预算 may be any budget, and one that is not told any at all. */
export const samePhase = (a: Phase, b: Phase): boolean =>
  a === b || a === 'unknown' || b === 'unknown' || (a === 'budget' && isBudget(b)) || (b === 'budget' && isBudget(a))

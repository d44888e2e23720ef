/** What sentences say, as facts. */
import { averagedOver, isKnown, normalName } from '../../families/concepts.ts'
import type { Basis, Fact, Measure, Mention, Phase } from '../../model/reading.ts'
import type { Setting } from '../facts.ts'
import { fundIn, measureOf } from './key.ts'

/** 「2025:actual」, 「prior:budget」: the side of a comparison that is not told. */
const sideOf = ({ period, prior, phase }: Basis): string => `${period ?? (prior ? 'prior' : '')}:${phase}`

/** Of a nested list, as many levels as tell an item from others of its name. */
const deepest = 8

/** Names of what a mention is a part of, outermost first. */
function pathOf(m: Mention, mentions: readonly Mention[]): string[] {
  const above: string[] = []
  const seen = new Set([m.id])
  for (let at = m.parent === undefined ? undefined : mentions[m.parent]; at && !seen.has(at.id) && above.length < deepest; ) {
    seen.add(at.id)
    if (at.concept !== '') above.unshift(at.concept)
    at = at.parent === undefined ? undefined : mentions[at.parent]
  }
  return [...above, ...(m.path ?? []).slice(0, -1)]
}

/** 「公务接待12批次」 counts what is received; the item of that name is money. */
const countedConcept = (m: Mention, measure: Measure): string =>
  measure === 'money' || measure === 'number' || !isKnown(m.concept) ? m.concept : normalName(m.name)

export function factsOfMentions(mentions: readonly Mention[], { figures, year, phase: usual }: Setting): Fact[] {
  const facts: Fact[] = []
  for (const m of mentions) {
    const path = pathOf(m, mentions)
    const told = m.period ?? year
    const fund = fundIn(m.name) ?? fundIn(m.scope)
    const common = {
      label: m.name,
      ...(m.code === undefined ? {} : { code: m.code }),
      ...(path.length === 0 ? {} : { path }),
      ...(fund === undefined ? {} : { fund }),
      scope: m.scope,
    }
    const add = (
      id: number | undefined,
      role: Fact['role'],
      measure: Measure | undefined,
      rest: { readonly phase: Phase; readonly period?: number | undefined; readonly against?: string },
    ): void => {
      const figure = id === undefined ? undefined : figures[id]
      if (id === undefined || figure === undefined) return
      const plain = measureOf(figure.unit)
      const { phase, period = told, against } = rest
      facts.push({
        figure: id,
        concept: countedConcept(m, plain === 'percent' ? 'money' : plain),
        ...common,
        ...(period === undefined ? {} : { period }),
        phase: phase === 'unknown' ? usual : phase,
        measure: measure ?? (plain === 'money' && averagedOver(normalName(m.name)) ? 'average' : plain),
        ...(against === undefined ? {} : { against }),
        role,
      })
    }
    add(m.amount, 'amount', undefined, { phase: m.phase })
    for (const p of m.phases) add(p.figure, 'amount', undefined, p)
    for (const v of m.movements) {
      const against = sideOf(v.basis)
      add(v.base, 'base', undefined, {
        phase: v.basis.phase,
        period: v.basis.period ?? (v.basis.prior && told !== undefined ? told - 1 : told),
      })
      add(v.change, 'change', 'change', { phase: m.phase, against })
      add(v.rate, 'rate', 'rate', { phase: m.phase, against })
      add(v.multiple, 'rate', 'multiple', { phase: m.phase, against })
    }
    for (const s of m.shares) add(s.figure, 'share', 'share', { phase: m.phase, against: s.of ?? '' })
    for (const c of m.completions) add(c.figure, 'completion', 'completion', { phase: 'actual', against: c.phase })
  }
  return facts
}

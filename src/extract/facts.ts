/** Mentions and table rows as facts: concept × scope × period × phase × role. */

import { conceptOf, scopeOf } from '../families/concepts.ts'
import type { Identity } from '../model/document.ts'
import type { Fact, Figure, Mention, Phase, Role, Table } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import { phaseOf } from './lexicon.ts'

/** The year of a column: the one that its head names alone, else the document's, or the one before it (上年预算数). */
function periodOf(head: string, year: number | undefined): number | undefined {
  const named = new Set([...head.matchAll(/((?:19|20)\d\d)年/g)].map((m) => Number(m[1])))
  const [only] = named
  if (named.size === 1) return only
  return year !== undefined && /上年|去年/.test(head) ? year - 1 : year
}

/** 预算 in the name of a fund says nothing of whether an amount was planned or spent. */
const fundNames = /(?:一般公共|政府性基金|国有资本经营)预算/g

export function factsOf(identity: Identity, tables: readonly Table[], mentions: readonly Mention[], figures: readonly Figure[]): Fact[] {
  const facts: Fact[] = []
  const year = identity.year ?? undefined
  const add = (figure: number | undefined, fact: Omit<Fact, 'figure'>): void => {
    if (figure !== undefined) facts.push({ figure, ...fact })
  }
  const defaultPhase: Phase = identity.kind === 'budget' ? 'budget' : identity.kind === 'final-account' ? 'actual' : 'unknown'
  for (const m of mentions) {
    const period = m.period ?? year
    const common = {
      concept: m.concept,
      label: m.name,
      scope: m.scope,
      ...(m.code === undefined ? {} : { code: m.code }),
      ...(period === undefined ? {} : { period }),
    }
    add(m.amount, { ...common, phase: m.phase === 'unknown' ? defaultPhase : m.phase, role: 'amount' })
    for (const p of m.phases)
      add(p.figure, { ...common, ...(p.period === undefined ? {} : { period: p.period }), phase: p.phase, role: 'amount' })
    for (const v of m.movements) {
      add(v.base, { ...common, ...(v.basis.period === undefined ? {} : { period: v.basis.period }), phase: v.basis.phase, role: 'base' })
      add(v.change, { ...common, phase: m.phase, role: 'change' })
      for (const rate of [v.rate, v.multiple]) add(rate, { ...common, phase: m.phase, role: 'rate' })
    }
    for (const s of m.shares) add(s.figure, { ...common, phase: m.phase, role: 'share' })
    for (const c of m.completions) add(c.figure, { ...common, phase: c.phase, role: 'completion' })
  }
  for (const table of tables) {
    const title = fold(table.title)
    for (const cell of table.cells) {
      const row = table.rows[cell.row]
      const column = table.columns[cell.column]
      const figure = figures[cell.figure]
      if (!row || !column || !figure) continue
      const head = fold(column.path.join('/'))
      const phaseHead = head.replace(fundNames, '')
      const phase = [phaseHead, title.replace(fundNames, '')].map(phaseOf).find((phase) => phase !== 'unknown') ?? defaultPhase
      const role: Role =
        figure.unit.dimension === 'percent'
          ? 'rate'
          : /得分/.test(head)
            ? 'score'
            : /分值|权重/.test(head)
              ? 'weight'
              : /增减|增加|减少/.test(head)
                ? 'change'
                : 'amount'
      const period = periodOf(head, year)
      add(cell.figure, {
        concept: conceptOf(fold(row.concept)),
        label: row.label,
        ...(row.code === undefined ? {} : { code: row.code }),
        scope: scopeOf(head) ?? scopeOf(title) ?? 'whole',
        ...(period === undefined ? {} : { period }),
        phase,
        role,
      })
    }
  }
  return facts
}

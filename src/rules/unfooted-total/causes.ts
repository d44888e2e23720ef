import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { isTelling, signed, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/**
 * 「比上年增加166.68万元，主要原因是基本支出增加49.12万元，项目支出增加117.56万元」: reasons that are amounts make up the change, where
 * they are all there are; main reasons need not be all, so only a slip among them is held against the text.
 */
export function* reasonsOfChanges(facts: FactSet): Generator<RuleClaim> {
  const seen = new Set<number>()
  for (const m of facts.mentions) {
    for (const v of m.movements) {
      const { causes = [], change, direction } = v
      if (change === undefined || !direction || causes.length === 0 || seen.has(change)) continue
      seen.add(change)
      const relation: Relation = {
        kind: 'sum',
        op: '=',
        terms: [term(change, signed(facts, change, direction)), ...causes.map((c) => term(c.figure, -c.direction))],
      }
      const slip = causes.length > 1 || [change, causes[0]?.figure ?? change].every((id) => isTelling(facts, id))
      yield {
        stated: change,
        subject: `${m.name || facts.figure(change).label} 增减额`,
        readings: [relation],
        certain: false,
        slipProves: slip ? 'unless-omitted' : false,
        atMost: 'warning',
        roles: Object.fromEntries([[change, 'whole'], ...causes.map((c) => [c.figure, 'part'] as const)]),
      }
    }
  }
}

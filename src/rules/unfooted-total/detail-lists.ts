/** A list of the meetings, trainings … of a year without a total of its own: it makes up what is told of them. */

import { conceptOf } from '../../families/concepts.ts'
import { fold } from '../../number/fold.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

const title = /(?:19|20)?\d*年?度?(?<item>[^年度\d]{2,12}?)(?:支出|预算|计划|情况)*(?:明细|清单|安排)表$/

export function* detailLists(facts: FactSet): Generator<RuleClaim> {
  const { year } = facts.extraction.identity
  for (const table of facts.tables) {
    const item = title.exec(fold(table.title).replace(/\s/g, ''))?.groups?.['item']
    const columns = table.columns.flatMap((c, i) => (c.concept === 'amount' ? [i] : []))
    const [column] = columns
    if (item === undefined || column === undefined || columns.length > 1 || table.rows.some((r) => r.total)) continue
    const parts = table.rows.flatMap((_, row) => facts.cell(table, row, column) ?? [])
    const wholes = facts.mentions.flatMap((m) => {
      // 「一般公共预算会议费」
      if (!m.concept.endsWith(conceptOf(item))) return []
      const amount = mainAmount(m)
      const now = amount !== undefined && (amount.period === undefined || amount.period === (year ?? amount.period))
      return now && facts.figure(amount.figure).unit.dimension === 'money' ? [amount.figure] : []
    })
    const [whole] = wholes
    if (whole === undefined || parts.length === 0) continue
    yield {
      stated: whole,
      subject: table.title,
      readings: wholes.map((w): Relation => ({ kind: 'sum', op: '=', terms: [term(w), ...parts.map((p) => term(p, -1))] })),
      // It may be a list of the larger ones.
      certain: false,
      slipProves: 'unless-omitted',
      atMost: 'warning',
      roles: Object.fromEntries([[whole, 'whole'], ...parts.map((p) => [p, 'part'])]),
    }
  }
}

/** Weights of indicators in tables that print no total: they make up 100, or what the head says (「分值权重（90分）」). */

import type { Table } from '../../model/reading.ts'
import { add, compare, decimal, format, trim, zero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

const weightHead = /^(?:指标)?(?:分值|权重|分值权重|满分|标准分|权数)(?:\((?<said>[^()]*)\))?$/
/** The execution of the budget is weighed apart with 10. */
const usual = ['100', '90']
const fewest = 3

export function* weightsWithoutTotal(facts: FactSet): Generator<RuleClaim<'plain' | 'weights'>> {
  for (const table of facts.tables) {
    for (const [index, column] of table.columns.entries()) {
      const head = weightHead.exec(fold(column.path.at(-1) ?? '').replace(/\s/g, ''))
      if (!head || hasTotal(table) || table.columns.some((c) => /得分|评分/.test(c.path.at(-1) ?? ''))) continue
      const cells = table.rows.flatMap((_, row) => {
        const figure = facts.cell(table, row, index)
        return figure === undefined ? [] : [figure]
      })
      const [first] = cells
      if (first === undefined || cells.length < fewest) continue
      const sum = cells.reduce((total, id) => add(total, facts.value(id)), zero)
      const percent = head.groups?.['said'] === '%' || cells.every((id) => facts.figure(id).unit.symbol === '%')
      const said = /^(\d+)分$/.exec(head.groups?.['said'] ?? '')?.[1] ?? (percent ? '100' : undefined)
      const holds = (said === undefined ? usual : [said]).some((whole) => compare(sum, decimal(whole)) === 0)
      yield {
        stated: first,
        subject: table.title,
        readings: [{ kind: 'assertion', holds, figures: cells, sum: { terms: cells.map((id) => term(id)), value: said ?? '100' } }],
        // A row whose weight was not read, or a part of the form elsewhere, would be missed.
        certain: said !== undefined && cells.length === table.rows.length,
        atMost: 'warning',
        roles: Object.fromEntries(cells.map((id) => [id, 'part'])),
        case: 'weights',
        words: { sum: format(trim(sum)), whole: said ?? '100' },
      }
    }
  }
}

const hasTotal = (table: Table): boolean => table.rows.some((r) => r.total || /^(?:总分|合计|总计)/.test(r.label.replace(/\s/g, '')))

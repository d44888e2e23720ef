/** What a sentence says of a whole fund, against the totals of that fund in the tables. */

import { normalName } from '../../families/concepts.ts'
import { type ToldTotal, toldTotals } from '../../families/told.ts'
import { isZero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { Relation } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import { saysEmpty } from '../empty-table-note/index.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import { cellsAt } from '../operands/ties.ts'
import type { RuleClaim } from '../rule.ts'

export function* fundTotals(facts: FactSet): Generator<RuleClaim<'plain' | 'empty'>> {
  const { year } = facts.extraction.identity
  for (const m of facts.mentions) {
    const amount = mainAmount(m)
    const total = amount && toldTotals.find(({ item }) => item.test(normalName(fold(m.name))))
    if (!total || (amount.period !== undefined && year !== null && amount.period !== year)) continue
    const stated = facts.figure(amount.figure)
    if (stated.unit.dimension !== 'money' || stated.place !== 'sentence') continue
    const cells = [...new Set(total.places.flatMap((place) => cellsAt(facts, place)).map(({ figure }) => figure))]
    const [first] = cells
    const nothing = first === undefined ? emptiness(facts, total) : undefined
    // Empty, and nowhere said to be: the table may not have been read.
    if (first === undefined && (nothing === undefined || (nothing === 'unsaid' && !isZero(stated.value)))) continue
    const readings: Relation[] =
      first === undefined
        ? [{ kind: 'assertion', holds: isZero(stated.value), figures: [amount.figure], expected: '0' }]
        : cells.map((cell) => equal(amount.figure, cell))
    yield {
      stated: amount.figure,
      subject: m.name,
      readings,
      certain: first === undefined,
      slipProves: true,
      ...(first === undefined ? { atMost: 'warning' as const, case: 'empty' } : {}),
      roles: { [amount.figure]: 'stated', ...(first === undefined ? {} : { [first]: 'table' }) },
    }
  }
}

/** Whether the tables of the fund are there and print nothing but zeros, and whether a note says so. */
function emptiness(facts: FactSet, { own }: ToldTotal): 'said' | 'unsaid' | undefined {
  const tables = facts.tables.filter(({ kind }) => kind !== undefined && own.includes(kind))
  if (tables.length === 0 || tables.some((table) => table.cells.some((cell) => !isZero(facts.value(cell.figure))))) return undefined
  return tables.some((table) => table.notes.some(({ text }) => saysEmpty.test(fold(text).replace(/\s/g, '')))) ? 'said' : 'unsaid'
}

/** Tables whose lines are not all drawn: how they were read is a guess, which their own sums bear out or do not. */
import type { Document } from '../layout/types.ts'
import type { Extraction, Read } from '../model/reading.ts'
import { isZero } from '../number/decimal.ts'
import { figuresIn } from '../relation/judge.ts'
import { isHeld, type Weighed } from './weigh.ts'

/** Checks that must hold in a table before what contradicts there is believed; and for each that fails so many. */
const enough = 3
const forEach = 10

/**
 * What contradicts in a table without a full set of lines is a finding only where many other checks of that table hold: a slip in print
 * breaks few of them, a column or row misread breaks many. All else there becomes not checkable.
 */
export function doubtUnruled(weighed: Weighed[], document: Document, extraction: Extraction, read: Read): void {
  const tableOf = new Map<number, number>()
  for (const table of extraction.tables) {
    const block = document.blocks[table.block]
    if (block?.kind === 'table' && block.by !== 'rulings') for (const cell of table.cells) tableOf.set(cell.figure, table.index)
  }
  if (tableOf.size === 0) return
  const tablesOf = ({ claim, reading }: Weighed): Set<number> => {
    const relation = claim.readings[reading]
    return new Set([claim.stated, ...(relation ? figuresIn(relation) : [])].flatMap((figure) => tableOf.get(figure) ?? []))
  }
  const counts = new Map<number, { held: number; broken: number }>()
  for (const w of weighed) {
    const relation = w.claim.readings[w.reading]
    // Zeros agree with each other whatever they are read as.
    if (!relation || figuresIn(relation).filter((f) => !isZero(read(f).value)).length < 2) continue
    for (const table of tablesOf(w)) {
      const count = counts.get(table) ?? { held: 0, broken: 0 }
      if (w.judgement.verdict === 'contradiction') count.broken++
      else if (isHeld(w.judgement.verdict) && isEquation(w)) count.held++
      counts.set(table, count)
    }
  }
  const believed = (table: number): boolean => {
    const { held, broken } = counts.get(table) ?? { held: 0, broken: 0 }
    return held >= enough && held >= forEach * broken
  }
  weighed.forEach((w, i) => {
    if (w.judgement.verdict !== 'contradiction' || [...tablesOf(w)].every(believed)) return
    weighed[i] = { ...w, judgement: { verdict: 'notCheckable', cut: false, lastDigit: false, reason: 'unruled-table' } }
  })
}

function isEquation({ claim, reading }: Weighed): boolean {
  const relation = claim.readings[reading]
  return relation?.kind === 'sum' && relation.op === '='
}

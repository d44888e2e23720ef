import { describe, expect, test } from 'vitest'
import { doubtUnruled } from '../../src/check/unruled.ts'
import { type Weighed, weigh } from '../../src/check/weigh.ts'
import type { Document, TableBlock } from '../../src/layout/types.ts'
import type { Extraction, Table } from '../../src/model/reading.ts'
import { claim, figures, reader, total } from './figures.ts'

/** A table of sums of two parts, some of which do not hold, as read in some way. */
function verdicts(by: TableBlock['by'], held: number, broken: number): string[] {
  const sums = Array.from({ length: held + broken }, (_, i) => [i < held ? `${50 + i}.75` : `${950 + 7 * i}.75`, `${20 + i}.50`, '30.25'])
  const of = figures(sums.flat().map((amount) => `${amount}万元`))
  const read = reader(of)
  const weighed: Weighed[] = sums.map((_, i) => weigh(claim(3 * i, total(3 * i, 3 * i + 1, 3 * i + 2)), read))
  const block: TableBlock = {
    kind: 'table',
    index: 0,
    page: 1,
    pages: [1],
    rows: 0,
    columns: 0,
    cells: [],
    above: [],
    below: [],
    by,
    under: [],
  }
  const document: Document = { pages: [], blocks: [block], aside: [] }
  const cells = of.map((figure) => ({ row: 0, column: 0, figure: figure.id }))
  const table = { index: 0, block: 0, title: '', pages: [1], columns: [], rows: [], cells, notes: [], remarks: [] } as unknown as Table
  doubtUnruled(weighed, document, { tables: [table], figures: of } as unknown as Extraction, read)
  return weighed.slice(held).map((w) => w.judgement.verdict)
}

describe('what contradicts in a table without all lines', () => {
  test('is found where the other sums of the table bear out its reading', () => {
    expect(verdicts('alignment', 12, 1)).toEqual(['contradiction'])
  })

  test('is not checkable where too few do', () => {
    expect(verdicts('alignment', 2, 1)).toEqual(['notCheckable'])
    expect(verdicts('vertical-rulings', 12, 3)).toEqual(['notCheckable', 'notCheckable', 'notCheckable'])
  })

  test('is found in any case where all lines are drawn', () => {
    expect(verdicts('rulings', 1, 2)).toEqual(['contradiction', 'contradiction'])
  })
})

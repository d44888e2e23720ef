/** Tables as extraction reads them from grids. */
import { readTables } from '../../../src/extract/tables/tables.ts'
import type { Document, TableBlock } from '../../../src/layout/types.ts'
import type { Figure, Table } from '../../../src/model/reading.ts'

export function read(...blocks: readonly TableBlock[]): { readonly tables: readonly Table[]; readonly figures: readonly Figure[] } {
  const figures: Figure[] = []
  const document: Document = {
    pages: [{ number: 1, width: 600, height: 800, turn: 0, readBy: 'text' }],
    blocks: blocks.map((b, index) => ({ ...b, index })),
    aside: [],
  }
  return { tables: readTables(document, (figure) => figures.push({ ...figure, id: figures.length }) - 1).tables, figures }
}

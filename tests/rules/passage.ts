/**
 * Short passages as documents. Lines of text are paragraphs and headings, as in a .txt file. Lines that begin with `|` are a
 * table, one row a line (as {@link tableOf} reads it). Lines that begin with
 * `>` are printed above the table that follows (title, unit), or below the one they follow (notes).
 */
import { layoutText } from '../../src/layout/text.ts'
import type { Block, Document, GridCell, PlacedText, TableBlock } from '../../src/layout/types.ts'

const placed = (text: string): PlacedText => ({ text, places: Array.from({ length: text.length }, () => undefined) })

/** Width and height of the cells of a passage's tables, in points. */
const [width, height] = [80, 20]

export function passage(text: string): Document {
  const blocks: Block[] = []
  let lines: string[] = []
  const put = (more: readonly Block[]): void => {
    const from = blocks.length
    for (const block of more) blocks.push({ ...block, index: block.index + from, under: block.under.map((i) => i + from) })
  }
  const flush = (): void => {
    if (lines.some((line) => line.trim() !== '')) put(layoutText(lines.join('\n')).blocks)
    lines = []
  }
  let rows: string[] = []
  let above: string[] = []
  let below: string[] = []
  const endTable = (): void => {
    if (rows.length > 0) {
      const heading = blocks.findLastIndex((block) => block.kind === 'heading')
      const under = heading < 0 ? [] : [...(blocks[heading]?.under ?? []), heading]
      const bare = rows.map((row) => row.replace(/^\||\|$/g, ''))
      blocks.push({ ...tableOf(bare, above, below), index: blocks.length, under })
      above = []
    }
    rows = []
    below = []
  }
  for (const line of text.split('\n').map((l) => l.trim())) {
    if (line.startsWith('|')) {
      flush()
      if (below.length > 0) {
        // A caption between two tables stands above the second.
        const captions = below
        below = []
        endTable()
        above = captions
      }
      rows.push(line)
    } else if (line.startsWith('>')) {
      flush()
      ;(rows.length > 0 ? below : above).push(line.slice(1).trim())
    } else {
      endTable()
      lines.push(line)
    }
  }
  endTable()
  flush()
  const page = layoutText('一').pages
  return { pages: page, blocks, aside: [] }
}

/**
 * A table as lines of cells parted by `|`. A cell that holds only `<` or `^` belongs to the cell on its left or above it;
 * leading dots indent, an em each.
 */
export function tableOf(rows: readonly string[], above: readonly string[] = [], below: readonly string[] = []): TableBlock {
  const grid = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  const columns = Math.max(...grid.map((row) => row.length))
  const at = (row: number, column: number): string => grid[row]?.[column] ?? ''
  const cells: GridCell[] = []
  for (let row = 0; row < grid.length; row++) {
    for (let column = 0; column < columns; column++) {
      const raw = at(row, column)
      if (raw === '<' || raw === '^') continue
      const text = raw.replace(/^\.+/, '')
      let [columnSpan, rowSpan] = [1, 1]
      while (at(row, column + columnSpan) === '<') columnSpan++
      while (at(row + rowSpan, column) === '^') rowSpan++
      const box = [column * width, row * height, (column + columnSpan) * width, (row + rowSpan) * height] as const
      cells.push({ ...placed(text), row, column, rowSpan, columnSpan, page: 1, box, indent: raw.length - text.length })
    }
  }
  return {
    kind: 'table',
    index: 0,
    page: 1,
    pages: [1],
    rows: grid.length,
    columns,
    cells,
    above: above.map(placed),
    below: below.map(placed),
    by: 'rulings',
    under: [],
  }
}

/** An open table: its figures in rows and columns, broken cells marked, the partners of the cell under the cursor set off. */
import type { Table } from '../library.ts'
import { cutLine, fitLine, type Line, quiet, ruleText, type Span, span, strong, type Tone } from '../paint.ts'
import { figureVerdict, type Opened, remember } from '../rows.ts'
import { type Case, correctionsOf, type GridState } from '../select.ts'
import { cells, pad, sanitise } from '../text.ts'
import { wordsOf } from '../words.ts'
import { type Canvas, partnersOf } from './detail.ts'

/** Column widths, and figures by place. */
const shapeOf = remember((table: Table, opened: Opened, wide: boolean) => {
  const at = new Map<string, number>()
  for (const cell of table.cells) at.set(`${cell.row} ${cell.column}`, cell.figure)
  const widths = table.columns.map((column, index) => {
    const name = column.path.at(-1) ?? ''
    let width = Math.min(12, cells(sanitise(name), wide))
    for (let row = 0; row < table.rows.length; row++) {
      const figure = opened.extraction.figures[at.get(`${row} ${index}`) ?? -1]
      if (figure) width = Math.max(width, cells(sanitise(figure.printed), wide))
    }
    return Math.max(4, Math.min(18, width))
  })
  const label = Math.max(8, ...table.rows.map((row) => cells(sanitise(row.label), wide) + 2 * (row.level ?? 0)))
  return { at, widths, label }
}, 2)

/** First column shown, so that the one under the cursor is in sight. */
function firstColumn(widths: readonly number[], column: number, room: number): number {
  let used = 0
  let first = column
  for (let at = column; at >= 0; at--) {
    used += (widths[at] ?? 0) + 2
    if (used > room) break
    first = at
  }
  return first
}

export function gridLines(item: Case, grid: GridState, height: number, canvas: Canvas): Line[] {
  const { pen, width, language } = canvas
  const { opened } = item
  const table = opened?.extraction.tables.find((other) => other.index === grid.table)
  if (!opened || !table) return []
  const { at, widths, label: wanted } = shapeOf(table, opened, pen.ambiguousWide)
  // The names may take what the figures leave; of a wide table they keep a third.
  const left = width - 3 - widths.reduce((sum, size) => sum + size + 2, 0)
  const label = Math.max(10, Math.min(wanted, Math.max(Math.floor(width * 0.34), left)))
  const room = width - label - 3
  const first = firstColumn(widths, grid.column, room)
  const shown: number[] = []
  let used = 0
  for (let column = first; column < widths.length; column++) {
    used += (widths[column] ?? 0) + 2
    if (used > room) break
    shown.push(column)
  }
  const figure = at.get(`${grid.row} ${grid.column}`)
  const partners = figure === undefined ? new Set<number>() : partnersOf(opened, figure)
  const corrected = correctionsOf(item)
  const edge = quiet(pen.signs.vertical)

  const lines: Line[] = []
  const unit = sanitise(table.unit?.symbol ?? '')
  const head = (depth: number): Line => {
    const parts: Span[] = [
      span(' '),
      depth === 1 ? quiet(pad(unit, label, pen)) : quiet(pad(first > 0 ? `${pen.signs.left} ${first}` : '', label, pen)),
      edge,
    ]
    for (const column of shown) {
      const path = table.columns[column]?.path ?? []
      const text = sanitise(depth === 1 ? (path.at(-1) ?? '') : path.slice(0, -1).join('/'))
      parts.push(
        span(' '),
        {
          text: pad(text, widths[column] ?? 4, pen, 'right'),
          tone: column === grid.column ? 'accent' : 'quiet',
          bold: column === grid.column,
        },
        span(' '),
      )
    }
    return parts
  }
  const more = widths.length - (shown.at(-1) ?? 0) - 1
  lines.push([...head(0), quiet(more > 0 ? ` +${more} ${pen.signs.right}` : '')], head(1), [quiet(ruleText(width, pen))])
  for (let row = grid.top; row < Math.min(table.rows.length, grid.top + height - 3); row++) {
    const entry = table.rows[row]
    if (!entry) continue
    const here = row === grid.row
    const parts: Span[] = [here ? { text: pen.signs.cursor, tone: 'accent' } : span(' '.repeat(cells(pen.signs.cursor, pen.ambiguousWide)))]
    const name = `${' '.repeat(2 * (entry.level ?? 0))}${entry.code ? `${sanitise(entry.code)} ` : ''}${sanitise(entry.label)}`
    parts.push(
      entry.total
        ? strong(pad(name, label, pen), here ? 'accent' : 'plain')
        : { text: pad(name, label, pen), tone: here ? 'accent' : 'plain' },
      edge,
    )
    for (const column of shown) {
      const id = at.get(`${row} ${column}`)
      const size = widths[column] ?? 4
      const cellHere = here && column === grid.column
      const found = id === undefined ? undefined : opened.extraction.figures[id]
      if (!found || id === undefined) {
        parts.push({ text: pad('', size + 2, pen), ...(cellHere ? { inverse: true } : {}) })
        continue
      }
      const verdict = figureVerdict(id, opened.assessment)
      const sign = corrected.has(id)
        ? pen.signs.corrected
        : verdict === 'contradiction'
          ? pen.signs.error
          : verdict === 'rounding' || verdict === 'convention'
            ? pen.signs.info
            : partners.has(id) && !cellHere
              ? pen.signs.bullet
              : ' '
      const tone: Tone = corrected.has(id)
        ? 'good'
        : verdict === 'contradiction'
          ? 'error'
          : verdict === 'notCheckable'
            ? 'quiet'
            : partners.has(id)
              ? 'accent'
              : 'plain'
      const style = cellHere ? { inverse: true, bold: true } : partners.has(id) ? { underline: true } : {}
      parts.push({ text: pad(sign, 1, pen), tone }, { text: pad(sanitise(found.printed), size, pen, 'right'), tone, ...style }, span(' '))
    }
    lines.push(parts)
  }
  if (table.cells.length === 0) lines.push([quiet(` ${wordsOf(language).t('noMatch')}`)])
  return lines.map((line) => fitLine(cutLine(line, width, pen), width, pen))
}

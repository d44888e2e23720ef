/** What one cell of a grid says: nothing, a figure, a code, a word. */
import type { GridCell, TableBlock } from '../../layout/types.ts'
import { type Decimal, decimal } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import { withCommas } from '../../number/numeral.ts'
import { readUnit, type Unit } from '../../number/unit.ts'

/** A figure inside a cell's text. */
export interface CellFigure {
  /** Where the numeral stands in the cell's text, sign included. */
  readonly at: readonly [start: number, end: number]
  readonly printed: string
  readonly value: Decimal
  readonly decimals: number
  /** Unit printed in the cell. */
  readonly unit?: Unit
  /** The cell says more than a number: 「≥95%」, 「不超过3场次」. */
  readonly measure: boolean
}

export interface Cell {
  readonly grid: GridCell
  /** Printed text without the blanks that only set it apart: 「合　计」 is 合计. */
  readonly label: string
  /** The label folded for matching. */
  readonly folded: string
  readonly figure?: CellFigure
  /** Nothing printed, or only a dash. */
  readonly blank: boolean
}

const han = /[\u3000-\u9fff\uff00-\uffef“”‘’]/u

/** Takes out blanks that stand next to a Chinese character or mark; others (between Latin words) are printed ones. */
export function unspaced(text: string): string {
  return text.replace(/\s+/gu, (_, at: number) => {
    const left = text.charAt(at - 1)
    const right = /\S/u.exec(text.slice(at))?.[0] ?? ''
    return left === '' || right === '' || han.test(left) || han.test(right) ? '' : ' '
  })
}

const plain = /^\s*(\()?\s*([-+−－]?\s*(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(%|‰)?\s*(\))?\s*$/u
const measured =
  /^\s*(?:[≥≤><=≧≦＝≯≮]{1,2}|大于等于|小于等于|大于|小于|等于|不超过|不高于|不大于|不低于|不少于|不小于|至少|达到|达|控制在|约|共)?\s*([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*/u
const tail = /^(?:\/[\u4e00-\u9fff·./]{1,6})?(?:以上|以内|以下|左右|及以上|内|\(含\)|[、。.;；])*$/u

/** Reads a cell that is one number, alone or with comparator and unit. Undefined for words, codes in words, and several numbers. */
export function readFigure(text: string): CellFigure | undefined {
  const folded = withCommas(text, fold(text), 'alone')
  const whole = plain.exec(folded)
  if (whole && (whole[1] === undefined) === (whole[4] === undefined)) {
    const numeral = whole[2] ?? ''
    const start = folded.indexOf(numeral)
    return figureAt(
      text,
      numeral,
      start,
      whole[3] ? readUnit(folded, start + numeral.length)?.unit : undefined,
      false,
      whole[1] !== undefined,
    )
  }
  const loose = measured.exec(folded)
  if (!loose) return undefined
  const numeral = loose[1] ?? ''
  const start = folded.indexOf(numeral)
  const after = loose[0].length
  const unit = readUnit(folded, start + numeral.length)
  const rest = folded.slice(unit ? start + numeral.length + unit.length : after).replace(/\s/gu, '')
  if (!tail.test(rest) || (/^(?:19|20)\d{2}$/u.test(numeral) && folded.charAt(start + 4) === '年')) return undefined
  return figureAt(text, numeral, start, unit?.unit, true, false)
}

function figureAt(text: string, numeral: string, start: number, unit: Unit | undefined, measure: boolean, bracketed: boolean): CellFigure {
  const bare = numeral
    .replace(/[,\s]/gu, '')
    .replace(/^[−－]/u, '-')
    .replace(/^\+/u, '')
  // Accountants' brackets are a minus.
  const value = decimal(bracketed && !bare.startsWith('-') ? `-${bare}` : bare)
  const end = start + numeral.length
  return { at: [start, end], printed: text.slice(start, end), value, decimals: value.scale, ...(unit ? { unit } : {}), measure }
}

const dash = /^[-—–－―─/\\]*$/u

export function readCell(grid: GridCell): Cell {
  const label = unspaced(grid.text)
  const folded = fold(label)
  const blank = dash.test(folded)
  const figure = blank ? undefined : readFigure(grid.text)
  return { grid, label, folded, blank, ...(figure ? { figure } : {}) }
}

/** The cells of a table by row and column; a merged cell stands at every place it covers. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  at(row: number, column: number): Cell | undefined
  /** Distinct cells that begin in a row, left to right. */
  startingIn(row: number): readonly Cell[]
  /** Distinct cells that cover a row, left to right. */
  covering(row: number): readonly Cell[]
}

export function matrixOf(block: TableBlock): Matrix {
  const places: (Cell | undefined)[] = []
  const { rows, columns } = block
  for (const grid of block.cells) {
    const cell = readCell(grid)
    for (let r = grid.row; r < Math.min(rows, grid.row + grid.rowSpan); r++) {
      for (let c = grid.column; c < Math.min(columns, grid.column + grid.columnSpan); c++) places[r * columns + c] ??= cell
    }
  }
  const at = (row: number, column: number): Cell | undefined => places[row * columns + column]
  const covering = (row: number): Cell[] => {
    const out: Cell[] = []
    for (let c = 0; c < columns; c++) {
      const cell = at(row, c)
      if (cell && out[out.length - 1] !== cell) out.push(cell)
    }
    return out
  }
  return { rows, columns, at, covering, startingIn: (row) => covering(row).filter((cell) => cell.grid.row === row) }
}

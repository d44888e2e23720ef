/** Rows of a grid as records: their names, codes and place in the hierarchy. */

import { normalName } from '../../families/concepts.ts'
import { listNumber } from '../../layout/numbering.ts'
import { equals, isZero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { Cell, CellFigure, Matrix } from './cells.ts'
import { type Column, differenceValue, type Lane, yearValue } from './columns.ts'

export interface RecordCell {
  /** Index in {@link Lane.figures}. */
  readonly column: number
  readonly cell: Cell
  readonly figure: CellFigure
}

export interface TableRecord {
  readonly row: number
  readonly page: number
  /** Label cells in order, each once. */
  readonly names: readonly Cell[]
  readonly label: string
  readonly code?: string
  /** The code is that of a body. */
  readonly body: boolean
  /** All codes of the row, in the order of its columns. */
  readonly codes: readonly string[]
  readonly concept: string
  readonly total: boolean
  readonly ofWhich: boolean
  readonly indent: number
  /** Which of the lane's label columns the name begins in. */
  readonly depth: number
  readonly cells: readonly RecordCell[]
  /** The year that its column of years names, and whether it tells the difference of two. */
  readonly period?: number
  readonly difference?: true
  /** Words behind the figures. */
  readonly asides: readonly { readonly column: Column; readonly cell: Cell }[]
}

const coded = /^(?!(?:19|20)\d{2}年|\d{1,3}(?:[,，]\d{3})+|\d+[.．]\d)[[(【]?(\d{3,9})[\])】]?(?:[-－—_:：.、\s]*)(.*)$/u
/** Whose numbers they are where bodies are numbered. */
const bodyHead = /(?:部门|单位|机构)(?:\(.*\))?(?:及?(?:编码|代码|名称|编号))*$/u
/** A carry-over told fund by fund, without numbers. */
const fundName = /^(?:(?:一般)?公共(?:财政)?预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款|资金|收入)*$/u
const totalName =
  /^(?:(?:本年|本期|当年)(?:收入|支出)小计|(?:本年|本期|当年)?(?:收入|支出|收支|人员经费|公用经费|基本支出|项目支出)?(?:合计|总计|总额)|(?:资金|金额)合计|合计.*|总计.*|总分|总得分|合计得分|收入总额|支出总额)$/u

/** Totals that name their money; with a list number before it such a name is an item of a larger account. */
const fundTotal =
  /^(?:本年|全年|当年|全[市县区州省]|[市州县区省]本?级)?(?:一般公共预算|政府性基金|国有资本经营|社会保险|基金|预算)+(?:收入|支出)(?:合计|总计)$/u

/** Joins the parts of a code that stand in several columns (201 | 13 | 01) into whole codes. Parts left out of lower rows come from the row above. */
function joinCodes(parts: readonly string[], above: string | undefined): string[] {
  const codes: string[] = []
  let joined = ''
  parts.forEach((part, i) => {
    if (part === '') return
    if (joined === '' && part.length === 2 && i > 0 && above !== undefined) joined = above.slice(0, i === 1 ? 3 : 5) + part
    else if (joined === '' || (part.length <= 2 && joined.length >= 3 && joined.length < 7)) joined += part
    else if (part.startsWith(joined)) joined = part
    else {
      codes.push(joined)
      joined = part
    }
  })
  if (joined !== '') codes.push(joined)
  return codes
}

/** 「公用经费合计 …… 333.20」 under several lanes: without lines the name stands in the middle of the columns it spans, left of its amount's own. */
function totalBefore(matrix: Matrix, row: number, lane: Lane): Cell | undefined {
  for (let column = (lane.labels[0] ?? lane.figures[0])?.index ?? 0; column-- > 0; ) {
    const cell = matrix.at(row, column)
    if (cell && !cell.blank) return cell.figure === undefined && /(?:合\s*计|总\s*计)$/u.test(cell.folded) ? cell : undefined
  }
  return undefined
}

export function recordsOf(matrix: Matrix, body: readonly number[], lane: Lane, ignored: ReadonlySet<Cell>): TableRecord[] {
  const out: TableRecord[] = []
  let above: string | undefined
  const first = body[0] ?? 0
  for (const row of body) {
    const names: Cell[] = []
    const codes: string[] = []
    let parts: string[] = []
    const words: string[] = []
    const flushParts = (): void => {
      for (const code of joinCodes(parts, above)) {
        if (code.length < 3) continue
        // The first code has its own place; a second key stands with its name.
        if (codes.length > 0) words.push(code)
        codes.push(code)
      }
      parts = []
    }
    let indent = 0
    let depth = 0
    let named = false
    let period: number | undefined
    let difference = false
    let body = false
    for (const column of lane.labels) {
      const head = column.heads[column.heads.length - 1]?.folded ?? fold(words[words.length - 1] ?? '')
      const ofBody = bodyHead.test(head)
      const cell = matrix.at(row, column.index)
      // A cell that began beside the head is the name of the whole part, not of this row.
      const again = cell !== undefined && cell.grid.rowSpan > 1 && column.heads.some((h) => h.grid.rowSpan > 1 && h.folded === cell.folded)
      if (!cell || ignored.has(cell) || cell.grid.row < first || again) {
        if (column.role === 'code') parts.push('')
        continue
      }
      if (names.includes(cell)) continue
      if (column.role === 'period') {
        const year = yearValue.exec(cell.folded)?.[1]
        if (year !== undefined) period = Number(year)
        else if (differenceValue.test(cell.folded)) difference = true
        if (!cell.blank) names.push(cell)
        continue
      }
      if (column.role === 'code' && (cell.blank || /^\d{1,9}$/u.test(cell.folded))) {
        const value = cell.blank ? '' : cell.folded
        parts.push(value)
        if (ofBody && value !== '' && codes.length === 0) body = true
        if (value !== '') names.push(cell)
        continue
      }
      if (cell.blank || column.role === 'serial') continue
      flushParts()
      names.push(cell)
      const match = coded.exec(cell.folded)
      if (match && (column.role === 'label' || column.role === 'code') && !cell.figure?.measure) {
        if (codes.length > 0) words.push(match[1] ?? '')
        else body = ofBody
        codes.push(match[1] ?? '')
        const rest = cell.label.slice(cell.folded.length - (match[2] ?? '').length)
        if (rest !== '') words.push(rest)
      } else words.push(cell.label)
      if (!named) {
        indent = cell.grid.indent
        depth = lane.labels.indexOf(column)
      }
      named = true
    }
    flushParts()
    const cells: RecordCell[] = []
    lane.figures.forEach((column, index) => {
      const cell = matrix.at(row, column.index)
      if (!cell?.figure || cell.grid.row !== row || cell.grid.column !== column.index || ignored.has(cell)) return
      cells.push({ column: index, cell, figure: cell.figure })
    })
    const own = cells.length === 1 && names.length === 0 ? totalBefore(matrix, row, lane) : undefined
    if (own !== undefined) {
      names.push(own)
      words.push(own.label)
    }
    const label = words.join(' ')
    const asides = lane.asides.flatMap((column) => {
      const cell = matrix.at(row, column.index)
      return cell && !cell.blank && cell.grid.column === column.index ? [{ column, cell }] : []
    })
    if (names.length === 0 && cells.length === 0) continue
    const code = codes[0]
    if (code !== undefined) above = code
    const bare = normalName(label.normalize('NFKC'))
    out.push({
      row,
      page: cells[0]?.cell.grid.page ?? names[0]?.grid.page ?? matrix.startingIn(row)[0]?.grid.page ?? 1,
      names,
      label,
      ...(code === undefined ? {} : { code }),
      body: body && code !== undefined,
      codes,
      concept: bare,
      total: code === undefined && (totalName.test(bare) || (fundTotal.test(bare) && listNumber(label.normalize('NFKC')) === undefined)),
      ofWhich: /^其中[:：]?/u.test(label.normalize('NFKC')),
      indent,
      depth,
      cells,
      ...(period === undefined ? {} : { period }),
      ...(difference ? { difference: true as const } : {}),
      asides,
    })
  }
  return out
}

/** Depth and parent of each record: by code, else by list number, else by indentation. */
export function hierarchy(records: readonly TableRecord[]): { readonly level?: number; readonly parent?: number }[] {
  const out: { level?: number; parent?: number }[] = records.map(() => ({}))
  const withCode = records.filter((r) => r.code !== undefined).length
  const byCode = withCode > 0 && withCode >= records.filter((r) => !r.total).length / 2
  if (byCode) codeHierarchy(records, out)
  else listHierarchy(records, out)
  records.forEach((record, i) => {
    const entry = out[i]
    if (entry && record.total && entry.level === undefined) entry.level = 0
  })
  return out
}

/** Whether two rows print the same amounts, some of them not 0, in the same columns. */
function sameAmounts(a: TableRecord, b: TableRecord): boolean {
  if (a.cells.length !== b.cells.length || a.cells.every((c) => isZero(c.figure.value))) return false
  return a.cells.every((c, k) => {
    const other = b.cells[k]
    return other?.column === c.column && equals(other.figure.value, c.figure.value)
  })
}

function codeHierarchy(records: readonly TableRecord[], out: { level?: number; parent?: number }[]): void {
  // A row of amounts without a code among coded ones is a unit whose accounts follow.
  let unit: number | undefined
  records.forEach((record, i) => {
    const { code } = record
    const entry = out[i]
    if (code === undefined && !record.total && record.cells.length > 0 && record.label !== '') {
      unit = i
      if (entry) entry.level = 0
    }
    if (record.total) unit = undefined
    if (code === undefined || !entry) return
    entry.level = Math.max(1, Math.ceil((code.length - 1) / 2))
    const before = records[i - 1]
    // A 款 without 项 is printed once as each, under one code.
    if (before && before.code === code && before.concept === record.concept && sameAmounts(before, record)) {
      entry.parent = i - 1
      entry.level = (out[i - 1]?.level ?? entry.level) + 1
      return
    }
    for (let j = i - 1; j >= 0; j--) {
      const other = records[j]?.code
      if (other !== undefined && other.length < code.length && code.startsWith(other)) {
        entry.parent = j
        break
      }
      if (j === unit) break
    }
    if (entry.parent === undefined && unit !== undefined) entry.parent = unit
  })
}

/** List numbers give the level; 其中 and lines without number go below the numbered line above when indented. */
function listHierarchy(records: readonly TableRecord[], out: { level?: number; parent?: number }[]): void {
  const stack: { rank: number; index: number; level: number }[] = []
  let belowTotal = false
  records.forEach((record, i) => {
    const entry = out[i]
    if (!entry || record.total) {
      if (record.total) {
        stack.length = 0
        belowTotal = i > 0
      }
      return
    }
    const folded = record.label.normalize('NFKC').replace(/^其中[:：]?/u, '')
    const number = listNumber(folded)
    const ofWhich = record.ofWhich
    let rank: number
    if (number) rank = number.level * 10 + (ofWhich ? 1 : 0)
    else if (ofWhich)
      rank =
        (stack[stack.length - 1]?.rank ?? 10) +
        (stack[stack.length - 1] && /^其中/u.test(records[stack[stack.length - 1]?.index ?? 0]?.label ?? '') ? 0 : 5)
    else if (fundName.test(folded.replace(/\s/gu, '')) && (stack[0]?.rank ?? -1) === 0) rank = 20
    else {
      // Below the year's total a numbered list under an unnumbered line (年初财政拨款结转和结余) tells what that line is made of.
      if (belowTotal) {
        stack.length = 0
        stack.push({ rank: 0, index: i, level: 1 })
      }
      return
    }
    while (stack.length > 0 && (stack[stack.length - 1]?.rank ?? 0) >= rank) stack.pop()
    const top = stack[stack.length - 1]
    entry.level = top ? top.level + 1 : 1
    if (top) entry.parent = top.index
    stack.push({ rank, index: i, level: entry.level })
  })
}

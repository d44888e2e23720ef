/**
 * Records written as lines: a label and its values, one a line or divided by bars, as a table comes out when its ruling is lost
 * (plain text, pasted passages). Headed columns give the values their phases.
 */
import { conceptOf, normalName, scopeOf } from '../families/concepts.ts'
import type { TextBlock } from '../layout/types.ts'
import type { Phase } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import type { Numeral } from '../number/numeral.ts'
import { phaseOf } from './reading/comparisons.ts'

interface Cell {
  readonly text: string
  readonly start: number
  readonly numeral?: Numeral
}

export interface ValueCell {
  readonly numeral: Numeral
  /** Head of its column, folded; empty when there is none. */
  readonly head: string
}

export interface RecordRow {
  readonly label: string
  readonly at: number
  readonly values: readonly ValueCell[]
  readonly ofWhich: boolean
}

const longestLabel = 28

/**
 * The records of a block; `ragged` when it is a table whose lines were lost and whose rows do not have equally many values, so
 * that what each of them is of cannot be told; undefined when the block is prose.
 */
export function recordsIn(block: TextBlock, numerals: readonly Numeral[]): RecordRow[] | 'ragged' | undefined {
  const text = fold(block.text)
  if (/[。;]|,\D/.test(text) || numerals.length < 2) return undefined
  const barred = text.includes('|')
  if (!barred && !text.includes('\n')) return undefined
  const cells: Cell[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const c = text.charAt(i)
    if (i < text.length && !(barred ? c === '|' : c === '\n')) continue
    const raw = text.slice(from, i)
    const inside = numerals.filter((n) => n.start >= from && (n.unitEnd ?? n.end) <= i)
    const rest = inside.reduce((t, n) => t.replace(text.slice(n.start, n.unitEnd ?? n.end), ''), raw).trim()
    // A line with a label and one value is two cells.
    const only = inside.length === 1 ? inside[0] : undefined
    if (only && rest === '') cells.push({ text: '', start: from, numeral: only })
    else if (inside.length === 0) cells.push({ text: rest.replace(/\s/g, ''), start: from })
    else return undefined
    from = i + 1
  }
  if (barred && cells.at(-1)?.text === '' && !cells.at(-1)?.numeral) cells.pop()
  if (cells.some((c) => c.text.length > longestLabel)) return undefined
  const first = cells.findIndex((c) => c.numeral)
  const labels = cells.slice(0, first).filter((c) => c.text !== '')
  const heads =
    labels.length >= 3 || (labels.length === 2 && /^(?:项目|科目|名称|类别)/.test(labels[0]?.text ?? '')) ? labels.slice(1, -1) : []
  const rows: RecordRow[] = []
  if (heads.length > 0) {
    const width = heads.length + 1
    for (let at = width; at < cells.length; at += width) {
      const [label, ...values] = cells.slice(at, at + width)
      if (!label || label.numeral) return undefined
      rows.push(
        rowOf(
          label,
          values,
          heads.map((h) => h.text),
        ),
      )
    }
  } else {
    let open: { label: Cell; values: Cell[] } | undefined
    for (const cell of cells) {
      if (!cell.numeral && cell.text !== '') {
        if (open) rows.push(rowOf(open.label, open.values, []))
        open = { label: cell, values: [] }
      } else if (open) open.values.push(cell)
      else if (cell.numeral) return undefined
    }
    if (open) rows.push(rowOf(open.label, open.values, []))
    const widths = new Set(rows.flatMap((r) => (r.values.length > 0 ? [r.values.length] : [])))
    if (!barred && widths.size > 1) return 'ragged'
  }
  return rows.some((r) => r.values.length > 0) ? rows : undefined
}

function rowOf(label: Cell, values: readonly Cell[], heads: readonly string[]): RecordRow {
  const taken = values.flatMap((v, i): ValueCell[] => (v.numeral ? [{ numeral: v.numeral, head: heads[i] ?? '' }] : []))
  // Four values of which the last is a rate: before, now, change, rate.
  const implicit =
    heads.length === 0 && taken.length === 4 && taken[3]?.numeral.unit?.dimension === 'percent'
      ? ['上年', '本年', '增减额', '增减率']
      : undefined
  // Columns headed by two years: the earlier is the one compared with.
  const years = taken.map((v) => /(?:19|20)\d\d/.exec(v.head)?.[0])
  const latest = years
    .filter((y) => y !== undefined)
    .sort()
    .at(-1)
  const headed = taken.map((v, i) =>
    years[i] !== undefined && years[i] !== latest && !/增|减/.test(v.head) ? { ...v, head: `上年 ${v.head}` } : v,
  )
  return {
    label: label.text,
    at: label.start,
    ofWhich: /^其中/.test(label.text),
    values: implicit ? taken.map((v, i) => ({ numeral: v.numeral, head: implicit[i] ?? '' })) : headed,
  }
}

export type ValueKind = { readonly kind: 'prior' | 'change' | 'rate' } | { readonly kind: 'amount'; readonly phase: Phase }

export function kindOfValue(value: ValueCell): ValueKind {
  if (/增.{0,2}减|增加|减少|变动/.test(value.head))
    return { kind: /率|幅|%|比/.test(value.head) || value.numeral.unit?.dimension === 'percent' ? 'rate' : 'change' }
  if (/上年|去年/.test(value.head)) return { kind: 'prior' }
  return { kind: 'amount', phase: phaseOf(value.head) }
}

/** Names of rows: the grand total of a list of 三公 items is the 三公经费. */
export function rowConcept(label: string, all: readonly RecordRow[]): string {
  const name = normalName(label.replace(/^其中[:：]?/, ''))
  if (/^(?:支出)?(?:合计|总计|总额)$/.test(name)) {
    const parts = all.map((r) => conceptOf(r.label))
    if (parts.includes('公务接待费') || parts.includes('因公出国（境）费')) return '三公经费'
  }
  return conceptOf(name)
}

export const rowScope = (label: string): string => scopeOf(label) ?? 'whole'

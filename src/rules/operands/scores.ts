/** Tables that give weights and scores: which column is which, which rows are items, which the total. */

import type { Table } from '../../model/reading.ts'
import type { FactSet } from '../factset.ts'

export interface ScoreTable {
  readonly table: Table
  readonly weight?: number
  readonly score?: number
  readonly target?: number
  readonly actual?: number
  /** Rows that carry a score. */
  readonly items: readonly number[]
  readonly total?: number
  /** Score and weight of the budget execution, which forms print in a table of its own above the indicators. */
  readonly execution?: { readonly score: number; readonly weight: number }
}

/** The leaf of a head: forms print whole paragraphs above it. */
const head = (table: Table, column: number): string => (table.columns[column]?.path.at(-1) ?? '').replace(/\s/g, '')

const bare = (label: string): string => label.replace(/\s/g, '')
const executionRow = /年度资金总额|预算执行|资金总额/

function columnsOf(table: Table): { weight?: number; score?: number; target?: number; actual?: number } {
  const find = (pattern: RegExp): number | undefined => {
    const at = table.columns.findIndex((_, i) => pattern.test(head(table, i)))
    return at < 0 ? undefined : at
  }
  const found = {
    weight: find(/分值|权重|满分/),
    score: find(/得分|评分(?!标准|规则)/),
    target: find(/指标值|目标值/),
    actual: find(/实际完成值?|实际值|完成值|完成情况/),
  }
  return Object.fromEntries(Object.entries(found).filter(([, column]) => column !== undefined))
}

export function scoreTables(facts: FactSet): ScoreTable[] {
  return facts.tables.flatMap((table, index): ScoreTable[] => {
    const { weight, score, target, actual } = columnsOf(table)
    if (weight === undefined || score === undefined) return []
    const scored = table.rows.flatMap((_, row) =>
      facts.cell(table, row, score) !== undefined && facts.cell(table, row, weight) !== undefined ? [row] : [],
    )
    // The total stands last; forms whose label column is merged may call every row by it.
    const last = scored.at(-1)
    const total =
      last !== undefined && (table.rows[last]?.total || /^(?:总分|合计|总计)/.test(bare(table.rows[last]?.label ?? '')))
        ? last
        : scored.find((r) => /^(?:总分|合计|总计|总得分)/.test(bare(table.rows[r]?.label ?? '')) && scored.length > 2)
    const items = scored.filter((r) => r !== total)
    const execution = executionBefore(facts, index)
    return [
      {
        table,
        weight,
        score,
        items,
        ...(target === undefined ? {} : { target }),
        ...(actual === undefined ? {} : { actual }),
        ...(total === undefined ? {} : { total }),
        ...(execution === undefined || items.some((r) => executionRow.test(bare(table.rows[r]?.label ?? ''))) ? {} : { execution }),
      },
    ]
  })
}

function executionBefore(facts: FactSet, index: number): { score: number; weight: number } | undefined {
  const table = facts.tables[index]
  const before = facts.tables[index - 1]
  if (!table || !before || (table.pages[0] ?? 0) - (before.pages.at(-1) ?? 0) > 1) return undefined
  const { weight, score } = columnsOf(before)
  if (weight === undefined || score === undefined) return undefined
  // Its one scored row: 「年度资金总额」, or a 合计 beside 执行率.
  const rates = before.columns.some((_, i) => /执行率/.test(head(before, i)))
  const named = before.rows.findIndex((r) => executionRow.test(bare(r.label)))
  const row = named >= 0 || !rates ? named : before.rows.findIndex((_, i) => facts.cell(before, i, score) !== undefined)
  const s = row < 0 ? undefined : facts.cell(before, row, score)
  const w = row < 0 ? undefined : facts.cell(before, row, weight)
  return s === undefined || w === undefined ? undefined : { score: s, weight: w }
}

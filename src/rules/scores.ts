/** Tables that give weights and scores: which column is which, which rows are items, which the total. */
import type { FactSet } from '../check/factset.ts'
import type { Table } from '../model.ts'

export interface ScoreTable {
  readonly table: Table
  readonly weight?: number
  readonly score?: number
  readonly target?: number
  readonly actual?: number
  /** Rows that carry a score. */
  readonly items: readonly number[]
  readonly total?: number
}

/** The leaf of a head: forms print whole paragraphs above it. */
const head = (table: Table, column: number): string => (table.columns[column]?.path.at(-1) ?? '').replace(/\s/g, '')

export function scoreTables(facts: FactSet): ScoreTable[] {
  return facts.tables.flatMap((table): ScoreTable[] => {
    const find = (pattern: RegExp): number | undefined => {
      const at = table.columns.findIndex((_, i) => pattern.test(head(table, i)))
      return at < 0 ? undefined : at
    }
    const weight = find(/分值|权重|满分/)
    const score = find(/得分|评分(?!标准|规则)/)
    if (weight === undefined || score === undefined) return []
    const target = find(/指标值|目标值|年度指标/)
    const actual = find(/实际完成|实际值|完成值|完成情况/)
    const total = table.rows.findIndex((r) => r.total || /^(?:总分|合计|总计)/.test(r.label.replace(/\s/g, '')))
    const items = table.rows.flatMap((_, row) => (row !== total && facts.cell(table, row, score) !== undefined && facts.cell(table, row, weight) !== undefined ? [row] : []))
    return [{ table, weight, score, items, ...(target === undefined ? {} : { target }), ...(actual === undefined ? {} : { actual }), ...(total < 0 ? {} : { total }) }]
  })
}

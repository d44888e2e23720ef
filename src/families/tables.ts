/** Recognises a table: its kind and the meaning of its columns. */
import type { TableColumn, TableRow } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import type { Unit } from '../number/unit.ts'
import { budget } from './budget.ts'
import { columnMeanings } from './columns.ts'
import { finalAccount } from './final-account.ts'
import { performance } from './performance.ts'
import type { Family } from './types.ts'

/** All that is known of tables; the first family that has a shape for one gives its kind. */
export const families: readonly Family[] = [performance, finalAccount, budget]

export interface Recognised {
  readonly kind?: string
  readonly family?: Family['key']
  readonly unit?: Unit
  /** Meaning of each column, where known. */
  readonly columns: readonly (string | undefined)[]
}

/** A label as patterns see it: folded, without blanks and quotation marks. */
export const plainLabel = (label: string): string => fold(label).replace(/[\s“”"'‘’「」]/gu, '')

/** Meanings that only say "an amount": the head above tells of what. */
const bland: readonly string[] = ['amount']

export function columnMeaning(path: readonly string[]): string | undefined {
  let found: string | undefined
  for (let i = path.length - 1; i >= 0; i--) {
    const label = plainLabel(path[i] ?? '').replace(/\((?:单位:)?[万亿千]?元\)$/u, '')
    const meaning = columnMeanings.find((m) => m.pattern.test(label))?.key
    if (meaning === undefined) {
      // 「其中：教育收费」 is not what stands above it, but a part of that.
      if (found === undefined && label.startsWith('其中')) return undefined
      continue
    }
    if (found === undefined || bland.includes(found)) found = bland.includes(meaning) && found !== undefined ? found : meaning
    if (!bland.includes(found)) return found
  }
  return found
}

export function recognise(title: string, columns: readonly TableColumn[], _rows: readonly TableRow[]): Recognised {
  const meanings = columns.map((column) => columnMeaning(column.path))
  const label = plainLabel(title)
  for (const family of families) {
    for (const shape of family.shapes) {
      if (!shape.title.test(label) || shape.notTitle?.test(label)) continue
      if (shape.columns && !shape.columns.every((key) => meanings.includes(key))) continue
      return { kind: shape.kind, family: family.key, ...(shape.unit ? { unit: shape.unit } : {}), columns: meanings }
    }
  }
  return { columns: meanings }
}

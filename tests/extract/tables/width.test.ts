import { describe, expect, test } from 'vitest'
import { shownDecimals } from '../../../src/extract/tables/width.ts'
import { readUnit } from '../../../src/number/unit.ts'

const yuan = readUnit('元', 0)?.unit ?? { symbol: '', dimension: 'none', power: 0 }
const cells = (...printed: string[]) => printed.map((p) => ({ printed: p, decimals: p.split('.')[1]?.length ?? 0, unit: yuan }))
const shown = (...printed: string[]): Record<string, number> =>
  Object.fromEntries([...shownDecimals(cells(...printed))].map(([cell, decimals]) => [cell.printed, decimals]))

describe('amounts cut at the width of a spreadsheet’s column', () => {
  test('the longest have the decimals that fitted, whole ones too', () => {
    expect(shown('943865000', '936647884.3', '7217115.63', '12511686.8', '1153992.13')).toEqual({ '943865000': 1, '936647884.3': 1 })
  })

  test('a narrower column cuts more', () => {
    expect(shown('43536866.1', '47137884.3', '360101.22', '3568521.6')).toEqual({ '43536866.1': 1, '47137884.3': 1 })
  })

  test('where thousands are set apart, where the longest has all its decimals, and in short amounts nothing is cut', () => {
    expect(shown('943,865,000.0', '936,647,884.33')).toEqual({})
    expect(shown('936647884.33', '943865000', '12511686.8')).toEqual({})
    expect(shown('1234.5', '123.45', '99.01')).toEqual({})
  })
})

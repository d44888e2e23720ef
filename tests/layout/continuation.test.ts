import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinTables, type LooseTable } from '../../src/layout/tables.ts'

interface Drawn {
  readonly above?: readonly string[]
  /** Left edges of the columns and the right edge of the last. */
  readonly xs?: readonly number[]
}

/** A piece of a table on one page; `^` in a cell stands for the cell to its left, which goes on over it. */
function piece(page: number, rows: readonly (readonly string[])[], { above = [], xs }: Drawn = {}): LooseTable {
  const columns = rows[0]?.length ?? 0
  const edges = xs ?? Array.from({ length: columns + 1 }, (_, i) => 50 + i * 80)
  return {
    kind: 'table',
    page,
    pages: [page],
    rows: rows.length,
    columns,
    cells: rows.flatMap((row, r) =>
      row.flatMap((text, c) => {
        if (text === '^') return []
        let end = c + 1
        while (row[end] === '^') end++
        const box = [edges[c] ?? 0, 50 + r * 20, edges[end] ?? 0, 70 + r * 20] as const
        const places = Array.from(text, () => undefined)
        return [{ row: r, column: c, rowSpan: 1, columnSpan: end - c, page, box, indent: 0, text, places }]
      }),
    ),
    above: above.map((text) => ({ text, places: [] })),
    below: [],
    by: 'rulings',
  }
}
const textAt = (table: object | undefined, row: number, column: number): string | undefined =>
  (table as LooseTable).cells.find((c) => c.row === row && c.column === column)?.text

const head = ['单位名称', '总计', '财政拨款', '事业收入']
const record = (name: string, total: string, fiscal = '', own = ''): string[] => [name, total, fiscal, own]

describe('columns that each page sets anew', () => {
  const first = piece(1, [head, record('甲中心', '5.00', '5.00')], { above: ['收入总表'] })

  test('a little wider here and narrower there, they are the same columns', () => {
    const next = piece(2, [head, record('乙中心', '7.00', '7.00')], { xs: [50, 118, 200, 275, 370] })
    expect(joinTables([first, next])).toMatchObject([{ pages: [1, 2], rows: 4, columns: 4 }])
  })

  test('a wider table is another table', () => {
    const next = piece(2, [record('乙中心', '7.00', '7.00')], { xs: [50, 190, 330, 470, 610] })
    expect(joinTables([first, next])).toHaveLength(2)
  })

  test('a speck in a head makes no other head', () => {
    const next = piece(2, [['单位名称', '总计', '财政。拨款', '事业收入'], record('乙中心', '7.00', '7.00')])
    expect(joinTables([first, next])).toHaveLength(1)
  })

  test('the outermost cell that goes on over the page need not be drawn again', () => {
    const form = piece(1, [
      ['绩效指标', '产出指标', '培训人次（人）', '≥20', '10'],
      ['绩效指标', '产出指标', '培训合格率（%）', '≥95', '10'],
    ])
    const next = piece(2, [['效益指标', '社会影响', '100', '20']], { xs: [130, 210, 290, 370, 450] })
    const [whole] = joinTables([form, next])
    expect(whole).toMatchObject({ rows: 3, columns: 5 })
    expect(textAt(whole, 2, 1)).toBe('效益指标')
  })

  test('what is left of a page number stands between two pieces of one table, a line of words does not', () => {
    const next = piece(2, [record('乙中心', '7.00', '7.00')])
    expect(joinTables([first, { text: '— 12', lines: 1 }, next])).toHaveLength(2)
    expect(joinTables([first, { text: '补充材料', lines: 1 }, next])).toHaveLength(3)
  })
})

describe('forms of one project after another', () => {
  const form = (name: string): string[][] => [
    ['项目名称', name, '^'],
    ['主管部门', '某局', '^'],
    ['资金总额', '5.00', '^'],
    ['绩效指标', '数量指标', '20'],
  ]

  test('under each other on one page they are as many tables, and the last one goes on over the page', () => {
    const page = piece(1, [...form('培训经费'), ...form('运维经费')], { above: ['项目支出绩效目标表'] })
    const rest = piece(2, [
      ['绩效指标', '质量指标', '95'],
      ['绩效指标', '时效指标', '12'],
    ])
    const tables = joinTables([page, rest]) as LooseTable[]
    expect(tables.map((t) => [t.rows, textAt(t, 0, 1), t.pages.length])).toEqual([
      [4, '培训经费', 1],
      [6, '运维经费', 2],
    ])
  })

  test('a form that begins on the next page is another, under the title of the one before too', () => {
    const title = { above: ['项目支出绩效目标表'] }
    expect(joinTables([piece(1, form('培训经费'), title), piece(2, form('运维经费'))])).toHaveLength(2)
  })

  test('a list of projects is one table, however often its head is printed', () => {
    const list = (page: number, name: string): LooseTable =>
      piece(page, [
        ['项目名称', '单位', '金额'],
        [name, '某局', '5.00'],
        ['另一项目', '某局', '6.00'],
      ])
    expect(joinTables([list(1, '甲项目'), list(2, '乙项目')])).toHaveLength(1)
  })

  test('a row of words that goes on with what the rows before are grouped by is no head', () => {
    const page = piece(1, [
      ['项目名称', '培训经费', '^', '^'],
      ['主管部门', '某局', '^', '^'],
      ['绩效指标', '产出指标', '培训人次', '≥20'],
      ['绩效指标', '效益指标', '影响', '≥9'],
    ])
    const next = piece(2, [['绩效指标', '满意度指标', '学员满意', '稳步提升']])
    expect(joinTables([page, next])).toHaveLength(1)
  })
})

describe('rows that the page cuts in two', () => {
  const rows = ['甲', '乙', '丙', '丁'].map((n) => record(`${n}中心`, '1,234.56', '1,000.00', '234.56'))

  test('a number and a name go on on the next page', () => {
    const page = piece(1, [head, ...rows, record('某市机动', '14,549.64', '12,437.3', '2,112.28')])
    const [whole] = joinTables([page, piece(2, [record('车考试中心', '', '6'), record('戊中心', '5.00')])])
    expect(textAt(whole, 5, 0)).toBe('某市机动车考试中心')
    expect(textAt(whole, 5, 2)).toBe('12,437.36')
    expect(textAt(whole, 6, 2)).toBe('')
    expect(textAt(whole, 7, 1)).toBe('5.00')
  })

  test('wherever in its decimals a number is cut, it is put together again; a whole number below a whole number is not', () => {
    const amount = fc.tuple(fc.integer({ min: 1, max: 99999 }), fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 2 }), ([whole, cents], kept) => {
        const printed = `${whole}.${String(cents).padStart(2, '0')}`
        const at = printed.indexOf('.') + kept
        const [upper, lower] = [printed.slice(0, at), printed.slice(at)]
        const page = piece(1, [head, ...rows, record('某市机动', '14,549.64', upper)])
        const [joined] = joinTables([page, piece(2, [record('车考试中心', '', lower), record('戊中心', '5.00')])])
        expect(textAt(joined, 5, 2)).toBe(printed)
        const [apart] = joinTables([
          piece(1, [head, ...rows, record('某市机动', '14,549.64', printed)]),
          piece(2, [record('车考试中心', printed, printed)]),
        ])
        expect(textAt(apart, 5, 2)).toBe(printed)
      }),
      { numRuns: 60 },
    )
  })

  test('a record of its own stays one, though it is short', () => {
    const page = piece(1, [head, ...rows, record('己中心', '14,549.6')])
    const [whole] = joinTables([page, piece(2, [record('其他', '6.00'), record('戊中心', '5.00')])])
    expect(textAt(whole, 5, 1)).toBe('14,549.6')
    expect(textAt(whole, 6, 1)).toBe('6.00')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTables } from '../../src/layout/grid.ts'
import { joinTables, type LooseTable } from '../../src/layout/tables.ts'
import type { Glyph, Page, Ruling } from '../../src/pdf/types.ts'

const size = 10

/** One glyph a character, as WPS writes them. */
function glyphs(text: string, x: number, y: number, hidden = 0): Glyph[] {
  let at = x
  return Array.from(text, (character) => {
    const width = /[\u3000-\uffef]/u.test(character) ? size : size / 2
    const glyph: Glyph = { text: character, box: [at, y, at + width, y + size], size, font: 'SimSun', hidden, confidence: 1 }
    at += width
    return glyph
  })
}

const horizontal = (at: number, from: number, to: number): Ruling => ({ orientation: 'horizontal', at, from, to, width: 0.5 })
const vertical = (at: number, from: number, to: number): Ruling => ({ orientation: 'vertical', at, from, to, width: 0.5 })

const page = (glyphs: readonly Glyph[], rulings: readonly Ruling[], number = 1): Page => ({
  number,
  width: 600,
  height: 800,
  turn: 0,
  glyphs,
  rulings,
  images: [],
  readBy: 'text',
})

/** Cells of a table as `text` or `text{rows×columns}`, row by row. */
const shown = (table: {
  readonly rows: number
  readonly cells: readonly { readonly row: number; readonly rowSpan: number; readonly columnSpan: number; readonly text: string }[]
}): string[][] =>
  Array.from({ length: table.rows }, (_, row) =>
    table.cells
      .filter((c) => c.row === row)
      .map((c) => (c.rowSpan > 1 || c.columnSpan > 1 ? `${c.text}{${c.rowSpan}×${c.columnSpan}}` : c.text)),
  )

interface Drawn {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
}

/** Draws each cell's four edges by itself, as spreadsheets do. */
function drawn(cells: readonly Drawn[], width = 80, height = 20): Page {
  const rulings: Ruling[] = []
  const text: Glyph[] = []
  for (const cell of cells) {
    const [x0, y0] = [50 + cell.column * width, 50 + cell.row * height]
    const [x1, y1] = [x0 + cell.columnSpan * width, y0 + cell.rowSpan * height]
    rulings.push(horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1))
    text.push(...glyphs(cell.text, x0 + 4, y0 + 5))
  }
  return page(text, rulings)
}

describe('tables from rulings', () => {
  test('merged heads span what no line parts', () => {
    const [table] = findTables(
      drawn([
        { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '项目' },
        { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '支出' },
        { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '基本' },
        { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '项目' },
        { row: 2, column: 0, rowSpan: 1, columnSpan: 1, text: '合计' },
        { row: 2, column: 1, rowSpan: 1, columnSpan: 1, text: '1.00' },
        { row: 2, column: 2, rowSpan: 1, columnSpan: 1, text: '2.00' },
      ]),
    )
    expect(table && shown(table)).toEqual([
      ['项目{2×1}', '支出{1×2}'],
      ['基本', '项目'],
      ['合计', '1.00', '2.00'],
    ])
  })

  test('a frame, a boxed line and crossing decoration are no tables', () => {
    const frame = [horizontal(100, 50, 500), horizontal(200, 50, 500), vertical(50, 100, 200), vertical(500, 100, 200)]
    expect(findTables(page(glyphs('编制说明', 60, 140), frame))).toEqual([])
    expect(findTables(page(glyphs('页眉', 60, 40), [horizontal(60, 50, 500)]))).toEqual([])
  })

  test('a figure broken by its cell is one figure, two figures below each other are two', () => {
    const cells: Drawn[] = [
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: '项目' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: '金额' },
      { row: 1, column: 0, rowSpan: 1, columnSpan: 1, text: '合计' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '' },
    ]
    const base = drawn(cells, 80, 40)
    const broken = page([...base.glyphs, ...glyphs('350,034.4', 134, 93), ...glyphs('2', 134, 107)], base.rulings)
    expect(findTables(broken)[0]?.cells.map((c) => c.text)).toEqual(['项目', '金额', '合计', '350,034.42'])
    const two = page([...base.glyphs, ...glyphs('307.82', 134, 93), ...glyphs('264.87', 134, 107)], base.rulings)
    expect(findTables(two)[0]?.cells.at(-1)?.text).toBe('307.82 264.87')
  })

  test('a glyph half hidden by a clip stays with its run', () => {
    const base = drawn([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: '长名' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 1, text: '' },
      { row: 1, column: 0, rowSpan: 1, columnSpan: 1, text: '甲' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '1.00' },
    ])
    const overflow = glyphs('称', 127, 55, 0.6)
    const run = glyphs('的很长', 97, 55)
    const [table] = findTables(page([...base.glyphs, ...run, ...overflow], base.rulings))
    expect(table?.cells[0]?.text.endsWith('称')).toBe(true)
    expect(table?.cells[1]?.text).toBe('')
  })

  test('any grid with any merged cells is read back, every glyph in one cell', () => {
    const grids = fc.record({
      rows: fc.integer({ min: 2, max: 7 }),
      columns: fc.integer({ min: 2, max: 6 }),
      merges: fc.array(fc.tuple(fc.nat(6), fc.nat(5), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(grids, ({ rows, columns, merges }) => {
        const owner = new Map<string, Drawn>()
        for (const [r, c, h, w] of merges) {
          const cell = { row: r, column: c, rowSpan: h, columnSpan: w, text: `甲${r}乙${c}` }
          const places = Array.from({ length: h * w }, (_, k) => `${r + Math.floor(k / w)},${c + (k % w)}`)
          if (r + h > rows || c + w > columns || places.some((p) => owner.has(p))) continue
          for (const p of places) owner.set(p, cell)
        }
        for (let r = 0; r < rows; r++)
          for (let c = 0; c < columns; c++)
            if (!owner.has(`${r},${c}`)) owner.set(`${r},${c}`, { row: r, column: c, rowSpan: 1, columnSpan: 1, text: `${r}.${c}` })
        const cells = [...new Set(owner.values())].sort((a, b) => a.row - b.row || a.column - b.column)
        // A row or column in which no cell begins cannot be told from a higher or wider one.
        const begun = (key: 'row' | 'column', count: number): boolean =>
          Array.from({ length: count }, (_, i) => cells.some((x) => x[key] === i)).every(Boolean)
        fc.pre(begun('row', rows) && begun('column', columns))
        const drawing = drawn(cells)
        const [table, ...more] = findTables(drawing)
        expect(more).toEqual([])
        expect(table?.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({ row, column, rowSpan, columnSpan, text }))).toEqual(
          cells.map((c) => ({ ...c })),
        )
        expect(table?.glyphs).toEqual(drawing.glyphs.map((_, i) => i))
      }),
      { numRuns: 120 },
    )
  })
})

describe('tables from alignment', () => {
  test('columns from the white between figures, rows from lines', () => {
    const lines: readonly (readonly string[])[] = [
      ['项目', '预算数', '决算数'],
      ['一般公共服务支出', '264.87', '260.11'],
      ['教育支出', '10.82', '9.30'],
      ['住房保障支出', '29.42', '29.42'],
      ['合计', '305.11', '298.83'],
    ]
    const text = lines.flatMap((cells, row) => cells.flatMap((cell, column) => glyphs(cell, 60 + column * 150, 100 + row * 20)))
    const [table] = findTables(page(text, []))
    expect(table?.by).toBe('alignment')
    expect(table && shown(table)).toEqual(lines)
  })

  test('the head stands on the topmost line where lines are drawn below each row only', () => {
    const lines: readonly (readonly [string, number, number])[] = [
      ['2024年部门支出总表', 200, 80],
      ['部门名称：某县水务局', 60, 96],
      ['单位：元', 480, 96],
      ['基本支出', 375, 113],
      ['科目编码', 60, 127],
      ['科目名称', 120, 127],
      ['合计', 260, 127],
      ['人员经费', 330, 127],
      ['公用经费', 420, 127],
      ...[
        ['213', '农林水支出', '640.21', '512.30', '127.91'],
        ['21303', '水利', '640.21', '512.30', '127.91'],
        ['2130304', '行政运行', '640.21', '512.30', '127.91'],
      ].flatMap((row, i) => row.map((text, c) => [text, [60, 120, 260, 330, 420][c] ?? 0, 144 + 16 * i] as const)),
    ]
    const rules = [140, 156, 172, 188].map((at) => horizontal(at, 56, 520))
    const [table] = findTables(
      page(
        lines.flatMap(([text, x, y]) => glyphs(text, x, y)),
        rules,
      ),
    )
    const head = table ? table.cells.filter((cell) => cell.row + cell.rowSpan < table.rows - 2).map((cell) => cell.text) : []
    expect(head.join('').split('').sort().join('')).toBe([...'基本支出科目编码科目名称合计人员经费公用经费'].sort().join(''))
  })

  test('a paragraph is no table', () => {
    const text = [
      '本部门二〇二四年度收入总计三百零七点八二万元，与上年',
      '相比增加三百零七点八二万元，增长一倍，主要原因是单位',
      '于二〇二四年成立，人员经费和公用经费均为新增安排。',
    ]
    expect(
      findTables(
        page(
          text.flatMap((line, i) => glyphs(line, 60, 100 + i * 20)),
          [],
        ),
      ),
    ).toEqual([])
  })
})

describe('tables over several pages', () => {
  const piece = (number: number, rows: readonly (readonly string[])[], above: readonly string[] = [], width = 80): LooseTable => {
    const cells = rows.flatMap((row, r) =>
      row.map((text, c) => ({
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: 1,
        page: number,
        box: [50 + c * width, 50 + r * 20, 50 + (c + 1) * width, 70 + r * 20] as const,
        indent: 0,
        text,
        places: Array.from(text, () => undefined),
      })),
    )
    return {
      kind: 'table',
      page: number,
      pages: [number],
      rows: rows.length,
      columns: rows[0]?.length ?? 0,
      cells,
      above: above.map((text) => ({ text, places: [] })),
      below: [],
      by: 'rulings',
    }
  }
  const head = ['科目编码', '科目名称', '合计']

  test('goes on without a head, and with its head repeated', () => {
    const first = piece(1, [head, ['201', '一般公共服务支出', '5.00']], ['支出总表', '单位：万元'])
    const [plain] = joinTables([first, piece(2, [['20103', '政府办公厅', '5.00']])])
    expect(plain).toMatchObject({ pages: [1, 2], rows: 3 })
    const [again] = joinTables([first, piece(2, [head, ['20103', '政府办公厅', '5.00']], ['支出总表（续）'])])
    expect(again).toMatchObject({ pages: [1, 2], rows: 4 })
  })

  test('another title, another head or other columns begin another table', () => {
    const first = piece(1, [head, ['201', '一般公共服务支出', '5.00']], ['支出总表'])
    expect(joinTables([first, piece(2, [head, ['201', '一般公共服务支出', '5.00']], ['一般公共预算支出表'])])).toHaveLength(2)
    expect(
      joinTables([
        first,
        piece(2, [
          ['采购品目', '采购方式', '金额'],
          ['复印机', '集中采购', '5.00'],
        ]),
      ]),
    ).toHaveLength(2)
    expect(joinTables([first, piece(2, [['20103', '政府办公厅', '5.00']], [], 120)])).toHaveLength(2)
    expect(joinTables([first, { text: '说明' }, piece(2, [['20103', '政府办公厅', '5.00']])])).toHaveLength(3)
  })

  test('one form after another under one title are two', () => {
    const form = (name: string, number: number): LooseTable =>
      piece(
        number,
        [
          ['项目名称', name],
          ['资金总额', '5.00'],
        ],
        ['项目支出绩效目标表'],
      )
    expect(joinTables([form('培训经费', 1), form('运维经费', 2)])).toHaveLength(2)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnAt, columnsOf } from '../../src/layout/columns.ts'
import { findTables } from '../../src/layout/grid.ts'
import { printedRows, type Segment } from '../../src/layout/segments.ts'
import type { Page } from '../../src/pdf/types.ts'
import { glyphsOf, page, type Written } from './pages.ts'

const size = 10
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1) * size, 0)

type Setting = 'left' | 'centre' | 'right'
interface Column {
  readonly width: number
  readonly set: Setting
}
const labels: Column = { width: 200, set: 'left' }
const amounts = (set: Setting = 'right'): Column => ({ width: 100, set })

/** Rows of cells set in columns, heads in the middle of theirs. */
function set(
  columns: readonly Column[],
  heads: readonly (readonly string[])[],
  body: readonly (readonly string[])[],
  top = 100,
): Written[] {
  const starts = columns.map((_, i) => 60 + columns.slice(0, i).reduce((sum, c) => sum + c.width, 0))
  const at = (text: string, i: number, how: Setting): number => {
    const [x, width] = [starts[i] ?? 0, columns[i]?.width ?? 0]
    if (how === 'left') return x + 2
    return how === 'right' ? x + width - 2 - widthOf(text) : x + (width - widthOf(text)) / 2
  }
  return [...heads, ...body].flatMap((row, r) =>
    row.flatMap((text, c) =>
      text === '' ? [] : [{ text, x: at(text, c, r < heads.length ? 'centre' : (columns[c]?.set ?? 'left')), y: top + r * 18, size }],
    ),
  )
}

const rowsOf = (written: readonly Written[]) => {
  const sheet = page(written)
  return printedRows(
    sheet,
    sheet.glyphs.map((_, i) => i),
    [],
  )
}

/** The one table of a page: cells row by row, spans as `text{columns}`. */
function read(sheet: Page): string[][] {
  const [table, ...more] = findTables(sheet)
  expect(more).toEqual([])
  if (!table) return []
  return Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((c) => c.row === row).map((c) => (c.columnSpan > 1 ? `${c.text}{${c.columnSpan}}` : c.text)),
  )
}

const names = ['教育支出', '卫生健康支出', '住房保障支出', '农林水支出', '城乡社区支出', '科学技术支出']
const amount = fc.integer({ min: 100, max: 99_999_999 }).map((n) => (n / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/gu, ','))

describe('pieces of a line', () => {
  test('amounts, dashes and words are told apart', () => {
    const kinds = rowsOf([
      { text: '合计', x: 60, y: 100, size },
      { text: '1,204.37', x: 160, y: 100, size },
      { text: '—', x: 260, y: 100, size },
    ]).flatMap((row) => row.segments.map((s): [string, Segment['kind']] => [s.text, s.kind]))
    expect(kinds).toEqual([
      ['合计', 'words'],
      ['1,204.37', 'figure'],
      ['—', 'dash'],
    ])
  })

  test('every glyph stands in one piece, pieces do not overlap and follow each other', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), amount, amount), { minLength: 1, maxLength: 8 }), (body) => {
        const written = set([labels, amounts(), amounts()], [], body)
        const rows = rowsOf(written)
        const indexes = rows.flatMap((row) => row.segments.flatMap((s) => s.indexes))
        expect([...indexes].sort((a, b) => a - b)).toEqual(written.flatMap(glyphsOf).map((_, i) => i))
        for (const { segments } of rows)
          for (const [i, s] of segments.entries()) if (i > 0) expect(s.box[0]).toBeGreaterThan(segments[i - 1]?.box[2] ?? 0)
      }),
    )
  })
})

describe('columns', () => {
  test('are found however the amounts are set, each figure in its own', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Setting>('left', 'centre', 'right'),
        fc.array(fc.tuple(fc.constantFrom(...names), amount, amount, amount), { minLength: 3, maxLength: 9 }),
        (how, body) => {
          const rows = rowsOf(set([labels, amounts(how), amounts(how), amounts(how)], [], body))
          const columns = columnsOf(rows)
          expect(columns.map((c) => c.words)).toEqual([true, false, false, false])
          for (const row of rows) expect(row.segments.map((s) => columnAt(columns, s))).toEqual([0, 1, 2, 3])
          for (const [i, c] of columns.entries()) if (i > 0) expect(c.left).toBeGreaterThanOrEqual((columns[i - 1]?.right ?? 0) - 0.01)
        },
      ),
    )
  })

  test('the last characters of heads that wrap, side by side, are no letter-spaced word', () => {
    const heads = ['项目', '本年收入', '上级补助收入', '事业收入', '经营收入', '其他收入']
    const middles = [80, 190, 262, 308, 344, 430]
    const line = (texts: readonly string[], y: number): Written[] =>
      texts.flatMap((text, i) => (text === '' ? [] : [{ text, x: (middles[i] ?? 0) - widthOf(text) / 2, y, size }]))
    const sheet = page([
      ...line(['', ...heads.slice(1).map((h) => h.slice(0, -1))], 100),
      ...line(['项目'], 105.5),
      ...line(['', ...heads.slice(1).map((h) => h.slice(-1))], 111),
      ...line(['栏次', '1', '2', '3', '4', '5'], 129),
      ...line(['合计', '771.22', '', '', '', '63.60'], 147),
      ...line(['教育', '610.84', '', '', '', '63.60'], 165),
      ...line(['住房', '160.38', '', '', '', ''], 183),
    ])
    expect(read(sheet).slice(0, 3)).toEqual([heads, ['栏次', '1', '2', '3', '4', '5'], ['合计', '771.22', '', '', '', '63.60']])
  })

  test('codes set in by their level are one column', () => {
    const columns = columnsOf(
      rowsOf([
        { text: '305', x: 60, y: 100, size },
        { text: '工资', x: 160, y: 100, size },
        { text: '812.55', x: 260, y: 100, size },
        { text: '30517', x: 95, y: 118, size },
        { text: '奖金', x: 160, y: 118, size },
        { text: '36.91', x: 265, y: 118, size },
        { text: '30522', x: 95, y: 136, size },
        { text: '补贴', x: 160, y: 136, size },
        { text: '775.64', x: 260, y: 136, size },
      ]),
    )
    expect(columns).toHaveLength(3)
  })

  test('a code goes on in the columns beside it', () => {
    const codes = [
      { width: 30, set: 'left' as const },
      { width: 25, set: 'left' as const },
      { width: 25, set: 'left' as const },
    ]
    const body = [
      ['214', '', '', '交通运输支出', '96.20'],
      ['214', '07', '', '公路水路运输', '96.20'],
      ['214', '07', '03', '行政运行', '51.80'],
      ['214', '07', '14', '公路养护', '44.40'],
    ]
    const columns = columnsOf(rowsOf(set([...codes, labels, amounts()], [], body)))
    expect(columns.map((c) => c.goesOn === true)).toEqual([false, true, true, false, false])
  })
})

describe('tables without lines', () => {
  const body = [
    ['合计', '918.44', '701.04', '217.40'],
    ['教育支出', '603.11', '520.71', '82.40'],
    ['农林水支出', '315.33', '180.33', '135.00'],
  ]

  for (const how of ['left', 'centre', 'right'] as const)
    test(`heads over amounts set ${how}`, () => {
      const heads = [['项目', '合计', '基本支出', '项目支出']]
      expect(read(page(set([labels, amounts(how), amounts(how), amounts(how)], heads, body)))).toEqual([...heads, ...body])
    })

  test('whole numbers of one digit set left stand under the head in the middle of their wide column', () => {
    const counts = [
      ['教育支出', '603', '0', '0'],
      ['农林水支出', '1,315', '0', '0'],
      ['科学技术支出', '27', '0', '0'],
    ]
    const heads = [['项目', '合计', '上级补助收入', '其他收入']]
    const columns = [labels, ...Array.from({ length: 3 }, (): Column => ({ width: 140, set: 'left' }))]
    expect(read(page(set(columns, heads, counts)))).toEqual([...heads, ...counts])
  })

  test('one head over the three columns of a code', () => {
    const columns: Column[] = [{ width: 30, set: 'left' }, { width: 25, set: 'left' }, { width: 25, set: 'left' }, labels, amounts()]
    const rows = [
      ['214', '', '', '交通运输支出', '96.20'],
      ['214', '07', '', '公路水路运输', '96.20'],
      ['214', '07', '03', '行政运行', '51.80'],
      ['214', '07', '14', '公路养护', '44.40'],
    ]
    const written = [...set(columns, [['', '', '', '科目名称', '决算数']], rows), { text: '科目编码', x: 80, y: 100, size }]
    expect(read(page(written))[0]).toEqual(['科目编码{3}', '科目名称', '决算数'])
  })

  test('a head over all words of the level below it', () => {
    const written = [
      ...set([labels, amounts(), amounts(), amounts()], [['', '小计', '其中：基本支出', '项目支出']], body),
      { text: '项目', x: 150, y: 91, size },
      { text: '一般公共预算支出', x: 370, y: 82, size },
    ]
    expect(read(page(written)).slice(0, 2)).toEqual([
      ['项目', '一般公共预算支出{3}'],
      ['小计', '其中：基本支出', '项目支出'],
    ])
  })

  test('rows after the white of rows without contents belong to it', () => {
    const written = [
      ...set(
        [labels, amounts(), labels, amounts()],
        [['项目', '预算数', '项目', '预算数']],
        [
          ['一、财政拨款收入', '640.18', '一、教育支出', '512.03'],
          ['二、事业收入', '22.50', '二、卫生健康支出', '77.61'],
          ['三、其他收入', '9.07', '三、住房保障支出', '82.11'],
        ],
      ),
      ...set([labels, amounts(), labels, amounts()], [], [['收入总计', '671.75', '支出总计', '671.75']], 240),
    ]
    expect(read(page(written)).at(-1)).toEqual(['收入总计', '671.75', '支出总计', '671.75'])
  })

  test('a name goes on below only where its line is full', () => {
    const wrapped = [
      ...set(
        [labels, amounts()],
        [['项目', '决算数']],
        [
          ['教育支出', '315.20'],
          ['机关事业单位基本养老保险缴费支出等项目', '41.66'],
        ],
      ),
      { text: '支出', x: 62, y: 148, size },
      ...set(
        [labels, amounts()],
        [],
        [
          ['住房保障支出', '18.90'],
          ['合计', '375.76'],
        ],
        166,
      ),
    ]
    expect(read(page(wrapped)).map((r) => r[0])).toEqual([
      '项目',
      '教育支出',
      '机关事业单位基本养老保险缴费支出等项目支出',
      '住房保障支出',
      '合计',
    ])
  })

  test('text of several lines beside amounts is a column', () => {
    const text = ['保障机关日常运转，按时完成审计任务', '，提高资金使用效率，推动工作开展', '，确保各项目标如期实现。']
    const cell = (y: number): Written[] => text.map((line, i) => ({ text: line, x: 580, y: y + i * 12, size }))
    const row = (y: number, name: string, ...figures: string[]): Written[] => [
      ...set([labels, amounts(), amounts(), amounts()], [], [[name, ...figures]], y + 12),
      ...cell(y),
    ]
    const written = [
      ...set(
        [labels, amounts(), amounts(), amounts(), { width: 180, set: 'left' }],
        [['项目', '总计', '财政拨款', '其他资金', '绩效目标']],
        [],
      ),
      ...row(125, '设备购置', '31.20', '30.20', '1.00'),
      ...row(175, '运行维护', '58.47', '50.07', '8.40'),
      ...row(225, '信息系统', '77.95', '71.35', '6.60'),
    ].map((w) => ({ ...w }))
    const rows = read({ ...page(written), width: 800 })
    expect(rows.slice(1).map((r) => r.slice(0, 4))).toEqual([
      ['设备购置', '31.20', '30.20', '1.00'],
      ['运行维护', '58.47', '50.07', '8.40'],
      ['信息系统', '77.95', '71.35', '6.60'],
    ])
    expect(rows[1]?.[4]).toBe(text.join(''))
  })

  test('a page that goes on without a head keeps the columns, though its figures are wider', () => {
    const columns = [labels, amounts(), amounts(), amounts()]
    const [before] = findTables(page(set(columns, [['项目', '合计', '基本支出', '项目支出']], body)))
    const more = [
      ['住房保障支出', '12,940.66', '', '12,940.66'],
      ['科学技术支出', '8,115.03', '', '8,115.03'],
    ]
    const [after] = findTables(page(set(columns, [], more), { number: 2 }), before)
    expect(after?.columns).toBe(4)
    expect(after?.cells.filter((c) => c.column === 2).map((c) => c.text)).toEqual(['', ''])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTables } from '../../src/extract/tables/tables.ts'
import { layout } from '../../src/layout/layout.ts'
import type { Document, TableBlock } from '../../src/layout/types.ts'
import type { Figure, Table } from '../../src/model/reading.ts'
import { readPdf } from '../../src/pdf/read.ts'
import { tableOf } from '../rules/passage.ts'

interface Read {
  readonly tables: readonly Table[]
  readonly figures: readonly Figure[]
  readonly notFigures: number
  /** `code name × head/head = value unit` */
  readonly lines: readonly string[]
}

function read(...blocks: readonly TableBlock[]): Read {
  const figures: Figure[] = []
  const document: Document = {
    pages: [{ number: 1, width: 600, height: 800, turn: 0, readBy: 'text' }],
    blocks: blocks.map((b, index) => ({ ...b, index })),
    aside: [],
  }
  const { tables, notFigures } = readTables(document, (figure) => figures.push({ ...figure, id: figures.length }) - 1)
  const lines = tables.flatMap((t) =>
    t.cells.map((c) => {
      const row = t.rows[c.row]
      const figure = figures[c.figure]
      return `${[row?.code, row?.label].filter((x) => x).join(' ')} × ${t.columns[c.column]?.path.join('/')} = ${figure?.printed}${figure?.unit.symbol}`
    }),
  )
  return { tables, figures, notFigures, lines }
}

describe('records', () => {
  test('codes in three columns, 合计 last, unit from the lines above', () => {
    const { lines, tables, notFigures } = read(
      tableOf(
        [
          '项目 | < | < | < | 支出预算 | <',
          '功能分类科目编码 | < | < | 功能分类科目名称 | 合计 | 基本支出',
          '类 | 款 | 项 | ^ | ^ | ^',
          '201 | | | 一般公共服务支出 | 5.00 | 5.00',
          '201 | 13 | | 商贸事务 | 5.00 | 5.00',
          '201 | 13 | 01 | 行政运行 | 5.00 | 5.00',
          '合 计 | < | < | < | 5.00 | 5.00',
        ],
        ['2025年部门支出预算总表', '编制部门：某局 单位：元'],
      ),
    )
    expect(lines.filter((l) => l.includes('合计 ='))).toEqual([
      '201 一般公共服务支出 × 支出预算/合计 = 5.00元',
      '20113 商贸事务 × 支出预算/合计 = 5.00元',
      '2011301 行政运行 × 支出预算/合计 = 5.00元',
      '合计 × 支出预算/合计 = 5.00元',
    ])
    expect(tables[0]?.rows.map((r) => r.parent)).toEqual([undefined, 0, 1, undefined])
    expect(tables[0]).toMatchObject({ title: '2025年部门支出预算总表', kind: 'B3' })
    expect(notFigures).toBe(6)
  })

  test.each([
    ['附表一般公共预算支出表', '一般公共预算支出表'],
    ['附表三公经费支出表', '三公经费支出表'],
    ['附表二：收入总表', '收入总表'],
    ['附表十一般公共预算支出表', '一般公共预算支出表'],
    ['表5财政拨款收支总表', '财政拨款收支总表'],
  ])('a numeral that begins a name is not the number of the table: %s', (printed, title) => {
    const { tables } = read(tableOf(['项目 | 合计', '人员经费 | 3.00', '公用经费 | 2.00'], [printed, '单位：万元']))
    expect(tables[0]?.title).toBe(title)
  })

  test.each(['预算公开表1', '部门公开表12', '财决公开03表'])('%s is the number of a table, not its title', (number) => {
    const { tables } = read(tableOf(['项目 | 合计', '人员经费 | 3.00', '公用经费 | 2.00'], ['收支总体情况', number, '单位：万元']))
    expect(tables[0]?.title).toBe('收支总体情况')
  })

  test('a total of several lanes is named in the middle of what it spans', () => {
    const { lines } = read(
      tableOf(
        [
          '编码 | 名称 | 决算数 | 编码 | 名称 | 决算数 | 编码 | 名称 | 决算数',
          '301 | 工资福利支出 | 61.20 | 302 | 商品和服务支出 | 14.30 | 310 | 资本性支出 | 2.45',
          '30101 | 基本工资 | 61.20 | 30201 | 办公费 | 14.30 | 31002 | 办公设备购置 | 2.45',
          ' | 人员经费合计 | 61.20 | | | 公用经费合计 | | | 16.75',
        ],
        ['一般公共预算财政拨款基本支出决算表', '单位：万元'],
      ),
    )
    expect(lines.filter((line) => line.includes('合计'))).toEqual([
      '人员经费合计 × 决算数 = 61.20万元',
      '公用经费合计 × 决算数 = 16.75万元',
    ])
  })

  test('two sides are two lanes; an item in the second column of names is found', () => {
    const { lines, tables } = read(
      tableOf(
        [
          '收入 | < | 支出 | <',
          '项目 | 决算数 | 项目 | 决算数',
          '一、财政拨款收入 | 307.82 | 一、一般公共服务支出 | 264.87',
          ' | | 八、社会保障和就业支出 | 42.95',
          '本年收入合计 | 307.82 | 本年支出合计 | 307.82',
          '总计 | 307.82 | 总计 | 307.82',
        ],
        ['收入支出决算总表', '单位：万元'],
      ),
    )
    expect(lines).toContain('八、社会保障和就业支出 × 支出/决算数 = 42.95万元')
    expect(tables[0]?.kind).toBe('T1')
    expect(new Set(tables[0]?.columns.map((c) => c.lane)).size).toBe(2)
    expect(tables[0]?.identities?.map((i) => [i.kind, i.held, i.broken])).toEqual([
      ['column', 2, 0],
      ['column', 2, 0],
      ['balance', 1, 0],
    ])
  })

  test('code and name in one cell, codes in brackets, two codes in a row', () => {
    expect(
      read(
        tableOf(
          ['支出功能分类科目 | 部门支出经济分类科目 | 合计', '2010801-行政运行 | 30101-基本工资 | 3.10', '合计 | < | 3.10'],
          ['支出总表', '单位：万元'],
        ),
      ).lines,
    ).toEqual(['2010801 行政运行 30101 基本工资 × 合计 = 3.10万元', '合计 × 合计 = 3.10万元'])
    expect(
      read(tableOf(['功能科目名称 | 预算数', '[201]一般公共服务支出 | 3.10', '[20103]政府办公厅 | 3.10'], ['支出表', '单位：万元']))
        .lines[1],
    ).toBe('20103 政府办公厅 × 预算数 = 3.10万元')
  })

  test('a head drawn into the row of the total, and rows that number the columns', () => {
    const { lines, notFigures } = read(
      tableOf(
        [
          '项目 | < | < | < | 本年支出 | < | <',
          '科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出',
          '^ | ^ | ^ | 栏次 | 1 | 2 | 3',
          '类 | 款 | 项 | 合计 | 7.00 | 4.00 | 3.00',
          '205 | < | < | 教育支出 | 7.00 | 4.00 | 3.00',
        ],
        ['支出决算表', '单位：万元'],
      ),
    )
    expect(lines).toContain('合计 × 本年支出/基本支出 = 4.00万元')
    expect(lines).toContain('205 教育支出 × 本年支出/项目支出 = 3.00万元')
    expect(lines).toHaveLength(6)
    expect(notFigures).toBe(4)
  })

  test('a lone row of figures is the total; units in heads; brackets are a minus', () => {
    expect(
      read(tableOf(['因公出国（境）费 | 公务接待费 | 机关运行经费（元）', '0.00 | 1.35 | (12.00)'], ['“三公”经费支出表', '单位：万元']))
        .lines,
    ).toEqual(['合计 × 因公出国（境）费 = 0.00万元', '合计 × 公务接待费 = 1.35万元', '合计 × 机关运行经费（元） = 12.00元'])
  })

  test('a total printed again on the next page is marked', () => {
    const table = tableOf(
      [
        '科目编码 | 科目名称 | 合计',
        ' | 合计 | 5.00',
        '201 | 一般公共服务支出 | 5.00',
        '科目编码 | 科目名称 | 合计',
        ' | 合计 | 5.00',
        '20113 | 商贸事务 | 5.00',
      ],
      ['支出总表', '单位：万元'],
    )
    const { tables } = read({ ...table, pages: [1, 2], cells: table.cells.map((c) => (c.row > 2 ? { ...c, page: 2 } : c)) })
    expect(tables[0]?.rows.map((r) => r.repeats)).toEqual([undefined, undefined, 0, undefined])
    expect(tables[0]?.identities?.every((i) => i.broken === 0)).toBe(true)
  })

  test('a form, then a list of indicators with targets, weights and scores', () => {
    const { lines } = read(
      tableOf(
        [
          '项目名称 | < | 对外交流经费 | < | < | <',
          '项目资金（万元） | | 全年预算数 | 全年执行数 | 执行率 | 得分',
          '^ | 年度资金总额 | 9.00 | 7.36 | 81.78% | 8',
          '一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分',
          '产出指标 | 出访批次 | ≤5场次 | 6 | 4 | 4',
          '^ | 完成率 | ≥90% | 100% | 2 | 2',
          '总分 | < | < | < | 6 | 6',
        ],
        ['项目支出绩效自评表'],
      ),
    )
    expect(lines).toEqual([
      '年度资金总额 × 全年预算数 = 9.00万元',
      '年度资金总额 × 全年执行数 = 7.36万元',
      '年度资金总额 × 执行率 = 81.78%',
      '年度资金总额 × 得分 = 8分',
      '产出指标 出访批次 × 年度指标值 = 5场次',
      '产出指标 出访批次 × 实际完成值 = 6',
      '产出指标 出访批次 × 分值 = 4分',
      '产出指标 出访批次 × 得分 = 4分',
      '产出指标 完成率 × 年度指标值 = 90%',
      '产出指标 完成率 × 实际完成值 = 100%',
      '产出指标 完成率 × 分值 = 2分',
      '产出指标 完成率 × 得分 = 2分',
      '总分 × 分值 = 6分',
      '总分 × 得分 = 6分',
    ])
  })

  test('the figure leads back to its row as printed', () => {
    const { figures } = read(
      tableOf(['科目编码 | 科目名称 | 合计 | 基本支出', '201 | 一般公共服务支出 | 1,264.87 | 62.63'], ['支出决算表', '单位：万元']),
    )
    const source = figures[1]?.source
    expect(source?.quote).toBe('201 一般公共服务支出 1,264.87 62.63')
    expect(source?.quote.slice(...source.at)).toBe('62.63')
  })

  test('sentences between two heads of a form belong to neither', () => {
    const goal = '深化国际交流合作，构建多领域合作，切实推进经济社会发展，为企业和市民“走出去”创造更多便利条件，打下坚实的基础。'
    const { lines } = read(
      tableOf(
        [
          '年度目标 | 预期目标 | < | 实际完成情况 | <',
          `^ | ${goal} | < | ${goal} | <`,
          '一级指标 | 三级指标 | 年度指标值 | 分值 | 得分',
          '产出指标 | 指标1：出访次数 | 2 | 4 | 3',
        ],
        ['项目支出绩效自评表'],
      ),
    )
    expect(lines).toEqual([
      '产出指标 指标1：出访次数 × 年度指标值 = 2',
      '产出指标 指标1：出访次数 × 分值 = 4分',
      '产出指标 指标1：出访次数 × 得分 = 3分',
    ])
  })
})

describe('what the shape implies', () => {
  const identities = (lines: readonly string[], title = '支出总表') =>
    read(tableOf(lines, [title, '单位：万元'])).tables[0]?.identities?.map((i) => `${i.kind} ${i.held}/${i.broken}`)

  test('a slip breaks the sums it stands in and no others', () => {
    const rows = (slip: string): string[] => [
      '科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
      ' | 合计 | 9.00 | 5.00 | 4.00',
      '201 | 一般公共服务支出 | 6.00 | 5.00 | 1.00',
      `20103 | 政府办公厅 | 4.00 | 3.00 | ${slip}`,
      '20113 | 商贸事务 | 2.00 | 2.00 |',
      '213 | 农林水支出 | 3.00 | | 3.00',
    ]
    expect(identities(rows('1.00'))).toEqual(['row 5/0', 'hierarchy 3/0', 'column 3/0'])
    expect(identities(rows('7.00'))).toEqual(['row 4/1', 'hierarchy 2/1', 'column 3/0'])
  })

  test('groups of columns have their own 小计; 其中 is no further part', () => {
    expect(
      identities(
        [
          '科目名称 | 合计 | 本年收入 | < | < | 上年结转',
          '^ | ^ | 小计 | 财政拨款 | 其中：专项资金 | ^',
          '合计 | 9.00 | 7.00 | 7.00 | 2.00 | 2.00',
        ],
        '收入总表',
      ),
    ).toEqual(['row 1/0', 'row 1/0'])
  })

  test('units under each other without codes: the sums show which row is whose', () => {
    expect(
      identities(
        [
          '单位 | 合计',
          '合计 | 21.00',
          '甲单位 | 9.00',
          '工资福利支出 | 5.00',
          '商品和服务支出 | 4.00',
          '乙单位 | 12.00',
          '工资福利支出 | 7.00',
          '商品和服务支出 | 5.00',
        ],
        '基本支出预算表',
      ),
    ).toEqual(['hierarchy 2/0', 'column 1/0'])
  })
})

const shared = join(import.meta.dirname, '../../../shared')
const present = existsSync(join(shared, 'documents'))

describe.skipIf(!present)('transcribed tables of ../shared/documents (skipped where that folder is absent)', () => {
  const bare = (s: unknown): string =>
    String(s ?? '')
      .replace(/[\s·]/g, '')
      .replace(/\(/g, '（')
      .replace(/\)/g, '）')
  const documents = [
    'putuo-social-work-2024-account',
    'putuo-commerce-2025-budget',
    'putuo-commerce-unit-2025-budget',
    'putuo-justice-unit-2026-budget',
    'putuo-wanli-2024-budget',
  ]

  test.each(documents)('%s: every figure in its row and column, and no other', async (name) => {
    const { pages } = await readPdf(new Uint8Array(readFileSync(join(shared, 'documents', `${name}.pdf`))))
    const figures: Figure[] = []
    const { tables } = readTables(layout(pages), (figure) => figures.push({ ...figure, id: figures.length }) - 1)
    const truth = (
      JSON.parse(readFileSync(join(shared, 'documents', `${name}.tables.json`), 'utf8')) as {
        cells: { page: number; code: string | null; name: string; column: string; value: string }[]
      }
    ).cells
    const got = tables.flatMap((t) =>
      t.cells.map((c) => ({
        figure: figures[c.figure],
        row: bare([t.rows[c.row]?.code, t.rows[c.row]?.label].join(' ')),
        column: bare(t.columns[c.column]?.path.at(-1)),
        used: false,
      })),
    )
    const missing = truth.filter((cell) => {
      const hit = got.find(
        (g) =>
          !g.used &&
          g.figure?.source.page === cell.page &&
          g.figure.printed.replace(/[,，]/g, '') === cell.value.replace(/[,，]/g, '') &&
          g.row.includes(bare(cell.code ?? cell.name)) &&
          g.column === bare(cell.column.split('/').pop()),
      )
      if (hit) hit.used = true
      return hit === undefined
    })
    expect(missing).toEqual([])
    const transcribed = new Set(truth.map((c) => c.page))
    expect(
      got.filter((g) => !g.used && transcribed.has(g.figure?.source.page ?? 0)).map((g) => `${g.row} × ${g.column} = ${g.figure?.printed}`),
    ).toEqual([])
  })
})

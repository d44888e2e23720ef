import { describe, expect, test } from 'vitest'
import { tableOf } from '../../rules/passage.ts'
import { read } from './read.ts'

describe('a column of years', () => {
  const rows = [
    '功能科目 | 年度 | 合计 | 基本支出 | 项目支出',
    '培训支出 | 2022 | 29.44 | 21.44 | 8.00',
    '^ | 2021 | 32.06 | 27.06 | 5.00',
    '^ | 2022比2021 | -2.62 | -5.62 | 3.00',
    '住房公积金 | 2022 | 10.00 | 10.00 | 0.00',
    '^ | 2021 | 9.00 | 9.00 | 0.00',
    '^ | 2022比2021 | 1.00 | 1.00 | 0.00',
    '合计 | 2022 | 39.44 | 31.44 | 8.00',
    '^ | 2021 | 41.06 | 36.06 | 5.00',
    '^ | 2022比2021 | -1.62 | -4.62 | 3.00',
  ]

  test('tells of what year each row is; each year adds up, and the third row is the difference', () => {
    const { tables } = read(tableOf(rows, ['支出明细情况', '单位：万元']))
    const [table] = tables
    expect(table?.columns.map((c) => c.path.at(-1))).toEqual(['合计', '基本支出', '项目支出'])
    expect(table?.rows.slice(0, 3)).toMatchObject([
      { label: '培训支出', period: 2022 },
      { label: '培训支出', period: 2021 },
      { label: '培训支出', difference: true },
    ])
    const by = Map.groupBy(table?.identities ?? [], (i) => i.kind)
    expect(by.get('change')).toMatchObject([{ broken: 0 }])
    expect(by.get('column')?.map((i) => [i.held, i.broken])).toEqual([
      [3, 0],
      [3, 0],
      [3, 0],
    ])
  })
})

describe('codes of bodies', () => {
  test('number bodies, not items, and are added up like codes', () => {
    const { tables } = read(
      tableOf(
        ['单位编码 | 单位名称 | 合计', '204 | 某局 | 7.00', '204001 | 某局本级 | 5.00', '204003 | 某中心 | 2.00', '合计 | < | 7.00'],
        ['收入总表', '单位：万元'],
      ),
    )
    expect(tables[0]?.rows.map((r) => [r.code, r.body, r.parent])).toEqual([
      [undefined, '204', undefined],
      [undefined, '204001', 0],
      [undefined, '204003', 0],
      [undefined, undefined, undefined],
    ])
    expect(tables[0]?.identities?.map((i) => [i.kind, i.held, i.broken])).toEqual([
      ['hierarchy', 1, 0],
      ['column', 1, 0],
    ])
  })

  test('a key of a form names the department with its code', () => {
    const { tables } = read(
      tableOf(
        [
          '项目名称 | 信息化运维 | <',
          '主管部门及代码 | 201_某某市人民政府办公室 | <',
          '项目资金（万元） | 年度资金总额： | 9.00',
          '^ | 其中：财政拨款 | 9.00',
        ],
        ['项目支出绩效目标表'],
      ),
    )
    expect(tables.flatMap((t) => t.rows).filter((r) => r.code !== undefined)).toEqual([])
  })
})

describe('rows', () => {
  test('one item printed twice, as 款 and as 项 under one code, is counted once', () => {
    const { tables } = read(
      tableOf(
        [
          '科目编码 | 科目名称 | 合计',
          '合计 | < | 7.02',
          '219 | 援助其他地区支出 | 5.02',
          '21999 | 其他支出 | 5.02',
          '21999 | 其他支出 | 5.02',
          '221 | 住房保障支出 | 2.00',
        ],
        ['支出总表', '单位：万元'],
      ),
    )
    expect(tables[0]?.identities?.every((i) => i.broken === 0 && i.held > 0)).toBe(true)
  })

  test('the cell beside all rows that is printed again on the next page is no name of theirs', () => {
    const { tables } = read(
      tableOf(
        [
          '绩效指标 | 一级指标 | 三级指标 | 指标值 | 分值',
          '^ | 产出指标 | 培训人次（人） | ≥20 | 40',
          '绩效指标 | 一级指标 | 三级指标 | 指标值 | 分值',
          '^ | 效益指标 | 满意率（%） | ≥95 | 60',
        ],
        ['绩效目标表'],
      ),
    )
    expect(tables[0]?.rows.map((r) => r.label)).toEqual(['产出指标 培训人次（人）', '效益指标 满意率（%）'])
  })

  test('a list without codes that adds up at every level is one tree, the total first or last', () => {
    const list = [
      '某局 | 27.50',
      '某局本级 | 27.50',
      '通用项目 | 5.70',
      '大型活动 | 2.00',
      '督查培训 | 2.00',
      '委托业务 | 3.70',
      '档案整理 | 1.50',
      '法律顾问 | 2.20',
      '专用项目 | 21.80',
      '援助资金 | 14.20',
      '援助资金甲 | 7.10',
      '援助资金乙 | 7.10',
      '驻外保障 | 7.60',
    ]
    for (const rows of [
      ['合计 | 27.50', ...list],
      [...list, '合计 | 27.50'],
    ]) {
      const { tables } = read(tableOf(['单位（项目）名称 | 项目金额', ...rows], ['专项业务经费支出表', '单位：万元']))
      expect(tables[0]?.identities?.filter((i) => i.broken > 0)).toEqual([])
      expect(tables[0]?.identities?.find((i) => i.kind === 'column')).toMatchObject({ held: 1 })
    }
  })
})

describe('columns of rates', () => {
  const rows = [
    '项目 | 2024年决算数 | 2025年预算数 | 2025年执行数 | < | <',
    '^ | ^ | ^ | 金额 | 占预算 | 比上年增长',
    '一、增值税 | 100 | 120 | 110 | 91.7 | 10.0',
    '二、所得税 | 200 | 210 | 250 | 119.0 | 25.0',
    '三、房产税 | 400 | 390 | 380 | 97.4 | -5.0',
    '四、契税 | 50 | 60 | 45 | 75.0 | -10.0',
    '合计 | 750 | 780 | 785 | 100.6 | 4.7',
  ]
  const of = (lines: readonly string[]) => read(tableOf(lines, ['一般公共预算收入执行情况表', '单位：万元'])).tables[0]

  test('are of the columns that give them in every row, in per cent, and are added up nowhere', () => {
    const table = of(rows)
    expect(table?.identities?.map((i) => [i.kind, i.held, i.broken])).toEqual([
      ['column', 3, 0],
      ['rate', 5, 0],
      ['growth', 5, 0],
    ])
    expect(table?.columns.map((c) => c.key?.measure)).toEqual([undefined, undefined, undefined, 'completion', 'rate'])
  })

  test('one that does not is the one that is broken', () => {
    const growth = of(rows.map((r) => r.replace('25.0', '35.0')))?.identities?.find((i) => i.kind === 'growth')
    expect(growth).toMatchObject({ held: 4, broken: 1 })
  })

  test('增减 is a rate where its figures are', () => {
    const table = of([
      '项目 | 上年预算数 | 本年预算数 | 比上年增减',
      '培训费 | 100 | 110 | 10.0',
      '会议费 | 200 | 250 | 25.0',
      '差旅费 | 400 | 380 | -5.0',
    ])
    expect(table?.columns[2]).toMatchObject({ unit: { symbol: '%' }, key: { measure: 'rate' } })
    const amounts = of([
      '项目 | 上年预算数 | 本年预算数 | 比上年增减',
      '培训费 | 100 | 110 | 10',
      '会议费 | 200 | 250 | 50',
      '差旅费 | 400 | 380 | -20',
    ])
    expect(amounts?.columns[2]?.key?.measure).toBe('change')
  })
})

test('the budget of a government is added up item by item, a project’s money is not', () => {
  const rows = ['项目 | 年初预算数 | 执行数', '一、甲收入 | 40.00 | 50.00', '二、乙收入 | 10.00 | 12.00', '合计 | 50.00 | 62.00']
  const [table] = read(tableOf(rows, ['政府性基金预算收入执行情况表', '单位：万元'])).tables
  expect(table?.kind).not.toBe('P-money')
  expect(table?.identities?.find((i) => i.kind === 'column')).toMatchObject({ held: 2, broken: 0 })
})

describe('accounts beside each other', () => {
  test('amounts under one head again, each beside names of its own, are lanes; a heading without an amount stands for what is under it', () => {
    const { tables } = read(
      tableOf(
        [
          '收入 | < | 支出 | < | < | <',
          '项目 | 预算数 | 支出功能分类 | 预算数 | 部门支出用途 | 预算数',
          '一、部门预算 | | 一、部门预算 | | 一、部门预算 | ',
          '1、财政拨款 | 8.00 | 1、教育 | 6.00 | 1、人员经费 | 5.00',
          '2、其他收入 | 2.00 | 2、卫生健康 | 4.00 | 2、公用经费 | 5.00',
          '本年收入合计 | 10.00 | 本年支出合计 | 10.00 | 本年支出合计 | 10.00',
          '上年结转 | 1.00 | 结转下年 | 1.00 | 结转下年 | 1.00',
          '收入总计 | 11.00 | 支出总计 | 11.00 | 支出总计 | 11.00',
        ],
        ['部门收支总表', '单位：万元'],
      ),
    )
    expect(tables[0]?.columns.map((c) => c.lane)).toEqual([0, 1, 2])
    expect(tables[0]?.identities?.map((i) => [i.kind, i.held, i.broken])).toEqual([
      ['column', 2, 0],
      ['column', 2, 0],
      ['column', 2, 0],
      ['balance', 2, 0],
    ])
  })
})

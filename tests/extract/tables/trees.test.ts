/** Levels of a list that its setting shows: names a little off, and what the sums say of them. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../../src/extract/extract.ts'
import type { Table } from '../../../src/model/reading.ts'
import { passage } from '../../rules/passage.ts'

const tableOf = (rows: readonly string[], heads = '|预算科目|2025年预算数|2026年预算数|'): Table => {
  const [table] = extract(passage(['> 市本级一般公共预算支出表', '> 单位：万元', heads, ...rows].join('\n'))).tables
  if (!table) throw new Error('no table')
  return table
}
const broken = (table: Table): number => (table.identities ?? []).reduce((sum, i) => sum + i.broken, 0)
const held = (table: Table): number => (table.identities ?? []).reduce((sum, i) => sum + i.held, 0)

const list = (near = '....', nested = '....'): string[] => [
  '|合计|3000|3300|',
  '|公共安全支出|1200|1350|',
  '|..公安|1000|1100|',
  '|....行政运行|600|640|',
  '|....执法办案|400|460|',
  '|..司法|200|250|',
  '|....行政运行|150|170|',
  `|${near}事业运行|50|80|`,
  '|教育支出|1800|1950|',
  '|..普通教育|1100|1200|',
  '|....小学教育|700|760|',
  '|....初中教育|400|440|',
  '|..职业教育|700|750|',
  `|${nested}中等职业教育|700|750|`,
]

describe('names that are set a little off', () => {
  test('as they should be set, all adds up', () => {
    expect(broken(tableOf(list()))).toBe(0)
  })

  test.each([
    ['further left, as if they were what they are part of', '..', '....'],
    ['further right than what they are a part of', '....', '..'],
  ])('%s', (_, near, nested) => {
    const table = tableOf(list(near, nested))
    expect(broken(table)).toBe(0)
    expect(held(table)).toBeGreaterThanOrEqual(held(tableOf(list())) - 2)
  })

  test.each([
    ['..', '....'],
    ['....', '..'],
  ])('beside a slip, which stays what it is (%s %s)', (near, nested) => {
    // Twelve more classes, so that codes, sums and the parse of the whole do not find the levels first.
    const more = Array.from({ length: 12 }, (_, n) => [
      `|第${n + 1}类支出|${300 + n}|${400 + n}|`,
      `|..管理事务|${200 + n}|${300 + n}|`,
      '|....行政运行|150|260|',
      `|....业务办理|${50 + n}|${40 + n}|`,
      '|..其他支出|100|100|',
    ]).flat()
    const slipped = (rows: readonly string[]): Table =>
      tableOf([...rows.slice(1), ...more].map((row) => row.replace('|....执法办案|400|460|', '|....执法办案|400|490|')))
    expect(broken(slipped(list()))).toBe(1)
    expect(broken(slipped(list(near, nested)))).toBe(1)
  })
})

describe('a list with empty rows', () => {
  test('begins with an item for which there is nothing', () => {
    const table = tableOf(['|教育支出|||', '|农林水支出|30|40|', '|..水库移民|30|40|', '|其他支出|20|25|', '|..彩票公益金|20|25|'])
    expect(table.columns.map((c) => c.path)).toEqual([['2025年预算数'], ['2026年预算数']])
    expect(table.rows.map((r) => r.concept)[0]).toBe('教育支出')
  })
})

describe('changes', () => {
  const heads = '|预算科目|2025年快报数|2024年决算数|增减额|'
  const rows = (donations: string, total = '420'): string[] => [
    `|合计|1250|830|${total}|`,
    '|专项收入|500|450|50|',
    '|罚没收入|450|380|70|',
    `|捐赠收入|300||${donations}|`,
  ]

  test('that a row leaves blank are not nothing', () => {
    expect(broken(tableOf(rows('300'), heads))).toBe(0)
    expect(broken(tableOf(rows(''), heads))).toBe(0)
    expect(broken(tableOf(rows('300', '402'), heads))).toBeGreaterThan(0)
  })
})

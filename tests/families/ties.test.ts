import { describe, expect, test } from 'vitest'
import { columnMeanings } from '../../src/families/columns.ts'
import { columnMeaning, families, recognise } from '../../src/families/tables.ts'
import { ties } from '../../src/families/ties.ts'

describe('recognition', () => {
  const kind = (title: string): string | undefined => recognise(title, [], []).kind

  test.each([
    ['收入支出决算总表', 'T1'],
    ['高等学校收支决算总表', 'T1'],
    ['财政拨款收入支出决算总表', 'T4'],
    ['一般公共预算财政拨款支出决算表', 'T5'],
    ['一般公共预算财政拨款基本支出决算表', 'T6'],
    ['财政拨款“三公”经费支出决算表', 'T7'],
    ['政府性基金预算财政拨款收入支出决算表', 'T8'],
    ['国有资本经营预算财政拨款支出决算表', 'T9'],
    ['2025年部门财务收支预算总表', 'B1'],
    ['部门综合预算财政拨款收支总表', 'B4'],
    ['本年支出总体情况表', 'B3'],
    ['一般公共预算支出情况表（按功能分类科目）', 'B5'],
    ['一般公共预算项目支出情况表（按经济分类科目）', 'B5-project'],
    ['2025年部门一般公共预算基本支出部门预算经济分类预算表', 'B8'],
    ['财政拨款支出表（功能科目）', 'B5-fiscal'],
    ['一般公共预算“三公”经费、会议费、培训费支出表', 'B9'],
    ['政府采购支出表', 'B-procurement'],
  ])('%s is %s', (title, expected) => {
    expect(kind(title)).toBe(expected)
  })

  test.each([
    [['支出预算', '合计'], 'total'],
    [['基本支出', '小计'], 'subtotal'],
    [['公务用车购置及运行维护费', '公务用车运行维护费'], 'vehicle-running'],
    [['事业收入', '金额'], 'operating'],
    [['事业收入', '其中：教育收费'], undefined],
    [['收入', '决算数'], 'amount'],
    [['一般公共预算 财政拨款'], 'general'],
    [['本年收入合计（万元）'], 'total'],
    [['本年支出小计'], 'spending'],
    [['支出', '一般公共预算财政拨款（万元）'], 'general'],
  ])('column %j means %s', (path, expected) => {
    expect(columnMeaning(path)).toBe(expected)
  })
})

test('ties speak of tables and columns that the families know', () => {
  const kinds = new Set(families.flatMap((family) => family.shapes.map((shape) => shape.kind)))
  const columns = new Set([...columnMeanings.map((m) => m.key), 'whole'])
  for (const tie of ties) {
    for (const place of [tie.left, ...tie.right, ...(tie.or ?? []), ...(tie.when ?? [])]) {
      expect(
        place.kinds.filter((k) => !kinds.has(k)),
        tie.name,
      ).toEqual([])
      expect(columns.has(place.column), `${tie.name}: ${place.column}`).toBe(true)
    }
  }
  expect(new Set(ties.map((t) => t.name)).size).toBe(ties.length)
})

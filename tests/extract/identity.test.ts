import { describe, expect, test } from 'vitest'
import { identify } from '../../src/extract/identity.ts'
import { layoutText } from '../../src/layout/text.ts'

describe('whose report of which year', () => {
  test('a title names the body', () => {
    expect(identify(layoutText('景明市水利局2023年度部门决算\n\n一、收入决算情况说明\n本部门2023年度收入总计450.98万元。\n'))).toEqual({
      title: '景明市水利局2023年度部门决算',
      department: '景明市水利局',
      year: 2023,
      kind: 'final-account',
      departmental: true,
    })
  })

  test.each(['一、收入决算情况说明', '（二）项目预算资金安排情况', '3.部门决算情况说明', '3、支出决算情况'])(
    'an excerpt that begins with the heading %s: the heading names nobody',
    (heading) => {
      const { department, year } = identify(
        layoutText(`${heading}\n本部门2021年度决算收入总计450.98万元，其中年初结转和结余118.47万元。\n`),
      )
      expect(department).toBe('')
      expect(year).toBe(2021)
    },
  )

  test.each([
    ['关于江州市2025年预算执行情况和2026年预算草案的报告', true],
    ['二〇二五年全市一般公共预算收入执行情况表', true],
    ['2026年江州市政府预算公开', true],
    ['江州市水利局2026年部门预算草案', undefined],
    ['江州市人民政府办公室2026年部门预算', undefined],
    ['一、2025年预算执行情况', undefined],
    ['江州市交通局2026年政府性基金预算收支表', undefined],
    ['江州市人民政府公报', true],
  ])('%s: of a government as a whole is %s', (title, government) => {
    expect(identify(layoutText(`${title}\n\n2026年一般公共预算收入450.98万元。\n`)).government).toBe(government)
  })

  test.each<[string, true | undefined]>([
    ['2024年度\n江州市渔业局部门决算', true],
    ['上海市2026年市级单位预算', true],
    ['关于江州市2025年预算执行情况和2026年预算草案的报告\n市渔业局2025年度部门预算', undefined],
    ['巡察通告', undefined],
  ])('%s: it says itself that it is a department’s: %s', (title, departmental) => {
    expect(identify(layoutText(`${title}\n\n2026年一般公共预算收入450.98万元。\n`)).departmental).toBe(departmental)
  })
})

/** Budgets of governments: tables that agree, and one figure of them changed. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { governmentTable, phaseOf } from '../../src/families/government.ts'
import { untiedFigure } from '../../src/rules/untied-figure/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

const budget = `
关于江州市2025年预算执行情况和2026年预算草案的报告
> 江州市2025年一般公共预算收入执行情况表
> 单位：万元
|预算科目|年初预算数|2025年执行数|
|一、税收收入|6100|6240|
|..增值税|2300|2410|
|..企业所得税|1700|1730|
|..城市维护建设税|2100|2100|
|二、非税收入|1800|1760|
|..专项收入|900|880|
|..罚没收入|900|880|
|收入合计|7900|8000|

> 江州市本级2025年一般公共预算收入执行情况表
> 单位：万元
|预算科目|年初预算数|2025年执行数|
|一、税收收入|2060|2110|
|..增值税|800|830|
|..企业所得税|560|570|
|..城市维护建设税|700|710|
|二、非税收入|640|650|
|..专项收入|310|320|
|..罚没收入|330|330|
|收入合计|2700|2760|

> 江州市2026年一般公共预算收入草案表
> 单位：万元
|预算科目|2025年执行数|2026年预算数|
|一、税收收入|6240|6500|
|..增值税|2410|2500|
|..企业所得税|1730|1800|
|..城市维护建设税|2100|2200|
|二、非税收入|1760|1700|
|..专项收入|880|860|
|..罚没收入|880|840|
|收入合计|8000|8200|

> 江州市2025年一般公共预算收支平衡情况表
> 单位：万元
|收入|<|支出|<|
|项目|执行数|项目|执行数|
|一、一般公共预算收入|8000|一、一般公共预算支出|10400|
|二、上级补助收入|3100|二、上解上级支出|700|
|收入总计|11100|支出总计|11100|

> 2025年江州市政府债务限额余额情况表
> 单位：亿元
|地区|2025年债务限额|<|<|2025年债务余额|<|<|
|^|小计|一般债务|专项债务|小计|一般债务|专项债务|
|江州市|231.7|111.7|120.0|227.3|107.9|119.4|
|江州市本级|82.6|54.8|27.8|80.7|52.9|27.8|
|临江县|149.1|56.9|92.2|146.6|55.0|91.6|

> 2025年江州市地方政府一般债务余额情况表
> 单位：亿元
|项目|执行数|
|一、2024年末地方政府一般债务余额|106.80|
|二、2025年末地方政府一般债务余额限额|111.70|
|三、2025年地方政府一般债务发行额|21.33|
|四、2025年地方政府一般债务还本额|20.23|
|五、2025年末地方政府一般债务余额|107.90|

> 2025年江州市政府债券发行及还本付息情况表
> 单位：亿元
|项目|全市|市本级|
|一、发行额|53.80|22.50|
|二、还本额|21.50|13.40|
|三、付息额|5.90|2.60|
|四、付息预算数|6.10|2.50|
|五、还本预算数|16.20|13.40|
`

const findings = (text: string): string[] => {
  const document = passage(text)
  const extraction = extract(document)
  expect(extraction.identity.government).toBe(true)
  const { report } = assess({ path: 'x.txt', sha256: '', document, extraction }, { language: 'zh', rules: [untiedFigure] })
  return report.findings.filter((f) => f.severity !== 'info').map((f) => f.message)
}

test('that agree are silent', () => {
  expect(findings(budget)).toEqual([])
})

describe('one figure that goes against another table', () => {
  test.each([
    ['execution told again in the draft', '|..企业所得税|1730|1800|', '|..企业所得税|1780|1800|'],
    ['the level of its own above the area', '|..专项收入|310|320|', '|..专项收入|310|920|'],
    ['the balance against the table of income', '|一、一般公共预算收入|8000|', '|一、一般公共预算收入|8060|'],
    ['debts above their limit', '|临江县|149.1|56.9|92.2|146.6|55.0|91.6|', '|临江县|149.1|56.9|92.2|146.6|59.0|91.6|'],
    ['debts of a list above their limit', '|二、2025年末地方政府一般债务余额限额|111.70|', '|二、2025年末地方政府一般债务余额限额|101.70|'],
    ['what is owed after raising and repaying', '|三、2025年地方政府一般债务发行额|21.33|', '|三、2025年地方政府一般债务发行额|41.33|'],
    ['repayments of the level above those of the area', '|五、还本预算数|16.20|13.40|', '|五、还本预算数|16.20|18.40|'],
  ])('%s', (_, old, by) => {
    expect(budget.split(old)).toHaveLength(2)
    expect(findings(budget.replace(old, by))).toHaveLength(1)
  })
})

describe('what is no contradiction', () => {
  test.each([
    // Loans in foreign money are worth what the rate says.
    ['a balance that moved a little', '|一、2024年末地方政府一般债务余额|106.80|', '|一、2024年末地方政府一般债务余额|106.40|'],
    [
      'more passed on than the area has left',
      '|二、上级补助收入|3100|二、上解上级支出|700|',
      '|二、上级补助收入|3100|二、补助下级支出|700|',
    ],
  ])('%s', (_, old, by) => {
    expect(budget.split(old)).toHaveLength(2)
    expect(findings(budget.replace(old, by))).toEqual([])
  })

  test('a draft of another day', () => {
    const other = [
      ['|一、税收收入|6240|6500|', '|一、税收收入|6290|6500|'],
      ['|..增值税|2410|2500|', '|..增值税|2470|2500|'],
      ['|..专项收入|880|860|', '|..专项收入|890|860|'],
      ['|收入合计|8000|8200|', '|收入合计|8060|8200|'],
    ] as const
    expect(findings(other.reduce((text, [old, by]) => text.replace(old, by), budget))).toEqual([])
  })
})

describe('titles and heads', () => {
  test.each([
    ['全市2025年一般公共预算支出执行情况表', { account: 'general', side: 'spending', level: 'whole' }],
    ['2026年州本级政府性基金预算收入情况表', { account: 'fund', side: 'income', level: 'own' }],
    ['市本级2025年国有资本经营预算收支平衡情况表', { account: 'capital', side: 'balance', level: 'own' }],
    ['2026年一般公共预算市对下转移支付预算明细表', undefined],
    ['2025年末社会保险基金预算结余执行情况表', undefined],
  ])('%s', (title, of) => {
    expect(governmentTable(title)).toEqual(of)
  })

  test.each([
    [{ path: ['2025年执行数', '金额'], lane: 0, key: { year: 2025 } }, '2025 actual'],
    [{ path: ['2025年预算数', '调整后预算数'], lane: 0, key: { year: 2025 } }, '2025 adjusted'],
    [{ path: ['金额'], lane: 0, key: {} }, '2026 budget'],
    [{ path: ['2025年预算数(不含提前告知)'], lane: 0, key: { year: 2025 } }, undefined],
    [{ path: ['增减额'], lane: 0, key: { measure: 'change' as const } }, undefined],
  ])('%j', (column, phase) => {
    expect(phaseOf(column, '2026年某市预算草案')).toBe(phase)
  })
})

/** Ties between tables, each broken once: a small account and a small budget that agree, and one figure of them changed. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import type { Finding } from '../../src/model/finding.ts'
import { rules } from '../../src/rules/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

const account = `
江州市水利局2023年度部门决算
> 收入支出决算总表
> 金额单位：万元
|收入|<|支出|<|
|项目|金额|项目|金额|
|一、一般公共预算财政拨款收入|500.00|一、城乡社区支出|60.00|
|二、政府性基金预算财政拨款收入|70.00|二、农林水支出|480.00|
|本年收入合计|570.00|本年支出合计|540.00|
|年初结转和结余|30.00|年末结转和结余|60.00|
|总计|600.00|总计|600.00|

> 财政拨款收入支出决算总表
> 金额单位：万元
|收入|<|支出|<|<|<|
|项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|
|一、一般公共预算财政拨款|500.00|一、城乡社区支出|60.00||60.00|
|二、政府性基金预算财政拨款|70.00|二、农林水支出|480.00|480.00||
|本年收入合计|570.00|本年支出合计|540.00|480.00|60.00|
|年初财政拨款结转和结余|25.00|年末财政拨款结转和结余|55.00|40.00|15.00|
|..一般公共预算财政拨款|20.00|||||
|..政府性基金预算财政拨款|5.00|||||
|总计|595.00|总计|595.00|520.00|75.00|

> 一般公共预算财政拨款基本支出决算表
> 金额单位：万元
|经济分类科目编码|科目名称|决算数|
|302|商品和服务支出|9.00|
|30217|公务接待费|1.00|
|30231|公务用车运行维护费|8.00|

> 财政拨款“三公”经费支出决算表
> 金额单位：万元
|预算数|<|<|<|决算数|<|<|<|
|合计|因公出国（境）费|公务用车运行维护费|公务接待费|合计|因公出国（境）费|公务用车运行维护费|公务接待费|
|12.00|0.00|10.00|2.00|9.50|0.00|8.20|1.30|

> 政府性基金预算财政拨款收入支出决算表
> 金额单位：万元
|科目编码|科目名称|年初结转和结余|本年收入|本年支出|基本支出|项目支出|年末结转和结余|
|合计|<|5.00|70.00|60.00|10.00|50.00|15.00|
|212|城乡社区支出|5.00|70.00|60.00|10.00|50.00|15.00|
`

const budget = `
江州市水利局2026年部门预算
> 收支预算总表
> 单位：万元
|收入|<|支出|<|
|项目|预算数|项目|预算数|
|一、财政拨款收入|500.00|一、农林水支出|530.00|
|1.一般公共预算资金|500.00|||
|二、事业收入|30.00|||
|收入总计|530.00|支出总计|530.00|

> 财政拨款收支预算总表
> 单位：万元
|收入|<|支出|<|<|<|
|项目|预算数|项目|合计|一般公共预算|政府性基金预算|
|一、一般公共预算资金|500.00|一、农林水支出|500.00|500.00||
|二、政府性基金预算资金|||||
|收入总计|500.00|支出总计|500.00|500.00||

> 一般公共预算基本支出表
> 单位：元
|科目编码|科目名称|合计|人员经费|公用经费|
|合计|<|90000.00||90000.00|
|302|商品和服务支出|90000.00||90000.00|
|30217|公务接待费|10000.00||10000.00|
|30231|公务用车运行维护费|80000.00||80000.00|

> “三公”经费和机关运行经费预算表
> 单位：万元
|“三公”经费预算数|<|<|<|机关运行经费预算数|
|合计|因公出国（境）费|公务接待费|公务用车运行费|^|
|9.50|0.00|1.30|8.20|8.60|
`

const wholeForm = (table: string): string => `${budget}
> 部门整体支出绩效目标表
${table}`
const tasks = wholeForm(`|部门（单位）名称|江州市水利局|<|<|<|
|任务名称|主要内容|预算金额（万元）|<|<|
|^|^|总额|财政拨款|其他资金|
|任务1|保障机构运转|210.00|210.00||
|任务2|河道整治与巡查|320.00|290.00|30.00|
|金额合计|<|530.00|500.00|30.00|
`)
const byUse = wholeForm(`|部门名称|<|江州市水利局|<|<|<|
|总体资金情况（万元）|<|预算支出总额|财政拨款|<|<|
|^|<|^|合计|基本支出|项目支出|
|^|<|530.00|500.00|180.00|320.00|
|整体绩效目标|<|全面完成年度水利建设任务，保障防汛安全。|<|<|<|
`)

const findings = (text: string): Finding[] => {
  const document = passage(text)
  // Cuttings, no whole reports: what they leave out is no finding.
  const applied = rules.filter(({ id }) => id !== 'missing-disclosure')
  const { report } = assess({ path: 'x.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh', rules: applied })
  return report.findings.filter((f) => f.severity !== 'info')
}

/** The text with what stands there once changed. */
const changed = (text: string, old: string, by: string): string => {
  expect(text.split(old)).toHaveLength(2)
  return text.replace(old, by)
}

test.each([
  ['account', account],
  ['budget', budget],
  ['budget with a form of the whole body', tasks],
  ['budget with a form by 基本 and 项目', byUse],
])('an %s that agrees is silent', (_, text) => {
  expect(findings(text).map((f) => f.message)).toEqual([])
})

describe('one figure that goes against another table', () => {
  test.each([
    ['opening of a fund', account, '|..一般公共预算财政拨款|20.00|', '|..一般公共预算财政拨款|21.00|'],
    ['income of the fund', account, '|5.00|70.00|60.00|10.00|50.00|15.00|\n|212', '|5.00|72.00|60.00|10.00|50.00|15.00|\n|212'],
    ['opening of the fund', account, '合计|<|5.00|', '合计|<|6.00|'],
    ['closing of the fund', account, '|40.00|15.00|', '|40.00|16.00|'],
    ['parts of what the fund paid', account, '社区支出|5.00|70.00|60.00|10.00|', '社区支出|5.00|70.00|60.00|20.00|'],
    ['fiscal opening above the whole', account, '年初财政拨款结转和结余|25.00|', '年初财政拨款结转和结余|35.00|'],
    ['reception above 三公', account, '|公务接待费|1.00|', '|公务接待费|2.00|'],
    ['vehicles above 三公', account, '|8.20|1.30|', '|7.20|1.30|'],
    ['general budget of the two totals', budget, '|1.一般公共预算资金|500.00|', '|1.一般公共预算资金|510.00|'],
    ['income of a fund', budget, '一、一般公共预算资金|500.00|', '一、一般公共预算资金|501.00|'],
    ['budgeted reception above 三公', budget, '|1.30|8.20|', '|0.30|8.20|'],
    ['budgeted vehicles above 三公', budget, '|1.30|8.20|', '|1.30|7.20|'],
    ['a task of the whole body', tasks, '|任务2|河道整治与巡查|320.00|', '|任务2|河道整治与巡查|380.00|'],
    ['all the money of the whole body', tasks, '|金额合计|<|530.00|500.00|', '|金额合计|<|580.00|500.00|'],
    [
      'the form of the whole body as a whole',
      tasks,
      '320.00|290.00|30.00|\n|金额合计|<|530.00|500.00|30.00|',
      '350.00|290.00|60.00|\n|金额合计|<|560.00|500.00|60.00|',
    ],
    ['the form by 基本 and 项目', byUse, '|530.00|500.00|180.00|320.00|', '|530.00|500.00|180.00|302.00|'],
    ['running costs above what is public', budget, '|8.20|8.60|', '|8.20|9.60|'],
  ])('%s', (_, text, old, by) => {
    expect(findings(changed(text, old, by))).not.toEqual([])
  })
})

describe('what is no contradiction', () => {
  test.each([
    // The budget's amount is no bound for what was spent.
    ['a budget below what was spent', account, '|12.00|0.00|10.00|2.00|', '|9.00|0.00|8.00|1.00|'],
    ['more 三公 than basic expenditure shows', account, '|9.50|0.00|8.20|1.30|', '|11.50|0.00|9.20|2.30|'],
    ['running costs below what is public', budget, '|8.20|8.60|', '|8.20|5.10|'],
  ])('%s', (_, text, old, by) => {
    expect(findings(changed(text, old, by)).map((f) => f.message)).toEqual([])
  })

  test('openings that the form does not break down by fund', () => {
    const lines = ['|..一般公共预算财政拨款|20.00|||||\n', '|..政府性基金预算财政拨款|5.00|||||\n']
    expect(findings(lines.reduce((text, line) => changed(text, line, ''), account)).map((f) => f.message)).toEqual([])
  })

  test("last year's column beside this year's", () => {
    const both = changed(
      changed(budget, '|“三公”经费预算数|<|<|<|机关运行经费预算数|\n', '|2025年预算数|<|<|<|2026年预算数|<|<|<|\n'),
      '|合计|因公出国（境）费|公务接待费|公务用车运行费|^|\n|9.50|0.00|1.30|8.20|8.60|',
      '|合计|因公出国（境）费|公务接待费|公务用车运行费|合计|因公出国（境）费|公务接待费|公务用车运行费|\n|1.50|0.00|0.30|1.20|9.50|0.00|1.30|8.20|',
    )
    expect(findings(both).map((f) => f.message)).toEqual([])
  })
})

describe('expenditure that is all of the general budget', () => {
  const table = (title: string, first: string, second: string, total = '100.00'): string => `> ${title}
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|合计|<|${total}||${total}|
|213|农林水支出|${total}||${total}|
|21303|水利|${total}||${total}|
|2130301|行政运行|${first}||${first}|
|2130302|一般行政管理事务|${second}||${second}|
`
  const both = (whole: string, fiscal: string): string => `江州市水利局2026年部门预算\n${whole}\n${fiscal}`

  test('is the same item by item', () => {
    const agrees = both(table('支出预算总表', '60.00', '40.00'), table('一般公共预算支出表', '60.00', '40.00'))
    expect(findings(agrees).map((f) => f.message)).toEqual([])
    expect(findings(both(table('支出预算总表', '60.00', '40.00'), table('一般公共预算支出表', '55.00', '45.00')))).not.toEqual([])
  })

  test('may be less of any item where there is other money', () => {
    const more = both(table('支出预算总表', '65.00', '45.00', '110.00'), table('一般公共预算支出表', '60.00', '40.00'))
    expect(findings(more).map((f) => f.message)).toEqual([])
  })
})

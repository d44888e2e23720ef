import { unfootedTotal } from '../../src/rules/unfooted-total/index.ts'
import { untiedFigure } from '../../src/rules/untied-figure/index.ts'
import { testRule } from './testRule.ts'

const report = (amount: string, cell = '561,240.00'): string => `某局2026年部门预算
> 一般公共预算支出表
> 单位：元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | 5,561,240.00 | 3,561,240.00 | 2,000,000.00 |
| 201 | 一般公共服务支出 | 5,000,000.00 | 3,000,000.00 | 2,000,000.00 |
| 20103 | 政府办公厅（室）及相关机构事务 | 5,000,000.00 | 3,000,000.00 | 2,000,000.00 |
| 2010301 | 行政运行 | 5,000,000.00 | 3,000,000.00 | 2,000,000.00 |
| 208 | 社会保障和就业支出 | 561,240.00 | 561,240.00 |  |
| 20805 | 行政事业单位养老支出 | 561,240.00 | 561,240.00 |  |
| 2080501 | 行政单位离退休 | ${cell} | ${cell} |  |
社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）2026年预算安排${amount}万元。`

const fund = (
  closing: string,
): string => `2023年度政府性基金预算财政拨款年初结转和结余4.12万元，本年收入62.00万元，本年支出59.87万元，年末结转和结余6.25万元。

> 政府性基金预算财政拨款收入支出决算表
> 金额单位：万元
|科目编码|科目名称|年初结转和结余|本年收入|本年支出|基本支出|项目支出|年末结转和结余|
|合计|<|4.12|62.00|59.87|10.00|49.87|${closing}|`

const total = (amount: string, cell: string, note = ''): string => `某局2026年部门预算
> 政府性基金预算支出表
> 单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | ${cell} |  | ${cell} |
| 212 | 城乡社区支出 | ${cell} |  | ${cell} |
${note}

2026年政府性基金预算支出${amount}万元。`
const empty = '> 注：本单位没有政府性基金收支，故本表为空表。'

// 预算 is part of the fund's name here: an account tells what was spent.
const account = (amount: string): string => `江州市水利局2023年度部门决算
> 一般公共预算财政拨款支出决算表
> 金额单位：万元
|科目编码|科目名称|本年支出合计|基本支出|项目支出|
|合计|<|218.35|168.35|50.00|
|213|农林水支出|218.35|168.35|50.00|
2023年度一般公共预算财政拨款支出${amount}万元。`

const usedFor = (
  amount: string,
): string => `农林水（类）支出190.32万元。主要用于水利工程运行与维护70.88万元、农村水利${amount}万元、防汛48.88万元。
> 一般公共预算财政拨款支出决算表
> 单位：万元
|科目编码|科目名称|本年支出合计|基本支出|项目支出|
|合计|<|190.32||190.32|
|213|农林水支出|190.32||190.32|
|21303|水利|190.32||190.32|
|2130306|水利工程运行与维护|70.88||70.88|
|2130314|防汛|48.88||48.88|
|2130316|农村水利|70.56||70.56|`

testRule(untiedFigure, {
  along: [unfootedTotal],
  consistent: [
    usedFor('70.56'),
    report('56.12'),
    report('56.124'),
    fund('6.25'),
    total('44,134.59', '44,134.59'),
    total('0', ''),
    total('0.00', '', empty),
    account('218.35'),
  ],
  inconsistent: [
    {
      text: usedFor('75.06'),
      stated: '75.06万元',
      expected: '70.56万元',
      message: {
        en: '农村水利: 75.06 万元 in the text does not tie to the table (70.56 ≠ 75.06).',
        zh: '农村水利：文中 75.06 万元 与表中同一项目不符（70.56 ≠ 75.06）。',
      },
    },
    {
      text: account('2,183,500.00'),
      stated: '2,183,500.00万元',
      expected: '218.35万元',
      message: {
        en: '一般公共预算财政拨款支出: 2,183,500.00 万元 in the text does not tie to the table (218.35 ≠ 2183500.00).',
        zh: '一般公共预算财政拨款支出：文中 2,183,500.00 万元 与表中同一项目不符（218.35 ≠ 2183500.00）。',
      },
    },
    {
      text: report('65.12'),
      stated: '65.12万元',
      expected: '56.12万元',
      message: {
        en: '行政单位离退休: 65.12 万元 in the text does not tie to the table (56.124 ≠ 65.12).',
        zh: '行政单位离退休：文中 65.12 万元 与表中同一项目不符（56.124 ≠ 65.12）。',
      },
    },
    {
      text: fund('7.25'),
      stated: '6.25万元',
      expected: '7.25万元',
      message: {
        en: '年末结转和结余: 6.25 万元 in the text does not tie to the table (7.25 ≠ 6.25).',
        zh: '年末结转和结余：文中 6.25 万元 与表中同一项目不符（7.25 ≠ 6.25）。',
      },
    },
    {
      text: total('44,734.59', '44,134.59'),
      stated: '44,734.59万元',
      expected: '44,134.59万元',
      message: {
        en: '政府性基金: 44,734.59 万元 in the text does not tie to the table (44134.59 ≠ 44734.59).',
        zh: '政府性基金：文中 44,734.59 万元 与表中同一项目不符（44134.59 ≠ 44734.59）。',
      },
    },
    {
      text: total('31.20', '', empty),
      stated: '31.20万元',
      expected: '0万元',
      severity: 'warning',
      message: {
        en: '政府性基金: 31.20 万元 in the text, and its table is empty and says so.',
        zh: '政府性基金：文中为 31.20 万元，而相应的表注明为空表。',
      },
    },
  ],
  undetermined: [
    // Empty and not said to be: it may not have been read.
    total('31.20', ''),
    '某局2026年部门预算\n行政单位离退休（项）2026年预算安排57.80万元。',
  ],
})

import { unfootedTotal } from '../../src/rules/unfooted-total.ts'
import { untiedFigure } from '../../src/rules/untied-figure.ts'
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

testRule(untiedFigure, {
  along: [unfootedTotal],
  consistent: [report('56.12'), report('56.124')],
  inconsistent: [
    {
      text: report('65.12'),
      stated: '65.12万元',
      expected: '56.12万元',
      message: {
        en: '行政单位离退休: 65.12 万元 in the text does not tie to the table (56.124 ≠ 65.12).',
        zh: '行政单位离退休：文中 65.12 万元 与表中同一项目不符（56.124 ≠ 65.12）。',
      },
    },
  ],
  undetermined: ['某局2026年部门预算\n行政单位离退休（项）2026年预算安排57.80万元。'],
})

import { untiedShare } from '../../src/rules/untied-share/index.ts'
import { testRule } from './testRule.ts'

const report = (amount: string, share: string): string => `某局2024年度部门决算
> 一般公共预算财政拨款支出决算表
> 单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | 900.00 | 500.00 | 400.00 |
| 201 | 一般公共服务支出 | 900.00 | 500.00 | 400.00 |
预算绩效管理工作开展情况
组织对12个项目开展了绩效自评，共涉及资金${amount}万元，占一般公共预算项目支出总额的${share}%。`

testRule(untiedShare, {
  consistent: [report('300.00', '75'), report('400.00', '100')],
  inconsistent: [
    {
      text: report('300.00', '57'),
      stated: '57%',
      expected: '75%',
      severity: 'warning',
      message: {
        en: '涉及资金 占一般公共预算项目支出总额: a share of 57% does not agree with the table (300.00 ÷ 400.00 × 100 = 75 ≠ 57).',
        zh: '涉及资金 占一般公共预算项目支出总额：所述占比 57% 与表中总额推算不符（300.00 ÷ 400.00 × 100 = 75 ≠ 57）。',
      },
    },
  ],
  undetermined: [report('300.00', '57').replace('一般公共预算项目支出总额', '政府性基金预算项目支出总额')],
})

import { unfootedScore } from '../../src/rules/unfooted-score/index.ts'
import { testRule } from './testRule.ts'

const group = (total: number): string =>
  `（一）项目过程情况。项目过程方面共设置20分，得${total}分，具体如下：
1.资金到位率。该指标满分8分，得7分。
2.预算执行率。该指标满分12分，得9分。`

const table = (total: number, weight = 40): string => `> 项目支出绩效自评表
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 指标1：出访人次 | ≤5人次 | 4人次 | ${weight} | 37 |
| 指标2：接待批次 | ≥10批次 | 12批次 | 35 | 28 |
| 指标3：满意度 | ≥90% | 95% | 25 | 21 |
| 总分 | < | < | 100 | ${total} |`

const weights = (last: number, head = '分值权重（90分）'): string => `> 项目绩效目标表
| 一级指标 | 二级指标 | 指标值 | ${head} |
| 成本指标 | 外勤经费标准 | 35 | 20 |
| 产出指标 | 培训场次 | 4 | 40 |
| 效益指标 | 满意度 | ≥90% | ${last} |`

testRule(unfootedScore, {
  consistent: [group(16), table(86), weights(30), weights(40, '指标权重（%）'), weights(40, '分值')],
  inconsistent: [
    {
      text: weights(36),
      stated: '20分',
      severity: 'warning',
      message: { en: '项目绩效目标表: the weights add up to 96, not to 90.', zh: '项目绩效目标表：各项分值（权重）之和为 96，不是 90。' },
    },
    {
      text: group(18),
      stated: '18分',
      expected: '16分',
      message: {
        en: '项目过程方面共设置 得分: 18 分 is not the sum of the items (7 + 9 = 16 ≠ 18).',
        zh: '项目过程方面共设置 得分：18 分 与各项之和不符（7 + 9 = 16 ≠ 18）。',
      },
    },
    {
      text: table(96),
      stated: '96分',
      expected: '86分',
      message: {
        en: '项目支出绩效自评表 总分 得分: 96 分 is not the sum of the items (37 + 28 + 21 = 86 ≠ 96).',
        zh: '项目支出绩效自评表 总分 得分：96 分 与各项之和不符（37 + 28 + 21 = 86 ≠ 96）。',
      },
    },
    // The scores add up, so the items are all there are.
    {
      text: table(86, 60),
      stated: '100分',
      expected: '120分',
      message: {
        en: '项目支出绩效自评表 总分 分值: 100 分 is not the sum of the items (60 + 35 + 25 = 120 ≠ 100).',
        zh: '项目支出绩效自评表 总分 分值：100 分 与各项之和不符（60 + 35 + 25 = 120 ≠ 100）。',
      },
    },
  ],
  undetermined: [weights(36, '分值'), '该项目自评得分96分，等级为优。'],
})

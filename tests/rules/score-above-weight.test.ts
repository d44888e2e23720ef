import { scoreAboveWeight } from '../../src/rules/score-above-weight/index.ts'
import { testRule } from './testRule.ts'

const table = (score: string): string => `> 项目支出绩效自评表
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 指标1：出访人次 | ≤5人次 | 4人次 | 40 | 40 |
| 指标2：接待批次 | ≥10批次 | 12批次 | 2 | ${score} |`

testRule(scoreAboveWeight, {
  consistent: [table('2'), table('1.5'), '1.立项依据。该指标满分10分，得10分。'],
  inconsistent: [
    {
      text: table('4'),
      stated: '4分',
      expected: '2分',
      message: {
        en: '指标2：接待批次: a score of 4 分 is above its weight (4 > 2).',
        zh: '指标2：接待批次：得分 4 分 高于分值（4 > 2）。',
      },
    },
    {
      text: '1.立项依据。该指标满分10分，得12分。',
      stated: '12分',
      expected: '10分',
      message: {
        en: '该指标满分: a score of 12 分 is above its weight (12 > 10).',
        zh: '该指标满分：得分 12 分 高于分值（12 > 10）。',
      },
    },
  ],
  undetermined: [
    `> 项目支出绩效自评表
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 指标1：出访人次 | ≤5人次 | 4人次 | 2 | 优 |`,
  ],
})

import { targetMissedWithFullMarks } from '../../src/rules/target-missed-with-full-marks/index.ts'
import { testRule } from './testRule.ts'

const table = (target: string, actual: string, score: number): string => `> 项目支出绩效自评表
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 指标1：出访场次 | ${target} | ${actual} | 4 | ${score} |`

testRule(targetMissedWithFullMarks, {
  consistent: [
    table('100%', '100%', 4),
    table('0%', '0%', 4),
    table('100%', '95%', 3),
    table('≤5场次', '4场次', 4),
    table('≥90%', '90%', 4),
    table('≤5场次', '6场次', 3),
  ],
  inconsistent: [
    {
      text: table('100%', '95%', 4),
      stated: '95%',
      severity: 'warning',
      message: {
        en: '指标1：出访场次: the target (≥100%) is missed by 95%, yet full marks are given.',
        zh: '指标1：出访场次：目标 ≥100%，实际 95%，未达目标却得满分。',
      },
    },
    {
      text: table('≤5场次', '6场次', 4),
      stated: '6场次',
      severity: 'warning',
      message: {
        en: '指标1：出访场次: the target (≤5场次) is missed by 6场次, yet full marks are given.',
        zh: '指标1：出访场次：目标 ≤5场次，实际 6场次，未达目标却得满分。',
      },
    },
    {
      text: table('≥90%', '85%', 4),
      stated: '85%',
      severity: 'warning',
      message: {
        en: '指标1：出访场次: the target (≥90%) is missed by 85%, yet full marks are given.',
        zh: '指标1：出访场次：目标 ≥90%，实际 85%，未达目标却得满分。',
      },
    },
  ],
  undetermined: [table('5场次', '6场次', 4)],
})

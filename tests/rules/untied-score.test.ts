import { untiedScore } from '../../src/rules/untied-score/index.ts'
import { testRule } from './testRule.ts'

const report = (score: string): string => `一、绩效自评情况
湿地监测站维护项目绩效自评综述：根据年初设定的目标，项目自评得分为${score}分。
> 2024年度湿地监测站维护项目绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| 产出指标 | 数量指标 | 维护站点数 | 40 | 38 |
| 产出指标 | 质量指标 | 设备完好率 | 30 | 28.5 |
| 效益指标 | 社会效益 | 公众知晓率 | 30 | 27 |
| 总分 | < | < | 100 | 93.5 |`

testRule(untiedScore, {
  consistent: [report('93.5'), report('93.50')],
  inconsistent: [
    {
      text: report('95.3'),
      stated: '95.3分',
      expected: '93.5分',
      message: {
        en: '湿地监测站维护项目: a score of 95.3 分 in the text, another in the table (93.5 ≠ 95.3).',
        zh: '湿地监测站维护项目：文中得分 95.3 分 与自评表总分不符（93.5 ≠ 95.3）。',
      },
    },
  ],
  undetermined: [report('95.3').replace('湿地监测站维护项目绩效自评综述', '候鸟调查项目绩效自评综述')],
})

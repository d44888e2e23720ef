import { oddUnit } from '../../src/rules/odd-unit/index.ts'
import { testRule } from './testRule.ts'

const table = (rows: readonly string[]): string =>
  ['> 项目绩效目标表', '|一级指标|二级指标|三级指标|指标值|计量单位|', ...rows.map((row) => `|产出指标|数量指标|${row}|`)].join('\n')
const others = ['开展社保领域审计项目|7|个', '开展金融领域审计项目|12|个']

testRule(oddUnit, {
  consistent: [],
  inconsistent: [
    {
      text: table(['开展信息化领域审计项目|5|%', ...others]),
      stated: '5%',
      expected: '5 个',
      severity: 'warning',
      message: {
        en: '开展信息化领域审计项目: 5%, while the like indicators beside it are counted in 个.',
        zh: '开展信息化领域审计项目：5%，而相邻同类指标均以“个”为单位。',
      },
    },
  ],
  undetermined: [
    table(['开展信息化领域审计项目|5|个', ...others]),
    table(['审计项目按计划进度完成率|95|%', ...others]),
    table(['开展信息化领域审计项目|100|%', ...others]),
    table(['开展信息化领域审计项目|5|%', '开展社保领域审计项目|7|个']),
  ],
})

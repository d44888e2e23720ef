import { contradictoryRestatement } from '../../src/rules/contradictory-restatement/index.ts'
import { testRule } from './testRule.ts'

testRule(contradictoryRestatement, {
  consistent: [
    '公务接待费支出决算为1.58万元，主要用于接待来访。\n经核查，公务接待费支出决算为1.58万元。',
    '“三公”经费支出年初预算数为12万元，决算数为4.43万元。\n预算执行方面，年初“三公”经费预算数为12万元，决算数为4.43万元。',
    '编报绩效目标的项目1个，涉及预算金额175.52万元；绩效自评的项目1个，涉及预算金额175.52万元。',
    '机关运行经费支出31.25万元，比上年增加6.25万元，增长25.00%。\n附件：机关运行经费支出31.25万元，比上年增加6.3万元，增长25%。',
    // Compared with something else.
    '机关运行经费支出31.25万元，比上年增加6.25万元，增长25.00%。\n机关运行经费支出31.25万元，比年初预算减少1.25万元，下降3.85%。',
  ],
  inconsistent: [
    // What is told most often is most likely what is told here too.
    {
      text: '对部门整体支出开展绩效评价，涉及资金452.60万元。\n组织对全部二级项目开展绩效自评，共涉及资金13.74万元。\n其中一级项目1个，二级项目3个，共涉及资金18.74万元。\n对“展览”“培训”“外联”3个项目开展了部门评价，涉及一般公共预算经费18.74万元。',
      stated: '13.74万元',
      expected: '18.74万元',
      severity: 'warning',
      message: {
        en: '涉及资金: stated as 13.74 万元 here and differently elsewhere (18.74 ≠ 13.74).',
        zh: '涉及资金：此处为 13.74 万元，与他处所述不一致（18.74 ≠ 13.74）。',
      },
    },
    {
      text: '机关运行经费支出31.25万元，比上年增加6.25万元。\n附件：机关运行经费支出31.25万元，比上年增加5.00万元。',
      stated: '5.00万元',
      expected: '6.25万元',
      severity: 'warning',
      message: {
        en: '机关运行经费支出 增减额: stated as 5.00 万元 here and differently elsewhere (6.25 ≠ 5.00).',
        zh: '机关运行经费支出 增减额：此处为 5.00 万元，与他处所述不一致（6.25 ≠ 5.00）。',
      },
    },
    {
      text: '“三公”经费支出年初预算数为12.50万元，决算数为4.43万元。\n预算执行方面，年初“三公”经费预算数为15.20万元，决算数为4.43万元。',
      stated: '15.20万元',
      expected: '12.50万元',
      severity: 'warning',
      message: {
        en: '三公经费: stated as 15.20 万元 here and differently elsewhere (12.50 ≠ 15.20).',
        zh: '三公经费：此处为 15.20 万元，与他处所述不一致（12.50 ≠ 15.20）。',
      },
    },
    {
      text: '编报绩效目标的项目1个，涉及预算金额175.52万元；绩效自评的项目1个，涉及预算金额157.52万元。',
      stated: '175.52万元',
      expected: '157.52万元',
      severity: 'warning',
      message: {
        en: '涉及预算金额: stated as 175.52 万元 here and differently elsewhere (157.52 ≠ 175.52).',
        zh: '涉及预算金额：此处为 175.52 万元，与他处所述不一致（157.52 ≠ 175.52）。',
      },
    },
    {
      text: '机关运行经费支出53.21万元。\n2021年机关运行经费支出35.21万元。',
      stated: '35.21万元',
      expected: '53.21万元',
      severity: 'warning',
      message: {
        en: '机关运行经费支出: stated as 35.21 万元 here and differently elsewhere (53.21 ≠ 35.21).',
        zh: '机关运行经费支出：此处为 35.21 万元，与他处所述不一致（53.21 ≠ 35.21）。',
      },
    },
    {
      text: '某某局2026年部门预算\n2026年收入预算94386.49万元，比上年增加33752.30万元。\n2026年支出预算94386.49万元，比上年增加33792.30万元。',
      stated: '33792.30万元',
      expected: '33752.30万元',
      severity: 'warning',
      message: {
        en: '支出 上年: changed by 33792.30 万元, and the other side of the budget, which is as much, by another amount (33752.30 ≠ 33792.30).',
        zh: '支出 上年：收支预算总额相等，而所述增减额 33792.30 万元 与另一方不一致（33752.30 ≠ 33792.30）。',
      },
    },
    {
      text: '甲市水利局2024年部门预算\n2024年收支总预算2,473.86万元，比2023年预算数增加100.00万元，主要是项目支出变动。\n（一）收入预算情况\n2024年收入预算2,373.86万元，其中：一般公共预算拨款收入2,373.86万元，占100%。\n（二）支出预算情况\n2024年支出预算2,373.86万元。',
      stated: '2,473.86万元',
      expected: '2,373.86万元',
      severity: 'warning',
      message: {
        en: '收支总预算: stated as 2,473.86 万元 here and differently elsewhere (2373.86 ≠ 2473.86).',
        zh: '收支总预算：此处为 2,473.86 万元，与他处所述不一致（2373.86 ≠ 2473.86）。',
      },
    },
    {
      text: '某学校2023年收入总计4914.82万元，支出总计4941.82万元，与2022年预算相比，收支总计各增加954.86万元。',
      stated: '4941.82万元',
      expected: '4914.82万元',
      severity: 'warning',
      message: {
        en: '收入总计、支出总计: stated as 4941.82 万元 here and differently elsewhere (4914.82 ≠ 4941.82).',
        zh: '收入总计、支出总计：此处为 4941.82 万元，与他处所述不一致（4914.82 ≠ 4941.82）。',
      },
    },
  ],
  undetermined: [
    // Two groups of projects.
    '编报绩效目标的项目9个，涉及预算金额1752.36万元；绩效自评的项目5个，涉及预算金额984.11万元。',
    // Two bodies.
    '“三公”经费支出年初预算数为12万元，决算数为4.43万元。\n本级“三公”经费年初预算数为15万元，决算数为3.02万元。',
    // Two scopes.
    '一般公共预算财政拨款公务接待费支出决算为1.58万元。\n公务接待费支出决算为2.43万元。',
    '机关运行经费支出53.21万元。',
  ],
})

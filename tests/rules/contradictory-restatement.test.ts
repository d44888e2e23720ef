import { contradictoryRestatement } from '../../src/rules/contradictory-restatement.ts'
import { testRule } from './testRule.ts'

testRule(contradictoryRestatement, {
  consistent: ['公务接待费支出决算为1.58万元，主要用于接待来访。\n经核查，公务接待费支出决算为1.58万元。'],
  inconsistent: [
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
  ],
  undetermined: [
    // Two scopes.
    '一般公共预算财政拨款公务接待费支出决算为1.58万元。\n公务接待费支出决算为2.43万元。',
    '机关运行经费支出53.21万元。',
  ],
})

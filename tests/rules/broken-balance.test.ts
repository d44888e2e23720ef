import { brokenBalance } from '../../src/rules/broken-balance/index.ts'
import { testRule } from './testRule.ts'

testRule(brokenBalance, {
  consistent: ['2024年度收、支总计各是4125.49、4125.49万元。', '2024年收入总计1,286.40万元。\n2024年支出总计1,286.40万元。'],
  inconsistent: [
    {
      text: '2024年度收入支出总计各为4,125.49万元、4,143.91万元。',
      stated: '4,143.91万元',
      expected: '4,125.49万元',
      severity: 'warning',
      message: {
        en: '收入支出总计: the two totals do not balance (4125.49 ≠ 4143.91).',
        zh: '收入支出总计：收支两方总计不相等（4125.49 ≠ 4143.91）。',
      },
    },
  ],
  undetermined: ['本年收入合计1,250.00万元，本年支出合计1,243.20万元。'],
})

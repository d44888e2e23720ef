import { directionWord } from '../../src/rules/direction-word.ts'
import { testRule } from './testRule.ts'

testRule(directionWord, {
  consistent: [
    '公务接待费预算2.48万元，决算2.48万元，与预算持平。',
    '公务接待费年初预算数为15万元，决算数为2.48万元，决算数小于年初预算数。',
  ],
  inconsistent: [
    {
      text: '公务接待费预算15万元，决算2.48万元，与预算相比无变化。',
      stated: '无变化',
      expected: '2.48万元',
      message: {
        en: '公务接待费 预算: “无变化” does not agree with the amounts (15 ≠ 2.48).',
        zh: '公务接待费 预算：“无变化”与所列数字不符（15 ≠ 2.48）。',
      },
    },
  ],
  undetermined: ['公务接待费决算2.48万元，与上年持平。'],
})

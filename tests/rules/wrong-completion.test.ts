import { wrongCompletion } from '../../src/rules/wrong-completion.ts'
import { testRule } from './testRule.ts'

testRule(wrongCompletion, {
  consistent: [
    '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的117.26%。',
    '社会保障和就业支出年初预算数为0万元，全年预算数为321.02万元，决算数为307.82万元，完成全年预算的95.89%。',
  ],
  inconsistent: [
    {
      text: '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。',
      stated: '106.86%',
      expected: '117.26%',
      message: {
        en: '财政拨款支出 完成年初预算的: a completion of 106.86% does not agree with 354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86.',
        zh: '财政拨款支出 完成年初预算的：所述完成率 106.86% 与推算不符（354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86）。',
      },
    },
  ],
  undetermined: [
    '因公出国（境）费支出年初预算数为0万元，决算数为0万元，完成预算的0%。',
    '公务接待费支出决算为3.12万元，完成预算的72.00%。',
  ],
})

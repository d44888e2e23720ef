import { wrongChange } from '../../src/rules/wrong-change/index.ts'
import { testRule } from './testRule.ts'

testRule(wrongChange, {
  consistent: [
    '公务接待费2024年预算3.20万元，2023年预算3.00万元，比2023年预算增加0.20万元。',
    '“三公”经费预算数为26.00万元，决算数为18.72万元，比预算数减少7.28万元。',
  ],
  inconsistent: [
    {
      text: '公务接待费决算数为3.12万元，比2023年决算数3.60万元减少0.84万元。',
      stated: '0.84万元',
      expected: '0.48万元',
      message: {
        en: '公务接待费 2023年决算数: a change of 0.84 万元 does not agree with 3.60 − 3.12 = 0.48 ≠ 0.84.',
        zh: '公务接待费 2023年决算数：所述增减额 0.84 万元 与前后两数之差不符（3.60 − 3.12 = 0.48 ≠ 0.84）。',
      },
    },
  ],
  undetermined: ['公务接待费决算数为3.12万元，比上年减少0.48万元。', '机关运行经费支出96.50万元，较上年有所减少。'],
})

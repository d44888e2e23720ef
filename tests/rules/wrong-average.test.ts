import { wrongAverage } from '../../src/rules/wrong-average/index.ts'
import { testRule } from './testRule.ts'

testRule(wrongAverage, {
  consistent: [
    '2023年公务接待费支出2.34万元，其中：外事接待0.00万元，国内接待2.34万元，接待31批次，260人次，人均90元。',
    '召开会议15个，会议费支出10.20万元，平均每个会议0.68万元。举办培训班7期，培训费支出16.10万元，平均每期2.3万元。',
    '购置公务用车3辆，购置费53.40万元，平均每辆17.80万元；公务用车保有量14辆，运行维护费36.40万元，平均每辆运行维护费2.6万元。',
    '公用经费合计85.40万元，年末实有人数41人，其中在职35人，人均公用经费2.44万元。',
  ],
  inconsistent: [
    {
      text: '2023年公务接待费支出2.34万元，接待31批次，260人次，人均900元。',
      stated: '900元',
      expected: '90元',
      severity: 'warning',
      message: {
        en: '人均: an average of 900 元 does not agree with 23400 ÷ 260 = 90 ≠ 900.',
        zh: '人均：所述平均数 900 元 与推算不符（23400 ÷ 260 = 90 ≠ 900）。',
      },
    },
    {
      text: '公务用车保有量14辆，运行维护费36.40万元，平均每辆3.6万元。',
      stated: '3.6万元',
      expected: '2.6万元',
      severity: 'warning',
      message: {
        en: '平均每辆: an average of 3.6 万元 does not agree with 36.40 ÷ 14 = 2.6 ≠ 3.6.',
        zh: '平均每辆：所述平均数 3.6 万元 与推算不符（36.40 ÷ 14 = 2.6 ≠ 3.6）。',
      },
    },
    {
      text: '2023年公务接待费支出3.26万元，国内公务接待21批次，接待168人次，人均194万元。',
      stated: '194万元',
      severity: 'warning',
      message: {
        en: '人均: an average of 194 万元 is ten thousand times too much or too little: two units of money seem to be exchanged.',
        zh: '人均：所述平均数 194 万元 与推算相差一万倍，疑“元”“万元”单位混用。',
      },
    },
    {
      text: '2023年公务接待费支出32.6元，国内公务接待21批次，接待168人次，人均1940元。',
      stated: '1940元',
      severity: 'warning',
      message: {
        en: '人均: an average of 1940 元 is ten thousand times too much or too little: two units of money seem to be exchanged.',
        zh: '人均：所述平均数 1940 元 与推算相差一万倍，疑“元”“万元”单位混用。',
      },
    },
  ],
  undetermined: [
    // 99.58, cut.
    '接待费2.39万元，接待240人次，人均99元。',
    '接待费2.38万元，接待240人次，人均不超过150元。',
    '接待费2.38万元，接待240人次，人均约100元。',
    '人均公用经费2.40万元，比上年减少0.10万元。',
    '接待240人次。接待费2.38万元，人均150元。',
  ],
})

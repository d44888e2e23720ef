import { wrongShare } from '../../src/rules/wrong-share.ts'
import { testRule } from './testRule.ts'

testRule(wrongShare, {
  consistent: [
    '本年收入合计1,250.00万元，其中：财政拨款收入1,187.50万元，占95.00%；事业收入37.50万元，占3.00%；其他收入25.00万元，占2.00%。',
    '本年支出合计1,243.20万元，其中：基本支出806.20万元，占64.85%；项目支出437.00万元，占35.15%。',
  ],
  inconsistent: [
    {
      text: '支出366.52万元，其中基本支出331.4万元，占91.42%。',
      stated: '91.42%',
      expected: '90.42%',
      message: {
        en: '基本支出: a share of 91.42% does not agree with 331.4 ÷ 366.52 × 100 = 90.42 ≠ 91.42.',
        zh: '基本支出：所述占比 91.42% 与推算不符（331.4 ÷ 366.52 × 100 = 90.42 ≠ 91.42）。',
      },
    },
  ],
  undetermined: ['一般公共服务支出占71.73%。', '培训费3.00万元，占商品和服务支出的12.00%。'],
})

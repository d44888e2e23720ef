import { purchaseWithoutCost } from '../../src/rules/purchase-without-cost/index.ts'
import { testRule } from './testRule.ts'

testRule(purchaseWithoutCost, {
  consistent: [
    '公务用车购置费支出18.00万元，公务用车运行维护费12万元。全年购置公务用车1辆，公务用车保有量7辆。',
    '公务用车购置费支出0万元，全年购置公务用车0辆。',
    // Paid for last year's.
    '公务用车购置费支出18.00万元，系支付上年购置车辆尾款，全年购置公务用车0辆。',
    '公务用车购置费支出2.40万元，全年购置公务用车0辆。',
  ],
  inconsistent: [
    {
      text: '公务用车购置费支出0万元，公务用车运行维护费12万元。全年购置公务用车7辆，保有7辆。',
      stated: '7辆',
      expected: '0',
      severity: 'warning',
      message: {
        en: '购置公务用车: 7辆 bought, yet the purchase cost is 0万元.',
        zh: '购置公务用车：购置 7辆，而购置费为 0万元。',
      },
    },
    {
      text: '公务用车购置费支出18.00万元，公务用车购置数为0辆；公务用车运行维护费支出12.00万元，公务用车保有量为7辆。',
      stated: '0辆',
      severity: 'warning',
      message: {
        en: '公务用车购置: 0辆 bought, yet the purchase cost is 18.00万元.',
        zh: '公务用车购置：购置 0辆，而购置费为 18.00万元。',
      },
    },
  ],
  undetermined: ['公务用车购置费支出0万元，公务用车保有量7辆。'],
})

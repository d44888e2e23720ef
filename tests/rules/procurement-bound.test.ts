import { procurementBound } from '../../src/rules/procurement-bound.ts'
import { testRule } from './testRule.ts'

const passage = (other: string): string =>
  `政府采购金额21.07万元。在面向中小企业预留的政府采购项目中，由中小企业中标的金额为10.00万元；在其他政府采购项目中，由中小企业中标的金额为${other}万元。`

testRule(procurementBound, {
  consistent: [passage('11.07'), passage('0.00')],
  inconsistent: [
    {
      text: passage('21.07'),
      stated: '21.07万元',
      expected: '11.07万元',
      message: {
        en: '其他政府采购项目由中小企业中标金额: 21.07 万元 does not fit into the whole procurement (21.07 > 21.07 − 10.00).',
        zh: '其他政府采购项目由中小企业中标金额：21.07 万元 与政府采购总额不符（21.07 > 21.07 − 10.00）。',
      },
    },
  ],
  undetermined: ['政府采购金额21.07万元。在面向中小企业预留的政府采购项目中，由中小企业中标的金额为21.07万元。'],
})

import { procurementBound } from '../../src/rules/procurement-bound/index.ts'
import { testRule } from './testRule.ts'

const passage = (other: string): string =>
  `政府采购金额21.07万元。在面向中小企业预留的政府采购项目中，由中小企业中标的金额为10.00万元；在其他政府采购项目中，由中小企业中标的金额为${other}万元。`

const won = (medium: string, micro: string): string =>
  `政府采购支出总额100.00万元。授予中小企业合同金额${medium}万元，其中：授予小微企业合同金额${micro}万元。`

testRule(procurementBound, {
  consistent: [passage('11.07'), passage('0.00'), won('80.00', '70.00'), won('100.00', '100.00')],
  inconsistent: [
    {
      text: passage('21.07'),
      stated: '21.07万元',
      expected: '11.07万元',
      message: {
        en: '其他政府采购项目由中小企业中标金额: 21.07 万元 does not fit into the whole it is part of (21.07 > 21.07 − 10.00).',
        zh: '其他政府采购项目由中小企业中标金额：21.07 万元 大于其所属总额（21.07 > 21.07 − 10.00）。',
      },
    },
    {
      text: won('80.00', '90.00'),
      stated: '90.00万元',
      expected: '80.00万元',
      message: {
        en: '授予小微企业合同金额: 90.00 万元 does not fit into the whole it is part of (90.00 > 80.00).',
        zh: '授予小微企业合同金额：90.00 万元 大于其所属总额（90.00 > 80.00）。',
      },
    },
    {
      text: won('180.00', '90.00'),
      stated: '180.00万元',
      expected: '100.00万元',
      severity: 'warning',
      message: {
        en: '授予中小企业合同金额: 180.00 万元 does not fit into the whole it is part of (180.00 > 100.00).',
        zh: '授予中小企业合同金额：180.00 万元 大于其所属总额（180.00 > 100.00）。',
      },
    },
  ],
  undetermined: [
    '授予小微企业合同金额90.00万元。政府采购服务支出60.00万元。',
    '在面向中小企业预留的政府采购项目中，由中小企业中标的金额为21.07万元。',
  ],
})

import { procurementKinds } from '../../src/rules/procurement-kinds/index.ts'
import { testRule } from './testRule.ts'

const report = (total: string, goods: string, services: string, works = '0.00', worksShare = ''): string =>
  `政府采购支出总额${works === '0.00' ? '500.00' : '540.00'}万元，其中：政府采购货物支出200.00万元、政府采购工程支出${works}万元、政府采购服务支出300.00万元。授予中小企业合同金额${total}万元。货物采购授予中小企业合同金额占货物支出金额的${goods}%，${worksShare === '' ? '' : `工程采购授予中小企业合同金额占工程支出金额的${worksShare}%，`}服务采购授予中小企业合同金额占服务支出金额的${services}%。`

testRule(procurementKinds, {
  consistent: [report('390.00', '60.00', '90.00'), report('414.00', '60.00', '90.00', '40.00', '60.00')],
  inconsistent: [
    {
      // Shares of the contracts in all: 120 ÷ 390 and 270 ÷ 390.
      text: report('390.00', '30.77', '69.23'),
      stated: '69.23%',
      expected: '90.00%',
      message: {
        en: 'The shares by kind (30.77%、69.23%) give 269万元, not the 390.00万元 won in all; they add up to 100 %, as shares of the contracts would.',
        zh: '分类比例（30.77%、69.23%）推算授予中小企业合同约 269万元，与所述总额 390.00万元 不符；各比例之和为 100%，疑以合同总额为基数。',
      },
    },
    {
      text: report('390.00', '60.00', '90.00', '0.00', '35.00'),
      stated: '35.00%',
      expected: '0%',
      message: {
        en: '35.00% of a kind of which nothing was bought is said to have gone to small firms.',
        zh: '该类采购支出为 0，却称授予中小企业的占 35.00%。',
      },
    },
  ],
  undetermined: [
    '政府采购支出总额500.00万元，其中：政府采购货物支出200.00万元、政府采购服务支出300.00万元。授予中小企业合同金额390.00万元。',
  ],
})

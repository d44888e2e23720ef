import { otherBody } from '../../src/rules/other-body/index.ts'
import { testRule } from './testRule.ts'

const table = (body: string): string => `> 收入决算表
> 部门：${body}  金额单位：万元
|科目编码|科目名称|本年收入合计|财政拨款收入|
|213|农林水支出|120.00|120.00|`

const account = (last: string, body = '江州市水利局'): string => `江州市水利局2023年度部门决算
第一部分 江州市水利局概况
第二部分 江州市水利局2023年度部门决算表
${table(body)}
江州市水利局2023年度收入总计120.00万元。
${last}`

testRule(otherBody, {
  consistent: [
    account('江州市水利局2023年度支出总计120.00万元。'),
    account('江州市水利局2023年度支出总计120.00万元。', '江州市水利局（本级）'),
    // Its short form, and another body that is spoken of.
    account('市水利局2023年度支出总计120.00万元。'),
    account('江州市林业草原局2023年度支出总计12.00万元，不在本部门决算之内。'),
  ],
  inconsistent: [
    {
      text: account('江洲市水利局2023年度支出总计120.00万元。'),
      stated: '江洲市水利局',
      expected: '江州市水利局',
      severity: 'warning',
      message: {
        en: '“江洲市水利局” stands where “江州市水利局” does everywhere else.',
        zh: '“江洲市水利局”与全文其余各处的“江州市水利局”不一致。',
      },
    },
    {
      text: account('江州市水利局2023年度支出总计120.00万元。', '江州市林业草原局'),
      stated: '江州市林业草原局',
      expected: '江州市水利局',
      severity: 'warning',
      message: {
        en: '“江州市林业草原局” stands where “江州市水利局” does everywhere else.',
        zh: '“江州市林业草原局”与全文其余各处的“江州市水利局”不一致。',
      },
    },
  ],
  undetermined: ['江州市水利局2023年度收入总计120.00万元。江洲市水利局2023年度支出总计120.00万元。'],
})

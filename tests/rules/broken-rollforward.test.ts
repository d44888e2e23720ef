import { brokenRollforward } from '../../src/rules/broken-rollforward/index.ts'
import { testRule } from './testRule.ts'

const section = (change: string): string => `某市外事办公室2021年度部门决算
一、收入决算情况说明
本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元，下降26.12%；本年收入合计332.51万元，较2020年增加7.26万元。
二、支出决算情况说明
本部门2021年度支出总计450.98万元，其中本年支出合计366.52万元，较2020年减少0.62万元。年末结转和结余84.45万元，较2020年减少${change}万元。`

const fund = (closing: string): string =>
  `2023年度政府性基金预算财政拨款年初结转和结余4.12万元，本年收入62.00万元，本年支出59.87万元，年末结转和结余${closing}万元。`

testRule(brokenRollforward, {
  consistent: [
    section('34.02'),
    fund('6.25'),
    '年初结转和结余31.00万元，本年收入862.00万元，使用非财政拨款结余2.50万元，本年支出851.20万元，结余分配4.10万元，年末结转和结余40.20万元。',
  ],
  inconsistent: [
    {
      text: fund('9.25'),
      stated: '9.25万元',
      expected: '6.25万元',
      message: {
        en: '政府性基金: opening, income, expenditure and closing do not agree (4.12 + 62.00 = 66.12 ≠ 69.12 = 59.87 + 9.25).',
        zh: '政府性基金：年初结转、收入、支出与年末结转不符（4.12 + 62.00 = 66.12 ≠ 69.12 = 59.87 + 9.25）。',
      },
    },
    {
      text: '年初结转和结余31.00万元，本年收入862.00万元，使用非财政拨款结余2.50万元，本年支出851.20万元，结余分配4.10万元，年末结转和结余47.25万元。',
      stated: '47.25万元',
      expected: '40.20万元',
      severity: 'warning',
      message: {
        en: '收支结转: opening, income, expenditure and closing do not agree (31.00 + 862.00 + 2.50 = 895.50 ≠ 902.55 = 851.20 + 4.10 + 47.25).',
        zh: '收支结转：年初结转、收入、支出与年末结转不符（31.00 + 862.00 + 2.50 = 895.50 ≠ 902.55 = 851.20 + 4.10 + 47.25）。',
      },
    },
    {
      text: section('34.20'),
      stated: '34.20万元',
      expected: '34.02万元',
      severity: 'warning',
      message: {
        en: "年末结转和结余 上年: last year's figures derived from the changes do not agree (84.45 + 34.20 = 118.65 ≠ 118.47). Likely 34.20 万元 should be 34.02 万元.",
        zh: '年末结转和结余 上年：由增减额推出的上年数不符（84.45 + 34.20 = 118.65 ≠ 118.47）。其中 34.20 万元 疑应为 34.02 万元。',
      },
    },
  ],
  undetermined: [
    // 3.04 may have been distributed.
    '年初结转和结余4.12万元，本年收入62.00万元，本年支出59.87万元，年末结转和结余3.21万元。',
    '年初结转和结余118.47万元，年末结转和结余84.45万元。',
  ],
})

import { wrongYear } from '../../src/rules/wrong-year/index.ts'
import { testRule } from './testRule.ts'

const budget = (year: number): string =>
  [
    '某局2026年部门预算',
    '2026年收入预算100.00万元，比2025年预算增加10.00万元。',
    '2026年支出预算100.00万元，比2025年预算增加10.00万元。',
    `其中：一般公共预算拨款支出预算90.00万元，比${year}年预算增加5.00万元。`,
  ].join('\n')

const form = (due: string, name = '完成时间'): string =>
  `${budget(2025)}\n> 2026年项目支出绩效目标表\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n| 产出指标 | 数量指标 | 巡查次数 | 36次 |\n| 产出指标 | 时效指标 | ${name} | ${due} |`

testRule(wrongYear, {
  consistent: [
    form('2026年12月底前'),
    form('2025年7月1日至2026年6月30日'),
    form('2025年7月', '开始时间'),
    budget(2025),
    '某局2024年度部门决算\n收入总计100.00万元，比2023年度增加10.00万元。\n支出决算90.00万元，与2024年预算相比减少5.00万元。',
  ],
  inconsistent: [
    ...(
      [
        ['2025年度，某局政府采购支出总额59.90万元', '2025', '2025年度，某局政府采购支出总'],
        ['截至2023年12月31日，某局共有车辆4辆', '2023', '2023年12月31日，某局共有'],
      ] as const
    ).map(([text, year, subject]) => ({
      text: `某局2024年度部门决算\n2024年度收入总计100.00万元，比2023年度增加10.00万元。\n支出总计100.00万元，比2023年度增加10.00万元。\n${text}。`,
      stated: year,
      expected: '2024',
      severity: 'warning' as const,
      message: { en: `${subject}: told of ${year}, probably 2024 is meant.`, zh: `${subject}：所述年度为 ${year}，疑应为 2024。` },
    })),
    {
      text: '某局2024年度部门决算\n2024年度收入总计100.00万元，比2023年度增加10.00万元。\n支出总计100.00万元，比2023年度增加10.00万元。\n2023年度公务接待费支出5.00万元，比2023年度增加1.00万元。',
      stated: '2023',
      severity: 'warning' as const,
      message: {
        en: '公务接待费支出: an amount of 2023 is compared with 2023 itself.',
        zh: '公务接待费支出：2023 年的数与 2023 年自身比较。',
      },
    },
    ...[2026, 2024].map((year) => ({
      text: budget(year),
      stated: String(year),
      expected: '2025',
      severity: 'warning' as const,
      message: {
        en: `一般公共预算拨款支出: compared with ${year}, probably 2025 is meant.`,
        zh: `一般公共预算拨款支出：比较年度为 ${year}，疑应为 2025。`,
      },
    })),
    {
      text: `${budget(2025)}\n纳入某局2025年部门预算编制范围的二级预算单位包括：`,
      stated: '2025',
      expected: '2026',
      severity: 'warning' as const,
      message: {
        en: '2025年部门预算编制范围的二级: told of 2025, probably 2026 is meant.',
        zh: '2025年部门预算编制范围的二级：所述年度为 2025，疑应为 2026。',
      },
    },
    {
      text: form('2025年1月1日至2025年12月31日'),
      stated: '2025',
      expected: '2026',
      severity: 'warning' as const,
      message: {
        en: 'An indicator of this budget is due in 2025: “2025年1月1日至2025年12月31日”.',
        zh: '本年度预算的绩效指标完成时限在 2025 年：“2025年1月1日至2025年12月31日”。',
      },
    },
  ],
  undetermined: [
    '收入总计100.00万元，比2023年度增加10.00万元。',
    // Most comparisons name another year: the year of the document was misread.
    '某局2026年部门预算\n收入预算100.00万元，比2020年预算增加10.00万元。\n支出预算100.00万元，比2020年预算增加10.00万元。',
  ],
})

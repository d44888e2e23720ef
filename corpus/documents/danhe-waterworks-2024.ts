/**
 * The final account of a small unit, 丹河县水利工程管理站, which is invented: its tables agree, and three things its text says of
 * projects and procurement do not follow from them (golden/danhe-waterworks-2024/truth.json). Amounts are hundredths of 万元.
 */
import { type Block, type Cell, cell, contents, part, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { change, fixed, percent, sum } from '../typeset/money.ts'
import { FUNCTIONS } from '../typeset/names.ts'
import { codeTable, type Leaf } from '../typeset/tables.ts'

const UNIT = '丹河县水利工程管理站'
const YEAR = 2024
const wan = (units: number): string => `${fixed(units)}万元`
const share = (units: number, whole: number): string => `占${percent(units, whole)}%`

/** Code, basic and project expenditure, last year's expenditure. */
const ITEMS: readonly (readonly [code: string, basic: number, project: number, before: number])[] = [
  ['2080505', 6_318, 0, 6_105],
  ['2101102', 3_472, 0, 3_390],
  ['2130301', 41_866, 0, 40_250],
  ['2130306', 0, 18_640, 21_200],
  ['2130314', 0, 7_925, 6_480],
  ['2210201', 4_804, 0, 4_690],
]
const basic = sum(ITEMS.map(([, of]) => of))
const project = sum(ITEMS.map(([, , of]) => of))
const whole = basic + project
const before = sum(ITEMS.map(([, , , of]) => of))

const leaves: Leaf[] = ITEMS.map(([code, a, b]) => ({ code, amounts: [a + b, a, b] }))
const coded = {
  left: `单位名称：${UNIT}`,
  right: '金额单位：万元',
  size: 9,
  rowHeight: 18,
  newPage: true,
  names: FUNCTIONS,
  lengths: [3, 5, 7],
  codes: 'joined',
  amount: (units: number): string => (units === 0 ? '' : fixed(units)),
  leaves,
} as const
const spending = codeTable({ ...coded, title: '支出决算表', number: '公开03表', columns: ['本年支出合计', '基本支出', '项目支出'] })
const general = codeTable({
  ...coded,
  title: '一般公共预算财政拨款支出决算表',
  number: '公开05表',
  columns: ['小计', '基本支出', '项目支出'],
  group: '本年支出',
})

/** Indicator, target, actual, weight, score. */
const INDICATORS: readonly (readonly [level: string, name: string, target: string, actual: string, weight: number, score: number])[] = [
  ['数量指标', '新增防汛沙袋', '≥8000条', '8600条', 20, 20],
  ['数量指标', '更新抽排水设备', '≥12台', '12台', 20, 20],
  ['质量指标', '物资验收合格率', '≥98%', '100%', 15, 15],
  ['时效指标', '汛前到位率', '≥100%', '92%', 15, 10],
  ['效益指标', '受益乡镇覆盖率', '≥95%', '100%', 20, 18],
  ['满意度指标', '乡镇满意度', '≥90%', '94%', 10, 9],
]
const scored = sum(INDICATORS.map(([, , , , , score]) => score))
/** Planted: the text tells the score of an earlier draft. */
const SCORE_TOLD = 96
const evaluation: Table = {
  kind: 'table',
  title: '防汛物资储备项目支出绩效自评表',
  left: `（${YEAR}年度）`,
  newPage: true,
  size: 9,
  rowHeight: 20,
  widths: [16, 24, 16, 16, 10, 10],
  head: [['一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((text) => cell(text))],
  body: [
    ...INDICATORS.map(([level, name, target, actual, weight, score]): Cell[] =>
      [level, name, target, actual, String(weight), String(score)].map((text) => cell(text)),
    ),
    [cell('总分', { columns: 4, align: 'center' }), cell(String(sum(INDICATORS.map(([, , , , weight]) => weight)))), cell(String(scored))],
  ],
  align: ['left', 'left', 'center', 'center', 'center', 'center'],
}

const PURCHASE = { goods: 5_240, works: 9_180, services: 2_660 }
/** Contracts won by small and medium firms, by kind. */
const WON = { goods: 5_240, works: 6_120, services: 1_995 }
const purchases = PURCHASE.goods + PURCHASE.works + PURCHASE.services
const won = WON.goods + WON.works + WON.services
/** Planted: what the projects were allotted, not what they spent. */
const ALLOTTED = 30_400

const narrative = prose(`
一、支出决算情况
${YEAR}年度本年支出合计${wan(whole)}，比上年${change(whole, before)}。其中：基本支出${wan(basic)}，${share(basic, whole)}；项目支出${wan(project)}，${share(project, whole)}。
二、一般公共预算财政拨款支出决算情况
${YEAR}年度一般公共预算财政拨款支出${wan(whole)}，占本年支出合计的100.00%，比上年${change(whole, before)}。
三、政府采购支出情况
${YEAR}年度政府采购支出总额${wan(purchases)}，其中：政府采购货物支出${wan(PURCHASE.goods)}、政府采购工程支出${wan(PURCHASE.works)}、政府采购服务支出${wan(PURCHASE.services)}。授予中小企业合同金额${wan(won)}，占政府采购支出总额的${percent(won, purchases)}%。货物采购授予中小企业合同金额占货物支出金额的${percent(WON.goods, won)}%，工程采购授予中小企业合同金额占工程支出金额的${percent(WON.works, won)}%，服务采购授予中小企业合同金额占服务支出金额的${percent(WON.services, won)}%。
四、预算绩效管理情况
组织对${YEAR}年度2个项目开展绩效自评，涉及资金${wan(ALLOTTED)}，占一般公共预算项目支出总额的100.00%。
防汛物资储备项目绩效自评综述：项目全年预算数${wan(8_400)}，执行数${wan(7_925)}，完成预算的${percent(7_925, 8_400)}%，自评得分为${SCORE_TOLD}分。存在的问题是部分物资汛前未能到位。
`)

export function waterworks(): Report {
  const blocks: Block[] = [
    title(`${UNIT}${YEAR}年度单位决算`),
    title('目录'),
    ...['第一部分　单位概况', `第二部分　${YEAR}年度单位决算情况说明`, `第三部分　${YEAR}年度单位决算表`, '第四部分　附件'].map(contents),
    { kind: 'break' },
    part('第一部分　单位概况'),
    ...prose(`
一、主要职责
负责县管水库、堤防和灌区工程的运行维护，储备防汛物资，配合开展汛期巡查。
二、机构设置
${UNIT}为县水利局所属公益一类事业单位，内设工程、防汛、财务三个股室。
`),
    part(`第二部分　${YEAR}年度单位决算情况说明`),
    ...narrative,
    spending,
    general,
    evaluation,
  ]
  return {
    title: `${UNIT}${YEAR}年度单位决算`,
    producer: 'gouji corpus',
    date: '2025-09-10',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 70, right: 68, bottom: 66, left: 68 },
      pageNumber: (n) => `- ${n} -`,
      rulings: 'rectangles',
      spaced: true,
    },
    blocks,
  }
}

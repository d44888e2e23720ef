/**
 * A final account in which everything agrees: 临澜市水文监测局 is invented, every parent, total, share, rate and completion is computed
 * from the leaves below (hundredths of 万元). A checker that reports anything here is wrong.
 */
import { type Block, type Cell, cell, contents, part, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { change, fixed, percent, sum } from '../typeset/money.ts'
import { ECONOMIC, FUNCTIONS } from '../typeset/names.ts'
import { codeTable, hierarchy, type Leaf, lanes, totals, twoSided } from '../typeset/tables.ts'

const DEPARTMENT = '临澜市水文监测局'
const YEAR = 2023
const left = `部门：${DEPARTMENT}`
const right = '金额单位：万元'
const lengths = [3, 5, 7]
const amount = (units: number): string => (units === 0 ? '' : fixed(units))

interface Item {
  readonly code: string
  /** General public budget: budget at the year's start, income, expenditure for running and for projects. */
  readonly initial: number
  readonly fiscal: number
  readonly basic: number
  readonly project: number
  /** Business income and other income, and what was spent of them. */
  readonly business?: number
  readonly other?: number
  readonly ownBasic?: number
  readonly ownProject?: number
  readonly why: string
}

const ITEMS: readonly Item[] = [
  { code: '2080502', initial: 4260, fiscal: 4389, basic: 4389, project: 0, why: '退休人员增加' },
  { code: '2080505', initial: 8912, fiscal: 9047, basic: 9047, project: 0, why: '缴费基数上调' },
  { code: '2080506', initial: 4456, fiscal: 4523, basic: 4523, project: 0, why: '缴费基数上调' },
  { code: '2101102', initial: 5108, fiscal: 5072, basic: 5072, project: 0, why: '在职人员减少' },
  { code: '2130301', initial: 38640, fiscal: 39815, basic: 39815, project: 0, business: 2150, ownBasic: 1884, why: '追加年度考核奖励经费' },
  {
    code: '2130312',
    initial: 12000,
    fiscal: 11632,
    basic: 0,
    project: 11632,
    business: 3475,
    other: 268,
    ownProject: 3391,
    why: '检测试剂采购节约',
  },
  { code: '2130313', initial: 46500, fiscal: 47126, basic: 0, project: 46894, why: '增设两处自动测报站' },
  { code: '2130314', initial: 3000, fiscal: 3000, basic: 0, project: 3000, why: '' },
  { code: '2130399', initial: 1850, fiscal: 1704, basic: 0, project: 1716, other: 95, ownProject: 87, why: '部分验收款结转下年支付' },
  { code: '2210201', initial: 7235, fiscal: 7318, basic: 7318, project: 0, why: '缴存基数上调' },
]
const FUND = { code: '2120899', opening: 412, income: 6200, project: 5987 }
const OPENING = { general: 2356, own: 1187 }

const generalOut = sum(ITEMS.map((i) => i.basic + i.project))
const generalIn = sum(ITEMS.map((i) => i.fiscal))
const ownIn = sum(ITEMS.map((i) => (i.business ?? 0) + (i.other ?? 0)))
const business = sum(ITEMS.map((i) => i.business ?? 0))
const other = sum(ITEMS.map((i) => i.other ?? 0))
const ownOut = sum(ITEMS.map((i) => (i.ownBasic ?? 0) + (i.ownProject ?? 0)))
const income = generalIn + FUND.income + ownIn
const spent = generalOut + FUND.project + ownOut
const openingFiscal = OPENING.general + FUND.opening
const opening = openingFiscal + OPENING.own
const closingGeneral = OPENING.general + generalIn - generalOut
const closingFund = FUND.opening + FUND.income - FUND.project
const closing = opening + income - spent
const whole = opening + income
const fiscalIn = generalIn + FUND.income
const fiscalOut = generalOut + FUND.project
const wholeFiscal = openingFiscal + fiscalIn
const basic = sum(ITEMS.map((i) => i.basic + (i.ownBasic ?? 0)))
const project = spent - basic
const initial = sum(ITEMS.map((i) => i.initial))

const fundLeaf = (amounts: readonly number[]): Leaf => ({ code: FUND.code, amounts })
const incomeLeaves: Leaf[] = [
  ...ITEMS.map((i) => ({
    code: i.code,
    amounts: [i.fiscal + (i.business ?? 0) + (i.other ?? 0), i.fiscal, 0, i.business ?? 0, 0, 0, i.other ?? 0],
  })),
  fundLeaf([FUND.income, FUND.income, 0, 0, 0, 0, 0]),
]
const spendingLeaves: Leaf[] = [
  ...ITEMS.map((i) => {
    const [b, p] = [i.basic + (i.ownBasic ?? 0), i.project + (i.ownProject ?? 0)]
    return { code: i.code, amounts: [b + p, b, p, 0, 0, 0] }
  }),
  fundLeaf([FUND.project, 0, FUND.project, 0, 0, 0]),
]
const generalLeaves: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [i.basic + i.project, i.basic, i.project] }))

const ofClass = (leaves: readonly Leaf[], code: string): number => totals(leaves.filter((leaf) => leaf.code.startsWith(code)))[0] ?? 0
const CLASSES = [
  ['208', '社会保障和就业支出'],
  ['210', '卫生健康支出'],
  ['212', '城乡社区支出'],
  ['213', '农林水支出'],
  ['221', '住房保障支出'],
] as const
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

const T1 = twoSided({
  title: '收入支出决算总表',
  number: '公开01表',
  left,
  right,
  orientation: 'landscape',
  newPage: true,
  size: 9,
  widths: [27, 6, 14, 27, 6, 14],
  head: [
    [cell('收入', { columns: 3 }), cell('支出', { columns: 3 })],
    ['项目', '行次', '金额', '项目', '行次', '金额'].map((t) => cell(t)),
    ['栏次', '', '1', '栏次', '', '2'].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、一般公共预算财政拨款收入', '1', amount(generalIn)],
    ['二、政府性基金预算财政拨款收入', '2', amount(FUND.income)],
    ['三、国有资本经营预算财政拨款收入', '3', ''],
    ['四、上级补助收入', '4', ''],
    ['五、事业收入', '5', amount(business)],
    ['六、经营收入', '6', ''],
    ['七、附属单位上缴收入', '7', ''],
    ['八、其他收入', '8', amount(other)],
  ],
  rightRows: [
    ...['一、一般公共服务支出', '二、科学技术支出'].map((label, i) => [label, String(13 + i), ''] as const),
    ...CLASSES.map(
      ([code, name], i) => [`${numerals[i + 2] ?? ''}、${name}`, String(15 + i), amount(ofClass(spendingLeaves, code))] as const,
    ),
    ['八、其他支出', '20', ''],
  ],
  leftTail: [
    ['本年收入合计', '9', amount(income)],
    ['使用非财政拨款结余', '10', ''],
    ['年初结转和结余', '11', amount(opening)],
    ['总计', '12', amount(whole)],
  ],
  rightTail: [
    ['本年支出合计', '21', amount(spent)],
    ['结余分配', '22', ''],
    ['年末结转和结余', '23', amount(closing)],
    ['总计', '24', amount(whole)],
  ],
  notes: ['注：本表反映部门本年度的总收支和年末结转结余情况。'],
})

const shared = {
  left,
  right,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  orientation: 'landscape',
  newPage: true,
  numbered: true,
  codeHead: '功能分类科目编码',
  repeatHead: true,
  rowHeight: 16,
} as const
const T2 = codeTable({
  ...shared,
  title: '收入决算表',
  number: '公开02表',
  leaves: incomeLeaves,
  columns: ['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'],
})
const T3 = codeTable({
  ...shared,
  title: '支出决算表',
  number: '公开03表',
  leaves: spendingLeaves,
  columns: ['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'],
})
const T4 = twoSided({
  title: '财政拨款收入支出决算总表',
  number: '公开04表',
  left,
  right,
  orientation: 'landscape',
  newPage: true,
  size: 9,
  widths: [26, 12, 24, 12, 14, 14, 14],
  head: [
    [cell('收入', { columns: 2 }), cell('支出', { columns: 5 })],
    ['项目', '金额', '项目', '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、一般公共预算财政拨款', amount(generalIn)],
    ['二、政府性基金预算财政拨款', amount(FUND.income)],
    ['三、国有资本经营预算财政拨款', ''],
  ],
  rightRows: CLASSES.map(([code, name], i) => {
    const [general, fund] = [ofClass(generalLeaves, code), code === '212' ? FUND.project : 0]
    return [`${numerals[i] ?? ''}、${name}`, amount(general + fund), amount(general), amount(fund), ''] as const
  }),
  leftTail: [
    ['本年收入合计', amount(fiscalIn)],
    ['年初财政拨款结转和结余', amount(openingFiscal)],
    ['  一般公共预算财政拨款', amount(OPENING.general)],
    ['  政府性基金预算财政拨款', amount(FUND.opening)],
    ['  国有资本经营预算财政拨款', ''],
    ['总计', amount(wholeFiscal)],
  ],
  rightTail: [
    ['本年支出合计', amount(fiscalOut), amount(generalOut), amount(FUND.project), ''],
    ['年末财政拨款结转和结余', amount(closingGeneral + closingFund), amount(closingGeneral), amount(closingFund), ''],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
    ['总计', amount(wholeFiscal), amount(OPENING.general + generalIn), amount(FUND.opening + FUND.income), ''],
  ],
})
const T5 = codeTable({
  ...shared,
  title: '一般公共预算财政拨款支出决算表',
  number: '公开05表',
  leaves: generalLeaves,
  columns: ['小计', '基本支出', '项目支出'],
  group: '本年支出',
  numbered: false,
})

const generalBasic = sum(ITEMS.map((i) => i.basic))
const SALARY = [
  ['30101', 15210],
  ['30102', 6384],
  ['30107', 12877],
  ['30108', 9047],
  ['30109', 4523],
  ['30110', 5072],
  ['30112', 918],
  ['30113', 7318],
] as const
const PEOPLE = [
  ['30302', 4389 - 214],
  ['30305', 214],
] as const
const units = (rows: readonly (readonly [string, number])[]): number => sum(rows.map(([, u]) => u))
const GOODS_TOTAL = generalBasic - units(SALARY) - units(PEOPLE) - 160
const GOODS_LISTED = [
  ['30201', 846],
  ['30205', 112],
  ['30206', 531],
  ['30207', 238],
  ['30211', 457],
  ['30213', 325],
  ['30217', 52],
  ['30228', 734],
  ['30231', 512],
] as const
const GOODS = [...GOODS_LISTED, ['30299', GOODS_TOTAL - units(GOODS_LISTED)] as const]
const CAPITAL = [['31002', 160]] as const
const personnel = units(SALARY) + units(PEOPLE)
const running = units(GOODS) + units(CAPITAL)
const lines = (code: string, rows: readonly (readonly [string, number])[]): (readonly [string, string, string])[] =>
  [[code, units(rows)] as const, ...rows].map(([c, u]) => [c, ECONOMIC[c] ?? '', amount(u)])
const T6 = lanes({
  title: '一般公共预算财政拨款基本支出决算表',
  number: '公开06表',
  left,
  right,
  orientation: 'landscape',
  newPage: true,
  size: 8.5,
  laneHeads: ['人员经费', '公用经费'],
  heads: ['经济分类科目编码', '科目名称', '决算数'],
  columns: [
    [...lines('301', SALARY), ...lines('303', PEOPLE)],
    [...lines('302', GOODS), ...lines('310', CAPITAL)],
  ],
  foot: [
    cell('人员经费合计', { columns: 2, align: 'center' }),
    cell(amount(personnel)),
    cell('公用经费合计', { columns: 2, align: 'center' }),
    cell(amount(running)),
  ],
})

const TRIPS = {
  budget: { abroad: 0, purchase: 0, running: 850, reception: 120 },
  actual: { abroad: 0, purchase: 0, running: 768, reception: 84 },
  prior: { running: 812, reception: 84 },
}
const threeRow = (x: { abroad: number; purchase: number; running: number; reception: number }): number[] => [
  x.abroad + x.purchase + x.running + x.reception,
  x.abroad,
  x.purchase + x.running,
  x.purchase,
  x.running,
  x.reception,
]
const T7: Table = {
  kind: 'table',
  title: '财政拨款“三公”经费支出决算表',
  number: '公开07表',
  left,
  right,
  orientation: 'landscape',
  newPage: true,
  size: 8.5,
  widths: Array.from({ length: 12 }, () => 8),
  head: [
    [cell('预算数', { columns: 6 }), cell('决算数', { columns: 6 })],
    [1, 2].flatMap(() => [
      cell('合计', { rows: 2 }),
      cell('因公出国（境）费', { rows: 2 }),
      cell('公务用车购置及运行维护费', { columns: 3 }),
      cell('公务接待费', { rows: 2 }),
    ]),
    [1, 2].flatMap(() => ['小计', '公务用车购置费', '公务用车运行维护费'].map((t) => cell(t))),
  ],
  body: [[...threeRow(TRIPS.budget), ...threeRow(TRIPS.actual)].map((u) => cell(fixed(u)))],
  align: Array.from({ length: 12 }, () => 'center' as const),
  notes: ['注：预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数；决算数包括当年财政拨款预算和以前年度结转资金安排的实际支出。'],
}
const T8 = codeTable({
  title: '政府性基金预算财政拨款收入支出决算表',
  number: '公开08表',
  left,
  right,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  orientation: 'landscape',
  rowHeight: 16,
  leaves: [fundLeaf([FUND.opening, FUND.income, FUND.project, 0, FUND.project, closingFund])],
  columns: ['年初结转和结余', '本年收入', '本年支出小计', '基本支出', '项目支出', '年末结转和结余'],
})
const T9 = codeTable({
  title: '国有资本经营预算财政拨款支出决算表',
  number: '公开09表',
  left,
  right,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  orientation: 'landscape',
  newPage: true,
  leaves: [],
  columns: ['合计', '基本支出', '项目支出'],
  notes: ['说明：本部门2023年度没有使用国有资本经营预算安排的支出，本表无数据。'],
})

const PRIOR = { whole: 142218, fiscal: 135390, general: 126472, running: running + 37 }
const yuan = (u: number): string => `${fixed(u)}万元`
const than = (now: number, before: number): string => `与${YEAR - 1}年度相比，${now === before ? '持平' : change(now, before)}`
const share = (u: number, of: number): string => `占${percent(u, of)}%`

const itemSentences = ITEMS.map((i, n) => {
  const row = [3, 5, 7].map((l) => FUNCTIONS[i.code.slice(0, l)] ?? '')
  const out = i.basic + i.project
  const word =
    out > i.initial
      ? `决算数大于年初预算数的主要原因：${i.why}。`
      : out < i.initial
        ? `决算数小于年初预算数的主要原因：${i.why}。`
        : '决算数与年初预算数持平。'
  return `${n + 1}.${row[0]}（类）${row[1]}（款）${row[2]}（项）。年初预算为${yuan(i.initial)}，支出决算为${yuan(out)}，完成年初预算的${percent(out, i.initial)}%。${word}`
}).join('\n')

const classes = hierarchy(generalLeaves, FUNCTIONS, [3])
  .map((r) => `${r.name}（类）支出${yuan(r.amounts[0] ?? 0)}，${share(r.amounts[0] ?? 0, generalOut)}`)
  .join('；')
const named = (rows: readonly (readonly [string, number])[]): string => rows.map(([code]) => ECONOMIC[code] ?? '').join('、')
const three = threeRow(TRIPS.actual)[0] ?? 0
const threeBudget = threeRow(TRIPS.budget)[0] ?? 0
const PURCHASE = { goods: 8634, works: 4120, services: 7295, small: 16840, micro: 9915 }
const purchases = PURCHASE.goods + PURCHASE.works + PURCHASE.services

const narrative = prose(`
一、收入支出决算总体情况说明
${YEAR}年度收入、支出总计均为${yuan(whole)}。${than(whole, PRIOR.whole)}。主要原因：水文测报能力提升项目进入集中建设期。
二、收入决算情况说明
${YEAR}年度本年收入合计${yuan(income)}，其中：财政拨款收入${yuan(fiscalIn)}，${share(fiscalIn, income)}；事业收入${yuan(business)}，${share(business, income)}；其他收入${yuan(other)}，${share(other, income)}。
三、支出决算情况说明
${YEAR}年度本年支出合计${yuan(spent)}，其中：基本支出${yuan(basic)}，${share(basic, spent)}；项目支出${yuan(project)}，${share(project, spent)}。
四、财政拨款收入支出决算总体情况说明
${YEAR}年度财政拨款收入、支出总计均为${yuan(wholeFiscal)}。${than(wholeFiscal, PRIOR.fiscal)}。主要原因：水文测报站网改造投入加大。
五、一般公共预算财政拨款支出决算情况说明
（一）总体情况
${YEAR}年度一般公共预算财政拨款支出${yuan(generalOut)}，占本年支出合计的${percent(generalOut, spent)}%。${than(generalOut, PRIOR.general)}。主要原因：新增自动测报站建设支出。
（二）结构情况
${YEAR}年度一般公共预算财政拨款支出${yuan(generalOut)}，主要用于以下方面：${classes}。
（三）具体情况
${YEAR}年度一般公共预算财政拨款支出年初预算为${yuan(initial)}，支出决算为${yuan(generalOut)}，完成年初预算的${percent(generalOut, initial)}%。其中：
${itemSentences}
六、一般公共预算财政拨款基本支出决算情况说明
${YEAR}年度一般公共预算财政拨款基本支出${yuan(generalBasic)}，其中：
人员经费${yuan(personnel)}，主要包括：${named(SALARY)}、${named(PEOPLE)}。
公用经费${yuan(running)}，主要包括：${named(GOODS)}、${named(CAPITAL)}。
七、财政拨款“三公”经费支出决算情况说明
（一）总体情况
${YEAR}年度“三公”经费财政拨款支出预算为${yuan(threeBudget)}，支出决算为${yuan(three)}，完成预算的${percent(three, threeBudget)}%，决算数小于预算数的主要原因：严格控制公务用车运行和接待标准。
（二）具体情况
1.因公出国（境）费预算为0.00万元，支出决算为0.00万元。全年安排因公出国（境）团组0个，累计0人次。
2.公务用车购置及运行维护费预算为${yuan(TRIPS.budget.running)}，支出决算为${yuan(TRIPS.actual.running)}，完成预算的${percent(TRIPS.actual.running, TRIPS.budget.running)}%。其中：公务用车购置费支出0.00万元，当年购置公务用车0辆；公务用车运行维护费支出${yuan(TRIPS.actual.running)}，${than(TRIPS.actual.running, TRIPS.prior.running)}，年末公务用车保有量4辆。
3.公务接待费预算为${yuan(TRIPS.budget.reception)}，支出决算为${yuan(TRIPS.actual.reception)}，完成预算的${percent(TRIPS.actual.reception, TRIPS.budget.reception)}%，与${YEAR - 1}年度持平。全年国内公务接待9批次，接待74人次。
八、政府性基金预算财政拨款收入支出决算情况说明
${YEAR}年度政府性基金预算财政拨款年初结转和结余${yuan(FUND.opening)}，本年收入${yuan(FUND.income)}，本年支出${yuan(FUND.project)}，年末结转和结余${yuan(closingFund)}。
九、国有资本经营预算财政拨款支出决算情况说明
${YEAR}年度本部门没有使用国有资本经营预算财政拨款安排的支出。
十、预算绩效管理工作开展情况说明
本部门对${YEAR}年度5个项目开展了绩效自评，其中：评价等次为“优”的项目4个，评价等次为“良”的项目1个，评价等次为“合格”的项目0个，评价等次为“不合格”的项目0个。
十一、其他重要事项情况说明
（一）机关运行经费支出情况
${YEAR}年度机关运行经费支出${yuan(running)}，比${YEAR - 1}年度${change(running, PRIOR.running)}，主要原因是压减办公用品和会议支出。
（二）政府采购支出情况
${YEAR}年度政府采购支出总额${yuan(purchases)}，其中：政府采购货物支出${yuan(PURCHASE.goods)}、政府采购工程支出${yuan(PURCHASE.works)}、政府采购服务支出${yuan(PURCHASE.services)}。授予中小企业合同金额${yuan(PURCHASE.small)}，占政府采购支出总额的${percent(PURCHASE.small, purchases)}%，其中：授予小微企业合同金额${yuan(PURCHASE.micro)}，占授予中小企业合同金额的${percent(PURCHASE.micro, PURCHASE.small)}%。
（三）国有资产占用情况
截至${YEAR}年12月31日，本部门共有车辆4辆，其中：应急保障用车1辆、特种专业技术用车2辆、其他用车1辆；单价100万元（含）以上设备3台（套）。
`)

type Indicator = readonly [second: string, name: string, target: string, actual: string, weight: number, score: number]
const INDICATORS: readonly Indicator[] = [
  ['数量指标', '维护水文测站数量', '≥42处', '44处', 15, 15],
  ['数量指标', '新建自动测报站', '≥2处', '2处', 10, 10],
  ['质量指标', '水文资料整编合格率', '≥98%', '99.2%', 10, 10],
  ['时效指标', '汛情信息报送及时率', '≥95%', '97.5%', 10, 10],
  ['成本指标', '项目支出控制在预算内', '≤471.26万元', '468.94万元', 5, 5],
  ['社会效益指标', '为防汛调度提供支撑', '有效支撑', '有效支撑', 15, 15],
  ['生态效益指标', '重点断面监测覆盖率', '100%', '100%', 15, 15],
  ['满意度指标', '服务单位满意度', '≥95%', '94.6%', 10, 9.8],
]
const EXECUTION = { budget: 47126, spent: 46894 }
const score = (tenths: number): string => fixed(tenths, 1)
const executionScore = 100
const evaluation: Table = {
  kind: 'table',
  title: '项目支出绩效自评表',
  left: `（${YEAR}年度）`,
  right,
  newPage: true,
  size: 9,
  rowHeight: 22,
  widths: [12, 20, 12, 13, 9, 10],
  head: [],
  body: [
    [cell('项目名称', { align: 'center' }), cell('水文测报能力提升', { columns: 5 })],
    [
      cell('主管部门', { align: 'center' }),
      cell(DEPARTMENT, { columns: 2 }),
      cell('实施单位', { align: 'center' }),
      cell(DEPARTMENT, { columns: 2 }),
    ],
    [
      cell('预算执行情况', { rows: 2, align: 'center' }),
      ...['全年预算数', '全年执行数', '执行率', '分值', '得分'].map((t) => cell(t, { align: 'center' as const })),
    ],
    [
      cell(fixed(EXECUTION.budget), { align: 'center' }),
      cell(fixed(EXECUTION.spent)),
      cell(`${percent(EXECUTION.spent, EXECUTION.budget)}%`),
      cell('10'),
      cell(score(executionScore)),
    ],
    ['二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((t) => cell(t, { align: 'center' as const, bold: true })),
    ...INDICATORS.map(([second, name, target, actual, weight, points]): Cell[] => [
      cell(second),
      cell(name),
      cell(target),
      cell(actual),
      cell(String(weight)),
      cell(score(Math.round(points * 10))),
    ]),
    [
      cell('总分', { columns: 4, align: 'center' }),
      cell(String(sum(INDICATORS.map((i) => i[4])) + 10)),
      cell(score(sum(INDICATORS.map((i) => Math.round(i[5] * 10))) + executionScore)),
    ],
  ],
  align: ['center', 'left', 'center', 'center', 'center', 'center'],
}

export function hydrology(): Report {
  const blocks: Block[] = [
    { kind: 'cover', lines: [DEPARTMENT, `${YEAR}年度部门决算`], foot: '2024年9月' },
    { kind: 'break' },
    title('目  录'),
    ...[
      '第一部分  部门概况',
      '第二部分  2023年度部门决算表',
      '第三部分  2023年度部门决算情况说明',
      '第四部分  附件',
      '第五部分  名词解释',
    ].map(contents),
    { kind: 'break' },
    part('第一部分  部门概况'),
    ...prose(`
一、主要职能
${DEPARTMENT}负责全市水文站网的规划、建设和管理，承担水文水资源监测、水情预报和水质监测工作，为防汛抗旱和水资源管理提供技术支撑。
二、机构设置
从预算单位构成看，${DEPARTMENT}部门决算仅包括局本级决算。内设办公室、站网科、水情科、水质科4个科室。
`),
    part('第二部分  2023年度部门决算表'),
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    { kind: 'break' },
    part('第三部分  2023年度部门决算情况说明'),
    ...narrative,
    part('第四部分  附件'),
    evaluation,
    part('第五部分  名词解释'),
    ...prose(`
一、财政拨款收入：指单位从同级财政部门取得的财政预算资金。
二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。
三、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。
四、机关运行经费：指行政单位使用一般公共预算财政拨款安排的基本支出中的公用经费支出。
`),
  ]
  return {
    title: `${DEPARTMENT}${YEAR}年度部门决算`,
    producer: 'gouji corpus',
    date: '2024-09-10',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 68, right: 68, bottom: 62, left: 68 },
      pageNumber: (n) => `- ${n} -`,
      rulings: 'rectangles',
      spaced: true,
      justified: true,
    },
    blocks,
  }
}

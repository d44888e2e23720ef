/**
 * A final account of a large bureau: thousands separators, turned pages, tables over several pages with their heads repeated, codes in
 * three columns, the unit in every head. 桂屏市自然资源局 is invented. Six contradictions are planted in the narrative
 * (golden/guiping-resources-2022/truth.json); the tables agree to the last digit. Amounts are hundredths of 万元.
 */
import { type Block, cell, contents, part, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, percent, separated, sum } from '../typeset/money.ts'
import { ECONOMIC, FUNCTIONS } from '../typeset/names.ts'
import { codeTable, hierarchy, type Leaf, lanes, totals, twoSided } from '../typeset/tables.ts'

const DEPARTMENT = '桂屏市自然资源局'
const YEAR = 2022
const left = `公开部门：${DEPARTMENT}`
const lengths = [3, 5, 7]
const amount = (u: number): string => separated(fixed(u))
const wan = (u: number): string => `${amount(u)}万元`

interface Item {
  readonly code: string
  readonly initial: number
  readonly fiscal: number
  readonly basic: number
  readonly project: number
  readonly other?: number
  readonly otherSpent?: number
  readonly why: string
}
const ITEMS: readonly Item[] = [
  { code: '2050803', initial: 1850, fiscal: 1432, basic: 0, project: 1432, why: '线下培训改为线上' },
  { code: '2080501', initial: 46210, fiscal: 47185, basic: 47185, project: 0, why: '离退休人员补贴调标' },
  { code: '2080505', initial: 89640, fiscal: 91276, basic: 91276, project: 0, why: '缴费基数调整' },
  { code: '2080506', initial: 44820, fiscal: 45638, basic: 45638, project: 0, why: '缴费基数调整' },
  { code: '2080801', initial: 0, fiscal: 12457, basic: 12457, project: 0, why: '' },
  { code: '2101101', initial: 31280, fiscal: 30914, basic: 30914, project: 0, why: '年中有人员调出' },
  { code: '2101102', initial: 27450, fiscal: 27863, basic: 27863, project: 0, why: '新进人员参保' },
  { code: '2101103', initial: 18960, fiscal: 18960, basic: 18960, project: 0, why: '' },
  { code: '2200101', initial: 586300, fiscal: 601842, basic: 601842, project: 0, why: '发放上年度考核奖' },
  {
    code: '2200102',
    initial: 152000,
    fiscal: 143675,
    basic: 0,
    project: 141290,
    other: 4620,
    otherSpent: 3985,
    why: '部分设备采购跨年结算',
  },
  { code: '2200104', initial: 420000, fiscal: 436518, basic: 0, project: 431946, why: '国土空间规划编制进度加快' },
  { code: '2200106', initial: 215000, fiscal: 204360, basic: 0, project: 204360, why: '个别修复工程延期' },
  {
    code: '2200109',
    initial: 168000,
    fiscal: 171925,
    basic: 0,
    project: 172480,
    other: 18740,
    otherSpent: 17655,
    why: '不动产登记数据整合提速',
  },
  { code: '2200114', initial: 96500, fiscal: 95210, basic: 0, project: 96175, why: '勘查合同按进度支付' },
  {
    code: '2200150',
    initial: 342700,
    fiscal: 351284,
    basic: 351284,
    project: 0,
    other: 9805,
    otherSpent: 10240,
    why: '事业单位绩效工资核增',
  },
  { code: '2200199', initial: 28400, fiscal: 26195, basic: 0, project: 25930, why: '压减一般性支出' },
  { code: '2210201', initial: 118750, fiscal: 121394, basic: 121394, project: 0, why: '缴存基数调整' },
  { code: '2210203', initial: 64320, fiscal: 62875, basic: 62875, project: 0, why: '享受补贴人员减少' },
  { code: '2240601', initial: 185000, fiscal: 192640, basic: 0, project: 188415, why: '汛期应急治理增加' },
]
const FUND = { code: '2120803', opening: 8640, income: 236500, spent: 231875 }
const OPENING = { general: 21485, own: 6790 }

const generalIn = sum(ITEMS.map((i) => i.fiscal))
const out = (i: Item): number => i.basic + i.project
const generalOut = sum(ITEMS.map(out))
const own = sum(ITEMS.map((i) => i.other ?? 0))
const ownOut = sum(ITEMS.map((i) => i.otherSpent ?? 0))
const income = generalIn + FUND.income + own
const spent = generalOut + FUND.spent + ownOut
const opening = OPENING.general + OPENING.own + FUND.opening
const whole = opening + income
const closing = whole - spent
const closingGeneral = OPENING.general + generalIn - generalOut
const closingFund = FUND.opening + FUND.income - FUND.spent
const fiscalIn = generalIn + FUND.income
const initial = sum(ITEMS.map((i) => i.initial))
const ownBasic = (i: Item): number => (i.basic > 0 ? (i.otherSpent ?? 0) : 0)
const basic = sum(ITEMS.map((i) => i.basic + ownBasic(i)))
const project = spent - basic
const generalBasic = sum(ITEMS.map((i) => i.basic))

const fund = (amounts: readonly number[]): Leaf => ({ code: FUND.code, amounts })
const incomeLeaves: Leaf[] = [
  ...ITEMS.map((i) => ({ code: i.code, amounts: [i.fiscal + (i.other ?? 0), i.fiscal, 0, 0, 0, 0, i.other ?? 0] })),
  fund([FUND.income, FUND.income, 0, 0, 0, 0, 0]),
]
const spendingLeaves: Leaf[] = [
  ...ITEMS.map((i) => ({
    code: i.code,
    amounts: [out(i) + (i.otherSpent ?? 0), i.basic + ownBasic(i), i.project + (i.otherSpent ?? 0) - ownBasic(i), 0, 0, 0],
  })),
  fund([FUND.spent, 0, FUND.spent, 0, 0, 0]),
]
const generalLeaves: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [out(i), i.basic, i.project] }))
const ofClass = (leaves: readonly Leaf[], code: string): number => totals(leaves.filter((leaf) => leaf.code.startsWith(code)))[0] ?? 0
const CLASSES = [
  ['205', '教育支出'],
  ['208', '社会保障和就业支出'],
  ['210', '卫生健康支出'],
  ['212', '城乡社区支出'],
  ['220', '自然资源海洋气象等支出'],
  ['221', '住房保障支出'],
  ['224', '灾害防治及应急管理支出'],
] as const
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']

const coded = {
  left,
  right: `年度：${YEAR}`,
  names: FUNCTIONS,
  lengths,
  codes: 'three',
  amount,
  orientation: 'turned',
  newPage: true,
  numbered: true,
  repeatHead: true,
  rowHeight: 19,
  indented: true,
  codeHead: '功能分类科目编码',
  size: 8.5,
} as const
const inWan = (heads: readonly string[]): string[] => heads.map((h) => `${h}\n（万元）`)

const T1 = twoSided({
  title: '收入支出决算总表',
  number: '表一',
  left,
  right: `年度：${YEAR}`,
  orientation: 'landscape',
  newPage: true,
  widths: [30, 16, 30, 16],
  rowHeight: 20,
  head: [
    [cell('收入', { columns: 2 }), cell('支出', { columns: 2 })],
    ['项目', '决算数（万元）', '项目（按功能分类）', '决算数（万元）'].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、一般公共预算财政拨款收入', amount(generalIn)],
    ['二、政府性基金预算财政拨款收入', amount(FUND.income)],
    ['三、国有资本经营预算财政拨款收入', amount(0)],
    ['四、上级补助收入', amount(0)],
    ['五、事业收入', amount(0)],
    ['六、经营收入', amount(0)],
    ['七、附属单位上缴收入', amount(0)],
    ['八、其他收入', amount(own)],
  ],
  rightRows: CLASSES.map(([code, name], i) => [`${NUMERALS[i] ?? ''}、${name}`, amount(ofClass(spendingLeaves, code))] as const),
  leftTail: [
    ['本年收入合计', amount(income)],
    ['使用非财政拨款结余', amount(0)],
    ['年初结转和结余', amount(opening)],
    ['总计', amount(whole)],
  ],
  rightTail: [
    ['本年支出合计', amount(spent)],
    ['结余分配', amount(0)],
    ['年末结转和结余', amount(closing)],
    ['总计', amount(whole)],
  ],
})
const T2 = codeTable({
  ...coded,
  title: '收入决算表',
  number: '表二',
  leaves: incomeLeaves,
  columns: inWan(['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入']),
})
const T3 = codeTable({
  ...coded,
  title: '支出决算表',
  number: '表三',
  leaves: spendingLeaves,
  columns: inWan(['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出']),
})
const T4 = twoSided({
  title: '财政拨款收入支出决算总表',
  number: '表四',
  left,
  right: `年度：${YEAR}`,
  orientation: 'landscape',
  newPage: true,
  size: 8.5,
  rowHeight: 19,
  widths: [26, 13, 24, 13, 14, 14, 14],
  head: [
    [cell('收入', { columns: 2 }), cell('支出', { columns: 5 })],
    [
      '项目',
      '金额\n（万元）',
      '项目',
      '合计\n（万元）',
      '一般公共预算财政拨款\n（万元）',
      '政府性基金预算财政拨款\n（万元）',
      '国有资本经营预算财政拨款\n（万元）',
    ].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、一般公共预算财政拨款', amount(generalIn)],
    ['二、政府性基金预算财政拨款', amount(FUND.income)],
    ['三、国有资本经营预算财政拨款', amount(0)],
  ],
  rightRows: CLASSES.map(([code, name], i) => {
    const [general, funds] = [ofClass(generalLeaves, code), code === '212' ? FUND.spent : 0]
    return [`${NUMERALS[i] ?? ''}、${name}`, amount(general + funds), amount(general), amount(funds), amount(0)] as const
  }),
  leftTail: [
    ['本年收入合计', amount(fiscalIn)],
    ['年初财政拨款结转和结余', amount(OPENING.general + FUND.opening)],
    ['总计', amount(OPENING.general + FUND.opening + fiscalIn)],
  ],
  rightTail: [
    ['本年支出合计', amount(generalOut + FUND.spent), amount(generalOut), amount(FUND.spent), amount(0)],
    ['年末财政拨款结转和结余', amount(closingGeneral + closingFund), amount(closingGeneral), amount(closingFund), amount(0)],
    [
      '总计',
      amount(OPENING.general + FUND.opening + fiscalIn),
      amount(OPENING.general + generalIn),
      amount(FUND.opening + FUND.income),
      amount(0),
    ],
  ],
})
const T5 = codeTable({
  ...coded,
  title: '一般公共预算财政拨款支出决算表',
  number: '表五',
  leaves: generalLeaves,
  columns: ['小计', '基本支出', '项目支出'],
  group: '本年支出（万元）',
  numbered: false,
})

const units = (rows: readonly (readonly [string, number])[]): number => sum(rows.map(([, u]) => u))
const PAY = [
  ['30101', 252140],
  ['30102', 198630],
  ['30103', 164975],
  ['30107', 178420],
  ['30108', 91276],
  ['30109', 45638],
  ['30110', 58777],
  ['30111', 18960],
  ['30112', 7385],
  ['30113', 121394],
] as const
const AID = [
  ['30301', 12680],
  ['30302', 34505],
  ['30304', 12457],
  ['30305', 6210],
] as const
const CAPITAL = [
  ['31002', 8460],
  ['31003', 5275],
] as const
const LISTED = [
  ['30201', 28640],
  ['30202', 6215],
  ['30205', 3180],
  ['30206', 11475],
  ['30207', 9360],
  ['30209', 18900],
  ['30211', 14725],
  ['30213', 7480],
  ['30215', 2350],
  ['30216', 3195],
  ['30217', 1864],
  ['30228', 19830],
  ['30229', 10245],
  ['30231', 9735],
  ['30239', 38160],
] as const
const GOODS = [...LISTED, ['30299', generalBasic - units(PAY) - units(AID) - units(CAPITAL) - units(LISTED)] as const]
const people = units(PAY) + units(AID)
const running = units(GOODS) + units(CAPITAL)
const lines = (code: string, rows: readonly (readonly [string, number])[]): (readonly [string, string, string])[] =>
  [[code, units(rows)] as const, ...rows].map(([c, u]) => [c, ECONOMIC[c] ?? '', amount(u)])
const T6 = lanes({
  title: '一般公共预算财政拨款基本支出决算表',
  number: '表六',
  left,
  right: `年度：${YEAR}`,
  orientation: 'landscape',
  newPage: true,
  size: 8,
  rowHeight: 16,
  laneHeads: ['人员经费', '公用经费'],
  heads: ['科目编码', '科目名称', '决算数（万元）'],
  columns: [
    [...lines('301', PAY), ...lines('303', AID)],
    lines('302', GOODS.slice(0, 13)).map((r, i) => (i === 0 ? ([r[0], r[1], amount(units(GOODS))] as const) : r)),
    [...GOODS.slice(13).map(([c, u]) => [c, ECONOMIC[c] ?? '', amount(u)] as const), ...lines('310', CAPITAL)],
  ],
  foot: [
    cell('人员经费合计', { columns: 2, align: 'center' }),
    cell(amount(people)),
    cell('公用经费合计', { columns: 5, align: 'center' }),
    cell(amount(running)),
  ],
})

const THREE = { budget: [12000, 0, 18000, 4200], actual: [4865, 0, 14390, 2738], before: [0, 0, 15120, 2415] } as const
const threeRow = ([abroad, bought, run, reception]: readonly [number, number, number, number]): number[] => [
  abroad + bought + run + reception,
  abroad,
  bought + run,
  bought,
  run,
  reception,
]
const all3 = (r: readonly [number, number, number, number]): number => threeRow(r)[0] ?? 0
const T7: Table = {
  kind: 'table',
  title: '财政拨款“三公”经费支出决算表',
  number: '表七',
  left,
  right: '单位：万元',
  orientation: 'landscape',
  newPage: true,
  rowHeight: 28,
  widths: [14, 12, 12, 12, 12, 12, 12],
  head: [
    [
      cell('项目', { rows: 3 }),
      cell('合计', { rows: 3 }),
      cell('因公出国（境）费', { rows: 3 }),
      cell('公务用车购置及运行费', { columns: 3 }),
      cell('公务接待费', { rows: 3 }),
    ],
    [cell('小计', { rows: 2 }), cell('其中', { columns: 2 })],
    [cell('公务用车购置费'), cell('公务用车运行费')],
  ],
  body: [
    ['预算数', ...threeRow(THREE.budget).map(amount)],
    ['决算数', ...threeRow(THREE.actual).map(amount)],
  ].map((r) => r.map((t) => cell(t))),
  align: ['center', 'right', 'right', 'right', 'right', 'right', 'right'],
}
const T8 = codeTable({
  left,
  right: '单位：万元',
  names: FUNCTIONS,
  lengths,
  codes: 'three',
  amount,
  orientation: 'landscape',
  rowHeight: 19,
  title: '政府性基金预算财政拨款收入支出决算表',
  number: '表八',
  leaves: [fund([FUND.opening, FUND.income, FUND.spent, 0, FUND.spent, closingFund])],
  columns: ['年初结转和结余', '本年收入', '本年支出', '基本支出', '项目支出', '年末结转和结余'],
})
const T9 = codeTable({
  left,
  right: '单位：万元',
  names: FUNCTIONS,
  lengths,
  codes: 'three',
  amount,
  orientation: 'landscape',
  title: '国有资本经营预算财政拨款支出决算表',
  number: '表九',
  leaves: [],
  columns: ['合计', '基本支出', '项目支出'],
  notes: ['备注：本部门无国有资本经营预算财政拨款支出，本表为空表。'],
})

const BEFORE = {
  whole: 2_874_360,
  income: 2_791_485,
  spent: 2_837_445 - 0,
  general: 2_512_680,
  running: running - 4_315,
  fiscal: 2_748_930,
}
const moved = (now: number, before: number): string =>
  `比上年${now > before ? '增加' : '减少'}${wan(Math.abs(now - before))}，${now > before ? '增长' : '下降'}${percent(Math.abs(now - before), before)}%`
const share = (u: number, of: number): string => `占${percent(u, of)}%`
const classShares = hierarchy(generalLeaves, FUNCTIONS, [3])
  .map((r) => `${r.name}${wan(r.amounts[0] ?? 0)}，${share(r.amounts[0] ?? 0, generalOut)}`)
  .join('；')
// Planted: 国土空间规划编制 spent more than its budget, the sentence says less.
const word = (i: Item): string => (out(i) > i.initial !== (i.code === '2200104') ? '大于' : '小于')
const items = ITEMS.map((i, n) => {
  const name = `${n + 1}．${[3, 5, 7].map((l, k) => `${FUNCTIONS[i.code.slice(0, l)] ?? ''}（${['类', '款', '项'][k]}）`).join('')}`
  if (i.initial === 0) return `${name}。年初未安排预算，支出决算为${wan(out(i))}，主要是据实发放抚恤金。`
  const rate = `年初预算为${wan(i.initial)}，支出决算为${wan(out(i))}，完成年初预算的${percent(out(i), i.initial)}%`
  return out(i) === i.initial
    ? `${name}。${rate}，决算数等于年初预算数。`
    : `${name}。${rate}，决算数${word(i)}年初预算数，主要原因是${i.why}。`
}).join('\n')
const transposed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`${from} is not in ${text}`)
  return text.replace(from, to)
}
const PURCHASE = { goods: 286_430, works: 512_600, services: 397_155 }
const purchases = PURCHASE.goods + PURCHASE.works + PURCHASE.services
const SMALL = 918_240
const REVIEWED = 412_050

const narrative = prose(`
一、收入支出决算总体情况
${YEAR}年度收入总计${wan(whole)}，支出总计${wan(whole)}，${moved(whole, BEFORE.whole)}，主要原因是国土空间规划和地质灾害治理投入加大。
年初结转和结余${wan(opening)}，年末结转和结余${wan(closing)}，年末结转和结余比上年${closing > opening ? '增加' : '减少'}${transposed(wan(Math.abs(closing - opening)), amount(Math.abs(closing - opening)), swapped(amount(Math.abs(closing - opening))))}。
二、收入决算情况
${YEAR}年度本年收入合计${wan(income)}，其中：财政拨款收入${wan(fiscalIn)}，占${swapped(percent(fiscalIn, income), 0)}%；上级补助收入0万元，占0.00%；事业收入0万元，占0.00%；其他收入${wan(own)}，${share(own, income)}。
三、支出决算情况
${YEAR}年度本年支出合计${wan(spent)}，其中：基本支出${wan(basic)}，${share(basic, spent)}；项目支出${wan(project)}，${share(project, spent)}；上缴上级支出0万元，占0.00%；经营支出0万元，占0.00%。
四、财政拨款收入支出决算总体情况
${YEAR}年度财政拨款收入总计${wan(OPENING.general + FUND.opening + fiscalIn)}，支出总计${wan(OPENING.general + FUND.opening + fiscalIn)}，${moved(OPENING.general + FUND.opening + fiscalIn, BEFORE.fiscal)}，主要原因是专项资金增加。
五、一般公共预算财政拨款支出决算情况
（一）总体情况
${YEAR}年度一般公共预算财政拨款支出${wan(generalOut)}，占本年支出合计的${percent(generalOut, spent)}%，${moved(generalOut, BEFORE.general)}。
（二）结构情况
${YEAR}年度一般公共预算财政拨款支出主要用于以下方面：${classShares}。
（三）具体情况
${YEAR}年度一般公共预算财政拨款支出年初预算为${wan(initial)}，支出决算为${wan(generalOut)}，完成年初预算的${percent(generalOut, initial)}%。其中：
${items}
六、一般公共预算财政拨款基本支出决算情况
${YEAR}年度一般公共预算财政拨款基本支出${wan(generalBasic)}，其中：人员经费${wan(people)}，公用经费${wan(running)}。
七、财政拨款“三公”经费支出决算情况
${YEAR}年度“三公”经费财政拨款支出预算为${wan(all3(THREE.budget))}，支出决算为${wan(all3(THREE.actual))}，完成预算的${percent(all3(THREE.actual), all3(THREE.budget))}%。其中：
1．因公出国（境）费支出决算为${wan(THREE.actual[0])}，完成预算的${percent(THREE.actual[0], THREE.budget[0])}%，比上年增加${wan(THREE.actual[0])}，全年因公出国（境）团组1个，累计2人次。
2．公务用车购置及运行费支出决算为${wan(THREE.actual[2])}，完成预算的${percent(THREE.actual[2], THREE.budget[2])}%，${moved(THREE.actual[2], THREE.before[2])}。其中：公务用车购置支出0万元，购置车辆0辆；公务用车运行支出${wan(THREE.actual[2])}，年末公务用车保有量11辆。
3．公务接待费支出决算为${wan(THREE.actual[3])}，完成预算的${percent(THREE.actual[3], THREE.budget[3])}%，${moved(THREE.actual[3], THREE.before[3])}。全年国内公务接待21批次、168人次，其中外事接待2批次、186人次。
八、政府性基金预算财政拨款收入支出决算情况
${YEAR}年度政府性基金预算财政拨款年初结转和结余${wan(FUND.opening)}，本年收入${wan(FUND.income)}，本年支出${wan(FUND.spent)}，年末结转和结余${wan(closingFund)}。
九、机关运行经费支出情况
${YEAR}年度机关运行经费支出${wan(running)}，${moved(running, BEFORE.running)}，主要原因是物业管理费上涨。
十、政府采购支出情况
${YEAR}年度政府采购支出总额${wan(purchases)}，其中：货物支出${wan(PURCHASE.goods)}、工程支出${wan(PURCHASE.works)}、服务支出${wan(PURCHASE.services)}。授予中小企业合同金额${wan(SMALL)}，占政府采购支出总额的${percent(SMALL, purchases)}%。
十一、国有资产占用情况
截至${YEAR}年12月31日，本部门共有车辆11辆，其中：主要领导干部用车1辆、机要通信用车2辆、执法执勤用车5辆、其他用车3辆；单价100万元以上的设备6台（套）。
十二、预算绩效情况
全年完成支出${swapped(amount(spent), 4)}万元，部门整体支出绩效自评得分96.5分。对“国土空间规划编制”“不动产登记数据整合”“地质灾害防治”“矿产资源勘查”3个项目开展了部门评价，评价结果均为“优”。组织开展绩效自评的项目共涉及资金${wan(REVIEWED)}，占一般公共预算项目支出总额的${swapped(percent(REVIEWED, generalOut - generalBasic), 0)}%。
`)

/** The figure with the digit at `from` and the one after it swapped: how a typist transposes. The default swaps the last two decimals. */
function swapped(figure: string, from = figure.length - 2): string {
  const next = figure[from + 1] === '.' || figure[from + 1] === ',' ? from + 2 : from + 1
  const characters = [...figure]
  const [a, b] = [characters[from] ?? '', characters[next] ?? '']
  if (a === b || !/\d/.test(a) || !/\d/.test(b)) throw new Error(`${figure}: nothing to transpose at ${from}`)
  characters[from] = b
  characters[next] = a
  return characters.join('')
}

export function resources(): Report {
  const blocks: Block[] = [
    { kind: 'cover', lines: [`${YEAR}年度`, `${DEPARTMENT}部门决算`], foot: '' },
    { kind: 'break' },
    title('目录'),
    ...['第一部分　部门基本情况', `第二部分　${YEAR}年度部门决算表`, `第三部分　${YEAR}年度部门决算情况说明`, '第四部分　名词解释'].map(
      contents,
    ),
    part('第一部分　部门基本情况'),
    ...prose(`
一、主要职责
负责全市自然资源的调查监测、确权登记、合理利用和国土空间用途管制，组织地质灾害防治和生态修复。
二、机构和人员
局机关内设办公室、规划科、调查登记科、利用科、执法监督科5个科室，下属不动产登记中心、测绘院2个事业单位。年末在职人员206人，其中行政人员92人、事业人员114人。
`),
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
    part(`第三部分　${YEAR}年度部门决算情况说明`),
    ...narrative,
    part('第四部分　名词解释'),
    ...prose(`
一、财政拨款收入：指单位从同级财政部门取得的财政预算资金。
二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。
三、项目支出：指在基本支出之外为完成特定任务所发生的支出。
`),
  ]
  return {
    title: `${DEPARTMENT}${YEAR}年度部门决算`,
    producer: 'gouji corpus',
    date: '2023-10-20',
    style: {
      size: 12,
      pitch: 1.75,
      margin: { top: 64, right: 60, bottom: 60, left: 60 },
      pageNumber: (n) => `${n}`,
      rulings: 'strokes',
      glyphwise: true,
      justified: true,
    },
    blocks,
  }
}

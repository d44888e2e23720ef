/**
 * A budget in the wording of Jiangsu: tables in 元, narrative in 万元. 澄泽市商贸发展局 is invented. Four contradictions are planted
 * (golden/chengze-commerce-2025/truth.json); everything else agrees, up to the rounding of 元 to 万元.
 */
import { type Block, cell, contents, part, planted, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { inTenThousands, percent, separated, sum } from '../typeset/money.ts'
import { ECONOMIC, FUNCTIONS } from '../typeset/names.ts'
import { codeTable, hierarchy, type Leaf, totals, twoSided } from '../typeset/tables.ts'

const DEPARTMENT = '澄泽市商贸发展局'
const YEAR = 2025
const left = `部门：${DEPARTMENT}`
const right = '单位：元'
const lengths = [3, 5, 7]
const yuan = (u: number): string => (u === 0 ? '' : separated(String(u)))
/** 万元 as the narrative prints it: at most two decimals, no trailing zeros. */
const wan = (u: number): string => `${separated(inTenThousands(u)).replace(/\.?0+$/, '')}万元`

interface Item {
  readonly code: string
  readonly people: number
  readonly office: number
  readonly project: number
  /** Paid from business income. */
  readonly own?: number
  /** Fiscal budget of the year before. */
  readonly before: number
  readonly why: string
}
const ITEMS: readonly Item[] = [
  { code: '2011301', people: 9_862_400, office: 1_287_300, project: 0, before: 10_973_500, why: '人员工资正常晋级' },
  { code: '2011302', people: 0, office: 0, project: 1_846_000, before: 2_115_000, why: '压减一般性项目支出' },
  { code: '2011308', people: 0, office: 0, project: 6_350_000, own: 412_000, before: 5_980_000, why: '境外招商活动增加' },
  { code: '2011350', people: 2_418_700, office: 236_900, project: 0, before: 2_597_800, why: '事业人员增加一名' },
  { code: '2011399', people: 0, office: 0, project: 38_640_000, own: 285_600, before: 42_500_000, why: '商务发展资金按新办法统筹安排' },
  { code: '2080505', people: 1_365_200, office: 0, project: 0, before: 1_328_400, why: '缴费基数调整' },
  { code: '2080506', people: 682_600, office: 0, project: 0, before: 664_200, why: '缴费基数调整' },
  { code: '2101101', people: 583_400, office: 0, project: 0, before: 561_900, why: '缴费基数调整' },
  { code: '2101102', people: 354_100, office: 0, project: 0, before: 338_700, why: '事业人员增加一名' },
  { code: '2210201', people: 1_297_600, office: 0, project: 0, before: 1_268_300, why: '缴存基数调整' },
  { code: '2210202', people: 846_300, office: 0, project: 0, before: 833_900, why: '补贴标准随工资调整' },
  { code: '2210203', people: 1_574_800, office: 0, project: 0, before: 1_612_500, why: '享受补贴的新职工减少' },
]
const fiscal = (i: Item): number => i.people + i.office + i.project
const all = (i: Item): number => fiscal(i) + (i.own ?? 0)
const FISCAL = sum(ITEMS.map(fiscal))
const FISCAL_BEFORE = sum(ITEMS.map((i) => i.before))
const OWN = sum(ITEMS.map((i) => i.own ?? 0))
const OWN_BEFORE = 652_000
const WHOLE = FISCAL + OWN
const WHOLE_BEFORE = FISCAL_BEFORE + OWN_BEFORE
const PEOPLE = sum(ITEMS.map((i) => i.people))
const OFFICE = sum(ITEMS.map((i) => i.office))
const BASIC = PEOPLE + OFFICE
const PROJECT = WHOLE - BASIC

const fiscalLeaves: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [fiscal(i), i.people + i.office, i.people, i.office, i.project] }))
const wholeLeaves: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [all(i), i.people + i.office, i.project + (i.own ?? 0), 0, 0, 0] }))
const ofClass = (leaves: readonly Leaf[], code: string): number => totals(leaves.filter((leaf) => leaf.code.startsWith(code)))[0] ?? 0

const CLASSES = [
  '一般公共服务支出',
  '外交支出',
  '国防支出',
  '公共安全支出',
  '教育支出',
  '科学技术支出',
  '文化旅游体育与传媒支出',
  '社会保障和就业支出',
  '社会保险基金支出',
  '卫生健康支出',
  '节能环保支出',
  '城乡社区支出',
  '农林水支出',
  '交通运输支出',
  '商业服务业等支出',
  '住房保障支出',
  '其他支出',
]
const CODES: Readonly<Record<string, string>> = {
  一般公共服务支出: '201',
  社会保障和就业支出: '208',
  卫生健康支出: '210',
  住房保障支出: '221',
}
const NUMERALS = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
]
const classRows = (leaves: readonly Leaf[], form: (n: string) => string): (readonly [string, string])[] =>
  CLASSES.map((name, i) => [form(NUMERALS[i] ?? '') + name, yuan(CODES[name] === undefined ? 0 : ofClass(leaves, CODES[name]))])

const page = { left, right, newPage: true, size: 8.5 } as const
const T1 = twoSided({
  ...page,
  title: '收支总表',
  number: '公开01表',
  widths: [26, 14, 26, 14],
  head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '预算数', '项目', '预算数'].map((t) => cell(t))],
  leftRows: [
    ['一、一般公共预算拨款收入', yuan(FISCAL)],
    ['二、政府性基金预算拨款收入', ''],
    ['三、国有资本经营预算拨款收入', ''],
    ['四、财政专户管理资金收入', ''],
    ['五、事业收入', yuan(OWN)],
    ['六、事业单位经营收入', ''],
    ['七、上级补助收入', ''],
    ['八、附属单位上缴收入', ''],
    ['九、其他收入', ''],
  ],
  rightRows: classRows(wholeLeaves, (n) => `${n}、`),
  leftTail: [
    ['本年收入合计', yuan(WHOLE)],
    ['上年结转结余', ''],
    ['收入总计', yuan(WHOLE)],
  ],
  rightTail: [
    ['本年支出合计', yuan(WHOLE)],
    ['年终结转结余', ''],
    ['支出总计', yuan(WHOLE)],
  ],
})
const T2: Table = {
  ...page,
  kind: 'table',
  title: '收入总表',
  number: '公开02表',
  orientation: 'landscape',
  size: 8,
  widths: [9, 20, 13, 13, 13, 9, 9, 9, 11, 9, 9],
  head: [
    [
      cell('部门代码', { rows: 2 }),
      cell('部门名称', { rows: 2 }),
      cell('合计', { rows: 2 }),
      cell('本年收入', { columns: 7 }),
      cell('上年结转\n结余', { rows: 2 }),
    ],
    ['小计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '财政专户管理资金', '事业收入', '其他收入'].map((t) => cell(t)),
  ],
  body: [
    [cell('合计', { columns: 2, align: 'center' }), ...[WHOLE, WHOLE, FISCAL, 0, 0, 0, OWN, 0, 0].map((u) => cell(yuan(u)))],
    ['036', DEPARTMENT, ...[WHOLE, WHOLE, FISCAL, 0, 0, 0, OWN, 0, 0].map(yuan)].map((t) => cell(t)),
    [
      '036001',
      `　${DEPARTMENT}（本级）`,
      ...[WHOLE - 3_624_500, WHOLE - 3_624_500, FISCAL - 3_212_500, 0, 0, 0, OWN - 412_000, 0, 0].map(yuan),
    ].map((t) => cell(t)),
    ['036002', '　澄泽市投资服务中心', ...[3_624_500, 3_624_500, 3_212_500, 0, 0, 0, 412_000, 0, 0].map(yuan)].map((t) => cell(t)),
  ],
  align: ['left', 'left', ...Array.from({ length: 9 }, () => 'right' as const)],
}
const coded = { left, right, names: FUNCTIONS, lengths, codes: 'joined', amount: yuan, newPage: true, size: 8.5, rowHeight: 18 } as const
const T3 = codeTable({
  ...coded,
  title: '支出总表',
  number: '公开03表',
  orientation: 'landscape',
  leaves: wholeLeaves,
  columns: ['合计', '基本支出', '项目支出', '事业单位经营支出', '上缴上级支出', '对附属单位补助支出'],
})
const T4 = twoSided({
  ...page,
  title: '财政拨款收支总表',
  number: '公开04表',
  widths: [26, 14, 26, 14],
  head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '预算数', '项目', '预算数'].map((t) => cell(t))],
  leftRows: [
    ['一、本年收入', yuan(FISCAL)],
    ['（一）一般公共预算拨款', yuan(FISCAL)],
    ['（二）政府性基金预算拨款', ''],
    ['（三）国有资本经营预算拨款', ''],
    ['二、上年结转', ''],
    ['（一）一般公共预算拨款', ''],
    ['（二）政府性基金预算拨款', ''],
    ['（三）国有资本经营预算拨款', ''],
  ],
  rightRows: [['一、本年支出', yuan(FISCAL)], ...classRows(fiscalLeaves, (n) => `（${n}）`), ['二、年终结转结余', '']],
  leftTail: [['收入总计', yuan(FISCAL)]],
  rightTail: [['支出总计', yuan(FISCAL)]],
})

/** 合计 / 基本支出 (小计 / 人员经费 / 公用经费) / 项目支出 under one head. */
function basicHead(table: Table, of: string): Table {
  return {
    ...table,
    head: [
      [cell('科目编码', { rows: 3 }), cell('科目名称', { rows: 3 }), cell(of, { columns: 5 })],
      [cell('合计', { rows: 2 }), cell('基本支出', { columns: 3 }), cell('项目支出', { rows: 2 })],
      ['小计', '人员经费', '公用经费'].map((t) => cell(t)),
    ],
  }
}
const five = ['合计', '小计', '人员经费', '公用经费', '项目支出']
const T5 = basicHead(
  codeTable({ ...coded, title: '财政拨款支出表（功能科目）', number: '公开05表', leaves: fiscalLeaves, columns: five, rowHeight: 20 }),
  '本年财政拨款支出',
)
const T7 = basicHead(
  codeTable({ ...coded, title: '一般公共预算支出表', number: '公开07表', leaves: fiscalLeaves, columns: five, rowHeight: 20 }),
  '本年一般公共预算支出',
)

const PAY = [
  ['30101', 2_876_400],
  ['30102', 3_418_600],
  ['30103', 3_164_200],
  ['30107', 1_486_500],
  ['30108', 1_365_200],
  ['30109', 682_600],
  ['30110', 937_500],
  ['30112', 118_700],
  ['30113', 1_297_600],
] as const
const AID = [
  ['30302', 348_600],
  ['30305', 26_400],
] as const
const GOODS = [
  ['30201', 412_600],
  ['30202', 36_500],
  ['30207', 78_300],
  ['30211', 186_400],
  ['30213', 54_800],
  ['30215', 28_000],
  ['30216', 65_000],
  ['30217', 36_000],
  ['30228', 168_700],
  ['30231', 56_000],
  ['30239', 341_900],
] as const
const units = (rows: readonly (readonly [string, number])[]): number => sum(rows.map(([, u]) => u))
const OTHER_PAY = PEOPLE - units(PAY) - units(AID)
const OTHER_GOODS = OFFICE - units(GOODS)
const economic: Leaf[] = [
  ...[...PAY, ['30199', OTHER_PAY] as const, ...AID].map(([code, u]) => ({ code, amounts: [u, u, 0] })),
  ...[...GOODS, ['30299', OTHER_GOODS] as const].map(([code, u]) => ({ code, amounts: [u, 0, u] })),
]
const byClass = {
  left,
  right,
  names: ECONOMIC,
  lengths: [3, 5],
  codes: 'joined',
  amount: yuan,
  newPage: true,
  size: 8.5,
  rowHeight: 17,
  columns: ['合计', '人员经费', '公用经费'],
  leaves: economic,
} as const
const T6 = planted(
  codeTable({ ...byClass, title: '财政拨款基本支出表（经济科目）', number: '公开06表', group: '本年财政拨款基本支出' }),
  (cells) => cells[0]?.text === '30211',
  2,
  '186,400',
  '18,400',
)
const T8 = codeTable({ ...byClass, title: '一般公共预算基本支出表', number: '公开08表', group: '本年一般公共预算基本支出' })

const T9: Table = {
  kind: 'table',
  title: '一般公共预算“三公”经费、会议费、培训费支出预算表',
  number: '公开09表',
  left,
  right,
  newPage: true,
  size: 8.5,
  rowHeight: 26,
  widths: [11, 10, 10, 10, 11, 10, 10, 10],
  head: [
    [
      cell('“三公”经费\n合计', { rows: 2 }),
      cell('因公出国（境）费', { rows: 2 }),
      cell('公务用车购置及运行维护费', { columns: 3 }),
      cell('公务接待费', { rows: 2 }),
      cell('会议费', { rows: 2 }),
      cell('培训费', { rows: 2 }),
    ],
    ['小计', '公务用车购置费', '公务用车运行维护费'].map((t) => cell(t)),
  ],
  body: [['302,000', '210,000', '56,000', '0', '56,000', '36,000', '28,000', '65,000'].map((t) => cell(t))],
  align: Array.from({ length: 8 }, () => 'center' as const),
}
const empty = {
  left,
  right,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount: yuan,
  size: 8.5,
  leaves: [],
  columns: ['合计', '基本支出', '项目支出'],
} as const
const T10 = codeTable({
  ...empty,
  title: '政府性基金预算支出表',
  number: '公开10表',
  notes: ['注：本部门没有政府性基金预算安排的支出，故本表为空。'],
})
const T11 = codeTable({
  ...empty,
  title: '国有资本经营预算支出表',
  number: '公开11表',
  notes: ['注：本部门没有国有资本经营预算安排的支出，故本表为空。'],
})
const headOffice: Leaf[] = [...GOODS, ['30299', OTHER_GOODS] as const]
  .map(([code, u]) => [code, code === '30239' ? u - 118_000 : code === '30201' ? u - 96_000 : code === '30228' ? u - 22_900 : u] as const)
  .map(([code, u]) => ({ code, amounts: [u] }))
const RUNNING = totals(headOffice)[0] ?? 0
const T12 = codeTable({
  left,
  right,
  names: ECONOMIC,
  lengths: [3, 5],
  codes: 'joined',
  amount: yuan,
  newPage: true,
  size: 8.5,
  leaves: headOffice,
  columns: ['机关运行经费支出'],
  title: '一般公共预算机关运行经费支出预算表',
  number: '公开12表',
})
const PURCHASE = [
  ['货物', '办公设备', 423_000],
  ['服务', '会展服务', 863_000],
  ['服务', '物业管理服务', 200_000],
] as const
const PURCHASED = sum(PURCHASE.map(([, , u]) => u))
const T13: Table = {
  kind: 'table',
  title: '政府采购支出表',
  number: '公开13表',
  left,
  right,
  size: 8.5,
  widths: [12, 24, 16, 14, 14],
  head: [
    [
      cell('采购品目大类', { rows: 2 }),
      cell('采购品目名称', { rows: 2 }),
      cell('采购组织形式', { rows: 2 }),
      cell('资金来源', { columns: 2 }),
    ],
    [cell('一般公共预算资金'), cell('总计')],
  ],
  body: [
    [cell('合计', { columns: 3, align: 'center' }), cell(yuan(PURCHASED)), cell(yuan(PURCHASED))],
    ...PURCHASE.map(([kind, name, u]) => [kind, name, '分散采购', yuan(u), yuan(u)].map((t) => cell(t))),
  ],
  align: ['center', 'left', 'center', 'right', 'right'],
}

const difference = (now: number, before: number): string => {
  if (now === before) return '与上年预算数相同'
  const [verb, rate] = now > before ? ['增加', '增长'] : ['减少', '减少']
  return `与上年相比${verb}${wan(Math.abs(now - before))}，${rate}${percent(Math.abs(now - before), before)}%`
}
const trimmed = (u: number, of: number): string => `${percent(u, of).replace(/\.?0+$/, '')}%`

const byItem = (): string => {
  let text = ''
  let klass = ''
  let n = 0
  let k = 0
  for (const i of ITEMS) {
    if (i.code.slice(0, 3) !== klass) {
      klass = i.code.slice(0, 3)
      n = 0
      text += `（${NUMERALS[k++] ?? ''}）${FUNCTIONS[klass] ?? ''}（类）\n`
    }
    n++
    text += `${n}．${FUNCTIONS[i.code.slice(0, 5)] ?? ''}（款）${FUNCTIONS[i.code] ?? ''}（项）支出${wan(fiscal(i))}，${difference(fiscal(i), i.before)}。主要原因是${i.why}。\n`
  }
  return text
}
const classSentences = hierarchy(wholeLeaves, FUNCTIONS, [3])
  .map((r, n) => {
    const now = r.amounts[0] ?? 0
    const before = sum(ITEMS.filter((i) => i.code.startsWith(r.code)).map((i) => i.before)) + (r.code === '201' ? OWN_BEFORE : 0)
    // Planted: digits of 卫生健康支出 transposed (93.75 is what the tables and the change say).
    const stated = r.code === '210' ? wan(now).replace('93.75', '97.35') : wan(now)
    return `（${n + 1}）${r.name}（类）支出${stated}，${difference(now, before)}。`
  })
  .join('\n')
const named = (rows: readonly (readonly [string, number])[]): string => rows.map(([code]) => ECONOMIC[code] ?? '').join('、')

const narrative = prose(`
一、收支预算总体情况说明
${DEPARTMENT}${YEAR}年度收入、支出预算总计${wan(WHOLE)}，与上年相比收、支预算总计各${WHOLE < WHOLE_BEFORE ? '减少' : '增加'}${wan(Math.abs(WHOLE - WHOLE_BEFORE))}，${WHOLE < WHOLE_BEFORE ? '减少' : '增长'}${percent(Math.abs(WHOLE - WHOLE_BEFORE), WHOLE_BEFORE)}%。其中：
（一）收入预算总计${wan(WHOLE)}。包括：
1．本年收入合计${wan(WHOLE)}。
（1）一般公共预算拨款收入${wan(FISCAL)}，${difference(FISCAL, FISCAL_BEFORE)}。主要原因是商务发展资金减少。
（2）政府性基金预算拨款收入0万元，与上年预算数相同。
（3）事业收入${wan(OWN)}，与上年相比增加${wan(OWN - OWN_BEFORE)}，增长${percent(OWN - OWN_BEFORE, OWN)}%。主要原因是投资服务中心承接的会展业务增加。
（4）其他收入0万元，与上年预算数相同。
2．上年结转结余为0万元。与上年预算数相同。
（二）支出预算总计${wan(WHOLE)}。包括：
1．本年支出合计${wan(WHOLE)}。
${classSentences}
2．年终结转结余为0万元。
二、收入预算情况说明
${DEPARTMENT}${YEAR}年收入预算合计${wan(WHOLE)}，包括本年收入${wan(WHOLE)}，上年结转结余0万元。
其中：
本年一般公共预算收入${wan(FISCAL)}，占${trimmed(FISCAL, WHOLE)}；
本年政府性基金预算收入0万元，占0%；
本年事业收入${wan(OWN)}，占${trimmed(OWN, WHOLE)}；
本年其他收入0万元，占0%。
三、支出预算情况说明
${DEPARTMENT}${YEAR}年支出预算合计${wan(WHOLE)}，其中：
基本支出${wan(BASIC)}，占${trimmed(BASIC, WHOLE)}；
项目支出${wan(PROJECT)}，占${trimmed(PROJECT, WHOLE)}；
上缴上级支出0万元，占0%。
四、财政拨款收支预算总体情况说明
${DEPARTMENT}${YEAR}年度财政拨款收、支总预算${wan(FISCAL)}。与上年相比，财政拨款收、支总计各减少${wan(FISCAL_BEFORE - FISCAL)}，减少${percent(FISCAL_BEFORE - FISCAL, FISCAL_BEFORE)}%。主要原因是商务发展资金减少。
五、财政拨款支出预算情况说明
${DEPARTMENT}${YEAR}年财政拨款预算支出${wan(FISCAL)}，占本年支出合计的${trimmed(FISCAL, WHOLE)}。其中：
${byItem()}
六、财政拨款基本支出预算情况说明
${DEPARTMENT}${YEAR}年度财政拨款基本支出预算${wan(BASIC)}，其中：
（一）人员经费${wan(PEOPLE)}。主要包括：${named(PAY)}、其他工资福利支出、${named(AID)}。
（二）公用经费${wan(OFFICE)}。主要包括：${named(GOODS)}、其他商品和服务支出。
七、一般公共预算“三公”经费、会议费、培训费支出预算情况说明
${DEPARTMENT}${YEAR}年度一般公共预算拨款安排的“三公”经费支出预算30.2万元，比上年预算减少3.6万元，变动原因是压减因公出国（境）任务。其中，因公出国（境）费支出21万元，占“三公”经费的69.54%；公务用车购置及运行维护费支出5.6万元，占“三公”经费的18.54%；公务接待费支出3.6万元，占“三公”经费的11.92%。具体情况如下：
1．因公出国（境）费预算支出21万元，比上年预算减少3万元，主要原因是出访团组减少。
2．公务用车购置及运行维护费预算支出5.6万元。其中：
（1）公务用车购置预算支出0万元，与上年预算数相同。
（2）公务用车运行维护费预算支出5.6万元，与上年预算数相同。
3．公务接待费预算支出3.6万元，比上年预算减少0.6万元，主要原因是严格控制接待标准。
${DEPARTMENT}${YEAR}年度一般公共预算拨款安排的会议费预算支出2.8万元，与上年预算数相同；培训费预算支出6.5万元，比上年预算减少0.5万元，主要原因是减少集中培训。
八、一般公共预算机关运行经费支出预算情况说明
${YEAR}年本部门一般公共预算机关运行经费预算支出${wan(RUNNING)}，与上年相比减少${wan(21_500)}，减少${percent(21_500, RUNNING + 21_500)}%。主要原因是压减办公费用。
九、政府采购支出预算情况说明
${YEAR}年度政府采购支出预算总额158.6万元，其中：拟采购货物支出42.3万元、拟采购工程支出0万元、拟采购服务支出106.3万元。
十、国有资产占用情况说明
本部门共有车辆2辆，其中，机要通信用车1辆、应急保障用车0辆、其他用车1辆；单价100万元（含）以上的设备0台（套）。
十一、预算绩效目标设置情况说明
${YEAR}年度，本部门整体支出纳入绩效目标管理，涉及财政性资金${wan(FISCAL)}；本部门共3个项目纳入绩效目标管理，涉及财政性资金合计${wan(sum(ITEMS.map((i) => i.project)))}。
`)

export function commerce(): Report {
  const blocks: Block[] = [
    { kind: 'cover', lines: [`${YEAR}年度`, DEPARTMENT, '部门预算公开'], foot: '' },
    { kind: 'break' },
    title('目　录'),
    ...['第一部分　部门概况', `第二部分　${YEAR}年度部门预算表`, `第三部分　${YEAR}年度部门预算情况说明`, '第四部分　名词解释'].map(
      contents,
    ),
    part('第一部分　部门概况'),
    ...prose(`
一、部门主要职责
贯彻执行国内外贸易和外商投资的方针政策，拟订全市商贸流通、会展和招商引资的发展规划，组织实施促进消费和开放型经济的措施。
二、部门机构设置及预算单位构成情况
1．根据部门职责分工，本部门内设机构包括：办公室、商贸流通处、外资管理处、会展促进处。本部门下属单位包括：澄泽市投资服务中心。
2．从预算单位构成看，纳入本部门${YEAR}年部门汇总预算编制范围的预算单位共计2家，具体包括：${DEPARTMENT}（本级）、澄泽市投资服务中心。
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
    T10,
    T11,
    T12,
    T13,
    { kind: 'break' },
    part(`第三部分　${YEAR}年度部门预算情况说明`),
    ...narrative,
    part('第四部分　名词解释'),
    ...prose(`
一、财政拨款：单位从同级财政部门取得的各类财政拨款。
二、基本支出：指为保障机构正常运转、完成工作任务而发生的人员支出和公用支出。
三、项目支出：指在基本支出之外为完成特定工作任务所发生的支出。
`),
  ]
  return {
    title: `${YEAR}年度${DEPARTMENT}部门预算公开`,
    producer: 'gouji corpus',
    date: '2025-02-14',
    style: {
      size: 12,
      pitch: 1.65,
      margin: { top: 70, right: 66, bottom: 62, left: 66 },
      pageNumber: (n) => `- ${n} -`,
      runningHead: `${DEPARTMENT}${YEAR}年度部门预算公开`,
      rulings: 'both',
      spaced: true,
    },
    blocks,
  }
}

/**
 * A budget whose every rate and share is cut after the second decimal instead of rounded: 北岭县市场监督管理局 is invented. Nothing
 * in it is contradictory; a checker should say once that this report cuts. Amounts are hundredths of 万元.
 */
import { type Block, cell, contents, part, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, percent, sum } from '../typeset/money.ts'
import { ECONOMIC, FUNCTIONS } from '../typeset/names.ts'
import { codeTable, hierarchy, type Leaf, totals, twoSided } from '../typeset/tables.ts'

const DEPARTMENT = '北岭县市场监督管理局'
const YEAR = 2026
const left = `部门名称：${DEPARTMENT}`
const right = '单位：万元'
const lengths = [3, 5, 7]
const amount = (u: number): string => (u === 0 ? '' : fixed(u))
const wan = (u: number): string => `${fixed(u)}万元`
const cut = (u: number, of: number): string => `${percent(u, of, { cut: true })}%`

/** Code, personnel, running costs, project, last year's outturn, purpose. */
const ITEMS: readonly (readonly [string, number, number, number, number, string])[] = [
  ['2013801', 148_236, 21_574, 0, 163_918, '局机关和基层所的人员及日常运行'],
  ['2013802', 0, 0, 18_460, 20_135, '办公用房维修和信息化运行维护'],
  ['2013804', 0, 0, 26_750, 24_380, '经营主体登记和信用监管'],
  ['2013805', 0, 0, 31_280, 33_065, '市场秩序专项执法'],
  ['2013810', 0, 0, 12_640, 11_975, '计量和标准化工作'],
  ['2013816', 0, 0, 47_365, 45_820, '食品安全抽检和快速检测'],
  ['2013850', 52_918, 4_183, 0, 55_640, '检验检测中心的人员及日常运行'],
  ['2080505', 19_872, 0, 0, 19_340, '单位缴纳的基本养老保险'],
  ['2080506', 9_936, 0, 0, 9_670, '单位缴纳的职业年金'],
  ['2101101', 8_214, 0, 0, 8_073, '行政人员的医疗保险缴费'],
  ['2101102', 3_157, 0, 0, 3_098, '事业人员的医疗保险缴费'],
  ['2210201', 17_645, 0, 0, 17_230, '单位缴存的住房公积金'],
]
const OTHER = 8_430
const OTHER_CODE = '2013812'
const OTHER_BEFORE = 7_940
const general = sum(ITEMS.map(([, a, b, c]) => a + b + c))
const generalBefore = sum(ITEMS.map(([, , , , before]) => before))
const whole = general + OTHER
const wholeBefore = generalBefore + OTHER_BEFORE
const people = sum(ITEMS.map(([, a]) => a))
const running = sum(ITEMS.map(([, , b]) => b))
const basic = people + running
const project = whole - basic

const generalLeaves: Leaf[] = ITEMS.map(([code, a, b, c]) => ({ code, amounts: [a + b + c, a + b, a, b, c] }))
const wholeLeaves: Leaf[] = [...generalLeaves, { code: OTHER_CODE, amounts: [OTHER, 0, 0, 0, OTHER] }]
const sources: Leaf[] = [
  ...ITEMS.map(([code, a, b, c]) => ({ code, amounts: [a + b + c, a + b + c, 0, 0, 0, 0] })),
  { code: OTHER_CODE, amounts: [OTHER, 0, 0, 0, 0, OTHER] },
]
const ofClass = (leaves: readonly Leaf[], code: string): number => totals(leaves.filter((leaf) => leaf.code.startsWith(code)))[0] ?? 0
const CLASSES = [
  ['201', '一般公共服务支出'],
  ['208', '社会保障和就业支出'],
  ['210', '卫生健康支出'],
  ['221', '住房保障支出'],
] as const
const NUMERALS = ['一', '二', '三', '四']

const two = [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '预算数', '项目', '预算数'].map((t) => cell(t))]
const page = { left, right, size: 8.5, rowHeight: 16 } as const
const T1 = twoSided({
  ...page,
  title: '收支预算总表',
  number: '表1',
  widths: [26, 13, 26, 13],
  head: two,
  newPage: true,
  leftRows: [
    ['一、一般公共预算拨款收入', amount(general)],
    ['二、政府性基金预算拨款收入', ''],
    ['三、国有资本经营预算拨款收入', ''],
    ['四、财政专户管理资金收入', ''],
    ['五、事业收入', ''],
    ['六、其他收入', amount(OTHER)],
  ],
  rightRows: CLASSES.map(([code, name], i) => [`${NUMERALS[i] ?? ''}、${name}`, amount(ofClass(wholeLeaves, code))] as const),
  leftTail: [
    ['本年收入合计', amount(whole)],
    ['上年结转', ''],
    ['收入总计', amount(whole)],
  ],
  rightTail: [
    ['本年支出合计', amount(whole)],
    ['结转下年', ''],
    ['支出总计', amount(whole)],
  ],
})
const coded = { ...page, names: FUNCTIONS, lengths, codes: 'joined', amount, totalLast: true } as const
const T2 = codeTable({
  ...coded,
  title: '收入预算总表',
  number: '表2',
  leaves: sources,
  columns: ['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '财政专户管理资金', '其他收入'],
})
const T3 = codeTable({
  ...coded,
  newPage: true,
  title: '支出预算总表',
  number: '表3',
  leaves: wholeLeaves,
  columns: ['合计', '基本支出小计', '人员支出', '日常公用支出', '项目支出'],
})
const T4 = twoSided({
  ...page,
  title: '财政拨款收支预算总表',
  number: '表4',
  widths: [24, 11, 22, 11, 12, 12],
  head: [
    [cell('收入', { columns: 2 }), cell('支出', { columns: 4 })],
    ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算'].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、本年收入', amount(general)],
    ['（一）一般公共预算', amount(general)],
    ['（二）政府性基金预算', ''],
    ['（三）国有资本经营预算', ''],
  ],
  rightRows: CLASSES.map(
    ([code, name], i) =>
      [`${NUMERALS[i] ?? ''}、${name}`, amount(ofClass(generalLeaves, code)), amount(ofClass(generalLeaves, code)), ''] as const,
  ),
  leftTail: [['收入总计', amount(general)]],
  rightTail: [['支出总计', amount(general), amount(general), '']],
})
const T5 = codeTable({
  ...coded,
  newPage: true,
  title: '一般公共预算支出表',
  number: '表5',
  leaves: generalLeaves.map((l) => ({ code: l.code, amounts: [l.amounts[0] ?? 0, l.amounts[1] ?? 0, l.amounts[4] ?? 0] })),
  columns: ['合计', '基本支出', '项目支出'],
})

const PAY = [
  ['30101', 52_340],
  ['30102', 41_685],
  ['30103', 58_270],
  ['30107', 31_926],
  ['30108', 19_872],
  ['30109', 9_936],
  ['30110', 11_371],
  ['30112', 2_463],
  ['30113', 17_645],
] as const
const units = (rows: readonly (readonly [string, number])[]): number => sum(rows.map(([, u]) => u))
const AID = [
  ['30302', people - units(PAY) - 1_240],
  ['30309', 1_240],
] as const
const LISTED = [
  ['30201', 5_460],
  ['30205', 380],
  ['30206', 1_725],
  ['30207', 1_340],
  ['30211', 2_870],
  ['30213', 945],
  ['30216', 610],
  ['30217', 486],
  ['30228', 3_215],
  ['30231', 4_260],
] as const
const GOODS = [...LISTED, ['30239', running - units(LISTED) - 1_173] as const, ['30299', 1_173] as const]
const T6 = codeTable({
  ...page,
  names: ECONOMIC,
  lengths: [3, 5],
  codes: 'joined',
  amount,
  totalLast: true,
  title: '一般公共预算基本支出表',
  number: '表6',
  newPage: true,
  codeHead: '经济分类科目编码',
  rowHeight: 15,
  leaves: [
    ...[...PAY, ...AID].map(([code, u]) => ({ code, amounts: [u, u, 0] })),
    ...GOODS.map(([code, u]) => ({ code, amounts: [u, 0, u] })),
  ],
  columns: ['合计', '人员经费', '公用经费'],
})
const T7: Table = {
  ...page,
  kind: 'table',
  title: '一般公共预算“三公”经费支出表',
  number: '表7',
  rowHeight: 24,
  widths: [14, 13, 13, 13, 13, 13],
  head: [
    [
      cell('“三公”经费合计', { rows: 2 }),
      cell('因公出国（境）费', { rows: 2 }),
      cell('公务接待费', { rows: 2 }),
      cell('公务用车购置及运行费', { columns: 3 }),
    ],
    ['小计', '公务用车购置费', '公务用车运行费'].map((t) => cell(t)),
  ],
  body: [['47.46', '0.00', '4.86', '42.60', '0.00', '42.60'].map((t) => cell(t))],
  align: Array.from({ length: 6 }, () => 'center' as const),
}
const T8 = codeTable({
  ...page,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  title: '政府性基金预算支出表',
  number: '表8',
  leaves: [],
  columns: ['合计', '基本支出', '项目支出'],
  notes: ['注：本部门没有使用政府性基金预算拨款安排的支出，故本表无数据。'],
})

const moved = (now: number, before: number): string =>
  `比上年执行数${now > before ? '增加' : '减少'}${wan(Math.abs(now - before))}，${now > before ? '增长' : '下降'}${cut(Math.abs(now - before), before)}`
const classShares = hierarchy(generalLeaves, FUNCTIONS, [3])
  .map((r) => `${r.name.replace(/支出$/, '')}（类）支出${wan(r.amounts[0] ?? 0)}，占${cut(r.amounts[0] ?? 0, general)}`)
  .join('；')
const items = ITEMS.map(
  ([code, a, b, c, before, use], n) =>
    `（${n + 1}）${[3, 5, 7].map((l, k) => `${FUNCTIONS[code.slice(0, l)] ?? ''}（${['类', '款', '项'][k]}）`).join('')}${wan(a + b + c)}，${moved(a + b + c, before)}，主要用于${use}。`,
).join('\n')
const named = (rows: readonly (readonly [string, number])[]): string => rows.map(([code]) => ECONOMIC[code] ?? '').join('、')

const narrative = prose(`
（一）收支预算情况的总体说明
按照综合预算的原则，${DEPARTMENT}所有收入和支出均纳入部门预算管理。${DEPARTMENT}${YEAR}年收支总预算${wan(whole)}。
（二）收入预算情况说明
${DEPARTMENT}${YEAR}年收入预算${wan(whole)}，${moved(whole, wholeBefore)}，主要是食品安全抽检任务增加。其中：一般公共预算拨款收入${wan(general)}，占${cut(general, whole)}；其他收入${wan(OTHER)}，占${cut(OTHER, whole)}。
（三）支出预算情况说明
${DEPARTMENT}${YEAR}年支出预算${wan(whole)}，${moved(whole, wholeBefore)}。
1.按支出功能分类，包括${CLASSES.map(([code, name]) => `${name}${wan(ofClass(wholeLeaves, code))}`).join('、')}。
2.按支出用途分类，包括人员支出${wan(people)}，占${cut(people, whole)}；日常公用支出${wan(running)}，占${cut(running, whole)}；项目支出${wan(project)}，占${cut(project, whole)}。
（四）财政拨款收支预算情况的总体说明
${DEPARTMENT}${YEAR}年财政拨款收支总预算${wan(general)}。收入包括：一般公共预算当年拨款收入${wan(general)}；支出包括：${CLASSES.map(([code, name]) => `${name}${wan(ofClass(generalLeaves, code))}`).join('、')}。
（五）一般公共预算当年拨款情况说明
1.一般公共预算当年拨款规模变化情况。
${DEPARTMENT}${YEAR}年一般公共预算当年拨款${wan(general)}，${moved(general, generalBefore)}。
2.一般公共预算当年拨款结构情况。
${classShares}。
3.一般公共预算当年拨款具体使用情况。
${items}
（六）一般公共预算基本支出情况说明
${DEPARTMENT}${YEAR}年一般公共预算基本支出${wan(basic)}，其中：人员经费${wan(people)}，主要包括：${named(PAY)}、${named(AID)}；公用经费${wan(running)}，主要包括：${named(GOODS)}。
（七）政府性基金预算支出情况说明
${YEAR}年没有使用政府性基金预算拨款安排的支出。
（八）一般公共预算“三公”经费预算情况说明
${YEAR}年一般公共预算“三公”经费预算47.46万元，${moved(4746, 5180).replace('执行数', '预算数')}。具体如下：
1.因公出国（境）费用：${YEAR}年安排预算0.00万元，与上年预算数持平。
2.公务接待费：${YEAR}年安排预算4.86万元，${moved(486, 540).replace('执行数', '预算数')}，主要是控制接待次数。
3.公务用车购置及运行费：${YEAR}年安排预算42.60万元，其中，公务用车购置支出0.00万元，与上年预算数持平；公务用车运行支出42.60万元，${moved(4260, 4640).replace('执行数', '预算数')}，主要是报废一辆执法用车。
（九）其他重要事项的情况说明
1.机关运行经费
${YEAR}年${DEPARTMENT}机关运行经费财政拨款预算${wan(21_574)}，${moved(21_574, 22_163).replace('执行数', '预算数')}，主要是压减办公费。
2.政府采购情况
${YEAR}年${DEPARTMENT}政府采购预算总额318.70万元，其中：政府采购货物预算96.40万元、政府采购工程预算0.00万元、政府采购服务预算222.30万元。
3.国有资产占有使用情况
截至${YEAR - 1}年12月31日，${DEPARTMENT}共有车辆16辆，其中：机要通信用车1辆、执法执勤用车12辆、特种专业技术用车3辆；单价100万元以上设备2台（套）。
`)

export function market(): Report {
  const blocks: Block[] = [
    title(`${DEPARTMENT}${YEAR}年部门预算`),
    title('目录'),
    ...['一、部门概况', `二、${YEAR}年部门预算安排情况说明`, `三、${YEAR}年部门预算表`, '四、名词解释'].map(contents),
    { kind: 'break' },
    part('一、部门概况'),
    ...prose(`
（一）主要职能
负责全县经营主体登记注册、市场秩序监管、食品药品和特种设备安全监管以及质量、计量、标准化工作。
（二）部门机构设置情况
从预算单位构成看，${DEPARTMENT}预算包括：局本级预算、局属县检验检测中心预算。
`),
    part(`二、${YEAR}年部门预算安排情况说明`),
    ...narrative,
    part(`三、${YEAR}年部门预算表`),
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    part('四、名词解释'),
    ...prose(`
财政拨款收入：指县级财政当年拨付的资金。
基本支出：指为保障机构正常运转而发生的人员支出和公用支出。
机关运行经费：指行政单位使用一般公共预算财政拨款安排的基本支出中的公用经费支出。
`),
  ]
  return {
    title: `${DEPARTMENT}${YEAR}年部门预算`,
    producer: 'gouji corpus',
    date: '2026-02-06',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 66, right: 70, bottom: 64, left: 70 },
      pageNumber: (n) => `第 ${n} 页`,
      rulings: 'rectangles',
    },
    blocks,
  }
}

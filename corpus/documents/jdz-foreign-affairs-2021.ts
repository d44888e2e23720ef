/**
 * The report that `npm start` checks: a 2021 final account with the contradictions that were really published.
 * Amounts are hundredths of 万元. What the published text does not give (items under 款, the lines of table 6, the carry-over of
 * fiscal funds) is invented so that it fits the published totals, including their own rounding (450.98 against 450.97).
 */
import { type Block, type Cell, cell, contents, part, planted, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, sum } from '../typeset/money.ts'
import { ECONOMIC, FUNCTIONS } from '../typeset/names.ts'
import { codeTable, type Leaf, lanes, totals, twoSided } from '../typeset/tables.ts'

const DEPARTMENT = '景德镇市人民政府外事办公室'
const left = `部门：${DEPARTMENT}`
const right = '单位：万元'
const amount = (units: number): string => (units === 0 ? '' : fixed(units))
const lengths = [3, 5, 7]

/** Code, income (fiscal, other), fiscal expenditure (basic, project), expenditure from other funds (basic). */
const ITEMS: readonly (readonly [string, number, number, number, number, number])[] = [
  ['2012501', 16012, 63, 16509, 0, 689],
  ['2012502', 962, 0, 0, 1262, 0],
  ['2012550', 7246, 0, 8724, 0, 500],
  ['2080505', 1836, 0, 1836, 0, 0],
  ['2080506', 618, 0, 618, 0, 0],
  ['2101101', 845, 0, 845, 0, 0],
  ['2101102', 310, 0, 310, 0, 0],
  ['2101103', 375, 0, 375, 0, 0],
  ['2160699', 2921, 0, 671, 2250, 0],
  ['2210201', 2063, 0, 2063, 0, 0],
]

const income: Leaf[] = ITEMS.map(([code, fiscal, other]) => ({ code, amounts: [fiscal + other, fiscal, 0, 0, 0, 0, other] }))
const spending: Leaf[] = ITEMS.map(([code, , , basic, project, others]) => ({
  code,
  amounts: [basic + project + others, basic + others, project, 0, 0, 0],
}))
const fiscal: Leaf[] = ITEMS.map(([code, , , basic, project]) => ({ code, amounts: [basic + project, basic, project] }))

/** 类 with its amount under expenditure of one kind. */
const ofClass = (leaves: readonly Leaf[], code: string): number => totals(leaves.filter((leaf) => leaf.code.startsWith(code)))[0] ?? 0

const isTotal = (cells: readonly Cell[]): boolean => cells[0]?.text === '合计'

const T1 = twoSided({
  title: '收入支出决算总表',
  number: '公开01表',
  left,
  right,
  size: 7.5,
  rowHeight: 12,
  widths: [25, 11, 25, 11],
  head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '决算数', '项目', '决算数'].map((t) => cell(t))],
  leftRows: [
    ['一、一般公共预算财政拨款收入', '331.88'],
    ['二、政府性基金预算财政拨款收入', ''],
    ['三、国有资本经营预算财政拨款收入', ''],
    ['四、上级补助收入', ''],
    ['五、事业收入', ''],
    ['六、经营收入', ''],
    ['七、附属单位上缴收入', ''],
    ['八、其他收入', '0.63'],
  ],
  rightRows: [
    ['一、一般公共服务支出', fixed(ofClass(spending, '201'))],
    ['二、外交支出', ''],
    ['三、国防支出', ''],
    ['四、公共安全支出', ''],
    ['五、教育支出', ''],
    ['六、科学技术支出', ''],
    ['七、文化旅游体育与传媒支出', ''],
    ['八、社会保障和就业支出', fixed(ofClass(spending, '208'))],
    ['九、卫生健康支出', fixed(ofClass(spending, '210'))],
    ['十、商业服务业等支出', fixed(ofClass(spending, '216'))],
    ['十一、住房保障支出', fixed(ofClass(spending, '221'))],
    ['十二、其他支出', ''],
  ],
  leftTail: [
    ['本年收入合计', '332.51'],
    ['使用非财政拨款结余', ''],
    ['年初结转和结余', '118.47'],
    ['收入总计', '450.98'],
  ],
  rightTail: [
    ['本年支出合计', '366.52'],
    ['结余分配', ''],
    ['年末结转和结余', '84.45'],
    ['支出总计', '450.98'],
  ],
  notes: ['注：本表反映部门本年度的总收支和年末结转结余情况，因四舍五入可能存在尾差。'],
})

const T2 = codeTable({
  title: '收入决算表',
  number: '公开02表',
  left,
  right,
  size: 7,
  rowHeight: 11.5,
  leaves: income,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  columns: ['本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'],
})

const T3 = codeTable({
  title: '支出决算表',
  number: '公开03表',
  left,
  right,
  size: 7.5,
  rowHeight: 14,
  newPage: true,
  leaves: spending,
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  columns: ['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'],
})

const T4 = twoSided({
  title: '财政拨款收入支出决算总表',
  number: '公开04表',
  left,
  right,
  size: 7.5,
  rowHeight: 14,
  widths: [23, 9, 21, 9, 10, 10, 10],
  head: [
    [cell('收入', { columns: 2 }), cell('支出', { columns: 5 })],
    ['项目', '金额', '项目', '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'].map((t) => cell(t)),
  ],
  leftRows: [
    ['一、一般公共预算财政拨款', '331.88'],
    ['二、政府性基金预算财政拨款', ''],
    ['三、国有资本经营预算财政拨款', ''],
  ],
  rightRows: [
    ...(
      [
        ['一、一般公共服务支出', '201'],
        ['二、社会保障和就业支出', '208'],
        ['三、卫生健康支出', '210'],
        ['四、商业服务业等支出', '216'],
        ['五、住房保障支出', '221'],
      ] as const
    ).map(([label, code]) => [label, fixed(ofClass(fiscal, code)), fixed(ofClass(fiscal, code)), '', ''] as const),
  ],
  leftTail: [
    ['本年收入合计', '331.88'],
    ['年初财政拨款结转和结余', '78.47'],
    ['　一般公共预算财政拨款', '78.47'],
    ['　政府性基金预算财政拨款', ''],
    ['总计', '410.35'],
  ],
  rightTail: [
    ['本年支出合计', '354.63', '354.63', '', ''],
    ['年末财政拨款结转和结余', '55.72', '55.72', '', ''],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
    ['总计', '410.35', '410.35', '', ''],
  ],
})

const T5 = planted(
  codeTable({
    title: '一般公共预算财政拨款支出决算表',
    number: '公开05表',
    left,
    right,
    size: 7.5,
    rowHeight: 13,
    newPage: true,
    leaves: fiscal,
    names: FUNCTIONS,
    lengths,
    codes: 'joined',
    amount,
    columns: ['本年支出合计', '基本支出', '项目支出'],
    notes: ['注：本表数据因四舍五入可能存在尾差。'],
  }),
  isTotal,
  2,
  '319.51',
  '319.52',
)

const economic = (codes: readonly (readonly [string, number])[]): (readonly [string, string, string])[] =>
  codes.map(([code, units]) => [code, ECONOMIC[code] ?? '', amount(units)])

const PAY = [
  ['30101', 7852],
  ['30102', 6237],
  ['30103', 7166],
  ['30107', 1203],
  ['30108', 1836],
  ['30109', 618],
  ['30110', 1155],
  ['30111', 375],
  ['30112', 189],
  ['30113', 2063],
] as const
const GOODS = [
  ['30201', 412],
  ['30202', 106],
  ['30207', 158],
  ['30211', 237],
  ['30213', 85],
  ['30215', 42],
  ['30216', 31],
  ['30217', 125],
  ['30228', 394],
  ['30229', 218],
  ['30239', 986],
  ['30299', 332],
] as const
const PEOPLE = [
  ['30302', 96],
  ['30305', 36],
] as const
const of = (rows: readonly (readonly [string, number])[]): number => sum(rows.map(([, units]) => units))

const T6 = lanes({
  title: '一般公共预算财政拨款基本支出决算表',
  number: '公开06表',
  left,
  right,
  size: 7,
  rowHeight: 13,
  laneHeads: ['人员经费', '公用经费'],
  heads: ['科目编码', '科目名称', '决算数'],
  columns: [
    [...economic([['301', of(PAY)], ...PAY])],
    [...economic([['302', of(GOODS)], ...GOODS])],
    [...economic([['303', of(PEOPLE)], ...PEOPLE, ['310', 0], ['31002', 0]])],
  ],
  foot: [
    cell('人员经费合计', { columns: 2, align: 'center' }),
    cell(fixed(of(PAY) + of(PEOPLE))),
    cell('公用经费合计', { columns: 5, align: 'center' }),
    cell(fixed(of(GOODS))),
  ],
})

const T7: Table = {
  kind: 'table',
  title: '财政拨款“三公”经费支出决算表',
  number: '公开07表',
  left,
  right,
  size: 8,
  newPage: true,
  widths: [14, 10, 10, 10, 10, 10, 10],
  head: [
    [
      cell('项目', { rows: 3 }),
      cell('“三公”经费\n合计', { rows: 3 }),
      cell('因公出国（境）费', { rows: 3 }),
      cell('公务用车购置及运行维护费', { columns: 3 }),
      cell('公务接待费', { rows: 3 }),
    ],
    [cell('小计', { rows: 2 }), cell('公务用车', { columns: 2 })],
    [cell('购置费'), cell('运行维护费')],
  ],
  body: [
    ['年初预算数', '12.00', '0.00', '0.00', '0.00', '0.00', '12.00'],
    ['决算数', '4.43', '0.00', '0.00', '0.00', '0.00', '4.43'],
  ].map((r) => r.map((t) => cell(t))),
  align: ['center', 'right', 'right', 'right', 'right', 'right', 'right'],
}

const T8 = codeTable({
  title: '政府性基金预算财政拨款收入支出决算表',
  number: '公开08表',
  left,
  right,
  size: 8,
  leaves: [],
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  columns: ['年初结转和结余', '本年收入', '本年支出', '基本支出', '项目支出', '年末结转和结余'],
  notes: ['注：本部门本年度没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出，故本表为空表。'],
})
const T9 = codeTable({
  title: '国有资本经营预算财政拨款支出决算表',
  number: '公开09表',
  left,
  right,
  size: 8,
  leaves: [],
  names: FUNCTIONS,
  lengths,
  codes: 'joined',
  amount,
  columns: ['本年支出合计', '基本支出', '项目支出'],
  notes: ['注：本部门本年度没有使用国有资本经营预算财政拨款安排的支出，故本表为空表。'],
})

/** 指标: target, actual, weight, score. */
type Indicator = readonly [name: string, target: string, actual: string, weight: string, score: string, note: string]
const indicators: readonly (readonly [first: string, second: string, rows: readonly Indicator[]])[] = [
  [
    '产出指标',
    '数量指标',
    [
      ['指标1：因公临时出访', '≦2人次', '0', '2', '4', '受疫情影响，出访任务暂缓'],
      ['指标2：举办线上交流会议', '≦5场次', '6', '4', '4', ''],
      ['指标3：参加国际性会议', '≦3场次', '1', '4', '4', ''],
      ['指标4：处置涉外案件及领事保护事件', '≧2件', '2', '4', '4', ''],
      ['指标5：受理领事认证代办', '≧1件', '1', '4', '4', ''],
      ['指标6：邀请外宾来访', '≧20人次', '153', '4', '4', ''],
    ],
  ],
  [
    '产出指标',
    '质量指标',
    [
      ['指标1：线上会议完成率', '≧90%', '100%', '6', '6', ''],
      ['指标2：涉外事件处置完成率', '≧90%', '95%', '6', '6', ''],
      ['指标3：认证代办系统完好率', '≧90%', '100%', '4', '4', ''],
      ['指标4：线上展览网站完好率', '≧90%', '0', '2', '0', '网站建设随场馆改造一并推进'],
    ],
  ],
  [
    '产出指标',
    '时效指标',
    [
      ['指标1：涉外事件处置及时率', '≧90%', '96%', '8', '8', ''],
      ['指标2：来访接待及时率', '≧90%', '95%', '8', '8', ''],
    ],
  ],
  ['产出指标', '成本指标', [['指标1：系统更新及运行维护费用', '≦1万元', '0.86', '4', '4', '']]],
  ['效益指标', '经济效益指标', [['指标1：服务企业“走出去”', '显著提升', '显著提升', '8', '8', '']]],
  [
    '效益指标',
    '社会效益指标',
    [
      ['指标1：对外交往水平', '得到加强', '得到加强', '8', '8', ''],
      ['指标2：涉外风险防控', '得到加强', '得到加强', '6', '6', ''],
    ],
  ],
  ['效益指标', '可持续影响指标', [['指标1：长效管理机制', '健全', '基本健全', '8', '8', '']]],
  ['满意度指标', '服务对象满意度', [['指标1：服务对象满意度', '≧98%', '100%', '10', '10', '']]],
]

function evaluation(): Table {
  const body: Cell[][] = [
    [cell('项目名称', { columns: 2, align: 'center' }), cell('对外交流工作经费', { columns: 6 })],
    [
      cell('主管部门', { columns: 2, align: 'center' }),
      cell(DEPARTMENT, { columns: 2 }),
      cell('实施单位', { align: 'center' }),
      cell(DEPARTMENT, { columns: 3 }),
    ],
    [
      cell('项目资金\n（万元）', { columns: 2, rows: 3, align: 'center' }),
      cell(''),
      ...['年初预算数', '全年预算数', '全年执行数', '执行率'].map((t) => cell(t, { align: 'center' as const })),
      cell(''),
    ],
    [
      cell('年度资金总额'),
      cell('9.00', { align: 'right' }),
      cell('9.00', { align: 'right' }),
      cell('7.36', { align: 'right' }),
      cell('81.78%', { align: 'right' }),
      cell(''),
    ],
    [
      cell('其中：当年财政拨款'),
      cell('9.00', { align: 'right' }),
      cell('9.00', { align: 'right' }),
      cell('7.36', { align: 'right' }),
      cell('81.78%', { align: 'right' }),
      cell(''),
    ],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因及改进措施'].map((t) =>
      cell(t, { align: 'center' as const, bold: true }),
    ),
  ]
  let previous = ''
  for (const [first, second, rows] of indicators) {
    const span = sum(indicators.filter(([name]) => name === first).map(([, , r]) => r.length))
    for (const [i, [name, target, actual, weight, score, note]] of rows.entries()) {
      body.push([
        ...(i === 0 && first !== previous ? [cell(first, { rows: span, align: 'center' as const })] : []),
        ...(i === 0 ? [cell(second, { rows: rows.length, align: 'center' as const })] : []),
        cell(name),
        cell(target),
        cell(actual),
        cell(weight),
        cell(score),
        cell(note),
      ])
    }
    previous = first
  }
  body.push([cell('总分', { columns: 5, align: 'center' }), cell('100'), cell('98'), cell('')])
  return {
    kind: 'table',
    title: '项目支出绩效自评表',
    left: '（2021年度）',
    size: 7.5,
    rowHeight: 14,
    newPage: true,
    widths: [8, 9, 25, 11, 11, 7, 7, 18],
    head: [],
    body,
    align: ['center', 'center', 'left', 'center', 'center', 'center', 'center', 'left'],
  }
}

const overview = prose(`
一、部门主要职责
（一）统筹全市对外交往工作。贯彻国家外交方针和港澳工作部署，拟订全市外事工作的规划和制度，组织实施重要对外活动。
（二）归口管理因公出国（境）事项。受理因公证照和签证申请，办理邀请外国人来访的审核手续，开展行前教育。
（三）承担涉外事务和领事保护工作。会同有关单位处置涉外事件，代办领事认证，维护我市公民在境外的合法权益。
（四）推进国际友好城市交流。联系友好城市和民间友好组织，为陶瓷文化对外交流牵线搭桥。
二、部门基本情况
纳入2021年度部门决算编制范围的单位共2个，即办机关本级和所属事业单位市因公出国（境）管理中心。办机关设3个内设机构，分别是综合科、外事管理科、国际交流科。
人员情况：本部门编制数为19人，其中行政编制9人、全额补助事业编制10人。2021年年末实有人数28人，其中在职人员18人，离休人员0人，退休人员8人，其他人员2人。
`)

const narrative = prose(`
一、收入决算情况说明
2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元，下降26.12%；本年收入合计332.51万元，较2020年增加7.26万元，增长2.23%，主要原因是：领事认证专项工作启动，财政追加了相应经费。
本年收入的具体构成为：财政拨款收入331.88万元，占99.81%；事业收入0万元，占0.00%；经营收入0万元，占0.00%；其他收入0.63万元，占0.19%。
二、支出决算情况说明
2021年度支出总计450.98万元，其中本年支出合计366.52万元，较2020年减少0.62万元，下降0.17%，主要原因是：在职人员减少一名；年末结转和结余84.45万元，较2020年减少34.02万元，下降28.72%，主要原因是：盘活存量资金，加快支出进度。
本年支出的具体构成为：基本支出331.4万元，占90.42%；项目支出35.12万元，占9.58%；经营支出0万元，占0.00%；其他支出（对附属单位补助支出、上缴上级支出）0万元，占0.00%。
三、财政拨款支出决算情况说明
2021年度财政拨款本年支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。其中：
（一）一般公共服务支出年初预算数为247.52万元，决算数为264.95万元，完成年初预算的107.04%，主要原因是：建成领事认证代办系统。
（二）社会保障和就业支出年初预算数为18.93万元，决算数为24.54万元，完成年初预算的129.64%，主要原因是：补缴了退休人员的职业年金。
（三）卫生健康支出年初预算数为15.35万元，决算数为15.3万元，完成年初预算的99.67%，主要原因是：医疗保险缴费随人员变动略有减少。
（四）住房保障支出年初预算数为20.63万元，决算数为20.63万元，完成年初预算的100%，主要原因是：按预算足额缴存。
（五）商业服务业等支出年初预算数为0万元，决算数为29.2万元，主要原因是：年中追加的涉外服务专项资金列入本科目。
四、一般公共预算财政拨款基本支出决算情况说明
2021年度一般公共预算财政拨款基本支出319.52万元，其中：
（一）工资福利支出286.94万元，较2020年减少11.17万元，下降3.75%，主要原因是：在职人员减少一名。
（二）商品和服务支出31.26万元，较2020年减少31.26万元，下降52.22%，主要原因是：压减一般性支出，并将专项工作经费改列项目支出。
（三）对个人和家庭补助支出1.32万元，较2020年减少0.9万元，下降40.54%，主要原因是：一次性补助减少。
（四）资本性支出0万元，较2020年减少1.4万元，下降100%，主要原因是：当年未购置办公设备。
五、一般公共预算财政拨款“三公”经费支出决算情况说明
2021年度一般公共预算财政拨款“三公”经费支出年初预算数为12万元，决算数为4.43万元，完成预算的36.92%，决算数较2020年减少12.81万元，下降74.3%，其中：
（一）因公出国（境）支出年初预算数为0万元，决算数为0万元，决算数较2020年减少15.2万元，下降100%，主要原因是出访任务全部暂缓。全年安排因公出国（境）团组0个，累计0人次。
（二）公务接待费支出年初预算数为12万元，决算数为4.43万元，完成预算的36.92%，决算数较2020年增加2.39万元，增长117.16%，主要原因是来访的驻华使节和港澳团组多于上年。全年国内公务接待13批，累计接待137人次，其中外事接待10批，累计接待124人次。
（三）公务用车购置及运行维护费支出0万元，其中公务用车购置年初预算数为0万元，决算数为0万元，较2020年无变化，全年购置公务用车0辆；公务用车运行维护费支出年初预算数为0万元，决算数为0万元，较2020年无变化，年末公务用车保有0辆。
六、机关运行经费支出情况说明
2021年度机关运行经费支出31.26万元，较上年决算数减少34.16万元，降低52.22%，主要原因是：落实过紧日子要求，并将专项工作经费改列项目支出。
七、政府采购支出情况说明
2021年度政府采购支出总额5.68万元，其中：政府采购货物支出5.68万元、政府采购工程支出0万元、政府采购服务支出0万元。授予中小企业合同金额5.68万元，占政府采购支出总额的100%，其中：授予小微企业合同金额5.68万元，占政府采购支出总额的100%。
八、国有资产占用情况说明
截至2021年12月31日，本部门共有车辆0辆，其中，机要通信用车0辆、应急保障用车0辆、其他用车0辆；单价50万元以上的通用设备0台（套）；单价100万元以上的专用设备0台（套）。
九、预算绩效情况说明
（一）绩效管理工作开展情况
对2021年度一般公共预算项目支出开展绩效自评，涉及二级项目3个、资金12.62万元，占一般公共预算项目支出总额的35.93%。对“外事接待工作经费”项目开展了部门评价，涉及一般公共预算支出7.36万元。
（二）部门职能与资源配置情况
2021年末本部门编制人数19人，其中行政编制9人，机关工勤编制3人，全额拨款事业编制7人；年末实有人数28人，其中在职人员18人，退休人员8人，其他人员2人。2021年决算总支出366.52万元，其中基本支出331.4万元，项目支出35.12万元；按支出功能分类：一般公共服务支出276.84万元，社会保障和就业支出24.54万元，卫生健康支出15.3万元，商业服务业等支出29.21万元，住房保障支出20.63万元。
`)

const review = prose(`
（一）评价概况
对外交流工作经费项目年初预算9万元，实际支出7.36万元，预算执行率81.78%。评价采用定量与定性相结合的方法，从项目决策、项目过程、项目产出、项目效益4大类15项指标逐项打分，绩效总得分为98分，评价结果为“优”。
（二）项目决策情况
项目决策方面共设置20分，得20分，具体如下：
①立项依据充分性：项目符合职能定位和上级工作部署。该指标满分4分，得4分。
②立项程序规范性：立项经集体研究，手续齐全。该指标满分3分，得3分。
③绩效目标合理性：个别目标与场馆改造项目有交叉。该指标满分4分，得3分。
④资金分配合理性：资金分配经财政部门审核。该指标满分3分，得3分。
（三）项目过程情况
项目过程方面共设置20分，得18分，具体如下：
①资金到位率：预算9万元，到位9万元，到位率100%。该指标满分4分，得4分。
②预算执行率：到位资金9万元，支出7.36万元，支出率81.78%。该指标满分4分，得3分。
③资金使用合规性：抽查凭证，未发现截留、挤占。该指标满分4分，得4分。
④管理制度健全性：制度完备。该指标满分4分，得4分。
⑤制度执行有效性：评价结果按规定公开。该指标满分4分，得4分。
（四）项目产出情况
项目产出方面共设置20分，得20分，具体如下：
①实际完成率：年度任务全部完成。该指标满分5分，得5分。
②质量达标率：各项活动达到预期。该指标满分5分，得5分。
③完成及时性：按计划节点实施。该指标满分5分，得5分。
④成本节约率：支出未超预算。该指标满分5分，得5分。
（五）项目效益情况
项目效益方面共设置40分，得40分，具体如下：
①经济效益：为企业开拓境外市场提供了便利。该指标满分8分，得8分。
②可持续影响：友好城市关系进一步巩固。该指标满分8分，得8分。
③社会效益：陶瓷文化的国际知晓度提高。该指标满分8分，得8分。
④生态效益：活动以线上为主，减少了能耗。该指标满分6分，得6分。
⑤服务对象满意度：问卷满意度98%。该指标满分10分，得10分。
`)

const glossary = prose(`
一、财政拨款收入：指本级财政当年拨付的资金。
二、其他收入：指除财政拨款收入、事业收入、经营收入等以外的收入。
三、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。
四、项目支出：指在基本支出之外，为完成特定任务所发生的支出。
五、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务接待费。
六、机关运行经费：指行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的公用经费支出。
`)

export function foreignAffairs(): Report {
  const blocks: Block[] = [
    { kind: 'cover', lines: [DEPARTMENT, '2021年度部门决算'], foot: '二〇二二年八月' },
    { kind: 'break' },
    title('目 录'),
    ...[
      '第一部分 部门概况',
      '第二部分 2021年度部门决算表',
      '第三部分 2021年度部门决算情况说明',
      '第四部分 部门评价项目绩效评价情况',
      '第五部分 名词解释',
    ].map(contents),
    part('第一部分 部门概况'),
    ...overview,
    part('第二部分 2021年度部门决算表'),
    { ...T1, newPage: true },
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    { kind: 'break' },
    part('第三部分 2021年度部门决算情况说明'),
    ...narrative,
    evaluation(),
    { kind: 'break' },
    part('第四部分 部门评价项目绩效评价情况'),
    ...review,
    part('第五部分 名词解释'),
    ...glossary,
  ]
  return {
    title: `${DEPARTMENT}2021年度部门决算`,
    producer: 'gouji corpus',
    date: '2022-08-15',
    style: {
      size: 10.5,
      pitch: 1.58,
      margin: { top: 56, right: 60, bottom: 54, left: 60 },
      pageNumber: (n) => `— ${n} —`,
      rulings: 'strokes',
      justified: true,
    },
    blocks,
  }
}

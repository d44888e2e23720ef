/**
 * Forms of performance targets beside the tables of a budget: 沅城市生态环境局 is invented. The tables agree but for the planted figures;
 * the forms have what published forms were seen to have, twice each. Amounts are hundredths of 万元.
 */
import { type Block, cell, planted, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, sum } from '../typeset/money.ts'

const DEPARTMENT = '沅城市生态环境局'
const YEAR = 2026
const page = { kind: 'table', newPage: true, size: 9, rowHeight: 20, left: `部门名称：${DEPARTMENT}`, right: '单位：万元' } as const
const amount = (n: number): string => (n === 0 ? '' : fixed(n))

/** Code, name, 基本, 项目. */
const ITEMS: readonly (readonly [string, string, number, number])[] = [
  ['2080505', '机关事业单位基本养老保险缴费支出', 9_872, 0],
  ['2110101', '行政运行', 124_636, 0],
  ['2110199', '其他环境保护管理事务支出', 0, 18_950],
  ['2110301', '大气', 0, 46_210],
  ['2110302', '水体', 0, 59_380],
  ['2111102', '生态环境执法监察', 0, 33_470],
  ['2210201', '住房公积金', 11_245, 0],
]
const CLASSES = [
  ['208', '一、社会保障和就业支出'],
  ['211', '二、节能环保支出'],
  ['221', '三、住房保障支出'],
] as const
const basic = sum(ITEMS.map(([, , b]) => b))
const project = sum(ITEMS.map(([, , , p]) => p))
const whole = basic + project

const totals: Table = {
  ...page,
  title: '部门收支预算总表',
  widths: [28, 16, 28, 16],
  head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '预算数', '项目', '预算数'].map((text) => cell(text))],
  body: [
    ...CLASSES.map(([code, name], i) => {
      const spent = sum(ITEMS.filter(([c]) => c.startsWith(code)).map(([, , b, p]) => b + p))
      return [cell(i === 0 ? '一、一般公共预算拨款收入' : ''), cell(i === 0 ? fixed(whole) : ''), cell(name), cell(fixed(spent))]
    }),
    [cell('收入总计'), cell(fixed(whole)), cell('支出总计'), cell(fixed(whole))],
  ],
  align: ['left', 'right', 'left', 'right'],
}

const spending: Table = {
  ...page,
  title: '部门支出预算总表',
  widths: [16, 34, 16, 16, 16],
  head: [['科目编码', '科目名称', '合计', '基本支出', '项目支出'].map((text) => cell(text))],
  body: [
    [cell('合计', { columns: 2 }), cell(fixed(whole)), cell(fixed(basic)), cell(fixed(project))],
    ...ITEMS.map(([code, name, b, p]) => [cell(code), cell(name), cell(fixed(b + p)), cell(amount(b)), cell(amount(p))]),
  ],
  align: ['left', 'left', 'right', 'right', 'right'],
}

/** Name, money, indicators below its own: 一级, 二级, 三级, target. */
type Indicator = readonly [string, string, string, string]
const PROJECTS: readonly (readonly [string, number, ...Indicator[]])[] = [
  [
    '环境监测站点运维经费',
    18_620,
    ['成本指标', '经济成本', '站点运维服务费用', '≤126.40万元'],
    ['成本指标', '经济成本', '耗材采购费用', '≤59.80万元'],
    ['产出指标', '数量指标', '运维监测站点', '≥42个'],
    ['产出指标', '质量指标', '监测数据合格率', '≥98%'],
  ],
  [
    '大气污染防治专项',
    27_590,
    ['成本指标', '经济成本', '走航监测费用', '≤158.90万元'],
    // Planted: 158.90 + 132.00 = 290.90, above 275.90.
    ['成本指标', '经济成本', '源解析研究费用', '≤132.00万元'],
    ['产出指标', '数量指标', '走航监测次数', '≥36次'],
    ['产出指标', '时效指标', '监测报告提交及时率', '≥95%'],
  ],
  [
    '水环境综合整治经费',
    34_180,
    ['成本指标', '经济成本', '断面水质监测费用', '≤341.80万元'],
    // Planted: monitoring points counted in people.
    ['产出指标', '数量指标', '水质监测站点建设数量', '≥24人'],
    ['产出指标', '质量指标', '设备验收合格率', '≥100%'],
    ['满意度指标', '服务对象满意度', '沿岸居民满意度', '≥90%'],
  ],
  [
    '饮用水源保护经费',
    25_200,
    ['成本指标', '经济成本', '隔离设施费用', '≤97.00万元'],
    ['成本指标', '经济成本', '标识制作费用', '≤63.00万元'],
    // Planted: the three come to 262.00, above 252.00.
    ['成本指标', '经济成本', '巡查服务费用', '≤102.00万元'],
    // Planted: more than all of them.
    ['产出指标', '质量指标', '标识设置合格率', '≥120%'],
  ],
  [
    '生态环境执法经费',
    21_340,
    ['成本指标', '经济成本', '执法装备费用', '≤121.30万元'],
    ['产出指标', '数量指标', '开展专项执法行动', '≥12次'],
    // Planted: one indicator with two targets.
    ['产出指标', '数量指标', '开展专项执法行动', '≥16次'],
    ['满意度指标', '服务对象满意度', '群众投诉率', '≤2%'],
  ],
  [
    '信访举报办理经费',
    12_130,
    ['成本指标', '经济成本', '热线服务费用', '≤98.60万元'],
    // Planted: hours in per cent.
    ['产出指标', '时效指标', '每周热线服务时长', '≥56%'],
    ['产出指标', '质量指标', '举报办理及时率', '≥95%'],
    // Planted: a least rate of errors.
    ['满意度指标', '服务对象满意度', '举报转办差错率', '≥1%'],
  ],
  [
    '环境宣传教育经费',
    8_740,
    // Planted: all of the money as the least.
    ['成本指标', '经济成本', '宣传制作费用', '≥87.40万元'],
    ['产出指标', '数量指标', '举办主题宣传', '≥8次'],
    // Planted: no more than so many may be satisfied.
    ['满意度指标', '服务对象满意度', '参与群众满意度', '≤92%'],
  ],
  [
    '办公场所物业管理费',
    10_210,
    ['成本指标', '经济成本', '物业服务费用', '≤102.10万元'],
    ['产出指标', '数量指标', '物业服务面积', '≥6200平方米'],
    // Planted: one indicator with two targets.
    ['产出指标', '质量指标', '设施设备完好率', '≥95%'],
    ['产出指标', '质量指标', '设施设备完好率', '≥98%'],
  ],
]

const projects: Table = {
  ...page,
  title: '部门项目支出预算表',
  widths: [40, 20, 18, 18],
  head: [['项目名称', '项目类别', '合计', '一般公共预算'].map((text) => cell(text))],
  body: [
    [cell('合计'), cell(''), cell(fixed(project)), cell(fixed(project))],
    ...PROJECTS.map(([name, money]) => [cell(name), cell('特定目标类'), cell(fixed(money)), cell(fixed(money))]),
  ],
  align: ['left', 'left', 'right', 'right'],
}

/** Planted: the money of two forms is that of another draft. */
const DRAFT: Readonly<Record<string, number>> = { 生态环境执法经费: 23_140, 办公场所物业管理费: 12_010 }

function form([name, money, ...indicators]: (typeof PROJECTS)[number]): Table {
  return {
    ...page,
    title: `${name}绩效目标表`,
    right: '',
    widths: [18, 20, 38, 20],
    head: [],
    body: [
      [cell('项目名称'), cell(name, { columns: 3 })],
      [cell('主管部门'), cell(DEPARTMENT), cell('实施期限'), cell(`${YEAR}年度`)],
      [cell('项目资金（万元）', { rows: 2 }), cell('资金总额'), cell(fixed(DRAFT[name] ?? money), { columns: 2, align: 'right' })],
      [cell('其中：财政拨款'), cell(fixed(DRAFT[name] ?? money), { columns: 2, align: 'right' })],
      ['一级指标', '二级指标', '三级指标', '指标值'].map((text) => cell(text)),
      ...indicators.map((row) => row.map((text) => cell(text))),
    ],
    align: ['left', 'left', 'left', 'center'],
  }
}

const TASKS = [
  ['任务1', '保障机构运转', basic],
  ['任务2', '污染防治和生态保护', 46_210 + 59_380],
  ['任务3', '环境执法和监管', 33_470 + 18_950],
] as const
const wholeForm: Table = {
  ...page,
  title: '部门整体支出绩效目标表',
  right: '',
  widths: [14, 26, 20, 20, 14],
  head: [],
  body: [
    [cell('部门名称'), cell(DEPARTMENT, { columns: 4 })],
    [cell('任务名称', { rows: 2 }), cell('主要内容', { rows: 2 }), cell('预算金额（万元）', { columns: 3 })],
    ['总额', '财政拨款', '其他资金'].map((text) => cell(text)),
    ...TASKS.map(([task, content, money]) => [cell(task), cell(content), cell(fixed(money)), cell(fixed(money)), cell('')]),
    [cell('金额合计', { columns: 2 }), cell(fixed(whole)), cell(fixed(whole)), cell('')],
  ],
  align: ['left', 'left', 'right', 'right', 'right'],
}

export function ecology(): Report {
  const blocks: Block[] = [
    title(`${DEPARTMENT}${YEAR}年部门预算`),
    ...prose(`
一、部门职责
负责全市生态环境监督管理，组织开展污染防治、环境监测和执法。
二、预算安排
${YEAR}年各项预算见附表。
`),
    totals,
    spending,
    projects,
    ...PROJECTS.map(form),
    // Planted: a task with two digits exchanged.
    planted(wholeForm, (cells) => cells[0]?.text === '任务3', 2, '524.20', '542.20'),
  ]
  return {
    title: `${DEPARTMENT}${YEAR}年部门预算`,
    producer: 'gouji corpus',
    date: '2026-02-18',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 70, right: 60, bottom: 66, left: 60 },
      pageNumber: (n) => `- ${n} -`,
      rulings: 'strokes',
    },
    blocks,
  }
}

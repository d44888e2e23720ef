/**
 * A small budget of an invented body, 衡洲市政务服务中心, whose figures agree and whose wording does not: one slip of each kind that is
 * found in words, notes and units. Amounts are hundredths of 万元.
 */
import { type Block, cell, contents, part, planted, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, percent, sum } from '../typeset/money.ts'
import { FUNCTIONS } from '../typeset/names.ts'
import { codeTable, type Leaf } from '../typeset/tables.ts'

const DEPARTMENT = '衡洲市政务服务中心'
const YEAR = 2025
const wan = (u: number): string => `${fixed(u)}万元`

/** Code, basic, project, last year's budget, purpose. */
const ITEMS: readonly (readonly [string, number, number, number, string])[] = [
  ['2010301', 61_840, 0, 60_215, '机关人员及日常运行'],
  ['2010350', 20_475, 28_360, 47_920, '所属事业单位运行和政务大厅运维'],
  ['2080505', 8_912, 0, 8_704, '单位缴纳的基本养老保险'],
  ['2101101', 4_386, 0, 4_290, '行政人员的医疗保险缴费'],
  ['2210201', 7_254, 0, 7_080, '单位缴存的住房公积金'],
]
const whole = sum(ITEMS.map(([, basic, project]) => basic + project))
const basic = sum(ITEMS.map(([, of]) => of))
const before = sum(ITEMS.map(([, , , of]) => of))
const project = whole - basic
const of = (code: string): (typeof ITEMS)[number] => {
  const found = ITEMS.find(([of]) => of === code)
  if (!found) throw new Error(`no item ${code}`)
  return found
}
const amountOf = (code: string): number => of(code)[1] + of(code)[2]
const moved = (now: number, then: number): string => `增加${wan(now - then)}，增长${percent(now - then, then)}%`

const page = { left: `部门名称：${DEPARTMENT}`, right: '单位：万元', size: 9, rowHeight: 18, newPage: true } as const
const leaves: Leaf[] = ITEMS.map(([code, a, b]) => ({ code, amounts: [a + b, a, b] }))
const coded = {
  ...page,
  names: FUNCTIONS,
  lengths: [3, 5, 7],
  codes: 'joined',
  amount: (u: number): string => (u === 0 ? '' : fixed(u)),
  leaves,
  columns: ['合计', '基本支出', '项目支出'],
} as const
const T1 = codeTable({ ...coded, title: '部门支出预算总表', number: '表1' })
/** A stale name: 210 is 卫生健康支出 everywhere else. */
const T2 = planted(
  codeTable({ ...coded, title: '一般公共预算支出预算表', number: '表2' }),
  (cells) => cells[0]?.text === '210',
  1,
  '卫生健康支出',
  '医疗卫生与计划生育支出',
)
const empty = (name: string, number: string, notes: readonly string[]): Table => ({
  ...page,
  kind: 'table',
  title: name,
  number,
  widths: [16, 30, 14, 14, 14],
  head: [['科目编码', '科目名称', '合计', '基本支出', '项目支出'].map((text) => cell(text))],
  body: [[cell('合计', { columns: 2 }), cell(''), cell(''), cell('')]],
  align: ['left', 'left', 'right', 'right', 'right'],
  notes,
})
const T3 = empty('政府性基金预算支出表', '表3', [])
const T4 = empty('国有资本经营预算支出表', '表4', [`注：${DEPARTMENT}${YEAR}年没有国有资本经营预算安排的支出，故本表无数据。`])
const T5: Table = {
  ...page,
  kind: 'table',
  title: '项目绩效目标表',
  number: '表5',
  right: '',
  widths: [14, 14, 34, 12, 12],
  head: [['一级指标', '二级指标', '三级指标', '指标值', '计量单位'].map((text) => cell(text))],
  body: [
    ['产出指标', '数量指标', '开展窗口人员培训项目', '≥12', '个'],
    ['产出指标', '数量指标', '开展政务公开培训项目', '≥18', '个'],
    ['产出指标', '数量指标', '开展基层站点培训项目', '≥6', '%'],
    ['产出指标', '数量指标', '开展网上办理培训项目', '≥240', '个'],
    ['产出指标', '数量指标', '便民服务站点设置数量', '≥86', '人'],
    ['满意度指标', '服务对象满意度', '办事群众满意度', '≥95', '%'],
    ['满意度指标', '服务对象满意度', '办事群众投诉率', '≥2', '%'],
  ].map((row) => row.map((text) => cell(text))),
  align: ['left', 'left', 'left', 'center', 'center'],
}

const T6: Table = {
  ...page,
  kind: 'table',
  title: `${YEAR - 1}年度政务大厅运行维护项目绩效自评表`,
  number: '表6',
  right: '',
  widths: [14, 14, 34, 12, 12],
  head: [['一级指标', '二级指标', '三级指标', '分值', '得分'].map((text) => cell(text))],
  body: [
    ...[
      ['产出指标', '数量指标', '维护窗口设备', '20', '20'],
      ['产出指标', '质量指标', '设备完好率', '30', '28.2'],
      ['效益指标', '社会效益', '业务平均等候时间缩短', '30', '27'],
      ['满意度指标', '服务对象满意度', '办事群众满意度', '20', '17'],
    ].map((row) => row.map((text) => cell(text))),
    [cell('总分', { columns: 3 }), cell('100'), cell('92.2')],
  ],
  align: ['left', 'left', 'left', 'center', 'center'],
}

const item = (code: string, more: string): string => {
  const [cls, section, name] = [code.slice(0, 3), code.slice(0, 5), code].map((c) => FUNCTIONS[c] ?? '')
  return `${cls}（类）${section}（款）${name}（项）${wan(amountOf(code))}，${more}`
}
const purpose = (code: string): string => `主要用于${of(code)[4]}。`

const narrative = prose(`
（一）支出预算总体情况说明
${DEPARTMENT}${YEAR}年支出预算${wan(whole)}，比${YEAR - 1}年预算${moved(whole, before)}。其中：基本支出${wan(basic)}，占${percent(basic, whole)}%；项目支出${wan(project)}，占${percent(project, whole)}%。
（二）一般公共预算支出情况说明
${DEPARTMENT}${YEAR}年一般公共预算支出${wan(whole)}，比${YEAR}年预算${moved(whole, before)}。具体情况如下：
1.${item('2010301', `比${YEAR - 1}年预算${moved(amountOf('2010301'), of('2010301')[3])}。${purpose('2010301')}`)}
2.${item('2010350', `比${YEAR - 1}年预算${moved(amountOf('2010350'), of('2010350')[3])}，主要原因是政务大厅运维经费减少。${purpose('2010350')}`)}
3.${item('2080505', `比${YEAR - 1}年预算${moved(amountOf('2080505'), of('2080505')[3])}。${purpose('2080505')}`)}
4.${item('2101101', `比${YEAR - 1}年预算${moved(amountOf('2101101'), of('2101101')[3])}。主要用于职工住房公积金支出。`)}
5.${item('2210201', `比${YEAR - 1}年预算${moved(amountOf('2210201'), of('2210201')[3])}。${purpose('2210201')}`)}
（三）政府采购情况说明
衡州市政务服务中心${YEAR}年政府采购预算总额96.40万元，其中：政府采购货物预算36.20万元、政府采购工程预算0.00万元、政府采购服务预算60.20万元。在面向中小企业预留的政府采购项目中，预计由中小企业中标的金额58.00万元；在其他政府采购项目中，预计由中小企业中标的金额46.00万元。
（四）机关运行经费情况说明
机关运行经费是指为保障行政单位运行用于购买货物和服务的各项资金。${YEAR}年机关运行经费预算为XX万元。
（五）预算绩效情况说明
上年度政务大厅运行维护项目绩效自评综述：根据年初设定的目标，项目自评得分为96.2分。
`)

export function services(): Report {
  const blocks: Block[] = [
    title(`${DEPARTMENT}${YEAR}年部门预算`),
    title('目录'),
    ...[
      ['第一部分部门概况', 2],
      [`第二部分${YEAR}年部门预算情况说明`, 2],
      ['一、部门支出预算总表', 4],
      ['二、一般公共预算支出预算表', 5],
      ['三、国有资本经营预算支出表', 6],
      ['四、政府性基金预算支出表', 7],
      ['五、项目绩效目标表', 8],
      [`六、${YEAR - 1}年度政务大厅运行维护项目绩效自评表`, 9],
    ].map(([name, at]) => contents(`${name}${'.'.repeat(24)}${at}`)),
    { kind: 'break' },
    part('第一部分 部门概况'),
    ...prose(`
（一）主要职能
负责全市政务服务大厅的管理运行，组织协调进驻部门办理政务服务事项。
（二）机构设置
${DEPARTMENT}为一级预算单位，无下属单位。
`),
    part(`第二部分 ${YEAR}年部门预算情况说明`),
    ...narrative,
    T1,
    T2,
    T3,
    T4,
    T5,
    T6,
  ]
  return {
    title: `${DEPARTMENT}${YEAR}年部门预算`,
    producer: 'gouji corpus',
    date: '2025-02-12',
    style: {
      size: 12,
      pitch: 1.8,
      margin: { top: 72, right: 72, bottom: 68, left: 72 },
      pageNumber: (n) => `— ${n} —`,
      rulings: 'strokes',
    },
    blocks,
  }
}

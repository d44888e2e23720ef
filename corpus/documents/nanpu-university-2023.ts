/**
 * The final account of 南浦大学, which is invented, in the form of universities: four tables and a short explanation of each. Its
 * figures agree but for one item, paid out of the lottery fund, that the table of appropriations leaves out
 * (golden/nanpu-university-2023/truth.json). Amounts are hundredths of 万元.
 */
import { type Block, cell, contents, part, prose, type Report, title } from '../typeset/blocks.ts'
import { change, fixed, percent, separated, sum } from '../typeset/money.ts'
import { FUNCTIONS } from '../typeset/names.ts'
import { codeTable, hierarchy, type Leaf, totals, twoSided } from '../typeset/tables.ts'

const UNIVERSITY = '南浦大学'
const YEAR = 2023
const print = (units: number): string => separated(fixed(units))
const wan = (units: number): string => `${print(units)}万元`
const blank = (units: number): string => (units === 0 ? '' : print(units))
const share = (units: number, whole: number): string => `占${percent(units, whole)}%`

interface Item {
  readonly code: string
  /** Income: appropriations, tuition and the like, the rest. */
  readonly income: readonly [fiscal: number, operating: number, other: number]
  /** Spending, all and out of appropriations alone. */
  readonly spent: readonly [basic: number, project: number]
  readonly fiscal: readonly [basic: number, project: number]
  /** Spent out of appropriations in the year before; nothing where the year before is not told. */
  readonly before: number
}
const ITEMS: readonly Item[] = [
  { code: '2050204', income: [386_420, 41_815, 9_260], spent: [402_730, 28_450], fiscal: [361_905, 22_180], before: 352_640 },
  {
    code: '2050205',
    income: [7_284_150, 5_136_980, 1_874_325],
    spent: [10_492_615, 3_318_470],
    fiscal: [5_610_240, 1_553_875],
    before: 7_042_310,
  },
  { code: '2060204', income: [168_500, 0, 0], spent: [0, 187_345], fiscal: [0, 187_345], before: 120_760 },
  { code: '2080502', income: [243_180, 0, 0], spent: [243_180, 0], fiscal: [243_180, 0], before: 231_405 },
  { code: '2080505', income: [412_760, 0, 0], spent: [412_760, 0], fiscal: [412_760, 0], before: 396_125 },
  { code: '2080506', income: [206_380, 0, 0], spent: [206_380, 0], fiscal: [206_380, 0], before: 198_060 },
  { code: '2210201', income: [368_915, 0, 274_610], spent: [643_525, 0], fiscal: [368_915, 0], before: 357_480 },
  { code: '2296004', income: [8_640, 0, 0], spent: [0, 8_640], fiscal: [0, 8_640], before: 0 },
]
/** Planted: the item of the lottery fund is not carried over into the table of appropriations, nor into its total. */
const OMITTED = '2296004'
const OPENING = 2_418_375
/** Income and spending of the year before, by what is told of them. */
const BEFORE = { fiscal: 8_861_240, operating: 5_021_635, other: 2_236_870, classes: [13_904_120, 164_310, 838_245, 615_830, 7_215] }

const income: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [sum(i.income), ...i.income] }))
const spending: Leaf[] = ITEMS.map((i) => ({ code: i.code, amounts: [sum(i.spent), ...i.spent] }))
const shown = ITEMS.filter((i) => i.code !== OMITTED)
const fiscal: Leaf[] = shown.map((i) => ({ code: i.code, amounts: [sum(i.fiscal), ...i.fiscal] }))
const [earned = 0, granted = 0, tuition = 0, rest = 0] = totals(income)
const [spent = 0, basic = 0, project = 0] = totals(spending)
const [paid = 0, paidBasic = 0, paidProject = 0] = totals(fiscal)
const whole = OPENING + earned
const classes = hierarchy(spending, FUNCTIONS, [3]).map((row) => ({ name: row.name, units: row.amounts[0] ?? 0 }))

const sheet = { left: `编制单位：${UNIVERSITY}`, right: '单位：万元', size: 9, rowHeight: 18, newPage: true } as const
const coded = { ...sheet, names: FUNCTIONS, lengths: [3, 5, 7], codes: 'joined', amount: blank, totalLast: true, indented: true } as const
const summary = twoSided({
  ...sheet,
  title: '高等学校收支决算总表',
  number: '表1',
  widths: [30, 16, 30, 16],
  head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '决算数', '项目', '决算数'].map((text) => cell(text))],
  leftRows: [
    ['一、财政拨款收入', print(granted)],
    ['二、上级补助收入', ''],
    ['三、事业收入', print(tuition)],
    ['四、经营收入', ''],
    ['五、其他收入', print(rest)],
  ],
  rightRows: classes.map(({ name, units }, i) => [`${'一二三四五'[i] ?? ''}、${name}`, print(units)] as const),
  leftTail: [
    ['本年收入合计', print(earned)],
    ['上年结转和结余', print(OPENING)],
    ['合计', print(whole)],
  ],
  rightTail: [
    ['本年支出合计', print(spent)],
    ['年末结转和结余', print(whole - spent)],
    ['合计', print(whole)],
  ],
})
const incomeTable = codeTable({
  ...coded,
  title: '高等学校收入决算表',
  number: '表2',
  leaves: income,
  columns: ['本年收入合计', '财政拨款收入', '事业收入', '其他收入'],
})
const spendingTable = codeTable({
  ...coded,
  title: '高等学校支出决算表',
  number: '表3',
  leaves: spending,
  columns: ['合计', '基本支出', '项目支出'],
})
const fiscalTable = codeTable({
  ...coded,
  title: '高等学校财政拨款支出决算表',
  number: '表4',
  leaves: fiscal,
  columns: ['合计', '基本支出', '项目支出'],
  group: '本年支出',
})

const moved = (now: number, before: number): string => `${now > before ? '增加' : '减少'}${wan(Math.abs(now - before))}`
const items = shown
  .map((i, n) => {
    const now = sum(i.fiscal)
    const rate = `${now > i.before ? '增长' : '下降'}${percent(Math.abs(now - i.before), i.before)}%`
    return `${n + 1}．${FUNCTIONS[i.code] ?? ''}（${i.code}），${YEAR}年度决算数为${wan(now)}，比${YEAR - 1}年度决算数${wan(i.before)}${rate}。`
  })
  .join('\n')
const narrative = prose(`
（一）收支决算总表说明
学校${YEAR}年度本年收入合计${wan(earned)}，比上年${change(earned, BEFORE.fiscal + BEFORE.operating + BEFORE.other, {}, print)}。其中：财政拨款收入${moved(granted, BEFORE.fiscal)}，事业收入${moved(tuition, BEFORE.operating)}，其他收入${moved(rest, BEFORE.other)}。
学校${YEAR}年度本年支出合计${wan(spent)}，比上年${change(spent, sum(BEFORE.classes), {}, print)}。其中：${classes.map(({ name, units }, i) => `${name}${moved(units, BEFORE.classes[i] ?? 0)}`).join('，')}。
（二）收入决算表说明
学校${YEAR}年度本年收入合计${wan(earned)}，其中：财政拨款收入${wan(granted)}，${share(granted, earned)}；事业收入${wan(tuition)}，${share(tuition, earned)}；其他收入${wan(rest)}，${share(rest, earned)}。
（三）支出决算表说明
学校${YEAR}年度本年支出合计${wan(spent)}，其中：基本支出${wan(basic)}，${share(basic, spent)}；项目支出${wan(project)}，${share(project, spent)}。
（四）财政拨款支出决算表说明
学校${YEAR}年度财政拨款支出${wan(paid)}，其中：基本支出${wan(paidBasic)}，${share(paidBasic, paid)}；项目支出${wan(paidProject)}，${share(paidProject, paid)}。具体包括：
${items}
`)

export function university(): Report {
  const blocks: Block[] = [
    { kind: 'cover', lines: [UNIVERSITY, `${YEAR}年度部门决算`], foot: '' },
    { kind: 'break' },
    title('目录'),
    ...['一、学校基本情况', `二、${YEAR}年度部门决算报表`, `三、${YEAR}年度部门决算报表说明`].map(contents),
    { kind: 'break' },
    part('一、学校基本情况'),
    ...prose(`
${UNIVERSITY}是一所以工科为主的综合性大学，设有附属中学，承担人才培养、科学研究和社会服务等职能。
`),
    part(`二、${YEAR}年度部门决算报表`),
    summary,
    incomeTable,
    spendingTable,
    fiscalTable,
    { kind: 'break' },
    part(`三、${YEAR}年度部门决算报表说明`),
    ...narrative,
  ]
  return {
    title: `${UNIVERSITY}${YEAR}年度部门决算`,
    producer: 'gouji corpus',
    date: '2024-08-30',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 70, right: 68, bottom: 66, left: 68 },
      pageNumber: (n) => `${n}`,
      rulings: 'strokes',
    },
    blocks,
  }
}

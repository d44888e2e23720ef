/**
 * A government's budget: 栾溪市 is invented. Tables of execution, draft and balance, of the city and of its own level, and of debts
 * agree but for the planted figures, two of each tie. Amounts are 万元, debts hundredths of 亿元.
 */
import { type Block, cell, planted, prose, type Report, type Table, title } from '../typeset/blocks.ts'
import { fixed, sum } from '../typeset/money.ts'

const YEAR = 2026
const page = { kind: 'table', newPage: true, size: 9, rowHeight: 20, right: '单位：万元' } as const

/** Name, city: last year's budget and execution, this year's budget; own level: the same. */
type Line = readonly [name: string, city: readonly [number, number, number], own: readonly [number, number, number]]

const INCOME: readonly Line[] = [
  ['增值税', [231_400, 240_630, 252_100], [81_200, 83_410, 86_000]],
  ['企业所得税', [172_600, 173_280, 180_500], [56_300, 57_120, 59_400]],
  ['城市维护建设税', [61_900, 60_740, 63_000], [20_800, 20_460, 21_100]],
  ['房产税', [44_700, 46_050, 47_300], [14_900, 15_330, 15_700]],
  ['契税', [98_300, 90_460, 93_200], [31_500, 28_940, 30_000]],
  ['专项收入', [52_400, 53_870, 52_600], [18_100, 18_620, 18_300]],
  ['罚没收入', [47_800, 49_190, 46_700], [12_600, 13_050, 12_400]],
  ['国有资源有偿使用收入', [88_900, 91_340, 87_000], [30_200, 31_480, 29_800]],
]
const SPENDING: readonly Line[] = [
  ['一般公共服务支出', [184_300, 181_960, 186_400], [61_500, 60_830, 62_100]],
  ['公共安全支出', [96_700, 98_150, 99_300], [48_200, 48_960, 49_500]],
  ['教育支出', [402_600, 409_370, 418_800], [98_400, 100_210, 103_000]],
  ['科学技术支出', [38_500, 37_240, 39_600], [15_200, 14_870, 15_600]],
  ['社会保障和就业支出', [318_900, 326_480, 335_100], [102_300, 104_590, 107_200]],
  ['卫生健康支出', [176_400, 172_850, 178_900], [54_100, 53_020, 55_000]],
  ['城乡社区支出', [143_800, 139_610, 141_200], [47_900, 46_330, 47_000]],
  ['农林水支出', [207_500, 211_930, 214_600], [33_700, 34_480, 35_100]],
  ['交通运输支出', [82_100, 84_720, 86_300], [27_600, 28_450, 29_000]],
]

const amount = (n: number): string => (n === 0 ? '' : String(n))
const total = (lines: readonly Line[], of: 1 | 2, column: number): number => sum(lines.map((line) => line[of][column] ?? 0))

function execution(name: string, lines: readonly Line[], of: 1 | 2, totalName: string): Table {
  return {
    ...page,
    title: name,
    widths: [30, 18, 18],
    head: [['预算科目', '年初预算数', `${YEAR - 1}年执行数`].map((text) => cell(text))],
    body: [
      ...lines.map((line) => [cell(line[0]), cell(amount(line[of][0])), cell(amount(line[of][1]))]),
      [cell(totalName), cell(amount(total(lines, of, 0))), cell(amount(total(lines, of, 1)))],
    ],
    align: ['left', 'right', 'right'],
  }
}

function draft(name: string, lines: readonly Line[], of: 1 | 2, totalName: string): Table {
  return {
    ...page,
    title: name,
    widths: [30, 18, 18],
    head: [['预算科目', `${YEAR - 1}年执行数`, `${YEAR}年预算数`].map((text) => cell(text))],
    body: [
      ...lines.map((line) => [cell(line[0]), cell(amount(line[of][1])), cell(amount(line[of][2]))]),
      [cell(totalName), cell(amount(total(lines, of, 1))), cell(amount(total(lines, of, 2)))],
    ],
    align: ['left', 'right', 'right'],
  }
}

/** The two totals of the balance are made equal by what is passed up. */
function balance(name: string, of: 1 | 2, received: number, carried: number): Table {
  const income = total(INCOME, of, 1) + received + carried
  const spending = total(SPENDING, of, 1)
  const rows = [
    ['一、一般公共预算收入', total(INCOME, of, 1), '一、一般公共预算支出', spending],
    ['二、上级补助收入', received, '二、上解上级支出', 61_240],
    ['三、上年结余收入', carried, '三、年终结余', income - spending - 61_240],
    ['收入总计', income, '支出总计', income],
  ] as const
  return {
    ...page,
    title: name,
    widths: [28, 16, 28, 16],
    head: [[cell('收入', { columns: 2 }), cell('支出', { columns: 2 })], ['项目', '执行数', '项目', '执行数'].map((text) => cell(text))],
    body: rows.map(([a, x, b, y]) => [cell(a), cell(amount(x)), cell(b), cell(amount(y))]),
    align: ['left', 'right', 'left', 'right'],
  }
}

/** Place, limits and balances of general and special debts. */
const DEBTS: readonly (readonly [string, number, number, number, number])[] = [
  ['栾溪市本级', 5_476, 2_780, 5_295, 2_779],
  ['临江县', 3_110, 5_388, 3_033, 5_341],
  ['石桥县', 1_357, 3_051, 1_291, 3_049],
  ['云台区', 945, 756, 903, 748],
]
const debtHead = '政府债务'
const limits: Table = {
  ...page,
  title: `${YEAR - 1}年栾溪市${debtHead}限额余额情况表`,
  right: '单位：亿元',
  widths: [18, 14, 14, 14, 14, 14, 14],
  head: [
    [cell('地区', { rows: 2 }), cell(`${YEAR - 1}年债务限额`, { columns: 3 }), cell(`${YEAR - 1}年债务余额`, { columns: 3 })],
    ['小计', '一般债务', '专项债务', '小计', '一般债务', '专项债务'].map((text) => cell(text)),
  ],
  body: [['合计', ...[1, 2, 3, 4].map((k) => sum(DEBTS.map((d) => d[k] as number)))] as unknown as (typeof DEBTS)[number], ...DEBTS].map(
    ([place, a, b, c, d]) => [cell(place), ...[a + b, a, b, c + d, c, d].map((n) => cell(fixed(n)))],
  ),
  align: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
}

function debtList(kind: string, opening: number, raised: number, repaid: number, limit: number): Table {
  const rows = [
    [`一、${YEAR - 2}年末地方政府${kind}债务余额`, opening],
    [`二、${YEAR - 1}年末地方政府${kind}债务余额限额`, limit],
    [`三、${YEAR - 1}年地方政府${kind}债务发行额`, raised],
    [`四、${YEAR - 1}年地方政府${kind}债务还本额`, repaid],
    [`五、${YEAR - 1}年末地方政府${kind}债务余额`, opening + raised - repaid],
  ] as const
  return {
    ...page,
    title: `${YEAR - 1}年栾溪市地方政府${kind}债务余额情况表`,
    right: '单位：亿元',
    widths: [50, 18],
    head: [['项目', '执行数'].map((text) => cell(text))],
    body: rows.map(([name, value]) => [cell(name), cell(fixed(value))]),
    align: ['left', 'right'],
  }
}

const BONDS: readonly (readonly [string, number, number])[] = [
  [`一、${YEAR - 1}年发行额`, 5_383, 2_256],
  ['（一）一般债券', 2_136, 1_445],
  ['（二）专项债券', 3_247, 811],
  [`二、${YEAR - 1}年还本额`, 2_153, 1_346],
  ['（一）一般债券', 1_999, 1_346],
  ['（二）专项债券', 154, 0],
  [`三、${YEAR - 1}年付息额`, 597, 264],
  ['（一）一般债券', 333, 178],
  ['（二）专项债券', 264, 86],
  [`四、${YEAR}年还本预算数`, 1_621, 895],
  [`五、${YEAR}年付息预算数`, 616, 257],
  ['（一）一般债券', 303, 156],
  ['（二）专项债券', 313, 101],
]
const bonds: Table = {
  ...page,
  title: `${YEAR - 1}年栾溪市地方政府债券发行及还本付息情况表`,
  right: '单位：亿元',
  widths: [40, 16, 16],
  head: [['项目', '全市', '市本级'].map((text) => cell(text))],
  body: BONDS.map(([name, all, own]) => [cell(name), cell(fixed(all)), cell(own === 0 ? '' : fixed(own))]),
  align: ['left', 'right', 'right'],
}

const row =
  (name: string) =>
  (cells: readonly { readonly text: string }[]): boolean =>
    cells[0]?.text === name

export function government(): Report {
  const of = (level: string): string => `栾溪市${level}`
  const blocks: Block[] = [
    title(`关于栾溪市${YEAR - 1}年预算执行情况和${YEAR}年预算草案的报告`),
    ...prose(`
${YEAR - 1}年全市财政收支执行平稳，各项重点支出得到保障。预算执行和草案、债务情况见附表。
`),
    execution(`${of('')}${YEAR - 1}年一般公共预算收入执行情况表`, INCOME, 1, '收入合计'),
    execution(`${of('')}${YEAR - 1}年一般公共预算支出执行情况表`, SPENDING, 1, '支出合计'),
    // Planted: more than the whole city has, here and in the spending of the level.
    planted(execution(`${of('本级')}${YEAR - 1}年一般公共预算收入执行情况表`, INCOME, 2, '收入合计'), row('房产税'), 1, '14900', '49100'),
    planted(
      execution(`${of('本级')}${YEAR - 1}年一般公共预算支出执行情况表`, SPENDING, 2, '支出合计'),
      row('科学技术支出'),
      2,
      '14870',
      '48170',
    ),
    // Planted: the balance tells another income and another expenditure than their tables.
    planted(
      balance(`${of('')}${YEAR - 1}年一般公共预算收支平衡情况表`, 1, 921_300, 74_600),
      row('一、一般公共预算收入'),
      1,
      '805560',
      '805650',
    ),
    planted(
      balance(`${of('本级')}${YEAR - 1}年一般公共预算收支平衡情况表`, 2, 312_900, 21_800),
      row('一、一般公共预算收入'),
      3,
      '491740',
      '497140',
    ),
    // Planted: last year told again, with two digits exchanged.
    planted(draft(`${of('')}${YEAR}年一般公共预算收入草案表`, INCOME, 1, '收入合计'), row('契税'), 1, '90460', '94060'),
    planted(draft(`${of('')}${YEAR}年一般公共预算支出草案表`, SPENDING, 1, '支出合计'), row('教育支出'), 1, '409370', '403970'),
    // Planted: a county above its limit; a limit below what is owed.
    planted(limits, row('石桥县'), 5, '12.91', '19.21'),
    planted(debtList('一般', 10_681, 2_136, 1_999, 10_888), row(`二、${YEAR - 1}年末地方政府一般债务余额限额`), 1, '108.88', '100.88'),
    // Planted: what was raised, with two digits exchanged.
    planted(debtList('专项', 8_824, 3_247, 154, 11_975), row(`三、${YEAR - 1}年地方政府专项债务发行额`), 1, '32.47', '34.27'),
    // Planted: the level repays more than the city, and pays more interest.
    planted(planted(bonds, row(`四、${YEAR}年还本预算数`), 2, '8.95', '18.95'), row(`三、${YEAR - 1}年付息额`), 2, '2.64', '6.24'),
  ]
  return {
    title: `栾溪市${YEAR - 1}年预算执行情况和${YEAR}年预算草案`,
    producer: 'gouji corpus',
    date: '2026-02-03',
    style: {
      size: 12,
      pitch: 1.7,
      margin: { top: 70, right: 60, bottom: 66, left: 60 },
      pageNumber: (n) => `— ${n} —`,
      rulings: 'strokes',
    },
    blocks,
  }
}

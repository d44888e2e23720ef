/** Every way in which a figure goes wrong is told in words, with what shows it, in both languages. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import type { Finding, Language } from '../../src/model/finding.ts'
import { assess } from '../assess.ts'
import { passage } from '../rules/passage.ts'

const account = `某市生态环境监测中心2023年度部门决算
一、收入支出决算总体情况说明
2023年度收入总计1386.42万元、支出总计1386.42万元。与2022年度相比，收、支总计各增加127.58万元，增长10.13%。
二、收入决算情况说明
本年收入合计1297.35万元，其中：财政拨款收入1183.47万元，占91.22%；事业收入86.24万元，占6.65%；其他收入27.64万元，占2.13%。
三、支出决算情况说明
本年支出合计1312.76万元，其中：基本支出937.51万元，占71.42%；项目支出375.25万元，占28.58%。
四、财政拨款收入支出决算总体情况说明
2023年度财政拨款收入1183.47万元，与2022年度相比增加94.18万元，增长8.65%。
五、一般公共预算财政拨款支出决算情况说明
2023年度一般公共预算财政拨款支出年初预算为1108.60万元，支出决算为1196.83万元，完成年初预算的107.96%。其中：
1．社会保障和就业（类）支出年初预算为135.40万元，支出决算为142.36万元，完成年初预算的105.14%。
2．卫生健康（类）支出年初预算为71.20万元，支出决算为68.95万元，完成年初预算的96.84%。
3．节能环保（类）支出年初预算为806.75万元，支出决算为886.17万元，完成年初预算的109.84%。
4．住房保障（类）支出年初预算为95.25万元，支出决算为99.35万元，完成年初预算的104.30%。
六、“三公”经费支出决算情况说明
2023年度“三公”经费支出预算为24.50万元，支出决算为19.87万元，完成预算的81.10%。其中：公务用车购置及运行维护费支出17.65万元，占88.83%；公务接待费支出2.22万元，占11.17%。
公务用车购置及运行维护费支出17.65万元，比2022年减少1.86万元，下降9.53%。
公务接待费支出2.22万元，比2022年增加0.37万元，增长20.00%。`

const findings = (text: string, language: Language): readonly Finding[] => {
  const document = passage(text)
  const { report } = assess({ path: '', sha256: '', document, extraction: extract(document) }, { language })
  return report.findings.filter((finding) => finding.severity !== 'info')
}

test('the account agrees', () => expect(findings(account, 'en')).toEqual([]))

describe.each([
  [
    'a neighbour copied',
    '增加0.37万元',
    '增加2.22万元',
    '2.22 → 0.37 copied',
    /2\.22 repeats its neighbour/,
    /2\.22 与邻近的“公务接待费支出”相同/,
  ],
  ['an amount as the rate', '下降9.53%', '下降1.86%', '1.86 → 9.53 copied', /repeats its neighbour/, /疑为照抄/],
  [
    'the share of another item',
    '占6.65%',
    '占91.22%',
    '91.22 → 6.65 copied',
    /91\.22% is what another item has \(财政拨款收入/,
    /91\.22% 是“财政拨款收入 占”的比率/,
  ],
  ['the rate of another item', '的109.84%', '的104.30%', '104.30 → 109.84 copied', /what another item has \(住房保障支出/, /疑为误用他项/],
  ['a digit left out', '项目支出375.25', '项目支出37.25', '37.25 → 375.25 digit', /with one digit left out/, /少一个数字，疑为漏录/],
  ['a digit twice', '支出决算为68.95', '支出决算为688.95', '688.95 → 68.95 digit', /one digit too many/, /多一个数字，疑为多录/],
  ['a digit mistyped', '基本支出937.51', '基本支出987.51', '987.51 → 937.51 digit', /differs from 937\.51 in one digit/, /只差一个数位/],
  [
    'digits exchanged',
    '年初预算为95.25',
    '年初预算为92.55',
    '92.55 → 95.25 transposed',
    /95\.25 with two digits exchanged/,
    /95\.25 写成了 92\.55/,
  ],
  ['the point moved', '其他收入27.64', '其他收入276.4', '276.4 → 27.64 decimal-point', /27\.64 printed as 276\.4/, /27\.64 写成了 276\.4/],
  ['the point of a rate moved', '增长8.65%', '增长86.5%', '86.5 → 8.65 decimal-point', /8\.65 printed as 86\.5/, /小数点错位/],
  [
    'a quotient for its percentage',
    '的105.14%',
    '的1.05%',
    '1.05 → 105.14 decimal-point',
    /1\.05% for 105\.14%/,
    /把比值当作百分比：105\.14% 写成了 1\.05%/,
  ],
  ['a small quotient', '增长8.65%', '增长0.0865%', '0.0865 → 8.65 decimal-point', /0\.0865% for 8\.65%/, /8\.65% 写成了 0\.0865%/],
  [
    '元 under 万元',
    '公务接待费支出2.22万元，占',
    '公务接待费支出22200万元，占',
    '22200 → 2.22 unit',
    /22200 万元 for 22200 元/,
    /22200 元 写成了 22200 万元/,
  ],
  [
    'another base, far off',
    '的81.10%',
    '的1.66%',
    '1.66 → 81.10 wrong-base',
    /19\.87 ÷ 1196\.83 \(.*\) = 1\.66%/,
    /除错了基数：19\.87 ÷ 1196\.83/,
  ],
  [
    'another total as base',
    '占71.42%',
    '占72.26%',
    '72.26 → 71.42 wrong-base',
    /937\.51 ÷ 1297\.35 \(本年收入合计, page 1\) = 72\.26%/,
    /除错了基数/,
  ],
  ["this year's amount as base", '增长10.13%', '增长9.20%', '9.20 → 10.13 wrong-base', /127\.58 ÷ 1386\.42/, /除错了基数/],
  [
    'current over prior',
    '增长8.65%',
    '增长108.65%',
    '108.65 → 8.65 wrong-base',
    /without the 100% taken off: 1183\.47 ÷ \(1183\.47 − 94\.18\) × 100 = 108\.65/,
    /未减去 100%/,
  ],
  [
    "last year's amount left",
    '公务接待费支出2.22万元，比',
    '公务接待费支出1.85万元，比',
    '1.85 → 2.22 prior-year',
    /Last year's value/,
    /沿用上年数/,
  ],
  [
    "last year's amount for the change",
    '各增加127.58',
    '各增加1258.84',
    '1258.84 → 127.58 prior-year',
    /1258\.84 seems to be last year's amount/,
    /误将上年数 1258\.84 列作增减额/,
  ],
  [
    'the wrong direction, twice',
    '减少1.86万元，下降9.53%',
    '增加1.86万元，增长9.53%',
    '9.53 → 11.78 sign',
    /In the other direction it would agree: 1\.86 ÷ \(17\.65 \+ 1\.86\) × 100 = 9\.53/,
    /增减方向写反/,
  ],
] as const)('%s', (_, right, wrong, told, english, chinese) => {
  test('is told', () => {
    expect(account.split(right)).toHaveLength(2)
    const text = account.replace(right, wrong)
    const [en, ...more] = findings(text, 'en')
    expect(more).toEqual([])
    const shown = `${en?.stated?.value} → ${en?.diagnosis?.candidates[0]?.value} ${en?.diagnosis?.kind}`
    expect(shown).toBe(told)
    expect(en?.diagnosis?.text).toMatch(english)
    expect(findings(text, 'zh')[0]?.diagnosis?.text).toMatch(chinese)
  })
})

test('values in each other’s place name each other', () => {
  const text = account.replace('占88.83%；公务接待费支出2.22万元，占11.17%', '占11.17%；公务接待费支出2.22万元，占88.83%')
  const found = findings(text, 'zh')
  expect(found.map(({ diagnosis }) => diagnosis?.kind)).toEqual(['shifted', 'shifted'])
  expect(found.map(({ diagnosis }) => diagnosis?.text).join()).toMatch(/11\.17 印在“公务用车购置及运行维护费支出 占”处，而该处同样不符/)
})

test('a round rate is nobody else’s', () => {
  const text = account
    .replace('的96.84%', '的100.00%')
    .replace('支出决算为19.87万元，完成预算的81.10%', '支出决算为24.50万元，完成预算的100.00%')
  expect(
    findings(text, 'en')
      .map(({ diagnosis }) => diagnosis?.text)
      .join(),
  ).not.toMatch(/another item/)
})

describe('against an amount of last year that is told', () => {
  const told = (change: string): readonly Finding[] =>
    findings(`某市水务局2023年度部门决算\n会议费支出16.38万元，比上年的19.24万元${change}。`, 'en')

  test('change and rate in the other direction are one finding', () => {
    const [finding, ...more] = told('增加2.86万元，增长14.86%')
    expect(more).toEqual([])
    expect(finding?.diagnosis?.kind).toBe('sign')
    expect(finding?.diagnosis?.text).toBe('In the other direction it would agree: 19.24 − 16.38 = 2.86.')
  })

  test('a rate that still has its 100 % is told', () => {
    expect(told('减少2.86万元，下降85.14%').map(({ diagnosis }) => diagnosis?.text)).toEqual([
      "Probably this year's amount over last year's, without the 100% taken off: 16.38 ÷ 19.24 × 100 = 85.14.",
    ])
  })

  test('the right direction agrees', () => expect(told('减少2.86万元，下降14.86%')).toEqual([]))
})

test('where the right value is printed too is told', () => {
  const text = account.replace('支出年初预算为806.75万元，支出决算为886.17万元', '支出年初预算为806.75万元，支出决算为866.71万元')
  const [finding] = findings(`${text}\n八、其他\n节能环保（类）支出886.17万元，均已支付。`, 'zh')
  expect(finding?.diagnosis?.text).toMatch(/886\.17 另见于第 1 页（节能环保支出/)
})

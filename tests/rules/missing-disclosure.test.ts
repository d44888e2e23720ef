import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { duties } from '../../src/families/duties/duties.ts'
import { firstOf, phrase, unreadablePhrase } from '../../src/families/duties/phrases.ts'
import type { DutyStatus } from '../../src/model/duty.ts'
import { factSet } from '../../src/rules/factset.ts'
import { missingDisclosure } from '../../src/rules/missing-disclosure/index.ts'
import { survey } from '../../src/rules/missing-disclosure/survey.ts'
import { passage } from './passage.ts'
import { testRule } from './testRule.ts'

/** A narrative that tells all that is asked of a department's account; parts are changed by name. */
const parts = {
  functions: '一、主要职责\n负责全市渔业管理和渔政执法。',
  structure: '二、机构设置\n内设办公室、渔政科2个科室。',
  totals:
    '一、收入支出决算总体情况说明\n2024年度收入总计320.00万元，支出总计320.00万元，与2023年度相比各增加20.00万元，增长6.67%，主要原因是人员增加。',
  funds: '二、政府性基金预算情况说明\n本部门没有政府性基金预算收支。',
  three: '三、“三公”经费支出决算情况说明\n2024年度“三公”经费支出决算为9.00万元，比2023年度减少1.00万元，主要原因是厉行节约。其中：',
  abroad: '1.因公出国（境）费支出3.00万元，全年因公出国（境）团组1个，累计2人次。',
  vehicles: '2.公务用车购置费支出0万元，公务用车运行维护费支出4.00万元，年末公务用车保有量2辆。',
  receptions: '3.公务接待费支出2.00万元，全年国内公务接待12批次、96人次。',
  running: '四、机关运行经费支出情况说明\n2024年度机关运行经费支出30.00万元，比2023年度减少2.00万元，主要原因是压减办公费。',
  purchases:
    '五、政府采购支出情况说明\n2024年度政府采购支出总额50.00万元，其中：政府采购货物支出20.00万元、政府采购工程支出0万元、政府采购服务支出30.00万元。授予中小企业合同金额50.00万元，占政府采购支出总额的100.00%。',
  assets: '六、国有资产占用情况说明\n本部门共有车辆2辆，单价100万元以上设备0台（套）。',
  performance: '七、预算绩效情况说明\n本部门对2个项目开展了绩效自评，自评结果均为优。',
  glossary: '第三部分 名词解释\n一、基本支出：指为保障机构正常运转而发生的支出。',
}

const account = (changes: Partial<Record<keyof typeof parts, string>> = {}): string => {
  const { functions, structure, ...narrative } = { ...parts, ...changes }
  return ['江州市渔业局2024年度部门决算', '第一部分 部门概况', functions, structure, '第二部分 决算情况说明', ...Object.values(narrative)]
    .filter((text) => text !== '')
    .join('\n')
}

const statusOf = (text: string): Record<string, DutyStatus> => {
  const document = passage(text)
  return Object.fromEntries(survey(factSet(document, extract(document))).map(({ duty, status }) => [duty.id, status]))
}
const missing = (text: string): string[] => Object.entries(statusOf(text)).flatMap(([id, status]) => (status === 'missing' ? [id] : []))

testRule(missingDisclosure, {
  consistent: [],
  inconsistent: [
    {
      text: account({ glossary: '' }),
      severity: 'warning',
      stated: '江州市渔业局2024年度部门决算',
      message: {
        en: 'an explanation of the terms used is not there: it should stand in the part 名词解释, at the end; asked for by Rules for disclosing local budgets and accounts (财预〔2016〕143号); standard catalogue of local disclosure (department budgets and accounts).',
        zh: '未见名词解释：应在文末“名词解释”部分；依据：《地方预决算公开操作规程》（财预〔2016〕143号）；《财政预决算领域基层政务公开标准目录》“部门预算、部门决算”。',
      },
    },
    {
      text: account({ running: '四、机关运行经费支出情况说明\n2024年度机关运行经费支出30.00万元，用于办公和差旅。' }),
      severity: 'warning',
      stated: '2024年度机关运行经费支出30.00万元，用于办公和差旅。',
      message: {
        en: 'how the running cost of offices (机关运行经费) changed against last year is not there: it should stand in the passage on 机关运行经费 (which reads “2024年度机关运行经费支出30.00万元，用于办公和差旅。”); asked for by the usual form of department accounts.',
        zh: '未见机关运行经费与上年的比较：应在机关运行经费情况说明（该处为“2024年度机关运行经费支出30.00万元，用于办公和差旅。”）；依据：部门决算公开的通行格式。',
      },
    },
  ],
  undetermined: [
    account(),
    // A passage by itself is no report.
    '2024年度“三公”经费支出决算为9.00万元，其中：公务接待费支出2.00万元。',
    // Which half of a publication this is, is not for the text to tell.
    ['江州市渔业局2024年度部门决算', parts.functions, parts.structure].join('\n'),
    account({ glossary: '' }).replace('江州市渔业局2024年度部门决算', '江州市渔业局2024年度部门决算（节选）'),
    account({ glossary: '' }).replaceAll('江州市渔业局', '江州大学'),
    // A government's budget has other duties.
    account({ glossary: '' }).replace('江州市渔业局2024年度部门决算', '关于江州市2024年预算执行情况和2025年预算草案的报告'),
    account({ glossary: '' }).replace('江州市渔业局2024年度部门决算', '江州市人民政府公报'),
  ],
})

const leftOut: readonly [string, Partial<typeof parts>, string[]][] = [
  ['duties of the body', { functions: '' }, ['functions']],
  ['last year', { three: '三、“三公”经费支出决算情况说明\n2024年度“三公”经费支出决算为9.00万元。其中：' }, ['three-public-change']],
  [
    'a reason',
    { three: '三、“三公”经费支出决算情况说明\n2024年度“三公”经费支出9.00万元，比2023年度减少1.00万元。其中：' },
    ['three-public-reason'],
  ],
  ['groups abroad', { abroad: '1.因公出国（境）费支出3.00万元，累计2人次。' }, ['abroad-groups']],
  ['persons abroad', { abroad: '1.因公出国（境）费支出3.00万元，团组1个。' }, ['abroad-persons']],
  ['vehicles kept', { vehicles: '2.公务用车购置费支出0万元，公务用车运行维护费支出4.00万元。' }, ['vehicles-kept']],
  ['receptions', { receptions: '3.公务接待费支出2.00万元。' }, ['receptions-batches', 'receptions-persons']],
  ['an item of 三公 that the whole still holds', { receptions: '' }, ['three-public-receptions']],
  [
    'a kind of purchase that the whole still holds',
    {
      purchases:
        '五、政府采购支出情况说明\n2024年度政府采购支出总额50.00万元，其中：货物支出20.00万元、工程支出0万元。授予中小企业合同50.00万元。',
    },
    ['purchases-services'],
  ],
  [
    'small enterprises',
    {
      purchases: '五、政府采购支出情况说明\n2024年度政府采购支出总额50.00万元，其中：货物支出20.00万元、工程支出0万元、服务支出30.00万元。',
    },
    ['purchases-small'],
  ],
  ['the running cost of offices', { running: '' }, ['running']],
  ['purchases', { purchases: '' }, ['purchases']],
  ['offices and units', { structure: '' }, ['structure']],
  [
    'how income and expenditure changed',
    {
      totals: '一、收入支出决算总体情况说明\n2024年度收入总计320.00万元，支出总计320.00万元。',
      funds: '二、政府性基金预算情况说明\n本部门没有政府性基金预算收支。',
      three: '三、“三公”经费支出决算情况说明\n2024年度“三公”经费支出决算为9.00万元。其中：',
      running: '四、机关运行经费支出情况说明\n2024年度机关运行经费支出30.00万元。',
    },
    ['totals-change', 'totals-reason', 'three-public-change', 'running-change'],
  ],
  ['三公 altogether', { three: '', abroad: '', vehicles: '', receptions: '', assets: '' }, ['three-public']],
  ['travel abroad', { abroad: '' }, ['three-public-abroad']],
  ['the running of vehicles', { vehicles: '2.公务用车购置费支出0万元，年末公务用车保有量2辆。' }, ['three-public-vehicles-running']],
  [
    'the purchase of vehicles',
    {
      three: parts.three.replace('9.00', '12.00'),
      vehicles: '2.公务用车运行维护费支出4.00万元，年末公务用车保有量2辆。',
    },
    ['three-public-vehicles-bought'],
  ],
  [
    'how many vehicles were bought',
    {
      three: parts.three.replace('9.00', '24.00'),
      vehicles: '2.公务用车购置费支出15.00万元，公务用车运行维护费支出4.00万元，年末公务用车保有量2辆。',
    },
    ['vehicles-number'],
  ],
  ['goods', { purchases: parts.purchases.replace('政府采购货物支出20.00万元、', '') }, ['purchases-goods']],
  [
    'works',
    { purchases: parts.purchases.replace('50.00万元，其中', '60.00万元，其中').replace('政府采购工程支出0万元、', '') },
    ['purchases-works'],
  ],
  ['a glossary', { glossary: '' }, ['glossary']],
]

describe('what is left out', () => {
  test.each(leftOut)('%s', (_, changes, ids) => expect(missing(account(changes))).toEqual(ids))

  test('is tried of each duty of the narrative that can be held against an account', () => {
    const tried = new Set(leftOut.flatMap(([, , ids]) => ids))
    const due = duties.filter(({ weight, of, within }) => weight === 'warning' && of !== 'budget' && within !== 'tables')
    expect(due.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
  })
})

describe('what excuses', () => {
  test.each<[string, Partial<typeof parts>]>([
    ['none abroad', { abroad: '1.本部门2024年度未发生因公出国（境）支出。', three: parts.three.replace('9.00', '6.00') }],
    ['nobody received', { receptions: '3.全年无公务接待，公务接待费支出0万元。', three: parts.three.replace('9.00', '7.00') }],
    [
      'no 三公 at all',
      { three: '三、“三公”经费支出决算情况说明\n本部门2024年度没有“三公”经费支出。', abroad: '', vehicles: '', receptions: '' },
    ],
    ['what is told makes up the whole', { abroad: '', three: parts.three.replace('9.00', '6.00') }],
    ['no purchases', { purchases: '五、政府采购支出情况说明\n本部门2024年度没有政府采购支出。' }],
    ['purchases of 0', { purchases: '五、政府采购支出情况说明\n2024年度政府采购支出总额0万元。' }],
    ['outside the statistics', { running: '四、机关运行经费支出情况说明\n本部门不在机关运行经费统计范围之内。' }],
    ['secret', { receptions: '3.公务接待费支出2.00万元，接待情况涉及国家秘密。' }],
    ['an attachment', { receptions: '3.公务接待费支出2.00万元，接待情况详见附件1。' }],
    ['other words for batches and persons', { receptions: '3.公务接待费支出2.00万元，共接待12批、来访客人96人。' }],
  ])('%s', (_, changes) => expect(missing(account(changes))).toEqual([]))
})

describe('what is read in other ways', () => {
  test('a reason that is announced and not given', () => {
    expect(statusOf(account())['reasons-written']).toBe('met')
    const blank = account({ three: parts.three.replace('厉行节约', '') })
    expect(blank).toContain('主要原因是。')
    expect(statusOf(blank)['reasons-written']).toBe('missing')
    // It is shown, not held against the document twice: template-residue tells it.
    expect(duties.find(({ id }) => id === 'reasons-written')?.weight).toBe('listed')
  })

  const table = (title: string, rows: string) => `> ${title}\n> 单位：万元\n|科目编码|科目名称|合计|基本支出|项目支出|\n${rows}`

  test('how deep a table is coded', () => {
    const rows = '|201|一般公共服务支出|10.00|6.00|4.00|\n|20113|商贸事务|10.00|6.00|4.00|'
    const title = '一般公共预算财政拨款支出决算表'
    expect(statusOf(`${account()}\n${table(title, rows)}`)['items']).toBe('not-found')
    expect(statusOf(`${account()}\n${table(title, `${rows}\n|2011301|行政运行|10.00|6.00|4.00|`)}`)['items']).toBe('met')
  })

  test('that no row of a table is coded as deep as it must be is plain where all of them are coded', () => {
    const title = '一般公共预算财政拨款支出决算表'
    const row = (code: string, amount: number): string => `|${code}|某某支出|${amount}.00|${amount}.00|0.00|`
    const classes = [row('201', 10), row('20113', 10), row('213', 20), row('21301', 12), row('21302', 8)]
    const status = (rows: readonly string[]) => statusOf(`${account()}\n${table(title, rows.join('\n'))}`)['items']
    expect(status(classes)).toBe('missing')
    expect(status([...classes, row('2130201', 8)])).toBe('met')
    // A lost column of codes leaves rows without a code of their own.
    expect(status([...classes, row('21302', 8)])).toBe('not-found')
    expect(status([...classes, '|  |行政运行|8.00|8.00|0.00|', '|  |机关服务|8.00|8.00|0.00|'])).toBe('not-found')
    expect(status(classes.slice(0, 3))).toBe('not-found')
  })

  test('what is owed only where it is spoken of, and forms against the projects that are counted', () => {
    const budget = (more: string): Record<string, DutyStatus> =>
      statusOf(`江州市渔业局2026年部门预算\n一、收支总体情况\n2026年收入预算320.00万元。\n${more}`)
    const form = '> 项目支出绩效目标表\n|一级指标|二级指标|三级指标|指标值|\n|产出指标|数量指标|培训人次|≥50|'
    const told = (count: number): string => `五、绩效目标设置情况\n2026年本单位编报绩效目标的项目共${count}个，涉及资金10.00万元。`
    expect(budget('')).toMatchObject({ transfers: 'excused', 'services-bought': 'excused', 'target-forms': 'excused' })
    expect(budget('六、转移支付安排情况\n2026年对下转移支付预算12.00万元。')['transfers']).toBe('met')
    expect(budget('六、转移支付安排情况\n2026年转移支付预算见有关说明。')['transfers']).toBe('not-found')
    expect(budget('六、政府购买服务\n本单位2026年没有政府购买服务项目。')['services-bought']).toBe('met')
    expect(budget(`${told(1)}\n${form}`)['target-forms']).toBe('met')
    expect(budget(`${told(3)}\n${form}`)['target-forms']).toBe('not-found')
  })

  test('whether an empty table says so', () => {
    const empty = table('国有资本经营预算财政拨款支出决算表', '|合计|<||||')
    expect(statusOf(account())['empty-tables']).toBe('excused')
    expect(statusOf(`${account()}\n${empty}`)['empty-tables']).toBe('missing')
    expect(statusOf(`${account()}\n${empty}\n> 注：本部门没有国有资本经营预算支出，故本表无数据。`)['empty-tables']).toBe('met')
  })
})

describe('phrases', () => {
  test.each<[string, string, boolean]>([
    ['公务接待费…#', '公务接待费支出决算为4.43万元', true],
    ['公务接待费…#', '公务接待费。2024年', false],
    ['接待~#', '公务接待费。2024年', true],
    ['购置‥#辆', '购置费0万元,保有量2辆', false],
    ['(团组|团)…#', '团组1个', true],
    ['1.5', '125', false],
  ])('%s in %s: %s', (words, text, found) => expect(phrase(words).test(text)).toBe(found))

  test('the first of several', () => expect(firstOf(['乙', '甲'], '丙甲乙')).toEqual([1, 2]))
  test('say what is wrong with them', () => expect(unreadablePhrase('(甲')).toMatch(/group/i))
})

describe('duties as data', () => {
  test('have names of their own, words in both languages and phrases that can be read', () => {
    expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length)
    for (const duty of duties) {
      for (const text of [duty.must, duty.where, duty.source]) expect([text.zh, text.en].every((words) => words !== '')).toBe(true)
      const phrases = [...duty.sought, ...(duty.traces ?? []), ...(duty.about ?? []), ...(duty.excuses ?? [])]
      expect(phrases.map(unreadablePhrase).filter((why) => why !== undefined)).toEqual([])
    }
  })

  test('that can be held against a document say by what absence is doubted', () => {
    expect(duties.filter((duty) => duty.weight === 'warning' && (duty.traces ?? []).length === 0).map(({ id }) => id)).toEqual([])
  })
})

/** Ties that recur over the budgets of many cities: one table of a budget is of another draft, and agrees in itself. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { ties } from '../../src/families/ties.ts'
import type { Judged } from '../../src/model/claim.ts'
import { untiedFigure } from '../../src/rules/untied-figure/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

/** Amounts of the budget's items, in 万元. */
interface Amounts {
  readonly staff: number
  readonly running: number
  readonly air: number
  readonly water: number
  /** Of the fund. */
  readonly pipes: number
}
const agreed: Amounts = { staff: 240, running: 60, air: 120, water: 80, pipes: 50 }

const table = (title: string, head: string, rows: readonly (readonly (string | number)[])[]): string =>
  [
    `> ${title}`,
    '> 单位：万元',
    head,
    ...rows.map((row) => `|${row.map((c) => (typeof c === 'number' && c > 0 ? c.toFixed(2) : c === 0 ? '' : c)).join('|')}|`),
    '',
  ].join('\n')

const builders = {
  B2: ({ staff, running, air, water, pipes }: Amounts) =>
    table('部门收入预算总表', '|科目编码|科目名称|合计|一般公共预算|政府性基金|', [
      ['合计', '<', staff + running + air + water + pipes, staff + running + air + water, pipes],
      ['2110101', '行政运行', staff + running, staff + running, 0],
      ['2110301', '大气', air, air, 0],
      ['2110302', '水体', water, water, 0],
      ['2120803', '城市建设支出', pipes, 0, pipes],
    ]),
  B3: ({ staff, running, air, water, pipes }: Amounts) =>
    table('部门支出预算总表', '|科目编码|科目名称|合计|基本支出|项目支出|', [
      ['合计', '<', staff + running + air + water + pipes, staff + running, air + water + pipes],
      ['2110101', '行政运行', staff + running, staff + running, 0],
      ['2110301', '大气', air, 0, air],
      ['2110302', '水体', water, 0, water],
      ['2120803', '城市建设支出', pipes, 0, pipes],
    ]),
  B5: ({ staff, running, air, water }: Amounts) =>
    table('一般公共预算支出表', '|科目编码|科目名称|合计|基本支出|人员经费|公用经费|项目支出|', [
      ['合计', '<', staff + running + air + water, staff + running, staff, running, air + water],
      ['2110101', '行政运行', staff + running, staff + running, staff, running, 0],
      ['2110301', '大气', air, 0, 0, 0, air],
      ['2110302', '水体', water, 0, 0, 0, water],
    ]),
  B6: ({ pipes }: Amounts) =>
    table('政府性基金预算支出表', '|科目编码|科目名称|合计|基本支出|项目支出|', [
      ['合计', '<', pipes, 0, pipes],
      ['2120803', '城市建设支出', pipes, 0, pipes],
    ]),
  'B-project': ({ air, water, pipes }: Amounts) =>
    table('部门项目支出预算表', '|项目名称|合计|一般公共预算|政府性基金|', [
      ['合计', air + water + pipes, air + water, pipes],
      ['大气监测运维', air, air, 0],
      ['水体综合整治', water, water, 0],
      ['污水管网建设', pipes, 0, pipes],
    ]),
  'B5-project': ({ air, water }: Amounts) =>
    table('一般公共预算项目支出表', '|项目名称|金额|', [
      ['合计', air + water],
      ['大气监测运维', air],
      ['水体综合整治', water],
    ]),
  'B8-all': ({ staff, running }: Amounts) =>
    table('部门基本支出预算表', '|科目编码|科目名称|合计|一般公共预算|', [
      ['合计', '<', staff + running, staff + running],
      ['30101', '基本工资', staff, staff],
      ['30201', '办公费', running, running],
    ]),
  'B-economic': ({ staff, running, air, water }: Amounts) =>
    table('一般公共预算支出情况表（按经济分类科目）', '|科目编码|科目名称|合计|基本支出|人员经费|公用经费|项目支出|', [
      ['合计', '<', staff + running + air + water, staff + running, staff, running, air + water],
      ['30101', '基本工资', staff, staff, staff, 0, 0],
      ['30201', '办公费', running, running, 0, running, 0],
      ['30227', '委托业务费', air + water, 0, 0, 0, air + water],
    ]),
  'B8-fiscal': ({ staff, running }: Amounts) =>
    table('财政拨款基本支出表', '|科目编码|科目名称|合计|', [
      ['合计', '<', staff + running],
      ['30101', '基本工资', staff],
      ['30201', '办公费', running],
    ]),
}
type Kind = keyof typeof builders

/** What is claimed of the budget in which one table has other amounts. */
function judged(kinds: readonly Kind[], of?: Kind, other: Partial<Amounts> = {}): readonly Judged[] {
  const text = kinds.map((kind) => builders[kind](kind === of ? { ...agreed, ...other } : agreed)).join('\n')
  const document = passage(`沅城市生态环境局2026年部门预算\n${text}`)
  return assess({ path: 'x.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh', rules: [untiedFigure] }).judged
}
const verdicts = (claims: readonly Judged[], tie: string): string[] => claims.flatMap((j) => (j.claim.identity === tie ? [j.verdict] : []))

test('all of them hold where the tables agree', () => {
  const all = judged(Object.keys(builders) as Kind[])
  expect(all.filter((j) => j.verdict === 'contradiction')).toEqual([])
})

describe('lists of single expenses', () => {
  const text = (first: string, training: string): string => `沅城市生态环境局2026年部门预算
> 培训费明细表
> 单位：万元
|序号|培训名称|人数|金额|
|1|执法业务培训|60|${first}|
|2|监测技术培训|45|3.40|
|3|新任干部培训|20|1.20|

> 一般公共预算“三公”经费及会议费、培训费支出预算表
> 单位：元
|“三公”经费预算|<|会议费|培训费|
|小计|公务接待费|^|^|
|20000.00|20000.00||${training}|
`
  const told = (passed: string): string[] => {
    const document = passage(passed)
    const found = assess({ path: 'x.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh', rules: [untiedFigure] })
    return verdicts(found.judged, '培训费明细之和＝培训费预算')
  }
  test('add up to the amount they are of', () => {
    expect(told(text('6.80', '114000.00'))).toEqual(['exact'])
  })
  test.each([
    ['8.60', '114000.00'],
    ['6.80', '141000.00'],
  ])('%s and %s are found', (first, training) => {
    expect(told(text(first, training))).toEqual(['contradiction'])
  })
})

/** Each tie with the tables it speaks of, the one that is changed, and two ways to change it. */
const planted: readonly (readonly [tie: string, kinds: readonly Kind[], of: Kind, ...Partial<Amounts>[]])[] = [
  ['收入总表一般公共预算＝一般公共预算支出表合计', ['B2', 'B5'], 'B2', { air: 126 }, { staff: 204 }],
  ['收入总表政府性基金＝政府性基金支出表合计', ['B2', 'B6'], 'B6', { pipes: 56 }, { pipes: 5 }],
  ['项目支出表合计＝支出总表项目支出', ['B-project', 'B3'], 'B-project', { air: 130 }, { pipes: 5 }],
  ['项目支出表一般公共预算＝一般公共预算支出表项目支出', ['B-project', 'B5'], 'B-project', { air: 210 }, { water: 8 }],
  ['项目支出表政府性基金＝政府性基金支出表项目支出', ['B-project', 'B6'], 'B-project', { pipes: 60 }, { pipes: 5 }],
  ['一般公共预算项目支出表合计＝一般公共预算支出表项目支出', ['B5-project', 'B5'], 'B5-project', { air: 102 }, { water: 90 }],
  ['项目支出表一般公共预算＝一般公共预算项目支出表合计', ['B-project', 'B5-project'], 'B5-project', { air: 150 }, { water: 60 }],
  ['基本支出表合计＝支出总表基本支出', ['B8-all', 'B3'], 'B8-all', { staff: 204 }, { running: 90 }],
  ['基本支出表一般公共预算＝一般公共预算支出表基本支出', ['B8-all', 'B5'], 'B8-all', { staff: 420 }, { running: 6 }],
  ['基本支出表＋项目支出表＝支出总表合计', ['B3', 'B8-all', 'B-project'], 'B8-all', { staff: 204 }, { running: 90 }],
  ['一般公共预算经济分类表＝一般公共预算支出表（staff）', ['B-economic', 'B5'], 'B-economic', { staff: 204 }, { staff: 420 }],
  ['一般公共预算经济分类表＝一般公共预算支出表（public）', ['B-economic', 'B5'], 'B-economic', { running: 90 }, { running: 6 }],
  ['一般公共预算经济分类表＝一般公共预算支出表（project）', ['B-economic', 'B5'], 'B-economic', { air: 210 }, { water: 8 }],
  ['一般公共预算经济分类基本支出各科目＝基本支出表各科目', ['B-economic', 'B8-all'], 'B8-all', { staff: 204 }, { running: 90 }],
  ['财政拨款基本支出表合计不超过支出总表基本支出', ['B8-fiscal', 'B3'], 'B8-fiscal', { staff: 420 }, { running: 160 }],
]

describe.each(planted.map(([tie, kinds, of, ...others]) => ({ tie, kinds, of, others })))('$tie', ({ tie, kinds, of, others }) => {
  test('holds', () => {
    const own = verdicts(judged(kinds), tie)
    expect(own.length).toBeGreaterThan(0)
    expect(own.every((verdict) => verdict === 'exact')).toBe(true)
  })
  test.each(others)('%j is found', (other) => {
    expect(verdicts(judged(kinds, of, other), tie)).toContain('contradiction')
  })
})

test('no tie that recurs is left out', () => {
  const soft = ties
    .filter((tie) => tie.atMost === 'warning' && !tie.soft && !/“三公”表|结转|整体支出/.test(tie.name))
    .map((tie) => tie.name)
  expect(soft.filter((name) => !planted.some(([tie]) => tie === name))).toEqual([])
})

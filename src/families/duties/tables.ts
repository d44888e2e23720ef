/** The tables of the forms, found by kind or by title; numbers differ by province and year. */

import type { Duty } from '../../model/duty.ts'
import { accountCatalogue, accountForm, bothCatalogues, budgetCatalogue, budgetForm, lawAnd } from './sources.ts'

interface Line {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly kinds: readonly string[]
  /** Phrases of a title. */
  readonly titles: readonly string[]
  /** Words of the title of a table that no family knows: it may be this one. Absent where absence is never held against a document. */
  readonly traces?: readonly string[]
  readonly about?: readonly string[]
  readonly zero?: readonly string[]
  readonly from?: number
}

/** Words before a title that would make it another table's. */
const own = '(?<!拨款|预算|支出|基本|项目|基金|经营|采购|经费|其他|费|收|、|及|和)'

const accounts: readonly Line[] = [
  {
    id: 'totals',
    zh: '收入支出决算总表',
    en: 'all income and expenditure',
    kinds: ['T1'],
    titles: ['(?<!拨款)(收入支出|收支)(决算)?(总表|总体情况)'],
    traces: ['收支', '收入支出'],
  },
  { id: 'income', zh: '收入决算表', en: 'income', kinds: ['T2'], titles: [`${own}收入(决算|总体)(情况)?(明细|总)?表`], traces: ['收入'] },
  {
    id: 'spending',
    zh: '支出决算表',
    en: 'expenditure',
    kinds: ['T3'],
    titles: [`${own}(?<!收入)支出(决算|总体)(情况)?(明细|总)?表`],
    traces: ['支出'],
  },
  {
    id: 'fiscal',
    zh: '财政拨款收入支出决算总表',
    en: 'fiscal appropriations',
    kinds: ['T4'],
    titles: [`${own}财政拨款(收入支出|收支)`],
    traces: ['财政拨款'],
  },
  {
    id: 'general',
    zh: '一般公共预算财政拨款支出决算表',
    en: 'general public budget expenditure',
    kinds: ['T5'],
    titles: ['一般公共…(?<!基本|项目|经费|费)支出(?!经济)'],
    traces: ['一般公共', '财政拨款'],
  },
  {
    id: 'basic',
    zh: '一般公共预算财政拨款基本支出决算表',
    en: 'basic expenditure',
    kinds: ['T6'],
    titles: ['基本支出'],
    traces: ['基本', '经济', '人员', '公用'],
  },
  {
    id: 'three-public',
    zh: '“三公”经费支出决算表',
    en: 'the 三公 table',
    kinds: ['T7'],
    titles: ['三公', '因公出国…公务接待'],
    traces: ['三公', '出国', '接待', '用车'],
  },
  {
    id: 'fund',
    zh: '政府性基金预算财政拨款收入支出决算表',
    en: 'government funds',
    kinds: ['T8'],
    titles: ['政府性基金'],
    traces: ['基金'],
    about: ['政府性基金'],
  },
  {
    id: 'capital',
    zh: '国有资本经营预算财政拨款支出决算表',
    en: 'state capital',
    kinds: ['T9'],
    titles: ['国有资本'],
    about: ['国有资本经营'],
    from: 2020,
  },
]

const budgets: readonly Line[] = [
  {
    id: 'totals',
    zh: '部门收支总表',
    en: 'all income and expenditure',
    kinds: ['B1'],
    titles: ['(?<!拨款)(收入支出|收支)(预算)?(总体)?(情况)?总?表', '(?<!拨款)收支(预算)?总'],
    traces: ['收支', '收入支出'],
  },
  {
    id: 'income',
    zh: '部门收入总表',
    en: 'income',
    kinds: ['B2'],
    titles: [`${own}收入(预算)?(总体)?(情况)?(总|明细)?表`],
    traces: ['收入'],
  },
  {
    id: 'spending',
    zh: '部门支出总表',
    en: 'expenditure',
    kinds: ['B3'],
    titles: [`${own}(?<!收入)支出(预算)?(总体)?(情况)?(总|明细)?表`],
    traces: ['支出'],
  },
  {
    id: 'fiscal',
    zh: '财政拨款收支总表',
    en: 'fiscal appropriations',
    kinds: ['B4'],
    titles: [`${own}财政拨款(收入支出|收支)`, `${own}财政拨款…总表`],
    traces: ['财政拨款'],
  },
  {
    id: 'general',
    zh: '一般公共预算支出表',
    en: 'general public budget expenditure',
    kinds: ['B5', 'B5-fiscal'],
    titles: ['一般公共…(?<!基本|项目|经费|费)支出(?!经济)', '财政拨款支出'],
    traces: ['一般公共', '财政拨款'],
  },
  {
    id: 'basic',
    zh: '一般公共预算基本支出表',
    en: 'basic expenditure',
    kinds: ['B8', 'B8-fiscal', 'B8-all', 'B-economic'],
    titles: ['基本支出', '经济(分类|科目)'],
    traces: ['基本', '经济', '人员', '公用'],
  },
  {
    id: 'three-public',
    zh: '“三公”经费支出表',
    en: 'the 三公 table',
    kinds: ['B9'],
    titles: ['三公', '因公出国…公务接待'],
    traces: ['三公', '出国', '接待', '用车'],
  },
  {
    id: 'fund',
    zh: '政府性基金预算支出表',
    en: 'government funds',
    kinds: ['B6'],
    titles: ['政府性基金'],
    traces: ['基金'],
    about: ['政府性基金'],
  },
  {
    id: 'capital',
    zh: '国有资本经营预算支出表',
    en: 'state capital',
    kinds: ['B7'],
    titles: ['国有资本'],
    about: ['国有资本经营'],
    from: 2020,
  },
  { id: 'projects', zh: '项目支出表', en: 'projects', kinds: ['B-project', 'B5-project'], titles: ['项目支出…表', '项目(明细|情况)…表'] },
  { id: 'targets', zh: '项目支出绩效目标表', en: 'targets of projects', kinds: ['P-target'], titles: ['绩效目标'] },
  {
    id: 'purchases',
    zh: '政府采购预算表',
    en: 'government purchases',
    kinds: ['B-procurement'],
    titles: ['政府采购'],
    about: ['采购(预算|支出|资金)?(总额|总计|合计)'],
  },
]

const duty = (of: 'final-account' | 'budget', { id, zh, en, kinds, titles, traces, ...rest }: Line): Duty => {
  const [catalogue, form] = of === 'budget' ? [budgetCatalogue, budgetForm] : [accountCatalogue, accountForm]
  return {
    id: `${of === 'budget' ? 'budget' : 'account'}-table-${id}`,
    chapter: 'tables',
    kind: 'table',
    must: { zh, en: `the table of ${en.replace(/^the (.*) table$/, '$1')} (${zh})` },
    where: { zh: '报表部分', en: 'the tables' },
    source: traces === undefined ? form : lawAnd(catalogue),
    of,
    from: 2017,
    within: 'tables',
    sought: titles,
    tables: kinds,
    ...(traces === undefined ? {} : { traces }),
    weight: traces === undefined ? 'listed' : 'warning',
    ...rest,
  }
}

const inTables = { zh: '报表部分', en: 'the tables' }

const contents: readonly Duty[] = [
  {
    id: 'empty-tables',
    chapter: 'tables',
    kind: 'note',
    must: { zh: '空表列出并说明没有数据', en: 'tables without data are there, with a word of it' },
    where: inTables,
    source: bothCatalogues,
    within: 'tables',
    sought: [],
    rule: 'empty-table-note',
    weight: 'listed',
  },
  {
    id: 'items',
    chapter: 'tables',
    kind: 'breakdown',
    must: { zh: '一般公共预算支出公开到功能分类项级科目', en: 'general public budget expenditure by functional item (项)' },
    where: inTables,
    source: bothCatalogues,
    within: 'tables',
    sought: [],
    depth: { tables: ['T5', 'B5', 'B5-fiscal'], digits: 7 },
    traces: ['项级', '(项)'],
    weight: 'warning',
  },
  {
    id: 'economic-classes',
    chapter: 'tables',
    kind: 'breakdown',
    must: { zh: '一般公共预算基本支出公开到经济分类款级科目', en: 'basic expenditure by economic class (款)' },
    where: inTables,
    source: bothCatalogues,
    within: 'tables',
    sought: [],
    depth: { tables: ['T6', 'B8', 'B8-fiscal', 'B8-all', 'B-economic'], digits: 5 },
    traces: ['款级', '(款)'],
    weight: 'warning',
  },
]

export const tableDuties: readonly Duty[] = [
  ...accounts.map((line) => duty('final-account', line)),
  ...budgets.map((line) => duty('budget', line)),
  ...contents,
]

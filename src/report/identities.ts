/** Names of identities in either language: they are written in Chinese where they are defined, of few words. */
import type { Language } from '../model/finding.ts'

/** Kinds of tables, by the letters under which shapes know them. */
const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  T1: { en: 'income and expenditure', zh: '收入支出决算总表' },
  T2: { en: 'income account', zh: '收入决算表' },
  T3: { en: 'expenditure account', zh: '支出决算表' },
  T4: { en: 'fiscal income and expenditure', zh: '财政拨款收入支出决算总表' },
  T5: { en: 'general budget account', zh: '一般公共预算支出决算表' },
  T6: { en: 'basic expenditure account', zh: '基本支出决算表' },
  T7: { en: '“three public” account', zh: '“三公”经费决算表' },
  T8: { en: 'government funds account', zh: '政府性基金决算表' },
  T9: { en: 'state capital account', zh: '国有资本经营决算表' },
  B1: { en: 'income and expenditure budget', zh: '收支总表' },
  B2: { en: 'income budget', zh: '收入总表' },
  B3: { en: 'expenditure budget', zh: '支出总表' },
  B4: { en: 'fiscal income and expenditure budget', zh: '财政拨款收支总表' },
  B5: { en: 'general budget', zh: '一般公共预算支出表' },
  'B5-fiscal': { en: 'fiscal expenditure budget', zh: '财政拨款支出表' },
  'B5-project': { en: 'general budget of projects', zh: '一般公共预算项目支出表' },
  B6: { en: 'government funds budget', zh: '政府性基金支出表' },
  B7: { en: 'state capital budget', zh: '国有资本经营支出表' },
  B8: { en: 'basic expenditure budget', zh: '一般公共预算基本支出表' },
  'B8-all': { en: 'basic expenditure budget, all money', zh: '基本支出表' },
  'B8-fiscal': { en: 'basic expenditure budget, fiscal money', zh: '财政拨款基本支出表' },
  B9: { en: '“three public” budget', zh: '“三公”经费表' },
  'B-economic': { en: 'economic classes', zh: '经济分类表' },
  'B-procurement': { en: 'purchases', zh: '政府采购表' },
  'B-project': { en: 'projects', zh: '项目支出表' },
  'B-running': { en: 'office running', zh: '机关运行经费表' },
  'B-services': { en: 'services bought', zh: '政府购买服务表' },
  'P-money': { en: 'money of a project', zh: '项目资金' },
  'P-review': { en: 'self-assessment of a project', zh: '项目支出绩效自评表' },
  'P-target': { en: 'targets of a project', zh: '项目支出绩效目标表' },
  'P-whole': { en: 'targets of the whole body', zh: '整体支出绩效目标表' },
  表: { en: 'table', zh: '表' },
}

/** Columns, as ties name them. */
const columns: Readonly<Record<string, string>> = {
  total: '合计',
  basic: '基本支出',
  project: '项目支出',
  staff: '人员经费',
  public: '公用经费',
}

/** What the names are made of. */
const terms: Readonly<Record<string, string>> = {
  '＝': '=',
  '＋': '+',
  '－': '−',
  '÷': '÷',
  '（': '(',
  '）': ')',
  '，': ',',
  '：': ':',
  不超过: '≤',
  不少于: '≥',
  中的: '›',
  合计相等: 'where totals are equal',
  由增减额推出: 'from the changes told',
  各项之和: 'sum of its items',
  各项资金之和: 'sum of its money',
  其中各项之和: 'sum of the items “of which”',
  下级之和: 'sum of its children',
  与公用之和: 'and office',
  上级: 'parent',
  数量: 'counts',
  增减: 'change',
  本年: 'this year',
  上年: 'last year',
  全部: 'all',
  各类: 'classes',
  各行: 'rows',
  各科目: 'items',
  合计: 'total',
  总计: 'total',
  总表: 'summary',
  表: 'table',
  决算: 'account',
  预算: 'budget',
  收支: 'income and expenditure',
  收入: 'income',
  支出: 'expenditure',
  收入方: 'income side',
  支出方: 'expenditure side',
  本年收入: 'income of the year',
  本年支出: 'expenditure of the year',
  年初: 'opening',
  年末: 'closing',
  年初结转: 'opening carry-over',
  年末结转: 'closing carry-over',
  上年年末结转: 'last year’s closing carry-over',
  本年年初结转: 'this year’s opening carry-over',
  年初结转和结余: 'opening balance',
  年末结转和结余: 'closing balance',
  结转和结余: 'balance',
  财政拨款: 'fiscal',
  一般公共预算: 'general budget',
  政府性基金: 'government funds',
  国有资本经营: 'state capital',
  国有资本: 'state capital',
  财政专户: 'fiscal special account',
  上级补助收入: 'subsidies from above',
  事业收入: 'operating income',
  经营收入: 'trading income',
  附属单位上缴收入: 'income handed in by units',
  其他收入: 'other income',
  基本支出: 'basic expenditure',
  项目支出: 'project expenditure',
  人员: 'staff',
  人员经费: 'staff',
  公用经费: 'office',
  经济分类: 'economic classes',
  机关运行经费: 'office running',
  公务接待费: 'receptions',
  公务用车购置: 'vehicle purchase',
  公务用车运行维护费: 'vehicle running',
  '因公出国（境）费用': 'travel abroad',
  '“三公”': '“three public”',
  项目支出绩效目标表: 'targets of projects',
  整体支出绩效目标表: 'targets of the whole body',
  资金总额: 'total money',
  执行率: 'rate of execution',
  执行数: 'spent',
  预算数: 'budgeted',
  唯一单位: 'the only unit',
  单位数: 'figure of the unit',
  部门数: 'figure of the department',
  部门: 'department',
}
const word = new RegExp(
  Object.keys(terms)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
)

/** The name of an identity. Heads of columns that are part of a name stay as they are printed. */
export function identityName(name: string, language: Language): string {
  const [, kind = '', rest = name] = /^([BTP][\w-]*|表) (.+)$/u.exec(name) ?? []
  const table = kind === '' ? '' : `${kinds[kind]?.[language] ?? kind}${language === 'zh' ? '：' : ': '}`
  const plain = rest.replace(/(?<=[（，])[a-z]+(?=）)/gu, (column) => columns[column] ?? column)
  if (language === 'zh') return table + plain
  const english = plain
    .replace(word, (term) => ` ${terms[term]} `)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[),:])|(?<=\() /g, '')
    .trim()
  return table + (/\p{Script=Han}/u.test(english) ? plain : english)
}

/** Words that every form of report uses, in both languages. */
import type { Severity } from '../model/claim.ts'
import type { Damage, DocumentKind } from '../model/document.ts'
import type { Expected, Finding, Kinship, Language, Quantity, Recognition, Report } from '../model/finding.ts'
import type { Phase } from '../model/reading.ts'
import type { Verdict } from '../relation/relation.ts'
import type { Standing, Wording } from './handover.ts'

type Words = Readonly<Record<Language, string>>

const both = (en: string, zh: string): Words => ({ en, zh })

const roles: Readonly<Record<string, Words>> = {
  actual: { en: 'actual', zh: '决算' },
  amount: { en: 'amount', zh: '金额' },
  average: { en: 'average', zh: '平均数' },
  base: { en: 'base', zh: '基数' },
  bound: { en: 'bound', zh: '上下限' },
  budget: { en: 'budget', zh: '预算' },
  change: { en: 'change', zh: '增减额' },
  completion: { en: 'completion', zh: '完成率' },
  cost: { en: 'cost', zh: '费用' },
  count: { en: 'count', zh: '数量' },
  current: { en: 'current', zh: '本年' },
  denominator: { en: 'denominator', zh: '分母' },
  expenditure: { en: 'expenditure', zh: '支出' },
  basis: { en: 'basis', zh: '依据' },
  numerator: { en: 'numerator', zh: '分子' },
  operand: { en: 'figure', zh: '相关数字' },
  part: { en: 'part', zh: '分项' },
  rate: { en: 'rate', zh: '增减率' },
  receipts: { en: 'receipts', zh: '收入' },
  related: { en: 'same cause', zh: '同因' },
  score: { en: 'score', zh: '得分' },
  share: { en: 'share', zh: '占比' },
  stated: { en: 'stated', zh: '文中' },
  'stated elsewhere': { en: 'stated elsewhere', zh: '另处所述' },
  sum: { en: 'sum', zh: '合计' },
  table: { en: 'in the table', zh: '表中' },
  target: { en: 'target', zh: '目标值' },
  title: { en: 'title', zh: '标题' },
  weight: { en: 'weight', zh: '分值' },
  wording: { en: 'wording', zh: '文字' },
  whole: { en: 'total', zh: '合计' },
}

/** What a figure does in a relation, for readers. */
export const roleName = (role: string, language: Language): string => roles[role]?.[language] ?? role

/** What is stated and what would agree, where the two differ: a rate that is right of another base stays as it is, and its base is named anew. */
export function amendment({ stated, expected }: Finding): { readonly from: Quantity; readonly to: Expected } | undefined {
  if (!stated || !expected || (stated.value === expected.value && stated.unit === expected.unit)) return undefined
  return { from: stated, to: expected }
}

/** What stands before what would agree: it itself, or the bound within which anything would. */
export const expectedWord = ({ bound }: Pick<Expected, 'bound'>): Words =>
  bound === undefined ? both('would agree', '应为') : bound === '<=' ? both('at most', '至多') : both('at least', '至少')

const notes: Readonly<Record<string, Words>> = {
  rounding: { en: 'rounding', zh: '尾差' },
  convention: { en: 'convention', zh: '惯例' },
}

/** Name of a note that the judge makes without a rule; undefined when the finding is a rule's. */
export const noteName = (rule: string, language: Language): string | undefined => notes[rule]?.[language]

/** How a finding is weighed. Neutral: a figure does not agree; nobody erred. */
export const severityWord: Readonly<Record<Severity, Words>> = {
  error: both('does not agree', '不符'),
  warning: both('to judge', '存疑'),
  info: both('note', '提示'),
}

export const verdictWord: Readonly<Record<Verdict, Words>> = {
  exact: both('agrees', '相符'),
  rounding: both('within rounding', '尾差'),
  convention: both('other convention', '惯例'),
  contradiction: both('does not agree', '不符'),
  notCheckable: both('not checked', '未核'),
}

export const standingWord: Readonly<Record<Standing, Words>> = {
  open: both('undecided', '未决'),
  confirmed: both('confirmed', '已认可'),
  dismissed: both('dismissed', '已排除'),
  settled: both('settled by a correction', '更正后不再存在'),
}

export const kindWord: Readonly<Record<DocumentKind, Words>> = {
  'final-account': both('final account', '决算'),
  budget: both('budget', '预算'),
  unknown: both('disclosure', '公开文件'),
}

/** What a document is to the one checked beside it. */
export const kinshipWord: Readonly<Record<Kinship, Words>> = {
  'last-year': both("last year's report", '上年报告'),
  budget: both('the published budget', '公开的预算'),
  department: both("the department's report", '主管部门的报告'),
}

export const phaseWord: Readonly<Record<Phase, Words>> = {
  'initial-budget': both('initial budget', '年初预算'),
  'adjusted-budget': both('adjusted budget', '调整预算'),
  budget: both('budget', '预算'),
  actual: both('actual', '决算'),
  unknown: both('', ''),
}

const unreadWords: Readonly<Record<string, string>> = {
  'no text layer': '无文字层，只是图像',
  'text drawn as outlines': '文字画成了轮廓',
  'fonts without a character map': '字体缺少字符对照表',
  'damaged page': '页面损坏',
  'more operators than the limit': '绘图指令超过上限（--limit operators）',
  'more depth than the limit': '嵌套层数超过上限（--limit depth）',
  'more glyphs than the limit': '字符超过上限（--limit glyphs）',
}

/** Why a page was not read, as {@link Report.document} has it, in words of a language; what is not known stays as it is. */
export function unreadWord(reason: string, language: Language): string {
  if (language === 'en') return reason
  const [why = '', failure] = reason.split('; recognition failed: ', 2)
  return (unreadWords[why] ?? why) + (failure === undefined ? '' : `；文字识别失败：${failure}`)
}

const damageWords: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^(\d+) of (\d+) pages were reached\.$/, (reached, all) => `共 ${all} 页，只找到 ${reached} 页。`],
  [
    /^Pages are missing after this one: the numbers printed go from (\d+) to (\d+)\.$/,
    (from, to) => `本页之后缺页：印刷页码由 ${from} 跳至 ${to}。`,
  ],
  [/^The list of objects is broken: what could be found was read\.$/, () => '对象目录损坏，只读取了能找到的内容。'],
  [/^An image has more pixels than the limit \(pixels\), and was left out\.$/, () => '图像像素超过上限（--limit pixels），未读取。'],
  [/^An image could not be decoded\.$/, () => '有图像无法解码。'],
  [/^A part of the page could not be read\.$/, () => '页面的一部分未能读取。'],
  [/^A font could not be read: characters may be missing or wrong\.$/, () => '有字体无法读取，字符可能缺失或有误。'],
  [/^A font declares other widths than it has: figures may stand elsewhere\.$/, () => '有字体标明的字宽与字体本身不符，数字位置可能有误。'],
  [/^The page has more (\w+) than the limit of (\d+)\.$/, (what, limit) => `该页的内容超过上限（--limit ${what}=${limit}），未读取。`],
  [/^The page could not be read\.$/, () => '该页未能读取。'],
  [/^What the page draws is broken or missing\.$/, () => '页面内容损坏或缺失。'],
  [/^A part that pages share is broken\.$/, () => '各页共用的内容损坏。'],
]

/** What was lost, in words of a language; what is not known stays as it is. */
export function damageWord({ text, page }: Damage, language: Language): string {
  const at = page === undefined ? '' : language === 'zh' ? `第 ${page} 页：` : `p. ${page}: `
  if (language === 'en') return at + text
  for (const [pattern, say] of damageWords) {
    const match = pattern.exec(text)
    if (match) return at + say(...match.slice(1))
  }
  return at + text
}

/** Pages that were not read, those of one reason together. */
export function unreadPages(
  pages: Report['document']['unreadablePages'],
): { readonly reason: string; readonly pages: readonly number[] }[] {
  return [...Map.groupBy(pages, (page) => page.reason)].map(([reason, of]) => ({ reason, pages: of.map(({ page }) => page) }))
}

/** Pages whose text was kept because reading their picture failed, in a sentence for each reason. */
export function keptPages({ unrecognisedPages = [] }: Report['document'], language: Language): string[] {
  return unreadPages(unrecognisedPages).map(({ pages, reason }) =>
    language === 'zh'
      ? `第 ${pageRanges(pages)} 页文字识别失败，保留原有文字：${reason}`
      : `p. ${pageRanges(pages)} kept as text, for recognition failed: ${reason}`,
  )
}

/** `1, 2, 3, 7` → `1–3, 7`. */
export function pageRanges(pages: readonly number[]): string {
  const parts: [number, number][] = []
  for (const page of pages) {
    const last = parts.at(-1)
    if (last && last[1] === page - 1) last[1] = page
    else parts.push([page, page])
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

export const pageWord = (page: number, language: Language): string => (language === 'zh' ? `第 ${page} 页` : `p. ${page}`)

/** A value with its unit: 106.86%, 354.63 万元. */
export const quantityText = (quantity: Quantity): string =>
  quantity.unit === '%' || quantity.unit === '‰'
    ? `${quantity.value}${quantity.unit}`
    : [quantity.value, quantity.unit].filter(Boolean).join(' ')

/** Name of a rule, or of a note that the judge makes without one. */
export const ruleWord = (rule: string, language: Language, wording: Wording): string =>
  noteName(rule, language) ?? wording.rule(rule, language)

/** A decision's time, to the minute, as the ledger has it (UTC). */
export const timeText = (at: string): string => at.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, '$1 $2 UTC')

/** How sure the reading of scanned pages is: what stayed doubtful, and what its arithmetic settled. */
export function recognitionWords(recognition: Recognition | undefined, language: Language): string[] {
  const { doubtful = 0, byArithmetic = [] } = recognition ?? {}
  const said: string[] = []
  if (language === 'zh') {
    if (doubtful > 0) said.push(`${doubtful} 个数字识别存疑，不作为不符的依据`)
    const list = byArithmetic.map(({ page, seen, taken }) => `${seen} 认作 ${taken}（第 ${page} 页）`)
    if (list.length > 0) said.push(`按勾稽关系认读：${list.join('、')}`)
  } else {
    if (doubtful > 0) said.push(`${doubtful} doubtful ${doubtful === 1 ? 'figure' : 'figures'}, never held against the document`)
    const list = byArithmetic.map(({ page, seen, taken }) => `${taken} where ${seen} was seen (p. ${page})`)
    if (list.length > 0) said.push(`read by arithmetic: ${list.join(', ')}`)
  }
  return said
}

/** Nothing is said to be certain. */
const mostBelieved = 0.999

/** How surely a finding is believed, and on what grounds: 「可信度 98%：…」; undefined for notes. */
export function beliefSentence({ belief }: Finding, language: Language): string | undefined {
  if (belief === undefined) return undefined
  const percent = `${Math.floor(Math.min(belief.probability, mostBelieved) * 1000) / 10}%`
  const grounds = belief.grounds.map(({ text }) => text).join(language === 'zh' ? '；' : '; ')
  return language === 'zh' ? `可信度 ${percent}：${grounds}。` : `Believed ${percent}: ${grounds}.`
}

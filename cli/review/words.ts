/** The words of the screen, in both languages. Neutral throughout: a figure does not agree; nobody erred. */
import type { FigureMark, Language, Severity, Verdict } from './library.ts'

export type Both = Readonly<Record<Language, string>>

export const both = (en: string, zh: string): Both => ({ en, zh })

const table = {
  findings: both('Findings', '发现'),
  coverage: both('Coverage', '覆盖'),
  tables: both('Tables', '表格'),
  facts: both('Facts', '数据'),
  outline: both('Outline', '目录'),
  decisions: both('Decisions', '记录'),
  documents: both('Documents', '文档'),
  detail: both('Detail', '详情'),
  keys: both('Keys', '按键'),
  page: both('page', '页'),
  checked: both('checked', '核对'),
  contradiction: both('not agreeing', '不符'),
  warning: both('to judge', '存疑'),
  rounding: both('rounding', '尾差'),
  convention: both('convention', '口径'),
  exact: both('agreeing', '相符'),
  notCheckable: both('not checked', '未核'),
  covered: both('coverage', '覆盖'),
  decided: both('decided', '已决'),
  saved: both('saved', '自动保存'),
  reading: both('reading', '读取'),
  waiting: both('waiting', '等待'),
  judging: both('checking', '核对中'),
  ready: both('ready', '就绪'),
  shouldBe: both('should be', '应为'),
  stated: both('stated', '文中'),
  how: both('how', '成因'),
  rivals: both('or else', '或为'),
  support: both('besides', '旁证'),
  related: both('same cause', '同因'),
  decision: both('decision', '决定'),
  note: both('note', '备注'),
  operands: both('figures', '数字'),
  confirmed: both('confirmed', '已认可'),
  dismissed: both('dismissed', '已排除'),
  open: both('undecided', '未决'),
  corrected: both('corrected', '已更正'),
  reopened: both('reopened', '重新打开'),
  settled: both('Settled by corrections', '更正后不再存在'),
  noSection: both('Elsewhere', '其他位置'),
  noFindings: both('Nothing that does not agree.', '没有不符之处。'),
  noMatch: both('Nothing matches.', '没有符合条件的条目。'),
  noTables: both('No tables were read.', '没有读到表格。'),
  noFacts: both('No facts were read.', '没有读到数据点。'),
  noOutline: both('No headings were read.', '没有读到标题。'),
  noDecisions: both('No decisions yet.', '还没有决定。'),
  noDocuments: both('No documents.', '没有文档。'),
  staleTitle: both('No longer apply to this document', '对当前文档不再适用'),
  figuresRead: both('figures read', '读到数字'),
  unreadable: both('could not be read', '无法读取'),
  filter: both('filter', '筛选'),
  search: both('search', '查找'),
  reason: both('reason for dismissing', '排除理由'),
  correctTo: both('should read', '应更正为'),
  jumpTo: both('page', '页码'),
  uncovered: both('in no check', '未参与核对'),
  inChecks: both('checks', '项核对'),
  thisFigure: both('this figure', '本数字'),
  crossFooting: both('checks of this cell', '本格勾稽'),
  rows: both('rows', '行'),
  columns: both('columns', '列'),
  year: both('year', '年度'),
  department: both('department', '部门'),
  progress: both('progress', '进度'),
  pages: both('pages', '页数'),
  nothingKnown: both('Nothing known yet.', '尚无内容。'),
  settings: both('shown', '显示'),
  agreeing: both('agree', '项相合'),
  against: both('do not agree', '项不合'),
  prior: both('before', '原'),
} as const

export type WordKey = keyof typeof table

export interface Words {
  readonly language: Language
  readonly t: (key: WordKey) => string
}

const cache: Partial<Record<Language, Words>> = {}
export const wordsOf = (language: Language): Words => (cache[language] ??= { language, t: (key) => table[key][language] })

export const severityWord: Readonly<Record<Severity, Both>> = {
  error: both('does not agree', '不符'),
  warning: both('to judge', '存疑'),
  info: both('note', '提示'),
}

export const verdictWord: Readonly<Record<Verdict, Both>> = {
  exact: both('agrees', '相符'),
  rounding: both('rounding', '尾差'),
  convention: both('convention', '口径'),
  contradiction: both('does not agree', '不符'),
  notCheckable: both('not checked', '未核'),
}

/** Short titles of the rules; a rule without one goes by its id. */
const ruleTitles: Readonly<Record<string, Both>> = {
  'unfooted-total': both('Total and parts', '合计与明细'),
  'untied-figure': both('Same figure, two places', '表文勾稽'),
  'broken-rollforward': both('Opening to closing', '期初期末'),
  'wrong-rate': both('Rate of change', '增减率'),
  'wrong-change': both('Amount of change', '增减额'),
  'wrong-share': both('Share', '占比'),
  'wrong-completion': both('Completion rate', '完成率'),
  'contradictory-restatement': both('Stated twice', '前后不一'),
  'score-above-weight': both('Score and weight', '得分与分值'),
  'parent-child-mismatch': both('Parent and children', '上下级科目'),
  'empty-table-note': both('Empty table', '空表说明'),
  residue: both('Residue', '文字残留'),
}

export const ruleTitle = (rule: string, language: Language): string => ruleTitles[rule]?.[language] ?? rule

export const phaseWord: Readonly<Record<string, Both>> = {
  'initial-budget': both('initial budget', '年初预算'),
  'adjusted-budget': both('adjusted budget', '调整预算'),
  budget: both('budget', '预算'),
  actual: both('actual', '决算'),
  unknown: both('', ''),
}

export const roleWord: Readonly<Record<string, Both>> = {
  amount: both('amount', '金额'),
  change: both('change', '增减额'),
  rate: both('rate', '增减率'),
  share: both('share', '占比'),
  completion: both('completion', '完成率'),
  base: both('base', '基数'),
  count: both('count', '数量'),
  part: both('part', '部分'),
  whole: both('whole', '总体'),
  score: both('score', '得分'),
  weight: both('weight', '分值'),
  target: both('target', '目标值'),
  actual: both('actual', '实际值'),
  numerator: both('numerator', '分子'),
  denominator: both('denominator', '分母'),
  stated: both('stated', '文中'),
  total: both('total', '合计'),
  addend: both('part', '明细'),
}

export const roleName = (role: string, language: Language): string => roleWord[role]?.[language] ?? role

export const pageWord = (page: number, language: Language): string => (language === 'zh' ? `第 ${page} 页` : `page ${page}`)
export const shortPage = (page: number): string => `p${page}`

export const kindWord: Readonly<Record<string, Both>> = {
  'final-account': both('final account', '决算'),
  budget: both('budget', '预算'),
  unknown: both('', ''),
}

export function vanishedMessage(vanished: number, appeared: number, language: Language): string {
  if (language === 'zh') {
    if (vanished === 0 && appeared === 0) return '已更正；发现没有变化'
    return [vanished > 0 ? `${vanished} 项随之消失` : '', appeared > 0 ? `${appeared} 项新出现` : ''].filter(Boolean).join('，')
  }
  if (vanished === 0 && appeared === 0) return 'Corrected; the findings stay as they were'
  return [vanished > 0 ? `${vanished} gone with it` : '', appeared > 0 ? `${appeared} new` : ''].filter(Boolean).join(', ')
}

export const figureMarkText = (mark: FigureMark): string => mark.label || mark.quote

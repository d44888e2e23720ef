/** The words of the screen, in both languages. Neutral throughout: a figure does not agree; nobody erred. */
import { type FigureMark, type Language, noteName, rules, type Severity, type Verdict } from './library.ts'

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
  notSaved: both('not saved', '未能保存'),
  reading: both('reading', '读取'),
  waiting: both('waiting', '等待'),
  judging: both('checking', '核对中'),
  ready: both('ready', '就绪'),
  shouldBe: both('should be', '应为'),
  atMost: both('at most', '至多'),
  atLeast: both('at least', '至少'),
  stated: both('stated', '文中'),
  how: both('how', '成因'),
  rivals: both('or else', '或为'),
  support: both('besides', '旁证'),
  belief: both('believed', '可信'),
  related: both('same cause', '同因'),
  decision: both('decision', '决定'),
  note: both('note', '备注'),
  operands: both('figures', '数字'),
  confirmed: both('confirmed', '已认可'),
  dismissed: both('dismissed', '已排除'),
  open: both('undecided', '未决'),
  corrected: both('corrected', '已更正'),
  reopened: both('reopened', '重新打开'),
  notes: both('Notes', '尾差与提示'),
  settled: both('Settled by corrections', '更正后不再存在'),
  noSection: both('Elsewhere', '其他位置'),
  notRead: both('not read', '未读'),
  unchecked: both('not checked', '未核对'),
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

/** A few words for a rule; notes of the judge and unknown rules go by their own names. */
export function ruleTitle(rule: string, language: Language): string {
  return rules.find((known) => known.id === rule)?.term[language] ?? noteName(rule, language) ?? rule
}

export const phaseWord: Readonly<Record<string, Both>> = {
  'initial-budget': both('initial budget', '年初预算'),
  'adjusted-budget': both('adjusted budget', '调整预算'),
  budget: both('budget', '预算'),
  actual: both('actual', '决算'),
  unknown: both('', ''),
}

export const pageWord = (page: number, language: Language): string => (language === 'zh' ? `第 ${page} 页` : `page ${page}`)
export const shortPage = (page: number): string => `p${page}`

export const kindWord: Readonly<Record<string, Both>> = {
  'final-account': both('final account', '决算'),
  budget: both('budget', '预算'),
  unknown: both('', ''),
}

/** What judging again changed. One finding may stand for several checks that did not hold: those that hold now are told too. */
export function vanishedMessage(
  { vanished, appeared, resolved }: { vanished: number; appeared: number; resolved: number },
  language: Language,
): string {
  const more = vanished > 0 && resolved > vanished
  if (language === 'zh') {
    if (vanished === 0 && appeared === 0) return '已更正；发现没有变化'
    const checks = more ? `（${resolved} 处不符消除）` : ''
    return [vanished > 0 ? `${vanished} 项随之消失${checks}` : '', appeared > 0 ? `${appeared} 项新出现` : ''].filter(Boolean).join('，')
  }
  if (vanished === 0 && appeared === 0) return 'Corrected; the findings stay as they were'
  const checks = more ? ` (${resolved} checks hold now)` : ''
  return [vanished > 0 ? `${vanished} gone with it${checks}` : '', appeared > 0 ? `${appeared} new` : ''].filter(Boolean).join(', ')
}

export const figureMarkText = (mark: FigureMark): string => mark.label || mark.quote

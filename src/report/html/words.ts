/** Both languages at once: the page shows one of them, and the other at a key. */
import type { Language } from '../../model/finding.ts'
import { html } from '../escape.ts'

export type Both = Readonly<Record<Language, string>>

/** Markup that shows the language of the page. The texts are plain. */
export const t = (text: Both): string =>
  text.en === text.zh ? html(text.en) : `<span data-l="zh">${html(text.zh)}</span><span data-l="en">${html(text.en)}</span>`

/** Attributes that follow the language of the page. */
export const attributes = (name: 'aria-label' | 'placeholder' | 'title', text: Both, language: Language): string =>
  `${name}="${html(text[language])}" data-en-${name}="${html(text.en)}" data-zh-${name}="${html(text.zh)}"`

export const both = (en: string, zh: string): Both => ({ en, zh })

export const w = {
  summary: both('Summary', '概要'),
  documents: both('Documents', '文件'),
  document: both('document', '文件'),
  year: both('year', '年度'),
  kind: both('kind', '种类'),
  uncheckedShort: both('not checked', '未核对'),
  findings: both('Findings', '发现'),
  tables: both('Tables', '表格'),
  coverage: both('Coverage', '覆盖'),
  duties: both('Duties', '应公开事项'),
  decisions: both('Decisions', '复核记录'),
  checks: both('Relations checked', '核对的勾稽关系'),
  review: both('Review', '复核'),
  covered: both('took part in a check', '已参与核对'),
  uncovered: both('in no check', '未核'),
  figures: both('figures', '个数字'),
  filter: both('Filter by word', '按词筛选'),
  anyStanding: both('any decision', '全部决定'),
  all: both('fold', '折叠'),
  keys: both('keys', '按键'),
  nothing: both('Nothing matches.', '没有符合条件的发现。'),
  none: both('Nothing that does not agree was found.', '没有发现不符。'),
  stated: both('stated', '文中'),
  rival: both('Or else: ', '或为：'),
  rivalOf: (printed: string, value: string): Both => both(`${printed} → ${value}`, `${printed} → ${value}`),
  repairs: (n: number): Both => both(` (settles ${n})`, `（可消 ${n} 处）`),
  related: (n: number): Both => both(`${n} more ${n === 1 ? 'claim shares' : 'claims share'} this cause.`, `另有 ${n} 处同因。`),
  support: (against: number, agreeing: number): Both =>
    both(
      `Of the other checks on this figure ${agreeing} would agree; ${against} ${against === 1 ? 'does' : 'do'} not as printed.`,
      `改后另有 ${agreeing} 项核对相合；按原文 ${against} 项不合。`,
    ),
  after: both('Came up only after the corrections; the document as printed does not show it.', '更正后才出现，按原文并无此项。'),
  correction: both('Corrected: ', '更正：'),
  note: both('Note: ', '备注：'),
  differs: both('Others decided differently: ', '其他复核人意见不同：'),
  reason: both('Reason: ', '理由：'),
  section: both('In: ', '位于：'),
  fold: both('fold or unfold', '折叠或展开'),
  broken: both('does not agree', '不符'),
  part: both('evidence of a finding', '作为依据'),
  idle: both('in no check', '未核'),
  held: both('hold', '相合'),
  item: both('item', '项目'),
  page: both('page', '页'),
  figure: both('figure', '数字'),
  what: both('what it states', '所指'),
  context: both('where', '上下文'),
  who: both('by', '复核人'),
  when: both('when', '时间'),
  decision: both('decision', '决定'),
  subject: both('about', '事项'),
  corrected: both('corrected', '已更正'),
  noted: both('note', '备注'),
  reopened: both('taken up again', '重新打开'),
  staleTitle: both('No longer apply to this document', '对当前文档不再适用'),
  reviewers: both('reviewed by ', '复核人：'),
  pageMap: both(
    'Pages: the deeper the green, the more of their figures took part in a check; framed in red where something does not agree.',
    '各页：绿色越深，参与核对的数字越多；红框页有不符。',
  ),
  unread: both('not read', '未能读取'),
  other: both('中文', 'English'),
  close: both('close', '关闭'),
  picture: (page: number): Both => both(`page ${page}, the figures boxed`, `第 ${page} 页，方框为相关数字`),
  pictureCaption: (page: number): Both => both(`page ${page}`, `第 ${page} 页`),
  cells: (n: number): Both => both(n === 1 ? '1 cell' : `${n} cells`, `${n} 格`),
  broke: (n: number): Both => both(`${n} not agreeing`, `${n} 处不符`),
  made: both(
    'Made by gouji from the document alone. It shows what does not agree; what it means is for a person to judge.',
    '由 gouji 仅依据文件本身生成：指出不一致之处，含义请人工判断。',
  ),
} as const

/** Key and what it does. */
export const keys: readonly (readonly [string, Both])[] = [
  ['j k', both('next, previous finding', '下一项、上一项')],
  ['Enter', both('fold or unfold it', '折叠或展开')],
  ['/', both('filter by word', '按词筛选')],
  ['1 2 3', both('only: does not agree, to judge, note', '只看：不符、存疑、提示')],
  ['0 Esc', both('show all again', '恢复全部')],
  ['g G', both('first, last', '第一项、最后一项')],
  ['e', both('fold or unfold all', '全部折叠或展开')],
  ['l', both('English, Chinese', '切换语言')],
  ['?', both('these keys', '按键说明')],
]

/**
 * The keys, as data: what each does, where, in both languages, and why it may be out of use. The help, the footer and the
 * key documentation are made from this list; nothing else in the review names a key.
 */
import { lastActive, lastUndo } from './library.ts'
import { choicesOf, currentCase, currentFigure, currentFinding, type Place, type State } from './select.ts'
import { type Both, both } from './words.ts'

export type Action =
  | 'down'
  | 'up'
  | 'page-down'
  | 'page-up'
  | 'half-down'
  | 'half-up'
  | 'first'
  | 'last'
  | 'left'
  | 'right'
  | 'pan-left'
  | 'pan-right'
  | 'next-block'
  | 'previous-block'
  | 'detail-down'
  | 'detail-up'
  | 'open'
  | 'back'
  | 'swap'
  | 'next'
  | 'previous'
  | 'filter'
  | 'jump'
  | 'clear'
  | 'confirm'
  | 'dismiss'
  | 'note'
  | 'correct'
  | 'undo'
  | 'redo'
  | 'view-next'
  | 'view-previous'
  | 'view-findings'
  | 'view-coverage'
  | 'view-tables'
  | 'view-facts'
  | 'view-outline'
  | 'view-decisions'
  | 'first-filter'
  | 'second-filter'
  | 'sort'
  | 'pdf'
  | 'picture'
  | 'next-document'
  | 'previous-document'
  | 'documents'
  | 'ocr'
  | 'mouse'
  | 'help'
  | 'quit'
  | 'redraw'

export type Group = 'move' | 'decide' | 'look' | 'filter' | 'views' | 'other'

export interface Binding {
  readonly keys: readonly string[]
  readonly action: Action
  readonly group: Group
  readonly places: readonly Place[] | 'any'
  readonly help: Both
  /** Two or three characters for the footer; a binding without it is not shown there. */
  readonly hint?: Both
  /** Why the key does nothing now; undefined when it does something. */
  readonly disabled?: (state: State) => Both | undefined
}

const inCase: readonly Place[] = ['findings', 'coverage', 'tables', 'facts', 'outline', 'decisions', 'grid', 'page']
const withDetail: readonly Place[] = ['findings', 'coverage', 'facts', 'decisions']

const noFinding = (state: State): Both | undefined => (currentFinding(state) ? undefined : both('no finding is selected', '没有选中发现'))
const standing = (state: State): Both | undefined =>
  noFinding(state) ?? (currentFinding(state)?.settled ? both('it is gone since a figure was corrected', '该发现已因更正而消失') : undefined)
const noFigure = (state: State): Both | undefined =>
  currentFigure(state) === undefined
    ? both('no figure is selected', '没有选中数字')
    : currentFinding(state)?.settled
      ? both('it is gone since a figure was corrected', '该发现已因更正而消失')
      : undefined
const notRead = (state: State): Both | undefined =>
  currentCase(state)?.opened ? undefined : both('the document is not read yet', '文档尚未读完')
const single = (state: State): Both | undefined =>
  state.cases.length > 1 ? undefined : both('only one document is open', '只打开了一个文档')
const plainTextFile = (state: State): Both | undefined =>
  /\.txt$/i.test(currentCase(state)?.path ?? '') || currentCase(state)?.path === '-'
    ? both('this is not a PDF file', '这不是 PDF 文件')
    : undefined

export const bindings: readonly Binding[] = [
  {
    keys: ['enter', 'o'],
    action: 'open',
    group: 'look',
    places: ['documents', 'findings', 'coverage', 'tables', 'facts', 'outline', 'decisions', 'grid'],
    help: both('the page with the figures boxed; opens a table or document', '看页面，数字已框出；打开表格或文档'),
    hint: both('open', '查看'),
  },

  {
    keys: ['c'],
    action: 'confirm',
    group: 'decide',
    places: ['findings', 'page'],
    help: both('confirm: it is as the finding says; again: undecided', '认可该发现；再按改回未决'),
    hint: both('confirm', '认可'),
    disabled: standing,
  },
  {
    keys: ['d'],
    action: 'dismiss',
    group: 'decide',
    places: ['findings', 'page'],
    help: both('dismiss, with a reason', '排除，并写明理由'),
    hint: both('dismiss', '排除'),
    disabled: standing,
  },
  {
    keys: ['e'],
    action: 'correct',
    group: 'decide',
    places: ['findings', 'page', 'grid', 'coverage', 'facts'],
    help: both('correct the figure; what depends on it is checked again', '更正数字；相关核对立即重算'),
    hint: both('correct', '更正'),
    disabled: noFigure,
  },
  {
    keys: ['m'],
    action: 'note',
    group: 'decide',
    places: ['findings', 'page'],
    help: both('write a note', '写备注'),
    hint: both('note', '备注'),
    disabled: noFinding,
  },
  {
    keys: ['u'],
    action: 'undo',
    group: 'decide',
    places: inCase,
    help: both('undo the last decision', '撤销上一个决定'),
    hint: both('undo', '撤销'),
    disabled: (state) => (lastActive(currentCase(state)?.entries ?? []) ? undefined : both('nothing to undo', '没有可撤销的决定')),
  },
  {
    keys: ['U', 'ctrl-r'],
    action: 'redo',
    group: 'decide',
    places: inCase,
    help: both('redo what was undone', '重做刚撤销的决定'),
    disabled: (state) => (lastUndo(currentCase(state)?.entries ?? []) ? undefined : both('nothing to redo', '没有可重做的决定')),
  },

  {
    keys: ['/'],
    action: 'filter',
    group: 'filter',
    places: 'any',
    help: both('filter as you type; on a page: search', '边输入边筛选；在页面上为查找'),
    hint: both('filter', '筛选'),
  },
  {
    keys: ['n'],
    action: 'next',
    group: 'filter',
    places: 'any',
    help: both('next: undecided finding, match, broken cell', '下一个：未决发现、匹配处、不符的格'),
  },
  {
    keys: ['N'],
    action: 'previous',
    group: 'filter',
    places: 'any',
    help: both('previous: undecided finding, match, broken cell', '上一个：未决发现、匹配处、不符的格'),
  },
  {
    keys: ['s'],
    action: 'first-filter',
    group: 'filter',
    places: ['findings', 'coverage', 'facts', 'documents'],
    help: both(
      'filter by severity or belief; documents: by what was found; coverage: by verdict; facts: by year',
      '按严重程度或可信度筛选；文档：按有何发现；覆盖：按结论；数据：按年度',
    ),
    disabled: (state) => choiceless(state, 'first'),
  },
  {
    keys: ['t'],
    action: 'second-filter',
    group: 'filter',
    places: ['findings', 'facts', 'documents'],
    help: both('filter by decision, findings and documents; facts: by role', '按决定筛选发现或文档；数据：按类别'),
    disabled: (state) => choiceless(state, 'second'),
  },
  {
    keys: ['S'],
    action: 'sort',
    group: 'filter',
    places: ['findings', 'documents'],
    help: both(
      'order: severity, belief, amount, page (findings also by section, cause)',
      '排序：严重程度、可信度、金额、页码（发现还可按章节、原因）',
    ),
  },
  { keys: [':'], action: 'jump', group: 'move', places: inCase, help: both('go to a page', '跳到某页'), disabled: notRead },

  { keys: ['v'], action: 'view-next', group: 'views', places: inCase, help: both('next view', '下一个视图'), hint: both('view', '视图') },
  { keys: ['V'], action: 'view-previous', group: 'views', places: inCase, help: both('previous view', '上一个视图') },
  { keys: ['1'], action: 'view-findings', group: 'views', places: inCase, help: both('findings', '发现') },
  {
    keys: ['2'],
    action: 'view-coverage',
    group: 'views',
    places: inCase,
    help: both('coverage: every printed figure and the checks it is in', '覆盖：每个数字及其核对'),
  },
  {
    keys: ['3'],
    action: 'view-tables',
    group: 'views',
    places: inCase,
    help: both('tables, with the cells that do not agree', '表格，标出不符的格'),
  },
  {
    keys: ['4'],
    action: 'view-facts',
    group: 'views',
    places: inCase,
    help: both('facts: item, year, phase, value', '数据：项目、年度、阶段、数值'),
  },
  { keys: ['5'], action: 'view-outline', group: 'views', places: inCase, help: both('outline of the document', '文档目录') },
  {
    keys: ['6'],
    action: 'view-decisions',
    group: 'views',
    places: inCase,
    help: both('decisions: who, when, what', '记录：何人何时作何决定'),
  },

  { keys: ['j', 'down'], action: 'down', group: 'move', places: 'any', help: both('down', '向下') },
  { keys: ['k', 'up'], action: 'up', group: 'move', places: 'any', help: both('up', '向上') },
  { keys: ['g', 'home'], action: 'first', group: 'move', places: 'any', help: both('to the first', '到最前') },
  { keys: ['G', 'end'], action: 'last', group: 'move', places: 'any', help: both('to the last', '到最后') },
  { keys: ['pagedown', 'space', 'ctrl-f'], action: 'page-down', group: 'move', places: 'any', help: both('a screen down', '向下一屏') },
  { keys: ['pageup', 'ctrl-b'], action: 'page-up', group: 'move', places: 'any', help: both('a screen up', '向上一屏') },
  { keys: ['ctrl-d'], action: 'half-down', group: 'move', places: 'any', help: both('half a screen down', '向下半屏') },
  { keys: ['ctrl-u'], action: 'half-up', group: 'move', places: 'any', help: both('half a screen up', '向上半屏') },
  {
    keys: ['right', 'l'],
    action: 'right',
    group: 'move',
    places: ['page', 'grid'],
    help: both('next figure of the finding; next cell', '下一个相关数字；右边一格'),
    hint: both('figures', '数字'),
  },
  {
    keys: ['left', 'h'],
    action: 'left',
    group: 'move',
    places: ['page', 'grid'],
    help: both('previous figure of the finding; previous cell', '上一个相关数字；左边一格'),
  },
  { keys: ['L', '>'], action: 'pan-right', group: 'move', places: ['page'], help: both('move the page sideways: right', '页面右移') },
  { keys: ['H', '<'], action: 'pan-left', group: 'move', places: ['page'], help: both('move the page sideways: left', '页面左移') },
  { keys: ['}'], action: 'next-block', group: 'move', places: inCase, help: both('next group, page, table', '下一组、下一页、下一表') },
  {
    keys: ['{'],
    action: 'previous-block',
    group: 'move',
    places: inCase,
    help: both('previous group, page, table', '上一组、上一页、上一表'),
  },
  { keys: ['J'], action: 'detail-down', group: 'move', places: withDetail, help: both('scroll the detail down', '详情向下滚动') },
  { keys: ['K'], action: 'detail-up', group: 'move', places: withDetail, help: both('scroll the detail up', '详情向上滚动') },
  {
    keys: ['tab', 'shift-tab'],
    action: 'swap',
    group: 'look',
    places: withDetail,
    help: both('from the list to the detail and back', '在列表与详情之间切换'),
    hint: both('detail', '详情'),
  },

  {
    keys: ['x'],
    action: 'pdf',
    group: 'look',
    places: inCase,
    help: both('the PDF at this page, in the system viewer', '用系统阅读器打开 PDF 的这一页'),
    hint: both('PDF', 'PDF'),
    disabled: plainTextFile,
  },
  {
    keys: ['i'],
    action: 'picture',
    group: 'look',
    places: ['page'],
    help: both('the page as a picture', '以图像显示该页'),
    hint: both('picture', '图像'),
    disabled: (state) =>
      plainTextFile(state) ??
      (state.pictures
        ? undefined
        : both('this terminal draws no pictures (kitty, iTerm2 or sixel)', '此终端不支持图像（kitty、iTerm2 或 sixel）')),
  },
  {
    keys: ['O'],
    action: 'ocr',
    group: 'look',
    places: inCase,
    help: both('read the document again, all pages by OCR', '全部页面改用 OCR 重新读取'),
    disabled: plainTextFile,
  },

  { keys: [']'], action: 'next-document', group: 'other', places: inCase, help: both('next document', '下一个文档'), disabled: single },
  {
    keys: ['['],
    action: 'previous-document',
    group: 'other',
    places: inCase,
    help: both('previous document', '上一个文档'),
    disabled: single,
  },
  { keys: ['D'], action: 'documents', group: 'other', places: inCase, help: both('list of documents', '文档列表'), disabled: single },
  {
    keys: ['M'],
    action: 'mouse',
    group: 'other',
    places: 'any',
    help: both('mouse on or off (off: the terminal selects text)', '启用或停用鼠标（停用时可选取文字）'),
  },
  { keys: ['ctrl-l'], action: 'redraw', group: 'other', places: 'any', help: both('draw the screen anew', '重画屏幕') },
  { keys: ['escape'], action: 'back', group: 'other', places: 'any', help: both('back; drops filters', '返回；取消筛选') },
  { keys: ['?'], action: 'help', group: 'other', places: 'any', help: both('these keys', '按键说明'), hint: both('keys', '按键') },
  {
    keys: ['q'],
    action: 'quit',
    group: 'other',
    places: 'any',
    help: both('leave; every decision is saved already', '退出；决定均已保存'),
    hint: both('quit', '退出'),
  },
]

function choiceless(state: State, which: 'first' | 'second'): Both | undefined {
  return choicesOf(state)[which].length > 1 ? undefined : both('nothing to choose from', '没有可选项')
}

export const groupWord: Readonly<Record<Group, Both>> = {
  decide: both('Decide', '决定'),
  look: both('Look', '查看'),
  filter: both('Find', '查找'),
  views: both('Views', '视图'),
  move: both('Move', '移动'),
  other: both('Other', '其他'),
}

export const groups: readonly Group[] = ['decide', 'look', 'filter', 'views', 'move', 'other']

const applies = (binding: Binding, place: Place): boolean => binding.places === 'any' || binding.places.includes(place)

export const bindingsAt = (place: Place): readonly Binding[] => bindings.filter((binding) => applies(binding, place))

export const bindingFor = (key: string, place: Place): Binding | undefined =>
  bindings.find((binding) => binding.keys.includes(key) && applies(binding, place))

export const disabledReason = (binding: Binding, state: State): string | undefined => binding.disabled?.(state)?.[state.language]

const keyNames: Readonly<Record<string, Both>> = {
  enter: both('Enter', '回车'),
  escape: both('Esc', 'Esc'),
  tab: both('Tab', 'Tab'),
  'shift-tab': both('Shift-Tab', 'Shift-Tab'),
  space: both('Space', '空格'),
  up: both('↑', '↑'),
  down: both('↓', '↓'),
  left: both('←', '←'),
  right: both('→', '→'),
  pageup: both('PgUp', 'PgUp'),
  pagedown: both('PgDn', 'PgDn'),
  home: both('Home', 'Home'),
  end: both('End', 'End'),
}

/** A key as a reader knows it. */
export function keyName(key: string, language: 'en' | 'zh'): string {
  const name = keyNames[key]?.[language]
  if (name !== undefined) return name
  return key.startsWith('ctrl-') ? `Ctrl-${key.slice(5).toUpperCase()}` : key
}

/** The key documentation as Markdown, one table a group. */
export function keyDocumentation(language: 'en' | 'zh'): string {
  const head = language === 'zh' ? '| 按键 | 作用 | 在何处 |' : '| Key | What it does | Where |'
  const where = (binding: Binding): string =>
    binding.places === 'any'
      ? language === 'zh'
        ? '处处'
        : 'everywhere'
      : binding.places.map((place) => placeWord[place][language]).join(language === 'zh' ? '、' : ', ')
  return groups
    .map((group) => {
      const rows = bindings.filter((binding) => binding.group === group)
      const lines = rows.map(
        (binding) =>
          `| ${binding.keys.map((key) => `\`${keyName(key, language)}\``).join(' ')} | ${binding.help[language]} | ${where(binding)} |`,
      )
      return [`### ${groupWord[group][language]}`, '', head, '| --- | --- | --- |', ...lines, ''].join('\n')
    })
    .join('\n')
}

const placeWord: Readonly<Record<Place, Both>> = {
  documents: both('documents', '文档列表'),
  findings: both('findings', '发现'),
  coverage: both('coverage', '覆盖'),
  tables: both('tables', '表格'),
  facts: both('facts', '数据'),
  outline: both('outline', '目录'),
  decisions: both('decisions', '记录'),
  grid: both('open table', '打开的表'),
  page: both('page', '页面'),
}

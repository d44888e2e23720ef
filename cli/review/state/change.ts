/** The smallest changes of the State, that all others are made of. */
import { type Case, currentCase, type ListState, type Message, type PageState, type State } from '../select.ts'

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

export const withCase = (state: State, path: string, change: (item: Case) => Case): State => ({
  ...state,
  cases: state.cases.map((item) => (item.path === path ? change(item) : item)),
})

export const withCurrent = (state: State, change: (item: Case) => Case): State => {
  const item = currentCase(state)
  return item ? withCase(state, item.path, change) : state
}

export function withList(state: State, change: (list: ListState) => ListState): State {
  if (state.listing) return { ...state, documents: change(state.documents) }
  return withCurrent(state, (item) => ({ ...item, lists: { ...item.lists, [item.view]: change(item.lists[item.view]) } }))
}

export const withPage = (state: State, change: Partial<PageState>): State =>
  withCurrent(state, (item) => (item.page ? { ...item, page: { ...item.page, ...change } } : item))

export const say = (state: State, text: string, tone: Message['tone'] = 'plain'): State => ({ ...state, message: { text, tone } })

const words = {
  reopened: { en: 'undecided again', zh: '已改回未决' },
  nothingToUndo: { en: 'nothing to undo', zh: '没有可撤销的决定' },
  nothingToRedo: { en: 'nothing to redo', zh: '没有可重做的决定' },
  notANumber: { en: 'not a number: ', zh: '不是数字：' },
  sameNumber: { en: 'that is what is printed', zh: '与文中相同' },
  noSuchPage: { en: 'no such page: ', zh: '没有这一页：' },
  unsaved: { en: 'not saved: ', zh: '未能保存：' },
  undone: { en: 'undone', zh: '已撤销' },
  redone: { en: 'done again', zh: '已重做' },
  noHit: { en: 'not found: ', zh: '没有找到：' },
  noMore: { en: 'no other', zh: '没有其他' },
  allDecided: { en: 'every finding is decided', zh: '全部已决' },
  confirmed: { en: 'confirmed', zh: '已认可' },
  dismissed: { en: 'dismissed', zh: '已排除' },
  noted: { en: 'noted', zh: '已备注' },
  mouseOn: { en: 'mouse on', zh: '鼠标已启用' },
  mouseOff: { en: 'mouse off: the terminal selects text', zh: '鼠标已停用：可用终端选取文字' },
} as const

export const word = (state: State, key: keyof typeof words): string => words[key][state.language]

/** How far the keys for a screen and for half a one go. */
export const leap = (action: 'page-down' | 'page-up' | 'half-down' | 'half-up', height: number): number =>
  Math.max(1, action.startsWith('page') ? height - 1 : height >> 1) * (action.endsWith('down') ? 1 : -1)

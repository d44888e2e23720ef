/** The list of documents. */
import type { State } from '../select.ts'
import type { Next } from './messages.ts'

export function enterCase(state: State, index: number): Next {
  const item = state.cases[index]
  if (!item) return [state, []]
  const next: State = { ...state, current: index, listing: false, documents: { ...state.documents, key: item.path } }
  // What the reviewer wants to see is read first.
  return [next, item.progress.kind === 'waiting' ? [{ kind: 'load', path: item.path, next: true }] : []]
}

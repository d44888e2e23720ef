/** The list of documents, and which of them are held open. */
import { carriedOver, type Entry, merge, ofDocument } from '../library.ts'
import { type Case, digestIn, type State } from '../select.ts'
import { withCase } from './change.ts'
import type { Effect, Msg, Next } from './messages.ts'

/** Documents that are held open: each takes some 20 MB, and is read again in a second or two. */
export const heldOpen = 4

export function enterCase(state: State, index: number): Next {
  const item = state.cases[index]
  if (!item) return [state, []]
  const next: State = {
    ...state,
    current: index,
    listing: false,
    documents: { ...state.documents, key: item.path },
    recent: [item.path, ...state.recent.filter((path) => path !== item.path)],
  }
  const known = item.progress.kind === 'waiting' || item.progress.kind === 'ready'
  // What the reviewer wants to see is read first.
  const load: Effect = { kind: 'load', path: item.path, next: true, ...(item.sha256 === '' ? {} : { sha256: item.sha256 }) }
  return [next, known && !item.opened ? [load] : []]
}

/** Decisions on a document, as far as they are about these bytes; this reading may see another figure behind a contradiction than the one they were taken on. */
export function belonging(item: Case, sha256: string, findings: Parameters<typeof carriedOver>[1], accepted: readonly Entry[] = []) {
  const { own, foreign } = ofDocument(item.entries, sha256)
  return { entries: carriedOver(merge(accepted, own), findings), foreign: item.foreign + foreign.length }
}

export const digested = (state: State, { path, sha256, digest, accepted }: Extract<Msg, { kind: 'digested' }>): State =>
  withCase(state, path, (item) => ({
    ...item,
    ...belonging(item, sha256, digest.findings, accepted),
    sha256,
    digest,
    progress: { kind: 'ready' },
  }))

/** Of the documents that are open, those that were not looked at for longest are let go. */
export function letGo(state: State): Next {
  const age = (item: Case): number => {
    const at = state.recent.indexOf(item.path)
    return at < 0 ? state.recent.length : at
  }
  const open = state.cases.filter((item, index) => item.opened && index !== state.current).sort((a, b) => age(a) - age(b))
  const gone = open.slice(heldOpen - 1)
  const effects = gone.map(({ path }): Effect => ({ kind: 'forget', path }))
  const next = gone.reduce(
    (before, { path }) =>
      withCase(before, path, (item) => {
        const digest = digestIn(item, state.language)
        const { opened: _opened, printed: _printed, page: _page, grid: _grid, ...rest } = item
        return { ...rest, ...(digest ? { digest } : {}) }
      }),
    state,
  )
  return [next, effects]
}

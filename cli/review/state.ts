/**
 * The review in Elm form: the Msg that may arrive, and `update`, which makes the next State and names the Effects to run.
 * Pure: no clock, no file, no terminal.
 */
import { layout } from './layout.ts'
import { carriedOver, ofDocument } from './library.ts'
import { type Case, currentCase, placeOf, type State } from './select.ts'
import { press } from './state/act.ts'
import { say, withCase, word } from './state/change.ts'
import { judged, recorded, rejudge, resumed } from './state/decisions.ts'
import { belonging, digested, letGo } from './state/documents.ts'
import { showCell } from './state/grid.ts'
import { typed } from './state/input.ts'
import { settle } from './state/list.ts'
import type { Effect, Msg, Next } from './state/messages.ts'
import { mouse } from './state/mouse.ts'
import { showMark } from './state/pages.ts'

export type * from './select.ts'
export type { Effect, Msg } from './state/messages.ts'

/** The next state, and what is to be done about it. */
export function update(state: State, msg: Msg): Next {
  const [next, effects] = change(state, msg)
  const settled = settle(next)
  return [settled, [...effects, ...pictured(state, settled)]]
}

/** The page that is shown as a picture, if one is. */
function pictureOf(state: State): Extract<Effect, { kind: 'picture' }> | undefined {
  const item = currentCase(state)
  if (placeOf(state) !== 'page' || !item?.page?.picture || state.mode.kind === 'help') return undefined
  return { kind: 'picture', path: item.path, page: item.page.number, marks: item.page.marks, at: item.page.at, region: layout(state).page }
}

/** Draws, changes or takes away the picture when what it shows has changed. */
function pictured(before: State, after: State): readonly Effect[] {
  const [was, is] = [pictureOf(before), pictureOf(after)]
  if (!is) return was ? [{ kind: 'unpicture' }] : []
  const same =
    was &&
    was.path === is.path &&
    was.page === is.page &&
    was.marks === is.marks &&
    was.at === is.at &&
    was.region.width === is.region.width &&
    was.region.height === is.region.height
  return same ? [] : [is]
}

const findingsKnown = (item: Case): Parameters<typeof carriedOver>[1] =>
  item.printed?.assessment.report.findings ?? item.digest?.findings ?? []

function change(state: State, msg: Msg): Next {
  switch (msg.kind) {
    case 'key':
      return press(state, msg.key)
    case 'text': {
      const text = msg.text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
      if (state.mode.kind === 'input') {
        const { mode } = state
        return [
          typed({
            ...state,
            mode: { ...mode, text: mode.text.slice(0, mode.caret) + text + mode.text.slice(mode.caret), caret: mode.caret + text.length },
          }),
          [],
        ]
      }
      if (state.mode.kind === 'help') return [{ ...state, mode: { ...state.mode, filter: state.mode.filter + text, top: 0 } }, []]
      // Pasted text is never taken for keys: it could decide something.
      return [state, []]
    }
    case 'mouse':
      return mouse(state, msg)
    case 'resize': {
      const resized = { ...state, columns: msg.columns, rows: msg.rows }
      return [showCell(showMark(resized)), []]
    }
    case 'draws':
      return [{ ...state, pictures: true }, []]
    case 'progress':
      return [withCase(state, msg.path, (item) => ({ ...item, progress: msg.progress })), []]
    case 'ledger':
      return [
        withCase(state, msg.path, (item) => {
          const { own, foreign } = item.sha256 === '' ? { own: msg.entries, foreign: [] } : ofDocument(msg.entries, item.sha256)
          return { ...item, entries: carriedOver(own, findingsKnown(item)), foreign: foreign.length, damaged: msg.damaged }
        }),
        [],
      ]
    case 'loaded': {
      const next = withCase(state, msg.path, (item) => ({
        ...item,
        ...belonging(item, msg.sha256, msg.opened.assessment.report.findings, msg.accepted),
        sha256: msg.sha256,
        printed: msg.opened,
        opened: msg.opened,
        progress: { kind: 'ready' as const },
      }))
      const before = state.cases.find((item) => item.path === msg.path)
      // Whoever was here before goes on where they were.
      const here = before?.opened !== undefined || before?.lists.findings.key !== undefined
      const [held, gone] = letGo(here ? next : resumed(next, msg.path))
      return [held, [...gone, ...rejudge(held, msg.path, new Map(), false)]]
    }
    case 'digested':
      return [digested(state, msg), []]
    case 'recorded':
      return recorded(state, msg.path, msg.entry)
    case 'unsaved':
      return [say({ ...state, unsaved: true }, word(state, 'unsaved') + msg.reason, 'error'), []]
    case 'judged':
      return [judged(state, msg), []]
    case 'said':
      return [{ ...state, message: msg.message }, []]
  }
}

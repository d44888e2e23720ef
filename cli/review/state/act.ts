/** What the keys do. */
import { type Action, bindingFor, disabledReason } from '../keys.ts'
import { lastActive, lastUndo } from '../library.ts'
import { findingSorts } from '../rows.ts'
import {
  currentCase,
  currentFigure,
  currentFinding,
  currentPage,
  documentSorts,
  listStateOf,
  placeOf,
  type State,
  type View,
  views,
} from '../select.ts'
import { say, withCase, withCurrent, withList, withPage, word } from './change.ts'
import { decide, record, typedNumeral } from './decisions.ts'
import { enterCase } from './documents.ts'
import { inGrid } from './grid.ts'
import { ask, editHelp, editInput } from './input.ts'
import { cycle, inList, showView } from './list.ts'
import type { Next } from './messages.ts'
import { openCurrent } from './open.ts'
import { onPage } from './pages.ts'

/** Moving about is another thing on a page, in a table, in a list. */
const moved = (state: State, action: Action): State | undefined => {
  const place = placeOf(state)
  return place === 'page' ? onPage(state, action) : place === 'grid' ? inGrid(state, action) : inList(state, action)
}

function act(state: State, action: Action): Next {
  const after = moved(state, action)
  if (after) return [after, []]
  const place = placeOf(state)
  const item = currentCase(state)
  const plain = (next: State): Next => [next, []]
  switch (action) {
    case 'open':
      return openCurrent(state)
    case 'back':
      return back(state)
    case 'swap':
      return plain(withCurrent(state, (current) => ({ ...current, focus: current.focus === 'list' ? 'detail' : 'list' })))
    case 'filter':
      return plain(
        ask(state, place === 'page' ? 'search' : 'filter', place === 'page' ? (item?.page?.query ?? '') : listStateOf(state).filter),
      )
    case 'jump':
      return plain(ask(state, 'jump', ''))
    case 'dismiss':
      return plain(ask(state, 'dismiss', '', { finding: currentFinding(state)?.finding.id }))
    case 'note':
      return plain(ask(state, 'note', '', { finding: currentFinding(state)?.finding.id }))
    case 'correct': {
      const figure = currentFigure(state)
      if (figure === undefined || !item?.opened) return plain(state)
      const finding = currentFinding(state)?.finding
      const now = item.opened.extraction.figures[figure]?.printed ?? ''
      // What would agree is offered where it is a number, what is printed otherwise.
      const agreeing =
        finding && finding.figure === figure
          ? (finding.diagnosis?.candidates.find((candidate) => candidate.figure === undefined || candidate.figure === figure)?.value ??
            finding.expected?.value)
          : undefined
      const offered = agreeing !== undefined && typedNumeral(agreeing) !== undefined ? agreeing : now
      return plain(ask(state, 'correct', offered, { finding: finding?.id, figure }))
    }
    case 'confirm':
      return decide(state, 'confirm')
    case 'undo':
    case 'redo': {
      if (!item) return plain(state)
      const target = action === 'undo' ? lastActive(item.entries) : lastUndo(item.entries)
      if (!target) return plain(say(state, word(state, action === 'undo' ? 'nothingToUndo' : 'nothingToRedo')))
      return record(state, { kind: 'undo', undoes: target.id })
    }
    case 'view-next':
    case 'view-previous': {
      const at = views.indexOf(item?.view ?? 'findings')
      return plain(showView(state, views[(at + (action === 'view-next' ? 1 : views.length - 1)) % views.length] ?? 'findings'))
    }
    case 'view-findings':
    case 'view-coverage':
    case 'view-tables':
    case 'view-facts':
    case 'view-outline':
    case 'view-decisions':
      return plain(showView(state, action.slice(5) as View))
    case 'first-filter':
      return plain(cycle(state, 'first'))
    case 'second-filter':
      return plain(cycle(state, 'second'))
    case 'sort':
      return plain(withList(state, (list) => ({ ...list, sort: (list.sort + 1) % (state.listing ? documentSorts : findingSorts).length })))
    case 'clear':
      return plain(withList(state, (list) => ({ ...list, filter: '', first: 0, second: 0 })))
    case 'pdf': {
      const page = currentPage(state) ?? 1
      return [state, item ? [{ kind: 'pdf', path: item.path, page }] : []]
    }
    case 'picture': {
      if (!item?.page) return plain(state)
      return plain(withPage(state, { picture: !item.page.picture }))
    }
    case 'next-document':
    case 'previous-document': {
      const by = action === 'next-document' ? 1 : -1
      const next = state.current + by
      return state.cases[next] ? enterCase(state, next) : plain(say(state, word(state, 'noMore')))
    }
    case 'documents':
      return plain({ ...state, listing: true, documents: { ...state.documents, ...(item ? { key: item.path } : {}) } })
    case 'ocr':
      return item
        ? [
            withCase(state, item.path, (other) => ({ ...other, progress: { kind: 'waiting' } })),
            [{ kind: 'load', path: item.path, next: true, ocr: 'always' }],
          ]
        : plain(state)
    case 'mouse':
      return [
        say({ ...state, mouse: !state.mouse }, word(state, state.mouse ? 'mouseOff' : 'mouseOn')),
        [{ kind: 'mouse', on: !state.mouse }],
      ]
    case 'help':
      return plain({ ...state, mode: { kind: 'help', filter: '', top: 0, place } })
    case 'quit':
      return [{ ...state, quit: true }, [{ kind: 'quit' }]]
    case 'redraw':
      return [state, [{ kind: 'redraw' }]]
    default:
      return plain(state)
  }
}

export function back(state: State): Next {
  const item = currentCase(state)
  if (state.listing) {
    const { filter, first, second } = state.documents
    if (filter || first || second) return [{ ...state, documents: { ...state.documents, filter: '', first: 0, second: 0 } }, []]
    return [state, []]
  }
  if (!item) return [state, []]
  if (item.page) {
    const { page: _page, ...rest } = item
    return [withCase(state, item.path, () => rest), []]
  }
  if (item.grid && item.view === 'tables') {
    const { grid: _grid, ...rest } = item
    return [withCase(state, item.path, () => rest), []]
  }
  const list = item.lists[item.view]
  if (item.focus === 'detail') return [withCase(state, item.path, (other) => ({ ...other, focus: 'list' })), []]
  if (list.filter || list.first || list.second) return [withList(state, (other) => ({ ...other, filter: '', first: 0, second: 0 })), []]
  if (item.view !== 'findings') return [showView(state, 'findings'), []]
  if (state.cases.length > 1) return [{ ...state, listing: true, documents: { ...state.documents, key: item.path } }, []]
  return [state, []]
}

export function press(state: State, key: string): Next {
  const quiet: State = state.message ? withoutMessage(state) : state
  if (quiet.mode.kind === 'input') return editInput(quiet, key)
  if (quiet.mode.kind === 'help') return editHelp(quiet, key)
  if (key === 'ctrl-c') return act(quiet, 'quit')
  const binding = bindingFor(key, placeOf(quiet))
  if (!binding) return [quiet, []]
  const reason = disabledReason(binding, quiet)
  if (reason !== undefined) return [say(quiet, reason, 'warning'), []]
  return act(quiet, binding.action)
}

function withoutMessage(state: State): State {
  const { message: _message, ...rest } = state
  return rest
}

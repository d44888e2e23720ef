/** What is being typed. */
import { hitsOf } from '../page.ts'
import { currentCase, type InputPurpose, listStateOf, recalled, type State } from '../select.ts'
import { helpOverflow } from '../views/frame.ts'
import { clamp, say, withList, withPage, word } from './change.ts'
import { correct, decide } from './decisions.ts'
import { step } from './list.ts'
import type { Next } from './messages.ts'
import { openPage, toHit } from './pages.ts'

export function ask(
  state: State,
  purpose: InputPurpose,
  text: string,
  about: { finding?: string | undefined; figure?: number | undefined } = {},
): State {
  const row = listStateOf(state).key
  return {
    ...state,
    mode: {
      kind: 'input',
      purpose,
      text,
      caret: text.length,
      before: text,
      recall: -1,
      ...(row === undefined ? {} : { row }),
      ...(about.finding === undefined ? {} : { finding: about.finding }),
      ...(about.figure === undefined ? {} : { figure: about.figure }),
    },
  }
}

export function editInput(state: State, key: string): Next {
  const { mode } = state
  if (mode.kind !== 'input') return [state, []]
  const put = (text: string, caret: number): Next => [
    typed({ ...state, mode: { ...mode, text, caret: clamp(caret, 0, text.length), recall: -1 } }),
    [],
  ]
  const { text, caret } = mode
  const previous = text.slice(0, caret).replace(/[\s\S]$/u, '').length
  switch (key) {
    case 'enter':
      return accept(state)
    case 'escape':
    case 'ctrl-c':
      return [cancel(state), []]
    case 'backspace':
      return text === '' && (mode.purpose === 'filter' || mode.purpose === 'search')
        ? [cancel(state), []]
        : put(text.slice(0, previous) + text.slice(caret), previous)
    case 'delete':
    case 'ctrl-d':
      return put(text.slice(0, caret) + text.slice(caret).replace(/^[\s\S]/u, ''), caret)
    case 'left':
    case 'ctrl-b':
      return [{ ...state, mode: { ...mode, caret: previous } }, []]
    case 'right':
    case 'ctrl-f':
      return [
        { ...state, mode: { ...mode, caret: clamp(caret + (/^[\s\S]/u.exec(text.slice(caret))?.[0].length ?? 0), 0, text.length) } },
        [],
      ]
    case 'home':
    case 'ctrl-a':
      return [{ ...state, mode: { ...mode, caret: 0 } }, []]
    case 'end':
    case 'ctrl-e':
      return [{ ...state, mode: { ...mode, caret: text.length } }, []]
    case 'ctrl-u':
      return put(text.slice(caret), 0)
    case 'ctrl-k':
      return put(text.slice(0, caret), caret)
    case 'ctrl-w': {
      const kept = text.slice(0, caret).replace(/\S*\s*$/u, '')
      return put(kept + text.slice(caret), kept.length)
    }
    case 'up':
    case 'down': {
      // In a filter the arrows move in the list; elsewhere they bring back what was given before.
      if (mode.purpose === 'filter') return [step(state, key === 'down' ? 1 : -1), []]
      const earlier = recalled(currentCase(state), mode.purpose)
      const recall = clamp(mode.recall + (key === 'up' ? 1 : -1), -1, earlier.length - 1)
      const given = recall < 0 ? mode.before : (earlier[recall] ?? '')
      return [{ ...state, mode: { ...mode, recall, text: given, caret: given.length } }, []]
    }
    case 'space':
      return put(`${text.slice(0, caret)} ${text.slice(caret)}`, caret + 1)
    default:
      // Keys with a name (Tab, PgUp …) write nothing.
      return [...key].length > 1 ? [state, []] : put(text.slice(0, caret) + key + text.slice(caret), caret + key.length)
  }
}

/** What follows from each letter at once. */
export function typed(state: State): State {
  const { mode } = state
  if (mode.kind !== 'input') return state
  if (mode.purpose === 'filter') return withList(state, (list) => ({ ...list, filter: mode.text }))
  if (mode.purpose === 'search') {
    const item = currentCase(state)
    if (!item?.page || !item.opened) return state
    const searched = withPage(state, { query: mode.text, hit: 0 })
    if (mode.text === '') return searched
    const hits = hitsOf(item.opened.document, mode.text)
    // From this page on, then from the start.
    return hits.length === 0
      ? searched
      : toHit(
          searched,
          Math.max(
            0,
            hits.findIndex((hit) => hit.page >= (item.page?.number ?? 1)),
          ),
        )
  }
  return state
}

function cancel(state: State): State {
  const { mode } = state
  if (mode.kind !== 'input') return state
  const normal: State = { ...state, mode: { kind: 'normal' } }
  if (mode.purpose === 'filter')
    return withList(normal, (list) => ({ ...list, filter: '', ...(mode.row === undefined ? {} : { key: mode.row }) }))
  return mode.purpose === 'search' ? withPage(normal, { query: '' }) : normal
}

function accept(state: State): Next {
  const { mode } = state
  if (mode.kind !== 'input') return [state, []]
  const text = mode.text.trim()
  const normal: State = { ...state, mode: { kind: 'normal' } }
  switch (mode.purpose) {
    case 'filter':
      return [normal, []]
    case 'search': {
      const item = currentCase(normal)
      const none = text !== '' && item?.opened && hitsOf(item.opened.document, mode.text).length === 0
      return [none ? say(normal, word(state, 'noHit') + text, 'warning') : normal, []]
    }
    case 'dismiss':
      return decide(normal, 'dismiss', text, mode.finding)
    case 'note':
      return text === '' ? [normal, []] : decide(normal, 'note', text, mode.finding)
    case 'correct':
      return mode.figure === undefined ? [normal, []] : correct(normal, mode.figure, text, mode.finding)
    case 'jump': {
      const page = Number(text.normalize('NFKC'))
      if (!/^\d+$/.test(text.normalize('NFKC')))
        return [text === '' ? normal : say(normal, word(state, 'noSuchPage') + text, 'warning'), []]
      return [
        currentCase(normal)?.page
          ? openPage(normal, page, currentCase(normal)?.page?.marks ?? [], currentCase(normal)?.page?.finding)
          : openPage(normal, page, []),
        [],
      ]
    }
  }
}

export function editHelp(state: State, key: string): Next {
  const { mode } = state
  if (mode.kind !== 'help') return [state, []]
  const close: State = { ...state, mode: { kind: 'normal' } }
  const to = (top: number): Next => [{ ...state, mode: { ...mode, top: clamp(top, 0, helpOverflow(state)) } }, []]
  switch (key) {
    case 'escape':
    case 'enter':
    case 'ctrl-c':
      return [mode.filter && key === 'escape' ? { ...state, mode: { ...mode, filter: '', top: 0 } } : close, []]
    case '?':
      return [close, []]
    case 'q':
      return mode.filter === '' ? [close, []] : [{ ...state, mode: { ...mode, filter: `${mode.filter}q`, top: 0 } }, []]
    case 'down':
      return to(mode.top + 1)
    case 'up':
      return to(mode.top - 1)
    case 'pagedown':
      return to(mode.top + 10)
    case 'pageup':
      return to(mode.top - 10)
    case 'backspace':
      return [{ ...state, mode: { ...mode, filter: mode.filter.replace(/[\s\S]$/u, ''), top: 0 } }, []]
    case 'space':
      return [{ ...state, mode: { ...mode, filter: `${mode.filter} `, top: 0 } }, []]
    default:
      return [...key].length > 1 ? [state, []] : [{ ...state, mode: { ...mode, filter: mode.filter + key, top: 0 } }, []]
  }
}

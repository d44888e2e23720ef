/** Decisions and corrections: what is taken down, and what follows from it. */
import { type Entry, type Figure, type FigureMark, type Finding, findingMark } from '../library.ts'
import { type Opened, replayed, statusOf } from '../rows.ts'
import { type Case, correctionsOf, currentCase, currentFinding, findingById, findingsOf, type State } from '../select.ts'
import { vanishedMessage } from '../words.ts'
import { say, withCase, withCurrent, withList, word } from './change.ts'
import { undecidedFrom } from './list.ts'
import type { Effect, FreshEntry, Msg, Next } from './messages.ts'

export function record(state: State, entry: FreshEntry): Next {
  const item = currentCase(state)
  if (!item) return [state, []]
  return [state, [{ kind: 'record', path: item.path, ledger: item.ledger, by: state.reviewer, document: item.sha256, entry }]]
}

/** @param id of the finding; the one the reviewer is at when absent */
export function decide(state: State, kind: 'confirm' | 'dismiss' | 'note', text?: string, id?: string): Next {
  const item = currentCase(state)
  const found = item && id !== undefined ? findingById(item, id) : currentFinding(state)
  if (!item || !found) return [state, []]
  const { finding } = found
  const mark = findingMark(finding)
  // The same key again takes the decision back, as a checkbox does.
  if (kind === 'confirm' && statusOf(replayed(item.entries).decisions, finding.id) === 'confirmed')
    return record(state, { kind: 'reopen', finding: finding.id, mark })
  return record(state, { kind, finding: finding.id, mark, ...(text ? { text } : {}) })
}

/** Onto the next finding without a decision, below the cursor first, in the list as it was: a filter may hide what was just decided. */
function onward(state: State, before: Case): State {
  if (before.page || before.view !== 'findings') return state
  const next = undecidedFrom(state, before, 1, before.lists.findings.cursor)
  const row = findingsOf(before, state.language).rows[next ?? -1]
  if (row?.kind !== 'item') return state
  return withCurrent(
    withList(state, (list) => ({ ...list, key: row.key })),
    (item) => ({ ...item, detailTop: 0 }),
  )
}

/** A document opened again goes on where one stopped: at the first undecided finding behind the last that was decided. */
export function resumed(state: State, path: string): State {
  const item = state.cases.find((other) => other.path === path)
  if (!item) return state
  const { rows, at } = findingsOf(item, state.language)
  const last = item.entries.findLast((entry) => entry.kind !== 'undo' && entry.finding !== undefined && at.has(entry.finding))
  const from = last && last.kind !== 'undo' && last.finding !== undefined ? at.get(last.finding) : undefined
  if (from === undefined) return state
  const row = rows[undecidedFrom(state, item, 1, from - 1) ?? -1]
  if (row?.kind !== 'item') return state
  return withCase(state, path, (other) => ({
    ...other,
    lists: { ...other.lists, findings: { ...other.lists.findings, key: row.key } },
  }))
}

const numeral = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/

/** What a reviewer typed as a numeral, in ASCII, or undefined. */
export function typedNumeral(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s%]/g, '').replace(/[−–—]/g, '-')
  return numeral.test(plain) ? plain : undefined
}

export function correct(state: State, figureId: number, typed: string, finding: string | undefined): Next {
  const item = currentCase(state)
  const figure = item?.printed?.extraction.figures[figureId]
  const now = item?.opened?.extraction.figures[figureId]
  if (!item || !figure || !now) return [state, []]
  const value = typedNumeral(typed)
  if (value === undefined) return [say(state, word(state, 'notANumber') + typed, 'warning'), []]
  if (value === now.printed) return [say(state, word(state, 'sameNumber'), 'warning'), []]
  const found = item.opened?.assessment.report.findings.find((other) => other.id === finding)
  return record(state, {
    kind: 'correct',
    figure: figureMark(figure),
    value,
    ...(found ? { finding: found.id, mark: findingMark(found) } : {}),
  })
}

const figureMark = (figure: Figure): FigureMark => ({
  id: figure.id,
  printed: figure.printed,
  page: figure.source.page,
  quote: figure.source.quote,
  label: figure.label,
})

/** Corrections against those already judged: an effect when they differ. */
export function rejudge(state: State, path: string, before: ReadonlyMap<number, string>, announce: boolean): readonly Effect[] {
  const item = state.cases.find((other) => other.path === path)
  if (!item?.printed) return []
  const after = correctionsOf(item)
  const same = after.size === before.size && [...after].every(([figure, value]) => before.get(figure) === value)
  return same ? [] : [{ kind: 'judge', path, corrections: after, announce }]
}

export function recorded(state: State, path: string, entry: Entry): Next {
  const item = state.cases.find((other) => other.path === path)
  if (!item) return [state, []]
  const before = correctionsOf(item)
  const undone = entry.kind === 'undo' ? item.entries.find((other) => other.id === entry.undoes) : undefined
  const next = withCase({ ...state, unsaved: false }, path, (other) => ({ ...other, entries: [...other.entries, entry] }))
  const effects = rejudge(next, path, before, true)
  switch (entry.kind) {
    case 'confirm':
      return [onward(say(next, word(state, 'confirmed'), 'good'), item), effects]
    case 'dismiss':
      return [onward(say(next, word(state, 'dismissed'), 'good'), item), effects]
    case 'note':
      return [say(next, word(state, 'noted'), 'good'), effects]
    case 'reopen':
      return [say(next, word(state, 'reopened')), effects]
    case 'correct':
      return [next, effects]
    case 'undo': {
      const redo = undone?.kind === 'undo'
      const about = redo ? item.entries.find((other) => other.id === undone.undoes) : undone
      const text = `${word(state, redo ? 'redone' : 'undone')}`
      const id = about && about.kind !== 'undo' ? about.finding : undefined
      const shown = say(next, text)
      const current = currentCase(shown)
      // The cursor goes to what was undone, so that one sees it.
      const visible =
        id !== undefined &&
        current?.path === path &&
        current.view === 'findings' &&
        !current.page &&
        findingsOf(current, state.language).at.has(id)
      return [visible && id !== undefined ? withList(shown, (list) => ({ ...list, key: id })) : shown, effects]
    }
  }
}

export function judged(state: State, msg: Extract<Msg, { kind: 'judged' }>): State {
  const item = state.cases.find((other) => other.path === msg.path)
  if (!item) return state
  const ids = (findings: readonly Finding[] | undefined): Set<string> => new Set((findings ?? []).map((finding) => finding.id))
  const before = ids(item.opened?.assessment.report.findings)
  const after = ids(msg.opened.assessment.report.findings)
  const vanished = [...before].filter((id) => !after.has(id)).length
  const appeared = [...after].filter((id) => !before.has(id)).length
  const key = keyAfter(item, msg.opened, after, state.language)
  const next = withCase(state, msg.path, (other) => ({
    ...other,
    opened: msg.opened,
    ...(key === undefined ? {} : { lists: { ...other.lists, findings: { ...other.lists.findings, key } } }),
  }))
  const failing = (opened: Opened | undefined): number => opened?.assessment.report.checks.contradiction ?? 0
  const resolved = failing(item.opened) - failing(msg.opened)
  return msg.announce ? say(next, vanishedMessage({ vanished, appeared, resolved }, state.language), 'good') : next
}

/** When the finding under the cursor is gone with a correction, the cursor goes to what is now found of the same figure, else to the next one that is left. */
function keyAfter(item: Case, opened: Opened, after: ReadonlySet<string>, language: State['language']): string | undefined {
  const { key, cursor } = item.lists.findings
  const was = item.opened?.assessment.report.findings.find((finding) => finding.id === key)
  if (!was || after.has(was.id)) return undefined
  const same = opened.assessment.report.findings.find((finding) => finding.rule === was.rule && finding.figure === was.figure)
  if (same && was.figure !== undefined) return same.id
  const { rows } = findingsOf(item, language)
  const left = (row: (typeof rows)[number]): boolean => row.kind === 'item' && after.has(row.key)
  const row = rows.slice(cursor).find(left) ?? rows.findLast(left)
  return row?.kind === 'item' ? row.key : undefined
}

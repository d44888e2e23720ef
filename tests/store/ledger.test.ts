import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  appendEntry,
  carriedOver,
  type Entry,
  entry,
  type FindingEntry,
  lastActive,
  lastUndo,
  ledgerPath,
  locateFigure,
  merge,
  mergeInto,
  parseLedger,
  readLedger,
  replay,
  stale,
} from '../../src/store/ledger.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-ledger-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

let clock = 0
const mark = { rule: 'wrong-rate', page: 4, message: '下降率不符' }
const at = (): Date => new Date(Date.UTC(2026, 10, 24, 0, 0, clock++))
const on = (kind: FindingEntry['kind'], finding: string, text?: string, by = '审计员甲'): Entry =>
  entry({ kind, finding, mark, by, document: 'a', ...(text === undefined ? {} : { text }) }, at())
const undo = (of: Entry, by = '审计员甲'): Entry => entry({ kind: 'undo', undoes: of.id, by, document: 'a' }, at())
const figure = { id: 3, printed: '31.26', page: 5, quote: '减少31.26万元', label: '商品和服务支出 减少' }
const correct = (value: string, id = 3): Entry =>
  entry({ kind: 'correct', figure: { ...figure, id }, value, by: '审计员甲', document: 'a' }, at())
const status = (entries: readonly Entry[], finding: string): string | undefined => replay(entries).decisions.get(finding)?.status

describe('what a ledger says', () => {
  test('the latest word about a finding stands, with its reason', () => {
    const entries = [on('confirm', 'F1'), on('dismiss', 'F1', '口径不同'), on('confirm', 'F2')]
    expect(status(entries, 'F1')).toBe('dismissed')
    expect(replay(entries).decisions.get('F1')?.reason).toBe('口径不同')
    expect(status(entries, 'F2')).toBe('confirmed')
    expect(status([...entries, on('reopen', 'F2')], 'F2')).toBe('open')
  })

  test('notes gather and leave the status alone', () => {
    const decision = replay([on('note', 'F1', '问过财务'), on('confirm', 'F1'), on('note', 'F1', '已复函')]).decisions.get('F1')
    expect(decision?.status).toBe('confirmed')
    expect(decision?.notes.map((note) => note.text)).toEqual(['问过财务', '已复函'])
  })

  test('undo takes back, undo of an undo does again', () => {
    const first = on('confirm', 'F1')
    const second = on('dismiss', 'F1', '重复')
    const back = undo(second)
    expect(status([first, second, back], 'F1')).toBe('confirmed')
    expect(lastActive([first, second, back])?.id).toBe(first.id)
    expect(lastUndo([first, second, back])?.id).toBe(back.id)
    const again = undo(back)
    expect(status([first, second, back, again], 'F1')).toBe('dismissed')
    expect(lastUndo([first, second, back, again])).toBeUndefined()
  })

  test('two undos are redone one after the other', () => {
    const [a, b] = [on('confirm', 'F1'), on('confirm', 'F2')]
    const [undoB, undoA] = [undo(b), undo(a)]
    expect(replay([a, b, undoB, undoA]).active).toEqual([])
    const redoA = undo(undoA)
    expect(lastUndo([a, b, undoB, undoA, redoA])?.id).toBe(undoB.id)
  })

  test('nothing is redone past a new decision', () => {
    const a = on('confirm', 'F1')
    expect(lastUndo([a, undo(a), on('confirm', 'F2')])).toBeUndefined()
  })

  test('one correction stands for a figure: the last', () => {
    const { corrections } = replay([correct('34.16'), correct('1', 4), correct('34.17')])
    expect(corrections.map((item) => [item.figure.id, item.value])).toEqual([
      [4, '1'],
      [3, '34.17'],
    ])
  })

  test('reviewers who decided differently are shown side by side', () => {
    const decision = replay([on('confirm', 'F1'), on('dismiss', 'F1', '可以解释', '审计员乙')]).decisions.get('F1')
    expect(decision?.status).toBe('dismissed')
    expect(decision?.differs?.map((other) => other.by)).toEqual(['审计员甲'])
    expect(replay([on('confirm', 'F1'), on('confirm', 'F1', undefined, '审计员乙')]).decisions.get('F1')?.differs).toBeUndefined()
  })

  test('merging does not depend on the order of ledgers and keeps each entry once', () => {
    const common = on('confirm', 'F1')
    const left = [common, on('dismiss', 'F2', '甲')]
    const right = [common, on('note', 'F1', '乙', '审计员乙'), on('confirm', 'F2', undefined, '审计员乙')]
    expect(merge(left, right)).toEqual(merge(right, left))
    expect(merge(left, right)).toHaveLength(4)
    // What one reviewer did within a millisecond stays in its order.
    const now = [common, { ...on('reopen', 'F1'), at: common.at, id: '0' }]
    expect(merge(now)).toEqual(now)
    expect(status(merge(left, right), 'F2')).toBe('confirmed')
  })

  test('decisions that no longer apply are listed, the others are not', () => {
    const entries = [on('confirm', 'F1'), on('dismiss', 'gone', '旧'), correct('34.16')]
    expect(stale(entries, ['F1'], () => 3).map((item) => (item.kind === 'correct' ? 'correct' : item.finding))).toEqual(['gone'])
    expect(stale(entries, ['F1', 'gone'], () => undefined).map((item) => item.kind)).toEqual(['correct'])
  })

  test('a figure is found again when its index has moved, and not when two fit', () => {
    const figures = (...marks: (typeof figure)[]) =>
      marks.map((item, id) => ({ id, printed: item.printed, label: item.label, source: { page: item.page, quote: item.quote } }))
    expect(locateFigure({ ...figure, id: 0 }, figures(figure))).toBe(0)
    expect(locateFigure(figure, figures({ ...figure, quote: '其他' }, { ...figure, page: 9 }))).toBe(1)
    expect(locateFigure({ ...figure, id: 9 }, figures(figure, figure))).toBeUndefined()
    expect(locateFigure(figure, figures({ ...figure, printed: '34.16' }))).toBeUndefined()
  })
})

describe('the file', () => {
  test('what is appended is read back, in order', () => {
    const path = join(folder, 'deep', 'x.review.jsonl')
    const entries = [on('confirm', 'F1'), on('dismiss', 'F2', '“三公”\n换行'), correct('34.16')]
    for (const item of entries) appendEntry(path, item)
    expect(readLedger(path)).toEqual({ entries, unreadable: 0, damaged: [] })
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4)
  })

  test('an absent ledger is empty', () => {
    expect(readLedger(join(folder, 'none'))).toEqual({ entries: [], unreadable: 0, damaged: [] })
  })

  test('a torn last line loses only itself, and the next entry begins a line of its own', () => {
    const path = join(folder, 'x.jsonl')
    const [a, b, c] = [on('confirm', 'F1'), on('confirm', 'F2'), on('confirm', 'F3')]
    appendEntry(path, a)
    appendFileSync(path, JSON.stringify(b).slice(0, 40))
    expect(readLedger(path)).toMatchObject({ entries: [a], unreadable: 1 })
    appendEntry(path, c)
    expect(readLedger(path)).toMatchObject({ entries: [a, c], unreadable: 1 })
  })

  test('cut anywhere, a ledger still gives every whole line before the cut', () => {
    const entries = Array.from({ length: 5 }, (_, index) => on('dismiss', `F${index}`, '口径'))
    const text = entries.map((item) => `${JSON.stringify(item)}\n`).join('')
    const bytes = Buffer.from(text)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
        const part = bytes.subarray(0, cut).toString('utf8')
        const whole = part.split('\n').length - 1
        const read = parseLedger(part).entries.length
        expect(read).toBeGreaterThanOrEqual(whole)
        expect(read).toBeLessThanOrEqual(whole + 1)
      }),
    )
  })

  test('lines of other kinds are counted, never taken', () => {
    const text = `{"a":1}\nnull\n[]\n${JSON.stringify({ ...on('confirm', 'F1'), kind: 'erase' })}\n${JSON.stringify(on('confirm', 'F1'))}\n\n`
    expect(parseLedger(text)).toMatchObject({ entries: [{ finding: 'F1' }], unreadable: 4 })
  })

  test('the ledger of another reviewer is taken in; nothing is lost, nothing taken twice', () => {
    const path = join(folder, 'x.jsonl')
    const [first, other, last] = [on('confirm', 'F1'), on('dismiss', 'F2', '乙', '审计员乙'), on('confirm', 'F3')]
    appendEntry(path, first)
    appendFileSync(path, '{"torn\n')
    appendEntry(path, last)
    expect(mergeInto(path, [first, other])).toBe(1)
    expect(readLedger(path)).toMatchObject({ entries: [first, other, last], unreadable: 1 })
    expect(mergeInto(path, [other])).toBe(0)
    appendEntry(path, on('reopen', 'F1'))
    expect(readLedger(path).entries).toHaveLength(4)
  })

  test('many replays of random ledgers agree with taking the entries one by one', () => {
    const kinds = fc.constantFrom('confirm' as const, 'dismiss' as const, 'reopen' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 3 })), { maxLength: 30 }), (steps) => {
        const entries = steps.map(([kind, finding]) => on(kind, `F${finding}`))
        const plain = new Map<string, string>()
        for (const [kind, finding] of steps)
          plain.set(`F${finding}`, kind === 'confirm' ? 'confirmed' : kind === 'dismiss' ? 'dismissed' : 'open')
        for (const [finding, expected] of plain) expect(status(entries, finding)).toBe(expected)
        // Undoing everything, last first, leaves nothing.
        let all = entries
        for (let last = lastActive(all); last; last = lastActive(all)) all = [...all, undo(last)]
        expect(replay(all).active).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

describe('where it lies', () => {
  test('beside the document', () => {
    expect(ledgerPath(join(folder, 'a.pdf'))).toBe(join(folder, '.gouji', 'a.pdf.review.jsonl'))
  })

  test('in the folder given, and two documents of one name apart', () => {
    const [a, b] = ['one', 'two'].map((name) => ledgerPath(join(folder, name, 'a.pdf'), { directory: join(folder, 'reviews') }))
    expect(a?.startsWith(join(folder, 'reviews', 'a.pdf.'))).toBe(true)
    expect(a).not.toBe(b)
  })

  test('under XDG_STATE_HOME when the folder is read-only', () => {
    const asked: string[] = []
    const writable = (of: string): boolean => {
      asked.push(of)
      return false
    }
    // Told rather than made so: root may write anywhere.
    expect(ledgerPath(join(folder, 'a.pdf'), { environment: { XDG_STATE_HOME: '/state' }, writable })).toMatch(
      /^\/state\/gouji\/a\.pdf\.[0-9a-f]{8}\.review\.jsonl$/,
    )
    expect(asked).toEqual([join(folder, '.gouji')])
  })

  test('under XDG_STATE_HOME when something else has the name of the folder', () => {
    writeFileSync(join(folder, '.gouji'), 'a file')
    expect(ledgerPath(join(folder, 'a.pdf'), { environment: { XDG_STATE_HOME: '/state' } })).toMatch(/^\/state\/gouji\//)
  })

  test('an existing ledger beside the document goes on', () => {
    mkdirSync(join(folder, '.gouji'))
    const path = join(folder, '.gouji', 'a.pdf.review.jsonl')
    writeFileSync(path, '')
    expect(ledgerPath(join(folder, 'a.pdf'))).toBe(path)
    expect(existsSync(path)).toBe(true)
  })
})

describe('a decision about contradictions that another figure is blamed for now', () => {
  const about = (cause: string): Entry => {
    const item = on('dismiss', 'old', '口径不同')
    return item.kind === 'dismiss' ? { ...item, mark: { ...mark, cause } } : item
  }

  test('goes with them', () => {
    const entries = [about('c1')]
    const carried = carriedOver(entries, [
      { id: 'new', cause: 'c1' },
      { id: 'other', cause: 'c2' },
    ])
    expect(status(carried, 'new')).toBe('dismissed')
    expect(stale(carried, ['new', 'other'], () => undefined)).toEqual([])
    // What is written in the file stays as it was: undoing it is undoing that line.
    expect(carried.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
  })

  test.each([
    ['that are gone', [{ id: 'other', cause: 'c2' }]],
    [
      'that two findings stand for',
      [
        { id: 'new', cause: 'c1' },
        { id: 'new-2', cause: 'c1' },
      ],
    ],
  ])('is stale, and told, with contradictions %s', (_, now) => {
    const carried = carriedOver([about('c1')], now)
    expect(
      stale(
        carried,
        now.map(({ id }) => id),
        () => undefined,
      ),
    ).toHaveLength(1)
  })

  test('stays where its own finding still is', () => {
    const carried = carriedOver(
      [about('c1')],
      [
        { id: 'old', cause: 'c9' },
        { id: 'new', cause: 'c1' },
      ],
    )
    expect(status(carried, 'old')).toBe('dismissed')
    expect(status(carried, 'new')).toBeUndefined()
  })
})

/**
 * The review ledger: what a reviewer decided about findings, as an append-only file of one JSON object a line.
 *
 * Every line stands alone and carries its own id, so that a process killed in the middle of a write loses at most the line
 * it was writing, and two ledgers of one document merge by putting their lines together.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Expected, Finding } from '../model/finding.ts'
import { locked } from './lock.ts'

export const ledgerSchema = 'gouji.review/1'

/** Enough of a finding to recognise it, and to read the ledger, when the document no longer yields it. */
export interface FindingMark {
  readonly rule: string
  readonly page: number
  readonly message: string
  readonly stated?: string
  readonly expected?: string
  /** As {@link Finding} has it. */
  readonly cause?: string
}

/** Enough of a figure to find it again in another reading of the document. */
export interface FigureMark {
  /** Index in the extraction at the time. */
  readonly id: number
  readonly printed: string
  readonly page: number
  readonly quote: string
  readonly label: string
}

interface EntryBase {
  readonly schema: typeof ledgerSchema
  /** Unique over all ledgers. */
  readonly id: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** Reviewer's name. */
  readonly by: string
  /** sha256 of the document the decision was taken on. */
  readonly document: string
}

/** A decision about one finding. `reopen` takes back an earlier confirm or dismiss. */
export interface FindingEntry extends EntryBase {
  readonly kind: 'confirm' | 'dismiss' | 'note' | 'reopen'
  /** Finding id. */
  readonly finding: string
  /** Why it was dismissed, or the note. */
  readonly text?: string
  readonly mark: FindingMark
}

/** A figure that should read otherwise. Everything that depends on it is judged with `value`. */
export interface CorrectionEntry extends EntryBase {
  readonly kind: 'correct'
  readonly figure: FigureMark
  /** The numeral as it should be printed. */
  readonly value: string
  /** The finding from which the figure was corrected. */
  readonly finding?: string
  readonly mark?: FindingMark
}

/** Takes another entry back; an undo may itself be undone. */
export interface UndoEntry extends EntryBase {
  readonly kind: 'undo'
  readonly undoes: string
}

export type Entry = FindingEntry | CorrectionEntry | UndoEntry
type Fresh<E> = E extends Entry ? Omit<E, 'schema' | 'id' | 'at'> : never

/** A new entry with its id and time. */
export function entry(fields: Fresh<Entry>, now: Date = new Date(), id: string = randomUUID()): Entry {
  return { schema: ledgerSchema, id, at: now.toISOString(), ...fields }
}

// ── what a ledger says ───────────────────────────────────────────────────────────────────────────────────────────────

export type Status = 'open' | 'confirmed' | 'dismissed'

/** What stands about one finding once all entries are taken together. */
export interface Decision {
  readonly finding: string
  readonly status: Status
  /** Reason of a dismissal. */
  readonly reason?: string
  /** Notes, oldest first. */
  readonly notes: readonly FindingEntry[]
  /** The entry that made the status; absent when there are only notes. */
  readonly last?: FindingEntry
  /** Set when reviewers decided differently: the standing decision of each other reviewer. */
  readonly differs?: readonly FindingEntry[]
}

export interface Replay {
  readonly decisions: ReadonlyMap<string, Decision>
  /** Standing corrections, in the order of the ledger; the last one of a figure only. */
  readonly corrections: readonly CorrectionEntry[]
  /** Entries in force, oldest first; what was undone and the undoing are left out. */
  readonly active: readonly Entry[]
}

/** Whether entries name the same figure of one reading of the document. */
const sameFigure = (a: FigureMark, b: FigureMark): boolean =>
  a.id === b.id && a.printed === b.printed && a.page === b.page && a.quote === b.quote

/** Entries that are in force: an entry is out when a later entry in force undoes it. */
function inForce(entries: readonly Entry[]): Entry[] {
  const undone = new Set<string>()
  const active: Entry[] = []
  for (const item of entries.toReversed()) {
    if (undone.has(item.id)) continue
    if (item.kind === 'undo') undone.add(item.undoes)
    else active.push(item)
  }
  return active.reverse()
}

/** What the entries say together. Later entries win; order is that of the list. */
export function replay(entries: readonly Entry[]): Replay {
  const active = inForce(entries)
  const notes = new Map<string, FindingEntry[]>()
  const verdicts = new Map<string, Map<string, FindingEntry>>()
  const corrections: CorrectionEntry[] = []
  for (const item of active) {
    if (item.kind === 'note') {
      const list = notes.get(item.finding)
      if (list) list.push(item)
      else notes.set(item.finding, [item])
    } else if (item.kind === 'correct') {
      const earlier = corrections.findIndex((other) => sameFigure(other.figure, item.figure))
      if (earlier >= 0) corrections.splice(earlier, 1)
      corrections.push(item)
    } else if (item.kind !== 'undo') {
      const by = verdicts.get(item.finding) ?? new Map<string, FindingEntry>()
      // Re-inserting keeps the map in the order of each reviewer's latest word.
      by.delete(item.by)
      by.set(item.by, item)
      verdicts.set(item.finding, by)
    }
  }
  const decisions = new Map<string, Decision>()
  for (const finding of new Set([...verdicts.keys(), ...notes.keys()])) {
    const words = [...(verdicts.get(finding)?.values() ?? [])]
    const last = words.at(-1)
    const status: Status = last?.kind === 'confirm' ? 'confirmed' : last?.kind === 'dismiss' ? 'dismissed' : 'open'
    const differs = words.filter((word) => word !== last && word.kind !== 'reopen' && word.kind !== last?.kind && last?.kind !== 'reopen')
    decisions.set(finding, {
      finding,
      status,
      notes: notes.get(finding) ?? [],
      ...(last ? { last } : {}),
      ...(last?.kind === 'dismiss' && last.text ? { reason: last.text } : {}),
      ...(differs.length > 0 ? { differs } : {}),
    })
  }
  return { decisions, corrections, active }
}

/** The entry that an undo would take back: the latest in force, or undefined. */
export const lastActive = (entries: readonly Entry[]): Entry | undefined => inForce(entries).at(-1)

/** The undo that a redo would take back: the latest undo with no decision after it. */
export function lastUndo(entries: readonly Entry[]): UndoEntry | undefined {
  const undone = new Set<string>()
  for (const item of entries.toReversed()) {
    if (item.kind !== 'undo') return undefined
    if (undone.has(item.id)) continue
    const target = entries.find((other) => other.id === item.undoes)
    // An undo of an undo is a redo: skip over the pair.
    if (target?.kind === 'undo') undone.add(target.id)
    else return item
  }
  return undefined
}

/** All entries of several ledgers once, oldest first. What one reviewer did within a millisecond stays in its order. */
export function merge(...ledgers: readonly (readonly Entry[])[]): Entry[] {
  const byId = new Map<string, Entry>()
  for (const item of ledgers.flat()) byId.set(item.id, item)
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return [...byId.values()].sort((a, b) => before(a.at, b.at) || before(a.by, b.by))
}

/** Decisions in force whose finding is none of `findings`, and corrections whose figure `locate` does not find. */
export function stale(
  entries: readonly Entry[],
  findings: Iterable<string>,
  locate: (figure: FigureMark) => number | undefined,
): (FindingEntry | CorrectionEntry)[] {
  const known = new Set(findings)
  return inForce(entries).filter((item): item is FindingEntry | CorrectionEntry => {
    if (item.kind === 'undo') return false
    return item.kind === 'correct' ? locate(item.figure) === undefined : !known.has(item.finding)
  })
}

/** Where a marked figure stands in this reading: by its index when what is printed there is the same, else by page and quote, else by quote alone when only one fits. */
export function locateFigure(
  mark: FigureMark,
  figures: readonly {
    readonly id: number
    readonly printed: string
    readonly label: string
    readonly source: { readonly page: number; readonly quote: string }
  }[],
): number | undefined {
  const at = figures[mark.id]
  if (at && at.printed === mark.printed && at.source.quote === mark.quote) return at.id
  const alike = figures.filter((figure) => figure.printed === mark.printed && figure.source.quote === mark.quote)
  const fits = [
    alike.filter((figure) => figure.source.page === mark.page && figure.label === mark.label),
    alike.filter((figure) => figure.label === mark.label),
    alike,
  ]
  return fits.find((list) => list.length === 1)?.[0]?.id
}

/** 「≤ 19」 where there is no room for words; the value alone when it is no bound. */
export const boundedValue = ({ value, bound }: Pick<Expected, 'value' | 'bound'>): string =>
  bound === undefined ? value : `${bound === '<=' ? '≤' : '≥'} ${value}`

/** The mark of a finding, for an entry. */
export function findingMark(finding: Finding): FindingMark {
  const quantity = (value: Finding['stated']): string | undefined => (value ? `${value.value}${value.unit}` : undefined)
  const stated = quantity(finding.stated)
  const expected = quantity(finding.expected && { ...finding.expected, value: boundedValue(finding.expected) })
  return {
    rule: finding.rule,
    page: finding.page,
    message: finding.message,
    ...(stated === undefined ? {} : { stated }),
    ...(expected === undefined ? {} : { expected }),
    ...(finding.cause === undefined ? {} : { cause: finding.cause }),
  }
}

/**
 * The entries, those about a finding that is no more turned to the one that stands for the same contradictions now: what is thought to be
 * behind them, and with it a finding's id, may change with a figure elsewhere. Where none or several stand for them, an entry stays as it is.
 */
export function carriedOver(entries: readonly Entry[], findings: readonly Pick<Finding, 'id' | 'cause'>[]): Entry[] {
  const known = new Set(findings.map(({ id }) => id))
  const ofCause = new Map<string, Set<string>>()
  for (const { id, cause } of findings) if (cause !== undefined) ofCause.set(cause, (ofCause.get(cause) ?? new Set()).add(id))
  return entries.map((item) => {
    if (item.kind === 'undo' || item.finding === undefined || known.has(item.finding)) return item
    const [now, ...others] = ofCause.get(item.mark?.cause ?? '') ?? []
    return now === undefined || others.length > 0 ? item : { ...item, finding: now }
  })
}

// ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface LedgerContent {
  readonly entries: readonly Entry[]
  /** How many lines are not entries: a torn last line, or damage. They are left in the file. */
  readonly unreadable: number
  /** Those lines, as they are. */
  readonly damaged: readonly string[]
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function isFigureMark(value: unknown): value is FigureMark {
  return (
    isRecord(value) &&
    typeof value['id'] === 'number' &&
    isString(value['printed']) &&
    typeof value['page'] === 'number' &&
    isString(value['quote']) &&
    isString(value['label'])
  )
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || value['schema'] !== ledgerSchema) return false
  if (!isString(value['id']) || !isString(value['at']) || !isString(value['by']) || !isString(value['document'])) return false
  const text = value['text']
  if (text !== undefined && !isString(text)) return false
  switch (value['kind']) {
    case 'confirm':
    case 'dismiss':
    case 'note':
    case 'reopen':
      return (
        isString(value['finding']) &&
        isRecord(value['mark']) &&
        isString(value['mark']['message']) &&
        typeof value['mark']['page'] === 'number'
      )
    case 'correct':
      return isString(value['value']) && isFigureMark(value['figure'])
    case 'undo':
      return isString(value['undoes'])
    default:
      return false
  }
}

/** Reads the text of a ledger. Never throws: what cannot be read is counted. */
export function parseLedger(text: string): LedgerContent {
  const entries: Entry[] = []
  const damaged: string[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    try {
      const value: unknown = JSON.parse(line)
      if (isEntry(value)) entries.push(value)
      else damaged.push(line)
    } catch {
      damaged.push(line)
    }
  }
  return { entries, unreadable: damaged.length, damaged }
}

/** A ledger is read whole: what is larger was not written by reviewers. Bytes. */
const LARGEST = 256_000_000

/**
 * Reads a ledger file; an absent one is empty.
 * @throws an error of code EINVAL when it is no regular file (a pipe would be waited for), or too large
 */
export function readLedger(path: string): LedgerContent {
  const about = statSync(path, { throwIfNoEntry: false })
  if (about === undefined) return { entries: [], unreadable: 0, damaged: [] }
  if (!about.isFile() || about.size > LARGEST) throw Object.assign(new Error(`${path} is no ledger`), { code: 'EINVAL' })
  return parseLedger(readFileSync(path, 'utf8'))
}

/** The entries about a document, and how many are about another: decisions hold for the bytes they were taken on. */
export function ofDocument(
  entries: readonly Entry[],
  sha256: string,
): { readonly own: readonly Entry[]; readonly foreign: readonly Entry[] } {
  const own = entries.filter((item) => item.document === sha256)
  return { own, foreign: entries.filter((item) => item.document !== sha256) }
}

/**
 * Appends one entry and waits until the disk has it. Throws what the file system throws (no space, no permission, ELOOP where the
 * ledger is a link: what it leads to may be anything). After a torn last line it begins a line of its own.
 */
export function appendEntry(path: string, item: Entry): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  locked(path, () => {
    const fresh = !existsSync(path)
    const { O_RDWR, O_CREAT, O_APPEND, O_NOFOLLOW = 0 } = constants
    const file = openSync(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600)
    try {
      const { size } = fstatSync(file)
      const last = Buffer.alloc(1)
      const torn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a
      // One write: also a program that knows no lock does not come between.
      writeSync(file, `${torn ? '\n' : ''}${JSON.stringify(item)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (fresh) syncFolder(folder)
  })
}

/** A new file's name is on disk only once its folder is. Not every system lets one open a folder: then the name follows in its own time. */
function syncFolder(folder: string): void {
  let handle: number | undefined
  try {
    handle = openSync(folder, 'r')
    fsyncSync(handle)
  } catch {
    // As said above.
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/**
 * Puts the entries of other ledgers into the one at `path`, which is replaced in one step; nothing is lost, damaged lines
 * included. Gives the number of entries that were new.
 */
export function mergeInto(path: string, ...others: readonly (readonly Entry[])[]): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return locked(path, () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw Object.assign(new Error(`${path} is a link`), { code: 'ELOOP' })
    const own = readLedger(path)
    const entries = merge(own.entries, ...others)
    const fresh = entries.length - own.entries.length
    if (fresh === 0) return 0
    const draft = `${path}.${randomUUID()}.new`
    try {
      const lines = [...own.damaged, ...entries.map((item) => JSON.stringify(item))]
      writeFileSync(draft, lines.map((line) => `${line}\n`).join(''), { flush: true, flag: 'wx', mode: 0o600 })
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
    syncFolder(dirname(path))
    return fresh
  })
}

/** A folder one may write in, or whose nearest existing parent one may. */
function writable(folder: string): boolean {
  let at = resolve(folder)
  while (!existsSync(at)) {
    const up = dirname(at)
    if (up === at) return false
    at = up
  }
  try {
    accessSync(at, constants.W_OK)
    return statSync(at).isDirectory()
  } catch {
    return false
  }
}

export interface LedgerPlace {
  /** Folder given by the user; wins over all else. */
  readonly directory?: string
  /** XDG_STATE_HOME is looked up here. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether files can be made in a folder, which need not exist yet; asked of the system unless told. */
  readonly writable?: (folder: string) => boolean
}

/**
 * Where the ledger of a document lies: `.gouji/<name>.review.jsonl` beside it; in `directory` when one is given; under
 * XDG_STATE_HOME when the document's folder is read-only. A ledger that exists beside the document is never passed over.
 */
export function ledgerPath(document: string, place: LedgerPlace = {}): string {
  const absolute = resolve(document)
  const name = basename(absolute)
  // Two documents of one name in different folders must not share a ledger in a common folder.
  const distinct = `${name}.${createHash('sha256').update(absolute).digest('hex').slice(0, 8)}.review.jsonl`
  if (place.directory) return join(resolve(place.directory), distinct)
  const beside = join(dirname(absolute), '.gouji', `${name}.review.jsonl`)
  if (existsSync(beside) ? canWriteFile(beside) : (place.writable ?? writable)(dirname(beside))) return beside
  const environment = place.environment ?? {}
  return join(environment['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'gouji', distinct)
}

function canWriteFile(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The reviewer's name when none is given: GOUJI_REVIEWER, else the account's name, else `reviewer`. */
export function reviewerName(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment['GOUJI_REVIEWER']?.trim()
  if (named) return named
  try {
    return userInfo().username || 'reviewer'
  } catch {
    return 'reviewer'
  }
}

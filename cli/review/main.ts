/** gouji review: the terminal is taken over, the review runs, the terminal is given back with a summary. */
import { existsSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { ReadStream } from 'node:tty'
import { findInputs } from '../inputs.ts'
import { CannotDo } from '../shell.ts'
import { type Effects, effects, type Shelf, terminalModes, type World } from './effects.ts'
import { keyboard } from './keyboard.ts'
import { type Digested, type Language, ledgerPath, MEGABYTE, mergeInto, readLedger, reviewerName, usualLimits } from './library.ts'
import { loop } from './loop.ts'
import { penOf } from './paint.ts'
import { drawerOf, questions } from './pictures.ts'
import { type Case, freshCase, initial, isUnchecked } from './select.ts'
import { heldOpen } from './state/documents.ts'
import { summary } from './summary.ts'
import { sanitise } from './text.ts'
import { frameText } from './views/frame.ts'

export interface ReviewOptions {
  readonly jobs: World['jobs']
  readonly limits: World['limits']
  readonly language: Language
  readonly ocr: World['ocr']
  readonly ocrEngine: World['ocrEngine']
  readonly settings: World['settings']
  readonly waivers?: World['waivers']
  /** Borders and signs in ASCII only. */
  readonly ascii?: boolean
  /** The terminal draws characters of ambiguous width (“ ” … ① ─) two cells wide. */
  readonly ambiguousWide?: boolean
  /** Recorded with every decision; by default GOUJI_REVIEWER or the account's name. */
  readonly reviewer?: string
  readonly color?: boolean
  /** Folder for ledgers, instead of `.gouji` beside each document. */
  readonly reviewDir?: string
  /** Ledgers of other reviewers, merged into that of the document whose name they carry; into the only one, whatever its name. */
  readonly with?: readonly string[]
  /** What each document is checked against. */
  readonly beside?: World['beside']
  /** The documents of a store: then there are no paths. */
  readonly store?: { readonly shelf: Shelf; readonly documents: readonly Digested[] }
  /** How the program is called, for the commands of the summary. */
  readonly called?: string
}

/** The alternate screen, wiped, without a cursor. */
const enter = '\u001b[?1049h\u001b[2J\u001b[H\u001b[?25l'
const exit = '\u001b[?25h\u001b[?1049l'

/** Milliseconds after which a lone escape is the Esc key: the rest of a sequence would have come. */
const escapePause = 25

/**
 * Reviews documents in the terminal of this process until the reviewer leaves. Gives the exit status: 0, or 2 when a
 * document could not be read or nothing in it could be checked.
 * @throws CannotDo when a ledger to be merged cannot be
 */
export async function runReview(paths: readonly string[], options: ReviewOptions): Promise<number> {
  const { language } = options
  const environment = process.env
  const { store: stored } = options
  const { list } = stored
    ? { list: stored.documents.map(({ path }) => ({ path, sentence: undefined })) }
    : await findInputs(paths, language)
  const input = list.some((one) => one.path === '-') ? await standardInput((options.limits.size ?? usualLimits.size) * MEGABYTE) : undefined
  const place = { environment, ...(options.reviewDir === undefined ? {} : { directory: options.reviewDir }) }
  const inherited = new Map<string, string>()
  const cases = list.map(({ path, sentence }, at): Case => {
    const ledger = ledgerPath(path === '-' ? 'standard-input' : path, place)
    const beside = join(dirname(resolve(path)), '.gouji', `${basename(path)}.review.jsonl`)
    if (beside !== ledger && existsSync(beside)) inherited.set(path, beside)
    const item = freshCase(path, basename(path), ledger)
    const known = stored?.documents[at]
    if (known?.digest) return { ...item, sha256: known.sha256, digest: known.digest, progress: { kind: 'ready' } }
    if (known) return { ...item, sha256: known.sha256, progress: { kind: 'failed', reason: known.failure ?? '' } }
    return sentence === undefined ? item : { ...item, progress: { kind: 'failed', reason: sentence } }
  })

  // With nothing to look at the terminal is left as it is.
  if (cases.every((item) => item.progress.kind === 'failed')) {
    for (const { path, progress } of cases)
      if (progress.kind === 'failed') process.stderr.write(`gouji: ${sanitise(path)}: ${sanitise(progress.reason)}\n`)
    return 2
  }

  for (const path of options.with ?? []) takeIn(path, cases, language)

  const stdout = process.stdout
  const colour =
    options.color === false || environment['NO_COLOR']
      ? 'none'
      : /256|truecolor|kitty|ghostty|alacritty|foot|wezterm/i.test(`${environment['TERM']} ${environment['COLORTERM']}`)
        ? '256'
        : '16'
  const pen = penOf({ ascii: options.ascii ?? false, ambiguousWide: options.ambiguousWide ?? false, colour })
  const drawer = drawerOf(environment)

  const start = initial(cases, {
    language,
    pen,
    reviewer: options.reviewer?.trim() || reviewerName(environment),
    columns: stdout.columns ?? 80,
    rows: stdout.rows ?? 24,
    pictures: drawer.get() !== undefined,
    ...(stored ? { order: 'severity' } : {}),
  })

  let running: Effects | undefined
  const store = loop(start, (effect) => running?.run(effect))
  const { dispatch } = store

  let leave: () => void = () => undefined
  let redraw: () => void = () => undefined
  const left = new Promise<void>((resolve_) => {
    leave = resolve_
  })
  running = effects(
    {
      jobs: options.jobs,
      limits: options.limits,
      language,
      ocr: options.ocr,
      ocrEngine: options.ocrEngine,
      settings: options.settings,
      ...(options.waivers ? { waivers: options.waivers } : {}),
      pictures: drawer.get,
      inherited,
      lanes: availableParallelism(),
      ...(stored ? { shelf: stored.shelf } : {}),
      ...(options.beside ? { beside: options.beside } : {}),
      ...(input ? { input } : {}),
      write: (text) => void stdout.write(text),
      quit: () => leave(),
      redraw: () => redraw(),
    },
    dispatch,
  )
  for (const item of cases) running.ledger(item.path, item.ledger)

  // ── the terminal ──
  const keys = process.stdin.isTTY ? process.stdin : new ReadStream(openSync('/dev/tty', 'r'))
  let inkOwns = false
  const restore = (): void => {
    try {
      stdout.write(terminalModes.off)
      // Ink leaves the alternate screen itself, once it is there.
      if (!inkOwns) stdout.write(exit)
      keys.setRawMode(false)
    } catch {
      // The terminal is gone; so is what would be restored.
    }
  }
  process.once('exit', restore)
  keys.setRawMode(true)
  keys.setEncoding('utf8')
  // Ink takes longer to load than the frame takes to make: the first frame is shown before it, where Ink will draw it again.
  stdout.write(`${enter}${terminalModes.on}${frameText(store.get()).join('\r\n')}\u001b[H${questions}`)
  const waiting = cases.filter((item) => item.progress.kind === 'waiting')
  const digest = waiting.length > heldOpen
  for (const { path } of waiting) running.run({ kind: 'load', path, next: false, digest })
  // React is three times as fast when it is not told to look for mistakes; it asks once, when it is loaded.
  process.env['NODE_ENV'] ??= 'production'
  const { stage } = await import('./stage.ts')
  // Its partial lines count ambiguous characters as one cell.
  const screen = stage(store, { stdout, stdin: keys, incremental: !pen.ambiguousWide, maxFps: 60 })
  inkOwns = true
  redraw = screen.redraw
  const board = keyboard((reply) => {
    drawer.answer(reply)
    if (drawer.get() && !store.get().pictures) dispatch({ kind: 'draws' })
  })
  let pause: NodeJS.Timeout | undefined
  const take = (inputs: ReturnType<typeof board.push>): void => {
    if (inputs.length > 0) dispatch(...inputs)
  }
  const onData = (chunk: string): void => {
    clearTimeout(pause)
    take(board.push(chunk))
    if (board.waiting()) pause = setTimeout(() => take(board.flush()), escapePause)
  }
  const onResize = (): void => {
    dispatch({ kind: 'resize', columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 })
    screen.redraw()
  }
  // Whoever ends the program ends it: everything decided is on disk.
  const onSignal = (): void => leave()
  keys.on('data', onData)
  keys.once('end', onSignal)
  stdout.on('resize', onResize)
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, onSignal)

  await left
  keys.off('data', onData)
  stdout.off('resize', onResize)
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal)
  await running.close()
  await screen.close()
  restore()
  process.off('exit', restore)
  keys.pause()
  if (keys !== process.stdin) keys.destroy()
  stdout.write(summary(store.get(), options.called ?? 'gouji'))
  const unchecked = store.get().cases.some((item) => item.progress.kind === 'failed' || isUnchecked(item))
  return unchecked ? 2 : 0
}

function takeIn(path: string, cases: readonly Case[], language: Language): void {
  const owner = cases.length === 1 ? cases[0] : cases.find((item) => basename(path).startsWith(`${item.name}.`))
  const { entries } = existsSync(path) ? readLedger(path) : { entries: [] }
  if (owner && entries.length > 0) {
    mergeInto(owner.ledger, entries)
    return
  }
  const reason = owner
    ? { en: 'no decisions can be read from it', zh: '读不出任何决定' }
    : { en: 'none of the documents has its name', zh: '没有与其同名的文档' }
  throw new CannotDo(`${path}: ${reason[language]}`)
}

async function standardInput(most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
    parts.push(part)
    length += part.length
    if (length > most) break
  }
  return Buffer.concat(parts)
}

/** What the review does to the world: reading documents, writing the ledger, opening viewers. Every outcome comes back as a Msg. */
import type { Jobs } from '../jobs/open.ts'
import type { ReadTask } from '../jobs/read.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import { whyUnwritable } from '../sink.ts'
import {
  appendEntry,
  checkDisclosure,
  correctFigures,
  type Disclosure,
  type Entry,
  entry,
  type Language,
  type Limits,
  merge,
  type Other,
  type PageImage,
  type Progress,
  readLedger,
} from './library.ts'
import { type Drawer, drawPage, erasing } from './pictures.ts'
import type { Opened } from './rows.ts'
import type { Effect, Msg } from './state.ts'
import { openViewer, viewerCall } from './viewer.ts'

export interface World {
  /** Where documents are read, so that no key waits for one. */
  readonly jobs: Jobs
  /** How much is read of each. */
  readonly limits: Partial<Limits>
  readonly language: Language
  readonly ocr: ReadTask['ocr']
  readonly ocrEngine: ReadTask['ocrEngine']
  readonly settings: ReadTask['settings']
  readonly waivers?: ReadTask['waivers']
  /** What the terminal draws with, as far as is known by now. */
  pictures(): Drawer | undefined
  /** Bytes of standard input, for the path `-`. */
  readonly input?: Uint8Array
  /** How many documents are read side by side for the list of them. */
  readonly lanes: number
  /** Where the documents come from, and decisions go besides their ledgers. */
  readonly shelf?: Shelf
  /** What a document is checked against; nothing when absent. */
  beside?(document: { readonly path: string; readonly sha256?: string }): Promise<readonly Other[]>
  /** Ledgers that lie beside documents but cannot be written there: read, never written. */
  readonly inherited: ReadonlyMap<string, string>
  /** To the terminal, around Ink. */
  write(text: string): void
  quit(): void
  redraw(): void
}

/** A store, as the review knows it. */
export interface Shelf {
  /** Decisions that are kept in it, by path. */
  readonly decided: ReadonlyMap<string, readonly Entry[]>
  decide(entry: Entry): Promise<void>
}

export interface Effects {
  run(effect: Effect): void
  /** Reads what was decided before; called once, before the first frame. */
  ledger(path: string, ledger: string): void
  /** Stops reading. */
  close(): Promise<void>
}

const mouseOn = '\u001b[?1000h\u001b[?1006h'
const mouseOff = '\u001b[?1006l\u001b[?1000l'
/** Modes of the terminal that the review needs, and what takes them back. */
export const terminalModes = { on: `${mouseOn}\u001b[?2004h`, off: `\u001b[?2004l${mouseOff}` }

const words = {
  opened: { en: (what: string) => `opened in ${what}`, zh: (what: string) => `已用 ${what} 打开` },
  noPage: { en: ' (it cannot be told the page)', zh: '（该程序不能指定页码）' },
  noViewer: { en: 'no PDF viewer found; set GOUJI_PDF_VIEWER', zh: '没有找到 PDF 阅读器；可设 GOUJI_PDF_VIEWER' },
  notInStore: { en: 'kept in the ledger, not in the store: ', zh: '已写入复核记录，但未能写入库：' },
  noPicture: { en: 'the page could not be drawn', zh: '无法绘制该页' },
} as const

interface Task {
  readonly path: string
  readonly ocr: World['ocr']
  /** Only what the list shows of it. */
  readonly digest: boolean
  /** As a store knows it: then it is checked with what stands beside it there. */
  readonly sha256?: string
}

export function effects(world: World, dispatch: (msg: Msg) => void): Effects {
  const disclosures = new Map<string, { readonly disclosure: Disclosure; readonly others: readonly Other[] }>()
  const queue: Task[] = []
  /** Documents that are being read whole: what comes of their digest is of no interest. */
  const whole = new Set<string>()
  let running = 0
  let closed = false
  let picture = 0
  const { language, ocrEngine, settings, waivers } = world

  async function drawn(path: string, page: number, dpi: number): Promise<PageImage | undefined> {
    const bytes = path === '-' && world.input ? { bytes: world.input } : {}
    const outcome = await world.jobs.run('picture', { path, page, dpi, language, limits: world.limits, ...bytes })
    if (outcome.kind !== 'ok') throw new Error(sentenceOf(outcome, language))
    return outcome.value ?? undefined
  }

  const openedOf = (disclosure: Disclosure, others: readonly Other[]): Opened => ({
    document: disclosure.document,
    extraction: disclosure.extraction,
    assessment: checkDisclosure(disclosure, { language, settings, others }),
  })

  /** One document whole at a time, which never waits for those that are only listed. */
  function next(): void {
    if (closed) return
    const at = queue.findIndex((task) => (task.digest ? running < world.lanes : whole.size === 0))
    const [task] = at < 0 ? [] : queue.splice(at, 1)
    if (!task) return
    const { path } = task
    if (task.digest) running++
    else whole.add(path)
    dispatch({ kind: 'progress', path, progress: { kind: 'reading', stage: 'read', done: 0, total: 0 } })
    void (task.digest ? digest(task) : read(task))
      // The review was left meanwhile.
      .catch(() => undefined)
      .finally(() => {
        if (task.digest) running--
        else whole.delete(path)
        next()
      })
    next()
  }

  const order = ({ path, ocr }: Task, others: readonly Other[]): ReadTask => {
    const bytes = path === '-' ? world.input : undefined
    return {
      path,
      ocr,
      ocrEngine,
      language,
      settings,
      limits: world.limits,
      others,
      ...(waivers ? { waivers } : {}),
      ...(bytes ? { bytes } : {}),
    }
  }

  /** Progress of a document, unless another reading of it is shown. */
  const follow = (path: string, shown: () => boolean) => ({
    onProgress: (progress: Progress): void => {
      if (shown()) dispatch({ kind: 'progress', path, progress: { kind: 'reading', ...progress } })
    },
  })

  async function digest(task: Task): Promise<void> {
    const { path } = task
    const shown = (): boolean => !whole.has(path) && !disclosures.has(path)
    const others = (await world.beside?.(task)) ?? []
    const outcome = await world.jobs.run('digest', order(task, others), follow(path, shown))
    if (!shown()) return
    dispatch(
      outcome.kind === 'ok'
        ? { kind: 'digested', path, ...outcome.value }
        : { kind: 'progress', path, progress: { kind: 'failed', reason: sentenceOf(outcome, language) } },
    )
  }

  async function read(task: Task): Promise<void> {
    const { path } = task
    const others = (await world.beside?.(task)) ?? []
    const outcome = await world.jobs.run(
      'read',
      order(task, others),
      follow(path, () => true),
    )
    if (outcome.kind !== 'ok') {
      dispatch({ kind: 'progress', path, progress: { kind: 'failed', reason: sentenceOf(outcome, language) } })
      return
    }
    const { disclosure, assessment, accepted } = outcome.value
    disclosures.set(path, { disclosure, others })
    dispatch({
      kind: 'loaded',
      path,
      sha256: disclosure.sha256,
      opened: { document: disclosure.document, extraction: disclosure.extraction, assessment },
      accepted,
    })
  }

  async function pdf(path: string, page: number): Promise<void> {
    const call = viewerCall(path, page, process.platform, process.env)
    if (!call) {
      dispatch({ kind: 'said', message: { text: words.noViewer[language], tone: 'warning' } })
      return
    }
    try {
      await openViewer(call)
      dispatch({
        kind: 'said',
        message: { text: words.opened[language](call.command) + (call.atPage ? '' : words.noPage[language]), tone: 'plain' },
      })
    } catch (error) {
      dispatch({ kind: 'said', message: { text: error instanceof Error ? error.message : String(error), tone: 'error' } })
    }
  }

  return {
    run(effect) {
      switch (effect.kind) {
        case 'load': {
          const { path, digest = false, sha256 } = effect
          const task: Task = { path, digest, ocr: effect.ocr ?? world.ocr, ...(sha256 === undefined ? {} : { sha256 }) }
          const waiting = queue.findIndex((other) => other.path === path)
          if (waiting >= 0) queue.splice(waiting, 1)
          if (effect.next) queue.unshift(task)
          else queue.push(task)
          next()
          return
        }
        case 'forget':
          disclosures.delete(effect.path)
          return
        case 'record': {
          const made = entry({ ...effect.entry, by: effect.by, document: effect.document })
          try {
            appendEntry(effect.ledger, made)
          } catch (error) {
            dispatch({ kind: 'unsaved', reason: `${whyUnwritable(error, language)} (${effect.ledger})` })
            return
          }
          // Only what is on disk is shown as decided.
          dispatch({ kind: 'recorded', path: effect.path, entry: made })
          world.shelf?.decide(made).catch((error: unknown) => {
            const why = error instanceof Error ? error.message : String(error)
            dispatch({ kind: 'said', message: { text: `${words.notInStore[language]}${why}`, tone: 'warning' } })
          })
          return
        }
        case 'judge': {
          const held = disclosures.get(effect.path)
          if (!held) return
          dispatch({
            kind: 'judged',
            path: effect.path,
            opened: openedOf(correctFigures(held.disclosure, effect.corrections), held.others),
            announce: effect.announce,
          })
          return
        }
        case 'pdf':
          void pdf(effect.path, effect.page)
          return
        case 'picture': {
          const drawer = world.pictures()
          if (!drawer) return
          const number = ++picture
          void drawPage((page, dpi) => drawn(effect.path, page, dpi), effect.page, effect.marks, effect.at, effect.region, drawer)
            .then((shown) => {
              // Another page was asked for meanwhile.
              if (number !== picture) return
              if (shown === undefined) dispatch({ kind: 'said', message: { text: words.noPicture[language], tone: 'warning' } })
              else world.write(shown)
            })
            .catch((error: unknown) =>
              dispatch({
                kind: 'said',
                message: { text: `${words.noPicture[language]}: ${error instanceof Error ? error.message : String(error)}`, tone: 'error' },
              }),
            )
          return
        }
        case 'unpicture':
          picture++
          {
            const protocol = world.pictures()?.protocol
            if (protocol === 'kitty') world.write(erasing(protocol))
            else world.redraw()
          }
          return
        case 'mouse':
          world.write(effect.on ? mouseOn : mouseOff)
          return
        case 'redraw':
          world.redraw()
          return
        case 'quit':
          world.quit()
          return
      }
    },
    async close() {
      closed = true
      await world.jobs.close()
    },
    ledger(path, ledger) {
      const own = readLedger(ledger)
      const other = world.inherited.get(path)
      const before = other === undefined ? undefined : readLedger(other)
      const kept = [...(before?.entries ?? []), ...(world.shelf?.decided.get(path) ?? [])]
      dispatch({
        kind: 'ledger',
        path,
        entries: kept.length > 0 ? merge(kept, own.entries) : own.entries,
        damaged: own.unreadable + (before?.unreadable ?? 0),
      })
    },
  }
}

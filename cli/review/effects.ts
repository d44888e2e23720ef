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
  entry,
  type Language,
  type Limits,
  merge,
  type PageImage,
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
  /** Ledgers that lie beside documents but cannot be written there: read, never written. */
  readonly inherited: ReadonlyMap<string, string>
  /** To the terminal, around Ink. */
  write(text: string): void
  quit(): void
  redraw(): void
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
  noPicture: { en: 'the page could not be drawn', zh: '无法绘制该页' },
} as const

export function effects(world: World, dispatch: (msg: Msg) => void): Effects {
  const disclosures = new Map<string, Disclosure>()
  const queue: { path: string; ocr: World['ocr'] }[] = []
  /** Path of the document that is being read. */
  let current: string | undefined
  let closed = false
  let picture = 0
  const { language, ocrEngine, settings, waivers } = world

  async function drawn(path: string, page: number, dpi: number): Promise<PageImage | undefined> {
    const bytes = path === '-' && world.input ? { bytes: world.input } : {}
    const outcome = await world.jobs.run('picture', { path, page, dpi, language, limits: world.limits, ...bytes })
    if (outcome.kind !== 'ok') throw new Error(sentenceOf(outcome, language))
    return outcome.value ?? undefined
  }

  const openedOf = (disclosure: Disclosure): Opened => ({
    document: disclosure.document,
    extraction: disclosure.extraction,
    assessment: checkDisclosure(disclosure, { language, settings }),
  })

  /** One document at a time: the other processor draws the screen. */
  function next(): void {
    if (current !== undefined || closed) return
    const task = queue.shift()
    if (!task) return
    current = task.path
    dispatch({ kind: 'progress', path: task.path, progress: { kind: 'reading', stage: 'read', done: 0, total: 0 } })
    void read(task)
      // The review was left meanwhile.
      .catch(() => undefined)
      .finally(() => {
        current = undefined
        next()
      })
  }

  async function read(task: { readonly path: string; readonly ocr: World['ocr'] }): Promise<void> {
    const { path } = task
    const bytes = path === '-' ? world.input : undefined
    const outcome = await world.jobs.run(
      'read',
      { ...task, ocrEngine, language, settings, limits: world.limits, ...(waivers ? { waivers } : {}), ...(bytes ? { bytes } : {}) },
      { onProgress: (progress) => dispatch({ kind: 'progress', path, progress: { kind: 'reading', ...progress } }) },
    )
    if (outcome.kind !== 'ok') {
      dispatch({ kind: 'progress', path, progress: { kind: 'failed', reason: sentenceOf(outcome, language) } })
      return
    }
    const { disclosure, assessment, accepted } = outcome.value
    disclosures.set(path, disclosure)
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
          const task = { path: effect.path, ocr: effect.ocr ?? world.ocr }
          const waiting = queue.findIndex((other) => other.path === effect.path)
          if (waiting >= 0) queue.splice(waiting, 1)
          if (effect.next) queue.unshift(task)
          else queue.push(task)
          next()
          return
        }
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
          return
        }
        case 'judge': {
          const disclosure = disclosures.get(effect.path)
          if (!disclosure) return
          dispatch({
            kind: 'judged',
            path: effect.path,
            opened: openedOf(correctFigures(disclosure, effect.corrections)),
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
      dispatch({
        kind: 'ledger',
        path,
        entries: before && before.entries.length > 0 ? merge(before.entries, own.entries) : own.entries,
        damaged: own.unreadable + (before?.unreadable ?? 0),
      })
    },
  }
}

/** The thread that reads and checks documents, so that no key waits for one. */
import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { type Recognition, recognition } from '../recognition.ts'
import { unreadable } from '../unreadable.ts'
import {
  type Assessment,
  acceptedBy,
  checkDisclosure,
  type Disclosure,
  type Entry,
  type Language,
  openDisclosure,
  type Progress,
  type Settings,
  type Waivers,
} from './library.ts'

export interface ReadTask {
  readonly path: string
  /** When they do not come from the file at `path` (standard input). */
  readonly bytes?: Uint8Array
  readonly ocr: 'auto' | 'never' | 'always'
  readonly ocrEngine: Recognition['ocrEngine']
  readonly language: Language
  readonly settings: Settings
  readonly waivers?: { readonly file: Waivers; readonly today: string }
}

export type ReadMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'read'; readonly disclosure: Disclosure; readonly assessment: Assessment; readonly accepted: readonly Entry[] }
  /** One sentence. */
  | { readonly kind: 'failed'; readonly reason: string }

/** Milliseconds between two progress messages. */
const pause = 50

async function read(task: ReadTask, tell: (message: ReadMessage) => void): Promise<void> {
  const { path, ocr, language, settings, waivers } = task
  let last = 0
  try {
    const disclosure = await openDisclosure(
      { path, bytes: task.bytes ?? (await readFile(path)) },
      {
        ocr,
        ...recognition(task.ocrEngine, 1),
        settings,
        onProgress: (progress) => {
          const now = performance.now()
          if (now - last < pause && progress.done < progress.total) return
          last = now
          tell({ kind: 'progress', progress })
        },
      },
    )
    const pages = disclosure.document.pages.length
    tell({ kind: 'progress', progress: { stage: 'check', done: pages, total: pages } })
    const assessment = checkDisclosure(disclosure, { language, settings })
    const accepted = waivers ? acceptedBy(assessment.report, waivers.file, waivers.today) : []
    // The glyphs are in the document; sending them again would double the message.
    tell({ kind: 'read', disclosure: { ...disclosure, pages: [] }, assessment, accepted })
  } catch (error) {
    tell({ kind: 'failed', reason: unreadable(error, language) })
  }
}

const port = parentPort
port?.on('message', (task: ReadTask) => void read(task, (message) => port.postMessage(message)))

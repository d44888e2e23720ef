/** What the review opens: a document with its assessment, to go through finding by finding. */
import {
  type Assessment,
  acceptedBy,
  checkDisclosure,
  type Digest,
  type Disclosure,
  digestOf,
  type Entry,
  type Language,
  type Other,
  openDisclosure,
  type Progress,
  type Settings,
  type Waivers,
} from '../../src/index.ts'
import { type Recognition, recognition } from '../recognition.ts'
import { orRefuse } from './refuse.ts'
import { type Source, sourceBytes } from './source.ts'

export interface ReadTask extends Source {
  readonly ocr: 'auto' | 'never' | 'always'
  readonly ocrEngine: Recognition['ocrEngine']
  readonly language: Language
  readonly settings: Settings
  readonly waivers?: { readonly file: Waivers; readonly today: string }
  /** Documents that it is checked against. */
  readonly others?: readonly Other[]
}

export interface ReadResult {
  readonly disclosure: Disclosure
  readonly assessment: Assessment
  readonly accepted: readonly Entry[]
}

export interface DigestResult {
  readonly sha256: string
  readonly digest: Digest
  readonly accepted: readonly Entry[]
}

/** Milliseconds between two progress messages. */
const pause = 50

/** The document as it is gone through finding by finding. */
export const read = (task: ReadTask, tell: (progress: Progress) => void): Promise<ReadResult> =>
  orRefuse(task.language, async () => {
    const { disclosure, assessment, accepted } = await checked(task, tell)
    // The glyphs are in the document; sending them again would double the message.
    return { disclosure: { ...disclosure, pages: [] }, assessment, accepted }
  })

/** The document as a list of many shows it. */
export const digest = (task: ReadTask, tell: (progress: Progress) => void): Promise<DigestResult> =>
  orRefuse(task.language, async () => {
    const { disclosure, assessment, accepted } = await checked(task, tell)
    return { sha256: disclosure.sha256, digest: digestOf(assessment.report, task.language), accepted }
  })

async function checked(task: ReadTask, tell: (progress: Progress) => void): Promise<ReadResult> {
  const { path, ocr, language, settings, waivers, others = [] } = task
  let last = 0
  const onProgress = (progress: Progress): void => {
    const now = performance.now()
    if (now - last < pause && progress.done < progress.total) return
    last = now
    tell(progress)
  }
  const bytes = await sourceBytes(task)
  const disclosure = await openDisclosure(
    { path, bytes },
    { ocr, ...recognition(task.ocrEngine, 1), settings, onProgress, limits: task.limits ?? {} },
  )
  const pages = disclosure.document.pages.length
  tell({ stage: 'check', done: pages, total: pages })
  const assessment = checkDisclosure(disclosure, { language, settings, others })
  const accepted = waivers ? acceptedBy(assessment.report, waivers.file, waivers.today) : []
  return { disclosure, assessment, accepted }
}

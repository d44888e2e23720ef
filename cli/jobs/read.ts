/** What the review opens: a document with its assessment, to go through finding by finding. */
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
}

export interface ReadResult {
  readonly disclosure: Disclosure
  readonly assessment: Assessment
  readonly accepted: readonly Entry[]
}

/** Milliseconds between two progress messages. */
const pause = 50

export const read = (task: ReadTask, tell: (progress: Progress) => void): Promise<ReadResult> =>
  orRefuse(task.language, async () => {
    const { path, ocr, language, settings, waivers } = task
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
    const assessment = checkDisclosure(disclosure, { language, settings })
    const accepted = waivers ? acceptedBy(assessment.report, waivers.file, waivers.today) : []
    // The glyphs are in the document; sending them again would double the message.
    return { disclosure: { ...disclosure, pages: [] }, assessment, accepted }
  })

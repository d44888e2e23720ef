/** What is done with one document; runs in the main thread or in a worker. */
import { readFile } from 'node:fs/promises'
import {
  checkDisclosure,
  coverageLedger,
  type Extract,
  extractOf,
  type Language,
  type OpenOptions,
  type Other,
  openDisclosure,
  otherOf,
  type Progress,
  type Report,
  type Settings,
} from '../src/index.ts'
import type { Recognition } from './recognition.ts'
import { unreadable } from './unreadable.ts'

export interface Task {
  readonly kind: 'check' | 'extract'
  readonly path: string
  /** The bytes, when they do not come from the file at `path` (standard input). */
  readonly bytes?: Uint8Array
  readonly language: Language
  readonly ocr: OpenOptions['ocr']
  readonly recognition: Recognition
  readonly settings?: Settings
  /** Whether the report brings its ledger along. */
  readonly ledger?: boolean
  /** Whether the result brings along what other documents are checked against. */
  readonly keep?: boolean
  /** Documents that are checked together with this one. */
  readonly others?: readonly Other[]
}

export type Result =
  | { readonly kind: 'check'; readonly report: Report; readonly other?: Other }
  | { readonly kind: 'extract'; readonly extract: Extract }
  /** One sentence why there is nothing. */
  | { readonly kind: 'failed'; readonly sentence: string }

/** Never throws: a document that fails must not stop the others. */
export async function perform(task: Task, onProgress: (progress: Progress) => void): Promise<Result> {
  try {
    const { language, settings = {}, others = [] } = task
    const bytes = task.bytes ?? (await readFile(task.path))
    const disclosure = await openDisclosure({ path: task.path, bytes }, { ocr: task.ocr, ...task.recognition, onProgress, settings })
    if (task.kind === 'extract') return { kind: 'extract', extract: extractOf(disclosure) }
    const pages = disclosure.document.pages.length
    onProgress({ stage: 'check', done: pages, total: pages })
    const assessment = checkDisclosure(disclosure, { language, settings, others })
    const report = task.ledger ? { ...assessment.report, ledger: coverageLedger(assessment, disclosure, language) } : assessment.report
    return { kind: 'check', report, ...(task.keep ? { other: otherOf(disclosure) } : {}) }
  } catch (error) {
    return { kind: 'failed', sentence: unreadable(error, task.language) }
  }
}

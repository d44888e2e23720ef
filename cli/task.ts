/** What is done with one document; runs in the main thread or in a worker. */
import { readFile } from 'node:fs/promises'
import {
  checkDisclosure,
  type Extract,
  extractOf,
  type Language,
  type OpenOptions,
  openDisclosure,
  type Progress,
  type Report,
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
}

export type Result =
  | { readonly kind: 'check'; readonly report: Report }
  | { readonly kind: 'extract'; readonly extract: Extract }
  /** One sentence why there is nothing. */
  | { readonly kind: 'failed'; readonly sentence: string }

/** Never throws: a document that fails must not stop the others. */
export async function perform(task: Task, onProgress: (progress: Progress) => void): Promise<Result> {
  try {
    const bytes = task.bytes ?? (await readFile(task.path))
    const disclosure = await openDisclosure({ path: task.path, bytes }, { ocr: task.ocr, ...task.recognition, onProgress })
    if (task.kind === 'extract') return { kind: 'extract', extract: extractOf(disclosure) }
    const pages = disclosure.document.pages.length
    onProgress({ stage: 'check', done: pages, total: pages })
    return { kind: 'check', report: checkDisclosure(disclosure, { language: task.language }).report }
  } catch (error) {
    return { kind: 'failed', sentence: unreadable(error, task.language) }
  }
}

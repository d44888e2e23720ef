/** One line on standard error that says how far the work is; nothing at all when standard error is no terminal. */
import { columnsOf, head, type Progress, printable } from '../src/index.ts'
import type { Shell } from './shell.ts'

const stages = {
  en: { read: 'reading', ocr: 'recognising', check: 'checking' },
  zh: { read: '读取', ocr: '识别', check: '核对' },
} as const

/** Milliseconds between two drawings. */
const pause = 80

export interface ProgressLine {
  update(index: number, count: number, path: string, progress: Progress): void
  /** Documents are handed on in order; the line speaks of the one that is waited for, so that it never jumps back and forth. */
  next(): void
  /** Wipes the line, before anything else is printed. */
  clear(): void
}

export function progressLine(shell: Shell): ProgressLine {
  const { progress, language } = shell
  if (!progress) return { update: () => undefined, next: () => undefined, clear: () => undefined }
  let last = 0
  let shown = false
  let awaited = 0
  let current: Progress['stage'] | undefined
  return {
    update(index, count, path, { stage, done, total }) {
      const now = Date.now()
      // A stage may take a while before it gets anywhere: that it began is shown at once.
      if (index !== awaited || (now - last < pause && stage === current)) return
      last = now
      current = stage
      shown = true
      const place = count > 1 ? `[${index + 1}/${count}] ` : ''
      const text = `${place}${stages[language][stage]} ${total > 0 ? `${done}/${total} ` : ''}`
      shell.complain(`\r\u001b[K${text}${head(printable(path), progress.columns - columnsOf(text) - 1)}`)
    },
    next() {
      awaited++
    },
    clear() {
      if (shown) shell.complain('\r\u001b[K')
      shown = false
    },
  }
}

/** How far a batch is, in one line on standard error: a bar, how many a second, how many failed, how long it will take. */
import { columnsOf, head } from '../../src/index.ts'
import type { Shell } from '../shell.ts'

export interface BatchProgress {
  /** One more document is done; `worked` when it took work. */
  step(done: { readonly worked: boolean; readonly failed: boolean }): void
  clear(): void
}

const words = {
  en: { rate: (n: string) => `${n}/s`, failed: (n: number) => `${n} failed`, left: (time: string) => `${time} left` },
  zh: { rate: (n: string) => `每秒 ${n} 份`, failed: (n: number) => `失败 ${n}`, left: (time: string) => `剩余 ${time}` },
} as const

/** Milliseconds between two drawings. */
const PAUSE = 100
/** Seconds over which the rate is taken: long documents come in clusters. */
const MEMORY = 30

/** `1:05`, `1:02:03`. */
export function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  const whole = Math.max(0, Math.round(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** The line, without what moves the cursor. */
export function progressText(
  now: { readonly done: number; readonly total: number; readonly failed: number; readonly rate: number },
  columns: number,
  language: Shell['language'],
): string {
  const { done, total, failed, rate } = now
  const w = words[language]
  const parts = [
    `${done}/${total}`,
    ...(rate > 0 ? [w.rate(rate >= 10 ? rate.toFixed(0) : rate.toFixed(1))] : []),
    ...(failed > 0 ? [w.failed(failed)] : []),
    ...(rate > 0 && done < total ? [w.left(clock((total - done) / rate))] : []),
  ]
  const text = parts.join(' · ')
  const width = Math.min(30, columns - columnsOf(text) - 4)
  if (width < 5) return head(text, columns - 1)
  const full = total === 0 ? width : Math.round((width * done) / total)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}] ${text}`
}

export function batchProgress(total: number, shell: Shell): BatchProgress {
  const { progress, language } = shell
  if (!progress) return { step: () => undefined, clear: () => undefined }
  let done = 0
  let failed = 0
  let last = 0
  let shown = false
  /** When work ended, the last half minute. */
  const ended: number[] = []
  const begun = performance.now()
  return {
    step(one) {
      done++
      if (one.failed) failed++
      const now = performance.now()
      if (one.worked) ended.push(now)
      while ((ended[0] ?? now) < now - MEMORY * 1000) ended.shift()
      if (now - last < PAUSE && done < total) return
      last = now
      shown = true
      const since = Math.min(MEMORY, (now - begun) / 1000)
      const rate = since > 0 ? ended.length / since : 0
      shell.complain(`\r\u001b[K${progressText({ done, total, failed, rate }, progress.columns, language)}`)
    },
    clear() {
      if (shown) shell.complain('\r\u001b[K')
      shown = false
    },
  }
}

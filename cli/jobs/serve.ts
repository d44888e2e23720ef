/** The child's side of a pool: takes an order, works on it, answers; one at a time. */
import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Outcome, Step, Works } from './pool.ts'

export interface Order {
  readonly work: string
  readonly task: unknown
}

export type Answer =
  | { readonly progress: Step }
  /** `memory`: it failed for want of memory, and nothing in this process is to be relied on. */
  | { readonly outcome: Outcome<unknown>; readonly memory?: boolean }

/** The document is at fault, not the program: one sentence in the user's language. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** Milliseconds between two looks at the memory. */
const PAUSE = 25

/**
 * Looks from a thread of its own, so that neither an endless loop nor a decoder that takes all memory escapes it. It also ends
 * the process when its parent is gone: what loops for ever would not hear of it otherwise.
 */
const watch = `
const { workerData: { memory, pause } } = require('node:worker_threads')
const parent = process.ppid
const sleep = new Int32Array(new SharedArrayBuffer(4))
for (;;) {
  Atomics.wait(sleep, 0, 0, pause)
  if (process.memoryUsage.rss() > memory || process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}`

/** Offers the works to the pool that started this process. Its first argument is the memory it may take, in bytes. */
export function serve<P extends Step>(works: Works<P>): void {
  const memory = Number(process.argv[2])
  new Worker(watch, { eval: true, workerData: { memory, pause: PAUSE }, stdout: false }).unref()
  // Ctrl-C in a terminal is sent to every process of the group; the parent decides what becomes of this one.
  process.on('SIGINT', () => undefined)
  // Threads that read pictures would keep it alive.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  let kept = false
  /** This process is ended, it does not end: code compiled for the first document is kept now or never. */
  const keepCode = (): void => {
    if (!kept) flushCompileCache()
    kept = true
  }
  process.on('message', async ({ work, task }: Order) => {
    const tell = (answer: Answer): void => void process.send?.(answer)
    try {
      const perform = works[work]
      if (perform === undefined) throw new Error(`there is no work ${work}`)
      const value = await perform(task as never, (progress) => tell({ progress }))
      keepCode()
      tell({ outcome: { kind: 'ok', value } })
    } catch (error) {
      tell(answerOf(error))
    }
  })
}

function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return { outcome: { kind: 'unreadable', sentence: error.message } }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { outcome: { kind: 'crashed', what }, ...(wantsMemory(error) ? { memory: true } : {}) }
}

/** What V8 and Node throw when they can still throw. */
const wantsMemory = (error: unknown): boolean =>
  error instanceof RangeError && /allocation failed|out of memory|invalid (typed )?array (buffer )?length|Array buffer/i.test(error.message)

/**
 * Child processes that are kept, each working on one document at a time, each ended when it takes too long or too much memory.
 *
 * Processes, not threads: what stands in a document may send a decoder into an endless loop or let it take memory outside of
 * JavaScript, and only a process can be ended then without harm to the others. Pools from the registry end a process by asking
 * it, or do not say what ended it; here the way it ended is the answer (out of memory, too slow, crashed), the time it may take
 * grows with the pages that turn up, and the first process can be started before anybody knows what it will do.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { Answer, Order } from './serve.ts'

/** What one job may take. */
export interface Budget {
  /** Seconds, before anything is known of the document. */
  readonly seconds: number
  /** Further seconds for each page of it. */
  readonly secondsAPage: number
  /** Further seconds for each page that is read by character recognition. */
  readonly secondsAScan: number
  /** Bytes of memory, everything of the process counted. */
  readonly memory: number
}

export const usualBudget: Budget = { seconds: 120, secondsAPage: 0.5, secondsAScan: 30, memory: 1500e6 }

/** How a job ended. */
export type Outcome<R> =
  | { readonly kind: 'ok'; readonly value: R }
  /** The document cannot be read; one sentence. */
  | { readonly kind: 'unreadable'; readonly sentence: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'out-of-memory'; readonly bytes: number }
  /** The process ended by itself, or the program failed in it. */
  | { readonly kind: 'crashed'; readonly what: string }

/** How far a job is; pages of a stage. */
export interface Step {
  readonly stage: string
  readonly done: number
  readonly total: number
}

export interface RunOptions<P extends Step> {
  readonly onProgress?: ((progress: P) => void) | undefined
  /** Ends the job; `run` rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Functions by name, as {@link serve} offers them in the child. */
export type Works<P extends Step> = Readonly<Record<string, (task: never, tell: (progress: P) => void) => unknown>>

export interface Pool<W extends Works<P>, P extends Step = Step> {
  /** How many jobs are worked on side by side; set before the first is given. */
  lanes: number
  /** Changes what a job may take; before the first is given. */
  allow(budget: Partial<Budget>): void
  /** Starts a process that the first job will find ready. */
  prepare(): void
  /** Does one job, when a lane is free. Rejects only when it was aborted or the pool was closed. */
  run<K extends keyof W & string>(work: K, task: Parameters<W[K]>[0], options?: RunOptions<P>): Promise<Outcome<Awaited<ReturnType<W[K]>>>>
  /** Ends all processes at once, whatever they are at. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** The module that calls `serve`. */
  readonly entry: URL
  readonly budget?: Partial<Budget>
  readonly lanes?: number
  /** Folder in which code is kept compiled. */
  readonly codeCache?: string | undefined
}

interface Kept {
  readonly process: ChildProcess
  /** Whether it has worked before: what that left behind may be what lets it fail now. */
  used: boolean
  /** The last it wrote to standard error. */
  said: string
}

/** As much of what a process said as tells why it ended. Characters. */
const LAST_WORDS = 2000

const MEGABYTE = 1024 * 1024

export class Closed extends Error {
  override readonly name = 'Closed'
}

export function openPool<W extends Works<P>, P extends Step = Step>(options: PoolOptions): Pool<W, P> {
  let budget: Budget = { ...usualBudget, ...options.budget }
  const idle: Kept[] = []
  const all = new Set<Kept>()
  const waiting: (() => void)[] = []
  let busy = 0
  let closed = false

  function start(): Kept {
    const process = fork(options.entry, [String(budget.memory)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // The watch in the child ends it first; this is for what JavaScript alone would take above the usual.
      // A nursery of one size: what a page leaves behind dies in it, and is not carried on twice while it grows.
      execArgv: [
        `--max-old-space-size=${Math.ceil(budget.memory / MEGABYTE)}`,
        '--min-semi-space-size=32',
        '--max-semi-space-size=32',
        // Where every processor has a document of its own, threads that help one of them only take from the others.
        ...(pool.lanes > 1 ? ['--single-threaded'] : []),
      ],
      ...(options.codeCache === undefined ? {} : { env: { ...globalThis.process.env, NODE_COMPILE_CACHE: options.codeCache } }),
    })
    const kept: Kept = { process, used: false, said: '' }
    all.add(kept)
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      kept.said = (kept.said + text).slice(-LAST_WORDS)
    })
    process.once('exit', () => forget(kept))
    // A process that cannot be started or written to ends the job it has; without one nobody minds.
    process.on('error', () => forget(kept))
    return kept
  }

  function forget(kept: Kept): void {
    all.delete(kept)
    const at = idle.indexOf(kept)
    if (at >= 0) idle.splice(at, 1)
  }

  /** A process that waits does not keep the program alive. */
  function hold(kept: Kept, on: boolean): void {
    const { process } = kept
    const handles: readonly unknown[] = [process, process.channel, process.stderr]
    for (const handle of handles) if (isHeld(handle)) on ? handle.ref() : handle.unref()
  }

  function end(kept: Kept): void {
    forget(kept)
    kept.process.kill('SIGKILL')
  }

  function attempt(kept: Kept, order: Order, { onProgress, signal }: RunOptions<P>): Promise<Outcome<unknown>> {
    const { process } = kept
    return new Promise((resolve, reject) => {
      const begun = performance.now()
      let seconds = budget.seconds
      let timer: NodeJS.Timeout | undefined
      const settle = (settled: () => void): void => {
        clearTimeout(timer)
        process.off('message', hear)
        process.off('close', gone)
        process.off('error', fail)
        signal?.removeEventListener('abort', abort)
        settled()
      }
      const allow = (): void => {
        clearTimeout(timer)
        timer = setTimeout(
          () => {
            settle(() => resolve({ kind: 'timeout', seconds: Math.round(seconds) }))
            end(kept)
          },
          seconds * 1000 - (performance.now() - begun),
        )
      }
      const pages = new Map<string, number>()
      const hear = (answer: Answer): void => {
        if ('progress' in answer) {
          const progress = answer.progress as P
          if (pages.get(progress.stage) !== progress.total) {
            pages.set(progress.stage, progress.total)
            const scans = pages.get('ocr') ?? 0
            seconds = budget.seconds + Math.max(0, ...pages.values()) * budget.secondsAPage + scans * budget.secondsAScan
            allow()
          }
          onProgress?.(progress)
          return
        }
        settle(() => resolve(answer.memory ? { kind: 'out-of-memory', bytes: budget.memory } : answer.outcome))
        if (answer.memory) end(kept)
      }
      const gone = (code: number | null, signalled: NodeJS.Signals | null): void => {
        settle(() => resolve(howItEnded(code, signalled, kept.said, budget.memory)))
      }
      const fail = (cause: Error): void => {
        settle(() => resolve({ kind: 'crashed', what: cause.message }))
        end(kept)
      }
      const abort = (): void => {
        settle(() => reject(signal?.reason))
        end(kept)
      }
      process.on('message', hear)
      process.on('close', gone)
      process.on('error', fail)
      signal?.addEventListener('abort', abort)
      allow()
      process.send(order)
    })
  }

  /** Waits for a lane, in the order of asking; whoever gives one up hands it to the next. */
  async function enter(): Promise<void> {
    if (busy < pool.lanes) busy++
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }

  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }

  const pool: Pool<W, P> = {
    lanes: options.lanes ?? 1,
    allow(more) {
      const { memory } = budget
      budget = { ...budget, ...more }
      // A process is told at its start how much memory it may take.
      if (budget.memory !== memory) for (const kept of [...idle]) end(kept)
    },
    prepare() {
      if (all.size > 0 || closed) return
      const kept = start()
      hold(kept, false)
      idle.push(kept)
    },
    async run(work, task, how = {}) {
      await enter()
      try {
        for (let again = false; ; again = true) {
          if (closed) throw new Closed('the pool is closed')
          how.signal?.throwIfAborted()
          const kept = (again ? undefined : idle.pop()) ?? start()
          hold(kept, true)
          const fresh = !kept.used
          kept.used = true
          const outcome = await attempt(kept, { work, task }, how)
          if (closed) throw new Closed('the pool is closed')
          const alive = all.has(kept)
          if (alive) {
            hold(kept, false)
            idle.push(kept)
          }
          // What earlier documents left in a process must not decide over this one: it is tried again in a new one.
          if (alive || fresh || outcome.kind === 'timeout') return outcome as never
        }
      } finally {
        leave()
      }
    },
    async close() {
      closed = true
      for (const wake of waiting.splice(0)) wake()
      const ends = [...all].map((kept) => new Promise<void>((resolve) => kept.process.once('exit', () => resolve())))
      for (const kept of [...all]) {
        // Whoever waits for the end waits also for those that had nothing to do.
        hold(kept, true)
        end(kept)
      }
      await Promise.all(ends)
    },
  }
  return pool
}

const isHeld = (handle: unknown): handle is { ref(): void; unref(): void } =>
  typeof handle === 'object' && handle !== null && 'unref' in handle && typeof handle.unref === 'function'

/** The watch in the child ends it by SIGKILL, as the system does when memory runs out; V8 aborts. */
function howItEnded(code: number | null, signal: NodeJS.Signals | null, said: string, memory: number): Outcome<never> {
  if (signal === 'SIGKILL' || /heap out of memory|Allocation failed|bad_alloc/i.test(said)) return { kind: 'out-of-memory', bytes: memory }
  const last = said.trim().split('\n').at(-1) ?? ''
  const how = signal === null ? `status ${code}` : signal
  return { kind: 'crashed', what: last === '' ? how : `${how}: ${last}` }
}

/** A child of the pool that does what documents have made decoders do. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Step } from '../../cli/jobs/pool.ts'
import { serve } from '../../cli/jobs/serve.ts'

const hoard: unknown[] = []

export const works = {
  echo: (task: { readonly value: unknown; readonly milliseconds?: number }): Promise<unknown> => pause(task.milliseconds ?? 0, task.value),
  whoami: (_task: Record<string, never>): number => process.pid,
  spin: async (_task: Record<string, never>, tell: (step: Step) => void): Promise<never> => {
    tell({ stage: 'spin', done: 0, total: 0 })
    // Until that is sent.
    await pause(10)
    for (;;);
  },
  /** Values of JavaScript until there is no more room. */
  eat: (_task: Record<string, never>): never => {
    for (let i = 0; ; i++) hoard.push({ i, text: `${i}`.repeat(10) })
  },
  /** Memory outside of JavaScript. */
  gorge: (_task: Record<string, never>): never => {
    for (;;) hoard.push(Buffer.alloc(20_000_000, 1))
  },
  /** Keeps some memory for good, and says who it was. */
  keep: ({ bytes }: { readonly bytes: number }): number => {
    hoard.push(Buffer.alloc(bytes, 1))
    return process.pid
  },
  abort: (_task: Record<string, never>): void => process.abort(),
  fail: (_task: Record<string, never>): never => {
    throw new Error('this is a fault')
  },
  pages: async ({ count, milliseconds }: { readonly count: number; readonly milliseconds: number }, tell: (step: Step) => void) => {
    tell({ stage: 'read', done: 0, total: count })
    await pause(milliseconds)
    return count
  },
}

serve(works)

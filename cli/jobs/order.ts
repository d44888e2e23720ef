/** Many documents side by side, handed on in the order in which they were given. */
import type { Progress } from '../../src/index.ts'
import type { Jobs, Works } from './open.ts'
import type { Outcome } from './pool.ts'

type TaskOf<K extends keyof Works> = Parameters<Works[K]>[0]
export type ResultOf<K extends keyof Works> = Awaited<ReturnType<Works[K]>>

/**
 * Yields as many outcomes as there are tasks, in their order, each as soon as it and all before it are there. A task that takes
 * long holds up what is yielded, not what is worked on. When the taker stops early, or `signal` is aborted, what is at work ends.
 */
export async function* inOrder<K extends keyof Works>(
  jobs: Jobs,
  work: K,
  tasks: readonly TaskOf<K>[],
  onProgress: (index: number, progress: Progress) => void,
): AsyncGenerator<Outcome<ResultOf<K>>, void> {
  const stop = new AbortController()
  const outcomes = tasks.map((task, index) =>
    jobs.run(work, task, { signal: stop.signal, onProgress: (progress) => onProgress(index, progress) }),
  )
  // Those that are never waited for are rejected with the reason of the stop.
  for (const outcome of outcomes) outcome.catch(() => undefined)
  try {
    for (const outcome of outcomes) yield await outcome
  } finally {
    stop.abort()
  }
}

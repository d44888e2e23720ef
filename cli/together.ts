/** Documents checked against each other: each once by itself, then again those that have another beside them. */
import { kinshipOf, type Other } from '../src/index.ts'
import { inOrder, type OnProgress } from './jobs.ts'
import type { Result, Task } from './task.ts'

/** Yields as many results as there are tasks, in their order. The tasks must ask for what others are checked against (`keep`). */
export async function* checkTogether(tasks: readonly Task[], jobs: number, onProgress: OnProgress): AsyncGenerator<Result, void> {
  const results: Result[] = []
  for await (const result of inOrder(tasks, jobs, onProgress)) results.push(result)
  const others = results.flatMap((result): Other[] => (result.kind === 'check' && result.other ? [result.other] : []))
  const again: { readonly index: number; readonly task: Task }[] = []
  for (const [index, result] of results.entries()) {
    const task = tasks[index]
    if (result.kind !== 'check' || !result.other || !task) continue
    const own = result.other
    const beside = others.filter((other) => other !== own && kinshipOf(own.extraction, other) !== undefined)
    // Nothing stands beside it: the list is empty, so that the report says so.
    if (beside.length === 0) results[index] = { ...result, report: { ...result.report, together: [] } }
    else again.push({ index, task: { ...task, keep: false, others: beside } })
  }
  const second = inOrder(
    again.map(({ task }) => task),
    jobs,
    (task, index, now) => onProgress(task, again[index]?.index ?? index, now),
  )
  for (const { index } of again) {
    const result = (await second.next()).value
    if (result) results[index] = result
  }
  await second.return(undefined)
  for (const result of results) yield result.kind === 'check' ? { kind: 'check', report: result.report } : result
}

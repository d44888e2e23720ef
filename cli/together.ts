/** Documents checked against each other: each once by itself, then again those that have another beside them. */
import { kinshipOf, type Other, type Progress } from '../src/index.ts'
import type { Checked, CheckTask } from './jobs/document.ts'
import type { Jobs } from './jobs/open.ts'
import { inOrder } from './jobs/order.ts'
import type { Outcome } from './jobs/pool.ts'

/** Yields as many outcomes as there are tasks, in their order. The tasks must ask for what others are checked against (`keep`). */
export async function* checkTogether(
  jobs: Jobs,
  tasks: readonly CheckTask[],
  onProgress: (index: number, progress: Progress) => void,
): AsyncGenerator<Outcome<Checked>, void> {
  const outcomes: Outcome<Checked>[] = []
  for await (const outcome of inOrder(jobs, 'check', tasks, onProgress)) outcomes.push(outcome)
  const others = outcomes.flatMap((outcome): Other[] => (outcome.kind === 'ok' && outcome.value.other ? [outcome.value.other] : []))
  const again: { readonly index: number; readonly task: CheckTask }[] = []
  for (const [index, outcome] of outcomes.entries()) {
    const task = tasks[index]
    if (outcome.kind !== 'ok' || !outcome.value.other || !task) continue
    const own = outcome.value.other
    const beside = others.filter((other) => isBeside(own, other))
    // Nothing stands beside it: the list is empty, so that the report says so.
    if (beside.length === 0) outcomes[index] = { kind: 'ok', value: { report: { ...outcome.value.report, together: [] } } }
    else again.push({ index, task: { ...task, keep: false, others: beside } })
  }
  const second = inOrder(
    jobs,
    'check',
    again.map(({ task }) => task),
    (at, now) => onProgress(again[at]?.index ?? at, now),
  )
  for (const { index } of again) {
    const outcome = (await second.next()).value
    if (outcome) outcomes[index] = outcome
  }
  await second.return(undefined)
  for (const outcome of outcomes) yield outcome.kind === 'ok' ? { kind: 'ok', value: { report: outcome.value.report } } : outcome
}

/** What stands beside each document, in the order of the tasks: all are read once for it. Nothing beside those that cannot be read. */
export async function besideEach(
  jobs: Jobs,
  tasks: readonly CheckTask[],
  onProgress: (index: number, progress: Progress) => void,
): Promise<(readonly Other[])[]> {
  const read: (Other | undefined)[] = []
  const kept = tasks.map((task) => ({ ...task, keep: true }))
  for await (const outcome of inOrder(jobs, 'check', kept, onProgress)) read.push(outcome.kind === 'ok' ? outcome.value.other : undefined)
  const others = read.flatMap((other) => other ?? [])
  return read.map((own) => (own ? others.filter((other) => isBeside(own, other)) : []))
}

const isBeside = (own: Other, other: Other): boolean => other !== own && kinshipOf(own.extraction, other) !== undefined

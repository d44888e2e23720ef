/** Work on a stream side by side. */

/**
 * Does `run` for every task, at most `lanes` at once, and yields results as they end, whatever their order. Takes the next task
 * only when a lane is free, so that a stream of any length needs no more memory than its lanes. Stops taking when the taker
 * does; a `run` that rejects ends the whole.
 */
export async function* sideBySide<T, R>(
  tasks: AsyncIterable<T> | Iterable<T>,
  lanes: number,
  run: (task: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const source = Symbol.asyncIterator in tasks ? tasks[Symbol.asyncIterator]() : tasks[Symbol.iterator]()
  const running = new Map<number, Promise<{ readonly lane: number; readonly result: R }>>()
  let next = 0
  let open = true
  try {
    for (;;) {
      while (open && running.size < lanes) {
        const { done, value } = await source.next()
        if (done) open = false
        else {
          const lane = next++
          running.set(
            lane,
            run(value).then((result) => ({ lane, result })),
          )
        }
      }
      if (running.size === 0) return
      const { lane, result } = await Promise.race(running.values())
      running.delete(lane)
      yield result
    }
  } finally {
    // What is still at work is no longer waited for; that it fails then is nobody's concern.
    for (const promise of running.values()) promise.catch(() => undefined)
    await source.return?.(undefined as never)
  }
}

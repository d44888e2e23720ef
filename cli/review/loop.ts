/** The loop of the review: messages in, one state after the other out, what is to be done handed over. */
import type { Store } from './Screen.tsx'
import { type Effect, type Msg, type State, update } from './state.ts'

export interface Loop extends Store {
  dispatch(...messages: readonly Msg[]): void
}

/** @param run does what is to be done; it may dispatch what comes of it, at once or later */
export function loop(first: State, run: (effect: Effect) => void): Loop {
  let state = first
  const listeners = new Set<() => void>()
  let waiting: Msg[] = []
  let draining = false
  const self: Loop = {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispatch(...messages) {
      waiting.push(...messages)
      if (draining) return
      draining = true
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const later = waiting
        waiting = []
        const [after, todo] = update(state, next)
        state = after
        for (const effect of todo) run(effect)
        // What an effect answers at once comes before keys that were typed ahead: they are meant for what it leads to.
        waiting.push(...later)
      }
      draining = false
      for (const listener of listeners) listener()
    },
  }
  return self
}

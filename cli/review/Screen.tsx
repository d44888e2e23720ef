/** The screen as Ink sees it: one text as high as the frame, its rows put in as they leave for the terminal, and the text cursor. */
import { Text, Transform, useCursor } from 'ink'
import { useSyncExternalStore } from 'react'
import { ansi } from './paint.ts'
import type { State } from './state.ts'
import { frame } from './views/frame.ts'

export interface Store {
  get(): State
  subscribe(listener: () => void): () => void
}

export function Screen({ store }: { readonly store: Store }) {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const { setCursorPosition } = useCursor()
  const { lines, cursor } = frame(state)
  setCursorPosition(cursor)
  const rows = lines.map((line) => ansi(line, state.pen))
  // Rows are of full width and safe already. What Ink measures and wraps is blank: to measure every character of every row
  // again took ten times as long as to make the frame.
  return (
    <Transform transform={(_, index) => rows[index] ?? ''}>
      <Text>{Array.from(rows, () => ' ').join('\n')}</Text>
    </Transform>
  )
}

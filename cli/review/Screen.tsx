/** The screen as Ink sees it: the lines of the frame, one text each, and the text cursor. */
import { Box, Text, useCursor } from 'ink'
import { memo, useSyncExternalStore } from 'react'
import { ansi } from './paint.ts'
import type { State } from './state.ts'
import { frame } from './views/frame.ts'

export interface Store {
  get(): State
  subscribe(listener: () => void): () => void
}

/** A line is painted to its full width already; Ink has only to put it there. */
const Row = memo(({ text }: { readonly text: string }) => <Text wrap="truncate">{text}</Text>)

export function Screen({ store }: { readonly store: Store }) {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const { setCursorPosition } = useCursor()
  const { lines, cursor } = frame(state)
  setCursorPosition(cursor)
  return (
    <Box flexDirection="column">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Row key={index} text={ansi(line, state.pen)} />
      ))}
    </Box>
  )
}

/** A terminal to look at: Ink draws into it as into a real one, and what stands on its cells can be read. */
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import xterm from '@xterm/headless'
import { stage } from '../../cli/review/stage.ts'
import type { State } from '../../cli/review/state.ts'

export interface Screenful {
  /** Text of each row, blanks at the end left out. */
  rows(): string[]
  /** Column after the last cell that is not blank, by row. */
  widths(): number[]
  cursor(): { x: number; y: number; visible: boolean }
  show(state: State): Promise<void>
  resize(state: State): Promise<void>
  /** All that was written. */
  written(): string
  close(): Promise<void>
}

/** Ink on an emulated terminal of the state's size. */
export async function screenful(first: State, options: { incremental?: boolean } = {}): Promise<Screenful> {
  const terminal = new xterm.Terminal({ cols: first.columns, rows: first.rows, allowProposedApi: true })
  let state = first
  const listeners = new Set<() => void>()
  let written = ''
  let drawn: Promise<void> = Promise.resolve()
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    writable: true,
    columns: first.columns,
    rows: first.rows,
    write(text: string, done?: unknown): boolean {
      written += text
      // A real terminal puts a carriage return before each line feed.
      drawn = drawn.then(() => new Promise((resolve) => terminal.write(text.replace(/\r?\n/g, '\r\n'), resolve)))
      if (typeof done === 'function') done()
      return true
    },
  })
  const store = {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const screen = stage(store, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
    incremental: options.incremental ?? true,
    maxFps: 1000,
  })
  const settled = async (): Promise<void> => {
    await screen.drawn()
    await drawn
  }
  await settled()
  const buffer = () => terminal.buffer.active
  const row = (index: number): string =>
    buffer()
      .getLine(buffer().baseY + index)
      ?.translateToString(true)
      .trimEnd() ?? ''
  return {
    rows: () => Array.from({ length: state.rows }, (_, index) => row(index)),
    widths: () =>
      Array.from({ length: state.rows }, (_, index) => {
        const line = buffer().getLine(buffer().baseY + index)
        let width = 0
        for (let x = 0; x < state.columns; x++) {
          const cell = line?.getCell(x)
          if (cell && cell.getChars().trim() !== '') width = x + cell.getWidth()
        }
        return width
      }),
    cursor: () => ({
      x: buffer().cursorX,
      y: buffer().cursorY,
      visible: written.lastIndexOf('\u001b[?25h') > written.lastIndexOf('\u001b[?25l'),
    }),
    async show(next) {
      state = next
      for (const listener of listeners) listener()
      await settled()
    },
    async resize(next) {
      terminal.resize(next.columns, next.rows)
      stdout.columns = next.columns
      stdout.rows = next.rows
      state = next
      stdout.emit('resize')
      for (const listener of listeners) listener()
      screen.redraw()
      await settled()
    },
    written: () => written,
    async close() {
      await screen.close()
      terminal.dispose()
    },
  }
}

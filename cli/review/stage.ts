/** Ink on the alternate screen of a terminal, and what Ink leaves to its user: starting afresh when the screen is no longer what it believes. */
import { render } from 'ink'
import { createElement } from 'react'
import { Screen, type Store } from './Screen.tsx'

export interface Stage {
  /** Wipes the screen and draws all of it. */
  redraw(): void
  /** Resolves when everything so far has been written. */
  drawn(): Promise<void>
  /** Leaves the alternate screen. */
  close(): Promise<void>
}

export interface StageOptions {
  readonly stdout: NodeJS.WriteStream
  readonly stdin: NodeJS.ReadStream
  /** Draws changed parts of lines only. */
  readonly incremental: boolean
  readonly maxFps: number
}

const wipe = '\u001b[2J\u001b[H'

export function stage(store: Store, options: StageOptions): Stage {
  let generation = 0
  const app = render(createElement(Screen, { store, key: generation }), {
    stdout: options.stdout,
    stdin: options.stdin,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: options.incremental,
    maxFps: options.maxFps,
  })
  const redraw = (): void => {
    // Ink goes back to the first line by counting; after a change of size the count no longer holds.
    app.clear()
    options.stdout.write(wipe)
    app.rerender(createElement(Screen, { store, key: ++generation }))
  }
  return {
    redraw,
    drawn: () => app.waitUntilRenderFlush(),
    async close() {
      app.unmount()
      await app.waitUntilExit()
    },
  }
}

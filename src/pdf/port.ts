/**
 * What stands between the two halves of pdf.js, which read in one thread. Its own port copies every message twice over, as if
 * threads lay between; here they are handed over as they are. Where the sender uses an array again, the array is copied.
 */

interface Message {
  readonly action?: string
  readonly sourceName?: string
  readonly targetName?: string
  readonly callbackId?: number
  /** A part of what is handed over bit by bit. */
  readonly chunk?: Readonly<Record<string, unknown>>
}

/** How an answer is marked. */
const done = 1

type Listener = (event: { readonly data: unknown }) => void

const own = ([key, value]: [string, unknown]): [string, unknown] => [key, Array.isArray(value) ? [...value] : value]

/** For one document; both halves listen to the same port and know by name what is for them. */
export class Port {
  readonly #listeners = new Set<Listener>()
  #last: Promise<void> = Promise.resolve()

  postMessage(message: Message): void {
    const { chunk, action, sourceName, targetName, callbackId } = message
    // The half that would draw finds no screen to lay fonts on, and asks for every glyph as a path instead.
    if (action === 'FontFallback') {
      this.postMessage({ sourceName: targetName, targetName: sourceName, callback: done, callbackId } as Message)
      return
    }
    const data = chunk === undefined ? message : { ...message, chunk: Object.fromEntries(Object.entries(chunk).map(own)) }
    // Never at once: whoever sends goes on first, as it does between threads.
    this.#last = this.#last.then(() => {
      for (const listener of [...this.#listeners]) listener.call(this, { data })
    })
  }

  addEventListener(_kind: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener)
    options?.signal?.addEventListener('abort', () => this.#listeners.delete(listener))
  }

  removeEventListener(_kind: string, listener: Listener): void {
    this.#listeners.delete(listener)
  }
}

/**
 * What pdf.js says about a file while it reads it. It tells only the console; whoever reads a document hears what was said about
 * that document, and nobody else does.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

const reading = new AsyncLocalStorage<(warning: string) => void>()
let listening = false

/** Does the work; what pdf.js warns of meanwhile goes to `hear`. */
export function hearing<T>(hear: (warning: string) => void, work: () => Promise<T>): Promise<T> {
  if (!listening) {
    listening = true
    const usual = console.warn
    console.warn = (...said: unknown[]): void => {
      const ear = reading.getStore()
      const [first] = said
      if (ear && typeof first === 'string' && first.startsWith('Warning: ')) ear(first.slice('Warning: '.length))
      else usual.apply(console, said)
    }
  }
  return reading.run(hear, work)
}

/** A thread that reads one page at a time, or serves an engine to threads that do; its engines are opened once. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'
import type { Engine, EngineName } from './engine.ts'
import { readPage } from './page.ts'
import { remoteEngine, serve } from './remote.ts'

/** What the thread works with: engines of its own, in order, and after them one that another thread serves. */
export interface Setting {
  readonly own: readonly EngineName[]
  readonly shared?: { readonly name: EngineName; readonly port: MessagePort }
}

export type Job =
  | { readonly id: number; readonly scan: PageScan }
  /** The first of its own engines is wanted at the other end of the port. */
  | { readonly serve: MessagePort }

export type Answer = { readonly id: number; readonly page: Page } | { readonly id: number; readonly failure: string }

async function engineOf(name: EngineName): Promise<Engine> {
  if (name === 'paddle') return (await import('./paddle.ts')).openPaddle()
  return (await import('./tesseract.ts')).openTesseract()
}

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread only')
const { own, shared } = workerData as Setting
const remote = shared === undefined ? [] : [remoteEngine(shared.name, shared.port)]
let opened: Promise<readonly [Engine, ...Engine[]]> | undefined
const open = async (): Promise<readonly [Engine, ...Engine[]]> => {
  const [first, ...others] = [...(await Promise.all(own.map(engineOf))), ...remote]
  if (first === undefined) throw new Error('no engine')
  return [first, ...others]
}
/** What could not be opened is tried again for the next page. */
const engines = (): Promise<readonly [Engine, ...Engine[]]> => {
  opened ??= open().catch((cause: unknown) => {
    opened = undefined
    throw cause
  })
  return opened
}
port.on('message', async (job: Job) => {
  if ('serve' in job) return serve(job.serve, async () => (await engines())[0])
  const { id, scan } = job
  let answer: Answer
  try {
    answer = { id, page: await readPage(scan, await engines()) }
  } catch (cause) {
    answer = { id, failure: cause instanceof Error ? cause.message : String(cause) }
  }
  port.postMessage(answer)
})

/** A thread that reads one page at a time; its engines are opened once. */
import { parentPort, workerData } from 'node:worker_threads'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'
import type { Engine, EngineName } from './engine.ts'
import { readPage } from './page.ts'

export interface Job {
  readonly id: number
  readonly scan: PageScan
}

export type Answer = { readonly id: number; readonly page: Page } | { readonly id: number; readonly failure: string }

async function engineOf(name: EngineName): Promise<Engine> {
  if (name === 'paddle') return (await import('./paddle.ts')).openPaddle()
  return (await import('./tesseract.ts')).openTesseract()
}

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread only')
const names = workerData as readonly EngineName[]
let engines: Promise<Engine[]> | undefined
port.on('message', async ({ id, scan }: Job) => {
  let answer: Answer
  try {
    engines ??= Promise.all(names.map(engineOf))
    const [first, ...others] = await engines
    if (first === undefined) throw new Error('no engine')
    answer = { id, page: await readPage(scan, [first, ...others]) }
  } catch (cause) {
    engines = undefined
    answer = { id, failure: cause instanceof Error ? cause.message : String(cause) }
  }
  port.postMessage(answer)
})

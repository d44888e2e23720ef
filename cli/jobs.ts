/** Documents worked on side by side, handed on in the order in which they were given. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Progress } from '../src/index.ts'
import { type Input, standardInput } from './inputs.ts'
import { insistOn, type Recognition, recognition } from './recognition.ts'
import type { Shell } from './shell.ts'
import { perform, type Result, type Task } from './task.ts'
import { unreadable } from './unreadable.ts'
import type { Message } from './worker.ts'

/** More threads than this only wait for memory. */
const most = 8

/** A narrative takes less time than starting a thread; only PDFs are worth one. */
function defaultJobs(paths: readonly string[]): number {
  const documents = paths.filter((path) => !/\.txt$/i.test(path)).length
  return Math.max(1, Math.min(documents, availableParallelism(), most))
}

interface Reading {
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  /** Documents side by side; by the number of processors unless told. */
  readonly jobs?: number | undefined
}

/** One task for every input that can be read, and how many are done side by side. */
export async function tasksFor(
  inputs: readonly Input[],
  { ocr, ocrEngine, jobs }: Reading,
  shell: Shell,
  what: Pick<Task, 'kind' | 'settings' | 'ledger' | 'keep'>,
): Promise<{ readonly tasks: readonly Task[]; readonly jobs: number }> {
  const { language } = shell
  const paths = inputs.filter((input) => input.sentence === undefined).map((input) => input.path)
  await insistOn(ocrEngine, shell)
  const lanes = jobs ?? defaultJobs(paths)
  const reading = recognition(ocrEngine, Math.min(lanes, paths.length))
  const tasks: Task[] = []
  for (const path of paths) {
    const bytes = path === standardInput ? { bytes: await shell.input() } : {}
    tasks.push({ ...what, path, language, ocr, recognition: reading, ...bytes })
  }
  return { tasks, jobs: lanes }
}

export type OnProgress = (task: Task, index: number, progress: Progress) => void

/** Yields as many results as there are tasks, in their order, each as soon as it and all before it are there. */
export async function* inOrder(tasks: readonly Task[], jobs: number, onProgress: OnProgress): AsyncGenerator<Result, void> {
  if (jobs <= 1 || tasks.length <= 1) {
    for (const [index, task] of tasks.entries()) yield await perform(task, (progress) => onProgress(task, index, progress))
    return
  }
  const slots = tasks.map(() => Promise.withResolvers<Result>())
  const queue = tasks.entries()
  const alive = new Set<Worker>()
  let wanted = true
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined
    for (const [index, task] of queue) {
      if (!wanted) return
      // A thread that has ended (out of memory, most likely) is replaced for the next document.
      if (!worker || !alive.has(worker)) worker = start(alive)
      slots[index]?.resolve(await one(worker, task, (progress) => onProgress(task, index, progress)))
    }
    await worker?.terminate()
  }
  const lanes = Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, lane))
  try {
    for (const slot of slots) yield await slot.promise
    await lanes
  } finally {
    // Also when whoever takes the results stops early.
    wanted = false
    await Promise.all([...alive].map((worker) => worker.terminate()))
  }
}

function start(alive: Set<Worker>): Worker {
  // The compiler rewrites imports, not addresses: from the sources the worker is a .ts file, in dist a .js file.
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url))
  alive.add(worker)
  worker.on('error', () => alive.delete(worker))
  worker.on('exit', () => alive.delete(worker))
  return worker
}

function one(worker: Worker, task: Task, onProgress: (progress: Progress) => void): Promise<Result> {
  return new Promise((resolve) => {
    const finish = (result: Result): void => {
      worker.off('message', hear)
      worker.off('error', fail)
      worker.off('exit', leave)
      resolve(result)
    }
    const hear = (message: Message): void => {
      if ('progress' in message) onProgress(message.progress)
      else finish(message.result)
    }
    const fail = (cause: unknown): void => finish({ kind: 'failed', sentence: unreadable(cause, task.language) })
    const leave = (code: number): void => fail(new Error(`the thread ended with status ${code}`))
    worker.on('message', hear)
    worker.on('error', fail)
    worker.on('exit', leave)
    worker.postMessage(task)
  })
}

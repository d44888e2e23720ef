/** gouji worker: takes documents from the queue of a store, on as many machines as there are. */
import { availableParallelism } from 'node:os'
import type { Argv } from 'yargs'
import {
  type DocumentQueue,
  fingerprint,
  fingerprintOf,
  folderShelf,
  isServer,
  MEGABYTE,
  openQueue,
  type Settings,
  type Shelf,
  type Store,
  StoreFailure,
  s3Place,
  s3Shelf,
  type Taken,
  usualLimits,
} from '../../src/index.ts'
import type { Task } from '../jobs/document.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption, limitsOf } from '../limits.ts'
import { jobsOption, repeated, storeOption } from '../options.ts'
import { type Recognition, recognition } from '../recognition.ts'
import { CannotDo, complainOf, type Outcome, type Shell, UsageError } from '../shell.ts'
import { openStoreFor } from '../store/open.ts'
import { unreadable } from '../unreadable.ts'

export const summary: Text = { en: 'read documents from the queue of a PostgreSQL store', zh: '从 PostgreSQL 库的队列中领取文件并读取' }

const words = {
  folder: { en: 'the shared folder in which the documents lie, or s3://bucket/prefix', zh: '存放文件的共享文件夹，或 s3://存储桶/前缀' },
  untilEmpty: { en: 'end when nothing is left to do, instead of waiting', zh: '队列清空后结束，而不是继续等待' },
  failed: { en: 'list the documents that no worker could read', zh: '列出未能读取的文件' },
  requeue: { en: 'put those documents back into the queue', zh: '将这些文件重新放回队列' },
  heartbeat: { en: 'seconds after which a silent worker has lost its document', zh: '工作进程无响应多少秒后其文件改由他人处理' },
  server: { en: 'a queue needs a store in PostgreSQL: --store postgres://…', zh: '队列需要 PostgreSQL 库：--store postgres://…' },
  noFolder: { en: 'give the folder of the documents: --folder', zh: '请给出文件所在文件夹：--folder' },
  done: {
    en: (n: number, failed: number) => `${n} read, ${failed} not`,
    zh: (n: number, failed: number) => `读取 ${n} 份，未能读取 ${failed} 份`,
  },
  dead: { en: (n: number) => `${n} ${n === 1 ? 'document' : 'documents'} given up`, zh: (n: number) => `放弃 ${n} 份文件` },
  requeued: { en: (n: number) => `${n} put back into the queue`, zh: (n: number) => `${n} 份已放回队列` },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .option('store', { ...storeOption(language), demandOption: true })
    .option('folder', { type: 'string', requiresArg: true, describe: words.folder[language] })
    .option('until-empty', { type: 'boolean', default: false, describe: words.untilEmpty[language] })
    .option('failed', { type: 'boolean', default: false, describe: words.failed[language] })
    .option('requeue', { type: 'boolean', default: false, describe: words.requeue[language] })
    .option('heartbeat', { type: 'number', requiresArg: true, default: 60, describe: words.heartbeat[language] })
    .option('limit', limitOption(language))
    .option('jobs', jobsOption(language))
    .check((a) => repeated(a, ['store', 'folder', 'jobs', 'heartbeat'], language))

export interface Arguments {
  readonly store: string
  readonly folder?: string | undefined
  readonly untilEmpty: boolean
  readonly failed: boolean
  readonly requeue: boolean
  readonly heartbeat: number
  readonly limit: readonly string[]
  readonly jobs?: number | undefined
}

/** How a document is to be read, as it stands in the queue: the same on every machine. */
export interface How {
  readonly settings: Settings
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
}

/** @throws CannotDo when the queue cannot be had */
export async function queueOf(address: string, heartbeat: number, shell: Shell): Promise<DocumentQueue> {
  if (!isServer(address)) throw new UsageError(words.server[shell.language])
  try {
    return await openQueue(address, { heartbeat: Math.max(10, heartbeat) })
  } catch (error) {
    throw error instanceof StoreFailure ? new CannotDo(error.message) : error
  }
}

/** A folder, or a bucket (its keys come from the variables that other programs use too). */
export function shelfOf(place: string, limit: readonly string[], language: Shell['language']): Shelf {
  const { size = usualLimits.size } = limitsOf(limit, language).limits
  const bucket = s3Place(place, process.env, size * MEGABYTE)
  return bucket ? s3Shelf(bucket) : folderShelf(place)
}

/** Milliseconds between two looks into an empty queue. */
const PAUSE = 1000

export async function worker(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const store = await openStoreFor(a.store, { usualLanguage: language }, shell)
  let queue: DocumentQueue | undefined
  try {
    queue = await queueOf(a.store, a.heartbeat, shell)
    if (a.requeue) {
      shell.complain(`gouji: ${words.requeued[language](await queue.requeue())}\n`)
      return 'clean'
    }
    if (a.failed) {
      const dead = await queue.dead()
      for (const { name, why } of dead) complainOf(name, why, shell)
      shell.complain(`gouji: ${words.dead[language](dead.length)}\n`)
      return dead.length === 0 ? 'clean' : 'incomplete'
    }
    if (a.folder === undefined) throw new UsageError(words.noFolder[language])
    return await work(a, queue, shelfOf(a.folder, a.limit, language), store, shell)
  } finally {
    await queue?.close()
    await store.close()
  }
}

async function work(a: Arguments, queue: DocumentQueue, shelf: Shelf, store: Store, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const lanes = a.jobs ?? availableParallelism()
  shell.jobs.lanes = lanes
  const { limits, budget } = limitsOf(a.limit, language)
  shell.jobs.allow(budget)
  // Asked to stop, it finishes what it has and takes no more.
  const stop = shell.interruption()
  let terminated = false
  process.once('SIGTERM', () => {
    terminated = true
  })
  const stopped = (): boolean => stop.aborted || terminated
  let read = 0
  let failed = 0

  const one = async (taken: Taken): Promise<void> => {
    const how = taken.how as How
    let refused: string
    try {
      const source = await shelf.source(taken.name)
      const task: Task = {
        path: taken.name,
        ...source,
        language: store.language,
        ocr: how.ocr,
        recognition: recognition(how.ocrEngine, lanes),
        settings: how.settings,
        limits,
      }
      const outcome = await shell.jobs.run('record', task)
      if (outcome.kind === 'ok') {
        // Known by its name on the shelf, wherever this machine has it.
        await taken.settle({ kind: 'read', record: outcome.value })
        read++
        return
      }
      refused = sentenceOf(outcome, store.language)
      const record = { sha256: 'path' in source ? await fingerprint(source.path) : fingerprintOf(source.bytes), failure: refused }
      // Nothing but the document's own fault is decided by one attempt.
      await taken.settle(outcome.kind === 'unreadable' ? { kind: 'refused', record } : { kind: 'again', why: refused, record })
    } catch (error) {
      refused = unreadable(error, store.language)
      await taken.settle({ kind: 'again', why: refused })
    }
    failed++
    complainOf(taken.name, refused, shell)
  }

  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (!stopped()) {
        const taken = await queue.take()
        if (taken) await one(taken)
        else if (a.untilEmpty && (await queue.left()) === 0) return
        else await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }),
  )
  shell.complain(`gouji: ${words.done[language](read, failed)}\n`)
  return failed > 0 ? 'incomplete' : 'clean'
}

/** gouji batch: many documents into a store, once each. */
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { Argv } from 'yargs'
import {
  across,
  type BatchEvent,
  batch as batchInto,
  type DocumentQueue,
  fingerprint,
  fingerprintOf,
  ledgerPath,
  type Order,
  type ReadRecord,
  readLedger,
  type Settings,
  type Store,
  sideBySide,
} from '../../src/index.ts'
import { loadSettings } from '../config.ts'
import { findInputs } from '../inputs.ts'
import type { CheckTask, Task } from '../jobs/document.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption, limitsOf } from '../limits.ts'
import { configOption, jobsOption, ocrEngineOption, ocrOption, pathPositional, repeated, storeOption } from '../options.ts'
import { insistOn, type Recognition, recognition } from '../recognition.ts'
import { complainOf, type Outcome, type Shell, UsageError } from '../shell.ts'
import { openStoreFor, shownAddress } from '../store/open.ts'
import { batchProgress } from '../store/progress.ts'
import { unreadable } from '../unreadable.ts'
import { version } from '../version.ts'
import { type How, queueOf, shelfOf } from './worker.ts'

export const summary: Text = { en: 'read many documents into a store, each once', zh: '将大量文件读入库中，每份只读一次' }

const words = {
  together: {
    en: 'check documents of the store against each other: years, budget and account, unit and department',
    zh: '库中文件互核：上下年度、预算与决算、单位与部门',
  },
  related: {
    en: (n: number) => `${n} ${n === 1 ? 'document' : 'documents'} checked against others of the store`,
    zh: (n: number) => `${n} 份文件已与库中其他文件互核`,
  },
  enqueue: {
    en: 'only put the documents of a folder (or s3://bucket/prefix) into the queue of a PostgreSQL store; workers read them',
    zh: '只把文件夹（或 s3://存储桶/前缀）中的文件放入 PostgreSQL 库的队列，由 worker 读取',
  },
  oneFolder: { en: 'a queue takes one folder, which the workers see too', zh: '队列只接受一个文件夹，且各 worker 都能访问' },
  waiting: {
    en: (n: number) => `${n} documents wait; start workers: worker --store … --folder …`,
    zh: (n: number) => `${n} 份文件已入队；请启动 worker --store … --folder …`,
  },
  retry: { en: 'try documents again that failed before', zh: '重试此前失败的文件' },
  done: {
    en: (n: Counts, store: string) =>
      `${n.read} read, ${n.known} there already, ${n.failed} failed; ${n.findings} ${n.findings === 1 ? 'finding' : 'findings'}; in ${store}`,
    zh: (n: Counts, store: string) => `读取 ${n.read} 份，已在库中 ${n.known} 份，失败 ${n.failed} 份；发现 ${n.findings} 项；库：${store}`,
  },
  interrupted: {
    en: (left: number) => `interrupted: ${left} left; the same command goes on where this one ended`,
    zh: (left: number) => `已中断：剩余 ${left} 份；再次运行同一命令即可继续`,
  },
} as const

interface Counts {
  read: number
  known: number
  failed: number
  findings: number
}

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('store', { ...storeOption(language), demandOption: true })
    .option('retry', { type: 'boolean', default: false, describe: words.retry[language] })
    .option('enqueue', { type: 'boolean', default: false, describe: words.enqueue[language] })
    .option('together', { type: 'boolean', default: true, describe: words.together[language] })
    .option('config', configOption(language))
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('jobs', jobsOption(language))
    .option('limit', limitOption(language))
    .check((a) => repeated(a, ['store', 'config', 'ocr', 'ocr-engine', 'jobs'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly store: string
  readonly retry: boolean
  readonly together?: boolean
  readonly enqueue?: boolean
  readonly config?: string | undefined
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  readonly jobs?: number | undefined
  readonly limit: readonly string[]
  readonly lang?: Shell['language'] | undefined
}

/** Engine and settings in one line: what was read under another is read again. */
export function versionOf(settings: Settings, ocr: string, engine: string): string {
  const print = createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 12)
  return `gouji ${version()} · ocr ${ocr}/${engine} · settings ${print}`
}

export async function batch(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const settings = await loadSettings(a.config, '.', shell)
  if (settings === undefined) return 'incomplete'
  if (a.enqueue) return enqueue(a, settings, shell)
  await insistOn(a.ocrEngine, shell)
  const { list } = await findInputs(a.path, language)
  const store = await openStoreFor(a.store, { usualLanguage: language, ...(a.lang === undefined ? {} : { language: a.lang }) }, shell)
  const interruption = shell.interruption()
  const lanes = a.jobs ?? availableParallelism()
  shell.jobs.lanes = lanes
  const { limits, budget } = limitsOf(a.limit, language)
  shell.jobs.allow(budget)
  const reading = recognition(a.ocrEngine, lanes)
  const task = (path: string): Task => ({ path, language: store.language, ocr: a.ocr, recognition: reading, settings, limits })
  const recorded = async (of: CheckTask): Promise<ReadRecord | { readonly failure: string }> => {
    const outcome = await shell.jobs.run('record', of, { signal: interruption })
    return outcome.kind === 'ok' ? outcome.value : { failure: sentenceOf(outcome, store.language) }
  }
  const progress = batchProgress(list.length, shell)
  const under = versionOf(settings, a.ocr, a.ocrEngine)
  const counts: Counts = { read: 0, known: 0, failed: 0, findings: 0 }
  const fail = (path: string, sentence: string): void => {
    counts.failed++
    progress.clear()
    complainOf(path, sentence, shell)
  }
  const readable: string[] = []
  for (const input of list) {
    if (input.sentence === undefined) readable.push(input.path)
    else fail(input.path, input.sentence)
  }
  try {
    const events = batchInto(readable, {
      store,
      version: under,
      retry: a.retry,
      signal: interruption,
      whyUnreadable: (error) => unreadable(error, language),
      read: (tasks) => sideBySide(tasks, lanes, async (one) => ({ task: one, result: await recorded(task(one.path)) })),
    })
    for await (const event of events) {
      take(event, counts, fail)
      progress.step({ worked: event.kind !== 'known', failed: event.kind === 'failed' })
      if (event.kind !== 'failed') await decisionsBeside(event.path, store)
    }
    if (a.together !== false && !interruption.aborted) {
      let related = 0
      const again = across({
        store,
        version: under,
        signal: interruption,
        read: (tasks) =>
          sideBySide(tasks, lanes, async (one) => ({ task: one, result: await recorded({ ...task(one.path), others: one.others }) })),
      })
      for await (const event of again) {
        if (event.failure === undefined) related++
        else fail(event.path, event.failure)
      }
      progress.clear()
      if (related > 0) shell.complain(`gouji: ${words.related[language](related)}\n`)
    }
  } finally {
    progress.clear()
    await store.close()
  }
  const done = counts.read + counts.known + counts.failed
  shell.complain(`gouji: ${words.done[language](counts, shownAddress(a.store))}\n`)
  if (interruption.aborted) {
    shell.complain(`gouji: ${words.interrupted[language](list.length - done)}\n`)
    return 'interrupted'
  }
  return counts.failed > 0 ? 'incomplete' : 'clean'
}

/** Puts the documents of a folder into the queue; those that the store has under this version are left out. */
async function enqueue(a: Arguments, settings: Settings, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const [folder] = a.path
  if (folder === undefined || a.path.length > 1) throw new UsageError(words.oneFolder[language])
  const store = await openStoreFor(a.store, { usualLanguage: language, ...(a.lang === undefined ? {} : { language: a.lang }) }, shell)
  let queue: DocumentQueue | undefined
  try {
    queue = await queueOf(a.store, 60, shell)
    const shelf = shelfOf(folder, a.limit, language)
    const version = versionOf(settings, a.ocr, a.ocrEngine)
    const how: How = { settings, ocr: a.ocr, ocrEngine: a.ocrEngine }
    const orders = async function* (): AsyncGenerator<Order, void> {
      for await (const name of shelf.names()) {
        const source = await shelf.source(name)
        const sha256 = 'path' in source ? await fingerprint(source.path) : fingerprintOf(source.bytes)
        const there = await store.known(sha256)
        if (there?.version === version && !(a.retry && there.status === 'failed')) await store.locate(name, sha256)
        else yield { name, version, how }
      }
    }
    shell.complain(`gouji: ${words.waiting[language](await queue.ask(orders()))}\n`)
    return 'clean'
  } finally {
    await queue?.close()
    await store.close()
  }
}

function take(event: BatchEvent, counts: Counts, fail: (path: string, sentence: string) => void): void {
  switch (event.kind) {
    case 'known':
      if (event.failure === undefined) counts.known++
      else fail(event.path, event.failure)
      return
    case 'read':
      counts.read++
      counts.findings += event.record.report.findings.filter(({ severity }) => severity !== 'info').length
      return
    case 'failed':
      fail(event.path, event.failure)
  }
}

/** What reviewers decided about a document, from the ledger that lies beside it. */
async function decisionsBeside(path: string, store: Store): Promise<void> {
  const { entries } = readLedger(ledgerPath(path, { environment: process.env }))
  if (entries.length > 0) await store.decide(entries)
}

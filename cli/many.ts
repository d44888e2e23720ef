/** Many documents in one report to hand over. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Entry,
  ledgerPath,
  type Missed,
  merge,
  type Part,
  partlySentence,
  readLedger,
  rules,
  sarifLog,
  uncheckedSentence,
  wholeOf,
} from '../src/index.ts'
import type { Arguments } from './commands/report.ts'
import { loadSettings } from './config.ts'
import { type Input, standardInput } from './inputs.ts'
import type { reportKinds } from './jobs/handover.ts'
import { inOrder } from './jobs/order.ts'
import { sentenceOf } from './jobs/refuse.ts'
import { progressLine } from './progress.ts'
import { CannotDo, complainOf, type Outcome, type Shell } from './shell.ts'
import { openSink } from './sink.ts'
import { tasksFor } from './tasks.ts'
import { besideEach } from './together.ts'
import { remedy } from './unread.ts'
import { version } from './version.ts'
import { loadWaivers, today } from './waivers.ts'

const words = {
  interrupted: { en: 'interrupted: nothing was written', zh: '已中断：未写入任何内容' },
  stranger: { en: 'none of the documents has its name', zh: '没有与其同名的文档' },
  nothing: { en: 'none of the documents could be read', zh: '没有任何文件可以读取' },
} as const

export interface Many extends Omit<Arguments, 'path'> {
  readonly kind: (typeof reportKinds)[number]
  readonly inputs: readonly Input[]
}

export async function manyReport(a: Many, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const { kind } = a
  const settings = await loadSettings(a.config, '.', shell)
  const waivers = a.waivers === undefined ? undefined : loadWaivers(a.waivers, shell)
  if (settings === undefined || waivers === 'invalid') return 'incomplete'
  const paths = a.inputs.map(({ path }) => path)
  const ledgers = ledgersOf(paths, a, shell)
  const sink = openSink(a.output, [...paths, ...a.with], shell)
  const progress = progressLine(shell)
  const interruption = shell.interruption()
  try {
    const asked = await tasksFor(a.inputs, a, shell, { settings })
    const follow = (index: number, now: Parameters<typeof progress.update>[3]): void =>
      progress.update(index, asked.length, asked[index]?.path ?? '', now)
    const beside = a.together ? await besideEach(shell.jobs, asked, follow) : []
    const tasks = asked.map((task, index) => ({
      ...task,
      kind,
      number: index + 1,
      settings,
      entries: ledgers.get(task.path) ?? [],
      byteOrderMark: a.bom,
      version: version(),
      ...(beside[index] ? { others: beside[index] } : {}),
      ...(waivers ? { waivers: { file: waivers, today: today() } } : {}),
    }))
    const outcomes = inOrder(shell.jobs, 'part', tasks, follow)
    const stopped = new Promise<'interrupted'>((done) => interruption.addEventListener('abort', () => done('interrupted')))
    const parts: Part[] = []
    const missed: Missed[] = []
    let whole = true
    const miss = (path: string, sentence: string): void => {
      whole = false
      missed.push({ path: basename(path), sentence })
      complainOf(path, sentence, shell)
    }
    for (const input of a.inputs) {
      if (input.sentence !== undefined) {
        miss(input.path, input.sentence)
        continue
      }
      const next = await Promise.race([outcomes.next(), stopped])
      progress.clear()
      progress.next()
      if (next === 'interrupted') {
        shell.complain(`gouji: ${words.interrupted[language]}\n`)
        sink.discard()
        return 'interrupted'
      }
      if (next.done) break
      if (next.value.kind !== 'ok') {
        miss(input.path, sentenceOf(next.value, language))
        continue
      }
      const { part, report } = next.value.value
      parts.push(part)
      const unchecked = uncheckedSentence(report, language)
      const partly = partlySentence(report, language)
      if (unchecked !== undefined) complainOf(input.path, unchecked + remedy(report.document.unreadablePages, a.ocr, language), shell)
      if (partly !== undefined) complainOf(input.path, partly, shell)
      if (unchecked !== undefined || partly !== undefined) whole = false
    }
    if (parts.length === 0) {
      sink.discard()
      shell.complain(`gouji: ${words.nothing[language]}\n`)
      return 'incomplete'
    }
    sink.write(await content(kind, parts, missed, a.bom, shell))
    sink.close()
    return whole ? 'clean' : 'incomplete'
  } catch (error) {
    sink.discard()
    throw error
  } finally {
    progress.clear()
  }
}

async function content(kind: Many['kind'], parts: readonly Part[], missed: readonly Missed[], bom: boolean, shell: Shell) {
  const { language } = shell
  if (kind !== 'pdf')
    return wholeOf(kind, parts, {
      language,
      byteOrderMark: bom,
      missed,
      sarif: (inputs) => sarifLog([...inputs], { language, version: version(), rules }),
    })
  const outcome = await shell.jobs.run('bind', { language, parts })
  if (outcome.kind !== 'ok') throw new CannotDo(sentenceOf(outcome, language))
  return outcome.value
}

/** What was decided of each document: its own ledger, and those of colleagues that carry its name. */
function ledgersOf(paths: readonly string[], { reviewDir, with: further }: Many, { language }: Shell): Map<string, Entry[]> {
  for (const ledger of further)
    if (!paths.some((path) => basename(ledger).startsWith(`${basename(path)}.`)))
      throw new CannotDo(`${ledger}: ${words.stranger[language]}`)
  const place = { environment: process.env, ...(reviewDir === undefined ? {} : { directory: reviewDir }) }
  return new Map(
    paths.map((path) => {
      const own = ledgerPath(path === standardInput ? 'standard-input' : path, place)
      const beside = join(dirname(resolve(path)), '.gouji', `${basename(path)}.review.jsonl`)
      const all = [
        own,
        ...(beside === resolve(own) ? [] : [beside]),
        ...further.filter((one) => basename(one).startsWith(`${basename(path)}.`)),
      ]
      return [path, merge(...all.filter((one) => existsSync(one)).map((one) => readLedger(one).entries))]
    }),
  )
}

/** gouji duties: what must be disclosed, duty by duty, and where it stands. */
import type { Argv } from 'yargs'
import { type DutyList, dutiesText, printableJson } from '../../src/index.ts'
import { loadSettings } from '../config.ts'
import { findInputs } from '../inputs.ts'
import type { Task } from '../jobs/document.ts'
import { inOrder } from '../jobs/order.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption } from '../limits.ts'
import { configOption, jobsOption, ocrEngineOption, ocrOption, outputOption, pathPositional, repeated } from '../options.ts'
import { progressLine } from '../progress.ts'
import type { Recognition } from '../recognition.ts'
import { complainOf, type Outcome, type Shell } from '../shell.ts'
import { openSink } from '../sink.ts'
import { tasksFor } from '../tasks.ts'

export const summary: Text = {
  en: 'list what must be disclosed, and where it stands, is excused or is missing',
  zh: '列出应公开事项：已公开在何处、为何不适用、缺少哪些',
}

const formats = ['text', 'json'] as const

const words = {
  format: { en: 'form of the list', zh: '清单格式' },
  interrupted: {
    en: (done: number, of: number) => `interrupted: ${done} of ${of} ${of === 1 ? 'document was' : 'documents were'} read`,
    zh: (done: number, of: number) => `已中断：${of} 份文件中已读取 ${done} 份`,
  },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('format', { choices: formats, default: 'text' as const, describe: words.format[language] })
    .option('output', outputOption(language))
    .option('config', configOption(language))
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('jobs', jobsOption(language))
    .option('limit', limitOption(language))
    .check((a) => repeated(a, ['format', 'output', 'config', 'ocr', 'ocr-engine', 'jobs'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly format: (typeof formats)[number]
  readonly output?: string | undefined
  readonly config?: string | undefined
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  readonly jobs?: number | undefined
  readonly limit: readonly string[]
}

export async function duties(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const settings = await loadSettings(a.config, '.', shell)
  if (settings === undefined) return 'incomplete'
  const { list, several } = await findInputs(a.path, language)
  const sink = openSink(
    a.output,
    list.map((input) => input.path),
    shell,
  )
  const progress = progressLine(shell)
  const tasks = await tasksFor(list, a, shell, { settings })
  const results = inOrder(shell.jobs, 'duties', tasks, (index, now) => progress.update(index, tasks.length, tasks[index]?.path ?? '', now))
  const interruption = shell.interruption()
  const interrupted = new Promise<'interrupted'>((resolve) => interruption.addEventListener('abort', () => resolve('interrupted')))
  let outcome: Outcome = 'clean'
  const lists: DutyList[] = []
  try {
    for (const input of list) {
      const next = input.sentence === undefined ? await Promise.race([results.next(), interrupted]) : undefined
      progress.clear()
      if (next === 'interrupted') {
        shell.complain(`gouji: ${words.interrupted[language](lists.length, list.length)}\n`)
        outcome = 'interrupted'
        break
      }
      const result = input.sentence === undefined ? next?.value : { kind: 'unreadable' as const, sentence: input.sentence }
      if (input.sentence === undefined) progress.next()
      if (result !== undefined && result.kind === 'ok') {
        lists.push(result.value)
        continue
      }
      if (result !== undefined) complainOf(input.path, sentenceOf(result, language), shell)
      outcome = 'incomplete'
    }
    if (a.format === 'json') sink.write(`${printableJson(several ? lists : lists[0], 2)}\n`)
    else
      sink.write(
        lists.map((one) => dutiesText(one, { language, width: shell.columns, colour: a.output === undefined && shell.colour })).join('\n'),
      )
    sink.close()
  } catch (error) {
    sink.discard()
    throw error
  } finally {
    progress.clear()
    // What is still at work ends with the program.
    const left = results.return(undefined)
    if (!interruption.aborted) await left
  }
  return outcome
}

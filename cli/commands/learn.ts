/** gouji learn: how often each form of reading holds over many documents, counted into a file. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Argv } from 'yargs'
import { added, type Experience, isExperience, noExperience, printableJson } from '../../src/index.ts'
import { findInputs } from '../inputs.ts'
import type { Task } from '../jobs/document.ts'
import { inOrder } from '../jobs/order.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption } from '../limits.ts'
import { jobsOption, outputOption, repeated } from '../options.ts'
import { progressLine } from '../progress.ts'
import { complainOf, type Outcome, type Shell } from '../shell.ts'
import { openSink } from '../sink.ts'
import { tasksFor } from '../tasks.ts'

export const summary: Text = {
  en: 'count how often each form of reading holds over many documents',
  zh: '统计多份文件中各类读法相符与不符的次数',
}

const words = {
  path: {
    en: 'PDF files or folders of them; files that gouji learn wrote (.json) are added up',
    zh: 'PDF 文件或文件夹；gouji learn 写出的 .json 文件则将其计数相加',
  },
  notLearned: { en: 'This is no file of gouji learn.', zh: '这不是 gouji learn 写出的文件。' },
} satisfies Record<string, Text>

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', { type: 'string', array: true, demandOption: true, describe: words.path[language] })
    .option('output', outputOption(language))
    .option('jobs', jobsOption(language))
    .option('limit', limitOption(language))
    .check((a) => repeated(a, ['output', 'jobs'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly output?: string | undefined
  readonly jobs?: number | undefined
  readonly limit: readonly string[]
}

export async function learn(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  let outcome: Outcome = 'clean'
  let sum: Experience = noExperience
  const kept = a.path.filter((path) => extname(path) === '.json')
  for (const path of kept) {
    const known = learned(path)
    if (known) sum = added(sum, known)
    else {
      complainOf(path, words.notLearned[language], shell)
      outcome = 'incomplete'
    }
  }
  const { list } = await findInputs(
    a.path.filter((path) => !kept.includes(path)),
    language,
  )
  // What was learned may be added to the file it was learned into.
  const sink = openSink(
    a.output,
    list.map((input) => input.path),
    shell,
  )
  const progress = progressLine(shell)
  const tasks = await tasksFor(list, { ...a, ocr: 'never', ocrEngine: 'auto' } satisfies Reading, shell, {})
  const results = inOrder(shell.jobs, 'learn', tasks, (index, now) => progress.update(index, tasks.length, tasks[index]?.path ?? '', now))
  const interruption = shell.interruption()
  const interrupted = new Promise<'interrupted'>((resolve) => interruption.addEventListener('abort', () => resolve('interrupted')))
  try {
    for (const input of list) {
      const next = input.sentence === undefined ? await Promise.race([results.next(), interrupted]) : undefined
      progress.clear()
      if (next === 'interrupted') {
        outcome = 'interrupted'
        break
      }
      const result = input.sentence === undefined ? next?.value : { kind: 'unreadable' as const, sentence: input.sentence }
      if (input.sentence === undefined) progress.next()
      if (result !== undefined && result.kind === 'ok') {
        sum = added(sum, result.value)
        continue
      }
      if (result !== undefined) complainOf(input.path, sentenceOf(result, language), shell)
      outcome = 'incomplete'
    }
    sink.write(`${printableJson(sum, 2)}\n`)
    sink.close()
  } catch (error) {
    sink.discard()
    throw error
  } finally {
    progress.clear()
    const left = results.return(undefined)
    if (!interruption.aborted) await left
  }
  return outcome
}

type Reading = Arguments & Pick<Task, 'ocr'> & { readonly ocrEngine: 'auto' }

function learned(path: string): Experience | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isExperience(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** gouji review: go through the findings one by one. */
import { availableParallelism } from 'node:os'
import type { Argv } from 'yargs'
import { digestsOf, type Other, type Settings, storedBeside } from '../../src/index.ts'
import { loadSettings } from '../config.ts'
import { findInputs, standardInput } from '../inputs.ts'
import type { Text } from '../language.ts'
import { limitOption, limitsOf } from '../limits.ts'
import {
  configOption,
  ocrEngineOption,
  type ocrModes,
  ocrOption,
  pathPositional,
  repeated,
  reviewDirOption,
  storeOption,
  waiversOption,
  withOption,
} from '../options.ts'
import { progressLine } from '../progress.ts'
import { insistOn, type Recognition } from '../recognition.ts'
import { type Outcome, type Shell, UsageError } from '../shell.ts'
import { openStoreFor } from '../store/open.ts'
import { tasksFor } from '../tasks.ts'
import { besideEach } from '../together.ts'
import { loadWaivers, today } from '../waivers.ts'
import { check } from './check.ts'

export const summary: Text = { en: 'go through the findings one by one, in the terminal', zh: '在终端中逐条复核' }

const words = {
  ascii: { en: 'borders and signs in ASCII only', zh: '边框和符号只用 ASCII' },
  wide: {
    en: 'the terminal draws characters of ambiguous width (“ ” … ①) two columns wide',
    zh: '终端把宽度不定的字符（“ ” … ①）显示为两列宽',
  },
  reviewer: { en: 'name recorded with each decision', zh: '记入每项决定的复核人姓名' },
  store: { en: 'the documents of this store, instead of files', zh: '复核此库中的文件，而不是另给文件' },
  what: { en: 'give either documents or --store', zh: '请给出文件或 --store 之一' },
  noTerminal: { en: '--store needs a terminal; report --store writes a file', zh: '--store 需要终端；写成文件请用 report --store' },
  together: {
    en: 'check the documents against each other too, as those of a store are; all are read once before the first is shown',
    zh: '文件之间也互相核对（库中文件总是如此）；先将全部文件读一遍再显示',
  },
  reviewerDefault: { en: 'GOUJI_REVIEWER, else the account', zh: 'GOUJI_REVIEWER，否则为系统用户' },
} satisfies Record<string, Text>

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', { ...pathPositional(language), demandOption: false, default: [] as string[], defaultDescription: '' })
    .option('store', { ...storeOption(language), describe: words.store[language] })
    .option('together', { type: 'boolean', default: false, describe: words.together[language] })
    .option('ascii', { type: 'boolean', default: false, describe: words.ascii[language] })
    .option('wide', { type: 'boolean', default: false, describe: words.wide[language] })
    .option('reviewer', {
      type: 'string',
      requiresArg: true,
      describe: words.reviewer[language],
      defaultDescription: words.reviewerDefault[language],
    })
    .option('review-dir', reviewDirOption(language))
    .option('with', withOption(language))
    .option('config', configOption(language))
    .option('waivers', waiversOption(language))
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('limit', limitOption(language))
    .check((a) => {
      if ((a.path.length === 0) === (a.store === undefined)) throw new UsageError(words.what[language])
      return true
    })
    .check((a) => repeated(a, ['store', 'reviewer', 'review-dir', 'config', 'waivers', 'ocr', 'ocr-engine'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly store?: string | undefined
  readonly together?: boolean
  readonly ocr: (typeof ocrModes)[number]
  readonly ocrEngine: Recognition['ocrEngine']
  readonly config?: string | undefined
  readonly waivers?: string | undefined
  readonly ascii: boolean
  readonly wide: boolean
  readonly reviewer?: string | undefined
  readonly reviewDir?: string | undefined
  readonly with: readonly string[]
  readonly limit: readonly string[]
}

export async function review(a: Arguments, shell: Shell): Promise<Outcome> {
  // In a pipe there is nobody to press keys: the same findings as text.
  if (!shell.terminal && a.store !== undefined) throw new UsageError(words.noTerminal[shell.language])
  if (!shell.terminal) return check({ ...a, format: 'text', failOn: 'never', minSeverity: 'info', minBelief: 0 }, shell)
  const settings = await loadSettings(a.config, '.', shell)
  const waivers = a.waivers === undefined ? undefined : loadWaivers(a.waivers, shell)
  if (settings === undefined || waivers === 'invalid') return 'incomplete'
  await insistOn(a.ocrEngine, shell)
  const { limits, budget } = limitsOf(a.limit, shell.language)
  shell.jobs.allow(budget)
  // As many read for the list as there are processors, one what is opened, one draws pages meanwhile.
  shell.jobs.lanes = availableParallelism() + 2
  const beside = a.together ? await besideAll(a, settings, shell) : undefined
  const { runReview } = await import('../review/main.ts')
  const store = a.store === undefined ? undefined : await openStoreFor(a.store, { existing: true }, shell)
  const documents = store && (await digestsOf(store, shell.language))
  const status = await runReview(a.path, {
    ...(store && documents
      ? {
          beside: async ({ sha256 }) => (sha256 === undefined ? [] : storedBeside(store, sha256)),
          store: {
            documents,
            shelf: {
              decided: new Map(documents.map(({ path, entries }) => [path, entries])),
              decide: async (entry) => void (await store.decide([entry])),
            },
          },
        }
      : beside
        ? { beside: async ({ path }) => beside.get(path) ?? [] }
        : {}),
    jobs: shell.jobs,
    limits,
    language: shell.language,
    ocr: a.ocr,
    ocrEngine: a.ocrEngine,
    settings,
    ascii: a.ascii,
    ambiguousWide: a.wide,
    called: shell.called,
    ...(a.reviewer === undefined ? {} : { reviewer: a.reviewer }),
    with: a.with,
    ...(waivers ? { waivers: { file: waivers, today: today() } } : {}),
    ...(a.reviewDir === undefined ? {} : { reviewDir: a.reviewDir }),
  })
  await store?.close()
  return status === 0 ? 'clean' : 'incomplete'
}

/** What stands beside each document, by path. */
async function besideAll(a: Arguments, settings: Settings, shell: Shell): Promise<Map<string, readonly Other[]>> {
  const { list } = await findInputs(a.path, shell.language)
  const files = list.filter(({ path }) => path !== standardInput)
  const progress = progressLine(shell)
  const { lanes } = shell.jobs
  const tasks = await tasksFor(files, a, shell, { settings })
  shell.jobs.lanes = lanes
  const beside = await besideEach(shell.jobs, tasks, (index, now) => progress.update(index, tasks.length, tasks[index]?.path ?? '', now))
  progress.clear()
  return new Map(tasks.map(({ path }, index) => [path, beside[index] ?? []]))
}

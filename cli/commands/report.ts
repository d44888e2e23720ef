/** gouji report: one document with its findings and what was decided about them, as a file to hand over. */
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import {
  type LedgerContent,
  ledgerPath,
  MEGABYTE,
  merge,
  partlySentence,
  printable,
  readLedger,
  uncheckedSentence,
  usualLimits,
} from '../../src/index.ts'
import { loadSettings } from '../config.ts'
import { findInputs, standardInput } from '../inputs.ts'
import { reportKinds as kinds } from '../jobs/handover.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption, limitsOf } from '../limits.ts'
import { manyReport } from '../many.ts'
import {
  configOption,
  ocrEngineOption,
  type ocrModes,
  ocrOption,
  outputOption,
  pathPositional,
  repeated,
  reviewDirOption,
  storeOption,
  waiversOption,
  withOption,
} from '../options.ts'
import { progressLine } from '../progress.ts'
import { insistOn, type Recognition, recognition } from '../recognition.ts'
import { complainOf, type Outcome, type Shell, UsageError } from '../shell.ts'
import { openSink } from '../sink.ts'
import { overviewReport } from '../store/overview.ts'
import { remedy } from '../unread.ts'
import { version } from '../version.ts'
import { loadWaivers, today } from '../waivers.ts'

export const summary: Text = {
  en: 'write a report to hand over, review decisions included (.html .pdf .xlsx .csv .md .json .sarif)',
  zh: '生成可交付的报告，含复核决定（.html .pdf .xlsx .csv .md .json .sarif）',
}

type Kind = (typeof kinds)[number]
const ledgerEnding = '.review.jsonl'

const words = {
  path: {
    en: 'PDF or .txt files, folders of them (all in one report), - for standard input, or the review ledger of a document (.gouji/NAME.review.jsonl)',
    zh: 'PDF 或 .txt 文件、存放它们的文件夹（合为一份报告）、-（标准输入），或文件的复核记录（.gouji/名称.review.jsonl）',
  },
  store: { en: 'all documents of this store in one report (.html .xlsx)', zh: '库中全部文件的汇总报告（.html .xlsx）' },
  what: { en: 'what to report on is missing: a document, or --store', zh: '没有给出报告对象：文件，或 --store' },
  output: { en: 'write to this file; its ending says which kind', zh: '写入此文件，按扩展名决定种类' },
  format: { en: 'kind of report', zh: '报告种类' },
  formatDefault: { en: 'by the ending of --output', zh: '按 --output 的扩展名' },
  bom: { en: 'begin a .csv with a byte order mark, for Excel', zh: '.csv 以字节顺序标记开头，供 Excel 识别' },
  kind: {
    en: (output: string) =>
      `the kind of report cannot be told from ${output}; end it in ${kinds.map((k) => `.${k}`).join(' ')} or give --format`,
    zh: (output: string) => `无法从 ${output} 判断报告种类：请用扩展名 ${kinds.map((k) => `.${k}`).join(' ')}，或给出 --format`,
  },
  noDocument: {
    en: (ledger: string) => `the document of ${ledger} is not where it was reviewed; give the document itself, and the ledger with --with`,
    zh: (ledger: string) => `找不到 ${ledger} 所复核的文件：请给出文件本身，并用 --with 给出记录`,
  },
  together: {
    en: 'check the documents against each other too: years, budget and account, unit and department',
    zh: '文件之间也互相核对：上下年度、预算与决算、单位与部门',
  },
  alone: { en: '--together needs several documents', zh: '--together 需要给出多份文件' },
  noLedger: { en: (path: string) => `there is no ledger ${path}`, zh: (path: string) => `没有复核记录 ${path}` },
  torn: {
    en: (lines: number) => (lines === 1 ? '1 line could not be read and is left out' : `${lines} lines could not be read and are left out`),
    zh: (lines: number) => `有 ${lines} 行无法读取，已略过`,
  },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', {
      ...pathPositional(language),
      demandOption: false,
      default: [] as string[],
      defaultDescription: '',
      describe: words.path[language],
    })
    .option('together', { type: 'boolean', default: false, describe: words.together[language] })
    .option('store', { ...storeOption(language), describe: words.store[language] })
    .option('output', { ...outputOption(language), demandOption: true, describe: words.output[language] })
    .option('format', { choices: kinds, describe: words.format[language], defaultDescription: words.formatDefault[language] })
    .option('with', withOption(language))
    .option('review-dir', reviewDirOption(language))
    .option('bom', { type: 'boolean', default: false, describe: words.bom[language] })
    .option('config', configOption(language))
    .option('waivers', waiversOption(language))
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('limit', limitOption(language))
    .check((a) => {
      if ((a.path.length === 0) === (a.store === undefined)) throw new UsageError(words.what[language])
      return true
    })
    .check((a) => repeated(a, ['store', 'output', 'format', 'review-dir', 'config', 'waivers', 'ocr', 'ocr-engine'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly together?: boolean
  readonly store?: string | undefined
  readonly output: string
  readonly format?: Kind | undefined
  readonly with: readonly string[]
  readonly reviewDir?: string | undefined
  readonly bom: boolean
  readonly limit: readonly string[]
  readonly config?: string | undefined
  readonly waivers?: string | undefined
  readonly ocr: (typeof ocrModes)[number]
  readonly ocrEngine: Recognition['ocrEngine']
}

export async function report(a: Arguments, shell: Shell): Promise<Outcome> {
  if (a.store !== undefined) return overviewReport(a.store, a.output, shell)
  const { language } = shell
  const kind = a.format ?? kinds.find((one) => extname(a.output).toLowerCase() === `.${one}`)
  if (kind === undefined) throw new UsageError(words.kind[language](a.output))
  const { list, several } = await findInputs(a.path, language)
  if (several) return manyReport({ ...a, kind, inputs: list }, shell)
  if (a.together) throw new UsageError(words.alone[language])
  return documentReport({ ...a, kind, path: a.path[0] ?? standardInput }, shell)
}

async function documentReport(a: Omit<Arguments, 'path'> & { readonly path: string; readonly kind: Kind }, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const { kind } = a
  const { document, ledger } = placesOf(a, shell)
  const settings = await loadSettings(a.config, '.', shell)
  const waivers = a.waivers === undefined ? undefined : loadWaivers(a.waivers, shell)
  if (settings === undefined || waivers === 'invalid') return 'incomplete'
  await insistOn(a.ocrEngine, shell)
  const { limits, budget } = limitsOf(a.limit, language)
  shell.jobs.allow(budget)
  const others = [...a.with, ...besideOf(document, ledger)]
  for (const path of others) if (!existsSync(path)) throw new UsageError(words.noLedger[language](path))
  const sink = openSink(a.output, [document, ledger, ...others], shell)
  const progress = progressLine(shell)
  try {
    const entries = merge(...[ledger, ...others].map((path) => read(path, shell).entries))
    const how = { limits, language, entries, settings, ocr: a.ocr, recognition: recognition(a.ocrEngine, 1) }
    const outcome = await shell.jobs.run(
      'handover',
      {
        ...how,
        ...(await sourceOf(document, limits.size ?? usualLimits.size, shell)),
        kind,
        byteOrderMark: a.bom,
        version: version(),
        ...(waivers ? { waivers: { file: waivers, today: today() } } : {}),
      },
      { onProgress: (now) => progress.update(0, 1, document, now) },
    )
    progress.clear()
    if (outcome.kind !== 'ok') {
      sink.discard()
      complainOf(document, sentenceOf(outcome, language), shell)
      return 'incomplete'
    }
    const { content, report: made } = outcome.value
    sink.write(content)
    sink.close()
    const unchecked = uncheckedSentence(made, language)
    const partly = partlySentence(made, language)
    if (unchecked !== undefined) complainOf(document, unchecked + remedy(made.document.unreadablePages, a.ocr, language), shell)
    if (partly !== undefined) complainOf(document, partly, shell)
    return unchecked === undefined && partly === undefined ? 'clean' : 'incomplete'
  } catch (error) {
    sink.discard()
    throw error
  } finally {
    progress.clear()
  }
}

/** The document and its ledger, whichever of the two was named. */
function placesOf(
  { path, reviewDir }: Pick<Arguments, 'reviewDir'> & { readonly path: string },
  { language }: Shell,
): { document: string; ledger: string } {
  if (!path.endsWith(ledgerEnding)) {
    const name = path === standardInput ? 'standard-input' : path
    return {
      document: path,
      ledger: ledgerPath(name, { environment: process.env, ...(reviewDir === undefined ? {} : { directory: reviewDir }) }),
    }
  }
  if (!existsSync(path)) throw new UsageError(words.noLedger[language](path))
  const document = join(dirname(path), '..', basename(path, ledgerEnding))
  if (!existsSync(document)) throw new UsageError(words.noDocument[language](path))
  return { document, ledger: path }
}

/** A ledger beside the document is read also when the review could not write there and kept its own elsewhere. */
function besideOf(document: string, ledger: string): string[] {
  const beside = join(dirname(resolve(document)), '.gouji', `${basename(document)}${ledgerEnding}`)
  return document !== standardInput && beside !== resolve(ledger) && existsSync(beside) ? [beside] : []
}

function read(path: string, shell: Shell): LedgerContent {
  const content = readLedger(path)
  if (content.unreadable > 0) shell.complain(`gouji: ${printable(path)}: ${words.torn[shell.language](content.unreadable)}\n`)
  return content
}

async function sourceOf(path: string, size: number, shell: Shell): Promise<{ readonly path: string; readonly bytes?: Uint8Array }> {
  if (path === standardInput) return { path, bytes: await shell.input(size * MEGABYTE) }
  return { path }
}

/** gouji report: one document with its findings and what was decided about them, as a file to hand over. */
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Argv } from 'yargs'
import {
  annotatedPdf,
  CannotAnnotate,
  findingsCsv,
  type Handover,
  handoverOf,
  htmlReport,
  isPdf,
  type LedgerContent,
  ledgerPath,
  markdownReport,
  merge,
  openDisclosure,
  printable,
  readLedger,
  reportPictures,
  reviewJson,
  rules,
  sarifLog,
  uncheckedSentence,
  workbook,
} from '../../src/index.ts'
import { loadSettings } from '../config.ts'
import { standardInput } from '../inputs.ts'
import type { Text } from '../language.ts'
import {
  configOption,
  ocrEngineOption,
  type ocrModes,
  ocrOption,
  outputOption,
  pathPositional,
  repeated,
  reviewDirOption,
  waiversOption,
  withOption,
} from '../options.ts'
import { progressLine } from '../progress.ts'
import { insistOn, type Recognition, recognition } from '../recognition.ts'
import { CannotDo, complainOf, type Outcome, type Shell, UsageError } from '../shell.ts'
import { openSink } from '../sink.ts'
import { remedy } from '../unread.ts'
import { unreadable } from '../unreadable.ts'
import { version } from '../version.ts'
import { loadWaivers, today } from '../waivers.ts'

export const summary: Text = {
  en: 'write a report to hand over, review decisions included (.html .pdf .xlsx .csv .md .json .sarif)',
  zh: '生成可交付的报告，含复核决定（.html .pdf .xlsx .csv .md .json .sarif）',
}

const kinds = ['html', 'pdf', 'xlsx', 'csv', 'md', 'json', 'sarif'] as const
type Kind = (typeof kinds)[number]
const ledgerEnding = '.review.jsonl'

const words = {
  path: {
    en: 'a PDF or .txt file, - for standard input, or the review ledger of a document (.gouji/NAME.review.jsonl)',
    zh: 'PDF 或 .txt 文件、-（标准输入），或文件的复核记录（.gouji/名称.review.jsonl）',
  },
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
  folder: { en: 'a report is about one document: give a file, not a folder', zh: '一份报告对应一份文件：请给出文件而不是文件夹' },
  noLedger: { en: (path: string) => `there is no ledger ${path}`, zh: (path: string) => `没有复核记录 ${path}` },
  torn: {
    en: (lines: number) => (lines === 1 ? '1 line could not be read and is left out' : `${lines} lines could not be read and are left out`),
    zh: (lines: number) => `有 ${lines} 行无法读取，已略过`,
  },
  notPdf: { en: 'plain text has no pages to comment; choose another kind of report', zh: '纯文本没有可批注的页面，请选择其他种类的报告' },
  cannotAnnotate: {
    en: 'The PDF cannot be commented: it is encrypted, or its structure is damaged. Other kinds of report can be made.',
    zh: '无法在该 PDF 上批注：文件已加密或结构损坏。可以生成其他种类的报告。',
  },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', {
      type: 'string',
      demandOption: true,
      describe: words.path[language],
      coerce: (path: string): string => pathPositional(language).coerce([path])[0] ?? path,
    })
    .option('output', { ...outputOption(language), demandOption: true, describe: words.output[language] })
    .option('format', { choices: kinds, describe: words.format[language], defaultDescription: words.formatDefault[language] })
    .option('with', withOption(language))
    .option('review-dir', reviewDirOption(language))
    .option('bom', { type: 'boolean', default: false, describe: words.bom[language] })
    .option('config', configOption(language))
    .option('waivers', waiversOption(language))
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .check((a) => repeated(a, ['output', 'format', 'review-dir', 'config', 'waivers', 'ocr', 'ocr-engine'], language))

export interface Arguments {
  readonly path: string
  readonly output: string
  readonly format?: Kind | undefined
  readonly with: readonly string[]
  readonly reviewDir?: string | undefined
  readonly bom: boolean
  readonly config?: string | undefined
  readonly waivers?: string | undefined
  readonly ocr: (typeof ocrModes)[number]
  readonly ocrEngine: Recognition['ocrEngine']
}

export async function report(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const kind = a.format ?? kinds.find((one) => extname(a.output).toLowerCase() === `.${one}`)
  if (kind === undefined) throw new UsageError(words.kind[language](a.output))
  const { document, ledger } = placesOf(a, shell)
  const settings = await loadSettings(a.config, '.', shell)
  const waivers = a.waivers === undefined ? undefined : loadWaivers(a.waivers, shell)
  if (settings === undefined || waivers === 'invalid') return 'incomplete'
  await insistOn(a.ocrEngine, shell)
  const others = [...a.with, ...besideOf(document, ledger)]
  for (const path of others) if (!existsSync(path)) throw new UsageError(words.noLedger[language](path))
  const sink = openSink(a.output, [document, ledger, ...others], shell)
  const progress = progressLine(shell)
  try {
    const entries = merge(...[ledger, ...others].map((path) => read(path, shell).entries))
    const bytes = document === standardInput ? await shell.input() : await bytesOf(document, shell)
    const disclosure = await openDisclosure(
      { path: document, bytes },
      { ocr: a.ocr, ...recognition(a.ocrEngine, 1), settings, onProgress: (now) => progress.update(0, 1, document, now) },
    )
    const handed = handoverOf(disclosure, entries, {
      language,
      settings,
      ...(waivers ? { waivers: { file: waivers, today: today() } } : {}),
    })
    sink.write(await made(kind, handed, bytes, a.bom, shell))
    sink.close()
    const unchecked = uncheckedSentence(handed.report, language)
    if (unchecked === undefined) return 'clean'
    progress.clear()
    complainOf(document, unchecked + remedy(handed.report.document.unreadablePages, a.ocr, language), shell)
    return 'incomplete'
  } catch (error) {
    sink.discard()
    if (error instanceof UsageError || error instanceof CannotDo) throw error
    progress.clear()
    complainOf(document, error instanceof CannotAnnotate ? words.cannotAnnotate[language] : unreadable(error, language), shell)
    return 'incomplete'
  } finally {
    progress.clear()
  }
}

/** The document and its ledger, whichever of the two was named. */
function placesOf({ path, reviewDir }: Arguments, { language }: Shell): { document: string; ledger: string } {
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

async function bytesOf(path: string, { language }: Shell): Promise<Uint8Array> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) throw new UsageError(words.folder[language])
  return readFile(path)
}

async function made(kind: Kind, handed: Handover, bytes: Uint8Array, byteOrderMark: boolean, shell: Shell): Promise<string | Uint8Array> {
  switch (kind) {
    case 'html':
      return htmlReport(handed, await reportPictures(bytes, handed))
    case 'pdf':
      if (!handed.pages.some((page) => page.width > 0) || !isPdf(bytes)) throw new CannotDo(words.notPdf[shell.language])
      return annotatedPdf(bytes, handed)
    case 'xlsx':
      return workbook(handed)
    case 'csv':
      return findingsCsv(handed, { byteOrderMark })
    case 'md':
      return markdownReport(handed)
    case 'json':
      return reviewJson(handed)
    case 'sarif':
      return sarifLog([{ report: handed.report, findings: handed.findings }], { language: shell.language, version: version(), rules })
  }
}

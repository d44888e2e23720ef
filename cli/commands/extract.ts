/** gouji extract: what was read, for other programs. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { Argv } from 'yargs'
import {
  type Extract,
  extractWorkbook,
  keptPages,
  printableJson,
  selectFrom,
  tableCsv,
  tablesCsv,
  tablesMarkdown,
} from '../../src/index.ts'
import { findInputs, standardInput } from '../inputs.ts'
import type { Task } from '../jobs/document.ts'
import { inOrder } from '../jobs/order.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption } from '../limits.ts'
import { jobsOption, ocrEngineOption, ocrOption, outputOption, pathPositional, repeated } from '../options.ts'
import { progressLine } from '../progress.ts'
import type { Recognition } from '../recognition.ts'
import { complainOf, type Outcome, type Shell, UsageError } from '../shell.ts'
import { cannotWrite, openSink } from '../sink.ts'
import { tasksFor } from '../tasks.ts'
import { remedy, whyUnread } from '../unread.ts'

export const summary: Text = { en: 'write the tables, statements and facts that were read', zh: '输出读到的表格、陈述和数据' }

const formats = ['json', 'csv', 'md', 'xlsx'] as const
type Format = (typeof formats)[number]

const words = {
  format: {
    en: 'json: everything; csv: every figure of every table; md: tables as printed; xlsx: facts, statements, cells',
    zh: 'json：全部；csv：各表的每个数字；md：按原样的表格；xlsx：数据点、陈述、表格数据',
  },
  formatDefault: { en: 'by the ending of --output, else json', zh: '按 --output 的扩展名，否则为 json' },
  output: {
    en: 'write to this file; with csv, a folder (name/) takes one file a table',
    zh: '写入此文件；csv 时可给文件夹（名称/），每表一个文件',
  },
  table: { en: 'only this table, counted from 1', zh: '只要第几张表（从 1 起）' },
  page: { en: 'only what stands on this page', zh: '只要此页的内容' },
  noTable: {
    en: (wanted: number, there: number) => `There is no table ${wanted}: ${there === 1 ? '1 table was' : `${there} tables were`} read.`,
    zh: (wanted: number, there: number) => `没有第 ${wanted} 张表：共读到 ${there} 张。`,
  },
  noPage: {
    en: (wanted: number, there: number) => `There is no page ${wanted}: the document has ${there === 1 ? '1 page' : `${there} pages`}.`,
    zh: (wanted: number, there: number) => `没有第 ${wanted} 页：文件共 ${there} 页。`,
  },
  elsewhere: {
    en: (table: number, page: number) => `Table ${table} does not stand on page ${page}.`,
    zh: (table: number, page: number) => `第 ${table} 张表不在第 ${page} 页。`,
  },
  unread: {
    en: (pages: number, of: number, why: string) => `${pages} of its ${of} pages could not be read (${why}).`,
    zh: (pages: number, of: number, why: string) => `${of} 页中有 ${pages} 页未能读取（${why}）。`,
  },
  unknownEnding: {
    en: (output: string) => `extract cannot tell what to write into ${output}: end it in .json, .csv, .md or .xlsx, or give --format`,
    zh: (output: string) => `无法从 ${output} 判断要写什么：请用扩展名 .json、.csv、.md、.xlsx，或给出 --format`,
  },
  xlsxToFile: { en: 'a workbook is written to a file: give --output', zh: '工作簿要写入文件：请给出 --output' },
  interrupted: {
    en: (done: number, of: number) => `interrupted: ${done} of ${of} ${of === 1 ? 'document was' : 'documents were'} read`,
    zh: (done: number, of: number) => `已中断：${of} 份文件中已读取 ${done} 份`,
  },
  folderForCsv: { en: 'only --format csv can be written into a folder', zh: '只有 --format csv 可以写入文件夹' },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('format', { choices: formats, describe: words.format[language], defaultDescription: words.formatDefault[language] })
    .option('output', { ...outputOption(language), describe: words.output[language] })
    .option('table', { type: 'number', requiresArg: true, describe: words.table[language] })
    .option('page', { type: 'number', requiresArg: true, describe: words.page[language] })
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('jobs', jobsOption(language))
    .option('limit', limitOption(language))
    .check((a) => repeated(a, ['format', 'output', 'table', 'page', 'ocr', 'ocr-engine', 'jobs'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly format?: Format | undefined
  readonly output?: string | undefined
  readonly table?: number | undefined
  readonly page?: number | undefined
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  readonly jobs?: number | undefined
  readonly limit: readonly string[]
}

export async function extract(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const { list, several } = await findInputs(a.path, language)
  const paths = list.map((input) => input.path)
  const folder = a.output !== undefined && isFolder(a.output) ? a.output : undefined
  const format = formatOf(a, folder, language)
  const sink = folder === undefined ? openSink(a.output, paths, shell) : undefined
  const progress = progressLine(shell)
  const tasks = await tasksFor(list, a, shell, {})
  const results = inOrder(shell.jobs, 'extract', tasks, (index, now) => progress.update(index, tasks.length, tasks[index]?.path ?? '', now))
  const interruption = shell.interruption()
  const interrupted = new Promise<'interrupted'>((resolve) => interruption.addEventListener('abort', () => resolve('interrupted')))
  let outcome: Outcome = 'clean'
  const extracts: Extract[] = []
  try {
    for (const input of list) {
      const next = input.sentence === undefined ? await Promise.race([results.next(), interrupted]) : undefined
      progress.clear()
      if (next === 'interrupted') {
        // What was read until now is written.
        shell.complain(`gouji: ${words.interrupted[language](extracts.length, list.length)}\n`)
        outcome = 'interrupted'
        break
      }
      const result = input.sentence === undefined ? next?.value : { kind: 'unreadable' as const, sentence: input.sentence }
      if (input.sentence === undefined) progress.next()
      if (result !== undefined && result.kind === 'ok') {
        const extract = result.value
        const { pages, unreadablePages } = extract.document
        if (unreadablePages.length > 0) {
          const sentence = words.unread[language](unreadablePages.length, pages, whyUnread(unreadablePages, language))
          complainOf(input.path, sentence + remedy(unreadablePages, a.ocr, language), shell)
        }
        for (const kept of keptPages(extract.document, language)) complainOf(input.path, kept, shell)
        if (unreadablePages.length > 0 && unreadablePages.length === pages) outcome = 'incomplete'
        const selected = selectFrom(extract, {
          ...(a.table === undefined ? {} : { table: a.table - 1 }),
          ...(a.page === undefined ? {} : { page: a.page }),
        })
        if (selected) {
          extracts.push(selected)
          continue
        }
        complainOf(input.path, whyNothing(extract, a, language), shell)
      } else if (result !== undefined) complainOf(input.path, sentenceOf(result, language), shell)
      outcome = 'incomplete'
    }
    if (folder !== undefined) writeTables(folder, extracts, shell)
    // A byte order mark makes spreadsheets read the file as UTF-8; a pipe does not want one.
    else if (format === 'csv') sink?.write((a.output === undefined ? '' : '\ufeff') + tablesCsv(extracts))
    else if (format === 'xlsx') sink?.write(await extractWorkbook(extracts, language))
    else if (format === 'md') sink?.write(tablesMarkdown(extracts))
    else if (several) sink?.write(`${printableJson(extracts, 2)}\n`)
    else if (extracts[0]) sink?.write(`${printableJson(extracts[0], 2)}\n`)
    sink?.close()
  } catch (error) {
    sink?.discard()
    throw error
  } finally {
    progress.clear()
    // What is still at work ends with the program.
    const left = results.return(undefined)
    if (!interruption.aborted) await left
  }
  return outcome
}

/** @throws UsageError where what is asked for cannot be written */
function formatOf({ format, output }: Arguments, folder: string | undefined, language: Shell['language']): Format {
  if (folder !== undefined) {
    if (format !== undefined && format !== 'csv') throw new UsageError(words.folderForCsv[language])
    return 'csv'
  }
  const ending = extname(output ?? '').toLowerCase()
  const chosen = format ?? formats.find((one) => ending === `.${one}`)
  if (chosen === 'xlsx' && (output === undefined || output === '-')) throw new UsageError(words.xlsxToFile[language])
  if (chosen !== undefined) return chosen
  if (ending !== '' && output !== undefined) throw new UsageError(words.unknownEnding[language](output))
  return 'json'
}

function whyNothing({ document, tables }: Extract, { table = 0, page = 0 }: Arguments, language: Shell['language']): string {
  if (page > document.pages) return words.noPage[language](page, document.pages)
  return table > tables.length ? words.noTable[language](table, tables.length) : words.elsewhere[language](table, page)
}

const isFolder = (path: string): boolean => /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** `report-table-03.csv` for the third table of report.pdf. */
function writeTables(folder: string, extracts: readonly Extract[], shell: Shell): void {
  try {
    mkdirSync(folder, { recursive: true })
    const taken = new Map<string, number>()
    for (const one of extracts) {
      const name = one.document.path === standardInput ? 'stdin' : basename(one.document.path, extname(one.document.path))
      // Two reports of one name in different folders must not overwrite each other.
      const times = (taken.get(name) ?? 0) + 1
      taken.set(name, times)
      for (const index of one.tables.keys()) {
        const file = `${times === 1 ? name : `${name}-${times}`}-table-${String(index + 1).padStart(2, '0')}.csv`
        writeFileSync(join(folder, file), `\ufeff${tableCsv(one, index)}`)
      }
    }
  } catch (error) {
    throw cannotWrite(folder, error, shell)
  }
}

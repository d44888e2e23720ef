/** gouji export: the rows of a store as files for other programs. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { Argv } from 'yargs'
import {
  copyTo,
  datapackage,
  dictionaryText,
  exportRows,
  type Store,
  type TableFormat,
  TooManyRows,
  tableFormats,
  type View,
  views,
} from '../../src/index.ts'
import type { Text } from '../language.ts'
import { outputOption, repeated } from '../options.ts'
import { CannotDo, type Outcome, type Shell, UsageError } from '../shell.ts'
import { cannotWrite, openSink } from '../sink.ts'
import { openStoreFor } from '../store/open.ts'

export const summary: Text = {
  en: 'write the facts of a store, or its other tables, for other programs (.csv .ndjson .parquet .xlsx .sqlite)',
  zh: '将库中的数据等表输出给其他程序（.csv .ndjson .parquet .xlsx .sqlite）',
}

const formats = [...tableFormats, 'sqlite'] as const
type Format = (typeof formats)[number]

const words = {
  store: { en: 'a store that batch has made', zh: 'batch 建立的库' },
  output: {
    en: 'write to this file, its description beside it; a folder (name/) takes all tables, their description and their dictionary',
    zh: '写入此文件，说明写在旁边；给出文件夹（名称/）则输出全部表、说明和数据字典',
  },
  table: { en: 'which table', zh: '哪张表' },
  format: { en: 'kind of file', zh: '文件种类' },
  formatDefault: { en: 'by the ending of --output; csv in a folder', zh: '按 --output 的扩展名；文件夹为 csv' },
  kind: {
    en: (output: string) =>
      `the kind of file cannot be told from ${output}; end it in ${formats.map((f) => `.${f}`).join(' ')} or give --format`,
    zh: (output: string) => `无法从 ${output} 判断种类：请用扩展名 ${formats.map((f) => `.${f}`).join(' ')}，或给出 --format`,
  },
  rows: {
    en: 'a workbook holds no more than 1,048,575 rows; choose .csv, .parquet or .sqlite',
    zh: '工作簿最多容纳 1,048,575 行，请改用 .csv、.parquet 或 .sqlite',
  },
  written: {
    en: (path: string, rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'} written to ${path}`,
    zh: (path: string, rows: number) => `已将 ${rows} 行写入 ${path}`,
  },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('store', { type: 'string', demandOption: true, describe: words.store[language] })
    .option('output', { ...outputOption(language), demandOption: true, describe: words.output[language] })
    .option('table', { choices: views.map(({ name }) => name), default: 'facts', describe: words.table[language] })
    .option('format', { choices: formats, describe: words.format[language], defaultDescription: words.formatDefault[language] })
    .check((a) => repeated(a, ['output', 'table', 'format'], language))

export interface Arguments {
  readonly store: string
  readonly output: string
  readonly table: string
  readonly format?: Format | undefined
}

const isFolder = (path: string): boolean => /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

export async function exportStore(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const folder = isFolder(a.output)
  const ending = formats.find((format) => extname(a.output).toLowerCase() === `.${format}`)
  const format = a.format ?? (folder ? 'csv' : (ending ?? (/\.db$/i.test(a.output) ? 'sqlite' : undefined)))
  if (format === undefined) throw new UsageError(words.kind[language](a.output))
  const store = await openStoreFor(a.store, { existing: true }, shell)
  try {
    if (format === 'sqlite') await database(store, folder ? join(a.output, 'gouji.sqlite') : a.output, shell)
    else if (folder) await everything(store, a.output, format, shell)
    else {
      const view = views.find(({ name }) => name === a.table)
      if (view) await one(store, view, a.output, format, shell)
    }
    return 'clean'
  } finally {
    await store.close()
  }
}

/** One table, and beside it what its columns mean. */
async function one(store: Store, view: View, path: string, format: TableFormat, shell: Shell): Promise<void> {
  const rows = await table(store, view, path, format, shell)
  describe(`${path}.datapackage.json`, datapackage([{ view, path: basename(path), format }], store.language), path, shell)
  shell.complain(`gouji: ${words.written[shell.language](path, rows)}\n`)
}

async function table(store: Store, view: View, path: string, format: TableFormat, shell: Shell): Promise<number> {
  const sink = openSink(path, [store.address], shell)
  let count = 0
  const counted = async function* (): AsyncGenerator<Awaited<ReturnType<Store['ask']>>[number], void> {
    for await (const row of store.rows(view)) {
      count++
      yield row
    }
  }
  try {
    await exportRows(counted(), view, format, (content) => sink.write(content), store.language)
    sink.close()
    return count
  } catch (error) {
    sink.discard()
    if (error instanceof TooManyRows) throw new CannotDo(words.rows[shell.language])
    throw error
  }
}

function describe(path: string, value: object, beside: string, shell: Shell): void {
  const sink = openSink(path, [beside], shell)
  sink.write(`${JSON.stringify(value, null, 2)}\n`)
  sink.close()
}

async function everything(store: Store, folder: string, format: TableFormat, shell: Shell): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw cannotWrite(folder, error, shell)
  }
  const resources = views.map((view) => ({ view, path: `${view.name}.${format}`, format }))
  let rows = 0
  for (const { view, path } of resources) rows += await table(store, view, join(folder, path), format, shell)
  describe(join(folder, 'datapackage.json'), datapackage(resources, store.language), store.address, shell)
  const sink = openSink(join(folder, 'dictionary.md'), [store.address], shell)
  sink.write(`# ${store.language === 'zh' ? '数据字典' : 'Data dictionary'}\n\n${dictionaryText(store.language)}`)
  sink.close()
  shell.complain(`gouji: ${words.written[shell.language](folder, rows)}\n`)
}

/** All tables in one new database file; like every output it appears whole or not at all. */
async function database(store: Store, path: string, shell: Shell): Promise<void> {
  // Refuses what is no place for a file, and the store itself.
  openSink(path, [store.address], shell).discard()
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  let rows = 0
  try {
    await copyTo(temporary, views, async function* (view) {
      for await (const row of store.rows(view)) {
        rows++
        yield row
      }
    })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw cannotWrite(path, error, shell)
  }
  shell.complain(`gouji: ${words.written[shell.language](path, rows)}\n`)
}

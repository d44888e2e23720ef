/** Options that several commands take, described once. */
import type { Language } from '../src/index.ts'
import { UsageError } from './shell.ts'

/** What would be taken for an option is disguised while the arguments are parsed. */
const disguise = '\u0000'
/** yargs drops a lone `-` from a list of paths, and all that follows `--`. */
export function disguised(arguments_: readonly string[]): string[] {
  const end = arguments_.indexOf('--')
  const [options, paths] = end < 0 ? [arguments_, []] : [arguments_.slice(0, end), arguments_.slice(end + 1)]
  return [
    ...options.map((argument) => (argument === '-' ? disguise + argument : argument)),
    ...paths.map((argument) => (argument.startsWith('-') ? disguise + argument : argument)),
  ]
}
const undisguised = (argument: string): string => (argument.startsWith(disguise) ? argument.slice(disguise.length) : argument)

export const ocrModes = ['auto', 'never', 'always'] as const
export const ocrEngines = ['auto', 'tesseract', 'paddle'] as const

const words = {
  path: { en: 'PDF or .txt files, folders of them, or - for standard input', zh: 'PDF 或 .txt 文件、存放它们的文件夹，或 -（标准输入）' },
  output: { en: 'write to this file', zh: '写入此文件' },
  ocr: { en: 'read pages by character recognition: those without text, none, or all', zh: '文字识别：仅无文本的页面、从不、全部' },
  ocrEngine: {
    en: 'what reads characters: PaddleOCR where it is installed (figures read again by Tesseract), or one alone',
    zh: '识别引擎：已安装 PaddleOCR 则用之（数字由 Tesseract 复读），或只用其一',
  },
  config: { en: 'configuration file', zh: '配置文件' },
  configDefault: { en: 'the nearest gouji.config.json, from here upwards', zh: '自当前目录向上最近的 gouji.config.json' },
  waivers: { en: 'file of findings that were accepted', zh: '豁免文件：已认可的发现' },
  with: { en: 'take in the decisions of another reviewer from this ledger', zh: '并入另一位复核人的记录文件' },
  reviewDir: { en: 'folder of the decisions', zh: '保存复核决定的文件夹' },
  reviewDirDefault: { en: '.gouji beside each document', zh: '各文件旁的 .gouji' },
  jobs: { en: 'documents worked on side by side', zh: '同时处理的文件数' },
  none: { en: 'none', zh: '无' },
  jobsDefault: { en: 'by the number of processors', zh: '按处理器数量' },
  store: { en: 'store: an SQLite file, or postgres://…', zh: '库：SQLite 文件，或 postgres://…' },
  once: { en: (name: string) => `--${name} was given more than once`, zh: (name: string) => `--${name} 给出了不止一次` },
  positive: { en: (name: string) => `--${name} must be a whole number from 1`, zh: (name: string) => `--${name} 必须是不小于 1 的整数` },
} as const

export const pathPositional = (language: Language) =>
  ({
    type: 'string',
    array: true,
    demandOption: true,
    describe: words.path[language],
    coerce: (paths: string[]) => paths.map(undisguised),
  }) as const
export const outputOption = (language: Language) =>
  ({
    type: 'string',
    alias: 'o',
    requiresArg: true,
    describe: words.output[language],
    // Given twice it is a list, whatever the type says; `repeated` answers that.
    coerce: (path: string): string => (typeof path === 'string' ? undisguised(path) : path),
  }) as const
export const ocrOption = (language: Language) => ({ choices: ocrModes, default: 'auto' as const, describe: words.ocr[language] })
export const ocrEngineOption = (language: Language) => ({
  choices: ocrEngines,
  default: 'auto' as const,
  describe: words.ocrEngine[language],
})
const named = (describe: string, defaultDescription?: string) =>
  ({ type: 'string', requiresArg: true, describe, ...(defaultDescription === undefined ? {} : { defaultDescription }) }) as const
export const configOption = (language: Language) => named(words.config[language], words.configDefault[language])
export const waiversOption = (language: Language) => named(words.waivers[language])
export const reviewDirOption = (language: Language) => named(words.reviewDir[language], words.reviewDirDefault[language])
export const storeOption = (language: Language) => named(words.store[language])
/** One ledger each time it is given: a path that follows is not taken for a second. */
export const withOption = (language: Language) =>
  ({
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: words.with[language],
    defaultDescription: words.none[language],
  }) as const
export const jobsOption = (language: Language) =>
  ({ type: 'number', requiresArg: true, describe: words.jobs[language], defaultDescription: words.jobsDefault[language] }) as const

/** Counting options are whole numbers from 1, and nothing is given twice: a list where one value is meant would be taken silently. */
export function repeated(parsed: Readonly<Record<string, unknown>>, names: readonly string[], language: Language): true {
  for (const name of names) {
    const value = parsed[name]
    if (Array.isArray(value)) throw new UsageError(words.once[language](name))
    if (typeof value === 'number' && !(Number.isInteger(value) && value >= 1)) throw new UsageError(words.positive[language](name))
  }
  return true
}

/** The configuration file: JSON found from the working directory upwards, or whatever is named; checked before anything is read. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Language, type Settings, settingsSchema, unreadablePhrase } from '../src/index.ts'
import { CannotDo, complainOf, type Shell } from './shell.ts'
import { unreadable } from './unreadable.ts'
import { problems } from './validate.ts'

const fileName = 'gouji.config.json'
/** Code is not looked for: whoever puts a file into a folder, or hands one over, must not decide what runs here. */
const codeName = 'gouji.config.ts'
/** A configuration is small; what is found is not read for ever. Bytes. */
const largest = 10_000_000

const words = {
  json: { en: (why: string) => `This is not JSON: ${why}`, zh: (why: string) => `这不是 JSON：${why}` },
  failed: {
    en: (why: string) => `It could not be run: ${why}`,
    zh: (why: string) => `无法运行：${why}`,
  },
  phrase: {
    en: (id: string, words: string, why: string) => `duties: ${id}: “${words}” is no phrase: ${why}`,
    zh: (id: string, words: string, why: string) => `duties：${id}：“${words}”不是有效的词句：${why}`,
  },
  code: {
    en: 'Code is not run by itself: give it with --config, or write gouji.config.json.',
    zh: '不会自动运行代码：请用 --config 指定，或改写为 gouji.config.json。',
  },
  nothing: { en: 'It has no default export: write export default { … }.', zh: '没有默认导出：请写 export default { … }。' },
} as const

/** The nearest configuration file, in this folder or one above it. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, fileName)
    if (isSmallFile(path)) return path
    if (dirname(at) === at) return undefined
  }
}

/** A pipe of that name would be waited for. */
const isSmallFile = (path: string): boolean => {
  const about = statSync(path, { throwIfNoEntry: false })
  return about?.isFile() === true && about.size <= largest
}

/** A JSON file's value. @throws CannotDo with one sentence */
export function readJson(path: string, language: Language): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new CannotDo(`${path}: ${unreadable(error, language)}`)
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CannotDo(`${path}: ${words.json[language](error instanceof Error ? error.message : String(error))}`)
  }
}

async function readModule(path: string, language: Language): Promise<unknown> {
  let module: { readonly default?: unknown }
  try {
    module = await import(pathToFileURL(path).href)
  } catch (error) {
    throw new CannotDo(`${path}: ${words.failed[language](error instanceof Error ? error.message : String(error))}`)
  }
  if (module.default === undefined) throw new CannotDo(`${path}: ${words.nothing[language]}`)
  return module.default
}

/**
 * The settings of a configuration file: the one named, else the nearest, else none. Undefined when it is not as it should be:
 * then every problem has been told, one a line.
 * @throws CannotDo when the file cannot be read
 */
export async function loadSettings(named: string | undefined, folder: string, shell: Shell): Promise<Settings | undefined> {
  const path = named === undefined ? findConfig(folder) : resolve(folder, named)
  if (path === undefined) {
    const code = resolve(folder, codeName)
    if (existsSync(code)) complainOf(code, words.code[shell.language], shell)
    return {}
  }
  const value = /\.[cm]?[jt]s$/.test(path) ? await readModule(path, shell.language) : readJson(path, shell.language)
  const wrong = problems(settingsSchema(), value, shell.language)
  const found = wrong.length > 0 ? wrong : unreadablePhrases(value as Settings, shell.language)
  for (const sentence of found) complainOf(path, sentence, shell)
  return found.length === 0 ? (value as Settings) : undefined
}

/** Phrases of duties that cannot be read, one sentence each. */
const unreadablePhrases = ({ duties = [] }: Settings, language: Language): string[] =>
  duties.flatMap(({ id, sought, traces = [], about = [], excuses = [] }) =>
    [...sought, ...traces, ...about, ...excuses].flatMap((phrase) => {
      const why = unreadablePhrase(phrase)
      return why === undefined ? [] : [words.phrase[language](id, phrase, why)]
    }),
  )

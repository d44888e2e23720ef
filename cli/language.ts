/** The language of messages and help: --lang, else the locale. Decided before the arguments are parsed, so that wrong usage is answered in it. */
import type { Language } from '../src/index.ts'

export const languages: readonly Language[] = ['en', 'zh']

export type Text = Readonly<Record<Language, string>>

const isLanguage = (value: string | undefined): value is Language => value === 'en' || value === 'zh'

export function chooseLanguage(arguments_: readonly string[], environment: Readonly<Record<string, string | undefined>>): Language {
  for (const [index, argument] of arguments_.entries()) {
    if (argument === '--') break
    const value = argument === '--lang' ? arguments_[index + 1] : /^--lang=(.*)$/.exec(argument)?.[1]
    if (isLanguage(value)) return value
  }
  // An empty variable counts as unset (POSIX).
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en'
}

/** gouji review: go through the findings one by one. */
import type { Argv } from 'yargs'
import type { Text } from '../language.ts'
import { type ocrModes, ocrOption, pathPositional, repeated } from '../options.ts'
import type { Outcome, Shell } from '../shell.ts'
import { check } from './check.ts'

export const summary: Text = { en: 'go through the findings one by one, in the terminal', zh: '在终端中逐条复核' }

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('ocr', ocrOption(language))
    .check((a) => repeated(a, ['ocr'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly ocr: (typeof ocrModes)[number]
}

export async function review(a: Arguments, shell: Shell): Promise<Outcome> {
  // In a pipe there is nobody to press keys: the same findings as text.
  if (!shell.terminal) return check({ path: a.path, ocr: a.ocr, format: 'text', failOn: 'never', minSeverity: 'info' }, shell)
  const { runReview } = await import('../review/main.ts')
  const status = await runReview(a.path, { language: shell.language, ocr: a.ocr })
  return status === 0 ? 'clean' : status === 1 ? 'findings' : 'incomplete'
}

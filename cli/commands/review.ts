/** gouji review: go through the findings one by one. */
import type { Argv } from 'yargs'
import type { Text } from '../language.ts'
import { type ocrModes, ocrOption, pathPositional, repeated } from '../options.ts'
import type { Outcome, Shell } from '../shell.ts'
import { check } from './check.ts'

export const summary: Text = { en: 'go through the findings one by one, in the terminal', zh: '在终端中逐条复核' }

const words = {
  ascii: { en: 'borders and signs in ASCII only', zh: '边框和符号只用 ASCII' },
  wide: {
    en: 'the terminal draws characters of ambiguous width (“ ” … ①) two columns wide',
    zh: '终端把宽度不定的字符（“ ” … ①）显示为两列宽',
  },
  reviewer: { en: 'name recorded with each decision', zh: '记入每项决定的复核人姓名' },
  reviewerDefault: { en: 'GOUJI_REVIEWER, else the account', zh: 'GOUJI_REVIEWER，否则为系统用户' },
  reviewDir: { en: 'folder for the decisions', zh: '保存决定的文件夹' },
  with: { en: 'take in the decisions of another reviewer from this ledger', zh: '并入另一位复核人的记录文件' },
  reviewDirDefault: { en: '.gouji beside each document', zh: '各文件旁的 .gouji' },
} satisfies Record<string, Text>

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('ocr', ocrOption(language))
    .option('ascii', { type: 'boolean', default: false, describe: words.ascii[language] })
    .option('wide', { type: 'boolean', default: false, describe: words.wide[language] })
    .option('reviewer', {
      type: 'string',
      requiresArg: true,
      describe: words.reviewer[language],
      defaultDescription: words.reviewerDefault[language],
    })
    .option('review-dir', {
      type: 'string',
      requiresArg: true,
      describe: words.reviewDir[language],
      defaultDescription: words.reviewDirDefault[language],
    })
    .option('with', { type: 'string', array: true, requiresArg: true, describe: words.with[language] })
    .check((a) => repeated(a, ['ocr', 'reviewer', 'review-dir'], language))

export interface Arguments {
  readonly path: readonly string[]
  readonly ocr: (typeof ocrModes)[number]
  readonly ascii: boolean
  readonly wide: boolean
  readonly reviewer?: string | undefined
  readonly reviewDir?: string | undefined
  readonly with?: readonly string[] | undefined
}

export async function review(a: Arguments, shell: Shell): Promise<Outcome> {
  // In a pipe there is nobody to press keys: the same findings as text.
  if (!shell.terminal)
    return check({ path: a.path, ocr: a.ocr, ocrEngine: 'auto', format: 'text', failOn: 'never', minSeverity: 'info' }, shell)
  const { runReview } = await import('../review/main.ts')
  const status = await runReview(a.path, {
    language: shell.language,
    ocr: a.ocr,
    ascii: a.ascii,
    ambiguousWide: a.wide,
    called: shell.called,
    ...(a.reviewer === undefined ? {} : { reviewer: a.reviewer }),
    ...(a.with === undefined ? {} : { with: a.with }),
    ...(a.reviewDir === undefined ? {} : { reviewDir: a.reviewDir }),
  })
  return status === 0 ? 'clean' : 'incomplete'
}

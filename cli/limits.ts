/** --limit NAME=VALUE: how much of a document is read, and what its reading may take. */
import { type Limits, MEGABYTE, usualLimits } from '../src/index.ts'
import { type Budget, usualBudget } from './jobs/pool.ts'
import type { Text } from './language.ts'
import { type Shell, UsageError } from './shell.ts'

/** What the pool holds a document to. */
const budgets = ['seconds', 'memory'] as const

/** Name → its usual value. */
const usual: Readonly<Record<string, number>> = {
  seconds: usualBudget.seconds,
  memory: usualBudget.memory / MEGABYTE,
  ...usualLimits,
}

const words = {
  describe: {
    en: `read more than is usual of a document: ${Object.entries(usual)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')} (memory, size and decoded in MB)`,
    zh: `放宽读取文件的上限：${Object.entries(usual)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}（memory、size、decoded 单位为 MB）`,
  },
  usual: { en: 'the usual ones', zh: '通常限度' },
  wrong: {
    en: (given: string) => `--limit ${given}: give NAME=NUMBER, with one of ${Object.keys(usual).join(', ')}`,
    zh: (given: string) => `--limit ${given}：请写成 名称=数字，名称为 ${Object.keys(usual).join('、')} 之一`,
  },
} as const satisfies Record<string, Text | Record<'en' | 'zh', (given: string) => string>>

export const limitOption = (language: Shell['language']) =>
  ({
    type: 'string',
    array: true,
    nargs: 1,
    default: [] as string[],
    describe: words.describe[language],
    defaultDescription: words.usual[language],
  }) as const

export interface Given {
  readonly limits: Partial<Limits>
  readonly budget: Partial<Budget>
}

/** @throws UsageError when one of them is no limit */
export function limitsOf(given: readonly string[], language: Shell['language']): Given {
  const limits: Record<string, number> = {}
  const budget: Record<string, number> = {}
  for (const one of given) {
    const [, name = '', digits = ''] = /^(\w+)=(\d{1,12}(?:\.\d{1,3})?)$/.exec(one) ?? []
    const value = Number(digits)
    if (!Object.hasOwn(usual, name) || !(value > 0)) throw new UsageError(words.wrong[language](one))
    if (name === 'memory') budget[name] = value * MEGABYTE
    else if (budgets.some((known) => known === name)) budget[name] = value
    else limits[name] = value
  }
  return { limits, budget }
}

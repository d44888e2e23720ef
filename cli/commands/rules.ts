/** gouji rules: what is looked for. */
import type { Argv } from 'yargs'
import { columnsOf, printableJson, rules, wrap } from '../../src/index.ts'
import type { Text } from '../language.ts'
import { repeated } from '../options.ts'
import type { Outcome, Shell } from '../shell.ts'

export const summary: Text = { en: 'list the rules', zh: '列出全部规则' }

const formats = ['text', 'json'] as const
const words = {
  format: { en: 'form of the list', zh: '列表格式' },
  explain: { en: 'For one rule in full: ', zh: '查看某条规则：' },
} satisfies Record<string, Text>

export const options = (y: Argv, language: Shell['language']) =>
  y
    .option('format', { choices: formats, default: 'text' as const, describe: words.format[language] })
    .check((a) => repeated(a, ['format'], language))

export async function list(a: { readonly format: (typeof formats)[number] }, shell: Shell): Promise<Outcome> {
  const { language } = shell
  if (a.format === 'json') {
    shell.print(
      `${printableJson(
        rules.map(({ id, term, summary: about }) => ({ id, term, summary: about })),
        2,
      )}\n`,
    )
    return 'clean'
  }
  const width = Math.min(shell.columns, 100)
  for (const rule of rules) {
    shell.print(`${rule.id}${' '.repeat(Math.max(1, 28 - columnsOf(rule.id)))}${rule.term[language]}\n`)
    for (const line of wrap(rule.summary[language], width - 4)) shell.print(`    ${line.text}\n`)
  }
  shell.print(`\n${words.explain[language]}${shell.called} explain ${rules[0]?.id ?? 'RULE'}\n`)
  return 'clean'
}

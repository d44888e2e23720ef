/** gouji explain RULE: what a rule finds, why it matters, when it keeps silent, and an example. */
import type { Argv } from 'yargs'
import { rules, wrap } from '../../src/index.ts'
import type { Text } from '../language.ts'
import { nearest } from '../nearest.ts'
import { type Outcome, type Shell, UsageError } from '../shell.ts'

export const summary: Text = { en: 'explain a rule, with an example', zh: '说明一条规则，并举例' }

const words = {
  rule: { en: 'name of the rule, as in the report', zh: '报告中的规则名' },
  unknown: {
    en: (id: string, near: string | undefined) =>
      `there is no rule ${id}${near === undefined ? '; the list: gouji rules' : `; did you mean ${near}?`}`,
    zh: (id: string, near: string | undefined) => `没有规则 ${id}${near === undefined ? '；清单见 gouji rules' : `，是否指 ${near}？`}`,
  },
} as const

const headings = {
  finds: { en: 'What it finds', zh: '查什么' },
  why: { en: 'Why it matters', zh: '为什么重要' },
  silent: { en: 'When it stays silent', zh: '何时不报' },
  example: { en: 'Example', zh: '示例' },
} satisfies Record<string, Text>

export const options = (y: Argv, language: Shell['language']) =>
  y.positional('rule', { type: 'string', demandOption: true, describe: words.rule[language] })

/** The rule whose name in the reports is given, in either language, else the one whose id fewest slips of the hand lead to. */
function likely(typed: string): string | undefined {
  const words = typed.trim().toLowerCase()
  const named = (names: (rule: (typeof rules)[number]) => readonly string[], is: (name: string) => boolean): string | undefined => {
    const [only, ...others] = rules.filter((rule) => names(rule).some((name) => is(name.toLowerCase())))
    return others.length === 0 ? only?.id : undefined
  }
  const terms = (rule: (typeof rules)[number]): readonly string[] => [rule.id, rule.term.en, rule.term.zh]
  const ids = rules.map((rule) => rule.id)
  return (
    named(terms, (name) => name === words) ??
    nearest(words, ids) ??
    (words === '' ? undefined : named(terms, (name) => name.includes(words)))
  )
}

export async function explain(a: { readonly rule: string }, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const rule = rules.find((one) => one.id === a.rule)
  if (!rule) throw new UsageError(words.unknown[language](a.rule, likely(a.rule)))
  const width = Math.min(shell.columns, 100)
  const paint = (text: string): string => (shell.colour ? `\u001b[1m${text}\u001b[0m` : text)
  const paragraphs = (text: string, indent: string): string =>
    text
      .trim()
      .split('\n')
      .flatMap((line) => wrap(line, width - indent.length))
      .map((line) => `${indent}${line.text}`.trimEnd())
      .join('\n')
  shell.print(`${paint(`${rule.id} · ${rule.term[language]}`)}\n${paragraphs(rule.summary[language], '')}\n`)
  for (const part of ['finds', 'why', 'silent', 'example'] as const) {
    shell.print(`\n${paint(headings[part][language])}\n${paragraphs(rule.documentation[part][language], '  ')}\n`)
  }
  return 'clean'
}

/** The command line as a whole: its commands, its help, and how wrong usage is answered. */
import yargs, { type Argv } from 'yargs'
import { printable, rules } from '../src/index.ts'
import * as batch from './commands/batch.ts'
import * as check from './commands/check.ts'
import * as compared from './commands/compare.ts'
import * as duties from './commands/duties.ts'
import * as explain from './commands/explain.ts'
import * as exported from './commands/export.ts'
import * as extract from './commands/extract.ts'
import * as learn from './commands/learn.ts'
import * as report from './commands/report.ts'
import * as review from './commands/review.ts'
import * as listRules from './commands/rules.ts'
import * as work from './commands/worker.ts'
import { languages, type Text } from './language.ts'
import { disguised } from './options.ts'
import { CannotDo, type Outcome, type Shell, UsageError } from './shell.ts'
import { version } from './version.ts'

const words = {
  usage: {
    en: '$0 COMMAND …\n\nFinds where a published disclosure (部门决算, 部门预算) does not agree with itself.',
    zh: '$0 命令 …\n\n核对公开的部门决算、部门预算是否自相矛盾（勾稽）。',
  },
  lang: { en: 'language of messages', zh: '界面语言' },
  langDefault: { en: 'from the locale', zh: '取自系统语言环境' },
  help: { en: 'show help', zh: '显示帮助' },
  version: { en: 'show the version', zh: '显示版本' },
  completion: { en: 'print a completion script for bash or zsh', zh: '输出 bash 或 zsh 的补全脚本' },
  noCommand: { en: 'no command given', zh: '没有给出命令' },
  see: { en: 'see', zh: '用法见' },
  fault: { en: 'a fault in gouji itself', zh: 'gouji 自身出错' },
  epilogue: {
    en: 'Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or an input that could not be read or checked; 130 interrupted.',
    zh: '退出状态：0 没有达到 --fail-on 级别的发现；1 有发现；2 用法有误，或有输入未能读取或未能核对；130 被中断。',
  },
} satisfies Record<string, Text>

/** yargs speaks to programmers; these are its sentences as a user should read them. */
const sentences = {
  en: {
    'Not enough non-option arguments: got %s, need at least %s': {
      one: 'what to work on is missing (%s given, %s needed)',
      other: 'what to work on is missing (%s given, %s needed)',
    },
    'Too many non-option arguments: got %s, maximum of %s': {
      one: '%s arguments, where at most %s is taken',
      other: '%s arguments, where at most %s are taken',
    },
    'Not enough arguments following: %s': 'no value was given for %s',
    'Unknown argument: %s': { one: 'unknown option or argument: %s', other: 'unknown options or arguments: %s' },
    'Unknown command: %s': { one: 'unknown command: %s', other: 'unknown commands: %s' },
    'Did you mean %s?': 'unknown command; did you mean %s?',
    'Invalid values:': 'this value is not known:',
    'Argument: %s, Given: %s, Choices: %s': '--%s %s (choose from %s)',
  },
  zh: {
    'Commands:': '命令：',
    'Not enough non-option arguments: got %s, need at least %s': {
      one: '没有给出处理对象（给出 %s 项，至少需要 %s 项）',
      other: '没有给出处理对象（给出 %s 项，至少需要 %s 项）',
    },
    'Too many non-option arguments: got %s, maximum of %s': { one: '给出了 %s 项内容，最多 %s 项', other: '给出了 %s 项内容，最多 %s 项' },
    'Not enough arguments following: %s': '选项 %s 没有给出值',
    'Unknown argument: %s': { one: '无法识别的选项或参数：%s', other: '无法识别的选项或参数：%s' },
    'Unknown command: %s': { one: '无法识别的命令：%s', other: '无法识别的命令：%s' },
    'Did you mean %s?': '无法识别的命令，是否指 %s？',
    'Invalid values:': '无效的值：',
    'Argument: %s, Given: %s, Choices: %s': '--%s %s（可选：%s）',
    'default:': '默认：',
    'choices:': '可选：',
    required: '必需',
    'Positionals:': '参数：',
  },
}

type Done = (completions: string[]) => void
/** What yargs would offer by itself. */
type Usual = (onCompleted?: (error: Error | null, completions: readonly string[] | undefined) => void) => void

/** Runs one command line. Never throws: what goes wrong is said in one sentence on standard error. */
export async function run(arguments_: readonly string[], shell: Shell): Promise<Outcome> {
  let outcome: Outcome = 'clean'
  const t = (text: Text): string => text[shell.language]
  const say = (sentence: string): void => shell.complain(`gouji: ${printable(sentence)}\n`)
  const command =
    <A>(work: (parsed: A, shell: Shell) => Promise<Outcome>) =>
    async (parsed: A): Promise<void> => {
      outcome = await work(parsed, shell)
    }

  const parser: Argv = yargs(disguised(arguments_))
    .scriptName('gouji')
    .locale(shell.language === 'zh' ? 'zh_CN' : 'en')
    .updateStrings(sentences[shell.language] as unknown as Record<string, string>)
    .usage(t(words.usage))
    .command('check <path..>', t(check.summary), (y) => check.options(y, shell.language), command(check.check))
    .command('duties <path..>', t(duties.summary), (y) => duties.options(y, shell.language), command(duties.duties))
    .command('extract <path..>', t(extract.summary), (y) => extract.options(y, shell.language), command(extract.extract))
    .command('review [path..]', t(review.summary), (y) => review.options(y, shell.language), command(review.review))
    .command('report [path..]', t(report.summary), (y) => report.options(y, shell.language), command(report.report))
    .command('batch <path..>', t(batch.summary), (y) => batch.options(y, shell.language), command(batch.batch))
    .command('worker', t(work.summary), (y) => work.options(y, shell.language), command(work.worker))
    .command('export <store>', t(exported.summary), (y) => exported.options(y, shell.language), command(exported.exportStore))
    .command('compare <source>', t(compared.summary), (y) => compared.options(y, shell.language), command(compared.compare))
    .command('trend <source> <body>', t(compared.trendSummary), (y) => compared.trendOptions(y, shell.language), command(compared.trend))
    .command('learn <path..>', t(learn.summary), (y) => learn.options(y, shell.language), command(learn.learn))
    .command('rules', t(listRules.summary), (y) => listRules.options(y, shell.language), command(listRules.list))
    .command('explain <rule>', t(explain.summary), (y) => explain.options(y, shell.language), command(explain.explain))
    .completion(
      'completion',
      t(words.completion),
      (_current: string, parsed: Readonly<Record<string, unknown>>, usual: Usual, done: Done) => {
        const positional: unknown = parsed['_']
        if (Array.isArray(positional) && positional.includes('explain')) done(rules.map((rule) => rule.id))
        else usual((_error, completions) => done([...(completions ?? [])]))
      },
    )
    .option('lang', { choices: languages, describe: t(words.lang), defaultDescription: t(words.langDefault) })
    .help('help', t(words.help))
    .alias('help', 'h')
    .version('version', t(words.version), version())
    .epilogue(t(words.epilogue))
    .demandCommand(1, t(words.noCommand))
    .strict()
    .recommendCommands()
    .wrap(Math.min(100, shell.columns))
    .exitProcess(false)
    .fail((message, error) => {
      throw error ?? new UsageError(message)
    })
  try {
    await parser.parseAsync()
    return outcome
  } catch (error) {
    if (error instanceof CannotDo) say(error.message)
    else if (error instanceof UsageError || isYargsError(error)) {
      const name = arguments_.find((argument) =>
        ['check', 'duties', 'extract', 'review', 'report', 'batch', 'worker', 'export', 'compare', 'trend', 'rules', 'explain'].includes(
          argument,
        ),
      )
      const sentence = error.message.replace(/\s*\n\s*/g, ' ').trim()
      const joint = /[?？]$/.test(sentence) ? (shell.language === 'zh' ? '' : ' ') : shell.language === 'zh' ? '；' : '; '
      say(`${asTyped(sentence, arguments_)}${joint}${t(words.see)} ${shell.called} ${name === undefined ? '' : `${name} `}--help`)
    } else say(`${t(words.fault)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return 'incomplete'
  }
}

/** yargs names an unknown option without its dashes. */
function asTyped(sentence: string, arguments_: readonly string[]): string {
  const [, before = '', names = ''] = /^(unknown options? or arguments?: |无法识别的选项或参数：)(.*)$/s.exec(sentence) ?? []
  if (names === '') return sentence
  const bare = (argument: string): string => argument.replace(/=.*$/s, '')
  const typed = (name: string): string =>
    arguments_.map(bare).find((argument) => argument === `--${name}` || argument === `-${name}`) ?? name
  return before + names.split(', ').map(typed).join(', ')
}

const isYargsError = (error: unknown): error is Error => error instanceof Error && error.name === 'YError'

/** gouji check: where do these documents not agree with themselves? */
import { extname } from 'node:path'
import type { Argv } from 'yargs'
import {
  baseline,
  keptPages,
  type Progress,
  partlySentence,
  type Report,
  type Severity,
  settingNames,
  uncheckedSentence,
  waive,
} from '../../src/index.ts'
import { batchLine, batchOf } from '../batch.ts'
import { loadSettings } from '../config.ts'
import { findInputs, standardInput } from '../inputs.ts'
import type { Task } from '../jobs/document.ts'
import { inOrder } from '../jobs/order.ts'
import { sentenceOf } from '../jobs/refuse.ts'
import type { Text } from '../language.ts'
import { limitOption } from '../limits.ts'
import { nearest } from '../nearest.ts'
import { configOption, jobsOption, ocrEngineOption, ocrOption, outputOption, pathPositional, repeated, waiversOption } from '../options.ts'
import { progressLine } from '../progress.ts'
import type { Recognition } from '../recognition.ts'
import { complainOf, type Outcome, quoted, type Shell, UsageError } from '../shell.ts'
import { openSink } from '../sink.ts'
import { tasksFor } from '../tasks.ts'
import { checkTogether } from '../together.ts'
import { remedy } from '../unread.ts'
import { loadWaivers, today, unusedIn, user } from '../waivers.ts'
import { type Format, formats, writerOf } from '../written.ts'

export const summary: Text = { en: 'check disclosures and report what does not agree', zh: '核对公开文件，报告不符之处' }

const severities = ['error', 'warning', 'info'] as const
const failOn = ['error', 'warning', 'never'] as const

const words = {
  format: { en: 'form of the report', zh: '报告格式' },
  formatDefault: { en: 'by the ending of --output, else text', zh: '按 --output 的扩展名，否则为 text' },
  failOn: { en: 'least severity that makes the exit status 1', zh: '退出状态为 1 的最低级别' },
  minSeverity: { en: 'leave out findings below this severity', zh: '不报告低于此级别的发现' },
  minBelief: {
    en: 'leave out findings believed less than this (0 to 1)',
    zh: '不报告可信度低于此值的发现（0 至 1）',
  },
  share: {
    en: '--min-belief is a number from 0 to 1, such as 0.9',
    zh: '--min-belief 应为 0 至 1 之间的数，例如 0.9',
  },
  writeBaseline: { en: 'accept all findings of today: write them to this file of waivers', zh: '将本次全部发现写入此豁免文件' },
  together: {
    en: "check documents against each other: last year's report, the published budget, the department of a unit",
    zh: '文件之间互相核对：上年报告、公开的预算、单位的主管部门',
  },
  coverage: {
    en: 'show which figures and identities were checked, and why others were not',
    zh: '列出已核对的数字与勾稽关系，以及未核对的原因',
  },
  baseline: { en: 'Known when the baseline was written.', zh: '建立基线时已知。' },
  written: {
    en: (path: string, count: number) => `${count} ${count === 1 ? 'waiver' : 'waivers'} written to ${path}`,
    zh: (path: string, count: number) => `已将 ${count} 项豁免写入 ${path}`,
  },
  unused: {
    en: (ids: readonly string[]) =>
      `${ids.length === 1 ? 'a waiver covers' : 'waivers cover'} nothing: ${ids.join(', ')}; take ${ids.length === 1 ? 'it' : 'them'} out if the document was mended`,
    zh: (ids: readonly string[]) => `豁免未用上：${ids.join('、')}；若文件已改正，请删去`,
  },
  expired: {
    en: (ids: readonly string[]) =>
      `${ids.length === 1 ? 'a waiver has' : 'waivers have'} expired: ${ids.join(', ')}; give a later date, or settle what ${ids.length === 1 ? 'it waives' : 'they waive'}`,
    zh: (ids: readonly string[]) => `豁免已过期：${ids.join('、')}；请延期，或处理所豁免的发现`,
  },
  strangers: {
    en: 'none of these documents speaks of the same money as another: they were checked each by itself',
    zh: '这些文件之间没有可以互相核对的：均已单独核对',
  },
  interrupted: {
    en: (done: number, of: number) => `interrupted: ${done} of ${of} ${of === 1 ? 'document was' : 'documents were'} checked`,
    zh: (done: number, of: number) => `已中断：${of} 份文件中已核对 ${done} 份`,
  },
  select: { en: 'report findings of these rules only (names, comma between them)', zh: '只报告这些规则的发现（规则名，以逗号分隔）' },
  quiet: { en: 'say nothing of documents without findings, no counts, no hints', zh: '不显示没有发现的文件，也不显示统计和提示' },
  statistics: { en: 'how many findings of which rule, instead of the findings', zh: '只显示各规则的发现数' },
  elsewhere: {
    en: (output: string, command: string) => `check cannot write ${output}: its forms are ${formats.join(', ')}; for this one: ${command}`,
    zh: (output: string, command: string) => `check 不能写 ${output}：可用 ${formats.join('、')}；要这种文件请用 ${command}`,
  },
  onlyText: { en: '--statistics is text: leave out --format', zh: '--statistics 只有文本形式：请去掉 --format' },
  noRule: {
    en: (id: string, near: string | undefined) =>
      `there is no rule ${id}${near === undefined ? '; the list: gouji rules' : `; did you mean ${near}?`}`,
    zh: (id: string, near: string | undefined) => `没有规则 ${id}${near === undefined ? '；清单见 gouji rules' : `，是否指 ${near}？`}`,
  },
  hidden: {
    en: (count: number, level: string) => `${count} ${count === 1 ? 'finding' : 'findings'} below --min-severity ${level} not shown`,
    zh: (count: number, level: string) => `低于 --min-severity ${level} 的 ${count} 项发现未显示`,
  },
  review: { en: 'To go through the findings one by one: ', zh: '逐条复核：' },
} as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('path', pathPositional(language))
    .option('format', { choices: formats, describe: words.format[language], defaultDescription: words.formatDefault[language] })
    .option('output', outputOption(language))
    .option('fail-on', { choices: failOn, default: 'error' as const, describe: words.failOn[language] })
    .option('min-severity', { choices: severities, default: 'info' as const, describe: words.minSeverity[language] })
    .option('select', { type: 'string', array: true, nargs: 1, describe: words.select[language] })
    .option('quiet', { type: 'boolean', alias: 'q', default: false, describe: words.quiet[language] })
    .option('statistics', { type: 'boolean', default: false, describe: words.statistics[language] })
    .option('min-belief', { type: 'number', requiresArg: true, default: 0, describe: words.minBelief[language] })
    .option('together', { type: 'boolean', default: false, describe: words.together[language] })
    .option('coverage', { type: 'boolean', default: false, describe: words.coverage[language] })
    .option('config', configOption(language))
    .option('waivers', waiversOption(language))
    .option('write-baseline', { type: 'string', requiresArg: true, describe: words.writeBaseline[language] })
    .option('ocr', ocrOption(language))
    .option('ocr-engine', ocrEngineOption(language))
    .option('jobs', jobsOption(language))
    .option('limit', limitOption(language))
    .check((a) =>
      repeated(
        a,
        ['format', 'output', 'fail-on', 'min-severity', 'config', 'waivers', 'write-baseline', 'ocr', 'ocr-engine', 'jobs'],
        language,
      ),
    )
    .check((a) => {
      const least: unknown = a['min-belief']
      if (typeof least !== 'number' || !(least >= 0 && least <= 1)) throw new UsageError(words.share[language])
      return true
    })

export interface Arguments {
  readonly path: readonly string[]
  readonly format?: Format | undefined
  readonly output?: string | undefined
  readonly failOn: (typeof failOn)[number]
  readonly minSeverity: Severity
  readonly select?: readonly string[] | undefined
  readonly quiet?: boolean
  readonly statistics?: boolean
  readonly minBelief: number
  readonly together?: boolean
  readonly coverage?: boolean
  readonly config?: string | undefined
  readonly waivers?: string | undefined
  readonly writeBaseline?: string | undefined
  readonly ocr: Task['ocr']
  readonly ocrEngine: Recognition['ocrEngine']
  readonly jobs?: number | undefined
  readonly limit: readonly string[]
}

/** Endings of files that other commands write. */
const elsewhere: Readonly<Record<string, 'report' | 'extract'>> = {
  '.html': 'report',
  '.htm': 'report',
  '.pdf': 'report',
  '.xlsx': 'report',
  '.csv': 'report',
  '.md': 'report',
  '.parquet': 'extract',
}

/**
 * `report.json` asks for JSON without a further word; an ending that is not of this command is not filled with text.
 * @throws UsageError for such an ending
 */
function formatOf({ output, path }: Arguments, shell: Shell): Format {
  const ending = extname(output ?? '').toLowerCase()
  const command = elsewhere[ending]
  if (output !== undefined && command !== undefined) {
    const example = `${shell.called} ${command} ${path.map(quoted).join(' ')} -o ${quoted(output)}`
    throw new UsageError(words.elsewhere[shell.language](output, example))
  }
  return formats.find((format) => ending === `.${format}`) ?? 'text'
}

/**
 * Names of rules, each checked: a name that is mistyped would find nothing, and that would look like a clean document.
 * @throws UsageError for an unknown one
 */
function selected(names: readonly string[] | undefined, language: Shell['language']): ReadonlySet<string> | undefined {
  if (names === undefined) return undefined
  const ids = names.flatMap((list) => list.split(/[,，\s]+/)).filter((id) => id !== '')
  for (const id of ids) if (!settingNames().includes(id)) throw new UsageError(words.noRule[language](id, nearest(id, settingNames())))
  return new Set(ids)
}

const atLeast = (severity: Severity, least: Severity): boolean => severities.indexOf(severity) <= severities.indexOf(least)

export async function check(a: Arguments, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const format = a.format ?? formatOf(a, shell)
  if (a.statistics && format !== 'text') throw new UsageError(words.onlyText[language])
  const only = selected(a.select, language)
  const settings = await loadSettings(a.config, '.', shell)
  const waivers = a.waivers === undefined ? undefined : loadWaivers(a.waivers, shell)
  if (settings === undefined || waivers === 'invalid') return 'incomplete'
  const { list, several } = await findInputs(a.path, language)
  const sink = openSink(
    a.output,
    list.map((input) => input.path),
    shell,
  )
  const progress = progressLine(shell)
  const tasks = await tasksFor(list, a, shell, { settings, ledger: a.coverage === true, keep: a.together === true })
  const follow = (index: number, now: Progress): void => progress.update(index, tasks.length, tasks[index]?.path ?? '', now)
  const results = a.together ? checkTogether(shell.jobs, tasks, follow) : inOrder(shell.jobs, 'check', tasks, follow)

  const writer = writerOf(
    { format, several, toTerminal: a.output === undefined, quiet: a.quiet === true, statistics: a.statistics === true },
    shell,
  )
  const interruption = shell.interruption()
  const interrupted = new Promise<'interrupted'>((resolve) => interruption.addEventListener('abort', () => resolve('interrupted')))
  let outcome: Outcome = 'clean'
  let findings = 0
  let hidden = 0
  let documents = 0
  const reports: Report[] = []
  try {
    for (const input of list) {
      const next = input.sentence === undefined ? await Promise.race([results.next(), interrupted]) : undefined
      progress.clear()
      if (next === 'interrupted') {
        outcome = 'interrupted'
        shell.complain(`gouji: ${words.interrupted[language](documents, list.length)}\n`)
        break
      }
      const result = input.sentence === undefined ? next?.value : { kind: 'unreadable' as const, sentence: input.sentence }
      if (input.sentence === undefined) progress.next()
      if (result === undefined || result.kind !== 'ok') {
        if (result) complainOf(input.path, sentenceOf(result, language), shell)
        outcome = 'incomplete'
        continue
      }
      const { report } = result.value
      const judged = waivers === undefined ? report : waive(report, waivers, today())
      const shown = {
        ...judged,
        findings: judged.findings.filter(
          (f) =>
            atLeast(f.severity, a.minSeverity) && (only === undefined || only.has(f.rule)) && (f.belief?.probability ?? 1) >= a.minBelief,
        ),
      }
      reports.push(shown)
      sink.write(writer.document(shown))
      if (format !== 'text') for (const kept of keptPages(shown.document, language)) complainOf(input.path, kept, shell)
      documents++
      findings += shown.findings.length
      hidden += judged.findings.filter((finding) => !atLeast(finding.severity, a.minSeverity)).length
      const partly = partlySentence(shown, language)
      if (partly !== undefined) {
        complainOf(input.path, partly, shell)
        outcome = 'incomplete'
      }
      const unchecked = uncheckedSentence(shown, language)
      if (unchecked !== undefined) {
        complainOf(input.path, unchecked + remedy(shown.document.unreadablePages, a.ocr, language), shell)
        outcome = 'incomplete'
      }
      const { failOn: least } = a
      if (outcome === 'clean' && least !== 'never' && shown.findings.some((finding) => atLeast(finding.severity, least)))
        outcome = 'findings'
    }
    sink.write(writer.end())
    sink.close()
  } catch (error) {
    sink.discard()
    throw error
  } finally {
    progress.clear()
    // What is still at work ends with the program.
    const left = results.return(undefined)
    if (!interruption.aborted) await left
  }
  if (outcome === 'interrupted') return outcome
  if (a.together && list.length > 1 && reports.every((report) => (report.together ?? []).length === 0))
    shell.complain(`gouji: ${words.strangers[language]}\n`)
  if (waivers !== undefined && a.waivers !== undefined) {
    const expired = [...new Set(reports.flatMap((report) => report.expiredWaivers ?? []))]
    const unused = unusedIn(waivers, reports)
    if (expired.length > 0) complainOf(a.waivers, words.expired[language](expired), shell)
    if (unused.length > 0) complainOf(a.waivers, words.unused[language](unused), shell)
  }
  if (a.writeBaseline !== undefined) {
    const file = baseline(reports, waivers, { reason: words.baseline[language], author: user(), date: today() })
    const target = openSink(
      a.writeBaseline,
      list.map((input) => input.path),
      shell,
    )
    target.write(`${JSON.stringify(file, null, 2)}\n`)
    target.close()
    complainOf(a.writeBaseline, words.written[language](a.writeBaseline, Object.keys(file.waivers).length), shell)
    // All that was found is accepted now.
    if (outcome === 'findings') outcome = 'clean'
  }
  if (format === 'text' && a.output === undefined && list.length > 0 && a.quiet !== true) {
    if (list.length > 1) shell.print(`\n${batchLine(batchOf(list.length, reports), language)}\n`)
    if (hidden > 0) shell.print(`\n${words.hidden[language](hidden, a.minSeverity)}\n`)
    const paths = a.path.filter((path) => path !== standardInput)
    if (paths.length > 0 && findings > 0) shell.print(`\n${words.review[language]}${shell.called} review ${paths.map(quoted).join(' ')}\n`)
  }
  return outcome
}

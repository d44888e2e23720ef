/** gouji compare: one item over many documents; gouji trend: one body over the years. */
import { extname } from 'node:path'
import type { Argv } from 'yargs'
import {
  type By,
  compareOver,
  comparisonPage,
  comparisonRows,
  comparisonText,
  comparisonView,
  exportRows,
  NoCharts,
  type Store,
  type TableFormat,
  tableFormats,
  trendOf,
  trendPage,
  trendRows,
  trendText,
  usualConcepts,
} from '../../src/index.ts'
import type { Text } from '../language.ts'
import { nearest } from '../nearest.ts'
import { outputOption, repeated } from '../options.ts'
import { CannotDo, type Outcome, type Shell, UsageError } from '../shell.ts'
import { openSink } from '../sink.ts'
import { linksFrom, storeOf } from '../store/source.ts'

export const summary: Text = {
  en: 'compare an item over bodies, years or cities, every figure with its page',
  zh: '按主体、年度或地市比较同一项目，每个数字都可追溯到页',
}
export const trendSummary: Text = { en: 'what a body states of its main items over the years', zh: '同一主体主要项目的历年数字' }

const kinds = ['html', ...tableFormats] as const
type Kind = (typeof kinds)[number]
const bys = ['department', 'year', 'city'] as const

const words = {
  source: { en: 'a store, a folder or a document', zh: '库、文件夹或文件' },
  concept: { en: 'the item, by any of its names (机关运行经费)', zh: '项目，可用任一名称（如 机关运行经费）' },
  concepts: { en: 'an item; may be given several times', zh: '项目，可多次给出' },
  by: { en: 'what is compared', zh: '比较的对象' },
  per: { en: 'divide by the people that the document tells: head, or the name of that item', zh: '按人数平均：head，或人数项目的名称' },
  phase: { en: 'which amount; by the kind of document when absent', zh: '哪一阶段的数；默认随文件类别' },
  scope: { en: 'only this 口径', zh: '只取此口径' },
  measure: { en: 'money, or what is counted', zh: '金额，或其他计量' },
  output: {
    en: 'write to this file (.html with charts, .csv .ndjson .parquet .xlsx)',
    zh: '写入此文件（.html 含图表，.csv .ndjson .parquet .xlsx）',
  },
  body: { en: 'the body, as its documents name it', zh: '主体名称' },
  store: { en: 'a store, a folder or a document', zh: '库、文件夹或文件' },
  kind: {
    en: (output: string) => `the kind of file cannot be told from ${output}; end it in ${kinds.map((k) => `.${k}`).join(' ')}`,
    zh: (output: string) => `无法从 ${output} 判断种类：请用扩展名 ${kinds.map((k) => `.${k}`).join(' ')}`,
  },
  nobody: {
    en: (body: string, close: string | undefined) =>
      `no document of the store is by ${body}${close === undefined ? '' : `; did you mean ${close}?`}`,
    zh: (body: string, close: string | undefined) => `库中没有 ${body} 的文件${close === undefined ? '' : `，是否指 ${close}？`}`,
  },
  charts: {
    en: 'charts need two packages: npm install @observablehq/plot linkedom',
    zh: '图表需要两个包：npm install @observablehq/plot linkedom',
  },
} as const

/** What counts the people of a body, the surest first. */
const headConcepts = ['在职人员', '在职人数', '实有人数', '编制'] as const

export const options = (y: Argv, language: Shell['language']) =>
  y
    .positional('source', { type: 'string', demandOption: true, describe: words.source[language] })
    .option('concept', { type: 'string', requiresArg: true, demandOption: true, describe: words.concept[language] })
    .option('by', { choices: bys, default: 'department' as const, describe: words.by[language] })
    .option('per', { type: 'string', requiresArg: true, describe: words.per[language] })
    .option('phase', { choices: ['initial-budget', 'adjusted-budget', 'budget', 'actual'] as const, describe: words.phase[language] })
    .option('scope', { type: 'string', requiresArg: true, describe: words.scope[language] })
    .option('measure', { type: 'string', requiresArg: true, default: 'money', describe: words.measure[language] })
    .option('output', { ...outputOption(language), describe: words.output[language] })
    .check((a) => repeated(a, ['concept', 'by', 'per', 'phase', 'scope', 'measure', 'output'], language))

export interface Arguments {
  readonly source: string
  readonly concept: string
  readonly by: By
  readonly per?: string | undefined
  readonly phase?: string | undefined
  readonly scope?: string | undefined
  readonly measure: string
  readonly output?: string | undefined
}

function kindOf(output: string | undefined, { language }: Shell): Kind | undefined {
  if (output === undefined || output === '-') return undefined
  const kind = kinds.find((one) => extname(output).toLowerCase() === `.${one}`)
  if (kind === undefined) throw new UsageError(words.kind[language](output))
  return kind
}

export async function compare(a: Arguments, shell: Shell): Promise<Outcome> {
  const kind = kindOf(a.output, shell)
  const store = await storeOf(a.source, shell)
  if (!store) return 'interrupted'
  try {
    const heads = a.per === undefined ? undefined : a.per === 'head' ? await headsIn(store) : a.per
    const comparison = await compareOver(store, {
      concept: a.concept,
      by: a.by,
      measure: a.measure,
      ...(a.phase === undefined ? {} : { phase: a.phase }),
      ...(a.scope === undefined ? {} : { scope: a.scope }),
      ...(heads === undefined ? {} : { heads }),
    })
    const { language } = shell
    if (kind === undefined || a.output === undefined)
      shell.print(comparisonText(comparison, { language, width: shell.terminal ? shell.columns : 160 }))
    else if (kind === 'html') await write(a.output, shell, () => comparisonPage(comparison, language, linksFrom(a.output ?? '')))
    else await rows(a.output, kind, comparisonRows(comparison), shell)
    return comparison.entries.length === 0 ? 'incomplete' : 'clean'
  } finally {
    await store.close()
  }
}

/** The name under which most documents tell how many people there are. */
async function headsIn(store: Store): Promise<string> {
  const found = await store.ask(
    `SELECT concept, COUNT(DISTINCT document) AS n FROM fact WHERE measure = 'people' AND concept IN (${headConcepts.map(() => '?').join(', ')}) GROUP BY concept ORDER BY n DESC`,
    headConcepts,
  )
  return String(found[0]?.['concept'] ?? headConcepts[0])
}

async function write(output: string, shell: Shell, make: () => Promise<string>): Promise<void> {
  const sink = openSink(output, [], shell)
  try {
    sink.write(await make())
    sink.close()
  } catch (error) {
    sink.discard()
    if (error instanceof NoCharts) throw new CannotDo(words.charts[shell.language])
    throw error
  }
}

async function rows(output: string, kind: TableFormat, of: ReturnType<typeof comparisonRows>, shell: Shell): Promise<void> {
  const sink = openSink(output, [], shell)
  try {
    await exportRows(of, comparisonView, kind, (content) => sink.write(content), shell.language)
    sink.close()
  } catch (error) {
    sink.discard()
    throw error
  }
}

// ── trend ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const trendOptions = (y: Argv, language: Shell['language']) =>
  y
    .positional('source', { type: 'string', demandOption: true, describe: words.store[language] })
    .positional('body', { type: 'string', demandOption: true, describe: words.body[language] })
    .option('concept', { type: 'string', array: true, nargs: 1, default: [...usualConcepts], describe: words.concepts[language] })
    .option('output', { ...outputOption(language), describe: words.output[language] })
    .check((a) => repeated(a, ['output'], language))

export interface TrendArguments {
  readonly source: string
  readonly body: string
  readonly concept: readonly string[]
  readonly output?: string | undefined
}

export async function trend(a: TrendArguments, shell: Shell): Promise<Outcome> {
  const kind = kindOf(a.output, shell)
  const store = await storeOf(a.source, shell)
  if (!store) return 'interrupted'
  try {
    const { language } = shell
    const bodies = (await store.ask("SELECT DISTINCT body FROM document WHERE body <> '' ORDER BY body")).map((row) => String(row['body']))
    // As printed or nearly so: a part of a name is enough when it is of one body only.
    const holding = bodies.filter((body) => body.includes(a.body))
    const body = bodies.includes(a.body) ? a.body : holding.length === 1 ? holding[0] : undefined
    if (body === undefined) throw new CannotDo(words.nobody[language](a.body, holding[0] ?? nearest(a.body, bodies)))
    const trends = await trendOf(store, body, a.concept)
    if (kind === undefined || a.output === undefined) shell.print(trendText(trends, { language, width: shell.columns }))
    else if (kind === 'html') await write(a.output, shell, () => trendPage(trends, language, linksFrom(a.output ?? '')))
    else await rows(a.output, kind, trendRows(trends), shell)
    return trends.length === 0 ? 'incomplete' : 'clean'
  } finally {
    await store.close()
  }
}

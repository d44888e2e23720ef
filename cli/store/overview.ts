/** All documents of a store in one report: `report --store`. */
import { extname } from 'node:path'
import { overviewOf, overviewPage, overviewSheets, rules, workbookOf } from '../../src/index.ts'
import { type Outcome, type Shell, UsageError } from '../shell.ts'
import { openSink } from '../sink.ts'
import { openStoreFor } from './open.ts'
import { linksFrom } from './source.ts'

const words = {
  kind: {
    en: (output: string) => `a report of a store is .html or .xlsx, not ${output}; its rows are written by export`,
    zh: (output: string) => `库的报告为 .html 或 .xlsx，不能是 ${output}；明细请用 export 输出`,
  },
} as const

export async function overviewReport(address: string, output: string, shell: Shell): Promise<Outcome> {
  const { language } = shell
  const kind = extname(output).toLowerCase()
  if (kind !== '.html' && kind !== '.xlsx') throw new UsageError(words.kind[language](output))
  const term = (id: string): string => rules.find((rule) => rule.id === id)?.term[language] ?? id
  const store = await openStoreFor(address, { existing: true }, shell)
  try {
    const overview = await overviewOf(store)
    const sink = openSink(output, [address], shell)
    try {
      sink.write(
        kind === '.html'
          ? overviewPage(overview, { language, link: linksFrom(output), term })
          : await workbookOf(overviewSheets(overview, { language, term })),
      )
      sink.close()
    } catch (error) {
      sink.discard()
      throw error
    }
    // Nothing checked is never clean.
    return overview.documents.some(({ status }) => status === 'checked' || status === 'part') ? 'clean' : 'incomplete'
  } finally {
    await store.close()
  }
}

/** What stands below a report when it is asked for: waived findings, and the ledger of what was checked. */
import type { CoverageLedger, CoveredPart, IdentityEntry, Language, Report } from '../model/finding.ts'
import { wrap } from './columns.ts'
import { identityName } from './identities.ts'
import { printable } from './printable.ts'

export interface AppendixOptions {
  readonly language: Language
  /** Columns of the terminal. */
  readonly width: number
  /** Name of a rule in the chosen language. */
  readonly term: (rule: string) => string
}

const words = {
  en: {
    waived: (n: number) => `Waived (${n})`,
    by: (author: string, date: string, expires: string | undefined) =>
      expires === undefined ? `${author}, ${date}` : `${author}, ${date}, until ${expires}`,
    page: (n: number) => `p. ${n}`,
    figures: 'Figures that took part in a check',
    of: (covered: number, figures: number) => `${covered} of ${figures}`,
    bounded: (n: number) => `${n} of them only by bounds (≤, ≥), by no equation`,
    more: (n: number) => `… ${n} more; --format json has them all`,
    narrative: 'Narrative',
    untitled: '(table without a title)',
    identities: 'Identities',
    times: (n: number) => `${n}×`,
    status: {
      held: 'held',
      'held-within-rounding': 'held within rounding',
      broken: 'broken',
      'not-applicable': 'not applicable',
      'not-checkable': 'not checkable',
    },
  },
  zh: {
    waived: (n: number) => `已豁免（${n}）`,
    by: (author: string, date: string, expires: string | undefined) =>
      expires === undefined ? `${author}，${date}` : `${author}，${date}，有效期至 ${expires}`,
    page: (n: number) => `第 ${n} 页`,
    figures: '参与核对的数字',
    of: (covered: number, figures: number) => `${covered}／${figures}`,
    bounded: (n: number) => `其中 ${n} 个仅有上下限（≤、≥）约束，没有等式可核`,
    more: (n: number) => `……另有 ${n} 处，--format json 全部列出`,
    narrative: '文字部分',
    untitled: '（无标题的表）',
    identities: '勾稽关系',
    times: (n: number) => `${n} 处`,
    status: {
      held: '相符',
      'held-within-rounding': '在尾差内相符',
      broken: '不符',
      'not-applicable': '不适用',
      'not-checkable': '无法核对',
    },
  },
} as const

/** Waived findings with their reasons; empty when there are none. */
export function waivedText({ waived = [] }: Report, { language, width, term }: AppendixOptions): string {
  if (waived.length === 0) return ''
  const say = words[language]
  const lines = [say.waived(waived.length)]
  for (const { rule, page, message, waiver } of waived) {
    const texts = [
      `${say.page(page)} · ${term(rule)} · ${message}`,
      `${waiver.reason} (${say.by(waiver.author, waiver.date, waiver.expires)})`,
    ]
    for (const text of texts) for (const line of wrap(printable(text), width - 4)) lines.push(`    ${line.text}`)
  }
  return `\n${lines.join('\n')}\n`
}

/** Most sums shown under one identity. */
const mostEquations = 3

/** Longest list of values under one reason. */
const mostValues = 8

/** The ledger, a line a table and an identity, with reasons below. */
export function ledgerText(ledger: CoverageLedger, { language, width, term }: AppendixOptions): string {
  const say = words[language]
  const lines: string[] = ['', say.figures]
  const put = (text: string, indent: number): void => {
    for (const line of wrap(printable(text), width - indent)) lines.push(`${' '.repeat(indent)}${line.text}`)
  }
  const part = (title: string, of: CoveredPart): void => {
    if (of.figures === 0) return
    put(`${title} · ${say.of(of.covered, of.figures)}`, 2)
    if (of.boundedOnly > 0) put(say.bounded(of.boundedOnly), 6)
    const reasons = new Map<string, string[]>()
    for (const { text, value, unit } of of.uncovered) {
      const values = reasons.get(text) ?? []
      values.push(unit === '%' ? `${value}%` : value)
      reasons.set(text, values)
    }
    const comma = language === 'zh' ? '、' : ', '
    for (const [text, values] of reasons)
      put(
        `${values.length} · ${text}${language === 'zh' ? '：' : ': '}${values.slice(0, mostValues).join(comma)}${values.length > mostValues ? ' …' : ''}`,
        6,
      )
  }
  // The first of each identity's sums as they came out, both sides of them; what is checked in words has none.
  const held = ({ checks }: IdentityEntry): void => {
    const told = new Set(
      checks.flatMap(({ equation, page, verdict }) =>
        equation === undefined || verdict === 'notCheckable' ? [] : [`${say.page(page)} · ${equation}`],
      ),
    )
    for (const text of [...told].slice(0, mostEquations)) put(text, 8)
    if (told.size > mostEquations) put(say.more(told.size - mostEquations), 8)
  }
  for (const table of ledger.tables)
    part(`${table.title === '' ? say.untitled : table.title}${language === 'zh' ? '，' : ', '}${say.page(table.pages[0] ?? 1)}`, table)
  part(say.narrative, ledger.narrative)
  lines.push('', say.identities)
  const order: readonly IdentityEntry['status'][] = ['broken', 'held', 'held-within-rounding', 'not-checkable', 'not-applicable']
  for (const status of order) {
    const entries = ledger.identities.filter((entry) => entry.status === status)
    if (entries.length === 0) continue
    lines.push(`  ${say.status[status]}`)
    for (const entry of entries) {
      const times = entry.exact + entry.rounding + entry.convention + entry.contradiction + entry.notCheckable
      const name = entry.name === entry.rule ? term(entry.rule) : identityName(entry.name, language)
      put(
        times === 0
          ? name
          : `${name} · ${say.times(times)}${entry.contradiction > 0 && times > entry.contradiction ? ` (${say.status.broken} ${entry.contradiction})` : ''}`,
        4,
      )
      if (status === 'held' || status === 'held-within-rounding') held(entry)
    }
  }
  return `${lines.join('\n')}\n`
}

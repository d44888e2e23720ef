/** The ledger of what was checked: figure by figure for every table and for the narrative, and identity by identity. */
import type { Judged } from '../model/claim.ts'
import type { Assessment, CheckEntry, CoverageLedger, CoveredPart, IdentityEntry, Language } from '../model/finding.ts'
import type { Extraction } from '../model/reading.ts'
import { figuresIn } from '../relation/judge.ts'
import type { Verdict } from '../relation/relation.ts'

/** A family identity that a document of this kind may show. */
export interface KnownIdentity {
  readonly name: string
}

export function ledgerOf(
  { ledger, judged }: Assessment,
  { figures, tables, identity }: Extraction,
  known: readonly KnownIdentity[],
  language: Language,
  reasonText: (reason: string | undefined, language: Language) => string,
): CoverageLedger {
  const inTable = new Map(tables.flatMap((table) => table.cells.map((cell) => [cell.figure, table.index] as const)))
  const part = (of: (figure: number) => boolean): CoveredPart => {
    const mine = ledger.filter((entry) => of(entry.figure))
    return {
      figures: mine.length,
      covered: mine.filter((entry) => entry.status === 'covered').length,
      boundedOnly: mine.filter((entry) => entry.boundedOnly).length,
      uncovered: mine.flatMap((entry) => {
        const figure = figures[entry.figure]
        if (entry.status === 'covered' || !figure) return []
        return [
          {
            value: figure.printed,
            unit: figure.unit.symbol,
            page: figure.source.page,
            label: figure.label,
            reason: entry.reason ?? 'alone',
            text: reasonText(entry.reason, language),
          },
        ]
      }),
    }
  }
  const entryOf = ({ claim, verdict, reading, equation, reason }: Judged): CheckEntry => {
    const relation = claim.readings[reading]
    const about = claim.stated >= 0 ? claim.stated : relation && figuresIn(relation)[0]
    const source = claim.source ?? (about === undefined ? undefined : figures[about]?.source)
    return {
      verdict,
      page: source?.page ?? 1,
      subject: claim.subject,
      ...(equation === '' ? {} : { equation }),
      ...(verdict === 'notCheckable' ? { text: reasonText(reason, language) } : {}),
    }
  }
  const entries = new Map<string, { rule: string; counts: Record<Verdict, number>; checks: CheckEntry[] }>()
  for (const one of judged) {
    const { claim, verdict } = one
    const name = claim.identity ?? claim.rule
    const entry = entries.get(name) ?? {
      rule: claim.rule,
      counts: { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 },
      checks: [],
    }
    entry.counts[verdict]++
    entry.checks.push(entryOf(one))
    entries.set(name, entry)
  }
  const identities: IdentityEntry[] = [...entries].map(([name, { rule, counts, checks }]) => ({
    name,
    rule,
    status: statusOf(counts),
    ...counts,
    checks,
  }))
  for (const { name } of identity.kind === 'unknown' ? [] : known) {
    if (!entries.has(name))
      identities.push({
        name,
        status: 'not-applicable',
        exact: 0,
        rounding: 0,
        convention: 0,
        contradiction: 0,
        notCheckable: 0,
        checks: [],
      })
  }
  return {
    tables: tables.map((table) => ({
      title: table.title,
      pages: table.pages,
      ...(table.kind === undefined ? {} : { kind: table.kind }),
      ...part((figure) => inTable.get(figure) === table.index),
    })),
    narrative: part((figure) => !inTable.has(figure)),
    identities,
  }
}

const statusOf = (counts: Readonly<Record<Verdict, number>>): IdentityEntry['status'] => {
  if (counts.contradiction > 0) return 'broken'
  if (counts.rounding + counts.convention > 0) return 'held-within-rounding'
  return counts.exact > 0 ? 'held' : 'not-checkable'
}

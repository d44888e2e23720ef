/** The ledger of what was checked: figure by figure for every table and for the narrative, and identity by identity. */
import type { Assessment, CoverageLedger, CoveredPart, Extraction, IdentityEntry, Language, Verdict } from '../model.ts'
import { reasonText } from './words.ts'

/** A family identity that a document of this kind may show. */
export interface KnownIdentity {
  readonly name: string
}

export function ledgerOf(
  { ledger, judged }: Assessment,
  { figures, tables, identity }: Extraction,
  known: readonly KnownIdentity[],
  language: Language,
): CoverageLedger {
  const inTable = new Map(tables.flatMap((table) => table.cells.map((cell) => [cell.figure, table.index] as const)))
  const part = (of: (figure: number) => boolean): CoveredPart => {
    const mine = ledger.filter((entry) => of(entry.figure))
    return {
      figures: mine.length,
      covered: mine.filter((entry) => entry.status === 'covered').length,
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
  const entries = new Map<string, { rule: string; counts: Record<Verdict, number> }>()
  for (const { claim, verdict } of judged) {
    const name = claim.identity ?? claim.rule
    const entry = entries.get(name) ?? {
      rule: claim.rule,
      counts: { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 },
    }
    entry.counts[verdict]++
    entries.set(name, entry)
  }
  const identities: IdentityEntry[] = [...entries].map(([name, { rule, counts }]) => ({ name, rule, status: statusOf(counts), ...counts }))
  for (const { name } of identity.kind === 'unknown' ? [] : known) {
    if (!entries.has(name))
      identities.push({ name, status: 'not-applicable', exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 0 })
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

/** Mentions and table cells as facts. */
import type { Document } from '../layout/types.ts'
import type { Identity } from '../model/document.ts'
import type { Fact, Figure, Mention, Phase, Table } from '../model/reading.ts'
import { factsOfCells } from './facts/from-cells.ts'
import { factsOfMentions } from './facts/from-mentions.ts'

/** What the facts of one document have in common. */
export interface Setting {
  readonly document: Document
  readonly figures: readonly Figure[]
  /** The body whose document it is. */
  readonly department: string
  readonly year: number | undefined
  /** Of a value that does not say whether it was planned or spent. */
  readonly phase: Phase
}

export function factsOf(
  document: Document,
  identity: Identity,
  tables: readonly Table[],
  mentions: readonly Mention[],
  figures: readonly Figure[],
): Fact[] {
  const phase: Phase = identity.kind === 'budget' ? 'budget' : identity.kind === 'final-account' ? 'actual' : 'unknown'
  const setting: Setting = { document, figures, department: identity.department, year: identity.year ?? undefined, phase }
  return [...factsOfMentions(mentions, setting), ...factsOfCells(tables, setting)]
}

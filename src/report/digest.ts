/** What a list of documents shows of each, and what puts it in order: little enough to be held of thousands. */
import type { DocumentKind } from '../model/document.ts'
import type { Finding, Language, Report } from '../model/finding.ts'
import { fold } from '../number/fold.ts'
import { readUnit } from '../number/unit.ts'
import { partlySentence, uncheckedSentence } from './checked.ts'

/** What is asked of a finding here. */
export type DigestedFinding = Pick<Finding, 'id' | 'severity' | 'cause'> & {
  readonly belief?: { readonly probability: number } | undefined
  readonly stated?: { readonly value: string; readonly unit: string } | undefined
  readonly evidence: readonly { readonly value: string; readonly unit: string }[]
}

/** A report, as much of it as a digest is made of. */
export type Digestible = Pick<Report, 'checks' | 'withheld' | 'coverage'> & {
  readonly document: Report['document']
  readonly findings: readonly DigestedFinding[]
}

export interface Digest {
  readonly title: string
  readonly department: string
  readonly year: number | null
  readonly kind: DocumentKind
  readonly pages: number
  readonly checks: Report['checks']
  readonly findings: readonly Pick<Finding, 'id' | 'severity' | 'cause'>[]
  /** How surely the surest finding is believed, 0–1; 0 without findings. */
  readonly belief: number
  /** The greatest amount that a finding speaks of, in 元, as a plain number; -1 without one. */
  readonly amount: number
  /** The sentence that nothing in it could be checked. */
  readonly unchecked?: string
  /** The sentence that only a part of it was checked. */
  readonly partly?: string
}

/** How surely it is believed, 0–1; what says nothing of it stands where its severity puts it. */
export const beliefOf = (finding: Pick<DigestedFinding, 'belief' | 'severity'>): number =>
  finding.belief?.probability ?? { error: 0.95, warning: 0.8, info: 0 }[finding.severity]

/** The greatest amount a finding speaks of, in 元; -1 where it speaks of none. Only an order: nothing is judged by it. */
export function greatestAmount({ stated, evidence }: Pick<DigestedFinding, 'stated' | 'evidence'>): number {
  let greatest = -1
  for (const { value, unit } of stated === undefined ? evidence : [stated, ...evidence]) {
    const measure = unit === '' ? undefined : readUnit(fold(unit), 0)?.unit
    const plain = Math.abs(Number(fold(value).replace(/[,\s]/g, '')))
    if (measure?.dimension === 'money' && Number.isFinite(plain)) greatest = Math.max(greatest, plain * 10 ** measure.power)
  }
  return greatest
}

export function digestOf(report: Digestible, language: Language): Digest {
  const { document, findings, checks } = report
  const unchecked = uncheckedSentence(report, language)
  const partly = partlySentence(report, language)
  return {
    title: document.title,
    department: document.department,
    year: document.year,
    kind: document.kind,
    pages: document.pages,
    checks,
    findings: findings.map(({ id, severity, cause }) => ({ id, severity, ...(cause === undefined ? {} : { cause }) })),
    belief: findings.reduce((most, finding) => Math.max(most, beliefOf(finding)), 0),
    amount: findings.reduce((most, finding) => Math.max(most, greatestAmount(finding)), -1),
    ...(unchecked === undefined ? {} : { unchecked }),
    ...(partly === undefined ? {} : { partly }),
  }
}

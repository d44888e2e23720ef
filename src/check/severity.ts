/** How much a contradiction weighs; report/severity.ts says it in words. */
import type { Claim, Severity } from '../model/claim.ts'
import type { Judgement } from '../relation/judge.ts'

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 }

const lesser = (a: Severity, b: Severity | undefined): Severity => (b !== undefined && ranks[b] < ranks[a] ? b : a)

/** Heaviest first. */
export const bySeverity = (a: Severity, b: Severity): number => ranks[b] - ranks[a]

/** Of a finding that settles these contradictions: the heaviest of them, each an error unless its judgement or its rule makes less of it. */
export const severityOf = (settled: readonly { readonly judgement: Judgement; readonly claim: Claim }[]): Severity =>
  settled
    .map(({ judgement, claim }) => lesser(judgement.lastDigit || judgement.cut ? 'warning' : 'error', claim.atMost))
    .reduce<Severity>((a, b) => (bySeverity(a, b) > 0 ? b : a), 'info')

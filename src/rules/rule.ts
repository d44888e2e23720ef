/** What a rule is: documentation, the cases it tells of, and a generator that says what should hold. Rules never compare; the judge does. */
import type { Claim } from '../model/claim.ts'
import type { Message, Text } from '../model/finding.ts'
import type { FactSet } from './factset.ts'

export interface RuleDocumentation {
  readonly finds: Text
  readonly why: Text
  readonly silent: Text
  /** A worked example: the printed words, the arithmetic, the conclusion. */
  readonly example: Text
}

/** What a rule yields: a claim without the rule's name, which is stamped on it, and with one of the rule's own cases (`plain` when it names none). */
export type RuleClaim<Case extends string = 'plain'> = Omit<Claim, 'rule' | 'case'> & { readonly case?: Case }

export interface Rule<Case extends string = string> {
  /** Names the defect: `wrong-completion`. */
  readonly id: string
  /** A few words for lists. */
  readonly term: Text
  readonly summary: Text
  readonly documentation: RuleDocumentation
  /** What may be the matter, each with its sentence; `plain` is the usual one. */
  readonly cases: Readonly<Record<Case, Message>>
  claims(facts: FactSet): Iterable<RuleClaim<Case>>
}

/** The compiler holds a rule to the cases it has messages for. */
export const defineRule = <const Cases extends Readonly<Record<string, Message>> & { readonly plain: Message }>(rule: {
  readonly id: string
  readonly term: Text
  readonly summary: Text
  readonly documentation: RuleDocumentation
  readonly cases: Cases
  claims(facts: FactSet): Iterable<RuleClaim<NoInfer<Extract<keyof Cases, string>>>>
}): Rule<Extract<keyof Cases, string>> => rule

/** What the rules say of a document, each claim stamped with the rule that made it. */
export function* claimsOf(rules: readonly Rule[], facts: FactSet): Generator<Claim> {
  for (const rule of rules) for (const claim of rule.claims(facts)) yield { ...claim, rule: rule.id, case: claim.case ?? 'plain' }
}

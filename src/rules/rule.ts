/** What a rule is: documentation, messages, and a generator that says what should hold. Rules never compare; the judge does. */
import type { Claim } from '../model/claim.ts'
import type { Language } from '../model/finding.ts'
import type { FactSet } from './factset.ts'

export type Text = Readonly<Record<Language, string>>

/** What a message may speak of. All strings are ready to print; empty when unknown. */
export interface Words {
  /** What is claimed, in the document's words. */
  readonly subject: string
  /** As printed, with its unit. */
  readonly stated: string
  /** What the evidence gives, at the stated precision, with its unit. */
  readonly expected: string
  readonly equation: string
  /** Words the rule put into its claim. */
  readonly more: Readonly<Record<string, string>>
}

export interface RuleDocumentation {
  readonly finds: Text
  readonly why: Text
  readonly silent: Text
  /** A worked example: the printed words, the arithmetic, the conclusion. */
  readonly example: Text
}

export interface Rule {
  /** Names the defect: `wrong-completion`. */
  readonly id: string
  /** A few words for lists. */
  readonly term: Text
  readonly summary: Text
  readonly documentation: RuleDocumentation
  readonly messages: Readonly<Record<Language, (words: Words) => string>>
  claims(facts: FactSet): Iterable<Claim>
}

export const defineRule = (rule: Rule): Rule => rule

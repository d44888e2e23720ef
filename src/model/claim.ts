/** What should hold, and whether it does. Types only. */

import type { Relation, Verdict } from '../relation/relation.ts'
import type { Source } from './document.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Claim {
  readonly rule: string
  /** Which of the rule's cases it is: it decides what is said of it. */
  readonly case: string
  /** Figure the claim is about: what is "stated". −1 when the claim is about words. */
  readonly stated: number
  /** What is claimed, in the document's words: 「公务接待费 较上年」. */
  readonly subject: string
  /** At least one. The first is the plain reading; the others are readings the text also admits: the claim holds when one of them does. */
  readonly readings: readonly Relation[]
  /** False where the attachment of operands is a guess: then a failure is "not checkable", never a finding. */
  readonly certain: boolean
  /** Relations of the same operands in another measure (last year's column, the changes): where one of them holds, an uncertain reading is proven. */
  readonly provenBy?: readonly Relation[]
  /**
   * An uncertain reading is also believed when one small slip (a digit, a transposition) would make it hold; `unless-omitted`:
   * except where the gap could be a part that the text leaves out.
   */
  readonly slipProves?: boolean | 'unless-omitted'
  /** What a percentage of a base of 0 is: of a change many print 100 % all the same, which is a habit; of a budget none can be. Not checkable unless told. */
  readonly overNothing?: 'habit' | 'contradicts'
  /** Upper bound on the severity of a contradiction (soft identities). */
  readonly atMost?: Severity
  readonly roles: Readonly<Record<number, string>>
  /** Claims with one key are rounding-noted and counted together (a table, a section). */
  readonly group?: string
  /** Where a claim about words stands. */
  readonly source?: Source
  /** Name of the family identity, for the ledger. */
  readonly identity?: string
  /** Facts for the message, in both languages. */
  readonly words?: Readonly<Record<string, string>>
}

/**
 * A reason to believe, or not to believe, that the author slipped and we did not misread. It weighs so many decibans: ten times the decimal
 * logarithm of how much likelier what is seen is if the author slipped. Grounds add up.
 */
export interface Ground {
  /** Names the kind of ground: `mixed-levels`. */
  readonly key: string
  /** Below 0: it speaks for a misreading. */
  readonly decibans: number
  readonly text: Readonly<Record<'en' | 'zh', string>>
}

/** Whether the author slipped, of a contradiction. */
export interface Belief {
  readonly probability: number
  readonly grounds: readonly Ground[]
  /** Key of the ground that speaks most against it, where it is not believed. */
  readonly doubt?: string
}

export interface Judged {
  readonly claim: Claim
  readonly verdict: Verdict
  /** Index of the reading that was taken. */
  readonly reading: number
  /** 「354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86」; empty for assertions. */
  readonly equation: string
  /** Why a claim is not checkable. */
  readonly reason?: string
  /** Of what contradicts, or would if it were believed. */
  readonly belief?: Belief
  /** A doubtful figure in it was read as all its claims have it. */
  readonly note?: 'read-by-arithmetic'
}

/** What was found and what is published of it. Types only. */

import type { Verdict } from '../relation/relation.ts'
import type { Belief, Judged, Severity } from './claim.ts'
import type { Box, Damage, DocumentKind } from './document.ts'
import type { Extraction } from './reading.ts'

export type Language = 'en' | 'zh'

/** Something said, in every language. */
export type Text = Readonly<Record<Language, string>>

export interface Quantity {
  readonly value: string
  readonly unit: string
}

export interface Expected extends Quantity {
  /** Anything up to the value would, or anything from it on: nothing says more of the figure. */
  readonly bound?: Bound
}

export type Bound = '<=' | '>='

export interface Evidence extends Quantity {
  /** The document it stands in, when that is another one. */
  readonly path?: string
  readonly role: string
  readonly page: number
  readonly quote: string
  readonly boxes?: readonly Box[]
  /** Figure id, for the review. */
  readonly figure?: number
  /** Where one finding names several figures that do not agree: what would agree here, and the arithmetic. */
  readonly expected?: Expected
  readonly equation?: string
}

export type DiagnosisKind =
  | 'wrong-base'
  | 'copied'
  | 'digit'
  | 'decimal-point'
  | 'unit'
  | 'transposed'
  | 'prior-year'
  | 'sign'
  | 'shifted'
  | 'unknown'

export interface Candidate {
  readonly value: string
  /** As with {@link Expected}. */
  readonly bound?: Bound
  /** Contradictions that this value would settle. */
  readonly repairs: number
  /** Figure that would have to change, when it is not the stated one. */
  readonly figure?: number
  /** Claims on that figure which would hold, and those which would not. */
  readonly agrees?: number
  readonly disagrees?: number
}

export interface Diagnosis {
  readonly kind: DiagnosisKind
  readonly text: string
  readonly candidates: readonly Candidate[]
}

export interface Finding {
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly page: number
  readonly quote: string
  readonly stated?: Quantity
  readonly expected?: Expected
  readonly equation?: string
  readonly evidence: readonly Evidence[]
  readonly diagnosis?: Diagnosis
  readonly related: readonly string[]
  /** Fingerprint of the contradictions it settles, whichever figure is thought to be behind them: decisions are found again by it. */
  readonly cause?: string
  /** Headings it stands under. */
  readonly section?: readonly string[]
  /** Independent claims for and against the stated figure. */
  readonly support?: { readonly against: number; readonly agreeing: number }
  /** How surely the author slipped and we did not misread, and why. Absent for notes. */
  readonly belief?: {
    readonly probability: number
    readonly grounds: readonly { readonly key: string; readonly decibans: number; readonly text: string }[]
  }
  /** Figure id of the stated figure, for the review. */
  readonly figure?: number
  /** The stated figure inside the quote. */
  readonly at?: readonly [number, number]
}

export interface Waived extends Finding {
  readonly waiver: { readonly reason: string; readonly author: string; readonly date: string; readonly expires?: string }
}

export interface CoveredPart {
  readonly figures: number
  readonly covered: number
  /** Of those covered, the ones that only bounds speak of (≤, ≥): they cannot be far off, but no equation bears them out. */
  readonly boundedOnly: number
  readonly uncovered: readonly {
    readonly value: string
    readonly unit: string
    readonly page: number
    readonly label: string
    /** Key of the reason; `text` is its sentence. */
    readonly reason: string
    readonly text: string
  }[]
}

export interface CheckEntry {
  readonly verdict: Verdict
  readonly page: number
  readonly subject: string
  /** Absent where words are checked. */
  readonly equation?: string
  /** Why it is not checkable. */
  readonly text?: string
}

export interface IdentityEntry extends Readonly<Record<Verdict, number>> {
  readonly name: string
  /** Absent where the identity does not apply. */
  readonly rule?: string
  readonly status: 'held' | 'held-within-rounding' | 'broken' | 'not-applicable' | 'not-checkable'
  /** Every check of it, in the order of the document's claims. */
  readonly checks: readonly CheckEntry[]
}

export interface CoverageLedger {
  readonly tables: readonly (CoveredPart & { readonly title: string; readonly pages: readonly number[]; readonly kind?: string })[]
  readonly narrative: CoveredPart
  readonly identities: readonly IdentityEntry[]
}

export interface Recognition {
  /** Figures that may say something else; nothing is held against them. */
  readonly doubtful: number
  /** Doubtful figures that were read as all claims on them have it: as they seemed to be printed, and as they were taken. */
  readonly byArithmetic: readonly { readonly page: number; readonly seen: string; readonly taken: string }[]
}

export interface Report {
  readonly schema: 'gouji.report/1'
  readonly document: {
    readonly path: string
    readonly sha256: string
    readonly title: string
    readonly department: string
    readonly year: number | null
    readonly kind: DocumentKind
    readonly pages: number
    readonly unreadablePages: readonly { readonly page: number; readonly reason: string }[]
    readonly ocrPages: readonly number[]
    /** Pages whose text was kept, because reading their picture failed (`--ocr always`). */
    readonly unrecognisedPages?: readonly { readonly page: number; readonly reason: string }[]
    /** What was lost between the bytes and the pages; absent when nothing was. Such a document is checked in part. */
    readonly damage?: readonly Damage[]
  }
  readonly coverage: {
    readonly figures: number
    readonly covered: number
    /** Of those covered, the ones that only bounds speak of. */
    readonly boundedOnly: number
    readonly uncovered: number
    readonly notFigures: number
  }
  readonly checks: Readonly<Record<Verdict, number>>
  readonly findings: readonly Finding[]
  /** Findings that are not given, because what was lost of the document may explain them; absent when there are none. */
  readonly withheld?: number
  /** Where pages were read by character recognition. */
  readonly recognition?: Recognition
  /** With waivers: findings they cover; ids of waivers past their date; ids of waivers that cover nothing here. */
  readonly waived?: readonly Waived[]
  readonly expiredWaivers?: readonly string[]
  readonly unusedWaivers?: readonly string[]
  /** Documents it was checked together with, and what they are to it. */
  readonly together?: readonly Together[]
  /** With `--coverage`. */
  readonly ledger?: CoverageLedger
}

export type Kinship = 'last-year' | 'budget' | 'department'

/** Another document's extraction, as given. */
export interface Other {
  readonly path: string
  readonly extraction: Extraction
  /** Its running text without blanks, as far as it may name units. */
  readonly text?: string
}

/** Another document beside the one that is checked. Its figures are numbered after those of the checked document, beginning with `from`. */
export interface Beside extends Other {
  readonly kinship: Kinship
  readonly from: number
}

export interface Together {
  readonly path: string
  readonly kinship: Kinship
  /** Claims between the two. */
  readonly checks: Readonly<Record<Verdict, number>>
}

export interface FigureCoverage {
  readonly figure: number
  readonly status: 'covered' | 'uncovered'
  /** Indexes in {@link Assessment.judged} of the decided claims it takes part in. */
  readonly claims: readonly number[]
  /** Covered, and by bounds alone: no equation speaks of it. */
  readonly boundedOnly?: true
  /** Why nothing could be checked. */
  readonly reason?: string
}

export interface Assessment {
  readonly report: Report
  readonly judged: readonly Judged[]
  readonly ledger: readonly FigureCoverage[]
}

// ── what is said, before it is said in a language ────────────────────────────────────────────────────────────────────

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

/** One sentence a language. */
export type Message = Readonly<Record<Language, (words: Words) => string>>

/** Within its kind, what exactly happened. */
export type How =
  /** A digit left out, a digit too many. */
  | 'lost'
  | 'added'
  /** 1.05 % for 105.14 %: the quotient printed as if it were the percentage. */
  | 'ratio'
  /** 108.65 % for a rise of 8.65 %: this year's amount over last year's. */
  | 'of-prior'
  /** The rate is right of a change in the other direction. */
  | 'reversed'
  /** The rate that belongs to another item. */
  | 'other-item'
  /** Last year's amount printed where the change against it belongs. */
  | 'prior-as-change'

/** 「354.63 ÷ 331.88（财政拨款收入，第 3 页）= 106.86%」 */
export interface Division {
  readonly numerator: string
  readonly base: string
  readonly label: string
  readonly page: number
  readonly result: string
}

/** How a figure came to be printed as it is: what the diagnosis says, in no language yet. */
export interface Told {
  readonly manner: DiagnosisKind | How
  readonly printed: string
  /** Of what is printed. */
  readonly unit: string
  readonly right: string
  /** The arithmetic that gives what is printed. */
  readonly witness?: string | Division
  /** The figure it was copied from, exchanged with … */
  readonly label?: string
  readonly bound?: Bound
  /** Where the right value is printed too. */
  readonly too?: { readonly page: number; readonly label: string }
  /** Other checks that hold with the right value. */
  readonly others: number
}

/** A rate of many that are cut alike. */
export interface CutRate {
  readonly printed: string
  readonly implied?: Quantity
  readonly page: number
  readonly equation: string
}

/** What a finding says: a rule's case with its words, or a note of the judge's own. */
export type Said =
  | {
      readonly kind: 'claim'
      readonly rule: string
      readonly case: string
      readonly words: Words
      /** Another figure than the stated one is thought to have slipped. */
      readonly slip?: { readonly printed: string; readonly right: string; readonly bound?: Bound }
      readonly also?: Also
    }
  | { readonly kind: 'whole-percents'; readonly rates: readonly CutRate[] }
  | { readonly kind: 'cut-percentages'; readonly count: number }
  | {
      readonly kind: 'closed-shares'
      readonly count: number
      readonly adjusted: readonly { readonly printed: string; readonly rounded: string }[]
    }
  | { readonly kind: 'rounded-sums'; readonly count: number; readonly of: number }

/** Where else the cause of a finding shows. */
export interface Also {
  /** Figures at fault besides the first. */
  readonly figures: number
  /** What does not agree for the same cause. */
  readonly places: readonly { readonly subject: string; readonly page: number }[]
}

/** A finding in no language yet. */
export interface Found extends Omit<Finding, 'message' | 'diagnosis' | 'belief'> {
  readonly said: Said
  readonly belief?: Belief
  readonly diagnosis?: Omit<Diagnosis, 'text'> & { readonly told: Told | { readonly manner: 'other-words'; readonly right: string } }
}

/** An assessment in no language yet. */
export interface Checked extends Omit<Assessment, 'report'> {
  readonly report: Omit<Report, 'findings'> & { readonly findings: readonly Found[] }
}

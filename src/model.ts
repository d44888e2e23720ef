/**
 * The vocabulary of gouji: what is read (Source, Figure, Fact, Statement, Table), what should hold (Relation, Claim), and
 * what was found (Verdict, Finding, Report). Types only.
 */
import type { Decimal } from './number/decimal.ts'
import type { Unit } from './number/unit.ts'

/** Points, y down, on the unrotated page. */
export type Box = readonly [x0: number, top: number, x1: number, bottom: number]

export type Severity = 'error' | 'warning' | 'info'
export type Language = 'en' | 'zh'
export type DocumentKind = 'final-account' | 'budget' | 'unknown'

/** Where something stands in the document. */
export interface Source {
  readonly page: number
  /** The sentence or table row as printed. */
  readonly quote: string
  /** The figure inside the quote, in UTF-16 units. */
  readonly at: readonly [start: number, end: number]
  /** Absent for plain text. */
  readonly boxes: readonly Box[]
  /** Index of the block in the Document, and of the figure's first character in that block's text (or cell's text). */
  readonly block: number
  readonly offset: number
  /** Titles of the headings it stands under, outermost first. */
  readonly section: readonly string[]
}

/** A number as printed. The printed string is the truth: value and precision derive from it. */
export interface Figure {
  /** Index in {@link Extraction.figures}. */
  readonly id: number
  /** The numeral alone: `1,234.50`. */
  readonly printed: string
  /** In the printed unit; the sign is the printed sign. */
  readonly value: Decimal
  readonly decimals: number
  /** Decimals it is believed to carry where the document drops trailing zeros; `decimals` otherwise. */
  readonly precision?: number
  readonly unit: Unit
  readonly source: Source
  readonly place: 'sentence' | 'cell'
  /** A short name for what the figure states ("商品和服务支出 · 较上年减少"); filled by extraction. */
  readonly label: string
  /** For a doubtful (OCR) reading: what else it may say, likeliest first. */
  readonly doubt?: { readonly confidence: number; readonly alternatives: readonly string[] }
  /** Why the figure takes part in no claim, where extraction knows it. */
  readonly unattached?: string
}

export type Role =
  | 'amount'
  | 'change'
  | 'rate'
  | 'share'
  | 'completion'
  | 'base'
  | 'count'
  | 'part'
  | 'whole'
  | 'score'
  | 'weight'
  | 'target'
  | 'actual'

/** 年初预算 / 调整（全年）预算 / 决算（执行数） / 预算 (of a budget document). */
export type Phase = 'initial-budget' | 'adjusted-budget' | 'budget' | 'actual' | 'unknown'

/** A value of a concept: the unit of comparison across sentences, tables and documents. */
export interface Fact {
  readonly figure: number
  /** Normal name of the item: label without list number, classification suffix or blanks. */
  readonly concept: string
  /** As printed. */
  readonly label: string
  /** Classification code where printed. */
  readonly code?: string
  /** 口径: whole department, 财政拨款, 一般公共预算, 政府性基金, … as far as the text says; 'whole' when it says nothing. */
  readonly scope: string
  /** Year the value belongs to; undefined when it cannot be told. */
  readonly period?: number
  readonly phase: Phase
  /** Which measure of the concept it is: its amount, the stated change, the rate … */
  readonly role: Role
}

export interface StatementFigure {
  readonly figure: number
  readonly role: Role
  readonly concept: string
  readonly phase?: Phase
  /** +1 增加, −1 减少, 0 持平; for changes and rates. */
  readonly direction?: 1 | -1 | 0
}

/** What one sentence says, as figures with their roles. */
export interface Statement {
  readonly source: Source
  readonly figures: readonly StatementFigure[]
}

export interface TableColumn {
  /** Header path, outermost first. */
  readonly path: readonly string[]
  /** Which side-by-side lane the column belongs to (0 for an ordinary table). */
  readonly lane: number
  readonly unit?: Unit
  /** Key of the family's column (`total`, `basic`, `project` …) when recognised. */
  readonly concept?: string
}

export interface TableRow {
  readonly lane: number
  /** Row of the grid it was read from: rows of other lanes with the same line stand beside it. */
  readonly line: number
  readonly label: string
  readonly code?: string
  /** Normal name, list number and 其中 removed. */
  readonly concept: string
  /** Depth in the hierarchy (0 = 合计, 1 = 类, …) by code, list number or indentation; undefined when it cannot be told. */
  readonly level?: number
  /** Index of the row it is a part of, by code or indentation. */
  readonly parent?: number
  readonly total: boolean
  /** 「其中：」 — a part that need not exhaust its parent. */
  readonly ofWhich: boolean
  readonly page: number
  /** All codes of the row where its key is made of several (function and economic class), in the order of its columns. */
  readonly codes?: readonly string[]
  /** Index of the row that this one prints again (the 合计 under a repeated head): it must not be added twice. */
  readonly repeats?: number
  /** Indentation of the label in ems. */
  readonly indent?: number
  /** Which of the label columns the name begins in: names set further right are parts of names further left. */
  readonly depth?: number
}

export interface TableCell {
  readonly row: number
  readonly column: number
  readonly figure: number
}

/** A relation that the shape of a table implies for many of its cells: 合计 = the columns beside it, in every row. */
export interface TableIdentity {
  /** What it says, in the table's own words: 「合计＝基本支出＋项目支出」. */
  readonly name: string
  readonly kind: 'row' | 'column' | 'hierarchy' | 'balance' | 'rollforward' | 'change' | 'rate'
  readonly instances: readonly {
    readonly stated: number
    /** The plain reading first. */
    readonly readings: readonly Relation[]
  }[]
  /** Instances that hold, within rounding too, and that do not: the table's own vote on whether the identity belongs to it. */
  readonly held: number
  readonly broken: number
  /** The shape leaves no doubt: what its head or its form says, whatever the vote. */
  readonly sure: boolean
}

/** A table read as records. */
export interface Table {
  readonly index: number
  readonly block: number
  readonly title: string
  /** Key of the family's table shape (`T1` …) when recognised. */
  readonly kind?: string
  readonly unit?: Unit
  readonly pages: readonly number[]
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly cells: readonly TableCell[]
  readonly notes: readonly { readonly text: string; readonly source: Source }[]
  /** Notes of the reader: "column shifted by arithmetic", … */
  readonly remarks: readonly string[]
  /** What should hold between its cells. */
  readonly identities?: readonly TableIdentity[]
}

export interface Identity {
  readonly title: string
  readonly department: string
  /** The year the document is about, or null. */
  readonly year: number | null
  readonly kind: DocumentKind
}

export interface Extraction {
  readonly identity: Identity
  readonly figures: readonly Figure[]
  readonly tables: readonly Table[]
  readonly statements: readonly Statement[]
  readonly mentions: readonly Mention[]
  readonly scores: readonly ScoreItem[]
  readonly facts: readonly Fact[]
  /** Numerals that are not figures: years, dates, codes, document, list and page numbers. */
  readonly notFigures: number
  /** Wholes and their parts beyond those of the families, by concept: from the user's settings. */
  readonly wholes?: readonly { readonly whole: string; readonly parts: readonly string[]; readonly optional?: readonly string[] }[]
}

/** Against what a passage compares: 「较2020年」「比上年预算数」「与年初预算相比」. */
export interface Basis {
  /** Year, when it can be told. */
  readonly period?: number
  /** True for 上年 / 去年 / 同比 and any year before the mention's own. */
  readonly prior: boolean
  readonly phase: Phase
  /** As printed. */
  readonly text: string
}

/** A stated change: amount, rate, or only a word (持平, 小于). */
export interface Movement {
  readonly basis: Basis
  readonly change?: number
  readonly rate?: number
  /** 「为上年的2.3倍」: this amount over the one compared with. */
  readonly multiple?: number
  /** The amount compared with, where the passage prints it beside the change. */
  readonly base?: number
  readonly direction?: 1 | -1 | 0
  /** 「基本持平」: no change to speak of. */
  readonly roughly?: true
  /** 「均超过25%」: the rate is a bound. */
  readonly bound?: '>=' | '<='
  /** Mentions it may speak of instead: the whole whose last part was just told. */
  readonly also?: readonly number[]
  /** What the text gives as its reasons, where all of them are amounts that rose or fell. */
  readonly causes?: readonly Cause[]
  /** Where the direction word stands, for claims about words. */
  readonly source: Source
}

/** 「主要是基本支出增加12万元」: an amount given as a reason of a change. */
export interface Cause {
  /** The amount by which it rose or fell. */
  readonly figure: number
  readonly direction: 1 | -1
  /** Normal name of what rose or fell. */
  readonly concept: string
}

/** One thing a passage speaks of, with all that the passage says of it. */
export interface Mention {
  /** Index in {@link Extraction.mentions}. */
  readonly id: number
  /** As printed, list number and quotes removed. */
  readonly name: string
  /** Normal name; equal for synonyms the families know. */
  readonly concept: string
  readonly code?: string
  /** Names of its functional path, 类 first, where the passage gives it by 类 / 款 / 项. */
  readonly path?: readonly string[]
  readonly block: number
  readonly source: Source
  readonly scope: string
  readonly period?: number
  /** Phase of {@link amount}. */
  readonly phase: Phase
  readonly amount?: number
  /** Further amounts of the same thing in other phases: 年初预算 beside 决算. */
  readonly phases: readonly { readonly phase: Phase; readonly period?: number; readonly figure: number }[]
  readonly movements: readonly Movement[]
  /** 占…的 X %. `of` is the whole as named (normal name), if named. */
  readonly shares: readonly { readonly figure: number; readonly of?: string; readonly printed?: string; readonly whole?: number }[]
  /** 完成…的 X %. */
  readonly completions: readonly { readonly figure: number; readonly phase: Phase; readonly text: string }[]
  /** Mention this one is a part of. */
  readonly parent?: number
  /** How the part is introduced: 其中 need not exhaust the whole, a colon or numbered list usually does, 「全部为」 is all of it. */
  readonly link?: 'of-which' | 'list' | 'numbered' | 'bracket' | 'all'
  /** Which of several breakdowns of its whole it belongs to, where the sentence gives a second one. */
  readonly list?: number
}

/** A weight and a score given in words: 「该指标满分 4 分，得 3 分」. */
export interface ScoreItem {
  /** Index in {@link Extraction.scores}. */
  readonly id: number
  readonly name: string
  readonly source: Source
  readonly weight?: number
  readonly score?: number
  /** Group it belongs to: 「项目决策方面共设置 20 分，得 20 分，具体如下」. */
  readonly parent?: number
}

// ── what should hold ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A figure in a relation, times a whole number (±1 nearly always). */
export interface Term {
  readonly figure: number
  readonly times: number
}

/**
 * What should hold between figures, each taken in its dimension's base unit.
 * `sum`: Σ terms (=, ≤ or ≥) 0 · `quotient`: the stated percentage (=, ≤ or ≥) 100 · Σ numerator ÷ Σ denominator ·
 * `assertion`: words against words or against figures; it holds or not.
 */
export type Relation =
  | {
      readonly kind: 'sum'
      readonly op: '=' | '<=' | '>='
      readonly terms: readonly Term[]
      /** Of a `=` between two sides of an account: how many of the terms, which stand first, are its left side. It is written with the total of each. */
      readonly left?: number
    }
  | {
      readonly kind: 'quotient'
      readonly op: '=' | '<=' | '>='
      readonly stated: Term
      readonly numerator: readonly Term[]
      readonly denominator: readonly Term[]
    }
  | { readonly kind: 'assertion'; readonly holds: boolean; readonly figures: readonly number[]; readonly expected?: string }

/** A rule's word that something should hold. Only the judge decides whether it does. */
export interface Claim {
  readonly rule: string
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

// ── what was found ───────────────────────────────────────────────────────────────────────────────────────────────────

export type Verdict = 'exact' | 'rounding' | 'convention' | 'contradiction' | 'notCheckable'

export interface Quantity {
  readonly value: string
  readonly unit: string
}

/** What would agree. */
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

/** `shifted`: values that stand in each other's place, or a column that slipped by a row. */
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
  /** Figure id of the stated figure, for the review. */
  readonly figure?: number
  /** The stated figure inside the quote. */
  readonly at?: readonly [number, number]
}

/** A finding that somebody has accepted, and who. Dates are ISO: 2026-11-24. */
export interface Waived extends Finding {
  readonly waiver: { readonly reason: string; readonly author: string; readonly date: string; readonly expires?: string }
}

/** Figures of a table or of the narrative, and why some of them took part in no check. */
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

/** One check as it came out. */
export interface CheckEntry {
  readonly verdict: Verdict
  readonly page: number
  readonly subject: string
  /** Absent where words are checked. */
  readonly equation?: string
  /** Why it is not checkable. */
  readonly text?: string
}

/** How often an identity was checked, and how it stands. An entry that bears a rule's name stands for its claims outside of named identities. */
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

/**
 * What another document is to the one that is checked: the same body's report of the year before, the published budget behind
 * a final account, or the department's report beside that of its unit.
 */
export type Kinship = 'last-year' | 'budget' | 'department'

/** A document that another was checked against. */
export interface Together {
  readonly path: string
  readonly kinship: Kinship
  /** Claims between the two. */
  readonly checks: Readonly<Record<Verdict, number>>
}

/** A claim after judgement. */
export interface Judged {
  readonly claim: Claim
  readonly verdict: Verdict
  /** Index of the reading that was taken. */
  readonly reading: number
  /** 「354.63 ÷ 302.43 × 100 = 117.26 ≠ 106.86」; empty for assertions. */
  readonly equation: string
  /** Why a claim is not checkable. */
  readonly reason?: string
  /** A doubtful figure in it was read as all its claims have it. */
  readonly note?: 'read-by-arithmetic'
}

/** One printed figure in the coverage ledger. */
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

/** Everything the check knows of one document; the report is what is published of it. */
export interface Assessment {
  readonly report: Report
  readonly judged: readonly Judged[]
  readonly ledger: readonly FigureCoverage[]
}

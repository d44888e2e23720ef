/** What is read: figures, what sentences say of them, tables, facts. Types only. */

import type { Decimal } from '../number/decimal.ts'
import type { Unit } from '../number/unit.ts'
import type { Relation } from '../relation/relation.ts'
import type { Identity, Source } from './document.ts'
import type { Duty } from './duty.ts'

export interface Figure {
  /** Index in {@link Extraction.figures}. */
  readonly id: number
  /** The numeral alone: `1,234.50`. */
  readonly printed: string
  /** In the printed unit; the sign is the printed sign. */
  readonly value: Decimal
  readonly decimals: number
  /** Decimals it is believed to carry: where the document drops trailing zeros, or the width of its cell shows no more; `decimals` otherwise. */
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

/** A figure by its id. */
export type Read = (id: number) => Figure

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

export type Phase = 'initial-budget' | 'adjusted-budget' | 'budget' | 'actual' | 'unknown'

/** What is counted or measured: money, people, other things, or one of the ratios and differences that a text states of them. */
export type Measure =
  | 'money'
  | 'count'
  | 'people'
  | 'area'
  | 'time'
  | 'score'
  | 'weight'
  | 'quantity'
  | 'number'
  | 'average'
  | 'change'
  | 'rate'
  | 'multiple'
  | 'share'
  | 'completion'
  | 'percent'

/**
 * A value of a concept: the unit of comparison across sentences, tables and documents. All but `figure` and `role` is its key:
 * two figures of one document that share it say the same thing.
 */
export interface Fact {
  readonly figure: number
  /** The body whose figure it is, where the text says so and it is not the document's. */
  readonly body?: string
  /** Normal name of the item: label without list number, classification suffix or blanks. */
  readonly concept: string
  /** As printed. */
  readonly label: string
  /** Classification code where printed. */
  readonly code?: string
  /** Names of what it is a part of, outermost first: 类 and 款 of an item, the rows above a row, the whole of a list. */
  readonly path?: readonly string[]
  /** Kind of the table it stands in (`T1` …), or the table's title without year and number; absent in sentences. */
  readonly table?: string
  /** Heads of its column, outermost first, joined by `/`. */
  readonly column?: string
  /** The fund whose money it is, as far as the text says. */
  readonly fund?: string
  /** 口径: whole department, 财政拨款, 一般公共预算, 政府性基金, … as far as the text says; 'whole' when it says nothing. */
  readonly scope: string
  /** Year the value belongs to; undefined when it cannot be told. */
  readonly period?: number
  readonly phase: Phase
  readonly measure: Measure
  /** What a change, rate, share or completion is measured against: a year and a phase, or the whole as named. */
  readonly against?: string
  /** Of several rows of tables that are named alike in all of this, which one it is: absent of the first, then 2, 3, … */
  readonly nth?: number
  /** Which part it plays in what is said of the concept: its amount, the stated change, the rate … */
  readonly role: Role
}

/** Why something may be what a saying refers to. */
export type ReferenceGround = 'printed-beside' | 'same-item' | 'same-year' | 'same-phase' | 'only-other' | 'told-elsewhere'

/** What a saying may refer to, and on what grounds. */
export interface Referent {
  /** A figure. */
  readonly to: number
  readonly grounds: readonly ReferenceGround[]
  /** Where it is told, when that is not here. */
  readonly block?: number
  /** The current amount that stands beside it there. */
  readonly beside?: number
}

export interface StatementFigure {
  readonly figure: number
  readonly role: Role
  readonly concept: string
  readonly phase?: Phase
  /** +1 增加, −1 减少, 0 持平; for changes and rates. */
  readonly direction?: 1 | -1 | 0
}

export interface Statement {
  readonly source: Source
  readonly figures: readonly StatementFigure[]
}

/** What the heads of a column say its figures are: read once, for facts, sums and rules alike. Absent where the heads do not say. */
export interface ColumnKey {
  /** The key of the family's column (`total`, `basic`, `project` …). */
  readonly meaning?: string
  /** `rate`: by how much per cent it grew; `average`: a price or an amount for one; else what its unit says. */
  readonly measure?: Measure
  /** The year, where the heads name one. */
  readonly year?: number
  /** A year that they tell by its place: that before the table's own. */
  readonly period?: 'prior' | 'current'
  readonly fund?: string
  /** 其中：a part of what stands beside it, which need not be all of it. */
  readonly ofWhich?: true
}

export interface TableColumn {
  /** Header path, outermost first. */
  readonly path: readonly string[]
  /** Which side-by-side lane the column belongs to (0 for an ordinary table). */
  readonly lane: number
  readonly unit?: Unit
  /** Key of the family's column (`total`, `basic`, `project` …) when recognised. */
  readonly concept?: string
  readonly key?: ColumnKey
}

export interface TableRow {
  readonly lane: number
  /** Row of the grid it was read from: rows of other lanes with the same line stand beside it. */
  readonly line: number
  readonly label: string
  readonly code?: string
  /** The number of the body it tells of (201001), where bodies are numbered and not items; they form a hierarchy as codes do. */
  readonly body?: string
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
  /** The year whose amounts it tells, where a column says so. */
  readonly period?: number
  /** It tells by how much the two rows above it, of two years, differ. */
  readonly difference?: true
}

export interface TableCell {
  readonly row: number
  readonly column: number
  readonly figure: number
}

export interface TableIdentity {
  /** What it says, in the table's own words: 「合计＝基本支出＋项目支出」. */
  readonly name: string
  readonly kind: 'row' | 'column' | 'hierarchy' | 'balance' | 'rollforward' | 'change' | 'rate' | 'growth'
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
  /** Duties beyond those of the families, or in their place: from the user's settings. */
  readonly duties?: readonly Duty[]
}

export interface Basis {
  /** Year, when it can be told. */
  readonly period?: number
  /** True for 上年 / 去年 / 同比 and any year before the mention's own. */
  readonly prior: boolean
  readonly phase: Phase
  /** As printed. */
  readonly text: string
}

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

export interface Cause {
  /** The amount by which it rose or fell. */
  readonly figure: number
  readonly direction: 1 | -1
  /** Normal name of what rose or fell. */
  readonly concept: string
}

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

/** What is stored of one document: plain data, so that it can be handed from the process that read it to the one that writes. */
import type { Kinship, Report } from '../../model/finding.ts'
import type { Verdict } from '../../relation/relation.ts'

/** 部门 (a department with its units), 单位 (one unit alone). */
export type Level = 'department' | 'unit' | 'unknown'

/** Whose document it is, as far as its own words tell. */
export interface Belonging {
  /** The same for every year's document of a body. */
  readonly body: string
  readonly parent?: string
  readonly province?: string
  readonly city?: string
  readonly level: Level
}

export interface FactRecord {
  readonly figure: number
  readonly about?: string
  readonly concept: string
  readonly label: string
  readonly code?: string
  readonly path?: readonly string[]
  readonly table?: string
  readonly column?: string
  readonly columnKey?: string
  readonly fund?: string
  readonly scope: string
  readonly period?: number
  readonly phase: string
  readonly measure: string
  readonly against?: string
  readonly nth?: number
  readonly value: string
  readonly unit: string
  /** Exact, in plain notation. */
  readonly yuan?: string
  readonly page: number
  readonly quote: string
  readonly box?: readonly number[]
  /** From 1. */
  readonly tableNumber?: number
  readonly verdict: Verdict
  readonly belief?: number
  readonly finding?: string
}

export interface CoverageRecord {
  /** Table from 1; 0 for the narrative. */
  readonly number: number
  readonly title: string
  readonly tableKind?: string
  readonly page?: number
  readonly figures: number
  readonly covered: number
  readonly boundedOnly: number
}

export interface KinRecord {
  /** sha256 of the other document. */
  readonly other: string
  readonly kinship: Kinship
  readonly checks: Readonly<Record<Verdict, number>>
}

/** A document that was read. */
export interface ReadRecord {
  readonly sha256: string
  readonly report: Report
  readonly belonging: Belonging
  readonly facts: readonly FactRecord[]
  readonly coverage: readonly CoverageRecord[]
  /** What other documents are checked against, deflated. */
  readonly reading: Uint8Array
}

/** A document that could not be read. */
export interface FailedRecord {
  readonly sha256: string
  readonly failure: string
}

/** Against which documents of the store a document was checked. */
export interface BesideRecord {
  /** Fingerprint of them all. */
  readonly beside: string
  readonly kin: readonly KinRecord[]
  readonly parent?: string
}

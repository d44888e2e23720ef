/** What a disclosure must tell (a duty is one line of data), and whether it does. Types only. */
import type { DocumentKind } from './document.ts'
import type { Language } from './finding.ts'

export type DutyText = Readonly<Record<Language, string>>

export type Chapter = 'overview' | 'tables' | 'totals' | 'three-public' | 'matters' | 'performance' | 'glossary'

/** A subject of the narrative: how its heading or its first sentence names it. */
export type Topic = 'totals' | 'three-public' | 'running' | 'purchases' | 'assets' | 'performance' | 'funds'

/** What makes an absence plain. All that is named must be so; without it, the thing is only "not found". */
export interface Given {
  /** An item of which the document tells an amount that is not 0. */
  readonly spent?: string
  /** Part of a whole: a table of the subject has an amount for it, or the parts that are told fall short of the whole. */
  readonly partOf?: string
  /** Names in the subject's passage, each of which must be there. */
  readonly told?: readonly string[]
  /** A change of this item that is not 0. */
  readonly changed?: string
}

export interface Duty {
  readonly id: string
  readonly chapter: Chapter
  readonly kind: 'table' | 'section' | 'amount' | 'breakdown' | 'count' | 'comparison' | 'reason' | 'note'
  readonly must: DutyText
  /** Where it should stand, for readers. */
  readonly where: DutyText
  readonly source: DutyText
  /** Both kinds of document when absent. */
  readonly of?: Exclude<DocumentKind, 'unknown'>
  /** Departments or single units alone; both when absent. */
  readonly bodies?: 'department' | 'unit'
  /** Years it holds for. */
  readonly from?: number
  readonly until?: number
  /** Where it is looked for: among the tables, in the whole text (glossary and contents apart), or in the passages of one subject. */
  readonly within: 'tables' | 'text' | 'glossary' | Topic
  /** Phrases any of which shows that it is there. For tables: their titles. */
  readonly sought: readonly string[]
  /** Kinds of tables that are what is sought. */
  readonly tables?: readonly string[]
  /** It counts as told where a table of these kinds tells it, in a label. */
  readonly orTable?: readonly string[]
  /** Phrases that show that it is announced and then not told. */
  readonly blank?: readonly string[]
  /** Rows of these kinds of tables must be coded to this depth, in digits. */
  readonly depth?: { readonly tables: readonly string[]; readonly digits: number }
  /** It is told where the rule of this name has something to say, and nothing against it. */
  readonly rule?: 'empty-table-note'
  /** Told by as many tables of these kinds (a form a project) as the phrases, each with one figure, say that there are. */
  readonly forms?: { readonly tables: readonly string[]; readonly told: readonly string[] }
  /** It is owed only where one of these phrases stands, explanations of terms apart. */
  readonly onlyIf?: readonly string[]
  /** Looser phrases: where one of them stands, the thing may be there in words that are not known. */
  readonly traces?: readonly string[]
  /** Item that an excuse would name: 「无因公出国（境）费」, 「因公出国（境）费0万元」. */
  readonly about?: readonly string[]
  /** Items: where all that is told of one of them is 0, nothing need be said. */
  readonly zero?: readonly string[]
  /** Phrases that excuse it by themselves. */
  readonly excuses?: readonly string[]
  readonly given?: Given
  /** `warning`: plain absence is a finding. `listed`: it is only shown in the check list. */
  readonly weight: 'warning' | 'listed'
}

/** A duty as a configuration file has it: the same line, its words in one language. */
export interface OwnDuty extends Pick<Duty, 'id' | 'sought'>, Partial<Omit<Duty, 'id' | 'sought' | 'must' | 'where' | 'source'>> {
  readonly must: string
  readonly where?: string
  readonly source?: string
}

/** met: it stands there · excused: it need not · missing: it is plainly not there · not-found: it was not seen, which proves nothing. */
export type DutyStatus = 'met' | 'excused' | 'missing' | 'not-found'

export interface DutyPlace {
  readonly page: number
  /** As printed. */
  readonly quote: string
}

/** One line of the check list. */
export interface DutyCheck {
  readonly id: string
  /** Part of the report it belongs to. */
  readonly chapter: string
  readonly must: DutyText
  /** Where it should stand. */
  readonly where: DutyText
  /** Regulation or form that asks for it. */
  readonly source: DutyText
  readonly status: DutyStatus
  /** Where it stands; where an excuse stands; for what is missing, what stands in its place. */
  readonly place?: DutyPlace
  /** Why it is excused, or why nothing can be said. */
  readonly reason?: DutyText
}

export interface DutyChapter {
  readonly key: string
  readonly name: DutyText
}

/** The check list of one document. */
export interface DutyList {
  readonly schema: 'gouji.duties/1'
  readonly document: {
    readonly path: string
    readonly sha256: string
    readonly title: string
    readonly department: string
    readonly year: number | null
    readonly kind: DocumentKind
    readonly pages: number
  }
  readonly counts: Readonly<Record<DutyStatus, number>>
  readonly chapters: readonly DutyChapter[]
  readonly duties: readonly DutyCheck[]
}

/** The document and its places: pages, boxes, sources. Types only. */

export type Box = readonly [x0: number, top: number, x1: number, bottom: number]

export type DocumentKind = 'final-account' | 'budget' | 'unknown'

/** What was lost between the bytes of a document and its pages. */
export interface Damage {
  readonly kind: 'pages' | 'content' | 'fonts' | 'pictures' | 'structure' | 'limit'
  /** One sentence, in English; reports translate it. */
  readonly text: string
  /** 1-based; absent when it is not known, or is about all of them. */
  readonly page?: number
}

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

export interface Identity {
  readonly title: string
  readonly department: string
  /** The year the document is about, or null. */
  readonly year: number | null
  readonly kind: DocumentKind
  /** Of a government as a whole, not of one of its departments. */
  readonly government?: true
  /** Its titles say that it is a department's or a unit's. */
  readonly departmental?: true
}

/** A document as it is read: paragraphs, headings and table grids in reading order, every character with its place. */
import type { Box, Damage, Page } from '../pdf/types.ts'

/** Where one character stands. */
export interface Place {
  readonly page: number
  /** Upright coordinates of that page. */
  readonly box: Box
  readonly confidence: number
  readonly alternatives?: readonly string[]
}

/** Printed text whose every UTF-16 unit leads back to the page (undefined for characters of plain-text input, and for blanks that layout put in). */
export interface PlacedText {
  readonly text: string
  readonly places: readonly (Place | undefined)[]
}

export interface TextBlock extends PlacedText {
  readonly kind: 'heading' | 'paragraph'
  /** Index in {@link Document.blocks}. */
  readonly index: number
  /** Page on which the block begins; 1 for plain text. */
  readonly page: number
  /** 1 第…部分 · 2 一、 · 3 （一） · 4 1. · 5 （1） · 6 ①; 0 for a heading without a number (a title); paragraphs that begin with a list number carry its level too, others have none. */
  readonly level?: number
  /** The list number as printed: 「（一）」. */
  readonly number?: string
  /** Indexes of the headings (and numbered paragraphs) this block stands under, outermost first. */
  readonly under: readonly number[]
  /** Offsets in `text` at which a new printed line begins (0 is not listed). */
  readonly lineStarts: readonly number[]
  /** An entry of the table of contents: it names a heading but opens none. */
  readonly toc?: true
}

/** A cell of a grid, as drawn. */
export interface GridCell extends PlacedText {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly page: number
  /** Upright coordinates of `page`. */
  readonly box: Box
  /** Left edge of the text inside the cell relative to the cell, in ems: 款 and 项 are often told apart by indentation alone. */
  readonly indent: number
}

export interface TableBlock {
  readonly kind: 'table'
  readonly index: number
  /** Page on which the table begins. */
  readonly page: number
  readonly pages: readonly number[]
  readonly rows: number
  readonly columns: number
  readonly cells: readonly GridCell[]
  /** Lines printed above the grid that belong to it: title, number, unit, department … in reading order. */
  readonly above: readonly PlacedText[]
  /** Lines below it: notes. */
  readonly below: readonly PlacedText[]
  /** What the grid was made from. */
  readonly by: 'rulings' | 'vertical-rulings' | 'alignment'
  readonly under: readonly number[]
}

export type Block = TextBlock | TableBlock

/** What extraction needs to know of a page once its glyphs are arranged. */
export type PageFrame = Pick<Page, 'number' | 'width' | 'height' | 'turn' | 'skew' | 'readBy' | 'unreadable' | 'unrecognised'>

export interface Document {
  readonly pages: readonly PageFrame[]
  readonly blocks: readonly Block[]
  /** Running heads, page numbers and other text set aside, for coverage and the page view. */
  readonly aside: readonly (PlacedText & { readonly page: number })[]
  /** What was lost on the way from the bytes to the pages; absent when nothing was. */
  readonly damage?: readonly Damage[]
}

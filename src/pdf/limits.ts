/** How much of a document is read at most. What asks for more is refused, with the limit named, rather than read until nothing is left. */

export interface Limits {
  /** Megabytes of the file. */
  readonly size: number
  /** Pages of a document. */
  readonly pages: number
  /** Drawing operators of a page, those of the forms it draws counted each time. */
  readonly operators: number
  /** Saved states and forms of a page within each other. */
  readonly depth: number
  /** Glyphs of a page. */
  readonly glyphs: number
  /** Pixels that an image declares. */
  readonly pixels: number
  /** Megabytes that a compressed stream decodes to. */
  readonly decoded: number
  /** Characters of a paragraph. */
  readonly characters: number
}

/** Far above anything published: of some 200 reports measured none has a page of more than 41,000 operators or 16,000 glyphs. */
export const usualLimits: Limits = {
  size: 256,
  pages: 5000,
  operators: 500_000,
  depth: 2000,
  glyphs: 200_000,
  pixels: 100_000_000,
  decoded: 100,
  characters: 200_000,
}

/** A megabyte as it is counted here. */
export const MEGABYTE = 1_000_000

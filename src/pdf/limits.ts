/** How much of a document is read at most. What asks for more is refused, with the limit named, rather than read until nothing is left. */

export interface Limits {
  /** Megabytes of the file. */
  readonly size: number
  /** Pages of a document. */
  readonly pages: number
  /** Drawing operators of a page, those of the forms it draws counted each time. */
  readonly operators: number
  /** Glyphs of a page. */
  readonly glyphs: number
  /** Pixels that an image declares. */
  readonly pixels: number
  /** Megabytes that a compressed stream decodes to. */
  readonly decoded: number
  /** Characters of a paragraph. */
  readonly characters: number
}

/** Far above anything published: the largest of some 900 reports has 400 pages, 30,000 operators and 6,000 glyphs a page. */
export const usualLimits: Limits = {
  size: 256,
  pages: 5000,
  operators: 1_000_000,
  glyphs: 200_000,
  pixels: 100_000_000,
  decoded: 100,
  characters: 200_000,
}

/** A megabyte as it is counted here. */
export const MEGABYTE = 1_000_000

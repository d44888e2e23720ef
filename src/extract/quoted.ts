/** From words that a report quotes back to where they stand. */
import type { Document, PlacedText } from '../layout/types.ts'
import type { Box } from '../model/document.ts'
import { boxesOf } from './figures.ts'

/**
 * Boxes of words of a page, one a line, on the unrotated page: of the part [start, end) of the quote, or of all of it when
 * that part is empty. None when the words are not found there, and for plain text.
 */
export function boxesOfQuote(document: Document, page: number, quote: string, [start, end]: readonly [number, number]): Box[] {
  if (quote === '') return []
  const frames = new Map(document.pages.map((frame) => [frame.number, frame]))
  for (const placed of textsOf(document)) {
    for (let at = placed.text.indexOf(quote); at >= 0; at = placed.text.indexOf(quote, at + 1)) {
      const [from, to] = end > start ? [at + start, at + end] : [at, at + quote.length]
      const places = placed.places.slice(from, to).map((place) => (place?.page === page ? place : undefined))
      const boxes = boxesOf({ text: placed.text.slice(from, to), places }, 0, to - from, frames)
      if (boxes.length > 0) return boxes
    }
  }
  return []
}

function* textsOf(document: Document): Generator<PlacedText> {
  for (const block of document.blocks) {
    if (block.kind !== 'table') yield block
    else yield* [...block.above, ...block.cells, ...block.below]
  }
}

/** From characters of a block to the source of a figure: its sentence, its place in it, and its boxes on the unrotated page. */
import type { Document, PageFrame, PlacedText, TextBlock } from '../layout/types.ts'
import type { Box, Source } from '../model/document.ts'
import { unturned } from '../pdf/types.ts'

const longestQuote = 160
/** How far a sentence's ends are looked for: of a paragraph without a full stop, no more is quoted. */
const farthest = 400

/** Where the sentence around [start, end) begins and ends; a very long one is cut at clause marks. */
export function sentenceAround(text: string, start: number, end: number): readonly [number, number] {
  const stop = /[。；！？;!?\n]/
  const first = Math.max(0, start - farthest)
  const last = Math.min(text.length, end + farthest)
  let from = start
  while (from > first && !stop.test(text.charAt(from - 1))) from--
  let to = end
  while (to < last && !stop.test(text.charAt(to))) to++
  if (to < last && text.charAt(to) !== '\n') to++
  if (to - from > longestQuote) {
    const clause = /[，,：:、。；]/
    let a = Math.max(from, start - longestQuote / 2)
    while (a > from && !clause.test(text.charAt(a - 1))) a--
    let b = Math.min(to, end + longestQuote / 2)
    while (b < to && !clause.test(text.charAt(b))) b++
    from = a
    to = Math.min(to, b + 1)
  }
  while (from < start && /\s/.test(text.charAt(from))) from++
  while (to > end && /\s/.test(text.charAt(to - 1))) to--
  return [from, to]
}

/** Boxes of a run of characters, one a line, on the unrotated page; none for plain text. */
export function boxesOf(placed: PlacedText, start: number, end: number, pages: ReadonlyMap<number, PageFrame>): Box[] {
  const boxes: { page: number; box: [number, number, number, number] }[] = []
  for (let i = start; i < end; i++) {
    const place = placed.places[i]
    if (!place) continue
    const [x0, top, x1, bottom] = place.box
    const last = boxes.at(-1)
    const sameLine = last && last.page === place.page && top < last.box[3] && bottom > last.box[1] && x0 >= last.box[0] - 1
    if (last && sameLine) {
      last.box = [Math.min(last.box[0], x0), Math.min(last.box[1], top), Math.max(last.box[2], x1), Math.max(last.box[3], bottom)]
    } else boxes.push({ page: place.page, box: [x0, top, x1, bottom] })
  }
  return boxes.map(({ page, box }) => {
    const frame = pages.get(page)
    return frame ? unturned(box, frame) : box
  })
}

/** Page on which a character stands; the block's own page for plain text and for blanks. */
export function pageAt(placed: PlacedText, offset: number, fallback: number): number {
  for (let i = offset; i < Math.min(placed.places.length, offset + farthest); i++) {
    const place = placed.places[i]
    if (place) return place.page
  }
  return fallback
}

export const sectionOf = (document: Document, under: readonly number[]): string[] =>
  under.flatMap((i) => {
    const block = document.blocks[i]
    return block && block.kind !== 'table' ? [block.text.slice(0, 60).replace(/\n/g, '')] : []
  })

/** Source of a run of characters in a text block. */
export function sourceIn(document: Document, block: TextBlock, start: number, end: number, pages: ReadonlyMap<number, PageFrame>): Source {
  const [from, to] = sentenceAround(block.text, start, end)
  return {
    page: pageAt(block, start, block.page),
    quote: block.text.slice(from, to),
    at: [start - from, end - from],
    boxes: boxesOf(block, start, end, pages),
    block: block.index,
    offset: start,
    section: sectionOf(document, block.under),
  }
}

/** What the rules on wording share: the document's running text, caption lines, notes and label cells, with sources for any run of characters. */

import type { PlacedText, TableBlock, TextBlock } from '../../layout/types.ts'
import type { Severity } from '../../model/claim.ts'
import type { Source } from '../../model/document.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import type { RuleClaim } from '../rule.ts'

/** A run of printed text that belongs together. */
export interface Passage {
  readonly kind: 'heading' | 'paragraph' | 'contents' | 'note'
  /** As printed. */
  readonly text: string
  /** The same, folded, character by character. */
  readonly folded: string
  readonly page: number
  readonly block: number
  /** Where the characters [start, end) stand, in their sentence. */
  source(start: number, end: number): Source
}

/**
 * All running text and the notes of tables, in reading order. Pages read by character recognition are left out unless they are
 * asked for: there a slip of wording is rather the reader's.
 */
export function passagesOf(facts: FactSet, recognised = false): Passage[] {
  const { document } = facts
  const unread = new Set(
    document.pages.filter((page) => (page.readBy === 'ocr' && !recognised) || page.unreadable !== undefined).map((page) => page.number),
  )
  const passage = (kind: Passage['kind'], block: Line): Passage => ({
    kind,
    text: block.text,
    folded: fold(block.text),
    page: block.page,
    block: block.index,
    source: (start, end) => sourceOf(facts, block, start, end),
  })
  return document.blocks
    .flatMap((block): Passage[] =>
      block.kind === 'table'
        ? block.below.map((line) => passage('note', lineOf(block, line)))
        : [passage(block.toc ? 'contents' : block.kind, block)],
    )
    .filter((p) => !unread.has(p.page))
}

/** Source of a line beside a table: its title, a note. */
export const lineSource = (facts: FactSet, block: TableBlock, line: PlacedText): Source =>
  sourceOf(facts, lineOf(block, line), 0, line.text.length)

type Line = Pick<TextBlock, 'text' | 'places' | 'index' | 'page' | 'under'>

const lineOf = (block: TableBlock, line: PlacedText): Line => ({
  text: line.text,
  places: line.places,
  index: block.index,
  page: pageAt(line, 0) ?? block.pages.at(-1) ?? block.page,
  under: block.under,
})

/** A character without a place has one with a place near by, or the text has no places at all. */
const FARTHEST = 500

function pageAt(text: PlacedText, offset: number): number | undefined {
  for (let i = offset; i < Math.min(text.places.length, offset + FARTHEST); i++) {
    const place = text.places[i]
    if (place) return place.page
  }
  return undefined
}

/** Characters of context to each side of words in a sentence without end. */
const context = 80

/** Words have no boxes of their own in a report: their sentence is what is shown. */
function sourceOf(facts: FactSet, line: Line, start: number, end: number): Source {
  const stop = /[。；！？;!?\n]/
  let from = start
  while (from > 0 && start - from < context && !stop.test(line.text.charAt(from - 1))) from--
  let to = end
  while (to < line.text.length && to - end < context && !stop.test(line.text.charAt(to))) to++
  if (to < line.text.length && to - end < context && line.text.charAt(to) !== '\n') to++
  const section = line.under.flatMap((i) => {
    const block = facts.document.blocks[i]
    return block && block.kind !== 'table' ? [block.text.slice(0, 60).replace(/\n/g, '')] : []
  })
  return {
    page: pageAt(line, start) ?? line.page,
    quote: line.text.slice(from, to),
    at: [start - from, end - from],
    boxes: [],
    block: line.index,
    offset: start,
    section,
  }
}

/** Something said of words alone. */
export interface Said<Case extends string = 'plain'> {
  readonly case?: Case
  readonly subject: string
  readonly source: Source
  /** What is printed. */
  readonly word: string
  readonly holds: boolean
  readonly atMost: Severity
  /** What should stand there, where that can be told. */
  readonly expected?: string
  readonly words?: Readonly<Record<string, string>>
}

export function claimOnWords(said: Said): RuleClaim
export function claimOnWords<Case extends string>(said: Said<Case> & { readonly case: Case }): RuleClaim<Case>
export function claimOnWords<Case extends string>(said: Said<Case>): RuleClaim<Case> {
  return {
    ...(said.case === undefined ? {} : { case: said.case }),
    stated: -1,
    subject: said.subject,
    readings: [{ kind: 'assertion', holds: said.holds, figures: [], ...(said.expected === undefined ? {} : { expected: said.expected }) }],
    certain: true,
    atMost: said.atMost,
    roles: {},
    source: said.source,
    words: { ...said.words, word: said.word },
  }
}

/** A name as names are compared: folded, without blanks, marks and quotation. */
export const bare = (text: string): string => fold(text).replace(/[\s()（）〔〕“”"'‘’《》「」,，、.:：]/g, '')

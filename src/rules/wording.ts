/** What the rules on wording share: the document's running text, caption lines, notes and label cells, with sources for any run of characters. */
import type { FactSet } from '../check/factset.ts'
import { pageAt, sourceIn } from '../extract/figures.ts'
import type { PageFrame, PlacedText, TableBlock, TextBlock } from '../layout/types.ts'
import type { Claim, Severity, Source } from '../model.ts'
import { fold } from '../number/fold.ts'

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

/** All running text and the notes of tables, in reading order. Pages read by character recognition are left out: there a slip of wording is rather the reader's. */
export function passagesOf(facts: FactSet): Passage[] {
  const { document } = facts
  const frames = new Map<number, PageFrame>(document.pages.map((page) => [page.number, page]))
  const isRead = (page: number): boolean => frames.get(page)?.readBy !== 'ocr' && frames.get(page)?.unreadable === undefined
  const passage = (kind: Passage['kind'], block: TextBlock): Passage => ({
    kind,
    text: block.text,
    folded: fold(block.text),
    page: block.page,
    block: block.index,
    source: (start, end) => sourceIn(document, block, start, end, frames),
  })
  return document.blocks
    .flatMap((block): Passage[] =>
      block.kind === 'table'
        ? block.below.map((line) => passage('note', lineOf(block, line)))
        : [passage(block.toc ? 'contents' : block.kind, block)],
    )
    .filter((p) => isRead(p.page))
}

/** A line beside a table, as a block of its own. */
export function lineOf(block: TableBlock, line: PlacedText): TextBlock {
  const page = pageAt(line, 0, block.pages.at(-1) ?? block.page)
  return { ...line, kind: 'paragraph', index: block.index, page, under: block.under, lineStarts: [] }
}

/** Source of a line beside a table: its title, a note. */
export function lineSource(facts: FactSet, block: TableBlock, line: PlacedText): Source {
  const frames = new Map<number, PageFrame>(facts.document.pages.map((page) => [page.number, page]))
  return sourceIn(facts.document, lineOf(block, line), 0, line.text.length, frames)
}

/** Sentences of a passage, as spans of its text without the stop. */
export function* sentencesOf(passage: Passage): Generator<readonly [start: number, end: number]> {
  let start = 0
  for (let i = 0; i <= passage.folded.length; i++) {
    if (i < passage.folded.length && !/[。;!?\n]/.test(passage.folded.charAt(i))) continue
    if (i > start) yield [start, i]
    start = i + 1
  }
}

/** Something said of words alone. */
export interface Said {
  readonly rule: string
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

export const claimOnWords = (said: Said): Claim => ({
  rule: said.rule,
  stated: -1,
  subject: said.subject,
  readings: [{ kind: 'assertion', holds: said.holds, figures: [], ...(said.expected === undefined ? {} : { expected: said.expected }) }],
  certain: true,
  atMost: said.atMost,
  roles: {},
  source: said.source,
  words: { ...said.words, word: said.word },
})

/** A name as names are compared: folded, without blanks, marks and quotation. */
export const bare = (text: string): string => fold(text).replace(/[\s()（）〔〕“”"'‘’《》「」,，、.:：]/g, '')

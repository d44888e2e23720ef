/** The document as duties look through it: lines of plain words, and what part of the report each stands in. */
import { firstOf, phrase } from '../../families/duties/phrases.ts'
import { glossaryHeadings, type Subject, subjects } from '../../families/duties/topics.ts'
import type { PlacedText, TableBlock } from '../../layout/types.ts'
import type { Source } from '../../model/document.ts'
import type { Topic } from '../../model/duty.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { lineSource, passagesOf } from '../operands/wording.ts'

/** text: running text with its headings · caption, label and note: of tables · contents and glossary tell nothing of the year. */
export type Zone = 'text' | 'contents' | 'glossary' | 'caption' | 'label' | 'note'

export interface Line {
  readonly zone: Zone
  readonly heading: boolean
  /** Folded, without blanks, brackets and quotation marks. */
  readonly words: string
  readonly block: number
  readonly page: number
  /** Where the characters [start, end) of `words` stand. */
  source(start: number, end: number): Source
}

const dropped = /[\s()〔〕“”"'‘’《》「」]/

/** The words of a text, and the offset in it of each of their characters. */
function plainly(text: string): { readonly words: string; readonly at: readonly number[] } {
  const folded = fold(text)
  let words = ''
  const at: number[] = []
  for (let i = 0; i < folded.length; i++) {
    const character = folded.charAt(i)
    if (dropped.test(character)) continue
    words += character
    at.push(i)
  }
  return { words, at }
}

export const plainWords = (text: string): string => plainly(text).words

/** 「三公经费：指…」「十一、机关运行经费，是指…」: a term explained, wherever it stands. */
const definition = /^(?:[第一二三四五六七八九十\d]+[、.]?)*[^。;:]{2,36}[:,]?是?指(?!标|导|定|南|示|挥|数|引)/
/** A paragraph that goes on to tell amounts is no mere explanation. */
const money = /\d(?:万|亿)?元/
const entry = /[.…·]{3,}\d*$/

export function linesOf(facts: FactSet): Line[] {
  const { blocks } = facts.document
  const explains = (index: number): boolean => {
    const block = blocks[index]
    if (!block || block.kind === 'table' || block.toc) return false
    const { words } = plainly(block.text)
    return words.length <= 40 && firstOf(glossaryHeadings, words) !== undefined
  }
  const glossary = new Set(blocks.filter((block) => explains(block.index)).map((block) => block.index))
  const passages = passagesOf(facts, true).map((passage): Line => {
    const { words, at } = plainly(passage.text)
    const block = blocks[passage.block]
    const under = block?.under ?? []
    const zone: Zone =
      passage.kind === 'note'
        ? 'note'
        : passage.kind === 'contents' || entry.test(words)
          ? 'contents'
          : glossary.has(passage.block) || under.some((index) => glossary.has(index)) || (definition.test(words) && !money.test(words))
            ? 'glossary'
            : 'text'
    return {
      zone,
      heading: passage.kind === 'heading',
      words,
      block: passage.block,
      page: passage.page,
      source: (start, end) => passage.source(at[start] ?? 0, (at[end - 1] ?? passage.text.length - 1) + 1),
    }
  })
  return [...passages, ...blocks.flatMap((block) => (block.kind === 'table' ? tableLines(facts, block) : []))]
}

function tableLines(facts: FactSet, block: TableBlock): Line[] {
  const line = (zone: Zone, text: PlacedText): Line => ({
    zone,
    heading: false,
    words: plainly(text.text).words,
    block: block.index,
    page: block.page,
    source: () => lineSource(facts, block, text),
  })
  const labels = block.cells.filter((cell) => /\p{Script=Han}{2}/u.test(cell.text))
  return [...block.above.map((text) => line('caption', text)), ...labels.map((cell) => line('label', cell))]
}

/** Most lines that follow a sentence as part of what it speaks of. */
const following = 8

/** The passages that speak of a subject: what stands under its headings, and sentences on it with what follows them. */
export function passagesOn(topic: Topic, lines: readonly Line[], facts: FactSet): Line[] {
  const subject = subjects.find((one) => one.topic === topic)
  if (!subject) return []
  const text = lines.filter((line) => line.zone === 'text')
  const opens = headingsOf(subject, text)
  const sentences = subject.sentences.map(phrase)
  const found = new Set<Line>()
  text.forEach((line, i) => {
    const under = facts.document.blocks[line.block]?.under ?? []
    if (opens.has(line.block) || under.some((index) => opens.has(index))) found.add(line)
    else if (sentences.some((sentence) => sentence.test(line.words))) {
      found.add(line)
      for (const next of text.slice(i + 1, i + 1 + following)) {
        if (next.heading) break
        found.add(next)
      }
    }
  })
  return text.filter((line) => found.has(line))
}

const headingsOf = (subject: Subject, text: readonly Line[]): Set<number> =>
  new Set(
    text
      .filter((line) => line.words.length <= 40 && !/表$/.test(line.words) && firstOf(subject.headings, line.words) !== undefined)
      .map((line) => line.block),
  )

import type { Source } from '../../model/document.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { bare, claimOnWords, type Passage, passagesOf } from '../operands/wording.ts'
import { defineRule } from '../rule.ts'

interface Entry {
  readonly title: string
  /** As printed at the end of the line. */
  readonly printed: number
  readonly source: Source
  /** Where the title stands in the body: page and block. */
  readonly page: number
  readonly block: number
}

const entryLine = /^(.{4,60}?)[\s.…·．。﹒-]{2,}\(?(\d{1,3})\)?$/
const listNumber = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d+[、.]|表\d+[:：]?)/

const titleOf = (text: string): string => bare(fold(text).replace(/\s/g, '').replace(listNumber, ''))

/** The contents page names two tables or chapters in another order than they are printed. */
export const contentsOrder = defineRule({
  id: 'contents-order',
  term: { en: 'contents page', zh: '目录与正文顺序不符' },
  summary: { en: 'The contents page gives titles in another order than they follow.', zh: '目录所列顺序、页码与正文的实际顺序不符。' },
  documentation: {
    finds: {
      en: 'Entries with page numbers whose titles follow in another order in the document, so that their page numbers cannot be right.',
      zh: '目录条目带有页码，而对应标题在正文中的先后顺序不同，页码必有错误。',
    },
    why: { en: 'Readers are led to another table than the one named.', zh: '读者按目录翻到的是另一张表。' },
    silent: {
      en: 'When entries carry no page numbers, when a title is not found word for word or occurs several times, and when only the numbering is shifted.',
      zh: '目录没有页码、标题在正文中找不到或出现多次、以及页码整体偏移时，不作判断。',
    },
    example: {
      en: 'Contents: “三公” 11, 政府性基金 12; printed: 政府性基金 on page 11, “三公” on page 13.',
      zh: '目录：“三公”表第 11 页、政府性基金表第 12 页；正文：政府性基金表在第 11 页，“三公”表在第 13 页。',
    },
  },
  cases: {
    plain: {
      en: (w) => `The contents page puts “${w.subject}” on page ${w.stated}; in the document it is page ${w.expected}.`,
      zh: (w) => `目录中“${w.subject}”在第 ${w.stated} 页，正文实际在第 ${w.expected} 页。`,
    },
  },
  *claims(facts) {
    const entries = entriesOf(facts)
    if (entries.length < 4) return
    const shifts = new Map<number, number>()
    for (const e of entries) shifts.set(e.page - e.printed, (shifts.get(e.page - e.printed) ?? 0) + 1)
    const [shift, votes] = [...shifts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
    // Page numbers that were never brought up to date are another matter.
    if (votes < entries.length / 2) return
    for (const [i, entry] of entries.entries()) {
      const crossed = entries.some(
        (other, j) =>
          i !== j &&
          (i < j ? entry.printed < other.printed && entry.page > other.page : entry.printed > other.printed && entry.page < other.page),
      )
      const right = entry.page - shift
      if (right === entry.printed || crossed) {
        yield claimOnWords({
          subject: entry.title,
          source: entry.source,
          word: String(entry.printed),
          holds: right === entry.printed,
          expected: String(right),
          atMost: 'warning',
        })
      }
    }
  },
})

function entriesOf(facts: FactSet): Entry[] {
  const passages = passagesOf(facts)
  const places = new Map<string, { page: number; block: number }[]>()
  const put = (text: string, page: number, block: number): void => {
    const title = titleOf(text)
    if (title.length < 4) return
    places.set(title, [...(places.get(title) ?? []), { page, block }])
  }
  const contents = passages.filter((p) => p.kind === 'contents')
  const last = contents.at(-1)?.block
  if (last === undefined) return []
  for (const p of passages) if (p.kind === 'heading' && p.block > last) put(p.text, p.page, p.block)
  for (const block of facts.document.blocks) {
    if (block.kind !== 'table' || block.index <= last) continue
    for (const title of new Set(block.above.map((l) => titleOf(l.text)))) put(title, block.page, block.index)
  }
  return contents.flatMap((p): Entry[] => {
    const found = entryOf(p)
    const at = found && (places.get(titleOf(found.title)) ?? [])
    return found && at?.length === 1 && at[0] ? [{ ...found, ...at[0] }] : []
  })
}

function entryOf(passage: Passage): Pick<Entry, 'title' | 'printed' | 'source'> | undefined {
  const match = entryLine.exec(passage.folded.trim())
  if (!match) return undefined
  const [, title = '', printed = ''] = match
  return {
    title: passage.text.trim().slice(0, title.length).trim(),
    printed: Number(printed),
    source: passage.source(0, passage.text.length),
  }
}

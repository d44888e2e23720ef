/** Paragraphs and tables in reading order → blocks: which are headings, of which level, and what stands under what. */
import { listNumber } from './numbering.ts'
import { endsSentence, isContentsTitle, isDate, isFormLabel, joined, type Paragraph } from './paragraphs.ts'
import type { Block, TableBlock, TextBlock } from './types.ts'

/** A table before it has its place in the document. */
export type UnplacedTable = Omit<TableBlock, 'index' | 'under'>

export type Item = Paragraph | UnplacedTable

interface Standing {
  readonly index: number
  readonly level: number
  readonly size: number
}

/** Longest heading, in characters. */
const LONGEST_TITLE = 48
const FIGURE = /\d\s*(?:亿元|万元|千元|元|%|％|个?百分点|人次|人|辆|台|批次|批|平方米)/u
/** Titles of plain text can only be told by their words. */
const TEXT_TITLE = /(?:说明|概况|报告|名词解释|目录|决算表|预算表|总表|自评表)$/u
const ANNEX = /^附(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?/u

export function isTable(item: Item): item is UnplacedTable {
  return 'cells' in item
}

/** Numbers the blocks and hangs each under its headings. */
export function outline(printed: readonly Item[]): Block[] {
  const body = bodySize(printed)
  const items = withWholeTitles(printed, body)
  const entries = contents(items)
  const blocks: Block[] = []
  const standing: Standing[] = []
  const under = () => standing.map((entry) => entry.index)
  items.forEach((item, index) => {
    if (isTable(item)) {
      blocks.push({ ...item, index, under: under() })
      return
    }
    const { text, places, page, lineStarts } = item
    const common = { index, page, text, places, lineStarts }
    if (entries.has(item)) {
      blocks.push({ kind: 'paragraph', ...common, under: [], toc: true })
      return
    }
    const number = listNumber(text)
    const heading = number === undefined ? isTitle(item, body) : isNumberedTitle(item)
    const level = number?.level ?? (heading ? 0 : undefined)
    const stands = level !== undefined && !isContentsTitle(text)
    if (stands) leave(standing, level, item.size)
    const block: TextBlock = {
      kind: heading ? 'heading' : 'paragraph',
      ...common,
      under: under(),
      ...(level === undefined ? {} : { level }),
      ...(number === undefined ? {} : { number: number.printed }),
    }
    blocks.push(block)
    if (stands) standing.push({ index, level, size: item.size })
  })
  return blocks
}

/** Puts 「第二部分」 and the title printed below it together. */
function withWholeTitles(items: readonly Item[], body: number): Item[] {
  const result: Item[] = []
  for (const item of items) {
    const before = result[result.length - 1]
    if (before !== undefined && !isTable(before) && !isTable(item) && before.page === item.page && listNumber(item.text) === undefined) {
      const bare = listNumber(before.text)
      if (bare?.level === 1 && bare.printed === before.text.trim() && isTitle(item, body)) {
        result[result.length - 1] = joined(before, item)
        continue
      }
    }
    result.push(item)
  }
  return result
}

/** Takes off what a heading of this level ends. */
function leave(standing: Standing[], level: number, size: number): void {
  const ends = (entry: Standing): boolean => {
    if (level > 0) return entry.level >= level
    // Titles without a number rank by their size.
    return entry.level === 0 ? entry.size <= size * 1.05 : entry.size > 0 && entry.size < size * 0.97
  }
  const at = standing.findIndex(ends)
  if (at >= 0) standing.length = at
}

function isNumberedTitle(item: Paragraph): boolean {
  const { text } = item
  if (text.length > LONGEST_TITLE || item.lines > (listNumber(text)?.level === 1 ? 4 : 2)) return false
  if (
    /[。；;！？]|，/u.test(text.replace(/[。.]$/u, '')) ||
    /[。；;]$/u.test(text) ||
    (listNumber(text)?.level !== 1 && /[:：].{9}/u.test(text))
  )
    return false
  return !FIGURE.test(text.normalize('NFKC'))
}

function isTitle(item: Paragraph, body: number): boolean {
  const { text } = item
  if (text.length > LONGEST_TITLE || item.lines > 3 || text.length < 2) return false
  if (endsSentence(text) && !/[:：]$/u.test(text)) return false
  if (/[，。；]/u.test(text) || isDate(text) || isFormLabel(text) || /^图\s*\d/u.test(text)) return false
  if (item.size === 0) return item.lines === 1 && text.length < 30 && (ANNEX.test(text) || TEXT_TITLE.test(text))
  const larger = item.size > body * 1.15
  if (FIGURE.test(text.normalize('NFKC')) && !larger) return false
  return larger || (item.centred && item.heavy) || (item.heavy && text.length <= 30)
}

/** The size of most of the running text, in points. */
function bodySize(items: readonly Item[]): number {
  const weights = new Map<number, number>()
  for (const item of items) {
    if (isTable(item) || item.toc || item.lines < 2) continue
    const size = Math.round(item.size * 2) / 2
    weights.set(size, (weights.get(size) ?? 0) + item.text.length)
  }
  let best = 0
  for (const [size, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = size
  return best
}

/**
 * Entries of tables of contents: lines with leaders, and what stands between the word 目录 and the first line that is
 * printed there a second time.
 */
function contents(items: readonly Item[]): Set<Item> {
  const found = new Set<Item>(items.filter((item) => !isTable(item) && item.toc))
  const start = items.findIndex((item) => !isTable(item) && isContentsTitle(item.text))
  if (start < 0) return found
  const key = (text: string) => {
    const entry = text.replace(/[\s.…·]+\d*$/u, '').replace(/\s+/gu, '')
    return entry.slice(listNumber(entry)?.printed.length ?? 0)
  }
  const keys = (item: Item): string[] => (isTable(item) ? item.above.map(({ text }) => key(text)) : [key(item.text)])
  const entries: Paragraph[] = []
  const seen = new Set<string>()
  let closed: Paragraph | undefined
  for (let i = start + 1; i < items.length; i++) {
    const item = items[i]
    if (item === undefined || isTable(item) || item.text.length > 80 || /。./u.test(item.text)) break
    const text = item.text.replace(/\s+/gu, '')
    if (seen.has(text) && !item.toc) {
      closed = item
      break
    }
    seen.add(text)
    entries.push(item)
  }
  // Only a list whose entries are printed again is a table of contents: what runs on after the last such entry is not.
  const later = new Set(items.slice(start + 1 + entries.length).flatMap(keys))
  const again = (entry: Paragraph | undefined) => entry !== undefined && later.has(key(entry.text))
  let last = entries.length - 1
  // What stands on the page of the line that closed the list belongs to the text already.
  const over = (entry: Paragraph | undefined) =>
    closed === undefined ? !again(entry) : entry?.page === closed.page && entries[0]?.page !== closed.page
  while (last >= 0 && over(entries[last])) last--
  if (entries.filter(again).length >= 2) for (const entry of entries.slice(0, last + 1)) found.add(entry)
  return found
}

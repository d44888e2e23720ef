/** Paragraphs and tables in reading order → blocks: which are headings, of which level, and what stands under what. */
import { listNumber } from './numbering.ts'
import { endsSentence, type Paragraph } from './paragraphs.ts'
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
const DATE_ONLY = /^[\d〇○零一二三四五六七八九十年月日\s./-]+$/u
const TABLE_LABEL = /^(?:金额)?(?:单位|填报单位|编制单位|编制部门|部门|单位名称|部门名称|预算单位|预算主管部门)\s*[:：]/u
const ANNEX = /^附(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?/u

export function isTable(item: Item): item is UnplacedTable {
  return 'cells' in item
}

/** Numbers the blocks and hangs each under its headings. */
export function outline(items: readonly Item[]): Block[] {
  const body = bodySize(items)
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
    if (level !== undefined) leave(standing, level, item.size)
    const block: TextBlock = {
      kind: heading ? 'heading' : 'paragraph',
      ...common,
      under: under(),
      ...(level === undefined ? {} : { level }),
      ...(number === undefined ? {} : { number: number.printed }),
    }
    blocks.push(block)
    if (level !== undefined) standing.push({ index, level, size: item.size })
  })
  return blocks
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
  if (text.length > LONGEST_TITLE || item.lines > 2) return false
  if (/[。；;！？]|，/u.test(text.replace(/[。.]$/u, '')) || /[。；;]$/u.test(text)) return false
  return !FIGURE.test(text.normalize('NFKC'))
}

function isTitle(item: Paragraph, body: number): boolean {
  const { text } = item
  if (text.length > LONGEST_TITLE || item.lines > 3 || text.length < 2) return false
  if (endsSentence(text) && !/[:：]$/u.test(text)) return false
  if (/[，。；]/u.test(text) || DATE_ONLY.test(text.normalize('NFKC')) || TABLE_LABEL.test(text)) return false
  if (item.size === 0) return ANNEX.test(text) && text.length < 30
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
 * Entries of tables of contents: lines with leaders, and the short lines between the word 目录 and the first line that
 * stands there a second time.
 */
function contents(items: readonly Item[]): Set<Item> {
  const found = new Set<Item>(items.filter((item) => !isTable(item) && item.toc))
  const start = items.findIndex((item) => !isTable(item) && /^目\s*[录錄]$/u.test(item.text.trim()))
  if (start < 0) return found
  const seen = new Set<string>()
  const key = (text: string) => text.replace(/[\s.…·]+\d*$/u, '').replace(/\s+/gu, '')
  for (let i = start + 1; i < items.length; i++) {
    const item = items[i]
    if (item === undefined || isTable(item) || item.text.length > 60 || /。/u.test(item.text)) break
    const text = key(item.text)
    if (seen.has(text) && !found.has(item)) break
    seen.add(text)
    // Only a list that is repeated later is a table of contents; until then nothing is decided.
    if (items.slice(i + 1).some((later) => !isTable(later) && !later.toc && key(later.text) === text)) found.add(item)
  }
  return found
}

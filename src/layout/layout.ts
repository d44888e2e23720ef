/** Pages → document: running text and tables in reading order, every character with its place. */
import type { Page } from '../pdf/types.ts'
import { asides } from './asides.ts'
import { findTables, type PageTable } from './grid.ts'
import { type Line, linesOf } from './lines.ts'
import { listNumber } from './numbering.ts'
import { type Item, outline, type UnplacedTable } from './outline.ts'
import { endsSentence, isFormLabel, measuresOf, type Paragraph, paragraphs } from './paragraphs.ts'
import { joinTables } from './tables.ts'
import type { Document, PageFrame, PlacedText } from './types.ts'

interface Laid {
  readonly frame: PageFrame
  readonly lines: readonly Line[]
  readonly tables: readonly PageTable[]
  readonly leaning: readonly PlacedText[]
}

/** Arranges pages into blocks. Pages that are unreadable contribute their frame only. */
export function layout(pages: readonly Page[]): Document {
  const laid: Laid[] = []
  for (const page of pages) laid.push(layPage(page, laid[laid.length - 1]?.tables.at(-1)))
  const set = asides(laid)
  const texts = laid.map(({ frame, lines }) => ({ ...frame, lines: lines.filter((line) => !set.has(line)) }))
  const measures = measuresOf(texts)
  const items: Item[] = []
  let run: Line[] = []
  const flush = (table?: PageTable) => {
    const texts = paragraphs(run, measures)
    run = []
    const above = table === undefined ? [] : captions(texts, table)
    items.push(...texts)
    // Text that stands beside the grid comes before what follows it.
    if (table !== undefined) items.push(tableItem(table, above))
  }
  laid.forEach(({ tables }, at) => {
    const lines = texts[at]?.lines ?? []
    let next = 0
    for (const table of tables) {
      while (next < lines.length && middle(lines[next]) < table.box[1]) {
        run.push(lines[next] as Line)
        next++
      }
      flush(table)
    }
    for (; next < lines.length; next++) run.push(lines[next] as Line)
  })
  flush()
  const blocks = outline(withNotes(joinTables(items)))
  const aside: (PlacedText & { readonly page: number })[] = []
  for (const { frame, lines, leaning } of laid) {
    for (const line of lines) if (set.has(line)) aside.push({ text: line.text, places: line.places, page: frame.number })
    for (const text of leaning) aside.push({ ...text, page: frame.number })
  }
  return { pages: laid.map(({ frame }) => frame), blocks, aside }
}

function middle(line: Line | undefined): number {
  return line === undefined ? 0 : (line.box[1] + line.box[3]) / 2
}

function layPage(page: Page, before: PageTable | undefined): Laid {
  const { number, width, height, turn, skew, readBy, unreadable, unrecognised } = page
  const frame: PageFrame = {
    number,
    width,
    height,
    turn,
    readBy,
    ...(skew === undefined ? {} : { skew }),
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(unrecognised === undefined ? {} : { unrecognised }),
  }
  if (unreadable !== undefined) return { frame, lines: [], tables: [], leaning: [] }
  const tables = findTables(page, before)
  const taken = new Set(tables.flatMap((table) => table.glyphs))
  const free: number[] = []
  page.glyphs.forEach((_, index) => {
    if (!taken.has(index)) free.push(index)
  })
  const leaning = free.flatMap((index): PlacedText[] => {
    const glyph = page.glyphs[index]
    if (glyph === undefined || glyph.leaning === undefined) return []
    const place = { page: number, box: glyph.box, confidence: glyph.confidence }
    return [{ text: glyph.text, places: Array.from({ length: glyph.text.length }, () => place) }]
  })
  return { frame, lines: linesOf(page, free), tables, leaning }
}

/** Takes the lines off the end of a run that are a table's own: its title, number, unit, department. */
function captions(texts: Paragraph[], table: PageTable): PlacedText[] {
  const own: Paragraph[] = []
  let edge = table.box[1]
  while (own.length < 6) {
    const text = texts[texts.length - 1]
    const box = text?.places.find((place) => place !== undefined)?.box
    if (text === undefined || box === undefined) break
    // A title may have stayed behind at the foot of the page before.
    const behind = text.page === table.page - 1 && own.length < 2 && /表(?:[（(].{1,20}[）)])?$/u.test(text.text) && box[1] > 300
    if (!behind && (text.page !== table.page || edge - box[3] > text.size * 4)) break
    if (
      listNumber(text.text) !== undefined ||
      (endsSentence(text.text) && !isFormLabel(text.text)) ||
      text.lines > 2 ||
      text.text.length > 80
    )
      break
    own.unshift(text)
    texts.pop()
    edge = box[1]
  }
  return own.map(({ text, places }) => ({ text, places }))
}

function tableItem(table: PageTable, above: readonly PlacedText[]): UnplacedTable {
  const { rows, columns, cells, by } = table
  return { kind: 'table', page: table.page, pages: [table.page], rows, columns, cells, by, above, below: [] }
}

const NOTE = /^(?:注|备注|说明|附注|填表说明)\s*[\d一二三四]?\s*[:：.、]|(?:本|此|该)表|空表|无数据|四舍五入|尾数误差|尾差/u

/** Hands the notes that follow a table to it, on its page or at the head of the next. */
function withNotes(items: readonly Item[]): Item[] {
  const result: Item[] = []
  for (const item of items) {
    const before = result[result.length - 1]
    if (
      before !== undefined &&
      'cells' in before &&
      !('cells' in item) &&
      item.page - (before.pages[before.pages.length - 1] ?? before.page) <= 1 &&
      item.text.length < 200 &&
      NOTE.test(item.text) &&
      listNumber(item.text) === undefined
    ) {
      result[result.length - 1] = { ...before, below: [...before.below, { text: item.text, places: item.places }] }
    } else result.push(item)
  }
  return result
}

/** Plain text → document: what layout does for pages, without geometry. Hard-wrapped lines are joined, columns of labels and figures kept apart. */
import { withoutRadicals } from '../number/radicals.ts'
import { isMarkedPageNumber } from './asides.ts'
import type { Line } from './lines.ts'
import { listNumber } from './numbering.ts'
import { outline } from './outline.ts'
import { beginsSentence, endsSentence, firstToken, isTocLine, merged, type Paragraph } from './paragraphs.ts'
import type { Document, PlacedText } from './types.ts'

interface TextLine {
  readonly text: string
  /** Two columns for a Chinese character, one for a Latin letter. */
  readonly width: number
  /** Set in like the first line of a paragraph. */
  readonly indented: boolean
  /** Blank lines before it that mean something. */
  readonly apart: boolean
  /** `row`: cells parted by bars or tabs · `value`: nothing but a figure · `words`: anything else. */
  readonly kind: 'row' | 'value' | 'words'
}

const FULL_STOP = /[。！？!?][”’"』」）)]*$/u
const OPEN_END = /[，、,（(《“‘]$/u
const CLOSING_HEAD = /^[，。、；：！？）】」』”’》〉%％,;:!?)\]}]/u
const VALUE = /^[-－—–(（]?\s*[¥￥]?\d[\d,，]*(?:[.．]\d+)?\s*[)）]?\s*(?:[%％]|万元|亿元|元)?$/u
const TITLE_END =
  /(?:说明|概况|报告|解释|目录|年度?(?:部门|单位)(?:预算|决算)(?:公开)?|自评表|决算表|预算表|总表|支出表|收入表|情况表|明细表|附表)(?:[（(][^）)]{1,14}[）)])?$/u
/** A label beside a figure is no longer than this, in characters. */
const LONGEST_LABEL = 26

/** Arranges plain text (UTF-8, decoded) into blocks; all of it counts as page 1 and has no places. */
export function layoutText(text: string): Document {
  const aside: (PlacedText & { readonly page: number })[] = []
  const lines = linesOf(text).filter((line) => {
    if (!isMarkedPageNumber(line.text)) return true
    aside.push({ ...unplaced(line.text), page: 1 })
    return false
  })
  return {
    pages: [{ number: 1, width: 0, height: 0, turn: 0, readBy: 'text' }],
    blocks: outline(paragraphsOf(lines)),
    aside,
  }
}

function unplaced(text: string): PlacedText {
  return { text, places: Array.from({ length: text.length }, () => undefined) }
}

function linesOf(text: string): TextLine[] {
  const raw = text.replace(/^\ufeff/u, '').split(/\r\n?|[\n\f\v\u2028\u2029]/u)
  const printed = raw.filter((line) => line.trim() !== '').length
  const parted = raw.filter((line, i) => line.trim() !== '' && i + 1 < raw.length && (raw[i + 1] ?? '').trim() === '').length
  // Where a blank line follows nearly every line, blank lines part nothing.
  const spaced = printed >= 4 && parted > printed * 0.6
  const lines: TextLine[] = []
  let blanks = 0
  for (const line of raw) {
    const trimmed = line.trim()
    if (trimmed === '') {
      blanks++
      continue
    }
    const tidy = withoutBlanks(withoutRadicals(trimmed))
    lines.push({
      text: tidy,
      width: widthOf(tidy),
      indented: /^(?:\u3000|[ \u00a0]{4}|\t)/u.test(line),
      apart: blanks > (spaced ? 1 : 0),
      kind: /[|｜\t]/u.test(trimmed) ? 'row' : VALUE.test(tidy) ? 'value' : 'words',
    })
    blanks = 0
  }
  return lines
}

const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uff60“”‘’…—]'
const BLANK_AFTER_HAN = new RegExp(`(?<=${HAN})[ \\u00a0\\u3000]{1,2}(?=[^\\s|｜])`, 'gu')
const BLANK_BEFORE_HAN = new RegExp(`(?<=[^\\s|｜])[ \\u00a0\\u3000]{1,2}(?=${HAN})`, 'gu')

/** Chinese is printed without blanks: those around a Chinese character are spacing. Wide ones part columns and stay. */
function withoutBlanks(line: string): string {
  return line
    .replace(BLANK_AFTER_HAN, '')
    .replace(BLANK_BEFORE_HAN, '')
    .replace(/(?<=\d)[ \u00a0](?=[,，;；%％])/gu, '')
    .replace(/[ \u00a0\u3000]{2,}/gu, ' ')
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f || /[“”‘’…—]/u.test(character) ? 2 : 1
  return width
}

/** The width at which the text was wrapped; undefined when it was not, or when too little of it shows. */
function wrapWidth(lines: readonly TextLine[]): number | undefined {
  const widths = lines
    .filter((line) => line.kind === 'words' && line.width >= 24)
    .map((line) => line.width)
    .sort((a, b) => a - b)
  if (widths.length < 6) return undefined
  const width = widths[Math.floor(widths.length * 0.8)] ?? 0
  const near = widths.filter((w) => w > width * 0.85 && w < width * 1.1).length
  return near > widths.length * 0.45 && (widths[widths.length - 1] ?? 0) < width * 1.5 ? width : undefined
}

function paragraphsOf(lines: readonly TextLine[]): Paragraph[] {
  const wrap = wrapWidth(lines)
  const columns = columnLines(lines)
  const result: Paragraph[] = []
  const lists = new Map<number, number>()
  let open: TextLine[] = []
  let column = false
  const flush = () => {
    if (open.length > 0) result.push(column ? keptApart(open) : merged(open.map(asLine), false))
    open = []
  }
  lines.forEach((line, i) => {
    const last = open[open.length - 1]
    const number = listNumber(line.text)
    const follows = number !== undefined && (number.ordinal === 1 || lists.get(number.level) === number.ordinal - 1)
    const inColumn = columns.has(i)
    const goes = last !== undefined && (inColumn ? column : !column && goesOn(open[0] as TextLine, last, line, wrap, follows))
    if (!goes) flush()
    if (open.length === 0 && number !== undefined) lists.set(number.level, number.ordinal)
    column = inColumn
    open.push(line)
  })
  flush()
  return result
}

function asLine(line: TextLine): Line {
  return { ...unplaced(line.text), page: 1, box: [0, 0, 0, 0], size: 0, heavy: false, gap: 0 }
}

/** Lines that stay lines: cells of a table printed one below the other. */
function keptApart(lines: readonly TextLine[]): Paragraph {
  const lineStarts: number[] = []
  let text = ''
  for (const line of lines) {
    if (text !== '') {
      text += '\n'
      lineStarts.push(text.length)
    }
    text += line.text
  }
  return { ...unplaced(text), page: 1, lineStarts, lines: lines.length, size: 0, heavy: false, centred: false, toc: false }
}

/** Indexes of the lines that are rows or cells of a table: bars, bare figures, and the labels that stand with them. */
function columnLines(lines: readonly TextLine[]): Set<number> {
  const found = new Set<number>()
  lines.forEach((line, i) => {
    if (line.kind === 'row') found.add(i)
    if (line.kind === 'value' && !goesThrough(lines[i - 1])) found.add(i)
  })
  // Labels: short, without punctuation, right before a figure or between lines that are cells.
  const isLabel = (line: TextLine | undefined) =>
    line !== undefined &&
    line.kind === 'words' &&
    line.text.length <= LONGEST_LABEL &&
    !/[，。；！？]|[,;] ?\S/u.test(line.text) &&
    listNumber(line.text)?.level !== 1
  for (let i = lines.length - 1; i >= 0; i--) {
    if (!found.has(i) && isLabel(lines[i]) && found.has(i + 1) && lines[i + 1]?.kind === 'value') found.add(i)
  }
  for (let i = 0; i < lines.length; i++) {
    if (!found.has(i) && isLabel(lines[i]) && found.has(i - 1) && found.has(i + 1)) found.add(i)
  }
  // A single figure between sentences is no column.
  for (const i of [...found]) {
    if (lines[i]?.kind === 'value' && !found.has(i - 1) && !found.has(i + 1)) found.delete(i)
  }
  return found
}

/** Whether a sentence runs on over the end of this line, so that a bare figure below it belongs to the sentence. */
function goesThrough(line: TextLine | undefined): boolean {
  return (
    line !== undefined &&
    line.kind === 'words' &&
    !endsSentence(line.text) &&
    (line.text.length > LONGEST_LABEL || /[，,；;。]/u.test(line.text))
  )
}

function goesOn(first: TextLine, last: TextLine, next: TextLine, wrap: number | undefined, follows: boolean): boolean {
  if (next.apart || isTocLine(last.text) || isTocLine(next.text)) return false
  // Cells of a flattened table: an indicator's name, or figures side by side.
  if (/^指标\s*\d+\s*[:：]/u.test(next.text) || /\d \d+$/u.test(last.text)) return false
  const full = wrap !== undefined && (last.width >= wrap * 0.82 || last.width + widthOf(firstToken(next.text)) >= wrap - 4)
  const brimful = wrap !== undefined && last.width >= wrap - 2
  if (listNumber(next.text) !== undefined && (endsSentence(last.text) || follows || !full)) return false
  if (CLOSING_HEAD.test(next.text) || OPEN_END.test(last.text)) return true
  if (next.indented && wrap !== undefined) return false
  if (FULL_STOP.test(last.text)) return brimful && !beginsSentence(next.text)
  if (/[：:]$/u.test(last.text)) return full
  if (/[；;]$/u.test(last.text)) return wrap === undefined || full
  // A first line is set in by two characters: it is full that much earlier.
  if (first === last && isTitleLike(last.text)) return wrap !== undefined && last.width >= wrap - 8 && !TITLE_END.test(last.text)
  return wrap === undefined || full
}

function isTitleLike(text: string): boolean {
  if (/[，。；：,;:]/u.test(text)) return false
  const number = listNumber(text)
  return TITLE_END.test(text) || (number !== undefined && text.length <= 30 && !/\d\s*(?:[%％]|[万亿千]?元)/u.test(text))
}

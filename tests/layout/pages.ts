/** Pages written by the tests: lines of text at a place, as glyphs. */
import type { Glyph, Page, Ruling } from '../../src/pdf/types.ts'

export interface Written {
  readonly text: string
  readonly x: number
  /** Top of the line. */
  readonly y: number
  readonly size?: number
  readonly font?: string
  /** Extra white between characters, in points. */
  readonly spacing?: number
}

/** Width of a character in ems. */
function advance(character: string): number {
  return (character.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1
}

export function glyphsOf({ text, x, y, size = 16, font = 'FangSong', spacing = 0 }: Written): Glyph[] {
  const glyphs: Glyph[] = []
  let at = x
  for (const character of text) {
    const width = advance(character) * size
    if (character !== ' ') glyphs.push({ text: character, box: [at, y, at + width, y + size], size, font, hidden: 0, confidence: 1 })
    at += width + spacing
  }
  return glyphs
}

export function page(written: readonly Written[], options: { number?: number; rulings?: readonly Ruling[]; shuffle?: boolean } = {}): Page {
  const glyphs = written.flatMap(glyphsOf)
  if (options.shuffle) glyphs.reverse()
  return {
    number: options.number ?? 1,
    width: 595,
    height: 842,
    turn: 0,
    glyphs,
    rulings: options.rulings ?? [],
    images: [],
    readBy: 'text',
  }
}

/** Left edge of the text, indentation of a first line, right edge, distance of lines: as the reports are set. */
export const LEFT = 90
export const SIZE = 16
export const PITCH = 28
const MEASURE = 26

/** Sets paragraphs as a word processor does: first lines set in by two ems, lines of 26 ems, numerals never parted. */
export function typeset(texts: readonly string[], options: { top?: number; perPage?: number } = {}): Written[][] {
  const pages: Written[][] = [[]]
  let y = options.top ?? 100
  const perPage = options.perPage ?? 22
  let count = 0
  const put = (text: string, indent: number) => {
    if (count === perPage) {
      pages.push([])
      y = options.top ?? 100
      count = 0
    }
    pages[pages.length - 1]?.push({ text, x: LEFT + indent * SIZE, y, size: SIZE })
    y += PITCH
    count++
  }
  for (const text of texts) {
    const tokens = text.match(/[\dA-Za-z.,%]+[，。；：、）”]?|[（“]?.[，。；：、）”]*/gu) ?? []
    let line = ''
    let indent = 2
    const widthOf = (s: string) => [...s].reduce((sum, c) => sum + advance(c), 0)
    for (const token of tokens) {
      if (line !== '' && indent + widthOf(line) + widthOf(token) > MEASURE) {
        put(line, indent)
        line = ''
        indent = 0
      }
      line += token
    }
    if (line !== '') put(line, indent)
  }
  return pages
}

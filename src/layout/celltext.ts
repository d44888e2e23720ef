/** Arranges the glyphs of one small area (a cell, a line above a table) into text whose every character leads back to the page. */
import type { Box, Glyph, Page } from '../pdf/types.ts'
import type { Place, PlacedText } from './types.ts'

/** Glyphs of one printed line, left to right. */
export interface GlyphLine {
  readonly glyphs: readonly Glyph[]
  /** Indexes in {@link Page.glyphs}, parallel to `glyphs`. */
  readonly indexes: readonly number[]
  readonly box: Box
}

const overlap = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a1, b1) - Math.max(a0, b0)

/**
 * Printed lines, top to bottom, by vertical overlap and not by stream order. Blank glyphs are left out; a glyph drawn twice in
 * one place (imitated bold) counts once.
 */
export function glyphLines(page: Pick<Page, 'glyphs'>, indexes: readonly number[]): GlyphLine[] {
  const sorted = indexes
    .map((index) => ({ index, glyph: page.glyphs[index] }))
    .filter((entry): entry is { index: number; glyph: Glyph } => entry.glyph !== undefined && entry.glyph.text.trim() !== '')
    .sort((a, b) => a.glyph.box[1] + a.glyph.box[3] - b.glyph.box[1] - b.glyph.box[3])
  const lines: { top: number; bottom: number; entries: { index: number; glyph: Glyph }[] }[] = []
  for (const entry of sorted) {
    const [, top, , bottom] = entry.glyph.box
    const line = lines[lines.length - 1]
    if (line && overlap(line.top, line.bottom, top, bottom) > 0.5 * Math.min(bottom - top, line.bottom - line.top)) {
      line.entries.push(entry)
      // The line keeps the extent of its tallest glyph: letting it grow would chain slightly shifted lines together.
      if (bottom - top > line.bottom - line.top) {
        line.top = top
        line.bottom = bottom
      }
    } else lines.push({ top, bottom, entries: [entry] })
  }
  return lines.map((line) => {
    const entries = line.entries.sort((a, b) => a.glyph.box[0] - b.glyph.box[0])
    const kept = entries.filter((entry, i) => {
      for (let j = i - 1; j >= 0 && j >= i - 3; j--) {
        const other = entries[j]
        if (other && other.glyph.text === entry.glyph.text && Math.abs(other.glyph.box[0] - entry.glyph.box[0]) < entry.glyph.size * 0.2)
          return false
      }
      return true
    })
    const glyphs = kept.map((entry) => entry.glyph)
    return {
      glyphs,
      indexes: kept.map((entry) => entry.index),
      box: [
        Math.min(...glyphs.map((g) => g.box[0])),
        Math.min(...glyphs.map((g) => g.box[1])),
        Math.max(...glyphs.map((g) => g.box[2])),
        Math.max(...glyphs.map((g) => g.box[3])),
      ],
    }
  })
}

const narrow = /^[\u0021-\u024f\u2010-\u2027]/u
const numeralEnd = /[0-9０-９][0-9０-９,，.．]*$/u

/** Em fraction beyond which a gap inside a line is a blank. */
const gapOf = (left: string, right: string): number => (narrow.test(left.slice(-1)) && narrow.test(right) ? 0.3 : 0.6)

/** Text of one line, blanks put in where glyphs stand apart. */
export function lineText(page: Pick<Page, 'number'>, line: GlyphLine): PlacedText {
  let text = ''
  const places: (Place | undefined)[] = []
  let previous: Glyph | undefined
  for (const glyph of line.glyphs) {
    if (previous && glyph.box[0] - previous.box[2] > gapOf(previous.text, glyph.text) * Math.max(previous.size, glyph.size)) {
      text += ' '
      places.push(undefined)
    }
    const place: Place = {
      page: page.number,
      box: glyph.box,
      confidence: glyph.confidence,
      ...(glyph.alternatives ? { alternatives: glyph.alternatives } : {}),
    }
    text += glyph.text
    for (let i = 0; i < glyph.text.length; i++) places.push(place)
    previous = glyph
  }
  return { text, places }
}

/** Whether a blank separates two lines of one cell when they are joined. */
function parted(above: string, below: string, full: boolean): boolean {
  const left = above.slice(-1)
  const right = below.slice(0, 1)
  if (!narrow.test(left) || !narrow.test(right)) return false
  // A numeral broken by the cell's width goes on: 「350,034.4⏎2」, 「1,264,602⏎.38」. Two whole numerals below each other do not.
  const begun = numeralEnd.exec(above)?.[0]
  const goesOn = /^[.．,，]?[0-9０-９][0-9０-９,，.．]*$/u.exec(below)?.[0]
  if (begun !== undefined && goesOn !== undefined) {
    if (!/^[0-9０-９]{1,3}([,，]?[0-9０-９]{3})*([.．][0-9０-９]+)?$|^[0-9０-９]+([.．][0-9０-９]+)?$/u.test(begun + goesOn)) return true
    return !(/[.．,，]/u.test(begun) || /^[.．,，]/u.test(goesOn) || full)
  }
  if (/[,，.．\-－—/]/u.test(left) && /[0-9０-９]/u.test(right)) return false
  return /[A-Za-z]/u.test(left) && /[A-Za-z]/u.test(right)
}

/** The text of a cell: lines joined, with the indentation of its first line in ems. */
export function placeText(page: Page, indexes: readonly number[], box: Box): PlacedText & { readonly indent: number } {
  const lines = glyphLines(page, indexes)
  const first = lines[0]
  if (!first) return { text: '', places: [], indent: 0 }
  let text = ''
  const places: (Place | undefined)[] = []
  let above: GlyphLine | undefined
  for (const line of lines) {
    const placed = lineText(page, line)
    const size = line.glyphs[0]?.size ?? 10
    if (above && parted(text, placed.text, above.box[2] - above.box[0] > (box[2] - box[0]) * 0.75 || box[2] - above.box[2] < size)) {
      text += ' '
      places.push(undefined)
    }
    text += placed.text
    places.push(...placed.places)
    above = line
  }
  const size = first.glyphs[0]?.size || 10
  return { text, places, indent: Math.max(0, Math.round(((first.box[0] - box[0]) / size) * 10) / 10) }
}

/** Glyphs → printed lines, by where they stand and not by the order in which they were drawn. */
import type { Box, Glyph, Page } from '../pdf/types.ts'
import type { Place, PlacedText } from './types.ts'

/** One printed line of running text. Coordinates are those of the upright page. */
export interface Line extends PlacedText {
  readonly page: number
  readonly box: Box
  /** Em size of most of its glyphs, in points. */
  readonly size: number
  /** Most of it is bold or set in a display face. */
  readonly heavy: boolean
  /** Widest white inside the line, in ems: above some 5 the line is a row of separate pieces. */
  readonly gap: number
}

/** A blank of this width (ems) between Latin letters or digits is a printed blank. */
const LATIN_BLANK = 0.22
/** Between Chinese characters only white this wide parts two pieces. */
const HAN_BLANK = 3

/** Latin letters, digits and their marks: what is set with blanks between words. */
const NARROW = /^[\u0021-\u024f]/u
const DISPLAY_FACE = /bold|black|heavy|hei|黑|标宋|xbs|xiaobiao|htk|zhongsong|中宋/i
const BLANK = /^\s*$/u

/**
 * The lines made of some of a page's glyphs, top to bottom. A glyph drawn twice in one place (imitated bold) counts once;
 * raised or lowered small glyphs belong to the line they overlap; leaning glyphs are left out.
 */
export function linesOf(page: Pick<Page, 'number' | 'glyphs'>, indexes: Iterable<number>): Line[] {
  const glyphs: Glyph[] = []
  for (const index of indexes) {
    const glyph = page.glyphs[index]
    if (glyph !== undefined && glyph.leaning === undefined && !BLANK.test(glyph.text)) glyphs.push(glyph)
  }
  const groups = grouped(glyphs)
  return groups.map((group) => lineOf(page.number, group)).sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3] || a.box[0] - b.box[0])
}

interface Group {
  top: number
  bottom: number
  readonly glyphs: Glyph[]
}

function grouped(glyphs: readonly Glyph[]): Glyph[][] {
  // Tall glyphs first found the lines, so that raised and lowered small ones can only join them.
  const heights = glyphs.map((g) => g.box[3] - g.box[1]).sort((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const byMiddle = (a: Glyph, b: Glyph) => a.box[1] + a.box[3] - b.box[1] - b.box[3]
  const tall = glyphs.filter((g) => g.box[3] - g.box[1] >= usual * 0.75).sort(byMiddle)
  const small = glyphs.filter((g) => g.box[3] - g.box[1] < usual * 0.75).sort(byMiddle)
  const groups: Group[] = []
  const place = (glyph: Glyph, reach: number) => {
    const [, top, , bottom] = glyph.box
    let best: Group | undefined
    let most = 0.5
    for (let i = groups.length - 1; i >= Math.max(0, groups.length - reach); i--) {
      const group = groups[i] as Group
      const share = (Math.min(bottom, group.bottom) - Math.max(top, group.top)) / Math.min(bottom - top, group.bottom - group.top)
      if (share > most) {
        most = share
        best = group
      }
    }
    if (best === undefined) groups.push({ top, bottom, glyphs: [glyph] })
    else {
      best.glyphs.push(glyph)
      // The extent follows the tallest glyph only: growing with each would chain shifted lines together.
      if (bottom - top > best.bottom - best.top) {
        best.top = top
        best.bottom = bottom
      }
    }
  }
  for (const glyph of tall) place(glyph, 6)
  for (const glyph of small) place(glyph, groups.length)
  return groups.map((group) => withoutDoubles(group.glyphs.sort((a, b) => a.box[0] - b.box[0])))
}

function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  for (const glyph of glyphs) {
    const width = glyph.box[2] - glyph.box[0]
    const near = Math.min(glyph.size * 0.2, width * 0.45)
    let doubled = false
    for (let i = kept.length - 1; i >= Math.max(0, kept.length - 4); i--) {
      const other = kept[i]
      if (
        other !== undefined &&
        other.text === glyph.text &&
        Math.abs(other.box[0] - glyph.box[0]) < near &&
        Math.abs(other.box[1] - glyph.box[1]) < glyph.size * 0.3
      ) {
        doubled = true
        break
      }
    }
    if (!doubled) kept.push(glyph)
  }
  return kept
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function lineOf(page: number, glyphs: readonly Glyph[]): Line {
  const size = middle(glyphs.map((g) => g.size))
  const gaps = glyphs.map((glyph, i) => {
    const before = glyphs[i - 1]
    return before === undefined ? 0 : (glyph.box[0] - before.box[2]) / (size || 1)
  })
  // Letter-spaced lines have one gap nearly everywhere: what exceeds it counts.
  const inner = gaps.slice(1)
  const usual = Math.max(0, middle(inner))
  const widestSpacing = glyphs.some((g) => NARROW.test(g.text)) ? 1 : 6
  const even =
    inner.length > 0 && usual > 0.3 && usual < widestSpacing && inner.every((gap) => Math.abs(gap - usual) < Math.max(0.4, usual * 0.3))
  const spacing = even || usual > 0.15 ? usual : 0
  let text = ''
  const places: (Place | undefined)[] = []
  let widest = 0
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1]
    if (before !== undefined) {
      const gap = (gaps[i] ?? 0) - spacing
      const latin = NARROW.test(before.text) && NARROW.test(glyph.text)
      widest = Math.max(widest, gap)
      if (!even && gap > (latin ? LATIN_BLANK : HAN_BLANK)) {
        text += ' '
        places.push(undefined)
      }
    }
    const place: Place = {
      page,
      box: glyph.box,
      confidence: glyph.confidence,
      ...(glyph.alternatives === undefined ? {} : { alternatives: glyph.alternatives }),
    }
    text += glyph.text
    for (let unit = 0; unit < glyph.text.length; unit++) places.push(place)
  })
  return {
    text,
    places,
    page,
    box: [
      Math.min(...glyphs.map((g) => g.box[0])),
      Math.min(...glyphs.map((g) => g.box[1])),
      Math.max(...glyphs.map((g) => g.box[2])),
      Math.max(...glyphs.map((g) => g.box[3])),
    ],
    size,
    heavy: glyphs.filter((g) => DISPLAY_FACE.test(g.font)).length > glyphs.length * 0.6,
    gap: even ? 0 : widest,
  }
}

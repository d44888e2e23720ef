/** A picture of a page → its glyphs and drawn lines: straightened, cut along the drawn lines and between the printed ones, and read piece by piece. */
import type { PageScan } from '../pdf/scan.ts'
import type { Glyph, Page, Ruling } from '../pdf/types.ts'
import type { Character, Engine } from './engine.ts'
import { type PrintedLine, printedLines, withoutStrokes } from './lines.ts'
import { type Area, crop, type Picture, resized, rotated, skewOf } from './picture.ts'
import { strokesOf } from './rulings.ts'
import { secondOpinion } from './second.ts'

/** Finer pictures are brought down to this: more pixels cost time and read no better. */
const finest = 260
/** A lean below this (degrees) does not matter. */
const straight = 0.05

/**
 * Reads one page. The first engine reads everything; a second one, when there is one, reads the figures again.
 */
export async function readPage(scan: PageScan, engines: readonly [Engine, ...Engine[]]): Promise<Page> {
  const { page: number, pageWidth: width, pageHeight: height, turn, left, top } = scan
  const density = Math.min(scan.scaleX, scan.scaleY, finest / 72)
  let picture: Picture = { width: scan.width, height: scan.height, data: scan.gray }
  const sized = [Math.round((scan.width / scan.scaleX) * density), Math.round((scan.height / scan.scaleY) * density)] as const
  // Fax resolutions differ across and down.
  if (Math.abs(sized[0] - scan.width) + Math.abs(sized[1] - scan.height) > scan.width * 0.03) picture = resized(picture, sized[0], sized[1])
  const scaleX = picture.width / (scan.width / scan.scaleX)
  const scaleY = picture.height / (scan.height / scan.scaleY)
  const dpi = scaleX * 72
  const lean = skewOf(picture)
  const skew = Math.abs(lean) > straight ? lean : 0
  if (skew !== 0) picture = rotated(picture, -skew)
  const strokes = strokesOf(picture, dpi)
  const clean = withoutStrokes(picture, strokes, dpi)
  const glyphs: Glyph[] = []
  for (const line of printedLines(clean, strokes, dpi)) {
    const { picture: piece, area } = cutOut(clean, line)
    const read = line.dash ? [dashIn(piece)] : await secondOpinion(await engines[0].readLine(piece, line.em), piece, line, engines)
    for (const glyph of glyphsOf(read, line, area[0])) {
      const [x0, y0, x1, y1] = glyph.box
      glyphs.push({
        ...glyph,
        size: glyph.size / scaleY,
        box: [left + x0 / scaleX, top + y0 / scaleY, left + x1 / scaleX, top + y1 / scaleY],
      })
    }
  }
  const rulings = strokes.map(
    ({ orientation, at, from, to, width: thick }): Ruling =>
      orientation === 'horizontal'
        ? { orientation, at: top + at / scaleY, from: left + from / scaleX, to: left + to / scaleX, width: thick / scaleY }
        : { orientation, at: left + at / scaleX, from: top + from / scaleY, to: top + to / scaleY, width: thick / scaleX },
  )
  const image = [left, top, left + scan.width / scan.scaleX, top + scan.height / scan.scaleY] as const
  return { number, width, height, turn, glyphs, rulings, images: [image], readBy: 'ocr', ...(skew === 0 ? {} : { skew }) }
}

/** The line's part of the picture with some white around it, at least as high as a character. */
function cutOut(clean: Picture, { area: [x0, top, x1, bottom], em }: PrintedLine): { picture: Picture; area: Area } {
  const beside = Math.round(em * 0.3)
  const height = Math.max(bottom - top, Math.round(em * 0.7))
  const above = Math.round((height - (bottom - top)) / 2 + em * 0.12)
  const area: Area = [x0 - beside, top - above, x1 + beside, bottom + above]
  return { picture: crop(clean, area), area }
}

/** No engine knows a lone dash from a 1 or an 一. */
const dashIn = (piece: Picture): Character => ({ text: '—', confidence: 1, middle: piece.width / 2, alternatives: [] })

const isNarrow = (text: string): boolean => /^[\u0021-\u024f\u2010-\u2015]$/u.test(text)

/** Glyphs in pixels of the picture: boxes as wide as type is set, so that only printed blanks leave white between them. */
function glyphsOf(read: readonly Character[], line: PrintedLine, left: number): Glyph[] {
  const [, top, , bottom] = line.area
  if (read.length === 0) return []
  const ink = bottom - top
  const text = read.map((c) => c.text).join('')
  const em = line.dash
    ? line.em
    : /[^\u0000-\u024f]/u.test(text)
      ? Math.max(ink / 0.95, pitchOf(read))
      : ink / (/[,;()|]/u.test(text) ? 0.86 : /[0-9A-Za-z]/u.test(text) ? 0.72 : 0.4)
  const centre = (top + bottom) / 2
  const half = read.map((c) => (isNarrow(c.text) ? 0.26 : 0.5) * em)
  const edges: [number, number][] = read.map((c, i) => [c.middle - (half[i] as number), c.middle + (half[i] as number)])
  for (let i = 0; i + 1 < read.length; i++) {
    const [here, next] = [read[i] as Character, read[i + 1] as Character]
    const [a, b] = [half[i] as number, half[i + 1] as number]
    const distance = next.middle - here.middle
    const narrow = isNarrow(here.text) && isNarrow(next.text)
    // A point or comma stands at one side of its place.
    const slack = narrow ? (/[.,，．]/u.test(here.text + next.text) ? 0.45 : 0.28) : 0.7
    if (distance - a - b > slack * em) continue
    const border = here.middle + (distance * a) / (a + b)
    ;(edges[i] as [number, number])[1] = border
    ;(edges[i + 1] as [number, number])[0] = border
  }
  return read.map(({ text: said, confidence, alternatives }, i) => ({
    text: said,
    box: [left + (edges[i]?.[0] ?? 0), centre - em / 2, left + (edges[i]?.[1] ?? 0), centre + em / 2],
    size: em,
    font: '',
    hidden: 0,
    confidence,
    ...(alternatives.length > 0 ? { alternatives } : {}),
  }))
}

/** Distance from one full character to the next where they stand close; 0 when that cannot be told. */
function pitchOf(read: readonly Character[]): number {
  const steps: number[] = []
  for (let i = 0; i + 1 < read.length; i++) {
    const [here, next] = [read[i] as Character, read[i + 1] as Character]
    if (!isNarrow(here.text) && !isNarrow(next.text)) steps.push(next.middle - here.middle)
  }
  if (steps.length < 4) return 0
  return (steps.sort((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 0) * 0.95
}

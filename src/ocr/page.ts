/** A picture of a page → its glyphs and drawn lines: straightened, cut along the drawn lines and between the printed ones, and read piece by piece. */
import type { PageScan } from '../pdf/scan.ts'
import type { Glyph, Page, Ruling } from '../pdf/types.ts'
import type { Character, Engine } from './engine.ts'
import { type PrintedLine, printedLines, withoutStrokes } from './lines.ts'
import { leadersIn, mended } from './marks.ts'
import { type Area, blurred, crop, discard, inkedColumns, type Picture, quarterTurned, resized, rotated, skewOf } from './picture.ts'
import { type Stroke, strokesOf } from './rulings.ts'
import { secondOpinion } from './second.ts'
import { piecesBeside, signsIn } from './signs.ts'

/** Finer pictures are brought down to this: more pixels cost time and read no better. */
const finest = 260
/** A lean below this (degrees) does not matter. */
const straight = 0.05

/** Read worse than this on average, a page may lie on its side or stand on its head. */
const legible = 0.75

/**
 * Reads one page. The first engine reads everything; a second one, when there is one, reads the figures again.
 */
export async function readPage(scan: PageScan, engines: readonly [Engine, ...Engine[]]): Promise<Page> {
  const page = await readUpright(scan, engines)
  if (page.glyphs.length < 20 || meanOf(page.glyphs) >= legible) return page
  let best: { readonly scan: PageScan; readonly mean: number } = { scan, mean: (await sampled(scan, engines[0])) + 0.1 }
  for (const quarter of [90, 270, 180] as const) {
    const turned = turnedScan(scan, quarter)
    const mean = await sampled(turned, engines[0])
    if (mean > best.mean) best = { scan: turned, mean }
  }
  return best.scan === scan ? page : readUpright(best.scan, engines)
}

const meanOf = (read: readonly { readonly confidence: number }[]): number =>
  read.length === 0 ? 0 : read.reduce((sum, { confidence }) => sum + confidence, 0) / read.length

/** How surely the widest lines of a picture are read. */
async function sampled(scan: PageScan, engine: Engine): Promise<number> {
  const { clean, lines } = prepared(scan)
  const widest = [...lines].sort((a, b) => b.area[2] - b.area[0] - (a.area[2] - a.area[0])).slice(0, 6)
  const read: Character[] = []
  for (const line of widest) read.push(...(await engine.readLine(cutOut(clean, line).picture, line.em)))
  discard(clean.data)
  return meanOf(read)
}

function turnedScan(scan: PageScan, quarter: 90 | 180 | 270): PageScan {
  const { width, height, data } = quarterTurned({ width: scan.width, height: scan.height, data: scan.gray }, quarter)
  const across = scan.left + scan.width / scan.scaleX
  const down = scan.top + scan.height / scan.scaleY
  const upended = quarter !== 180
  return {
    ...scan,
    width,
    height,
    gray: data,
    scaleX: upended ? scan.scaleY : scan.scaleX,
    scaleY: upended ? scan.scaleX : scan.scaleY,
    left: quarter === 90 ? scan.pageHeight - down : quarter === 180 ? scan.pageWidth - across : scan.top,
    top: quarter === 90 ? scan.left : quarter === 180 ? scan.pageHeight - down : scan.pageWidth - across,
    pageWidth: upended ? scan.pageHeight : scan.pageWidth,
    pageHeight: upended ? scan.pageWidth : scan.pageHeight,
    turn: ((scan.turn + quarter) % 360) as Page['turn'],
  }
}

interface Prepared {
  /** Straight, without drawn lines. */
  readonly clean: Picture
  readonly strokes: readonly Stroke[]
  readonly lines: readonly PrintedLine[]
  /** Degrees by which it leaned. */
  readonly skew: number
  /** Pixels a point. */
  readonly scaleX: number
  readonly scaleY: number
}

function prepared(scan: PageScan): Prepared {
  const density = Math.min(scan.scaleX, scan.scaleY, finest / 72)
  let picture: Picture = { width: scan.width, height: scan.height, data: scan.gray }
  const width = Math.round((scan.width / scan.scaleX) * density)
  const height = Math.round((scan.height / scan.scaleY) * density)
  // Fax resolutions differ across and down.
  if (Math.abs(width - scan.width) + Math.abs(height - scan.height) > scan.width * 0.03) picture = resized(picture, width, height)
  const scaleX = picture.width / (scan.width / scan.scaleX)
  const scaleY = picture.height / (scan.height / scan.scaleY)
  const dpi = scaleX * 72
  const lean = skewOf(picture)
  const skew = Math.abs(lean) > straight ? lean : 0
  if (skew !== 0) picture = rotated(picture, -skew)
  const reach = Math.round(dpi * 0.11)
  const surroundings = blurred(picture, reach, reach)
  const strokes = strokesOf(picture, surroundings, dpi)
  const clean = withoutStrokes(picture, strokes, dpi)
  const lines = printedLines(clean, surroundings, strokes, dpi)
  discard(surroundings.data)
  if (picture.data !== scan.gray) discard(picture.data)
  return { clean, strokes, lines, skew, scaleX, scaleY }
}

async function readUpright(scan: PageScan, engines: readonly [Engine, ...Engine[]]): Promise<Page> {
  const { page: number, pageWidth: width, pageHeight: height, turn, left, top } = scan
  const { clean, strokes, lines, skew, scaleX, scaleY } = prepared(scan)
  const glyphs: Glyph[] = []
  for (const line of lines) {
    const { picture: piece, area } = cutOut(clean, line)
    const read = line.mark === undefined ? await readPiece(piece, line, engines) : [markIn(piece, line.mark)]
    for (const glyph of glyphsOf(read, line, piece, area[0])) {
      const [x0, y0, x1, y1] = glyph.box
      glyphs.push({
        ...glyph,
        size: glyph.size / scaleY,
        box: [left + x0 / scaleX, top + y0 / scaleY, left + x1 / scaleX, top + y1 / scaleY],
      })
    }
  }
  discard(clean.data)
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
const markIn = (piece: Picture, text: string): Character => ({ text, confidence: 1, middle: piece.width / 2, alternatives: [] })

async function readPiece(piece: Picture, line: PrintedLine, engines: readonly [Engine, ...Engine[]]): Promise<Character[]> {
  const [first] = engines
  const leaders = line.enclosed ? undefined : leadersIn(piece, line.em)
  const signs = leaders !== undefined ? [{ text: '…', ...leaders }] : first.name === 'tesseract' ? signsIn(piece, line.em) : []
  if (signs.length === 0) return mended(await secondOpinion(await first.readLine(piece, line.em), piece, line, engines))
  // What stands beside a sign is read by itself: an engine that does not know the sign makes a character or a digit of it.
  const parts = signs.map(({ text, x0, x1 }): { readonly left: number; readonly read: readonly Character[] } => {
    // As many dots as would stand there.
    const count = leaders === undefined ? 1 : Math.max(2, Math.floor((x1 - x0) / line.em))
    const middle = (i: number): number => x0 + ((i + 0.5) * (x1 - x0)) / count
    return { left: x0, read: Array.from({ length: count }, (_, i) => ({ text, confidence: 0.99, middle: middle(i), alternatives: [] })) }
  })
  for (const { piece: part, left } of piecesBeside(piece, signs)) {
    const read = await secondOpinion(await first.readLine(part, line.em), part, line, engines)
    // An engine may not know well where a character stands: it stays on its side of the sign.
    parts.push({ left, read: read.map((c) => ({ ...c, middle: left + Math.min(c.middle, part.width) })) })
  }
  return mended(parts.sort((one, other) => one.left - other.left).flatMap((part) => part.read))
}

const isNarrow = (text: string): boolean => /^[\u0021-\u024f\u2010-\u2015]$/u.test(text)

/** Glyphs in pixels of the picture: boxes as wide as type is set, so that only printed blanks leave white between them. */
function glyphsOf(read: readonly Character[], line: PrintedLine, piece: Picture, left: number): Glyph[] {
  const [, top, , bottom] = line.area
  if (read.length === 0) return []
  const ink = bottom - top
  const text = read.map((c) => c.text).join('')
  const em =
    line.mark !== undefined
      ? line.em
      : /[^\u0000-\u024f]/u.test(text)
        ? Math.max(ink / 0.95, pitchOf(read))
        : ink / (/[,;()|]/u.test(text) ? 0.86 : /[0-9A-Za-z]/u.test(text) ? 0.72 : 0.4)
  const centre = (top + bottom) / 2
  const half = read.map((c) => (isNarrow(c.text) ? 0.26 : 0.5) * em)
  const white = widestWhite(piece)
  const edges: [number, number][] = read.map((c, i) => [c.middle - (half[i] as number), c.middle + (half[i] as number)])
  for (let i = 0; i + 1 < read.length; i++) {
    const [here, next] = [read[i] as Character, read[i + 1] as Character]
    const [a, b] = [half[i] as number, half[i + 1] as number]
    const distance = next.middle - here.middle
    const narrow = isNarrow(here.text) && isNarrow(next.text)
    // A point or comma stands at one side of its place, a 1 in the middle of it.
    const blank = narrow ? (/[.,，．]/u.test(here.text + next.text) ? 0.5 : 0.36) : 0.9
    if (distance > a + b && white(here.middle, next.middle) > blank * em) continue
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

/** The widest white between two columns of a line, in pixels. */
function widestWhite(line: Picture): (from: number, to: number) => number {
  const { width } = line
  const dark = inkedColumns(line)
  return (from, to) => {
    let widest = 0
    let run = 0
    for (let x = Math.max(0, Math.round(from)); x <= Math.min(width - 1, Math.round(to)); x++) {
      run = dark[x] === 1 ? 0 : run + 1
      widest = Math.max(widest, run)
    }
    return widest
  }
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

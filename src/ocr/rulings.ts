/** Finds drawn lines in a straightened picture. */
import { patchesOf } from './components.ts'
import { blurred, discard, inkOf, type Picture, quarterTurned } from './picture.ts'

/** A straight line in pixels. */
export interface Stroke {
  readonly orientation: 'horizontal' | 'vertical'
  /** y of a horizontal, x of a vertical line (its middle). */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly width: number
}

/** Lengths are in inches, so that they mean the same at every resolution. */
const shortestHorizontal = 0.36
const shortestVertical = 0.17
/** A line shorter than this must end at other lines: a stroke of a character may be as long. */
const certainHorizontal = 0.75
const certainVertical = 0.6
/** A line as long as this need not meet any other. */
const alone = 2
const widest = 0.045
/** Ends that miss a crossing line by less meet it. */
const nearly = 0.03

/**
 * Drawn lines of a picture of `dpi` pixels an inch.
 * @param surroundings the picture averaged over wide boxes
 */
export function strokesOf(picture: Picture, surroundings: Picture, dpi: number): Stroke[] {
  const horizontal = along(picture, surroundings, dpi, shortestHorizontal).map(
    ([at, from, to, width]): Stroke => ({ orientation: 'horizontal', at, from, to, width }),
  )
  const { height } = picture
  // Turned clockwise, x becomes y and y becomes height − y.
  const turned = [quarterTurned(picture, 90), quarterTurned(surroundings, 90)] as const
  const vertical = along(...turned, dpi, shortestVertical).map(
    ([at, from, to, width]): Stroke => ({ orientation: 'vertical', at, from: height - to, to: height - from, width }),
  )
  discard(turned[0].data, turned[1].data)
  const firm = settled(horizontal, vertical, dpi)
  // Between two crossings a line is dark all along; what is not there only seemed to go on over a row of characters.
  const flat = firm.filter((line) => line.orientation === 'horizontal')
  const upright = firm.filter((line) => line.orientation === 'vertical')
  const dark = (line: Stroke): boolean =>
    breaksIn(picture, line, dpi) <= (line.to - line.from < dpi * 0.3 ? 0 : 1 + Math.floor((line.to - line.from) / dpi))
  const pieces = (lines: readonly Stroke[], across: readonly Stroke[]): Stroke[] =>
    lines.flatMap((line) => joined(cutAt(line, across, dpi).filter(dark)))
  return settled(pieces(flat, upright), pieces(upright, flat), dpi)
}

/** The pieces of a line between the lines it crosses. */
function cutAt(line: Stroke, across: readonly Stroke[], dpi: number): Stroke[] {
  const reach = dpi * nearly
  const cuts = across
    .filter((o) => o.from - reach <= line.at && line.at <= o.to + reach && o.at > line.from + reach && o.at < line.to - reach)
    .map((o) => o.at)
    .sort((a, b) => a - b)
  const ends = [line.from, ...cuts, line.to]
  return ends.slice(1).map((to, i) => ({ ...line, from: ends[i] as number, to }))
}

/** Pieces of one line that follow each other, put together again. */
function joined(pieces: readonly Stroke[]): Stroke[] {
  const lines: Stroke[] = []
  for (const piece of pieces) {
    const last = lines[lines.length - 1]
    if (last !== undefined && last.to === piece.from) lines[lines.length - 1] = { ...last, to: piece.to }
    else lines.push(piece)
  }
  return lines
}

/** How often the line is interrupted. */
function breaksIn({ width, height, data }: Picture, { orientation, at, from, to }: Stroke, dpi: number): number {
  const flat = orientation === 'horizontal'
  const line = Math.round(at - 0.5)
  const value = (i: number, j: number): number => {
    const x = Math.min(width - 1, Math.max(0, flat ? i : line + j))
    const y = Math.min(height - 1, Math.max(0, flat ? line + j : i))
    return data[y * width + x] as number
  }
  const darkest: number[] = []
  for (let i = Math.ceil(from); i < to; i++) darkest.push(Math.min(value(i, -2), value(i, -1), value(i, 0), value(i, 1), value(i, 2)))
  const usual = [...darkest].sort((a, b) => a - b)[Math.floor(darkest.length * 0.5)] ?? 0
  const bright = usual + (255 - usual) * 0.6
  const longest = Math.max(2, dpi * 0.012)
  let breaks = 0
  // White before the first and after the last ink is no interruption.
  let last = -1
  darkest.forEach((v, i) => {
    if (v > bright) return
    if (last >= 0 && i - last - 1 > longest) breaks++
    last = i
  })
  return breaks
}

type Line = readonly [at: number, from: number, to: number, width: number]

function along(picture: Picture, surroundings: Picture, dpi: number, shortest: number): Line[] {
  const { width, height } = picture
  const reach = Math.max(1, Math.round(dpi * 0.02))
  // Averaging along the line quiets the noise and keeps hairlines.
  const smooth = blurred(picture, reach, 0)
  const ink = inkOf(smooth, surroundings, 0.14)
  discard(smooth.data)
  const gap = Math.max(1, Math.round(dpi * 0.03))
  const least = Math.round(dpi * shortest * 0.6)
  const long = new Uint8Array(ink.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let start = -1
    let last = -1
    const flush = (): void => {
      if (start >= 0 && last - start + 1 >= least) long.fill(1, row + start, row + last + 1)
    }
    for (let x = 0; x < width; x++) {
      if (ink[row + x] !== 1) continue
      if (start < 0 || x - last > gap) {
        flush()
        start = x
      }
      last = x
    }
    flush()
  }
  const thick = Math.max(4, dpi * widest)
  const patches = patchesOf(long, width, height)
  discard(ink, long)
  return patches.flatMap((patch): Line[] => {
    const length = patch.x1 - patch.x0
    const mean = patch.area / length
    if (length < dpi * shortest || mean > thick || patch.bottom - patch.top > thick + length * 0.01) return []
    return [[(patch.top + patch.bottom) / 2, patch.x0 + reach, patch.x1 - reach, mean]]
  })
}

/** Leaves out strokes of characters, and lets ends meet the lines they nearly reach. */
function settled(horizontal: readonly Stroke[], vertical: readonly Stroke[], dpi: number): Stroke[] {
  const reach = dpi * nearly
  let kept = { horizontal, vertical }
  const endsOn = (line: Stroke, across: readonly Stroke[]): [boolean, boolean] => {
    const meets = (end: number): boolean =>
      across.some((o) => Math.abs(o.at - end) <= reach && o.from - reach <= line.at && line.at <= o.to + reach)
    return [meets(line.from), meets(line.to)]
  }
  const firm = (line: Stroke, across: readonly Stroke[], certain: number): boolean => {
    const length = line.to - line.from
    if (length >= dpi * alone) return true
    const [start, end] = endsOn(line, across)
    if (start && end) return true
    if (length < dpi * certain) return false
    // An underline meets nothing.
    return (
      across.filter((o) => line.from - reach <= o.at && o.at <= line.to + reach && o.from - reach <= line.at && line.at <= o.to + reach)
        .length >= 2
    )
  }
  // What held a stroke may itself turn out to be none.
  for (let round = 0; round < 4; round++) {
    const h = kept.horizontal.filter((line) => firm(line, kept.vertical, certainHorizontal))
    const v = kept.vertical.filter((line) => firm(line, h, certainVertical))
    const done = h.length === kept.horizontal.length && v.length === kept.vertical.length
    kept = { horizontal: h, vertical: v }
    if (done) break
  }
  const met = (line: Stroke, across: readonly Stroke[]): Stroke => {
    const near = across.filter((o) => o.from - reach <= line.at && line.at <= o.to + reach)
    const snap = (end: number): number => {
      const found = near.filter((o) => Math.abs(o.at - end) <= reach).sort((a, b) => Math.abs(a.at - end) - Math.abs(b.at - end))[0]
      return found?.at ?? end
    }
    return { ...line, from: Math.min(line.from, snap(line.from)), to: Math.max(line.to, snap(line.to)) }
  }
  return [...kept.horizontal.map((line) => met(line, kept.vertical)), ...kept.vertical.map((line) => met(line, kept.horizontal))]
}

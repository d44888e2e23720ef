/** Finds the printed lines of a straightened picture: inside each space that drawn lines enclose, and outside of them. */
import { type Patch, patchesOf } from './components.ts'
import { type Area, blurred, discard, inkOf, type Picture } from './picture.ts'
import type { Stroke } from './rulings.ts'

export interface PrintedLine {
  /** Around its ink. */
  readonly area: Area
  /** Whether it stands in a space enclosed by drawn lines. */
  readonly enclosed: boolean
  /** Height of a character of the usual size around here. */
  readonly em: number
  /** What a flat mark says by where it stands: alone in its space it is a dash for "nothing", in a column of characters it is 一. */
  readonly mark?: '—' | '一'
}

/** The picture with its drawn lines wiped out, for reading what stands beside them. */
export function withoutStrokes(picture: Picture, strokes: readonly Stroke[], dpi: number): Picture {
  const { width, height } = picture
  const data = Uint8Array.from(picture.data)
  const spare = Math.max(1, Math.round(dpi * 0.007))
  for (const { orientation, at, from, to, width: thick } of strokes) {
    const half = thick / 2 + spare
    const [x0, x1, y0, y1] =
      orientation === 'horizontal' ? [from - spare, to + spare, at - half, at + half] : [at - half, at + half, from - spare, to + spare]
    const left = Math.max(0, Math.floor(x0))
    const right = Math.min(width, Math.ceil(x1))
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y++) data.fill(255, y * width + left, y * width + right)
  }
  return { width, height, data }
}

/** Number of the space in which each pixel of a shrunken plan stands: spaces are separated by the drawn lines. */
function spacesOf(
  width: number,
  height: number,
  strokes: readonly Stroke[],
  shrink: number,
): { at: (x: number, y: number) => number; outer: number } {
  const w = Math.ceil(width / shrink) + 2
  const h = Math.ceil(height / shrink) + 2
  const open = new Uint8Array(w * h).fill(1)
  for (const { orientation, at, from, to } of strokes) {
    const line = Math.round(at / shrink) + 1
    const start = Math.max(0, Math.floor(from / shrink) + 1)
    const end = Math.ceil(to / shrink) + 1
    if (orientation === 'horizontal') for (let x = start; x <= Math.min(w - 1, end); x++) open[line * w + x] = 0
    else for (let y = start; y <= Math.min(h - 1, end); y++) open[y * w + line] = 0
  }
  const label = new Int32Array(w * h).fill(-1)
  let count = 0
  const stack: number[] = []
  for (let i = 0; i < open.length; i++) {
    if (open[i] !== 1 || label[i] !== -1) continue
    label[i] = count
    stack.push(i)
    while (stack.length > 0) {
      const at = stack.pop() as number
      const x = at % w
      for (const next of [x > 0 ? at - 1 : -1, x < w - 1 ? at + 1 : -1, at - w, at + w]) {
        if (next >= 0 && next < open.length && open[next] === 1 && label[next] === -1) {
          label[next] = count
          stack.push(next)
        }
      }
    }
    count++
  }
  const at = (x: number, y: number): number => {
    const [px, py] = [Math.round(x / shrink) + 1, Math.round(y / shrink) + 1]
    for (const [dx, dy] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [0, -1],
      [-1, 0],
      [1, 1],
      [-1, -1],
    ] as const) {
      const found = label[(py + dy) * w + px + dx] ?? -1
      if (found >= 0) return found
    }
    return 0
  }
  return { at, outer: 0 }
}

/**
 * Printed lines of a picture whose drawn lines are wiped out, top to bottom.
 * @param surroundings the picture averaged over wide boxes
 */
export function printedLines(clean: Picture, surroundings: Picture, strokes: readonly Stroke[], dpi: number): PrintedLine[] {
  const { width, height } = clean
  const soft = blurred(clean, 1, 1)
  const ink = inkOf(soft, surroundings, 0.16)
  discard(soft.data)
  const speck = Math.max(3, dpi * dpi * 0.00018)
  const edge = Math.round(dpi * 0.05)
  const patches = patchesOf(ink, width, height).filter((p) => {
    if (p.area < speck) return false
    // The dark border of a scan, pictures, and what is left of drawn lines.
    if (p.bottom - p.top > dpi * 0.6 || p.x1 - p.x0 > dpi * 1.5) return false
    return p.x0 > edge || p.x1 > edge * 2 || p.bottom - p.top < dpi * 0.3
  })
  discard(ink)
  const tall = patches.filter((p) => p.bottom - p.top > dpi * 0.045)
  const usual = emOf(tall, dpi)
  const shrink = Math.max(1, Math.round(dpi / 70))
  const spaces = spacesOf(width, height, strokes, shrink)
  const groups = new Map<number, Patch[]>()
  for (const patch of patches) {
    const space = spaces.at((patch.x0 + patch.x1) / 2, (patch.top + patch.bottom) / 2)
    const group = groups.get(space)
    if (group) group.push(patch)
    else groups.set(space, [patch])
  }
  const lines: PrintedLine[] = []
  for (const [space, group] of groups) {
    const own = group.filter((p) => p.bottom - p.top > dpi * 0.045)
    const em = own.length >= 12 ? emOf(own, dpi) : usual
    const enclosed = space !== spaces.outer
    const areas = linesIn(group, em, 0)
    const column = isColumn(areas, em)
    for (const area of areas) {
      const mark = !enclosed || !isFlat(area, em) ? undefined : areas.length === 1 ? '—' : column ? '一' : undefined
      lines.push({ area, enclosed, em, ...(mark === undefined ? {} : { mark }) })
    }
  }
  return lines.sort((a, b) => a.area[1] - b.area[1] || a.area[0] - b.area[0])
}

/** The height of most full characters; parts of characters are lower. */
function emOf(tall: readonly Patch[], dpi: number): number {
  const heights = tall.map((p) => p.bottom - p.top).filter((h) => h < dpi * 0.4)
  if (heights.length === 0) return dpi / 6
  heights.sort((a, b) => a - b)
  return (heights[Math.floor(heights.length * 0.75)] ?? dpi / 6) * 1.1
}

interface Band {
  top: number
  bottom: number
  patches: Patch[]
}

/** Cuts a group of patches into lines, and lines into pieces that stand far apart. */
function linesIn(group: readonly Patch[], em: number, depth: number): Area[] {
  return bandsOf(group, em).flatMap((band): Area[] => {
    const pieces = piecesOf(band.patches, em * 2.2)
    // Pieces beside each other may have lines of their own.
    if (pieces.length > 1 && depth < 4) return pieces.flatMap((piece) => linesIn(piece, em, depth + 1))
    const area = hull(band.patches)
    return isMark(area, em) ? [area] : []
  })
}

const isFlat = ([x0, top, x1, bottom]: Area, em: number): boolean => bottom - top < em * 0.25 && x1 - x0 < em * 2.5

/** Characters below one another, one of them flat: a heading such as 一级指标 in a narrow column. */
function isColumn(areas: readonly Area[], em: number): boolean {
  const full = areas.filter(([x0, top, x1, bottom]) => x1 - x0 >= em * 0.65 && x1 - x0 <= em * 1.2 && bottom - top >= em * 0.6)
  const wide = areas.filter((area) => isFlat(area, em) && area[2] - area[0] >= em * 0.6)
  return full.length >= 2 && wide.length === 1 && full.length + 1 === areas.length
}

/** Whether it is large enough to be print: a dash at least. */
const isMark = ([x0, top, x1, bottom]: Area, em: number): boolean => x1 - x0 >= em * 0.28 || bottom - top >= em * 0.4

const hull = (patches: readonly Patch[]): Area => [
  Math.min(...patches.map((p) => p.x0)),
  Math.min(...patches.map((p) => p.top)),
  Math.max(...patches.map((p) => p.x1)),
  Math.max(...patches.map((p) => p.bottom)),
]

function bandsOf(group: readonly Patch[], em: number): Band[] {
  if (group.length === 0) return []
  const high = group.filter((p) => p.bottom - p.top >= em * 0.3)
  const [, top, , bottom] = hull(group)
  const cover = new Float64Array(bottom - top + 1)
  for (const p of high) for (let y = p.top; y < p.bottom; y++) cover[y - top] = (cover[y - top] as number) + (p.x1 - p.x0)
  const spans: [number, number][] = []
  let start = -1
  for (let y = 0; y <= bottom - top; y++) {
    if ((cover[y] as number) > 0) {
      if (start < 0) start = y
    } else if (start >= 0) {
      spans.push(...split(cover, start, y, em))
      start = -1
    }
  }
  const bands = spans.map(([a, b]): Band => ({ top: a + top, bottom: b + top, patches: [] }))
  const flat: Patch[] = []
  for (const p of group) {
    const middle = (p.top + p.bottom) / 2
    const slack = p.bottom - p.top < em * 0.3 ? em * 0.25 : 0
    const band = bands.find((b) => middle >= b.top - slack && middle < b.bottom + slack)
    if (band) band.patches.push(p)
    else flat.push(p)
  }
  // Dashes alone on their line.
  if (flat.length > 0) {
    flat.sort((a, b) => a.top + a.bottom - b.top - b.bottom)
    for (const p of flat) {
      const last = bands[bands.length - 1]
      const middle = (p.top + p.bottom) / 2
      if (last?.patches.every((q) => flat.includes(q)) && last.patches.length > 0 && middle < last.bottom + em * 0.3) {
        last.patches.push(p)
        last.bottom = Math.max(last.bottom, p.bottom)
      } else bands.push({ top: p.top, bottom: p.bottom, patches: [p] })
    }
  }
  return bands.filter((band) => band.patches.length > 0)
}

/** Lines that touch are parted where least ink lies between them. */
function split(cover: Float64Array, from: number, to: number, em: number): [number, number][] {
  if (to - from < em * 1.75) return [[from, to]]
  let most = 0
  for (let y = from; y < to; y++) most = Math.max(most, cover[y] as number)
  let at = -1
  let least = most * 0.35
  for (let y = from + Math.round(em * 0.6); y < to - Math.round(em * 0.6); y++) {
    if ((cover[y] as number) < least) {
      least = cover[y] as number
      at = y
    }
  }
  return at < 0 ? [[from, to]] : [...split(cover, from, at, em), ...split(cover, at, to, em)]
}

function piecesOf(patches: readonly Patch[], gap: number): Patch[][] {
  const sorted = [...patches].sort((a, b) => a.x0 - b.x0)
  const pieces: Patch[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const p of sorted) {
    const piece = pieces[pieces.length - 1]
    if (piece === undefined || p.x0 - end > gap) pieces.push([p])
    else piece.push(p)
    end = Math.max(end, p.x1)
  }
  return pieces
}

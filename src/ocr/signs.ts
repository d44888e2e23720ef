/** Signs that compare, ≤ and ≥ (≦, ≧), found by their shape: targets are printed with them, and Tesseract's Chinese knows neither. */
import { type Patch, patchesOf } from './components.ts'
import { crop, type Picture } from './picture.ts'

export interface Sign {
  readonly text: '≤' | '≥'
  /** Where it stands across the picture; the right is outside. */
  readonly x0: number
  readonly x1: number
}

/** Darker than this is ink, on white paper. */
const dark = 165

/** The signs in a picture of one printed line, left to right. */
export function signsIn(picture: Picture, em: number): Sign[] {
  const ink = picture.data.map((value) => (value < dark ? 1 : 0))
  const patches = patchesOf(ink, picture.width, picture.height).filter((p) => p.area > 2)
  const wide = (p: Patch): boolean => p.x1 - p.x0 >= em * 0.35 && p.x1 - p.x0 <= em * 1.1
  return patches
    .flatMap((angle): Sign[] => {
      const height = angle.bottom - angle.top
      const width = angle.x1 - angle.x0
      if (!wide(angle) || height < em * 0.3 || height > em * 0.9) return []
      const text = pointOf(ink, picture.width, angle)
      if (text === undefined) return []
      const near = patches.filter((p) => p !== angle && p.x0 < angle.x1 - 1 && p.x1 > angle.x0 + 1)
      // One or two bars below; hairlines of a scan may be broken.
      const flat = near.filter(
        (p) => p.bottom - p.top <= em * 0.2 && p.top >= angle.bottom - em * 0.15 && p.bottom <= angle.bottom + em * 0.45,
      )
      // Or a stroke that runs beside the lower half, as Chinese type has it.
      const slanted = near.filter(
        (p) => p.top > angle.top + height * 0.4 && p.bottom > angle.bottom && runsBeside(text, ink, picture.width, p),
      )
      const bars = slanted.length === 1 ? slanted : flat
      // Anything else below or above it makes another character of it.
      if (bars.length === 0 || bars.length < near.length) return []
      const x0 = Math.min(...bars.map((b) => b.x0))
      const x1 = Math.max(...bars.map((b) => b.x1))
      const slack = Math.max(2, width * 0.25)
      if (Math.abs(x0 - angle.x0) > slack || Math.abs(x1 - angle.x1) > slack || covered(bars, x0, x1) < width * 0.7) return []
      return [{ text, x0: Math.min(angle.x0, x0), x1: Math.max(angle.x1, x1) }]
    })
    .sort((a, b) => a.x0 - b.x0)
}

/** How many columns hold something of the bars. */
const covered = (bars: readonly Patch[], x0: number, x1: number): number => {
  let count = 0
  for (let x = x0; x < x1; x++) if (bars.some((b) => b.x0 <= x && x < b.x1)) count++
  return count
}

/**
 * The middle of a patch in each of its rows, as a share of its width; undefined where a row has more than one stroke.
 * @param seed a row in which nothing else has ink in these columns: boxes of patches may overlap
 */
function middlesOf(ink: Uint8Array, pictureWidth: number, { x0, x1, top, bottom }: Patch, seed: number): number[] | undefined {
  const width = x1 - x0
  const own = new Uint8Array(width * (bottom - top))
  const stack: number[] = []
  const visit = (x: number, y: number): void => {
    if (x < x0 || x >= x1 || y < top || y >= bottom || ink[y * pictureWidth + x] !== 1) return
    const at = (y - top) * width + x - x0
    if (own[at] === 1) return
    own[at] = 1
    stack.push(at)
  }
  for (let x = x0; x < x1; x++) visit(x, seed)
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [(at % width) + x0, Math.floor(at / width) + top]
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) visit(x + dx, y + dy)
  }
  const middles: number[] = []
  for (let row = 0; row < own.length; row += width) {
    const first = own.indexOf(1, row) - row
    const last = own.lastIndexOf(1, row + width - 1) - row
    if (first < 0 || first >= width) return undefined
    let count = 0
    for (let x = first; x <= last; x++) count += own[row + x] as number
    if (last - first + 1 > count + 1) return undefined
    middles.push((first + last + 1) / 2 / width)
  }
  return middles
}

/** Where an angle points: its stroke goes straight to one side and straight back. */
function pointOf(ink: Uint8Array, width: number, angle: Patch): Sign['text'] | undefined {
  const middles = middlesOf(ink, width, angle, angle.top)
  if (middles === undefined) return undefined
  const at = (share: number): number => middles[Math.round((middles.length - 1) * share)] ?? 0
  const ends = [at(0.05), at(0.95)]
  const tip = at(0.5)
  const quarters = [at(0.27), at(0.73)]
  if (tip < 0.35 && ends.every((x) => x > 0.55) && quarters.every((x, i) => x > tip && x < (ends[i] as number))) return '≤'
  if (tip > 0.65 && ends.every((x) => x < 0.45) && quarters.every((x, i) => x < tip && x > (ends[i] as number))) return '≥'
  return undefined
}

/** Whether a stroke falls as the lower half of the angle does. */
function runsBeside(text: Sign['text'], ink: Uint8Array, width: number, stroke: Patch): boolean {
  const middles = middlesOf(ink, width, stroke, stroke.bottom - 1)
  if (middles === undefined || middles.length < 4) return false
  const [start, end] = text === '≤' ? [0, 1] : [1, 0]
  return middles.every((x, i) => Math.abs(x - (start + ((end - start) * (i + 0.5)) / middles.length)) < 0.3)
}

/** What stands before, between and after the signs; empty pieces are left out. */
export function piecesBeside(
  picture: Picture,
  signs: readonly Pick<Sign, 'x0' | 'x1'>[],
): { readonly piece: Picture; readonly left: number }[] {
  const edges = [0, ...signs.flatMap(({ x0, x1 }) => [x0, x1]), picture.width]
  const pieces: { piece: Picture; left: number }[] = []
  for (let i = 0; i < edges.length; i += 2) {
    const [from, to] = [edges[i] as number, edges[i + 1] as number]
    if (to - from < 3) continue
    const piece = crop(picture, [from, 0, to, picture.height])
    if (piece.data.some((value) => value < dark)) pieces.push({ piece, left: from })
  }
  return pieces
}

/** Synthetic pictures: white paper on which ink is drawn. */
import type { Picture } from '../../src/ocr/picture.ts'

export const paper = (width: number, height: number, gray = 255): Picture => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(gray),
})

/** A black box; coordinates are whole pixels, right and bottom outside. */
export function box({ width, height, data }: Picture, x0: number, top: number, x1: number, bottom: number, gray = 0): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    data.fill(gray, y * width + Math.max(0, x0), y * width + Math.min(width, x1))
}

/** A straight stroke between two points, as thick as said, with soft edges. */
export function stroke({ width, height, data }: Picture, [ax, ay]: Point, [bx, by]: Point, thick: number): void {
  const length = Math.hypot(bx - ax, by - ay)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2))
      const away = Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
      const cover = Math.max(0, Math.min(1, thick / 2 + 0.5 - away))
      const at = y * width + x
      data[at] = Math.min(data[at] as number, Math.round(255 * (1 - cover)))
    }
  }
}

export type Point = readonly [x: number, y: number]

/** Lines at the given places from end to end of each other, two pixels thick: the middle of a line is the place. */
export function grid(picture: Picture, xs: readonly number[], ys: readonly number[]): void {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0]
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0]
  for (const x of xs) box(picture, x - 1, top - 1, x + 1, bottom + 1)
  for (const y of ys) box(picture, left - 1, y - 1, right + 1, y + 1)
}

/** Something like printed text: rows of small boxes, `em` high. */
export function print(picture: Picture, left: number, top: number, characters: number, em: number): void {
  const side = Math.round(em * 0.8)
  for (let i = 0; i < characters; i++) {
    const x = left + Math.round(i * em)
    box(picture, x, top, x + side, top + 2)
    box(picture, x, top + side - 2, x + side, top + side)
    box(picture, x + (i % 3) * Math.round(side / 3), top, x + (i % 3) * Math.round(side / 3) + 2, top + side)
  }
}

/** Gray noise, the same for the same seed. */
export function grainy({ width, height, data }: Picture, deviation: number, seed = 1): Picture {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    width,
    height,
    data: data.map((value) => Math.max(0, Math.min(255, Math.round(value * 0.97 + (next() + next() + next() - 1.5) * 2 * deviation)))),
  }
}

/** Gray pictures and what is done to them before they are read. Pure; sizes are in pixels, y down. */

export interface Picture {
  readonly width: number
  readonly height: number
  /** One byte a pixel, 0 black. */
  readonly data: Uint8Array
}

/** Pixels: left, top, right, bottom; the right and bottom are outside. */
export type Area = readonly [x0: number, top: number, x1: number, bottom: number]

/**
 * Frees pixels at once. Those of pages are large, and a collection may come after a dozen of them. Nothing may use them afterwards;
 * a picture handed in belongs to the caller.
 */
export function discard(...pixels: readonly { readonly buffer: ArrayBufferLike }[]): void {
  for (const { buffer } of pixels) if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}

const clamp = (value: number, low: number, high: number): number => (value < low ? low : value > high ? high : value)

/** Part of a picture; what lies outside the picture is white. */
export function crop(picture: Picture, [x0, top, x1, bottom]: Area): Picture {
  const width = Math.max(1, x1 - x0)
  const height = Math.max(1, bottom - top)
  const data = new Uint8Array(width * height).fill(255)
  const from = clamp(x0, 0, picture.width)
  const to = clamp(x1, 0, picture.width)
  for (let y = 0; y < height; y++) {
    const source = top + y
    if (source < 0 || source >= picture.height || to <= from) continue
    data.set(picture.data.subarray(source * picture.width + from, source * picture.width + to), y * width + from - x0)
  }
  return { width, height, data }
}

/** The picture in another size: areas are averaged where it shrinks, interpolated where it grows. */
export function resized(picture: Picture, width: number, height: number): Picture {
  if (width === picture.width && height === picture.height) return picture
  const across = weights(picture.width, width)
  const down = weights(picture.height, height)
  const half = new Float32Array(width * picture.height)
  for (let y = 0; y < picture.height; y++) {
    const row = y * picture.width
    for (let x = 0; x < width; x++) {
      const { first, shares } = across[x] as Weights
      let sum = 0
      for (let i = 0; i < shares.length; i++) sum += (picture.data[row + first + i] as number) * (shares[i] as number)
      half[y * width + x] = sum
    }
  }
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const { first, shares } = down[y] as Weights
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let i = 0; i < shares.length; i++) sum += (half[(first + i) * width + x] as number) * (shares[i] as number)
      data[y * width + x] = Math.round(sum)
    }
  }
  discard(half)
  return { width, height, data }
}

interface Weights {
  readonly first: number
  readonly shares: readonly number[]
}

function weights(from: number, to: number): Weights[] {
  const ratio = from / to
  return Array.from({ length: to }, (_, i) => {
    const centre = (i + 0.5) * ratio - 0.5
    const reach = Math.max(1, ratio)
    const first = clamp(Math.ceil(centre - reach), 0, from - 1)
    const last = clamp(Math.floor(centre + reach), 0, from - 1)
    const shares: number[] = []
    let sum = 0
    for (let s = first; s <= last; s++) {
      const share = Math.max(0, 1 - Math.abs(s - centre) / reach)
      shares.push(share)
      sum += share
    }
    return { first, shares: sum > 0 ? shares.map((s) => s / sum) : shares.map((_, k) => (k === 0 ? 1 : 0)) }
  })
}

/** The picture turned clockwise by a small angle (degrees) about its middle; its size stays, corners are filled with white. */
export function rotated(picture: Picture, degrees: number): Picture {
  const { width, height, data: from } = picture
  const data = new Uint8Array(width * height)
  const angle = (degrees * Math.PI) / 180
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  const cx = (width - 1) / 2
  const cy = (height - 1) / 2
  for (let y = 0; y < height; y++) {
    let sx = cx + (0 - cx) * cos + (y - cy) * sin
    let sy = cy - (0 - cx) * sin + (y - cy) * cos
    const row = y * width
    for (let x = 0; x < width; x++, sx += cos, sy -= sin) {
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 0 || iy < 0 || ix + 1 >= width || iy + 1 >= height) {
        data[row + x] = 255
        continue
      }
      const fx = sx - ix
      const fy = sy - iy
      const at = iy * width + ix
      const upper = (from[at] as number) * (1 - fx) + (from[at + 1] as number) * fx
      const lower = (from[at + width] as number) * (1 - fx) + (from[at + width + 1] as number) * fx
      data[row + x] = upper * (1 - fy) + lower * fy + 0.5
    }
  }
  return { width, height, data }
}

/** Turned clockwise by quarters. */
export function quarterTurned(picture: Picture, turn: 0 | 90 | 180 | 270): Picture {
  if (turn === 0) return picture
  const { width, height, data: from } = picture
  const data = new Uint8Array(width * height)
  const w = turn === 180 ? width : height
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = turn === 90 ? x * w + (height - 1 - y) : turn === 180 ? (height - 1 - y) * w + (width - 1 - x) : (width - 1 - x) * w + y
      data[at] = from[y * width + x] as number
    }
  }
  return turn === 180 ? { width, height, data } : { width: height, height: width, data }
}

/** Each pixel the mean of a box around it, `reachX` and `reachY` pixels to either side. */
export function blurred({ width, height, data }: Picture, reachX: number, reachY: number): Picture {
  const half = reachX === 0 ? data : new Uint8Array(width * height)
  if (reachX > 0) {
    for (let y = 0; y < height; y++) {
      const row = y * width
      let sum = 0
      let count = 0
      for (let x = 0; x < Math.min(reachX, width); x++) {
        sum += data[row + x] as number
        count++
      }
      for (let x = 0; x < width; x++) {
        if (x + reachX < width) {
          sum += data[row + x + reachX] as number
          count++
        }
        if (x - reachX - 1 >= 0) {
          sum -= data[row + x - reachX - 1] as number
          count--
        }
        half[row + x] = sum / count + 0.5
      }
    }
  }
  if (reachY === 0) return { width, height, data: half }
  const out = new Uint8Array(width * height)
  const sums = new Float64Array(width)
  let count = 0
  for (let y = 0; y < Math.min(reachY, height); y++) {
    count++
    for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + (half[y * width + x] as number)
  }
  for (let y = 0; y < height; y++) {
    const enters = y + reachY < height
    const leaves = y - reachY - 1 >= 0
    if (enters) count++
    if (leaves) count--
    for (let x = 0; x < width; x++) {
      let sum = sums[x] as number
      if (enters) sum += half[(y + reachY) * width + x] as number
      if (leaves) sum -= half[(y - reachY - 1) * width + x] as number
      sums[x] = sum
      out[y * width + x] = sum / count + 0.5
    }
  }
  if (half !== data) discard(half)
  return { width, height, data: out }
}

/** 1 where a picture is darker than its surroundings (a mean over a wide box) by `contrast` (share of that mean). */
export function inkOf(picture: Picture, surroundings: Picture, contrast: number): Uint8Array {
  const ink = new Uint8Array(picture.data.length)
  for (let i = 0; i < ink.length; i++) {
    if ((picture.data[i] as number) < (surroundings.data[i] as number) * (1 - contrast)) ink[i] = 1
  }
  return ink
}

/**
 * Clockwise degrees by which the content leans, within ±3; found as the turn at which rows of ink are sharpest. 0 when there is
 * too little ink to tell.
 */
export function skewOf(picture: Picture): number {
  const shrink = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 1200))
  const small = shrink === 1 ? picture : resized(picture, Math.round(picture.width / shrink), Math.round(picture.height / shrink))
  const { width, height } = small
  const surroundings = blurred(small, 15, 15)
  const ink = inkOf(small, surroundings, 0.18)
  discard(surroundings.data)
  if (small !== picture) discard(small.data)
  const xs: number[] = []
  const ys: number[] = []
  const margin = Math.round(Math.min(width, height) * 0.02)
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      if (ink[y * width + x] === 1) {
        xs.push(x)
        ys.push(y)
      }
    }
  }
  discard(ink)
  if (xs.length < 200) return 0
  const step = Math.max(1, Math.floor(xs.length / 60_000))
  const bins = new Float64Array(height + 2 * Math.ceil(width * 0.06) + 4)
  const offset = Math.ceil(width * 0.06) + 1
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    bins.fill(0)
    for (let i = 0; i < xs.length; i += step) {
      const at = (ys[i] as number) - slope * (xs[i] as number) + offset
      const whole = Math.floor(at)
      const part = at - whole
      bins[whole] = (bins[whole] as number) + 1 - part
      bins[whole + 1] = (bins[whole + 1] as number) + part
    }
    let sum = 0
    for (let i = 1; i < bins.length; i++) sum += ((bins[i] as number) - (bins[i - 1] as number)) ** 2
    return sum
  }
  let best = 0
  let most = sharpness(0)
  const level = most
  const attempt = (degrees: number): void => {
    const found = sharpness(degrees)
    if (found > most) {
      most = found
      best = degrees
    }
  }
  for (let degrees = -3; degrees <= 3.001; degrees += 0.2) attempt(degrees)
  const coarse = best
  for (let delta = -0.18; delta <= 0.1801; delta += 0.02) attempt(coarse + delta)
  return most > level * 1.02 ? Math.max(-3, Math.min(3, Math.round(best * 100) / 100)) : 0
}

/** Contrast drawn apart, so that paper is white without its noise and ink is black. */
export function stretched({ width, height, data }: Picture): Picture {
  const counts = new Uint32Array(256)
  for (const value of data) counts[value] = (counts[value] as number) + 1
  const quantile = (share: number): number => {
    let sum = 0
    for (let value = 0; value < 256; value++) {
      sum += counts[value] as number
      if (sum > data.length * share) return value
    }
    return 255
  }
  const low = quantile(0.01)
  // Most of a line is paper.
  const high = Math.max(low + 32, quantile(0.6) * 0.92)
  return {
    width,
    height,
    data: data.map((value) => (((value - low) * 255) / (high - low) > 255 ? 255 : Math.max(0, ((value - low) * 255) / (high - low)))),
  }
}

/** 1 where a column of a line has ink; specks of noise, a pixel a column, are none. */
export function inkedColumns({ width, height, data }: Picture): Uint8Array {
  const inked = new Uint8Array(width)
  for (let x = 0; x < width; x++) {
    let count = 0
    for (let y = 0; y < height && count < 2; y++) if ((data[y * width + x] as number) < 150) count++
    inked[x] = count > 1 ? 1 : 0
  }
  return inked
}

/** The middle of the widest run of columns without ink between two columns of a line; undefined when every column has some. */
export function whitestColumn(picture: Picture, from: number, to: number): number | undefined {
  const inked = inkedColumns(picture)
  let best = { at: 0, wide: 0 }
  let run = 0
  for (let x = Math.max(0, from); x <= Math.min(picture.width - 1, to); x++) {
    run = inked[x] === 1 ? 0 : run + 1
    if (run > best.wide) best = { at: x - Math.floor(run / 2), wide: run }
  }
  return best.wide === 0 ? undefined : best.at
}

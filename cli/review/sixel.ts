/** Pictures as sixels: bands of six pixel rows, one colour of the band after the other, in run lengths. */

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array | Uint8ClampedArray
}

/** Greys apart from the colours: a page is black on white, and its letters have soft edges. */
const greys = 16
/** Steps of red, green and blue. */
const steps = 6
/** Colours whose parts differ by less than this are grey. */
const greyish = 12

function colourAt(red: number, green: number, blue: number): number {
  if (Math.max(red, green, blue) - Math.min(red, green, blue) < greyish) return Math.round(((red + green + blue) / 3 / 255) * (greys - 1))
  const step = (value: number): number => Math.round((value / 255) * (steps - 1))
  return greys + (step(red) * steps + step(green)) * steps + step(blue)
}

/** Red, green and blue of a colour, in hundredths as sixels want them. */
function partsOf(colour: number): readonly [number, number, number] {
  const share = (value: number, of: number): number => Math.round((value / (of - 1)) * 100)
  if (colour < greys) {
    const grey = share(colour, greys)
    return [grey, grey, grey]
  }
  const cube = colour - greys
  return [share(Math.floor(cube / steps / steps), steps), share(Math.floor(cube / steps) % steps, steps), share(cube % steps, steps)]
}

/** The image in `width` × `height` pixels, each the number of its colour: the mean of the pixels it stands for. */
function reduced(image: Pixels, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * image.height) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * image.height) / height))
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * image.width) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * image.width) / width))
      let [red, green, blue] = [0, 0, 0]
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          const at = (row * image.width + column) * 4
          red += image.pixels[at] ?? 0
          green += image.pixels[at + 1] ?? 0
          blue += image.pixels[at + 2] ?? 0
        }
      }
      const count = (bottom - top) * (right - left)
      out[y * width + x] = colourAt(red / count, green / count, blue / count)
    }
  }
  return out
}

/** One colour of a band: bit n of a byte is row n of the band. */
function runs(bits: Uint8Array): string {
  let end = bits.length
  while (end > 0 && bits[end - 1] === 0) end--
  let out = ''
  for (let at = 0; at < end; ) {
    let next = at + 1
    while (next < end && bits[next] === bits[at]) next++
    const sign = String.fromCharCode(63 + (bits[at] ?? 0))
    out += next - at > 3 ? `!${next - at}${sign}` : sign.repeat(next - at)
    at = next
  }
  return out
}

/** The image scaled to `width` × `height` pixels, as one device control string. */
export function sixels(image: Pixels, width: number, height: number): string {
  const [across, down] = [Math.max(1, Math.floor(width)), Math.max(1, Math.floor(height))]
  const numbers = reduced(image, across, down)
  const used = new Set<number>()
  let body = ''
  for (let top = 0; top < down; top += 6) {
    const band = new Map<number, Uint8Array>()
    for (let row = 0; row < 6 && top + row < down; row++) {
      for (let x = 0; x < across; x++) {
        const colour = numbers[(top + row) * across + x] ?? 0
        let bits = band.get(colour)
        if (!bits) {
          bits = new Uint8Array(across)
          band.set(colour, bits)
          used.add(colour)
        }
        bits[x] = (bits[x] ?? 0) | (1 << row)
      }
    }
    const last = top + 6 >= down
    body += [...band].map(([colour, bits]) => `#${colour}${runs(bits)}`).join('$') + (last ? '' : '-')
  }
  const palette = [...used].map((colour) => `#${colour};2;${partsOf(colour).join(';')}`).join('')
  // 0;1: what is not drawn stays as it is. "1;1: pixels are square.
  return `\u001bP0;1;0q"1;1;${across};${down}${palette}${body}\u001b\\`
}

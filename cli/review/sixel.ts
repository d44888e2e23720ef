/** Pictures as sixels, for terminals that draw them. */
import { createRequire } from 'node:module'

/** RGBA, row by row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array | Uint8ClampedArray
}

/** Colours of a picture; a page is black on white with soft edges, so they suffice. */
const colours = 256

/** The image in `width` × `height` pixels: the mean of the pixels each stands for. */
function reduced(image: Pixels, width: number, height: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4)
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
      out.set([red / count, green / count, blue / count, 255], (y * width + x) * 4)
    }
  }
  return out
}

/** The image scaled to `width` × `height` pixels, as one device control string; what is not drawn stays as it is. */
export function sixels(image: Pixels, width: number, height: number): string {
  const { image2sixel } = createRequire(import.meta.url)('sixel') as typeof import('sixel')
  const [across, down] = [Math.max(1, Math.floor(width)), Math.max(1, Math.floor(height))]
  return image2sixel(reduced(image, across, down), across, down, colours, 1)
}

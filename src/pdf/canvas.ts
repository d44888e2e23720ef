/** The drawing library: the very copy that pdf.js loads. A path or picture made by another copy is none to its canvas. */
import { createRequire } from 'node:module'

type Drawing = typeof import('@napi-rs/canvas')

/**
 * Wherever a package manager has put it, the copy is looked for from pdf.js's own place.
 * @throws Error when it is not installed for this machine
 */
export function drawing(): Drawing {
  const here = createRequire(import.meta.url)
  return createRequire(here.resolve('pdfjs-dist/package.json'))('@napi-rs/canvas') as Drawing
}

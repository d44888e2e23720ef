/** The drawing library: the very copy that pdf.js loads. A path or picture made by another copy is none to its canvas. */
import { createRequire } from 'node:module'

type Drawing = typeof import('@napi-rs/canvas')

/** Wherever a package manager has put it, the copy is looked for from pdf.js's own place. */
const place = (): NodeJS.Require => createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** @throws Error when it is not installed for this machine */
export const drawing = (): Drawing => place()('@napi-rs/canvas') as Drawing

/** Stands for shapes that nothing draws. */
class Undrawn {}

/**
 * Loads a program that asks for the drawing library as soon as it is loaded, without the library: a document that is only
 * read does not wait for it. What is loaded so cannot draw.
 */
export async function withoutDrawing<T>(load: () => Promise<T>): Promise<T> {
  const require = place()
  let file: string
  try {
    file = require.resolve('@napi-rs/canvas')
  } catch {
    return load()
  }
  if (require.cache[file] !== undefined) return load()
  const globals = globalThis as { DOMMatrix?: unknown; Path2D?: unknown }
  const missing = (['DOMMatrix', 'Path2D'] as const).filter((name) => globals[name] === undefined)
  require.cache[file] = { exports: { DOMMatrix: Undrawn, Path2D: Undrawn } } as NodeJS.Module
  try {
    return await load()
  } finally {
    delete require.cache[file]
    // Whoever draws is to find that they are not there yet.
    for (const name of missing) delete globals[name]
  }
}

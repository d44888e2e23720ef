/** Marks that engines take for others, told by what stands around them; and dots that lead from a title to its page. */
import { patchesOf } from './components.ts'
import type { Character } from './engine.ts'
import type { Picture } from './picture.ts'

/** A figure between dashes, alone on its line: the number of a page. */
const pageNumber = /^[一—–―-]\d{1,4}[一—–―-]$/u

/** What was read, with brackets that match and with dashes round the number of a page. */
export function mended(read: readonly Character[]): Character[] {
  if (pageNumber.test(read.map((c) => c.text).join(''))) {
    const dash: Pick<Character, 'text' | 'alternatives'> = { text: '—', alternatives: [] }
    return read.map((c, i) => (i === 0 || i === read.length - 1 ? { ...c, ...dash } : c))
  }
  return read.map((c, i) => {
    if (!/^[〈《]$/u.test(c.text)) return c
    // （ is easily taken for 〈, which a round bracket would never close.
    const closing = read.slice(i + 1).find((other) => /^[()（）〈〉《》]$/u.test(other.text))?.text
    return closing === ')' || closing === '）' ? { ...c, text: '(' } : c
  })
}

const dark = 165
const fewest = 8

/** Where dots lead across a line, in pixels; undefined where there are none. Engines lose the characters beside them. */
export function leadersIn(picture: Picture, em: number): { readonly x0: number; readonly x1: number } | undefined {
  const ink = picture.data.map((value) => (value < dark ? 1 : 0))
  const patches = patchesOf(ink, picture.width, picture.height)
    .filter((p) => p.area > 1)
    .sort((a, b) => a.x0 - b.x0)
  const isDot = (p: (typeof patches)[number]): boolean => p.x1 - p.x0 <= em * 0.24 && p.bottom - p.top <= em * 0.24
  let best: typeof patches = []
  let run: typeof patches = []
  for (const p of patches) {
    const last = run.at(-1)
    const follows =
      last !== undefined &&
      isDot(p) &&
      p.x0 - last.x1 <= em * 0.6 &&
      p.x0 >= last.x1 &&
      Math.abs(p.top + p.bottom - last.top - last.bottom) <= em * 0.3
    run = follows ? [...run, p] : isDot(p) ? [p] : []
    if (run.length > best.length) best = run
  }
  const [first, last] = [best[0], best.at(-1)]
  return best.length < fewest || !first || !last ? undefined : { x0: first.x0, x1: last.x1 }
}

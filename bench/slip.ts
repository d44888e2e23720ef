/** One-digit slips: figures found in the glyphs of a page, and pages in which one digit of one of them is another. Pure. */
import { type Box, type Glyph, type Page, unturned } from '../src/pdf/types.ts'

/** A figure as it stands in the glyphs of a page. */
export interface PrintedFigure {
  readonly page: number
  readonly text: string
  /** Index in the page's glyphs of each character of `text`. */
  readonly glyphs: readonly number[]
}

export interface Slip {
  readonly page: number
  readonly old: string
  readonly new: string
  /** Where the figure stands, on the unrotated page; unknown for changed copies of the PDF. */
  readonly box?: Box
}

/** Joins glyphs that stand beside each other, in the order in which the page draws them, and picks the figures out. */
export function printedFigures(page: Page): PrintedFigure[] {
  let text = ''
  const at: number[] = []
  let last: Glyph | undefined
  for (const [index, glyph] of page.glyphs.entries()) {
    if (glyph.hidden > 0.5) continue
    if (last !== undefined) {
      const em = glyph.size
      const apart = glyph.box[0] - last.box[2]
      if (Math.abs(glyph.box[1] - last.box[1]) > 0.3 * em || apart < -0.6 * em || apart > 0.45 * em) {
        text += '\n'
        at.push(-1)
      }
    }
    for (const unit of glyph.text.split('')) {
      text += unit
      at.push(index)
    }
    last = glyph
  }
  return [...text.matchAll(/(?<![\d.])\d[\d,]*(?:\.\d+)?(?![\d.])/g)]
    .filter(([figure]) => isSlippable(figure))
    .map((match) => ({ page: page.number, text: match[0], glyphs: at.slice(match.index, match.index + match[0].length) }))
}

/** Neither a year, nor a small count or list number, nor a classification code. */
const isSlippable = (figure: string): boolean =>
  !/^20[0-3]\d$/.test(figure) && figure.replace(/\D/g, '').length >= 3 && !/^[1-9]\d{2}$|^[1-9]\d{4}$|^[1-9]\d{6}$/.test(figure)

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [out[i], out[j]]
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a]
  }
  return out
}

/** The pages with one digit of the figure changed, and what was changed; nothing where its digits are not glyphs of their own. */
export function slipped(
  pages: readonly Page[],
  figure: PrintedFigure,
  random: () => number,
): { readonly pages: Page[]; readonly slip: Slip } | undefined {
  const page = pages.find((p) => p.number === figure.page)
  if (page === undefined) return undefined
  const digits = [...figure.text].flatMap((c, i) => (/\d/.test(c) ? [i] : []))
  for (const place of shuffled(digits, random)) {
    const index = figure.glyphs[place] ?? -1
    const glyph = page.glyphs[index]
    const old = figure.text[place]
    if (glyph === undefined || glyph.text !== old) continue
    const choices = [...'0123456789'].filter((d) => d !== old && !(place === 0 && d === '0'))
    const digit = choices[Math.floor(random() * choices.length)] ?? ''
    const glyphs = page.glyphs.map((g, i) => (i === index ? { ...g, text: digit } : g))
    return {
      pages: pages.map((p) => (p === page ? { ...p, glyphs } : p)),
      slip: {
        page: page.number,
        old: figure.text,
        new: figure.text.slice(0, place) + digit + figure.text.slice(place + 1),
        box: unturned(glyph.box, page),
      },
    }
  }
  return undefined
}

/**
 * Whether the widths that a PDF declares for a font are those of the font's own program. Where they are not, glyphs stand
 * elsewhere than they were set, and a figure gets into another column.
 */

/** Widths of glyphs that follow each other, in thousandths of an em. */
export interface Run {
  readonly from: number
  readonly widths: readonly number[]
}

export interface DeclaredWidths {
  /** What is listed glyph by glyph. Ranges of one width may be fillers for glyphs that the document does not use. */
  readonly runs: readonly Run[]
  /** Highest number that a range names, be it one of a glyph or not. */
  readonly last: number
}

/** What a list /W says, without its own brackets; undefined when it is no such list. */
export function declaredWidths(list: string): DeclaredWidths | undefined {
  const runs: Run[] = []
  let last = 0
  let inside: number[] | undefined
  let pending: number[] = []
  for (const [token] of list.matchAll(/\[|\]|[^\s[\]]+/g)) {
    if (token === '[') {
      const [from] = pending
      if (inside || from === undefined || pending.length > 1) return undefined
      inside = []
      runs.push({ from, widths: inside })
      pending = []
    } else if (token === ']') {
      if (!inside) return undefined
      inside = undefined
    } else {
      if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(token)) return undefined
      ;(inside ?? pending).push(Number(token))
      if (pending.length < 3) continue
      last = Math.max(last, pending[1] ?? 0)
      pending = []
    }
  }
  return inside || pending.length > 0 ? undefined : { runs, last }
}

/** Advance widths of the glyphs of a TrueType program, in thousandths of an em; undefined when it has no such table. */
export function ownWidths(program: Buffer): ((glyph: number) => number | undefined) | undefined {
  if (program.length < 12) return undefined
  const tables = new Map<string, number>()
  for (let i = 0, at = 12; i < program.readUInt16BE(4) && at + 16 <= program.length; i++, at += 16)
    tables.set(program.toString('latin1', at, at + 4), program.readUInt32BE(at + 8))
  const [head, hhea, hmtx] = [tables.get('head'), tables.get('hhea'), tables.get('hmtx')]
  if (head === undefined || hhea === undefined || hmtx === undefined) return undefined
  if (head + 20 > program.length || hhea + 36 > program.length) return undefined
  const em = program.readUInt16BE(head + 18)
  const count = program.readUInt16BE(hhea + 34)
  if (em === 0 || count === 0) return undefined
  return (glyph) => {
    const at = hmtx + 4 * Math.min(glyph, count - 1)
    return at + 2 <= program.length ? (program.readUInt16BE(at) * 1000) / em : undefined
  }
}

/** Thousandths of an em by which a width is another one: rounding stays far below. */
const another = 20
/** Most places by which a list is looked for beside its own. */
const farthest = 32
/** Fewest widths that must be other ones in their own place, and fit beside it, before a list counts as moved. */
const fewest = 2

/**
 * Whether a list has lost or gained a width: from some place on, its widths are other ones than those of the program, and all of them
 * are those of the glyphs some places on or back. Producers that declare widths of their own making do not look like this.
 */
export function moved({ runs }: DeclaredWidths, own: (glyph: number) => number | undefined): boolean {
  return runs.some(({ from, widths }) => {
    // A glyph that the program does not set (width 0 in a subset) tells nothing.
    const other = (at: number, by: number): boolean => {
      const set = own(from + at - by) ?? 0
      return set !== 0 && Math.abs((widths[at] ?? 0) - set) > another
    }
    const first = widths.findIndex((_, at) => other(at, 0))
    if (first < 0) return false
    for (let by = -farthest; by <= farthest; by++) {
      // The width at the place itself may have been cut in two, or run together with the next.
      const begin = first + Math.max(0, by) + 1
      let others = 0
      let fits = by !== 0
      for (let at = begin; at < widths.length && fits; at++) {
        if (other(at, 0)) others++
        if (other(at, by)) fits = false
      }
      if (fits && others >= fewest) return true
    }
    return false
  })
}

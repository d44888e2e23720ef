/** Text in terminal columns, where a Chinese character takes two. */
import { createRequire } from 'node:module'

let measure: ((text: string) => number) | undefined

/** Its library knows every emoji and takes longer to load than a report to write: what measures nothing does not wait for it. */
export function columnsOf(text: string): number {
  measure ??= (createRequire(import.meta.url)('string-width') as typeof import('string-width')).default
  return measure(text)
}

export interface Line {
  readonly text: string
  /** Offset of the line's first character in the text that was wrapped. */
  readonly start: number
}

// A numeral with its sign, brackets and unit sign, a word, or a unit of money stays whole; every other character may end a line.
const unit = /(?:百万|千|万|亿)元|[\p{Script=Latin}\p{N}[\]()+\-−.,%/_'"×÷=≠≈]+|\s+|./gsu
/** Must not begin a line (避头点). */
const clings = /^[，。、；：？！”’）》】」』〉…·％%]/u

/** Lines of at most `width` columns; a unit that is wider than that is cut. */
export function wrap(text: string, width: number): Line[] {
  const lines: Line[] = []
  let pieces: { readonly text: string; readonly offset: number }[] = []
  let start = 0
  let used = 0
  const flush = (next: number): void => {
    lines.push({
      text: pieces
        .map((p) => p.text)
        .join('')
        .trimEnd(),
      start,
    })
    pieces = []
    used = 0
    start = next
  }
  const put = (piece: string, offset: number): void => {
    if (pieces.length === 0 && lines.length > 0 && piece.trim() === '') {
      start = offset + piece.length
      return
    }
    const size = columnsOf(piece)
    if (used > 0 && used + size > width) {
      // A mark that must not begin a line takes what stands before it along.
      let from = pieces.length
      if (clings.test(piece)) {
        from--
        while (from > 0 && clings.test(pieces[from]?.text ?? '')) from--
      }
      const along = from > 0 ? pieces.splice(from) : []
      flush(along[0]?.offset ?? offset)
      for (const one of along) put(one.text, one.offset)
      put(piece, offset)
      return
    }
    if (size > width && [...piece].length > 1) {
      let at = offset
      for (const character of piece) {
        put(character, at)
        at += character.length
      }
      return
    }
    pieces.push({ text: piece, offset })
    used += size
  }
  for (const match of text.matchAll(unit)) put(match[0], match.index)
  if (pieces.length > 0 || lines.length === 0) flush(text.length)
  return lines
}

/** The first characters that fit into `width` columns. */
export function head(text: string, width: number): string {
  let used = 0
  let end = 0
  for (const character of text) {
    used += columnsOf(character)
    if (used > width) return text.slice(0, end)
    end += character.length
  }
  return text
}

/** The last characters that fit into `width` columns. */
export function tail(text: string, width: number): string {
  const characters = [...text]
  let used = 0
  let from = characters.length
  while (from > 0) {
    used += columnsOf(characters[from - 1] ?? '')
    if (used > width) break
    from--
  }
  return characters.slice(from).join('')
}

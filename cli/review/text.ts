/**
 * Text measured in terminal cells. After {@link sanitise} every code point has a width of its own, so that what we measure
 * is what a terminal draws, whatever it thinks of emoji sequences and combining marks.
 */
import stringWidth from 'string-width'

/** Controls, bidi controls, zero-width and other invisible characters, line separators, lone surrogates, marks left over after composing. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/gu
const blank = /[\t\n\r\v\f\u0085\u2028\u2029]/g
const privateUse = /\p{Co}/gu
const plain = /^[ -~]*$/

/**
 * Document text as it may go to a terminal: one line, no escape sequences, no controls, no bidi overrides, nothing
 * invisible. Line ends become blanks; glyphs of private fonts (bullets) become a dot.
 */
export function sanitise(text: string): string {
  if (plain.test(text)) return text
  return text.normalize('NFC').replace(blank, ' ').replace(privateUse, '·').replace(unsafe, '')
}

const narrow = new Map<string, number>()
const wide = new Map<string, number>()

/** Cells of one character of sanitised text. */
export function cellsOf(character: string, ambiguousWide: boolean): number {
  const code = character.charCodeAt(0)
  if (code < 0x7f) return 1
  // The CJK ideographs are nearly all of what is measured here.
  if (code >= 0x4e00 && code <= 0x9fff) return 2
  const known = ambiguousWide ? wide : narrow
  let width = known.get(character)
  if (width === undefined) {
    width = stringWidth(character, { ambiguousIsNarrow: !ambiguousWide })
    known.set(character, width)
  }
  return width
}

/** Cells of sanitised text. */
export function cells(text: string, ambiguousWide = false): number {
  if (plain.test(text)) return text.length
  let width = 0
  for (const character of text) width += cellsOf(character, ambiguousWide)
  return width
}

/** How text is measured and cut. */
export interface Measure {
  readonly ambiguousWide: boolean
  /** What stands for the part cut off. */
  readonly ellipsis: string
}

/** The longest beginning of `text` within `width` cells. */
export function head(text: string, width: number, ambiguousWide: boolean): string {
  if (plain.test(text)) return text.slice(0, Math.max(0, width))
  let used = 0
  let end = 0
  for (const character of text) {
    used += cellsOf(character, ambiguousWide)
    if (used > width) break
    end += character.length
  }
  return text.slice(0, end)
}

/** The longest end of `text` within `width` cells. */
export function tail(text: string, width: number, ambiguousWide: boolean): string {
  const characters = [...text]
  let used = 0
  let start = text.length
  for (let at = characters.length - 1; at >= 0; at--) {
    const character = characters[at] ?? ''
    used += cellsOf(character, ambiguousWide)
    if (used > width) break
    start -= character.length
  }
  return text.slice(start)
}

/** `text` within `width` cells, an ellipsis where it was cut. */
export function cut(text: string, width: number, measure: Measure): string {
  if (cells(text, measure.ambiguousWide) <= width) return text
  const mark = cells(measure.ellipsis, measure.ambiguousWide)
  if (width < mark) return ''
  return head(text, width - mark, measure.ambiguousWide) + measure.ellipsis
}

/** `text` cut or filled to exactly `width` cells. */
export function pad(text: string, width: number, measure: Measure, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, width, measure)
  const rest = ' '.repeat(Math.max(0, width - cells(short, measure.ambiguousWide)))
  return align === 'left' ? short + rest : rest + short
}

/** Characters that may not begin a line, and those that may not end one. */
const notFirst = new Set('，。、；：？！）》〉」』】〕％%”’…—·,.;:?!)]}')
const notLast = new Set('（《〈「『【〔“‘([{')
/** Numbers and Latin words stay whole. */
const joined = /[0-9A-Za-z.,%±+\-/]/

/** A number and what it counts, with a blank between them. */
const counted = /^\d [\u4e00-\u9fff]$/

/** Where `text` is broken to stay within `width` cells: [start, end) of each line, in UTF-16 units. Blanks at a break are dropped. */
export function breaks(text: string, width: number, ambiguousWide: boolean): [start: number, end: number][] {
  const lines: [number, number][] = []
  if (width < 2) return [[0, text.length]]
  let start = 0
  let used = 0
  let position = 0
  /** Last place where the line may be broken. */
  let allowed = -1
  let previous = ''
  for (const character of text) {
    const next = cellsOf(character, ambiguousWide)
    const blank = character === ' ' ? position : previous === ' ' ? position - 1 : -1
    const together = (joined.test(character) && joined.test(previous)) || (blank > 0 && counted.test(text.slice(blank - 1, blank + 2)))
    if (position > start && !notFirst.has(character) && !notLast.has(previous) && !together) allowed = position
    // What is carried over from the last allowed break may itself leave no room.
    while (used + next > width && position > start) {
      if (character === ' ' && !(together && allowed > start)) {
        // The blank itself is what does not fit.
        lines.push([start, position])
        start = position + 1
        used = 0
        allowed = -1
        break
      }
      const at = allowed > start ? allowed : position
      lines.push([start, at])
      start = at
      while (text[start] === ' ' && start < position) start++
      used = cells(text.slice(start, position), ambiguousWide)
      allowed = -1
    }
    if (start <= position) used += next
    position += character.length
    previous = character
  }
  if (start < text.length || lines.length === 0) lines.push([start, text.length])
  return lines
}

/**
 * What a screen line is made of: spans of text with a style, painted as SGR sequences. A line is always built to its full
 * width here, so that no other part of the program has to measure it again.
 */
import { breaks, cells, head, type Measure } from './text.ts'

/** What a piece of text means; the painter decides how it looks. */
export type Tone = 'plain' | 'quiet' | 'error' | 'warning' | 'info' | 'good' | 'accent' | 'heading'

export interface Style {
  readonly tone?: Tone
  readonly bold?: boolean
  readonly underline?: boolean
  readonly strike?: boolean
  readonly inverse?: boolean
  /** On the row under the cursor. */
  readonly selected?: boolean
}

export interface Span extends Style {
  readonly text: string
}

export type Line = readonly Span[]

export const span = (text: string, style: Style = {}): Span => ({ text, ...style })
export const quiet = (text: string): Span => ({ text, tone: 'quiet' })
export const strong = (text: string, tone: Tone = 'plain'): Span => ({ text, tone, bold: true })

/** Signs of the screen, in a set that any terminal draws and one that is ASCII. */
export interface Signs {
  readonly error: string
  readonly warning: string
  readonly info: string
  readonly good: string
  readonly dismissed: string
  readonly corrected: string
  readonly open: string
  readonly cursor: string
  readonly arrow: string
  readonly horizontal: string
  readonly vertical: string
  readonly teeDown: string
  readonly teeUp: string
  readonly cross: string
  readonly ellipsis: string
  readonly dot: string
  readonly enter: string
  readonly up: string
  readonly down: string
  readonly left: string
  readonly right: string
  readonly barFull: string
  readonly barEmpty: string
  readonly note: string
  readonly bullet: string
  readonly thumb: string
}

const drawn: Signs = {
  error: '✗',
  warning: '!',
  info: '·',
  good: '✓',
  dismissed: '−',
  corrected: '✎',
  open: ' ',
  cursor: '▌',
  arrow: '→',
  horizontal: '─',
  vertical: '│',
  teeDown: '┬',
  teeUp: '┴',
  cross: '┼',
  ellipsis: '…',
  dot: '·',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  barFull: '█',
  barEmpty: '░',
  note: '¶',
  bullet: '•',
  thumb: '┃',
}

const ascii: Signs = {
  error: 'x',
  warning: '!',
  info: 'i',
  good: '+',
  dismissed: '-',
  corrected: '=',
  open: ' ',
  cursor: '>',
  arrow: '->',
  horizontal: '-',
  vertical: '|',
  teeDown: '+',
  teeUp: '+',
  cross: '+',
  ellipsis: '..',
  dot: '-',
  enter: 'Enter',
  up: 'Up',
  down: 'Down',
  left: 'Left',
  right: 'Right',
  barFull: '#',
  barEmpty: '.',
  note: '*',
  bullet: '*',
  thumb: '#',
}

export const signsOf = (asciiOnly: boolean): Signs => (asciiOnly ? ascii : drawn)

/** How a screen is drawn. */
export interface Pen extends Measure {
  readonly signs: Signs
  readonly colour: 'none' | '16' | '256'
}

export function penOf(options: { ascii: boolean; ambiguousWide: boolean; colour: Pen['colour'] }): Pen {
  // Box drawing is itself of ambiguous width: where that is wide, only ASCII keeps the columns.
  const signs = signsOf(options.ascii || options.ambiguousWide)
  return { ambiguousWide: options.ambiguousWide, ellipsis: signs.ellipsis, signs, colour: options.colour }
}

export const lineCells = (line: Line, pen: Measure): number => line.reduce((sum, item) => sum + cells(item.text, pen.ambiguousWide), 0)

/** The line cut to `width` cells, an ellipsis at the cut. */
export function cutLine(line: Line, width: number, pen: Measure): Line {
  if (lineCells(line, pen) <= width) return line
  const mark = cells(pen.ellipsis, pen.ambiguousWide)
  let rest = width - mark
  const kept: Span[] = []
  for (const item of line) {
    const size = cells(item.text, pen.ambiguousWide)
    if (size <= rest) {
      kept.push(item)
      rest -= size
      continue
    }
    kept.push({ ...item, text: head(item.text, Math.max(0, rest), pen.ambiguousWide) })
    if (width >= mark) kept.push({ ...item, text: pen.ellipsis })
    break
  }
  const used = lineCells(kept, pen)
  return used < width ? [...kept, span(' '.repeat(width - used))] : kept
}

/** The line cut or filled to exactly `width` cells. */
export function fitLine(line: Line, width: number, pen: Measure): Line {
  const used = lineCells(line, pen)
  if (used === width) return line
  return used < width ? [...line, span(' '.repeat(width - used))] : cutLine(line, width, pen)
}

/** `left`, blanks, `right`: the right part wins when there is no room for both. */
export function apart(left: Line, right: Line, width: number, pen: Measure): Line {
  const size = lineCells(right, pen)
  if (size >= width) return fitLine(right, width, pen)
  return [...fitLine(left, width - size, pen), ...right]
}

/** A rule across `width` cells with a title set into it. */
export function titled(title: Line, width: number, pen: Pen, style: Style = { tone: 'quiet' }): Line {
  const sign = pen.signs.horizontal
  if (lineCells(title, pen) === 0) return [span(ruleText(width, pen), style)]
  const lead: Line = [span(`${sign} `, style), ...title, span(' ', style)]
  const rest = width - lineCells(lead, pen)
  return rest < 0 ? fitLine(lead, width, pen) : [...lead, span(ruleText(rest, pen), style)]
}

export function ruleText(width: number, pen: Pen): string {
  const size = cells(pen.signs.horizontal, pen.ambiguousWide)
  return pen.signs.horizontal.repeat(Math.floor(Math.max(0, width) / size)).padEnd(Math.max(0, width))
}

/** Spans broken over lines of `width` cells, styles kept. */
export function wrapSpans(spans: Line, width: number, pen: Measure): Line[] {
  const text = spans.map((item) => item.text).join('')
  if (text === '') return [[]]
  return breaks(text, width, pen.ambiguousWide).map(([start, end]) => sliceSpans(spans, start, end))
}

/** The spans of the UTF-16 range [start, end). */
export function sliceSpans(spans: Line, start: number, end: number): Line {
  const part: Span[] = []
  let offset = 0
  for (const item of spans) {
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, item.text.length)
    if (from < to) part.push({ ...item, text: item.text.slice(from, to) })
    offset += item.text.length
    if (offset >= end) break
  }
  return part
}

const hues: Readonly<Record<Tone, string>> = {
  plain: '',
  quiet: '',
  error: '31',
  warning: '33',
  info: '34',
  good: '32',
  accent: '36',
  heading: '',
}

function codes(item: Style, colour: Pen['colour']): string {
  const selected = item.selected === true
  const list: string[] = []
  if (item.bold || item.tone === 'heading') list.push('1')
  if (item.underline) list.push('4')
  if (item.strike) list.push('9')
  if (item.inverse) list.push('7')
  if (colour === 'none') {
    if (selected) list.push(item.inverse ? '27' : '7')
    return list.join(';')
  }
  const tone = item.tone ?? 'plain'
  if (colour === '256') {
    // Both colours of a selected row are ours, so that it can be read on a light terminal too.
    if (selected) list.push('48;5;237')
    if (tone === 'quiet') list.push(selected ? '38;5;250' : '38;5;246')
    else if (hues[tone]) list.push(selected ? `9${hues[tone].slice(1)}` : hues[tone])
    else if (selected) list.push('38;5;255')
  } else {
    if (selected && !item.inverse) list.push('7')
    else if (tone === 'quiet') list.push('2')
    else if (hues[tone]) list.push(hues[tone])
  }
  return list.join(';')
}

const sequence = '\u001b['

/** The line as text with SGR sequences. Span texts must have gone through `sanitise` where they come from a document. */
export function ansi(line: Line, pen: Pen): string {
  let out = ''
  for (const item of line) {
    if (item.text === '') continue
    const code = codes(item, pen.colour)
    out += code === '' ? item.text : `${sequence}${code}m${item.text}${sequence}0m`
  }
  return out
}

/** The line without any style. */
export const plainText = (line: Line): string => line.map((item) => item.text).join('')

/** A second reading of figures: what two readings do not agree on is doubtful. */
import { type Character, type Engine, isFigurePart } from './engine.ts'
import type { PrintedLine } from './lines.ts'
import { crop, type Picture } from './picture.ts'

/** What a figure on which two readings differ can be trusted at most. */
const doubted = 0.6

/** What a figure that two engines read alike can be trusted at least. */
const agreed = 0.97

/** A figure is read at other sizes before it is said to be read otherwise: which size suits varies with the type. */
const sizes = [1, 1.6, 0.8]

/** The size at which a line is read again by the same engine. */
const otherSize = 0.75

interface Span {
  readonly from: number
  /** Outside. */
  readonly to: number
}

const plain: Readonly<Record<string, string>> = { '，': ',', '．': '.', '％': '%', '－': '-', '−': '-', '—': '-' }
const plainOf = (text: string): string => [...text].map((c) => plain[c] ?? (/[０-９]/u.test(c) ? c.normalize('NFKC') : c)).join('')

/** Runs of characters that make a figure; years are none. */
function figuresIn(read: readonly Character[]): Span[] {
  const spans: Span[] = []
  let from = -1
  for (let i = 0; i <= read.length; i++) {
    const part = i < read.length && isFigurePart(read[i]?.text ?? '')
    if (part && from < 0) from = i
    if (part || from < 0) continue
    let [start, end] = [from, i]
    from = -1
    while (end > start && /[,.，．\-－−]/u.test(read[end - 1]?.text ?? '')) end--
    while (start < end && /[,.，．]/u.test(read[start]?.text ?? '')) start++
    if (!read.slice(start, end).some((c) => /\d/u.test(c.text))) continue
    if (/^[年月日]/u.test(read[end]?.text ?? '')) continue
    spans.push({ from: start, to: end })
  }
  return spans
}

/** A round character that is no part of a Chinese numeral (二〇二五) is a zero. */
export function withZeros(read: readonly Character[]): Character[] {
  const numeral = (c: Character | undefined): boolean => c !== undefined && /[一二三四五六七八九十零〇○]/u.test(c.text)
  const digit = (c: Character | undefined): boolean => c !== undefined && /[0-9.,]/u.test(c.text)
  return read.map((c, i) => {
    const [before, after] = [read[i - 1], read[i + 1]]
    const round = /^[〇○◯]$/u.test(c.text) && !numeral(before) && !numeral(after)
    const letter = /^[OoＯ]$/u.test(c.text) && (digit(before) || digit(after))
    return round || letter ? { ...c, text: '0' } : c
  })
}

/** What follows or precedes a figure may have come with the cut. */
const said = (characters: readonly Character[]): string => plainOf(characters.map((c) => c.text).join('')).replace(/^[.,]+|[.,-]+$/gu, '')

const isClear = (characters: readonly Character[]): boolean => characters.every((c) => c.confidence >= 0.9 && c.alternatives.length === 0)

/**
 * The line with its figures read again: all of them by the second engine; where there is none, cells that seem to hold a figure and
 * figures that are unclear, by the first one's reader of figures.
 */
export async function secondOpinion(
  seen: readonly Character[],
  piece: Picture,
  line: PrintedLine,
  engines: readonly [Engine, ...Engine[]],
): Promise<Character[]> {
  const [first, second] = engines
  const alone = second === undefined && first.name === 'tesseract'
  const read = withZeros(seen.length === 0 && alone ? await first.readLine(piece, line.em * otherSize) : seen)
  if (alone) {
    if (line.enclosed && seemsFigure(read)) {
      const figure = await first.readFigure(piece, line.em)
      // Where the reader of lines saw nothing at all, a character may have been made a digit.
      const least = read.length === 0 ? 0.95 : 0.5
      if (figure.some((c) => /\d/u.test(c.text)) && figure.every((c) => c.confidence >= least)) {
        const other = said(read.map((c) => ({ ...c, text: lookAlike[c.text] ?? c.text })))
        return other === said(figure) || !/\d/u.test(other) ? figure : differing(figure, other)
      }
    }
    return figuresIn(read).length === 0 ? [...read] : besides(read, await first.readLine(piece, line.em * otherSize))
  }
  const result = [...read]
  // From the right, so that spans further left stay where they are.
  for (const span of figuresIn(read).reverse()) {
    const part = read.slice(span.from, span.to)
    if (second === undefined && isClear(part)) continue
    const reader = second ?? first
    const cut = cutFigure(piece, read, span, line.em)
    const wanted = said(part)
    let other: Character[] = []
    for (const size of sizes) {
      const again = await reader.readFigure(cut, line.em * size)
      if (other.length === 0 || said(again) === wanted) other = again
      if (said(other) === wanted) break
    }
    if (other.length === 0) continue
    if (said(other) !== wanted) result.splice(span.from, part.length, ...differing(part, said(other)))
    // What two engines read alike is as good as certain; an engine that only looks twice proves little.
    else if (second) {
      const sure = part.map((c) => ({ ...c, confidence: Math.max(c.confidence, agreed), alternatives: [] }))
      result.splice(span.from, part.length, ...sure)
    }
  }
  return result
}

/** A line with its figures compared with those of another reading of the whole line. */
function besides(read: readonly Character[], other: readonly Character[]): Character[] {
  const at = facing(
    read.map((c) => plainOf(c.text)),
    other.map((c) => plainOf(c.text)),
  )
  const result = [...read]
  for (const { from, to } of figuresIn(read).reverse()) {
    const before = from === 0 ? -1 : (at[from - 1] ?? -2)
    const after = to === read.length ? other.length : (at[to] ?? -2)
    // Where the neighbours differ too, there is nothing to compare with.
    if (before === -2 || after === -2) continue
    const said = other.slice(before + 1, after).filter((c) => isFigurePart(c.text))
    const text = plainOf(said.map((c) => c.text).join(''))
    if (
      text !== '' &&
      text !==
        plainOf(
          read
            .slice(from, to)
            .map((c) => c.text)
            .join(''),
        )
    ) {
      result.splice(from, to - from, ...differing(read.slice(from, to), text))
    }
  }
  return result
}

/** For each member of one list the equal member of the other that faces it, along their longest common subsequence. */
function facing(a: readonly string[], b: readonly string[]): (number | undefined)[] {
  const best: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const of = (i: number, j: number): number => best[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      ;(best[i] as Uint16Array)[j] = a[i] === b[j] ? of(i + 1, j + 1) + 1 : Math.max(of(i + 1, j), of(i, j + 1))
    }
  }
  const result: (number | undefined)[] = a.map(() => undefined)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) result[i++] = j++
    else if (of(i + 1, j) >= of(i, j + 1)) i++
    else j++
  }
  return result
}

/** Characters that digits are taken for. */
const lookAlike: Readonly<Record<string, string>> = {
  o: '0',
  O: '0',
  口: '0',
  〇: '0',
  '○': '0',
  l: '1',
  I: '1',
  '|': '1',
  ']': '1',
  日: '8',
  四: '4',
  全: '2',
}

/** Whether a cell may hold a figure and nothing else: digits are easily taken for characters that look like them. */
function seemsFigure(read: readonly Character[]): boolean {
  if (read.length > 20) return false
  // A lone character that is read without doubt is one: a reader that knows digits only makes a 7 of 分.
  const [only] = read
  if (read.length === 1 && only && /\p{Script=Han}/u.test(only.text) && !(only.text in lookAlike) && only.confidence >= 0.9) return false
  const parts = read.filter((c) => isFigurePart(c.text) || c.text in lookAlike).length
  return parts >= read.length * 0.6 || read.length === 1
}

/** The figure's part of the line, cut where the columns are whitest. */
function cutFigure(piece: Picture, read: readonly Character[], { from, to }: Span, em: number): Picture {
  const column = (x: number): number => {
    let dark = 0
    for (let y = 0; y < piece.height; y++) dark += 255 - (piece.data[y * piece.width + x] as number)
    return dark
  }
  const whitest = (low: number, high: number): number => {
    let best = (low + high) / 2
    let least = Number.POSITIVE_INFINITY
    for (let x = Math.max(0, Math.round(low)); x <= Math.min(piece.width - 1, Math.round(high)); x++) {
      // Of equally white columns, the one nearest the middle of the gap.
      const dark = column(x) + Math.abs(x - (low + high) / 2) * 0.5
      if (dark < least) {
        least = dark
        best = x
      }
    }
    return best
  }
  const start = read[from]?.middle ?? 0
  const end = read[to - 1]?.middle ?? piece.width
  const before = read[from - 1]
  const after = read[to]
  // The neighbour's edge, as far as its middle and size tell: the engine may have lost a digit in between.
  const edge = (neighbour: Character): number => (/^[\u0021-\u024f]$/u.test(neighbour.text) ? 0.3 : 0.5) * em
  const beside = em * 0.15
  const left =
    before === undefined
      ? Math.max(0, start - em * 1.5)
      : whitest(
          Math.min(before.middle + edge(before) - beside, start - em * 0.2),
          Math.min(before.middle + edge(before) + beside, start - em * 0.12),
        )
  const right =
    after === undefined
      ? Math.min(piece.width, end + em * 1.5)
      : whitest(
          Math.max(after.middle - edge(after) - beside, end + em * 0.12),
          Math.max(after.middle - edge(after) + beside, end + em * 0.2),
        )
  return crop(piece, [Math.round(left), 0, Math.max(Math.round(left) + 2, Math.round(right)), piece.height])
}

/** The first reading with what the second says differently as alternatives. */
export function differing(first: readonly Character[], second: string): Character[] {
  const a = first.map((c) => plainOf(c.text))
  const b = [...second]
  const cost: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      ;(cost[i] as number[])[j] = Math.min(at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), at(i - 1, j) + 1, at(i, j - 1) + 1)
    }
  }
  const result = first.map((c) => ({ ...c, confidence: Math.min(c.confidence, 1), alternatives: [...c.alternatives] }))
  const put = (i: number, text: string): void => {
    const character = result[i]
    if (!character) return
    character.confidence = Math.min(character.confidence, doubted)
    character.alternatives = [text, ...character.alternatives.filter((other) => other !== text)]
  }
  let [i, j] = [a.length, b.length]
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)) {
      if (a[i - 1] !== b[j - 1]) put(i - 1, b[j - 1] as string)
      i--
      j--
    } else if (i > 0 && at(i, j) === at(i - 1, j) + 1) {
      put(i - 1, '')
      i--
    } else {
      if (i > 0) put(i - 1, (a[i - 1] as string) + (b[j - 1] as string))
      else put(0, (b[j - 1] as string) + (a[0] ?? ''))
      j--
    }
  }
  return result
}

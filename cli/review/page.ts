/**
 * A page as text in its layout: every character on the cell its box falls on, printed lines as lines, the figures of a
 * finding in brackets. What overlaps in cells is pushed to the right, as `pdftotext -layout` does; nothing is dropped.
 */
import { type Box, boxesOfQuote, type Document, type Extraction, type Figure, type Finding, type PlacedText, unturned } from './library.ts'
import { remember } from './rows.ts'
import { breaks, cellsOf, sanitise } from './text.ts'

/** A figure to be boxed. */
export interface PageMark {
  readonly page: number
  /** Unrotated page coordinates; empty for plain text. */
  readonly boxes: readonly Box[]
  readonly block?: number
  readonly offset?: number
  readonly length: number
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly figure?: number
}

const markOfFigure = (figure: Figure): PageMark => ({
  page: figure.source.page,
  boxes: figure.source.boxes,
  block: figure.source.block,
  offset: figure.source.offset,
  length: figure.printed.length,
  label: figure.label,
  value: figure.printed,
  unit: figure.unit.symbol,
  figure: figure.id,
})

/** The mark of one figure; none when there is no such figure. */
export const figureMarks = (figure: Figure | undefined): PageMark[] => (figure ? [markOfFigure(figure)] : [])

/** The stated figure first, then those of the evidence, each once; the words it quotes, where no figure is concerned. */
export function pageMarks(finding: Finding, extraction: Extraction, document: Document): PageMark[] {
  const marks: PageMark[] = []
  const seen = new Set<number>()
  const add = (id: number | undefined): boolean => {
    const figure = id === undefined ? undefined : extraction.figures[id]
    if (!figure) return false
    if (!seen.has(figure.id)) marks.push(markOfFigure(figure))
    seen.add(figure.id)
    return true
  }
  add(finding.figure)
  for (const evidence of finding.evidence) {
    if (add(evidence.figure) || !evidence.boxes) continue
    marks.push({
      page: evidence.page,
      boxes: evidence.boxes,
      length: evidence.value.length,
      label: evidence.role,
      value: evidence.value,
      unit: evidence.unit,
    })
  }
  if (marks.length > 0) return marks
  const [start, end] = finding.at ?? [0, 0]
  const value = end > start ? finding.quote.slice(start, end) : finding.quote
  const boxes = boxesOfQuote(document, finding.page, finding.quote, [start, end])
  if (boxes.length > 0) marks.push({ page: finding.page, boxes, length: value.length, label: '', value, unit: '' })
  return marks
}

interface Mark {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly middle: number
  readonly height: number
  readonly block: number
  readonly offset: number
  /** As marks are given. */
  readonly unturned: Box
}

/** A printed line. */
interface PrintedLine {
  readonly characters: readonly Mark[]
  readonly middle: number
  readonly text: string
}

interface PrintedPage {
  readonly lines: readonly PrintedLine[]
  /** Width of one cell in points. */
  readonly unit: number
  readonly left: number
  /** Vertical edges of tables: where they stand and from which to which height. */
  readonly edges: readonly { readonly x: number; readonly top: number; readonly bottom: number }[]
  /** Plain text: characters stand on cells as they come. */
  readonly flowing: boolean
}

const known = new WeakMap<Document, Map<number, PrintedPage>>()

function printedPage(document: Document, number: number): PrintedPage {
  let pages = known.get(document)
  if (!pages) {
    pages = new Map()
    known.set(document, pages)
  }
  let page = pages.get(number)
  if (!page) {
    page = readPage(document, number)
    pages.set(number, page)
  }
  return page
}

function readPage(document: Document, number: number): PrintedPage {
  const frame = document.pages.find((page) => page.number === number) ?? { width: 595, height: 842, turn: 0 as const }
  const characters: Mark[] = []
  const take = (text: PlacedText, block: number): void => {
    for (let offset = 0; offset < text.text.length; offset++) {
      const place = text.places[offset]
      if (!place || place.page !== number) continue
      const code = text.text.codePointAt(offset) ?? 0
      // The second half of a surrogate pair was taken with the first.
      if (code >= 0xdc00 && code <= 0xdfff) continue
      const shown = sanitise(String.fromCodePoint(code))
      if (shown.trim() === '') continue
      const [x0, top, x1, bottom] = place.box
      characters.push({
        text: shown,
        x0,
        x1,
        middle: (top + bottom) / 2,
        height: bottom - top,
        block,
        offset,
        unturned: unturned(place.box, frame),
      })
    }
  }
  const edges = new Map<string, { x: number; top: number; bottom: number }>()
  for (const block of document.blocks) {
    if (block.kind !== 'table') {
      take(block, block.index)
      continue
    }
    for (const text of [...block.above, ...block.below]) take(text, block.index)
    for (const cell of block.cells) {
      take(cell, block.index)
      if (cell.page !== number || block.by === 'alignment') continue
      const [x0, top, x1, bottom] = cell.box
      for (const x of [x0, x1]) edges.set(`${Math.round(x)} ${Math.round(top)} ${Math.round(bottom)}`, { x, top, bottom })
    }
  }
  for (const text of document.aside) if (text.page === number) take(text, -1)
  if (characters.length === 0) return flowingPage(document, number)

  characters.sort((a, b) => a.middle - b.middle)
  const groups: { members: Mark[]; middle: number; height: number }[] = []
  for (const character of characters) {
    const group = groups.at(-1)
    if (group && character.middle - group.middle < 0.5 * Math.min(group.height, character.height)) group.members.push(character)
    else groups.push({ members: [character], middle: character.middle, height: character.height })
  }
  const units = characters.map((character) => (character.x1 - character.x0) / cellsOf(character.text, false)).filter((unit) => unit > 0)
  return {
    lines: groups.map(({ members, middle }) => {
      members.sort((a, b) => a.x0 - b.x0)
      return { characters: members, middle, text: members.map((member) => member.text).join('') }
    }),
    unit: middleOf(units) || 5,
    left: Math.min(...groups.map((group) => group.members[0]?.x0 ?? 0)),
    edges: [...edges.values()],
    flowing: false,
  }
}

/** Text without places, in lines of a page's usual length. */
function flowingPage(document: Document, number: number): PrintedPage {
  const lines: PrintedLine[] = []
  for (const block of document.blocks) {
    if (block.kind === 'table' || block.page !== number) continue
    for (const [start, end] of breaks(block.text, 72, false)) {
      const characters: Mark[] = []
      for (let offset = start; offset < end; offset++) {
        const code = block.text.codePointAt(offset) ?? 0
        if (code >= 0xdc00 && code <= 0xdfff) continue
        const text = sanitise(String.fromCodePoint(code))
        if (text !== '')
          characters.push({ text, x0: 0, x1: 0, middle: lines.length, height: 1, block: block.index, offset, unturned: [0, 0, 0, 0] })
      }
      lines.push({ characters, middle: lines.length, text: characters.map((character) => character.text).join('') })
    }
    // A blank line between paragraphs.
    lines.push({ characters: [], middle: lines.length, text: '' })
  }
  return { lines, unit: 1, left: 0, edges: [], flowing: true }
}

function middleOf(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}

/** A stretch of a line that is drawn in one way. */
export interface PagePiece {
  readonly text: string
  /** Index of the mark it belongs to; −1 for ordinary text. */
  readonly mark: number
  /** Part of a hit of the search. */
  readonly hit: boolean
  /** An edge of a table. */
  readonly edge: boolean
}

export interface PageLine {
  readonly pieces: readonly PagePiece[]
  readonly width: number
  readonly text: string
}

export interface PageGrid {
  readonly lines: readonly PageLine[]
  /** Where each mark stands, by its index; undefined for marks of other pages. */
  readonly spots: readonly ({ readonly line: number; readonly column: number; readonly width: number } | undefined)[]
  /** Screen line of each printed line. */
  readonly at: readonly number[]
  readonly width: number
}

const inside = (box: Box, boxes: readonly Box[]): boolean => {
  const x = (box[0] + box[2]) / 2
  const y = (box[1] + box[3]) / 2
  return boxes.some(([x0, top, x1, bottom]) => x >= x0 && x <= x1 && y >= top && y <= bottom)
}

function markAt(character: Mark, marks: readonly PageMark[], page: number): number {
  return marks.findIndex((mark) => {
    if (mark.page !== page) return false
    if (mark.boxes.length > 0) return inside(character.unturned, mark.boxes)
    return (
      mark.block === character.block &&
      mark.offset !== undefined &&
      character.offset >= mark.offset &&
      character.offset < mark.offset + mark.length
    )
  })
}

/** Without blanks, and in one case and width of letters: what a search compares. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/** Which characters of a printed line belong to hits. Folding may change lengths, so it is done by character. */
function hitCharacters(line: PrintedLine, query: string): ReadonlySet<number> {
  const wanted = bare(query)
  const hits = new Set<number>()
  if (wanted === '') return hits
  let text = ''
  const owner: number[] = []
  line.characters.forEach((character, index) => {
    const part = bare(character.text)
    text += part
    for (let unit = 0; unit < part.length; unit++) owner.push(index)
  })
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    for (let unit = at; unit < at + wanted.length; unit++) hits.add(owner[unit] ?? 0)
  }
  return hits
}

export interface Hit {
  readonly page: number
  /** Index of the printed line. */
  readonly line: number
}

/** Printed lines in which the query occurs, over all pages. */
export const hitsOf = remember((document: Document, query: string): readonly Hit[] => {
  const wanted = bare(query)
  if (wanted === '') return []
  const numbers = document.pages.length > 0 ? document.pages.map((page) => page.number) : [1]
  return numbers.flatMap((page) =>
    printedPage(document, page).lines.flatMap((line, index) => (bare(line.text).includes(wanted) ? [{ page, line: index }] : [])),
  )
}, 2)

/** The page on a grid of cells; `width` is the room there is, which a wide page may exceed. */
export function gridOf(
  document: Document,
  number: number,
  marks: readonly PageMark[],
  width: number,
  ambiguousWide = false,
  query = '',
): PageGrid {
  const page = printedPage(document, number)
  let grid = place(page, number, marks, 1, ambiguousWide, query)
  // Blanks between columns give way first; text never does.
  if (grid.width > width && !page.flowing) {
    const squeezed = place(page, number, marks, Math.min(2, grid.width / Math.max(1, width - 1)), ambiguousWide, query)
    if (squeezed.width < grid.width) grid = squeezed
  }
  return grid
}

function place(
  page: PrintedPage,
  number: number,
  marks: readonly PageMark[],
  squeeze: number,
  ambiguousWide: boolean,
  query: string,
): PageGrid {
  const unit = page.unit * squeeze
  const column = (x: number): number => Math.max(0, Math.round((x - page.left) / unit))
  const spots: ({ line: number; column: number; width: number } | undefined)[] = marks.map(() => undefined)
  const lines: PageLine[] = []
  const at: number[] = []
  const steps = page.lines.slice(1).map((line, index) => line.middle - (page.lines[index]?.middle ?? 0))
  const usual = middleOf([...steps]) || 1
  let widest = 0
  page.lines.forEach((line, index) => {
    if (!page.flowing && index > 0 && (steps[index - 1] ?? 0) > usual * 1.9) lines.push({ pieces: [], width: 0, text: '' })
    at.push(lines.length)
    const hits = hitCharacters(line, query)
    const drawn = new Drawn()
    let before: Mark | undefined
    let open = -1
    line.characters.forEach((character, position) => {
      const mark = markAt(character, marks, number)
      const size = cellsOf(character.text, ambiguousWide)
      const gap = before ? character.x0 - before.x1 : Number.POSITIVE_INFINITY
      const together = page.flowing || (before !== undefined && gap < 0.35 * Math.max(character.height, before.height) && gap < 3 * unit)
      if (open >= 0 && mark !== open) {
        drawn.put(drawn.end, ']', 1, open, false)
        open = -1
      }
      let start = together ? drawn.end : Math.max(column(character.x0), drawn.end + (before ? 1 : 0))
      if (mark >= 0 && mark !== open) {
        // The bracket takes the blank before the figure, where there is one.
        start = Math.max(start - 1, drawn.end)
        if (!spots[mark]) spots[mark] = { line: lines.length, column: start, width: 0 }
        drawn.put(start, '[', 1, mark, false)
        start += 1
        open = mark
      }
      drawn.put(start, character.text, size, mark, hits.has(position))
      const spot = mark >= 0 ? spots[mark] : undefined
      if (spot && spot.line === lines.length) spot.width = drawn.end - spot.column + 1
      before = character
    })
    if (open >= 0) drawn.put(drawn.end, ']', 1, open, false)
    for (const edge of page.edges) if (line.middle > edge.top && line.middle < edge.bottom) drawn.edge(column(edge.x))
    const done = drawn.line()
    widest = Math.max(widest, done.width)
    lines.push(done)
  })
  return { lines, spots, at, width: widest }
}

/** A line while it is drawn. */
class Drawn {
  end = 0
  private readonly items: { column: number; text: string; size: number; mark: number; hit: boolean; edge: boolean }[] = []

  put(column: number, text: string, size: number, mark: number, hit: boolean): void {
    this.items.push({ column, text, size, mark, hit, edge: false })
    this.end = column + size
  }

  /** An edge stands only where nothing else does. */
  edge(column: number): void {
    if (this.items.every((item) => column < item.column || column >= item.column + item.size))
      this.items.push({ column, text: '│', size: 1, mark: -1, hit: false, edge: true })
  }

  line(): PageLine {
    this.items.sort((a, b) => a.column - b.column)
    const pieces: PagePiece[] = []
    let at = 0
    const add = (text: string, mark: number, hit: boolean, edge: boolean): void => {
      const last = pieces.at(-1)
      if (last && last.mark === mark && last.hit === hit && last.edge === edge)
        pieces[pieces.length - 1] = { ...last, text: last.text + text }
      else pieces.push({ text, mark, hit, edge })
    }
    for (const item of this.items) {
      if (item.column > at) add(' '.repeat(item.column - at), -1, false, false)
      add(item.text, item.mark, item.hit, item.edge)
      at = item.column + item.size
    }
    return { pieces, width: at, text: pieces.map((piece) => piece.text).join('') }
  }
}

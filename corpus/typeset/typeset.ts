/** Sets a {@link Report} into a PDF. The same report gives the same bytes: no clock, no randomness. */
import { readFile } from 'node:fs/promises'
import {
  beginText,
  concatTransformationMatrix,
  degrees,
  endText,
  fill,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFFont,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setCharacterSpacing,
  setFontAndSize,
  setLineWidth,
  setTextMatrix,
  showText,
  stroke,
} from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import type { Align, Block, Cell, Report, Style, Table, Text } from './blocks.ts'

const A4 = { short: 595.28, long: 841.89 }
const FONTS = { plain: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' }

/** A face with the widths of its characters in ems. */
interface Face {
  readonly font: PDFFont
  readonly width: (text: string) => number
}

type Orientation = NonNullable<Table['orientation']>

const round = (x: number): number => Math.round(x * 100) / 100

async function embed(pdf: PDFDocument, file: string): Promise<Face> {
  const packageFile = import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')
  const font = await pdf.embedFont(await readFile(new URL(file, packageFile)), { subset: true })
  const known = new Map<string, number>()
  const width = (text: string): number => {
    let total = 0
    for (const character of text) {
      const w = known.get(character) ?? font.widthOfTextAtSize(character, 1)
      known.set(character, w)
      total += w
    }
    return total
  }
  return { font, width }
}

/** What may not begin a line, and what may not end one. */
const NO_START = '，。；：、！？）》”’％%〕】—…'
const NO_END = '（《“‘〔【'
/** What goes to the next line together with a mark that may not begin it. */
const TAKEN_ALONG = new RegExp(`[${NO_END}]*(?:[\\d.,A-Za-z%]+|[^${NO_START}])[${NO_START}]*$`, 'u')

/** Splits text into lines no wider than `measure` ems; a number is never broken, a figure and its unit may be. */
function broken(text: string, measure: number, width: (text: string) => number, indent = 0): string[] {
  const words = text.match(/[\d.,A-Za-z%]+| |[^\d.,A-Za-z% ]/g) ?? []
  const lines: string[] = []
  let line = ''
  let used = indent
  for (const [i, word] of words.entries()) {
    const w = width(word)
    const next = words[i + 1] ?? ''
    const stuck = NO_END.includes(word) ? width(next) : 0
    if (line !== '' && used + w + stuck > measure && !(NO_START.includes(word) && used + w <= measure + 0.6)) {
      if (NO_START.includes(word) && line.length > 1) {
        const kept = TAKEN_ALONG.exec(line)?.[0] ?? ''
        lines.push(line.slice(0, line.length - kept.length))
        line = kept
        used = width(kept)
      } else {
        lines.push(line)
        line = ''
        used = 0
      }
    }
    if (word === ' ' && line === '' && lines.length > 0) continue
    line += word
    used += w
  }
  if (line !== '') lines.push(line)
  return lines
}

class Press {
  private page: PDFPage | undefined
  private operators: PDFOperator[] = []
  private orientation: Orientation = 'portrait'
  private y = 0
  private fontKeys = new Map<Face, ReturnType<PDFPage['node']['newFontDictionary']>>()
  private numbered = 0
  private readonly pdf: PDFDocument
  private readonly style: Style
  private readonly faces: { readonly plain: Face; readonly bold: Face }

  constructor(pdf: PDFDocument, style: Style, faces: { readonly plain: Face; readonly bold: Face }) {
    this.pdf = pdf
    this.style = style
    this.faces = faces
  }

  private get across(): number {
    return this.orientation === 'portrait' ? A4.short : A4.long
  }
  private get down(): number {
    return this.orientation === 'portrait' ? A4.long : A4.short
  }
  private get measure(): number {
    return this.across - this.style.margin.left - this.style.margin.right
  }

  begin(orientation: Orientation, numbered = true): void {
    this.finish()
    this.orientation = orientation
    const page = this.pdf.addPage(orientation === 'landscape' ? [A4.long, A4.short] : [A4.short, A4.long])
    this.page = page
    this.fontKeys = new Map()
    this.operators = [pushGraphicsState()]
    if (orientation === 'turned') {
      page.setRotation(degrees(90))
      this.operators.push(concatTransformationMatrix(0, 1, -1, 0, A4.short, 0))
    }
    this.y = this.style.margin.top
    if (!numbered) return
    this.numbered++
    const { plain } = this.faces
    const number = this.style.pageNumber(this.numbered)
    this.put(number, plain, 9, (this.across - plain.width(number) * 9) / 2, this.down - 34)
    if (this.style.runningHead !== undefined) this.put(this.style.runningHead, plain, 9, this.style.margin.left, 40)
  }

  /** Closes the page being set. */
  finish(): void {
    if (this.page === undefined) return
    this.page.pushOperators(...this.operators, popGraphicsState())
    this.page = undefined
    this.operators = []
  }

  /** Prints text with its left edge at x and its baseline at y, measured from the top of the page as read. */
  private put(text: string, face: Face, size: number, x: number, y: number, spacing = 0): void {
    if (text === '' || this.page === undefined) return
    const key = this.fontKeys.get(face) ?? this.page.node.newFontDictionary(face.font.name, face.font.ref)
    this.fontKeys.set(face, key)
    const up = round(this.down - y)
    this.operators.push(beginText(), setFontAndSize(key, size))
    if (this.style.glyphwise === true) {
      let at = x
      for (const character of text) {
        if (character !== ' ') this.operators.push(setTextMatrix(1, 0, 0, 1, round(at), up), showText(face.font.encodeText(character)))
        at += face.width(character) * size + spacing
      }
    } else {
      if (spacing !== 0) this.operators.push(setCharacterSpacing(round(spacing)))
      this.operators.push(setTextMatrix(1, 0, 0, 1, round(x), up), showText(face.font.encodeText(text)))
      if (spacing !== 0) this.operators.push(setCharacterSpacing(0))
    }
    this.operators.push(endText())
  }

  private room(height: number): void {
    if (this.page === undefined || this.orientation !== 'portrait' || this.y + height > this.down - this.style.margin.bottom)
      this.begin('portrait')
  }

  private spaced(text: string): string {
    if (this.style.spaced !== true) return text
    return text.replace(/([一-鿿）])(?=\d)/g, '$1 ').replace(/([\d%])(?=[一-鿿])/g, '$1 ')
  }

  text(block: Text): void {
    const { plain, bold } = this.faces
    const big = { title: 18, part: 16, heading: this.style.size, paragraph: this.style.size, contents: this.style.size }[block.kind]
    const face = block.kind === 'paragraph' || block.kind === 'contents' ? plain : bold
    const centred = block.kind === 'title' || block.kind === 'part'
    const pitch = big * this.style.pitch
    const indent = centred || block.kind === 'contents' ? 0 : 2
    const lines = broken(this.spaced(block.text), this.measure / big, face.width, indent)
    if (block.kind === 'heading') this.room(pitch * 3)
    for (const [i, line] of lines.entries()) {
      this.room(pitch)
      this.y += pitch
      const left = i === 0 ? indent * big : 0
      const free = this.measure - left - face.width(line) * big
      const x = this.style.margin.left + (centred ? free / 2 : left)
      const stretch =
        this.style.justified === true && !centred && i < lines.length - 1 && [...line].length > 1 ? free / ([...line].length - 1) : 0
      this.put(line, face, big, x, this.y - 0.45 * (pitch - big), stretch)
    }
    if (centred) this.y += pitch * 0.5
  }

  cover(lines: readonly string[], foot: string): void {
    const { plain, bold } = this.faces
    this.begin('portrait', false)
    let y = 260
    for (const line of lines) {
      this.put(line, bold, 26, (this.across - bold.width(line) * 26) / 2, y)
      y += 48
    }
    this.put(foot, plain, 15, (this.across - plain.width(foot) * 15) / 2, 700)
    this.y = this.down
  }

  table(table: Table): void {
    const size = table.size ?? 9
    const orientation = table.orientation ?? 'portrait'
    if (table.newPage === true || this.page === undefined || this.orientation !== orientation) this.begin(orientation)
    const grid = placed([...table.head, ...table.body], table.head.length, table.align)
    const scale = this.measure / table.widths.reduce((a, b) => a + b, 0)
    const edges = running(
      this.style.margin.left,
      table.widths.map((w) => w * scale),
    )
    const heights = this.heights(grid, edges, size, table)
    const headHeight = total(heights.slice(0, table.head.length))
    const bottom = (): number => this.down - this.style.margin.bottom
    if (this.y + 60 + headHeight + total(heights.slice(table.head.length, table.head.length + 3)) > bottom()) this.begin(orientation)
    this.caption(table)

    let from = 0
    while (from < heights.length) {
      const repeat = from > 0 && table.repeatHead === true
      let to = from
      let used = repeat ? headHeight : 0
      while (to < heights.length && this.y + used + (heights[to] ?? 0) <= bottom()) used += heights[to++] ?? 0
      if (to === from) {
        if (from > 0 || this.y > this.style.margin.top + 100) {
          this.begin(orientation)
          continue
        }
        throw new Error(`${table.title}: a row is taller than the page`)
      }
      if (repeat) this.rows(grid, edges, heights, 0, table.head.length, size)
      this.rows(grid, edges, heights, from, to, size)
      from = to
      if (from < heights.length) this.begin(orientation)
    }
    for (const note of table.notes ?? []) {
      for (const line of broken(note, this.measure / size, this.faces.plain.width)) {
        if (this.y + size * 1.6 > bottom()) this.begin(orientation)
        this.y += size * 1.6
        this.put(line, this.faces.plain, size, this.style.margin.left, this.y - size * 0.3)
      }
    }
    this.y += size * 1.5
  }

  private caption(table: Table): void {
    const { plain, bold } = this.faces
    const { left } = this.style.margin
    if (table.number !== undefined) {
      this.y += 14
      this.put(table.number, plain, 10, left, this.y)
    }
    if (table.title !== '') {
      this.y += 24
      this.put(table.title, bold, 14, left + (this.measure - bold.width(table.title) * 14) / 2, this.y)
    }
    if (table.left !== undefined || table.right !== undefined) {
      this.y += 17
      this.put(table.left ?? '', plain, 9, left, this.y)
      const right = table.right ?? ''
      this.put(right, plain, 9, left + this.measure - plain.width(right) * 9, this.y)
    }
    this.y += 6
  }

  private linesOf(cell: PlacedCell, edges: readonly number[], size: number): string[] {
    const width = (edges[cell.column + cell.columns] ?? 0) - (edges[cell.column] ?? 0) - 5
    const face = cell.bold ? this.faces.bold : this.faces.plain
    return cell.text.split('\n').flatMap((line) => broken(line, width / size - cell.indent, face.width))
  }

  private heights(grid: readonly PlacedCell[], edges: readonly number[], size: number, table: Table): number[] {
    const count = table.head.length + table.body.length
    const heights = Array.from({ length: count }, (_, r) => (r < table.head.length ? size * 2 : (table.rowHeight ?? size * 1.9)))
    const need = (c: PlacedCell): number => this.linesOf(c, edges, size).length * size * 1.3 + size * 0.6
    for (const c of grid) if (c.rows === 1) heights[c.row] = Math.max(heights[c.row] ?? 0, need(c))
    for (const c of grid) {
      if (c.rows === 1) continue
      const lacking = need(c) - total(heights.slice(c.row, c.row + c.rows))
      const last = c.row + c.rows - 1
      if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking
    }
    return heights
  }

  /** Draws the part of the grid that stands in rows from..to, and moves the cursor below it. */
  private rows(
    grid: readonly PlacedCell[],
    edges: readonly number[],
    heights: readonly number[],
    from: number,
    to: number,
    size: number,
  ): void {
    const tops = running(this.y, heights.slice(from, to))
    const segments = new Map<string, readonly [number, number, number, number]>()
    const bounds = { left: edges[0] ?? 0, right: edges.at(-1) ?? 0, top: tops[0] ?? 0, bottom: tops.at(-1) ?? 0 }
    for (const c of grid) {
      const first = Math.max(c.row, from)
      const last = Math.min(c.row + c.rows, to)
      if (first >= last) continue
      const [x0, x1] = [edges[c.column] ?? 0, edges[c.column + c.columns] ?? 0]
      const [y0, y1] = [tops[first - from] ?? 0, tops[last - from] ?? 0]
      for (const s of [
        [x0, y0, x1, y0],
        [x0, y1, x1, y1],
        [x0, y0, x0, y1],
        [x1, y0, x1, y1],
      ] as const)
        segments.set(s.map(round).join(' '), s)
      if (first !== c.row) continue
      const face = c.bold ? this.faces.bold : this.faces.plain
      const lines = this.linesOf(c, edges, size)
      const pitch = size * 1.3
      let y = (y0 + y1) / 2 - (lines.length * pitch) / 2 + size * 1.02
      for (const line of lines) {
        const w = face.width(line) * size
        const x = { left: x0 + 2.5 + c.indent * size, center: (x0 + x1 - w) / 2, right: x1 - 2.5 - w }[c.align]
        this.put(line, face, size, x, y)
        y += pitch
      }
    }
    this.rule([...segments.values()], bounds)
    this.y = bounds.bottom
  }

  private rule(
    segments: readonly (readonly [number, number, number, number])[],
    bounds: { left: number; right: number; top: number; bottom: number },
  ): void {
    const half = 0.25
    this.operators.push(setLineWidth(0.5))
    for (const [x0, y0, x1, y1] of segments) {
      const outer = y0 === y1 ? y0 === bounds.top || y0 === bounds.bottom : x0 === bounds.left || x0 === bounds.right
      const stroked = this.style.rulings === 'strokes' || (this.style.rulings === 'both' && outer)
      if (stroked) this.operators.push(moveTo(round(x0), round(this.down - y0)), lineTo(round(x1), round(this.down - y1)), stroke())
      else
        this.operators.push(
          rectangle(round(x0 - half), round(this.down - y1 - half), round(x1 - x0 + 2 * half), round(y1 - y0 + 2 * half)),
          fill(),
        )
    }
  }

  set(block: Block): void {
    if (block.kind === 'table') this.table(block)
    else if (block.kind === 'cover') this.cover(block.lines, block.foot)
    else if (block.kind === 'break') this.begin('portrait')
    else this.text(block)
  }
}

interface PlacedCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
  readonly align: Align
  readonly bold: boolean
  readonly indent: number
}

/** Gives every cell its place, skipping places that a cell above or to the left spans. */
function placed(rows: readonly (readonly Cell[])[], headRows: number, align: readonly Align[]): PlacedCell[] {
  const taken = new Set<string>()
  const out: PlacedCell[] = []
  for (const [r, cells] of rows.entries()) {
    let column = 0
    for (const c of cells) {
      while (taken.has(`${r} ${column}`)) column++
      const { rows: spanDown = 1, columns: spanAcross = 1 } = c
      for (let i = 0; i < spanDown; i++) for (let j = 0; j < spanAcross; j++) taken.add(`${r + i} ${column + j}`)
      const inHead = r < headRows
      out.push({
        text: c.text,
        row: r,
        column,
        rows: spanDown,
        columns: spanAcross,
        align: c.align ?? (inHead ? 'center' : (align[column] ?? 'left')),
        bold: c.bold ?? false,
        indent: c.indent ?? 0,
      })
      column += spanAcross
    }
  }
  return out
}

/** Where each step ends, beginning with the start. */
function running(start: number, steps: readonly number[]): number[] {
  const at = [start]
  for (const step of steps) at.push((at.at(-1) ?? 0) + step)
  return at
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** The report as PDF bytes. */
export async function typeset(report: Report): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.registerFontkit(fontkit as unknown as Parameters<PDFDocument['registerFontkit']>[0])
  const date = new Date(`${report.date}T00:00:00Z`)
  pdf.setTitle(report.title)
  pdf.setProducer(report.producer)
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  const press = new Press(pdf, report.style, { plain: await embed(pdf, FONTS.plain), bold: await embed(pdf, FONTS.bold) })
  for (const block of report.blocks) press.set(block)
  press.finish()
  return pdf.save({ useObjectStreams: true })
}

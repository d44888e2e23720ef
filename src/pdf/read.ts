/** Bytes of a PDF → pages of positioned glyphs and ruled lines, upright. The only importer of pdf.js together with render.ts. */
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { withoutDrawing } from './canvas.ts'
import { damageOf, sortedDamage } from './damage.ts'
import { legibility } from './legible.ts'
import { type Limits, MEGABYTE, usualLimits } from './limits.ts'
import { Port } from './port.ts'
import { ignoreStrayRejections } from './stray.ts'
import { survey } from './survey.ts'
import type { Box, Damage, Glyph, Page, Ruling } from './types.ts'
import { OverLimit, UnreadableInput } from './unreadable.ts'
import { type Drawing, type DrawnGlyph, type FontFace, type Operators, walk } from './walk.ts'
import { hearing } from './warnings.ts'

export interface ReadOptions {
  /** Called after each page. */
  readonly onPage?: (done: number, total: number) => void
  /** Which pages to read (1-based, in this order); all when absent. Numbers outside the document are left out. */
  readonly pages?: readonly number[]
  readonly limits?: Partial<Limits>
}

export interface ReadResult {
  readonly pages: Page[]
  /** What was lost on the way; empty when all of the document was read. */
  readonly damage: readonly Damage[]
  readonly metadata: { readonly title?: string; readonly producer?: string }
}

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type Loading = ReturnType<PdfJs['getDocument']>
type PdfDocument = Awaited<Loading['promise']>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>
type Turn = Page['turn']

interface Loaded {
  readonly pdf: PdfJs
  readonly worker: typeof import('pdfjs-dist/legacy/build/pdf.worker.mjs')
}

let reader: Promise<Loaded> | undefined
let drawer: Promise<PdfJs> | undefined

/** pdf.js as far as reading goes, loaded on first use: inputs of plain text never pay for it. */
function readingPdfjs(): Promise<Loaded> {
  ignoreStrayRejections()
  reader ??= withoutDrawing(async () => {
    const [pdf, worker] = await Promise.all([import('pdfjs-dist/legacy/build/pdf.mjs'), import('pdfjs-dist/legacy/build/pdf.worker.mjs')])
    return { pdf, worker }
  })
  return reader
}

/** Loads what the first document would wait for. */
export const ready = async (): Promise<void> => void (await readingPdfjs())

/** pdf.js once more, with what it draws with: the one that reads was loaded without. */
export async function drawingPdfjs(): Promise<PdfJs> {
  // Not while the other is being loaded without it.
  await reader
  ignoreStrayRejections()
  drawer ??= import(`${import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')}?drawing`) as Promise<PdfJs>
  return drawer
}

/** Folders of pdf.js's own data (character maps, standard fonts, decoders). Without the maps whole fonts read as nothing. */
export function resources(): { cMapUrl: string; cMapPacked: true; standardFontDataUrl: string; wasmUrl: string; iccUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => join(root, name) + sep
  return {
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  }
}

export interface Opened {
  readonly document: PdfDocument
  readonly close: () => Promise<void>
}

/**
 * Opens a PDF to be read. The bytes are copied: pdf.js takes hold of what it is given.
 * @throws UnreadableInput when the bytes are empty, no PDF, encrypted with a password, or damaged beyond recovery
 */
export async function open(
  bytes: Uint8Array,
  limits: Limits = usualLimits,
  /** Whether warnings are listened to; else pdf.js is told to make none. */
  listened = false,
): Promise<Opened> {
  insistOnPdf(bytes)
  const { pdf, worker } = await readingPdfjs()
  const asked = request(bytes, limits, listened)
  const port = new Port()
  worker.WorkerMessageHandler.initializeFromPort(port)
  // It wants no more of a worker than what Port is.
  const half = new pdf.PDFWorker({ port: port as never, verbosity: asked.verbosity } as never)
  return opened(pdf.getDocument({ ...asked, ...unlaid, worker: half }), () => half.destroy())
}

/**
 * Opens a PDF to be drawn.
 * @throws UnreadableInput as {@link open}
 */
export async function openToDraw(bytes: Uint8Array, limits: Limits = usualLimits): Promise<Opened> {
  insistOnPdf(bytes)
  const { getDocument } = await drawingPdfjs()
  return opened(getDocument(request(bytes, limits, false)), () => undefined)
}

const request = (bytes: Uint8Array, limits: Limits, listened: boolean) => ({
  data: new Uint8Array(bytes),
  verbosity: listened ? 1 : 0,
  fontExtraProperties: true,
  maxImageSize: limits.pixels,
  ...resources(),
})

/** No font is laid out: told that there is a screen, pdf.js makes neither a path of every glyph nor a style sheet of every font. */
const unlaid = { disableFontFace: false, ownerDocument: { fonts: {} } }

async function opened(task: Loading, after: () => void): Promise<Opened> {
  const close = async () => {
    await task.destroy()
    after()
  }
  try {
    const document = await task.promise
    if (document.numPages > 0) return { document, close }
  } catch (cause) {
    await close()
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new UnreadableInput('encrypted', 'The PDF is locked with a password: remove the password and try again.', { cause })
    }
    throw damaged(cause)
  }
  await close()
  throw damaged()
}

function insistOnPdf(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableInput('empty', 'The file is empty: nothing can be read from it.')
  if (!hasSignature(bytes))
    throw new UnreadableInput(
      'not-a-pdf',
      'This is not a PDF file: it does not begin with "%PDF-"; give the PDF itself, or text in a .txt file.',
    )
}

function damaged(cause?: unknown): UnreadableInput {
  return new UnreadableInput('damaged', 'The PDF is damaged and no page of it can be read: get the file again from its source.', { cause })
}

/**
 * Reads every page (or those asked for) in one pass over its drawing operators.
 * A page that fails or shows no readable text comes back with `unreadable` set; it never stops the others.
 * @throws UnreadableInput as {@link open}, and when no page at all can be read
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...usualLimits, ...options.limits }
  if (bytes.length > limits.size * MEGABYTE) throw new OverLimit('size', Math.ceil(bytes.length / MEGABYTE), limits.size)
  insistOnPdf(bytes)
  const seen = survey(bytes, { decoded: limits.decoded * MEGABYTE, visits: limits.pages * 4 })
  if (seen.bomb) throw new OverLimit('decoded', limits.decoded, limits.decoded)
  if (seen.glyphs > limits.glyphs) throw new OverLimit('glyphs', seen.glyphs, limits.glyphs)
  if (seen.empty) throw damaged()
  const damage: Damage[] = []
  let current: number | undefined
  const hear = (warning: string): void => {
    const heard = damageOf(warning, current)
    if (heard) damage.push(heard)
  }
  return hearing(hear, async () => {
    let held = await open(bytes, limits, true)
    try {
      const total = held.document.numPages
      if (total > limits.pages) throw new OverLimit('pages', total, limits.pages)
      const { OPS } = (await readingPdfjs()).pdf
      const wanted =
        options.pages?.filter((n) => Number.isInteger(n) && n >= 1 && n <= total) ?? Array.from({ length: total }, (_, i) => i + 1)
      const faces = new Map<string, FontFace>()
      const pages: Page[] = []
      let visible = await visibility(held.document)
      let failures = 0
      let failure: unknown
      for (const number of wanted) {
        current = number
        try {
          const page = await held.document.getPage(number)
          pages.push(await readPage(page, number, OPS, faces, visible, limits))
          page.cleanup()
        } catch (cause) {
          failures++
          failure = cause
          const over = cause instanceof OverLimit
          pages.push({ ...lostPage(number), unreadable: over ? `more ${cause.limit} than the limit` : 'damaged page' })
          if (over) {
            damage.push({ kind: 'limit', text: `The page has more ${cause.limit} than the limit of ${cause.allowed}.`, page: number })
            // Only closing the document ends the work on that page.
            await held.close()
            held = await open(bytes, limits, true)
            visible = await visibility(held.document)
            faces.clear()
          } else damage.push({ kind: 'content', text: 'The page could not be read.', page: number })
        }
        current = undefined
        options.onPage?.(pages.length, wanted.length)
      }
      if (wanted.length > 0 && failures === wanted.length) throw failure instanceof OverLimit ? failure : damaged(failure)
      const declared = Math.max(seen.declaredPages ?? 0, (seen.leaves?.there ?? 0) + (seen.leaves?.missing ?? 0))
      if (total < declared || (seen.leaves !== undefined && seen.leaves.there < total))
        damage.push({
          kind: 'pages',
          text: `${Math.min(total, seen.leaves?.there ?? total)} of ${Math.max(declared, total)} pages were reached.`,
        })
      for (const page of seen.brokenPages) {
        if (page <= total) damage.push({ kind: 'content', text: 'What the page draws is broken or missing.', page })
      }
      if (seen.brokenElsewhere) damage.push({ kind: 'content', text: 'A part that pages share is broken.' })
      if (seen.wrongWidths) damage.push({ kind: 'fonts', text: 'A font declares other widths than it has: figures may stand elsewhere.' })
      return { pages, damage: sortedDamage(damage), metadata: await metadataOf(held.document) }
    } finally {
      await held.close()
    }
  })
}

const lostPage = (number: number): Page => ({
  number,
  width: 595,
  height: 842,
  turn: 0,
  glyphs: [],
  rulings: [],
  images: [],
  readBy: 'text',
})

/** Tells whether an optional-content group is shown. */
async function visibility(document: PdfDocument): Promise<(group: unknown) => boolean> {
  const layers = await document.getOptionalContentConfig().catch(() => undefined)
  return (group) => {
    if (layers === undefined || group === null || group === undefined) return true
    try {
      return layers.isVisible(group)
    } catch {
      return true
    }
  }
}

function hasSignature(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1024)
  for (let i = 0; i + 4 < head.length; i++) {
    if (head[i] === 0x25 && head[i + 1] === 0x50 && head[i + 2] === 0x44 && head[i + 3] === 0x46 && head[i + 4] === 0x2d) return true
  }
  return false
}

async function metadataOf(document: PdfDocument): Promise<ReadResult['metadata']> {
  try {
    const { info } = await document.getMetadata()
    const field = (name: string): string | undefined => {
      const value: unknown = (info as Record<string, unknown>)[name]
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    }
    const title = field('Title')
    const producer = field('Producer') ?? field('Creator')
    return { ...(title === undefined ? {} : { title }), ...(producer === undefined ? {} : { producer }) }
  } catch {
    return {}
  }
}

async function readPage(
  page: PdfPage,
  number: number,
  ops: Readonly<Record<string, number>>,
  faces: Map<string, FontFace>,
  visible: (group: unknown) => boolean,
  limits: Limits,
): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 })
  const operators = await operatorsOf(page, ops, limits)
  await collectFonts(page, operators, ops['setFont'] ?? -1, faces)
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = viewport.transform as number[]
  const drawing = walk(operators, ops, (name) => faces.get(name), [a, b, c, d, e, f], [0, 0, viewport.width, viewport.height], visible)
  return judged(drawing, number, viewport.width, viewport.height, quarter(page.rotate))
}

/** A part of pdf.js that is not public: it takes in the operators as they come, a thousand at a time. */
interface Taking {
  _renderPageChunk(chunk: Operators & { readonly length: number }, state: unknown): void
}

/** @throws OverLimit as soon as there are more than the limit, while pdf.js still makes them */
function operatorsOf(page: PdfPage, ops: Readonly<Record<string, number>>, limits: Limits): Promise<Operators> {
  const taking = page as unknown as Taking
  if (typeof taking._renderPageChunk !== 'function') return page.getOperatorList() as Promise<Operators>
  const usual = taking._renderPageChunk.bind(page)
  return new Promise((resolve, reject) => {
    const { showText, save, restore, paintFormXObjectBegin, paintFormXObjectEnd } = ops
    let operators = 0
    let glyphs = 0
    let depth = 0
    let deepest = 0
    taking._renderPageChunk = (chunk, state) => {
      operators += chunk.length
      chunk.fnArray.forEach((code, at) => {
        const args = chunk.argsArray[at]
        if (code === showText && Array.isArray(args) && Array.isArray(args[0])) glyphs += args[0].length
        else if (code === save || code === paintFormXObjectBegin) deepest = Math.max(deepest, ++depth)
        else if (code === restore || code === paintFormXObjectEnd) depth--
      })
      if (operators > limits.operators) reject(new OverLimit('operators', operators, limits.operators))
      else if (deepest > limits.depth) reject(new OverLimit('depth', deepest, limits.depth))
      else if (glyphs > limits.glyphs) reject(new OverLimit('glyphs', glyphs, limits.glyphs))
      else usual(chunk, state)
    }
    page.getOperatorList().then((list) => resolve(list as Operators), reject)
  })
}

function quarter(degrees: number): Turn {
  const turn = (((Math.round(degrees / 90) * 90) % 360) + 360) % 360
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}

/** Fonts arrive beside the operator list, some of them a moment later. */
async function collectFonts(page: PdfPage, operators: Operators, setFont: number, faces: Map<string, FontFace>): Promise<void> {
  for (let i = 0; i < operators.fnArray.length; i++) {
    if (operators.fnArray[i] !== setFont) continue
    const args = operators.argsArray[i]
    const name: unknown = Array.isArray(args) ? args[0] : undefined
    if (typeof name !== 'string' || faces.has(name)) continue
    const font: unknown = page.commonObjs.has(name)
      ? page.commonObjs.get(name)
      : await new Promise((resolve) => page.commonObjs.get(name, (value: unknown) => resolve(value)))
    const face = faceOf(font)
    if (face !== undefined) faces.set(name, face)
  }
}

interface PdfFont {
  readonly name?: string
  readonly loadedName?: string
  readonly bold?: boolean
  readonly black?: boolean
  readonly vertical?: boolean
  readonly isType3Font?: boolean
  readonly fontMatrix?: readonly number[]
  readonly bbox?: readonly number[]
  readonly ascent?: number
  readonly descent?: number
}

function faceOf(value: unknown): FontFace | undefined {
  if (value === null || typeof value !== 'object') return undefined
  const font = value as PdfFont
  const matrix = font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]
  const type3 = font.isType3Font === true
  let ascent = font.ascent ?? 0
  let descent = font.descent ?? 0
  if (type3) {
    const scale = Math.abs(matrix[3] ?? 0.001)
    ascent = (font.bbox?.[3] ?? 0) * scale
    descent = (font.bbox?.[1] ?? 0) * scale
  }
  if (descent > 0) descent = -descent
  // Many fonts carry nonsense here; these are the usual proportions of a Chinese font.
  if (!(ascent >= 0.65 && ascent <= 1.1) || !(descent <= -0.05 && descent >= -0.4)) {
    ascent = 0.88
    descent = -0.12
  }
  return { name: fontName(font), vertical: font.vertical === true, type3, matrix, ascent, descent }
}

function fontName(font: PdfFont): string {
  let name = (font.name ?? font.loadedName ?? '').replace(/^[A-Z]{6}\+/, '')
  // Names in Chinese are often stored as GBK bytes.
  if (/[\u0080-\u00ff]/.test(name) && /^[\u0000-\u00ff]*$/.test(name)) {
    name = new TextDecoder('gbk').decode(Uint8Array.from(name, (ch) => ch.charCodeAt(0)))
  }
  return (font.bold === true || font.black === true) && !/bold/i.test(name) ? `${name},Bold` : name
}

/** Turns the drawing upright and decides what can be trusted of it. */
function judged(drawing: Drawing, number: number, width: number, height: number, rotate: Turn): Page {
  let { glyphs } = drawing
  let readBy: Page['readBy'] = 'text'
  let unreadable: string | undefined
  const sheet = width * height
  const covered = Math.min(1, drawing.images.reduce((sum, box) => sum + (box[2] - box[0]) * (box[3] - box[1]), 0) / sheet)
  const scanned = covered > 0.5
  if (isSparse(glyphs, width, height) && (scanned || drawing.curves > 60)) {
    const layer = legibility(drawing.unseen.map((glyph) => glyph.text))
    if (scanned && layer.characters >= 20 && layer.legible) {
      // Another program's reading of the image.
      glyphs = [...glyphs, ...drawing.unseen.map((glyph) => ({ ...glyph, confidence: 0.9 }))]
      readBy = 'ocr'
    } else {
      unreadable = scanned ? 'no text layer' : 'text drawn as outlines'
    }
  } else if (!legibility(glyphs.map((glyph) => glyph.text)).legible) {
    unreadable = 'fonts without a character map'
  }

  const lean = readingAngle(glyphs)
  // Text that runs downwards (90°) wants the page turned back by as much.
  const extra = quarter(360 - lean)
  const turned = (box: Box): Box => {
    switch (extra) {
      case 0:
        return box
      case 90:
        return [height - box[3], box[0], height - box[1], box[2]]
      case 180:
        return [width - box[2], height - box[3], width - box[0], height - box[1]]
      case 270:
        return [box[1], width - box[2], box[3], width - box[0]]
    }
  }
  const upright = extra === 90 || extra === 270 ? { width: height, height: width } : { width, height }
  return {
    number,
    ...upright,
    turn: quarter(rotate + extra),
    glyphs: glyphs.map(({ angle, ...glyph }): Glyph => {
      const leaning = (angle - lean + 360) % 360
      const box = turned(glyph.box)
      return leaning > 1 && leaning < 359 ? { ...glyph, box, leaning } : { ...glyph, box }
    }),
    rulings: extra === 0 ? drawing.rulings : drawing.rulings.map((ruling) => turnedRuling(ruling, turned)),
    images: drawing.images.map(turned),
    readBy,
    ...(unreadable === undefined ? {} : { unreadable }),
  }
}

/** Nothing but a stamp, a page number or a heading line stands on the page as text. */
function isSparse(glyphs: readonly DrawnGlyph[], width: number, height: number): boolean {
  if (glyphs.length < 4) return true
  if (glyphs.length > 60) return false
  const margin = Math.max(width, height) * 0.09
  return glyphs.every(({ box }) => box[3] < margin || box[1] > height - margin || box[2] < margin * 0.6 || box[0] > width - margin * 0.6)
}

/** The direction (multiple of 90°) in which most of the text runs. */
function readingAngle(glyphs: readonly DrawnGlyph[]): Turn {
  const counts = new Map<Turn, number>()
  for (const { angle } of glyphs) {
    const nearest = quarter(angle)
    if (Math.abs(angle - nearest) <= 5 || angle >= 355) counts.set(nearest, (counts.get(nearest) ?? 0) + 1)
  }
  let best: Turn = 0
  for (const [angle, count] of counts) if (count > (counts.get(best) ?? 0)) best = angle
  return best
}

function turnedRuling(ruling: Ruling, turned: (box: Box) => Box): Ruling {
  const flat = ruling.orientation === 'horizontal'
  const [x0, top, x1, bottom] = turned(
    flat ? [ruling.from, ruling.at, ruling.to, ruling.at] : [ruling.at, ruling.from, ruling.at, ruling.to],
  )
  return x1 - x0 > bottom - top
    ? { orientation: 'horizontal', at: (top + bottom) / 2, from: x0, to: x1, width: ruling.width }
    : { orientation: 'vertical', at: (x0 + x1) / 2, from: top, to: bottom, width: ruling.width }
}

/**
 * Pages as gray pictures for the reading of scans. A page that is one image is decoded as it is, at its own resolution; any other
 * page is drawn.
 */
import { type Limits, usualLimits } from './limits.ts'
import { drawingPdfjs, openToDraw } from './read.ts'
import { renderPages } from './render.ts'
import type { Page } from './types.ts'

/** A page, or the image that makes it up, upright as /Rotate says. */
export interface PageScan {
  /** 1-based. */
  readonly page: number
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** One byte a pixel, 0 black, row by row from the top. */
  readonly gray: Uint8Array
  /** Pixels a point, across and down. */
  readonly scaleX: number
  readonly scaleY: number
  /** Where the picture's left upper corner stands on the upright page, in points. */
  readonly left: number
  readonly top: number
  /** Size of the upright page in points. */
  readonly pageWidth: number
  readonly pageHeight: number
  /** Clockwise degrees by which the unrotated page was turned. */
  readonly turn: Page['turn']
}

type Matrix = readonly [number, number, number, number, number, number]
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof openToDraw>>['document']['getPage']>>

/** An image smaller than this share of the page is not the page. */
const wholePage = 0.8
/** Pixels an inch at which pages are drawn. */
const drawnAt = 200

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) &&
  (value as ArrayLike<unknown>).length === 6 &&
  typeof (value as number[])[0] === 'number'

/**
 * Pictures of the pages asked for, one after the other, in that order; numbers outside the document are left out.
 * @throws UnreadableInput when the bytes are no readable PDF
 */
export async function* scanPages(bytes: Uint8Array, pages: readonly number[], limits: Limits = usualLimits): AsyncGenerator<PageScan> {
  const { document, close } = await openToDraw(bytes, limits)
  try {
    for (const number of pages) {
      if (!Number.isInteger(number) || number < 1 || number > document.numPages) continue
      const page = await document.getPage(number)
      const image = await soleImage(page, number)
      page.cleanup()
      if (image !== undefined) yield image
      else for await (const drawn of renderPages(bytes, [number], { dpi: drawnAt })) yield fromDrawing(drawn)
    }
  } finally {
    await close()
  }
}

function fromDrawing({
  page,
  width,
  height,
  pixels,
  scale,
  turn,
}: Awaited<ReturnType<ReturnType<typeof renderPages>['next']>>['value']): PageScan {
  const gray = grayOf(pixels, width * height, 4)
  return {
    page,
    width,
    height,
    gray,
    scaleX: scale,
    scaleY: scale,
    left: 0,
    top: 0,
    pageWidth: width / scale,
    pageHeight: height / scale,
    turn,
  }
}

function grayOf(pixels: ArrayLike<number>, count: number, step: 3 | 4): Uint8Array {
  const gray = new Uint8Array(count)
  for (let i = 0, at = 0; i < count; i++, at += step) {
    gray[i] = ((pixels[at] ?? 0) * 77 + (pixels[at + 1] ?? 0) * 150 + (pixels[at + 2] ?? 0) * 29) >> 8
  }
  return gray
}

/** What pdf.js hands out for an image. */
interface Decoded {
  readonly width: number
  readonly height: number
  readonly kind: number
  readonly data: Uint8Array | Uint8ClampedArray
}

const isDecoded = (value: unknown): value is Decoded =>
  typeof value === 'object' &&
  value !== null &&
  'data' in value &&
  ArrayBuffer.isView(value.data) &&
  'kind' in value &&
  typeof value.kind === 'number'

/** The image that makes up the page, when nothing else is drawn on it and it stands straight. */
async function soleImage(page: PdfPage, number: number): Promise<PageScan | undefined> {
  const { OPS, ImageKind } = await drawingPdfjs()
  const viewport = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = (await page.getOperatorList()) as { fnArray: number[]; argsArray: unknown[][] }
  const drawing = new Set<number>([
    OPS.showText,
    OPS.showSpacedText,
    OPS.nextLineShowText,
    OPS.nextLineSetSpacingShowText,
    OPS.shadingFill,
    OPS.paintImageMaskXObject,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintInlineImageXObject,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageXObjectRepeat,
    OPS.paintSolidColorImageMask,
    OPS.beginAnnotation,
  ])
  const state: Matrix[] = []
  let at: Matrix = viewport.transform as unknown as Matrix
  let invisible = false
  let found: { name: string; matrix: Matrix } | undefined
  for (let i = 0; i < fnArray.length; i++) {
    const operator = fnArray[i]
    const args = argsArray[i] ?? []
    if (operator === OPS.save) state.push(at)
    else if (operator === OPS.restore) at = state.pop() ?? at
    else if (operator === OPS.transform && isMatrix(args)) at = times(at, args)
    else if (operator === OPS.paintFormXObjectBegin) {
      state.push(at)
      if (isMatrix(args[0])) at = times(at, args[0])
    } else if (operator === OPS.paintFormXObjectEnd) at = state.pop() ?? at
    else if (operator === OPS.setTextRenderingMode) invisible = args[0] === 3
    else if (operator === OPS.constructPath && args[0] !== OPS.endPath) return undefined
    else if (operator === OPS.paintImageXObject) {
      if (found !== undefined || typeof args[0] !== 'string') return undefined
      found = { name: args[0], matrix: at }
    } else if (operator !== undefined && drawing.has(operator) && !(invisible && operator === OPS.showText)) return undefined
  }
  if (found === undefined) return undefined
  const { name, matrix } = found
  const [a, b, c, d, e, f] = matrix
  const flat = Math.abs(b) + Math.abs(c) < (Math.abs(a) + Math.abs(d)) * 0.001
  const upended = Math.abs(a) + Math.abs(d) < (Math.abs(b) + Math.abs(c)) * 0.001
  if (!flat && !upended) return undefined
  const across = flat ? a : c
  const down = flat ? d : b
  if (Math.abs(across * down) < viewport.width * viewport.height * wholePage) return undefined
  const image: unknown = await new Promise((resolve) => (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve))
  if (!isDecoded(image)) return undefined
  const { width, height } = image
  let gray: Uint8Array
  if (image.kind === ImageKind.GRAYSCALE_1BPP) {
    const row = (width + 7) >> 3
    gray = new Uint8Array(width * height)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) gray[y * width + x] = ((image.data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
  } else gray = grayOf(image.data, width * height, image.kind === ImageKind.RGB_24BPP ? 3 : 4)
  // The image's own first row is at the top of its unit square, where that square's y is 1.
  const turned = upended || across < 0 || down > 0 ? placed(gray, width, height, matrix) : gray
  const size = flat ? { width, height } : { width: height, height: width }
  return {
    page: number,
    ...size,
    gray: turned,
    scaleX: size.width / Math.abs(across),
    scaleY: size.height / Math.abs(down),
    left: Math.min(e, e + across),
    top: Math.min(f, f + down),
    pageWidth: viewport.width,
    pageHeight: viewport.height,
    turn: (((page.rotate % 360) + 360) % 360) as Page['turn'],
  }
}

/** The image's pixels as its matrix lays them on the page: turned by quarters or mirrored. */
function placed(gray: Uint8Array, width: number, height: number, [a, b, c, d]: Matrix): Uint8Array {
  const upended = Math.abs(b) > Math.abs(a)
  const [w, h] = upended ? [height, width] : [width, height]
  const out = new Uint8Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      // u runs along the image's rows, v from its last row to its first.
      const u = upended ? (b > 0 ? y : h - 1 - y) : a > 0 ? x : w - 1 - x
      const v = upended ? (c > 0 ? x : w - 1 - x) : d > 0 ? y : h - 1 - y
      out[y * w + x] = gray[(height - 1 - v) * width + u] ?? 255
    }
  }
  return out
}

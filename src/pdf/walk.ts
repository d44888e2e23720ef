/**
 * One pass over pdf.js's operator list: what a reader sees of the page, as glyphs, ruled lines and images.
 *
 * The operator list is not a stable interface of pdf.js: this file is the only one that knows how version 6 encodes it.
 */
import { withoutRadicals } from '../number/radicals.ts'
import type { Box, Glyph, Ruling } from './types.ts'

/** What is needed of a pdf.js font. */
export interface FontFace {
  /** Subset prefix removed; ends in ",Bold" when the font is bold and does not say so in its name. */
  readonly name: string
  readonly vertical: boolean
  readonly type3: boolean
  readonly matrix: readonly number[]
  /** In ems above and below (negative) the base line. */
  readonly ascent: number
  readonly descent: number
}

/** Operator codes by name, as pdf.js exports them. */
export type OperatorCodes = Readonly<Record<string, number>>

export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** A glyph with the direction of its base line, before the page is turned upright. */
export type DrawnGlyph = Glyph & { readonly angle: number }

/** What is drawn on a page, in the coordinates of the viewport it was walked with (y down). */
export interface Drawing {
  readonly glyphs: readonly DrawnGlyph[]
  /** Text that is drawn invisibly (render mode 3, no opacity) or wholly covered by a later image: the text layer of a searchable scan. */
  readonly unseen: readonly DrawnGlyph[]
  readonly rulings: readonly Ruling[]
  readonly images: readonly Box[]
  /** Number of painted paths that contain curves: letters drawn as outlines show here. */
  readonly curves: number
}

type Matrix = readonly [number, number, number, number, number, number]

interface State {
  ctm: Matrix
  clip: Box
  lineWidth: number
  fillAlpha: number
  strokeAlpha: number
  fillWhite: boolean
  strokeWhite: boolean
  font: FontFace | undefined
  size: number
  direction: 1 | -1
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

/** What is drawn with curves or many corners and is no larger is a letter, not a cell. Points. */
const LARGEST_LETTER = 42
/** Thicker rectangles are shading, not rulings. Points. */
const THICKEST_RULING = 3
/** Shorter strokes are parts of drawings. Points. */
const SHORTEST_RULING = 1.5
/** A glyph of which more is hidden cannot be seen. */
const WHOLLY_HIDDEN = 0.9

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** `inner` first, then `outer`. */
function times(outer: Matrix, inner: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = outer
  const m = (i: number) => inner[i] ?? 0
  return [
    a * m(0) + c * m(1),
    b * m(0) + d * m(1),
    a * m(2) + c * m(3),
    b * m(2) + d * m(3),
    a * m(4) + c * m(5) + e,
    b * m(4) + d * m(5) + f,
  ]
}

/** Bounding box of a rectangle after a transformation. */
function boundsOf(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [a, b, c, d, e, f] = m
  const left = Math.min(a * x0, a * x1) + Math.min(c * y0, c * y1) + e
  const right = Math.max(a * x0, a * x1) + Math.max(c * y0, c * y1) + e
  const top = Math.min(b * x0, b * x1) + Math.min(d * y0, d * y1) + f
  const bottom = Math.max(b * x0, b * x1) + Math.max(d * y0, d * y1) + f
  return [left, top, right, bottom]
}

function meet(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

function area(box: Box): number {
  return box[2] > box[0] && box[3] > box[1] ? (box[2] - box[0]) * (box[3] - box[1]) : 0
}

function numberAt(list: unknown, index: number): number {
  const value = Array.isArray(list) || ArrayBuffer.isView(list) ? (list as ArrayLike<unknown>)[index] : undefined
  return typeof value === 'number' ? value : 0
}

/** The fields of a pdf.js glyph that are read here. */
interface FontGlyph {
  readonly unicode: string
  readonly width: number
  readonly vmetric?: readonly number[]
  readonly isSpace: boolean
}

interface GroupOptions {
  readonly matrix?: ArrayLike<number> | null
  readonly bbox?: ArrayLike<number> | null
  readonly smask?: unknown
}

/**
 * Walks the operators of one page.
 * @param base from the page's user space to the viewport (y down)
 * @param visible tells whether an optional-content group is shown
 */
export function walk(
  operators: Operators,
  ops: OperatorCodes,
  fontOf: (name: string) => FontFace | undefined,
  base: Matrix,
  page: Box,
  visible: (group: unknown) => boolean,
): Drawing {
  const code = (name: string): number => ops[name] ?? -1
  const OP = {
    save: code('save'),
    restore: code('restore'),
    transform: code('transform'),
    constructPath: code('constructPath'),
    clip: code('clip'),
    eoClip: code('eoClip'),
    stroke: code('stroke'),
    closeStroke: code('closeStroke'),
    fill: code('fill'),
    eoFill: code('eoFill'),
    fillStroke: code('fillStroke'),
    eoFillStroke: code('eoFillStroke'),
    closeFillStroke: code('closeFillStroke'),
    closeEOFillStroke: code('closeEOFillStroke'),
    beginText: code('beginText'),
    setCharSpacing: code('setCharSpacing'),
    setWordSpacing: code('setWordSpacing'),
    setHScale: code('setHScale'),
    setLeading: code('setLeading'),
    setFont: code('setFont'),
    setTextRenderingMode: code('setTextRenderingMode'),
    setTextRise: code('setTextRise'),
    moveText: code('moveText'),
    setLeadingMoveText: code('setLeadingMoveText'),
    setTextMatrix: code('setTextMatrix'),
    nextLine: code('nextLine'),
    showText: code('showText'),
    setLineWidth: code('setLineWidth'),
    setGState: code('setGState'),
    setFillRGBColor: code('setFillRGBColor'),
    setStrokeRGBColor: code('setStrokeRGBColor'),
    setFillColorN: code('setFillColorN'),
    setStrokeColorN: code('setStrokeColorN'),
    setFillTransparent: code('setFillTransparent'),
    setStrokeTransparent: code('setStrokeTransparent'),
    paintFormXObjectBegin: code('paintFormXObjectBegin'),
    paintFormXObjectEnd: code('paintFormXObjectEnd'),
    beginGroup: code('beginGroup'),
    endGroup: code('endGroup'),
    beginAnnotation: code('beginAnnotation'),
    endAnnotation: code('endAnnotation'),
    beginMarkedContent: code('beginMarkedContent'),
    beginMarkedContentProps: code('beginMarkedContentProps'),
    endMarkedContent: code('endMarkedContent'),
    paintImageXObject: code('paintImageXObject'),
    paintInlineImageXObject: code('paintInlineImageXObject'),
    paintImageMaskXObject: code('paintImageMaskXObject'),
    paintSolidColorImageMask: code('paintSolidColorImageMask'),
    paintImageXObjectRepeat: code('paintImageXObjectRepeat'),
    paintImageMaskXObjectRepeat: code('paintImageMaskXObjectRepeat'),
  }

  let glyphs: DrawnGlyph[] = []
  const unseen: DrawnGlyph[] = []
  const rulings: Ruling[] = []
  const images: Box[] = []
  let curves = 0

  let state: State = {
    ctm: base,
    clip: page,
    lineWidth: 1,
    fillAlpha: 1,
    strokeAlpha: 1,
    fillWhite: false,
    strokeWhite: false,
    font: undefined,
    size: 0,
    direction: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  }
  const saved: State[] = []
  // Text position: not part of the saved state.
  let textMatrix: Matrix = IDENTITY
  let x = 0
  let y = 0
  let lineX = 0
  let lineY = 0
  let clipPending = false
  let maskNext = false
  // Marked content that is not shown, and groups that only shape a mask: inside them nothing is painted.
  const marked: boolean[] = []
  let concealed = 0
  const groups: boolean[] = []

  const save = () => {
    saved.push(state)
    state = { ...state }
  }
  const restore = () => {
    const last = saved.pop()
    if (last !== undefined) state = last
  }
  const moveText = (dx: number, dy: number) => {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }
  const setFont = (name: unknown, size: number) => {
    state.font = typeof name === 'string' ? fontOf(name) : undefined
    state.size = Math.abs(size)
    state.direction = size < 0 ? -1 : 1
  }

  const ruling = (x0: number, y0: number, x1: number, y1: number, width: number) => {
    const dx = Math.abs(x1 - x0)
    const dy = Math.abs(y1 - y0)
    const clip = state.clip
    if (dy <= 0.5 && dx >= SHORTEST_RULING) {
      const from = Math.max(Math.min(x0, x1), clip[0])
      const to = Math.min(Math.max(x0, x1), clip[2])
      const at = (y0 + y1) / 2
      if (to - from >= SHORTEST_RULING && at >= clip[1] - 1 && at <= clip[3] + 1)
        found.push({ orientation: 'horizontal', at, from, to, width })
    } else if (dx <= 0.5 && dy >= SHORTEST_RULING) {
      const from = Math.max(Math.min(y0, y1), clip[1])
      const to = Math.min(Math.max(y0, y1), clip[3])
      const at = (x0 + x1) / 2
      if (to - from >= SHORTEST_RULING && at >= clip[0] - 1 && at <= clip[2] + 1)
        found.push({ orientation: 'vertical', at, from, to, width })
    }
  }
  /** Of what was drawn as one piece, takes the rulings that are at least so long. */
  const keep = (shortest: number) => {
    for (const r of found) if (r.to - r.from >= shortest) rulings.push(r)
    found.length = 0
  }

  const found: Ruling[] = []

  const paintPath = (data: ArrayLike<number>, filled: boolean, stroked: boolean) => {
    const [a, b, c, d, e, f] = state.ctm
    const width = state.lineWidth * Math.sqrt(Math.abs(a * d - b * c))
    let curved = false
    let startX = 0
    let startY = 0
    let px = 0
    let py = 0
    // Bounds of the current subpath, and whether it is made of axis-parallel straight lines alone.
    let left = 0
    let right = 0
    let top = 0
    let bottom = 0
    let points = 0
    let straight = true
    // Of the whole path: its bounds, its subpaths, and the most corners of one of them.
    let subpaths = 0
    let corners = 0
    const all: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
    const subpath = () => {
      // A path may end by moving the pen to where nothing is drawn.
      if (points > 1) {
        subpaths++
        corners = Math.max(corners, points)
        all[0] = Math.min(all[0], left)
        all[1] = Math.min(all[1], top)
        all[2] = Math.max(all[2], right)
        all[3] = Math.max(all[3], bottom)
      }
      if (filled && !stroked && points >= 2 && straight) {
        const w = right - left
        const h = bottom - top
        if (h <= THICKEST_RULING && w > h * 1.5) ruling(left, (top + bottom) / 2, right, (top + bottom) / 2, h)
        else if (w <= THICKEST_RULING && h > w * 1.5) ruling((left + right) / 2, top, (left + right) / 2, bottom, w)
      }
      points = 0
      straight = true
    }
    const point = (ux: number, uy: number, drawn: boolean) => {
      const nx = a * ux + c * uy + e
      const ny = b * ux + d * uy + f
      if (points === 0) {
        left = right = nx
        top = bottom = ny
      } else {
        left = Math.min(left, nx)
        right = Math.max(right, nx)
        top = Math.min(top, ny)
        bottom = Math.max(bottom, ny)
        // A short slant is the mitred end of a border drawn as a trapezoid.
        const slant = Math.min(Math.abs(nx - px), Math.abs(ny - py))
        if (slant > 0.5 && Math.max(Math.abs(nx - px), Math.abs(ny - py)) > THICKEST_RULING) straight = false
      }
      points++
      if (drawn && stroked) ruling(px, py, nx, ny, width)
      px = nx
      py = ny
    }
    for (let i = 0; i < data.length; ) {
      switch (data[i]) {
        case 0:
          subpath()
          point(data[i + 1] ?? 0, data[i + 2] ?? 0, false)
          startX = px
          startY = py
          i += 3
          break
        case 1:
          point(data[i + 1] ?? 0, data[i + 2] ?? 0, true)
          i += 3
          break
        case 2:
          curved = true
          straight = false
          point(data[i + 5] ?? 0, data[i + 6] ?? 0, false)
          i += 7
          break
        case 3:
          curved = true
          straight = false
          point(data[i + 3] ?? 0, data[i + 4] ?? 0, false)
          i += 5
          break
        default:
          if (stroked && points > 0) ruling(px, py, startX, startY, width)
          px = startX
          py = startY
          i += 1
      }
    }
    subpath()
    if (curved) curves++
    // Letters drawn as outlines (bold made by a stroke, text turned into shapes) have straight edges that rule nothing.
    const [w, h] = [all[2] - all[0], all[3] - all[1]]
    const small = Math.max(w, h) <= LARGEST_LETTER && Math.min(w, h) > THICKEST_RULING
    keep(curved || (small && (subpaths > 1 || corners > 5)) ? LARGEST_LETTER : 0)
  }

  const showText = (items: readonly unknown[]) => {
    const font = state.font
    if (font === undefined || state.size === 0) return
    const { size, direction, charSpacing, wordSpacing } = state
    const scaleX = state.scale * direction
    const glyphScale = size * (font.matrix[0] ?? 0.001)
    // The glyph's own frame: origin on the base line, one unit = one point of text space, y up.
    const text = times(state.ctm, textMatrix)
    const [a, b, c, d] = text
    const angle = ((Math.round((Math.atan2(b * scaleX, a * scaleX) * 180) / Math.PI) % 360) + 360) % 360
    // A page seen through an unturned viewport has y down: the up vector (c, d) then points to smaller y.
    const em = size * Math.hypot(c, d)
    const mode = state.mode & 3
    const shown = (mode === 3 ? (state.mode & 4) !== 0 : (mode === 1 ? state.strokeAlpha : state.fillAlpha) > 0.03) && concealed === 0
    const name = mode === 2 && !/bold/i.test(font.name) ? `${font.name},Bold` : font.name
    let advance = 0
    for (const item of items) {
      if (typeof item === 'number') {
        const shift = (-item * size) / 1000
        advance += font.vertical ? -shift : shift
        continue
      }
      if (item === null || typeof item !== 'object') continue
      const glyph = item as FontGlyph
      const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing
      const width = glyph.width * glyphScale
      let x0: number
      let y0: number
      let step: number
      if (font.vertical) {
        const vmetric = glyph.vmetric ?? [-1000, glyph.width / 2, 880]
        x0 = x - (vmetric[1] ?? 0) * glyphScale * scaleX
        y0 = y + state.rise - advance - (vmetric[2] ?? 880) * glyphScale
        step = -(vmetric[0] ?? -1000) * glyphScale - spacing
      } else {
        x0 = x + advance * scaleX
        y0 = y + state.rise
        step = width + spacing * direction
      }
      advance += step
      const unicode = glyph.unicode
      if (unicode.trim() === '' || unicode === '\u200b' || unicode === '\ufeff' || concealed > 0) continue
      const wide = Math.max(width, size * 0.05) * scaleX
      const up = size * direction
      const box = boundsOf(text, x0, y0 + font.descent * up, x0 + wide, y0 + font.ascent * up)
      const whole = area(box)
      const hidden = whole > 0 ? 1 - area(meet(box, state.clip)) / whole : 1
      if (hidden >= WHOLLY_HIDDEN) continue
      const drawn: DrawnGlyph = {
        text: withoutRadicals(unicode),
        box,
        size: em,
        font: name,
        hidden: hidden < 0.005 ? 0 : hidden,
        confidence: 1,
        angle,
      }
      if (shown) glyphs.push(drawn)
      else unseen.push(drawn)
    }
    if (font.vertical) y -= advance
    else x += advance * scaleX
  }

  const paintImage = (box: Box) => {
    const masked = maskNext
    if (concealed > 0) return
    const shown = meet(box, state.clip)
    if (area(shown) <= 0) return
    images.push(shown)
    // An opaque image over the whole page covers the text that was drawn before it.
    if (!masked && state.fillAlpha > 0.9 && glyphs.length > 0 && area(shown) > 0.8 * area(page)) {
      for (const glyph of glyphs) unseen.push(glyph)
      glyphs = []
    }
  }

  const { fnArray, argsArray } = operators
  for (let index = 0; index < fnArray.length; index++) {
    const fn = fnArray[index]
    const raw = argsArray[index]
    const args: readonly unknown[] = Array.isArray(raw) ? raw : []
    switch (fn) {
      case OP.showText:
        if (Array.isArray(args[0])) showText(args[0])
        break
      case OP.setTextMatrix: {
        const m = args[0]
        textMatrix = [numberAt(m, 0), numberAt(m, 1), numberAt(m, 2), numberAt(m, 3), numberAt(m, 4), numberAt(m, 5)]
        x = y = lineX = lineY = 0
        break
      }
      case OP.moveText:
        moveText(numberAt(args, 0), numberAt(args, 1))
        break
      case OP.setLeadingMoveText:
        state.leading = numberAt(args, 1)
        moveText(numberAt(args, 0), numberAt(args, 1))
        break
      case OP.nextLine:
        moveText(0, state.leading)
        break
      case OP.beginText:
        textMatrix = IDENTITY
        x = y = lineX = lineY = 0
        break
      case OP.setFont:
        setFont(args[0], numberAt(args, 1))
        break
      case OP.setCharSpacing:
        state.charSpacing = numberAt(args, 0)
        break
      case OP.setWordSpacing:
        state.wordSpacing = numberAt(args, 0)
        break
      case OP.setHScale:
        state.scale = numberAt(args, 0) / 100
        break
      case OP.setLeading:
        state.leading = -numberAt(args, 0)
        break
      case OP.setTextRise:
        state.rise = numberAt(args, 0)
        break
      case OP.setTextRenderingMode:
        state.mode = numberAt(args, 0)
        break
      case OP.save:
        save()
        break
      case OP.restore:
        restore()
        break
      case OP.transform:
        state.ctm = times(state.ctm, args as readonly number[])
        break
      case OP.setLineWidth:
        state.lineWidth = numberAt(args, 0)
        break
      case OP.setFillRGBColor:
        state.fillWhite = args[0] === '#ffffff'
        break
      case OP.setStrokeRGBColor:
        state.strokeWhite = args[0] === '#ffffff'
        break
      case OP.setFillColorN:
      case OP.setFillTransparent:
        state.fillWhite = fn === OP.setFillTransparent
        break
      case OP.setStrokeColorN:
      case OP.setStrokeTransparent:
        state.strokeWhite = fn === OP.setStrokeTransparent
        break
      case OP.setGState:
        maskNext = false
        for (const entry of Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : []) {
          if (!Array.isArray(entry)) continue
          const [key, value] = entry as readonly unknown[]
          if (key === 'LW') state.lineWidth = typeof value === 'number' ? value : state.lineWidth
          else if (key === 'ca') state.fillAlpha = typeof value === 'number' ? value : 1
          else if (key === 'CA') state.strokeAlpha = typeof value === 'number' ? value : 1
          else if (key === 'Font' && Array.isArray(value)) setFont(value[0], numberAt(value, 1))
          // pdf.js puts this before an image that carries its own mask.
          else if (key === 'SMask' && value === false) maskNext = true
        }
        break
      case OP.clip:
      case OP.eoClip:
        clipPending = true
        break
      case OP.constructPath: {
        const paint = args[0]
        const data: unknown = Array.isArray(args[1]) ? (args[1] as readonly unknown[])[0] : undefined
        const bounds = args[2]
        if (data instanceof Float32Array) {
          const fills =
            paint === OP.fill ||
            paint === OP.eoFill ||
            paint === OP.fillStroke ||
            paint === OP.eoFillStroke ||
            paint === OP.closeFillStroke ||
            paint === OP.closeEOFillStroke
          const strokes = paint === OP.stroke || paint === OP.closeStroke || (fills && paint !== OP.fill && paint !== OP.eoFill)
          // White on white cannot be seen; table programs draw such lines to erase.
          const filled = fills && !state.fillWhite && state.fillAlpha > 0.03
          const stroked = strokes && !state.strokeWhite && state.strokeAlpha > 0.03
          if ((filled || stroked) && concealed === 0) paintPath(data, filled, stroked)
          if (clipPending && bounds instanceof Float32Array) {
            state.clip = meet(
              state.clip,
              boundsOf(state.ctm, numberAt(bounds, 0), numberAt(bounds, 1), numberAt(bounds, 2), numberAt(bounds, 3)),
            )
          }
        }
        clipPending = false
        break
      }
      case OP.paintFormXObjectBegin: {
        save()
        const matrix = args[0]
        const bbox = args[1]
        if (ArrayBuffer.isView(matrix)) state.ctm = times(state.ctm, matrix as Float32Array)
        if (ArrayBuffer.isView(bbox)) {
          state.clip = meet(state.clip, boundsOf(state.ctm, numberAt(bbox, 0), numberAt(bbox, 1), numberAt(bbox, 2), numberAt(bbox, 3)))
        }
        break
      }
      case OP.beginGroup: {
        save()
        const group = (args[0] ?? {}) as GroupOptions
        if (group.bbox) {
          const ctm = group.matrix ? times(state.ctm, group.matrix) : state.ctm
          const bbox = group.bbox
          state.clip = meet(state.clip, boundsOf(ctm, numberAt(bbox, 0), numberAt(bbox, 1), numberAt(bbox, 2), numberAt(bbox, 3)))
        }
        const mask = group.smask !== undefined && group.smask !== null
        groups.push(mask)
        if (mask) concealed++
        break
      }
      case OP.endGroup:
        restore()
        if (groups.pop() === true) concealed--
        break
      case OP.paintFormXObjectEnd:
      case OP.endAnnotation:
        restore()
        break
      case OP.beginAnnotation: {
        // [id, rect, transform, matrix, hasOwnCanvas]; annotations start from the page's own state.
        save()
        state = { ...state, ctm: base, clip: page }
        const transform = args[2]
        const matrix = args[3]
        if (Array.isArray(transform)) state.ctm = times(state.ctm, transform as readonly number[])
        if (Array.isArray(matrix)) state.ctm = times(state.ctm, matrix as readonly number[])
        break
      }
      case OP.beginMarkedContent:
        marked.push(false)
        break
      case OP.beginMarkedContentProps: {
        const hiddenLayer = args[0] === 'OC' && !visible(args[1])
        marked.push(hiddenLayer)
        if (hiddenLayer) concealed++
        break
      }
      case OP.endMarkedContent:
        if (marked.pop() === true) concealed--
        break
      case OP.paintImageXObject:
      case OP.paintInlineImageXObject:
        paintImage(boundsOf(state.ctm, 0, 0, 1, 1))
        break
      case OP.paintImageMaskXObject:
      case OP.paintSolidColorImageMask: {
        // One-bit scans come as masks; a thin solid mask is a ruled line drawn by some producers.
        const box = boundsOf(state.ctm, 0, 0, 1, 1)
        const w = box[2] - box[0]
        const h = box[3] - box[1]
        const middleX = (box[0] + box[2]) / 2
        const middleY = (box[1] + box[3]) / 2
        if (state.fillWhite || concealed > 0) break
        if (h <= THICKEST_RULING && w > h * 1.5) ruling(box[0], middleY, box[2], middleY, h)
        else if (w <= THICKEST_RULING && h > w * 1.5) ruling(middleX, box[1], middleX, box[3], w)
        else if (fn === OP.paintImageMaskXObject) images.push(meet(box, state.clip))
        keep(0)
        break
      }
      case OP.paintImageXObjectRepeat:
      case OP.paintImageMaskXObjectRepeat: {
        // [id, scaleX, scaleY, positions]
        const positions = args[3]
        const n = ArrayBuffer.isView(positions) || Array.isArray(positions) ? (positions as ArrayLike<number>).length : 0
        for (let i = 0; i + 1 < n; i += 2) {
          const placed = times(state.ctm, [numberAt(args, 1), 0, 0, numberAt(args, 2), numberAt(positions, i), numberAt(positions, i + 1)])
          paintImage(boundsOf(placed, 0, 0, 1, 1))
        }
        break
      }
      default:
    }
  }
  return { glyphs, unseen, rulings, images, curves }
}

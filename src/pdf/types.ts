/** What a page is made of, whatever read it (pdf.js or OCR). */

/** Left, top, right, bottom in points, y down. */
export type Box = readonly [x0: number, top: number, x1: number, bottom: number]

/** One visible glyph. Boxes are in upright coordinates: the page as a reader holds it, whatever /Rotate or the text matrix says. */
export interface Glyph {
  /** What the font says it means; usually one character, sometimes several (a ligature). Radicals are given as the ideographs they depict; nothing else is folded or trimmed. */
  readonly text: string
  readonly box: Box
  /** Em size in points. */
  readonly size: number
  readonly font: string
  /** Share (0–1) of the glyph that a clip path hides. Wholly hidden glyphs are not reported at all. */
  readonly hidden: number
  /** 1 for a text layer; what the engine says (0–1) for OCR. */
  readonly confidence: number
  /** Degrees, clockwise, by which it leans from the page's reading direction; absent when it stands upright (watermarks, sideways labels). */
  readonly leaning?: number
  /** Other readings of an OCR glyph, likeliest first. */
  readonly alternatives?: readonly string[]
}

/** A drawn line or a thin filled rectangle, in upright coordinates. */
export interface Ruling {
  readonly orientation: 'horizontal' | 'vertical'
  /** y of a horizontal, x of a vertical ruling (its middle). */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly width: number
}

/** What was lost between the bytes of a document and its pages. */
export interface Damage {
  /**
   * pages: fewer were reached than are declared · content: what a page draws is missing, broken or was cut short · fonts: text in a
   * font that could not be read · pictures: an image that was not decoded · structure: the list of objects was broken and was made
   * again from what could be found · limit: more than is read
   */
  readonly kind: 'pages' | 'content' | 'fonts' | 'pictures' | 'structure' | 'limit'
  /** One sentence, in English; reports translate it. */
  readonly text: string
  /** 1-based; absent when it is not known, or is about all of them. */
  readonly page?: number
}

export interface Page {
  /** 1-based. */
  readonly number: number
  /** Size of the upright page in points. */
  readonly width: number
  readonly height: number
  /** Degrees, clockwise, by which the unrotated page was turned to become upright (/Rotate and turned text together). */
  readonly turn: 0 | 90 | 180 | 270
  /** Degrees, clockwise, by which the content leans in the picture of a scan; it was straightened by as much about the page's middle. */
  readonly skew?: number
  readonly glyphs: readonly Glyph[]
  readonly rulings: readonly Ruling[]
  /** Boxes of the images drawn on the page, upright. */
  readonly images: readonly Box[]
  /** How the glyphs were come by. */
  readonly readBy: 'text' | 'ocr'
  /** Why nothing can be trusted on this page ("no text layer", "fonts without a character map" …). */
  readonly unreadable?: string
  /** Why reading its picture failed, where its text was kept instead. */
  readonly unrecognised?: string
}

/** A box of the upright page, in the coordinates of the unrotated page (what reports and annotations use). */
export function unturned(straightened: Box, page: Pick<Page, 'width' | 'height' | 'turn' | 'skew'>): Box {
  const box = leaning(straightened, page)
  const [x0, top, x1, bottom] = box
  switch (page.turn) {
    case 0:
      return box
    case 90:
      return [top, page.width - x1, bottom, page.width - x0]
    case 180:
      return [page.width - x1, page.height - bottom, page.width - x0, page.height - top]
    case 270:
      return [page.height - bottom, x0, page.height - top, x1]
  }
}

/** A box of the unrotated page, in upright coordinates: undoes {@link unturned}. */
export function turned(box: Box, page: Pick<Page, 'width' | 'height' | 'turn'>): Box {
  const [x0, top, x1, bottom] = box
  switch (page.turn) {
    case 0:
      return box
    case 90:
      return [page.width - bottom, x0, page.width - top, x1]
    case 180:
      return [page.width - x1, page.height - bottom, page.width - x0, page.height - top]
    case 270:
      return [top, page.height - x1, bottom, page.height - x0]
  }
}

/** A box of the straightened page, moved to where its middle stands in the picture. */
function leaning(box: Box, { width, height, skew = 0 }: Pick<Page, 'width' | 'height' | 'skew'>): Box {
  if (skew === 0) return box
  const [x0, top, x1, bottom] = box
  const angle = (skew * Math.PI) / 180
  const x = (x0 + x1 - width) / 2
  const y = (top + bottom - height) / 2
  const dx = x * Math.cos(angle) - y * Math.sin(angle) - x
  const dy = x * Math.sin(angle) + y * Math.cos(angle) - y
  return [x0 + dx, top + dy, x1 + dx, bottom + dy]
}

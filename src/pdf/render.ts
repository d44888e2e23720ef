/** Pages as pictures, for reading scans and for showing evidence. Needs @napi-rs/canvas, which is loaded on first use. */
import { open } from './read.ts'
import type { Page } from './types.ts'

type DrawingContext = Parameters<Awaited<ReturnType<Awaited<ReturnType<typeof open>>['document']['getPage']>>['render']>[0]['canvasContext']

/** A page drawn upright as /Rotate says. */
export interface PageImage {
  /** 1-based. */
  readonly page: number
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha; row by row from the top. */
  readonly pixels: Uint8ClampedArray
  /** Pixels a point. */
  readonly scale: number
  /** Clockwise degrees by which the unrotated page was turned. */
  readonly turn: Page['turn']
}

export interface RenderOptions {
  /** Pixels an inch; 200 when absent. */
  readonly dpi?: number
}

/**
 * Draws pages one after the other, in the order asked for; numbers outside the document are left out.
 * @throws UnreadableInput as {@link open}
 */
export async function* renderPages(bytes: Uint8Array, pages: readonly number[], options: RenderOptions = {}): AsyncGenerator<PageImage> {
  const scale = (options.dpi ?? 200) / 72
  const [{ document, close }, { createCanvas }] = await Promise.all([open(bytes), import('@napi-rs/canvas')])
  try {
    for (const number of pages) {
      if (!Number.isInteger(number) || number < 1 || number > document.numPages) continue
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale })
      const width = Math.max(1, Math.round(viewport.width))
      const height = Math.max(1, Math.round(viewport.height))
      const canvas = createCanvas(width, height)
      const context = canvas.getContext('2d')
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, width, height)
      // pdf.js draws on whatever behaves like a browser's canvas.
      await page.render({ canvas: null, canvasContext: context as unknown as DrawingContext, viewport }).promise
      const { data } = context.getImageData(0, 0, width, height)
      page.cleanup()
      const turn = (((page.rotate % 360) + 360) % 360) as Page['turn']
      yield { page: number, width, height, pixels: data, scale, turn }
    }
  } finally {
    await close()
  }
}

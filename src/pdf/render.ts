/** Pages as pictures, for reading scans and for showing evidence. Needs @napi-rs/canvas, which is loaded on first use. */
import type { Canvas } from '@napi-rs/canvas'
import { drawing } from './canvas.ts'
import { openToDraw } from './read.ts'
import type { Box, Page } from './types.ts'

type DrawingContext = Parameters<
  Awaited<ReturnType<Awaited<ReturnType<typeof openToDraw>>['document']['getPage']>>['render']
>[0]['canvasContext']

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
 * @throws UnreadableInput as {@link openToDraw}
 */
export async function* renderPages(bytes: Uint8Array, pages: readonly number[], options: RenderOptions = {}): AsyncGenerator<PageImage> {
  const scale = (options.dpi ?? 200) / 72
  const { document, close } = await openToDraw(bytes)
  try {
    const { createCanvas } = drawing()
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

/** A part of a page to be drawn. */
export interface Region {
  /** 1-based. */
  readonly page: number
  /** Points of the upright page. */
  readonly box: Box
  /** Clockwise degrees by which the unrotated page is turned to be upright; sideways text on a page counts, unlike in {@link PageImage.turn}. */
  readonly turn: Page['turn']
}

/**
 * Draws parts of pages, each upright, as PNG; in the order asked for, each page only once when its regions follow each
 * other. Undefined for a region whose page does not exist.
 * @throws UnreadableInput as {@link openToDraw}
 */
export async function* drawRegions(
  bytes: Uint8Array,
  regions: readonly Region[],
  options: RenderOptions = {},
): AsyncGenerator<Uint8Array | undefined> {
  const { createCanvas } = drawing()
  const images = renderPages(
    bytes,
    regions.map((region) => region.page).filter((page, at, all) => page !== all[at - 1]),
    options,
  )
  let image: PageImage | undefined
  let whole: { readonly page: number; readonly canvas: Canvas } | undefined
  try {
    for (const { page, box, turn } of regions) {
      // Pages that do not exist are passed over by the pictures, so a picture may be of a page asked for later.
      if (image === undefined || image.page !== page) {
        if (image === undefined || image.page === whole?.page) {
          const next = await images.next()
          image = next.done ? undefined : next.value
        }
        if (image?.page !== page) {
          yield undefined
          continue
        }
      }
      if (whole?.page !== page) {
        const canvas = createCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        const pixels = context.createImageData(image.width, image.height)
        pixels.data.set(image.pixels)
        context.putImageData(pixels, 0, 0)
        whole = { page, canvas }
      }
      const { scale } = image
      const [x0, top, x1, bottom] = box.map((edge) => edge * scale) as [number, number, number, number]
      const region = createCanvas(Math.max(1, Math.round(x1 - x0)), Math.max(1, Math.round(bottom - top)))
      const context = region.getContext('2d')
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, region.width, region.height)
      context.translate(-x0, -top)
      // The picture is upright as /Rotate says; text that lies on its side needs one turn more.
      const more = (((turn - image.turn) % 360) + 360) % 360
      if (more === 90) context.translate(image.height, 0)
      if (more === 180) context.translate(image.width, image.height)
      if (more === 270) context.translate(0, image.width)
      context.rotate((more * Math.PI) / 180)
      context.drawImage(whole.canvas, 0, 0)
      yield region.toBuffer('image/png')
    }
  } finally {
    await images.return(undefined)
  }
}

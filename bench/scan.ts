/**
 * Makes a scan of a document: its pages drawn, turned by a little, made noisy, compressed, and put together again as a PDF of images.
 *
 *   node bench/scan.ts DOCUMENT.pdf SCAN.pdf [--dpi 200] [--lean 0.7] [--noise 12] [--quality 50] [--pages 1,2,5]
 *
 * The same input gives the same scan.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import { createCanvas } from '@napi-rs/canvas'
import { rotated } from '../src/ocr/picture.ts'
import { readPdf } from '../src/pdf/read.ts'
import { renderPages } from '../src/pdf/render.ts'
import { chance } from './slip.ts'

export interface ScanOptions {
  readonly dpi: number
  /** Clockwise degrees. */
  readonly lean: number
  /** Standard deviation of the gray value. */
  readonly noise: number
  /** Of the JPEG compression, 1–100. */
  readonly quality: number
  /** 1-based; all when absent. */
  readonly pages?: readonly number[]
}

export const usual: ScanOptions = { dpi: 200, lean: 0.7, noise: 12, quality: 50 }

export async function scanOf(bytes: Uint8Array, { dpi, lean, noise, quality, pages }: ScanOptions): Promise<Uint8Array> {
  const random = chance(1)
  // Two uniform numbers make a normal one; a table of them is drawn from, because a page takes millions.
  const normal = Float32Array.from(
    { length: 65_521 },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()) * noise,
  )
  const wanted = pages ?? (await readPdf(bytes)).pages.map((page) => page.number)
  const scan = await PDFDocument.create()
  for await (const { width, height, pixels, scale } of renderPages(bytes, wanted, { dpi })) {
    const gray = new Uint8Array(width * height)
    for (let i = 0; i < gray.length; i++)
      gray[i] = ((pixels[i * 4] ?? 0) * 77 + (pixels[i * 4 + 1] ?? 0) * 150 + (pixels[i * 4 + 2] ?? 0) * 29) >> 8
    const { data } = rotated({ width, height, data: gray }, lean)
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    const image = context.createImageData(width, height)
    let at = Math.floor(random() * normal.length)
    for (let i = 0; i < data.length; i++) {
      at = at + 1 < normal.length ? at + 1 : Math.floor(random() * normal.length)
      // Paper is not quite white.
      const value = Math.max(0, Math.min(255, (data[i] as number) * 0.97 + (normal[at] as number)))
      image.data[i * 4] = image.data[i * 4 + 1] = image.data[i * 4 + 2] = value
      image.data[i * 4 + 3] = 255
    }
    context.putImageData(image, 0, 0)
    const page = scan.addPage([width / scale, height / scale])
    page.drawImage(await scan.embedJpg(canvas.toBuffer('image/jpeg', quality)), {
      x: 0,
      y: 0,
      width: width / scale,
      height: height / scale,
    })
  }
  return scan.save()
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dpi: { type: 'string', default: String(usual.dpi) },
      lean: { type: 'string', default: String(usual.lean) },
      noise: { type: 'string', default: String(usual.noise) },
      quality: { type: 'string', default: String(usual.quality) },
      pages: { type: 'string' },
    },
  })
  const [from, to] = positionals
  if (from === undefined || to === undefined) throw new Error('give a document and the scan to write')
  const scan = await scanOf(new Uint8Array(readFileSync(from)), {
    dpi: Number(values.dpi),
    lean: Number(values.lean),
    noise: Number(values.noise),
    quality: Number(values.quality),
    ...(values.pages === undefined ? {} : { pages: values.pages.split(',').map(Number) }),
  })
  writeFileSync(to, scan)
  stdout.write(`${to}: ${(scan.length / 1e6).toFixed(1)} MB\n`)
}

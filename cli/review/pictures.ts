/** The picture of a page for terminals that draw: by the kitty protocol, the iTerm2 protocol, or sixels. Nothing is loaded until a picture is asked for. */
import { deflateSync } from 'node:zlib'
import type { Box as Region } from './layout.ts'
import { type PageImage, turned } from './library.ts'
import type { PageMark } from './page.ts'
import { sixels } from './sixel.ts'

export type Protocol = 'kitty' | 'iterm2' | 'sixel'

/** What the terminal draws with, and the pixels of a cell, where it told them. */
export interface Drawer {
  readonly protocol: Protocol
  readonly cell: { readonly width: number; readonly height: number }
}

/**
 * What the terminal can draw, as far as its environment tells. tmux and screen let neither protocol through as it is:
 * a picture passed on behind their back would stay where it was when panes move. Sixels they draw themselves, and say so.
 */
export function protocolOf(environment: Readonly<Record<string, string | undefined>>): Protocol | undefined {
  const term = environment['TERM'] ?? ''
  if (environment['TMUX'] || /^(screen|tmux)/.test(term)) return undefined
  const program = environment['TERM_PROGRAM'] ?? ''
  if (environment['KITTY_WINDOW_ID'] || /kitty|ghostty/.test(term) || program === 'ghostty' || environment['KONSOLE_VERSION'])
    return 'kitty'
  return program === 'iTerm.app' || program === 'WezTerm' || environment['WEZTERM_EXECUTABLE'] ? 'iterm2' : undefined
}

/** Asks the terminal for the size of a cell in pixels, and which kind of terminal it is: every terminal answers the second. */
export const questions = '\u001b[16t\u001b[c'

/** Pixels a cell is assumed to have until the terminal tells. */
const usualCell = { width: 10, height: 20 }

/** What is known of the terminal's drawing: from its environment, and from its answers as they come. */
export function drawerOf(environment: Readonly<Record<string, string | undefined>>): {
  get(): Drawer | undefined
  answer(reply: string): void
} {
  let protocol = protocolOf(environment)
  let cell = usualCell
  return {
    get: () => (protocol === undefined ? undefined : { protocol, cell }),
    answer(reply) {
      const size = /^\[6;(\d{1,4});(\d{1,4})t$/.exec(reply)
      if (size) {
        const [height, width] = [Number(size[1]), Number(size[2])]
        if (width >= 2 && height >= 4 && width <= 200 && height <= 400) cell = { width, height }
      }
      // Of the attributes a terminal names, 4 is sixels; the first number is its class.
      const attributes = /^\[\?([\d;]+)c$/.exec(reply)?.[1]?.split(';').slice(1)
      if (attributes?.includes('4')) protocol ??= 'sixel'
    },
  }
}

/** Frames around the marks, drawn into the pixels: red for the stated figure, blue for the others, thick for the one at hand. */
export function frameMarks(image: PageImage, marks: readonly PageMark[], at: number): void {
  const { width, height, pixels, scale, turn } = image
  const page = { width: width / scale, height: height / scale, turn }
  marks.forEach((mark, index) => {
    if (mark.page !== image.page || mark.boxes.length === 0) return
    const boxes = mark.boxes.map((box) => turned(box, page))
    const pad = 2
    const x0 = Math.max(0, Math.floor((Math.min(...boxes.map((box) => box[0])) - pad) * scale))
    const y0 = Math.max(0, Math.floor((Math.min(...boxes.map((box) => box[1])) - pad) * scale))
    const x1 = Math.min(width - 1, Math.ceil((Math.max(...boxes.map((box) => box[2])) + pad) * scale))
    const y1 = Math.min(height - 1, Math.ceil((Math.max(...boxes.map((box) => box[3])) + pad) * scale))
    const colour = index === 0 ? [214, 40, 40] : [20, 110, 190]
    const thick = index === at ? 4 : 2
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        if (x - x0 >= thick && x1 - x >= thick && y - y0 >= thick && y1 - y >= thick) continue
        const offset = (y * width + x) * 4
        pixels[offset] = colour[0] ?? 0
        pixels[offset + 1] = colour[1] ?? 0
        pixels[offset + 2] = colour[2] ?? 0
      }
    }
  })
}

/**
 * The part of a page around a figure that fills the region from side to side: a whole page is too small to be read, and what was read
 * by character recognition wants looking at. The page itself where it is no higher than that, or the figure stands elsewhere.
 */
export function stripAt(image: PageImage, mark: PageMark | undefined, region: Region, cell: Drawer['cell']): PageImage {
  const { width, height, pixels, scale, turn } = image
  const rows = Math.round((width * region.height * cell.height) / (region.width * cell.width))
  if (mark === undefined || mark.page !== image.page || mark.boxes.length === 0 || rows < 1 || rows >= height) return image
  const boxes = mark.boxes.map((box) => turned(box, { width: width / scale, height: height / scale, turn }))
  const middle = ((Math.min(...boxes.map((box) => box[1])) + Math.max(...boxes.map((box) => box[3]))) / 2) * scale
  const top = Math.max(0, Math.min(height - rows, Math.round(middle - rows / 2)))
  return { ...image, height: rows, pixels: pixels.slice(top * width * 4, (top + rows) * width * 4) }
}

/** Escape sequences that put the image into the region, as large as fits, in its middle. */
export function drawing(image: PageImage, region: Region, { protocol, cell }: Drawer): string {
  const scale = Math.min((region.width * cell.width) / image.width, (region.height * cell.height) / image.height)
  const columns = Math.max(1, Math.min(region.width, Math.round((image.width * scale) / cell.width)))
  const rows = Math.max(1, Math.min(region.height, Math.round((image.height * scale) / cell.height)))
  const x = region.x + Math.floor((region.width - columns) / 2)
  const move = `\u001b7\u001b[${region.y + 1};${x + 1}H`
  switch (protocol) {
    case 'kitty':
      return `${move}${kitty(image, columns, rows)}\u001b8`
    case 'iterm2':
      return `${wiping(region)}${move}${iterm2(image, columns, rows)}\u001b8`
    case 'sixel':
      return `${wiping(region)}${move}${sixels(image, Math.floor(image.width * scale), Math.floor(image.height * scale))}\u001b8`
  }
}

/** Empties the rows of the region: a smaller picture would leave the edges of a larger one. */
const wiping = ({ y, height }: Region): string =>
  `\u001b7${Array.from({ length: height }, (_, row) => `\u001b[${y + row + 1};1H\u001b[2K`).join('')}\u001b8`

/** Our pictures carry one number, so that the next one takes the place of the last. */
const pictureNumber = 7331

/** What takes a picture off the screen; those of the other protocols go when the screen is drawn afresh. */
export const erasing = (protocol: Protocol): string => (protocol === 'kitty' ? `\u001b_Ga=d,d=I,i=${pictureNumber},q=2\u001b\\` : '')

function kitty(image: PageImage, columns: number, rows: number): string {
  const data = deflateSync(image.pixels).toString('base64')
  const parts: string[] = []
  const size = 4096
  for (let at = 0; at < data.length; at += size) {
    const last = at + size >= data.length
    const head = at === 0 ? `a=T,f=32,o=z,s=${image.width},v=${image.height},c=${columns},r=${rows},i=${pictureNumber},C=1,q=2,` : ''
    parts.push(`\u001b_G${head}m=${last ? 0 : 1};${data.slice(at, at + size)}\u001b\\`)
  }
  return erasing('kitty') + parts.join('')
}

function iterm2(image: PageImage, columns: number, rows: number): string {
  const data = png(image).toString('base64')
  return `\u001b]1337;File=inline=1;width=${columns};height=${rows};preserveAspectRatio=1;doNotMoveCursor=1:${data}\u0007`
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** The image as a PNG file. */
export function png(image: Pick<PageImage, 'width' | 'height' | 'pixels'>): Buffer {
  const { width, height, pixels } = image
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 4 + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

/** The page, as `draw` makes it, for a region, marks framed, as escape sequences; undefined when there is no such page. */
export async function drawPage(
  draw: (page: number, dpi: number) => Promise<PageImage | undefined>,
  page: number,
  marks: readonly PageMark[],
  at: number,
  region: Region,
  drawer: Drawer,
): Promise<string | undefined> {
  // Enough pixels for the region of a usual terminal: a page in its height on a dense screen, a part of it in its width.
  const dense = Math.max((region.height * drawer.cell.height * 2) / 842, (region.width * drawer.cell.width) / 595) * 72
  const image = await draw(page, Math.max(72, Math.min(200, dense)))
  if (!image) return undefined
  frameMarks(image, marks, at)
  return drawing(stripAt(image, marks[at], region, drawer.cell), region, drawer)
}

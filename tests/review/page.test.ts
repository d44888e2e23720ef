import { describe, expect, test } from 'vitest'
import { gridOf, hitsOf, pageMarks } from '../../cli/review/page.ts'
import { drawerOf, drawing, frameMarks, png, protocolOf, stripAt } from '../../cli/review/pictures.ts'
import { sixels } from '../../cli/review/sixel.ts'
import { cells } from '../../cli/review/text.ts'
import { viewerCall } from '../../cli/review/viewer.ts'
import type { Document } from '../../src/layout/types.ts'
import { fixture } from './fixture.ts'

const opened = fixture()
const finding = opened.assessment.report.findings[0]
if (!finding) throw new Error('the fixture has no findings')
const marks = pageMarks(finding, opened.extraction, opened.document)

describe('a page as text', () => {
  test('the stated figure comes first, each figure once, all in brackets', () => {
    expect(marks.map((mark) => mark.value)).toEqual(['106.86', '354.63', '302.43'])
    const grid = gridOf(opened.document, 1, marks, 100)
    const text = grid.lines.map((line) => line.text).join('\n')
    for (const value of ['106.86', '354.63', '302.43']) expect(text).toContain(`[${value}]`)
    grid.spots.forEach((spot, index) => {
      const line = grid.lines[spot?.line ?? -1]?.pieces.filter((piece) => piece.mark === index).map((piece) => piece.text)
      expect(line?.join('')).toBe(`[${marks[index]?.value}]`)
    })
  })

  test('no character is lost, whatever the width', () => {
    const bare = (text: string): string => [...text.replace(/[\s[\]│]/g, '')].sort().join('')
    const all = (page: number, width: number): string =>
      bare(
        gridOf(opened.document, page, marks, width)
          .lines.map((line) => line.text)
          .join(''),
      )
    for (const page of [1, 2, 3]) for (const width of [40, 80, 200]) expect(all(page, width)).toBe(all(page, 120))
  })

  test('the columns of a table stand under each other, parted by its rulings', () => {
    const lines = gridOf(opened.document, 2, [], 100)
      .lines.map((line) => line.text)
      .filter((text) => text.includes('│'))
    expect(lines).toHaveLength(7)
    const edges = (text: string): number[] => [...text.matchAll(/│/g)].map((match) => cells(text.slice(0, match.index)))
    for (const line of lines) expect(edges(line)).toEqual(edges(lines[0] ?? ''))
  })

  test('a turned page: the marks are found by their place on the unrotated page', () => {
    const page = opened.document.pages[0]
    if (!page) throw new Error('no page')
    // Upright boxes stay; the page says that it was turned, so marks are given unturned.
    const turned: Document = { ...opened.document, pages: [{ ...page, turn: 90 }, ...opened.document.pages.slice(1)] }
    const moved = marks.map((mark) => ({
      ...mark,
      boxes: mark.boxes.map(([x0, top, x1, bottom]) => [top, page.width - x1, bottom, page.width - x0] as const),
    }))
    expect(
      gridOf(turned, 1, moved, 100)
        .lines.map((line) => line.text)
        .join('\n'),
    ).toContain('[106.86]')
  })

  test('plain text has no places: figures are found by where they stand in the text', () => {
    const plain: Document = {
      ...opened.document,
      pages: [],
      blocks: opened.document.blocks.map((block) =>
        block.kind === 'table' ? block : { ...block, places: [...block.text].map(() => undefined) },
      ),
      aside: [],
    }
    const bare = marks.map((mark) => ({ ...mark, boxes: [] }))
    expect(
      gridOf(plain, 1, bare, 100)
        .lines.map((line) => line.text)
        .join('\n'),
    ).toContain('[106.86]')
  })

  test('search finds across printed lines of all pages, blanks and width of letters apart', () => {
    expect(hitsOf(opened.document, '106.86%')).toHaveLength(1)
    expect(hitsOf(opened.document, '１０６．８６')).toHaveLength(1)
    expect(hitsOf(opened.document, '指标1 因公')).toEqual([{ page: 3, line: expect.any(Number) }])
    expect(hitsOf(opened.document, ' ')).toEqual([])
  })
})

/** What stands inside the device control string. */
const inside = (text: string): string => /\u001bP[\d;]*q(.*)\u001b\\/s.exec(text)?.[1] ?? ''

describe('pictures', () => {
  const image = { page: 1, width: 60, height: 80, scale: 1, turn: 0 as const, pixels: new Uint8ClampedArray(60 * 80 * 4).fill(255) }

  test('marks are framed in the pixels', () => {
    const copy = { ...image, pixels: image.pixels.slice() }
    frameMarks(copy, [{ page: 1, boxes: [[10, 10, 30, 20]], length: 1, label: '', value: '1', unit: '' }], 0)
    const at = (x: number, y: number): number[] => [...copy.pixels.slice((y * 60 + x) * 4, (y * 60 + x) * 4 + 3)]
    expect(at(8, 8)).toEqual([214, 40, 40])
    expect(at(20, 15)).toEqual([255, 255, 255])
    expect(at(50, 50)).toEqual([255, 255, 255])
  })

  test('kitty: chunks of at most 4096 characters, the last one said to be so; the cursor comes back', () => {
    const noisy = {
      ...image,
      width: 300,
      height: 300,
      pixels: Uint8ClampedArray.from({ length: 300 * 300 * 4 }, (_, index) => (index * 7919) % 251),
    }
    const text = drawing(noisy, { x: 0, y: 2, width: 80, height: 20 }, { protocol: 'kitty', cell: { width: 10, height: 20 } })
    expect(text.startsWith('\u001b7')).toBe(true)
    expect(text.endsWith('\u001b8')).toBe(true)
    const chunks = [...text.matchAll(/\u001b_G([^;]*);([A-Za-z0-9+/=]*)\u001b\\/g)]
    for (const chunk of chunks) expect(chunk[2]?.length).toBeLessThanOrEqual(4096)
    expect(chunks.at(-1)?.[1]).toContain('m=0')
    expect(chunks.slice(0, -1).every((chunk) => chunk[1]?.includes('m=1'))).toBe(true)
  })

  test('sixels: the picture comes back, black, white, grey and colours where they were', async () => {
    const { decode } = await import('sixel')
    const colours = [
      [0, 0, 0],
      [255, 255, 255],
      [136, 136, 136],
      [255, 0, 0],
      [0, 102, 204],
    ]
    const [width, height] = [70, 40]
    const at = (x: number, y: number): number[] => colours[(Math.floor(x / 7) + Math.floor(y / 5)) % colours.length] ?? []
    const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => {
      const pixel = Math.floor(index / 4)
      return [...at(pixel % width, Math.floor(pixel / width)), 255][index % 4] ?? 0
    })
    const read = decode(inside(sixels({ width, height, pixels }, width, height)))
    expect([read.width, read.height]).toEqual([width, height])
    const seen = new Uint8Array(read.data32.buffer, read.data32.byteOffset, read.data32.byteLength)
    for (let index = 0; index < pixels.length; index++) expect(Math.abs((seen[index] ?? 0) - (pixels[index] ?? 0))).toBeLessThanOrEqual(3)
  })

  test('the part of a page around the figure at hand fills the region from side to side', () => {
    const page = { page: 1, width: 100, height: 200, pixels: new Uint8ClampedArray(100 * 200 * 4), scale: 1, turn: 0 as const }
    page.pixels[(150 * 100 + 7) * 4] = 9
    const mark = { page: 1, boxes: [[5, 145, 20, 155]] } as never
    const strip = stripAt(page, mark, { x: 0, y: 0, width: 20, height: 5 }, { width: 10, height: 20 })
    expect([strip.width, strip.height]).toEqual([100, 50])
    expect(strip.pixels[((150 - 125) * 100 + 7) * 4]).toBe(9)
    expect(stripAt(page, undefined, { x: 0, y: 0, width: 20, height: 5 }, { width: 10, height: 20 })).toBe(page)
    expect(stripAt(page, mark, { x: 0, y: 0, width: 4, height: 40 }, { width: 10, height: 20 })).toBe(page)
  })

  test('sixels stay within the rows and columns of their region', async () => {
    const { decode } = await import('sixel')
    const text = drawing(image, { x: 0, y: 2, width: 30, height: 10 }, { protocol: 'sixel', cell: { width: 9, height: 18 } })
    const read = decode(inside(text))
    expect([read.width, read.height]).toEqual([135, 180])
    expect(text.endsWith('\u001b8')).toBe(true)
  })

  test('a terminal is taken at its word: sixels when it names them, the size of a cell when it tells', () => {
    const plain = drawerOf({ TERM: 'xterm-256color' })
    plain.answer('[?62;22c')
    // The first number is the class of the terminal, no attribute.
    plain.answer('[?4c')
    expect(plain.get()).toBeUndefined()
    plain.answer('[6;17;8t')
    plain.answer('[?62;4;22c')
    expect(plain.get()).toEqual({ protocol: 'sixel', cell: { width: 8, height: 17 } })
    const kitty = drawerOf({ TERM: 'xterm-kitty' })
    kitty.answer('[?62;4c')
    expect(kitty.get()?.protocol).toBe('kitty')
    const odd = drawerOf({ TERM: 'xterm' })
    odd.answer('[6;0;0t')
    odd.answer('[?1;2;4c')
    expect(odd.get()?.cell).toEqual({ width: 10, height: 20 })
  })

  test('a PNG that another program reads', async () => {
    const { loadImage } = await import('@napi-rs/canvas')
    const loaded = await loadImage(png(image))
    expect([loaded.width, loaded.height]).toEqual([60, 80])
  })

  test.each([
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
    [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, undefined],
    [{ TERM: 'xterm-256color' }, undefined],
  ])('%j draws by %s', (environment, expected) => {
    expect(protocolOf(environment)).toBe(expected)
  })
})

describe('the viewer of the system', () => {
  const has =
    (...commands: readonly string[]) =>
    (command: string): boolean =>
      commands.includes(command)

  test('a viewer that opens at the page wins; else the system’s way; a name cannot become an option', () => {
    expect(viewerCall('/d/a.pdf', 4, 'linux', { DISPLAY: ':0' }, has('evince', 'xdg-open'))).toEqual({
      command: 'evince',
      arguments: ['--page-index=4', '/d/a.pdf'],
      atPage: true,
    })
    expect(viewerCall('/d/a.pdf', 4, 'linux', {}, has('evince', 'xdg-open'))).toEqual({
      command: 'xdg-open',
      arguments: ['/d/a.pdf'],
      atPage: false,
    })
    expect(viewerCall('/d/a.pdf', 4, 'darwin', {}, has())?.command).toBe('open')
    expect(viewerCall('/d/a.pdf', 4, 'linux', {}, has())).toBeUndefined()
    expect(viewerCall('-x.pdf', 1, 'linux', {}, has('xdg-open'))?.arguments[0]).toMatch(/^\//)
  })

  test('a command of the reviewer’s own, page and file put in as arguments', () => {
    const call = viewerCall('/d/a b;rm.pdf', 4, 'linux', { GOUJI_PDF_VIEWER: 'my-viewer --page {page} {file}' }, has())
    expect(call).toEqual({ command: 'my-viewer', arguments: ['--page', '4', '/d/a b;rm.pdf'], atPage: true })
  })
})

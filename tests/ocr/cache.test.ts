import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCache } from '../../src/ocr/cache.ts'
import type { PageScan } from '../../src/pdf/scan.ts'
import type { Page } from '../../src/pdf/types.ts'

let folder: string
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'gouji-cache-')), 'made', 'when', 'needed')
})
afterEach(async () => rm(join(folder, '../../..'), { recursive: true, force: true }))

const scan = (page: number, shade = 0): PageScan => ({
  page,
  width: 2,
  height: 2,
  gray: Uint8Array.of(shade, 1, 2, 3),
  scaleX: 2,
  scaleY: 2,
  left: 0,
  top: 0,
  pageWidth: 100,
  pageHeight: 200,
  turn: 0,
})

const reading = (number: number, text = '1'): Page => ({
  number,
  width: 100,
  height: 200,
  turn: 0,
  glyphs: [{ text, box: [1, 2, 3, 4], size: 10, font: '', hidden: 0, confidence: 0.8, alternatives: ['7', ''] }],
  rulings: [{ orientation: 'horizontal', at: 5, from: 1, to: 90, width: 0.5 }],
  images: [[0, 0, 100, 200]],
  readBy: 'ocr',
  skew: 0.7,
})

test('what was read is found again by document and page, and by picture', async () => {
  const cache = openCache(folder, 'paddle+tesseract')
  expect(await cache.ofPage('abc', 3)).toBeUndefined()
  await cache.keep('abc', scan(3), reading(3))
  expect(await openCache(folder, 'paddle+tesseract').ofPage('abc', 3)).toEqual(reading(3))
  expect(await cache.ofPicture('abc', scan(3))).toEqual(reading(3))
})

test('a picture that stands in another document, on another page, need not be read again', async () => {
  const cache = openCache(folder, 'tesseract')
  await cache.keep('abc', scan(3), reading(3))
  expect(await cache.ofPicture('def', scan(5))).toEqual(reading(5))
  // From now on the page is known by its document.
  expect(await cache.ofPage('def', 5)).toEqual(reading(5))
})

test('another page, document, picture or engine is another reading', async () => {
  const cache = openCache(folder, 'tesseract')
  await cache.keep('abc', scan(3), reading(3))
  expect(await cache.ofPage('abc', 4)).toBeUndefined()
  expect(await cache.ofPage('abd', 3)).toBeUndefined()
  expect(await cache.ofPicture('abc', scan(3, 9))).toBeUndefined()
  expect(await cache.ofPicture('abc', { ...scan(3), scaleX: 3 })).toBeUndefined()
  expect(await openCache(folder, 'paddle').ofPage('abc', 3)).toBeUndefined()
  expect(await openCache(folder, 'paddle').ofPicture('abc', scan(3))).toBeUndefined()
})

test('a damaged file is no reading', async () => {
  const cache = openCache(folder, 'tesseract')
  await cache.keep('abc', scan(3), reading(3))
  const files = await readdir(folder)
  expect(files).toHaveLength(2)
  for (const damage of ['', '{', 'null', '[]', '{"picture":"../../etc/passwd"}', '{"glyphs":[{}],"rulings":[],"readBy":"ocr"}']) {
    for (const file of files) await writeFile(join(folder, file), damage)
    expect(await cache.ofPage('abc', 3)).toBeUndefined()
    expect(await cache.ofPicture('abc', scan(3))).toBeUndefined()
  }
  await cache.keep('abc', scan(3), reading(3, '8'))
  expect((await cache.ofPage('abc', 3))?.glyphs[0]?.text).toBe('8')
})

test('nothing half written is left, and a folder that cannot be written does not matter', async () => {
  const cache = openCache(folder, 'tesseract')
  await Promise.all([3, 3, 3, 4].map((page) => cache.keep('abc', scan(page), reading(page))))
  const files = await readdir(folder)
  expect(files.every((file) => /^[0-9a-f]{64}\.json$/.test(file))).toBe(true)
  for (const file of files) expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toBeTypeOf('object')

  const blocked = join(folder, 'file')
  await mkdir(folder, { recursive: true })
  await writeFile(blocked, '')
  const nowhere = openCache(blocked, 'tesseract')
  await nowhere.keep('abc', scan(1), reading(1))
  expect(await nowhere.ofPage('abc', 1)).toBeUndefined()
})

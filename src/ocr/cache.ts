/** Readings kept on disk, by what was read and how. Anything that goes wrong here only means that a page is read again. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'

/** Raised whenever the same picture would be read differently. */
const version = 1

export interface Cache {
  get(scan: PageScan): Promise<Page | undefined>
  put(scan: PageScan, page: Page): Promise<void>
}

/** @param engines what reads the pictures, in order */
export function openCache(folder: string, engines: string): Cache {
  const fileOf = ({ gray, width, height, scaleX, scaleY, left, top }: PageScan): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([version, engines, width, height, scaleX, scaleY, left, top]))
      .update(gray)
      .digest('hex')
    return join(folder, `${key}.json`)
  }
  return {
    async get(scan) {
      try {
        const kept: unknown = JSON.parse(await readFile(fileOf(scan), 'utf8'))
        if (!isReading(kept)) return undefined
        // The same picture may stand on another page, turned otherwise.
        return { ...kept, number: scan.page, width: scan.pageWidth, height: scan.pageHeight, turn: kept.turn }
      } catch {
        return undefined
      }
    },
    async put(scan, page) {
      const file = fileOf(scan)
      const draft = `${file}.${randomUUID()}`
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(draft, JSON.stringify(page))
        await rename(draft, file)
      } catch {
        await rm(draft, { force: true }).catch(() => undefined)
      }
    },
  }
}

/** Enough of a check that a damaged file is not taken for a page. */
function isReading(value: unknown): value is Page {
  if (typeof value !== 'object' || value === null) return false
  const page = value as Partial<Page>
  const boxed = (box: unknown): boolean => Array.isArray(box) && box.length === 4 && box.every((n) => typeof n === 'number')
  return (
    Array.isArray(page.glyphs) &&
    page.glyphs.every((glyph) => typeof glyph?.text === 'string' && boxed(glyph.box)) &&
    Array.isArray(page.rulings) &&
    page.rulings.every((ruling) => typeof ruling?.at === 'number') &&
    page.readBy === 'ocr'
  )
}

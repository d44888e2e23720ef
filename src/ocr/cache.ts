/** Readings kept on disk, by what was read and how. Anything that goes wrong here only means that a page is read again. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageScan } from '../pdf/scan.ts'
import type { Page } from '../pdf/types.ts'

/** Raised whenever the same picture would be read differently. */
const version = 4

export interface Cache {
  /** The reading of a page of a document that was read before: its picture need not even be decoded. */
  ofPage(document: string, page: number): Promise<Page | undefined>
  /** The reading of a picture, wherever it stood. */
  ofPicture(document: string, scan: PageScan): Promise<Page | undefined>
  keep(document: string, scan: PageScan, page: Page): Promise<void>
}

/**
 * @param folder made when it is needed
 * @param engines what reads the pictures, in order
 */
export function openCache(folder: string, engines: string): Cache {
  const nameOf = (what: unknown, pixels?: Uint8Array): string => {
    const hash = createHash('sha256').update(JSON.stringify([version, engines, what]))
    return (pixels === undefined ? hash : hash.update(pixels)).digest('hex')
  }
  const fileOf = (name: string): string => join(folder, `${name}.json`)
  const pageName = (document: string, page: number): string => nameOf([document, page])
  const pictureName = ({ gray, page: _page, ...frame }: PageScan): string => nameOf(frame, gray)
  const load = async (name: string, number: number): Promise<Page | undefined> => {
    const kept: unknown = JSON.parse(await readFile(fileOf(name), 'utf8'))
    return isReading(kept) ? { ...kept, number } : undefined
  }
  const store = async (name: string, what: unknown): Promise<void> => {
    const draft = `${fileOf(name)}.${randomUUID()}`
    try {
      await mkdir(folder, { recursive: true })
      await writeFile(draft, JSON.stringify(what))
      // Written beside and moved, so that nobody ever reads half of it.
      await rename(draft, fileOf(name))
    } catch {
      await rm(draft, { force: true }).catch(() => undefined)
    }
  }
  return {
    async ofPage(document, page) {
      try {
        const pointer: unknown = JSON.parse(await readFile(fileOf(pageName(document, page)), 'utf8'))
        return isPointer(pointer) ? await load(pointer.picture, page) : undefined
      } catch {
        return undefined
      }
    },
    async ofPicture(document, scan) {
      try {
        const name = pictureName(scan)
        const page = await load(name, scan.page)
        if (page) await store(pageName(document, scan.page), { picture: name })
        return page
      } catch {
        return undefined
      }
    },
    async keep(document, scan, page) {
      const name = pictureName(scan)
      await store(name, page)
      await store(pageName(document, scan.page), { picture: name })
    },
  }
}

const isPointer = (value: unknown): value is { readonly picture: string } =>
  typeof value === 'object' &&
  value !== null &&
  'picture' in value &&
  typeof value.picture === 'string' &&
  /^[0-9a-f]{64}$/.test(value.picture)

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

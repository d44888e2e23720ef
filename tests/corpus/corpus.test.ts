/** The corpus is what its manifest says, and can be made again to the last byte. */
import { existsSync, readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { type ManifestEntry, make, sha256 } from '../../corpus/build.ts'
import { CATALOGUE } from '../../corpus/catalogue.ts'

const root = new URL('../../', import.meta.url)
const { documents } = JSON.parse(readFileSync(new URL('corpus/manifest.json', root), 'utf8')) as { documents: ManifestEntry[] }
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, root)))

describe('manifest', () => {
  it('lists every document that the corpus makes', () => {
    expect(documents.map((d) => d.id)).toEqual(CATALOGUE.map((e) => e.id))
  })

  it.each(documents)('$id is the file it says', async (d) => {
    const bytes = bytesOf(d.path)
    expect(sha256(bytes)).toBe(d.sha256)
    if (d.path.endsWith('.pdf')) expect((await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()).toBe(d.pages)
    expect(bytes.length).toBeLessThan(300 * 1024)
    expect(d.origin).not.toBe('')
    expect(d.licence).not.toBe('')
  })

  it.each(documents)('$id has a truth', (d) => {
    expect(existsSync(new URL(`golden/${d.id}/truth.json`, root))).toBe(true)
  })
})

describe('making the corpus again', () => {
  it.each(CATALOGUE)('gives the same bytes: $id', async (entry) => {
    const again = await make(entry)
    expect(sha256(again)).toBe(documents.find((d) => d.id === entry.id)?.sha256)
  })
})

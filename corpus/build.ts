/**
 * `npm run corpus` makes every document of the corpus anew and writes corpus/manifest.json;
 * `npm run corpus -- --check` writes nothing and fails when the committed files differ; names of documents restrict either.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { argv, exit, stdout } from 'node:process'
import { PDFDocument } from '@cantoo/pdf-lib'
import { CATALOGUE, type Entry } from './catalogue.ts'
import { typeset } from './typeset/typeset.ts'

export interface ManifestEntry {
  readonly id: string
  /** Relative to the repository. */
  readonly path: string
  readonly sha256: string
  readonly origin: string
  readonly licence: string
  /** 1 for plain text. */
  readonly pages: number
}

const place = (file: string): URL => new URL(file, import.meta.url)

/** The bytes of a document, the same at every call. */
export const make = async (entry: Entry): Promise<Uint8Array> =>
  'pdf' in entry.make ? typeset(entry.make.pdf()) : new TextEncoder().encode(entry.make.text())

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function describe(entry: Entry, bytes: Uint8Array): Promise<ManifestEntry> {
  const pages = 'pdf' in entry.make ? (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount() : 1
  return { id: entry.id, path: `corpus/${entry.file}`, sha256: sha256(bytes), origin: entry.origin, licence: entry.licence, pages }
}

async function main(words: readonly string[]): Promise<number> {
  const check = words.includes('--check')
  const names = words.filter((word) => !word.startsWith('--'))
  const manifest = place('manifest.json')
  const known: readonly ManifestEntry[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).documents : []
  const entries: ManifestEntry[] = []
  let differing = 0
  for (const entry of CATALOGUE) {
    const before = known.find((k) => k.id === entry.id)
    if (names.length > 0 && !names.includes(entry.id)) {
      if (before !== undefined) entries.push(before)
      continue
    }
    const bytes = await make(entry)
    const now = await describe(entry, bytes)
    entries.push(now)
    const file = place(entry.file)
    const same = existsSync(file) && sha256(readFileSync(file)) === now.sha256
    if (!same) differing++
    if (!same && !check) writeFileSync(file, bytes)
    stdout.write(
      `${same ? 'same   ' : check ? 'DIFFERS' : 'written'} ${entry.file}  ${now.pages} pages  ${Math.ceil(bytes.length / 1024)} KB\n`,
    )
  }
  if (check) return differing === 0 ? 0 : 1
  writeFileSync(manifest, `${JSON.stringify({ schema: 'gouji.corpus/1', documents: entries }, null, 1)}\n`)
  return 0
}

if (import.meta.main) exit(await main(argv.slice(2)))

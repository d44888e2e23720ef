/** The PDFs that benches read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const root = new URL('../', import.meta.url)
const shared = new URL('../shared/documents/', root)

/** Those asked for, by path or by name in ../shared/documents; else those of the corpus and, where the folder is present, all in it that are no scans. */
export function pdfs(asked: readonly string[]): URL[] {
  if (asked.length > 0) return asked.map((path) => (existsSync(path) ? pathToFileURL(path) : new URL(path, shared)))
  const corpus = JSON.parse(readFileSync(new URL('corpus/manifest.json', root), 'utf8')) as {
    readonly documents: { readonly path: string }[]
  }
  return [
    ...corpus.documents.filter(({ path }) => path.endsWith('.pdf')).map(({ path }) => new URL(path, root)),
    ...(existsSync(shared) ? readdirSync(shared) : [])
      .filter((name) => name.endsWith('.pdf') && !name.includes('.scan.'))
      .map((name) => new URL(name, shared)),
  ]
}

/** Where documents lie that several machines read: a folder that all of them see. Other places (object storage) need only these two functions. */
import { readdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'

export interface Shelf {
  /** Names of the documents, in order; a name is the same on every machine. */
  names(): AsyncIterable<string>
  /** Where a document is read: a path on this machine, or its bytes where there is none. */
  source(name: string): Promise<{ readonly path: string } | { readonly bytes: Uint8Array }>
}

/** No document of the shelf: the name leads out of it. */
export class OffTheShelf extends Error {
  override readonly name = 'OffTheShelf'
}

/** A folder, by the paths within it, with `/`. Hidden files and links to folders are passed over. */
export function folderShelf(root: string): Shelf {
  const base = resolve(root)
  async function* walk(folder: string, prefix: string): AsyncGenerator<string, void> {
    const entries = await readdir(folder, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) yield* walk(join(folder, entry.name), `${prefix}${entry.name}/`)
      else if (entry.isFile() && /\.(?:pdf|txt)$/i.test(entry.name)) yield prefix + entry.name
    }
  }
  return {
    names: () => walk(base, ''),
    async source(name) {
      const path = resolve(base, name)
      if (!path.startsWith(base + sep)) throw new OffTheShelf(`${name} is not in the folder`)
      return { path }
    },
  }
}

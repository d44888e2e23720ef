/** A store for a command that compares: the one that was named, or one made of a folder, kept so that nothing is read twice. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isServer, type LinkOf, type Store } from '../../src/index.ts'
import { batch } from '../commands/batch.ts'
import type { Shell } from '../shell.ts'
import { openStoreFor } from './open.ts'

/** Folders and documents are read into a store of the user's cache first. Undefined when that was interrupted. */
export async function storeOf(path: string, shell: Shell): Promise<Store | undefined> {
  if (isServer(path) || !isDocuments(path)) return openStoreFor(path, { existing: true }, shell)
  const base = process.env['XDG_CACHE_HOME']
  const folder = join(base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache'), 'gouji', 'stores')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = join(
    folder,
    `${createHash('sha256')
      .update(`${realpathSync(path)}|${shell.language}`)
      .digest('hex')
      .slice(0, 32)}.db`,
  )
  const outcome = await batch({ path: [path], store, retry: false, limit: [], ocr: 'auto', ocrEngine: 'auto' }, shell)
  return outcome === 'interrupted' ? undefined : openStoreFor(store, { existing: true }, shell)
}

const isDocuments = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true || /\.(?:pdf|txt)$/i.test(path)

/** Addresses of pages, relative to the file in which they will stand. */
export function linksFrom(output: string): LinkOf {
  const folder = dirname(resolve(output))
  return (file, page) => {
    const path = resolve(file)
    if (!existsSync(path)) return undefined
    const near = relative(folder, path)
    const address = isAbsolute(near) ? pathToFileURL(path).href : near.split(/[\\/]/).map(encodeURIComponent).join('/')
    return /\.pdf$/i.test(path) ? `${address}#page=${page}` : address
  }
}

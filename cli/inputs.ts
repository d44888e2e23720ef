/** The paths of a command line → the files to read, in order. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../src/index.ts'
import { unreadable } from './unreadable.ts'

/** `-`, for standard input. */
export const standardInput = '-'

export type Input =
  | { readonly path: string; readonly sentence?: undefined }
  /** Cannot be read; the sentence says why. */
  | { readonly path: string; readonly sentence: string }

export interface Inputs {
  readonly list: readonly Input[]
  /** Whether more than one document was asked for (several paths, or a folder): then JSON is an array. */
  readonly several: boolean
}

const noDocuments = {
  en: 'There is no .pdf or .txt file in this folder.',
  zh: '该文件夹中没有 .pdf 或 .txt 文件。',
}

/** Folders are walked for .pdf and .txt files; hidden ones are left out. A path that does not exist stays in its place as a failure. */
export async function findInputs(paths: readonly string[], language: Language): Promise<Inputs> {
  const list: Input[] = []
  let folder = false
  for (const path of paths) {
    if (path === standardInput) {
      // Standard input can be read once.
      if (!list.some((input) => input.path === standardInput)) list.push({ path })
      continue
    }
    try {
      if (!(await stat(path)).isDirectory()) {
        list.push({ path })
        continue
      }
      folder = true
      const found = await documentsIn(path)
      if (found.length === 0) list.push({ path, sentence: noDocuments[language] })
      for (const file of found) list.push({ path: file })
    } catch (error) {
      list.push({ path, sentence: unreadable(error, language) })
    }
  }
  return { list, several: folder || list.length > 1 }
}

/** Sorted by code unit, so that the order is the same in every locale. Links to folders are not followed: they may lead in a circle. */
async function documentsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const files: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) files.push(...(await documentsIn(path)))
    else if (/\.(pdf|txt)$/i.test(entry.name) && !(entry.isSymbolicLink() && (await leadsToFolder(path)))) files.push(path)
  }
  return files
}

/** Pipes and devices stay in the list, as links that lead nowhere do: that they cannot be read is said rather than passed over. */
const leadsToFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

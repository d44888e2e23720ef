/** Where the bytes of a document come from. */
import { readFile } from 'node:fs/promises'

export interface Source {
  readonly path: string
  /** When they do not come from the file at `path` (standard input). */
  readonly bytes?: Uint8Array
}

export const sourceBytes = async ({ path, bytes }: Source): Promise<Uint8Array> => bytes ?? (await readFile(path))

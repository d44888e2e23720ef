/** Where the bytes of a document come from. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Limits, MEGABYTE, OverLimit, UnreadableInput, usualLimits } from '../../src/index.ts'

export interface Source {
  readonly path: string
  /** When they do not come from the file at `path` (standard input). */
  readonly bytes?: Uint8Array
  readonly limits?: Partial<Limits>
}

/**
 * Reads a regular file of a size within the limit: a pipe would be waited for, a device never ends.
 * @throws UnreadableInput when it is none, OverLimit when it is larger
 */
export async function sourceBytes({ path, bytes, limits = {} }: Source): Promise<Uint8Array> {
  if (bytes) return bytes
  // Without waiting: opening a pipe that nobody writes to would take for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const about = await file.stat()
    if (about.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' })
    if (!about.isFile())
      throw new UnreadableInput('not-a-file', 'This is no regular file but a pipe or a device: give a file, or - to read standard input.')
    const most = limits.size ?? usualLimits.size
    if (about.size > most * MEGABYTE) throw new OverLimit('size', Math.ceil(about.size / MEGABYTE), most)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** Many documents into a store: each once, whatever its files are called; what is there already is not read again. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FailedRecord, ReadRecord } from '../store/database/record.ts'
import type { Store } from '../store/database/store.ts'

export interface BatchTask {
  readonly path: string
  /** Of the file when it was looked at. */
  readonly sha256: string
}

/** What came of a task: what was read, or one sentence why nothing was. */
export interface BatchOutcome {
  readonly task: BatchTask
  readonly result: ReadRecord | { readonly failure: string }
}

export type BatchEvent =
  /** It is in the store already, read by the same engine under the same settings; or could not be read then. */
  | { readonly kind: 'known'; readonly path: string; readonly sha256: string; readonly failure?: string }
  | { readonly kind: 'read'; readonly path: string; readonly record: ReadRecord }
  /** Kept in the store as failed when its bytes could be had. */
  | { readonly kind: 'failed'; readonly path: string; readonly failure: string }

export interface BatchOptions {
  readonly store: Store
  /** Engine and settings: documents that were stored under another are read again. */
  readonly version: string
  /** Whether documents that failed under this version are tried again. */
  readonly retry?: boolean
  /** Reads documents, as many side by side as it likes, and yields what came of them in any order. */
  readonly read: (tasks: AsyncIterable<BatchTask>) => AsyncIterable<BatchOutcome>
  /** One sentence for a file that cannot be opened. */
  readonly whyUnreadable: (error: unknown) => string
  /** Ends the batch; what is done stays. */
  readonly signal?: AbortSignal
}

/** The sha256 of a file, read in pieces. */
export async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Uint8Array)
  return hash.digest('hex')
}

export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Takes documents in one by one; yields what came of each, in the order in which they end. Memory does not grow with their number. */
export async function* batch(paths: AsyncIterable<string> | Iterable<string>, options: BatchOptions): AsyncGenerator<BatchEvent, void> {
  const { store, version, retry = false, read, whyUnreadable, signal } = options
  /** Events of files that need no reading. */
  const aside: BatchEvent[] = []
  /** Documents that are being read, and further files of the same bytes. */
  const underWay = new Map<string, string[]>()

  async function* tasks(): AsyncGenerator<BatchTask, void> {
    for await (const path of paths) {
      if (signal?.aborted) return
      try {
        const sha256 = await fingerprint(path)
        const copies = underWay.get(sha256)
        if (copies) {
          copies.push(path)
          continue
        }
        const there = await store.known(sha256)
        if (there?.version === version && !(retry && there.status === 'failed')) {
          await store.locate(path, sha256)
          aside.push({ kind: 'known', path, sha256, ...(there.failure === undefined ? {} : { failure: there.failure }) })
          continue
        }
        underWay.set(sha256, [])
        yield { path, sha256 }
      } catch (error) {
        aside.push({ kind: 'failed', path, failure: whyUnreadable(error) })
      }
    }
  }

  try {
    for await (const { task, result } of read(tasks())) {
      yield* aside.splice(0)
      const copies = underWay.get(task.sha256) ?? []
      // A file that was written over while it was read is what was read.
      const record: ReadRecord | FailedRecord = 'failure' in result ? { sha256: task.sha256, failure: result.failure } : result
      await store.put(task.path, version, record)
      underWay.delete(task.sha256)
      const failure = 'failure' in record ? { failure: record.failure } : {}
      yield 'failure' in record ? { kind: 'failed', path: task.path, failure: record.failure } : { kind: 'read', path: task.path, record }
      for (const path of copies) {
        await store.locate(path, record.sha256)
        yield { kind: 'known', path, sha256: record.sha256, ...failure }
      }
    }
  } catch (error) {
    // What was under way was ended; it will be read the next time.
    if (!signal?.aborted) throw error
  }
  yield* aside
}

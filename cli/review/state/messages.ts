/** What may arrive, and what is to be done about it. */
import type { Box as Region } from '../layout.ts'
import type { Digest, Entry } from '../library.ts'
import type { PageMark } from '../page.ts'
import type { Opened } from '../rows.ts'
import type { CaseProgress, Message, State } from '../select.ts'

export type Msg =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mouse'; readonly action: 'press' | 'wheel-up' | 'wheel-down'; readonly x: number; readonly y: number }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number }
  /** The terminal said that it draws pictures. */
  | { readonly kind: 'draws' }
  | { readonly kind: 'progress'; readonly path: string; readonly progress: CaseProgress }
  | {
      readonly kind: 'loaded'
      readonly path: string
      readonly sha256: string
      readonly opened: Opened
      readonly accepted?: readonly Entry[]
    }
  /** What the list shows of a document that is not opened. */
  | {
      readonly kind: 'digested'
      readonly path: string
      readonly sha256: string
      readonly digest: Digest
      readonly accepted?: readonly Entry[]
    }
  | { readonly kind: 'ledger'; readonly path: string; readonly entries: readonly Entry[]; readonly damaged: number }
  | { readonly kind: 'recorded'; readonly path: string; readonly entry: Entry }
  | { readonly kind: 'unsaved'; readonly reason: string }
  | { readonly kind: 'judged'; readonly path: string; readonly opened: Opened; readonly announce: boolean }
  | { readonly kind: 'said'; readonly message: Message }

type Fresh<E> = E extends Entry ? Omit<E, 'schema' | 'id' | 'at' | 'by' | 'document'> : never

export type FreshEntry = Fresh<Entry>

export type Effect =
  /** `next`: before the others that wait. */
  | {
      readonly kind: 'load'
      readonly path: string
      readonly next: boolean
      readonly ocr?: 'always'
      /** Only what the list shows of it. */
      readonly digest?: boolean
      /** Of the bytes, where they are known before. */
      readonly sha256?: string
    }
  /** What was read of a document is needed no longer. */
  | { readonly kind: 'forget'; readonly path: string }
  | {
      readonly kind: 'record'
      readonly path: string
      readonly ledger: string
      readonly by: string
      readonly document: string
      readonly entry: FreshEntry
    }
  | { readonly kind: 'judge'; readonly path: string; readonly corrections: ReadonlyMap<number, string>; readonly announce: boolean }
  | { readonly kind: 'pdf'; readonly path: string; readonly page: number }
  | {
      readonly kind: 'picture'
      readonly path: string
      readonly page: number
      readonly marks: readonly PageMark[]
      readonly at: number
      readonly region: Region
    }
  | { readonly kind: 'unpicture' }
  | { readonly kind: 'redraw' }
  | { readonly kind: 'mouse'; readonly on: boolean }
  | { readonly kind: 'quit' }

export type Next = readonly [State, readonly Effect[]]

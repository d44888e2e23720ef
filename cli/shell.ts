/** What a command knows of the terminal it runs in, and what it may do there. */
import { type Language, printable } from '../src/index.ts'
import type { Jobs } from './jobs/open.ts'

/** How a command ended; main.ts alone turns it into an exit status. */
export type Outcome = 'clean' | 'findings' | 'incomplete' | 'interrupted'

export interface Shell {
  readonly language: Language
  /** How to call gouji again, for hints. */
  readonly called: string
  readonly columns: number
  /** Whether standard output is a terminal. */
  readonly terminal: boolean
  readonly colour: boolean
  /** Set when standard error is a terminal on which a progress line may be drawn. */
  readonly progress: { readonly columns: number } | undefined
  /** To standard output. */
  print(content: string | Uint8Array): void
  /** To standard error. */
  complain(text: string): void
  /** From now on Ctrl-C ends the work, not the program, so that what is done can be kept; a second one ends both. */
  interruption(): AbortSignal
  /** Where documents are worked on. */
  readonly jobs: Jobs
  /** All of standard input, or, when it is longer, a byte more than `most`. */
  input(most: number): Promise<Uint8Array>
}

/** The command line is wrong: one sentence, in the user's language. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Something outside that cannot be done (a file that cannot be written): one sentence, in the user's language. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo'
}

/** One line on standard error about one input. */
export const complainOf = (path: string, sentence: string, shell: Shell): void =>
  shell.complain(`gouji: ${printable(path)}: ${printable(sentence)}\n`)

/** A path as it can be pasted into a shell. */
export const quoted = (path: string): string =>
  /^[\p{L}\p{N}_./:@%+=,-]+$/u.test(path) ? path : `'${printable(path).replaceAll("'", "'\\''")}'`

/** An input that cannot be read at all. The message is one sentence: what happened and what to do; the path is added by the caller. */
import type { Limits } from './limits.ts'

export type UnreadableReason =
  | 'missing'
  | 'not-a-pdf'
  | 'encrypted'
  | 'damaged'
  | 'empty'
  | 'not-text'
  | 'unsupported'
  | 'not-a-file'
  | 'limit'

export class UnreadableInput extends Error {
  override readonly name: string = 'UnreadableInput'
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

const exceeds: Readonly<Record<keyof Limits, (found: string, limit: string) => string>> = {
  size: (found, limit) => `The file has ${found} MB, more than the limit of ${limit}`,
  pages: (found, limit) => `It has ${found} pages, more than the limit of ${limit}`,
  operators: (_found, limit) => `Its pages draw more than ${limit} operators`,
  depth: (_found, limit) => `Its pages save more than ${limit} states within each other`,
  glyphs: (_found, limit) => `Its pages or fonts have more than ${limit} glyphs`,
  pixels: (_found, limit) => `An image of it has more than ${limit} pixels`,
  decoded: (_found, limit) => `A part of it that is compressed grows to more than ${limit} MB`,
  characters: (found, limit) => `It has a paragraph of ${found} characters, more than the limit of ${limit}`,
}

/** More of something than is read. */
export class OverLimit extends UnreadableInput {
  override readonly name = 'OverLimit'
  readonly limit: keyof Limits
  readonly found: number
  readonly allowed: number
  constructor(limit: keyof Limits, found: number, allowed: number) {
    const number = (value: number): string => value.toLocaleString('en')
    super('limit', `${exceeds[limit](number(found), number(allowed))}.`)
    this.limit = limit
    this.found = found
    this.allowed = allowed
  }
}

/** An input that cannot be read at all. The message is one sentence: what happened and what to do; the path is added by the caller. */
export type UnreadableReason = 'missing' | 'not-a-pdf' | 'encrypted' | 'damaged' | 'empty' | 'not-text' | 'unsupported'

export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput'
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

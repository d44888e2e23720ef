/**
 * Text of a document (or a file name) is untrusted: an escape sequence in it must never reach the terminal, and a
 * direction mark must not turn a figure round.
 */

// C0 and C1 controls, DEL, line and paragraph separators, direction marks and isolates, the byte order mark, half surrogates.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** One line that is safe in a terminal: line breaks and tabs become blanks, every other control character its `\uXXXX`. */
export function printable(text: string): string {
  return text.replace(/[\t\n\v\f\r]+/g, ' ').replace(unprintable, escaped)
}

/** JSON whose strings hold no raw control or direction characters; parses to the same value. */
export function printableJson(value: unknown, indent?: number): string {
  // JSON.stringify has escaped what stands below U+0020 and half surrogates; its own line breaks must stay.
  return JSON.stringify(value, null, indent).replace(unprintable, (character) => (character < ' ' ? character : escaped(character)))
}

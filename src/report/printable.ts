/**
 * Text of a document (or a file name) is untrusted: an escape sequence in it must never reach the terminal, and a
 * direction mark must not turn a figure round.
 */

// C0 and C1 controls, DEL; soft hyphen and fillers; direction marks, embeddings and isolates; what has no width; line and paragraph
// separators; marks that annotate; the byte order mark; tags and the selectors that smuggle text behind a character; half surrogates.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|\u034f|[\u180b-\u180d\u180f]|\p{Surrogate}/gu

/** Each half of a character above U+FFFF by itself, as JSON has it. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** One line that is safe in a terminal: line breaks and tabs become blanks, every other control character its `\uXXXX`. */
export function printable(text: string): string {
  return text.replace(/[\t\n\v\f\r]+/g, ' ').replace(unprintable, escaped)
}

/** Text whose lines and tabs stay, and that does nothing to a terminal it is shown in. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(unprintable, (character) => (character === '\n' || character === '\t' ? character : escaped(character)))

/** The same without what cannot be seen, where there is no room to show it; noncharacters, which XML cannot hold, go as well. */
export const stripped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, (character) => (character === '\n' || character === '\t' ? character : ''))
    .replace(/[\ufffe\uffff]/g, '')

/** JSON whose strings hold no raw control or direction characters; parses to the same value. */
export function printableJson(value: unknown, indent?: number): string {
  // JSON.stringify has escaped what stands below U+0020 and half surrogates; its own line breaks must stay.
  return JSON.stringify(value, null, indent).replace(unprintable, (character) => (character < ' ' ? character : escaped(character)))
}

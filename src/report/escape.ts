/** Untrusted text into markup. */
import { printable } from './printable.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text of an element and inside a quoted attribute; control and direction characters show as `\uXXXX`. */
export const html = (text: string): string => printable(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

/** Safe in a paragraph or a table cell of Markdown. */
export const markdown = (text: string): string =>
  printable(text)
    .replace(/[\\|<>*_`[\]#~&!]/g, (mark) => `\\${mark}`)
    // Addresses become links by themselves.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@')
    // A list, heading or rule begins a line only.
    .replace(/^\s*(?:[-+=]|\d+(?=[.)](?:\s|$)))/, (start) => (/\d$/.test(start) ? `${start}\\` : `\\${start.trimStart()}`))

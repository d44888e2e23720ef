/** Untrusted text into markup. */
import { printable } from './printable.ts'

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Safe as text of an element and inside a quoted attribute; control and direction characters show as `\uXXXX`. */
export const html = (text: string): string => printable(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)

/** Safe in Markdown text and in a cell of a Markdown table. */
export const markdown = (text: string): string =>
  printable(text).replace(/[\\|<>*_`[\]#~&!]/g, (mark) => `\\${mark}`).replace(/^(\s*)([-+=]|\d+[.)])/, (_all, blanks: string, start: string) => `${blanks}\\${start}`)

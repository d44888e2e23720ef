/**
 * Folding: one reading for the many ways in which a character is printed. Text is folded before it is parsed, never before it
 * is shown: every folded character stands exactly where its printed one stood, so a span found in the folded text is a span
 * of the printed text.
 */
import { createRequire } from 'node:module'
import { withoutRadicals } from './radicals.ts'

const fixed = new Map<string, string>([
  // Hyphens and dashes that serve as minus or range sign. The em dash stays: it stands for "nothing" and frames page numbers.
  ...Array.from('\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63', (from) => [from, '-'] as const),
  // Blanks, the invisible ones too: dropping them would move the spans.
  ...Array.from(
    '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff',
    (from) => [from, ' '] as const,
  ),
  ['\r', ' '],
  ...Array.from('\f\v\u0085\u2028\u2029', (from) => [from, '\n'] as const),
  ['○', '〇'],
  ['◯', '〇'],
  ['∶', ':'],
  ['︰', ':'],
  ['〖', '【'],
  ['〗', '】'],
  ['﹝', '〔'],
  ['﹞', '〕'],
  ['￥', '¥'],
])

/** Characters that are good simplified Chinese but stand, in traditional text, for a word the parser reads. */
const ambiguous: Readonly<Record<string, string>> = { 於: '于', 後: '后', 徵: '征' }

/** The ideographs of GB 2312: text made of these alone needs no conversion, so the dictionary stays unloaded. */
const simplified: ReadonlySet<string> = (() => {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)))
})()

let convert: ((text: string) => string) | undefined

// Required and not imported: it costs some milliseconds, which most documents never need.
const loadConverter = (): ((text: string) => string) =>
  (createRequire(import.meta.url)('opencc-js/t2cn') as typeof import('opencc-js/t2cn')).Converter({ from: 't', to: 'cn' })

function toSimplified(character: string): string {
  convert ??= loadConverter()
  const converter = convert
  // Twice, because a few simplified forms are themselves variants of another (薴 → 苧 → 苎).
  const plain = converter(converter(character))
  return plain.length === 1 ? plain : character
}

function foldOne(character: string): string {
  const known = fixed.get(character) ?? ambiguous[character]
  if (known !== undefined) return known
  const code = character.charCodeAt(0)
  if (code >= 0xd800 && code < 0xe000) return character
  if (code >= 0x2e80 && code < 0x2fe0) {
    const plain = withoutRadicals(character)
    return plain.length === 1 && plain !== character ? foldOne(plain) : character
  }
  // Compatibility forms, chosen by block: outside these blocks NFKC would turn ① and ² into digits.
  const compatible = (code >= 0xf900 && code < 0xfb00) || (code >= 0xfe50 && code < 0xfe70) || (code >= 0xff00 && code < 0xfff0)
  if (compatible) {
    const plain = character.normalize('NFKC')
    return plain.length === 1 && plain !== character ? foldOne(plain) : character
  }
  const ideograph = code >= 0x3400 && code < 0xa000
  return ideograph && !simplified.has(character) ? toSimplified(character) : character
}

const cache = new Map<string, string>()

/**
 * The text as the parser reads it: full-width forms as ASCII, any blank as a space, minus forms as `-`, radicals and
 * compatibility ideographs as the ideograph, traditional characters as simplified. Same length as the input in UTF-16 units,
 * character by character; folding twice changes nothing. Line breaks, 「」, “”, ①, 、 and 。 stay.
 */
export function fold(text: string): string {
  let folded = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x20 && code < 0x7f) || code === 0x0a) continue
    const character = text.charAt(i)
    let plain = cache.get(character)
    if (plain === undefined) {
      plain = foldOne(character)
      cache.set(character, plain)
    }
    if (plain === character) continue
    folded += text.slice(from, i) + plain
    from = i + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

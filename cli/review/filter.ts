/**
 * What a reviewer means by a few letters: words as they stand, Chinese by its pinyin or by the first letter of each syllable
 * (gwjd, gongwujiedai → 公务接待), a name with a letter missing or wrong, and of Chinese the characters that come to mind.
 * Figures are never guessed at: 106 is not 1006.
 */
import { createRequire } from 'node:module'
import type uFuzzy from '@leeoniya/ufuzzy'

export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Longer lines are sentences: nobody types their pinyin, and there are many of them. */
const longestName = 60
/** Letters from which a word is long enough to be mistyped, and syllables' first letters to be meant as such. */
const leastLetters = 4
const leastInitials = 2

const load = <T>(name: string): T => createRequire(import.meta.url)(name) as T

interface Sounds {
  readonly full: string
  readonly initials: string
}

let pinyin: typeof import('pinyin-pro').pinyin | undefined
const sounds = new Map<string, Sounds>()
function soundsOf(line: string): Sounds {
  let known = sounds.get(line)
  if (known === undefined) {
    pinyin ??= load<typeof import('pinyin-pro')>('pinyin-pro').pinyin
    const syllables = pinyin(line, { toneType: 'none', type: 'array', nonZh: 'removed', v: true })
    known = { full: syllables.join(''), initials: syllables.map((syllable) => syllable.slice(0, 1)).join('') }
    sounds.set(line, known)
  }
  return known
}

const names = (text: string): string[] => text.split('\n').filter((line) => line.length <= longestName && /\p{Script=Han}/u.test(line))

const sounded = (text: string, letters: string): boolean =>
  names(text).some((line) => {
    const { full, initials } = soundsOf(line)
    return full.includes(letters) || (letters.length >= leastInitials && initials.includes(letters))
  })

const unicode: uFuzzy.Options = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
}
let slips: uFuzzy | undefined
let gaps: uFuzzy | undefined
function close(text: string, word: string): boolean {
  const make = (more: uFuzzy.Options): uFuzzy => new (load<typeof uFuzzy>('@leeoniya/ufuzzy'))({ ...unicode, ...more })
  if (/^[a-z]+$/.test(word)) {
    if (word.length < leastLetters) return false
    slips ??= make({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 })
    return (slips.filter([text], word)?.length ?? 0) > 0
  }
  if (!/^\p{Script=Han}{2,}$/u.test(word)) return false
  gaps ??= make({ intraIns: 4 })
  return (gaps.filter(names(text), word)?.length ?? 0) > 0
}

/** Every word of the filter is meant somewhere in the text, which is folded. Blanks separate words; case and width do not matter. */
export function matcher(filter: string): (text: string) => boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  if (words.length === 0) return () => true
  return (text) => words.every((word) => text.includes(word) || (/^[a-z]+$/.test(word) && sounded(text, word)) || close(text, word))
}

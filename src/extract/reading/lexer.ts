/** The words of the lexicon, compiled once: what stands at a place of a masked text. */
import { type Word, words } from './words.ts'

interface Compiled {
  readonly word: Word
  readonly pattern: RegExp
}

const beside = (condition: string | undefined, look: '' | '<'): string =>
  condition === undefined ? '' : condition.startsWith('!') ? `(?${look}!${condition.slice(1)})` : `(?${look}=${condition})`

const compile = (word: Word): Compiled => ({
  word,
  pattern: new RegExp(`${beside(word.before, '<')}(?:${word.text})${beside(word.after, '')}`, 'y'),
})

/** Words by the characters they may begin with, so that a place is tried against few of them. */
const byFirst = ((): { readonly at: (character: string) => readonly Compiled[] } => {
  const all = words.map(compile)
  const known = new Map<string, Compiled[]>()
  return {
    at: (character) => {
      const found = known.get(character)
      if (found) return found
      const begins = all.filter(({ word }) => mayBegin(word.text, character))
      known.set(character, begins)
      return begins
    },
  }
})()

/** Whether a word can begin with a character: its pattern names the character, or names none (a class of characters). */
function mayBegin(text: string, character: string): boolean {
  return /^\[|\\|^\.|^\(\?:19/.test(text) || text.includes(character)
}

export interface Found {
  readonly word: Word
  readonly end: number
}

/** The longest word that begins at a place of the text; undefined where none does. */
export function wordAt(masked: string, at: number): Found | undefined {
  let best: Found | undefined
  for (const { word, pattern } of byFirst.at(masked.charAt(at))) {
    pattern.lastIndex = at
    if (pattern.test(masked) && pattern.lastIndex > (best?.end ?? at)) best = { word, end: pattern.lastIndex }
  }
  return best
}

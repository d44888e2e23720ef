/** What is read between two figures, or between a mark and a figure: the words that say what the figure is. */

export interface Phrase {
  name: string
  /** Where the name begins; −1 without one. */
  nameStart: number
  phase: string
  period: string
  direction: 1 | -1 | 0 | 'either' | undefined
  directionAt: number
  /** 调增, 调减: against what was planned before, not against another year. */
  adjusts: boolean
  /** 「基本持平」 */
  roughly: boolean
  share: boolean
  complete: boolean
  bound: '>=' | '<=' | undefined
  /** Words after 占 or 完成: the whole, or the budget completed. */
  of: string
  /** 「占…33.5万元的」: that whole or budget, printed with its amount. */
  whole: number | undefined
  /** One letter a word that says which part the figure plays, in reading order: what frames match. */
  letters: string
}

export const blank = (): Phrase => ({
  name: '',
  nameStart: -1,
  phase: '',
  period: '',
  direction: undefined,
  directionAt: -1,
  adjusts: false,
  roughly: false,
  share: false,
  complete: false,
  bound: undefined,
  of: '',
  whole: undefined,
  letters: '',
})

/** Longest name that is kept: of a longer one, the end. */
const longestName = 1000

/** Adds words to the name. */
export function addName(phrase: Phrase, words: { readonly text: string; readonly start: number }): void {
  if (phrase.nameStart < 0) phrase.nameStart = words.start
  phrase.name = (phrase.name + words.text).slice(-longestName)
}

/** Whether 占… or 完成… was read: what follows names its whole. */
export const namesWhole = (phrase: Phrase): boolean => phrase.share || phrase.complete

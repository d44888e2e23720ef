/**
 * Phrases, as duties name what they look for: plain words of a text without blanks, brackets and quotation marks. `…` stands
 * for anything within a sentence, `‥` for anything within a clause, `~` for a few characters that are no figure, even over the end
 * of a sentence, `#` for a figure, `(甲|乙)` for a choice, `(甲)?` for what may be absent, `(?<!甲)` and `(?!甲)` for what must not
 * stand before and after.
 */

/** A phrase as a regular expression. Whatever is not one of its signs stands for itself. */
export function phrase(words: string): RegExp {
  const source = words
    .replace(/[\\^$.*+[\]{}]/g, '\\$&')
    .replaceAll('…', '[^。;]{0,36}?')
    .replaceAll('‥', '[^。;,]{0,24}?')
    .replaceAll('~', '[^;\\d]{0,16}?')
    .replaceAll('#', '\\d[\\d,]*(?:\\.\\d+)?')
  return new RegExp(source, 'u')
}

/** Why a phrase cannot be read, for whoever wrote it; undefined when it can. */
export function unreadablePhrase(words: string): string | undefined {
  try {
    phrase(words)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** First place at which one of the phrases stands. */
export function firstOf(phrases: readonly string[], text: string): readonly [start: number, end: number] | undefined {
  let best: readonly [number, number] | undefined
  for (const words of phrases) {
    const match = phrase(words).exec(text)
    if (match && (best === undefined || match.index < best[0])) best = [match.index, match.index + match[0].length]
  }
  return best
}

/** What a text gives as the reason of a change, right behind its figures. */
import type { Figure, Mention, Movement } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'

export interface Reason {
  readonly mention: Mention
  readonly movement: Movement
  /** The last figure of the change, behind which the reason stands. */
  readonly figure: Figure
  /** Folded, without what leads to it, up to the end of its sentence or 60 characters. */
  readonly text: string
  /** As printed. */
  readonly printed: string
  /** Where it begins in the text of the block, and how long the words are that lead to it. */
  readonly begins: number
  readonly led: number
}

/** What leads to a reason, right behind the figures it explains. */
const lead =
  /^\s*(?:%|[万亿千]?元)?\s*[,。;]?\s*(?:(?:增加|减少|增长|下降|变动|增减)?的?(?:主要)?原因(?:是|为|系|在于|:)+|主要(?:是|系|因|由于)+)\s*([^。;]{3,60})/

/** Longest run of words, with what leads to it, that may be a reason. */
const longest = 120

export function* reasonsOf(facts: FactSet): Generator<Reason> {
  for (const mention of facts.mentions) {
    for (const movement of mention.movements) {
      const figure = [movement.change, movement.rate]
        .flatMap((id) => (id === undefined ? [] : [facts.figure(id)]))
        .sort((a, b) => a.source.offset - b.source.offset)
        .at(-1)
      if (figure === undefined || !movement.direction || isZero(figure.value) || figure.doubt !== undefined) continue
      const { from: words } = facts.wordsAround(figure.id, figure.printed.length + longest)
      if (words === '') continue
      const behind = figure.source.offset + figure.printed.length
      const rest = words.slice(figure.printed.length)
      const match = lead.exec(fold(rest))
      const told = match?.[1]
      if (match === null || told === undefined) continue
      // The year told of is no other year.
      const year = mention.period ?? facts.extraction.identity.year
      const own = new RegExp(`^\\s*(?:(?:${year ?? '本'}|本|今|当)年(?:度)?)?[,:]?\\s*`)
      const skipped = own.exec(told)?.[0].length ?? 0
      const text = told.slice(skipped).trim()
      const begins = behind + match[0].length - told.length + skipped
      if (text !== '')
        yield {
          mention,
          movement,
          figure,
          text,
          begins,
          led: match[0].length,
          printed: rest.slice(begins - behind, begins - behind + text.length),
        }
    }
  }
}

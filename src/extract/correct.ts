/** What if a figure read otherwise: the review's corrections, as another Extraction. */
import type { Extraction, Figure } from '../model/reading.ts'
import { readNumeral } from '../number/numeral.ts'

/** The figure with another numeral; its place, its unit and its label stay. Undefined when `printed` is no numeral. */
function reprinted(figure: Figure, printed: string): Figure | undefined {
  const numeral = readNumeral(printed)
  if (!numeral) return undefined
  // Whoever corrects a figure has looked: a doubtful reading is doubtful no longer.
  const { doubt: _doubt, ...rest } = figure
  return { ...rest, printed: numeral.printed, value: numeral.value, decimals: numeral.decimals }
}

/**
 * The disclosure as it would be had the figures been printed otherwise; the given one is left as it is. `corrections` maps
 * figure ids to numerals as they should be printed.
 * @throws RangeError for an id that is no figure, or a string that is no numeral
 */
export function correctFigures<D extends { readonly extraction: Extraction }>(disclosure: D, corrections: ReadonlyMap<number, string>): D {
  if (corrections.size === 0) return disclosure
  const figures = [...disclosure.extraction.figures]
  for (const [id, printed] of corrections) {
    const figure = figures[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    const corrected = reprinted(figure, printed)
    if (!corrected) throw new RangeError(`not a numeral: ${printed}`)
    figures[id] = corrected
  }
  return { ...disclosure, extraction: { ...disclosure.extraction, figures } }
}

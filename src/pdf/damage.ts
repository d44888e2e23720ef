/** Which of pdf.js's warnings mean that text was lost. */
import type { Damage } from './types.ts'

/** What pdf.js warns of when text is lost; all else it says is about the looks, or was mended. First match wins. */
const told: readonly (readonly [RegExp, Damage['kind'], string])[] = [
  [/^Indexing all PDF objects/, 'structure', 'The list of objects is broken: what could be found was read.'],
  [/^Image exceeded maximum allowed size/, 'limit', 'An image has more pixels than the limit (pixels), and was left out.'],
  [/^Unable to decode image|^Image dimensions are missing/, 'pictures', 'An image could not be decoded.'],
  [
    /^getOperatorList - ignoring (?:XObject|errors|operator)|^getContentStream - ignoring|^Skipping |^Invalid stream|^Empty "|^Filter "/,
    'content',
    'A part of the page could not be read.',
  ],
  [/^Unknown command/, 'content', 'A part of the page could not be read.'],
  [
    /^loadFont - |^Font "[^"]*" is not available|^ensureStateFont|^translateFont - |^readToUnicode - |^Invalid cMap data|^extractDataStructures/,
    'fonts',
    'A font could not be read: characters may be missing or wrong.',
  ],
]

/** The damage that a warning of pdf.js speaks of; undefined when nothing is lost by it. */
export function damageOf(warning: string, page: number | undefined): Damage | undefined {
  const [, kind, text] = told.find(([pattern]) => pattern.test(warning)) ?? []
  if (kind === undefined || text === undefined) return undefined
  return { kind, text, ...(page === undefined || kind === 'structure' ? {} : { page }) }
}

/** Each once, those of the document before those of its pages. */
export function sortedDamage(damage: readonly Damage[]): Damage[] {
  const byKey = new Map(damage.map((one) => [`${one.kind} ${one.text} ${one.page ?? ''}`, one]))
  return [...byKey.values()].sort((a, b) => (a.page ?? 0) - (b.page ?? 0))
}

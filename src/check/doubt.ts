/** Doubtful readings (of scans) settled by arithmetic, before anything is judged: never blame the author for our eyes. */
import type { Claim } from '../model/claim.ts'
import type { Extraction, Figure, Read } from '../model/reading.ts'
import { readNumeral } from '../number/numeral.ts'
import { figuresIn, judge } from '../relation/judge.ts'
import type { Relation } from '../relation/relation.ts'

export interface Settled {
  /** With the readings that were taken. */
  readonly extraction: Extraction
  /** Of that extraction. */
  readonly claims: readonly Claim[]
  /** Figures read otherwise than they seemed to be printed. */
  readonly byArithmetic: ReadonlySet<number>
}

/**
 * Tries the other readings of doubtful figures. A reading that satisfies every claim on its figure, an equation among them, where the
 * first one does not, is taken; a first reading that an equation bears out, and no other reading does, is doubtful no longer. All else stays doubtful.
 */
export function settleDoubts(extraction: Extraction, claimsOf: (extraction: Extraction) => readonly Claim[]): Settled {
  const claims = claimsOf(extraction)
  const doubtful = extraction.figures.filter((figure) => figure.doubt !== undefined)
  if (doubtful.length === 0) return { extraction, claims, byArithmetic: new Set() }
  const about = new Map<number, Claim[]>(doubtful.map((figure) => [figure.id, []]))
  for (const claim of claims) {
    if (!claim.certain) continue
    for (const id of new Set(claim.readings.flatMap(figuresIn))) about.get(id)?.push(claim)
  }
  const figures = [...extraction.figures]
  const byArithmetic = new Set<number>()
  for (const figure of doubtful) {
    const own = about.get(figure.id) ?? []
    if (own.length === 0) continue
    const heldBy = (reading: Figure): Claim[] => {
      const read: Read = (id) => (id === figure.id ? reading : (figures[id] as Figure))
      return own.filter((claim) => claim.readings.some((relation) => isHeld(relation, read)))
    }
    const others = (figure.doubt?.alternatives ?? []).flatMap((printed) => reread(figure, printed) ?? [])
    const first = heldBy(figure)
    const taken = first.length < own.length && own.some(isTelling) ? others.find((other) => heldBy(other).length === own.length) : undefined
    if (taken) {
      figures[figure.id] = taken
      byArithmetic.add(figure.id)
    } else if (first.some((claim) => isTelling(claim) && !others.some((other) => heldBy(other).includes(claim)))) {
      const { doubt: _doubt, ...clear } = figure
      figures[figure.id] = clear
    }
  }
  const settled = { ...extraction, figures }
  // What figures say may also decide which claims there are.
  return { extraction: settled, claims: byArithmetic.size > 0 ? claimsOf(settled) : claims, byArithmetic }
}

const isHeld = (relation: Relation, read: Read): boolean => ['exact', 'rounding'].includes(judge(relation, read).verdict)

/** Bounds hold for nearly anything. */
const isTelling = (claim: Claim): boolean => claim.readings.every((relation) => relation.kind !== 'assertion' && relation.op === '=')

function reread(figure: Figure, printed: string): Figure | undefined {
  const numeral = readNumeral(printed)
  if (!numeral) return undefined
  const { doubt: _doubt, ...rest } = figure
  const value = figure.value.digits < 0n !== numeral.value.digits < 0n ? { ...numeral.value, digits: -numeral.value.digits } : numeral.value
  return { ...rest, printed: numeral.printed, value, decimals: numeral.decimals }
}

/**
 * How exactly a document prints its amounts. Many drop trailing zeros: 「8万元」 beside 「4.35万元」 is 8.00, not "about 8". Whether
 * this document does is decided by its own figures: where nearly all relations of such short figures hold at the full
 * precision, a short figure that holds only as "about" does not agree.
 */
import type { Claim } from '../model/claim.ts'
import type { Figure, Read } from '../model/reading.ts'
import { figuresIn, judge } from '../relation/judge.ts'
import type { Relation } from '../relation/relation.ts'

const isHeld = (relation: Relation, read: Read): boolean => ['exact', 'rounding'].includes(judge(relation, read).verdict)

/** Decimals a document uses for amounts of one unit: the most frequent number above 0, if it is frequent. */
export function usualDecimals(figures: readonly Figure[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>()
  for (const f of figures) {
    if (f.unit.dimension !== 'money' || f.value.digits === 0n) continue
    const of = counts.get(f.unit.symbol) ?? new Map<number, number>()
    of.set(f.decimals, (of.get(f.decimals) ?? 0) + 1)
    counts.set(f.unit.symbol, of)
  }
  const usual = new Map<string, number>()
  for (const [symbol, of] of counts) {
    const total = [...of.values()].reduce((a, b) => a + b, 0)
    const best = [...of].filter(([d]) => d > 0).sort((a, b) => b[1] - a[1])[0]
    if (best && best[1] * 4 >= total) usual.set(symbol, best[0])
  }
  return usual
}

export interface Precision {
  /** Reads figures at the precision the document is believed to print. */
  readonly read: Read
  /** Whether short figures were taken at full precision. */
  readonly strict: boolean
}

/** Votes needed before a document is believed to drop zeros. */
const quorum = 2
/** Documents that drop zeros do so everywhere: but for one relation, that a slip broke, or as many as one in six, of which it broke several. */
const contrary = 6

export function precisionOf(claims: readonly Claim[], figures: readonly Figure[], read: Read): Precision {
  const usual = usualDecimals(figures)
  const isShort = (f: Figure): boolean =>
    f.unit.dimension === 'money' && f.precision === undefined && f.value.digits !== 0n && f.decimals < (usual.get(f.unit.symbol) ?? 0)
  const isFull = (f: Figure | undefined): boolean =>
    f?.unit.dimension === 'money' && f.value.digits !== 0n && f.decimals >= (usual.get(f.unit.symbol) ?? 0)
  if (!figures.some(isShort)) return { read, strict: false }
  const full = new Map<number, Figure>(
    figures.filter(isShort).map((f) => [f.id, { ...f, precision: usual.get(f.unit.symbol) ?? f.decimals }]),
  )
  const strictly: Read = (id) => full.get(id) ?? read(id)
  let held = 0
  let loose = 0
  for (const claim of claims) {
    // Of several readings the one that holds at full precision is the one meant.
    const relation = claim.readings.find((r) => isHeld(r, strictly)) ?? claim.readings.find((r) => isHeld(r, read))
    if (!relation || relation.kind === 'assertion') continue
    if (relation.kind === 'sum' && (relation.op !== '=' || relation.terms.length < 2)) continue
    if (!figuresIn(relation).some((f) => full.has(f))) continue
    if (!isHeld(relation, strictly)) loose++
    // Whole amounts that add up among themselves may each be rounded.
    else if (figuresIn(relation).some((id) => isFull(read(id)))) held++
  }
  const strict = held >= quorum && (loose <= 1 || held >= contrary * loose)
  return { read: strict ? strictly : read, strict }
}

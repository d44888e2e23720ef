/** A contradiction as the defences see it. */
import type { Claim } from '../../model/claim.ts'
import type { Text } from '../../model/finding.ts'
import type { Figure, Read } from '../../model/reading.ts'
import { abs, add, type Decimal, decimal, isZero, multiply, subtract, zero } from '../../number/decimal.ts'
import { baseValue, figuresIn } from '../../relation/judge.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import type { Standing } from './chance.ts'
import type { Scene } from './scene.ts'

export interface Accused {
  readonly claim: Claim
  /** Index among the document's claims. */
  readonly index: number
  readonly relation: Relation
  readonly scene: Scene
}

/** A reading under which nothing is wrong, looked for in what is printed near by. */
export interface Defence {
  /** Names it: in findings, in the ledger, in `bench:belief`. */
  readonly key: string
  readonly text: Text
  /** The reading, if there is one that holds. */
  stands(accused: Accused): Standing | undefined
}

/** A whole and the parts that should come to it, in base units. */
export interface Footing {
  readonly whole: number
  /** Each with its sign on the side of the parts. */
  readonly parts: readonly Term[]
  readonly stated: Decimal
  readonly sum: Decimal
  /** What the parts fall short of the whole by; below 0 where they exceed it. */
  readonly gap: Decimal
}

/** The relation as a whole and its parts; undefined for what is no such equation. Rows that do not come to their total in several columns at once are one too. */
export function footingOf({ claim, relation, scene }: Accused): Footing | undefined {
  const parts = partsOf(claim, relation)
  if (parts === undefined) return undefined
  const stated = baseValue(scene.read(claim.stated))
  const sum = parts.reduce((total, t) => add(total, multiply(baseValue(scene.read(t.figure)), decimal(t.times))), zero)
  return { whole: claim.stated, parts, stated, sum, gap: subtract(stated, sum) }
}

function partsOf(claim: Claim, relation: Relation): Term[] | undefined {
  if (claim.stated < 0) return undefined
  const terms = termsOf(relation)
  const own = terms.filter((t) => t.figure === claim.stated)
  const [whole] = own
  if (whole === undefined || own.length > 1 || Math.abs(whole.times) !== 1) return undefined
  return terms.filter((t) => t !== whole).map((t) => ({ figure: t.figure, times: -t.times * whole.times }))
}

/** Terms that should come to 0; none for what is no such equation. */
function termsOf(relation: Relation): readonly Term[] {
  if (relation.kind === 'assertion') return relation.sum?.value === undefined ? (relation.sum?.terms ?? []) : []
  return relation.kind === 'sum' && relation.op === '=' ? relation.terms : []
}

/** Two figures that should be equal. */
export function pairOf({ relation }: Accused): readonly [number, number] | undefined {
  if (relation.kind !== 'sum' || relation.op !== '=' || relation.terms.length !== 2) return undefined
  const [a, b] = relation.terms
  return a && b && a.times === -b.times && Math.abs(a.times) === 1 ? [a.figure, b.figure] : undefined
}

/** Reads figures with no more decimals than they print. */
export const asPrinted =
  ({ scene }: Accused): Read =>
  (id) => {
    const { precision: _believed, ...printed } = scene.read(id)
    return printed
  }

/** Parts that stand below each other in the column of their whole. */
export function isVertical({ scene }: Accused, { whole, parts }: Footing): boolean {
  const place = scene.placeOf(whole)
  return (
    place !== undefined &&
    parts.every(({ figure }) => {
      const other = scene.placeOf(figure)
      return other?.table === place.table && other.column === place.column && other.row !== place.row
    })
  )
}

/** A figure that other figures or equations bear out as it is printed: it did not slip by itself. */
export function isBorneOut({ index, scene }: Accused, figure: number): boolean {
  if (scene.again(figure).length > 0) return true
  return scene.on(figure).some((other) => {
    const [relation] = scene.claims[other]?.readings ?? []
    return (
      other !== index &&
      scene.outcomes[other] === 'held' &&
      relation !== undefined &&
      relation.kind !== 'assertion' &&
      relation.op === '=' &&
      figuresIn(relation).filter((f) => !isZero(scene.read(f).value)).length >= 2
    )
  })
}

/** Figures of sentences in reading order, and the place of each among them. */
const told = new WeakMap<readonly Figure[], { readonly figures: readonly Figure[]; readonly at: ReadonlyMap<number, number> }>()

function toldIn(figures: readonly Figure[]): { readonly figures: readonly Figure[]; readonly at: ReadonlyMap<number, number> } {
  let known = told.get(figures)
  if (known === undefined) {
    const sentences = figures.filter((f) => f.place === 'sentence')
    known = { figures: sentences, at: new Map(sentences.map((f, at) => [f.id, at])) }
    told.set(figures, known)
  }
  return known
}

/** Farther off nothing is near, also in a paragraph without end. Figures of sentences, to each side. */
const NEAR = 250

/** Amounts told in sentences near a figure, those of the sentence itself among them. */
export function toldNear({ scene }: Accused, figure: number, blocks: number): Figure[] {
  const at = scene.read(figure).source.block
  const { figures, at: placeOf } = toldIn(scene.figures)
  const place = placeOf.get(figure)
  const near = place === undefined ? figures : figures.slice(Math.max(0, place - NEAR), place + NEAR + 1)
  return near.filter((f) => Math.abs(f.source.block - at) <= blocks)
}

/** How many different amounts there are. */
export const differentAmounts = (figures: readonly Figure[]): number =>
  new Set(figures.map((f) => `${f.unit.dimension} ${abs(baseValue(f)).digits} ${baseValue(f).scale}`)).size

/** The operands belong to the item before or after: a rate of another clause, the change of a whole told at the end of its parts. */
import type { Figure } from '../../../model/reading.ts'
import { equals, isZero } from '../../../number/decimal.ts'
import { baseValue, figuresIn, judge } from '../../../relation/judge.ts'
import type { Relation } from '../../../relation/relation.ts'
import { type Accused, type Defence, differentAmounts, isBorneOut, toldNear } from '../accused.ts'
import { digitsOf, type Standing } from '../chance.ts'

type Quotient = Extract<Relation, { kind: 'quotient' }>
type Sum = Extract<Relation, { kind: 'sum' }>

export const neighbour: Defence = {
  key: 'neighbour',
  text: {
    en: 'amount, change and rate seem to belong to neighbouring items: those beside them agree',
    zh: '金额、增减额与增减率似分属相邻项目，换用邻项则相符',
  },
  stands(accused): Standing | undefined {
    const { relation, scene } = accused
    if (relation.kind === 'sum') return amountsOfAnother(accused, relation)
    if (relation.kind !== 'quotient' || relation.op !== '=' || scene.read(relation.stated.figure).place !== 'sentence') return undefined
    return rateOfAnother(accused, relation) ?? operandOfAnother(accused, relation) ?? amountOfAnother(accused, relation)
  },
}

/**
 * A change that agrees with another amount of its paragraph: the one taken is of another item. It must be borne out elsewhere, for else it may
 * be the one that slipped, and the other what it should have been.
 */
function amountsOfAnother(accused: Accused, relation: Sum): Standing | undefined {
  const { claim, scene } = accused
  if (relation.op !== '=' || relation.terms.length !== 3 || claim.stated < 0) return undefined
  const figures = relation.terms.map((t) => scene.read(t.figure))
  if (figures.some((f) => f.place !== 'sentence')) return undefined
  for (const term of relation.terms) {
    const taken = scene.read(term.figure)
    if (term.figure === claim.stated || !isBorneOut(accused, term.figure)) continue
    const open = toldNear(accused, claim.stated, 0).filter(
      (f) => figures.every((own) => own.id !== f.id) && f.unit.symbol === taken.unit.symbol && !isZero(f.value),
    )
    const holds = (id: number): boolean =>
      judge({ ...relation, terms: relation.terms.map((t) => (t === term ? { ...t, figure: id } : t)) }, scene.read).verdict === 'exact'
    if (open.some((f) => holds(f.id))) return { tried: differentAmounts(open), digits: digitsOf(scene.read(claim.stated).value) }
  }
  return undefined
}

/** The change stands in a clause that prints a rate of its own. */
function rateOfAnother(accused: Accused, relation: Quotient): Standing | undefined {
  const { scene } = accused
  const rate = scene.read(relation.stated.figure)
  const [change] = relation.numerator
  if (change === undefined || relation.numerator.length > 1 || relation.denominator.length < 2) return undefined
  // An amount over itself less its difference to the budget is no change.
  if (relation.denominator[0]?.figure === change.figure) return undefined
  const { source, place } = scene.read(change.figure)
  if (place !== 'sentence' || (source.block === rate.source.block && source.quote === rate.source.quote)) return undefined
  const own = toldNear(accused, change.figure, 0).some((f) => f.unit.dimension === 'percent' && f.source.quote === source.quote)
  return own ? { tried: 1, digits: 2 } : undefined
}

/** An amount of another sentence was taken where the rate's own sentence prints one that agrees. */
function operandOfAnother(accused: Accused, relation: Quotient): Standing | undefined {
  const { scene } = accused
  const rate = scene.read(relation.stated.figure)
  if (relation.numerator.length !== 1 || relation.denominator.length !== 1) return undefined
  const isBeside = ({ place, source }: Figure): boolean =>
    place === 'sentence' && source.block === rate.source.block && source.quote === rate.source.quote
  for (const side of ['numerator', 'denominator'] as const) {
    const [term] = relation[side]
    const taken = term && scene.read(term.figure)
    if (term === undefined || taken === undefined || isBeside(taken)) continue
    const used = new Set(figuresIn(relation))
    const open = toldNear(accused, rate.id, 0).filter(
      (f) => isBeside(f) && !used.has(f.id) && f.unit.symbol === taken.unit.symbol && !isZero(f.value),
    )
    if (open.some((f) => judge({ ...relation, [side]: [{ ...term, figure: f.id }] }, scene.read).verdict === 'exact'))
      return { tried: open.length, digits: digitsOf(rate.value) }
  }
  return undefined
}

/** Change and rate fit another amount of the paragraph that has no rate of its own: they close its list. */
function amountOfAnother(accused: Accused, relation: Quotient): Standing | undefined {
  const { scene } = accused
  const [current, change] = relation.denominator
  if (current === undefined || change === undefined || relation.denominator.length !== 2 || relation.numerator.length !== 1)
    return undefined
  const rate = scene.read(relation.stated.figure)
  if (isZero(rate.value)) return undefined
  const own = scene.read(current.figure)
  const open = toldNear(accused, current.figure, 0).filter(
    (f) =>
      f.id !== current.figure &&
      f.id !== change.figure &&
      f.unit.symbol === own.unit.symbol &&
      !isZero(f.value) &&
      !equals(baseValue(f), baseValue(own)) &&
      scene.mentionOf(f.id)?.movements.every((m) => m.rate === undefined) === true,
  )
  const hit = open.some((f) => judge({ ...relation, denominator: [{ ...current, figure: f.id }, change] }, scene.read).verdict === 'exact')
  return hit ? { tried: differentAmounts(open), digits: digitsOf(rate.value) } : undefined
}

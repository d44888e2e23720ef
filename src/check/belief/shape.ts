/** What the slip looks like: a digit, two digits exchanged, the point or the unit; or nothing that an author does. */
import type { Ground } from '../../model/claim.ts'
import { add, decimal, format, multiply, subtract } from '../../number/decimal.ts'
import { baseValue, impliedPercentage } from '../../relation/judge.ts'
import { exchangeApart, oneDigitApart, slipOf } from '../../relation/slips.ts'
import { type Accused, footingOf, isVertical } from './accused.ts'

/** Digits from which a figure is not a slip of any other by chance. */
const telling = 4

const like: Ground = {
  key: 'slip',
  decibans: 4,
  text: { en: 'one slip of a digit, of the point or of the unit explains it', zh: '一处录入差错（数位、小数点或单位）即可解释' },
}

/** Of many rows added up one may be missing or one too many in the reading; authors leave such gaps seldom. */
const unlike: Ground = {
  key: 'slip',
  decibans: -5,
  text: { en: 'no single slip explains it', zh: '无法以一处录入差错解释' },
}

/** For or against the author, by how the figures differ; nothing where they are too short to tell. */
export function groundOfShape(accused: Accused): Ground[] {
  const { relation, scene } = accused
  if (relation.kind === 'quotient') {
    const stated = scene.read(relation.stated.figure)
    const implied = impliedPercentage(relation, scene.read, stated.decimals)
    if (implied === undefined || stated.printed.replace(/\D/g, '').length < telling) return []
    return slipOf(multiply(stated.value, decimal(relation.stated.times)), implied) === undefined ? [] : [like]
  }
  const footing = footingOf(accused)
  if (footing === undefined) return []
  const { gap, stated, sum, parts } = footing
  const isLong = [footing.whole, ...parts.map((p) => p.figure)].some(
    (f) => format(scene.read(f).value).replace(/\D|^0+/g, '').length >= telling,
  )
  if (!isLong) return []
  if (oneDigitApart(gap) || exchangeApart(gap) || slipOf(stated, sum) !== undefined) return [like]
  const short = parts.some(({ figure, times }) => {
    const value = baseValue(scene.read(figure))
    return slipOf(value, times < 0 ? subtract(value, gap) : add(value, gap)) !== undefined
  })
  if (short && parts.length <= fewParts) return [like]
  return isVertical(accused, footing) || parts.length >= manyParts ? [unlike] : []
}

/** A list so long that a part of it may well be missing in the reading. */
const manyParts = 8
/** Of many parts one is a slip away from what would agree by chance. */
const fewParts = 6

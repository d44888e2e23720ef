/**
 * The gap is itself printed: what is carried over, or an amount of the same row, lies between two totals that are not the same total.
 */
import type { Figure } from '../../../model/reading.ts'
import { abs, add, compare, type Decimal, isZero, sign, subtract } from '../../../number/decimal.ts'
import { fold } from '../../../number/fold.ts'
import { baseValue, spread } from '../../../relation/judge.ts'
import { type Accused, asPrinted, type Defence, footingOf, pairOf, toldNear } from '../accused.ts'
import { digitsOfGap, type Standing } from '../chance.ts'
import { amountKey } from '../scene.ts'

/** What a list of sources may leave to the last. */
const besides = /其[他它].*(?:收入|资金|支出)|上级补助|附属单位|非税|事业收入|经营收入/

/** Paragraphs within which a list says what else there is. */
const reach = 6

export const printedGap: Defence = {
  key: 'printed-gap',
  text: {
    en: 'the difference is printed itself, as an amount that one of the two totals leaves out',
    zh: '差额本身印在文中：两个合计口径不同，其一不含该项',
  },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    const { relation, scene } = accused
    if (footing === undefined || isZero(footing.gap) || relation.kind !== 'sum') return undefined
    const used = new Set([footing.whole, ...footing.parts.map((p) => p.figure)])
    const own = scene.read(footing.whole)
    const bounds = spread(relation.terms, asPrinted(accused))
    const slack = abs(subtract(bounds.high, bounds.low))
    const isGap = (value: Decimal): boolean => compare(abs(subtract(abs(value), abs(footing.gap))), slack) <= 0
    const tried = new Set<string>()
    for (const stage of stages(accused, sign(footing.gap))) {
      const open = stage.filter((f) => !used.has(f.id) && f.unit.dimension === own.unit.dimension && !isZero(f.value))
      for (const figure of open) tried.add(amountKey(figure))
      if (open.some((f) => isGap(baseValue(f)))) return { tried: tried.size, digits: digitsOfGap(footing.gap) }
      // Both what is carried over and what is kept apart.
      if (open.length > fewForPairs) continue
      for (const [i, one] of open.entries())
        for (const other of open.slice(i + 1)) {
          tried.add(`${one.id} ${other.id}`)
          if (isGap(add(baseValue(one), baseValue(other)))) return { tried: tried.size, digits: digitsOfGap(footing.gap) }
        }
    }
    return undefined
  },
}

const fewForPairs = 6

/**
 * Likeliest first. Of two totals: what is carried over in the row of either, what else stands there, what is carried over anywhere. Of a
 * list in the text that does not make up its whole: what is told near by of other money.
 */
function stages(accused: Accused, missing: number): Figure[][] {
  const { claim, scene } = accused
  const pair = pairOf(accused)
  if (pair === undefined) {
    if (scene.read(claim.stated).place !== 'sentence' || missing < 0) return []
    const near = toldNear(accused, claim.stated, reach)
    return [near.filter((f) => scene.carriedOver.includes(f) || besides.test(fold(f.label)))]
  }
  const [a, b] = pair.map((id) => scene.placeOf(id))
  // One total below another in one table: what lies between them should be printed between them.
  if (a !== undefined && a.table === b?.table && a.column === b.column) return []
  const mates = [a, b].flatMap((place) => (place === undefined ? [] : scene.row(place.table, place.row))).map(scene.read)
  const carried = new Set(scene.carriedOver.map((f) => f.id))
  return [mates.filter((f) => carried.has(f.id)), mates, [...scene.carriedOver]]
}

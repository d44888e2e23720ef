/** The parts belong to another whole that is printed near by: 财政拨款支出 instead of 支出预算, 本年支出 instead of 支出总计. */
import { abs, decimal, divide, isZero, larger, multiply, toNumber } from '../../../number/decimal.ts'
import { halfUnitOf, judge } from '../../../relation/judge.ts'
import { type Accused, type Defence, differentAmounts, type Footing, footingOf, isBorneOut, pairOf, toldNear } from '../accused.ts'
import { digitsOf, type Standing } from '../chance.ts'

/** Paragraphs within which the headings of a list stand. */
const reach = 8

export const otherWhole: Defence = {
  key: 'other-whole',
  text: {
    en: 'it agrees with another total that is printed near by',
    zh: '与邻近所列的另一合计数相符',
  },
  stands(accused) {
    const footing = footingOf(accused)
    if (footing === undefined || isZero(footing.sum)) return undefined
    return pairOf(accused) ? elsewhereInTable(accused) : nearInText(accused, footing)
  },
}

/** The sum of a list in the text is another amount near by. A total that nothing else bears out may have slipped: then its right value is what stands elsewhere. */
function nearInText(accused: Accused, footing: Footing): Standing | undefined {
  const { relation, scene } = accused
  const whole = scene.read(footing.whole)
  if (relation.kind !== 'sum' || whole.place !== 'sentence' || footing.parts.length < 2 || !isBorneOut(accused, footing.whole))
    return undefined
  const used = new Set([footing.whole, ...footing.parts.map((p) => p.figure)])
  const open = toldNear(accused, footing.whole, reach).filter(
    (f) => !used.has(f.id) && f.unit.symbol === whole.unit.symbol && f.decimals >= whole.decimals && !isZero(f.value),
  )
  const holds = open.some(
    (f) =>
      judge({ ...relation, terms: relation.terms.map((t) => (t.figure === footing.whole ? { ...t, figure: f.id } : t)) }, scene.read)
        .verdict !== 'contradiction',
  )
  if (!holds) return undefined
  // Rounded parts agree with every whole within their rounding: the longer the list, the less it tells.
  const width = larger(multiply(halfUnitOf(whole), decimal(2 + footing.parts.length)), decimal('0.0001'))
  return { tried: differentAmounts(open), digits: Math.log10(Math.max(1, toNumber(divide(abs(footing.sum), width, 2)))) }
}

/** Of two figures that should be equal, either is printed elsewhere in the other's table, and the other is borne out where it stands. */
function elsewhereInTable(accused: Accused): Standing | undefined {
  const { scene } = accused
  const [a, b] = pairOf(accused) ?? []
  if (a === undefined || b === undefined) return undefined
  for (const [left, right] of [
    [a, b],
    [b, a],
  ] as const) {
    const place = scene.placeOf(right)
    if (place === undefined || scene.placeOf(left)?.table === place.table || !isBorneOut(accused, right)) continue
    const own = new Set(scene.again(left))
    const cells = place.table.cells.filter((c) => c.figure !== right)
    const column = cells.filter((c) => c.column === place.column)
    const found = [column, cells].find((among) => among.some((c) => own.has(c.figure)))
    if (found) return { tried: differentAmounts(found.map((c) => scene.read(c.figure))), digits: digitsOf(scene.read(left).value) }
  }
  return undefined
}

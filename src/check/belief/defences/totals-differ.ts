/** Two tables of different scope: their totals differ as well, so their lines need not agree. */
import type { Table } from '../../../model/reading.ts'
import { abs, compare, isZero, sign, subtract } from '../../../number/decimal.ts'
import { baseValue } from '../../../relation/judge.ts'
import { type Defence, isBorneOut, pairOf } from '../accused.ts'
import type { Standing } from '../chance.ts'
import type { Place, Scene } from '../scene.ts'

export const totalsDiffer: Defence = {
  key: 'totals-differ',
  text: {
    en: 'the totals of the two tables differ too: one of them tells more money than the other',
    zh: '两表的合计本就不同，口径不一',
  },
  stands(accused): Standing | undefined {
    const { scene } = accused
    const pair = pairOf(accused)
    const [a, b] = pair?.map((id) => scene.placeOf(id)) ?? []
    if (pair === undefined || a === undefined || b === undefined || a.table === b.table) return undefined
    const [left, right] = [totalOf(scene, a), totalOf(scene, b)]
    if (left === undefined || right === undefined || pair.includes(left) || pair.includes(right)) return undefined
    if (![left, right].every((f) => isBorneOut(accused, f))) return undefined
    const value = (id: number) => baseValue(scene.read(id))
    const [own, whole] = [subtract(value(pair[0]), value(pair[1])), subtract(value(left), value(right))]
    return sign(own) === sign(whole) && compare(abs(whole), abs(own)) >= 0 ? { tried: 1, digits: 2 } : undefined
  },
}

/** The total of the column a cell stands in. */
function totalOf(scene: Scene, { table, column, row }: Place): number | undefined {
  const isTotal = (at: number): boolean => (table as Table).rows[at]?.total === true && at !== row
  const totals = scene.column(table, column).filter((c) => isTotal(c.row) && !isZero(scene.read(c.figure).value))
  return totals.at(-1)?.figure
}

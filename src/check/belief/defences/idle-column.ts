/** A column in which nothing but nothings stands: it is not in use, or not what it was taken for (差额 as the name of a fund). */
import { isZero } from '../../../number/decimal.ts'
import type { Defence } from '../accused.ts'
import type { Standing } from '../chance.ts'

/** Rows from which a column of nothings is no accident. */
const fewest = 3

export const idleColumn: Defence = {
  key: 'idle-column',
  text: { en: 'nothing but zeros stands in the column: it may not be what it was taken for', zh: '该栏全为零，未必是所认的栏目' },
  stands({ claim, relation, scene }): Standing | undefined {
    const place = claim.stated < 0 ? undefined : scene.placeOf(claim.stated)
    if (place === undefined || relation.kind !== 'sum' || relation.op !== '=' || relation.terms.length !== 3) return undefined
    const column = scene.column(place.table, place.column)
    const isIdle = column.length >= fewest && column.every((c) => isZero(scene.read(c.figure).value))
    return isIdle ? { tried: 1, digits: 0, measured: -14 } : undefined
  },
}

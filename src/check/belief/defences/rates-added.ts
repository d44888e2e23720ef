/** Rates were added as if they were amounts: a column of growth or of completion has no total. */
import type { Table } from '../../../model/reading.ts'
import { abs, compare, decimal, equals } from '../../../number/decimal.ts'
import { type Defence, footingOf, isVertical } from '../accused.ts'
import type { Standing } from '../chance.ts'

/** Heads of rates whatever unit the table has; and words that are of rates where the unit is not money. */
const surely = /[%％]|率$|百分比|比重/
const rate = /[%％]|率|占|增长|增减|完成|比重|比例|为.*的|较|比上年/

/** Per cent by which shares with a slip among them may miss their hundred. */
const nearly = 90

export const ratesAdded: Defence = {
  key: 'rates-added',
  text: { en: 'the column seems to hold rates, which have no total', zh: '该栏似为比率，不能相加' },
  stands(accused): Standing | undefined {
    const footing = footingOf(accused)
    const place = footing && accused.scene.placeOf(footing.whole)
    if (footing === undefined || place === undefined || !isVertical(accused, footing)) return undefined
    const { unit, value } = accused.scene.read(footing.whole)
    // Shares of a whole do add up, to a hundred or nearly.
    if (equals(value, decimal(100)) && compare(abs(footing.gap), decimal(nearly)) < 0) return undefined
    if (unit.dimension === 'percent') return { tried: 1, digits: 3 }
    const head = headOf(place.table, place.column)
    return surely.test(head) || (rate.test(head) && unit.dimension !== 'money') ? { tried: 1, digits: 3 } : undefined
  },
}

const headOf = (table: Table, column: number): string => table.columns[column]?.path.join('/') ?? ''

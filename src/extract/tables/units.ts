/** The unit of tables that print none: that in which their amounts are those of the rest of the document. */
import type { Figure, Table } from '../../model/reading.ts'
import { type Decimal, format, rescale, shift, trim } from '../../number/decimal.ts'
import { readUnit, type Unit } from '../../number/unit.ts'

const units = ['元', '千元', '万元', '亿元'].flatMap((name): Unit[] => {
  const read = readUnit(name, 0)
  return read ? [read.unit] : []
})

/** Digits from which one amount printed in two places is no chance. */
const tellingDigits = 4
/** Amounts that must stand elsewhere too. */
const enough = 3
/** How many times more speak for the unit than for the next. */
const clearly = 4

const baseValue = (figure: Figure): Decimal => shift(figure.value, figure.unit.power)
const isTelling = (figure: Figure): boolean => trim(figure.value).digits.toString().replace('-', '').length >= tellingDigits

/** Amounts of the document, by the place of 元 to which they are printed. */
type Told = ReadonlyMap<number, ReadonlySet<string>>

function toldBy(figures: readonly Figure[]): Told {
  const told = new Map<number, Set<string>>()
  for (const figure of figures) {
    if (figure.unit.dimension !== 'money' || !isTelling(figure)) continue
    const place = figure.decimals - figure.unit.power
    const of = told.get(place) ?? new Set()
    of.add(format(trim(baseValue(figure))))
    told.set(place, of)
  }
  return told
}

/** Whether an amount, rounded as some amount of the document is, is that amount. */
function isTold(told: Told, value: Decimal, place: number): boolean {
  for (const [to, values] of told) {
    if (to > place) continue
    const rounded = to >= 0 ? rescale(value, to) : shift(rescale(shift(value, to), 0), -to)
    if (values.has(format(trim(rounded)))) return true
  }
  return false
}

/** The unit in which the figures are amounts that the document tells elsewhere; undefined when none clearly is. */
export function unitByArithmetic(cells: readonly Figure[], others: readonly Figure[]): Unit | undefined {
  const told = toldBy(others)
  const amounts = [...new Map(cells.filter(isTelling).map((figure) => [figure.printed, figure])).values()]
  const votes = units
    .map((unit) => ({
      unit,
      count: amounts.filter((f) => isTold(told, shift(f.value, unit.power), f.decimals - unit.power)).length,
    }))
    .sort((a, b) => b.count - a.count)
  const [first, second] = votes
  return first !== undefined && first.count >= enough && first.count >= clearly * (second?.count ?? 0) ? first.unit : undefined
}

/**
 * Gives the tables that print no unit the one that their amounts prove, and the rest of them that one too where all proofs
 * agree; `write` puts a figure's unit right.
 */
export function proveUnits(tables: readonly Table[], figures: readonly Figure[], write: (id: number, unit: Unit) => void): Table[] {
  const bare = tables.map((table) =>
    table.unit === undefined && /^[BT]/.test(table.kind ?? '')
      ? table.cells.flatMap((c) => (figures[c.figure]?.unit.dimension === 'none' ? [c.figure] : []))
      : [],
  )
  const proven = bare.map((ids) => {
    const own = new Set(ids)
    return own.size === 0
      ? undefined
      : unitByArithmetic(
          ids.flatMap((id) => figures[id] ?? []),
          figures.filter((f) => !own.has(f.id)),
        )
  })
  const common = new Map(proven.flatMap((unit) => (unit ? [[unit.symbol, unit] as const] : [])))
  const [only] = common.size === 1 ? common.values() : []
  return tables.map((table, i) => {
    const unit = proven[i] ?? only
    const ids = bare[i] ?? []
    if (unit === undefined || ids.length === 0) return table
    for (const id of ids) write(id, unit)
    return { ...table, unit, remarks: [...table.remarks, proven[i] ? 'unit by arithmetic' : 'unit of the other tables'] }
  })
}

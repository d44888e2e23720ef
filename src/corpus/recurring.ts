/**
 * Equalities that find themselves: places of tables (kind, row, column) that print one amount in nearly all documents which have both.
 * A person reads the list, names what must hold, and it becomes a line of families/ties.ts.
 */
import { plainLabel } from '../families/tables.ts'
import { ties } from '../families/ties.ts'
import type { Extraction, Figure } from '../model/reading.ts'
import { format, shift, trim } from '../number/decimal.ts'
import { judge } from '../relation/judge.ts'
import { equal } from '../relation/relation.ts'

/** Two places that print one amount, and how often. */
export interface Recurring {
  readonly places: readonly [string, string]
  /** Documents in which the two agree, and in which both stand and do not. */
  readonly held: number
  readonly broken: number
  /** Of those that agree, the ones whose amount is long enough to be no chance. */
  readonly telling: number
  /** Names of documents as examples: agreeing, and not. */
  readonly examples: readonly string[]
  readonly exceptions: readonly string[]
}

/** Rows of detail have names of their own in every document: only what a form names is a place. */
const formRow =
  /合计|总计|小计|结转|结余|^(?:[一二三四五六七八九十]+、)?(?:一般公共预算|政府性基金|国有资本|财政专户|财政拨款|事业|经营|上级|附属|其他)|基本支出|项目支出|人员|公用|三公|因公出国|接待|公务用车|会议费|培训费|机关运行|^工资福利|^商品和服务|^对个人和家庭|^资本性|^20[1-9]$|^2[1-3]\d$|^3\d\d$/u

const digitsThatTell = 4

const isTelling = (figure: Figure): boolean => trim(figure.value).digits.toString().replace('-', '').length >= digitsThatTell

/** The amounts of an extraction by place, each place once: what is printed twice there has no place. */
export function placesOf({ tables, figures }: Extraction): ReadonlyMap<string, Figure> {
  const found = new Map<string, Figure | undefined>()
  for (const table of tables) {
    if (table.kind === undefined) continue
    for (const cell of table.cells) {
      const [row, column, figure] = [table.rows[cell.row], table.columns[cell.column], figures[cell.figure]]
      if (!row || !column || !figure || row.repeats !== undefined || figure.unit.dimension !== 'money') continue
      const head = column.concept ?? plainLabel(column.path.at(-1) ?? '')
      const name = row.total ? 'total' : plainLabel(row.code !== undefined && row.code.length === 3 ? row.code : row.concept)
      if (!row.total && !formRow.test(name)) continue
      const place = `${table.kind}${row.lane > 0 ? `/${row.lane + 1}` : ''} · ${name} · ${head}`
      found.set(place, found.has(place) ? undefined : figure)
    }
  }
  return new Map([...found].flatMap(([place, figure]) => (figure ? [[place, figure] as const] : [])))
}

const baseOf = (figure: Figure): string => format(trim(shift(figure.value, figure.unit.power)))

/** Whether two printed amounts are one. */
const agree = (a: Figure, b: Figure): boolean => ['exact', 'rounding'].includes(judge(equal(0, 1), (id) => (id === 0 ? a : b)).verdict)

/**
 * Pairs of places that agree in nearly all documents which have both. `least` documents must have both with a telling amount, and at
 * most one in `tolerance` may disagree.
 */
export function recurringEqualities(
  documents: readonly { readonly name: string; readonly extraction: Extraction }[],
  { least, tolerance }: { readonly least: number; readonly tolerance: number },
): Recurring[] {
  const placed = documents.map(({ name, extraction }) => ({ name, places: placesOf(extraction) }))
  // Only pairs that agree somewhere are worth counting everywhere.
  const candidates = new Map<string, [string, string]>()
  for (const { places } of placed) {
    const byValue = Map.groupBy(
      [...places].filter(([, figure]) => isTelling(figure)),
      ([, figure]) => baseOf(figure),
    )
    for (const alike of byValue.values())
      for (const [i, [a]] of alike.entries())
        for (const [b] of alike.slice(i + 1)) {
          const pair: [string, string] = a < b ? [a, b] : [b, a]
          candidates.set(pair.join(' ＝ '), pair)
        }
  }
  return [...candidates.values()]
    .flatMap((places): Recurring[] => {
      const [one, other] = places
      const both = placed.flatMap(({ name, places: of }) => {
        const [a, b] = [of.get(one), of.get(other)]
        return a && b ? [{ name, a, b }] : []
      })
      const held = both.filter(({ a, b }) => agree(a, b))
      const telling = held.filter(({ a }) => isTelling(a))
      const broken = both.filter(({ a, b }) => !agree(a, b))
      if (telling.length < least || broken.length * tolerance > both.length) return []
      return [
        {
          places,
          held: held.length,
          broken: broken.length,
          telling: telling.length,
          examples: telling.slice(0, 3).map(({ name }) => name),
          exceptions: broken.map(({ name }) => name),
        },
      ]
    })
    .sort((a, b) => b.telling - a.telling || a.broken - b.broken)
}

/** Whether a tie of the families names the two kinds of table of a pair already. */
export const isTied = ({ places }: Recurring): boolean => {
  const [a, b] = places.map((place) => place.split(/[ /]/)[0] ?? '')
  return ties.some(({ left, right }) => {
    const kinds = right.flatMap((place) => place.kinds)
    return (left.kinds.includes(a ?? '') && kinds.includes(b ?? '')) || (left.kinds.includes(b ?? '') && kinds.includes(a ?? ''))
  })
}

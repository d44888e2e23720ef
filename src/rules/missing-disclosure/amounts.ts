/** What is told of an item's amount this year: in the passages of its subject, and in the tables that are made for it. */
import { isBudget } from '../../families/concepts.ts'
import type { Mention, Table } from '../../model/reading.ts'
import { type Decimal, isZero, sign, subtract } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'
import { amountsOf } from '../operands/narrative.ts'

export type Spent = 'some' | 'none' | 'unknown'

/** Column meanings of the 三公 tables, by item. */
const threeColumns: Readonly<Record<string, string>> = {
  '因公出国（境）费': 'abroad',
  公务接待费: 'reception',
  公务用车购置费: 'vehicle-purchase',
  公务用车运行维护费: 'vehicle-running',
}
const threeTables: readonly string[] = ['T7', 'B9']

/** Wholes and their parts, as far as a part that is left unsaid can be told from them. */
const wholes: readonly { readonly whole: string; readonly parts: readonly (readonly string[])[] }[] = [
  {
    whole: '三公经费',
    parts: [
      ['因公出国（境）费', '公务接待费', '公务用车购置及运行维护费'],
      ['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费'],
    ],
  },
  { whole: '公务用车购置及运行维护费', parts: [['公务用车购置费', '公务用车运行维护费']] },
  { whole: '政府采购', parts: [['政府采购货物', '政府采购工程', '政府采购服务']] },
]

/** Figures of an item that state this year's amount, in the given blocks. */
function toldOf(facts: FactSet, concept: string, blocks: ReadonlySet<number>): number[] {
  const { kind, year } = facts.extraction.identity
  const ours = (m: Mention): number[] =>
    amountsOf(m)
      .filter(
        ({ phase, period }) => (period === undefined || period === year) && (kind === 'budget' ? phase !== 'actual' : !isBudget(phase)),
      )
      .map(({ figure }) => figure)
  return facts.mentionsOf(concept).flatMap((m) => (blocks.has(m.block) ? ours(m) : []))
}

/** Figures of an item in the columns or rows of the 三公 tables that are about this year. */
function tabled(facts: FactSet, concept: string): { readonly read: boolean; readonly figures: readonly number[] } {
  const key = threeColumns[concept]
  const tables = facts.tables.filter((table) => key !== undefined && table.kind !== undefined && threeTables.includes(table.kind))
  const figures = tables.flatMap((table) =>
    table.cells.flatMap(({ row, column, figure }) => {
      const about = table.columns[column]?.concept === key || table.rows[row]?.concept === concept
      return about && isCurrent(facts, table, row, column) ? [figure] : []
    }),
  )
  return { read: tables.some((table) => table.cells.length > 0), figures }
}

function isCurrent(facts: FactSet, table: Table, row: number, column: number): boolean {
  const { kind, year } = facts.extraction.identity
  const head = `${table.columns[column]?.path.join('/') ?? ''}/${table.rows[row]?.label ?? ''}`
  const years = [...head.matchAll(/(20\d\d)年/g)].map((match) => Number(match[1]))
  if (year !== null && years.length > 0 && !years.includes(year)) return false
  if (/上年|去年|增减|比例|%|幅度|[Bb]-[Aa]/.test(head)) return false
  return kind !== 'final-account' || !/预算数/.test(head)
}

const all = (facts: FactSet, figures: readonly number[], zero: boolean): boolean =>
  figures.length > 0 && figures.every((figure) => isZero(facts.value(figure)) === zero)

/** Whether this year's amount of an item is other than 0. Contradictory or no amounts leave it unknown. */
export function spent(facts: FactSet, concept: string, blocks: ReadonlySet<number>): Spent {
  const told = toldOf(facts, concept, blocks)
  if (all(facts, told, true)) return 'none'
  if (all(facts, told, false)) return 'some'
  if (told.length > 0) return 'unknown'
  const { read, figures } = tabled(facts, concept)
  if (figures.some((figure) => !isZero(facts.value(figure)))) return 'some'
  return read && all(facts, figures, true) ? 'none' : 'unknown'
}

/** Whether something is owed of a part that the passage does not tell: its table has an amount, or the others fall short of the whole. */
export function owed(facts: FactSet, part: string, blocks: ReadonlySet<number>): Spent {
  const { figures } = tabled(facts, part)
  if (figures.some((figure) => !isZero(facts.value(figure)))) return 'some'
  if (all(facts, figures, true)) return 'none'
  for (const { whole, parts } of wholes) {
    for (const list of parts) {
      if (!list.includes(part)) continue
      const total = only(facts, whole, blocks)
      const others = list.filter((name) => name !== part).map((name) => only(facts, name, blocks))
      if (total === undefined || others.some((value) => value === undefined)) continue
      const rest = others.reduce((left: Decimal, value) => subtract(left, value ?? left), total)
      // A rounded whole may miss its parts by a unit of the last place.
      return sign(subtract(rest, { digits: 100n, scale: 0 })) > 0 ? 'some' : 'none'
    }
  }
  return 'unknown'
}

/** The amount told of an item, in 元, where it is told without contradiction. */
function only(facts: FactSet, concept: string, blocks: ReadonlySet<number>): Decimal | undefined {
  const [first, ...rest] = toldOf(facts, concept, blocks).map((figure) => facts.value(figure))
  return first !== undefined && rest.every((value) => isZero(subtract(value, first))) ? first : undefined
}

/** Whether the passage states a change of an item that is not 0. */
export const changed = (facts: FactSet, concept: string, blocks: ReadonlySet<number>): boolean =>
  facts
    .mentionsOf(concept)
    .some((m) => blocks.has(m.block) && m.movements.some((v) => v.change !== undefined && !isZero(facts.value(v.change))))

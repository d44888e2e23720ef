/** Totals that sentences tell by the name of a fund, and the places of the tables where they stand. Data. */
import { at, funds, type Place, yearSpending } from './ties.ts'

export interface ToldTotal {
  /** The item as named, blanks and brackets folded. */
  readonly item: RegExp
  readonly places: readonly Place[]
  /** Kinds of tables that are about nothing else: where they are empty, there is nothing. */
  readonly own: readonly string[]
}

const ownTables: Readonly<Record<string, readonly [budget: string, account: string]>> = {
  general: ['B5', 'T5'],
  fund: ['B6', 'T8'],
  capital: ['B7', 'T9'],
}

export const toldTotals: readonly ToldTotal[] = funds.flatMap(({ fund, column }): ToldTotal[] => {
  const [budget = '', account = ''] = ownTables[column] ?? []
  const row = new RegExp(`^${fund}(?:预算)?(?:财政拨款|拨款|资金)?(?:收入|资金)?$`)
  const name = `^${fund}(?:预算)?(?:财政)?(?:当年)?(?:拨款)?`
  const own = [budget, account]
  const spending = [
    at('B4 T4', 'total', column, 'right'),
    at('T4', yearSpending, column, 'right'),
    at(budget, 'total', 'total'),
    at(account, 'total', account === 'T5' ? 'total' : 'spending'),
  ]
  const income = [at('B1 T1', row, 'amount', 'left'), at('B4 T4', row, 'amount', 'left'), at('B2 T2', 'total', column)]
  return [
    { item: new RegExp(`${name}(?:预算)?收入(?:预算|决算)?$`), places: income, own },
    { item: new RegExp(`${name}(?:预算)?支出(?:预算|决算)?$`), places: spending, own },
    { item: new RegExp(`${name}$`), places: [...income, ...spending], own },
  ]
})

/** Totals that the money of all projects, or of the whole body, may be. */
export const projectTotals: readonly Place[] = [
  at('B3 T3', 'total', 'project'),
  at('B5-fiscal', 'total', 'project'),
  at('B5 T5', 'total', 'project'),
  at('B3 T3', 'total', 'total'),
  at('B5 T5', 'total', 'total'),
]

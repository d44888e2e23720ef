/** What a document checked beside another tells of which item: the amounts of its cells and sentences, and whether a note restates them. */

import { conceptOf } from '../../families/concepts.ts'
import type { Extraction, Fact, Phase, Table } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { isBudget, mainAmount } from '../operands/narrative.ts'

export type Beside = FactSet['beside'][number]
export type Item = Pick<Fact, 'concept' | 'code' | 'scope'> & { readonly label?: string; readonly name?: string }
export type Amount = Pick<Fact, 'concept' | 'code' | 'scope' | 'label' | 'period' | 'phase' | 'figure'>
/** Figures of the other document's own year for an item, in the combined numbering. */
export type Lookup = (item: Item, phase: Phase) => number[]

export const opening = '年初结转和结余'
export const closing = '年末结转和结余'
/** All that is spent of one budget: the total of its table, and what sentences call it. */
export const allSpending = '支出总数'

/** Money of a fund is income or expenditure, which its name alone does not tell. */
const sideOf = ({ concept, label, name = label }: Item): string =>
  /^(?:一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?)?(?:财政拨款)?$/.test(concept)
    ? (/(?:收入|支出)$/.exec(name ?? '')?.[0] ?? '')
    : ''

/** An item is called by its code or by its name. */
const keysOf = (item: Item): string[] => [
  ...(item.code === undefined ? [] : [`${item.code}|${item.scope}`]),
  `${item.concept}${sideOf(item)}|${item.scope}`,
]

/** More values than this for one item in the other document, and the item is not told apart there. */
const mostValues = 3

const phaseKey = (phase: Phase): string => (phase === 'adjusted-budget' ? phase : isBudget(phase) ? 'budget' : 'actual')

/** Tables of what the 一般公共预算 pays, item by item. */
const spendingTables = new Set(['B5', 'T5'])
/** Tables of the 三公 items, which stand in columns. */
const threePublicTables = new Set(['B9', 'T7'])
const threePublic = '三公经费'
/** What a 三公 table is of need not be said alike in both documents. */
const threePublicScopes = ['whole', '财政拨款', '一般公共预算']

/** Amounts of cells that give the whole of an item: the column of the total or the only one, and the 三公 items in theirs. */
export function cellAmounts({ tables, facts }: Extraction): Amount[] {
  const byFigure = new Map(facts.map((fact) => [fact.figure, fact]))
  return tables.flatMap((table) =>
    table.cells.flatMap((cell): Amount[] => {
      const fact = byFigure.get(cell.figure)
      if (table.kind?.startsWith('P') || fact?.role !== 'amount') return []
      const row = table.rows[cell.row]
      if (threePublicTables.has(table.kind ?? '') && isOfOneBody(table)) {
        const item = columnItem(table, cell.column)
        if (item === undefined || !(row?.total || table.rows.length === 1)) return []
        const { code: _, ...rest } = fact
        return threePublicScopes.map((scope) => ({ ...rest, ...item, scope }))
      }
      if (!isWhole(table, cell.column)) return []
      const sum = row?.total && spendingTables.has(table.kind ?? '') ? [{ ...fact, concept: allSpending }] : []
      return [fact, ...sum]
    }),
  )
}

/** Its items stand in columns. */
const isOfOneBody = (table: Table): boolean =>
  table.columns.some((c) => c.concept === 'abroad' || c.concept === 'reception' || c.concept === 'vehicle-running')

/** What a column of a 三公 table is of: its lowest head that names an item; the total where nothing else is counted in it. */
function columnItem(table: Table, column: number): Pick<Amount, 'concept' | 'label'> | undefined {
  const { path = [], concept } = table.columns[column] ?? {}
  const label = path.findLast(
    (head) => !/^(?:小计|合计|总计|金额|.*[预决]算数(?:\(.*\))?|上年|当年|本年)$/.test(fold(head).replace(/\s/g, '')),
  )
  if (label !== undefined) return { concept: conceptOf(fold(label).replace(/\s/g, '')), label }
  const more = table.columns.some((c) => c.concept === 'meeting' || c.concept === 'training' || c.concept === 'office-running')
  return concept === 'total' && !more ? { concept: threePublic, label: threePublic } : undefined
}

/** Whether a column gives the whole of its row. */
function isWhole(table: Table, at: number): boolean {
  const column = table.columns[at]
  if (!column) return false
  const { concept, lane } = column
  if (table.columns.filter((c) => c.lane === lane).length === 1) return true
  if (concept === 'total' || concept === 'amount' || concept === 'initial-budget') return true
  // 「本年支出：小计、基本支出、项目支出」
  return (
    concept === 'subtotal' &&
    spendingTables.has(table.kind ?? '') &&
    table.columns.filter((c) => c.concept === 'subtotal').length === 1 &&
    !table.columns.some((c) => c.concept === 'total')
  )
}

/** All that the 一般公共预算 pays, as sentences call it. */
const isAllSpending = ({ concept, label, name = label }: Item): boolean =>
  (concept === '一般公共预算' || concept === '一般公共预算财政拨款') && name?.endsWith('支出') === true

/** Amounts of the other document's own year, by item and scope, in the combined numbering. */
export function amountsBeside({ extraction, from }: Beside): Lookup {
  const index = new Map<string, number[]>()
  const put = (item: Item, phase: Phase, figure: number): void => {
    if (extraction.figures[figure]?.unit.dimension !== 'money') return
    for (const name of keysOf(item)) {
      const key = `${name}|${phaseKey(phase)}`
      const of = index.get(key) ?? []
      if (!of.includes(figure)) of.push(figure)
      index.set(key, of)
    }
  }
  const { year, kind } = extraction.identity
  const sentences = extraction.facts.filter(
    (fact) => kind === 'budget' && fact.role === 'amount' && extraction.figures[fact.figure]?.place !== 'cell',
  )
  for (const fact of [...cellAmounts(extraction), ...sentences]) if (fact.period === (year ?? undefined)) put(fact, fact.phase, fact.figure)
  // The main amount of a sentence in a final account is the actual one, also where 「一般公共预算」 in its name sounds like a budget.
  if (kind === 'final-account') {
    for (const m of extraction.mentions) {
      const amount = mainAmount(m)
      if (amount && (m.period ?? year) === year && amount.phase !== 'initial-budget' && amount.phase !== 'adjusted-budget')
        put(m, 'actual', amount.figure)
    }
  }
  const find = (item: Item, phase: Phase): number[] =>
    keysOf(item)
      .map((name) => index.get(`${name}|${phaseKey(phase)}`) ?? [])
      .find((found) => found.length > 0) ?? []
  return (item, phase) => {
    const named = find(item, phase)
    const ids = named.length === 0 && isAllSpending(item) ? find({ concept: allSpending, scope: item.scope }, phase) : named
    const values = new Set(ids.map((id) => extraction.figures[id]?.printed.replace(/[,，]/g, '')))
    return values.size > mostValues ? [] : ids.slice(0, 6).map((id) => id + from)
  }
}

/** Notes that last year's figures here are not those that were published. */
const restatements: Readonly<Record<'figures' | 'balances', RegExp>> = {
  figures:
    /追溯(?:调整|重述)|(?:上年|(?:19|20)\d\d年)度?(?:部门|单位)?(?:预算|决算)?(?:数|数据|金额)[^。]{0,12}(?:已|经|进行|作了?|做了?|按)[^。]{0,12}调整|与(?:上年|(?:19|20)\d\d年)[^。]{0,12}公开[^。]{0,12}(?:差异|不一致|不同)/,
  balances:
    /(?:年初|期初)(?:财政拨款)?(?:结转|结余)[^。]{0,50}(?:调整|更正|差错|差额|收回|不一致|差异)|(?:调整|调增|调减|更正)[^。]{0,8}(?:年初|期初)(?:财政拨款)?(?:结转|结余)/,
}
/** What a glossary explains says nothing of this report. */
const explains = /[:：]?是?指(?:以前|单位|部门|本|上)/
const sameBasis = /可比口径|同口径/

/** Whether the words beside a figure, or a note anywhere, say that last year's amount was taken another way than it was published. */
export function restatementsIn(facts: FactSet): (figure: number, kind: 'figures' | 'balances') => boolean {
  const sentences = facts.document.blocks
    .flatMap((block) => (block.kind === 'table' ? [] : block.text.replace(/\s/g, '').split(/(?<=[。；])/)))
    .filter((sentence) => !explains.test(sentence))
  const noted = (kind: 'figures' | 'balances'): boolean => sentences.some((sentence) => restatements[kind].test(sentence))
  const notes = { figures: noted('figures'), balances: noted('balances') }
  return (figure, kind) => notes[kind] || sameBasis.test(facts.figure(figure).source.quote.replace(/\s/g, ''))
}

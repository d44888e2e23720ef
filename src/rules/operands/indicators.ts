/** Indicators of performance forms, and the project each of them belongs to. */

import type { Figure, Table } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'

export interface Indicator {
  readonly row: number
  /** Its own name, without the names of its classes. */
  readonly name: string
  /** 成本指标 (costs) among them. */
  readonly classes: string
  readonly figure: Figure
  /** Which way the target is a bound, where a sign says so. */
  readonly bound?: '>=' | '<='
}

export interface Project {
  readonly table: Table
  /** Empty where the form does not give it beside its indicators. */
  readonly name: string
  /** Its name as a form of its own gives it above the indicators. */
  readonly headed?: string
  /** The money of it. */
  readonly amount?: number
  /** Its money as printed again, on the next page. */
  readonly again: readonly number[]
  /** A form of the whole body: what it promises is made up of what its projects do. */
  readonly whole: boolean
  readonly indicators: readonly Indicator[]
}

const classNames = /^.*?(?:数量|质量|时效|成本|效益|影响|满意度)指标(?=.)/
const bare = (label: string): string => fold(label).replace(/\s/g, '')

/** Target values of a table with the names of their indicators. */
export function indicatorsOf(facts: FactSet, table: Table): Indicator[] {
  return table.cells.flatMap((cell): Indicator[] => {
    if (table.columns[cell.column]?.concept !== 'target') return []
    const figure = facts.figure(cell.figure)
    const whole = fold(table.rows[cell.row]?.label ?? '')
    const label = whole.replace(/[\s<>=≤≥≦≧]+$/, '').trim()
    if (label === '' || figure.doubt !== undefined) return []
    const last = label.split(/\s+/).at(-1) ?? label
    let name = last
    while (classNames.test(name)) name = name.replace(classNames, '')
    const bound = boundOf(signBefore(figure) || whole.slice(label.length))
    return [
      {
        row: cell.row,
        name,
        classes: label.slice(0, label.length - name.length).replace(/\s/g, ''),
        figure,
        ...(bound === undefined ? {} : { bound }),
      },
    ]
  })
}

/** The sign that stands before a figure in its row. */
const signBefore = ({ source }: Figure): string =>
  /(?:[<>=≤≥≦≧]|不[低少]于|不[高多]于|不超过)(?=[\s|]*$)/.exec(fold(source.quote.slice(0, source.at[0])))?.[0] ?? ''

const boundOf = (sign: string): Indicator['bound'] => (/[>≥≧低少]/.test(sign) ? '>=' : /[<≤≦高多超]/.test(sign) ? '<=' : undefined)

const amountHead = /(?:资金|项目|预算|金额)总额|(?:项目|预算)金额|当年预算/
const wholeForm = /整体(?:支出)?(?:预算)?(?:绩效|目标)/

/** Every project of the performance forms: several stand below each other in one table, or each has a form of its own. */
export function projectsOf(facts: FactSet): Project[] {
  return facts.tables.flatMap((table, index): Project[] => {
    const indicators = indicatorsOf(facts, table)
    if (indicators.length === 0) return []
    const whole = wholeForm.test(bare(table.title))
    const beside = whole ? [] : listed(facts, table, indicators)
    if (beside.length > 0) return beside
    const amount = whole ? undefined : amountAbove(facts, index)
    const headed = whole ? undefined : nameAbove(facts, table, indicators)
    return [
      {
        table,
        name: '',
        whole,
        indicators,
        again: [],
        ...(headed === undefined ? {} : { headed }),
        ...(amount === undefined ? {} : { amount }),
      },
    ]
  })
}

const nameKey = /^(?:专项)?\(?项目\)?名称:?$/

/** What stands beside 项目名称 in the form, nearest above its indicators. */
function nameAbove(facts: FactSet, { block, rows }: Table, indicators: readonly Indicator[]): string | undefined {
  const grid = facts.document.blocks[block]
  const line = rows[indicators[0]?.row ?? -1]?.line ?? 0
  if (grid?.kind !== 'table') return undefined
  const keys = grid.cells.filter((c) => c.row < line && nameKey.test(bare(c.text)))
  const key = keys.reduce<(typeof keys)[number] | undefined>((last, c) => (last === undefined || c.row > last.row ? c : last), undefined)
  if (key === undefined) return undefined
  const beside = grid.cells.filter((c) => c.row === key.row && c.column > key.column && bare(c.text) !== '')
  const name = beside.reduce<(typeof beside)[number] | undefined>(
    (first, c) => (first === undefined || c.column < first.column ? c : first),
    undefined,
  )
  return name === undefined ? undefined : bare(name.text)
}

/** Projects whose name and money stand in a lane of their own, beside the rows of their indicators. */
function listed(facts: FactSet, table: Table, indicators: readonly Indicator[]): Project[] {
  const lane = table.rows[indicators[0]?.row ?? -1]?.lane
  const keyOf = (row: number): string => `${table.rows[row]?.code ?? ''}|${table.rows[row]?.label ?? ''}`
  const names = new Map(table.rows.flatMap((r, row) => (r.lane === lane || r.label === '' || r.total ? [] : [[r.line, row] as const])))
  const columns = table.columns.flatMap((c, i) => (c.lane !== lane && amountHead.test(bare(c.path.at(-1) ?? '')) ? [i] : []))
  const projects = new Map<string, Project & { readonly indicators: Indicator[] }>()
  for (const indicator of indicators) {
    const row = names.get(table.rows[indicator.row]?.line ?? -1)
    if (row === undefined) return []
    const key = keyOf(row)
    const known = projects.get(key)
    if (known) {
      known.indicators.push(indicator)
      continue
    }
    const rows = table.rows.flatMap((r, at) => (r.lane !== lane && keyOf(at) === key ? [at] : []))
    const [amount, ...again] = rows.flatMap((r) => columns.flatMap((c) => facts.cell(table, r, c) ?? []))
    projects.set(key, {
      table,
      name: table.rows[row]?.label ?? '',
      whole: false,
      indicators: [indicator],
      again,
      ...(amount === undefined ? {} : { amount }),
    })
  }
  return [...projects.values()]
}

/** The money of a form about one project, which it prints in a table of its own above the indicators. */
function amountAbove(facts: FactSet, index: number): number | undefined {
  const [table, before] = [facts.tables[index], facts.tables[index - 1]]
  if (!table || !before || before.title !== table.title || (table.pages[0] ?? 0) - (before.pages.at(-1) ?? 0) > 1) return undefined
  if (before.columns.some((c) => c.concept === 'target')) return undefined
  // Targets are set with the budget; what was spent, or added in the year, is not what they promise.
  const planned = before.columns.findIndex((c) => c.concept === 'initial-budget')
  const cells = before.cells.filter(
    (c) => facts.figure(c.figure).unit.dimension === 'money' && (planned < 0 ? before.columns.length < 4 : c.column === planned),
  )
  const total = cells.find((c) => amountHead.test(bare(before.rows[c.row]?.label ?? '')))
  return (total ?? (new Set(cells.map((c) => c.row)).size === 1 ? cells[0] : undefined))?.figure
}

import { conceptOf, normalName, scopeOf } from '../../families/concepts.ts'
import type { Mention, Phase, Table } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { Relation } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { carryOvers } from '../operands/carry-over.ts'
import { governmentTies } from '../operands/government.ts'
import { amountsOf, isBudget } from '../operands/narrative.ts'
import { detailed, tableTies } from '../operands/ties.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { fundTotals } from './fund-totals.ts'
import { purchases } from './procurement.ts'
import { projectForms } from './project-forms.ts'

/** An amount told in a sentence, or in one table, against the same item's cell in the tables. */
export const untiedFigure = defineRule({
  id: 'untied-figure',
  term: { en: 'tie-out', zh: '文表不符' },
  summary: {
    en: 'An amount in a sentence does not tie to the table that gives the same item.',
    zh: '文字所述金额与表中同一项目的金额不符。',
  },
  documentation: {
    finds: {
      en: 'An item told in a sentence (by code, by its 类/款/项 names, or by the name of a row) whose amount stands in no cell of that item; purchases told against the column of purchases of the expenditure table, and goods, works and services against the lines of the purchase table (by its catalogue codes A, B, C); the money in the form of a project against the rows of its name in the table of projects; in the budget of a government, tables of execution, draft and balance against each other, its own level against the area, debts against their limits.',
      zh: '文字中按编码、类款项名称或行名指明的项目，其金额在各表该项目的单元格中均找不到；文中政府采购金额与支出总表的政府采购栏不符，或货物、工程、服务金额与政府采购表按品目编码（A、B、C）汇总的金额不符；项目绩效目标表的资金与项目支出表中同名项目不符；政府预算中执行、草案与平衡各表互不相符，本级大于全地区，债务余额超过限额。',
    },
    why: {
      en: 'Sentences are written from an earlier draft of the tables; what was changed in one was not changed in the other.',
      zh: '文字常据表格初稿写成，定稿时一处改动，另一处未随之更新。',
    },
    silent: {
      en: 'When the item stands in no table, or may be of another scope (whole department against 财政拨款) and no single slip explains the difference.',
      zh: '表中没有该项目，或口径可能不同且无法以单个笔误解释时，不作判断。',
    },
    example: {
      en: '「行政单位离退休2026年预算安排57.8万元」, table 561,240.00 元.',
      zh: '「行政单位离退休2026年预算安排57.8万元」，表中为 561,240.00 元。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} in the text does not tie to the table (${w.equation}).`,
      zh: (w) => `${w.subject}：文中 ${w.stated} 与表中同一项目不符（${w.equation}）。`,
    },
    tables: {
      en: (w) => `${w.subject}: ${w.stated} does not tie to ${w.more['other'] ?? ''} (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 与${w.more['other'] ?? ''}不符（${w.equation}）。`,
    },
    empty: {
      en: (w) => `${w.subject}: ${w.stated} in the text, and its table is empty and says so.`,
      zh: (w) => `${w.subject}：文中为 ${w.stated}，而相应的表注明为空表。`,
    },
  },
  *claims(facts) {
    yield* tableTies(facts)
    yield* detailed(facts)
    yield* governmentTies(facts)
    yield* fundSentences(facts)
    yield* fundTotals(facts)
    yield* purchases(facts)
    yield* projectForms(facts)
    const index = rowsByName(facts)
    for (const m of facts.mentions) {
      for (const amount of amountsOf(m)) {
        const figure = facts.figure(amount.figure)
        if (figure.unit.dimension !== 'money' || figure.place !== 'sentence') continue
        const year = facts.extraction.identity.year
        if (amount.period !== undefined && year !== null && amount.period !== year) continue
        const cells = cellsFor(facts, index, m, amount.phase)
        if (cells.length === 0) continue
        const readings = cells.map((c): Relation => equal(amount.figure, c.figure))
        const values = new Set(cells.filter((c) => c.main).map((c) => facts.figure(c.figure).printed.replace(/[,，]/g, '')))
        const named = m.code !== undefined || (m.path?.length ?? 0) >= 3
        const claim: RuleClaim = {
          stated: amount.figure,
          subject: m.name,
          readings,
          // Named by code or full path and given one value by all tables, it can only be that.
          certain: named && values.size === 1 && (amount.phase === 'actual' || !facts.extraction.identity.kind.startsWith('final')),
          slipProves: true,
          roles: { [amount.figure]: 'stated', [cells[0]?.figure ?? amount.figure]: 'table' },
        }
        yield claim
      }
    }
  },
})

const fundTables: Readonly<Record<string, string>> = { 政府性基金: 'T8', 国有资本经营: 'T9' }

/** What a sentence tells of a fund stands in the total row of the fund's table. */
function* fundSentences(facts: FactSet): Generator<RuleClaim> {
  for (const told of carryOvers(facts)) {
    const table = facts.tables.find((t) => t.kind !== undefined && t.kind === fundTables[told.scope ?? ''])
    const row = table?.rows.findIndex((r) => r.total) ?? -1
    if (!table || row < 0) continue
    for (const column of ['opening', 'income', 'spending', 'closing'] as const) {
      const cell = facts.cell(
        table,
        row,
        table.columns.findIndex((c) => c.concept === column),
      )
      if (cell === undefined) continue
      yield {
        stated: told[column],
        subject: facts.figure(told[column]).label || table.title,
        readings: [equal(told[column], cell)],
        certain: true,
        roles: { [told[column]]: 'stated', [cell]: 'table' },
      }
    }
  }
}

interface Row {
  readonly table: Table
  readonly row: number
  /** Only this column: an item told as a column of the total row. */
  readonly column?: number
}

interface Cell {
  readonly figure: number
  /** In the column of the item's total. */
  readonly main: boolean
}

const bare = (label: string): string => normalName(fold(label)).replace(/[()（）]/g, '')

function rowsByName(facts: FactSet): Map<string, Row[]> {
  const index = new Map<string, Row[]>()
  const put = (key: string, row: Row): void => {
    const of = index.get(key)
    if (of) of.push(row)
    else index.set(key, [row])
  }
  for (const table of facts.tables) {
    if (table.kind?.startsWith('P')) continue
    table.rows.forEach((r, row) => {
      if (r.code) put(r.code, { table, row })
      const concept = conceptOf(fold(r.concept))
      if (concept.length > 1) put(concept, { table, row })
      if (/^(?:收入|支出)?(?:总计|合计)$/.test(concept)) put('收入支出总计', { table, row })
      if (!r.total && !/^(?:合计|总计)$/.test(concept)) return
      // The total row is what the table's title and its columns speak of.
      const subject = titleSubject(table)
      if (subject.length > 3) put(conceptOf(subject), { table, row })
      table.columns.forEach((column, c) => {
        const name = conceptOf(fold(column.path.at(-1) ?? ''))
        if (name.length > 1 && !/合计|总计|小计/.test(name)) put(name, { table, row, column: c })
      })
    })
  }
  return index
}

/** What a table is about: its title without year, body, 决算 / 预算 and 表. */
function titleSubject(table: Table): string {
  return fold(table.title)
    .replace(/\s/g, '')
    .replace(/^.*?(?:19|20)\d\d年(?:度)?/, '')
    .replace(/^(?:区级|市级|省级|预算|部门|单位|本级)+/, '')
    .replace(/(?:功能分类|经济分类|明细|总体|情况|安排)/g, '')
    .replace(/(?:决算|预算)?(?:总表|表)$/, '')
    .replace(/(?:决算|预算)$/, '')
}

const totalColumn = /^(?:合计|总计|小计|金额|预算数|决算数|本年支出合计|本年收入合计|预算金额|总额|.*年预算数?)$/
const priorColumn = /上年|去年|执行数|增减|比/

function cellsFor(facts: FactSet, index: ReadonlyMap<string, Row[]>, m: Mention, phase: Phase): Cell[] {
  const byCode = m.code === undefined ? undefined : index.get(m.code)
  const named = (index.get(m.concept) ?? []).filter((r) => pathFits(m, r))
  const totals = /^(?:收入总计|支出总计|本年收入合计|本年支出合计|收入|支出|财政拨款收入|财政拨款支出)$/.test(m.concept)
    ? (index.get('收入支出总计') ?? [])
    : []
  const rows = byCode ?? [...named, ...totals]
  const cells: Cell[] = []
  for (const { table, row, column: only } of rows) {
    const scope = scopeOf(fold(table.title))
    // A sentence on one fund is not told by the table of another.
    if (m.scope !== 'whole' && scope !== undefined && scope !== m.scope && !(m.scope === '财政拨款' || scope === '财政拨款')) continue
    const lane = table.rows[row]?.lane
    table.columns.forEach((column, c) => {
      if (only !== undefined && only !== c) return
      const figure = column.lane === lane || only === c ? facts.cell(table, row, c) : undefined
      // What is printed without any unit is money of no known size.
      if (figure === undefined || facts.figure(figure).unit.dimension !== 'money') return
      const head = fold(column.path.at(-1) ?? '').replace(/\s/g, '')
      if (priorColumn.test(head)) return
      const whole = column.path.map((p) => fold(p)).join('/')
      if (isBudget(phase) && (/决算/.test(whole) || (tellsActuals(facts, table) && !/预算数/.test(whole)))) return
      if (phase === 'actual' && /预算数/.test(whole)) return
      cells.push({ figure, main: only === c || totalColumn.test(head) || column.concept === 'total' || column.concept === 'amount' })
    })
  }
  return cells.sort((a, b) => Number(b.main) - Number(a.main)).slice(0, 60)
}

/** What a table tells is what was spent, unless its document or its form is a budget's. */
const tellsActuals = (facts: FactSet, table: Table): boolean => {
  const { kind } = facts.extraction.identity
  return kind === 'final-account' || (kind === 'unknown' && table.kind?.startsWith('B') !== true)
}

/** With a path of names, the row must stand under the same parents. */
function pathFits(m: Mention, { table, row }: Row): boolean {
  const path = m.path
  if (!path || path.length < 2) return true
  const parents = path.slice(0, -1).map(bare)
  for (let at = table.rows[row]?.parent; at !== undefined; at = table.rows[at]?.parent) {
    const name = bare(table.rows[at]?.label.replace(/^\d+\s*/, '') ?? '')
    if (parents.some((p) => p === name || p.startsWith(name) || name.startsWith(p))) return true
  }
  return table.rows[row]?.parent === undefined
}

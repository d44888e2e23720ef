import { isKnown } from '../../families/concepts.ts'
import type { Fact, Table } from '../../model/reading.ts'
import { add, decimal, equals, format, multiply, trim, zero } from '../../number/decimal.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { amountsOf, isBudget, mainAmount, term } from '../operands/narrative.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import {
  type Amount,
  allSpending,
  amountsBeside,
  type Beside,
  cellAmounts,
  closing,
  type Item,
  type Lookup,
  opening,
  restatementsIn,
} from './beside.ts'

/** What two documents of one body both state must be stated alike. */
export const untiedDocument = defineRule({
  id: 'untied-document',
  term: { en: 'tie-out between documents', zh: '文件间不符' },
  summary: {
    en: 'A figure does not agree with another document that states the same money.',
    zh: '与另一份文件对同一款项的记载不一致。',
  },
  documentation: {
    finds: {
      en: "With documents checked together: last year's figures (stated, or current less change) against last year's report; this opening balance against last closing; the initial budget in a final account against the published budget; a unit's figures, cell by cell, against its department's.",
      zh: '一并核对多份文件时：上年数（写明的，或由增减额推出的）与上年报告；年初结转与上年年末结转；决算所称年初预算与公开的预算；单位各表与主管部门各表逐格比较。',
    },
    why: {
      en: 'A report that agrees with itself may still not agree with what the same body published before, or beside it.',
      zh: '自身平衡的报告，仍可能与同一主体此前或同时公开的报告不一致。',
    },
    silent: {
      en: 'When the other document is not given, when bodies, scopes or phases are not surely the same, and where money moves between a unit and its department. A unit may have less than its department; that is no finding.',
      zh: '未提供另一份文件，主体、口径或阶段无法确定相同，或属单位与部门之间往来款项时，不作判断；单位数小于部门数属正常。',
    },
    example: {
      en: '2021: 「年末结转和结余84.45万元，较2020年减少34.02万元」 → 118.47 at the end of 2020; the report of 2020 prints 118.74.',
      zh: '2021年「年末结转和结余84.45万元，较2020年减少34.02万元」，推出2020年末为 118.47；而2020年报告所列为 118.74。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} does not agree with ${otherOne(w.more, 'en', 'the other document')} (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 与${otherOne(w.more, 'zh', '另一份文件')} 不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    for (const other of facts.beside) {
      if (other.kinship === 'department') yield* ofDepartment(facts, other)
      else yield* ofSameBody(facts, other)
    }
  },
})

const kinships: ReadonlyMap<string, { readonly en: string; readonly zh: string }> = new Map<Beside['kinship'], { en: string; zh: string }>([
  ['last-year', { en: "last year's report", zh: '上年报告' }],
  ['budget', { en: 'the published budget', zh: '公开的预算' }],
  ['department', { en: "the department's report", zh: '主管部门的报告' }],
])

/** What the other document is and how its file is called. */
const otherOne = (more: Readonly<Record<string, string>>, language: 'en' | 'zh', otherwise: string): string =>
  [kinships.get(more['kinship'] ?? '')?.[language] ?? otherwise, more['document'] ?? ''].filter((part) => part !== '').join(' ')

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

interface Pair {
  readonly stated: number
  readonly own: readonly Term[]
  readonly others: readonly number[]
  readonly subject: string
  readonly block: number
  readonly scope: string
  /** Balances carried over are one amount by definition. */
  readonly certain?: boolean
  /** A note says that the other document's figure was restated since. */
  readonly restated?: boolean
  readonly identity: string
  /** Of a row of a table; empty for its total. */
  readonly code?: string
}

const equal = (own: readonly Term[], other: number): Relation => ({ kind: 'sum', op: '=', terms: [...own, term(other, -1)] })

function claimOf(other: Beside, pair: Pair, rest: Partial<RuleClaim>): RuleClaim {
  const roles: Record<number, string> = {}
  for (const { figure } of pair.own) roles[figure] = 'operand'
  roles[pair.stated] = 'stated'
  for (const figure of pair.others) roles[figure] = 'stated elsewhere'
  return {
    stated: pair.stated,
    subject: pair.subject,
    readings: pair.others.map((figure) => equal(pair.own, figure)),
    certain: true,
    // Which of the two documents is right, a person must judge.
    atMost: 'warning',
    roles,
    identity: pair.identity,
    words: { kinship: other.kinship, document: fileName(other.path) },
    ...rest,
  }
}

// ── one body, two years or two phases ────────────────────────────────────────────────────────────────────────────────

function* ofSameBody(facts: FactSet, other: Beside): Generator<RuleClaim> {
  const beside = amountsBeside(other)
  const pairs =
    other.kinship === 'budget' ? initialBudgets(facts, beside) : [...priorAmounts(facts, other, beside), ...balances(facts, other, beside)]
  const counted = pairs.filter((p) => p.restated !== true && facts.figure(p.stated).value.digits !== 0n)
  const scopes = Map.groupBy(counted, (p) => p.scope)
  const agreeing = (of: readonly Pair[]): number => of.filter((p) => agrees(facts, p)).length
  const amounts = counted.filter((p) => p.certain !== true)
  // Hardly an amount that both tell is the same: not even balances need be of one body then.
  const strangers = amounts.length >= fewest && agreeing(amounts) * 3 < amounts.length
  const alike = counted.length >= fewest && agreeing(counted) * 4 >= counted.length * 3
  const seen = new Set<string>()
  const once = toldOnce(facts)
  for (const pair of pairs.toSorted((a, b) => (b.code ?? '').length - (a.code ?? '').length)) {
    const id = pair.own.map((t) => `${t.figure}*${t.times}`).join('+')
    if (seen.has(id)) continue
    seen.add(id)
    if (pair.code !== undefined && !once(`${other.path} ${pair.block}`, pair.code, relations(pair))) continue
    yield claimOf(other, pair, {
      certain: pair.certain === true && !strangers,
      // Another amount of the same scope that agrees shows that both documents speak of the same money; so does nearly all they tell.
      provenBy: pair.restated ? [] : [...proofs(facts, pair, scopes.get(pair.scope) ?? []), ...(alike ? proofs(facts, pair, counted) : [])],
      slipProves: pair.restated !== true && pair.own.length === 1,
    })
  }
}

/**
 * What is off in an item is off by as much in its class, in the total and in the tables that repeat it: it is told once, of the
 * item. Says of each claim, items before classes, whether it is to be told.
 */
function toldOnce(facts: FactSet): (place: string, code: string, readings: readonly Relation[]) => boolean {
  const told: { readonly place: string; readonly code: string; readonly gap: string }[] = []
  return (place, code, readings) => {
    const [relation] = readings
    if (relation?.kind !== 'sum' || readings.some(facts.holds)) return true
    const gap = format(trim(relation.terms.reduce((sum, t) => add(sum, multiply(facts.value(t.figure), decimal(t.times))), zero)))
    if (told.some((t) => t.place === place && t.gap === gap && t.code.startsWith(code))) return false
    told.push({ place, code, gap })
    return true
  }
}

/** Fewest amounts by which two documents are known as of one body and one way of counting. */
const fewest = 5

const relations = (pair: Pair): Relation[] => pair.others.map((figure) => equal(pair.own, figure))
const agrees = (facts: FactSet, pair: Pair): boolean => relations(pair).some(facts.holds)

/** Fewer agreeing amounts than half of those that do not: the documents count another way, and what agrees does so by chance. */
function proofs(facts: FactSet, pair: Pair, pairs: readonly Pair[]): Relation[] {
  const others = pairs.filter((p) => p.stated !== pair.stated)
  const agreeing = others.filter((p) => agrees(facts, p))
  if (agreeing.length * 3 < others.length) return []
  return agreeing
    .sort((a, b) => Math.abs(a.block - pair.block) - Math.abs(b.block - pair.block))
    .flatMap(relations)
    .slice(0, 24)
}

/** Shortest name that tells an item apart by itself. */
const telling = 5

/** Items that both documents call alike: by code, by a name the families know, or by a long name. */
const nameable = ({ concept, code }: Pick<Fact, 'concept' | 'code'>): boolean =>
  code !== undefined || isKnown(concept) || concept === allSpending || concept.length >= telling

/** Last year's amounts: printed beside this year's, or this year's less the stated change. */
function priorAmounts(facts: FactSet, other: Beside, beside: Lookup): Pair[] {
  const restated = restatementsIn(facts)
  const last = other.extraction.identity.year
  const budget = facts.extraction.identity.kind === 'budget'
  const inCells = new Map(cellAmounts(facts.extraction).map((cell) => [cell.figure, cell]))
  const given: readonly Amount[] = [
    ...facts.facts.filter((fact) => facts.figure(fact.figure).place !== 'cell' && (fact.role === 'amount' || fact.role === 'base')),
    ...inCells.values(),
  ]
  const identity = '上年数＝上年报告'
  const printed = given.flatMap((fact): Pair[] => {
    const figure = facts.figure(fact.figure)
    if (fact.period !== last || figure.unit.dimension !== 'money' || !nameable(fact)) return []
    const phase = fact.phase === 'unknown' ? (budget ? 'budget' : 'actual') : fact.phase
    const others = beside(fact, phase)
    return others.length === 0
      ? []
      : [
          {
            stated: fact.figure,
            own: [term(fact.figure)],
            others,
            subject: `${fact.label} ${last ?? ''}`.trim(),
            block: figure.source.block,
            scope: fact.scope,
            restated: restated(fact.figure, 'figures'),
            identity,
            ...(figure.place === 'cell'
              ? { code: fact.code ?? (fact.concept === allSpending || fact.concept === '合计' ? '' : fact.concept) }
              : {}),
          },
        ]
  })
  const derived = facts.mentions.flatMap((m): Pair[] => {
    const current = mainAmount(m)
    if (!current || !nameable(m) || facts.figure(current.figure).unit.dimension !== 'money') return []
    return m.movements.flatMap((v): Pair[] => {
      if (v.direction === undefined || !(v.basis.prior || v.basis.period === last)) return []
      // 持平: last year's amount was this year's.
      const change = v.direction === 0 ? [] : v.change === undefined ? undefined : [term(v.change, -v.direction)]
      if (change === undefined) return []
      // 「比上年预算执行数」 of a budget is told by no document of its kind.
      if (budget ? v.basis.phase === 'actual' : isBudget(v.basis.phase)) return []
      const others = beside(m, budget ? 'budget' : 'actual')
      if (others.length === 0) return []
      return [
        {
          stated: change[0]?.figure ?? current.figure,
          own: [term(current.figure), ...change],
          others,
          subject: `${m.name} ${v.basis.text}`.trim(),
          block: m.block,
          scope: m.scope,
          restated: [term(current.figure), ...change].some((t) => restated(t.figure, 'figures')),
          identity,
        },
      ]
    })
  })
  return [...printed, ...derived]
}

/** Length of a body's name that no other body in the country is likely to bear. */
const ofOneBody = 5

/** This opening is last closing: of the whole, of the treasury's money, and item by item where a table carries both. */
function balances(facts: FactSet, other: Beside, beside: Lookup): Pair[] {
  const restated = restatementsIn(facts)
  const { year, department } = facts.extraction.identity
  const own: readonly Amount[] = [
    ...facts.factsOf(opening).filter((fact) => facts.figure(fact.figure).place === 'sentence' && fact.role === 'amount'),
    ...cellAmounts(facts.extraction).filter((cell) => cell.concept === opening),
  ]
  const pair = (figure: number, others: readonly number[], subject: string, scope: string): Pair[] =>
    others.length === 0
      ? []
      : [
          {
            stated: figure,
            own: [term(figure)],
            others,
            subject,
            block: facts.figure(figure).source.block,
            scope,
            restated: restated(figure, 'balances'),
            certain: department.length >= ofOneBody && !restated(figure, 'balances'),
            identity: '年初结转＝上年年末结转',
          },
        ]
  return [
    ...own.flatMap((fact) =>
      fact.period === (year ?? undefined)
        ? pair(fact.figure, beside({ concept: closing, scope: fact.scope }, 'actual'), fact.label, fact.scope)
        : [],
    ),
    ...facts.tables.flatMap((table) =>
      carried(table, other).flatMap(({ figure, theirs, label }) => pair(figure, [theirs], `${table.title} ${label}`.trim(), table.title)),
    ),
  ]
}

/** Rows of a table with a column of openings, and what the other document's table of the same kind closed them with. */
function carried(table: Table, other: Beside): { readonly figure: number; readonly theirs: number; readonly label: string }[] {
  const twins = other.extraction.tables.filter((t) => t.kind === table.kind)
  const [twin] = twins
  if (table.kind === undefined || twins.length !== 1 || !twin) return []
  const own = carriedColumn(table, 'opening')
  const theirs = carriedColumn(twin, 'closing')
  if (own === undefined || theirs === undefined) return []
  const rows = rowKeys(twin)
  return [...rowKeys(table)].flatMap(([key, row]) => {
    const figure = table.cells.find((c) => c.row === row && c.column === own)?.figure
    const there = twin.cells.find((c) => c.row === rows.get(key) && c.column === theirs)?.figure
    return figure === undefined || there === undefined ? [] : [{ figure, theirs: there + other.from, label: table.rows[row]?.label ?? '' }]
  })
}

/** The column of a balance: alone under its head, or the 合计 there. */
function carriedColumn({ columns }: Table, key: 'opening' | 'closing'): number | undefined {
  const alone = columns.flatMap((c, i) => (c.concept === key ? [i] : []))
  return alone.length === 1 ? alone[0] : undefined
}

/** Scopes in which a budget gives what a final account calls 年初预算, likeliest first. */
const budgetScopes = ['一般公共预算', '财政拨款', 'whole']

/** 年初预算 as the final account tells it. */
function initialBudgets(facts: FactSet, beside: Lookup): Pair[] {
  const identity = '年初预算＝公开的预算'
  const find = (item: Item): number[] | undefined =>
    (budgetScopes.includes(item.scope) ? [item.scope, ...budgetScopes] : [item.scope])
      .map((scope) => beside({ ...item, scope }, 'budget'))
      .find((found) => found.length > 0)
  const told = facts.mentions.flatMap((m): Pair[] => {
    const figure = amountsOf(m).find((amount) => amount.phase === 'initial-budget')?.figure
    if (figure === undefined || facts.figure(figure).unit.dimension !== 'money') return []
    if (!(nameable(m) || (m.path ?? []).length > 2)) return []
    const others = find(m)
    return others
      ? [{ stated: figure, own: [term(figure)], others, subject: `${m.name} 年初预算`, block: m.block, scope: '', identity }]
      : []
  })
  const { year } = facts.extraction.identity
  const printed = cellAmounts(facts.extraction).flatMap((cell): Pair[] => {
    if (cell.phase !== 'initial-budget' || cell.period !== (year ?? undefined) || !nameable(cell)) return []
    const { block } = facts.figure(cell.figure).source
    const others = find(cell)
    return others
      ? [{ stated: cell.figure, own: [term(cell.figure)], others, subject: `${cell.label} 年初预算`, block, scope: '', identity }]
      : []
  })
  return [...told, ...printed]
}

// ── a unit beside its department ─────────────────────────────────────────────────────────────────────────────────────

/** Columns whose money does not pass between a unit and its department: no consolidation takes it out of the department's sum. */
const outward = new Set([
  'basic',
  'project',
  'staff',
  'public',
  'general',
  'fund',
  'capital',
  'fiscal',
  'three-public',
  'abroad',
  'reception',
  'vehicle',
  'vehicle-purchase',
  'vehicle-running',
  'office-running',
])
/** Tables of money from the treasury alone. */
const fiscalTables = new Set(['B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9'])

interface Twins {
  readonly table: Table
  readonly cells: readonly { readonly row: string; readonly own: number; readonly other: number; readonly column: string | undefined }[]
  readonly total?: { readonly own: number; readonly other: number }
}

function* ofDepartment(facts: FactSet, other: Beside): Generator<RuleClaim> {
  const twins = facts.tables.flatMap((table) => {
    const found = twinOf(facts, other, table)
    return found ? [found] : []
  })
  const totals = twins.flatMap((t) => (t.total ? [t.total] : []))
  const same = totals.filter(({ own, other: theirs }) => sameValue(facts, own, theirs))
  // Where the totals are one, the unit is all there is of the department: its parts, none of them below 0, must be one too.
  const alone = same.length > 0 && same.length * 2 > totals.length
  const once = toldOnce(facts)
  const cells = twins.flatMap(({ table, cells }) => cells.map((cell) => ({ table, ...cell })))
  for (const { table, ...cell } of cells.toSorted((a, b) => b.row.length - a.row.length)) {
    const passes = fiscalTables.has(table.kind ?? '') || (cell.column !== undefined && outward.has(cell.column))
    if (!alone && !passes) continue
    const relation: Relation = { kind: 'sum', op: alone ? '=' : '<=', terms: [term(cell.own), term(cell.other, -1)] }
    if (!once(other.path, cell.row, [relation])) continue
    yield claimOf(
      other,
      {
        stated: cell.own,
        own: [term(cell.own)],
        others: [cell.other],
        subject: `${table.title} ${facts.figure(cell.own).label}`.trim(),
        block: table.block,
        scope: '',
        identity: alone ? '唯一单位＝部门' : '单位数不超过部门数',
      },
      { readings: [relation], group: `table ${table.index}` },
    )
  }
}

const sameValue = (facts: FactSet, a: number, b: number): boolean => {
  const [x, y] = [facts.figure(a), facts.figure(b)]
  return x.unit.power === y.unit.power && equals(x.value, y.value)
}

/** The department's table of the same kind, its cells paired by row and column; undefined where either document has several of the kind. */
function twinOf(facts: FactSet, other: Beside, table: Table): Twins | undefined {
  const alike = (tables: readonly Table[]): Table[] => tables.filter((t) => t.kind === table.kind)
  const theirs = alike(other.extraction.tables)
  const [twin] = theirs
  if (table.kind === undefined || table.kind.startsWith('P') || alike(facts.tables).length !== 1 || theirs.length !== 1 || !twin)
    return undefined
  const [rows, otherRows] = [rowKeys(table), rowKeys(twin)]
  const [columns, otherColumns] = [columnKeys(table), columnKeys(twin)]
  const cells: { row: string; own: number; other: number; column: string | undefined }[] = []
  let total: Twins['total']
  for (const [rowKey, row] of rows) {
    const otherRow = otherRows.get(rowKey)
    if (otherRow === undefined) continue
    for (const [columnKey, column] of columns) {
      const otherColumn = otherColumns.get(columnKey)
      const own = facts.cell(table, row, column)
      const cell = otherColumn === undefined ? undefined : twin.cells.find((c) => c.row === otherRow && c.column === otherColumn)
      if (own === undefined || !cell) continue
      const id = cell.figure + other.from
      if (facts.figure(own).unit.symbol === '%' || facts.figure(own).unit.dimension !== facts.figure(id).unit.dimension) continue
      const { concept } = table.columns[column] ?? {}
      cells.push({ row: table.rows[row]?.total ? '' : rowKey.replace(/^\d+\|/, ''), own, other: id, column: concept })
      if (table.rows[row]?.total && concept === 'total') total ??= { own, other: id }
    }
  }
  return { table, cells, ...(total ? { total } : {}) }
}

/** Keys that occur once. */
function once(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [key] of entries) counts.set(key, (counts.get(key) ?? 0) + 1)
  return new Map(entries.filter(([key]) => counts.get(key) === 1))
}

const rowKeys = (table: Table): Map<string, number> =>
  once(
    table.rows.flatMap((row, i) =>
      row.repeats === undefined ? [[`${row.lane}|${row.codes?.join('.') ?? row.code ?? row.body ?? row.concept}`, i] as const] : [],
    ),
  )

/** By meaning, else by the words of the head, in which only 部门 and 单位 differ. */
const columnKeys = (table: Table): Map<string, number> =>
  once(
    table.columns.map(
      (column, i) => [`${column.lane}|${column.concept ?? column.path.join('/').replace(/部门|单位|预算/g, '')}`, i] as const,
    ),
  )

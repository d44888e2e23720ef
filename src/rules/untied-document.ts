import type { FactSet } from '../check/factset.ts'
import { defineRule } from '../check/rule.ts'
import { concepts } from '../families/concepts.ts'
import type { Claim, Fact, Phase, Relation, Table, Term } from '../model.ts'
import { equals } from '../number/decimal.ts'
import { amountsOf, isBudget, mainAmount, term } from './narrative.ts'

type Beside = FactSet['beside'][number]

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
  messages: {
    en: (w) => `${w.subject}: ${w.stated} does not agree with ${said(w.more['kinship'])?.en ?? 'the other document'} (${w.equation}).`,
    zh: (w) => `${w.subject}：${w.stated} 与${said(w.more['kinship'])?.zh ?? '另一份文件'}不符（${w.equation}）。`,
  },
  *claims(facts) {
    for (const other of facts.beside) {
      if (other.kinship === 'department') yield* ofDepartment(facts, other)
      else yield* ofSameBody(facts, other)
    }
  },
})

const kinships: Readonly<Record<Beside['kinship'], { readonly en: string; readonly zh: string }>> = {
  'last-year': { en: "last year's report", zh: '上年报告' },
  budget: { en: 'the published budget', zh: '公开的预算' },
  department: { en: "the department's report", zh: '主管部门的报告' },
}
const said = (kinship: string | undefined): { readonly en: string; readonly zh: string } | undefined =>
  Object.entries(kinships).find(([key]) => key === kinship)?.[1]

interface Pair {
  readonly stated: number
  readonly own: readonly Term[]
  readonly others: readonly number[]
  readonly subject: string
  readonly block: number
  readonly scope: string
  /** Balances carried over are one amount by definition. */
  readonly certain?: boolean
}

const equal = (own: readonly Term[], other: number): Relation => ({ kind: 'sum', op: '=', terms: [...own, term(other, -1)] })

function claimOf(other: Beside, pair: Pair, rest: Partial<Claim>): Claim {
  const roles: Record<number, string> = {}
  for (const { figure } of pair.own) roles[figure] = 'operand'
  roles[pair.stated] = 'stated'
  for (const figure of pair.others) roles[figure] = 'stated elsewhere'
  return {
    rule: 'untied-document',
    stated: pair.stated,
    subject: pair.subject,
    readings: pair.others.map((figure) => equal(pair.own, figure)),
    certain: true,
    // Which of the two documents is right, a person must judge.
    atMost: 'warning',
    roles,
    identity: other.kinship,
    words: { kinship: other.kinship },
    ...rest,
  }
}

// ── one body, two years or two phases ────────────────────────────────────────────────────────────────────────────────

const known = new Set(concepts.map((concept) => concept.name))
type Item = Pick<Fact, 'concept' | 'code' | 'scope'>
/** An item is called by its code or by its name. */
const keysOf = ({ concept, code, scope }: Item): string[] => [...(code === undefined ? [] : [`${code}|${scope}`]), `${concept}|${scope}`]

/** More values than this for one item in the other document, and the item is not told apart there. */
const mostValues = 3

/** Cells that give the whole of their row: the column of the total, or the only column. */
function mainCells(tables: readonly Table[]): Set<number> {
  const main = new Set<number>()
  for (const table of tables) {
    if (table.kind?.startsWith('P')) continue
    for (const cell of table.cells) {
      const column = table.columns[cell.column]
      const alone = column && table.columns.filter((c) => c.lane === column.lane).length === 1
      if (alone || column?.concept === 'total' || column?.concept === 'amount') main.add(cell.figure)
    }
  }
  return main
}

/** Amounts of the other document's own year, by item and scope, in the combined numbering. */
function amountsBeside(other: Beside): Lookup {
  const { extraction, from } = other
  const main = mainCells(extraction.tables)
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
  for (const fact of extraction.facts) {
    if (fact.role !== 'amount' || fact.period !== year) continue
    if (extraction.figures[fact.figure]?.place === 'cell' ? main.has(fact.figure) : kind === 'budget') put(fact, fact.phase, fact.figure)
  }
  // The main amount of a sentence in a final account is the actual one, also where 「一般公共预算」 in its name sounds like a budget.
  if (kind === 'final-account') {
    for (const m of extraction.mentions) {
      const amount = mainAmount(m)
      if (amount && (m.period ?? year) === year && amount.phase !== 'initial-budget' && amount.phase !== 'adjusted-budget')
        put(m, 'actual', amount.figure)
    }
  }
  return (item, phase) => {
    const ids =
      keysOf(item)
        .map((name) => index.get(`${name}|${phaseKey(phase)}`) ?? [])
        .find((found) => found.length > 0) ?? []
    const values = new Set(ids.map((id) => extraction.figures[id]?.printed.replace(/[,，]/g, '')))
    return values.size > mostValues ? [] : ids.slice(0, 6).map((id) => id + from)
  }
}

const phaseKey = (phase: Phase): string => (phase === 'adjusted-budget' ? phase : isBudget(phase) ? 'budget' : 'actual')

function* ofSameBody(facts: FactSet, other: Beside): Generator<Claim> {
  const beside = amountsBeside(other)
  const pairs =
    other.kinship === 'budget' ? initialBudgets(facts, beside) : [...priorAmounts(facts, other, beside), ...balances(facts, beside)]
  const seen = new Set<string>()
  for (const pair of pairs) {
    const id = pair.own.map((t) => `${t.figure}*${t.times}`).join('+')
    if (seen.has(id)) continue
    seen.add(id)
    // Another amount of the same scope that agrees shows that both documents speak of the same money.
    const provenBy = pairs
      .filter((p) => p.stated !== pair.stated && p.scope === pair.scope && facts.figure(p.stated).value.digits !== 0n)
      .sort((a, b) => Math.abs(a.block - pair.block) - Math.abs(b.block - pair.block))
      .flatMap((p) => p.others.map((figure) => equal(p.own, figure)))
    yield claimOf(other, pair, { certain: pair.certain ?? false, provenBy: provenBy.slice(0, 24), slipProves: pair.own.length === 1 })
  }
}

type Lookup = (item: Item, phase: Phase) => number[]

/** Shortest name that tells an item apart by itself. */
const telling = 5

/** Items that both documents call alike: by code, by a name the families know, or by a long name. */
const nameable = ({ concept, code }: Pick<Fact, 'concept' | 'code'>): boolean =>
  code !== undefined || known.has(concept) || concept.length >= telling

/** Last year's amounts: printed beside this year's, or this year's less the stated change. */
function priorAmounts(facts: FactSet, other: Beside, beside: Lookup): Pair[] {
  const last = other.extraction.identity.year
  const budget = facts.extraction.identity.kind === 'budget'
  const main = mainCells(facts.tables)
  const printed = facts.facts.flatMap((fact): Pair[] => {
    const figure = facts.figure(fact.figure)
    if (fact.period !== last || (fact.role !== 'amount' && fact.role !== 'base') || figure.unit.dimension !== 'money' || !nameable(fact))
      return []
    if (figure.place === 'cell' && !main.has(fact.figure)) return []
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
        },
      ]
    })
  })
  return [...printed, ...derived]
}

/** This opening is last closing. */
function balances(facts: FactSet, beside: Lookup): Pair[] {
  return facts.factsOf('年初结转和结余').flatMap((fact): Pair[] => {
    const figure = facts.figure(fact.figure)
    if (fact.role !== 'amount' || figure.place !== 'sentence' || fact.period !== (facts.extraction.identity.year ?? undefined)) return []
    const others = beside({ concept: '年末结转和结余', scope: fact.scope }, 'actual')
    return others.length === 0
      ? []
      : [
          {
            stated: fact.figure,
            own: [term(fact.figure)],
            others,
            subject: fact.label,
            block: figure.source.block,
            scope: fact.scope,
            certain: true,
          },
        ]
  })
}

/** Scopes in which a budget gives what a final account calls 年初预算, likeliest first. */
const budgetScopes = ['一般公共预算', '财政拨款', 'whole']

/** 年初预算 as the final account tells it. */
function initialBudgets(facts: FactSet, beside: Lookup): Pair[] {
  return facts.mentions.flatMap((m): Pair[] => {
    const figure = amountsOf(m).find((amount) => amount.phase === 'initial-budget')?.figure
    if (figure === undefined || facts.figure(figure).unit.dimension !== 'money' || !(nameable(m) || (m.path ?? []).length > 2)) return []
    const scopes = budgetScopes.includes(m.scope) ? [m.scope, ...budgetScopes] : [m.scope]
    const others = scopes.map((scope) => beside({ ...m, scope }, 'budget')).find((found) => found.length > 0)
    return others ? [{ stated: figure, own: [term(figure)], others, subject: `${m.name} 年初预算`, block: m.block, scope: '' }] : []
  })
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
  readonly cells: readonly { readonly own: number; readonly other: number; readonly column: string | undefined }[]
  readonly total?: { readonly own: number; readonly other: number }
}

function* ofDepartment(facts: FactSet, other: Beside): Generator<Claim> {
  const twins = facts.tables.flatMap((table) => {
    const found = twinOf(facts, other, table)
    return found ? [found] : []
  })
  const totals = twins.flatMap((t) => (t.total ? [t.total] : []))
  const same = totals.filter(({ own, other: theirs }) => sameValue(facts, own, theirs))
  // Where the totals are one, the unit is all there is of the department: its parts, none of them below 0, must be one too.
  const alone = same.length > 0 && same.length * 2 > totals.length
  for (const { table, cells } of twins) {
    for (const cell of cells) {
      const passes = fiscalTables.has(table.kind ?? '') || (cell.column !== undefined && outward.has(cell.column))
      if (!alone && !passes) continue
      const relation: Relation = { kind: 'sum', op: alone ? '=' : '<=', terms: [term(cell.own), term(cell.other, -1)] }
      yield claimOf(
        other,
        {
          stated: cell.own,
          own: [term(cell.own)],
          others: [cell.other],
          subject: `${table.title} ${facts.figure(cell.own).label}`.trim(),
          block: table.block,
          scope: '',
        },
        { readings: [relation], group: `table ${table.index}` },
      )
    }
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
  const cells: { own: number; other: number; column: string | undefined }[] = []
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
      cells.push({ own, other: id, column: concept })
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
      row.repeats === undefined ? [[`${row.lane}|${row.codes?.join('.') ?? row.code ?? row.concept}`, i] as const] : [],
    ),
  )

/** By meaning, else by the words of the head, in which only 部门 and 单位 differ. */
const columnKeys = (table: Table): Map<string, number> =>
  once(
    table.columns.map(
      (column, i) => [`${column.lane}|${column.concept ?? column.path.join('/').replace(/部门|单位|预算/g, '')}`, i] as const,
    ),
  )

/** Shapes of tables that several documents share, filled from leaves: parents and totals are always computed, never typed. */
import { type Align, type Cell, cell, type Table } from './blocks.ts'

/** A 7-digit item (or 5-digit economic class) with one amount a column. */
export interface Leaf {
  readonly code: string
  readonly amounts: readonly number[]
}

export interface CodeRow {
  readonly code: string
  readonly name: string
  readonly amounts: readonly number[]
  /** 0 类, 1 款, 2 项. */
  readonly depth: number
}

const added = (a: readonly number[], b: readonly number[]): number[] => b.map((x, i) => x + (a[i] ?? 0))

export const totals = (leaves: readonly Leaf[]): number[] => leaves.reduce<number[]>((a, leaf) => added(a, leaf.amounts), [])

/** 类, 款 and 项 rows in the order of their codes; `lengths` are the lengths of the codes of each depth. */
export function hierarchy(leaves: readonly Leaf[], names: Readonly<Record<string, string>>, lengths: readonly number[]): CodeRow[] {
  const sums = new Map<string, number[]>()
  for (const leaf of leaves)
    for (const length of lengths)
      if (length <= leaf.code.length) {
        const code = leaf.code.slice(0, length)
        sums.set(code, added(sums.get(code) ?? [], leaf.amounts))
      }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, amounts]) => {
      const name = names[code]
      if (name === undefined) throw new Error(`no name for ${code}`)
      return { code, name, amounts, depth: lengths.indexOf(code.length) }
    })
}

export interface CodeTable extends Omit<Table, 'kind' | 'widths' | 'head' | 'body' | 'align'> {
  readonly leaves: readonly Leaf[]
  readonly names: Readonly<Record<string, string>>
  readonly lengths: readonly number[]
  /** Heads of the amount columns. */
  readonly columns: readonly string[]
  readonly codes: 'joined' | 'three'
  readonly amount: (units: number, column: number) => string
  /** Row of column numbers (栏次) under the head. */
  readonly numbered?: boolean
  readonly totalLast?: boolean
  /** Names indented by depth. */
  readonly indented?: boolean
  readonly amountAlign?: Align
  /** Title of the group of amount columns, where the head has one more level. */
  readonly group?: string
  readonly codeHead?: string
}

/** 科目编码 · 科目名称 · amounts, 合计 first (or last). */
export function codeTable(spec: CodeTable): Table {
  const {
    leaves,
    names,
    lengths,
    columns,
    codes,
    amount,
    numbered = false,
    totalLast = false,
    indented = false,
    amountAlign = 'right',
    group,
    codeHead = '科目编码',
  } = spec
  const codeColumns = codes === 'three' ? 3 : 1
  const levels = group === undefined ? 1 : 2
  const nameRows = codes === 'three' ? levels + 1 : levels
  const head: Cell[][] = []
  const heads = columns.map((text) => cell(text, { rows: nameRows - levels + 1 }))
  const first = [
    codes === 'three' ? cell(codeHead, { columns: 3, rows: levels }) : cell(codeHead, { rows: levels }),
    cell('科目名称', { rows: nameRows }),
  ]
  if (group === undefined) head.push([...first, ...heads])
  else head.push([...first, cell(group, { columns: columns.length })], heads)
  if (codes === 'three') head.push([cell('类'), cell('款'), cell('项')])
  if (numbered) head.push([cell('栏次', { columns: codeColumns + 1 }), ...columns.map((_, i) => cell(String(i + 1)))])

  const row = (r: CodeRow): Cell[] => {
    const parts =
      codes === 'three' ? [r.code.slice(0, 3), r.code.slice(3, 5), r.code.slice(5, 7)].map((text) => cell(text)) : [cell(r.code)]
    return [...parts, cell(r.name, indented ? { indent: r.depth } : {}), ...r.amounts.map((a, i) => cell(amount(a, i)))]
  }
  const all = totals(leaves)
  const sumRow = [
    cell('合计', { columns: codeColumns + 1, align: 'center' as const }),
    ...columns.map((_, i) => cell(leaves.length === 0 ? '' : amount(all[i] ?? 0, i))),
  ]
  const rows = hierarchy(leaves, names, lengths).map(row)
  const body = totalLast ? [...rows, sumRow] : [sumRow, ...rows]
  const {
    leaves: _l,
    names: _n,
    lengths: _g,
    columns: _c,
    codes: _o,
    amount: _a,
    numbered: _u,
    totalLast: _t,
    indented: _i,
    amountAlign: _m,
    group: _p,
    codeHead: _h,
    ...rest
  } = spec
  return {
    ...rest,
    kind: 'table',
    widths: [...(codes === 'three' ? [4, 3, 3] : [9]), 22, ...columns.map(() => Math.max(9, 60 / columns.length))],
    head,
    body,
    align: [...Array.from({ length: codeColumns }, () => 'left' as const), 'left', ...columns.map(() => amountAlign)],
  }
}

/** Items of one side of a two-sided table: label and amounts as printed. */
export type SideRow = readonly [label: string, ...amounts: string[]]

/** Left and right items beside each other; the shorter side is filled with blank cells, the last `tail` rows of both sides stand at the foot. */
export function twoSided(
  spec: Omit<Table, 'kind' | 'body' | 'align'> & {
    readonly leftRows: readonly SideRow[]
    readonly rightRows: readonly SideRow[]
    readonly leftTail: readonly SideRow[]
    readonly rightTail: readonly SideRow[]
    readonly amountAlign?: Align
  },
): Table {
  const { leftRows, rightRows, leftTail, rightTail, amountAlign = 'right', ...rest } = spec
  const width = (rows: readonly SideRow[]): number => Math.max(...rows.map((r) => r.length))
  const [l, r] = [width([...leftRows, ...leftTail]), width([...rightRows, ...rightTail])]
  const padded = (row: SideRow | undefined, n: number): Cell[] =>
    Array.from({ length: n }, (_, i) => cell(row?.[i] ?? '', i === 0 && isTotal(row?.[0] ?? '') ? { align: 'center' } : {}))
  const body: Cell[][] = []
  const join = (a: readonly SideRow[], b: readonly SideRow[]): void => {
    for (let i = 0; i < Math.max(a.length, b.length); i++) body.push([...padded(a[i], l), ...padded(b[i], r)])
  }
  join(leftRows, rightRows)
  join(leftTail, rightTail)
  const side = (n: number): Align[] => ['left', ...Array.from({ length: n - 1 }, () => amountAlign)]
  return { ...rest, kind: 'table', body, align: [...side(l), ...side(r)] }
}

const isTotal = (label: string): boolean => /^(本年)?(收入|支出)?(合计|总计)$/.test(label) || /^(收入|支出)总计$/.test(label)

/** Side-by-side lanes of code · name · amount. */
export function lanes(
  spec: Omit<Table, 'kind' | 'body' | 'align' | 'head' | 'widths'> & {
    readonly heads: readonly string[]
    readonly laneHeads?: readonly string[]
    readonly columns: readonly (readonly (readonly [code: string, name: string, amount: string])[])[]
    readonly foot: readonly Cell[]
  },
): Table {
  const { heads, laneHeads, columns, foot, ...rest } = spec
  const rows = Math.max(...columns.map((c) => c.length))
  const body: Cell[][] = Array.from({ length: rows }, (_, i) =>
    columns.flatMap((lane) => (lane[i] ?? ['', '', '']).map((text) => cell(text))),
  )
  body.push([...foot])
  return {
    ...rest,
    kind: 'table',
    widths: columns.flatMap(() => [7, 19, 9]),
    head: [
      ...(laneHeads === undefined
        ? []
        : [
            laneHeads.map((text, i) =>
              cell(text, { columns: i === 0 || laneHeads.length === columns.length ? 3 : 3 * (columns.length - 1) }),
            ),
          ]),
      columns.flatMap(() => heads.map((text) => cell(text))),
    ],
    body,
    align: columns.flatMap(() => ['left', 'left', 'right'] as const),
  }
}

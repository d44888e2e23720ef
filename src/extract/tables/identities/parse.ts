/**
 * A list whose levels nothing tells but its sums: 合计, 主管部门, 单位, 项目 in one column, each above what it is made of. The tree is the one
 * whose every node is the sum of its children, up to the total, in every column.
 */

/** An amount in units of one common place, and how far from it the printed figure may be. */
export interface Amount {
  readonly value: bigint
  readonly slack: bigint
}

/** What a row says in the columns that are added up: undefined where nothing is printed. */
export type Amounts = readonly (Amount | undefined)[]

/** Children of a node in order, last first. */
interface Chain {
  readonly child: number
  /** Children of that child; none for a record. */
  readonly below: Chain | undefined
  readonly before: Chain | undefined
}

interface State {
  readonly sums: readonly bigint[]
  readonly slack: readonly bigint[]
  readonly count: number
  readonly score: number
  readonly chain: Chain | undefined
}

/** Steps after which a list is given up: it has too many equal amounts to tell its levels by them. */
const mostSteps = 100_000
/** Ways to the same place of the list that are followed at once. */
const mostStates = 200
/** Ends of one subtree that are followed: rows of one amount may all stand under each other. */
const mostEnds = 12

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a)

/**
 * Index of the parent of each row, −1 for a row that the total itself is made of; undefined when no tree of these rows in this order
 * adds up to the total.
 */
export function parse(rows: readonly Amounts[], total: Amounts): number[] | undefined {
  const columns = total.map((_, c) => c)
  const signed = columns.map((c) => rows.some((r) => (r[c]?.value ?? 0n) < 0n))
  let steps = 0
  /** For each row, where the subtree under it may end, with the best chain of children that ends there. */
  const subtrees: Map<number, { readonly chain: Chain; readonly score: number }>[] = rows.map(() => new Map())

  /** Ends of the forests that begin at a row and add up to a target. */
  const forests = (from: number, target: Amounts, root: boolean): Map<number, { readonly chain: Chain; readonly score: number }> => {
    const found = new Map<number, { readonly chain: Chain; readonly score: number }>()
    if (!target.some((a) => a !== undefined && a.value !== 0n)) return found
    const at = new Map<number, Map<string, State>>([
      [from, new Map([['', { sums: columns.map(() => 0n), slack: columns.map(() => 0n), count: 0, score: 0, chain: undefined }]])],
    ])
    for (let pos = from; pos < rows.length && at.size > 0; pos++) {
      const states = at.get(pos)
      if (!states) continue
      at.delete(pos)
      const row = rows[pos] as Amounts
      for (const state of states.values()) {
        steps++
        const sums = state.sums.map((s, c) => s + (row[c]?.value ?? 0n))
        const slack = state.slack.map((s, c) => s + (row[c]?.slack ?? 0n))
        const over = (c: number): bigint => (sums[c] ?? 0n) - (target[c]?.value ?? 0n)
        const room = (c: number): bigint => (slack[c] ?? 0n) + (target[c]?.slack ?? 0n)
        if (columns.some((c) => !signed[c] && over(c) > room(c))) continue
        const reached = columns.every((c) => distance(sums[c] ?? 0n, target[c]?.value ?? 0n) <= room(c))
        const exact = reached && columns.every((c) => over(c) === 0n)
        const ends: [number, Chain | undefined, number][] = [[pos + 1, undefined, 0]]
        for (const [end, { chain, score }] of subtrees[pos] ?? []) ends.push([end, chain, score])
        for (const [end, below, gained] of ends) {
          const chain: Chain = { child: pos, below, before: state.chain }
          const score = state.score + gained
          const count = state.count + 1
          if (reached) {
            // Several parts say more than one, and to the last digit more than nearly.
            const own = score + (count > 1 ? (exact ? 4 : 2) : root ? 0 : 1)
            if (own > (found.get(end)?.score ?? -1)) found.set(end, { chain, score: own })
          }
          const next = at.get(end) ?? new Map<string, State>()
          at.set(end, next)
          const key = sums.join()
          const known = next.get(key)
          if (known ? score > known.score : next.size < mostStates) next.set(key, { sums, slack, count, score, chain })
        }
      }
      if (steps > mostSteps) return new Map()
    }
    return found
  }

  for (let i = rows.length - 1; i >= 0 && steps <= mostSteps; i--) {
    const ends = [...forests(i + 1, rows[i] as Amounts, false)].sort((a, b) => b[1].score - a[1].score)
    subtrees[i] = new Map(ends.slice(0, mostEnds))
  }
  const whole = steps > mostSteps ? undefined : forests(0, total, true).get(rows.length)
  if (!whole) return undefined
  const parents = rows.map(() => -1)
  const write = (chain: Chain | undefined, parent: number): void => {
    for (let one = chain; one; one = one.before) {
      parents[one.child] = parent
      write(one.below, one.child)
    }
  }
  write(whole.chain, -1)
  return parents
}

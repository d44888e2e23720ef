/** Columns of tables without drawn cells: from verticals where there are some, else from the white between figures that stand below each other. */
import { centreOf, type DrawnLine, type PrintedRow, type Segment } from './segments.ts'

/** How words or figures are set in their cells. */
export type Setting = 'left' | 'right' | 'centre'

/** A column as far as its contents show it. */
export interface ColumnPlace {
  /** Extent of what stands in it. */
  readonly x0: number
  readonly x1: number
  /** Where it begins and ends, as far as can be told. */
  readonly left: number
  readonly right: number
  readonly words: boolean
  /** How what stands in it is set, where that shows. */
  readonly set?: Setting
  /** It goes on with the code of the column before: 201 | 03 | 01. */
  readonly goesOn?: true
}

interface Cluster {
  x0: number
  x1: number
  readonly segments: Segment[]
  readonly words: boolean
}

function clustered(
  segments: readonly { readonly x0: number; readonly x1: number; readonly segment: Segment }[],
  wordy: boolean,
): Cluster[] {
  const out: Cluster[] = []
  for (const { x0, x1, segment } of [...segments].sort((a, b) => a.x0 - b.x0)) {
    const last = out[out.length - 1]
    if (last && x0 < last.x1 - 0.5) {
      last.x1 = Math.max(last.x1, x1)
      last.segments.push(segment)
    } else out.push({ x0, x1, segments: [segment], words: wordy })
  }
  return out
}

/**
 * Names whose cells are filled touch those of the next column here and there: where lines have two of them side by side, the second
 * beginning at one place, there are two columns.
 */
function sideBySide(cluster: Cluster, rows: readonly PrintedRow[]): Cluster[] {
  const own = new Set(cluster.segments)
  const inner = rows.flatMap((row) => row.segments.filter((s) => own.has(s)).slice(1))
  const at = inner
    .map((s) => s.box[0])
    .find((x) => inner.filter((s) => Math.abs(s.box[0] - x) < 2).length >= Math.max(2, 0.4 * inner.length))
  if (at === undefined) return [cluster]
  const split = (side: (s: Segment) => boolean): Cluster => {
    const segments = cluster.segments.filter(side)
    return { x0: Math.min(...segments.map((s) => s.box[0])), x1: Math.max(...segments.map((s) => s.box[2])), segments, words: true }
  }
  const [left, right] = [split((s) => s.box[0] < at - 2), split((s) => s.box[0] >= at - 2)]
  if (left.segments.length < 2 || right.segments.length < 2) return [cluster]
  return [{ ...left, x1: Math.min(left.x1, right.x0) }, ...sideBySide(right, rows)].flatMap((c, i) => (i === 0 ? sideBySide(c, rows) : [c]))
}

/** Codes of several levels, each level set in a little further, are one column: no line has two of them. */
function indented(clusters: readonly Cluster[], rows: readonly PrintedRow[]): Cluster[] {
  const rowOf = new Map(rows.flatMap((row) => row.segments.map((s) => [s, row] as const)))
  const coded = (c: Cluster): boolean => !c.words && c.segments.every((s) => wholeCode.test(s.text))
  const out: Cluster[] = []
  for (const cluster of clusters) {
    const last = out[out.length - 1]
    if (last && coded(last) && coded(cluster)) {
      const seen = new Set(last.segments.map((s) => rowOf.get(s)))
      if (!cluster.segments.some((s) => seen.has(rowOf.get(s)))) {
        out[out.length - 1] = { ...last, x1: Math.max(last.x1, cluster.x1), segments: [...last.segments, ...cluster.segments] }
        continue
      }
    }
    out.push(cluster)
  }
  return out
}

const wholeCode = /^\d{3}(?:\d{2}){0,3}$/u
const classCode = /^[1-5]\d{2}$/u

/** Tells columns that go on with the code of the one before: all of three digits, then of two. */
function withCodes(columns: readonly ColumnPlace[], segments: readonly Segment[]): ColumnPlace[] {
  const own = columns.map((c) => segments.filter((s) => s.kind === 'figure' && centreOf(s.box) >= c.left && centreOf(s.box) < c.right))
  let open = false
  return columns.map((column, i) => {
    const texts = (own[i] ?? []).map((s) => s.text)
    if (texts.length < 2 || column.words) open = false
    else if (open && texts.every((t) => /^\d{2}$/u.test(t))) return { ...column, goesOn: true }
    else open = texts.every((t) => classCode.test(t))
    return column
  })
}

/** How what stands in columns is set. Where all of a column are as wide, as amounts of other columns are set. */
function settings(clusters: readonly Cluster[]): Map<Cluster, Setting> {
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
  const out = new Map<Cluster, Setting>()
  const votes = { left: 0, right: 0, centre: 0 }
  const alike: Cluster[] = []
  for (const c of clusters) {
    const lefts = spread(c.segments.map((s) => s.box[0]))
    const rights = spread(c.segments.map((s) => s.box[2]))
    if (c.words) out.set(c, 'left')
    else if (lefts < 2.5 && rights < 2.5) alike.push(c)
    else {
      const own: Setting = rights < 2.5 ? 'right' : lefts < 2.5 ? 'left' : 'centre'
      out.set(c, own)
      if (!c.segments.every((s) => wholeCode.test(s.text))) votes[own]++
    }
  }
  const usual: Setting = votes.left > votes.right && votes.left > votes.centre ? 'left' : votes.centre > votes.right ? 'centre' : 'right'
  for (const c of alike) out.set(c, c.segments.every((s) => wholeCode.test(s.text)) ? 'right' : usual)
  return out
}

/** Columns of figures where figures stand below each other, columns of names from the words between them. */
export function columnsOf(rows: readonly PrintedRow[]): ColumnPlace[] {
  const all = rows.flatMap((r) => r.segments)
  const numerals = clustered(
    all.filter((s) => s.kind === 'figure').map((segment) => ({ x0: segment.box[0], x1: segment.box[2], segment })),
    false,
  )
  const words = all.filter((s) => s.kind === 'words')
  // A numeral that only words stand above and below is part of a name.
  const strong = numerals.filter((n) => {
    const covering = words.filter((w) => Math.min(w.box[2], n.x1) - Math.max(w.box[0], n.x0) > 0.5 * (n.x1 - n.x0)).length
    return covering <= n.segments.length
  })
  const weak = numerals.filter((n) => !strong.includes(n)).flatMap((n) => n.segments)
  const pieces = [...words, ...weak].flatMap((segment) => {
    // What overflows into columns of figures belongs where it begins.
    let [x0, x1] = [segment.box[0], segment.box[2]]
    for (const n of strong) {
      if (n.x1 <= x0 || n.x0 >= x1) continue
      if (x0 >= n.x0 - 1 && x1 <= n.x1 + 1) return []
      if (n.x0 - x0 >= x1 - n.x1) x1 = Math.min(x1, n.x0)
      else x0 = Math.max(x0, n.x1)
    }
    return x1 - x0 > 1 ? [{ x0, x1, segment }] : []
  })
  const clusters = indented(
    [...strong, ...clustered(pieces, true).flatMap((c) => sideBySide(c, rows))].sort((a, b) => a.x0 - b.x0),
    rows,
  )
  const set = settings(clusters)
  const rightOf = (c: Cluster): boolean => set.get(c) === 'right'
  const leftOf = (c: Cluster): boolean => set.get(c) === 'left'
  const edge = (a: Cluster, b: Cluster): number => {
    const half = Math.min(3, (b.x0 - a.x1) / 2)
    if (rightOf(a)) return a.x1 + half
    if (leftOf(b)) return b.x0 - half
    return (a.x1 + b.x0) / 2
  }
  const places = clusters.map((c, i): ColumnPlace => {
    const [before, after] = [clusters[i - 1], clusters[i + 1]]
    return {
      x0: c.x0,
      x1: c.x1,
      left: before ? edge(before, c) : c.x0 - 3,
      right: after ? edge(c, after) : c.x1 + 3,
      words: c.words,
      set: set.get(c) ?? 'centre',
    }
  })
  return withCodes(places, all)
}

/** Columns between verticals. */
export function drawnColumns(rows: readonly PrintedRow[], verticals: readonly DrawnLine[]): ColumnPlace[] {
  const xs: number[] = []
  for (const at of verticals.map((v) => v.at).sort((a, b) => a - b)) if (at - (xs[xs.length - 1] ?? -Infinity) > 3) xs.push(at)
  const all = rows.flatMap((r) => r.segments)
  const places = xs.slice(0, -1).map((left, i): ColumnPlace => {
    const right = xs[i + 1] ?? left
    const own = all.filter((s) => centreOf(s.box) >= left && centreOf(s.box) < right)
    const numerals = own.filter((s) => s.kind === 'figure').length
    return {
      left,
      right,
      // A head over several columns reaches out of its middle one.
      x0: own.length > 0 ? Math.max(left, Math.min(...own.map((s) => s.box[0]))) : left,
      x1: own.length > 0 ? Math.min(right, Math.max(...own.map((s) => s.box[2]))) : right,
      words: numerals * 2 < own.length,
    }
  })
  return withCodes(places, all)
}

export function columnAt(columns: readonly ColumnPlace[], { box, kind }: Segment): number {
  let best = -1
  let most = 0
  columns.forEach((c, i) => {
    // A name that overflows belongs where it begins.
    if (kind === 'words' && c.words && box[0] >= c.left && box[0] < Math.max(c.x1, c.right) && best < 0) {
      best = i
      most = Infinity
    }
    const shared = Math.min(box[2], c.x1) - Math.max(box[0], c.x0)
    if (shared > most) {
      best = i
      most = shared
    }
  })
  if (best >= 0) return best
  const middle = centreOf(box)
  const at = columns.findIndex((c) => middle < c.right)
  return at < 0 ? columns.length - 1 : at
}

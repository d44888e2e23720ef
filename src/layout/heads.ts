/** Heads of tables without drawn cells: which columns each printed word of a head stands over, level by level. */
import type { Box, Page } from '../pdf/types.ts'
import type { ColumnPlace } from './columns.ts'
import { centreOf, type DrawnLine, merged, middleOf, type PrintedRow, type Segment } from './segments.ts'

/** One word of a head, over columns `first` … `last`, as one or several printed lines. */
export interface HeadCell {
  readonly segments: readonly Segment[]
  readonly first: number
  readonly last: number
}

interface Placed {
  segments: Segment[]
  /** Height of one line. */
  em: number
  top: number
  bottom: number
  x0: number
  x1: number
  first: number
  last: number
}

const single = /^[\u4e00-\u9fff]$/u
/** 类 | 款 | 项 head three columns of codes. */
const classes = /^[类款项目节]$/u

/** Pieces of one letter-spaced word, which nothing but white parts, are one. */
function words(page: Page, rows: readonly PrintedRow[], columns: readonly ColumnPlace[]): Segment[] {
  const columnAt = (x: number): number => columns.findIndex((c) => x >= c.left && x < c.right)
  return rows.flatMap((row, r) => {
    const close = rows.slice(0, r).flatMap((above) => (row.top - above.bottom < 0.6 * row.size ? above.segments : []))
    // The last characters of words that wrap, each below its own, are no letter-spaced word.
    const wrapping = (s: Segment): Segment | undefined =>
      close.find((o) => o.indexes.length > 1 && o.box[0] < centreOf(s.box) && o.box[2] > centreOf(s.box))
    const out: Segment[] = []
    for (const segment of row.segments) {
      const before = out[out.length - 1]
      const apart = before && [...before.text].slice(-1)[0]
      if (
        before &&
        apart !== undefined &&
        single.test(segment.text) &&
        (single.test(before.text) || /\s.$/u.test(before.text)) &&
        !(classes.test(segment.text) && classes.test(apart) && !(apart === '项' && segment.text === '目')) &&
        segment.box[0] - before.box[2] < 6 * segment.size &&
        columnAt(centreOf(segment.box)) === columnAt(centreOf(before.box)) &&
        wrapping(segment) === wrapping(before)
      )
        out[out.length - 1] = merged(page, [before, segment])
      else out.push(segment)
    }
    return out
  })
}

/**
 * Places the words of a head.
 * @param numbers numbers of the columns, printed below the head
 * @param columns columns of the body; columns that only a head knows of are added to the answer
 * @param verticals lines drawn between columns, where there are any
 */
export function placeHeads(
  page: Page,
  rows: readonly PrintedRow[],
  numbers: readonly Segment[],
  columns: readonly ColumnPlace[],
  horizontals: readonly DrawnLine[],
  verticals: readonly DrawnLine[],
): { readonly columns: readonly ColumnPlace[]; readonly cells: readonly HeadCell[] } {
  const segments = words(page, rows, columns)
  if (segments.length === 0) return { columns, cells: [] }
  const known = codesAsOne(columns, segments, numbers)
  const all = verticals.length > 0 ? known : withEmptyColumns(segments, numbers, known)
  const placed = wrappedAsOne(segments).map((own): Placed => {
    const box: Box = [
      Math.min(...own.map((s) => s.box[0])),
      Math.min(...own.map((s) => s.box[1])),
      Math.max(...own.map((s) => s.box[2])),
      Math.max(...own.map((s) => s.box[3])),
    ]
    const [first, last] = under(box, all)
    return { segments: own, top: box[1], bottom: box[3], x0: box[0], x1: box[2], em: heightOf(own[0]), first, last }
  })
  placed.sort((a, b) => a.top + a.bottom - b.top - b.bottom)
  for (const head of placed) {
    const range = drawnRange(head, all, horizontals, verticals) ?? (verticals.length > 2 ? undefined : grownRange(head, placed, all))
    if (range) [head.first, head.last] = range
  }
  return apart(all, stacked(placed))
}

/** A column that stands for the columns of one code. */
interface Joined extends ColumnPlace {
  readonly parts?: readonly ColumnPlace[]
}

/** A code in three columns has one head, unless 类, 款 and 项 (or numbers) stand over it side by side. */
function codesAsOne(columns: readonly ColumnPlace[], segments: readonly Segment[], numbers: readonly Segment[]): Joined[] {
  const out: Joined[] = []
  for (let i = 0; i < columns.length; ) {
    const parts = [columns[i] as ColumnPlace]
    while (columns[i + parts.length]?.goesOn) parts.push(columns[i + parts.length] as ColumnPlace)
    const [first, last] = [parts[0] as ColumnPlace, parts[parts.length - 1] as ColumnPlace]
    const over = [...segments, ...numbers].filter(
      (s) => centreOf(s.box) >= (i === 0 ? -Infinity : first.left) && centreOf(s.box) < last.right,
    )
    const beside = over.some((s) =>
      over.some((o) => o.box[0] >= s.box[2] - 1 && Math.abs(middleOf(o.box) - middleOf(s.box)) < 0.5 * s.size),
    )
    if (parts.length === 1 || beside) out.push(...parts)
    else out.push({ x0: first.x0, x1: last.x1, left: first.left, right: last.right, words: false, parts })
    i += parts.length
  }
  return out
}

/** Columns taken as one, as they are. */
function apart(
  columns: readonly Joined[],
  cells: readonly HeadCell[],
): { readonly columns: readonly ColumnPlace[]; readonly cells: readonly HeadCell[] } {
  const starts: number[] = []
  const out: ColumnPlace[] = []
  for (const { parts, ...column } of columns) {
    starts.push(out.length)
    if (!parts) out.push(column)
    else
      out.push(
        ...parts.map((part, k) => ({
          ...part,
          left: k === 0 ? column.left : part.left,
          right: k === parts.length - 1 ? column.right : part.right,
        })),
      )
  }
  const end = (i: number): number => (starts[i + 1] ?? out.length) - 1
  return { columns: out, cells: cells.map((cell) => ({ ...cell, first: starts[cell.first] ?? 0, last: end(cell.last) })) }
}

const heightOf = (s: Segment | undefined): number => (s ? s.box[3] - s.box[1] : 0)

/** Lines right below each other with one middle: a word that was wrapped in its cell. */
function wrappedAsOne(segments: readonly Segment[]): Segment[][] {
  const out: Segment[][] = []
  for (const segment of [...segments].sort((a, b) => a.box[1] - b.box[1])) {
    const em = heightOf(segment)
    const above = out.find((own) => {
      const last = own[own.length - 1] as Segment
      const gap = segment.box[1] - last.box[3]
      return gap > -0.3 * em && gap < 0.5 * em && Math.abs(centreOf(segment.box) - centreOf(last.box)) < 0.5 * em
    })
    if (above) above.push(segment)
    else out.push([segment])
  }
  return out
}

/** Columns that a word stands over: those whose contents it covers, else the one its middle is in. */
function under(box: Box, columns: readonly ColumnPlace[]): [number, number] {
  const touched = columns.flatMap((c, i) => {
    const shared = Math.min(box[2], c.right) - Math.max(box[0], c.left)
    const whole = box[0] <= c.x0 + 1 && box[2] >= c.x1 - 1
    return shared > 0.6 * (c.right - c.left) || whole ? [i] : []
  })
  const middle = centreOf(box)
  const at = columns.findIndex((c) => middle < c.right)
  const own = at < 0 ? columns.length - 1 : at
  const [first, last] = [touched[0] ?? own, touched[touched.length - 1] ?? own]
  return own < first || own > last ? [own, own] : [first, last]
}

/** Side by side they may touch. */
const overlapping = (a: readonly number[], b: readonly number[]): boolean =>
  Math.min(a[2] ?? 0, b[2] ?? 0) - Math.max(a[0] ?? 0, b[0] ?? 0) > 1

interface Stack {
  readonly segments: Segment[]
  box: [number, number, number, number]
}

/** Words right below each other, as one. */
function stacks(segments: readonly Segment[]): Stack[] {
  const out: Stack[] = []
  for (const segment of [...segments].sort((a, b) => a.box[1] - b.box[1])) {
    const { box, size } = segment
    const above = out.find((s) => {
      const shared = Math.min(s.box[2], box[2]) - Math.max(s.box[0], box[0])
      return shared > 0.5 * Math.min(s.box[2] - s.box[0], box[2] - box[0]) && box[1] - s.box[3] < 0.5 * size
    })
    if (above) {
      above.segments.push(segment)
      above.box = [Math.min(above.box[0], box[0]), above.box[1], Math.max(above.box[2], box[2]), box[3]]
    } else out.push({ segments: [segment], box: [...box] })
  }
  return out
}

/** The words of the lowest level: those that stand over no others, in the middle of the head's height or below it. */
function lowestOf(segments: readonly Segment[]): Segment[] {
  const all = stacks(segments)
  const heights = all.map((s) => middleOf(s.box))
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
  return all
    .filter((s) => {
      if (all.some((o) => o !== s && o.box[1] > middleOf(s.box) && overlapping(o.box, s.box))) return false
      const beside = [
        all.filter((o) => o.box[2] <= s.box[0] + 1).sort((a, b) => b.box[2] - a.box[2])[0],
        all.filter((o) => o.box[0] >= s.box[2] - 1).sort((a, b) => a.box[0] - b.box[0])[0],
      ]
      return !beside.some((o) => o !== undefined && middleOf(o.box) - middleOf(s.box) > Math.max(8, 0.6 * (bottom - top)))
    })
    .flatMap((s) => s.segments)
}

/** Words that stand side by side over one column of the body head columns of their own, which are empty. */
function withEmptyColumns(segments: readonly Segment[], numbers: readonly Segment[], columns: readonly Joined[]): Joined[] {
  const lowest = [...lowestOf(segments), ...numbers]
  const out: Joined[] = []
  columns.forEach((column, i) => {
    const own = lowest
      .filter((s) => {
        const middle = centreOf(s.box)
        return middle >= (i === 0 ? -Infinity : column.left) && middle < (i === columns.length - 1 ? Infinity : column.right)
      })
      .sort((a, b) => a.box[0] - b.box[0])
    const groups: Segment[][] = []
    for (const s of own) {
      const group = groups.find((g) => g.some((o) => overlapping(o.box, s.box)))
      if (group) group.push(s)
      else groups.push([s])
    }
    if (groups.length < 2) {
      out.push(column)
      return
    }
    const spans = groups.map((g) => [Math.min(...g.map((s) => s.box[0])), Math.max(...g.map((s) => s.box[2]))] as const)
    const distance = ([x0, x1]: readonly [number, number]): number => {
      const shared = Math.min(x1, column.x1) - Math.max(x0, column.x0)
      return shared > 0 ? -shared : Math.abs((x0 + x1) / 2 - (column.x0 + column.x1) / 2)
    }
    const best = spans.reduce((k, s, j) => (distance(s) < distance(spans[k] as readonly [number, number]) ? j : k), 0)
    let left = Math.min(column.left, spans[0]?.[0] ?? column.left)
    spans.forEach(([x0, x1], k) => {
      const next = spans[k + 1]
      const own = k === best
      const end = own ? Math.max(x1, column.x1) : x1
      const nextStart = next && k + 1 === best ? Math.min(next[0], Math.max(column.x0, x1)) : next?.[0]
      const right = nextStart === undefined ? Math.max(column.right, end) : Math.max((end + nextStart) / 2, own ? column.x1 : x1)
      out.push(own ? { ...column, left, right } : { x0, x1, left, right, words: false })
      left = right
    })
  })
  return out
}

const columnsWithin = (columns: readonly ColumnPlace[], from: number, to: number): [number, number] | undefined => {
  const inside = columns.flatMap((c, i) => {
    const middle = (c.left + c.right) / 2
    return middle > from && middle < to ? [i] : []
  })
  const [first, last] = [inside[0], inside[inside.length - 1]]
  return first === undefined || last === undefined ? undefined : [first, last]
}

/** The columns that a word heads as lines show: verticals at its height, or a line drawn below it that is shorter than the table. */
function drawnRange(
  head: Placed,
  columns: readonly ColumnPlace[],
  horizontals: readonly DrawnLine[],
  verticals: readonly DrawnLine[],
): [number, number] | undefined {
  const y = (head.top + head.bottom) / 2
  const x = (head.x0 + head.x1) / 2
  const [start, end] = [columns[0]?.left ?? 0, columns[columns.length - 1]?.right ?? 0]
  const beside = verticals.filter((v) => v.from <= y && v.to >= y).map((v) => v.at)
  if (beside.length >= 2) {
    const from = Math.max(start, ...beside.filter((at) => at <= x))
    const to = Math.min(end, ...beside.filter((at) => at > x))
    return columnsWithin(columns, from, to)
  }
  const em = head.em
  const below = horizontals
    .filter((h) => h.at > y && h.at < y + 3.2 * em && h.from <= x && h.to >= x && h.to - h.from > head.x1 - head.x0)
    .sort((a, b) => a.at - b.at)[0]
  if (!below || below.to - below.from > 0.97 * (end - start)) return undefined
  return columnsWithin(columns, below.from, below.to)
}

/** Where the cells of a column begin and end: its lowest head stands in their middle, what is in it at one of their sides. */
function extentOf(column: ColumnPlace, own: readonly Placed[]): [number, number] {
  const lowest = own[own.length - 1]
  if (lowest && own.every((p) => p.first === p.last)) {
    const middle = (lowest.x0 + lowest.x1) / 2
    const half = column.set === 'left' ? middle - column.left : column.set === 'right' ? column.right - middle : 0
    if (half > 0.4 * (column.x1 - column.x0)) return [middle - half, middle + half]
  }
  return [column.left, column.right]
}

/** A word over several words of the next level is set in the middle of their columns. */
function grownRange(head: Placed, all: readonly Placed[], columns: readonly ColumnPlace[]): [number, number] | undefined {
  const y = (head.top + head.bottom) / 2
  const em = head.em
  const over = (p: Placed, i: number): boolean => p.first <= i && p.last >= i
  const levels = all.filter((p) => p !== head && (p.top + p.bottom) / 2 > y + 0.9 * em && p.first <= head.last && p.last >= head.first)
  if (levels.length === 0) return undefined
  const heights = levels.map((p) => (p.top + p.bottom) / 2)
  const beside = (i: number): boolean => all.some((p) => p !== head && over(p, i) && Math.abs((p.top + p.bottom) / 2 - y) < 0.6 * em)
  const open = (i: number): boolean =>
    !beside(i) && all.some((p) => p !== head && over(p, i) && heights.some((h) => Math.abs((p.top + p.bottom) / 2 - h) < 0.35 * em))
  let [low, high] = [head.first, head.last]
  while (low > 0 && open(low - 1)) low--
  while (high < columns.length - 1 && open(high + 1)) high++
  if (low === head.first && high === head.last) return undefined
  const middle = (head.x0 + head.x1) / 2
  const extents = columns.map((column, i) =>
    i < low || i > high
      ? undefined
      : extentOf(
          column,
          all.filter((p) => p !== head && over(p, i)),
        ),
  )
  const offOf = (l: number, r: number): number => Math.abs(((extents[l]?.[0] ?? 0) + (extents[r]?.[1] ?? 0)) / 2 - middle)
  const width = (l: number, r: number): number => (extents[r]?.[1] ?? 0) - (extents[l]?.[0] ?? 0)
  // Words of the next level stand under something: under this one, where no other is beside them.
  const [sharedLow, sharedHigh] = [low > 0 && beside(low - 1), high < columns.length - 1 && beside(high + 1)]
  const [leastLow, leastHigh] = [sharedLow ? head.first : low, sharedHigh ? head.last : high]
  const forced = offOf(low, high) < 0.25 * width(low, high)
  let best: [number, number] | undefined
  let least = Infinity
  for (let l = low; l <= (forced ? leastLow : head.first); l++) {
    for (let r = forced ? leastHigh : head.last; r <= high; r++) {
      // Of ranges about equally well centred the widest is meant.
      const cost = Math.max(offOf(l, r), 0.12 * (width(l, r) / (r - l + 1))) - (r - l) * 0.5
      if (cost < least) {
        least = cost
        best = [l, r]
      }
    }
  }
  return best
}

/** Lines right below each other over the same columns are one word that was wrapped. */
function stacked(placed: readonly Placed[]): HeadCell[] {
  const out: Placed[] = []
  for (const head of placed) {
    const above = out.filter((p) => p.first === head.first && p.last === head.last).pop()
    const between = above && out.some((p) => p !== above && p.top > above.top && p.first <= head.last && p.last >= head.first)
    const em = head.em
    const same = above && Math.abs(middle(above) - middle(head)) < 0.4 * em
    if (above && !between && (same || head.top - above.bottom < 0.5 * em)) {
      above.segments.push(...head.segments)
      above.bottom = head.bottom
      above.x0 = Math.min(above.x0, head.x0)
      above.x1 = Math.max(above.x1, head.x1)
    } else out.push({ ...head, segments: [...head.segments] })
  }
  return out.map(({ segments, first, last }) => ({ segments, first, last }))
}

const middle = (p: Placed): number => (p.top + p.bottom) / 2

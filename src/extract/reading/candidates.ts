/**
 * What a change may refer to, once the whole document is read: the amounts it may start from and lead to. Candidates are ranked, and
 * each says on what grounds it is one; rules ask for them and look for none themselves.
 */
import { isBudget } from '../../families/concepts.ts'
import { type Amount, amountsOf, mainAmount, samePhase } from '../../families/phases.ts'
import type { Figure, Mention, Movement, Referent } from '../../model/reading.ts'

/** How far above or below, in paragraphs, an item told again is looked for. */
const near = { base: 3, current: 4 }

/** Mentions by concept, in reading order. */
export type ByConcept = ReadonlyMap<string, readonly Mention[]>

export function byConcept(mentions: readonly Mention[]): ByConcept {
  const groups = new Map<string, Mention[]>()
  for (const m of mentions) {
    const of = groups.get(m.concept)
    if (of) of.push(m)
    else groups.set(m.concept, [m])
  }
  return groups
}

/** Those of a list in reading order that stand at most so many paragraphs away. */
function around(list: readonly Mention[], block: number, reach: number): readonly Mention[] {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.block ?? 0) < block - reach) low = middle + 1
    else high = middle
  }
  const found: Mention[] = []
  for (let i = low; i < list.length; i++) {
    const m = list[i]
    if (!m || m.block > block + reach) break
    found.push(m)
  }
  return found
}

/** The amounts a movement may start from, the likeliest first. */
export function basesOf(m: Mention, v: Movement, known: ByConcept): Referent[] {
  const all = amountsOf(m)
  const main = mainAmount(m)
  const isBase = (a: Amount): boolean => {
    if (v.basis.period !== undefined && a.period !== undefined) return a.period === v.basis.period && samePhase(a.phase, v.basis.phase)
    if (v.basis.prior || v.basis.period !== undefined) return false
    return isBudget(v.basis.phase) && isBudget(a.phase) && samePhase(a.phase, v.basis.phase)
  }
  const beside: Referent[] = v.base === undefined ? [] : [{ to: v.base, grounds: ['printed-beside'] }]
  const own = all
    .filter((a) => a.figure !== main?.figure && isBase(a))
    .map((a): Referent => ({ to: a.figure, grounds: ['same-item', v.basis.period === undefined ? 'same-phase' : 'same-year'] }))
  // 「30万元，上年25万元，增加5万元」 without a word of comparison: the other of two amounts.
  const other =
    v.basis.text === '' && all.length === 2 && (all[0]?.period !== all[1]?.period || v.direction === undefined)
      ? all.filter((a) => a.figure !== main?.figure).map((a): Referent => ({ to: a.figure, grounds: ['same-item', 'only-other'] }))
      : []
  const here = [...beside, ...own, ...other].filter((c, i, list) => list.findIndex((o) => o.to === c.to) === i)
  return here.length > 0 ? here : basesElsewhere(m, v, known)
}

/** The same item with the year (or the budget) compared with, near by, and the current amount that stands beside it. */
function basesElsewhere(m: Mention, v: Movement, known: ByConcept): Referent[] {
  if (m.concept === '') return []
  const budget = isBudget(v.basis.phase)
  if (v.basis.period === undefined && !(budget && !v.basis.prior)) return []
  // An amount without a year is this year's: it is no base of a comparison with another.
  const ofBasis = (a: Amount): boolean =>
    v.basis.period === undefined ? budget : a.period === v.basis.period || (a.period === undefined && !v.basis.prior && budget)
  return around(known.get(m.concept) ?? [], m.block, near.base).flatMap((o): Referent[] => {
    if (o.id === m.id || o.scope !== m.scope) return []
    const amounts = amountsOf(o)
    const fit = amounts.find((a) => samePhase(a.phase, v.basis.phase) && ofBasis(a) && (!budget || isBudget(a.phase)))
    if (!fit) return []
    const beside = amounts.find((a) => a.figure !== fit.figure && a.phase === 'actual')?.figure
    return [
      {
        to: fit.figure,
        grounds: ['told-elsewhere', v.basis.period === undefined ? 'same-phase' : 'same-year'],
        block: o.block,
        ...(beside === undefined ? {} : { beside }),
      },
    ]
  })
}

/** The amounts a movement may lead to, the likeliest first: the item's own, or where it has none, the item's a sentence before or behind. */
export function currentsOf(m: Mention, v: Movement, known: ByConcept, figures: readonly Figure[]): Referent[] {
  const main = mainAmount(m)
  const own: Referent[] = main ? [{ to: main.figure, grounds: ['same-item'] }] : []
  if (m.amount !== undefined || m.concept === '') return own
  // 「国内接待3批次，接待16人次」 names the item too: what changed is of its own kind.
  const kind = v.change === undefined ? 'money' : figures[v.change]?.unit.dimension
  const fits = (o: Mention): boolean => {
    const of = o.amount === undefined ? undefined : figures[o.amount]?.unit.dimension
    return (
      // Only fiscal money pays for 三公: its scope need not be said again.
      (o.scope === m.scope || m.concept === '三公经费') &&
      (of === kind || of === 'none' || (kind === 'none' && of === 'money')) &&
      (o.period === undefined || m.period === undefined || o.period === m.period)
    )
  }
  const same = around(known.get(m.concept) ?? [], m.block, near.current).filter(fits)
  const before = same.filter((o) => o.id < m.id).reverse()
  // 「其中运行维护费上升20.1%。…（运行维护费13106.17万元…）」: or behind it, in the same paragraph.
  const behind = same.filter((o) => o.id > m.id && o.block === m.block)
  return [
    ...own,
    ...[...before, ...behind].flatMap((o): Referent[] => {
      const amount = mainAmount(o)
      return amount === undefined ? [] : [{ to: amount.figure, grounds: ['told-elsewhere'], block: o.block }]
    }),
  ]
}

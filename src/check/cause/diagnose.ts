/**
 * Which figure is at fault. Contradictions that share a figure hang together; for each such knot the search looks for the
 * smallest set of figures whose change satisfies every claim in it without breaking one that holds, and for how the slip
 * probably happened.
 */

import type { DiagnosisKind, How } from '../../model/finding.ts'
import type { Figure, Read } from '../../model/reading.ts'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  format,
  isZero,
  larger,
  multiply,
  rescale,
  shift,
  sign,
  smaller,
} from '../../number/decimal.ts'
import { baseValue, figuresIn, judge } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import { slipOf } from '../../relation/slips.ts'
import { printable, printedAs, solve } from '../../relation/solve.ts'
import { howItWent, isRatio, type Manner, sameSentence, turnedRound, unlessLastYears } from './manner.ts'
import type { Constraint, Network } from './network.ts'

export interface Blame {
  readonly figure: number
  /** In the figure's printed unit, at its decimals. */
  readonly value: Decimal
  readonly repairs: number
  readonly agrees: number
  readonly disagrees: number
  readonly kind: DiagnosisKind
  readonly how?: How
  /** Figure that was copied, used as base … */
  readonly witness?: number
  readonly plausibility: number
  /** Claims it makes hold to the last digit, of those it repairs. */
  readonly exact?: number
  /** How many digits of the figure are printed. */
  readonly digits?: number
}

export interface Explanation {
  /** One blame a figure of the smallest repair, likeliest first; further ones are rivals of the first. */
  readonly blamed: readonly Blame[]
  readonly rivals: readonly Blame[]
  /** Constraints (indexes) the explanation settles. */
  readonly settles: readonly number[]
}

const replaced = (read: Read, id: number, value: Decimal): Read => {
  const original = read(id)
  const changed: Figure = { ...original, value, decimals: value.scale, printed: format(value) }
  return (f) => (f === id ? changed : read(f))
}

const holdsWith = (c: Constraint, read: Read): boolean => {
  const { verdict } = judge(c.relation, read)
  return verdict === 'exact' || verdict === 'notCheckable' || (verdict === 'rounding' && !c.toTheDigit)
}

/** Knots: groups of failing constraints connected through shared figures. */
export function knots(failing: readonly Constraint[]): Constraint[][] {
  const leader = failing.map((_, at) => at)
  const leaderOf = (at: number): number => {
    let top = at
    for (let next = leader[top]; next !== undefined && next !== top; next = leader[top]) top = next
    // What was passed on the way is led directly from now on.
    for (let i = at; i !== top; ) {
      const next = leader[i] ?? top
      leader[i] = top
      i = next
    }
    return top
  }
  const lastWith = new Map<number, number>()
  failing.forEach((c, at) => {
    for (const figure of figuresIn(c.relation)) {
      const before = lastWith.get(figure)
      if (before !== undefined) leader[leaderOf(before)] = at
      lastWith.set(figure, at)
    }
  })
  // A knot is led by its last constraint.
  const groups = new Map<number, Constraint[]>()
  failing.forEach((c, at) => {
    const top = leaderOf(at)
    const of = groups.get(top)
    if (of) of.push(c)
    else groups.set(top, [c])
  })
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => members.sort((a, b) => a.index - b.index))
}

/** Nobody mistypes 3.46万元 for 7000.00: an amount that would have to be a hundred times another is not what slipped, but for its point or unit. */
function isFarFrom(figure: Figure, value: Decimal): boolean {
  if (figure.unit.dimension !== 'money' || isZero(figure.value) || isZero(value)) return false
  const [small, large] = [smaller(abs(figure.value), abs(value)), larger(abs(figure.value), abs(value))]
  return compare(large, shift(small, 2)) > 0 && slipOf(figure.value, value) === undefined
}

/** Values worth trying for a figure: what each failing constraint gives, and printed figures that fall into its range. */
function valuesFor(net: Network, id: number, failing: readonly Constraint[]): Decimal[] {
  const figure = net.read(id)
  const found = new Map<string, Decimal>()
  const put = (value: Decimal): void => {
    // People lose or swap a sign word, but a printed amount does not become negative.
    if (sign(value) < 0 && sign(figure.value) >= 0) return
    if (isFarFrom(figure, value)) return
    if (!equals(value, figure.value)) found.set(format(value), value)
  }
  for (const c of failing) {
    const solution = solve(c.relation, id, net.read)
    if (!solution) continue
    if (c.relation.kind === 'quotient' && c.relation.stated.figure === id) {
      // The point may have moved: the digits stay. Of a quotient that was printed for its percentage, as many as percentages have here.
      for (const by of [-1, 1, -2, 2]) {
        const moved = trimTo(shift(figure.value, by), figure.decimals)
        if ((moved.scale > 0 || figure.decimals === 0) && !isZero(moved) && holdsWith(c, replaced(net.read, id, moved))) put(moved)
      }
      const usual = rescale(shift(solution.value, -figure.unit.power), net.usualRate)
      if (isRatio(figure, usual)) put(usual)
    }
    const other = c.relation.kind === 'quotient' ? unlessLastYears(net, figure, c.relation) : undefined
    if (other) put(printedAs(other, figure))
    // A figure printed with fewer places than its neighbours has dropped zeros; its right value need not.
    const places = Math.max(
      figure.decimals,
      figure.unit.dimension === 'money' ? (net.usual.get(figure.unit.symbol) ?? 0) : 0,
      ...(c.relation.kind === 'sum'
        ? figuresIn(c.relation)
            .map((f) => net.read(f))
            .filter((f) => f.unit.symbol === figure.unit.symbol)
            .map((f) => f.decimals)
        : [0]),
    )
    if (places > figure.decimals) put(trimTo(printedAs(solution.value, { ...figure, decimals: places }), figure.decimals))
    else put(printedAs(solution.value, figure))
    // A printed nothing is no mistyped digit.
    for (const slip of isZero(figure.value) ? [] : slipsOf(figure.value)) if (printable(slip, figure, solution.range)) put(slip)
    for (const [, ids] of net.byValue) {
      const other = net.read(ids[0] ?? id)
      if (other.id === id || other.unit.dimension !== figure.unit.dimension || isZero(other.value)) continue
      const same = rescale(shift(other.value, other.unit.power - figure.unit.power), figure.decimals)
      if (other.decimals + figure.unit.power - other.unit.power !== figure.decimals) continue
      if (printable(same, figure, solution.range) && sign(same) === sign(printedAs(solution.value, figure))) put(same)
    }
  }
  return [...found.values()].slice(0, 40)
}

/** What the figure may have been before a single digit was mistyped, two exchanged, or the point moved. */
function slipsOf(value: Decimal): Decimal[] {
  const text = format(value)
  const found: Decimal[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (!/\d/.test(c)) continue
    for (let digit = 0; digit < 10; digit++)
      if (String(digit) !== c) found.push(decimal(text.slice(0, i) + String(digit) + text.slice(i + 1)))
    const next = text.charAt(i + 1)
    if (/\d/.test(next) && next !== c) found.push(decimal(text.slice(0, i) + next + c + text.slice(i + 2)))
  }
  return found
}

const trimTo = (value: Decimal, least: number): Decimal => {
  let v = value
  while (v.scale > least && v.digits % 10n === 0n) v = { digits: v.digits / 10n, scale: v.scale - 1 }
  return v
}

/** How likely people are to err this way; ties are broken by it. */
const likelihood: Readonly<Record<DiagnosisKind, number>> = {
  copied: 6,
  'wrong-base': 5,
  'decimal-point': 5,
  unit: 5,
  transposed: 5,
  digit: 4,
  sign: 4,
  'prior-year': 7,
  shifted: 5,
  unknown: 0,
}

/** What is told of the kind more exactly has a likelihood of its own. Another base is found by chance now and then. */
const likelihoodOf = ({ kind, how, witness }: Manner): number =>
  how === 'other-item' || how === 'of-prior'
    ? 5
    : how === 'reversed' || how === 'added' || how === 'lost' || (kind === 'wrong-base' && witness !== undefined)
      ? 3
      : likelihood[kind]

const isLong = (value: Decimal): boolean => format(value).replace(/[.-]|^0+/g, '').length >= 4

/** Checks that were not sure enough to speak, and that the value proposed makes hold to the last digit. */
const witnessesOf = (net: Network, id: number, read: Read): number =>
  (net.unsure.get(id) ?? []).filter((readings) => readings.some((relation) => judge(relation, read).verdict === 'exact')).length

/** Amounts are printed to the round unit far oftener than a slip leads there: for a value that is rounder than another, or against one that is less. */
function rounder(a: Decimal, b: Decimal): number {
  const isRound = (value: Decimal): boolean => value.scale >= 2 && !isZero(value) && value.digits % 100n === 0n
  return 2 * (Number(isRound(a)) - Number(isRound(b)))
}

function appraise(net: Network, id: number, value: Decimal, failing: readonly Constraint[]): Blame {
  const figure = net.read(id)
  const read = replaced(net.read, id, value)
  let repairs = 0
  let exact = 0
  let tails = 0
  let bySum = false
  let agrees = 0
  let disagrees = 0
  const inKnot = new Set(failing.map((c) => c.index))
  for (const c of net.on.get(id) ?? []) {
    const ok = holdsWith(c, read)
    if (inKnot.has(c.index)) {
      if (ok) repairs++
      if (ok && c.relation.kind === 'sum' && c.relation.op === '=') bySum = true
      if (ok && judge(c.relation, read).verdict === 'exact') exact++
      else if (ok && c.relation.kind === 'sum') tails++
    } else if (c.holds) {
      if (ok) agrees++
      else disagrees += c.weight
    }
  }
  const manner = howItWent(net, figure, value, failing)
  const { kind, how, witness } = manner
  // The same number printed elsewhere for the same kind of thing speaks for the new value; for the old one, against.
  const elsewhere = (net.byValue.get(format(value)) ?? []).filter(
    (f) => f !== id && net.read(f).unit.dimension === figure.unit.dimension,
  ).length
  const kept = (net.byValue.get(format(figure.value)) ?? []).filter(
    (f) =>
      f !== id &&
      net.read(f).unit.dimension === figure.unit.dimension &&
      // A long amount printed again is not mistyped; it may be copied.
      ((figure.unit.dimension === 'percent' && how !== 'other-item' && kind !== 'shifted') ||
        (isLong(figure.value) && kind !== 'copied' && kind !== 'prior-year' && kind !== 'shifted')),
  ).length
  const significant = format(value).replace(/[.\-0]/g, '').length >= 3
  // In a column of zeros a zero is the likeliest thing to have stood there.
  const usual = isZero(value) && (net.byValue.get(format(value)) ?? []).length >= 5 ? 1 : 0
  const plausibility =
    likelihoodOf(manner) +
    usual +
    (elsewhere > 0 && significant ? 3 : 0) -
    (kept > 0 ? 2 : 0) +
    3 * Math.min(2, witnessesOf(net, id, read)) +
    (bySum && kind === 'digit' ? rounder(value, figure.value) : 0) -
    (tails > 0 ? 3 : 0) -
    (isZero(figure.value) ? 3 : 0)
  return {
    figure: id,
    value,
    repairs,
    agrees,
    disagrees,
    kind,
    plausibility,
    exact,
    digits: figure.printed.replace(/\D/g, '').length,
    ...(how === undefined ? {} : { how }),
    ...(witness === undefined ? {} : { witness }),
  }
}

const better = (a: Blame, b: Blame, stated: ReadonlySet<number>, bonus: number): number =>
  b.repairs - b.disagrees - (a.repairs - a.disagrees) ||
  a.disagrees - b.disagrees ||
  b.plausibility + (stated.has(b.figure) ? bonus : 0) - (a.plausibility + (stated.has(a.figure) ? bonus : 0)) ||
  Number(stated.has(b.figure)) - Number(stated.has(a.figure)) ||
  // Of two values of one figure that are as likely, the one that leaves no tail.
  (a.figure === b.figure ? (b.exact ?? 0) - (a.exact ?? 0) : 0) ||
  // Figures slip alike, long or short: which digit it was is likelier where there are few.
  (a.digits ?? 0) - (b.digits ?? 0) ||
  a.figure - b.figure

/**
 * The percentage is right and its base misnamed: 「年初预算0，全年预算321.02，决算307.82，完成年初预算的95.89%」. Believed when another
 * amount of the same sentence gives the stated percentage exactly.
 */
function misnamedBase(net: Network, c: Constraint): Explanation | undefined {
  if (c.relation.kind !== 'quotient' || c.relation.denominator.length !== 1 || c.relation.numerator.length !== 1) return undefined
  const stated = net.read(c.relation.stated.figure)
  const base = net.read(c.relation.denominator[0]?.figure ?? stated.id)
  const used = new Set(figuresIn(c.relation))
  const relation = c.relation
  if (stated.place !== 'sentence') return undefined
  const right = net.figures.find(
    (f) =>
      !used.has(f.id) &&
      f.place === 'sentence' &&
      sameSentence(f, stated) &&
      f.unit.dimension === base.unit.dimension &&
      !isZero(f.value) &&
      !equals(f.value, base.value) &&
      judge({ ...relation, denominator: [{ figure: f.id, times: 1 }] }, net.read).verdict === 'exact',
  )
  if (!right) return undefined
  const blame: Blame = {
    figure: stated.id,
    value: stated.value,
    repairs: 1,
    agrees: 0,
    disagrees: 0,
    kind: 'wrong-base',
    witness: right.id,
    plausibility: 0,
  }
  return { blamed: [blame], rivals: [], settles: [c.index] }
}

/**
 * Change and rate are right, and both are told in the other direction: 「16.38万元，比上年的19.24万元增加2.86万元，增长14.86%」. Believed when
 * every contradiction of the knot is gone to the last digit.
 */
function otherDirection(net: Network, knot: readonly Constraint[]): Explanation | undefined {
  const [first] = knot
  if (!first || knot.length < 2) return undefined
  const isTurned = (c: Constraint): boolean => {
    const turned = turnedRound(c.relation, c.stated)
    return turned !== undefined && judge(turned, net.read).verdict === 'exact'
  }
  if (new Set(knot.map((c) => c.stated)).size !== knot.length || !knot.every(isTurned)) return undefined
  const { value } = net.read(first.stated)
  const blame: Blame = {
    figure: first.stated,
    value,
    repairs: knot.length,
    agrees: 0,
    disagrees: 0,
    kind: 'sign',
    how: 'reversed',
    plausibility: 0,
  }
  return { blamed: [blame], rivals: [], settles: knot.map((c) => c.index) }
}

/** Explains one knot: every failing constraint is settled by some blamed figure, with as few figures as can be. */
export function explain(net: Network, knot: readonly Constraint[]): Explanation[] {
  const stated = new Set(knot.map((c) => c.stated))
  // A bound speaks of the figure that exceeds it.
  const bonus = knot.every((c) => c.relation.kind === 'sum' && c.relation.op !== '=') ? 6 : 0
  const reversed = otherDirection(net, knot)
  if (reversed) return [reversed]
  const explanations: Explanation[] = knot.flatMap((c) => misnamedBase(net, c) ?? [])
  let open = knot.filter((c) => !explanations.some((e) => e.settles.includes(c.index)))
  while (open.length > 0) {
    const candidates = [...new Set(open.flatMap((c) => figuresIn(c.relation)))]
    const blames = candidates.flatMap((id) => {
      const touching = open.filter((c) => figuresIn(c.relation).includes(id))
      return valuesFor(net, id, touching).map((value) => appraise(net, id, value, open))
    })
    const all = blames.filter((b) => b.repairs > 0).sort((a, b) => better(a, b, stated, bonus))
    const useful = all.filter((b) => b.figure < net.figures.length)
    const best = useful[0]
    // One figure of another document behind several contradictions: they are one cause, and none of this document's figures is blamed.
    const given = all.find((b) => b.figure >= net.figures.length)
    if (given && given.repairs - given.disagrees > (best ? best.repairs - best.disagrees : 0)) {
      const read = replaced(net.read, given.figure, given.value)
      const settled = open.filter((c) => figuresIn(c.relation).includes(given.figure) && holdsWith(c, read))
      explanations.push({ blamed: [], rivals: [], settles: settled.map((c) => c.index) })
      open = open.filter((c) => !settled.includes(c))
      continue
    }
    if (!best) {
      // Words against figures, or nothing to solve: each such constraint stands for itself.
      for (const c of open) explanations.push({ blamed: [], rivals: [], settles: [c.index] })
      break
    }
    const several = best.repairs < open.length ? smallestRepair(net, open) : undefined
    if (several) {
      for (const [blame, settles] of shared(net, open, several))
        explanations.push({ blamed: [blame], rivals: rivalsOf(useful, blame), settles: settles.map((c) => c.index) })
      break
    }
    const read = replaced(net.read, best.figure, best.value)
    const settled = open.filter((c) => figuresIn(c.relation).includes(best.figure) && holdsWith(c, read))
    if (settled.length === 0) {
      for (const c of open) explanations.push({ blamed: [], rivals: [], settles: [c.index] })
      break
    }
    const seen = new Set([best.figure])
    const rivals = useful.filter((b) => {
      if (seen.has(b.figure) || b.repairs < best.repairs || b.disagrees > best.disagrees) return false
      seen.add(b.figure)
      return true
    })
    explanations.push({ blamed: [best], rivals: rivals.slice(0, 4), settles: settled.map((c) => c.index) })
    open = open.filter((c) => !settled.includes(c))
  }
  return explanations
}

/** What each change of a repair settles: what holds by it alone, and of what takes several of them, the first that has nothing else. */
function shared(net: Network, knot: readonly Constraint[], repair: readonly Blame[]): Map<Blame, Constraint[]> {
  const settled = new Map<Blame, Constraint[]>()
  const touches = (blame: Blame, c: Constraint): boolean => figuresIn(c.relation).includes(blame.figure)
  let left = knot
  const give = (blame: Blame, mine: readonly Constraint[]): void => {
    if (mine.length === 0) return
    settled.set(blame, [...(settled.get(blame) ?? []), ...mine])
    left = left.filter((c) => !mine.includes(c))
  }
  for (const blame of repair) {
    const read = replaced(net.read, blame.figure, blame.value)
    give(
      blame,
      left.filter((c) => touches(blame, c) && holdsWith(c, read)),
    )
  }
  const idle = repair.filter((blame) => !settled.has(blame))
  for (const blame of [...idle, ...repair]) {
    give(
      blame,
      left.filter((c) => touches(blame, c)),
    )
  }
  return settled
}

const rivalsOf = (useful: readonly Blame[], blame: Blame): Blame[] => {
  const seen = new Set([blame.figure])
  return useful
    .filter((b) => {
      if (seen.has(b.figure) || b.repairs < blame.repairs || b.disagrees > blame.disagrees) return false
      seen.add(b.figure)
      return true
    })
    .slice(0, 4)
}

/** Figures changed together at the most, and repairs tried, before the search gives up and causes are taken one by one. */
const mostChanged = 3
const mostTried = 3000

/**
 * The smallest set of figures whose change satisfies every constraint of a knot, for knots that no single figure explains.
 * Depth-first over the open constraint with the fewest figures, deepened one figure at a time, so that a smaller repair is
 * always found first; of equal size the one that breaks fewest claims, then the likeliest. Undefined past the bounds.
 */
function smallestRepair(net: Network, knot: readonly Constraint[]): Blame[] | undefined {
  if (knot.length > 24) return undefined
  let tried = 0
  const size = (c: Constraint): number => figuresIn(c.relation).length
  let found: { blames: Blame[]; cost: number } | undefined
  const search = (read: Read, chosen: readonly Blame[], depth: number): void => {
    const open = knot.filter((c) => !holdsWith(c, read))
    if (open.length === 0) {
      const touched = new Set(chosen.flatMap((b) => (net.on.get(b.figure) ?? []).filter((c) => c.holds && !knot.includes(c))))
      const broken = [...touched].filter((c) => !holdsWith(c, read)).reduce((n, c) => n + c.weight, 0)
      const cost = broken * 100 - chosen.reduce((n, b) => n + b.plausibility, 0)
      if (!found || cost < found.cost) found = { blames: [...chosen], cost }
      return
    }
    if (depth === 0 || tried > mostTried) return
    const next = open.reduce((a, b) => (size(b) < size(a) ? b : a))
    const here: Network = { ...net, read }
    for (const id of figuresIn(next.relation)) {
      if (id >= net.figures.length || chosen.some((b) => b.figure === id)) continue
      const touching = open.filter((c) => figuresIn(c.relation).includes(id))
      for (const value of valuesFor(here, id, touching).slice(0, 6)) {
        if (++tried > mostTried) return
        search(replaced(read, id, value), [...chosen, appraise(here, id, value, open)], depth - 1)
      }
    }
  }
  for (let depth = 2; depth <= mostChanged && !found && tried <= mostTried; depth++) search(net.read, [], depth)
  return found?.blames
}

/** The gap between what a sum states and what its parts give, in the base unit. */
export const gapOf = (relation: Extract<Relation, { kind: 'sum' }>, read: Read): Decimal =>
  relation.terms.reduce((s, t) => add(s, multiply(baseValue(read(t.figure)), decimal(t.times))), decimal(0))

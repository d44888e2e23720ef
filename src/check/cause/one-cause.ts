/**
 * One cause, once: contradictions that no figure has in common, and that one thing explains all the same. Amounts of which each has lost its
 * last digit; a column that is left out of every row's total; a table printed twice, with its slips; one amount that several sums miss.
 */
import type { Read } from '../../model/reading.ts'
import { abs, add, type Decimal, decimal, equals, format, isZero, multiply, shift, trim, zero } from '../../number/decimal.ts'
import { baseValue } from '../../relation/judge.ts'
import type { Relation } from '../../relation/relation.ts'
import { digitsOf } from '../belief/chance.ts'
import type { Blame, Explanation } from './diagnose.ts'
import type { Constraint, Network } from './network.ts'

type Sum = Extract<Relation, { kind: 'sum' }>

const gapOf = ({ terms }: Sum, read: Read, as: (id: number) => Decimal = (id) => baseValue(read(id))): Decimal =>
  terms.reduce((total, t) => add(total, multiply(as(t.figure), decimal(t.times))), zero)

/**
 * Sums that hold once every amount printed without decimals, among amounts that have some, is taken ten times: a column that lost its last
 * digit wherever that was the last of a whole number. Believed where it settles two sums, or two figures of one, to the last digit.
 */
export function lostDigits(net: Network, failing: readonly Constraint[]): Explanation[] {
  const found = failing.flatMap(({ index, relation, stated }) => {
    if (relation.kind !== 'sum' || relation.op !== '=' || relation.terms.length < 3) return []
    const parts = relation.terms.map((t) => net.read(t.figure)).filter((f) => !isZero(f.value) && f.id < net.figures.length)
    const whole = parts.filter((f) => f.id !== stated && f.place === 'cell' && f.decimals === 0)
    if (whole.length === 0 || !parts.some((f) => f.decimals >= 2)) return []
    const ids = new Set(whole.map((f) => f.id))
    const tenfold = (id: number): Decimal => (ids.has(id) ? shift(baseValue(net.read(id)), 1) : baseValue(net.read(id)))
    return isZero(gapOf(relation, net.read, tenfold)) ? [{ index, figures: [...ids] }] : []
  })
  const figures = [...new Set(found.flatMap((f) => f.figures))]
  const [first] = found
  if (first === undefined || (found.length < 2 && first.figures.length < 2)) return []
  const blamed = figures.map((figure): Blame => {
    const settled = found.filter((f) => f.figures.includes(figure)).length
    return {
      figure,
      value: shift(net.read(figure).value, 1),
      repairs: settled,
      agrees: 0,
      disagrees: 0,
      kind: 'digit',
      how: 'lost',
      plausibility: 0,
    }
  })
  return [{ blamed, rivals: [], settles: found.map((f) => f.index) }]
}

const columnOf = (label: string): string => label.split(' · ').at(-1) ?? ''

/** Which column of a row its total leaves out; undefined where the gap is no single amount of the row. */
function leftOut(net: Network, { relation, stated }: Constraint): string | undefined {
  if (relation.kind !== 'sum' || relation.op !== '=' || relation.terms.length < 3) return undefined
  const whole = net.read(stated)
  const gap = gapOf(relation, net.read)
  const out = relation.terms
    .map((t) => net.read(t.figure))
    .filter((f) => f.id !== stated && equals(abs(baseValue(f)), abs(gap)) && f.source.block === whole.source.block)
  const [only] = out
  return only === undefined || out.length > 1 ? undefined : `${whole.source.block} ${columnOf(whole.label)} ${columnOf(only.label)}`
}

/** What is printed of a relation: two tables that print the same print one slip. */
function printedIn(net: Network, { relation }: Constraint): string | undefined {
  if (relation.kind !== 'sum' || relation.terms.length < 3) return undefined
  const values = relation.terms
    .map((t) => net.read(t.figure))
    .filter((f) => !isZero(f.value))
    .map((f) => format(trim(baseValue(f))))
  return values.length < 2 || values.join('').length < 8 ? undefined : values.sort().join(' ')
}

/** Digits from which two gaps are not the same by chance, and are no slip of one digit. */
const telling = 4

/** What an equation misses by: sums that all miss by one amount miss the same amount. */
function missing(net: Network, { relation }: Constraint): string | undefined {
  if (relation.kind !== 'sum' || relation.op !== '=') return undefined
  const gap = trim(abs(gapOf(relation, net.read)))
  return digitsOf(gap) < telling ? undefined : `gap ${format(gap)}`
}

/** Explanations of one cause become one: it names every figure and settles all that they settle. The order is that of the first of each. */
export function together(net: Network, explanations: readonly Explanation[], failing: readonly Constraint[]): Explanation[] {
  const by = new Map(failing.map((c) => [c.index, c]))
  const causes = new Map<string, number>()
  const kept: Explanation[] = []
  for (const explanation of explanations) {
    const settled = explanation.settles.flatMap((i) => by.get(i) ?? [])
    const keys = settled.flatMap((c) => [leftOut(net, c), printedIn(net, c), missing(net, c)].filter((key) => key !== undefined))
    const at = keys.map((key) => causes.get(key)).find((i) => i !== undefined)
    const place = at ?? kept.length
    for (const key of keys) if (!causes.has(key)) causes.set(key, place)
    const first = at === undefined ? undefined : kept[at]
    if (first === undefined) kept.push(explanation)
    else
      kept[place] = {
        blamed: [...first.blamed, ...explanation.blamed],
        rivals: first.rivals,
        settles: [...first.settles, ...explanation.settles],
      }
  }
  return kept
}

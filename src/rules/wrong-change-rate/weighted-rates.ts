/** The rate of a whole lies where the rates of its parts put it: what they were before adds up to what it was before. */

import type { Basis, Mention, Movement } from '../../model/reading.ts'
import { add, compare, type Decimal, decimal, divide, format, rescale, shift, subtract, zero } from '../../number/decimal.ts'
import * as I from '../../number/interval.ts'
import type { FactSet } from '../factset.ts'
import { isBudget, mainAmount, signed, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/** Rates and bases of another reckoning than the amounts printed. */
const otherReckoning = /同口径|可比口径|可比价|剔除|扣除|不变价|同口徑|可比口徑/

const places = 8
const hundred = decimal(100)

interface Before {
  readonly value: I.Interval
  /** Figures that it was found with. */
  readonly figures: readonly number[]
  readonly rated: boolean
  /** Nothing is told of it: at least its lower bound holds. */
  readonly open?: true
}

const sameBasis = (a: Basis, b: Basis): boolean =>
  a.text === '' || b.text === '' || (isBudget(a.phase) === isBudget(b.phase) && (a.period === b.period || (a.prior && b.prior)))

/** A year named for the whole, 「上年」 for its parts: they should be the same year. */
const loosePair = (whole: Basis, part: Basis): boolean =>
  whole.period !== undefined &&
  /(?:19|20)\d\d/.test(whole.text) &&
  part.prior &&
  !/(?:19|20)\d\d/.test(part.text) &&
  isBudget(whole.phase) === isBudget(part.phase)

/** What an amount was before a movement. A rate may have been cut instead of rounded: a whole last place is allowed for. */
function before(facts: FactSet, current: number, v: Movement): Before | undefined {
  const now = facts.interval(current)
  if (v.base !== undefined) return { value: facts.interval(v.base), figures: [v.base], rated: false }
  if (v.direction === 0) return { value: now, figures: [], rated: false }
  if (v.direction === undefined || v.bound !== undefined) return undefined
  if (v.change !== undefined) {
    const by = facts.interval(v.change)
    const up = v.direction * signed(facts, v.change, 1) > 0
    return { value: up ? I.subtract(now, by) : I.add(now, by), figures: [v.change], rated: false }
  }
  if (v.rate === undefined) return undefined
  const rate = facts.figure(v.rate)
  const unit = shift(decimal(1), -rate.decimals)
  const size = facts.value(v.rate)
  const negative = v.direction * signed(facts, v.rate, 1) < 0
  const moved = (by: Decimal): Decimal => (negative ? subtract(hundred, by) : add(hundred, by))
  const factor = I.interval(moved(subtract(size, unit)), moved(add(size, unit)))
  if (compare(factor.low, zero) <= 0) return undefined
  return {
    value: {
      low: divide(shift(now.low, 2), factor.high, places, 'floor'),
      high: divide(shift(now.high, 2), factor.low, places, 'ceil'),
    },
    figures: [v.rate],
    rated: true,
  }
}

/** Claims on the rates of a whole whose parts' amounts make it up. */
export function* weightedRates(facts: FactSet, whole: Mention, parts: readonly Mention[]): Generator<RuleClaim<'plain' | 'parts'>> {
  const main = mainAmount(whole)?.figure
  const amounts = parts.map((p) => mainAmount(p)?.figure)
  if (main === undefined || parts.length < 2 || amounts.some((a) => a === undefined)) return
  const told = amounts as number[]
  if (new Set([main, ...told]).size !== told.length + 1) return
  if (!facts.holds({ kind: 'sum', op: '=', terms: [term(main), ...told.map((f) => term(f, -1))] })) return
  if ([whole, ...parts].some((m) => facts.paragraphs(m.block, m.block).some((text) => otherReckoning.test(text)))) return
  for (const v of whole.movements) {
    const then = before(facts, main, v)
    if (!then || v.rate === undefined) continue
    const was = parts.map((p, i): Before => {
      const fit = p.movements.find((o) => sameBasis(v.basis, o.basis)) ?? p.movements.find((o) => loosePair(v.basis, o.basis))
      const found = fit && before(facts, told[i] as number, fit)
      return found ?? { value: I.point(zero), figures: [], rated: false, open: true }
    })
    const open = was.some((w) => w.open)
    if (!(then.rated || was.some((w) => w.rated)) || was.filter((w) => !w.open).length < 1) continue
    // Without every part told, only that they come to more than the whole was speaks against it.
    const sum = was.reduce((s, w) => I.add(s, w.value), I.point(zero))
    const holds = open ? compare(sum.low, then.value.high) <= 0 : I.meets(sum, then.value)
    if (open && holds) continue
    const implied = rateOf(facts.value(main), sum, facts.figure(v.rate).decimals)
    const figures = [...new Set([v.rate, main, ...told, ...then.figures, ...was.flatMap((w) => w.figures)])].sort((a, b) => a - b)
    yield {
      stated: v.rate,
      subject: `${whole.name} ${v.basis.text}`,
      readings: [{ kind: 'assertion', holds, figures, ...(implied === undefined ? {} : { expected: implied }) }],
      certain: true,
      atMost: 'warning',
      roles: Object.fromEntries([...figures.map((f) => [f, 'operand']), [v.rate, 'rate'], [main, 'whole']]),
      case: 'parts',
    }
  }
}

/** The rate, without its sign, from the middle of what the parts were. */
function rateOf(now: Decimal, was: I.Interval, decimals: number): string | undefined {
  const middle = divide(add(was.low, was.high), decimal(2), places)
  if (middle.digits <= 0n) return undefined
  const rate = divide(shift(subtract(now, middle), 2), middle, decimals)
  return format(rescale(rate.digits < 0n ? { digits: -rate.digits, scale: rate.scale } : rate, decimals))
}

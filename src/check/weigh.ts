/** A claim over its readings: the first that holds, else what speaks against it — if the reading is sure enough to speak. */

import type { Claim } from '../model/claim.ts'
import type { Figure, Read } from '../model/reading.ts'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  format,
  isZero,
  multiply,
  negate,
  rescale,
  shift,
  subtract,
  trim,
} from '../number/decimal.ts'
import { baseValue, figuresIn, impliedPercentage, type Judgement, judge } from '../relation/judge.ts'
import type { Relation, Verdict } from '../relation/relation.ts'
import { exchangeApart, oneDigit, oneDigitApart, slipOf, transposed } from '../relation/slips.ts'
import { gapOf } from './cause/diagnose.ts'

export interface Weighed {
  readonly claim: Claim
  readonly judgement: Judgement
  readonly reading: number
}

export const isHeld = (v: Verdict): boolean => v === 'exact' || v === 'rounding' || v === 'convention'

/** A claim's verdict over its readings. */
export function weigh(claim: Claim, read: Read): Weighed {
  const judged = claim.readings.map((r) => judge(r, read))
  const best = judged.findIndex((j) => j.verdict === 'exact')
  const held = best >= 0 ? best : judged.findIndex((j) => isHeld(j.verdict))
  if (held >= 0) return { claim, judgement: judged[held] as Judgement, reading: held }
  const first = judged.findIndex((j) => j.verdict === 'contradiction')
  if (first < 0) {
    const zero = judged.findIndex((j) => j.reason === 'base-zero')
    const hundred = claim.overNothing === 'habit' && zero >= 0 ? overNothing(claim.readings[zero], read) : undefined
    if (hundred) return { claim, judgement: hundred, reading: zero }
    const relation = claim.readings[zero]
    // 「年初预算0，完成年初预算的95.89%」: nothing can be 95.89 % of nothing.
    if (
      zero >= 0 &&
      claim.overNothing === 'contradicts' &&
      relation?.kind === 'quotient' &&
      !isZero(read(relation.stated.figure).value) &&
      relation.numerator.some((t) => !isZero(read(t.figure).value))
    )
      return { claim, judgement: { verdict: 'contradiction', cut: false, lastDigit: false }, reading: zero }
    return { claim, judgement: judged[0] ?? { verdict: 'notCheckable', cut: false, lastDigit: false }, reading: 0 }
  }
  if (!claim.certain) {
    const proven = (claim.provenBy ?? []).some((r) => isHeld(judge(r, read).verdict))
    const slip =
      proven || !claim.slipProves
        ? -1
        : claim.readings.findIndex(
            (r, i) => explains(r, i === first, read) && !(claim.slipProves === 'unless-omitted' && mayOmit(r, claim.stated, read)),
          )
    if (slip >= 0) {
      const lastDigit = claim.readings[slip]?.kind === 'quotient'
      if (!hasDoubt(claim.readings[slip], read))
        return { claim, judgement: { ...(judged[slip] as Judgement), ...(lastDigit ? { lastDigit } : {}) }, reading: slip }
    } else if (!proven)
      return { claim, judgement: { verdict: 'notCheckable', cut: false, lastDigit: false, reason: 'reading-uncertain' }, reading: first }
  }
  // Of several readings none of which holds, the one that a single slip would mend is what was meant.
  const meant =
    claim.readings.length > 1 ? claim.readings.findIndex((r, i) => judged[i]?.verdict === 'contradiction' && explains(r, true, read)) : -1
  const chosen = meant >= 0 ? meant : first
  if (hasDoubt(claim.readings[chosen], read))
    return { claim, judgement: { verdict: 'notCheckable', cut: false, lastDigit: false, reason: 'doubtful-reading' }, reading: chosen }
  return { claim, judgement: judged[chosen] as Judgement, reading: chosen }
}

const hasDoubt = (relation: Relation | undefined, read: Read): boolean =>
  relation !== undefined && figuresIn(relation).some((f) => read(f).doubt !== undefined)

/**
 * Whether one slip explains why the relation fails. What is not the plainest reading needs long figures: short ones are a
 * digit apart by chance.
 */
function explains(relation: Relation, plainest: boolean, read: Read): boolean {
  if (relation.kind === 'quotient') return percentageSlip(relation, read)
  if (relation.kind !== 'sum') return false
  // A part a digit above its whole.
  if (relation.op !== '=') return relation.terms.length === 2 && long(relation, read) && slipBetween(relation, read)
  if (relation.terms.length !== 2) return (plainest ? telling(relation, read) : long(relation, read)) && slipApart(relation, read)
  return (plainest || long(relation, read)) && slipBetween(relation, read)
}

/**
 * No rate exists on a base of 0. Many print 100 % all the same: that is a habit, not a slip; any other rate is one.
 */
function overNothing(relation: Relation | undefined, read: Read): Judgement | undefined {
  if (relation?.kind !== 'quotient') return undefined
  const stated = format(trim(abs(read(relation.stated.figure).value)))
  if (stated === '100' || stated === '0') return { verdict: 'convention', cut: false, lastDigit: false }
  return { verdict: 'contradiction', cut: false, lastDigit: true }
}

/**
 * One digit, or two neighbours exchanged, would settle the sum — as printed, or but for a last place that rounding may have
 * left (a slip of the last places themselves cannot be told from it).
 */
function slipApart(relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean {
  const gap = gapOf(relation, read)
  if (oneDigitApart(gap) || exchangeApart(gap)) return true
  const finest = Math.max(...relation.terms.map((t) => read(t.figure).decimals - read(t.figure).unit.power))
  const unit = shift(decimal(1), -finest)
  if (compare(abs(gap), multiply(unit, decimal(20))) < 0) return false
  return [unit, negate(unit)].some((tail) => oneDigitApart(add(gap, tail)))
}

/**
 * A percentage that is the implied one but for a single digit above its last place. Long ones only: of two-digit numbers many
 * are a digit apart; and a different last place may well be that of a slightly different whole.
 */
function percentageSlip(relation: Relation, read: Read): boolean {
  if (relation.kind !== 'quotient' || relation.op !== '=') return false
  const stated = read(relation.stated.figure)
  const implied = impliedPercentage(relation, read, stated.decimals)
  if (implied === undefined || stated.printed.replace(/\D/g, '').length < 4) return false
  const value = multiply(stated.value, decimal(relation.stated.times))
  const unit = shift(decimal(9), -stated.decimals)
  return (oneDigit(value, implied) || transposed(value, implied)) && compare(abs(subtract(value, implied)), unit) > 0
}

/** Long figures only: of two short numbers nearly every difference is one digit. */
const telling = (relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean =>
  Math.max(...relation.terms.map((t) => read(t.figure).printed.replace(/\D/g, '').replace(/^0+/, '').length)) >= 4

/** Share of the whole below which nobody leaves a part out: what is missing there is a slip. */
const negligible = decimal('0.0001')

/** Whether the whole is above its parts by more than a trifle: then a part may have been left unsaid. */
function mayOmit(relation: Relation, stated: number, read: Read): boolean {
  if (relation.kind !== 'sum') return false
  const times = relation.terms.find((t) => t.figure === stated)?.times ?? 1
  const over = times < 0 ? negate(gapOf(relation, read)) : gapOf(relation, read)
  return compare(over, multiply(abs(baseValue(read(stated))), negligible)) > 0
}

/** Five significant digits in every figure. */
const long = (relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean =>
  relation.terms.every(
    (t) =>
      read(t.figure)
        .printed.replace(/\D/g, '')
        .replace(/^0+|0+$/g, '').length >= 5,
  )

/** Two figures for one quantity that differ by a single slip, a unit left out among them. */
function slipBetween(relation: Extract<Relation, { kind: 'sum' }>, read: Read): boolean {
  const [a, b] = relation.terms.map((t) => read(t.figure))
  if (!a || !b) return false
  if (slipOf(baseValue(a), baseValue(b)) !== undefined) return true
  // 67,151.47 万元 against 371,514,708.00 元: compared at the precision of the shorter. A last place more or less is no slip
  // there: many make rounded parts fit their rounded total.
  const places = Math.min(a.decimals - a.unit.power, b.decimals - b.unit.power)
  const at = (f: Figure): Decimal => rescale(shift(baseValue(f), places), 0)
  if (a.unit.power === b.unit.power) return false
  return compare(abs(subtract(at(a), at(b))), decimal(1)) > 0 && slipOf(at(a), at(b)) !== undefined
}

const keyOf = (relation: Relation, rule: string): string => {
  const terms = (ts: readonly { figure: number; times: number }[]): string =>
    ts
      .map((t) => `${t.figure}*${t.times}`)
      .sort()
      .join('+')
  if (relation.kind === 'assertion') return `${rule}|${relation.figures.join(',')}|${relation.expected ?? ''}`
  if (relation.kind === 'quotient')
    return `q|${relation.op}|${relation.stated.figure}|${terms(relation.numerator)}|${terms(relation.denominator)}`
  // A sum and its negative are one relation.
  const flipped = relation.terms.map((t) => ({ figure: t.figure, times: -t.times }))
  return `s|${relation.op}|${[terms(relation.terms), relation.op === '=' ? terms(flipped) : ''].sort().join('|')}`
}

/** The same relation said by two rules is one check. */
export function distinct(claims: Iterable<Claim>): Claim[] {
  const seen = new Map<string, number>()
  const kept: Claim[] = []
  for (const claim of claims) {
    const first = claim.readings[0]
    if (!first) continue
    const key =
      claim.stated < 0 && first.kind === 'assertion'
        ? `${claim.rule}|${claim.subject}|${claim.source?.page}|${claim.source?.offset}`
        : keyOf(first, claim.rule)
    const at = seen.get(key)
    if (at === undefined) {
      seen.set(key, kept.length)
      kept.push(claim)
    } else if (claim.certain && !kept[at]?.certain) kept[at] = claim
  }
  return kept
}

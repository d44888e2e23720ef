/** Shares of one whole that is not told: amount over share is the whole, and it is one whole for all of them. */
import type { Mention } from '../../model/reading.ts'
import { compare, decimal, divide, format, isZero, rescale, shift, zero } from '../../number/decimal.ts'
import * as I from '../../number/interval.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

interface Part {
  readonly mention: Mention
  readonly amount: number
  readonly share: number
  readonly whole: I.Interval
}

/** Digits from which two shares printed alike are no chance. */
const tellingDigits = 3

/** `known`: shares whose whole is told. */
export function* oneWhole(facts: FactSet, known: ReadonlySet<number>): Generator<RuleClaim<'disagree'>> {
  for (const parts of lists(facts)) {
    if (parts.length < 2 || parts.some((p) => known.has(p.share))) continue
    const odd = oddOne(facts, parts)
    if (odd === undefined) continue
    const others = parts.filter((p) => p !== odd)
    const expected = shareOf(facts, odd, others)
    yield {
      stated: odd.share,
      subject: `${odd.mention.name} 占比`,
      readings: [
        {
          kind: 'assertion',
          holds: false,
          figures: [odd.share, odd.amount, ...others.flatMap((p) => [p.share, p.amount])],
          ...(expected === undefined ? {} : { expected }),
        },
      ],
      certain: true,
      atMost: 'warning',
      roles: Object.fromEntries(parts.flatMap((p) => [[p.amount, 'part'] as const, [p.share, 'share'] as const])),
      case: 'disagree',
      words: { others: others.map((p) => `${p.mention.name} ${facts.figure(p.share).printed}%`).join('、') },
    }
  }
}

/**
 * Items told one after the other, in one paragraph or one a paragraph, of one parent, each with a share and nothing that says of
 * what else than the first.
 */
function* lists(facts: FactSet): Generator<Part[]> {
  let run: Part[] = []
  let last: { readonly mention: Mention; readonly of: string; readonly step: number } | undefined
  for (const mention of facts.mentions) {
    const [s, more] = mention.shares
    // 「节能产品633.7亿元，占同类产品采购规模的90%」: each is a share of its own kind.
    if (s === undefined || /同类|各自|所属|相应|该|其/.test(s.printed ?? '')) continue
    const step = last === undefined ? 0 : mention.block - last.mention.block
    const of = s.printed ?? last?.of ?? ''
    const goesOn =
      last !== undefined &&
      step <= 1 &&
      (run.length < 2 || step === last.step) &&
      of === last.of &&
      mention.parent === last.mention.parent &&
      mention.list === last.mention.list &&
      mention.link === last.mention.link &&
      mention.period === last.mention.period
    if (!goesOn) {
      yield run
      run = []
    }
    last = { mention, of: goesOn ? of : (s.printed ?? ''), step }
    const part = more === undefined && s.whole === undefined ? partOf(facts, mention, s.figure) : undefined
    if (part !== undefined) run.push(part)
  }
  yield run
}

function partOf(facts: FactSet, mention: Mention, share: number): Part | undefined {
  const amount = mainAmount(mention)?.figure
  if (amount === undefined || facts.figure(amount).unit.dimension !== 'money') return undefined
  if (isZero(facts.value(amount)) || isZero(facts.value(share))) return undefined
  // Shares that are cut, or closed to 100, are up to a unit of their last place off.
  const within = I.add(facts.interval(share), I.around(zero, facts.figure(share).decimals))
  const whole = I.divide(I.shift(facts.interval(amount), 2), within)
  return whole && { mention, amount, share, whole }
}

/** The one without which all others are of one whole that it is not of; of two, the one whose share was copied, or the second of two that stand in the wrong order. */
function oddOne(facts: FactSet, parts: readonly Part[]): Part | undefined {
  const agree = (a: Part, b: Part): boolean => I.meets(a.whole, b.whole)
  if (parts.length > 2) {
    const odd = parts.filter((p) => {
      const others = wholeOf(parts.filter((o) => o !== p))
      return others !== undefined && !I.meets(p.whole, others)
    })
    return odd.length === 1 ? odd[0] : undefined
  }
  const [first, second] = parts
  if (first === undefined || second === undefined || agree(first, second)) return undefined
  const byAmount = compare(facts.value(first.amount), facts.value(second.amount))
  const byShare = compare(facts.value(first.share), facts.value(second.share))
  const copied = byShare === 0 && facts.figure(first.share).printed.replace(/\D/g, '').length >= tellingDigits
  return copied || byAmount * byShare < 0 ? second : undefined
}

/** The whole that all of them are shares of, as far as their digits tell. */
const wholeOf = (parts: readonly Part[]): I.Interval | undefined =>
  parts.reduce<I.Interval | undefined>((whole, p, i) => (i === 0 ? p.whole : whole && I.intersect(whole, p.whole)), undefined)

/** Its share of the whole that the others give. */
function shareOf(facts: FactSet, odd: Part, others: readonly Part[]): string | undefined {
  const [first] = others
  if (first === undefined) return undefined
  const { decimals } = facts.figure(odd.share)
  // The largest tells the whole most exactly.
  const largest = others.reduce((a, b) => (compare(facts.value(b.share), facts.value(a.share)) > 0 ? b : a), first)
  const whole = divide(shift(facts.value(largest.amount), 2), facts.value(largest.share), 14)
  if (isZero(whole)) return undefined
  const share = divide(shift(facts.value(odd.amount), 2), whole, decimals)
  return compare(share, decimal(100)) > 0 ? undefined : format(rescale(share, decimals))
}

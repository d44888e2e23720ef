/** Items whose shares make up 100 % are all of their whole: their amounts must make up its amount. */
import { abs, add, compare, type Decimal, decimal, isZero, multiply, shift, subtract, zero } from '../../number/decimal.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import { type Shared, toldShares } from '../operands/shares.ts'
import type { RuleClaim } from '../rule.ts'

const hundred = decimal(100)
const halfUnit = (decimals: number): Decimal => shift(decimal('0.5'), -decimals)

/** Sums of amounts for runs of items whose shares of one whole make up 100 %. */
export function* wholeShares(facts: FactSet): Generator<RuleClaim> {
  const { shared } = toldShares(facts)
  const runs = new Map<string, Shared[]>()
  for (const told of shared) {
    const one = withNeighbours(told, shared)
    const key = `${one.whole} ${one.mention.parent ?? ''} ${one.mention.list ?? ''}`
    const run = runs.get(key) ?? []
    run.push(one)
    const total = run.reduce((sum, s) => add(sum, facts.figure(s.share).value), zero)
    const slack = run.reduce((sum, s) => add(sum, halfUnit(facts.figure(s.share).decimals)), zero)
    const off = subtract(total, hundred)
    if (compare(abs(off), slack) <= 0) {
      yield* footing(facts, run, add(abs(off), slack))
      runs.delete(key)
    } else runs.set(key, off.digits > 0n ? [one] : run)
  }
}

/** A share that is not right of anything is most likely of what the shares beside it are of. */
function withNeighbours(one: Shared, shared: readonly Shared[]): Shared {
  if (one.held) return one
  const beside = shared
    .filter((s) => s.held && s.mention.parent === one.mention.parent && one.wholes.includes(s.whole))
    .sort((a, b) => Math.abs(a.mention.id - one.mention.id) - Math.abs(b.mention.id - one.mention.id))[0]
  return beside && Math.abs(beside.mention.block - one.mention.block) <= 2 ? { ...one, whole: beside.whole } : one
}

function* footing(facts: FactSet, run: readonly Shared[], room: Decimal): Generator<RuleClaim> {
  const whole = run[0]?.whole
  const counting = run.filter((s) => !isZero(facts.value(s.part)))
  const parts = [...new Set(run.map((s) => s.part))]
  if (whole === undefined || counting.length < 2 || parts.includes(whole)) return
  const gap = subtract(
    facts.value(whole),
    parts.reduce((sum, p) => add(sum, facts.value(p)), zero),
  )
  // What rounded shares leave room for may be an item too small to be told.
  const open = compare(multiply(abs(gap), hundred), multiply(facts.value(whole), room)) <= 0
  const name = facts.mentions.find((m) => mainAmount(m)?.figure === whole)?.name ?? ''
  const relation: Relation = { kind: 'sum', op: '=', terms: [term(whole), ...parts.map((p) => term(p, -1))] }
  yield {
    stated: whole,
    subject: name,
    readings: [relation],
    certain: false,
    provenBy: open
      ? []
      : counting.map(
          (s): Relation => ({ kind: 'quotient', op: '=', stated: term(s.share), numerator: [term(s.part)], denominator: [term(whole)] }),
        ),
    // With all of 100 % told nothing is omitted.
    slipProves: open ? 'unless-omitted' : true,
    roles: Object.fromEntries([[whole, 'whole'], ...parts.map((p) => [p, 'part'])]),
  }
}

/** The two sides of a budget: income and expenditure are one amount this year and last, so they changed by one amount. */
import type { Mention, Movement } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { isTelling, mainAmount, toldElsewhere } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/** What is taken in, what is spent: the whole of the body's money, as named right before the amount. */
const income = /(?:^|[年度,。;:门位局委])(?:部门|单位)?(?:预算)?收入(?:总)?(?:预算|总计|合计|总额)?(?:为|共)?$/
const spending = /(?:^|[年度,。;:门位局委])(?:部门|单位)?(?:预算)?支出(?:总)?(?:预算|总计|合计|总额)?(?:为|共)?$/

/** How far, in blocks, the two sides may stand apart. */
const reach = 6

/** 「收入总计4914.82万元，支出总计4914.82万元」: with what is carried over the two come to one amount, in a budget and in an account. */
export function* bothTotals(facts: FactSet): Generator<RuleClaim> {
  for (const [i, side] of facts.mentions.entries()) {
    const next = facts.mentions[i + 1]
    const [a, b] = [mainAmount(side)?.figure, next && mainAmount(next)?.figure]
    if (a === undefined || b === undefined || next === undefined || next.block !== side.block) continue
    if (!/收入总计$/.test(side.name) || !/支出总计$/.test(next.name) || side.scope !== next.scope || side.period !== next.period) continue
    if (isTelling(facts, a) && facts.figure(a).unit.dimension === 'money') yield toldElsewhere('收入总计、支出总计', b, [a])
  }
}

/** 「收支总预算2373.86万元，…。收入预算2373.86万元，…」: in a budget both sides come to what is told of them together. A slip apart, they were meant to. */
export function* bothTogether(facts: FactSet): Generator<RuleClaim> {
  if (facts.extraction.identity.kind !== 'budget') return
  const money = facts.mentions.flatMap((m) => {
    const amount = mainAmount(m)?.figure
    return amount === undefined || !isTelling(facts, amount) || facts.figure(amount).unit.dimension !== 'money'
      ? []
      : [{ m, amount, name: before(facts, amount) }]
  })
  for (const { m: both, amount } of money.filter(({ m }) => m.concept === '收入支出总计')) {
    const side = (pattern: RegExp): number | undefined =>
      money.find(
        (o) => pattern.test(o.name) && o.m.scope === both.scope && o.m.period === both.period && Math.abs(o.m.block - both.block) <= reach,
      )?.amount
    const sides = [side(income), side(spending)].flatMap((one) => (one === undefined || one === amount ? [] : [one]))
    const [first, ...rest] = sides
    if (first !== undefined) yield { ...toldElsewhere(both.name, amount, [first, ...rest]), certain: false, slipProves: true }
  }
}

export function* bothSides(facts: FactSet): Generator<RuleClaim<'sides'>> {
  // What was spent in a year need not be what was taken in.
  if (facts.extraction.identity.kind !== 'budget') return
  const wholes = facts.mentions.flatMap((m) => {
    const amount = mainAmount(m)?.figure
    const change = changeOf(facts, m)
    return amount === undefined || change === undefined || !isTelling(facts, amount)
      ? []
      : [{ m, amount, change, name: before(facts, amount) }]
  })
  for (const { m: side, amount, change, name } of wholes) {
    if (!spending.test(name)) continue
    const other = wholes.find(
      (o) =>
        income.test(o.name) &&
        o.m.scope === side.scope &&
        o.m.period === side.period &&
        Math.abs(o.m.block - side.block) <= reach &&
        facts.holds(equal(o.amount, amount)) &&
        o.change.basis.period === change.basis.period &&
        o.change.basis.phase === change.basis.phase,
    )
    const beside = other?.change
    if (beside?.change === undefined || change.change === undefined || beside.change === change.change) continue
    yield {
      stated: change.change,
      subject: `${side.name} ${change.basis.text}`.trim(),
      readings: [equal(change.change, beside.change)],
      certain: beside.direction === change.direction && isTelling(facts, change.change),
      atMost: 'warning',
      roles: { [change.change]: 'stated', [beside.change]: 'stated elsewhere' },
      case: 'sides',
    }
  }
}

/** Its change against last year's budget: its own, or what stands behind the list of its parts. */
const changeOf = (facts: FactSet, m: Mention): Movement | undefined =>
  [...m.movements, ...facts.partsOf(m).flatMap((part) => part.movements.filter((v) => v.also?.includes(m.id)))].find(
    (v) => v.change !== undefined && v.direction && v.basis.prior && v.basis.phase !== 'actual',
  )

/** The words of its clause right before a figure. */
function before(facts: FactSet, figure: number): string {
  const { quote, at } = facts.figure(figure).source
  return fold(quote.slice(0, at[0])).replace(/\s/g, '').slice(-16)
}

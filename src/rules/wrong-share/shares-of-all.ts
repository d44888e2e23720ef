/** Shares of a whole that is not told, and shares that come to more than all of it. */

import { conceptOf, halves } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { add, compare, type Decimal, decimal, format, shift, subtract, zero } from '../../number/decimal.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

const hundred = decimal(100)
const halfUnit = (decimals: number): Decimal => shift(decimal('0.5'), -decimals)

/** Parts of one whole that leave nothing of it out. */
const entire: readonly (readonly string[])[] = [['基本支出', '项目支出'], ['人员经费', '公用经费'], ...halves]

/** What 三公 is, by its name. */
const ofThree: readonly string[] = ['因公出国（境）费', '公务用车购置及运行维护费', '公务接待费']

/** Whether the amount of 三公 itself is told about there: then the shares are of that. */
const isToldNear = (facts: FactSet, m: Mention): boolean =>
  facts.mentionsOf('三公经费').some((o) => o.amount !== undefined && o.scope === m.scope && Math.abs(o.block - m.block) <= 8)

/** How many mentions further on the other parts of a whole may stand: each may be divided further before the next begins. */
const apart = 24

/**
 * 「基本支出84.30万元，占总支出的84.30%；…；项目支出15.70万元，占总支出的16.70%」: what the whole comes to need not be told where its
 * parts leave nothing out. Where one of the shares follows from the parts, all must.
 */
export function* sharesOfUntold(facts: FactSet, known: ReadonlySet<number>): Generator<RuleClaim> {
  const shareOf = (m: Mention): Mention['shares'][number] | undefined => (m.shares.length === 1 ? m.shares[0] : undefined)
  for (const { set, lead } of [...entire, ofThree].flatMap((each) => each.map((concept) => ({ set: each, lead: concept })))) {
    for (const first of facts.mentionsOf(lead)) {
      const whole = shareOf(first)?.printed
      // By definition there is nothing else in it, whatever its total is printed as elsewhere.
      const three = set === ofThree
      if (whole === '' || shareOf(first) === undefined) continue
      if (three && ((whole !== undefined && conceptOf(whole) !== '三公经费') || isToldNear(facts, first))) continue
      const rest = set
        .filter((concept) => concept !== lead)
        .map((concept) => {
          const fits = (m: Mention): boolean => {
            const of = shareOf(m)
            return (
              m.id > first.id &&
              m.id - first.id <= apart &&
              (m.scope === first.scope || whole === undefined) &&
              m.parent === first.parent &&
              of !== undefined &&
              (whole === undefined ? of.printed === undefined && m.block === first.block : of.printed === whole)
            )
          }
          return facts.mentionsOf(concept).find(fits)
        })
      const told = [first, ...rest].flatMap((m) => {
        const [part, share] = [m && mainAmount(m)?.figure, m && shareOf(m)?.figure]
        return m === undefined || part === undefined || share === undefined ? [] : [{ m, part, share }]
      })
      // Shares of a whole that is told are held against that; here each would be a check that does not hold beside them.
      if (told.some((t) => known.has(t.share))) continue
      if (told.length !== set.length || new Set(told.map((t) => t.part)).size !== set.length) continue
      const all = told.map((t): Term => term(t.part))
      const relations = told.map(
        (t): Relation => ({ kind: 'quotient', op: '=', stated: term(t.share), numerator: [term(t.part)], denominator: all }),
      )
      for (const [i, { m, part, share }] of told.entries()) {
        yield {
          stated: share,
          subject: `${m.name} 占${whole ?? (three ? '三公经费' : '比')}`,
          readings: [relations[i] as Relation],
          certain: three && whole !== undefined,
          provenBy: relations.filter((_, k) => k !== i),
          atMost: 'warning',
          roles: Object.fromEntries([...told.map((t) => [t.part, 'whole']), [part, 'part'], [share, 'share']]),
        }
      }
    }
  }
}

/** 「基本支出占65.30%，项目支出占35.20%」: shares of parts that have nothing in common, told without amounts, make up no more than all. */
export function* sharesOfAll(facts: FactSet): Generator<RuleClaim<'plain' | 'above-all'>> {
  const only = (m: Mention): Mention['shares'][number] | undefined =>
    m.shares.length === 1 && mainAmount(m) === undefined ? m.shares[0] : undefined
  for (const set of entire) {
    for (const first of facts.mentionsOf(set[0] ?? '')) {
      const lead = only(first)
      if (lead === undefined) continue
      const told = set.flatMap((concept) => {
        const m = facts.mentionsOf(concept).find((o) => {
          const of = only(o)
          return (
            o.block === first.block &&
            o.parent === first.parent &&
            o.scope === first.scope &&
            of !== undefined &&
            of.printed === lead.printed
          )
        })
        return m === undefined ? [] : [{ name: m.name, share: only(m)?.figure ?? -1 }]
      })
      if (told.length !== set.length) continue
      const shares = told.map((t) => facts.figure(t.share))
      const off = subtract(
        shares.reduce((sum, f) => add(sum, f.value), zero),
        hundred,
      )
      const slack = shares.reduce((sum, f) => add(sum, halfUnit(f.decimals)), zero)
      // Less than all leaves room for what is not told.
      if (compare(off, subtract(zero, slack)) < 0) continue
      const last = told.at(-1)
      yield {
        stated: last?.share ?? lead.figure,
        subject: told.map((t) => t.name).join('、'),
        readings: [{ kind: 'assertion', holds: compare(off, slack) <= 0, figures: told.map((t) => t.share) }],
        certain: true,
        atMost: 'warning',
        roles: Object.fromEntries(told.map((t) => [t.share, 'share'])),
        case: 'above-all',
        words: { sum: `${shares.map((f) => f.printed).join(' + ')} = ${format(add(off, hundred))}` },
      }
    }
  }
}

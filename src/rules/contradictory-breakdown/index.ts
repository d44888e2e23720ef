import type { Mention } from '../../model/reading.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** One total broken down twice, with another number for the same kind. */
export const contradictoryBreakdown = defineRule({
  id: 'contradictory-breakdown',
  term: { en: 'two breakdowns', zh: '构成前后不一' },
  summary: { en: 'One total is broken down in two places with different numbers for the same kind.', zh: '同一总数在两处的构成不一致。' },
  documentation: {
    finds: {
      en: 'Posts or people of one total that two sentences divide differently: the same kind carries two numbers.',
      zh: '同一总数（编制、人员、车辆）在两处文字中的构成不同，同一类别的数字不一致。',
    },
    why: { en: 'One of the two places was taken from another year or another count.', zh: '其中一处可能沿用其他年度或其他口径的数字。' },
    silent: { en: 'When the totals differ, or the kinds are not the same.', zh: '总数不同，或类别名称不同时，不作判断。' },
    example: {
      en: '19 posts: 「行政9人、事业10人」 here, 「行政9人、工勤3人、事业7人」 there.',
      zh: '编制19人：一处“行政9人、事业10人”，另一处“行政9人、工勤3人、事业7人”。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} here, ${w.more['other'] ?? ''} elsewhere, of one total.`,
      zh: (w) => `${w.subject}：此处 ${w.stated}，他处 ${w.more['other'] ?? ''}，而总数相同。`,
    },
  },
  *claims(facts) {
    const wholes = facts.mentions.filter(
      (m) => countOf(facts, m) !== undefined && facts.partsOf(m).filter((p) => countOf(facts, p) !== undefined).length >= 2,
    )
    for (const [i, whole] of wholes.entries()) {
      for (const other of wholes.slice(0, i)) {
        if (whole.block === other.block || !sameTotal(facts, whole, other)) continue
        const kinds = new Map(facts.partsOf(other).map((p) => [kindOf(p.name), p]))
        for (const part of facts.partsOf(whole)) {
          const twin = kinds.get(kindOf(part.name))
          const a = countOf(facts, part)
          const b = twin ? countOf(facts, twin) : undefined
          if (a === undefined || b === undefined || kindOf(part.name).length < 3) continue
          const claim: RuleClaim = {
            stated: a,
            subject: `${whole.name} ${part.name}`,
            readings: [equal(a, b)],
            certain: true,
            atMost: 'warning',
            roles: { [a]: 'stated', [b]: 'stated elsewhere' },
            words: { other: `${facts.figure(b).printed}${facts.figure(b).unit.symbol}` },
          }
          yield claim
        }
      }
    }
  },
})

const countOf = (facts: FactSet, m: Mention): number | undefined => {
  const figure = mainAmount(m)?.figure
  return figure !== undefined && ['people', 'count'].includes(facts.figure(figure).unit.dimension) ? figure : undefined
}

/** 编制 told as 编制数 and as 编制人数, with one number and unit. */
function sameTotal(facts: FactSet, a: Mention, b: Mention): boolean {
  const [x, y] = [countOf(facts, a), countOf(facts, b)]
  if (x === undefined || y === undefined) return false
  const [f, g] = [facts.figure(x), facts.figure(y)]
  const topic = /编制|实有|在职|车辆/
  return (
    f.unit.symbol === g.unit.symbol &&
    f.printed === g.printed &&
    topic.exec(a.name)?.[0] !== undefined &&
    topic.exec(a.name)?.[0] === topic.exec(b.name)?.[0]
  )
}

/** 「全额补助事业编制」 and 「全额拨款事业编制」 are one kind. */
const kindOf = (name: string): string => /(?:行政|事业|工勤|机关工勤)编制/.exec(name)?.[0] ?? name

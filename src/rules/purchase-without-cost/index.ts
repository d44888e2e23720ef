import { compare, decimal, isZero } from '../../number/decimal.ts'
import { mainAmount } from '../operands/narrative.ts'
import { defineRule } from '../rule.ts'

/** Less than this (元) buys no vehicle: it is a remainder, a tax or a fee. */
const leastPrice = decimal(50_000)

/** Reasons to pay in one year for the vehicles of another. */
const otherYear = /尾款|余款|欠款|质保|购置税|预付|跨年|以前年度|上年度?(?:购|采)|未(?:到货|交付|提车|验收|入账|完成)/

/** Vehicles bought, and nothing spent on buying them, or the other way round. */
export const purchaseWithoutCost = defineRule({
  id: 'purchase-without-cost',
  term: { en: 'purchase without cost', zh: '购车数与购置费不符' },
  summary: {
    en: 'Vehicles are said to have been bought while the cost of buying is 0, or none while there is such a cost.',
    zh: '称购置公务用车若干辆，而购置费为 0；或有购置费，而购置数为 0。',
  },
  documentation: {
    finds: {
      en: 'A number of vehicles bought above 0 beside a purchase cost of 0, and the number 0 beside a cost that buys one (from 50,000 元).',
      zh: '公务用车购置数大于 0，而购置费为 0；或购置数为 0，而购置费足以购车（5 万元以上）。',
    },
    why: { en: 'One of the two was not filled in, or the number is that of vehicles kept.', zh: '或购置费漏填，或将保有量误作购置数。' },
    silent: {
      en: 'When cost or number is not told, and when the cost is small or the text speaks of a late payment, a tax or a delivery to come.',
      zh: '缺少购置费或购置数时不作判断；购置费较小，或文中说明为尾款、购置税、尚未交付等，不作判断。',
    },
    example: { en: '「公车购置费0万元…购置公务用车7辆，保有7辆」.', zh: '「公车购置费0万元……购置公务用车7辆，保有7辆」。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} bought, yet the purchase cost is ${w.more['cost'] ?? ''}.`,
      zh: (w) => `${w.subject}：购置 ${w.stated}，而购置费为 ${w.more['cost'] ?? ''}。`,
    },
  },
  *claims(facts) {
    for (const m of facts.mentions) {
      const count = mainAmount(m)?.figure
      if (count === undefined || !/购置/.test(m.name) || facts.figure(count).unit.symbol !== '辆') continue
      const cost = facts
        .mentionsOf('公务用车购置费')
        .filter(
          (c) =>
            Math.abs(c.block - m.block) <= 2 &&
            c.scope === m.scope &&
            c.period === m.period &&
            c.amount !== undefined &&
            facts.figure(c.amount).unit.dimension === 'money',
        )
        .sort((a, b) => Math.abs(a.id - m.id) - Math.abs(b.id - m.id))[0]
      const spent = cost && mainAmount(cost)?.figure
      if (cost === undefined || spent === undefined) continue
      const bought = !isZero(facts.value(count))
      const near = facts.paragraphs(Math.min(m.block, cost.block), Math.max(m.block, cost.block))
      const explained = near.some((text) => otherYear.test(text))
      const agrees = bought ? !isZero(facts.value(spent)) : explained || compare(facts.value(spent), leastPrice) < 0
      yield {
        stated: count,
        subject: m.name,
        readings: [{ kind: 'assertion', holds: agrees, figures: [count, spent], ...(bought ? { expected: '0' } : {}) }],
        certain: true,
        atMost: 'warning',
        roles: { [count]: 'count', [spent]: 'cost' },
        words: {
          word: `${facts.figure(count).printed}${facts.figure(count).unit.symbol}`,
          cost: `${facts.figure(spent).printed}${facts.figure(spent).unit.symbol}`,
        },
      }
    }
  },
})

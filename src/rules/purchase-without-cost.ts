import { defineRule } from '../check/rule.ts'
import { mainAmount } from './narrative.ts'

/** Vehicles bought, and nothing spent on buying them. */
export const purchaseWithoutCost = defineRule({
  id: 'purchase-without-cost',
  term: { en: 'purchase without cost', zh: '购车数与购置费不符' },
  summary: { en: 'Vehicles are said to have been bought while the cost of buying is 0.', zh: '称购置公务用车若干辆，而购置费为 0。' },
  documentation: {
    finds: { en: 'A number of vehicles bought above 0 beside a purchase cost of 0.', zh: '公务用车购置数大于 0，而购置费为 0。' },
    why: { en: 'One of the two was not filled in, or the number is that of vehicles kept.', zh: '或购置费漏填，或将保有量误作购置数。' },
    silent: {
      en: 'When cost or number is not told; cost without a number may be a late payment.',
      zh: '缺少购置费或购置数时不作判断；有购置费而购置数为 0 可能是尾款，不作判断。',
    },
    example: { en: '「公车购置费0万元…购置公务用车7辆，保有7辆」.', zh: '「公车购置费0万元……购置公务用车7辆，保有7辆」。' },
  },
  messages: {
    en: (w) => `${w.subject}: ${w.stated} bought, yet the purchase cost is ${w.more['cost'] ?? ''}.`,
    zh: (w) => `${w.subject}：购置 ${w.stated}，而购置费为 ${w.more['cost'] ?? ''}。`,
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
      if (spent === undefined) continue
      const bought = facts.figure(count).value.digits > 0n
      const free = facts.figure(spent).value.digits === 0n
      yield {
        rule: 'purchase-without-cost',
        stated: count,
        subject: m.name,
        readings: [{ kind: 'assertion', holds: !(bought && free), figures: [count, spent], expected: '0' }],
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

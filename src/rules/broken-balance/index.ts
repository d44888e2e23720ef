import { equal } from '../../relation/relation.ts'
import { mainAmount } from '../operands/narrative.ts'
import { tableClaims } from '../operands/tables.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** 收入总计 = 支出总计. */
export const brokenBalance = defineRule({
  id: 'broken-balance',
  term: { en: 'balance', zh: '收支不平衡' },
  summary: { en: 'Total receipts and total expenditure differ.', zh: '收入总计与支出总计不相等。' },
  documentation: {
    finds: {
      en: 'Grand totals of receipts and expenditure (both with carry-over) that are not equal, in sentences and in tables.',
      zh: '收入总计与支出总计（均含结转结余）不相等。',
    },
    why: { en: 'Both sides of the account are one sum by construction.', zh: '收支两方总计按定义相等。' },
    silent: {
      en: 'Between totals of the year alone (本年收入合计, 本年支出合计): they may differ.',
      zh: '本年收入合计与本年支出合计可以不等，不作判断。',
    },
    example: { en: '「收、支总计各是4125.49、4143.91万元」.', zh: '「收、支总计各是4125.49、4143.91万元」。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: the two totals do not balance (${w.equation}).`,
      zh: (w) => `${w.subject}：收支两方总计不相等（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* tableClaims(facts, 'balance')
    const pair = (a: number, b: number, subject: string, certain: boolean): RuleClaim => ({
      stated: b,
      subject,
      readings: [equal(b, a)],
      certain,
      slipProves: true,
      atMost: 'warning',
      roles: { [a]: 'receipts', [b]: 'expenditure' },
    })
    // One name for both sides, two amounts.
    const both = facts.mentionsOf('收入支出总计')
    for (const m of both) {
      const next = both.find((o) => o.id > m.id && o.block === m.block && o.source.quote === m.source.quote)
      const a = mainAmount(m)?.figure
      const b = next ? mainAmount(next)?.figure : undefined
      if (a !== undefined && b !== undefined && facts.figure(a).source.quote === facts.figure(b).source.quote)
        yield pair(a, b, m.name, true)
    }
    for (const income of facts.mentionsOf('收入总计')) {
      const expense = facts
        .mentionsOf('支出总计')
        .find((m) => m.scope === income.scope && m.period === income.period && m.id > income.id && m.block - income.block < 30)
      const a = mainAmount(income)?.figure
      const b = expense ? mainAmount(expense)?.figure : undefined
      if (a !== undefined && b !== undefined) yield pair(a, b, '收入总计、支出总计', false)
    }
  },
})

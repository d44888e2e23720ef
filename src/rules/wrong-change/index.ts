import type { Relation } from '../../relation/relation.ts'
import { endsOf, signed, term } from '../operands/narrative.ts'
import { tableClaims } from '../operands/tables.ts'
import { defineRule } from '../rule.ts'

/** 增加 / 减少 X: the stated change against the two amounts it lies between. */
export const wrongChange = defineRule({
  id: 'wrong-change',
  term: { en: 'change', zh: '增减额不符' },
  summary: { en: 'A stated change is not the difference of the two amounts.', zh: '所述增减额不等于前后两数之差。' },
  documentation: {
    finds: {
      en: 'An increase or decrease that is not the current amount less the amount compared with, where both are printed.',
      zh: '前后两数均已写明，而增加（减少）额不等于两数之差。',
    },
    why: {
      en: 'A change that does not tie means that one of three printed figures is wrong.',
      zh: '增减额对不上，说明三个数字中至少有一个有误。',
    },
    silent: { en: 'When the earlier amount is not printed.', zh: '未写明对比基数时，不作判断。' },
    example: {
      en: '「2016年预算8万元，2015年预算12.5万元，减少4.35万元」: 12.5 − 8 = 4.5, not 4.35 (12.35 − 8 = 4.35).',
      zh: '「2016年预算8万元，2015年预算12.5万元，减少4.35万元」：12.5－8＝4.5，与 4.35 不符（若为 12.35 则相符）。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a change of ${w.stated} does not agree with ${w.equation}.`,
      zh: (w) => `${w.subject}：所述增减额 ${w.stated} 与前后两数之差不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* tableClaims(facts, 'change')
    for (const m of facts.mentions) {
      for (const v of m.movements) {
        if (v.change === undefined || v.direction === 0) continue
        const { current, base, alternatives, explicit, proof } = endsOf(facts, m, v)
        if (current === undefined || base === undefined) continue
        const { dimension } = facts.figure(v.change).unit
        if (facts.figure(current).unit.dimension !== (dimension === 'percentage-point' ? 'percent' : dimension)) continue
        const signs: readonly number[] = v.direction === undefined ? [1, -1] : [v.direction]
        const change = v.change
        const readings = [base, ...alternatives].flatMap((from) =>
          signs.map(
            (s): Relation => ({ kind: 'sum', op: '=', terms: [term(current), term(from, -1), term(change, -signed(facts, change, s))] }),
          ),
        )
        yield {
          stated: v.change,
          subject: `${m.name}${v.basis.text ? ` ${v.basis.text}` : ''}`,
          readings,
          provenBy: proof,
          certain: explicit,
          slipProves: !explicit,
          roles: { [current]: 'current', [base]: 'base', [v.change]: 'change' },
        }
      }
    }
  },
})

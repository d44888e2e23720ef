import { within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** What small firms won, reserved and other projects together, cannot exceed all that was bought. */
export const procurementBound = defineRule({
  id: 'procurement-bound',
  term: { en: 'procurement bound', zh: '采购金额超限' },
  summary: {
    en: 'Contracts won by small and medium firms add up to more than the whole procurement.',
    zh: '授予中小企业的采购金额之和大于政府采购总额。',
  },
  documentation: {
    finds: {
      en: 'Amounts won by small and medium firms in reserved projects and in other projects that together exceed the procurement total; contracts of small and micro firms above those of small and medium firms, and these above all procurement.',
      zh: '面向中小企业预留项目与其他项目中，由中小企业中标的金额之和大于政府采购总额；授予小微企业的合同金额大于授予中小企业的，或后者大于政府采购总额。',
    },
    why: { en: 'A part was filled in twice.', zh: '同一金额重复填写。' },
    silent: {
      en: 'When the total or one of the two is not told. Contracts above all that was spent are a warning: they may be paid over several years.',
      zh: '缺少总额或其中一项时，不作判断。合同金额大于当年采购支出的只作警告：合同可能跨年支付。',
    },
    example: {
      en: '采购 21.07; 预留项目中标 21.07; 其他项目中标 21.07: 42.14 > 21.07.',
      zh: '采购金额 21.07；预留项目中标 21.07；其他项目中标 21.07：合计 42.14，大于 21.07。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} does not fit into the whole it is part of (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 大于其所属总额（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* bounded(facts)
    for (const total of facts.mentions) {
      const whole = mainAmount(total)?.figure
      if (whole === undefined || total.concept !== '政府采购') continue
      const won = facts.mentions.filter(
        (m) => m.id > total.id && m.block - total.block <= 3 && m.amount !== undefined && facts.figure(m.amount).unit.dimension === 'money',
      )
      const lead = (id: number): string => {
        const { quote, at } = facts.figure(id).source
        return (
          quote
            .slice(0, at[0])
            .split(/[；;。]/)
            .at(-1) ?? ''
        )
      }
      const reserved = won.find((m) => /在?面向中小企业预留.*(?:中标|成交)/.test(lead(m.amount as number)))
      const other = won.find((m) => /在?其他政府采购项目.*中小企业.*(?:中标|成交)/.test(lead(m.amount as number)))
      if (reserved?.amount === undefined || other?.amount === undefined) continue
      const claim: RuleClaim = {
        stated: other.amount,
        subject: '其他政府采购项目由中小企业中标金额',
        readings: [
          {
            kind: 'sum',
            op: '<=',
            terms: [
              { figure: other.amount, times: 1 },
              { figure: reserved.amount, times: 1 },
              { figure: whole, times: -1 },
            ],
          },
        ],
        certain: true,
        roles: { [other.amount]: 'part', [reserved.amount]: 'part', [whole]: 'whole' },
      }
      yield claim
      return
    }
  },
})

/** Each is part of the next. Contracts may be paid over several years, so that they are above what was spent in one is for a person to judge. */
const bounds: readonly (readonly [part: string, whole: string, atMost?: 'warning'])[] = [
  ['授予小微企业合同', '授予中小企业合同'],
  ['授予中小企业合同', '政府采购', 'warning'],
  ['小微企业预留项目', '中小企业预留项目'],
  ['中小企业预留项目', '政府采购', 'warning'],
]

function* bounded(facts: FactSet): Generator<RuleClaim> {
  for (const [part, whole, atMost] of bounds) {
    for (const m of facts.mentionsOf(part)) {
      const near = facts
        .mentionsOf(whole)
        .filter((w) => w.id < m.id && m.block - w.block <= 3 && w.scope === m.scope && w.period === m.period)
        .at(-1)
      const [a, b] = [m, near].map((one) => one && mainAmount(one)?.figure)
      if (a === undefined || b === undefined || [a, b].some((f) => facts.figure(f).unit.dimension !== 'money')) continue
      yield {
        stated: a,
        subject: m.name,
        readings: [within(a, b)],
        certain: true,
        ...(atMost ? { atMost } : {}),
        roles: { [a]: 'part', [b]: 'whole' },
      }
    }
  }
}

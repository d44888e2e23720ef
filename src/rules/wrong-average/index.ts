import { averagedOver, conceptOf } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { divide, equals, isZero, rescale, shift } from '../../number/decimal.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import { defineRule } from '../rule.ts'

/** 人均 / 平均每辆: an amount divided by a count told with it. */
export const wrongAverage = defineRule({
  id: 'wrong-average',
  term: { en: 'average', zh: '平均数不符' },
  summary: { en: 'A stated average is not the amount divided by the count.', zh: '所述平均数不等于金额除以人数（批次、辆数等）。' },
  documentation: {
    finds: {
      en: 'An average (人均, 平均每辆, 平均每期 …) that no amount and no count of its sentence give.',
      zh: '“人均、平均每辆、平均每期”等平均数，与同句所述金额、数量推算的结果均不相符。',
    },
    why: {
      en: 'Averages are how standards are kept to; they are worked out by hand, and often in another unit than the amount.',
      zh: '平均数用以说明是否符合标准，多由人工计算，且单位往往与总额不同。',
    },
    silent: {
      en: 'When amount or count stands in another sentence, and for limits and approximations (不超过, 约).',
      zh: '金额或数量不在同一句中，或所述为限额、约数（不超过、约）时，不作判断。',
    },
    example: {
      en: '「接待费2.40万元，接待300人次，人均800元」: 24000 ÷ 300 = 80.',
      zh: '「接待费2.40万元，接待300人次，人均800元」：24000÷300＝80。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: an average of ${w.stated} does not agree with ${w.equation}.`,
      zh: (w) => `${w.subject}：所述平均数 ${w.stated} 与推算不符（${w.equation}）。`,
    },
    unit: {
      en: (w) =>
        `${w.subject}: an average of ${w.stated} is ten thousand times too much or too little: two units of money seem to be exchanged.`,
      zh: (w) => `${w.subject}：所述平均数 ${w.stated} 与推算相差一万倍，疑“元”“万元”单位混用。`,
    },
  },
  *claims(facts) {
    for (const m of facts.mentions) {
      const unit = averagedOver(m.name)
      if (unit === undefined || m.amount === undefined || !isExact(facts, m.amount)) continue
      const told = facts.mentions
        .slice(Math.max(0, m.id - 12), m.id)
        .filter((o) => sameSentence(facts, o, m))
        .reverse()
      const counts = told.flatMap((o) => (o.amount !== undefined && unit.test(facts.figure(o.amount).unit.symbol) ? [o.amount] : []))
      const amounts = amountsFor(m, told).flatMap((o) => {
        const amount = mainAmount(o)?.figure
        return amount !== undefined && facts.figure(amount).unit.dimension === 'money' ? [amount] : []
      })
      const average = m.amount
      const pairs = amounts.flatMap((amount) => counts.map((count) => ({ amount, count })).filter((p) => !isZero(facts.value(p.count))))
      if (pairs.some((p) => isCutTo(facts, p, average))) continue
      // Quotients are percentages; a count taken a hundredfold leaves the plain quotient.
      const readings = pairs.map(
        (p): Relation => ({
          kind: 'quotient',
          op: '=',
          stated: term(average),
          numerator: [term(p.amount)],
          denominator: [term(p.count, 100)],
        }),
      )
      const [first] = pairs
      if (first === undefined) continue
      const mistaken = readings.some((r) => facts.holds(r))
        ? undefined
        : pairs.find((p) => unitsExchanged(average, p).some((r) => facts.holds(r)))
      if (mistaken) {
        yield {
          stated: average,
          subject: m.name,
          readings: [{ kind: 'assertion', holds: false, figures: [average, mistaken.amount, mistaken.count] }],
          certain: true,
          atMost: 'warning',
          roles: { [average]: 'average', [mistaken.amount]: 'amount', [mistaken.count]: 'count' },
          case: 'unit',
        }
        continue
      }
      yield {
        stated: average,
        subject: m.name,
        readings,
        certain: true,
        atMost: 'warning',
        roles: { [average]: 'average', [first.amount]: 'amount', [first.count]: 'count' },
      }
    }
  },
})

/** 「人均会议费78元」 is of that item, where it is told; 「人均」 of anything that is. */
function amountsFor(m: Mention, told: readonly Mention[]): readonly Mention[] {
  const item = conceptOf(m.name.replace(/^(?:平均)?每?(?:人次|批次|场次|[人批车次场户辆台期个件项家])均?(?:平均)?/, ''))
  const own = told.filter((o) => item !== '' && o.concept === item)
  return own.length > 0 ? own : told.filter((o) => averagedOver(o.name) === undefined)
}

/** 「接待费3.26万元，接待168人次，人均194万元」: what would hold if 元 and 万元 were exchanged in one of the two. */
const unitsExchanged = (average: number, { amount, count }: { readonly amount: number; readonly count: number }): Relation[] =>
  [
    { numerator: [term(amount, 10_000)], denominator: [term(count, 100)] },
    { numerator: [term(amount)], denominator: [term(count, 1_000_000)] },
  ].map((sides) => ({ kind: 'quotient', op: '=', stated: term(average), ...sides }))

/** Averages are cut as often as rounded; neither says anything wrong. */
function isCutTo(facts: FactSet, { amount, count }: { readonly amount: number; readonly count: number }, average: number): boolean {
  const { value, decimals, unit } = facts.figure(average)
  const plain = shift(divide(facts.value(amount), facts.value(count), 14), -unit.power)
  return equals(rescale(plain, decimals, 'truncate'), value) && !equals(rescale(plain, decimals), value)
}

const isExact = (facts: FactSet, figure: number): boolean => {
  const { quote, at } = facts.figure(figure).source
  return (
    !/(?:不超过|不高于|低于|不足|超过|高于|约|近|控制在|标准)为?\s*$/.test(quote.slice(0, at[0])) &&
    !/^\S{0,3}(?:左右|以[内下上]|余|多)/.test(quote.slice(at[1]))
  )
}

function sameSentence(facts: FactSet, a: Mention, b: Mention): boolean {
  const between = a.amount === undefined || b.amount === undefined ? undefined : facts.between(a.amount, b.amount)
  return between !== undefined && !/[。\n]/.test(between)
}

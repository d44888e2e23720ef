import type { Figure, Mention, Movement } from '../../model/reading.ts'
import { compare, decimal, isZero } from '../../number/decimal.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { breakdowns } from '../operands/breakdowns.ts'
import { endsOf, mainAmount, signed, term } from '../operands/narrative.ts'
import { tableClaims } from '../operands/tables.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { weightedRates } from './weighted-rates.ts'

/** 增长 / 下降 Y %: the stated rate against the change and the amounts it is a rate of. */
export const wrongChangeRate = defineRule({
  id: 'wrong-change-rate',
  term: { en: 'change rate', zh: '增减率不符' },
  summary: { en: 'A stated rate of change does not follow from the amounts.', zh: '所述增减百分比与金额推算的结果不符。' },
  documentation: {
    finds: {
      en: 'A rate of increase or decrease that does not equal the change divided by the amount compared with. Where the earlier amount is not printed it is the current amount less the change. Rates in times (增长1.5倍, 为上年的2.5倍) too.',
      zh: '增长或下降的百分比，不等于变动额除以基数；基数未写明时，以本年数减（加）变动额推出。以倍数表述的（增长1.5倍、为上年的2.5倍）亦同。',
    },
    why: {
      en: 'The rate is what readers remember; it is also where copied and mistyped figures show.',
      zh: '百分比最易被引用，也最容易因抄错、填错基数而失真。',
    },
    silent: {
      en: 'A rate of 100 % of an amount of 0 (no rate exists) is a note. When an operand is not printed, and in explanations (主要原因…).',
      zh: '基数为 0（不存在增减率）而写作 100% 的只作提示；缺少运算数，或数字出现在原因说明之中时，不作判断。',
    },
    example: {
      en: '「31.26万元，较上年减少31.26万元，下降52.22%」: 31.26 ÷ (31.26 + 31.26) = 50.00 %, not 52.22 %.',
      zh: '「31.26万元，较上年减少31.26万元，下降52.22%」：31.26 ÷（31.26＋31.26）＝50.00%，与 52.22% 不符。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a change rate of ${w.stated} does not agree with ${w.equation}.`,
      zh: (w) => `${w.subject}：所述增减率 ${w.stated} 与推算不符（${w.equation}）。`,
    },
    parts: {
      en: (w) => `${w.subject}: a change rate of ${w.stated} does not agree with the changes told of the parts (about ${w.expected}).`,
      zh: (w) => `${w.subject}：所述增减率 ${w.stated} 与各分项的增减情况不符（按分项约为 ${w.expected}）。`,
    },
    'of-nothing': {
      en: (w) => `${w.subject}: a rate of ${w.stated} of an amount of 0; no rate exists.`,
      zh: (w) => `${w.subject}：对比基数为 0，不存在增减率（所述 ${w.stated}）。`,
    },
  },
  *claims(facts) {
    // No rate exists on a base of 0; many print 100 % all the same.
    for (const claim of rates(facts)) yield { ...claim, overNothing: 'habit' }
  },
})

/** What is told of changes and their rates, in tables and in sentences. */
function* rates(facts: FactSet): Generator<RuleClaim<'plain' | 'of-nothing' | 'parts'>> {
  yield* tableClaims(facts, 'growth')
  for (const m of facts.mentions) {
    for (const v of m.movements) {
      if (v.multiple !== undefined) yield* timesAsMuch(facts, m, v, v.multiple)
      if (v.rate === undefined || v.direction === 0) continue
      if (v.bound !== undefined) {
        yield* bounded(facts, m, v)
        continue
      }
      const { current, base, explicit, proof } = endsOf(facts, m, v)
      const signs: readonly number[] = v.direction === undefined ? [1, -1] : [v.direction]
      const op = '='
      const change = v.change ?? changeElsewhere(facts, m, v)
      const readings: Relation[] = []
      const roles: Record<number, string> = { [v.rate]: 'rate' }
      const viaBase = current !== undefined && base !== undefined
      for (const s of signs) {
        const stated = term(v.rate, signed(facts, v.rate, s))
        if (viaBase) readings.push({ kind: 'quotient', op, stated, numerator: [term(current), term(base, -1)], denominator: [term(base)] })
        if (change !== undefined && current !== undefined)
          readings.push({
            kind: 'quotient',
            op,
            stated,
            numerator: [term(change, signed(facts, change, s))],
            denominator: [term(current), term(change, -signed(facts, change, s))],
          })
        else if (v.change !== undefined && base !== undefined)
          readings.push({
            kind: 'quotient',
            op,
            stated,
            numerator: [term(v.change, signed(facts, v.change, s))],
            denominator: [term(base)],
          })
      }
      // 「比上年1.43万元，增加0.68%」: the word before the amount is missing; it may be the change.
      if (v.base !== undefined && v.change === undefined && current !== undefined) {
        for (const s of signs)
          readings.push({
            kind: 'quotient',
            op,
            stated: term(v.rate, signed(facts, v.rate, s)),
            numerator: [term(v.base, s)],
            denominator: [term(current), term(v.base, -s)],
          })
      }
      // Of what was nothing before there is no rate: what is printed as one is not held against any other whole.
      const fromNothing = v.change !== undefined && current !== undefined && compare(facts.value(v.change), facts.value(current)) === 0
      for (const other of fromNothing && v.direction === 1 ? [] : (v.also ?? [])) {
        const o = facts.mentions[other]
        const whole = o && mainAmount(o)?.figure
        if (whole === undefined || v.change === undefined || facts.figure(whole).unit.dimension !== facts.figure(v.change).unit.dimension)
          continue
        for (const s of signs)
          readings.push({
            kind: 'quotient',
            op,
            stated: term(v.rate, signed(facts, v.rate, s)),
            numerator: [term(v.change, signed(facts, v.change, s))],
            denominator: [term(whole), term(v.change, -signed(facts, v.change, s))],
          })
      }
      if (current !== undefined) roles[current] = 'current'
      if (base !== undefined) roles[base] = 'base'
      if (v.change !== undefined) roles[v.change] = 'change'
      if (readings.length === 0) continue
      if (ofNothing(facts, current, v)) {
        yield {
          stated: v.rate,
          subject: `${m.name}${v.basis.text ? ` ${v.basis.text}` : ''}`,
          readings: [{ kind: 'assertion', holds: false, figures: [v.rate] }],
          certain: true,
          atMost: 'info',
          roles,
          case: 'of-nothing',
        }
        if (v.base !== undefined) continue
      }
      const claim: RuleClaim = {
        stated: v.rate,
        subject: `${m.name}${v.basis.text ? ` ${v.basis.text}` : ''}`,
        // The printed change is nearer to the rate than a base found elsewhere.
        readings: explicit || !viaBase || v.change === undefined ? readings : [...readings].reverse(),
        provenBy: proof,
        certain: explicit || !viaBase || v.change !== undefined,
        // 「增长2.5倍」 is said, loosely, of what is 2.5 times as much.
        ...(facts.figure(v.rate).unit.symbol === '倍' ? { atMost: 'warning' as const } : {}),
        roles,
      }
      yield claim
    }
  }
  for (const { whole, parts } of breakdowns(facts)) yield* weightedRates(facts, whole, parts)
}

/** Whether what is compared with is nothing: printed as 0, or all of the amount is its growth. */
function ofNothing(facts: FactSet, current: number | undefined, v: Movement): boolean {
  // Another rate than the usual one was taken of another amount.
  if (v.rate === undefined || v.direction !== 1 || compare(facts.value(v.rate), hundred) !== 0) return false
  if (current === undefined || isZero(facts.value(current))) return false
  if (v.base !== undefined) return isZero(facts.value(v.base))
  if (v.change === undefined) return false
  const [now, by] = [facts.figure(current), facts.figure(v.change)]
  return now.unit.power === by.unit.power && now.unit.dimension === by.unit.dimension && compare(now.value, by.value) === 0
}

const hundred = decimal(100)

/** 「其中运行维护费上升20.1%。…（运行维护费…万元，增加2193.34万元）」: the change of the same item, told without its rate in the same paragraph. */
const changeElsewhere = (facts: FactSet, m: Mention, v: Movement): number | undefined =>
  m.amount !== undefined || m.concept === ''
    ? undefined
    : facts
        .mentionsOf(m.concept)
        .filter((o) => o.id > m.id && o.block === m.block && o.scope === m.scope && o.amount !== undefined && o.period === m.period)
        .flatMap((o) => o.movements)
        .find((o) => o.change !== undefined && o.rate === undefined && o.direction === v.direction)?.change

/** 「485万元，是上年的2.5倍」: against last year's amount, where it or the change since is told. */
function* timesAsMuch(facts: FactSet, m: Mention, v: Movement, stated: number): Generator<RuleClaim> {
  const { current, base } = endsOf(facts, m, v)
  if (current === undefined) return
  const like = m.movements.filter((o) => o.basis.prior && o !== v)
  const bases = [base, ...like.map((o) => o.base)].flatMap((id) => (id === undefined || id === current ? [] : [[term(id)]]))
  const changed = like.flatMap((o) =>
    o.change === undefined || !o.direction ? [] : [[term(current), term(o.change, -signed(facts, o.change, o.direction))]],
  )
  const denominators = [...bases, ...changed]
  if (denominators.length === 0) return
  yield {
    stated,
    subject: `${m.name} ${v.basis.text}`,
    readings: denominators.map(
      (denominator): Relation => ({ kind: 'quotient', op: '=', stated: term(stated), numerator: [term(current)], denominator }),
    ),
    certain: true,
    atMost: 'warning',
    roles: { [stated]: 'rate', [current]: 'current' },
  }
}

/** 「降幅均超过25%」: the change and amount of the same item, told elsewhere in the passage, against the bound. */
function* bounded(facts: FactSet, m: Mention, v: Movement): Generator<RuleClaim> {
  if (v.rate === undefined || v.direction === undefined || v.direction === 0) return
  for (const other of facts.mentionsOf(m.concept)) {
    const current = mainAmount(other)?.figure
    const change = other.movements.find((o) => o.change !== undefined && o.direction !== undefined && o.direction !== 0)
    if (current === undefined || change?.change === undefined || Math.abs(other.block - m.block) > 2 || change.direction !== v.direction)
      continue
    const s = change.direction
    yield {
      stated: v.rate,
      subject: `${m.name} ${v.bound === '>=' ? '超过' : '低于'}`,
      readings: [
        {
          kind: 'quotient',
          op: v.bound === '>=' ? '<=' : '>=',
          stated: term(v.rate),
          numerator: [term(change.change)],
          denominator: [term(current), term(change.change, -s)],
        },
      ],
      certain: true,
      atMost: 'warning',
      words: { word: boundWord(facts.figure(v.rate)) },
      roles: { [v.rate]: 'bound', [current]: 'current', [change.change]: 'change' },
    }
    return
  }
}

/** 「均超过25%」 as printed. */
function boundWord(rate: Figure): string {
  const { quote, at } = rate.source
  const lead =
    /(?:均|都)?(?:超过|超過|高于|高於|低于|低於|不低于|不超过|达到|達到)\s*$/.exec(quote.slice(Math.max(0, at[0] - 6), at[0]))?.[0] ?? ''
  return `${lead}${quote.slice(at[0], at[1])}${rate.unit.symbol}`
}

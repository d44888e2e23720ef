import { concepts } from '../../families/concepts.ts'
import type { Figure, Mention, Phase } from '../../model/reading.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { printedAgain } from '../operands/listed-projects.ts'
import { amountsOf, isBudget, mainAmount, term, toldElsewhere } from '../operands/narrative.ts'
import { likeIndicators, ownMoney } from '../operands/restated-indicators.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { bothSides, bothTogether, bothTotals } from './both-sides.ts'
import { involvedFunds } from './involved-funds.ts'
import { reasonsTold } from './reasons.ts'
import { toldIndicators } from './told-indicators.ts'

/** The same fact told twice must be told alike. */
export const contradictoryRestatement = defineRule({
  id: 'contradictory-restatement',
  term: { en: 'restatement', zh: '前后不一' },
  summary: { en: 'The same item is stated twice with different figures.', zh: '同一数据前后两次所述不一致。' },
  documentation: {
    finds: {
      en: 'An item of the same scope, year and phase that stands in two sentences with different amounts, or with one amount and different changes or rates against the same year; a rate or price that is one indicator of several performance forms; an indicator that the goal of its own form tells with another value; money printed again where a list of projects goes on; income and expenditure of a budget that are one amount and changed by two.',
      zh: '同一口径、同一年度、同一阶段的同一项目，在两处文字中金额不一致；或金额相同而与同一年度相比的增减额、增减率不一致；同名的比率或标准在不同绩效目标表中数值不一致；绩效指标值与本表绩效目标文字所述不一致；项目清单续页重列的金额不一致；预算收支总额相等而增减额不一致。',
    },
    why: { en: 'One of the two places was not brought up to date.', zh: '其中一处未随定稿更新。' },
    silent: {
      en: 'When the scopes may differ (whole department, 财政拨款, 一般公共预算) and nothing ties the two sentences.',
      zh: '口径可能不同、又无其他依据时，不作判断。',
    },
    example: { en: '「接待费1.58元…经核查支出为1.58万元」.', zh: '「接待费1.58元……经核查支出为1.58万元」。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: stated as ${w.stated} here and differently elsewhere (${w.equation}).`,
      zh: (w) => `${w.subject}：此处为 ${w.stated}，与他处所述不一致（${w.equation}）。`,
    },
    sides: {
      en: (w) =>
        `${w.subject}: changed by ${w.stated}, and the other side of the budget, which is as much, by another amount (${w.equation}).`,
      zh: (w) => `${w.subject}：收支预算总额相等，而所述增减额 ${w.stated} 与另一方不一致（${w.equation}）。`,
    },
    goal: {
      en: (w) => `${w.subject}: ${w.stated} in the list of indicators, and ${w.more['said'] ?? ''} in the words of the form.`,
      zh: (w) => `${w.subject}：指标值为 ${w.stated}，而表内文字所述为 ${w.more['said'] ?? ''}。`,
    },
  },
  *claims(facts) {
    for (const m of facts.mentions) yield* withinParagraph(facts, m)
    yield* otherUnit(facts)
    yield* reasonsTold(facts)
    yield* involvedFunds(facts)
    yield* bothSides(facts)
    yield* bothTotals(facts)
    yield* bothTogether(facts)
    yield* likeIndicators(facts)
    yield* printedAgain(facts)
    yield* toldIndicators(facts)
    yield* ownMoney(facts)
    for (const name of new Set([
      ...concepts.map((c) => c.name),
      ...facts.mentions.map((m) => m.concept).filter((c) => fundTotal.test(c)),
    ])) {
      const told = facts.mentionsOf(name).filter((m) => mainAmount(m) !== undefined)
      for (const [i, m] of told.entries()) {
        const earlier = told.slice(0, i).filter((o) => alike(facts, o, m))
        yield* changedTwice(facts, m, earlier)
        const other = earlier.at(-1)
        const a = mainAmount(m)?.figure
        const b = other ? mainAmount(other)?.figure : undefined
        if (a === undefined || b === undefined || a === b || isUnitless(facts, a) || isUnitless(facts, b)) continue
        yield {
          ...toldElsewhere(m.name, a, [b]),
          ...(differs(facts, a, b)
            ? { words: { word: withUnit(facts, facts.figure(b).unit.power < facts.figure(a).unit.power ? b : a) } }
            : {}),
        }
      }
      yield* otherPhases(facts, told)
    }
  },
})

/** A number without any unit is a code, or a row of a table whose lines were lost. */
const isUnitless = (facts: FactSet, figure: number): boolean => facts.figure(figure).unit.dimension === 'none'

/** A plain 「预算」 may be the budget of the year's beginning. */
const same = (a: Phase, b: Phase): boolean => a === b || (isBudget(a) && isBudget(b) && (a === 'budget' || b === 'budget'))

/** 「“三公”经费年初预算数为12.00万元，决算数为4.43万元」 in two places: the budgets beside the amounts are told twice too. */
function* otherPhases(facts: FactSet, told: readonly Mention[]): Generator<RuleClaim> {
  for (const [i, m] of told.entries()) {
    const main = mainAmount(m)?.figure
    if (main === undefined) continue
    for (const { figure: a, phase, period } of amountsOf(m)) {
      if (a === main || phase === 'unknown') continue
      const b = told
        .slice(0, i)
        // What is told of another body has another amount.
        .filter((o) => alike(facts, o, m) && facts.holds(equal(main, mainAmount(o)?.figure ?? main)))
        .flatMap((o) =>
          amountsOf(o).filter(
            (x) => x.figure !== mainAmount(o)?.figure && same(x.phase, phase) && (x.period ?? period) === (period ?? x.period),
          ),
        )
        .at(-1)?.figure
      if (b === undefined || b === a || facts.figure(a).unit.dimension !== facts.figure(b).unit.dimension) continue
      yield toldElsewhere(m.name, a, [b])
    }
  }
}

/** 「行政单位离退休56.12万元。…2026年预算安排57.8万元」: one paragraph gives one item two amounts for one year and phase. */
function* withinParagraph(facts: FactSet, m: Mention): Generator<RuleClaim> {
  const main = mainAmount(m)
  if (!main) return
  for (const other of amountsOf(m)) {
    if (
      other.figure === main.figure ||
      other.period !== main.period ||
      isBudget(other.phase) !== isBudget(main.phase) ||
      (other.phase !== main.phase && main.phase !== 'unknown')
    )
      continue
    if (isUnitless(facts, other.figure) || isUnitless(facts, main.figure)) continue
    if (other.period === undefined || facts.figure(other.figure).source.quote === facts.figure(main.figure).source.quote) continue
    yield {
      stated: other.figure,
      subject: m.name,
      readings: [equal(other.figure, main.figure)],
      certain: true,
      roles: { [other.figure]: 'stated', [main.figure]: 'stated elsewhere' },
    }
  }
}

/** The same amount, compared with the same year, has one change and one rate. */
function* changedTwice(facts: FactSet, m: Mention, earlier: readonly Mention[]): Generator<RuleClaim> {
  const figure = mainAmount(m)?.figure
  if (figure === undefined || facts.figure(figure).value.digits.toString().replace(/0+$/, '').length < tellingDigits) return
  const same = earlier.filter((o) => {
    const other = mainAmount(o)?.figure
    return other !== undefined && other !== figure && facts.holds(equal(figure, other))
  })
  for (const v of m.movements) {
    if (v.direction === undefined || v.bound !== undefined) continue
    for (const which of ['change', 'rate'] as const) {
      const stated = v[which]
      const other = same
        .flatMap((o) => o.movements)
        .findLast(
          (w) =>
            w[which] !== undefined &&
            w.bound === undefined &&
            w.direction !== undefined &&
            w.basis.prior === v.basis.prior &&
            w.basis.period === v.basis.period &&
            w.basis.phase === v.basis.phase &&
            (v.basis.prior || v.basis.period !== undefined || isBudget(v.basis.phase)),
        )
      const elsewhere = other?.[which]
      if (stated === undefined || elsewhere === undefined || stated === elsewhere) continue
      const times = other?.direction === v.direction ? -1 : 1
      yield {
        stated,
        subject: `${m.name} ${which === 'change' ? '增减额' : '增减率'}`,
        readings: [{ kind: 'sum', op: '=', terms: [term(stated), term(elsewhere, times)] }],
        certain: true,
        atMost: 'warning',
        roles: { [stated]: 'stated', [elsewhere]: 'stated elsewhere' },
      }
    }
  }
}

/** Whether the unit stands behind the numeral itself, not in a head or a neighbour. */
const printsUnit = ({ source }: Figure): boolean => /^\s*[千百十万萬亿億元]/.test(source.quote.slice(source.at[1]))

/** Digits from which a numeral printed twice for one item is no chance. */
const tellingDigits = 3

/** 「公务接待费1.58万元。…公务接待费公开数1.58元」: the same numeral for the same item in another unit of money. */
function* otherUnit(facts: FactSet): Generator<RuleClaim> {
  const seen = new Map<string, Mention[]>()
  for (const m of facts.mentions) {
    const main = mainAmount(m)
    if (!main || m.concept === '') continue
    const figure = facts.figure(main.figure)
    if (
      figure.unit.dimension !== 'money' ||
      !printsUnit(figure) ||
      figure.value.digits.toString().replace(/0+$/, '').length < tellingDigits
    )
      continue
    const key = `${m.concept} ${figure.printed}`
    const before = seen.get(key) ?? []
    seen.set(key, [...before, m])
    const other = before.findLast((o) => {
      const there = mainAmount(o)
      return (
        there !== undefined &&
        facts.figure(there.figure).unit.power !== figure.unit.power &&
        (o.period === m.period || o.period === undefined || m.period === undefined)
      )
    })
    const there = other && mainAmount(other)?.figure
    if (there === undefined) continue
    const short = facts.figure(there).unit.power < figure.unit.power ? there : main.figure
    const long = short === there ? main.figure : there
    yield {
      stated: short,
      subject: m.name,
      readings: [{ kind: 'sum', op: '=', terms: [term(short), term(long, -1)] }],
      certain: true,
      atMost: 'warning',
      roles: { [short]: 'stated', [long]: 'stated elsewhere' },
      words: { word: withUnit(facts, short) },
    }
  }
}

/** Items that are of one scope by nature: only fiscal money pays for them. */
const fiscal = /^(?:三公经费|因公出国（境）费|公务接待费|公务用车购置及运行维护费|公务用车购置费|公务用车运行维护费)$/

/** The whole of a fund, of which a document tells in every chapter. */
const fundTotal = /^(?:一般公共预算|政府性基金预算?|国有资本经营预算?)财政拨款(?:收入|支出)?$/
/** In a final account an amount without a word for its phase is the actual one. */
const said = (phase: Phase): Phase => (phase === 'unknown' ? 'actual' : phase)

function alike(facts: FactSet, a: Mention, b: Mention): boolean {
  const [x, y] = [mainAmount(a), mainAmount(b)]
  if (!x || !y) return false
  const [f, g] = [facts.figure(x.figure), facts.figure(y.figure)]
  return (
    (a.scope === b.scope || fiscal.test(a.concept)) &&
    (a.period === b.period || a.period === undefined || b.period === undefined) &&
    (x.phase === y.phase || (facts.extraction.identity.kind !== 'budget' && said(x.phase) === said(y.phase))) &&
    f.unit.dimension === g.unit.dimension &&
    (f.unit.dimension === 'money' || f.unit.symbol === g.unit.symbol) &&
    amountsOf(a).length > 0 &&
    ((a.parent === undefined) === (b.parent === undefined) || fiscal.test(a.concept))
  )
}

/** The numeral is the same and only the unit is not: then the unit is what is stated. */
const differs = (facts: FactSet, a: number, b: number): boolean =>
  facts.figure(a).printed === facts.figure(b).printed && facts.figure(a).unit.symbol !== facts.figure(b).unit.symbol
const withUnit = (facts: FactSet, id: number): string => `${facts.figure(id).printed}${facts.figure(id).unit.symbol}`

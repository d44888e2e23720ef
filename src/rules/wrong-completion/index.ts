import { conceptOf, isKnown } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { compare } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { amountsOf, isBudget, mainAmount, term } from '../operands/narrative.ts'
import { tableClaims } from '../operands/tables.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** 完成预算的 Y %: actual ÷ the budget named. */
export const wrongCompletion = defineRule({
  id: 'wrong-completion',
  term: { en: 'completion', zh: '完成率不符' },
  summary: {
    en: 'A stated completion of the budget does not follow from budget and actual.',
    zh: '所述预算完成率与预算数、决算数推算的结果不符。',
  },
  documentation: {
    finds: {
      en: 'A completion rate that is not the actual amount divided by the budget the sentence names.',
      zh: '完成预算的百分比，不等于决算数除以所称的预算数。',
    },
    why: {
      en: 'Completion is the main figure of budget execution; a wrong base hides over- or under-spending.',
      zh: '完成率是预算执行的核心指标，基数用错会掩盖超支或结余。',
    },
    silent: {
      en: 'When the budget is printed neither with the item nor near by, nor follows from a difference told beside it, and for 0 of 0.',
      zh: '未写明预算数、也不能由所述差额推出，或预算、决算均为 0 时，不作判断。',
    },
    example: {
      en: '「年初预算302.43万元，决算354.63万元，完成年初预算的106.86%」: 354.63 ÷ 302.43 = 117.26 %.',
      zh: '「年初预算302.43万元，决算354.63万元，完成年初预算的106.86%」：354.63÷302.43＝117.26%。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a completion of ${w.stated} does not agree with ${w.equation}.`,
      zh: (w) => `${w.subject}：所述完成率 ${w.stated} 与推算不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* tableClaims(facts, 'rate')
    for (const m of facts.mentions) {
      for (const c of m.completions) {
        const all = amountsOf(m)
        const main = mainAmount(m)
        if (!main) continue
        const others = all.filter((a) => a.figure !== main.figure && (isBudget(a.phase) || a.phase === 'unknown'))
        const named = others.filter((a) => a.phase === c.phase)
        // 「完成预算」 beside 年初 and 全年预算: either may be meant, the later first.
        const bases =
          named.length > 0
            ? named
            : c.phase === 'budget' || c.phase === 'unknown'
              ? [...others].reverse()
              : others.filter((a) => a.phase === 'budget' || a.phase === 'unknown')
        if (bases.length === 0) {
          yield* byTable(facts, m, c, main.figure)
          yield* byChange(m, c, main.figure)
          yield* toldBefore(facts, m, c, main.figure)
          yield* outOfFunds(facts, m, c, main.figure)
          continue
        }
        const readings = bases.map(
          (b): Relation => ({
            kind: 'quotient',
            op: '=',
            stated: term(c.figure),
            numerator: [term(main.figure)],
            denominator: [term(b.figure)],
          }),
        )
        const roles: Record<number, string> = { [c.figure]: 'completion', [main.figure]: 'actual' }
        for (const b of bases) roles[b.figure] = 'budget'
        yield {
          stated: c.figure,
          subject: `${m.name} 完成${c.text}`,
          readings,
          certain: true,
          roles,
          overNothing: 'contradicts',
        }
      }
    }
  },
})

/** A name without the words that only say which budget it is. */
const plainName = (m: Mention): string =>
  m.name.replace(/^(?:年初|年度|全年|调整后?|经?批准|通过|安排|的)+|(?:年初|年度)?(?:预算|决算)(?:安排)?数?$/g, '')

/** 「年初通过的支出预算5076亿元，调整预算为6219亿元；支出5930亿元，完成调整预算的95.36%」: the budget was told as an item of its own. */
function* toldBefore(facts: FactSet, m: Mention, c: Mention['completions'][number], actual: number): Generator<RuleClaim> {
  if (!isBudget(c.phase)) {
    yield* toldNearby(facts, m, c, actual)
    return
  }
  const before = facts.mentions
    .slice(0, m.id)
    .filter((o) => o.block === m.block && plainName(o) === plainName(m) && o.scope === m.scope && o.period === m.period)
    .flatMap((o) => amountsOf(o))
    .filter((a) => a.figure !== actual && facts.figure(a.figure).unit.dimension === facts.figure(actual).unit.dimension)
  // 「预算19.6万元，其中：公务接待费2.8万元。支出15.9万元，其中公务接待费1.38万元，为预算的49.29%」
  const budgets = before.filter((a) => isBudget(a.phase))
  const only = c.phase === 'budget' && isKnown(m.concept) && m.phase === 'actual' && budgets.length === 1 ? budgets[0]?.figure : undefined
  const budget = only ?? before.filter((a) => a.phase === c.phase).at(-1)?.figure
  if (budget === undefined) {
    yield* toldNearby(facts, m, c, actual)
    return
  }
  yield {
    stated: c.figure,
    subject: `${m.name} 完成${c.text}`,
    readings: [{ kind: 'quotient', op: '=', stated: term(c.figure), numerator: [term(actual)], denominator: [term(budget)] }],
    certain: c.phase !== 'budget' || only !== undefined,
    slipProves: true,
    roles: { [c.figure]: 'completion', [actual]: 'actual', [budget]: 'budget' },
  }
}

/** 「…预算执行比例为88.7%。⏎…预算11324.44万元，其中：…」: the budgets are told in a paragraph of their own. */
function* toldNearby(facts: FactSet, m: Mention, c: Mention['completions'][number], actual: number): Generator<RuleClaim> {
  const budgets = facts
    .mentionsOf(m.concept)
    .filter((o) => o.id !== m.id && o.scope === m.scope && o.period === m.period && Math.abs(o.block - m.block) <= 3)
    .flatMap((o) => amountsOf(o))
    .filter(
      (a) => isBudget(a.phase) && a.figure !== actual && facts.figure(a.figure).unit.dimension === facts.figure(actual).unit.dimension,
    )
  const [first] = budgets
  if (m.concept === '' || first === undefined) return
  yield {
    stated: c.figure,
    subject: `${m.name} 完成${c.text}`,
    readings: budgets.map(
      (b): Relation => ({ kind: 'quotient', op: '=', stated: term(c.figure), numerator: [term(actual)], denominator: [term(b.figure)] }),
    ),
    certain: false,
    slipProves: true,
    atMost: 'warning',
    roles: { [c.figure]: 'completion', [actual]: 'actual', [first.figure]: 'budget' },
  }
}

/** Money that was there to be used. */
const funds = /(?:到位|投入|下达|拨付|安排|批复)(?:的)?(?:资金|经费)?$|(?:资金|经费)(?:总额|总量)?$/
const used = /使用|支出|支付|执行|开支|到位|拨付/

/** 「该项目到位资金9万元，已支出7.36万元，支出率81.78%」: a rate of what was told right before. */
function* outOfFunds(facts: FactSet, m: Mention, c: Mention['completions'][number], actual: number): Generator<RuleClaim> {
  const before = facts.mentions[m.id - 1]
  const given = before && m.block - before.block <= 1 && used.test(m.name) ? amountsOf(before)[0] : undefined
  if (given === undefined || !(isBudget(given.phase) || funds.test(before?.name ?? ''))) return
  if (facts.figure(given.figure).unit.dimension !== 'money' || facts.figure(actual).unit.dimension !== 'money') return
  yield {
    stated: c.figure,
    subject: `${m.name} 完成${c.text}`,
    readings: [{ kind: 'quotient', op: '=', stated: term(c.figure), numerator: [term(actual)], denominator: [term(given.figure)] }],
    // Told in one sentence, and no other budget named, it can be nothing else.
    certain: before !== undefined && before.source.quote === m.source.quote && c.text.trim() === '',
    slipProves: true,
    atMost: 'warning',
    roles: { [c.figure]: 'completion', [actual]: 'actual', [given.figure]: 'budget' },
  }
}

/** 「收入1260.50万元，完成年初预算的105.04%，比年初预算增加60.50万元」: what it differs by gives the budget. */
function* byChange(m: Mention, c: Mention['completions'][number], actual: number): Generator<RuleClaim> {
  for (const v of m.movements) {
    if (v.change === undefined || !v.direction || v.basis.prior || !isBudget(v.basis.phase)) continue
    if (v.basis.phase !== c.phase && v.basis.phase !== 'budget' && c.phase !== 'budget') continue
    yield {
      stated: c.figure,
      subject: `${m.name} 完成${c.text}`,
      readings: [
        {
          kind: 'quotient',
          op: '=',
          stated: term(c.figure),
          numerator: [term(actual)],
          denominator: [term(actual), term(v.change, -v.direction)],
        },
      ],
      certain: true,
      roles: { [c.figure]: 'completion', [actual]: 'actual', [v.change]: 'change' },
    }
  }
}

/** 「决算为4.69万元，完成预算的15.63%」: the budget stands in the table, beside the very amount of the sentence. */
function* byTable(facts: FactSet, m: Mention, c: Mention['completions'][number], actual: number): Generator<RuleClaim> {
  const readings: Relation[] = []
  for (const fact of facts.factsOf(m.concept)) {
    const figure = facts.figure(fact.figure)
    if (
      figure.place !== 'cell' ||
      fact.role !== 'amount' ||
      fact.phase !== 'actual' ||
      compare(facts.value(fact.figure), facts.value(actual)) !== 0
    )
      continue
    for (const budget of facts.factsOf(m.concept)) {
      const cell = facts.figure(budget.figure)
      if (cell.source.block !== figure.source.block || budget.role !== 'amount' || !isBudget(budget.phase) || budget.period !== fact.period)
        continue
      readings.push({ kind: 'quotient', op: '=', stated: term(c.figure), numerator: [term(actual)], denominator: [term(budget.figure)] })
    }
  }
  for (const { spent, planned } of plannedAndSpent(facts, m.concept))
    if (compare(facts.value(spent), facts.value(actual)) === 0)
      readings.push({ kind: 'quotient', op: '=', stated: term(c.figure), numerator: [term(actual)], denominator: [term(planned)] })
  const first = readings[0]
  if (first?.kind !== 'quotient') return
  const budget = first.denominator[0]?.figure ?? -1
  yield {
    stated: c.figure,
    subject: `${m.name} 完成${c.text}`,
    readings,
    certain: readings.length === 1,
    roles: { [c.figure]: 'completion', [actual]: 'actual', [budget]: 'budget' },
  }
}

/** 预算数 and 决算数 of an item that is a column of its table: the heads are the same but for these words. */
function plannedAndSpent(facts: FactSet, concept: string): { spent: number; planned: number }[] {
  return facts.tables.flatMap((table) => {
    if (table.kind !== 'T7') return []
    const columns = table.columns.map(({ path }) => {
      const heads = path.map((head) => fold(head).replace(/\s/g, ''))
      const names = heads.filter((head) => !phaseHead.test(head))
      const leaf = names.at(-1) ?? ''
      const item =
        /^(?:合计|总计)$/.test(leaf) && names.length === 1 ? '三公经费' : conceptOf(leaf === '小计' ? (names.at(-2) ?? '') : leaf)
      return { item, key: names.join('/'), spent: heads.some((head) => /决算数?$/.test(head)) }
    })
    return table.rows.flatMap((_, row) =>
      columns.flatMap((spent, s) => {
        if (spent.item !== concept || !spent.spent) return []
        const planned = columns.findIndex((column) => column.key === spent.key && !column.spent)
        const [a, b] = [facts.cell(table, row, s), facts.cell(table, row, planned)]
        return a === undefined || b === undefined ? [] : [{ spent: a, planned: b }]
      }),
    )
  })
}

const phaseHead = /^(?:\d{4}年度?)?(?:年初|全年|调整)?(?:预算|决算)数?$/

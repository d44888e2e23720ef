import type { Mention } from '../../model/reading.ts'
import type { Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { carryOvers } from '../operands/carry-over.ts'
import { mainAmount } from '../operands/narrative.ts'
import { tableClaims } from '../operands/tables.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** Last year's figures, derived as current less change, obey last year's identities; last closing is this opening. */
export const brokenRollforward = defineRule({
  id: 'broken-rollforward',
  term: { en: 'rollforward', zh: '期初期末不符' },
  summary: {
    en: "Opening, income, expenditure and closing do not agree, or last year's figures, derived from the stated changes, do not.",
    zh: '年初结转、收入、支出与年末结转不符，或由增减额推出的上年数不符。',
  },
  documentation: {
    finds: {
      en: "Opening + income = expenditure + closing, for each fund in its table and in the sentence on it. Current less change gives last year's figure of each item: last year too they agree, and last year's closing is this year's opening.",
      zh: '各项资金的表与文字中，“年初结转＋收入＝支出＋年末结转”。以本年数减增减额推出上年数：上年亦应满足该等式，且上年年末即本年年初。',
    },
    why: { en: 'Checks the stated changes, which no single-year identity reaches.', zh: '可核对只凭当年数无法核对的增减额。' },
    silent: { en: 'When one of the changes is not stated.', zh: '缺少任一增减额时，不作判断。' },
    example: {
      en: '年末结转 84.45, less 34.02 than last year → 118.47 = 年初结转 118.47.',
      zh: '年末结转 84.45，较上年减少 34.02 → 上年末 118.47＝本年初 118.47。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: last year's figures derived from the changes do not agree (${w.equation}).`,
      zh: (w) => `${w.subject}：由增减额推出的上年数不符（${w.equation}）。`,
    },
    year: {
      en: (w) => `${w.subject}: opening, income, expenditure and closing do not agree (${w.equation}).`,
      zh: (w) => `${w.subject}：年初结转、收入、支出与年末结转不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* tableClaims(facts, 'rollforward')
    for (const { terms, came, closing, scope, closed } of carryOvers(facts)) {
      const { atMost, ...told } = claim(scope ?? '收支结转', closing, terms, came)
      yield { ...told, certain: closed, case: 'year', ...(scope === undefined && atMost ? { atMost } : {}) }
    }
    for (const opening of facts.mentionsOf('年初结转和结余')) {
      const closing = near(facts, opening, '年末结转和结余')
      const open = mainAmount(opening)?.figure
      const prior = closing && priorOf(closing)
      if (open !== undefined && prior)
        yield {
          ...claim('年末结转和结余 上年', open, [{ figure: open, times: 1 }, ...negative(prior)]),
          identity: '上年年末结转（由增减额推出）＝本年年初结转',
        }
      const income = near(facts, opening, '本年收入合计')
      const expense = near(facts, opening, '本年支出合计')
      if (!income || !expense || !closing || open === undefined) continue
      const parts = [priorOf(opening), priorOf(income), priorOf(expense), prior]
      const [before, got, spent, left] = parts
      if (before && got && spent && left && got[0]) {
        const told = claim(
          '上年收支',
          got[0].figure,
          [...before, ...got, ...negative(spent), ...negative(left)],
          before.length + got.length,
        )
        yield { ...told, identity: '上年收入方＝支出方（由增减额推出）' }
      }
    }
  },
})

const negative = (terms: readonly Term[]): Term[] => terms.map((t) => ({ figure: t.figure, times: -t.times }))

/** Last year's amount as terms: current − change. */
function priorOf(m: Mention): Term[] | undefined {
  const current = mainAmount(m)?.figure
  const movement = m.movements.find((v) => v.basis.prior && v.change !== undefined && v.direction !== undefined)
  const flat = m.movements.find((v) => v.basis.prior && v.direction === 0)
  if (current === undefined) return undefined
  if (movement?.change !== undefined && movement.direction !== undefined)
    return [
      { figure: current, times: 1 },
      { figure: movement.change, times: -movement.direction },
    ]
  return flat ? [{ figure: current, times: 1 }] : undefined
}

const near = (facts: FactSet, to: Mention, concept: string): Mention | undefined =>
  facts
    .mentionsOf(concept)
    .filter((m) => m.scope === to.scope && Math.abs(m.block - to.block) <= 12)
    .sort((a, b) => Math.abs(a.id - to.id) - Math.abs(b.id - to.id))[0]

/** `left`: how many of the terms are the left side, where both sides are sums. */
const claim = (subject: string, stated: number, terms: readonly Term[], left?: number): RuleClaim => ({
  stated,
  subject,
  readings: [{ kind: 'sum', op: '=', terms, ...(left === undefined ? {} : { left }) }],
  certain: false,
  slipProves: true,
  atMost: 'warning',
  roles: Object.fromEntries(terms.map((t) => [t.figure, 'operand'])),
})

import type { Mention, Movement } from '../../model/reading.ts'
import { abs, add, compare, type Decimal, decimal, divide, equals, isZero, shift, subtract } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'
import { amountsOf, endsOf, isBudget, mainAmount, term } from '../operands/narrative.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** 持平 / 大于 / 小于 / 增加 / 减少 as a word: its sign against the two amounts. */
export const directionWord = defineRule({
  id: 'direction-word',
  term: { en: 'direction', zh: '增减方向不符' },
  summary: { en: 'A word of direction contradicts the two amounts it compares.', zh: '“持平”“大于”“减少”等字样与前后两数的大小不符。' },
  documentation: {
    finds: {
      en: 'Words such as 持平, 无变化, 大于, 小于 that contradict the printed amounts.',
      zh: '“持平、无变化、大于、小于”等与所列数字的大小关系相反。',
    },
    why: { en: "The word is often left from last year's text while the figures were replaced.", zh: '文字常沿用旧稿，数字却已更换。' },
    silent: {
      en: 'When one of the two amounts is not printed, and for 基本持平 between amounts that are near each other.',
      zh: '缺少其中一个数字时，或两数相近而称“基本持平”时，不作判断。',
    },
    example: {
      en: '「预算15万元，决算2.48万元，与预算相比无变化」: 2.48 − 15 = −12.52.',
      zh: '「预算15万元，决算2.48万元，与预算相比无变化」：2.48－15＝－12.52，并非无变化。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: “${w.more['word'] ?? ''}” does not agree with the amounts (${w.equation}).`,
      zh: (w) => `${w.subject}：“${w.more['word'] ?? ''}”与所列数字不符（${w.equation}）。`,
    },
    opposed: {
      en: (w) =>
        `${w.subject}: “${w.more['word'] ?? ''}” goes against “${w.more['against'] ?? ''}” beside it, and the size of the rate is that of the latter.`,
      zh: (w) => `${w.subject}：“${w.more['word'] ?? ''}”与同句“${w.more['against'] ?? ''}”方向相反，按数额推算应与后者一致。`,
    },
    apart: {
      en: (w) => `${w.subject}: “${w.more['word'] ?? ''}” goes against “${w.more['against'] ?? ''}” beside it.`,
      zh: (w) => `${w.subject}：“${w.more['word'] ?? ''}”与同句“${w.more['against'] ?? ''}”方向相反。`,
    },
  },
  *claims(facts) {
    for (const m of facts.mentions) {
      yield* opposed(facts, m)
      for (const v of m.movements) {
        if (v.direction === undefined || v.change !== undefined || (v.rate !== undefined && v.direction !== 0)) continue
        const { current, base, explicit, proof } = endsOf(facts, m, v)
        if (base === undefined) yield* besideCompletion(facts, m, v)
        if (current === undefined || base === undefined) continue
        if (facts.figure(current).unit.dimension !== facts.figure(base).unit.dimension) continue
        if (v.roughly && isNear(facts.value(current), facts.value(base))) continue
        const word = v.source.quote.slice(v.source.at[0], v.source.at[0] + 8).split(/[，。,；;（(]/)[0] ?? ''
        yield {
          stated: -1,
          subject: `${m.name} ${v.basis.text}`,
          // 「决算数小于预算数」 beside 年初 and 全年预算: either may be meant.
          readings: [base, ...budgetsBeside(facts, m, v, [current, base])].map((b) => ({
            kind: 'sum',
            op: v.direction === 0 ? '=' : (v.direction ?? 0) > 0 ? '>=' : '<=',
            terms: [term(current), term(b, -1)],
          })),
          provenBy: proof,
          certain: explicit,
          roles: { [current]: 'current', [base]: 'base' },
          source: v.source,
          words: { word: flatWord(word) },
        }
      }
    }
  },
})

/** 「减少3.50万元，增长3.50%」: amount and rate of one change go opposite ways. Which word is wrong, the rate's size tells. */
function* opposed(facts: FactSet, m: Mention): Generator<RuleClaim<'opposed' | 'apart'>> {
  const main = mainAmount(m)?.figure
  for (const [i, by] of m.movements.entries()) {
    const at = m.movements[i + 1]
    if (by.change === undefined || by.rate !== undefined || at?.rate === undefined || at.change !== undefined) continue
    const [down, up] = [by.direction, at.direction]
    const current = main ?? endsOf(facts, m, by).current
    if (!down || !up || down === up || by.basis.text !== at.basis.text || by.source.quote !== at.source.quote) continue
    if (isZero(facts.value(at.rate)) || isZero(facts.value(by.change))) continue
    const { change } = by
    const { rate } = at
    const fitting = current === undefined ? undefined : [down, up].find((d) => sizeFits(facts, current, change, rate, d))
    // Where the sizes do not tell which word is wrong, the rate must follow its change directly.
    if (fitting === undefined && !directly.test((facts.between(change, rate) ?? '').replace(/(\d)[,，](?=\d{3})/g, '$1'))) continue
    const wrong = fitting === up ? by : at
    const blamed = wrong === at ? rate : change
    const saying = (v: Movement): string => lastWord.exec(v.source.quote.slice(0, v.source.at[0]))?.[0] ?? ''
    const [word, other] = [saying(wrong), saying(wrong === at ? by : at)]
    yield {
      stated: blamed,
      subject: `${m.name} ${by.basis.text}`.trim(),
      readings: [
        {
          kind: 'assertion',
          holds: false,
          figures: [blamed, ...(current === undefined ? [] : [current])],
          ...(fitting === undefined ? {} : { expected: fitting > 0 ? '增长' : '下降' }),
        },
      ],
      certain: true,
      ...(fitting === undefined ? { atMost: 'warning' as const } : {}),
      roles: { [change]: 'change', [rate]: 'rate', ...(current === undefined ? {} : { [current]: 'current' }) },
      source: wrong.source,
      case: fitting === undefined ? 'apart' : 'opposed',
      words: { word, against: other },
    }
  }
}

/** The word that a figure stands behind: 「较上年减」 says 减. */
const lastWord = /(?:(?<=[年度比，,])[增减減升降]|(?![年度比])[一-龥]{2})(?=为?\s*$)/u

/** 「0.04万元，增长」 */
const directly = /^[\d.]+[^，,。；;\d]{1,12}[，,]\s*[\u4e00-\u9fff]{1,4}$/u

const hundred = decimal(100)

/** 「基本持平」 says that little changed: no more than a tenth. */
const isNear = (now: Decimal, before: Decimal): boolean => compare(shift(abs(subtract(now, before)), 1), abs(before)) <= 0

/** 「支出决算为84.06万元，完成预算93.4%，决算数小于预算数」: where the budget is not printed, its completion tells which is more. */
function* besideCompletion(facts: FactSet, m: Mention, v: Movement): Generator<RuleClaim<'opposed'>> {
  if (v.direction === undefined || v.basis.prior || !isBudget(v.basis.phase) || m.completions.length === 0) return
  const completion = m.completions[0]?.figure
  if (completion === undefined) return
  const way = compare(facts.value(completion), hundred)
  if (m.completions.some((c) => compare(facts.value(c.figure), hundred) !== way)) return
  const { quote, at } = v.source
  // 「完成预算100%，决算数小于预算数」 may be 99.9996 %; nothing of nothing is 0 %; 基本持平 is said of what is near.
  if (v.direction === 0 ? isZero(facts.value(completion)) || quote.startsWith('基本', at[0]) : way === 0) return
  const printed = facts.figure(completion)
  yield {
    stated: -1,
    subject: `${m.name} ${v.basis.text}`,
    readings: [
      {
        kind: 'assertion',
        holds: way === v.direction,
        // Equal is 100 %; more and less are not told how much.
        figures: way === v.direction && way !== 0 ? [] : [completion],
        expected: way > 0 ? '大于' : way < 0 ? '小于' : '等于',
      },
    ],
    certain: true,
    roles: { [completion]: 'completion' },
    source: v.source,
    case: 'opposed',
    words: { word: flatWord(quote.slice(at[0], at[0] + 8)), against: `完成预算 ${printed.printed}%` },
  }
}

/** Whether the rate is the change as a share of last year's amount, were the change in this direction. */
function sizeFits(facts: FactSet, current: number, change: number, rate: number, direction: number): boolean {
  const [now, by] = [facts.value(current), facts.value(change)]
  const base = direction > 0 ? subtract(now, by) : add(now, by)
  if (isZero(base)) return false
  return equals(divide(shift(by, 2), base, facts.figure(rate).decimals), facts.value(rate))
}

const flatWord = (text: string): string =>
  /^(?:(?:基本)?(?:(?:并?未|没有?)(?:增加|增长|减少|下降|降低|超过|超出|超支|突破|高于|大于|低于|小于)|超过|超出|持平|無?无?增減?减?(?:變化|变化|变动|變動)?|(?:没有|沒有|無|无|未发生)(?:增[减減])?(?:变化|變化|变动)?|不变|相同|一致|等于|大于|小于|高于|低于|增加|减少|增长|下降))/.exec(
    text,
  )?.[0] ?? text.slice(0, 2)

/** Other budgets of the item, where the words do not say which is meant. */
const budgetsBeside = (facts: FactSet, m: Mention, v: Movement, used: readonly number[]): number[] =>
  v.basis.phase !== 'budget'
    ? []
    : amountsOf(m).flatMap((a) =>
        isBudget(a.phase) && !used.includes(a.figure) && facts.figure(a.figure).unit.dimension === 'money' ? [a.figure] : [],
      )

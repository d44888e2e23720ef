import type { Figure } from '../../model/reading.ts'
import { compare, decimal, equals, isZero } from '../../number/decimal.ts'
import { scoreTables } from '../operands/scores.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** Target ≤ 5, actual 6, full marks. */
export const targetMissedWithFullMarks = defineRule({
  id: 'target-missed-with-full-marks',
  term: { en: 'target missed, full marks', zh: '未达目标却得满分' },
  summary: { en: 'An indicator missed its target and still has full marks.', zh: '实际值未达到目标值，却得满分。' },
  documentation: {
    finds: {
      en: 'A row whose actual value is on the wrong side of its target (≥, ≤) while the score equals the weight.',
      zh: '实际完成值与目标值（≥、≤）方向相反，而得分等于分值。',
    },
    why: { en: 'Either the target, the actual value or the score is not what was meant.', zh: '目标值、实际值或得分必有一处与事实不符。' },
    silent: {
      en: 'When the target has no comparison sign (other than 100 % and 0 %, beyond which there is nothing), or the values carry different units.',
      zh: '目标值没有比较符号（100%、0% 除外），或单位不同时，不作判断。',
    },
    example: { en: '目标 ≤5 场次, 实际 6 场次, 分值 4, 得分 4.', zh: '目标 ≤5 场次，实际 6 场次，分值 4，得分 4。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: the target (${w.more['target'] ?? ''}) is missed by ${w.more['actual'] ?? ''}, yet full marks are given.`,
      zh: (w) => `${w.subject}：目标 ${w.more['target'] ?? ''}，实际 ${w.more['actual'] ?? ''}，未达目标却得满分。`,
    },
  },
  *claims(facts) {
    for (const t of scoreTables(facts)) {
      if (t.target === undefined || t.actual === undefined || t.score === undefined || t.weight === undefined) continue
      for (const row of t.items) {
        const cells = [t.target, t.actual, t.score, t.weight].map((c) => facts.cell(t.table, row, c))
        const [target, actual, score, weight] = cells.map((c) => (c === undefined ? undefined : facts.figure(c)))
        if (!target || !actual || !score || !weight) continue
        const sign = signOf(target)
        if (sign === undefined || (target.unit.symbol !== actual.unit.symbol && target.unit.symbol !== '' && actual.unit.symbol !== ''))
          continue
        const order = compare(facts.value(actual.id), facts.value(target.id))
        const missed = sign === '<=' ? order > 0 : order < 0
        const claim: RuleClaim = {
          stated: actual.id,
          subject: t.table.rows[row]?.label ?? '',
          readings: [
            {
              kind: 'assertion',
              holds: !(missed && equals(score.value, weight.value)),
              figures: [actual.id, target.id, score.id, weight.id],
            },
          ],
          certain: true,
          atMost: 'warning',
          roles: { [actual.id]: 'actual', [target.id]: 'target', [score.id]: 'score', [weight.id]: 'weight' },
          words: {
            target: `${sign === '<=' ? '≤' : '≥'}${target.printed}${target.unit.symbol}`,
            actual: `${actual.printed}${actual.unit.symbol}`,
          },
          group: `table ${t.table.index}`,
        }
        yield claim
      }
    }
  },
})

/** The comparison sign printed before the target. */
function signOf(target: Figure): '<=' | '>=' | undefined {
  const before = target.source.quote.slice(Math.max(0, target.source.at[0] - 4), target.source.at[0])
  if (/[≤≦⩽]|小于(?:等于)?|不超过|不高于|不大于/.test(before)) return '<='
  if (/[≥≧⩾]|大于(?:等于)?|不少于|不低于/.test(before)) return '>='
  // 「合格率 100%」「事故率 0%」: there is nothing beyond these.
  if (target.unit.symbol === '%' && !/[<>＜＞=＝]/.test(before)) {
    if (equals(target.value, decimal(100))) return '>='
    if (isZero(target.value)) return '<='
  }
  return undefined
}

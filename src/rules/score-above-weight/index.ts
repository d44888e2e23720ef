import { within } from '../../relation/relation.ts'
import { scoreTables } from '../operands/scores.ts'
import { defineRule } from '../rule.ts'

/** 得分 ≤ 分值. */
export const scoreAboveWeight = defineRule({
  id: 'score-above-weight',
  term: { en: 'score above weight', zh: '得分高于分值' },
  summary: { en: 'A score is higher than the points that can be had.', zh: '得分高于该项分值。' },
  documentation: {
    finds: { en: 'An item scored above its weight, in tables and in sentences.', zh: '表格或文字中，某项得分超过该项分值（满分）。' },
    why: {
      en: 'It cannot be; the total usually proves which of the two is wrong.',
      zh: '得分不可能超过满分，通常由总分即可判断何者有误。',
    },
    silent: { en: 'When weight or score is not a number.', zh: '分值或得分不是数字时，不作判断。' },
    example: { en: '分值 2, 得分 4.', zh: '分值 2，得分 4。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a score of ${w.stated} is above its weight (${w.equation}).`,
      zh: (w) => `${w.subject}：得分 ${w.stated} 高于分值（${w.equation}）。`,
    },
  },
  *claims(facts) {
    const pair = (score: number, weight: number, subject: string, group?: string) => ({
      stated: score,
      subject,
      readings: [within(score, weight)],
      certain: true,
      roles: { [score]: 'score', [weight]: 'weight' },
      ...(group === undefined ? {} : { group }),
    })
    for (const s of facts.extraction.scores) if (s.score !== undefined && s.weight !== undefined) yield pair(s.score, s.weight, s.name)
    for (const t of scoreTables(facts)) {
      for (const row of [...t.items, ...(t.total === undefined ? [] : [t.total])]) {
        const score = t.score === undefined ? undefined : facts.cell(t.table, row, t.score)
        const weight = t.weight === undefined ? undefined : facts.cell(t.table, row, t.weight)
        if (score !== undefined && weight !== undefined) yield pair(score, weight, t.table.rows[row]?.label ?? '', `table ${t.table.index}`)
      }
    }
  },
})

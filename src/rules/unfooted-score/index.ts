import type { Relation, Term } from '../../relation/relation.ts'
import { scoreTables } from '../operands/scores.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { weightsWithoutTotal } from './weights.ts'

/** Scores and weights against their stated total or group. */
export const unfootedScore = defineRule({
  id: 'unfooted-score',
  term: { en: 'total score', zh: '得分合计不符' },
  summary: { en: 'A total score is not the sum of the scores listed under it.', zh: '总分（分组得分）不等于所列各项得分之和。' },
  documentation: {
    finds: {
      en: 'A total or group score (or weight) that is not the sum of its items, in self-evaluation tables and in evaluation texts; weights that do not make up what their head says.',
      zh: '自评表或评价报告中，总分、分组得分（分值）不等于各项之和；各项权重之和与表头所示总值不符。',
    },
    why: {
      en: 'The total decides the grade; one mistyped item score is enough to change it.',
      zh: '总分决定评价等级，单项得分有误即可能改变结论。',
    },
    silent: { en: 'When an item of the group prints no score.', zh: '组内有未列得分的项目时，不作判断。' },
    example: {
      en: '「项目过程设置20分，得18分：4、3、4、4、4」: 4 + 3 + 4 + 4 + 4 = 19.',
      zh: '「项目过程设置20分，得18分：4、3、4、4、4」：合计 19 分。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} is not the sum of the items (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 与各项之和不符（${w.equation}）。`,
    },
    weights: {
      en: (w) => `${w.subject}: the weights add up to ${w.more['sum'] ?? ''}, not to ${w.more['whole'] ?? ''}.`,
      zh: (w) => `${w.subject}：各项分值（权重）之和为 ${w.more['sum'] ?? ''}，不是 ${w.more['whole'] ?? ''}。`,
    },
  },
  *claims(facts) {
    yield* weightsWithoutTotal(facts)
    const { scores: all } = facts.extraction
    for (const group of all) {
      const items = all.filter((s) => s.parent === group.id)
      if (items.length < 2) continue
      const termsOf = (which: 'score' | 'weight'): Term[] => {
        const figures = [group[which], ...items.map((i) => i[which])].filter((f) => f !== undefined)
        return figures.length > items.length ? figures.map((figure, i) => ({ figure, times: i === 0 ? 1 : -1 })) : []
      }
      const scores = termsOf('score')
      for (const which of ['score', 'weight'] as const) {
        const total = group[which]
        const terms = termsOf(which)
        if (total === undefined || terms.length === 0) continue
        const claim: RuleClaim = {
          stated: total,
          subject: `${group.name}${which === 'score' ? ' 得分' : ' 分值'}`,
          readings: [{ kind: 'sum', op: '=', terms }],
          certain: which === 'score',
          // The scores of the same items add up: the list is whole, and so are their weights.
          provenBy: which === 'weight' && scores.length > 0 ? [{ kind: 'sum', op: '=', terms: scores }] : [],
          roles: Object.fromEntries(terms.map((t, i) => [t.figure, i === 0 ? 'whole' : 'part'])),
        }
        yield claim
      }
    }
    for (const table of scoreTables(facts)) {
      const scored: Relation[] = []
      for (const [column, name] of [
        [table.score, '得分'],
        [table.weight, '分值'],
      ] as const) {
        if (column === undefined || table.total === undefined) continue
        const total = facts.cell(table.table, table.total, column)
        const items = table.items.map((row) => facts.cell(table.table, row, column)).filter((f) => f !== undefined)
        if (total === undefined || items.length < 2) continue
        const terms: Term[] = [{ figure: total, times: 1 }, ...items.map((figure) => ({ figure, times: -1 }))]
        const execution = table.execution?.[name === '得分' ? 'score' : 'weight']
        const plain: Relation = { kind: 'sum', op: '=', terms }
        const readings: Relation[] =
          execution === undefined ? [plain] : [{ ...plain, terms: [...terms, { figure: execution, times: -1 }] }, plain]
        const whole = items.length === table.items.length
        if (name === '得分' && whole) scored.push(...readings)
        yield {
          stated: total,
          subject: `${table.table.title} 总分 ${name}`.trim(),
          readings: name === '得分' ? readings : [...readings].reverse(),
          certain: name === '得分' && whole,
          provenBy: name === '分值' && whole ? scored : [],
          slipProves: true,
          roles: Object.fromEntries([
            ...terms.map((t, i) => [t.figure, i === 0 ? 'whole' : 'part']),
            ...(execution === undefined ? [] : [[execution, 'part']]),
          ]),
          group: `table ${table.table.index}`,
        }
      }
    }
  },
})

import { scopeOf } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { Relation } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import { defineRule } from '../rule.ts'

/** A share of a whole that only a table gives: 「占一般公共预算项目支出总额的100%」. */
export const untiedShare = defineRule({
  id: 'untied-share',
  term: { en: 'share of a table total', zh: '占比与表不符' },
  summary: {
    en: 'A share of a total that stands in a table does not follow from that table.',
    zh: '所述占比以表中合计为总体，而与表中金额推算的结果不符。',
  },
  documentation: {
    finds: {
      en: 'A share of the basic or project expenditure of a fund whose total stands in the table of that fund.',
      zh: '以某类预算基本支出或项目支出总额为总体的占比，与该类预算表的合计行推算的结果不符。',
    },
    why: {
      en: 'The amount may be a full-year budget, or of another scope, than the total it is compared with.',
      zh: '所述金额可能是全年预算数，或与总体口径不同。',
    },
    silent: {
      en: 'When no table of the fund is found, or several give different totals.',
      zh: '找不到该类预算表，或各表合计不一致时，不作判断。',
    },
    example: {
      en: '「涉及资金5105.75万元，占一般公共预算项目支出总额的100%」, table: 3,499.42.',
      zh: '「涉及资金5105.75万元，占一般公共预算项目支出总额的100%」，表中为 3,499.42。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a share of ${w.stated} does not agree with the table (${w.equation}).`,
      zh: (w) => `${w.subject}：所述占比 ${w.stated} 与表中总额推算不符（${w.equation}）。`,
    },
  },
  *claims(facts) {
    for (const m of facts.mentions) {
      const part = mainAmount(m)
      if (!part || facts.figure(part.figure).unit.dimension !== 'money') continue
      for (const share of m.shares) {
        const wholes = tableWholes(facts, share.printed ?? '', m)
        if (wholes.length === 0) continue
        const values = new Set(wholes.map((f) => facts.figure(f).printed))
        yield {
          stated: share.figure,
          subject: `${m.name} 占${share.printed ?? ''}`,
          readings: wholes.map(
            (f): Relation => ({
              kind: 'quotient',
              op: '=',
              stated: { figure: share.figure, times: 1 },
              numerator: [{ figure: part.figure, times: 1 }],
              denominator: [{ figure: f, times: 1 }],
            }),
          ),
          certain: values.size === 1,
          atMost: 'warning',
          roles: { [share.figure]: 'share', [part.figure]: 'part', [wholes[0] ?? part.figure]: 'whole' },
        }
      }
    }
  },
})

/** Totals of the fund's basic or project expenditure, where the words name fund and kind. */
function tableWholes(facts: FactSet, printed: string, m: Mention): number[] {
  const kind = /项目支出/.test(printed) ? 'project' : /基本支出/.test(printed) ? 'basic' : undefined
  const fund = scopeOf(printed)
  if (kind === undefined || fund === undefined || fund === '财政拨款' || m.source.page === 0) return []
  return facts.tables.flatMap((table) => {
    const title = fold(table.title)
    if (table.kind?.startsWith('P') || scopeOf(title) !== fund || !/支出/.test(title)) return []
    const row = table.rows.findIndex((r) => r.total)
    const column = table.columns.findIndex((c) => c.concept === kind)
    const figure = row < 0 || column < 0 ? undefined : facts.cell(table, row, column)
    return figure === undefined || facts.figure(figure).value.digits === 0n ? [] : [figure]
  })
}

/** Amounts that are part of another by definition, wherever the two are told: 机关运行经费 of 公用经费, the money of evaluated projects of 项目支出. */

import { plainLabel } from '../../families/tables.ts'
import type { Mention } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import { within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

interface Part {
  /** Of what was spent the budgets evaluated may be more. */
  readonly budgetsOnly?: true
  /** Whether the mention tells the part. */
  readonly told: (m: Mention, sentence: string, lead: string) => boolean
  /** The whole in the total row of these tables, by the meaning of its column or by the name of its row. */
  readonly tables: readonly { readonly kinds: readonly string[]; readonly column: string; readonly row: RegExp }[]
  /** The whole in sentences. */
  readonly whole: string
  /** Told beside it where the whole is that of the body, not of one item. */
  readonly beside: string
}

/** 「涉及一级预算项目10个，预算资金1606.28万元」: the money of as many projects. */
const behindCount = /涉及[^,。;]{0,16}项目\d+个,(?:预算|涉及)?资金$/

const parts: readonly Part[] = [
  {
    told: (m) => m.concept === '机关运行经费',
    tables: [{ kinds: ['T6', 'B8', 'B8-fiscal'], column: 'public', row: /^公用经费合计$/ }],
    whole: '公用经费',
    beside: '人员经费',
  },
  {
    budgetsOnly: true,
    told: (m, sentence, lead) =>
      behindCount.test(lead) ||
      (/涉及[^,。;]{0,16}(?:资金|金额)$/.test(m.name) && /项目/.test(sentence) && !/整体|政策|转移支付|专项资金|债/.test(sentence)),
    tables: [{ kinds: ['B3'], column: 'project', row: /^$/ }],
    whole: '项目支出',
    beside: '基本支出',
  },
]

export function* knownParts(facts: FactSet): Generator<RuleClaim> {
  for (const part of parts) {
    if (part.budgetsOnly && facts.extraction.identity.kind !== 'budget') continue
    const wholes = wholesOf(facts, part)
    if (wholes.length === 0) continue
    for (const m of facts.mentions) {
      const stated = mainAmount(m)
      const year = facts.extraction.identity.year
      if (stated === undefined || !isSentence(facts, stated.figure) || !part.told(m, m.source.quote, leadOf(facts, stated.figure))) continue
      if (stated.period !== undefined && year !== null && stated.period !== year) continue
      yield {
        stated: stated.figure,
        subject: m.name,
        readings: wholes.map((whole) => within(stated.figure, whole)),
        certain: true,
        atMost: 'warning',
        roles: Object.fromEntries([[stated.figure, 'part'], ...wholes.map((whole) => [whole, 'whole'])]),
      }
    }
  }
}

function leadOf(facts: FactSet, figure: number): string {
  const { quote, at } = facts.figure(figure).source
  return fold(quote.slice(0, at[0])).replace(/\s/g, '')
}

const isSentence = (facts: FactSet, figure: number): boolean =>
  facts.figure(figure).place === 'sentence' && facts.figure(figure).unit.dimension === 'money'

/** In the tables where they give it, else in the sentences that divide the whole body's money. */
function wholesOf(facts: FactSet, { tables, whole, beside }: Part): number[] {
  const printed = facts.tables.flatMap((table) =>
    tables.flatMap(({ kinds, column, row }) => {
      if (table.kind === undefined || !kinds.includes(table.kind)) return []
      return table.cells
        .filter((cell) => {
          const of = table.rows[cell.row]
          if (of === undefined) return false
          return row.test(plainLabel(of.concept)) || (of.total && table.columns[cell.column]?.concept === column)
        })
        .map((cell) => cell.figure)
    }),
  )
  const told = printed.filter((figure) => !isZero(facts.figure(figure).value))
  if (told.length > 0) return told
  return facts.mentionsOf(whole).flatMap((m) => {
    const parent = m.parent === undefined ? undefined : facts.mentions[m.parent]
    const body = parent !== undefined && /^(?:财政拨款)?基本支出$|本年支出合计|支出总计/.test(parent.concept)
    const told = facts.mentions.some((o) => o.concept === beside && o.parent === m.parent)
    const figure = mainAmount(m)?.figure
    return body && told && figure !== undefined && isSentence(facts, figure) ? [figure] : []
  })
}

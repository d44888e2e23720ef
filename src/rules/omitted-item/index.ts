import { at } from '../../families/ties.ts'
import { add, format, isZero, rescale, shift } from '../../number/decimal.ts'
import type { Relation } from '../../relation/relation.ts'
import { equal } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { cellsAt } from '../operands/ties.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** A table that says in its title which fund it is of may leave out what the other funds pay for. */
const ofOneFund = /一般公共预算|政府性基金|国有资本/u

/** As many items must be shared with the other tables before a table counts as a list of items. */
const enoughItems = 3

/** Items that the tables of income and of spending show as fully paid by appropriations: the same amount came in, as appropriation alone, and was spent. */
function paidByAppropriation(facts: FactSet): { code: string; spent: number }[] {
  const spending = new Map(cellsAt(facts, at('T3', 'code', 'total')).map((c) => [c.key, c.figure]))
  const income = new Map(cellsAt(facts, at('T2', 'code', 'total')).map((c) => [c.key, c.figure]))
  return cellsAt(facts, at('T2', 'code', 'fiscal')).flatMap(({ key, figure }) => {
    const [spent, received] = [spending.get(key), income.get(key)]
    if (!/^\d{7}$/.test(key) || spent === undefined || received === undefined || isZero(facts.figure(figure).value)) return []
    return facts.holds(equal(figure, received)) && facts.holds(equal(figure, spent)) ? [{ code: key, spent }] : []
  })
}

/** An item paid by appropriations that is not in their table. */
export const omittedItem = defineRule({
  id: 'omitted-item',
  term: { en: 'omitted item', zh: '漏列科目' },
  summary: {
    en: 'An item that was wholly paid by appropriations is not in the table of what appropriations paid.',
    zh: '收入、支出决算表显示全部由财政拨款安排的科目，财政拨款支出表中没有列出。',
  },
  documentation: {
    finds: {
      en: 'Items that by the table of income received appropriations alone, and by the table of spending spent just that amount, which the table of spending from appropriations leaves out of its rows and of its total.',
      zh: '按收入决算表只有财政拨款收入、按支出决算表支出数与之相同的科目（项），财政拨款支出决算表既未列出，合计中也未包括。',
    },
    why: {
      en: 'The rows of the table foot to its total all the same, for the amount is lacking in both: often the item of a government fund, filled in on another sheet.',
      zh: '漏列后该表各行之和仍等于合计，表内核对发现不了；常见于在另一张表填列的政府性基金项目。',
    },
    silent: {
      en: 'When the title says that the table is of one fund (一般公共预算, 政府性基金, 国有资本经营), when an item also received other money or spent another amount, or when the table does not list items.',
      zh: '表名限定为一般公共预算、政府性基金或国有资本经营预算时，科目另有其他收入或收支金额不同时，以及财政拨款支出表不列到项级科目时不报。',
    },
    example: {
      en: '“2296004 … income 109.50, all of it 财政拨款; spending 109.50” and no such row in the table of spending from appropriations, whose total is 237,100.00: with the item it would be 237,209.50.',
      zh: '收入决算表“2296004……109.50，其中财政拨款109.50”，支出决算表“109.50”，财政拨款支出决算表无此科目，合计237,100.00；计入后应为237,209.50。',
    },
  },
  cases: {
    plain: {
      en: (w) =>
        `${w.subject}: the total of ${w.stated} leaves out ${w.more['item'] ?? ''}, which was paid by appropriations alone; with it, ${w.expected}.`,
      zh: (w) => `${w.subject}：合计${w.stated}未包括全部由财政拨款安排的${w.more['item'] ?? ''}，计入后为${w.expected}。`,
    },
  },
  *claims(facts): Generator<RuleClaim> {
    const paid = paidByAppropriation(facts)
    const rows = cellsAt(facts, at('T5', 'code', 'total'))
    for (const total of cellsAt(facts, at('T5', 'total', 'total'))) {
      const { table } = total
      if (ofOneFund.test(table.title)) continue
      const own = rows.filter((r) => r.table === table)
      const listed = new Set(table.rows.flatMap((r) => (r.code === undefined ? [] : [r.code])))
      if (paid.filter((item) => listed.has(item.code)).length < enoughItems) continue
      const classes = own.filter((r) => /^\d{3}$/.test(r.key))
      const footing = (more: readonly number[]): Relation => ({
        kind: 'sum',
        op: '=',
        terms: [{ figure: total.figure, times: 1 }, ...[...classes.map((r) => r.figure), ...more].map((figure) => ({ figure, times: -1 }))],
      })
      // What does not foot by itself is told as such.
      if (classes.length === 0 || !facts.holds(footing([]))) continue
      const omitted = paid.filter((item) => !listed.has(item.code))
      const { unit, decimals } = facts.figure(total.figure)
      const whole = [total.figure, ...omitted.map((item) => item.spent)].map((figure) => facts.value(figure)).reduce(add)
      yield {
        stated: total.figure,
        subject: table.title,
        // No footing: the rows foot, and what the other tables tell of the item is not in doubt.
        readings: [
          {
            kind: 'assertion',
            holds: omitted.length === 0,
            figures: [total.figure, ...omitted.map((item) => item.spent)],
            ...(omitted.length === 0 ? {} : { expected: format(rescale(shift(whole, -unit.power), decimals)) }),
          },
        ],
        certain: true,
        atMost: 'warning',
        roles: { [total.figure]: 'whole', ...Object.fromEntries(omitted.map((item) => [item.spent, 'part'])) },
        words: { item: omitted.map((item) => `${item.code} ${facts.figure(item.spent).printed}`).join('、') },
      }
    }
  },
})

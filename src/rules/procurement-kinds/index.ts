import type { Mention } from '../../model/reading.ts'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  format,
  isZero,
  multiply,
  rescale,
  shift,
  subtract,
  zero,
} from '../../number/decimal.ts'
import * as I from '../../number/interval.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import { defineRule } from '../rule.ts'

/** Contracts won by small firms, kind by kind as shares, against their total. */
export const procurementKinds = defineRule({
  id: 'procurement-kinds',
  term: { en: 'procurement by kind', zh: '分类授予比例不符' },
  summary: {
    en: 'The shares of goods, works and services won by small firms do not add up to what they won in all.',
    zh: '货物、工程、服务采购中授予中小企业的比例，与授予中小企业合同总额推算不符。',
  },
  documentation: {
    finds: {
      en: 'Shares of goods, works and services that went to small and medium firms which, times those amounts, do not give the total of their contracts: the shares were taken of the contracts instead of the kinds.',
      zh: '授予中小企业的货物、工程、服务合同占各类支出的比例，乘以各类支出后之和不等于授予中小企业合同总额（常见原因：误以合同总额为基数）。',
    },
    why: {
      en: 'These shares are a policy target; on the wrong base they say the opposite.',
      zh: '该比例是政策考核指标，基数错误会得出相反结论。',
    },
    silent: {
      en: 'When a kind with money in it has no share, or the total is not told.',
      zh: '有支出的类别未写明比例，或未写明合同总额时，不作判断。',
    },
    example: {
      en: '171.7 × 9.16 % + 1792.72 × 90.84 % = 1644 < 1820.69.',
      zh: '171.7×9.16%＋1792.72×90.84%＝1644，小于授予中小企业合同金额 1820.69。',
    },
  },
  cases: {
    plain: {
      en: (w) =>
        `The shares by kind (${w.more['shares'] ?? ''}) give ${w.more['sum'] ?? ''}, not the ${w.more['total'] ?? ''} won in all${w.more['same'] ? '; they add up to 100 %, as shares of the contracts would' : ''}.`,
      zh: (w) =>
        `分类比例（${w.more['shares'] ?? ''}）推算授予中小企业合同约 ${w.more['sum'] ?? ''}，与所述总额 ${w.more['total'] ?? ''} 不符${w.more['same'] ? '；各比例之和为 100%，疑以合同总额为基数' : ''}。`,
    },
    nothing: {
      en: (w) => `${w.more['nothing'] ?? ''} of a kind of which nothing was bought is said to have gone to small firms.`,
      zh: (w) => `该类采购支出为 0，却称授予中小企业的占 ${w.more['nothing'] ?? ''}。`,
    },
  },
  *claims(facts) {
    for (const total of facts.mentions) {
      const won = mainAmount(total)?.figure
      if (won === undefined || total.concept !== '授予中小企业合同' || facts.figure(won).unit.dimension !== 'money') continue
      const kinds = (['货物', '工程', '服务'] as const).map((name) => kindOf(facts, total, name))
      if (kinds.some((k) => k === undefined)) continue
      // Of nothing bought nothing can have gone to anyone.
      for (const k of kinds) {
        if (k?.share === undefined || !isZero(facts.value(k.amount))) continue
        const share = facts.figure(k.share)
        yield {
          stated: k.share,
          subject: total.name,
          readings: [{ kind: 'assertion', holds: isZero(share.value), figures: [k.share, k.amount], expected: '0' }],
          certain: true,
          roles: { [k.share]: 'share', [k.amount]: 'whole' },
          case: 'nothing',
          words: { nothing: `${share.printed}%` },
        }
      }
      const told = kinds.flatMap((k) => (k?.share === undefined ? [] : [k.share]))
      if (told.length < 2) continue
      // A kind of which no share is told may have gone to small firms wholly or not at all.
      const sum = kinds
        .map((k) => {
          const amount = spreadOf(facts, k?.amount ?? -1)
          const share = k?.share === undefined ? I.interval(decimal(0), decimal(100)) : spreadOf(facts, k.share)
          return I.multiply(amount, I.shift(share, -2))
        })
        .reduce(I.add)
      const stated = spreadOf(facts, won)
      const shares = told.map((f) => facts.figure(f))
      const added = shares.reduce((s, f) => add(s, f.value), zero)
      const power = facts.figure(won).unit.power
      const same = compare(abs(subtract(added, decimal(100))), nearly) < 0
      // The largest share is the most exactly known.
      const main = kinds
        .flatMap((k) => (k?.share === undefined ? [] : [{ amount: k.amount, share: k.share }]))
        .reduce((a, b) => (compare(facts.value(b.share), facts.value(a.share)) > 0 ? b : a))
      const expected = same ? ofKind(facts, main, won) : undefined
      yield {
        stated: main.share,
        subject: total.name,
        readings: [
          {
            kind: 'assertion',
            holds: I.meets(sum, stated),
            figures: [main.share, ...told.filter((f) => f !== main.share), won, ...kinds.flatMap((k) => (k ? [k.amount] : []))],
            ...(expected === undefined ? {} : { expected }),
          },
        ],
        certain: true,
        roles: { [won]: 'whole', ...Object.fromEntries(told.map((f) => [f, 'share'])) },
        words: {
          shares: shares.map((f) => `${f.printed}%`).join('、'),
          sum: `${isZero(sum.high) ? '0' : middle(sum, power)}${facts.figure(won).unit.symbol}`,
          total: `${facts.figure(won).printed}${facts.figure(won).unit.symbol}`,
          ...(same ? { same: '1' } : {}),
        },
      }
    }
  },
})

/** The share of its kind, where what is printed is its share of all that was won. */
function ofKind(facts: FactSet, kind: { readonly amount: number; readonly share: number }, won: number): string | undefined {
  const amount = facts.value(kind.amount)
  if (isZero(amount)) return undefined
  return format(divide(multiply(facts.value(kind.share), facts.value(won)), amount, facts.figure(kind.share).decimals))
}

/** Shares that make up all of it, but for their rounding. */
const nearly = decimal('0.05')

/** Whole units, or from where to where when the bounds lie further apart than a tenth. */
function middle({ low, high }: I.Interval, power: number): string {
  const whole = (value: Decimal): string => format(rescale(shift(value, -power), 0))
  const close = compare(multiply(subtract(high, low), decimal(10)), high) < 0
  return equals(low, high) || close ? whole(divide(add(low, high), decimal(2), 2)) : `${whole(low)}–${whole(high)}`
}

/** What a figure may stand for, in the base unit. */
function spreadOf(facts: FactSet, id: number): I.Interval {
  return facts.interval(id)
}

/** Amount of a kind in the procurement total above, and its share that went to small firms. */
function kindOf(facts: FactSet, total: Mention, kind: string): { amount: number; share?: number } | undefined {
  const near = (m: Mention): boolean => Math.abs(m.block - total.block) <= 2
  const amount = facts
    .mentionsOf(`政府采购${kind}`)
    .filter((m) => near(m) && m.id < total.id)
    .at(-1)?.amount
  if (amount === undefined) return undefined
  const share = facts.mentions.find(
    (m) =>
      near(m) && m.id > total.id && m.name.includes(kind) && m.concept.includes('授予') && m.shares.some((s) => s.printed?.includes(kind)),
  )?.shares[0]?.figure
  return { amount, ...(share === undefined ? {} : { share }) }
}

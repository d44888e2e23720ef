import { toldShares } from '../operands/shares.ts'
import { defineRule } from '../rule.ts'
import { oneWhole } from './one-whole.ts'
import { sharesOfAll, sharesOfUntold } from './shares-of-all.ts'

/** 占…的 Y %: part ÷ whole. */
export const wrongShare = defineRule({
  id: 'wrong-share',
  term: { en: 'share', zh: '占比不符' },
  summary: { en: 'A stated share is not the part divided by its whole.', zh: '所述占比不等于部分除以总体。' },
  documentation: {
    finds: {
      en: 'A share that does not equal the item divided by the whole it is said to be a share of: the one named, else the nearest total; where it is not told, shares that cannot be of one whole with those beside them.',
      zh: '占比不等于该项金额除以所称（或最近的）总额；总体未写明时，同列各项的占比不能同属一个总体。',
    },
    why: { en: 'Shares tell where the money went; a wrong one misdirects the reader.', zh: '占比反映资金去向，失实会误导读者。' },
    silent: {
      en: 'When the whole cannot be told, and when a rate does follow from another total in scope.',
      zh: '总体无法确定，或占比与范围内另一总额相符时，不作判断。',
    },
    example: {
      en: '「支出366.52万元，其中基本支出331.4万元，占91.42%」: 331.4 ÷ 366.52 = 90.42 %.',
      zh: '「支出366.52万元，其中基本支出331.4万元，占91.42%」：331.4÷366.52＝90.42%。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: a share of ${w.stated} does not agree with ${w.equation}.`,
      zh: (w) => `${w.subject}：所述占比 ${w.stated} 与推算不符（${w.equation}）。`,
    },
    'above-all': {
      en: (w) => `${w.subject}: shares of one whole come to more than 100 % (${w.more['sum'] ?? ''}).`,
      zh: (w) => `${w.subject}：占同一总体的比例之和超过 100%（${w.more['sum'] ?? ''}）。`,
    },
    disagree: {
      en: (w) => `${w.subject}: ${w.stated} is no share of the whole that the items beside it are shares of (${w.more['others'] ?? ''}).`,
      zh: (w) => `${w.subject}：${w.stated} 与同列各项所占同一总体的比例不能并存（${w.more['others'] ?? ''}）。`,
    },
  },
  *claims(facts) {
    const told = toldShares(facts)
    yield* told.claims
    const known = new Set(told.claims.filter((claim) => claim.certain).map((claim) => claim.stated))
    yield* oneWhole(facts, known)
    yield* sharesOfUntold(facts, known)
    yield* sharesOfAll(facts)
  },
})

/** 「公务接待费0.498万元，…。国内公务接待8批次，92人，共计支出0.498万元」: what receptions of one kind cost is part of what all cost. */
import { fold } from '../../number/fold.ts'
import { within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'

/** What stands before the amount, of the same sentence. */
const lead = /(?:国内|外事|国(?:\(境\))?外)(?:公务)?接待[^。;]{0,40}?\d\s*(?:批次|个批次|批|人次|人)[^。;\d]{0,10}支出$/

/** How far, in blocks, the fee may be told before. */
const reach = 3

export function* receptions(facts: FactSet): Generator<RuleClaim> {
  for (const m of facts.mentions) {
    const part = mainAmount(m)?.figure
    if (part === undefined || facts.figure(part).unit.dimension !== 'money' || facts.figure(part).place !== 'sentence') continue
    const { quote, at } = facts.figure(part).source
    if (!lead.test(fold(quote.slice(0, at[0])).replace(/\s/g, ''))) continue
    const fee = facts
      .mentionsOf('公务接待费')
      .filter(
        (o) => o.id < m.id && m.block - o.block <= reach && (o.period === undefined || m.period === undefined || o.period === m.period),
      )
      .at(-1)
    const whole = fee && mainAmount(fee)?.figure
    if (whole === undefined || whole === part || facts.figure(whole).unit.dimension !== 'money') continue
    yield {
      stated: part,
      subject: '接待支出',
      readings: [within(part, whole)],
      certain: true,
      atMost: 'warning',
      roles: { [part]: 'part', [whole]: 'whole' },
    }
  }
}

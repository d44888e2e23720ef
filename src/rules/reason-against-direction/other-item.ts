/** Reasons that do not belong to the item they stand with: copied from another item, or of an item that was not planned beside its amount. */
import type { Mention } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'
import { isBudget, mainAmount } from '../operands/narrative.ts'
import type { RuleClaim } from '../rule.ts'
import { type Reason, reasonsOf } from './reasons.ts'

interface Item {
  readonly concept: RegExp
  /** How a reason names it. */
  readonly named: RegExp
  /** What is said not to be there when nothing of it is planned. */
  readonly object: string
}

/** Items of which each has words of its own. */
const items: readonly Item[] = [
  { concept: /因公出国/, named: /出国|出境|出访/, object: '(?:因公)?(?:出国|出访|出境)(?:\\(境\\))?(?:团组|任务|费用?|经费)?' },
  { concept: /公务接待费$/, named: /接待/, object: '(?:公务)?接待(?:任务|费用?)?' },
  {
    concept: /公务用车购置费$/,
    named: /用车|车辆|购车/,
    object: '(?:购置|新购|更新)?(?:公务|执法执勤)?(?:用车|车辆)(?:购置)?费?|购车',
  },
  { concept: /公务用车/, named: /用车|车辆|购车/, object: '' },
  { concept: /会议费$/, named: /会议/, object: '会议费?' },
  { concept: /培训费$/, named: /培训/, object: '培训费?' },
]

const itemOf = (m: Mention): Item | undefined => items.find((item) => item.concept.test(m.concept) || item.concept.test(m.name))

/** 「公务接待费…减少2万元，主要是根据年度因公出国计划任务安排相关预算」: the words of the item before, which has the same reason. */
export function* copiedReasons(facts: FactSet): Generator<RuleClaim<'copied'>> {
  const reasons = [...reasonsOf(facts)]
  for (const reason of reasons) {
    const own = itemOf(reason.mention)
    if (own === undefined || own.named.test(reason.text)) continue
    const named = items.filter((item) => item.named.test(reason.text))
    if (new Set(named.map((item) => item.named.source)).size !== 1) continue
    const origin = reasons.find((other) => other.text === reason.text && named.some((item) => item === itemOf(other.mention)))
    if (origin === undefined) continue
    yield against(reason, 'copied', { reason: reason.printed, of: origin.mention.name })
  }
}

/** 「公务用车购置费15.2万元，比上年减少38.8万元，…，本年度未报送购置车辆预算」: nothing is planned, and an amount stands beside it. */
export function* plannedAfterAll(facts: FactSet): Generator<RuleClaim<'planned'>> {
  for (const reason of reasonsOf(facts)) {
    const { mention, movement } = reason
    const amount = mainAmount(mention)?.figure
    const object = itemOf(mention)?.object
    if (!object || amount === undefined || isZero(facts.value(amount))) continue
    if (isBudget(movement.basis.phase) && !isPlan(facts)) continue
    const none = new RegExp(
      `^(?:但|且|而)?(?:因)?(?:(?:本|今|当)年(?:度)?)?(?:单位|部门|我局)?(?:未|没有|无)${isPlan(facts) ? '(?:再?安排|编制|填报|填列|填|报送|申报|列入|列|计划)' : '(?:发生|产生)'}(?:${object})(?:的)?(?:预算|支出|经费|费用|计划|任务)?$`,
    )
    const clause = reason.text.split(',').find((one) => none.test(one.trim()))
    if (clause !== undefined) yield against(reason, 'planned', { reason: clause.trim(), amount: facts.figure(amount).printed })
  }
}

/** In an account what was spent need not have been planned. */
const isPlan = (facts: FactSet): boolean => facts.extraction.identity.kind === 'budget'

const against = <C extends 'copied' | 'planned'>(reason: Reason, kind: C, words: Readonly<Record<string, string>>): RuleClaim<C> => ({
  stated: reason.figure.id,
  subject: reason.mention.name || reason.figure.label,
  readings: [{ kind: 'assertion', holds: false, figures: [reason.figure.id] }],
  certain: true,
  atMost: 'warning',
  roles: { [reason.figure.id]: reason.movement.rate === reason.figure.id ? 'rate' : 'change' },
  case: kind,
  words,
})

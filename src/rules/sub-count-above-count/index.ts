import { partitions } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { within } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { mainAmount, term } from '../operands/narrative.ts'
import { boundIndicators } from '../operands/restated-indicators.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { moreThanAll, standsBehindAll } from './all-counted.ts'
import { knownParts } from './known-parts.ts'
import { projectCosts } from './project-costs.ts'
import { receptions } from './receptions.ts'

/** A part named with 其中 cannot exceed its whole. */
export const subCountAboveCount = defineRule({
  id: 'sub-count-above-count',
  term: { en: 'part above whole', zh: '其中数大于总数' },
  summary: { en: 'A part (其中) is larger than the whole it is part of.', zh: '“其中”所列数大于总数。' },
  documentation: {
    finds: {
      en: "A count or amount introduced by 其中 that exceeds the count or amount just stated, or three kinds and more that together do; 机关运行经费 above 公用经费, what receptions cost above 公务接待费, in a budget money of projects with targets above 项目支出; a project's indicator above that of the whole body, and costs in its indicators above its money.",
      zh: '“其中”之后的人数、批次或金额，大于其前所述总数，或所列三类以上之和大于总数；机关运行经费大于公用经费；接待支出大于公务接待费；预算中编报绩效目标的项目资金大于项目支出；项目绩效指标大于部门整体同名指标，或项目成本指标之和大于项目资金。',
    },
    why: { en: 'A part cannot be more than its whole.', zh: '部分不可能大于整体。' },
    silent: { en: 'When part and whole carry different units.', zh: '单位不同时，不作判断。' },
    example: { en: '「接待10批次，其中外事接待13批次」.', zh: '「接待10批次，其中外事接待13批次」。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} is more than the whole it is part of (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 大于所属总数（${w.equation}）。`,
    },
    kinds: {
      en: (w) => `${w.subject}: the kinds counted one by one are more than all, ${w.stated} (${w.equation}).`,
      zh: (w) => `${w.subject}：所列各类之和大于总数 ${w.stated}（${w.equation}）。`,
    },
    costs: {
      en: (w) => `${w.subject}: the costs of its indicators are more than its money of ${w.stated} (${w.equation}).`,
      zh: (w) => `${w.subject}：成本指标之和大于项目资金 ${w.stated}（${w.equation}）。`,
    },
  },
  *claims(facts) {
    yield* knownParts(facts)
    yield* projectCosts(facts)
    yield* receptions(facts)
    yield* boundIndicators(facts)
    yield* moreThanAll(facts)
    for (const m of facts.mentions) {
      if (m.parent === undefined) continue
      const parent = facts.mentions[m.parent]
      const part = mainAmount(m)?.figure
      if (!parent || part === undefined) continue
      const unit = facts.figure(part).unit
      const wholes = [mainAmount(parent)?.figure, ...sameUnitBefore(facts, m.id, parent.id)].filter((f) => f !== undefined)
      const whole = wholes.find(
        (f) =>
          facts.figure(f).unit.dimension === unit.dimension && (unit.dimension === 'money' || facts.figure(f).unit.symbol === unit.symbol),
      )
      if (whole === undefined || whole === part) continue
      if (!facts.holds(within(part, whole)) && standsBehindAll(facts, m, parent)) continue
      const claim: RuleClaim = {
        stated: part,
        subject: m.name,
        readings: [within(part, whole)],
        certain:
          (m.link === 'of-which' || m.link === 'bracket') &&
          (m.block === parent.block ? sameClause(facts, part, whole) : announced(facts, m, parent)) &&
          (telling.test(unit.symbol) || (unit.dimension === 'money' && itemised(facts, m, parent))),
        slipProves: unit.dimension === 'money',
        ...(unit.dimension === 'money' && itemised(facts, m, parent) ? { atMost: 'warning' as const } : {}),
        // What is told as a share of the whole is a part of it: 「其中：财政拨款收入600万元，占105.26%」.
        provenBy: m.shares.map((share) => ({
          kind: 'quotient',
          op: '=',
          stated: term(share.figure),
          numerator: [term(part)],
          denominator: [term(whole)],
        })),
        roles: { [part]: 'part', [whole]: 'whole' },
      }
      yield claim
    }
  },
})

/** 「“三公”经费0.27万元，…，其中会议费0.24万元，…，培训费0.71万元」: items of one year and phase, each named. */
const itemised = (facts: FactSet, part: Mention, whole: Mention): boolean =>
  part.link === 'of-which' &&
  part.period === whole.period &&
  part.phase === whole.phase &&
  part.phases.length === 0 &&
  whole.phases.length === 0 &&
  /费$|接待$/.test(part.concept) &&
  /费$/.test(whole.concept) &&
  (facts.partsOf(whole).length > 1 ||
    announced(facts, part, whole) ||
    partitions.some((p) => p.whole === whole.concept && p.parts.includes(part.concept)))

/** 「公务接待费支出0.18万元，其中：」, and the parts in the paragraph below. */
const announced = (facts: FactSet, part: Mention, whole: Mention): boolean =>
  part.link === 'of-which' &&
  part.block === whole.block + 1 &&
  facts.partsOf(whole)[0]?.id === part.id &&
  facts.paragraphs(whole.block, whole.block).some((text) => /其中[:：]?\s*$/.test(text))

/**
 * 「编制19人，其中行政编制9人；年末实有28人」: behind a semicolon another count may begin; 「预算为3.1万元。其中：公务接待费…」: 其中 leads
 * over a full stop.
 */
function sameClause(facts: FactSet, part: number, whole: number): boolean {
  const between = facts.between(whole, part)?.replace(/^([\d.,]+\s*[万亿]?元)[。；;](?=其中)/, '$1，')
  return between !== undefined && !/[;；。]/.test(between)
}

/** Units that say what is counted; 个 and 项 of one thing may be more than 个 and 项 of another. */
const telling = /^(?:人|人次|批|批次|团|团组|个团组|辆|台|套|户|家)$/

/** Counts of other units told of the same thing: 「接待30批次(其中外事26批次)，579人次(其中外事500人次)」, 「接待32批次、256人次(其中外事3批次)」. */
function sameUnitBefore(
  facts: {
    mentions: readonly { id: number; parent?: number; amount?: number; block: number; concept: string; source: { quote: string } }[]
  },
  id: number,
  parent: number,
): number[] {
  const at = facts.mentions[parent]
  return facts.mentions
    .slice(Math.max(0, parent - 2), id)
    .filter(
      (m) =>
        (m.id >= parent || m.concept === at?.concept || (m.source.quote === at?.source.quote && m.parent === at.parent)) &&
        m.block === at?.block &&
        m.parent !== parent &&
        m.amount !== undefined,
    )
    .reverse()
    .map((m) => m.amount as number)
}

import { defineRule } from '../rule.ts'
import { copiedReasons, plannedAfterAll } from './other-item.ts'
import { reasonsOf } from './reasons.ts'

/** One clause that ends in a plain word of direction about money: 「…经费增加」. */
const grows =
  /(?:经费|支出|收入|预算|资金|费用|费|拨款|补贴|金额|业务量|工作量)(?:数|额)?(?:安排)?(?:有所|相应|较上年|比上年|较去年|同比)?(?:增加|增长|上升)(?:了)?$/
const shrinks =
  /(?:经费|支出|收入|预算|资金|费用|费|拨款|补贴|金额|业务量|工作量)(?:数|额)?(?:安排)?(?:有所|相应|较上年|比上年|较去年|同比)?(?:减少|下降|降低|缩减)(?:了)?$/
/** Staff costs follow staff; of the retired fewer are paid by the body when there are more. */
const moreStaff = /^(?:本?单位|在职|在编|新增)?(?:在职|在编)?人员(?:数量?|人数)?(?:有所|较上年|比上年)?增加$/
const fewerStaff = /^(?:本?单位|在职|在编)?(?:在职|在编)?人员(?:数量?|人数)?(?:有所|较上年|比上年)?减少$/
/** So does what it takes to run vehicles: 「本年度新增车辆」. */
const moreVehicles =
  /^(?:新增|增加|增购|新购置?|购置)(?:了)?(?:\d+辆)?(?:公务|执法执勤|业务)?(?:用车|车辆)(?:数量)?$|^(?:公务)?(?:用车|车辆)(?:数量)?(?:有所)?增加$/
const fewerVehicles =
  /^(?:减少|报废|处置|上交|封存)(?:了)?(?:\d+辆)?(?:公务|执法执勤|业务)?(?:用车|车辆)(?:数量)?$|^(?:公务)?(?:用车|车辆)(?:数量)?(?:有所)?减少$/
/** One clause of a reason that speaks of saving and nothing else. */
const saving =
  /^(?:[^,、]{0,14}(?:厉行节约|过紧日子|八项规定)[^,、]{0,8}|(?:并|且|大力|进一步|严格|合理|从严|按要求|持续){0,2}(?:压减|压缩|压降|精简|削减)[^,、]{2,16})$/
const up = /增|升|涨|扩|提高|提升|新设|加大|超/
const down = /减|降|少|压|缩|取消|削|节约|节省|控制|未|无|不|没|调整|调剂|退休|结束|完成|到期|划出|剔除|回收|收回/
/** Balances grow when spending falls; what is told of other years or other items has directions of its own. */
const excluded = /结转|结余|节余|上年|去年|往年|年初|20\d\d|占比|比例|由|转为|列入|口径|同时|但|而/

/** A reason that tells the opposite of the change it explains. */
export const reasonAgainstDirection = defineRule({
  id: 'reason-against-direction',
  term: { en: 'reason against direction', zh: '原因与增减方向相反' },
  summary: {
    en: 'A decrease is explained by an increase of the same money, or the other way round.',
    zh: '减少的原因写成“经费增加”，或增加的原因写成“经费减少”。',
  },
  documentation: {
    finds: {
      en: 'A stated decrease whose whole reason is that the money, the staff or the vehicles increased, and an increase whose whole reason is that they decreased or that costs were cut; a reason in the words of another item, which has the same one; a reason that nothing was planned beside an amount.',
      zh: '所述为减少，而原因只写“……经费增加”“人员增加”“新增车辆”；或所述为增加，而原因只写“……经费减少”“人员减少”“厉行节约，压缩开支”；原因照抄另一项目且只涉及该项目；原因称未安排预算而该项列有金额。',
    },
    why: {
      en: 'Either the figure, the word or the reason was left from another item or another year.',
      zh: '数字、方向词、原因三者必有一处沿用了其他科目或往年的文字。',
    },
    silent: {
      en: 'When the reason has several parts, mentions both directions, balances, other years, or anything but a plain increase or decrease of money.',
      zh: '原因有多项、兼有增减、涉及结转结余或其他年度，或并非单纯的经费增减时，不作判断。',
    },
    example: {
      en: '「比2023年预算执行数减少2.98%。主要原因是：宣传事务一般行政管理事务经费增加。」',
      zh: '「比2023年预算执行数减少2.98%。主要原因是：宣传事务一般行政管理事务经费增加。」',
    },
  },
  cases: {
    plain: {
      en: (w) =>
        `${w.subject}: a ${w.more['way'] === 'down' ? 'decrease' : 'rise'} of ${w.stated} is explained by “${w.more['reason'] ?? ''}”.`,
      zh: (w) => `${w.subject}：所述为${w.more['way'] === 'down' ? '减少' : '增加'}（${w.stated}），原因却是“${w.more['reason'] ?? ''}”。`,
    },
    copied: {
      en: (w) => `${w.subject}: a change of ${w.stated} is explained in the words of ${w.more['of'] ?? ''}: “${w.more['reason'] ?? ''}”.`,
      zh: (w) => `${w.subject}：增减（${w.stated}）的原因与${w.more['of'] ?? ''}的相同，且只涉及后者：“${w.more['reason'] ?? ''}”。`,
    },
    planned: {
      en: (w) => `${w.subject}: “${w.more['reason'] ?? ''}” stands beside an amount of ${w.more['amount'] ?? ''}.`,
      zh: (w) => `${w.subject}：原因称“${w.more['reason'] ?? ''}”，而该项金额为 ${w.more['amount'] ?? ''}。`,
    },
  },
  *claims(facts) {
    const { figures } = facts.extraction
    yield* copiedReasons(facts)
    yield* plannedAfterAll(facts)
    for (const { mention, movement, figure: last, text: reason, printed, led } of reasonsOf(facts)) {
      const direction = movement.direction ?? 0
      if (reason.length > 55 || excluded.test(reason) || excluded.test(mention.name)) continue
      const saves = reason.split(/[,、]/).every((clause) => saving.test(clause)) && !up.test(reason) && !/收入/.test(mention.name)
      if (
        !saves &&
        (/[,:]/.test(reason) ||
          reason
            .split('、')
            .slice(0, -1)
            .some((item) => up.test(item) || down.test(item)))
      )
        continue
      // Whoever leaves the staff is paid as a pensioner.
      const staff = !/退休|抚恤/.test(mention.name)
      const running = /用车/.test(mention.name) && !/购置/.test(mention.name)
      const rises =
        (grows.test(reason) && !down.test(reason)) || (staff && moreStaff.test(reason)) || (running && moreVehicles.test(reason))
      const falls =
        saves || (shrinks.test(reason) && !up.test(reason)) || (staff && fewerStaff.test(reason)) || (running && fewerVehicles.test(reason))
      if (rises === falls) continue
      // A change told in two directions in one breath may be explained by either.
      const begin = last.source.offset - last.source.at[0]
      const beside = facts.mentions
        .filter((m) => m.block === mention.block)
        .flatMap((m) => m.movements)
        .some(
          (v) =>
            v.direction !== undefined &&
            v.direction !== 0 &&
            v.direction !== direction &&
            v.source.offset >= begin &&
            v.source.offset < last.source.offset,
        )
      if (beside) continue
      const others = figures.filter(
        (f) =>
          f.source.block === last.source.block &&
          f.place === 'sentence' &&
          f.source.offset >= last.source.offset + last.printed.length &&
          f.source.offset < last.source.offset + last.printed.length + led,
      )
      if (others.length > 0) continue
      const fits = rises === direction > 0
      yield {
        stated: last.id,
        subject: mention.name || last.label,
        // Agreement of words says nothing of the figure's digits: it must not count as checked.
        readings: [{ kind: 'assertion', holds: fits, figures: fits ? [] : [last.id] }],
        certain: true,
        atMost: 'warning',
        roles: { [last.id]: movement.rate === last.id ? 'rate' : 'change' },
        words: { way: direction < 0 ? 'down' : 'up', reason: printed },
      }
    }
  },
})

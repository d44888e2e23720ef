import type { Mention } from '../../model/reading.ts'
import { equal, type Relation, type Term } from '../../relation/relation.ts'
import type { FactSet } from '../factset.ts'
import { breakdowns, type Completeness, fundName, fundNames, ofAnother } from '../operands/breakdowns.ts'
import { listedTotals } from '../operands/listed-projects.ts'
import { isBudget, type Measure, mainAmount, measuresOf, term } from '../operands/narrative.ts'
import { footingClaims } from '../operands/tables.ts'
import { defineRule, type RuleClaim } from '../rule.ts'
import { bareLists } from './bare-list.ts'
import { reasonsOfChanges } from './causes.ts'
import { countedKinds } from './counted-kinds.ts'
import { detailLists } from './detail-lists.ts'
import { wholeShares } from './whole-shares.ts'

/** A total told in sentences against the parts the text lists under it. */
export const unfootedTotal = defineRule({
  id: 'unfooted-total',
  term: { en: 'footing', zh: '合计不符' },
  summary: { en: 'A total is not the sum of its parts.', zh: '合计数不等于各分项之和。' },
  documentation: {
    finds: {
      en: 'A total, or a total change, that is not the sum of the parts stated for it, in sentences and in tables.',
      zh: '文字或表格中的合计数（合计增减额），不等于所列各分项之和。',
    },
    why: {
      en: 'Footing is the oldest check: a total that does not foot has a wrong, missing or doubled part.',
      zh: '竖加是最基本的核对：合计对不上，必有分项错、漏或重。',
    },
    silent: {
      en: 'When the list need not be complete (其中 with some parts only) and nothing proves that it is.',
      zh: '“其中”只列举部分内容、且无法证明列举完整时，不作判断。',
    },
    example: {
      en: '「“三公”经费31.23万元：接待1.58万元，车辆28.91万元，出国0万元」: 1.58 + 28.91 + 0 = 30.49.',
      zh: '「“三公”经费31.23万元：接待1.58万元，车辆28.91万元，出国0万元」：1.58＋28.91＋0＝30.49。',
    },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} is not the sum of its parts (${w.equation}).`,
      zh: (w) => `${w.subject}：${w.stated} 与各分项之和不符（${w.equation}）。`,
    },
    'missing-rows': {
      en: (w) =>
        `${w.subject}: ${w.stated} is not what its rows come to (${w.more['sum'] ?? ''}), nor are other columns of it: a row seems to be missing or doubled.`,
      zh: (w) => `${w.subject}：${w.stated} 与所属各行之和不符（${w.more['sum'] ?? ''}），同行其他栏亦然，疑有漏列或重列的行。`,
    },
  },
  *claims(facts) {
    yield* footingClaims(facts)
    const done = new Set<string>()
    yield* funds(facts, done)
    yield* wholeShares(facts)
    yield* bareLists(facts)
    yield* reasonsOfChanges(facts)
    yield* countedKinds(facts)
    yield* listedTotals(facts)
    yield* detailLists(facts)
    for (const { whole, parts, complete, listed } of breakdowns(facts))
      if (listed || parts.length >= 2) yield* footing(facts, whole, parts, done, complete)
  },
})

/** 财政拨款 is what the three funds give, and nothing else. */
function* funds(facts: FactSet, done: Set<string>): Generator<RuleClaim> {
  for (const whole of facts.mentions) {
    const side = /^财政拨款(收入|支出)$/.exec(whole.concept)?.[1]
    if (side === undefined || whole.amount === undefined) continue
    const behind = facts.mentions.slice(whole.id + 1, whole.id + 9).filter((m) => m.block - whole.block <= 2 && m.amount !== undefined)
    const parts = fundNames.map((fund) =>
      behind.find((m) => m.scope === fund && [side, undefined].includes(fundName.exec(m.name)?.[1]) && fundName.test(m.name)),
    )
    const told = parts.filter((p) => p !== undefined)
    if (told.length > 1 && parts[0] !== undefined)
      yield* footing(facts, whole, told, done, told.length === fundNames.length ? 'complete' : 'partial')
  }
}

/** A list that names even the parts that are nothing leaves none out. */
const namesNothing = (facts: FactSet, parts: readonly Mention[]): boolean =>
  parts.length > 2 && parts.some((p) => p.amount !== undefined && facts.figure(p.amount).value.digits === 0n)

/** 「教育经费总收入…，其中…，其他教育经费13.85亿元」: all others of the kind that the whole is of. */
function endsWithOthers(whole: Mention, parts: readonly Mention[]): boolean {
  const rest = /^其[他它](.{2,})$/.exec(parts.at(-1)?.name ?? '')?.[1]
  return parts.length > 2 && rest !== undefined && whole.name.includes(rest)
}

function* footing(
  facts: FactSet,
  whole: Mention,
  parts: readonly Mention[],
  done: Set<string>,
  complete: Completeness,
): Generator<RuleClaim> {
  const totals = measuresOf(facts, whole)
  const ofParts = parts.map((p) => ({ mention: p, measures: measuresOf(facts, p) }))
  const sums: { key: string; stated: number; relation: Extract<Relation, { kind: 'sum' }>; inferred: boolean; still: boolean }[] = []
  // Parts of another year belong to the whole's amount of that year.
  const year = parts[0]?.period
  const other = year !== undefined && whole.period !== undefined && year !== whole.period ? `period:${year}` : budgetOf(whole, parts)
  for (const total of totals) {
    const stated = total.terms[0]
    if (!stated || (other !== undefined && total.key !== other)) continue
    const found = ofParts.map(
      ({ mention, measures }) =>
        measures.find((m) => m.key === (other === undefined ? total.key : 'amount')) ??
        looselyKeyed(measures, total) ??
        ofAll(facts, mention, total) ??
        toldAgain(facts, whole, mention, total) ??
        implied(facts, mention, total),
    )
    if (found.some((f) => f === undefined)) continue
    if (total.key === 'amount' && parts.some((p) => phaseClash(whole, p))) continue
    const terms: Term[] = [...total.terms, ...found.flatMap((f) => f?.terms ?? []).map((t) => ({ figure: t.figure, times: -t.times }))]
    // Parts of which each is said not to have changed leave the whole unchanged, or to the one that did.
    const still = terms.length < 3 && total.key.startsWith('change') && complete === 'complete' && found.every((f) => f?.inferred !== true)
    if ((terms.length < 2 && !still) || new Set(terms.map((t) => t.figure)).size !== terms.length) continue
    sums.push({
      key: total.key,
      stated: stated.figure,
      relation: { kind: 'sum', op: '=', terms },
      inferred: found.some((f) => f?.inferred === true),
      still,
    })
  }
  const shares = parts.map((p) => p.shares[0]?.figure)
  const shareSum = shares.every((s) => s !== undefined) && shares.length > 1
  for (const sum of sums) {
    const id = `${sum.stated}:${sum.relation.terms
      .map((t) => t.figure)
      .sort((a, b) => a - b)
      .join(',')}`
    if (done.has(id)) continue
    done.add(id)
    // A part left unsaid may well have a change of nothing: changes do not prove amounts.
    const others = sums
      .filter(
        (s) =>
          s !== sum &&
          s.relation.terms.length > 2 &&
          (complete !== 'partial' || sum.key.startsWith('change') || !s.key.startsWith('change')),
      )
      .map((s): Relation => s.relation)
    const roles: Record<number, string> = {}
    for (const t of sum.relation.terms) roles[t.figure] = t.figure === sum.stated ? 'whole' : 'part'
    const alone = sum.relation.terms.length < 3 && !sum.still && !parts.every((p) => p.link === 'all')
    yield {
      stated: sum.stated,
      subject: `${whole.name || facts.figure(sum.stated).label}${sum.key.startsWith('change') ? ' 增减额' : ''}`,
      readings: [
        sum.relation,
        ...(sum.inferred ? [{ ...sum.relation, op: sum.key.startsWith('change') ? ('<=' as const) : ('>=' as const) }] : []),
        ...(sum.key === 'amount'
          ? [...ofTheYear(facts, whole, parts, sum.relation), ...withOthers(facts, whole, parts, sum.relation)]
          : []),
      ],
      certain:
        (complete === 'complete' || (complete === 'likely' && parts.length > 2 && parts.every((p) => p.parent === whole.id))) && !alone,
      // What was spent on last year alone is told of no part: amounts that add up prove no list of changes.
      provenBy: alone || (complete !== 'complete' && /^(?:change|base|period)/.test(sum.key)) ? [] : others,
      slipProves:
        !alone &&
        complete !== 'partial' &&
        (complete === 'likely' ||
        shareSum ||
        parts[0]?.link !== 'of-which' ||
        facts.figure(sum.stated).unit.dimension !== 'money' ||
        namesNothing(facts, parts) ||
        endsWithOthers(whole, parts)
          ? true
          : 'unless-omitted'),
      roles,
      ...(sum.inferred || complete === 'likely' || sum.key.startsWith('change') ? { atMost: 'warning' as const } : {}),
      ...(shareSum ? { words: { shares: shares.join(',') } } : {}),
    }
  }
}

/** 「总支出570.25万元，其中本年支出568.50万元，…。具体情况如下：⏎1.…⏎2.…」: the list may be that of the year. */
function ofTheYear(facts: FactSet, whole: Mention, parts: readonly Mention[], relation: Extract<Relation, { kind: 'sum' }>): Relation[] {
  if (parts.some((p) => p.block === whole.block)) return []
  const year = facts
    .partsOf(whole)
    .find((p) => p.block === whole.block && p.amount !== undefined && /^本年(?:收入|支出)合计$/.test(p.concept))?.amount
  return year === undefined ? [] : [{ ...relation, terms: [term(year), ...relation.terms.slice(1)] }]
}

/** 「“三公”经费1000.86万元，其中：因公出国费…、公务接待费…、会议费…、培训费…」: the list told names more than families know to make it up. */
function withOthers(facts: FactSet, whole: Mention, parts: readonly Mention[], relation: Extract<Relation, { kind: 'sum' }>): Relation[] {
  if (parts.some((p) => p.parent !== whole.id || p.block !== whole.block)) return []
  const ids = new Set(relation.terms.map((t) => t.figure))
  const others = facts
    .partsOf(whole)
    .filter(
      (p) =>
        p.block === whole.block &&
        p.link === parts[0]?.link &&
        p.period === parts[0]?.period &&
        p.amount !== undefined &&
        !ids.has(p.amount),
    )
    .flatMap((p) => (p.amount !== undefined && facts.figure(p.amount).unit.dimension === 'money' ? [p.amount] : []))
  return others.length === 0 ? [] : [{ ...relation, terms: [...relation.terms, ...others.map((f) => term(f, -1))] }]
}

/** 「全年预算数1018万元，其中…898万元、…120万元。实际支出760万元」: parts told before what was spent are those of the budget. */
function budgetOf(whole: Mention, parts: readonly Mention[]): string | undefined {
  const spent = mainAmount(whole)
  const all = parts.every((p) => p.amount !== undefined && p.phases.length === 0 && p.phase === whole.phase)
  return all && isBudget(whole.phase) && spent?.phase === 'actual' ? `phase:${whole.phase}` : undefined
}

/** A part told only as a budget is no part of an actual whole. */
function phaseClash(whole: Mention, part: Mention): boolean {
  const a = mainAmount(whole)?.phase
  const b = mainAmount(part)?.phase
  return a === 'actual' && b !== undefined && isBudget(b)
}

/** 「比2019年预算增加…」 of the whole and 「比2019年增加…」 of its part: the phase need not be said twice. */
function looselyKeyed(measures: readonly Measure[], total: Measure): Measure | undefined {
  const [kind, period, phase] = total.key.split(/[:|]/)
  if (period === undefined || period === '' || phase === undefined) return undefined
  const same = measures.filter((m) => {
    const [k, p, ph] = m.key.split(/[:|]/)
    return k === kind && p === period && (ph === '' || phase === '')
  })
  return same.length === 1 ? same[0] : undefined
}

/** 「公务用车购置及运行维护费11.9万元，全部为公务用车运行维护费11.9万元，与上年持平」: what is told of all of it is told of it. */
function ofAll(facts: FactSet, part: Mention, total: Measure): Measure | undefined {
  const [all] = facts.partsOf(part).filter((m) => m.link === 'all')
  if (part.amount === undefined || all?.amount === undefined || !facts.holds(equal(part.amount, all.amount))) return undefined
  const measures = measuresOf(facts, all)
  return measures.find((m) => m.key === total.key) ?? looselyKeyed(measures, total)
}

/** The same part told once more near by, with the measure that it lacks here. */
function toldAgain(facts: FactSet, whole: Mention, part: Mention, total: Measure): Measure | undefined {
  if (!/^(?:phase|period|base):/.test(total.key) || part.concept === '') return undefined
  for (const o of facts.mentionsOf(part.concept)) {
    if (o.id === part.id || o.scope !== part.scope || o.period !== part.period || Math.abs(o.block - part.block) > 2) continue
    if (ofAnother(facts, whole, o)) continue
    const measure = measuresOf(facts, o).find((m) => m.key === total.key)
    if (measure) return measure
  }
  return undefined
}

/**
 * An item that is nothing now and of which nothing else is told did not change, or it was something and fell to nothing: the
 * sum holds, or the whole fell by more. Any other silence is no statement.
 */
function implied(facts: FactSet, part: Mention, total: Measure): Measure | undefined {
  if (part.amount === undefined) return undefined
  const zero = facts.figure(part.amount).value.digits === 0n
  return zero && total.key !== 'amount' ? { key: total.key, terms: [], inferred: true } : undefined
}

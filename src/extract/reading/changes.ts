/** Figures that are changes: amounts and rates by which something rose or fell, and what they started from. */
import { conceptOf, isBudget, normalName } from '../../families/concepts.ts'
import type { Basis, Movement } from '../../model/reading.ts'
import { noUnit, type Unit } from '../../number/unit.ts'
import { amount } from './amounts.ts'
import { phaseOf, yearIn } from './comparisons.ts'
import { aside, create } from './mention.ts'
import { cleanName, isGeneric } from './names.ts'
import { share } from './ratios.ts'
import { flatSubject, inheritedBasis, itemClosed, subject } from './refer.ts'
import type { Token } from './tokens.ts'
import { type Draft, isMoney, type Mutable, sourceOf, spokenOf, type Told } from './told.ts'

/** A comparison with nothing named: the year before. */
export const unsaid: Basis = { text: '', prior: true, phase: 'unknown' }

/** Before an adjustment of the budget. */
const adjusted: Basis = { text: '调整前', prior: false, phase: 'unknown' }

/** 「A、B、C降幅均超过25%」 speaks of each of them. */
function bounded(told: Told, t: Token, id: number, unit: Unit, direction: 1 | -1 | undefined, bound: '>=' | '<='): void {
  const names = cleanName(told.phrase.name)
    .split(/[、和及与]|以及/)
    .filter((n) => n.length > 1)
  for (const name of names)
    create(told, t, name, unit, undefined).movements.push({
      basis: told.basis ?? unsaid,
      source: sourceOf(told, t),
      rate: id,
      bound,
      ...(direction === undefined ? {} : { direction }),
    })
}

/** Reads an amount or a rate of a change: of the change just told, or of a new one. */
export function moved(told: Told, t: Token, id: number, unit: Unit, direction: 1 | -1 | undefined): void {
  const p = told.phrase
  const { sink } = told.at
  const generic = isGeneric(p.name)
  const isRate = unit.dimension === 'percent'
  if (p.bound !== undefined && isRate && !generic) {
    bounded(told, t, id, unit, direction, p.bound)
    return
  }
  const open = told.movement
  if (isRate && open && open.rate === undefined && generic && agree(open.direction, direction)) {
    open.rate = id
    sink.relabel(id, `${told.current?.name ?? ''} ${open.basis.text} ±%`)
    return
  }
  const mention = (isRate ? undefined : changesInAll(told, t, unit)) ?? subject(told, t, unit)
  if (!mention) {
    sink.explain(id, 'no-subject')
    return
  }
  // 「由50.5亿元调整为52.5亿元、调增2亿元」 tells how far it went.
  if (p.adjusts && !isRate && (open?.base === undefined || open.change !== undefined)) {
    // What follows compares with another year again.
    mention.movements.push({ basis: adjusted, change: id, source: sourceOf(told, t), ...(direction === undefined ? {} : { direction }) })
    sink.relabel(id, `${mention.name} ${adjusted.text} ±`)
    return
  }
  const basis = told.basis ?? budgetMeant(told, mention) ?? mention.movements.at(-1)?.basis ?? inheritedBasis(told) ?? unsaid
  const sign = direction === 1 ? '+' : direction === -1 ? '−' : '±'
  if (completes(told, mention, id, { isRate, generic, direction, basis })) {
    sink.relabel(id, `${mention.name} ${basis.text} ±${isRate ? '%' : ''}`)
    return
  }
  // An item of which only changes are told leaves no doubt whose they are.
  const whole = mention.parent === undefined || mention.amount === undefined || !generic ? undefined : sink.mentions[mention.parent]
  // Where a part before it told its own change, the last part tells its own too.
  const listed = sink.mentions.some(
    (m) =>
      m !== mention &&
      m.parent === mention.parent &&
      m.movements.some((v) => v.basis.period === basis.period && v.basis.text === basis.text),
  )
  const also = [whole && whole.block === mention.block && !listed ? whole : undefined, itemClosed(told, mention)].flatMap((m) =>
    m ? [m.id] : [],
  )
  const movement: Mutable<Movement> = {
    basis,
    ...(also.length === 0 ? {} : { also }),
    source: sourceOf(told, t),
    ...(isRate ? { rate: id } : { change: id }),
    ...(told.base === undefined ? {} : { base: told.base }),
    ...(direction === undefined ? {} : { direction }),
    ...(p.bound === undefined ? {} : { bound: p.bound }),
  }
  told.base = undefined
  told.basisFresh = false
  mention.movements.push(movement)
  told.movement = movement
  sink.relabel(id, `${mention.name} ${basis.text} ${sign}${isRate ? '%' : ''}`)
  if (told.run.at(-1) !== mention) told.run.push(mention)
}

/** 「基本支出…，比上年增加5万元；项目支出…，比上年增加3万元；合计增加8万元」: the changes told before, in all. */
function changesInAll(told: Told, t: Token, unit: Unit): Draft | undefined {
  if (told.depth > 0 || told.owners.length > 0 || !/^(?:以上|上述|各项|两项|三项)?(?:合计|共计|总计)$/.test(normalName(told.phrase.name)))
    return undefined
  const members = [...new Set(told.run)].filter((m) => m.parent === undefined)
  if (members.length < 2 || members.some((m) => m.movements.at(-1)?.change === undefined)) return undefined
  const whole = create(told, t, told.phrase.name, unit, undefined)
  for (const m of members) Object.assign(m, { parent: whole.id, link: 'all' })
  whole.concept = ''
  return whole
}

/** Whether a change may be the one that a further figure of it speaks of. */
const agree = (told: number | undefined, said: number | undefined): boolean => told === said || told === undefined || said === undefined

/** 「超支2万元」: where a budget was told, against it. */
function budgetMeant(told: Told, mention: Draft): Basis | undefined {
  const says = /^(?:超支|超出|节约|少支|多支)/.test(told.text.slice(told.phrase.directionAt, told.phrase.directionAt + 2))
  const planned = (): boolean =>
    [mention, ...mention.phases].some((a) => isBudget(a.phase)) ||
    told.here.some((m) => m.concept === mention.concept && isBudget(m.phase) && m.amount !== undefined)
  // 「预算数3786万元，调整数4610万元，决算数4610万元，增加823万元」: between the two that were told right before.
  const beside = (): boolean =>
    told.basis === undefined &&
    told.owners.length === 0 &&
    mention.movements.length === 0 &&
    mention.phases.at(-1)?.phase === 'actual' &&
    mention.phases.at(-1)?.figure === told.lastFigureId &&
    // What an adjusted budget that differs was compared with is not told.
    new Set(mention.phases.map((a) => told.at.sink.figure(a.figure).printed)).size === 1 &&
    [mention, ...mention.phases].some((a) => isBudget(a.phase))
  return (says && planned()) || beside() ? { text: '预算', prior: false, phase: 'budget' } : undefined
}

interface Said {
  readonly isRate: boolean
  readonly generic: boolean
  readonly direction: 1 | -1 | undefined
  readonly basis: Basis
}

/** Whether a figure is the rate of an amount just told, the amount of a rate, or how far 由…到… went; it is put there. */
function completes(told: Told, mention: Draft, id: number, { isRate, generic, direction, basis }: Said): boolean {
  const last = mention.movements.at(-1) as Mutable<Movement> | undefined
  if (!last) return false
  if (isRate) {
    if (last.rate !== undefined || last.change === undefined || last.basis.text !== basis.text || last.direction !== direction) return false
    last.rate = id
    return true
  }
  if (!generic || last !== told.movement || last.change !== undefined) return false
  if (last.rate !== undefined && last.direction === direction) {
    last.change = id
    return true
  }
  // 「由300万元调整为330万元，增加30万元」: how far it went.
  if (last.base === undefined || last.rate !== undefined || (last.direction !== undefined && last.direction !== direction)) return false
  last.change = id
  if (direction !== undefined) last.direction = direction
  return true
}

/** 「与上年持平」「决算数小于预算数」: a direction without a figure. */
export function settleFlat(told: Told): void {
  const p = told.phrase
  const { direction } = p
  p.direction = undefined
  p.letters = p.letters.replace(/[UDEO]/g, '')
  if (direction === undefined || direction === 'either' || told.reason) return
  const basis = told.basis ?? inheritedBasis(told)
  const mention = basis && flatSubject(told, p.name)
  if (!basis || !mention) return
  const last = mention.movements.at(-1)
  if (last && last.basis.text === basis.text && last.direction === direction) return
  const start = Math.max(0, p.directionAt)
  mention.movements.push({
    basis,
    direction,
    source: sourceOf(told, { start, end: Math.min(told.text.length, start + 2) }),
    ...(p.roughly ? { roughly: true as const } : {}),
    ...(told.base === undefined ? {} : { base: told.base }),
  })
  told.base = undefined
}

/** 「执行率98.6%，较上年96.1%提高2.5个百分点」: between two percentages of the sentence, one of them said to be the earlier. */
export function points(told: Told, t: Token, id: number): void {
  const { direction } = told.phrase
  const [earlier, ...more] = told.percents.filter((one) => one.earlier)
  const [now, ...others] = told.percents.filter((one) => !one.earlier)
  if (!direction || direction === 'either' || !earlier || !now || more.length > 0 || others.length > 0) {
    told.at.sink.explain(id, 'percentage-points')
    return
  }
  const name = [now, earlier]
    .map((one) => cleanName(one.said.replace(/(?:由|从|较|(?<!占)比(?!例|重)).*$/, '')))
    .find((n) => n.length > 1 && !/[升降增减]/.test(n))
  const mention = aside(told, t, name ?? '', noUnit, now.id)
  mention.movements.push({ basis: unsaid, base: earlier.id, change: id, direction, source: sourceOf(told, t) })
  told.at.sink.relabel(id, `${mention.name} ±`)
}

/** 「…是上年的2.5倍」「…为上年194万元的2.5倍」 */
export function timesAsMuch(told: Told, t: Token, id: number): void {
  const mention = told.current ?? told.sentenceHead
  const p = told.phrase
  const basis: Basis | undefined = /上年|去年|同期/.test(p.period)
    ? { text: p.period, prior: true, phase: phaseOf(p.phase) }
    : told.base === undefined
      ? undefined
      : told.basis
  if (!mention || !basis?.prior) {
    told.at.sink.explain(id, 'percentage-of-what')
    return
  }
  mention.movements.push({ basis, multiple: id, source: sourceOf(told, t), ...(told.base === undefined ? {} : { base: told.base }) })
  told.at.sink.relabel(id, `${mention.name} ${basis.text} ×`)
  told.base = undefined
}

/** 「…由2020年的18.25万元」 */
export function startsFrom(told: Told, t: Token, id: number, unit: Unit): void {
  const p = told.phrase
  if (!isMoney(unit)) {
    if (p.share && unit.dimension === 'percent') told.shareOf = { name: p.name, of: p.of }
    told.at.sink.explain(id, 'alone')
    return
  }
  const concept = conceptOf(cleanName(p.name))
  const named = isGeneric(p.name) ? spokenOf(told) : told.here.findLast((m) => m.concept === concept)
  // 「甲区政府性基金预算收支由40.7亿元调整为50.4亿元，…。乙区政府性基金预算收支由50.5亿元调整为…」: what went from one amount to another already is another's.
  const known = named?.amount !== undefined && !isGeneric(p.name) && named.movements.some((v) => v.base !== undefined) ? undefined : named
  const origin = known ?? create(told, t, p.name, unit, undefined)
  told.origin = origin
  told.base = id
  const period = yearIn(p.period)
  told.basis = { text: p.period, prior: true, phase: phaseOf(p.phase), ...(period === undefined ? {} : { period }) }
  told.basisFresh = false
  told.at.sink.relabel(id, `${origin.name} ${p.period}`)
}

/** 「…下降到2021年的15.44万元」 */
export function leadsTo(told: Told, t: Token, id: number, unit: Unit): void {
  const { base, basis, toward, origin: mention } = told
  if (told.shareOf !== undefined && unit.dimension === 'percent') {
    Object.assign(told.phrase, told.shareOf)
    told.shareOf = undefined
    share(told, t, id)
    return
  }
  if (!mention || !isMoney(unit) || base === undefined || basis === undefined) {
    amount(told, t, id, unit)
    return
  }
  if (mention.amount === undefined) {
    mention.amount = id
    const period = yearIn(told.phrase.period)
    if (period !== undefined) mention.period = period
  } else if (mention.amount !== id)
    mention.phases.push({ phase: mention.phase, figure: id, ...(mention.period === undefined ? {} : { period: mention.period }) })
  told.at.sink.relabel(id, mention.name)
  const movement: Mutable<Movement> = { basis, base, source: sourceOf(told, t), ...(toward === undefined ? {} : { direction: toward }) }
  mention.movements.push(movement)
  told.movement = movement
  told.current = mention
  told.origin = undefined
  told.base = undefined
  told.run.push(mention)
}

/** 「较上年2.08减少0.03」: the amount compared with. */
export function startsAt(told: Told, id: number): void {
  told.base = id
  const of = told.current ?? told.sentenceHead ?? told.counted ?? told.topic ?? told.outer?.mention
  told.at.sink.relabel(id, `${of?.name ?? ''} ${told.basis?.text ?? ''}`)
  told.basisFresh = false
}

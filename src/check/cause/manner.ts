/**
 * How a figure may have come to be printed as it is, were another value right: from the digits alone, from its neighbours, or from the
 * formula that somebody may have used instead. Used to believe an explanation and to put it into words, never to find fault.
 */
import type { DiagnosisKind, How } from '../../model/finding.ts'
import type { Figure } from '../../model/reading.ts'
import { abs, add, type Decimal, decimal, equals, format, isZero, multiply, rescale, shift, subtract } from '../../number/decimal.ts'
import { baseValue, figuresIn, judge } from '../../relation/judge.ts'
import type { Relation, Term } from '../../relation/relation.ts'
import { digitCount, slipOf } from '../../relation/slips.ts'
import type { Constraint, Network } from './network.ts'

export interface Manner {
  readonly kind: DiagnosisKind
  readonly how?: How
  /** Figure that was copied, used as base … */
  readonly witness?: number
}

/** Where the right value of a figure is printed too, of the same item if it can be; long ones only, and not where it is a mere neighbour. */
export function printedToo(net: Network, figure: Figure, right: Decimal, relations: readonly Relation[]): Figure | undefined {
  if (significant(right) < 4) return undefined
  const used = new Set(relations.flatMap(figuresIn))
  const item = (f: Figure): string => f.label.split(f.place === 'cell' ? ' · ' : ' ')[0] ?? ''
  const too = (net.byValue.get(format(right)) ?? [])
    .map((id) => net.read(id))
    .filter((f) => f.id !== figure.id && !used.has(f.id) && f.unit.symbol === figure.unit.symbol)
  return too.find((f) => item(f) !== '' && item(f) === item(figure)) ?? too[0]
}

type Quotient = Extract<Relation, { kind: 'quotient' }>

/** Digits that tell: 100.00 % has one. */
const significant = (value: Decimal): number =>
  format(value)
    .replace(/[.-]/g, '')
    .replace(/^0+|0+$/g, '').length

/** Blocks within which a list of items with their rates stands. */
const reach = 12

const isNear = (a: Figure, b: Figure): boolean =>
  a.place === 'cell' ? sameColumn(a, b) : a.place === b.place && Math.abs(a.source.block - b.source.block) <= reach

/** The kind of slip by which the printed figure may have come about, were `right` right; `failing` are the claims that it would settle. */
export function howItWent(net: Network, figure: Figure, right: Decimal, failing: readonly Constraint[] = []): Manner {
  const quotients = failing.flatMap(({ relation }) => (relation.kind === 'quotient' && relation.op === '=' ? [relation] : []))
  const rate = figure.unit.dimension === 'percent' ? quotients.find((q) => q.stated.figure === figure.id) : undefined
  return (
    fromNeighbour(net, figure, right) ??
    quotients.map((q) => lastYearsAmount(net, figure, right, q)).find((m) => m !== undefined) ??
    inAnothersPlace(net, figure, right) ??
    (rate && isRatio(figure, right) ? ({ kind: 'decimal-point', how: 'ratio' } as const) : undefined) ??
    (rate && ofAnotherItem(net, figure)) ??
    ofDigits(figure, right) ??
    (rate && byAnotherFormula(net, rate)) ?? { kind: 'unknown' }
  )
}

/** 「1.58元」 beside 「1.58万元」 is no copy: the unit is what slipped. */
const sameUnit = (a: Figure, b: Figure): boolean =>
  a.unit.dimension === b.unit.dimension && (a.unit.dimension !== 'money' || a.unit.power === b.unit.power)

function fromNeighbour(net: Network, figure: Figure, right: Decimal): Manner | undefined {
  // Weight and score, target and actual are equal by nature.
  if (isZero(figure.value) || figure.unit.dimension === 'score') return undefined
  // Nobody who copies a long amount happens to be one digit off: 「305.57万元，较上年增加305.57万元」 bear each other out.
  const slip = slipOf(figure.value, right)
  if (significant(figure.value) >= 4 && (slip === 'digit' || slip === 'transposed')) return undefined
  // 「增加1.14万元，增长1.14%」: within a sentence an amount is copied into the rate beside it, or the other way round.
  const same = (net.byValue.get(format(figure.value)) ?? []).filter(
    (f) => f !== figure.id && (sameUnit(net.read(f), figure) || amountAndRate(net.read(f), figure)),
  )
  const before = same.find((f) => lastYears(net.read(f), figure))
  if (before !== undefined) return { kind: 'prior-year', witness: before }
  // In a row of a table equal amounts are the rule (合计 beside its only part); a cell is a copy when nothing belongs there.
  const near = same.find((f) =>
    figure.place === 'sentence' ? sameSentence(net.read(f), figure) : isZero(right) && sameColumn(net.read(f), figure),
  )
  return near === undefined ? undefined : { kind: 'copied', witness: near }
}

/**
 * Last year's amount where this year's belongs, or where the change belongs. The former only if this year's is printed elsewhere: a rate
 * on this year's amount instead of last year's looks the same.
 */
function lastYearsAmount(net: Network, figure: Figure, right: Decimal, { denominator }: Quotient): Manner | undefined {
  const [current, change] = denominator
  if (!current || !change || denominator.length !== 2) return undefined
  const value = shift(right, figure.unit.power)
  const less = (amount: Decimal, by: Decimal): Decimal => add(amount, multiply(by, decimal(change.times)))
  if (figure.id === current.figure)
    return equals(less(value, baseValue(net.read(change.figure))), baseValue(figure)) &&
      (net.byValue.get(format(right)) ?? []).some((f) => f !== figure.id)
      ? { kind: 'prior-year' }
      : undefined
  return figure.id === change.figure && equals(less(baseValue(net.read(current.figure)), value), baseValue(figure))
    ? { kind: 'prior-year', how: 'prior-as-change' }
    : undefined
}

/** What this year's amount or the change would be, were last year's amount printed in its place. */
export function unlessLastYears(net: Network, figure: Figure, { denominator }: Quotient): Decimal | undefined {
  const [current, change] = denominator
  if (!current || !change || denominator.length !== 2) return undefined
  const own = baseValue(figure)
  if (figure.id === current.figure) return subtract(own, multiply(baseValue(net.read(change.figure)), decimal(change.times)))
  return figure.id === change.figure ? abs(subtract(baseValue(net.read(current.figure)), own)) : undefined
}

/** Two values that stand in each other's place, or a column that slipped by a row: what belongs here is printed there, and there it is wrong too. */
function inAnothersPlace(net: Network, figure: Figure, right: Decimal): Manner | undefined {
  if (significant(right) < 3) return undefined
  const own = (net.on.get(figure.id) ?? []).filter((c) => !c.holds)
  const witness = (net.byValue.get(format(right)) ?? []).find((id) => {
    const other = net.read(id)
    const broken = (net.on.get(id) ?? []).filter((c) => !c.holds)
    return (
      id !== figure.id &&
      other.unit.dimension === figure.unit.dimension &&
      isNear(other, figure) &&
      broken.length > 0 &&
      // Of two that should be equal each is what the other should be.
      !broken.some((c) => own.includes(c))
    )
  })
  return witness === undefined ? undefined : { kind: 'shifted', witness }
}

/** Whether a percentage would be printed like this if its quotient were taken for it. */
export const isRatio = (figure: Figure, right: Decimal): boolean =>
  figure.unit.dimension === 'percent' && significant(figure.value) >= 2 && equals(rescale(shift(right, -2), figure.decimals), figure.value)

function ofAnotherItem(net: Network, figure: Figure): Manner | undefined {
  if (significant(figure.value) < 3) return undefined
  const witness = (net.byValue.get(format(figure.value)) ?? []).find((id) => {
    const other = net.read(id)
    const isItsOwn = (c: Constraint): boolean => c.holds && c.relation.kind === 'quotient' && c.relation.stated.figure === id
    return (
      id !== figure.id && other.unit.dimension === figure.unit.dimension && isNear(other, figure) && (net.on.get(id) ?? []).some(isItsOwn)
    )
  })
  return witness === undefined ? undefined : { kind: 'copied', how: 'other-item', witness }
}

function ofDigits(figure: Figure, right: Decimal): Manner | undefined {
  const kind = slipOf(figure.value, right)
  const more = kind === 'digit' ? digitCount(figure.value, right) : undefined
  if (kind === undefined) return undefined
  return more === undefined ? { kind } : { kind, how: more < 0 ? 'lost' : 'added' }
}

const flip = <T extends { readonly times: number }>(t: T): T => ({ ...t, times: -t.times })

/** Of a change rate: this year's amount, and last year's as it is told or as this year's less the change. */
function changing({ numerator, denominator }: Quotient): { readonly current: Term; readonly derived: boolean } | undefined {
  const [base, change] = denominator
  if (!base || denominator.length > 2) return undefined
  if (change) return { current: base, derived: true }
  const current =
    numerator.length === 2 && numerator.some((t) => t.figure === base.figure) && numerator.find((t) => t.figure !== base.figure)
  return current ? { current: { ...current, times: 1 }, derived: false } : undefined
}

/** The relation turned round: of a fall for a rise, of a rise for a fall; undefined where there is no direction. */
export function turnedRound(relation: Relation, stated: number): Relation | undefined {
  if (relation.kind === 'sum')
    return relation.op === '=' && relation.terms.length > 2
      ? { ...relation, terms: relation.terms.map((t) => (t.figure === stated ? flip(t) : t)) }
      : undefined
  const told = relation.kind === 'quotient' ? changing(relation) : undefined
  if (relation.kind !== 'quotient' || !told) return undefined
  const turned = { ...relation, stated: flip(relation.stated) }
  if (!told.derived) return turned
  const [current, ...change] = relation.denominator
  return { ...turned, numerator: relation.numerator.map(flip), denominator: [...(current ? [current] : []), ...change.map(flip)] }
}

/** This year's amount over last year's, without the 100 % taken off. */
export function ofPrior(q: Quotient): Quotient | undefined {
  const told = changing(q)
  return told && { ...q, stated: { ...q.stated, times: 1 }, numerator: [told.current] }
}

function byAnotherFormula(net: Network, rate: Quotient): Manner | undefined {
  if (isZero(net.read(rate.stated.figure).value)) return undefined
  const turned = turnedRound(rate, rate.stated.figure)
  if (turned && judge(turned, net.read).verdict === 'exact') return { kind: 'sign', how: 'reversed' }
  const over = ofPrior(rate)
  if (over && judge(over, net.read).verdict === 'exact') return { kind: 'wrong-base', how: 'of-prior' }
  const witness = otherBase(net, rate)
  return witness === undefined ? undefined : { kind: 'wrong-base', witness }
}

const amountAndRate = (a: Figure, b: Figure): boolean =>
  sameSentence(a, b) && [a, b].some((f) => f.unit.dimension === 'percent') && [a, b].some((f) => f.unit.dimension === 'money')
/** Last year's amount of the same item: 「公务接待费 上年」 beside 「公务接待费」, the column 上年决算数 beside 本年决算数. */
function lastYears(other: Figure, figure: Figure): boolean {
  const split = figure.place === 'cell' ? ' · ' : ' '
  const [item = '', ...own] = figure.label.split(split)
  const [of = '', ...told] = other.label.split(split)
  const when = told.join(' ')
  // A change against last year is no amount of last year.
  if (item === '' || of !== item || other.place !== figure.place || /[+−±%]$/.test(when)) return false
  const near = figure.place === 'sentence' || other.source.block === figure.source.block
  const yearOf = (text: string): number => Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? Number.POSITIVE_INFINITY)
  const earlier = /上年|上一年|去年|上期/.test(when) || yearOf(when) < yearOf(own.join(' '))
  return near && earlier && !/上年|上一年|去年|上期/.test(own.join(' '))
}
const columnOf = (f: Figure): string => f.label.split(' · ').at(-1) ?? ''
const sameColumn = (a: Figure, b: Figure): boolean => a.place === 'cell' && a.source.block === b.source.block && columnOf(a) === columnOf(b)
export const sameSentence = (a: Figure, b: Figure): boolean =>
  a.source.block === b.source.block && a.place === b.place && a.source.quote === b.source.quote

/**
 * Another base that gives the stated percentage: 「354.63 ÷ 331.88 = 106.86 %」 where 302.43 was named. Looks at figures of the same
 * dimension, nearest first; undefined when none fits or when too many do (then it proves nothing).
 */
export function otherBase(net: Network, relation: Quotient): number | undefined {
  const known = net.bases.get(relation)
  if (known !== undefined) return known ?? undefined
  const found = searchedBase(net, relation)
  net.bases.set(relation, found ?? null)
  return found
}

function searchedBase(net: Network, relation: Quotient): number | undefined {
  const stated = net.read(relation.stated.figure)
  if (isZero(stated.value) || stated.decimals < 1) return undefined
  // Last year's amount, current less change, was meant; the current one was taken.
  const taken = relation.denominator.length > 1 ? relation.denominator[0] : undefined
  if (taken) return judge({ ...relation, denominator: [taken] }, net.read).verdict === 'exact' ? taken.figure : undefined
  const used = new Set(figuresIn(relation))
  const model = net.read(relation.denominator[0]?.figure ?? relation.stated.figure)
  const verdictOn = (f: Figure): string => judge({ ...relation, denominator: [{ figure: f.id, times: 1 }] }, net.read).verdict
  const distance = (f: Figure): number =>
    Math.abs(f.source.page - stated.source.page) * 1000 + Math.abs(f.source.block - stated.source.block)
  const open = net.figures
    .filter((f) => !used.has(f.id) && f.unit.dimension === model.unit.dimension && f.decimals === model.decimals && !isZero(f.value))
    .map((f) => ({ f, verdict: verdictOn(f) }))
    .filter((o) => o.verdict === 'exact' || o.verdict === 'rounding')
  const exact = open.filter((o) => o.verdict === 'exact')
  const fits = (exact.length > 0 ? exact : open).map((o) => o.f)
  if (fits.length === 0 || new Set(fits.map((f) => format(f.value))).size > 3) return undefined
  return fits.sort((a, b) => distance(a) - distance(b))[0]?.id
}

/** 分别: the k-th figure of an enumeration belongs to the k-th item. */
import { conceptOf } from '../../families/concepts.ts'
import type { Movement } from '../../model/reading.ts'
import type { Unit } from '../../number/unit.ts'
import { unsaid } from './changes.ts'
import { phaseOf } from './comparisons.ts'
import { create } from './mention.ts'
import { cleanName, isGeneric, wholeName } from './names.ts'
import type { Token } from './tokens.ts'
import { type Draft, isMoney, type Mutable, type Spread, sourceOf, type Told } from './told.ts'

/** Whether the figure was taken as a member of a 分别 enumeration. */
export function inEnumeration(told: Told, t: Token, index: number, id: number, unit: Unit): boolean {
  const p = told.phrase
  const open = told.spread
  const way = wayOf(told)
  // 「分别增加50万元、减少20万元」: each goes its own way.
  const turns = way !== undefined && open?.kind === 'movement' && told.tokens[index - 2]?.kind === 'enumeration'
  const bare = /^(?:[和及与]|以及)?$/.test(p.name) && (p.direction === undefined || turns) && !p.share && !p.complete
  if (!(open && bare && open.next < open.mentions.length && open.dimension === unit.dimension)) {
    // 「A、B分别为860万元、140万元，占…的86%、14%」: the word holds for the shares too.
    if (p.share && open?.kind === 'amount' && unit.dimension === 'percent' && figuresAhead(told, index) === open.mentions.length)
      told.respectively = true
    if (!told.respectively) return false
    told.respectively = false
    const mentions = distribute(told, t, index, unit)
    if (!mentions) return false
    told.spread = spreadOf(told, mentions, unit)
  }
  const spread = told.spread
  const mention = spread?.mentions[spread.next]
  if (!spread || !mention) return false
  spread.next++
  if (!told.run.includes(mention)) told.run.push(mention)
  told.at.sink.relabel(id, `${mention.name}${spread.kind === 'movement' ? ` ${spread.basis.text} ±` : ''}`)
  if (spread.kind === 'share')
    mention.shares.push({
      figure: id,
      ...(spread.of === undefined ? {} : { of: conceptOf(spread.of), printed: spread.of }),
      ...(spread.whole === undefined ? {} : { whole: spread.whole }),
    })
  else if (spread.kind === 'movement') movementOf(told, t, id, unit, mention, way === undefined ? spread : { ...spread, direction: way })
  else if (mention.amount === undefined) mention.amount = id
  else mention.phases.push({ phase: phaseOf(p.phase), figure: id })
  return true
}

const wayOf = ({ phrase }: Told): 1 | -1 | undefined => (phrase.direction === 1 || phrase.direction === -1 ? phrase.direction : undefined)

function spreadOf(told: Told, mentions: Draft[], unit: Unit): Spread {
  const p = told.phrase
  const direction = wayOf(told)
  const kind = direction !== undefined ? 'movement' : p.share ? 'share' : 'amount'
  const of = wholeName(p.of)
  return {
    mentions,
    next: 0,
    kind,
    basis: told.basis ?? mentions[0]?.movements.at(-1)?.basis ?? unsaid,
    dimension: unit.dimension,
    ...(direction === undefined ? {} : { direction }),
    ...(kind === 'share' && of !== '' ? { of } : {}),
    ...(kind === 'share' && p.whole !== undefined ? { whole: p.whole } : {}),
  }
}

function movementOf(told: Told, t: Token, id: number, unit: Unit, mention: Draft, spread: Spread): void {
  const last = mention.movements.at(-1) as Mutable<Movement> | undefined
  const isRate = unit.dimension === 'percent'
  if (isRate && last && last.rate === undefined && last.direction === spread.direction) last.rate = id
  else
    mention.movements.push({
      basis: spread.basis,
      source: sourceOf(told, t),
      ...(isRate ? { rate: id } : { change: id }),
      ...(spread.direction === undefined ? {} : { direction: spread.direction }),
    })
}

/**
 * 「A、B、C分别为1、2、3万元」「…分别减少0.29亿元、0.33亿元、0.64亿元」: the items of an enumeration. Called on its first figure;
 * undefined when the items cannot be told.
 */
function distribute(told: Told, t: Token, index: number, unit: Unit): Draft[] | undefined {
  const count = figuresAhead(told, index)
  if (count < 2) return undefined
  const raw = told.phrase.name
  if (!isGeneric(raw)) {
    const concept = conceptOf(cleanName(raw))
    const named = told.here.filter((m) => m.concept === concept)
    if (named.length === count) return named
    if (concept === '收入支出总计' && count === 2)
      return ['收入总计', '支出总计'].map((n) => told.here.findLast((m) => m.concept === n) ?? create(told, t, n, unit, undefined))
    const names = namesOf(raw, count)
    if (names) {
      const taken = new Set<Draft>()
      return names.map((n) => {
        const item = told.here.findLast((m) => m.concept === conceptOf(n) && !taken.has(m)) ?? create(told, t, n, unit, undefined)
        taken.add(item)
        return item
      })
    }
  }
  // 「…，其中：甲…、乙…、丙…。与上年相比，分别减少…」: the parts told in the sentence before.
  const { topic } = told
  const parts = told.run.length > 0 || topic === undefined ? [] : told.here.filter((m) => m.parent === topic.id && m.amount !== undefined)
  if (parts.length === count) return parts
  const run = [...new Set(told.run)].filter(
    (m) => m.amount === undefined || isMoney(told.at.sink.figure(m.amount).unit) === (isMoney(unit) || unit.dimension === 'percent'),
  )
  return run.length >= count ? run.slice(-count) : undefined
}

/** 「因公出国（境）费、公务用车购置及运行费、公务接待费」: 及 may be part of a name, 、 is not. */
const namesOf = (raw: string, count: number): string[] | undefined =>
  [/、/, /[与和]/, /、|和(?!.*、)|及(?!.*、)|与(?!.*、)/, /[、和及与]/]
    .map((by) =>
      cleanName(raw)
        .split(by)
        .filter((n) => n !== ''),
    )
    .find((split) => split.length === count)

/** Length of the enumeration of figures that begins at a token. */
function figuresAhead(told: Told, index: number): number {
  let count = 0
  for (let i = index; i < told.tokens.length; i++) {
    const { kind, text } = told.tokens[i] as Token
    const turns = (kind === 'up' || kind === 'down') && wayOf(told) !== undefined && told.tokens[i - 1]?.kind === 'enumeration'
    if (kind === 'figure') count++
    else if (turns) continue
    else if (kind !== 'enumeration' && kind !== 'comma' && kind !== 'filler' && !(kind === 'other' && /^[和及]$/.test(text))) break
  }
  return count
}

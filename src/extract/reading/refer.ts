/**
 * What a phrase refers to: the only place of reading that looks back. Each question looks for the nearest thing told before that
 * answers it, in the sentence first, then in the paragraph, then in the paragraphs just above.
 */
import { conceptOf, isKnown, itemPath, normalName, partitions, scopeOf } from '../../families/concepts.ts'
import type { Basis } from '../../model/reading.ts'
import { fold } from '../../number/fold.ts'
import type { Unit } from '../../number/unit.ts'
import { yearIn } from './comparisons.ts'
import { create } from './mention.ts'
import { cleanName, isGeneric, sidesIn, withoutSaying } from './names.ts'
import type { Token } from './tokens.ts'
import { type Draft, isMoney, isMoneyTold, spokenOf, type Told } from './told.ts'

/** The last mention that fits, among those that stand at most so many blocks above. */
function lastTold(told: Told, reach: number, fits: (m: Draft) => boolean): Draft | undefined {
  const all = told.at.sink.mentions
  for (let i = all.length - 1; i >= 0; i--) {
    const m = all[i]
    if (!m || told.block.index - m.block > reach) return undefined
    if (fits(m)) return m
  }
  return undefined
}

/** The last mention of the paragraph of that concept. */
const here = (told: Told, concept: string): Draft | undefined => told.here.findLast((m) => m.concept === concept)

/** 「（一）因公出国（境）经费」「1.…（类）…（款）…（项）。」 on a line of its own is what the paragraph below speaks of. */
export function nameAbove(told: Told): string | undefined {
  const { block } = told
  const above = told.at.document.blocks[block.index - 1]
  if (!above || above.kind === 'table' || block.kind === 'heading' || block.level !== undefined) return undefined
  const line = fold(above.text.slice(0, 100)).replace(/[。:]\s*$/, '')
  if (line.length > 80 || /[。,;]/.test(line)) return undefined
  const name = withoutSaying(normalName(line))
  const path = itemPath(line)
  const concept = conceptOf(cleanName(name))
  return (path?.names.length ?? 0) > 1 ? line : isKnown(concept) && !/[总合]计$/.test(concept) ? name : undefined
}

/** Whose parts an announcement may announce. */
export const ownerOrTopic = (told: Told): Draft | undefined =>
  told.current ?? told.sentenceHead ?? told.counted ?? told.topic ?? told.outer?.mention

/** 「本年收入的具体构成为：」: the whole was told in a sentence or paragraph before. */
export function toldBefore(told: Told, name: string, reach = 4): Draft | undefined {
  const concept = conceptOf(cleanName(name).replace(/(?:主要|具体)?(?:内容|构成)$/, ''))
  return lastTold(told, reach, (m) => m.concept === concept && m.amount !== undefined)
}

/** 「按支出功能分类」「按用途划分」 */
export const isDivision = /^按.*(?:分类|划分|分)$/

/** 「按支出功能科目划分：」 at the begin of a paragraph: the whole was told in one before. */
function dividedBefore(told: Told, t: Token): Draft | undefined {
  if (told.here.length > 0 || told.outer || !isDivision.test(t.text)) return undefined
  const side = /收入/.test(t.text) ? '收入' : '支出'
  told.lists = told.block.index
  return lastTold(told, 3, (m) => m.parent === undefined && m.amount !== undefined && m.name.includes(side))
}

/** 「其中：公务接待费…；…」 at the begin of a paragraph: the whole is that of the paragraph above, if the item is known to be part of it. */
function wholeAbove(told: Told, t: Token): Draft | undefined {
  if (told.here.length > 0 || t.kind !== 'of-which') return undefined
  const item = conceptOf(cleanName(/^[:：,，\s]*([^\d,，。:：;；]*)/.exec(told.text.slice(t.end, t.end + 80))?.[1] ?? ''))
  const isPart = (m: Draft): boolean => partitions.some((p) => p.whole === m.concept && p.parts.includes(item))
  return lastTold(told, 1, (m) => m.parent === undefined && m.amount !== undefined && isPart(m))
}

/** The whole whose parts 其中, 包括 or 按…分 announces. */
export function announcedWhole(told: Told, t: Token): Draft | undefined {
  const side = t.kind === 'includes' ? sideOfBoth(told, told.phrase.name) : undefined
  return side ?? dividedBefore(told, t) ?? namedWhole(told, t)
}

function namedWhole(told: Told, t: Token): Draft | undefined {
  const { name } = told.phrase
  if (name === '' || t.kind !== 'includes') {
    const owner = ownerOrTopic(told) ?? wholeAbove(told, t)
    // 「收入128万元，支出128万元，比上年…。其中：基本支出…」: kinds of expenditure are parts of the expenditure.
    return owner && /收入/.test(owner.name) && /^\s*[:：]?\s*(?:基本|项目)支出/.test(told.text.slice(t.end, t.end + 16))
      ? (told.here.findLast((m) => m.parent === undefined && /支出/.test(m.name) && m.amount !== undefined) ?? owner)
      : owner
  }
  return toldBefore(told, name) ?? (isGeneric(name) ? ownerOrTopic(told) : undefined)
}

/** One side of an account whose two totals were told in one amount, as a mention of its own. */
function sideFrom(told: Told, both: Draft, side: string): Draft {
  const made: Draft = {
    ...both,
    id: told.at.sink.mentions.length,
    name: `${side}总计`,
    concept: `${side}总计`,
    block: told.block.index,
    ...{ phases: [], movements: [], shares: [], completions: [] },
  }
  told.at.sink.mentions.push(made)
  told.here.push(made)
  return made
}

/** 「收支总预算…。收入包括：…；支出包括：…」: either side of an account told in one amount. */
function sideOfBoth(told: Told, name: string): Draft | undefined {
  const side = /^(?:本年)?(收入|支出)(?:预算|决算)?$/.exec(normalName(name))?.[1]
  const both = side === undefined ? undefined : told.here.findLast((m) => m.concept === '收入支出总计' && m.amount !== undefined)
  if (!side || !both) return undefined
  told.owners = []
  return sideFrom(told, both, side)
}

/** The mention a change, rate, share or completion speaks of. */
export function subject(told: Told, t: Token, unit: Unit): Draft | undefined {
  const raw = told.phrase.name
  if (!isGeneric(raw)) {
    const concept = conceptOf(cleanName(raw))
    const same = told.here.filter((m) => m.concept === concept && m.amount !== undefined).reverse()
    const compared = (told.basis ?? inheritedBasis(told))?.period
    const spoken = told.sentenceHead ?? told.topic
    const near =
      same.find((m) => compared === undefined || m.period !== compared) ??
      // 「一般公共预算财政拨款支出1830.12万元，…财政拨款支出增加…」: the same item by the end of its name.
      (/^财政拨款(?:收入|支出)$/.test(concept) && spoken?.name.endsWith(cleanName(raw)) ? spoken : undefined)
    if (near) {
      told.current = near
      return near
    }
    if (concept === '收入支出总计') {
      const side = sideTotal(told, raw)
      if (side) return side
    }
    return create(told, t, raw, unit, undefined)
  }
  if (told.named !== undefined && !isGeneric(told.named)) {
    const near = here(told, conceptOf(cleanName(told.named))) ?? create(told, t, told.named, unit, undefined)
    told.named = undefined
    told.current = near
    return near
  }
  if (unit.dimension !== 'percent' && !isMoney(unit)) return told.counted
  if (told.here.length === 0 && told.named !== undefined && conceptOf(told.named) === '收入支出总计') {
    const both = sideTotal(told, told.named)
    told.named = undefined
    if (both) told.sentenceHead = both
    return both
  }
  return sideMeant(told, raw) ?? ofYear(told, spokenOf(told))
}

/**
 * 「3.…项目10,289.74万元，主要包括：…。…7,083.34万元，用于…。较上年增加3,567.18万元。」: the last sentence of an item, which begins with a
 * comparison, may speak of the item that the paragraph is about as well as of what was told last.
 */
export function itemClosed(told: Told, mention: Draft): Draft | undefined {
  const head = told.here[0]
  if (!head || head === mention || told.block.level === undefined || told.sentenceHead || told.phrase.name !== '') return undefined
  const comparesAlready = head.movements.some((v) => v.basis.text === told.basis?.text)
  return told.basis && !comparesAlready && mention === told.topic && isMoneyTold(told, head) ? head : undefined
}

/** 「收支总预算3558万元。…收入预算增加118.76万元」: the side named, where what was spoken of is the other one or both. */
function sideMeant(told: Told, raw: string): Draft | undefined {
  const side = /^(?:本年|当年)?(收入|支出)(?:预算|决算)?(?:总计|合计|总额)?$/.exec(normalName(raw))?.[1]
  const spoken = spokenOf(told)
  if (side === undefined || (spoken && sidesIn(spoken.name) === side)) return undefined
  if (spoken && spoken.concept !== '收入支出总计' && !/^(?:收入|支出)总计$|^本年(?:收入|支出)合计$|^(?:收入|支出)$/.test(spoken.concept))
    return undefined
  // 「收入总计6320万元，包括：⏎1.…⏎2.…⏎与上年相比，收入减少…」: the whole stands above its list.
  const scope = scopeOf(told.at.headings) ?? 'whole'
  const near = (fits: (m: Draft) => boolean): Draft | undefined =>
    lastTold(told, 6, (m) => m.amount !== undefined && told.block.index - m.block <= (spoken || m.scope !== scope ? 3 : 6) && fits(m))
  const whole = near((m) => m.concept === `${side}总计` || m.concept === `本年${side}合计` || m.concept === side)
  const both = near((m) => m.concept === '收入支出总计')
  const from = whole && (!both || whole.id > both.id) ? undefined : both
  const meant = from ? sideFrom(told, from, side) : whole
  if (from && meant) delete meant.parent
  if (!meant) return undefined
  told.sentenceHead ??= meant
  told.current = meant
  return meant
}

/** 「2013年…。2012年…。2013年比2012年减少…」: the mention of the year named, or at least not of the year compared with. */
function ofYear(told: Told, m: Draft | undefined): Draft | undefined {
  if (!m || m.concept === '') return m
  const year = yearIn(told.phrase.period)
  const compared = told.basis?.period
  if (m.phases.length > 0 || (year === undefined ? compared === undefined || m.period !== compared : m.period === year)) return m
  return (
    told.here.findLast(
      (o) => o.concept === m.concept && o.amount !== undefined && (year === undefined ? o.period !== compared : o.period === year),
    ) ?? m
  )
}

/** 「收、支总计各增加…」: one of the two totals told before, which are alike. */
function sideTotal(told: Told, name: string): Draft | undefined {
  const scope = scopeOf(name)
  return lastTold(
    told,
    2,
    (m) => (scope === undefined || m.scope === scope) && /^(?:收入总计|支出总计|收入支出总计)$/.test(m.concept) && m.amount !== undefined,
  )
}

/** The comparison that the whole of a list was told with. */
export function inheritedBasis(told: Told): Basis | undefined {
  const owner = told.owners.at(-1)?.mention ?? told.outer?.mention
  return owner?.movements.at(-1)?.basis
}

/** The item of a 持平 or of a word without a figure. */
export function flatSubject(told: Told, name: string): Draft | undefined {
  if (isGeneric(name) || (/决算|预算/.test(name) && !namesPart(told, name))) return spokenOf(told)
  const known = here(told, conceptOf(cleanName(name)))
  if (known || !namesPart(told, name)) return known ?? spokenOf(told)
  const at = Math.max(0, told.phrase.directionAt)
  return create(told, { kind: 'other', start: at, end: at + 1, text: '' }, name, { symbol: '%', dimension: 'percent', power: 0 }, undefined)
}

/** 「其中，公务用车购置费决算比预算无变化，…」: an item of the whole spoken of, not the whole. */
function namesPart(told: Told, name: string): boolean {
  const concept = conceptOf(cleanName(name))
  const of = told.owners.at(-1)?.mention
  return of !== undefined && concept !== of.concept && partitions.some((p) => p.whole === of.concept && p.parts.includes(concept))
}

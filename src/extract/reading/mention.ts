/** A new mention: its name, its money, its year, and what it is a part of. */
import { conceptOf, itemPath, normalName, partitions, scopeOf } from '../../families/concepts.ts'
import type { Movement, Phase } from '../../model/reading.ts'
import type { Unit } from '../../number/unit.ts'
import { phaseOf, yearIn } from './comparisons.ts'
import { cleanName, isGeneric, withoutPrefix } from './names.ts'
import type { Token } from './tokens.ts'
import { type Draft, isMoney, type Mutable, type Owner, sourceOf, type Told } from './told.ts'

/** Whether two items are parts of one whole. */
const siblings = (a: string | undefined, b: string): boolean =>
  a !== undefined && a !== b && partitions.some((p) => p.parts.includes(a) && p.parts.includes(b))

/** 「预算为78万元，决算为66.03万元…其中：」: the parts are those of what was spent. */
const phaseTold = (m: Draft): Phase => m.phases.find((a) => a.phase === 'actual')?.phase ?? m.phase

/** The year that the phrase names: printed, or the one before the document's. */
export const periodSaid = (told: Told): number | undefined =>
  yearIn(told.phrase.period) ?? (/上年|去年/.test(told.phrase.period) && told.at.year !== undefined ? told.at.year - 1 : undefined)

/** What a mention is called: the name printed, else what was named before it, else the whole it is part of. */
function nameFor(told: Told, rawName: string, printed: string, owner: Owner | undefined): string {
  const plain = withoutPrefix(normalName(rawName))
  if (printed !== '' && (!isGeneric(printed) || /收入|支出/.test(printed))) return printed
  if (/收入|支出/.test(plain)) return plain
  return printed || (told.named && cleanName(told.named)) || owner?.mention.name || ''
}

/** 「…；公务用车费2.5万元，较上年增加2.5万元；购置费…」: a change told of a part that another part follows is that part's, not the whole's. */
function settleBefore(told: Told, whole: number | undefined): void {
  const before = told.here.at(-1)
  if (before === undefined || before.parent !== whole || whole === undefined) return
  for (const movement of before.movements as Mutable<Movement>[]) {
    const also = movement.also?.filter((id) => id !== whole)
    if (also && also.length > 0) movement.also = also
    else delete movement.also
  }
}

/** Adds a mention of what `rawName` names; with an amount, of that figure. */
export function create(told: Told, t: Token, rawName: string, unit: Unit, amount: number | undefined): Draft {
  const { at, outer } = told
  const printed = cleanName(rawName)
  // 「基本支出…万元，其中：工资福利支出…；项目支出…」: what stands beside the whole of a list is not in it.
  while (isMoney(unit) && told.depth === 0 && !told.announced && siblings(told.owners.at(-1)?.mention.concept, conceptOf(printed)))
    told.owners.pop()
  const owner = told.owners.at(-1) ?? (told.sentenceHead === undefined && told.topic === undefined ? outer : undefined)
  const name = nameFor(told, rawName, printed, owner)
  const path = itemPath(printed !== '' && !isGeneric(printed) ? rawName : (told.named ?? rawName))
  const period = periodSaid(told) ?? told.listPeriod ?? owner?.mention.period ?? told.sentenceHead?.period ?? told.topic?.period
  const phase = phaseOf(told.phrase.phase)
  const scope =
    scopeOf(`${rawName}\n${told.named ?? ''}`) ??
    (owner ? owner.mention.scope : undefined) ??
    told.topic?.scope ??
    scopeOf(at.heading) ??
    scopeOf(at.headings) ??
    'whole'
  const whole = told.owners.length > 0 || owner === outer ? owner : undefined
  const measured = isMoney(unit) || unit.dimension === 'percent'
  const mention: Draft = {
    id: at.sink.mentions.length,
    name: path && path.names.length > 1 ? (path.names.at(-1) ?? name) : name,
    concept: conceptOf(path?.names.at(-1) ?? name),
    ...(path === undefined ? {} : { path: [...path.names] }),
    ...(path?.code === undefined ? {} : { code: path.code }),
    block: told.block.index,
    source: sourceOf(told, t),
    scope,
    phase: phase === 'unknown' && owner ? phaseTold(owner.mention) : phase,
    ...{ phases: [], movements: [], shares: [], completions: [] },
    ...(period === undefined ? {} : { period }),
    ...(amount === undefined ? {} : { amount }),
    ...(whole === undefined
      ? {}
      : {
          parent: (measured ? whole.mention : (whole.counted ?? whole.mention)).id,
          link: whole.link,
          ...(told.lists > 0 ? { list: told.lists } : {}),
        }),
  }
  if (whole) settleBefore(told, mention.parent)
  at.sink.mentions.push(mention)
  if (whole?.link === 'all' && isMoney(unit)) told.owners.pop()
  told.announced = false
  told.here.push(mention)
  if (!measured) {
    told.counted = mention
    return mention
  }
  if (!told.sentenceHead) told.sentenceHead = told.owners.length === 0 ? mention : told.owners[0]?.mention
  told.current = mention
  return mention
}

/** A mention that leaves what is spoken of as it was, and is a part of nothing. */
export function aside(told: Told, t: Token, name: string, unit: Unit, id: number): Draft {
  const { sentenceHead, current, counted, announced } = told
  const mention = create(told, t, name, unit, id)
  delete mention.parent
  delete mention.link
  delete mention.list
  Object.assign(told, { sentenceHead, current, counted, announced })
  return mention
}

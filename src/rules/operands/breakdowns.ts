/** Wholes and the parts a text gives of them: the list below or behind them, and what the families know to make them up. */
import { halves, type Partition, partitions } from '../../families/concepts.ts'
import type { Mention } from '../../model/reading.ts'
import { isZero } from '../../number/decimal.ts'
import type { FactSet } from '../factset.ts'

export interface Breakdown {
  readonly whole: Mention
  readonly parts: readonly Mention[]
  readonly complete: Completeness
  /** The text itself lists them; otherwise the families know them for its parts. */
  readonly listed: boolean
}

/** Every way in which an item of the text is broken down, in reading order. */
export function* breakdowns(facts: FactSet): Generator<Breakdown> {
  for (const whole of facts.mentions) {
    const listed = facts.partsOf(whole).filter((p) => sameMeasure(facts, whole, p))
    for (const parts of lists(whole, listed)) yield { whole, parts, complete: completeness(facts, whole, parts), listed: true }
    const divided = wholesOf(facts).flatMap((partition) => {
      if (partition.whole !== whole.concept || whole.amount === undefined) return []
      if (partition.unless?.some((c) => nearest(facts, whole, c) !== undefined)) return []
      const parts = partition.parts.map((c) => nearest(facts, whole, c))
      const missing = partition.parts.filter((c, i) => parts[i] === undefined && !(partition.optional ?? []).includes(c))
      return [{ partition, missing, present: parts.flatMap((p) => (p ? [p] : [])) }]
    })
    const allTold = divided.some((d) => d.missing.length === 0)
    for (const { partition, missing, present } of divided) {
      // What one division leaves unsaid, another may say in smaller parts.
      if (missing.length > 0 && allTold) continue
      // A part left unsaid may be nothing: another measure of the same parts can prove it.
      const open = partition.optional && !(partition.closed && present.length === partition.parts.length)
      yield { whole, parts: present, complete: missing.length > 0 ? 'partial' : open ? 'likely' : 'complete', listed: false }
    }
  }
}

/** What the families know to make up a whole, and what the user adds. */
const wholesOf = (facts: FactSet): readonly Partition[] => [...partitions, ...(facts.extraction.wholes ?? [])]

/** Parts told in the sentence itself and parts told in the numbered paragraphs below are two lists. */
function lists(whole: Mention, parts: readonly Mention[]): Mention[][] {
  const groups = new Map<string, Mention[]>()
  for (const p of parts) {
    const base = `${p.block === whole.block ? p.link : 'below'}${p.list ?? ''}|${p.period ?? ''}`
    // 「与上年相比，支出减少667.65万元，其中：基本支出增加…」: the changes of parts whose amounts were told before.
    const again = p.amount === undefined && parts.some((o) => o.block !== p.block && o.amount !== undefined && o.concept === p.concept)
    const key = again ? `${base}|${p.block}` : base
    const of = groups.get(key)
    // What is told once in the paragraph and again in its numbered items is one part.
    if (of?.some((o) => o.concept !== '' && o.concept === p.concept)) continue
    if (of) of.push(p)
    else groups.set(key, [p])
  }
  return [...groups.values()]
}

/** Whether the parts that are told are all there are. */
export type Completeness = 'complete' | 'likely' | 'unknown' | 'partial'

function sameMeasure(facts: FactSet, whole: Mention, part: Mention): boolean {
  if (part.amount === undefined || whole.amount === undefined)
    // 「比上年减少…万元，其中：因公出国（境）费支出0元；…减少…」: nothing now is told of the change as well.
    return part.movements.length > 0 || (part.amount !== undefined && isZero(facts.value(part.amount)))
  const a = facts.figure(whole.amount).unit
  const b = facts.figure(part.amount).unit
  // Numbers without any unit are rows of a table whose lines were lost: what adds up to what cannot be told.
  return a.dimension === b.dimension && a.dimension !== 'none' && (a.dimension === 'money' || a.symbol === b.symbol)
}

function completeness(facts: FactSet, whole: Mention, parts: readonly Mention[]): Completeness {
  const known = wholesOf(facts).find(
    (p) =>
      p.whole === whole.concept &&
      p.parts.every((c) => (p.optional ?? []).includes(c) || parts.some((m) => m.concept === c)) &&
      parts.every((m) => p.parts.includes(m.concept)),
  )
  if (known) return known.optional && !(known.closed && parts.length === known.parts.length) ? 'likely' : 'complete'
  if (parts.every((p) => p.link === 'all') || (parts.length > 1 && isRest(parts.at(-1)))) return 'complete'
  // 「…总预算1410万元，其中：…340万元，…，合计1410万元」
  if (
    parts.length > 1 &&
    facts.partsOf(whole).some((p) => p.link === 'all' && p.concept === '' && parts.every((o) => o.block === p.block && o.id < p.id))
  )
    return 'complete'
  // Of one item (not of the year's whole expenditure) there is nothing besides.
  if (
    !/^(?:本年支出合计|支出总计|支出)$/.test(whole.concept) &&
    parts.length === 2 &&
    sides.every((c) => parts.some((p) => p.concept === c))
  )
    return 'complete'
  // 「三公经费88.9万元（其中：一般公共预算88.9万元；政府性基金0万元；…）」
  if (parts.length === fundNames.length && parts[0]?.link === 'bracket' && fundNames.every((f) => parts.some((p) => p.name.startsWith(f))))
    return 'complete'
  // 「财政拨款收入中，一般公共预算…万元，政府性基金预算…万元，国有资本经营预算…万元」
  if (
    /^财政拨款(?:收入|支出)$/.test(whole.concept) &&
    fundNames.every((f) => parts.some((p) => p.scope === f)) &&
    parts.every((p) => fundName.test(p.name))
  )
    return 'complete'
  if (halves.some((set) => set.length === parts.length && set.every((c) => parts.some((p) => p.concept === c)))) return 'complete'
  return allKinds(facts, parts) || divided(facts, parts) ? 'likely' : 'unknown'
}

/** 「按经济分类科目，工资福利支出…，其他资本性支出16.43万元。」: a classification leaves nothing out, if its list of three and more ends with the sentence. */
function divided(facts: FactSet, parts: readonly Mention[]): boolean {
  const [first, last] = [parts[0]?.amount, parts.at(-1)?.amount]
  if (parts.length < 3 || first === undefined || last === undefined || parts.some((p) => p.link !== 'list')) return false
  const { before } = facts.wordsAround(first, 40)
  return (
    /[，,。；;]按(?:照)?[^，,。；;:：\d]{0,8}(?:分类|科目)[^，,。；;:：\d]{0,8}[，,:：][^，,。；;:：]*$/.test(before) &&
    /^[\d,.]+\s*[万亿]?元[。\s]*$/.test(facts.wordsAround(last, 16).from.split(/(?<=。)/)[0] ?? '')
  )
}

/** 「其余150万元用于…」: what is left when the parts before it are taken off. */
const isRest = (part: Mention | undefined): boolean => part?.amount !== undefined && /^(?:其余|余下)/.test(part.name)

const sides = ['基本支出', '项目支出']

export const fundNames = ['一般公共预算', '政府性基金', '国有资本经营'] as const
export const fundName = /^(?:一般公共预算|政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:当年)?(?:拨款)?(?:预算)?(收入|支出)?(?:预算|决算)?$/

/** 「车辆14辆，其中：…3辆、…、其他用车2辆」「下设单位12个，其中…、其他事业单位5个」: kinds that are counted and end with the others leave nothing out. */
function allKinds(facts: FactSet, parts: readonly Mention[]): boolean {
  const counted = (unit: RegExp): boolean => parts.every((p) => p.amount !== undefined && unit.test(facts.figure(p.amount).unit.symbol))
  if (parts.length < 3) return false
  const last = parts.at(-1)?.name ?? ''
  const kind = /^其[他它](.{2,})$/.exec(last)?.[1]
  return counted(/^辆$/)
    ? parts.some((p) => /^其他/.test(p.name)) || parts.every((p) => /用车$/.test(p.name))
    : counted(/^(?:个|家)$/) && kind !== undefined && parts.filter((p) => p.name.endsWith(kind.slice(-2))).length === parts.length
}

/** The mention of a concept that stands nearest, in the same scope, period and section. Of 三公 and its parts only fiscal money pays for: its scope need not be said again. */
function nearest(facts: FactSet, whole: Mention, concept: string): Mention | undefined {
  const fit = facts
    .mentionsOf(concept)
    .filter(
      (m) =>
        (m.scope === whole.scope || (whole.concept === '三公经费' && (m.scope === 'whole' || whole.scope === 'whole'))) &&
        (m.period === whole.period || m.period === undefined || whole.period === undefined) &&
        Math.abs(m.block - whole.block) <= 6 &&
        m.id !== whole.id &&
        sameMeasure(facts, whole, m) &&
        !ofAnother(facts, whole, m) &&
        (m.parent === whole.id || !unheaded(m)),
    )
  const own = fit.filter((m) => m.parent === whole.id)
  const withAmount = (ms: Mention[]): Mention[] => ms.filter((m) => m.amount !== undefined)
  const from = [withAmount(own), withAmount(fit), own, fit].find((ms) => ms.length > 0) ?? []
  return from.sort((a, b) => Math.abs(a.id - whole.id) - Math.abs(b.id - whole.id))[0]
}

/** A part of another mention of the same whole: the budget's, not the actual's. */
export function ofAnother(facts: FactSet, whole: Mention, part: Mention): boolean {
  const parent = part.parent === undefined || part.parent === whole.id ? undefined : facts.mentions[part.parent]
  return parent?.concept === whole.concept
}

/** Two amounts of one row whose columns have no heads: which is which cannot be told. */
const unheaded = (m: Mention): boolean =>
  m.phase === 'unknown' && m.phases.some((p) => p.phase === 'unknown' && (p.period === undefined || p.period === m.period))

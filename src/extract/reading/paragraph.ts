/**
 * One paragraph into mentions. Its tokens are read from left to right: marks open and close clauses and lists, words say what the
 * next figure is, and a figure goes where the frame that its phrase fills puts it.
 */
import type { TextBlock } from '../../layout/types.ts'
import type { Figure } from '../../model/reading.ts'
import type { Numeral } from '../../number/numeral.ts'
import { noUnit, type Unit } from '../../number/unit.ts'
import { amount, kindOf } from './amounts.ts'
import { leadsTo, moved, points, settleFlat, startsAt, startsFrom, timesAsMuch } from './changes.ts'
import { allOf, announces, closeBracket, colon, comma, enumeration, openBracket, parts, reason, stop } from './clauses.ts'
import { yearIn } from './comparisons.ts'
import { inEnumeration } from './each.ts'
import { frameOf, type Part } from './frames.ts'
import { isGeneric, withoutBody } from './names.ts'
import { blank } from './phrase.ts'
import { completion, furtherRate, share } from './ratios.ts'
import { readWord } from './read-word.ts'
import { cause } from './reasons.ts'
import { nameAbove } from './refer.ts'
import type { Token } from './tokens.ts'
import { type Draft, type Mutable, nothingTold, type Owner, type Place, type Told, times } from './told.ts'

export interface ParagraphRead {
  /** What the paragraph is about. */
  readonly head: Draft | undefined
  /** The whole of a list that it announces and that goes on behind it. */
  readonly introduces: Draft | undefined
}

/** Reads one paragraph; `outer` is the whole of the list that it is a member of. */
export function readParagraph(
  at: Place,
  block: TextBlock,
  text: string,
  tokens: readonly Token[],
  ids: ReadonlyMap<Numeral, number>,
  outer: Owner | undefined,
): ParagraphRead {
  const told = nothingTold(at, block, text, tokens, ids, outer)
  told.named = nameAbove(told)
  for (const [i, t] of tokens.entries()) step(told, t, i)
  settleFlat(told)
  const last = told.owners.at(-1)?.mention
  return {
    head: told.here.find((m) => m.parent === undefined || m.parent === outer?.mention.id) ?? told.here[0],
    introduces: announces(text) ? (last ?? told.sentenceHead ?? told.topic) : told.sticky ? last : undefined,
  }
}

function step(told: Told, t: Token, i: number): void {
  switch (t.kind) {
    case 'stop':
    case 'clause':
      stop(told, t)
      return
    case 'comma':
      comma(told)
      return
    case 'colon':
      colon(told, t, i)
      return
    case 'open':
      openBracket(told, t)
      return
    case 'close':
      closeBracket(told, t)
      return
    case 'reason':
      reason(told, t)
      return
    case 'of-which':
    case 'includes':
      parts(told, t)
      return
    case 'all':
      allOf(told)
      return
    case 'figure':
      figure(told, t, i)
      return
    case 'enumeration':
      if (!enumeration(told, t)) readWord(told, t, i)
      return
    default:
      readWord(told, t, i)
  }
}

/** The letter of a figure in frames. */
function letterOf(unit: Unit): string {
  if (unit === times) return 'X'
  switch (unit.dimension) {
    case 'money':
    case 'none':
      return 'M'
    case 'percent':
      return 'P'
    case 'percentage-point':
      return 'Q'
    case 'score':
      return 'Z'
    default:
      return 'C'
  }
}

function figure(told: Told, t: Token, index: number): void {
  const id = t.numeral && told.ids.get(t.numeral)
  if (!t.numeral || id === undefined) return
  const { sink } = told.at
  const unit = timesOf(told, t, unitFor(told, t.numeral, index))
  const read = sink.figure(id)
  if (unit !== read.unit) (read as Mutable<Figure>).unit = unit
  if (unit.dimension === 'percent' && unit !== times && !told.reason) notePercent(told, t, id)
  told.phrase.name = withoutBody(told.phrase.name, told.at.department)
  if (told.reason) {
    sink.explain(id, 'explanation')
    cause(told, t, id, unit)
  } else if (!inEnumeration(told, t, index, id, unit)) {
    const basis = told.basisFresh && told.basis ? 'B' : ''
    const { part } = frameOf(`${basis}${told.phrase.letters}${letterOf(unit)}${aheadOf(told, index)}`)
    if (part === 'whole') {
      told.phrase.whole = id
      told.lastFigureEnd = t.end
      return
    }
    place(told, t, id, unit, part)
  }
  told.lastFigureEnd = t.end
  told.lastFigureId = id
  told.clauseFigures++
  told.phrase = blank()
}

/** Puts a figure where its part belongs. */
function place(told: Told, t: Token, id: number, unit: Unit, part: Part): void {
  const { direction } = told.phrase
  switch (part) {
    case 'score':
      scored(told, id)
      return
    case 'times':
      timesAsMuch(told, t, id)
      return
    case 'start':
      startsFrom(told, t, id, unit)
      return
    case 'end':
      leadsTo(told, t, id, unit)
      return
    case 'points':
      points(told, t, id)
      return
    case 'change':
      moved(told, t, id, unit, direction === 1 || direction === -1 ? direction : undefined)
      return
    case 'settled':
      settleFlat(told)
      place(told, t, id, unit, frameOf(told.phrase.letters + letterOf(unit)).part)
      return
    case 'share':
      share(told, t, id)
      return
    case 'completion':
      completion(told, t, id)
      return
    case 'further-rate':
      furtherRate(told, id)
      return
    case 'kind':
      kindOf(told, t, id, unit)
      return
    case 'base':
      startsAt(told, id)
      return
    default:
      amount(told, t, id, unit)
  }
}

/** 「“某某”项目自评得分96.5分，全年预算数为240万元」: what follows is told of that project. */
function scored(told: Told, id: number): void {
  told.at.sink.explain(id, 'alone')
  const { name } = told.phrase
  const of = name.replace(/(?:绩效)?(?:自评|评价)?(?:综合)?(?:得分|评分|分数|分)[为是]?$/, '')
  if (of !== name && !isGeneric(of)) told.named = of
}

/** Keeps a percentage for the points between it and another. */
function notePercent(told: Told, t: Token, id: number): void {
  const p = told.phrase
  const year = yearIn(p.period)
  const past = year !== undefined && told.at.year !== undefined && year < told.at.year
  told.percents.push({
    id,
    said: /[^,，。;；:：、()]*$/.exec(told.text.slice(Math.max(0, t.start - 80), t.start))?.[0] ?? '',
    earlier: (told.basisFresh && p.name === '') || p.letters.includes('V') || /上年|去年|同期/.test(p.period) || past,
  })
}

/** 「占年初预算96500万元的102.23%」: 的 leads to a percentage. */
function aheadOf(told: Told, index: number): string {
  const [glue, next] = told.tokens.slice(index + 1, index + 3)
  return glue?.text === '的' && next?.numeral?.unit?.dimension === 'percent' ? 'dP' : ''
}

/** 「增长1.5倍」「为上年的2.5倍」: of what is compared, times are hundreds of percent. */
function timesOf(told: Told, t: Token, unit: Unit): Unit {
  if (unit.symbol !== times.symbol) return unit
  const said = told.text.slice(Math.max(0, t.start - 30), t.start)
  return told.phrase.direction === 1 || /[是为达][^,，。;；:：]{0,24}的?\s*$/.test(said) ? times : unit
}

/** A figure printed without a unit takes that of the next figure of its enumeration, else that of its neighbour. */
function unitFor(told: Told, numeral: Numeral, index: number): Unit {
  if (numeral.unit) return numeral.unit
  const { tokens } = told
  for (let i = index + 1; i < Math.min(tokens.length, index + 4); i++) {
    const t = tokens[i]
    if (t?.kind === 'figure' && t.numeral?.unit?.dimension === 'money') return t.numeral.unit
    if (t?.kind === 'stop' || t?.kind === 'clause') break
  }
  for (let i = index - 1; i >= 0 && i > index - 12; i--) {
    const t = tokens[i]
    if (t?.kind === 'figure' && t.numeral?.unit?.dimension === 'money') return t.numeral.unit
    if (t?.kind === 'stop') break
  }
  return noUnit
}

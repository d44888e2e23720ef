/** Marks and words that structure a sentence: where clauses, brackets, lists and sentences begin and end, and what that closes. */
import { conceptOf } from '../../families/concepts.ts'
import { isAttributive } from './amounts.ts'
import { settleFlat } from './changes.ts'
import { markBefore, marksBefore } from './items.ts'
import { isGeneric, withoutBody, withoutSaying } from './names.ts'
import { blank } from './phrase.ts'
import { whatIsExplained } from './reasons.ts'
import { announcedWhole, isDivision, ownerOrTopic, toldBefore } from './refer.ts'
import type { Token } from './tokens.ts'
import type { Draft, Owner, Told } from './told.ts'

/** 「在…中」: where, before the name of what. */
const isPlaceOnly = /^(?:其中)?在[^#]*[中内里]$/
/** 「一是…；二是…」 */
const nextReason = /^\s*(?:[二三四五六七八九]是|其[二三四五六])/
/** 「公用经费减少2.40万元」: an item and how far it went, nothing else. */
const movesOnly = /^[^\d,，:：]{2,30}(?:增加|减少|增长|下降)了?\d[\d,.]*(?:亿元|万元|元)(?:[(（]|$)/
/** A list goes on behind a colon or 其中 at a paragraph's end, except one of reasons or purposes. */
export const announces = (text: string): boolean =>
  /[:：]\s*$|其中\s*$/.test(text.slice(-12)) && !/(?:原因|用于)(?:是|为|如下)?[:：]\s*$/.test(text.slice(-12))

/** 「全部为公务接待费，…」: the clause ends, and so does what is all of the whole. */
function closeAll(told: Told): void {
  while (told.owners.at(-1)?.link === 'all') told.owners.pop()
}

/** Opens a list of the parts of a mention, with what was counted of it. */
function open(told: Told, mention: Draft, link: 'of-which' | 'list' | 'bracket'): void {
  told.owners.push({ mention, link, depth: told.depth, ...(told.counted ? { counted: told.counted } : {}) })
}

/** A full stop or a semicolon. */
export function stop(told: Told, t: Token): void {
  settleFlat(told)
  closeAll(told)
  // A full stop inside brackets ends a clause, not the sentence around them.
  if (t.kind === 'stop' && (told.depth === 0 || t.text === '\n')) {
    endSentence(told, t)
    return
  }
  told.afterClause = true
  told.percents = []
  told.phrase = blank()
  if (goesOn(told, t)) return
  told.reason = false
  told.explained = undefined
  told.basis = told.sentenceBasis
  told.base = undefined
  told.movement = undefined
  told.respectively = false
}

/** Whether the reasons of a change go on behind a semicolon: 「…减少75.86万元；公用经费减少2.40万元」, where an amount was one already. */
function goesOn(told: Told, t: Token): boolean {
  if (!told.explained || told.reason !== 'cause') return false
  const next = told.text.slice(t.end, t.end + 120)
  if (nextReason.test(next)) return true
  const clause = /^[^;；。]*/.exec(next)?.[0] ?? ''
  return told.explained.movement.causes !== undefined && movesOnly.test(clause) && !/原因|由于|主要|因|比上|较上|同比/.test(clause)
}

function endSentence(told: Told, t: Token): void {
  const { here, current, sentenceHead } = told
  const heading = told.clauseFigures === 0 && !told.reason ? withoutSaying(told.phrase.name) : ''
  // 「…其中：1.…（类）…（项）。年初预算…」: the items of a list, each named in a sentence of its own.
  const itemised = /\((?:类|款|项)\)$/.test(heading)
  const goesOn = told.sticky || told.owners[0]?.mention === current || (told.announced && itemised)
  const kept = told.owners.length === 1 && told.depth === 0 && goesOn ? told.owners : []
  const numbered = numberedOn(told, t)
  // 「…其中：」 at a line's end: the sentences that follow are its parts.
  told.sticky = kept.length > 0 && (told.sticky || told.announced)
  // 「政府采购预算…，实际采购金额…。其中：…」: of two mentions of one thing, the last is what is spoken of.
  if (sentenceHead && !told.wholeUntold)
    told.topic =
      current && current.parent === undefined && current.concept === sentenceHead.concept && current.amount !== undefined
        ? current
        : sentenceHead
  else if (here.length === 0 && told.named === undefined && heading !== '' && !isGeneric(heading)) told.named = heading
  // A sentence that only names its item (「8、住房公积金（项）。主要用于…」) leaves its name to the sentences after it.
  if (here.length > 0) told.named = itemised ? heading : undefined
  const last = told.movement
  told.endedOn =
    last?.change !== undefined && (told.lastFigureId === last.change || told.lastFigureId === last.rate) && !told.reason ? last : undefined
  Object.assign(told, {
    ...{
      phrase: blank(),
      owners: told.sticky ? kept : numbered ? [numbered] : [],
      announced: false,
      wholeUntold: false,
      lists: 0,
      listPeriod: undefined,
      depth: 0,
    },
    ...{ sentenceHead: undefined, current: undefined, counted: undefined, basis: undefined, sentenceBasis: undefined, base: undefined },
    ...{
      origin: undefined,
      shareOf: undefined,
      summands: [],
      movement: undefined,
      reason: false,
      explained: undefined,
      spread: undefined,
      asides: [],
    },
    ...{ respectively: false, percents: [], run: [], clauseFigures: 0, lastFigureEnd: -1 },
  })
}

/** 「支出…，包括：1.基本支出…，占75%。2.项目支出…」: whose part the item is that begins behind a full stop. */
function numberedOn(told: Told, t: Token): Owner | undefined {
  const marks = told.depth === 0 ? marksBefore(told.text.slice(t.end, t.end + 12)) : undefined
  if (marks === undefined) return undefined
  const first = markBefore(told.text, marks.first, t.start)
  if (first < 0 || markBefore(told.text, marks.last, t.start) < first) return undefined
  if (told.numbered?.first !== first) {
    const owner = told.owners.findLast(({ mention }) => mention.amount !== undefined && offsetOf(told, mention.amount) < first)
    told.numbered = owner && { owner, first }
  }
  return told.numbered?.owner
}

const offsetOf = (told: Told, figure: number): number => told.at.sink.figure(figure).source.offset

/** A comma: a name before it may be the subject of what follows; the comparison lives on. */
export function comma(told: Told): void {
  settleFlat(told)
  closeAll(told)
  const p = told.phrase
  p.name = withoutBody(p.name, told.at.department)
  // 「按照预算管理有关规定，…」 names nothing.
  const name = /^(?:按照|根据|依据|结合|截[至止]$)/.test(p.name) ? '' : p.name
  // 「与2023年度相比，增加…」: the basis lives on; a name before the comma is the subject of what follows.
  const describes = told.afterClause && (isPlaceOnly.test(name) || isAttributive.test(name))
  if (!told.reason && name !== '' && !p.share && !p.complete && !isGeneric(name) && (told.clauseFigures === 0 || describes))
    told.named = told.named !== undefined && isPlaceOnly.test(told.named) ? told.named + name : name
  if (!told.reason) within(told, name)
  // 「收入支出总计与上年相比，增加…」
  if (!told.reason && told.here.length === 0 && conceptOf(name) === '收入支出总计') told.named = name
  const { phase, period } = p
  told.phrase = blank()
  if (phase !== '' && name === phase) told.phrase.phase = ''
  if (period !== '' && name === '') told.phrase.period = period
}

/** 「…79.69亿元中，因公出国费…」「“三公”经费支出决算中，因公出国费…」: parts follow. */
function within(told: Told, name: string): void {
  const { current } = told
  if (name === '中' && current?.amount !== undefined && current.amount === told.lastFigureId && told.owners.length === 0)
    told.owners.push({ mention: current, link: 'of-which', depth: told.depth })
  if (told.clauseFigures > 0 || told.owners.length > 0 || !/[算入出费]中$/.test(name)) return
  const whole = toldBefore(told, name.slice(0, -1), 8)
  if (!whole) return
  told.owners.push({ mention: whole, link: 'of-which', depth: told.depth })
  told.named = undefined
}

/** 、 between figures separates; 「公务用车购置、运行费」 it is part of a name. Whether it separates. */
export function enumeration(told: Told, t: Token): boolean {
  // 「占收入、支出总额的98%、97%」: wholes, one for each share.
  if (told.phrase.share && told.phrase.of !== '') {
    told.phrase.of += t.text
    return true
  }
  if (told.lastFigureEnd !== t.start && told.spread === undefined) return false
  told.phrase = blank()
  told.clauseFigures = 0
  return true
}

/** A colon: behind a figure it opens the list of its parts, behind a name it names what follows. */
export function colon(told: Told, t: Token, index: number): void {
  const { name } = told.phrase
  settleFlat(told)
  if (told.basisFresh && told.basis && name === '') told.sentenceBasis = told.basis
  const behindFigure = told.lastFigureEnd >= 0 && told.text.slice(told.lastFigureEnd, t.start).replace(/[)\s]/g, '') === ''
  if (behindFigure) listBehindFigure(told)
  else if (told.owners.length === 0 && name !== '' && !told.reason && told.sentenceHead === undefined) told.named = name
  else if (name === '' && told.owners.length === 0 && /其中|包括/.test(told.text.slice(Math.max(0, t.start - 4), t.start))) {
    // 「项目支出80万元，…。主要包括：…40万元、…」: a sentence of its own, where it tells amounts.
    const owner = told.current ?? (told.here.length > 0 && tellsAmounts(told, index) ? told.topic : undefined)
    if (owner) told.owners.push({ mention: owner, link: 'of-which', depth: told.depth })
  }
  told.phrase = blank()
}

function listBehindFigure(told: Told): void {
  const change = told.movement
  const changed = change && told.run.findLast((m) => m.movements.includes(change))
  if (change?.change !== undefined && change.change === told.lastFigureId && changed && told.depth === 0) {
    told.owners.push({ mention: changed, link: 'list', depth: 0, change })
    return
  }
  const owner = told.depth > 0 ? told.current : (told.sentenceHead ?? told.current ?? told.counted)
  const last = told.current
  const of = owner && last && last !== owner && told.owners.length > 0 ? last : owner
  if (of && told.owners.at(-1)?.mention !== of) open(told, of, 'list')
  told.announced = told.owners.length > 0
}

function tellsAmounts(told: Told, index: number): boolean {
  for (let i = index; i < told.tokens.length && told.tokens[i]?.kind !== 'stop'; i++)
    if (told.tokens[i]?.numeral?.unit?.dimension === 'money') return true
  return false
}

/** An opening bracket: behind a figure, what stands in it are its parts. */
export function openBracket(told: Told, t: Token): void {
  const p = told.phrase
  // 「占财政性资金(人员类和公用经费除外)总额的比例」: what is left out of the whole is part of its name.
  if (p.share && p.of !== '' && /^[^()\d。]*除外\)/.test(told.text.slice(t.end, t.end + 60))) {
    p.of += t.text
    return
  }
  told.depth++
  const of = told.current ?? told.counted
  if (of && told.lastFigureEnd >= 0 && told.text.slice(told.lastFigureEnd, t.start).trim() === '') open(told, of, 'bracket')
  else told.asides.push({ depth: told.depth, current: told.current, counted: told.counted })
  told.phrase = blank()
}

export function closeBracket(told: Told, t: Token): void {
  const p = told.phrase
  if (p.share && /\([^()]*除外$/.test(p.of)) {
    p.of += t.text
    return
  }
  settleFlat(told)
  while (told.owners.length > 0 && (told.owners.at(-1)?.depth ?? 0) >= told.depth) {
    const closed = told.owners.pop()
    if (closed?.link !== 'bracket') continue
    told.current = closed.mention
    told.counted = closed.counted
  }
  // 「完成预算0万元的--%（基数为0，不可比），比上年增加0万元」: behind it the same is spoken of as before.
  while ((told.asides.at(-1)?.depth ?? 0) >= Math.max(1, told.depth)) {
    const before = told.asides.pop()
    if (!before?.current) continue
    told.current = before.current
    told.counted = before.counted
  }
  told.depth = Math.max(0, told.depth - 1)
  told.phrase = blank()
}

/** 其中, 包括, 按…分: the parts of a whole follow. */
export function parts(told: Told, t: Token): void {
  if (told.reason) return
  // 「支出366.52万元，按性质分类，…；按科目分类：…」: the whole is broken down a second time.
  if (told.afterClause && told.depth === 0 && isDivision.test(t.text) && told.sentenceHead) {
    told.owners = []
    told.current = told.sentenceHead
    told.phrase.name = ''
    told.lists++
  }
  const owner = announcedWhole(told, t)
  const last = told.owners.at(-1)
  if (owner && !(last?.mention === owner && last.counted === told.counted)) open(told, owner, t.kind === 'of-which' ? 'of-which' : 'list')
  told.announced = told.owners.length > 0
  told.wholeUntold = owner === undefined && isDivision.test(t.text)
  told.phrase = blank()
  told.movement = undefined
}

/** 「全部为…」: what follows is all of what was told. */
export function allOf(told: Told): void {
  const whole = told.reason ? undefined : ownerOrTopic(told)
  if (whole) told.owners.push({ mention: whole, link: 'all', depth: told.depth })
  told.phrase = blank()
}

/** 主要用于, 主要原因是: what follows explains. */
export function reason(told: Told, t: Token): void {
  settleFlat(told)
  if (told.reason !== 'cause') told.explained = whatIsExplained(told, t)
  told.reason = /用于/.test(t.text) ? 'purpose' : 'cause'
}

/** Figures that are amounts or counts: a new mention, another phase of one, a total behind its members. */
import { averagedOver, conceptOf, isBudget, normalName } from '../../families/concepts.ts'
import type { Unit } from '../../number/unit.ts'
import { phaseOf } from './comparisons.ts'
import { aside, create, periodSaid } from './mention.ts'
import { cleanName, isGeneric, sidesIn, wholeName } from './names.ts'
import { blank } from './phrase.ts'
import type { Token } from './tokens.ts'
import { type Draft, isMoney, isMoneyTold, sourceOf, type Told } from './told.ts'

/** 「由…成交的」: a clause that only describes the name after it. */
export const isAttributive = /^(?:在[^#]*[中内里])?由[^#]*的$/

/** Reads an amount: of what the phrase names, or else of what is spoken of. */
export function amount(told: Told, t: Token, id: number, unit: Unit): void {
  const p = told.phrase
  // 「占本年支出的75.00；」: a share whose % was left out is no amount of that expenditure.
  if (p.share && t.numeral?.unit === undefined && !p.complete) {
    told.phrase = blank()
    return
  }
  // 「在预留项目中，由中小企业成交的，采购金额…」: what the clauses before say of the name is part of it.
  const described = told.named !== undefined && p.name !== '' && isAttributive.test(told.named) ? told.named + p.name : p.name
  // 「全年完成支出…万元」: of what was completed the amount is told, not the rate.
  const raw = described === '' && p.complete && /^(?:收入|支出|投资)$/.test(wholeName(p.of)) ? wholeName(p.of) : described
  if (isMoney(unit) && (baseAside(told, id, raw) || budgetCompleted(told, id, raw))) return
  if (isMoney(unit) && averagedOver(normalName(raw))) {
    // 「…437人次，人均94.5元」: neither a part of what was told nor what is spoken of next.
    told.at.sink.relabel(id, aside(told, t, raw, unit, id).name)
    return
  }
  if (isMoney(unit) && (partOfChange(told, t, id, raw) || totals(told, t, id, unit) || priorAmount(told, id))) return
  if (isMoney(unit) && otherSide(told, t, id, unit, raw)) return
  const afresh = told.afterClause
  told.afterClause = false
  if (isMoney(unit) && ofSpokenOf(told, id, raw, afresh)) return
  beginsMention(told, t, id, unit, raw, afresh)
}

/** 「…预算增加的5家，持平的3家」: how many of what is counted went which way. */
export function kindOf(told: Told, t: Token, id: number, unit: Unit): void {
  const { nameStart, directionAt } = told.phrase
  const name = told.text.slice(nameStart < 0 ? directionAt : Math.min(nameStart, directionAt), t.start).trim()
  told.phrase.direction = undefined
  const mention = create(told, t, name, unit, id)
  told.at.sink.relabel(id, mention.name)
  told.run.push(mention)
}

/** 「增加12万元，增长--（基数为0，不可比）」: what the change told before the bracket starts from. */
function baseAside(told: Told, id: number, raw: string): boolean {
  const change = told.movement
  if (told.depth === 0 || cleanName(raw) !== '基数') return false
  told.at.sink.relabel(id, `${told.current?.name ?? ''} 基数`)
  if (change && change.base === undefined) change.base = id
  return true
}

/** 「完成预算0万元的--%」: the budget completed, whose rate is not printed. */
function budgetCompleted(told: Told, id: number, raw: string): boolean {
  const p = told.phrase
  const phase = phaseOf(p.of)
  const of = told.current
  if (!p.complete || raw !== '' || !isBudget(phase) || of?.amount === undefined || !isMoneyTold(told, of)) return false
  of.phases.push({ phase, figure: id, ...(of.period === undefined ? {} : { period: of.period }) })
  told.at.sink.relabel(id, `${of.name} ${p.of.trim()}`)
  return true
}

/** 「其中：财政拨款900万元」: of what a list was announced for, even that says which part. */
const namesNothing = (told: Told, raw: string): boolean => isGeneric(raw) && !(told.announced && /拨款|资金/.test(cleanName(raw)))

/** What an amount without a name of its own is of. */
function targetOf(told: Told, unit: Unit, afresh: boolean): Draft | undefined {
  const before = isMoney(unit) ? (told.current ?? told.sentenceHead ?? told.topic) : told.counted
  const phase = phaseOf(told.phrase.phase)
  const own = periodSaid(told)
  // 「年初预算为0万元，…；年初预算为12万元，…」: behind a semicolon the same phase is that of another thing.
  const another =
    afresh &&
    before !== undefined &&
    phase !== 'unknown' &&
    [before, ...before.phases].some((a) => a.phase === phase && (own === undefined || a.period === own))
  return another ? undefined : before
}

const money: Unit = { symbol: '', dimension: 'money', power: 0 }

/** An amount of money of what is spoken of, in a phase or year of its own: 「…决算为…万元」. */
function ofSpokenOf(told: Told, id: number, raw: string, afresh: boolean): boolean {
  const p = told.phrase
  const target = targetOf(told, money, afresh)
  const phase = phaseOf(p.phase)
  const own = periodSaid(told)
  const generic = namesNothing(told, raw)
  if (!target) return false
  const period = own ?? target.period
  if (generic && told.named === undefined && (phase !== 'unknown' || own !== undefined)) {
    if (target.amount === undefined) {
      target.amount = id
      target.phase = phase
      if (own !== undefined) target.period = own
    } else {
      target.phases.push({ phase, figure: id, ...(period === undefined ? {} : { period }) })
      told.listPeriod = own
    }
    told.at.sink.relabel(id, `${target.name} ${p.phase || p.period}`)
    told.current = target
    if (!told.sentenceHead) told.sentenceHead = target
    told.run.push(target)
    return true
  }
  if (
    generic ||
    target.concept === '' ||
    conceptOf(cleanName(raw)) !== target.concept ||
    phase === 'unknown' ||
    phase === target.phase ||
    target.block !== told.block.index ||
    told.owners.length > 0
  )
    return false
  target.phases.push({ phase, figure: id, ...(period === undefined ? {} : { period }) })
  told.at.sink.relabel(id, `${target.name} ${p.phase}`)
  told.run.push(target)
  return true
}

/** An amount that begins a mention, or fills one of which only changes or shares were told. */
function beginsMention(told: Told, t: Token, id: number, unit: Unit, raw: string, afresh: boolean): void {
  const target = targetOf(told, unit, afresh)
  const generic = namesNothing(told, raw)
  const nameless = generic && cleanName(raw) === ''
  const { sink } = told.at
  if (
    nameless &&
    told.named === undefined &&
    told.clauseFigures > 0 &&
    !told.respectively &&
    isMoney(unit) &&
    target?.amount !== undefined &&
    told.owners.length === 0
  ) {
    // 「收、支总计各是4125.49，4143.91万元」: a second value of one name.
    const m = create(told, t, target.name, unit, id)
    sink.relabel(id, m.name)
    told.run.push(m)
    return
  }
  if (generic && told.named === undefined && target && target.amount === undefined && isMoney(unit)) {
    target.amount = id
    target.phase = phaseOf(told.phrase.phase)
    sink.relabel(id, target.name)
    told.current = target
    if (!told.sentenceHead) told.sentenceHead = target
    told.run.push(target)
    told.named = undefined
    return
  }
  const name =
    generic && told.named !== undefined && (isMoney(unit) || !told.counted)
      ? told.named
      : nameless && target && told.owners.length === 0
        ? target.name
        : // 「延续性项目9个，1,020万元；…」: the money of what was just counted.
          nameless && isMoney(unit) && told.counted !== undefined && told.counted.amount === told.lastFigureId
          ? told.counted.name
          : raw
  const mention = create(told, t, name, unit, id)
  sink.relabel(id, mention.name)
  told.run.push(mention)
  if (told.summands.length > 0 && isMoney(unit)) told.summands.push(mention)
  // 「公务接待费支出情况说明。公务接待6批次，预算为3万元」: a count of its own name leaves the money's subject.
  if (isMoney(unit)) told.named = undefined
}

/** 「…收入2257亿元。支出预算5076亿元」: of an account's two sides, the one not spoken of before. */
function isOtherSide(name: string, before: Draft | undefined): boolean {
  const [here, there] = [sidesIn(name), sidesIn(before?.name ?? '')]
  return here.length === 2 && there.length === 2 && here !== there
}

/** 「…；支出预算4,203.47万元，其中…」: the other side of the account begins; the list before it is closed. */
function otherSide(told: Told, t: Token, id: number, unit: Unit, raw: string): boolean {
  const begins = told.afterClause || (told.owners.length === 0 && told.sentenceHead === undefined && isOtherSide(raw, told.topic))
  if (!begins || told.depth > 0 || !/(?:收入|支出)(?:预算|决算)?(?:总计|合计|总额)?$/.test(normalName(raw)) || !isGeneric(raw)) return false
  told.owners = []
  told.sentenceHead = undefined
  told.current = undefined
  told.afterClause = false
  const head = create(told, t, '', unit, id)
  head.name = normalName(raw).replace(/^(?:本部门|本单位|当年|我部门|我单位|本年(?!收入|支出))+/, '')
  head.concept = conceptOf(head.name)
  told.at.sink.relabel(id, head.name)
  told.run.push(head)
  return true
}

/** A member of a list of changes: the change of the item of its name that was told before. */
function partOfChange(told: Told, t: Token, id: number, raw: string): boolean {
  const change = told.owners.at(-1)?.change
  if (!change || isGeneric(raw)) return false
  const concept = conceptOf(cleanName(raw))
  const of = told.here.findLast((m) => m.concept === concept && m.amount !== undefined)
  const { sink } = told.at
  // The very amount told before is that amount once more.
  if (of?.amount === undefined || sink.figure(of.amount).printed === sink.figure(id).printed) return false
  of.movements.push({
    basis: change.basis,
    change: id,
    source: sourceOf(told, t),
    ...(change.direction === undefined ? {} : { direction: change.direction }),
  })
  sink.relabel(id, `${of.name} ${change.basis.text} ±`)
  return true
}

/** 「…，合计67.7万元」「三项合计…」「加上…，收入总计…」: a sum told behind its members. */
function totals(told: Told, t: Token, id: number, unit: Unit): boolean {
  const p = told.phrase
  const name = normalName(p.name).replace(/^(?:以上|上述|各项)/, '')
  const chained = told.summands.length > 0
  const says = chained ? /(?:收入|支出|收支)?(?:总计|合计|总量|共计)(?:为|达到?|是)?$/ : /^(?:合计|共计|总计|合共)(?:为|达到?|是)?$/
  if (!says.test(name)) return false
  const list = told.owners.at(-1)
  const { sink } = told.at
  // 「…总预算1410万元，其中：…340万元，…，合计1410万元」: the whole once more, behind its parts.
  if (
    !chained &&
    list &&
    list.link !== 'bracket' &&
    list.mention.amount !== undefined &&
    told.here.some((m) => m.parent === list.mention.id && m.amount !== undefined)
  ) {
    const again = create(told, t, list.mention.name, unit, id)
    again.concept = ''
    again.parent = list.mention.id
    again.link = 'all'
    sink.relabel(id, `${list.mention.name} 合计`)
    return true
  }
  const before = told.text.slice(Math.max(0, p.nameStart - 8), Math.max(0, p.nameStart))
  const collective = told.clauseFigures === 0 || /[项类]\s*$/.test(before)
  const said = chained ? told.summands : told.sentenceHead === undefined && collective ? told.here : [...new Set(told.run)]
  const members = said.filter((m) => m.parent === undefined && isMoneyTold(told, m))
  if (members.length < 2 || told.owners.length > 0) return false
  const whole = create(told, t, p.name, unit, id)
  for (const m of members) {
    if (m.concept === whole.concept || m === whole) continue
    m.parent = whole.id
    m.link = 'list'
  }
  sink.relabel(id, whole.name)
  told.summands = []
  return true
}

/** 「…1.2万元，上年为1.5万元，减少0.3万元」: what the change that follows starts from. */
function priorAmount(told: Told, id: number): boolean {
  const p = told.phrase
  const target = told.current ?? told.sentenceHead
  if (!/上年|去年|同期/.test(p.period) || !isGeneric(p.name) || told.named !== undefined || target?.amount === undefined) return false
  const year = told.at.year ?? target.period
  told.basis = { text: p.period, prior: true, phase: phaseOf(p.phase), ...(year === undefined ? {} : { period: year - 1 }) }
  told.basisFresh = false
  told.base = id
  told.movement = undefined
  told.at.sink.relabel(id, `${target.name} ${p.period}`)
  if (year !== undefined) target.phases.push({ phase: phaseOf(p.phase), figure: id, period: year - 1 })
  return true
}

/**
 * One paragraph into mentions: a small grammar that attaches each amount, change, rate, share and base to its subject — the
 * nearest name in the clause, else what the sentence speaks of, else the heading.
 */
import { averagedOver, conceptOf, isBudget, isKnown, itemPath, normalName, partitions, scopeOf } from '../families/concepts.ts'
import type { Document, PageFrame, TextBlock } from '../layout/types.ts'
import type { Source } from '../model/document.ts'
import type { Basis, Figure, Mention, Movement, Phase } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import type { Numeral } from '../number/numeral.ts'
import { noUnit, type Unit } from '../number/unit.ts'
import { sourceIn } from './figures.ts'
import { genericName, namePrefix, phaseOf } from './lexicon.ts'
import { type Token, yearIn } from './tokens.ts'

export type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }
export type Draft = Mutable<Mention>

export interface Sink {
  addFigure(figure: Omit<Figure, 'id'>): number
  figure(id: number): Figure
  relabel(id: number, label: string): void
  explain(id: number, reason: string): void
  countNotFigures(n: number): void
  readonly mentions: Draft[]
}

/** Where a paragraph stands, and where what it says is put. */
export interface Place {
  readonly document: Document
  readonly pages: ReadonlyMap<number, PageFrame>
  readonly sink: Sink
  /** Year the document is about. */
  readonly year: number | undefined
  /** The body whose document it is, as far as the title tells. */
  readonly department: string
  /** The heading read last. */
  readonly heading: string
  /** All headings it stands under. */
  readonly headings: string
}

/** A mention whose parts may follow, and how they were announced. */
export interface Owner {
  readonly mention: Draft
  /** The count told last: parts that are counts are parts of it. */
  readonly counted?: Draft
  readonly link: NonNullable<Mention['link']>
  readonly depth: number
  /** 「节约资金137.62万元：货物类110.01万元，…」: what is listed are the parts of this change. */
  readonly change?: Movement
}

/** What has been read since the last figure or clause mark. */
interface Pending {
  nameStart: number
  name: string
  phase: string
  period: string
  direction?: 1 | -1 | 0 | 'either'
  directionAt: number
  roughly: boolean
  share: boolean
  complete: boolean
  to: boolean
  gap: boolean
  bound?: '>=' | '<='
  /** Text after 占 / 完成: the whole, or the budget completed. */
  of: string
  /** 「占…33.5万元的」: that whole or budget, printed with its amount. */
  whole?: number
  /** 「由…」: the amount that a change starts from. */
  from: boolean
}

const blank = (): Pending => ({
  nameStart: -1,
  name: '',
  phase: '',
  period: '',
  directionAt: -1,
  roughly: false,
  share: false,
  complete: false,
  to: false,
  gap: false,
  of: '',
  from: false,
})

/** What 预算 makes the name of a fund. */
const ofFund = /(?:一般公共|政府性基金|国有资本经营|社会保险基金)$/

/** 倍, where it measures a change. */
const times: Unit = { symbol: '倍', dimension: 'percent', power: 2 }

const isMoney = (unit: Unit): boolean => unit.dimension === 'money' || unit.dimension === 'none'

export interface ParagraphRead {
  /** What the paragraph is about. */
  readonly head: Draft | undefined
  /** The whole of a list that it announces and that goes on behind it. */
  readonly introduces: Draft | undefined
}

/** Reads one paragraph; `outer` is the whole of the list that it is a member of. */
export const readParagraph = (
  at: Place,
  block: TextBlock,
  text: string,
  tokens: readonly Token[],
  ids: ReadonlyMap<Numeral, number>,
  outer: Owner | undefined,
): ParagraphRead => new ParagraphReader(at, block, text, tokens, ids, outer).run()

class ParagraphReader {
  private readonly at: Place
  private readonly sink: Sink
  private readonly block: TextBlock
  private readonly text: string
  private readonly tokens: readonly Token[]
  private readonly ids: ReadonlyMap<Numeral, number>
  private readonly outer: Owner | undefined
  private pend = blank()
  private owners: Owner[] = []
  /** A list was announced and nothing of it told yet. */
  private announced = false
  private sticky = false
  /** 「按支出性质分：…；…。按经济分类分：…」: the sentence divides what was not told, and leaves nothing to speak of. */
  private wholeUntold = false
  /** Nothing has been told since the last semicolon. */
  private afterClause = false
  /** Breakdowns of one whole begun in this sentence, past the first. */
  private lists = 0
  /** Year of the amount just told, for the parts that follow it. */
  private listPeriod: number | undefined
  private depth = 0
  private topic: Draft | undefined
  private sentenceHead: Draft | undefined
  private current: Draft | undefined
  private counted: Draft | undefined
  private basis: Basis | undefined
  private basisFresh = false
  /** 「与年初预算对比：…；…」: the basis of the whole sentence. */
  private sentenceBasis: Basis | undefined
  private base: number | undefined
  /** What a change of the form 「由…增加到…」 speaks of, and which way it goes. */
  private origin: Draft | undefined
  private toward: 1 | -1 | undefined
  /** Members of a sum that is told at its end: 「…。加上…，收入总计…」. */
  private summands: Draft[] = []
  private movement: Mutable<Movement> | undefined
  private reason: 'purpose' | 'cause' | false = false
  /** The change whose reasons are being told, and where the next of them begins. */
  private explained: { readonly movement: Mutable<Movement>; from: number; readonly depth: number } | undefined
  /** The change with which the sentence before ended. */
  private endedOn: Mutable<Movement> | undefined
  private named: string | undefined
  private spread:
    | {
        readonly mentions: Draft[]
        next: number
        readonly kind: 'amount' | 'movement' | 'share'
        readonly basis: Basis
        readonly dimension: Unit['dimension']
        readonly direction?: 1 | -1
        /** What the shares are of, and its amount where that is printed beside it. */
        readonly of?: string
        readonly whole?: number
      }
    | undefined
  private respectively = 0
  /** Percentages of the clause, for the points between them. */
  private percents: { readonly id: number; readonly said: string; readonly earlier: boolean }[] = []
  private lastFigureEnd = -1
  private lastFigureId: number | undefined
  private run1: Draft[] = []
  private readonly here: Draft[] = []

  constructor(
    at: Place,
    block: TextBlock,
    text: string,
    tokens: readonly Token[],
    ids: ReadonlyMap<Numeral, number>,
    outer: Owner | undefined,
  ) {
    this.at = at
    this.sink = at.sink
    this.block = block
    this.text = text
    this.tokens = tokens
    this.ids = ids
    this.outer = outer
  }

  run(): { head: Draft | undefined; introduces: Draft | undefined } {
    this.named = this.nameAbove()
    for (let i = 0; i < this.tokens.length; i++) this.step(this.tokens[i] as Token, i)
    this.settleFlat()
    const last = this.owners.at(-1)
    const trailing = /[:：]\s*$|其中\s*$/.test(this.text) && !/(?:原因|用于)(?:是|为|如下)?[:：]\s*$/.test(this.text)
    return {
      head: this.here.find((m) => m.parent === undefined || m.parent === this.outer?.mention.id) ?? this.here[0],
      introduces: trailing ? (last?.mention ?? this.sentenceHead ?? this.topic) : this.sticky ? last?.mention : undefined,
    }
  }

  /** 「（一）因公出国（境）经费」「1.…（类）…（款）…（项）。」 on a line of its own is what the paragraph below speaks of. */
  private nameAbove(): string | undefined {
    const above = this.at.document.blocks[this.block.index - 1]
    if (!above || above.kind === 'table' || this.block.kind === 'heading' || this.block.level !== undefined) return undefined
    const line = fold(above.text).replace(/[。:]\s*$/, '')
    if (line.length > 80 || /[。,;]/.test(line)) return undefined
    const name = withoutSaying(normalName(line))
    const path = itemPath(line)
    const concept = conceptOf(cleanName(name))
    return (path?.names.length ?? 0) > 1 ? line : isKnown(concept) && !/[总合]计$/.test(concept) ? name : undefined
  }

  private step(t: Token, i: number): void {
    switch (t.kind) {
      case 'stop':
      case 'clause':
        this.settleFlat()
        this.closeAll()
        // A full stop inside brackets ends a clause, not the sentence around them.
        if (t.kind === 'stop' && (this.depth === 0 || t.text === '\n')) {
          this.endSentence()
          return
        }
        this.afterClause = true
        this.percents = []
        this.pend = blank()
        if (this.explained && this.reason === 'cause' && nextReason.test(this.text.slice(t.end))) return
        this.reason = false
        this.explained = undefined
        this.basis = this.sentenceBasis
        this.base = undefined
        this.movement = undefined
        this.respectively = 0
        return
      case 'comma':
        this.settleFlat()
        this.closeAll()
        this.comma()
        return
      case 'enumeration':
        // 「货物5万元、工程0万元」 separates; 「公务用车购置、运行费」 is part of a name.
        // 「占收入、支出总额的98%、97%」: wholes, one for each share.
        if (this.pend.share && this.pend.of !== '') this.pend.of += t.text
        else if (this.lastFigureEnd === t.start || this.spread !== undefined) this.softClear()
        else this.name(t)
        return
      case 'colon':
        this.colon(t)
        return
      case 'open':
        // 「占财政性资金(人员类和公用经费除外)总额的比例」: what is left out of the whole is part of its name.
        if (this.pend.share && this.pend.of !== '' && /^[^()\d。]*除外\)/.test(this.text.slice(t.end))) {
          this.pend.of += t.text
          return
        }
        if ((this.current || this.counted) && this.lastFigureEnd >= 0 && this.text.slice(this.lastFigureEnd, t.start).trim() === '') {
          this.owners.push({
            mention: this.owner(),
            link: 'bracket',
            depth: ++this.depth,
            ...(this.counted ? { counted: this.counted } : {}),
          })
        } else this.depth++
        this.pend = blank()
        return
      case 'close':
        if (this.pend.share && /\([^()]*除外$/.test(this.pend.of)) {
          this.pend.of += t.text
          return
        }
        this.settleFlat()
        while (this.owners.length > 0 && (this.owners.at(-1)?.depth ?? 0) >= this.depth) {
          const closed = this.owners.pop()
          if (closed && closed.link === 'bracket') {
            this.current = closed.mention
            this.counted = closed.counted
          }
        }
        this.depth = Math.max(0, this.depth - 1)
        this.pend = blank()
        return
      case 'reason':
        this.settleFlat()
        if (this.reason !== 'cause') this.explained = this.whatIsExplained(t)
        this.reason = /用于/.test(t.text) ? 'purpose' : 'cause'
        return
      case 'of-which':
      case 'includes': {
        if (this.reason) return
        // 「支出366.52万元，按性质分类，…；按科目分类：…」: the whole is broken down a second time.
        if (this.afterClause && this.depth === 0 && isDivision.test(t.text) && this.sentenceHead) {
          this.owners = []
          this.current = this.sentenceHead
          this.pend.name = ''
          this.lists++
        }
        const owner = (t.kind === 'includes' ? this.sideOf(this.pend.name) : undefined) ?? this.dividedBefore(t) ?? this.namedOwner(t)
        if (owner && !(this.owners.at(-1)?.mention === owner && this.owners.at(-1)?.counted === this.counted))
          this.owners.push({
            mention: owner,
            link: t.kind === 'of-which' ? 'of-which' : 'list',
            depth: this.depth,
            ...(this.counted ? { counted: this.counted } : {}),
          })
        this.announced = this.owners.length > 0
        this.wholeUntold = owner === undefined && isDivision.test(t.text)
        this.pend = blank()
        this.movement = undefined
        return
      }
      case 'respectively':
        this.respectively = 1
        if (t.text.endsWith('占')) this.pend.share = true
        return
      case 'basis':
        if (this.pend.share || this.pend.complete) {
          this.pend.of += t.text
          return
        }
        // 「主要用于…的支出，比上年增加47.92万元」: the purpose has been told.
        if (this.reason === 'purpose' || this.endsReason(t, i)) this.reason = false
        // 「比上年减少3.1万元，同比下降10.51%」: the same comparison goes on.
        if (/^同比/.test(t.text) && this.pend.name === '' && this.movement?.basis.prior && this.movement.rate === undefined) return
        // 「上年3.62万元，与上年持平」: the amount compared with has been told.
        if (!this.keepsBase(t.basis)) this.base = undefined
        this.basis = t.basis
        this.basisFresh = true
        this.movement = undefined
        return
      case 'up':
      case 'down':
        if (this.pend.share) return
        if (this.pend.direction !== undefined && /^(?:超过|高于|低于)/.test(t.text)) {
          this.pend.bound = t.text.startsWith('低于') ? '<=' : '>='
          return
        }
        this.pend.direction = t.kind === 'up' ? 1 : -1
        this.pend.directionAt = t.start
        return
      case 'either':
        // 「预算数33.6万元，决算数28.56万元，预决算差异率-15%」
        if (/差异|偏离/.test(t.text) && !(this.basis && isBudget(this.basis.phase)))
          this.basis = { text: '预算', prior: false, phase: 'budget' }
        this.pend.direction = 'either'
        this.pend.directionAt = t.start
        return
      case 'flat':
        this.pend.direction = 0
        this.pend.roughly = t.text.startsWith('基本')
        this.pend.directionAt = t.start
        return
      case 'to':
        this.pend.to = true
        this.toward = /^[减下降压]/.test(t.text) ? -1 : /^[增提上升]/.test(t.text) ? 1 : undefined
        return
      case 'from':
        this.pend.from = true
        return
      case 'all': {
        const whole = this.reason ? undefined : this.ownerOrTopic()
        if (whole) this.owners.push({ mention: whole, link: 'all', depth: this.depth })
        this.pend = blank()
        return
      }
      case 'plus':
        if (this.reason) return
        this.summands = [this.sentenceHead ?? this.topic].filter((m) => m !== undefined)
        this.pend = blank()
        return
      case 'gap':
        this.pend.gap = true
        return
      case 'share':
        // 「占一般公共预算收入的比重为72.6%」: the second word says nothing new.
        if (!this.pend.share) this.pend.of = ''
        this.pend.share = true
        return
      case 'complete':
        this.pend.complete = true
        this.pend.of = ''
        return
      case 'bound':
        if (this.pend.direction !== undefined) this.pend.bound = /低于|不超过|不足/.test(t.text) && !/不低于/.test(t.text) ? '<=' : '>='
        return
      case 'phase':
        if (this.pend.share || this.pend.complete) this.pend.of += t.text
        else {
          // 「一般公共预算财政拨款支出」 names a fund: in an account it is no budget.
          if (!(ofFund.test(this.pend.name) && /^预算/.test(t.text))) this.pend.phase += t.text
          this.name(t)
        }
        return
      case 'period':
        if (this.pend.share || this.pend.complete) this.pend.of += t.text
        // 「本年支出」 is not the same as 「支出」: without the year it would be the grand total.
        else if (this.pend.name === '' && /^本年度?$/.test(t.text) && /^(?:收入|支出)/.test(this.text.slice(t.end))) this.name(t)
        else {
          // 「某某局2024年度…」: whose figures they are is not part of what they are.
          if (/(?:[局委部厅院办会所处站队社馆团校]|中心|大学|学校|政府|部门|单位|机关|公司|本级)$/.test(this.pend.name)) {
            this.pend.name = ''
            this.pend.nameStart = -1
          }
          this.pend.period += t.text
        }
        return
      case 'filler':
        if (this.pend.share || this.pend.complete || t.text.trim() === '') return
        this.name(t)
        return
      case 'figure':
        this.figure(t, i)
        return
      case 'other':
        if (this.pend.share || this.pend.complete) this.pend.of += t.text
        else this.name(t)
        return
    }
  }

  /** 「主要原因是控制接待，与上年相比减少0.7万元」: behind a comma a comparison without a name is that of the item, if it has none yet. */
  private endsReason(t: Token, i: number): boolean {
    if (this.reason !== 'cause' || !t.basis?.prior || this.depth > 0) return false
    const item = this.current ?? this.sentenceHead ?? this.topic
    const [next, after] = this.tokens.slice(i + 1, i + 3)
    const figure = next?.kind === 'comma' || after?.kind === 'filler' ? this.tokens[i + 3] : after
    const moves = [next, after].some((w) => w?.kind === 'up' || w?.kind === 'down' || w?.kind === 'flat')
    const money = [after, figure].some((w) => w?.kind === 'figure' && ['money', 'percent'].includes(w.numeral?.unit?.dimension ?? ''))
    return (
      this.tokens[i - 1]?.kind === 'comma' &&
      item?.amount !== undefined &&
      isMoney(this.sink.figure(item.amount).unit) &&
      !item.movements.some((v) => v.basis.prior) &&
      moves &&
      (money || next?.kind === 'flat')
    )
  }

  /** Whether the amount told of last year is what this comparison starts from. */
  private keepsBase(next: Basis | undefined): boolean {
    const told = this.basis
    return (
      told?.prior === true &&
      next?.prior === true &&
      told.period === next.period &&
      (told.phase === next.phase || told.phase === 'unknown' || next.phase === 'unknown')
    )
  }

  /** 「全部为公务接待费，…」: the clause ends, and so does what is all of the whole. */
  private closeAll(): void {
    while (this.owners.at(-1)?.link === 'all') this.owners.pop()
  }

  private name(t: Token): void {
    if (this.pend.nameStart < 0) this.pend.nameStart = t.start
    this.pend.name += t.text
  }

  private isGeneric(name: string): boolean {
    return genericName.test(cleanName(name))
  }

  private owner(): Draft {
    return (this.current ?? this.counted ?? this.topic ?? this.sentenceHead) as Draft
  }

  private ownerOrTopic(): Draft | undefined {
    return this.current ?? this.sentenceHead ?? this.counted ?? this.topic ?? this.outer?.mention
  }

  /** 「按支出功能科目划分：」 at the begin of a paragraph: the whole was told in one before. */
  private dividedBefore(t: Token): Draft | undefined {
    if (this.here.length > 0 || this.outer || !isDivision.test(t.text)) return undefined
    const side = /收入/.test(t.text) ? '收入' : '支出'
    this.lists = this.block.index
    return [...this.sink.mentions]
      .reverse()
      .find((m) => m.parent === undefined && m.amount !== undefined && this.block.index - m.block <= 3 && m.name.includes(side))
  }

  /** 「本年收入的具体构成为：」: the whole was told in a sentence or paragraph before. */
  private toldBefore(name: string, reach = 4): Draft | undefined {
    const concept = conceptOf(cleanName(name).replace(/(?:主要|具体)?(?:内容|构成)$/, ''))
    return [...this.sink.mentions]
      .reverse()
      .find((m) => m.concept === concept && m.amount !== undefined && this.block.index - m.block <= reach)
  }

  /** 「其中：公务接待费…；…」 at the begin of a paragraph: the whole is that of the paragraph above, if the item is known to be part of it. */
  private wholeAbove(t: Token): Draft | undefined {
    if (this.here.length > 0 || t.kind !== 'of-which') return undefined
    const item = conceptOf(cleanName(/^[:：,，\s]*([^\d,，。:：;；]*)/.exec(this.text.slice(t.end))?.[1] ?? ''))
    return [...this.sink.mentions]
      .reverse()
      .find(
        (m) =>
          this.block.index - m.block <= 1 &&
          m.parent === undefined &&
          m.amount !== undefined &&
          partitions.some((p) => p.whole === m.concept && p.parts.includes(item)),
      )
  }

  private namedOwner(t: Token): Draft | undefined {
    const { name } = this.pend
    if (name === '' || t.kind !== 'includes') {
      const owner = this.ownerOrTopic() ?? this.wholeAbove(t)
      // 「收入128万元，支出128万元，比上年…。其中：基本支出…」: kinds of expenditure are parts of the expenditure.
      return owner && /收入/.test(owner.name) && /^\s*[:：]?\s*(?:基本|项目)支出/.test(this.text.slice(t.end))
        ? (this.here.findLast((m) => m.parent === undefined && /支出/.test(m.name) && m.amount !== undefined) ?? owner)
        : owner
    }
    return this.toldBefore(name) ?? (this.isGeneric(name) ? this.ownerOrTopic() : undefined)
  }

  /** 「收支总预算…。收入包括：…；支出包括：…」: either side of an account told in one amount. */
  private sideOf(name: string): Draft | undefined {
    const side = /^(?:本年)?(收入|支出)(?:预算|决算)?$/.exec(normalName(name))?.[1]
    const both =
      side === undefined ? undefined : [...this.here].reverse().find((m) => m.concept === '收入支出总计' && m.amount !== undefined)
    if (!side || !both) return undefined
    const whole: Draft = {
      ...both,
      id: this.sink.mentions.length,
      name: `${side}总计`,
      concept: `${side}总计`,
      phases: [],
      movements: [],
      shares: [],
      completions: [],
    }
    this.sink.mentions.push(whole)
    this.here.push(whole)
    this.owners = []
    return whole
  }

  private comma(): void {
    this.pend.name = withoutBody(this.pend.name, this.at.department)
    // 「按照预算管理有关规定，…」 names nothing.
    const name = /^(?:按照|根据|依据|结合|截[至止]$)/.test(this.pend.name) ? '' : this.pend.name
    const { share, complete, phase, period } = this.pend
    // 「与2023年度相比，增加…」: the basis lives on; a name before the comma is the subject of what follows.
    const describes = this.afterClause && (isPlaceOnly.test(name) || isAttributive.test(name))
    if (!this.reason && name !== '' && !share && !complete && !this.isGeneric(name) && (!this.lastFigureInClause() || describes))
      this.named = this.named !== undefined && isPlaceOnly.test(this.named) ? this.named + name : name
    // 「2013年“三公”经费预算79.69亿元中，因公出国费…亿元，…」
    if (
      !this.reason &&
      name === '中' &&
      this.current?.amount !== undefined &&
      this.current.amount === this.lastFigureId &&
      this.owners.length === 0
    )
      this.owners.push({ mention: this.current, link: 'of-which', depth: this.depth })
    // 「“三公”经费支出决算中，因公出国费…万元，占…%；…」
    if (!this.reason && this.clauseFigures === 0 && this.owners.length === 0 && /[算入出费]中$/.test(name)) {
      const whole = this.toldBefore(name.slice(0, -1), 8)
      if (whole) {
        this.owners.push({ mention: whole, link: 'of-which', depth: this.depth })
        this.named = undefined
      }
    }
    // 「收入支出总计与上年相比，增加…」
    if (!this.reason && this.here.length === 0 && conceptOf(name) === '收入支出总计') this.named = name
    this.pend = blank()
    if (phase !== '' && name === phase) this.pend.phase = ''
    if (period !== '' && name === '') this.pend.period = period
  }

  private clauseFigures = 0
  private lastFigureInClause(): boolean {
    return this.clauseFigures > 0
  }

  private softClear(): void {
    this.pend = blank()
    this.clauseFigures = 0
  }

  private colon(t: Token): void {
    const { name } = this.pend
    this.settleFlat()
    if (this.basisFresh && this.basis && name === '') this.sentenceBasis = this.basis
    if (this.lastFigureEnd >= 0 && this.text.slice(this.lastFigureEnd, t.start).replace(/[)\s]/g, '') === '') {
      const change = this.movement
      const changed = change && this.run1.findLast((m) => m.movements.includes(change))
      if (change?.change !== undefined && change.change === this.lastFigureId && changed && this.depth === 0) {
        this.owners.push({ mention: changed, link: 'list', depth: 0, change })
        this.pend = blank()
        return
      }
      const owner = this.depth > 0 ? this.current : (this.sentenceHead ?? this.current ?? this.counted)
      const last = this.current
      const of = owner && last && last !== owner && this.owners.length > 0 ? last : owner
      if (of && this.owners.at(-1)?.mention !== of)
        this.owners.push({ mention: of, link: 'list', depth: this.depth, ...(this.counted ? { counted: this.counted } : {}) })
      this.announced = this.owners.length > 0
    } else if (this.owners.length === 0 && name !== '' && !this.reason && this.sentenceHead === undefined) {
      this.named = name
    } else if (name === '' && this.owners.length === 0 && /其中|包括/.test(this.text.slice(Math.max(0, t.start - 4), t.start))) {
      // 「项目支出80万元，…。主要包括：…40万元、…」: a sentence of its own, where it tells amounts.
      const owner = this.current ?? (this.here.length > 0 && this.tellsAmounts(t) ? this.topic : undefined)
      if (owner) this.owners.push({ mention: owner, link: 'of-which', depth: this.depth })
    }
    this.pend = blank()
  }

  private tellsAmounts(t: Token): boolean {
    const rest = this.tokens.slice(this.tokens.indexOf(t))
    const end = rest.findIndex((o) => o.kind === 'stop')
    return rest.slice(0, end < 0 ? undefined : end).some((o) => o.numeral?.unit?.dimension === 'money')
  }

  private endSentence(): void {
    const heading = this.clauseFigures === 0 && !this.reason ? withoutSaying(this.pend.name) : ''
    // 「…其中：1.…（类）…（项）。年初预算…」: the items of a list, each named in a sentence of its own.
    const itemised = /\((?:类|款|项)\)$/.test(heading)
    const goesOn = this.sticky || this.owners[0]?.mention === this.current || (this.announced && itemised)
    const kept = this.owners.length === 1 && this.depth === 0 && goesOn ? this.owners : []
    // 「…其中：」 at a line's end: the sentences that follow are its parts.
    this.sticky = kept.length > 0 && (this.sticky || this.announced)
    this.pend = blank()
    // 「政府采购预算…，实际采购金额…。其中：…」: of two mentions of one thing, the last is what is spoken of.
    if (this.sentenceHead && !this.wholeUntold)
      this.topic =
        this.current &&
        this.current.parent === undefined &&
        this.current.concept === this.sentenceHead.concept &&
        this.current.amount !== undefined
          ? this.current
          : this.sentenceHead
    else if (this.here.length === 0 && this.named === undefined && heading !== '' && !this.isGeneric(heading)) this.named = heading
    // A sentence that only names its item (「8、住房公积金（项）。主要用于…」) leaves its name to the sentences after it.
    if (this.here.length > 0) this.named = itemised ? heading : undefined
    this.wholeUntold = false
    this.percents = []
    this.sentenceHead = undefined
    this.current = undefined
    this.counted = undefined
    this.owners = this.sticky ? kept : []
    this.announced = false
    this.listPeriod = undefined
    this.depth = 0
    this.lists = 0
    this.basis = undefined
    this.sentenceBasis = undefined
    this.base = undefined
    this.origin = undefined
    this.summands = []
    const last = this.movement
    this.endedOn =
      last?.change !== undefined && (this.lastFigureId === last.change || this.lastFigureId === last.rate) && !this.reason
        ? last
        : undefined
    this.movement = undefined
    this.reason = false
    this.explained = undefined
    this.spread = undefined
    this.respectively = 0
    this.run1 = []
    this.clauseFigures = 0
    this.lastFigureEnd = -1
  }

  // ── figures ────────────────────────────────────────────────────────────────────────────────────────────────

  private figure(t: Token, index: number): void {
    const numeral = t.numeral
    if (!numeral) return
    const id = this.ids.get(numeral)
    if (id === undefined) return
    const unit = this.timesOf(t, this.unitFor(numeral, index))
    const figure = this.sink.figure(id)
    if (unit !== figure.unit) (figure as Mutable<Figure>).unit = unit
    const p = this.pend
    if (unit.dimension === 'percent' && unit !== times && !this.reason)
      this.percents.push({
        id,
        said: /[^,，。;；:：、()]*$/.exec(this.text.slice(0, t.start))?.[0] ?? '',
        earlier: (this.basisFresh && p.name === '') || p.from || /上年|去年|同期/.test(p.period) || this.isEarlier(p.period),
      })
    p.name = withoutBody(p.name, this.at.department)
    if (this.reason) {
      this.sink.explain(id, 'explanation')
      this.cause(t, id, unit)
    } else if (this.inEnumeration(t, id, unit)) {
      // done
    } else if (unit.dimension === 'score') {
      this.sink.explain(id, 'alone')
      // 「“某某”项目自评得分96.5分，全年预算数为240万元」: what follows is told of that project.
      const scored = p.name.replace(/(?:绩效)?(?:自评|评价)?(?:综合)?(?:得分|评分|分数|分)[为是]?$/, '')
      if (scored !== p.name && !this.isGeneric(scored)) this.named = scored
    } else if ((p.share || p.complete) && unit.dimension !== 'percent' && this.percentFollows(index)) {
      p.whole = id
      this.lastFigureEnd = t.end
      return
    } else if (unit === times && p.direction !== 1) this.timesAsMuch(t, id)
    else if (p.from) this.startsFrom(t, id, unit)
    else if (p.to && this.origin) this.leadsTo(t, id, unit, this.origin)
    else if (p.to) this.amount(t, id, unit)
    else if (unit.dimension === 'percentage-point') this.points(t, id)
    else if (p.direction === 1 || p.direction === -1) this.moved(t, id, unit, p.direction)
    else if (p.direction === 0 && !/^\s*$/.test(p.name)) this.settleThen(t, id, unit)
    else if (p.direction === 0) this.settleThen(t, id, unit)
    else if (p.direction === 'either') this.moved(t, id, unit, undefined)
    else if (p.gap && isMoney(unit)) this.moved(t, id, unit, undefined)
    else if (unit.dimension === 'percent') this.percentage(t, id)
    else if (this.basisFresh && this.basis && p.name === '' && !p.complete) {
      // 「较上年2.08减少0.03」: the amount compared with.
      this.base = id
      this.sink.relabel(id, `${this.ownerOrTopic()?.name ?? ''} ${this.basis.text}`)
      this.basisFresh = false
    } else this.amount(t, id, unit)
    this.lastFigureEnd = t.end
    this.lastFigureId = id
    this.clauseFigures++
    this.pend = blank()
  }

  private isEarlier(period: string): boolean {
    const year = yearIn(period)
    return year !== undefined && this.at.year !== undefined && year < this.at.year
  }

  /** 「执行率98.6%，较上年96.1%提高2.5个百分点」: between two percentages of the sentence, one of them said to be the earlier. */
  private points(t: Token, id: number): void {
    const { direction } = this.pend
    const [earlier, ...more] = this.percents.filter((one) => one.earlier)
    const [now, ...others] = this.percents.filter((one) => !one.earlier)
    if (!direction || direction === 'either' || !earlier || !now || more.length > 0 || others.length > 0) {
      this.sink.explain(id, 'percentage-points')
      return
    }
    const name = [now, earlier]
      .map((one) => cleanName(one.said.replace(/(?:由|从|较|比(?!例|重)).*$/, '')))
      .find((n) => n.length > 1 && !/[升降增减]/.test(n))
    const mention = this.aside(t, name ?? '', noUnit, now.id)
    mention.movements.push({
      basis: { text: '', prior: true, phase: 'unknown' },
      base: earlier.id,
      change: id,
      direction,
      source: this.source(t),
    })
    this.sink.relabel(id, `${mention.name} ±`)
  }

  /** 「增长1.5倍」「为上年的2.5倍」: of what is compared, times are hundreds of percent. */
  private timesOf(t: Token, unit: Unit): Unit {
    if (unit.symbol !== times.symbol) return unit
    return this.pend.direction === 1 || /[是为达][^,，。;；:：]{0,24}的?\s*$/.test(this.text.slice(0, t.start)) ? times : unit
  }

  /** 「…是上年的2.5倍」「…为上年194万元的2.5倍」 */
  private timesAsMuch(t: Token, id: number): void {
    const mention = this.current ?? this.sentenceHead
    const named = /上年|去年|同期/.test(this.pend.period)
    const basis = named
      ? { text: this.pend.period, prior: true, phase: phaseOf(this.pend.phase) }
      : this.base === undefined
        ? undefined
        : this.basis
    if (!mention || !basis?.prior) {
      this.sink.explain(id, 'percentage-of-what')
      return
    }
    mention.movements.push({ basis, multiple: id, source: this.source(t), ...(this.base === undefined ? {} : { base: this.base }) })
    this.sink.relabel(id, `${mention.name} ${basis.text} ×`)
    this.base = undefined
  }

  /** The change that a reason is given for: the one just told, in this sentence or at the end of the one before. */
  private whatIsExplained(t: Token): typeof this.explained {
    if (!/原因|主要|由于|因/.test(t.text)) return undefined
    const movement = this.movement ?? (this.run1.length === 0 && this.clauseFigures === 0 ? this.endedOn : undefined)
    return movement?.change === undefined ? undefined : { movement, from: t.end, depth: this.depth }
  }

  /** 「主要是基本支出增加12万元，项目支出减少3万元」 */
  private cause(t: Token, id: number, unit: Unit): void {
    const of = this.explained
    if (of === undefined || unit.dimension !== 'money' || this.depth > of.depth) return
    const said = this.text.slice(of.from, t.start)
    of.from = t.end
    const before = of.movement.causes?.at(-1)?.direction
    // 「新增展览项目30万元和设备更新5.20万元」: the word holds for all that it stands before.
    const direction = directionIn(said) ?? (/^\s*(?:[、和及与]|以及)[^,，;；]*$/.test(said) ? before : undefined)
    if (direction === undefined) {
      // What is said of this amount is not known: the reasons are not all amounts that rose or fell.
      delete of.movement.causes
      this.explained = undefined
      return
    }
    const name = (said.split(/[,，;；、:：]/).at(-1) ?? '').replace(wayWords, '')
    of.movement.causes = [...(of.movement.causes ?? []), { figure: id, direction, concept: conceptOf(cleanName(name)) }]
  }

  /** 「占年初预算96500万元的102.23%」 */
  private percentFollows(index: number): boolean {
    const [glue, figure] = this.tokens.slice(index + 1, index + 3)
    return glue?.text === '的' && figure?.numeral?.unit?.dimension === 'percent'
  }

  /** 「…由2020年的18.25万元」 */
  private startsFrom(t: Token, id: number, unit: Unit): void {
    const p = this.pend
    if (!isMoney(unit)) {
      this.sink.explain(id, 'alone')
      return
    }
    const concept = conceptOf(cleanName(p.name))
    const known = this.isGeneric(p.name)
      ? (this.current ?? this.sentenceHead ?? this.topic)
      : [...this.here].reverse().find((m) => m.concept === concept)
    this.origin = known ?? this.create(t, p.name, unit, undefined)
    this.base = id
    const period = yearIn(p.period)
    this.basis = { text: p.period, prior: true, phase: phaseOf(p.phase), ...(period === undefined ? {} : { period }) }
    this.basisFresh = false
    this.sink.relabel(id, `${this.origin.name} ${p.period}`)
  }

  /** 「…下降到2021年的15.44万元」 */
  private leadsTo(t: Token, id: number, unit: Unit, mention: Draft): void {
    const { base, basis, toward } = this
    if (!isMoney(unit) || base === undefined || basis === undefined) {
      this.amount(t, id, unit)
      return
    }
    if (mention.amount === undefined) {
      mention.amount = id
      const period = yearIn(this.pend.period)
      if (period !== undefined) mention.period = period
    } else if (mention.amount !== id)
      mention.phases.push({ phase: mention.phase, figure: id, ...(mention.period === undefined ? {} : { period: mention.period }) })
    this.sink.relabel(id, mention.name)
    const movement: Mutable<Movement> = { basis, base, source: this.source(t), ...(toward === undefined ? {} : { direction: toward }) }
    mention.movements.push(movement)
    this.movement = movement
    this.current = mention
    this.origin = undefined
    this.base = undefined
    this.run1.push(mention)
  }

  /** Whether the figure was taken as a member of a 分别 enumeration. */
  private inEnumeration(t: Token, id: number, unit: Unit): boolean {
    const p = this.pend
    const open = this.spread
    const bare = /^(?:[和及与]|以及)?$/.test(p.name) && p.direction === undefined && !p.share && !p.complete
    if (!(open && bare && open.next < open.mentions.length && open.dimension === unit.dimension)) {
      // 「A、B分别为860万元、140万元，占…的86%、14%」: the word holds for the shares too.
      if (p.share && open?.kind === 'amount' && unit.dimension === 'percent' && this.figuresAhead(t) === open.mentions.length)
        this.respectively = 1
      if (!this.respectively) return false
      this.respectively = 0
      const mentions = this.distribute(t, unit)
      if (!mentions) return false
      const kind = p.direction === 1 || p.direction === -1 ? 'movement' : p.share ? 'share' : 'amount'
      const basis = this.basis ?? mentions[0]?.movements.at(-1)?.basis ?? { text: '', prior: true, phase: 'unknown' as Phase }
      this.spread = {
        mentions,
        next: 0,
        kind,
        basis,
        dimension: unit.dimension,
        ...(kind === 'movement' ? { direction: p.direction as 1 | -1 } : {}),
        ...(kind === 'share' && cleanOf(p.of) !== '' ? { of: cleanOf(p.of) } : {}),
        ...(kind === 'share' && p.whole !== undefined ? { whole: p.whole } : {}),
      }
    }
    const spread = this.spread
    const mention = spread?.mentions[spread.next]
    if (!spread || !mention) return false
    spread.next++
    if (!this.run1.includes(mention)) this.run1.push(mention)
    this.sink.relabel(id, `${mention.name}${spread.kind === 'movement' ? ` ${spread.basis.text} ±` : ''}`)
    if (spread.kind === 'share')
      mention.shares.push({
        figure: id,
        ...(spread.of === undefined ? {} : { of: conceptOf(spread.of), printed: spread.of }),
        ...(spread.whole === undefined ? {} : { whole: spread.whole }),
      })
    else if (spread.kind === 'amount') {
      if (mention.amount === undefined) mention.amount = id
      else mention.phases.push({ phase: phaseOf(p.phase), figure: id })
    } else {
      const last = mention.movements.at(-1)
      if (unit.dimension === 'percent' && last && last.rate === undefined && last.direction === spread.direction)
        (last as Mutable<Movement>).rate = id
      else
        mention.movements.push({
          basis: spread.basis,
          source: this.source(t),
          ...(unit.dimension === 'percent' ? { rate: id } : { change: id }),
          ...(spread.direction === undefined ? {} : { direction: spread.direction }),
        })
    }
    return true
  }

  private settleThen(t: Token, id: number, unit: Unit): void {
    this.settleFlat()
    if (unit.dimension === 'percent') this.percentage(t, id)
    else this.amount(t, id, unit)
  }

  /** A figure printed without a unit takes that of the next figure of its enumeration, else that of its neighbour. */
  private unitFor(numeral: Numeral, index: number): Unit {
    if (numeral.unit) return numeral.unit
    for (let i = index + 1; i < Math.min(this.tokens.length, index + 4); i++) {
      const t = this.tokens[i]
      if (t?.kind === 'figure' && t.numeral?.unit && ['money'].includes(t.numeral.unit.dimension)) return t.numeral.unit
      if (t && ['stop', 'clause'].includes(t.kind)) break
    }
    for (let i = index - 1; i >= 0 && i > index - 12; i--) {
      const t = this.tokens[i]
      if (t?.kind === 'figure' && t.numeral?.unit?.dimension === 'money') return t.numeral.unit
      if (t?.kind === 'stop') break
    }
    return noUnit
  }

  private source(t: Token): Source {
    return sourceIn(this.at.document, this.block, t.start, t.end, this.at.pages)
  }

  private create(t: Token, rawName: string, unit: Unit, amount: number | undefined): Draft {
    const printed = cleanName(rawName)
    // 「基本支出…万元，其中：工资福利支出…；项目支出…」: what stands beside the whole of a list is not in it.
    while (isMoney(unit) && this.depth === 0 && !this.announced && siblings(this.owners.at(-1)?.mention.concept, conceptOf(printed)))
      this.owners.pop()
    const owner = this.owners.at(-1) ?? (this.sentenceHead === undefined && this.topic === undefined ? this.outer : undefined) ?? undefined
    const plain = normalName(rawName).replace(namePrefix, '')
    const name =
      printed !== '' && (!this.isGeneric(printed) || /收入|支出/.test(printed))
        ? printed
        : /收入|支出/.test(plain)
          ? plain
          : printed || (this.named && cleanName(this.named)) || owner?.mention.name || ''
    const path = itemPath(printed !== '' && !this.isGeneric(printed) ? rawName : (this.named ?? rawName))
    const context = `${rawName}\n${this.named ?? ''}`
    const own =
      yearIn(this.pend.period) ?? (/上年|去年/.test(this.pend.period) && this.at.year !== undefined ? this.at.year - 1 : undefined)
    const period = own ?? this.listPeriod ?? owner?.mention.period ?? this.sentenceHead?.period ?? this.topic?.period
    const phase = phaseOf(this.pend.phase)
    const scope =
      scopeOf(context) ??
      (owner ? owner.mention.scope : undefined) ??
      this.topic?.scope ??
      scopeOf(this.at.heading) ??
      scopeOf(this.at.headings) ??
      'whole'
    const parts = this.owners.length > 0 || owner === this.outer ? owner : undefined
    const mention: Draft = {
      id: this.sink.mentions.length,
      name: path && path.names.length > 1 ? (path.names.at(-1) ?? name) : name,
      concept: conceptOf(path?.names.at(-1) ?? name),
      ...(path === undefined ? {} : { path: path.names }),
      ...(path?.code === undefined ? {} : { code: path.code }),
      block: this.block.index,
      source: this.source(t),
      scope,
      phase: phase === 'unknown' && owner ? phaseTold(owner.mention) : phase,
      phases: [],
      movements: [],
      shares: [],
      completions: [],
      ...(period === undefined ? {} : { period }),
      ...(amount === undefined ? {} : { amount }),
      ...(parts === undefined
        ? {}
        : {
            parent: (isMoney(unit) || unit.dimension === 'percent' ? parts.mention : (parts.counted ?? parts.mention)).id,
            link: parts.link,
            ...(this.lists > 0 ? { list: this.lists } : {}),
          }),
    }
    this.sink.mentions.push(mention)
    if (parts?.link === 'all' && isMoney(unit)) this.owners.pop()
    this.announced = false
    this.here.push(mention)
    if (isMoney(unit) || unit.dimension === 'percent') {
      if (!this.sentenceHead && this.owners.length === 0) this.sentenceHead = mention
      else if (!this.sentenceHead) this.sentenceHead = this.owners[0]?.mention
      this.current = mention
    } else this.counted = mention
    return mention
  }

  private amount(t: Token, id: number, unit: Unit): void {
    const p = this.pend
    // 「占本年支出的75.00；」: a share whose % was left out is no amount of that expenditure.
    if (p.share && t.numeral?.unit === undefined && !p.complete) {
      this.pend = blank()
      return
    }
    // 「在预留项目中，由中小企业成交的，采购金额…」: what the clauses before say of the name is part of it.
    const described = this.named !== undefined && p.name !== '' && isAttributive.test(this.named) ? this.named + p.name : p.name
    // 「全年完成支出…万元」: of what was completed the amount is told, not the rate.
    const raw = described === '' && p.complete && /^(?:收入|支出|投资)$/.test(cleanOf(p.of)) ? cleanOf(p.of) : described
    if (isMoney(unit) && averagedOver(normalName(raw))) {
      this.average(t, id, unit, raw)
      return
    }
    if (isMoney(unit) && this.partOfChange(t, id, raw)) return
    if (isMoney(unit) && this.totals(t, id, unit)) return
    if (isMoney(unit) && this.priorAmount(id)) return
    // 「…；支出预算4,203.47万元，其中…」: the other side of the account begins; the list before it is closed.
    if (
      (this.afterClause || (this.owners.length === 0 && this.sentenceHead === undefined && isOtherSide(raw, this.topic))) &&
      this.depth === 0 &&
      isMoney(unit) &&
      /(?:收入|支出)(?:预算|决算)?(?:总计|合计|总额)?$/.test(normalName(raw)) &&
      this.isGeneric(raw)
    ) {
      this.owners = []
      this.sentenceHead = undefined
      this.current = undefined
      this.afterClause = false
      const head = this.create(t, '', unit, id)
      head.name = normalName(raw).replace(/^(?:本部门|本单位|当年|我部门|我单位|本年(?!收入|支出))+/, '')
      head.concept = conceptOf(head.name)
      this.sink.relabel(id, head.name)
      this.run1.push(head)
      return
    }
    const afresh = this.afterClause
    this.afterClause = false
    const printed = cleanName(raw)
    // 「其中：财政拨款900万元」: of what a list was announced for, even that says which part.
    const generic = this.isGeneric(raw) && !(this.announced && /拨款|资金/.test(printed))
    const phase = phaseOf(p.phase)
    const before = isMoney(unit) ? (this.current ?? (this.sentenceHead === undefined ? this.topic : this.sentenceHead)) : this.counted
    const ownPeriod = yearIn(p.period) ?? (/上年|去年/.test(p.period) && this.at.year !== undefined ? this.at.year - 1 : undefined)
    // 「年初预算为0万元，…；年初预算为12万元，…」: behind a semicolon the same phase is that of another thing.
    const another =
      afresh &&
      before !== undefined &&
      phase !== 'unknown' &&
      [before, ...before.phases].some((a) => a.phase === phase && (ownPeriod === undefined || a.period === ownPeriod))
    const target = another ? undefined : before
    if (isMoney(unit) && generic && this.named === undefined && target && (phase !== 'unknown' || ownPeriod !== undefined)) {
      if (target.amount === undefined) {
        target.amount = id
        target.phase = phase
        if (ownPeriod !== undefined) target.period = ownPeriod
      } else {
        const period = ownPeriod ?? target.period
        target.phases.push({ phase, figure: id, ...(period === undefined ? {} : { period }) })
        this.listPeriod = ownPeriod
      }
      this.sink.relabel(id, `${target.name} ${p.phase || p.period}`)
      this.current = target
      if (!this.sentenceHead) this.sentenceHead = target
      this.run1.push(target)
      return
    }
    if (
      isMoney(unit) &&
      !generic &&
      target &&
      conceptOf(printed) === target.concept &&
      target.concept !== '' &&
      phase !== 'unknown' &&
      target.block === this.block.index &&
      phase !== target.phase &&
      this.owners.length === 0
    ) {
      const period = ownPeriod ?? target.period
      target.phases.push({ phase, figure: id, ...(period === undefined ? {} : { period }) })
      this.sink.relabel(id, `${target.name} ${p.phase}`)
      this.run1.push(target)
      return
    }
    if (
      generic &&
      printed === '' &&
      this.named === undefined &&
      this.clauseFigures > 0 &&
      this.respectively === 0 &&
      isMoney(unit) &&
      target?.amount !== undefined &&
      this.owners.length === 0
    ) {
      // 「收、支总计各是4125.49，4143.91万元」: a second value of one name.
      const m = this.create(t, target.name, unit, id)
      this.sink.relabel(id, m.name)
      this.run1.push(m)
      return
    }
    const name =
      generic && this.named !== undefined && (isMoney(unit) || !this.counted)
        ? this.named
        : generic && printed === '' && target && this.owners.length === 0
          ? target.name
          : // 「延续性项目9个，1,020万元；…」: the money of what was just counted.
            generic && printed === '' && isMoney(unit) && this.counted !== undefined && this.counted.amount === this.lastFigureId
            ? this.counted.name
            : raw
    if (generic && this.named === undefined && target && target.amount === undefined && isMoney(unit)) {
      target.amount = id
      target.phase = phase
      this.sink.relabel(id, target.name)
      this.current = target
      if (!this.sentenceHead) this.sentenceHead = target
      this.run1.push(target)
      this.named = undefined
      return
    }
    const mention = this.create(t, name, unit, id)
    this.sink.relabel(id, mention.name)
    this.run1.push(mention)
    if (this.summands.length > 0 && isMoney(unit)) this.summands.push(mention)
    // 「公务接待费支出情况说明。公务接待6批次，预算为3万元」: a count of its own name leaves the money's subject.
    if (isMoney(unit)) this.named = undefined
  }

  /** 「…437人次，人均94.5元」: neither a part of what was told nor what is spoken of next. */
  private average(t: Token, id: number, unit: Unit, name: string): void {
    this.sink.relabel(id, this.aside(t, name, unit, id).name)
  }

  /** A mention that leaves what is spoken of as it was, and is a part of nothing. */
  private aside(t: Token, name: string, unit: Unit, id: number): Draft {
    const { sentenceHead, current, counted, announced } = this
    const mention = this.create(t, name, unit, id)
    delete mention.parent
    delete mention.link
    delete mention.list
    Object.assign(this, { sentenceHead, current, counted, announced })
    return mention
  }

  /** A member of a list of changes: the change of the item of its name that was told before. */
  private partOfChange(t: Token, id: number, raw: string): boolean {
    const change = this.owners.at(-1)?.change
    const concept = conceptOf(cleanName(raw))
    const told =
      change && !this.isGeneric(raw) ? [...this.here].reverse().find((m) => m.concept === concept && m.amount !== undefined) : undefined
    // The very amount told before is that amount once more.
    if (!change || told?.amount === undefined || this.sink.figure(told.amount).printed === this.sink.figure(id).printed) return false
    told.movements.push({
      basis: change.basis,
      change: id,
      source: this.source(t),
      ...(change.direction === undefined ? {} : { direction: change.direction }),
    })
    this.sink.relabel(id, `${told.name} ${change.basis.text} ±`)
    return true
  }

  /** 「…，合计67.7万元」「三项合计…」「加上…，收入总计…」: a sum told behind its members. */
  private totals(t: Token, id: number, unit: Unit): boolean {
    const name = normalName(this.pend.name).replace(/^(?:以上|上述|各项)/, '')
    const chained = this.summands.length > 0
    if (
      !(chained ? /(?:收入|支出|收支)?(?:总计|合计|总量|共计)(?:为|达到?|是)?$/ : /^(?:合计|共计|总计|合共)(?:为|达到?|是)?$/).test(name)
    ) {
      return false
    }
    const list = this.owners.at(-1)
    // 「…总预算1410万元，其中：…340万元，…，合计1410万元」: the whole once more, behind its parts.
    if (
      !chained &&
      list &&
      list.link !== 'bracket' &&
      list.mention.amount !== undefined &&
      this.here.some((m) => m.parent === list.mention.id && m.amount !== undefined)
    ) {
      const again = this.create(t, list.mention.name, unit, id)
      again.concept = ''
      again.parent = list.mention.id
      again.link = 'all'
      this.sink.relabel(id, `${list.mention.name} 合计`)
      return true
    }
    const collective = this.clauseFigures === 0 || /[项类]\s*$/.test(this.text.slice(0, this.pend.nameStart))
    const told = chained ? this.summands : this.sentenceHead === undefined && collective ? this.here : [...new Set(this.run1)]
    const members = told.filter((m) => m.amount !== undefined && m.parent === undefined && isMoney(this.sink.figure(m.amount).unit))
    if (members.length < 2 || this.owners.length > 0) return false
    const whole = this.create(t, this.pend.name, unit, id)
    for (const m of members) {
      if (m.concept === whole.concept || m === whole) continue
      m.parent = whole.id
      m.link = 'list'
    }
    this.sink.relabel(id, whole.name)
    this.summands = []
    return true
  }

  /** 「…1.2万元，上年为1.5万元，减少0.3万元」: what the change that follows starts from. */
  private priorAmount(id: number): boolean {
    const p = this.pend
    const target = this.current ?? this.sentenceHead
    if (!/上年|去年|同期/.test(p.period) || !this.isGeneric(p.name) || this.named !== undefined || target?.amount === undefined)
      return false
    const year = this.at.year ?? target.period
    this.basis = { text: p.period, prior: true, phase: phaseOf(p.phase), ...(year === undefined ? {} : { period: year - 1 }) }
    this.basisFresh = false
    this.base = id
    this.movement = undefined
    this.sink.relabel(id, `${target.name} ${p.period}`)
    if (year !== undefined) target.phases.push({ phase: phaseOf(p.phase), figure: id, period: year - 1 })
    return true
  }

  /** The mention a change, rate, share or completion speaks of. */
  private subject(t: Token, unit: Unit): Draft | undefined {
    const raw = this.pend.name
    const dimension = unit.dimension
    const generic = this.isGeneric(raw)
    if (!generic) {
      const concept = conceptOf(cleanName(raw))
      const same = [...this.here].reverse().filter((m) => m.concept === concept && m.amount !== undefined)
      const compared = (this.basis ?? this.inheritedBasis())?.period
      const near =
        same.find((m) => compared === undefined || m.period !== compared) ??
        // 「一般公共预算财政拨款支出1830.12万元，…财政拨款支出增加…」: the same item by the end of its name.
        (/^财政拨款(?:收入|支出)$/.test(concept) && this.sentenceOrTopic()?.name.endsWith(cleanName(raw))
          ? this.sentenceOrTopic()
          : undefined)
      if (near) {
        this.current = near
        return near
      }
      if (concept === '收入支出总计') {
        const side = near ?? this.sideTotal()
        if (side) return side
      }
      return this.create(t, raw, unit, undefined)
    }
    if (this.named !== undefined && !this.isGeneric(this.named)) {
      const concept = conceptOf(cleanName(this.named))
      const near = [...this.here].reverse().find((m) => m.concept === concept) ?? this.create(t, this.named, unit, undefined)
      this.named = undefined
      this.current = near
      return near
    }
    if (dimension !== 'percent' && !isMoney(unit)) return this.counted
    if (generic && this.here.length === 0 && this.named !== undefined && conceptOf(this.named) === '收入支出总计') {
      const both = this.sideTotal(this.named)
      this.named = undefined
      if (both) this.sentenceHead = both
      return both
    }
    const side = this.sideMeant(raw)
    if (side) return side
    return this.ofYear(this.current ?? this.sentenceHead ?? this.topic)
  }

  private sentenceOrTopic(): Draft | undefined {
    return this.sentenceHead ?? this.topic
  }

  /** 「收支总预算3558万元。…收入预算增加118.76万元」: the side named, where what was spoken of is the other one or both. */
  private sideMeant(raw: string): Draft | undefined {
    const side = /^(?:本年|当年)?(收入|支出)(?:预算|决算)?(?:总计|合计|总额)?$/.exec(normalName(raw))?.[1]
    const spoken = this.current ?? this.sentenceHead ?? this.topic
    const sides = (m: Draft): string => [...new Set(m.name.match(/收入|支出/g) ?? [])].join('')
    if (side === undefined || (spoken && sides(spoken) === side)) return undefined
    if (spoken && spoken.concept !== '收入支出总计' && !/^(?:收入|支出)总计$|^本年(?:收入|支出)合计$|^(?:收入|支出)$/.test(spoken.concept))
      return undefined
    // 「收入总计6320万元，包括：⏎1.…⏎2.…⏎与上年相比，收入减少…」: the whole stands above its list.
    const scope = scopeOf(this.at.headings) ?? 'whole'
    const near = [...this.sink.mentions]
      .reverse()
      .filter((m) => m.amount !== undefined && this.block.index - m.block <= (spoken || m.scope !== scope ? 3 : 6))
    const whole = near.find((m) => m.concept === `${side}总计` || m.concept === `本年${side}合计` || m.concept === side)
    const both = near.find((m) => m.concept === '收入支出总计')
    const from = whole && (!both || whole.id > both.id) ? undefined : both
    if (!from) {
      if (whole) {
        this.current = whole
        this.sentenceHead ??= whole
      }
      return whole
    }
    const made: Draft = {
      ...from,
      id: this.sink.mentions.length,
      name: `${side}总计`,
      concept: `${side}总计`,
      block: this.block.index,
      phases: [],
      movements: [],
      shares: [],
      completions: [],
    }
    delete made.parent
    this.sink.mentions.push(made)
    this.here.push(made)
    if (!this.sentenceHead) this.sentenceHead = made
    this.current = made
    return made
  }

  /** 「2013年…。2012年…。2013年比2012年减少…」: the mention of the year named, or at least not of the year compared with. */
  private ofYear(m: Draft | undefined): Draft | undefined {
    if (!m || m.concept === '') return m
    const year = yearIn(this.pend.period)
    const compared = this.basis?.period
    if (m.phases.length > 0 || (year === undefined ? compared === undefined || m.period !== compared : m.period === year)) return m
    const same = [...this.here].reverse().filter((o) => o.concept === m.concept && o.amount !== undefined)
    return same.find((o) => (year === undefined ? o.period !== compared : o.period === year)) ?? m
  }

  /** 「收、支总计各增加…」: one of the two totals told before, which are alike. */
  private sideTotal(name = this.pend.name): Draft | undefined {
    const scope = scopeOf(name)
    return [...this.sink.mentions]
      .reverse()
      .find(
        (m) =>
          (scope === undefined || m.scope === scope) &&
          /^(?:收入总计|支出总计|收入支出总计)$/.test(m.concept) &&
          m.amount !== undefined &&
          this.block.index - m.block <= 2,
      )
  }

  private moved(t: Token, id: number, unit: Unit, direction: 1 | -1 | undefined): void {
    const generic = this.isGeneric(this.pend.name)
    if (this.pend.bound !== undefined && unit.dimension === 'percent' && !generic) {
      // 「A、B、C降幅均超过25%」 speaks of each of them.
      for (const name of cleanName(this.pend.name)
        .split(/[、和及与]|以及/)
        .filter((n) => n.length > 1)) {
        const told = this.create(t, name, unit, undefined)
        told.movements.push({
          basis: this.basis ?? { text: '', prior: true, phase: 'unknown' },
          source: this.source(t),
          rate: id,
          bound: this.pend.bound,
          ...(direction === undefined ? {} : { direction }),
        })
      }
      return
    }
    if (unit.dimension === 'percent') {
      const open = this.movement
      if (
        open &&
        open.rate === undefined &&
        generic &&
        (open.direction === direction || direction === undefined || open.direction === undefined)
      ) {
        open.rate = id
        this.sink.relabel(id, `${this.current?.name ?? ''} ${open.basis.text} ±%`)
        return
      }
    }
    const mention = this.subject(t, unit)
    if (!mention) {
      this.sink.explain(id, 'no-subject')
      return
    }
    const budgeted =
      /^(?:超支|超出|节约|少支|多支)/.test(this.text.slice(this.pend.directionAt)) &&
      ([mention, ...mention.phases].some((a) => isBudget(a.phase)) ||
        this.here.some((m) => m.concept === mention.concept && isBudget(m.phase) && m.amount !== undefined))
    const basis = this.basis ??
      (budgeted ? { text: '预算', prior: false, phase: 'budget' as Phase } : undefined) ??
      mention.movements.at(-1)?.basis ??
      this.inheritedBasis() ?? { text: '', prior: true, phase: 'unknown' as Phase }
    const same = unit.dimension !== 'percent' ? undefined : mention.movements.at(-1)
    if (same && same.rate === undefined && same.change !== undefined && same.basis.text === basis.text && same.direction === direction) {
      ;(same as Mutable<Movement>).rate = id
      this.sink.relabel(id, `${mention.name} ${basis.text} ±%`)
      return
    }
    const rated = unit.dimension === 'percent' ? undefined : mention.movements.at(-1)
    if (
      rated &&
      generic &&
      rated === this.movement &&
      rated.change === undefined &&
      rated.rate !== undefined &&
      rated.direction === direction
    ) {
      ;(rated as Mutable<Movement>).change = id
      this.sink.relabel(id, `${mention.name} ${basis.text} ±`)
      return
    }
    // 「由300万元调整为330万元，增加30万元」: how far it went.
    const gone = unit.dimension === 'percent' || !generic ? undefined : this.movement
    if (
      gone &&
      gone.base !== undefined &&
      gone.change === undefined &&
      gone.rate === undefined &&
      mention.movements.at(-1) === gone &&
      (gone.direction === undefined || gone.direction === direction)
    ) {
      gone.change = id
      if (direction !== undefined) gone.direction = direction
      this.sink.relabel(id, `${mention.name} ${gone.basis.text} ±`)
      return
    }
    // An item of which only changes are told leaves no doubt whose they are.
    const whole = mention.parent === undefined || mention.amount === undefined || !generic ? undefined : this.sink.mentions[mention.parent]
    const movement: Mutable<Movement> = {
      basis,
      ...(whole && whole.block === mention.block ? { also: [whole.id] } : {}),
      source: this.source(t),
      ...(unit.dimension === 'percent' ? { rate: id } : { change: id }),
      ...(this.base === undefined ? {} : { base: this.base }),
      ...(direction === undefined ? {} : { direction }),
      ...(this.pend.bound === undefined ? {} : { bound: this.pend.bound }),
    }
    this.base = undefined
    this.basisFresh = false
    mention.movements.push(movement)
    this.movement = movement
    this.sink.relabel(
      id,
      `${mention.name} ${basis.text} ${direction === 1 ? '+' : direction === -1 ? '−' : '±'}${unit.dimension === 'percent' ? '%' : ''}`,
    )
    if (this.run1.at(-1) !== mention) this.run1.push(mention)
  }

  private inheritedBasis(): Basis | undefined {
    const owner = this.owners.at(-1)?.mention ?? this.outer?.mention
    return owner?.movements.at(-1)?.basis
  }

  /**
   * 「A、B、C分别为1、2、3万元」「…分别减少0.29亿元、0.33亿元、0.64亿元」: the k-th figure belongs to the k-th item. Called on the
   * first figure of the enumeration; undefined when the items cannot be told.
   */
  private distribute(t: Token, unit: Unit): Draft[] | undefined {
    const count = this.figuresAhead(t)
    if (count < 2) return undefined
    const raw = this.pend.name
    if (!this.isGeneric(raw)) {
      const concept = conceptOf(cleanName(raw))
      const named = this.here.filter((m) => m.concept === concept)
      if (named.length === count) return named
      if (concept === '收入支出总计' && count === 2)
        return ['收入总计', '支出总计'].map(
          (n) => [...this.here].reverse().find((m) => m.concept === n) ?? this.create(t, n, unit, undefined),
        )
      // 「因公出国（境）费、公务用车购置及运行费、公务接待费」: 及 may be part of a name, 、 is not.
      const names = [/、/, /[与和]/, /、|和(?!.*、)|及(?!.*、)|与(?!.*、)/, /[、和及与]/]
        .map((by) =>
          cleanName(raw)
            .split(by)
            .filter((n) => n !== ''),
        )
        .find((split) => split.length === count)
      if (names) {
        const taken = new Set<Draft>()
        return names.map((n) => {
          const known = [...this.here].reverse().find((m) => m.concept === conceptOf(n) && !taken.has(m))
          const item = known ?? this.create(t, n, unit, undefined)
          taken.add(item)
          return item
        })
      }
    }
    // 「…，其中：甲…、乙…、丙…。与上年相比，分别减少…」: the parts told in the sentence before.
    const parts =
      this.run1.length > 0 ? [] : this.here.filter((m) => this.topic !== undefined && m.parent === this.topic.id && m.amount !== undefined)
    if (parts.length === count) return parts
    const run = [...new Set(this.run1)].filter(
      (m) => m.amount === undefined || isMoney(this.sink.figure(m.amount).unit) === (isMoney(unit) || unit.dimension === 'percent'),
    )
    return run.length >= count ? run.slice(-count) : undefined
  }

  /** Length of the enumeration of figures that begins here. */
  private figuresAhead(t: Token): number {
    let count = 0
    for (const { kind, text } of this.tokens.slice(this.tokens.indexOf(t))) {
      if (kind === 'figure') count++
      else if (kind !== 'enumeration' && kind !== 'comma' && kind !== 'filler' && !(kind === 'other' && /^[和及]$/.test(text))) break
    }
    return count
  }

  private percentage(t: Token, id: number): void {
    const p = this.pend
    const of = cleanOf(p.of)
    if (p.share && /预算/.test(of) && conceptOf(of.replace(/(年初|调整后?|全年|年度)?预算(数|安排)?/g, '')) === '') p.complete = true
    else if (p.share) {
      const ofCounts = p.whole !== undefined && !isMoney(this.sink.figure(p.whole).unit)
      const mention = ofCounts ? this.counted : this.subject(t, { symbol: '%', dimension: 'percent', power: 0 })
      if (!mention) {
        this.sink.explain(id, 'no-subject')
        return
      }
      mention.shares.push({
        figure: id,
        ...(of !== '' ? { of: conceptOf(of), printed: of } : {}),
        ...(p.whole === undefined ? {} : { whole: p.whole }),
      })
      if (p.whole !== undefined) this.sink.relabel(p.whole, of)
      this.sink.relabel(id, `${mention.name} 占${of}`)
      return
    }
    if (p.complete) {
      // 「与年初预算36800万元相比，完成年初预算的110.11%」
      if (p.whole === undefined && this.base !== undefined && this.basis && isBudget(this.basis.phase)) {
        p.whole = this.base
        this.base = undefined
      }
      const mention = this.subject(t, { symbol: '%', dimension: 'percent', power: 0 })
      if (!mention) {
        this.sink.explain(id, 'no-subject')
        return
      }
      mention.completions.push({ figure: id, phase: phaseOf(p.of), text: p.of.trim() })
      if (p.whole !== undefined) {
        mention.phases.push({ phase: phaseOf(p.of), figure: p.whole, ...(mention.period === undefined ? {} : { period: mention.period }) })
        this.sink.relabel(p.whole, `${mention.name} ${p.of.replace(/的$/, '').trim()}`)
      }
      this.sink.relabel(id, `${mention.name} 完成${p.of.trim()}`)
      return
    }
    // 「下降23.51%、38.28%」: a further rate without its own word.
    if (this.movement && this.clauseFigures > 0 && this.run1.length > 1) {
      const next = this.run1.find((m) => m.movements.length > 0 && m.movements.at(-1)?.rate === undefined)
      const open = next?.movements.at(-1)
      if (open) {
        ;(open as Mutable<Movement>).rate = id
        return
      }
    }
    this.sink.explain(id, 'percentage-of-what')
  }

  /** 「与上年持平」「决算数小于预算数」: a direction without a figure. */
  private settleFlat(): void {
    const p = this.pend
    if (p.direction === undefined || p.direction === 'either' || this.reason) {
      p.direction = undefined as never
      delete p.direction
      return
    }
    const direction = p.direction
    const basis = this.basis ?? this.inheritedBasis()
    delete p.direction
    if (!basis) return
    const mention =
      this.isGeneric(p.name) || (/决算|预算/.test(p.name) && !this.namesOther(p.name))
        ? (this.current ?? this.sentenceHead ?? this.topic)
        : this.subjectByName(p.name)
    if (!mention) return
    const last = mention.movements.at(-1)
    if (last && last.basis.text === basis.text && last.direction === direction) return
    const start = Math.max(0, p.directionAt)
    mention.movements.push({
      basis,
      direction,
      source: sourceIn(this.at.document, this.block, start, Math.min(this.text.length, start + 2), this.at.pages),
      ...(p.roughly ? { roughly: true as const } : {}),
      ...(this.base === undefined ? {} : { base: this.base }),
    })
    this.base = undefined
  }

  /** 「其中，公务用车购置费决算比预算无变化，…」: an item of the whole spoken of, not the whole. */
  private namesOther(name: string): boolean {
    const concept = conceptOf(cleanName(name))
    const of = this.owners.at(-1)?.mention
    return of !== undefined && concept !== of.concept && partitions.some((p) => p.whole === of.concept && p.parts.includes(concept))
  }

  private subjectByName(name: string): Draft | undefined {
    const concept = conceptOf(cleanName(name))
    const told = [...this.here].reverse().find((m) => m.concept === concept)
    if (!told && this.namesOther(name)) {
      const at = Math.max(0, this.pend.directionAt)
      return this.create(
        { kind: 'other', start: at, end: at + 1, text: '' },
        name,
        { symbol: '%', dimension: 'percent', power: 0 },
        undefined,
      )
    }
    return told ?? this.current ?? this.sentenceHead ?? this.topic
  }
}

/** 「…收入2257亿元。支出预算5076亿元」: of an account's two sides, the one not spoken of before. */
function isOtherSide(name: string, before: Draft | undefined): boolean {
  const side = (of: string): string => [...new Set(of.match(/收入|支出/g) ?? [])].join('')
  const [here, there] = [side(name), side(before?.name ?? '')]
  return here.length === 2 && there.length === 2 && here !== there
}

/** A body, before what of it is told. */
const bodyBefore =
  /^[\u4e00-\u9fff()]{2,30}?(?:局|委员会|办公室|厅|中心|法院|检察院|街道办事处|人民政府)(?:\(本级\)|本级|机关)?(?=(?:财政拨款|一般公共预算|政府性基金|国有资本|机关运行|[“"]?三公|收入|支出|收支|本年|当年|政府采购))/

/** 「某市水务局收入预算」: whose it is, is not part of what it is. */
function withoutBody(name: string, department: string): string {
  const own =
    department.length > 3 && name.startsWith(department) ? name.slice(department.length).replace(/^(?:\(本级\)|本级|机关)?的?/, '') : name
  return own === '' ? name : own.replace(bodyBefore, '')
}

/** 「一是…；二是…」 */
const nextReason = /^\s*(?:[二三四五六七八九]是|其[二三四五六])/

const upWords = '新增|增加|增长|上升|提高|追加|增'
const downWords = '减少|下降|降低|压减|压缩|核减|缩减|节约|节省|减'
const wayWords = new RegExp(`(?:预算|经费)?(?:安排)?(?:${upWords}|${downWords})(?:了|约|各)?`, 'g')

/** Which way an amount went, by the word right before it, else by all words of its clause if they agree. */
function directionIn(text: string): 1 | -1 | undefined {
  const near = new RegExp(`(?:(${upWords})|(${downWords}))(?:了|约|各|额为|额)?\\s*$`).exec(text)
  if (near) return near[1] === undefined ? -1 : 1
  // 「新增甲项目、乙项目31000万元」: the word may stand before the first of several names.
  for (const mark of [/[,，;；、]/, /[,，;；]/]) {
    const clause = text.split(mark).at(-1) ?? ''
    const up = new RegExp(upWords).test(clause)
    const down = new RegExp(downWords).test(clause)
    if (up !== down) return up ? 1 : -1
    if (up) return undefined
  }
  return undefined
}

/** 「公务接待费支出情况说明」: a head, without the words that say that something is told of it. */
const withoutSaying = (head: string): string => head.replace(/(?:决算|预算)?(?:总体|具体)?(?:情况)?的?(?:说明|情况)$/, '')

/** 「按支出功能分类」「按用途划分」 */
const isDivision = /^按.*(?:分类|划分|分)$/

/** 「在…中」: where, before the name of what. */
const isPlaceOnly = /^(?:其中)?在[^#]*[中内里]$/
/** 「由…成交的」: a clause that only describes the name after it. */
const isAttributive = /^(?:在[^#]*[中内里])?由[^#]*的$/

/** Whether two items are parts of one whole. */
const siblings = (a: string | undefined, b: string): boolean =>
  a !== undefined && a !== b && partitions.some((p) => p.parts.includes(a) && p.parts.includes(b))

/** 「预算为78万元，决算为66.03万元…其中：」: the parts are those of what was spent. */
const phaseTold = (m: Draft): Phase => m.phases.find((a) => a.phase === 'actual')?.phase ?? m.phase

/** What remains of a name when words that only introduce or measure are taken off. */
function cleanName(raw: string): string {
  let name = normalName(raw)
  for (let before = ''; before !== name; ) {
    before = name
    name = name
      // 「市本级支出」: without the level nothing but 支出 is left.
      .replace(namePrefix, (m) => (/本级$/.test(m) && genericName.test(name.slice(m.length)) ? m : ''))
      // 「一般公共预算拨款安排的培训费」: which money is its scope, not its name.
      .replace(
        /^(?:使用|通过|由|用)?(?:当年|本年)?(?:一般公共预算|政府性基金预算?|国有资本经营预算|财政)(?:财政)?(?:当年)?(?:拨款)?(?:(?:安排|开支|列支|负担)的?|的)(?=.{3})/,
        '',
      )
      // 「支出总预算」「一般公共预算支出」: there 预算 is part of the name.
      .replace(/(?:年初|全年|调整后?|年度)?(?:预算|决算)(?:安排|支出|执行)?数?$/, (m) =>
        /^(?:预算|决算)$/.test(name) || /[总共]$/.test(name.slice(0, -m.length)) ? m : '',
      )
      .replace(
        /(?:合计|总计|共计|累计|总额|总数|汇总数?|预?安排|分别|数|的|等|达到|达|为|是|约|将近|近|计|仅|已|各|共|了|有|公开|均|按?(?:同|可比)口径)$/,
        (m) => (name.length - m.length >= 2 && !/(?:收入|支出)(?:合计|总计|总额)$/.test(name) ? '' : m),
      )
  }
  return name
}

const cleanOf = (raw: string): string =>
  normalName(raw)
    .replace(/^(?:(?:本|我)(?:部门|单位))?(?:全部|本年|当年|整个)/, '')
    .replace(/(?:的|比重|比例|为|是|达)+$/, '')

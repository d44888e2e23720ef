/** What a paragraph has told so far: what is spoken of, what may have parts, and which comparison goes on. */
import type { Document, PageFrame, TextBlock } from '../../layout/types.ts'
import type { Source } from '../../model/document.ts'
import type { Basis, Figure, Mention, Movement } from '../../model/reading.ts'
import type { Numeral } from '../../number/numeral.ts'
import type { Unit } from '../../number/unit.ts'
import { sourceIn } from '../figures.ts'
import { blank, type Phrase } from './phrase.ts'
import type { Token } from './tokens.ts'

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

/** A 分别 enumeration that goes on: the k-th figure is of the k-th mention. */
export interface Spread {
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

export interface Told {
  readonly at: Place
  readonly block: TextBlock
  readonly text: string
  readonly tokens: readonly Token[]
  readonly ids: ReadonlyMap<Numeral, number>
  /** The whole of the list that the paragraph is a member of. */
  readonly outer: Owner | undefined
  /** Mentions of the paragraph, in order. */
  readonly here: Draft[]

  /** What has been read since the last figure or mark. */
  phrase: Phrase
  /** Lists that are open, outermost first. */
  owners: Owner[]
  /** A list was announced and nothing of it told yet. */
  announced: boolean
  /** A list goes on over the sentences that follow. */
  sticky: boolean
  /** 「按支出性质分：…；…。按经济分类分：…」: the sentence divides what was not told, and leaves nothing to speak of. */
  wholeUntold: boolean
  /** Whose parts the numbered items of the paragraph are, and where the first of them begins. */
  numbered: { readonly owner: Owner; readonly first: number } | undefined
  /** Nothing has been told since the last semicolon. */
  afterClause: boolean
  /** Breakdowns of one whole begun in this sentence, past the first. */
  lists: number
  /** Year of the amount just told, for the parts that follow it. */
  listPeriod: number | undefined
  /** Brackets that are open. */
  depth: number
  /** What was spoken of before the open brackets that hold no parts, outermost first. */
  asides: { readonly depth: number; readonly current: Draft | undefined; readonly counted: Draft | undefined }[]

  /** What the sentence before spoke of. */
  topic: Draft | undefined
  sentenceHead: Draft | undefined
  current: Draft | undefined
  counted: Draft | undefined
  /** A name told without a figure: the subject of what follows. */
  named: string | undefined

  basis: Basis | undefined
  /** No figure has been compared with it yet. */
  basisFresh: boolean
  /** 「与年初预算对比：…；…」: the basis of the whole sentence. */
  sentenceBasis: Basis | undefined
  /** The amount compared with. */
  base: number | undefined
  /** What a change of the form 「由…增加到…」 speaks of, and which way it goes. */
  origin: Draft | undefined
  toward: 1 | -1 | undefined
  /** 「占总支出的比重由75%提高到80%」: whose share of what it is, until the share that it went to is told. */
  shareOf: { readonly name: string; readonly of: string } | undefined
  /** Members of a sum that is told at its end: 「…。加上…，收入总计…」. */
  summands: Draft[]
  movement: Mutable<Movement> | undefined
  /** The change with which the sentence before ended. */
  endedOn: Mutable<Movement> | undefined
  reason: 'purpose' | 'cause' | false
  /** The change whose reasons are being told, and where the next of them begins. */
  explained: { readonly movement: Mutable<Movement>; from: number; readonly depth: number } | undefined

  spread: Spread | undefined
  /** 分别 was read and its figures follow. */
  respectively: boolean
  /** Percentages of the clause, for the points between them. */
  percents: { readonly id: number; readonly said: string; readonly earlier: boolean }[]
  lastFigureEnd: number
  lastFigureId: number | undefined
  clauseFigures: number
  /** What the sentence has told, in order. */
  run: Draft[]
}

export const nothingTold = (
  at: Place,
  block: TextBlock,
  text: string,
  tokens: readonly Token[],
  ids: ReadonlyMap<Numeral, number>,
  outer: Owner | undefined,
): Told => ({
  ...{ at, block, text, tokens, ids, outer, here: [], phrase: blank(), owners: [] },
  ...{
    announced: false,
    sticky: false,
    numbered: undefined,
    wholeUntold: false,
    afterClause: false,
    lists: 0,
    listPeriod: undefined,
    depth: 0,
    asides: [],
  },
  ...{ topic: undefined, sentenceHead: undefined, current: undefined, counted: undefined, named: undefined },
  ...{
    basis: undefined,
    basisFresh: false,
    sentenceBasis: undefined,
    base: undefined,
    origin: undefined,
    toward: undefined,
    shareOf: undefined,
  },
  ...{ summands: [], movement: undefined, endedOn: undefined, reason: false, explained: undefined },
  ...{ spread: undefined, respectively: false, percents: [] },
  ...{ lastFigureEnd: -1, lastFigureId: undefined, clauseFigures: 0, run: [] },
})

export const sourceOf = (told: Told, { start, end }: { readonly start: number; readonly end: number }): Source =>
  sourceIn(told.at.document, told.block, start, end, told.at.pages)

/** What is spoken of, the nearest first. */
export const spokenOf = (told: Told): Draft | undefined => told.current ?? told.sentenceHead ?? told.topic

export const isMoney = (unit: Unit): boolean => unit.dimension === 'money' || unit.dimension === 'none'

/** Whether a mention's amount is money. */
export const isMoneyTold = (told: Told, m: Draft): boolean => m.amount !== undefined && isMoney(told.at.sink.figure(m.amount).unit)

/** What a share or a rate is printed in. */
export const percentUnit: Unit = { symbol: '%', dimension: 'percent', power: 0 }
/** 倍, where it measures a change. */
export const times: Unit = { symbol: '倍', dimension: 'percent', power: 2 }

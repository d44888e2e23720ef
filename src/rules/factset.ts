/** What rules look things up in: the extraction, indexed by concept, block and cell. */

import { basesOf, currentsOf, byConcept as mentionsByConcept } from '../extract/reading/candidates.ts'
import type { Document } from '../layout/types.ts'
import type { Beside } from '../model/finding.ts'
import type { Extraction, Fact, Figure, Mention, Movement, Referent, Table } from '../model/reading.ts'
import type { Decimal } from '../number/decimal.ts'
import type { Interval } from '../number/interval.ts'
import type { Relation } from '../relation/relation.ts'

export interface FactSet {
  readonly document: Document
  readonly extraction: Extraction
  readonly tables: readonly Table[]
  readonly mentions: readonly Mention[]
  readonly facts: readonly Fact[]
  /** Documents checked together with this one. */
  readonly beside: readonly Beside[]
  /** Of this document, then of those beside it: the index is the id. */
  readonly figures: readonly Figure[]
  figure(id: number): Figure
  /** Its value in the dimension's base unit (元, %, one piece …). */
  value(id: number): Decimal
  /** Every value it may stand for, in the base unit. */
  interval(id: number): Interval
  /** Whether a relation holds, within rounding too. */
  holds(relation: Relation): boolean
  /** Mentions of a concept, in reading order. */
  mentionsOf(concept: string): readonly Mention[]
  /** Parts named under a mention, in reading order. */
  partsOf(mention: Mention): readonly Mention[]
  /** Figure in a cell of a table. */
  cell(table: Table, row: number, column: number): number | undefined
  factsOf(concept: string): readonly Fact[]
  /** Amounts a movement may start from, the likeliest first. */
  basesOf(mention: Mention, movement: Movement): readonly Referent[]
  /** Amounts a movement may lead to, the likeliest first. */
  currentsOf(mention: Mention, movement: Movement): readonly Referent[]
  /** The words between two figures of one paragraph, from the first character of one to that of the other; undefined where they stand apart or in a table. */
  between(from: number, to: number): string | undefined
  /** The words of the paragraphs from one block to another, tables left out. */
  paragraphs(from: number, to: number): readonly string[]
  /** The words of the paragraph of a figure before it and from it on, so many characters of each; empty in a table. */
  wordsAround(figure: number, reach: number): { readonly before: string; readonly from: string }
}

import { baseValue, intervalOf, judge } from '../relation/judge.ts'

const grouped = <T, K>(values: readonly T[], key: (value: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const of = groups.get(key(value))
    if (of) of.push(value)
    else groups.set(key(value), [value])
  }
  return groups
}

export function factSet(document: Document, extraction: Extraction, beside: readonly Beside[] = []): FactSet {
  const figures = [
    ...extraction.figures,
    ...beside.flatMap((other) => other.extraction.figures.map((figure) => ({ ...figure, id: figure.id + other.from }))),
  ]
  const known = mentionsByConcept(extraction.mentions)
  const byParent = grouped(extraction.mentions, (m) => m.parent)
  const factsByConcept = grouped(extraction.facts, (f) => f.concept)
  const cells = extraction.tables.map((table) => new Map(table.cells.map((c) => [c.row * 1000 + c.column, c.figure])))
  const order = new Map(extraction.tables.map((table, i) => [table.index, i]))
  const figureAt = (id: number): Figure => {
    const figure = figures[id]
    if (!figure) throw new RangeError(`no figure ${id}`)
    return figure
  }
  const textOf = (block: number): string => {
    const of = document.blocks[block]
    return of === undefined || of.kind === 'table' ? '' : of.text
  }
  return {
    document,
    extraction,
    tables: extraction.tables,
    mentions: extraction.mentions,
    facts: extraction.facts,
    beside,
    figures,
    figure: figureAt,
    value: (id) => baseValue(figureAt(id)),
    interval: (id) => intervalOf(figureAt(id)),
    holds: (relation) => ['exact', 'rounding'].includes(judge(relation, figureAt).verdict),
    mentionsOf: (concept) => known.get(concept) ?? [],
    partsOf: (mention) => byParent.get(mention.id) ?? [],
    cell: (table, row, column) => cells[order.get(table.index) ?? -1]?.get(row * 1000 + column),
    factsOf: (concept) => factsByConcept.get(concept) ?? [],
    basesOf: (mention, movement) => basesOf(mention, movement, known),
    currentsOf: (mention, movement) => currentsOf(mention, movement, known, extraction.figures),
    between: (from, to) => {
      const [a, b] = [figureAt(from), figureAt(to)]
      return a.place === 'cell' || b.place === 'cell' || a.source.block !== b.source.block
        ? undefined
        : textOf(a.source.block).slice(a.source.offset, b.source.offset)
    },
    paragraphs: (from, to) => document.blocks.slice(from, to + 1).flatMap((block) => (block.kind === 'table' ? [] : [block.text])),
    wordsAround: (figure, reach) => {
      const { place, source } = figureAt(figure)
      const text = place === 'cell' ? '' : textOf(source.block)
      return {
        before: text.slice(Math.max(0, source.offset - reach), source.offset),
        from: text.slice(source.offset, source.offset + reach),
      }
    },
  }
}

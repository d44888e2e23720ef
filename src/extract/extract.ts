/** Document → Extraction: identity, tables, then sentences; every figure keeps its source. */
import type { Document } from '../layout/types.ts'
import type { Extraction, Figure, Mention, Statement, StatementFigure } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import { factsOf } from './facts.ts'
import { identify } from './identity.ts'
import type { Sink } from './reading/told.ts'
import { readScores } from './scores.ts'
import { sentenceReader } from './sentences.ts'
import { readTables } from './tables/tables.ts'
import { proveUnits } from './tables/units.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export function extract(document: Document): Extraction {
  const identity = identify(document)
  const figures: Figure[] = []
  const mentions: Mention[] = []
  let notFigures = 0
  const sink: Sink = {
    addFigure: (figure) => figures.push({ ...figure, id: figures.length }) - 1,
    figure: (id) => {
      const figure = figures[id]
      if (!figure) throw new RangeError(`no figure ${id}`)
      return figure
    },
    relabel: (id, label) => {
      const figure = figures[id] as Mutable<Figure> | undefined
      if (figure) figure.label = label.trim()
    },
    explain: (id, reason) => {
      const figure = figures[id] as Mutable<Figure> | undefined
      if (figure) figure.unattached = reason
    },
    countNotFigures: (n) => {
      notFigures += n
    },
    mentions: mentions as Sink['mentions'],
  }
  const read = readTables(document, sink.addFigure)
  notFigures += read.notFigures
  const sentences = sentenceReader(document, sink, identity.year ?? undefined, fold(identity.department))
  for (const block of document.blocks) if (block.kind !== 'table') sentences.read(block)
  const tables = proveUnits(read.tables, figures, (id, unit) => {
    const figure = figures[id] as Mutable<Figure> | undefined
    if (figure) figure.unit = unit
  })
  return {
    identity,
    figures,
    tables,
    mentions,
    scores: readScores(document, figures),
    statements: statementsOf(mentions, figures),
    facts: factsOf(document, identity, tables, mentions, figures),
    notFigures,
  }
}

/** Mentions of one sentence, as figures with roles: what `gouji extract` prints. */
function statementsOf(mentions: readonly Mention[], figures: readonly Figure[]): Statement[] {
  const bySentence = new Map<string, { source: Statement['source']; figures: StatementFigure[] }>()
  const add = (figure: number | undefined, rest: Omit<StatementFigure, 'figure'>): void => {
    const source = figure === undefined ? undefined : figures[figure]?.source
    if (figure === undefined || !source) return
    const key = `${source.block}:${source.offset - source.at[0]}`
    const sentence = bySentence.get(key) ?? { source, figures: [] }
    sentence.figures.push({ figure, ...rest })
    bySentence.set(key, sentence)
  }
  for (const m of mentions) {
    add(m.amount, { role: 'amount', concept: m.concept, phase: m.phase })
    for (const p of m.phases) add(p.figure, { role: 'amount', concept: m.concept, phase: p.phase })
    for (const v of m.movements) {
      const direction = v.direction === undefined ? {} : { direction: v.direction }
      add(v.base, { role: 'base', concept: m.concept, phase: v.basis.phase })
      add(v.change, { role: 'change', concept: m.concept, ...direction })
      for (const rate of [v.rate, v.multiple]) add(rate, { role: 'rate', concept: m.concept, ...direction })
    }
    for (const s of m.shares) add(s.figure, { role: 'share', concept: m.concept })
    for (const c of m.completions) add(c.figure, { role: 'completion', concept: m.concept, phase: c.phase })
  }
  return [...bySentence.values()]
    .map((s) => ({ source: s.source, figures: s.figures.sort((a, b) => a.figure - b.figure) }))
    .sort((a, b) => a.source.block - b.source.block || a.source.offset - b.source.offset)
}

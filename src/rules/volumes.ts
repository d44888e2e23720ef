/** Reports bound in one file: a department's and its units', each with tables and text of its own. */
import type { Document } from '../layout/types.ts'
import type { Claim } from '../model/claim.ts'
import type { Fact, Mention, Table } from '../model/reading.ts'
import { figuresIn } from '../relation/judge.ts'
import type { FactSet } from './factset.ts'

/** Kinds of tables that must come again, in the order in which they came, before what follows is another report. */
const enough = 4

/** Where a report begins: its contents, its first part, its title. */
const opens = [/^目\s*录$/u, /^第一部分/u, /^(?!.*表$)[^。；，]{4,40}(?:预算|决算)(?:信息)?(?:公开|说明|报告|草案|编制|情况)*$/u]

const firstPage = (table: Table): number => Math.min(...table.pages)

/** The first page of each report in the file; [1] where there is one. */
export function volumes(document: Document, tables: readonly Table[]): readonly number[] {
  const known = tables.filter((table) => /^[BT]\d/u.test(table.kind ?? ''))
  const out = [1]
  let from = 0
  for (const [i, table] of known.entries()) {
    const here = known.slice(from, i)
    const run = known.slice(i).findIndex((t, k) => t.kind !== here[k]?.kind)
    if (here.length < enough || (run >= 0 && run < enough)) continue
    out.push(beginning(document, firstPage(known[i - 1] ?? table) + 1, firstPage(table)))
    from = i
  }
  return out
}

/** The page on which the report begins whose first table stands on `to`; what stands before `from` is of the one before. */
function beginning(document: Document, from: number, to: number): number {
  const lines = document.blocks.filter((b) => b.kind !== 'table' && b.page >= from && b.page <= to)
  for (const pattern of opens) {
    const last = lines.findLast((b) => b.kind !== 'table' && pattern.test(b.text.trim()))
    if (last === undefined) continue
    // A cover stands before the contents: a page of few words.
    const before = lines.filter((b) => b.page === last.page - 1)
    const cover = before.length > 0 && before.every((b) => b.kind !== 'table' && b.text.length <= 40 && !/。/u.test(b.text))
    return cover ? last.page - 1 : last.page
  }
  return to
}

/** What the rules say of each report by itself; claims about words are made once. */
export function* claimsByVolume(facts: FactSet, claimsOf: (facts: FactSet) => Iterable<Claim>): Generator<Claim> {
  const starts = volumes(facts.document, facts.tables)
  if (starts.length < 2) {
    yield* claimsOf(facts)
    return
  }
  const volumeOf = (page: number): number => starts.filter((start) => start <= page).length - 1
  const own = facts.extraction.figures.length
  const figuresOf = (claim: Claim): number[] => claim.readings.flatMap(figuresIn)
  for (const claim of claimsOf(facts)) if (figuresOf(claim).length === 0) yield claim
  for (const volume of starts.keys()) {
    const isOwn = (page: number): boolean => volumeOf(page) === volume
    for (const claim of claimsOf(within(facts, isOwn))) {
      const told = figuresOf(claim).filter((id) => id < own)
      if (told.length > 0 && told.every((id) => isOwn(facts.figure(id).source.page))) yield claim
    }
  }
}

/** What is looked up by name, of the pages of one report alone. */
function within(facts: FactSet, isOwn: (page: number) => boolean): FactSet {
  const tables = facts.tables.filter((table) => isOwn(firstPage(table)))
  const mentioned = ({ source }: Mention): boolean => isOwn(source.page)
  const factual = ({ figure }: Fact): boolean => isOwn(facts.figure(figure).source.page)
  return {
    ...facts,
    extraction: { ...facts.extraction, tables },
    tables,
    facts: facts.facts.filter(factual),
    mentionsOf: (concept) => facts.mentionsOf(concept).filter(mentioned),
    factsOf: (concept) => facts.factsOf(concept).filter(factual),
  }
}

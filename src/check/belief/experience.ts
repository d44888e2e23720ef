/**
 * How often each form of reading holds over many documents that nobody has judged: held and broken, by rule and case, by where its figures
 * stand and how they were found. What is learned of two archives is added up.
 */
import type { Document } from '../../layout/types.ts'
import type { Claim, Judged } from '../../model/claim.ts'
import type { Extraction } from '../../model/reading.ts'
import { figuresIn } from '../../relation/judge.ts'
import { sceneOf, tells } from './scene.ts'

export interface Experience {
  readonly schema: 'gouji.experience/1'
  readonly documents: number
  /** Form → how often it held, and how often it did not. */
  readonly forms: Readonly<Record<string, readonly [held: number, broken: number]>>
}

export const noExperience: Experience = { schema: 'gouji.experience/1', documents: 0, forms: {} }

/** Two experiences are one: their counts add up. Forms stand in order, so that the same documents always give the same bytes. */
export function added(a: Experience, b: Experience): Experience {
  const names = [...new Set([...Object.keys(a.forms), ...Object.keys(b.forms)])].sort()
  const sum = (name: string): readonly [number, number] => {
    const [x, y] = [a.forms[name] ?? [0, 0], b.forms[name] ?? [0, 0]]
    return [x[0] + y[0], x[1] + y[1]]
  }
  return {
    schema: 'gouji.experience/1',
    documents: a.documents + b.documents,
    forms: Object.fromEntries(names.map((name) => [name, sum(name)])),
  }
}

/** What one document teaches. What is no equation teaches nothing: bounds hold for nearly anything, and words are spoken of where they are wrong. */
export function experienceOf(
  { document, extraction }: { readonly document: Document; readonly extraction: Extraction },
  judged: readonly Judged[],
): Experience {
  const claims = judged.map((j) => j.claim)
  const scene = sceneOf(extraction, claims, (id) => extraction.figures[id] ?? noFigure(id))
  const forms: Record<string, [number, number]> = {}
  claims.forEach((claim, index) => {
    const outcome = scene.outcomes[index]
    if (outcome === undefined || outcome === 'open' || !tells(claim.readings[0], scene.read)) return
    const form = formOf(claim, { document, extraction })
    if (form === undefined) return
    const [held, broken] = forms[form] ?? [0, 0]
    forms[form] = outcome === 'held' ? [held + 1, broken] : [held, broken + 1]
  })
  return added(noExperience, { schema: 'gouji.experience/1', documents: 1, forms })
}

const noFigure = (id: number): never => {
  throw new RangeError(`no figure ${id}`)
}

/** The form of a claim's reading: finer than its rule, and the same for documents of any body. */
export function formOf(
  claim: Claim,
  { document, extraction }: { readonly document: Document; readonly extraction: Extraction },
): string | undefined {
  const [relation] = claim.readings
  if (relation === undefined || relation.kind === 'assertion' || relation.op !== '=') return undefined
  const figures = figuresIn(relation).flatMap((id) => extraction.figures[id] ?? [])
  const blocks = new Set(figures.map((f) => f.source.block))
  const places = [...new Set(figures.map((f) => f.place))].sort().join('+')
  const tables = extraction.tables.filter((t) => blocks.has(t.block))
  const ruled = [...new Set(tables.map((t) => document.blocks[t.block]).map((b) => (b?.kind === 'table' ? b.by : '')))].sort().join('+')
  return [
    claim.rule,
    claim.case,
    places,
    ruled === '' ? 'text' : ruled,
    tables.some((t) => t.pages.length > 1) ? 'continued' : 'one page',
    tables.length > 0 && tables.every((t) => t.kind !== undefined) ? 'known table' : 'other',
    blocks.size === 1 ? 'one block' : 'several blocks',
    claim.certain ? 'by form' : 'found near by',
    figures.length <= 3 ? 'few' : figures.length <= 8 ? 'some' : 'many',
  ].join(' · ')
}

/** Whether a value is an experience, as read from a file that anyone may have written. */
export function isExperience(value: unknown): value is Experience {
  if (typeof value !== 'object' || value === null) return false
  const { schema, documents, forms } = value as Readonly<Record<string, unknown>>
  const isCount = (n: unknown): boolean => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0
  return (
    schema === 'gouji.experience/1' &&
    isCount(documents) &&
    typeof forms === 'object' &&
    forms !== null &&
    !Array.isArray(forms) &&
    Object.values(forms).every((counts) => Array.isArray(counts) && counts.length === 2 && counts.every(isCount))
  )
}

/** Which documents of a store speak of the same money: last year's beside this year's, the budget beside the account, the department beside its unit. */
import { createHash } from 'node:crypto'
import { bodyOf, kinshipOf } from '../check/across.ts'
import type { Identity } from '../model/document.ts'
import type { Kinship, Other, Together } from '../model/finding.ts'
import type { Extraction } from '../model/reading.ts'
import type { BesideRecord, ReadRecord } from '../store/database/record.ts'
import type { Card, Store } from '../store/database/store.ts'
import { unpacked } from './record.ts'

export interface Related {
  readonly sha256: string
  readonly kinship: Kinship
}

/** What kinship asks of a document that is not opened. */
const identityOf = (card: Card): Extraction =>
  ({
    identity: { title: card.title, department: card.department, year: card.year, kind: card.kind } as Identity,
    mentions: [],
    tables: [],
    figures: [],
  }) as unknown as Extraction

/** What stands beside each document, by its sha256; documents that stand alone are left out. Opens each department's document once, one at a time. */
export async function relationsIn(store: Store): Promise<Map<string, Related[]>> {
  const cards: Card[] = []
  for await (const card of store.cards()) if (card.year !== null && card.kind !== 'unknown' && card.body !== '') cards.push(card)
  const related = new Map<string, Related[]>()
  const relate = (own: Card, other: Card, kinship: Kinship): void => {
    const of = related.get(own.sha256)
    if (of) of.push({ sha256: other.sha256, kinship })
    else related.set(own.sha256, [{ sha256: other.sha256, kinship }])
  }
  const grouped = (keyOf: (card: Card) => string): Map<string, Card[]> => {
    const groups = new Map<string, Card[]>()
    for (const card of cards) {
      const group = groups.get(keyOf(card))
      if (group) group.push(card)
      else groups.set(keyOf(card), [card])
    }
    return groups
  }
  for (const ofBody of grouped(({ body }) => body).values()) {
    for (const own of ofBody) {
      for (const other of ofBody) {
        const kinship = own === other ? undefined : kinshipOf(identityOf(own), { path: '', extraction: identityOf(other) })
        if (kinship !== undefined) relate(own, other, kinship)
      }
    }
  }
  // A unit of another name stands in its department's own words only.
  for (const together of grouped((card) => `${card.kind}|${card.year}`).values()) {
    const units = together.filter((card) => mayBe(card, 'unit'))
    if (units.length === 0) continue
    for (const department of together.filter((card) => mayBe(card, 'department'))) {
      if (units.every((unit) => elsewhere(unit, department))) continue
      const bytes = await store.reading(department.sha256)
      if (!bytes) continue
      const other = unpacked(bytes)
      // A unit is not looked for in the departments of other cities.
      for (const unit of units)
        if (unit.body !== department.body && !elsewhere(unit, department) && kinshipOf(identityOf(unit), other) === 'department')
          relate(unit, department, 'department')
    }
  }
  for (const of of related.values()) of.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  return related
}

/** Both names tell their city, and not the same. */
const elsewhere = (a: Card, b: Card): boolean => a.city !== undefined && b.city !== undefined && a.city !== b.city

const mayBe = (card: Card, level: Card['level']): boolean => card.level === level

/** Fingerprint of what a document is checked against; empty for none. */
export const besideMark = (related: readonly Related[], version: string): string =>
  related.length === 0
    ? ''
    : createHash('sha256')
        .update([version, ...related.map(({ sha256, kinship }) => `${kinship} ${sha256}`)].join('\n'))
        .digest('hex')

export interface BesideTask {
  readonly path: string
  readonly sha256: string
  readonly others: readonly Other[]
}

export interface AcrossOptions {
  readonly store: Store
  readonly version: string
  /** Checks documents anew, with others beside them, and yields what came of them in any order. */
  readonly read: (
    tasks: AsyncIterable<BesideTask>,
  ) => AsyncIterable<{ readonly task: BesideTask; readonly result: ReadRecord | { readonly failure: string } }>
  readonly signal?: AbortSignal
}

export interface AcrossEvent {
  readonly path: string
  /** Documents beside it. */
  readonly others: number
  /** Why it was not checked again; it stays as it was checked alone. */
  readonly failure?: string
}

/** Checks again every document of the store whose kin are not those that it was checked with. What is done is kept: it goes on where it ended. */
export async function* across({ store, version, read, signal }: AcrossOptions): AsyncGenerator<AcrossEvent, void> {
  const related = await relationsIn(store)
  const files = new Map<string, string>()
  for await (const { path, sha256 } of store.files()) if (!files.has(sha256)) files.set(sha256, path)
  const bodies = new Map<string, string>()
  const due: string[] = []
  for await (const card of store.cards()) {
    bodies.set(card.sha256, bodyOf({ title: card.title, department: card.department, year: card.year, kind: card.kind } as Identity))
    if (besideMark(related.get(card.sha256) ?? [], version) !== card.beside) due.push(card.sha256)
  }

  async function* tasks(): AsyncGenerator<BesideTask, void> {
    for (const sha256 of due) {
      if (signal?.aborted) return
      const path = files.get(sha256)
      if (path === undefined) continue
      const others: Other[] = []
      for (const { sha256: other } of related.get(sha256) ?? []) {
        const bytes = await store.reading(other)
        if (bytes) others.push({ ...unpacked(bytes), path: files.get(other) ?? other })
      }
      yield { path, sha256, others }
    }
  }

  try {
    for await (const { task, result } of read(tasks())) {
      if ('failure' in result) {
        yield { path: task.path, others: task.others.length, failure: result.failure }
        continue
      }
      const of = related.get(task.sha256) ?? []
      // A file that was changed since holds another document; the next batch will take it in.
      if (result.sha256 === task.sha256) await store.putBeside(version, result, besideOf(result, of, files, bodies, version))
      yield { path: task.path, others: task.others.length }
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

function besideOf(
  { report }: ReadRecord,
  related: readonly Related[],
  files: ReadonlyMap<string, string>,
  bodies: ReadonlyMap<string, string>,
  version: string,
): BesideRecord {
  const checks = new Map<string, Together>((report.together ?? []).map((one) => [one.path, one]))
  const parent = related.find(({ kinship }) => kinship === 'department')
  const name = parent && bodies.get(parent.sha256)
  return {
    beside: besideMark(related, version),
    kin: related.map(({ sha256, kinship }) => ({
      other: sha256,
      kinship,
      checks: checks.get(files.get(sha256) ?? sha256)?.checks ?? {
        exact: 0,
        rounding: 0,
        convention: 0,
        contradiction: 0,
        notCheckable: 0,
      },
    })),
    ...(name === undefined ? {} : { parent: name }),
  }
}

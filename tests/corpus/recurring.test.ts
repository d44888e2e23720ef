import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placesOf, recurringEqualities } from '../../src/corpus/recurring.ts'
import { openDisclosure } from '../../src/index.ts'
import type { Extraction } from '../../src/model/reading.ts'

const folder = join(import.meta.dirname, '..', '..', 'corpus')
const accounts = await Promise.all(
  readdirSync(folder)
    .filter((name) => /-202\d\.pdf$/.test(name))
    .map(async (name) => {
      const path = join(folder, name)
      const { extraction } = await openDisclosure({ path, bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
      return { name, extraction }
    }),
)

/** The same document with one amount of a place changed. */
const slipped = (extraction: Extraction, place: string): Extraction => {
  const at = placesOf(extraction).get(place)
  if (!at) throw new Error(`no ${place}`)
  const other = { ...at, printed: '987654.32', value: { digits: 98765432n, scale: 2 }, decimals: 2 }
  return { ...extraction, figures: extraction.figures.map((figure) => (figure.id === at.id ? other : figure)) }
}

describe('equalities that recur', () => {
  const found = recurringEqualities(accounts, { least: 2, tolerance: 12 })

  test('are found between tables of one kind of document', () => {
    expect(accounts.length).toBeGreaterThan(4)
    expect(found.length).toBeGreaterThan(0)
    for (const one of found) {
      expect(one.telling).toBeGreaterThanOrEqual(2)
      expect(one.broken).toBe(0)
      expect(one.places[0] < one.places[1]).toBe(true)
    }
  })

  test('a document that does not agree is named, and one in four is too many', () => {
    const [first] = found
    const place = first?.places[0] ?? ''
    const holder = accounts.find(({ name }) => name === first?.examples[0])
    if (!holder || !first) throw new Error('nothing recurs')
    const changed = accounts.map((one) => (one === holder ? { ...one, extraction: slipped(one.extraction, place) } : one))
    const with_ = (tolerance: number) =>
      recurringEqualities(changed, { least: 1, tolerance }).find(({ places }) => places.join() === first.places.join())
    expect(with_(1)?.exceptions).toEqual([holder.name])
    expect(with_(12)).toBeUndefined()
  })
})

/** The larger, really published documents beside the repository, against their truth. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDisclosure, openDisclosure } from '../../src/index.ts'
import { alarm, type Comparison, compare, described, type Truth } from './meets.ts'

const folder = new URL('../../../shared/documents/', import.meta.url)
const present = existsSync(folder)
// Scans have truths of their own; they are read by character recognition and tested with it.
const truths = (present ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.truth.json') && !name.includes('.scan.'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Truth)

describe.skipIf(!present)(`published documents in ../shared/documents${present ? '' : ' (folder absent: nothing compared)'}`, () => {
  const compared: { readonly truth: Truth; readonly comparison: Comparison }[] = []
  beforeAll(async () => {
    for (const truth of truths) {
      const bytes = new Uint8Array(readFileSync(new URL(truth.document, folder)))
      const disclosure = await openDisclosure({ path: truth.document, bytes }, { ocr: 'never' })
      compared.push({ truth, comparison: compare(checkDisclosure(disclosure, { language: 'en' }).report.findings, truth) })
    }
  })

  it.each(truths.map((truth) => truth.document))('finds every error of %s', (document) => {
    const missed = compared.find((c) => c.truth.document === document)?.comparison.missed
    expect(missed?.filter((d) => d.severity === 'error').map(described)).toEqual([])
  })

  it('finds at least four of five warnings over all of them', () => {
    const ofAll = compared.flatMap((c) => c.truth.discrepancies).filter((d) => d.severity === 'warning').length
    const missed = compared.flatMap((c) => c.comparison.missed).filter((d) => d.severity === 'warning')
    expect(missed.length, missed.map(described).join('\n')).toBeLessThanOrEqual(ofAll / 5)
  })

  it('raises at most one false alarm over all of them', () => {
    const alarms = compared.flatMap((c) => c.comparison.falsePositives.map((f) => `${c.truth.document} ${alarm(f)}`))
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(1)
  })
})

/** The larger, really published documents beside the repository, against their truth. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkDisclosure, openDisclosure } from '../../src/index.ts'
import { alarm, compare, described, type Truth } from './meets.ts'

const folder = new URL('../../../shared/documents/', import.meta.url)
const present = existsSync(folder)
const truths = present ? readdirSync(folder).filter((name) => name.endsWith('.truth.json') && !name.includes('.scan.')) : []

describe.skipIf(!present)(`published documents in ../shared/documents${present ? '' : ' (folder absent: nothing compared)'}`, () => {
  it.each(truths)('%s', async (name) => {
    const truth = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Truth
    const bytes = new Uint8Array(readFileSync(new URL(truth.document, folder)))
    const disclosure = await openDisclosure({ path: truth.document, bytes }, { ocr: 'never' })
    const { missed, falsePositives } = compare(checkDisclosure(disclosure, { language: 'en' }).report.findings, truth)
    expect({
      missedErrors: missed.filter((d) => d.severity === 'error').map(described),
      falsePositives: falsePositives.map(alarm),
    }).toEqual({ missedErrors: [], falsePositives: [] })
  })
})

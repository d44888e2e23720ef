/** Documents of the corpus checked against each other. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkDisclosure, type Disclosure, openDisclosure, otherOf, type Report } from '../../src/index.ts'
import { alarm, compare, described, type Truth } from './meets.ts'

const root = new URL('../../', import.meta.url)
const truth = JSON.parse(readFileSync(new URL('golden/linlan-hydrology-together/truth.json', root), 'utf8')) as Truth & {
  readonly together: readonly string[]
}
const open = (name: string): Promise<Disclosure> =>
  openDisclosure({ path: name, bytes: new Uint8Array(readFileSync(new URL(`corpus/${name}`, root))) }, { ocr: 'never' })

describe(`${truth.document} beside ${truth.together.join(', ')}`, () => {
  let alone: Report
  let report: Report
  beforeAll(async () => {
    const [own, ...others] = await Promise.all([truth.document, ...truth.together].map(open))
    if (!own) throw new Error('no document')
    alone = checkDisclosure(own, { language: 'en' }).report
    report = checkDisclosure(own, { language: 'en', others: others.map(otherOf) }).report
  })

  it('finds every discrepancy, under its rule', () => {
    expect(compare(report.findings, truth).missed.map(described)).toEqual([])
    expect(truth.discrepancies.filter((d) => !report.findings.some((f) => f.rule === d.rule)).map(described)).toEqual([])
  })

  it('raises no alarm that the document alone does not raise', () => {
    const known = new Set(alone.findings.map((f) => f.id))
    const fresh = report.findings.filter((f) => !known.has(f.id))
    expect(compare(fresh, truth).falsePositives.map(alarm)).toEqual([])
  })

  it('counts what holds between them, and says which document it is', () => {
    expect(report.checks.exact).toBeGreaterThan(alone.checks.exact)
    expect(report.together).toMatchObject([{ path: 'linlan-hydrology-2022.txt', kinship: 'last-year' }])
    expect(report.together?.[0]?.checks.exact).toBe(report.checks.exact - alone.checks.exact)
    const finding = report.findings.find((f) => f.rule === 'untied-document')
    expect(finding?.evidence.map((e) => [e.value, e.path])).toContainEqual(['44.36', 'linlan-hydrology-2022.txt'])
  })
})

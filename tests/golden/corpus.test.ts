/** Every document of the corpus against its truth, and against the snapshot a person has agreed to. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/model/finding.ts'
import { alarm, compare, described, meets, type Truth } from './meets.ts'
import { reportOf, snapshot } from './snapshot.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { documents } = JSON.parse(read('corpus/manifest.json')) as { documents: { id: string; path: string }[] }

/** Documents in which nothing is wrong may still earn notes; these earn none. */
const SILENT = new Set(['linlan-hydrology-2023', 'qinghe-archives-2024'])
/** A report that cuts its rates is told so once. */
const CUTS = 'beiling-market-2026'

describe.each(documents)('$id', ({ id, path }) => {
  const truth = JSON.parse(read(`golden/${id}/truth.json`)) as Truth
  let report: Report
  beforeAll(async () => {
    report = await reportOf(path)
  })

  it('finds every discrepancy but the gaps that are owned to', () => {
    const open = truth.discrepancies.filter((d) => d.open !== undefined)
    expect(compare(report.findings, truth).missed.map(described)).toEqual(open.map(described))
  })

  it('reports examples of a rule under that rule', () => {
    const examples = truth.discrepancies.filter((d) => d.rule !== undefined)
    const otherwise = examples.filter((d) => !report.findings.some((f) => f.rule === d.rule && meets(f, d)))
    expect(otherwise.map((d) => `${d.rule}: ${described(d)}`)).toEqual([])
  })

  it('raises no false alarm', () => {
    expect(compare(report.findings, truth).falsePositives.map(alarm)).toEqual([])
  })

  it('knows the right values', () => {
    expect(compare(report.findings, truth).undiagnosed.map(described)).toEqual([])
  })

  it('gives the findings that were agreed to', () => {
    expect(snapshot(report)).toBe(read(`golden/${id}/findings.json`))
  })

  it('checks something', () => {
    expect(report.coverage.covered).toBeGreaterThan(0)
  })

  if (SILENT.has(id)) it('says nothing at all', () => expect(report.findings).toEqual([]))
  if (id === CUTS) it('says once that rates are cut', () => expect(report.findings.map((f) => f.severity)).toEqual(['info']))
})

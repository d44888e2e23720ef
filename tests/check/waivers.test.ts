import { describe, expect, test } from 'vitest'
import { baseline, type Waiver, type Waivers, waive } from '../../src/check/waivers.ts'
import type { Finding, Report } from '../../src/model/finding.ts'

const finding = (id: string): Finding => ({
  id,
  rule: 'wrong-share',
  severity: 'error',
  message: `about ${id}`,
  page: 1,
  quote: '',
  evidence: [],
  related: [],
})
const report = (path: string, ...ids: string[]): Report => ({
  schema: 'gouji.report/1',
  document: { path, sha256: '', title: '', department: '', year: 2024, kind: 'budget', pages: 1, unreadablePages: [], ocrPages: [] },
  coverage: { figures: 0, covered: 0, boundedOnly: 0, uncovered: 0, notFigures: 0 },
  checks: { exact: 1, rounding: 0, convention: 0, contradiction: ids.length, notCheckable: 0 },
  findings: ids.map(finding),
})
const by = { reason: 'confirmed by the office', author: 'li', date: '2026-01-05' }
const file = (waivers: Record<string, Partial<Waiver>>): Waivers => ({
  schema: 'gouji.waivers/1',
  waivers: Object.fromEntries(Object.entries(waivers).map(([id, more]) => [id, { ...by, ...more }])),
})
const ids = (list: readonly { readonly id: string }[] = []): string[] => list.map((one) => one.id)

describe('waive', () => {
  test('puts waived findings apart, with who, when and why', () => {
    const { findings, waived, unusedWaivers, expiredWaivers } = waive(report('a.pdf', 'x', 'y'), file({ x: {} }), '2026-06-01')
    expect(ids(findings)).toEqual(['y'])
    expect(waived?.map(({ id, waiver }) => ({ id, waiver }))).toEqual([{ id: 'x', waiver: by }])
    expect({ unusedWaivers, expiredWaivers }).toEqual({ unusedWaivers: [], expiredWaivers: [] })
  })

  test('applies to the last day, and not a day longer', () => {
    const until = file({ x: { expires: '2026-06-01' } })
    expect(ids(waive(report('a.pdf', 'x'), until, '2026-06-01').findings)).toEqual([])
    const late = waive(report('a.pdf', 'x'), until, '2026-06-02')
    expect(ids(late.findings)).toEqual(['x'])
    expect(late.expiredWaivers).toEqual(['x'])
    expect(late.unusedWaivers).toEqual([])
  })

  test('tells waivers that cover nothing', () => {
    expect(waive(report('a.pdf', 'x'), file({ gone: {} }), '2026-06-01').unusedWaivers).toEqual(['gone'])
  })

  test('holds a waiver for one document to that document', () => {
    const one = file({ x: { document: 'a.pdf' } })
    expect(ids(waive(report('folder/a.pdf', 'x'), one, '2026-06-01').findings)).toEqual([])
    const elsewhere = waive(report('b.pdf', 'x'), one, '2026-06-01')
    expect(ids(elsewhere.findings)).toEqual(['x'])
    expect(elsewhere.unusedWaivers).toEqual([])
  })
})

describe('baseline', () => {
  test('waives all that was found, and nothing is found afterwards', () => {
    const reports = [report('a.pdf', 'x', 'y'), report('b.pdf', 'x', 'z')]
    const written = baseline(reports, undefined, by)
    expect(Object.keys(written.waivers)).toEqual(['x', 'y', 'z'])
    expect(written.waivers['x']?.document).toBeUndefined()
    expect(written.waivers['z']).toEqual({ ...by, rule: 'wrong-share', document: 'b.pdf', message: 'about z' })
    for (const one of reports) expect(waive(one, written, '2026-06-01').findings).toEqual([])
  })

  test('keeps what was waived before as it was', () => {
    const before = file({ x: { reason: 'rounding in the source' }, gone: {}, over: { expires: '2026-01-06' } })
    const checked = waive(report('a.pdf', 'x', 'y', 'over'), before, '2026-06-01')
    const written = baseline([checked], before, { ...by, reason: 'baseline' })
    expect(Object.entries(written.waivers).map(([id, waiver]) => [id, waiver.reason])).toEqual([
      ['over', 'baseline'],
      ['x', 'rounding in the source'],
      ['y', 'baseline'],
    ])
  })
})

import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { type Handover, rules, sarifLog } from '../../src/index.ts'
import { decisions, handed, poisoned } from './handed.ts'

const { $schema: _dialect, id: _id, ...schema } = published
// The schema is of draft 4, which nothing in it depends on; one of its patterns is not a Unicode regular expression.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema)

const written = (contents: readonly Handover[]): string =>
  sarifLog(
    contents.map(({ report, findings }) => ({ report, findings })),
    { language: 'zh', version: '1.2.3', rules },
  )

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[] } }
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[]
      readonly results: readonly {
        readonly ruleId: string
        readonly ruleIndex: number
        readonly level: string
        readonly partialFingerprints: Readonly<Record<string, string>>
        readonly suppressions?: readonly { readonly justification: string }[]
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly region: {
                readonly snippet?: { readonly text: string }
                readonly properties: { readonly page: number; readonly boxes?: unknown }
              }
            }
          },
        ]
      }[]
    },
  ]
}

describe('SARIF', () => {
  test.each([
    ['a checked document', async () => [await handed()]],
    ['two documents', async () => [await handed(), await handed('en')]],
    ['a reviewed document', async () => [await handed('zh', await decisions())]],
    ['hostile text', async () => [poisoned(await handed())]],
    ['no document', async () => []],
  ])('is valid against the schema of 2.1.0: %s', async (_name, contents) => {
    validate(JSON.parse(written(await contents())))
    expect(validate.errors ?? []).toEqual([])
  })

  test('the schema would tell', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false)
  })

  test('findings are results with our fingerprints, pages and boxes; rules come with help', async () => {
    const content = await handed()
    const [run] = (JSON.parse(written([content])) as Log).runs
    expect(run.results.map((one) => one.partialFingerprints['goujiFinding/v1'])).toEqual(content.findings.map(({ finding }) => finding.id))
    for (const [index, one] of run.results.entries()) {
      const finding = content.findings[index]?.finding
      expect(run.tool.driver.rules[one.ruleIndex]?.id).toBe(one.ruleId)
      expect(one.level).toBe({ error: 'error', warning: 'warning', info: 'note' }[finding?.severity ?? 'info'])
      expect(one.locations[0].physicalLocation.region.properties.page).toBe(finding?.page)
      expect(one.locations[0].physicalLocation.region.snippet?.text).toBe(finding?.quote)
      expect(one).not.toHaveProperty('suppressions', expect.arrayContaining([expect.anything()]))
    }
    for (const rule of run.tool.driver.rules) expect(rule.help.text.length).toBeGreaterThan(5)
  })

  test('what was dismissed or settled is suppressed, with its reason', async () => {
    const content = await handed('zh', await decisions())
    const [run] = (JSON.parse(written([content])) as Log).runs
    const suppressed = run.results.filter((one) => (one.suppressions ?? []).length > 0)
    expect(suppressed).toHaveLength(content.findings.filter(({ standing }) => standing === 'dismissed' || standing === 'settled').length)
    expect(suppressed.map((one) => one.suppressions?.[0]?.justification)).toContain('口径不同')
  })

  test('what a waiver covers is suppressed too', async () => {
    const { report } = await handed()
    const [first, ...rest] = report.findings
    if (!first) throw new Error('the sample has findings')
    const waiver = { reason: '已说明', author: '甲', date: '2026-11-24' }
    const text = sarifLog([{ report: { ...report, findings: rest, waived: [{ ...first, waiver }] } }], {
      language: 'zh',
      version: '1.2.3',
      rules,
    })
    validate(JSON.parse(text))
    expect(validate.errors ?? []).toEqual([])
    const [run] = (JSON.parse(text) as Log).runs
    expect(run.results.map((one) => one.suppressions?.map(({ justification }) => justification))).toEqual([
      ...rest.map(() => []),
      ['已说明 (甲, 2026-11-24)'],
    ])
  })

  test.each([
    ['a b/决算#1.pdf', 'a%20b/%E5%86%B3%E7%AE%97%231.pdf'],
    ['/tmp/x.pdf', 'file:///tmp/x.pdf'],
    ['C:\\公开\\x.pdf', 'file:///C:/%E5%85%AC%E5%BC%80/x.pdf'],
    ['-', 'stdin'],
  ])('a path is a URI reference: %s', async (path, uri) => {
    const content = await handed()
    const report = { ...content.report, document: { ...content.report.document, path } }
    expect((JSON.parse(written([{ ...content, report }])) as Log).runs[0].artifacts[0]?.location.uri).toBe(uri)
  })
})

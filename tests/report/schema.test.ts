/** Every report and extract of the corpus is as the published schemas say, and the schemas name every field there is. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { checkDisclosure, extractOf, openDisclosure } from '../../src/index.ts'
import { extractSchema, reportSchema } from '../../src/report/schema.ts'

const corpus = join(import.meta.dirname, '..', '..', 'corpus')
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const [isReport, isExtract] = [ajv.compile(reportSchema()), ajv.compile(extractSchema())]

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** Fields that a value has and its schema does not name. What the schema leaves open (`type: object`) is not looked into. */
function unnamed(value: unknown, schema: Schema, at = ''): string[] {
  if (Array.isArray(value)) return schema.items ? [...new Set(value.flatMap((one) => unnamed(one, schema.items ?? {}, `${at}[]`)))] : []
  if (typeof value !== 'object' || value === null || !schema.properties) return []
  return Object.entries(value).flatMap(([key, of]) => {
    const inner = schema.properties?.[key]
    return of === undefined ? [] : inner ? unnamed(of, inner, `${at}.${key}`) : [`${at}.${key}`]
  })
}

describe.each(readdirSync(corpus).filter((name) => /\.(?:pdf|txt)$/.test(name)))('%s', (name) => {
  test('report and extract', async () => {
    const disclosure = await openDisclosure({ path: name, bytes: readFileSync(join(corpus, name)) }, { ocr: 'never' })
    const { report } = checkDisclosure(disclosure, { language: 'en' })
    const extract = extractOf(disclosure)
    isReport(JSON.parse(JSON.stringify(report)))
    expect(isReport.errors ?? []).toEqual([])
    isExtract(JSON.parse(JSON.stringify(extract)))
    expect(isExtract.errors ?? []).toEqual([])
    expect([...unnamed(report, reportSchema() as Schema), ...unnamed(extract, extractSchema() as Schema)]).toEqual([])
  })
})

test('what is no report is refused', () => {
  expect(isReport({ schema: 'gouji.report/1', document: {}, findings: [{ id: 1 }] })).toBe(false)
  expect(isExtract({ schema: 'gouji.extract/2' })).toBe(false)
})

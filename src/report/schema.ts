/** JSON Schemas (draft-07) of what other programs read: reports and extracts. Fields may be added in later versions; none described here is taken away. */

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const page = { type: 'integer', minimum: 1 }
const list = (items: object): object => ({ type: 'array', items })
const described = (description: string, of: object): object => ({ ...of, description })
const record = (required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}): object => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
})

const box = described('[x0, top, x1, bottom] in points, y down, on the unrotated page', {
  type: 'array',
  items: { type: 'number' },
  minItems: 4,
  maxItems: 4,
})
const bound = { enum: ['<=', '>='] }
const expected = record({ value: text, unit: text }, { bound })
const verdicts = ['exact', 'rounding', 'convention', 'contradiction', 'notCheckable'] as const
const checks = record(Object.fromEntries(verdicts.map((verdict) => [verdict, count])))
const pages = list(record({ page, reason: text }))

const document = record(
  {
    path: text,
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    title: text,
    department: text,
    year: { type: ['integer', 'null'] },
    kind: { enum: ['final-account', 'budget', 'unknown'] },
    pages: count,
    unreadablePages: pages,
    ocrPages: list(page),
  },
  {
    unrecognisedPages: pages,
    damage: described('what was lost between the bytes and the pages: such a document is checked in part', list({ type: 'object' })),
  },
)

const evidence = record(
  { role: text, value: described('as printed', text), unit: text, page, quote: text },
  {
    path: described('the document it stands in, when that is another one', text),
    boxes: list(box),
    figure: count,
    expected,
    equation: text,
  },
)

const diagnosis = record({
  kind: { enum: ['wrong-base', 'copied', 'digit', 'decimal-point', 'unit', 'transposed', 'prior-year', 'sign', 'shifted', 'unknown'] },
  text,
  candidates: list(record({ value: text, repairs: count }, { bound, figure: { type: 'integer' }, agrees: count, disagrees: count })),
})

const belief = record({
  probability: { type: 'number', minimum: 0, maximum: 1 },
  grounds: list(record({ key: text, decibans: { type: 'number' }, text })),
})

const findingFields = {
  id: described('rule, items and stated strings; no page or position', text),
  rule: text,
  severity: { enum: ['error', 'warning', 'info'] },
  message: text,
  page,
  quote: described('sentence or row as printed', text),
  evidence: list(evidence),
  related: list(text),
}
const findingOptions = {
  stated: record({ value: text, unit: text }),
  expected,
  equation: text,
  diagnosis,
  cause: text,
  section: list(text),
  support: record({ against: count, agreeing: count }),
  belief,
  figure: { type: 'integer' },
  at: { type: 'array', items: count, minItems: 2, maxItems: 2 },
}
const finding = record(findingFields, findingOptions)

const head = (title: string, id: string): object => ({ $schema: 'http://json-schema.org/draft-07/schema#', title, $comment: id })

/** Of one report: `gouji check --format json`, and each line of `ndjson`. */
export function reportSchema(): object {
  return {
    ...head('gouji.report/1', 'what does not agree in one document, with the arithmetic'),
    ...record(
      {
        schema: { const: 'gouji.report/1' },
        document,
        coverage: record({ figures: count, covered: count, boundedOnly: count, uncovered: count, notFigures: count }),
        checks,
        findings: list(finding),
      },
      {
        withheld: count,
        recognition: record({ doubtful: count, byArithmetic: list(record({ page, seen: text, taken: text })) }),
        waived: list(
          record({ ...findingFields, waiver: record({ reason: text, author: text, date: text }, { expires: text }) }, findingOptions),
        ),
        expiredWaivers: list(text),
        unusedWaivers: list(text),
        together: list(record({ path: text, kinship: { enum: ['last-year', 'budget', 'department'] }, checks })),
        ledger: described('with --coverage: what was checked, table by table, and why the rest was not', { type: 'object' }),
      },
    ),
  }
}

const fact = record(
  {
    body: text,
    year: { type: ['integer', 'null'] },
    kind: { enum: ['final-account', 'budget', 'unknown'] },
    concept: text,
    label: text,
    scope: text,
    period: { type: ['integer', 'null'] },
    phase: { enum: ['initial-budget', 'adjusted-budget', 'budget', 'actual', 'unknown'] },
    measure: text,
    role: text,
    value: described('as printed', text),
    unit: text,
    page,
    quote: text,
  },
  {
    code: text,
    path: list(text),
    table: text,
    column: text,
    fund: text,
    against: text,
    nth: { type: 'integer', minimum: 2 },
    yuan: described('money in 元, exact', { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }),
    box,
  },
)

/** Of one extract: `gouji extract --format json`. */
export function extractSchema(): object {
  return {
    ...head('gouji.extract/1', 'what was read of one document: tables, statements, facts'),
    ...record({
      schema: { const: 'gouji.extract/1' },
      document,
      tables: list(
        record(
          {
            number: page,
            title: text,
            pages: list(page),
            unit: text,
            cells: list(
              record(
                { page, row: count, column: count, rowHeader: text, columnHeader: text, value: described('as printed', text), unit: text },
                { box },
              ),
            ),
            notes: list(text),
            remarks: list(text),
          },
          { kind: text },
        ),
      ),
      statements: list(record({ page, quote: text, figures: list(record({ value: text, unit: text, role: text, concept: text })) })),
      facts: list(fact),
    }),
  }
}

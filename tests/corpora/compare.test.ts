/** Items over many documents: what is compared is what is printed, in one unit, told apart by level, and traced. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { median } from '../../src/corpus/compare.ts'
import { alike, amountOf } from '../../src/corpus/figures.ts'
import { placeOf } from '../../src/corpus/place.ts'
import { inTenThousands } from '../../src/corpus/rows.ts'
import { bar } from '../../src/corpus/terminal.ts'
import {
  compareOver,
  comparisonPage,
  comparisonRows,
  comparisonText,
  comparisonView,
  exportRows,
  openDisclosure,
  openStore,
  overviewOf,
  overviewPage,
  overviewSheets,
  recordDisclosure,
  type Store,
  trendOf,
  trendPage,
  trendText,
  workbookOf,
} from '../../src/index.ts'
import { decimal, format } from '../../src/number/decimal.ts'

const report = (title: string, lines: string): string => `${title}\n一、收入支出情况说明\n${lines}\n`

const documents: Readonly<Record<string, string>> = {
  'a.txt': report(
    '福州市水务局2024年度部门决算',
    '2024年度支出总计120.50万元，较2023年度增加20.50万元，增长20.50%。机关运行经费31.26万元，比上年增加1.26万元，增长4.20%。年末在职人员20人。',
  ),
  'a-last.txt': report('福州市水务局2023年度部门决算', '2023年度支出总计100.00万元。机关运行经费30.00万元。'),
  'b.txt': report('泉州市水务局2024年度部门决算', '2024年度支出总计1,800,000元。泉州市水务局机关运行经费500,000元。'),
  'c.txt': report('福州市审计局2024年度部门决算', '2024年度支出总计90万元。机关运行经费10万元。机关运行经费12万元。'),
  'unit.txt': report('福州市水务监测站2024年度单位决算', '2024年度支出总计15万元。机关运行经费2万元。'),
  '<script>.txt': report('泉州市教育局2024年度部门决算', '2024年度支出总计70万元，较2023年度增加20万元，增长50%。'),
}

let folder = ''
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-compare-'))
  store = await openStore(join(folder, 'a.db'), { language: 'zh' })
  for (const [path, text] of Object.entries(documents)) {
    const disclosure = await openDisclosure({ path, bytes: Buffer.from(text) }, { ocr: 'never' })
    await store.put(path, 'v', recordDisclosure(disclosure, { language: 'zh' }))
  }
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const office = () => compareOver(store, { concept: '机关运行经费', by: 'department' })

describe('compare', () => {
  test('one unit, the year of the document, every figure with its place', async () => {
    const { entries, unit } = await office()
    expect(unit).toBe('元')
    expect(entries.map((one) => [one.body, one.period, one.value, one.level, one.place.file, one.place.page])).toEqual([
      ['泉州市水务局', 2024, '500000', 'department', 'b.txt', 1],
      ['福州市审计局', 2024, expect.stringMatching(/^1[02]0000$/), 'department', 'c.txt', 1],
      ['福州市水务局', 2023, '300000', 'department', 'a-last.txt', 1],
      ['福州市水务局', 2024, '312600', 'department', 'a.txt', 1],
      ['福州市水务监测站', 2024, '20000', 'unit', 'unit.txt', 1],
    ])
  })

  test('two values that cannot be one are shown, not chosen in silence', async () => {
    const { entries } = await office()
    const audit = entries.find(({ body }) => body === '福州市审计局')
    expect([audit?.place.printed, ...(audit?.differing ?? []).map(({ printed }) => printed)].sort()).toEqual(['10', '12'])
  })

  test('what is not stated is missing, not nothing', async () => {
    const comparison = await office()
    expect(comparison.missing.map(({ body }) => body)).toEqual(['泉州市教育局'])
    const text = comparisonText(comparison, { language: 'zh', width: 140 })
    expect(text).toMatch(/泉州市教育局.*未列明/)
    expect(text).toMatch(/福州市水务局 +2024 决算 部门 全口径 +31\.26 .*a\.txt 第1页/)
  })

  test('departments and units are never added together', async () => {
    const { groups } = await compareOver(store, { concept: '支出总计', by: 'city' })
    expect(groups.map(({ key, level, year, stated, sum }) => [key, level, year, stated, sum])).toEqual([
      ['泉州市', 'department', 2024, 2, '2500000'],
      ['福州市', 'department', 2023, 1, '1000000'],
      ['福州市', 'department', 2024, 2, '2105000'],
      ['福州市', 'unit', 2024, 1, '150000'],
    ])
  })

  test('per head where the document tells how many', async () => {
    const { entries } = await compareOver(store, { concept: '机关运行经费', by: 'department', heads: '在职人员' })
    expect(entries.flatMap(({ body, perHead }) => (perHead === undefined ? [] : [[body, perHead]]))).toEqual([['福州市水务局', '15630.00']])
  })

  test('the same rows in every kind of file', async () => {
    const comparison = await office()
    const path = join(folder, 'c.parquet')
    const { writeFileSync } = await import('node:fs')
    const parts: Uint8Array[] = []
    await exportRows(comparisonRows(comparison), comparisonView, 'parquet', (part) => parts.push(Buffer.from(part)), 'zh')
    writeFileSync(path, Buffer.concat(parts))
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const read = await connection.runAndReadAll(
      `SELECT status, COUNT(*) AS n, CAST(SUM(value) AS VARCHAR) AS s FROM '${path}' WHERE body <> '福州市审计局' GROUP BY status ORDER BY status`,
    )
    expect(read.getRowObjectsJson()).toEqual([
      { status: 'missing', n: '1', s: null },
      { status: 'stated', n: '4', s: '1132600.00000000' },
    ])
  })

  test('a page with a chart that runs nothing and says nothing of its own', async () => {
    const comparison = await office()
    const page = await comparisonPage(comparison, 'zh', (file, at) => `${encodeURIComponent(file)}#page=${at}`)
    expect(page).toContain('<svg')
    expect(page).toContain('href="a.txt#page=1"')
    expect(page).toContain('%3Cscript%3E.txt')
    expect(page).not.toMatch(/<script|onload=|onclick=|href="javascript/i)
    expect((page.match(/<rect /g) ?? []).length).toBe(comparison.entries.length)
  })
})

describe('trend', () => {
  test('accounts over the years; what a later document tells of an earlier year fills the gap, marked', async () => {
    const [trend] = await trendOf(store, '福州市水务局', ['支出总计', '机关运行经费'])
    expect(trend?.periods).toEqual([2023, 2024])
    expect(trend?.lines.map(({ concept, points }) => [concept, points.map(({ stated, later }) => [stated.value, later])])).toEqual([
      [
        '支出总计',
        [
          ['1000000', false],
          ['1205000', false],
        ],
      ],
      [
        '机关运行经费',
        [
          ['300000', false],
          ['312600', false],
        ],
      ],
    ])
    expect(trendText(trend ? [trend] : [], { language: 'zh', width: 80 })).toMatch(/机关运行经费（万元） +30\.00 +31\.26/)
    expect(await trendPage(trend ? [trend] : [], 'zh', () => undefined)).toContain('<svg')
  })
})

describe('overview', () => {
  test('counts every document and says what was found of each', async () => {
    const overview = await overviewOf(store)
    expect(overview.documents).toHaveLength(Object.keys(documents).length)
    const school = overview.documents.find(({ body }) => body === '泉州市教育局')
    expect(school).toMatchObject({ errors: 1, contradictions: 1 })
    expect(overview.rules).toContainEqual({ rule: 'wrong-change-rate', errors: 1, warnings: 0, documents: 1 })
    const page = overviewPage(overview, { language: 'zh', link: () => undefined, term: (rule) => rule })
    expect(page).toContain('泉州市教育局')
    expect(page).not.toContain('<script')
    const book = await workbookOf(overviewSheets(overview, { language: 'en', term: (rule) => rule }))
    expect(Buffer.from(book.slice(0, 2)).toString()).toBe('PK')
  })
})

describe('amounts', () => {
  test.each([
    ['31.26', '万元', '312600', '50'],
    ['1,800,000', '元', '1800000', '0.5'],
    ['2.5', '亿元', '250000000', '5000000'],
    ['20', '人', '20', '0.5'],
  ])('%s%s', (printed, unit, value, within) => {
    const amount = amountOf(printed, unit)
    expect(amount && [format(amount.value), format(amount.within)]).toEqual([value, within])
  })

  test('what is no plain number is none', () => expect(amountOf('十二', '万元')).toBeUndefined())

  test('two roundings of one amount are alike, and a step beyond is not', () => {
    const [a, b, c] = [amountOf('51.32', '万元'), amountOf('513207.88', '元'), amountOf('51.33', '万元')]
    if (!a || !b || !c) throw new Error('unread')
    expect([alike(a, b), alike(b, c), alike(b, b)]).toEqual([true, false, true])
  })

  test('the median is exact, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 30 }), (cents) => {
        const values = cents.map((n) => ({ digits: BigInt(n), scale: 2 }))
        const sorted = [...cents].sort((x, y) => x - y)
        const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0]
        const middle = median(values)
        expect(middle.digits * 2n * 10n ** BigInt(8 - middle.scale)).toBe(BigInt(low + high) * 10n ** 6n)
      }),
    )
  })

  test('万元 keep every digit', () => {
    expect(['312600', '500000', '1264602.38', '5', '-120500'].map(inTenThousands)).toEqual([
      '31.26',
      '50.00',
      '126.460238',
      '0.0005',
      '-12.05',
    ])
    expect(format(decimal('1'))).toBe('1')
  })
})

test('bars: nothing is no bar, little is seen, the most fills the room', () => {
  expect([bar(0, 10, 20), bar(0.001, 10, 20), bar(10, 10, 4), bar(5, 10, 3)]).toEqual(['', '▏', '████', '█▌'])
})

test('places, from the beginning of a name only', () => {
  expect(
    [
      '福州市水务局',
      '江苏省高级人民法院',
      '上海市普陀区商务委员会',
      '长沙职业教育基地',
      '国家信访局',
      '广西壮族自治区南宁市财政局',
      '市消防救援支队',
      '昆山市教育局',
    ].map(placeOf),
  ).toEqual([
    { province: '福建省', city: '福州市' },
    { province: '江苏省' },
    { province: '上海市', city: '上海市' },
    { province: '湖南省', city: '长沙市' },
    {},
    { province: '广西壮族自治区', city: '南宁市' },
    {},
    { province: '江苏省', city: '苏州市' },
  ])
})

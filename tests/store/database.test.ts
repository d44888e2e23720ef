/** One contract for both stores: what is written is read back, whole or not at all, and the same from either. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  digestOf,
  digestsOf,
  entry,
  openDisclosure,
  openStore,
  type ReadRecord,
  recordDisclosure,
  type Store,
  StoreFailure,
} from '../../src/index.ts'
import { tables, views } from '../../src/store/database/schema.ts'
import { everything } from './rows.ts'
import { type Server, startServer } from './server.ts'

const passage =
  '某某局2023年度部门决算\n一、收入支出决算总体情况说明\n2023年度收入总计120.50万元，其中：财政拨款收入100.20万元，其他收入20.40万元。支出总计120.50万元，较上年增加20.50万元，增长20.50%。\n'

async function record(text: string = passage): Promise<ReadRecord> {
  const disclosure = await openDisclosure({ path: 'a.txt', bytes: Buffer.from(text) }, { ocr: 'never' })
  return recordDisclosure(disclosure, { language: 'zh' })
}

let folder = ''
let server: Server
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-store-'))
  server = await startServer()
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

let files = 0
const kinds = {
  SQLite: () => join(folder, `${++files}.db`),
  PostgreSQL: () => server.database(),
}

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('a store in %s', (kind) => {
  const opened = (address = kinds[kind](), language: 'en' | 'zh' = 'zh'): Promise<Store> => openStore(address, { language })

  test('gives back what was put into it', async () => {
    const store = await opened()
    const one = await record()
    await store.put('卷/a.txt', 'v1', one)
    expect(await store.known(one.sha256)).toEqual({ sha256: one.sha256, version: 'v1', status: 'checked' })
    expect(await store.report(one.sha256)).toEqual({ ...one.report, document: { ...one.report.document, path: '卷/a.txt' } })
    expect(Buffer.from((await store.reading(one.sha256)) ?? []).equals(Buffer.from(one.reading))).toBe(true)
    const all = await everything(store)
    expect(all['documents']).toMatchObject([
      { sha256: one.sha256, body: '某某局', year: 2023, kind: 'final-account', level: 'department', file: '卷/a.txt', errors: 1 },
    ])
    expect(all['facts']).toHaveLength(one.facts.length)
    expect(one.facts.length).toBeGreaterThan(4)
    expect(all['facts']?.[0]).toMatchObject({ value: '120.50', unit: '万元', yuan: '1205000', page: 1, file: '卷/a.txt' })
    expect(all['findings']).toHaveLength(one.report.findings.length)
    expect(all['evidences']).toHaveLength(one.report.findings.flatMap((finding) => finding.evidence).length)
    await store.close()
  })

  test('tells of each document what a list shows, without opening one', async () => {
    const store = await opened()
    const [one, silent] = [await record(), await record('天气晴朗。\n')]
    await store.put('b.txt', 'v1', one)
    await store.put('c.txt', 'v1', silent)
    await store.put('a.pdf', 'v1', { sha256: 'a'.repeat(64), failure: '这不是 PDF 文件' })
    const decision = entry({ kind: 'confirm', finding: 'x', mark: { message: '', page: 1 } as never, by: '甲', document: one.sha256 })
    await store.decide([decision])
    const [failed, checked, unchecked] = await digestsOf(store, 'zh')
    expect(failed).toEqual({ path: 'a.pdf', sha256: 'a'.repeat(64), failure: '这不是 PDF 文件', entries: [] })
    // As it is told of the report itself.
    expect(checked).toEqual({ path: 'b.txt', sha256: one.sha256, digest: digestOf(one.report, 'zh'), entries: [decision] })
    expect(checked?.digest).toMatchObject({ department: '某某局', year: 2023, amount: 1205000 })
    expect(unchecked?.digest?.unchecked).toContain('没有核对任何内容')
    await store.close()
  })

  test('keeps one document for the same bytes, and its files', async () => {
    const store = await opened()
    const one = await record()
    await store.put('b.txt', 'v1', one)
    await store.locate('a.txt', one.sha256)
    await store.put('b.txt', 'v2', one)
    const all = await everything(store)
    expect(all['documents']).toMatchObject([{ file: 'a.txt' }])
    expect(all['facts']).toHaveLength(one.facts.length)
    expect(await store.known(one.sha256)).toMatchObject({ version: 'v2' })
    expect(await store.find('b.txt')).toBe(one.sha256)
    expect(await store.find(one.sha256.slice(0, 8))).toBe(one.sha256)
    expect(await store.find('c.txt')).toBeUndefined()
    await store.close()
  })

  test('what failed is kept as failed, until it was read', async () => {
    const store = await opened()
    const one = await record()
    await store.put('a.txt', 'v1', { sha256: one.sha256, failure: '超时' })
    expect((await everything(store))['documents']).toMatchObject([{ status: 'failed', failure: '超时' }])
    await store.put('a.txt', 'v1', one)
    expect((await everything(store))['documents']).toMatchObject([{ status: 'checked', failure: null }])
    await store.close()
  })

  test('a document that cannot be written whole is not written at all', async () => {
    const store = await opened()
    const one = await record()
    await store.put('a.txt', 'v1', one)
    const before = await everything(store)
    const broken = { ...one, facts: one.facts.map((fact, i) => (i === one.facts.length - 1 ? { ...fact, page: {} as number } : fact)) }
    await expect(store.put('a.txt', 'v2', broken)).rejects.toThrow()
    expect(await everything(store)).toEqual(before)
    await store.close()
  })

  test('texts that a database cannot hold are stored as they can be', async () => {
    const store = await opened()
    const one = await record()
    const odd = { ...one, facts: one.facts.map((fact) => ({ ...fact, label: `a\u0000b\ud800'"; DROP TABLE fact; --` })) }
    await store.put("it's.txt", 'v1', odd)
    expect((await everything(store))['facts']?.[0]).toMatchObject({ label: `a\ufffdb\ufffd'"; DROP TABLE fact; --`, file: "it's.txt" })
    await store.close()
  })

  test('decisions are kept once', async () => {
    const store = await opened()
    const one = await record()
    await store.put('a.txt', 'v1', one)
    const [finding] = one.report.findings
    const made = entry({
      kind: 'dismiss',
      finding: finding?.id ?? '',
      text: '已说明',
      mark: { rule: 'r', page: 1, message: 'm' },
      by: '甲',
      document: one.sha256,
    })
    expect(await store.decide([made, made])).toBe(1)
    expect(await store.decide([made])).toBe(0)
    expect(await store.decisions(one.sha256)).toEqual([made])
    // Reading it again does not lose what was decided.
    await store.put('a.txt', 'v2', one)
    expect((await everything(store))['decisions']).toMatchObject([{ reviewer: '甲', kind: 'dismiss', text: '已说明' }])
    await store.close()
  })

  test('two programs write at once, and nothing is lost', async () => {
    const address = kinds[kind]()
    const [a, b] = [await opened(address), await opened(address)]
    const records = await Promise.all(
      Array.from({ length: 12 }, (_, i) => record(passage.replace('某某局', `某某${'甲乙丙丁戊己庚辛壬癸子丑'[i]}局`))),
    )
    await Promise.all(records.map((one, i) => (i % 2 === 0 ? a : b).put(`${i}.txt`, 'v1', one)))
    expect((await everything(a))['documents']).toHaveLength(records.length)
    expect(await everything(b)).toEqual(await everything(a))
    await Promise.all([a.close(), b.close()])
  })

  test('it speaks one language', async () => {
    const address = kinds[kind]()
    await (await opened(address, 'en')).close()
    await expect(opened(address, 'zh')).rejects.toThrow(StoreFailure)
    const store = await openStore(address, { usualLanguage: 'zh' })
    expect(store.language).toBe('en')
    await store.close()
  })

  test('one that a newer version wrote is not touched', async () => {
    const address = kinds[kind]()
    const store = await opened(address)
    await store.ask("UPDATE store SET value = '99' WHERE name = 'schema'")
    await store.close()
    await expect(opened(address)).rejects.toThrow(/newer/)
  })
})

test('both stores show the same rows', async () => {
  const records = await Promise.all([record(), record(passage.replace('20.40', '20.30')), record(passage.replace('2023', '2022'))])
  const shown: unknown[] = []
  for (const address of [kinds.SQLite(), kinds.PostgreSQL()]) {
    const store = await openStore(address, { language: 'zh' })
    for (const [i, one] of records.entries()) await store.put(`${i}.txt`, 'v1', one)
    shown.push(await everything(store))
    await store.close()
  }
  expect(shown[1]).toEqual(shown[0])
})

test('a file that is something else is left alone', async () => {
  const path = join(folder, 'report.json')
  writeFileSync(path, '{"schema": "gouji.report/1"}')
  await expect(openStore(path)).rejects.toThrow(/no SQLite|not an SQLite/)
  await expect(openStore(join(folder, 'nowhere.db'), { existing: true })).rejects.toThrow(/no store/)
})

test('every table and column is explained in both languages', () => {
  for (const { name, meaning, columns } of [...tables, ...views]) {
    for (const text of [meaning, ...columns.map((column) => column.meaning)]) {
      expect(text.en, name).not.toBe('')
      expect(text.zh, name).toMatch(/[\u4e00-\u9fff]|sha256|JSON/)
    }
    expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length)
  }
})

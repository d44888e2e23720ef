/** Documents of one store that speak of the same money find each other, whatever order they came in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  across,
  type BesideTask,
  openDisclosure,
  openStore,
  recordDisclosure,
  relationsIn,
  type Store,
  sideBySide,
} from '../../src/index.ts'
import { everything } from '../store/rows.ts'

const report = (title: string, lines: string): string => `${title}\n一、收入支出决算总体情况说明\n${lines}\n`

const documents: Readonly<Record<string, string>> = {
  '2023.txt': report('榕城市水务局2023年度部门决算', '年末结转和结余118.74万元。支出总计100.00万元。机关运行经费30.00万元。'),
  '2024.txt': report(
    '榕城市水务局2024年度部门决算',
    '年初结转和结余118.47万元。支出总计120.50万元，较2023年度增加20.50万元，增长20.50%。本部门下属单位包括榕城市水务监测站。',
  ),
  'budget.txt': report('榕城市水务局2024年度部门预算', '支出总计110.00万元。'),
  'unit.txt': report('榕城市水务监测站2024年度单位决算', '支出总计15.00万元。'),
  'stranger.txt': report('泉水市教育局2024年度部门决算', '支出总计70.00万元。'),
}

const recordOf = async (path: string, others: BesideTask['others'] = []) =>
  recordDisclosure(await openDisclosure({ path, bytes: Buffer.from(documents[path] ?? '') }, { ocr: 'never' }), { language: 'zh', others })

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-kin-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function storeOf(name: string, paths: readonly string[]): Promise<Store> {
  const store = await openStore(join(folder, name), { language: 'zh' })
  for (const path of paths) await store.put(path, 'v', await recordOf(path))
  return store
}

const check = async (store: Store): Promise<string[]> => {
  const checked: string[] = []
  const read = (tasks: AsyncIterable<BesideTask>) =>
    sideBySide(tasks, 2, async (task) => ({ task, result: await recordOf(task.path, task.others) }))
  for await (const { path } of across({ store, version: 'v', read })) checked.push(path)
  return checked.sort()
}

test('a unit is not looked for in the departments of another city', async () => {
  const texts = {
    'a.txt': report('江西省景德镇市水务局2024年度部门决算', '支出总计120.50万元。本部门下属单位包括水务水质监测站。'),
    'b.txt': report('湖北省武汉市水务水质监测站2024年度单位决算', '支出总计15.00万元。'),
  }
  const store = await openStore(join(folder, 'cities.db'), { language: 'zh' })
  const asked: string[] = []
  for (const [path, text] of Object.entries(texts))
    await store.put(
      path,
      'v',
      recordDisclosure(await openDisclosure({ path, bytes: Buffer.from(text) }, { ocr: 'never' }), { language: 'zh' }),
    )
  const watched: Store = { ...store, reading: (sha256) => (asked.push(sha256), store.reading(sha256)) }
  expect([...(await relationsIn(watched))]).toEqual([])
  expect(asked).toEqual([])
  await store.close()
})

test('years, budget and account, unit and department', async () => {
  const store = await storeOf('a.db', Object.keys(documents))
  const names = new Map<string, string>()
  for await (const { path, sha256 } of store.files()) names.set(sha256, path)
  const found = [...(await relationsIn(store))].flatMap(([own, related]) =>
    related.map(({ sha256, kinship }) => `${names.get(own)} → ${kinship} ${names.get(sha256)}`),
  )
  expect(found.sort()).toEqual(['2024.txt → budget budget.txt', '2024.txt → last-year 2023.txt', 'unit.txt → department 2024.txt'])
  await store.close()
})

test('each is checked against its kin once; what does not agree between them is a finding; the unit has its department', async () => {
  const store = await storeOf('a.db', Object.keys(documents))
  expect(await check(store)).toEqual(['2024.txt', 'unit.txt'])
  const { findings, relations, documents: stored } = await everything(store)
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'untied-document', stated: '118.47', file: '2024.txt' }))
  expect(relations).toContainEqual(expect.objectContaining({ kinship: 'last-year', contradiction: 1 }))
  expect(stored).toContainEqual(expect.objectContaining({ body: '榕城市水务监测站', parent: '榕城市水务局' }))
  expect(await check(store)).toEqual([])
  await store.close()
})

test('documents that come later are taken in, and the store is that of one run', async () => {
  const [whole, grown] = [await storeOf('a.db', Object.keys(documents)), await storeOf('b.db', ['unit.txt', '2024.txt'])]
  await check(whole)
  expect(await check(grown)).toEqual(['unit.txt'])
  for (const path of ['stranger.txt', 'budget.txt', '2023.txt']) await grown.put(path, 'v', await recordOf(path))
  expect(await check(grown)).toEqual(['2024.txt'])
  expect(await everything(grown)).toEqual(await everything(whole))
  await Promise.all([whole.close(), grown.close()])
})

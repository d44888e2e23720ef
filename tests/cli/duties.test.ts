/** gouji duties: the check list, with duties of one's own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DutyList } from '../../src/index.ts'
import { gouji } from './run.ts'

const omissions = 'corpus/chengxi-hydrology-2023.pdf'
const excused = 'corpus/qinghe-archives-2024.txt'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-duties-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const config = (duties: readonly object[]): string => {
  const path = join(folder, 'gouji.config.json')
  writeFileSync(path, JSON.stringify({ duties }))
  return path
}

test('lists what is there, excused and missing, in both languages', async () => {
  const chinese = await gouji(['duties', omissions, excused, '--lang', 'zh'])
  expect(chinese.status).toBe(0)
  expect(chinese.stdout).toMatch(/✗ 国内公务接待批次\n {4}应在：“三公”经费情况说明\n/)
  expect(chinese.stdout).toMatch(/– 公务接待费数额\s+第 1 页\n {4}文中说明没有：4.公务接待费：全年无公务接待。/)
  const english = await gouji(['duties', omissions, '--lang', 'en'])
  expect(english.stdout).toContain('✗ how many receptions were held')
})

test('writes JSON, one object or a list', async () => {
  const one = JSON.parse((await gouji(['duties', omissions, '--format', 'json'])).stdout) as DutyList
  expect(one.schema).toBe('gouji.duties/1')
  expect(one.counts.missing).toBe(8)
  expect(one.duties.find(({ id }) => id === 'account-table-income')).toMatchObject({
    status: 'met',
    place: { page: 5, quote: '收入决算表' },
  })
  const file = join(folder, 'list.json')
  await gouji(['duties', omissions, excused, '--format', 'json', '-o', file])
  const both = JSON.parse(readFileSync(file, 'utf8')) as DutyList[]
  expect(both.map(({ counts }) => counts.missing)).toEqual([8, 0])
})

test('takes duties of one’s own, which `check` holds against the document too', async () => {
  const own = {
    id: 'own-training',
    must: '培训人次',
    within: 'text',
    sought: ['培训…#人次'],
    of: 'final-account',
    weight: 'warning',
    source: '某省通知',
  }
  const path = config([own])
  const list = JSON.parse((await gouji(['duties', omissions, '--config', path, '--format', 'json'])).stdout) as DutyList
  expect(list.duties.find(({ id }) => id === own.id)).toMatchObject({ status: 'missing', source: { zh: '某省通知' } })
  const check = await gouji(['check', omissions, '--config', path, '--lang', 'zh', '--fail-on', 'warning'])
  expect(check.status).toBe(1)
  expect(check.stdout).toContain('未见培训人次')
})

test('a line with a known id takes that duty’s place', async () => {
  const path = config([{ id: 'glossary', must: '名词解释', chapter: 'glossary', within: 'glossary', sought: ['名词'] }])
  const list = JSON.parse((await gouji(['duties', omissions, '--config', path, '--format', 'json'])).stdout) as DutyList
  expect(list.duties.filter(({ id }) => id === 'glossary').map(({ status }) => status)).toEqual(['not-found'])
})

test.each([
  ['a phrase that cannot be read', { id: 'x', must: '某', sought: ['(甲'] }, 'duties: x: “(甲” is no phrase'],
  ['a line without what is sought', { id: 'x', must: '某' }, 'duties.0: sought is missing'],
  ['a place that is none', { id: 'x', must: '某', sought: ['甲'], within: 'annex' }, 'duties.0.within'],
])('refuses %s', async (_, line, sentence) => {
  const run = await gouji(['duties', excused, '--config', config([line]), '--lang', 'en'])
  expect(run.status).toBe(2)
  expect(run.stderr).toContain(sentence)
})

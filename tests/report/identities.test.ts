import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { families } from '../../src/families/tables.ts'
import { ties } from '../../src/families/ties.ts'
import { identityName } from '../../src/report/identities.ts'

const source = join(import.meta.dirname, '..', '..', 'src')
const written = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/identity(?:\(|: )'([^']+)'/g)].map(([, name = '']) => name))

test('every name of an identity can be said in English, and no English is in the Chinese ones', () => {
  const names = [...new Set([...ties.map(({ name }) => name), ...written])]
  expect(names.length).toBeGreaterThan(100)
  expect(names.map((name) => identityName(name, 'en')).filter((name) => /[\p{Script=Han}（）：，＝＋－]/u.test(name))).toEqual([])
  expect(names.map((name) => identityName(name, 'zh')).filter((name) => /[a-z]/i.test(name))).toEqual([])
})

test('kinds of tables have names', () => {
  const kinds = [...new Set(families.flatMap(({ shapes }) => shapes.map(({ kind }) => kind)))]
  expect(kinds.filter((kind) => identityName(`${kind} 合计＝各项之和`, 'zh').includes(kind))).toEqual([])
})

test('as they are read', () => {
  expect(identityName('T2 上级＝下级之和', 'en')).toBe('income account: parent = sum of its children')
  expect(identityName('P-money 执行率＝执行数÷预算数', 'en')).toBe('money of a project: rate of execution = spent ÷ budgeted')
  expect(identityName('一般公共预算支出＝全部支出（合计相等，basic）', 'zh')).toBe('一般公共预算支出＝全部支出（合计相等，基本支出）')
  expect(identityName('一般公共预算支出＝全部支出（合计相等，basic）', 'en')).toBe(
    'general budget expenditure = all expenditure (where totals are equal, basic expenditure)',
  )
  expect(identityName('收入决算表合计＝总表本年收入合计', 'en')).toBe('income account table total = summary income of the year total')
})

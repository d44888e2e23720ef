/** gouji learn: counts over documents, added to what was learned before. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Experience } from '../../src/index.ts'
import { gouji } from './run.ts'

const sample = 'corpus/jdz-foreign-affairs-2021.pdf'
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-learn-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const held = ({ forms }: Experience): number => Object.values(forms).reduce((sum, [n]) => sum + n, 0)

test('what is learned of a document is written, and added to what was learned before', async () => {
  const file = join(folder, 'forms.json')
  expect((await gouji(['learn', sample, '-o', file])).status).toBe(0)
  const once = JSON.parse(readFileSync(file, 'utf8')) as Experience
  expect(once.documents).toBe(1)
  expect(held(once)).toBeGreaterThan(100)
  const twice = JSON.parse((await gouji(['learn', file, sample])).stdout) as Experience
  expect(twice.documents).toBe(2)
  expect(held(twice)).toBe(2 * held(once))
})

test('a file that was not learned is said to be none, and the rest is counted', async () => {
  const other = join(folder, 'other.json')
  writeFileSync(other, '{}')
  const { status, stdout, stderr } = await gouji(['learn', other, sample])
  expect(status).toBe(2)
  expect(stderr).toContain('other.json')
  expect((JSON.parse(stdout) as Experience).documents).toBe(1)
})

/** What a user is told about pages that are pictures. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scanOf, usual } from '../../bench/scan.ts'
import { gouji } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'gouji-scans-'))
const scan = join(folder, 'scan.pdf')
beforeAll(async () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../corpus/linlan-hydrology-2023.pdf', import.meta.url)))
  // Too coarse to be read, which nobody tries here.
  writeFileSync(scan, await scanOf(bytes, { ...usual, dpi: 30, pages: [1, 2, 3] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('check --ocr never says which pages were not read, why, and what to do', async () => {
  const { status, stdout, stderr } = await gouji(['check', scan, '--ocr', 'never'])
  expect(status).toBe(2)
  expect(stdout).toContain('p. 1–3 not read: no text layer')
  expect(stdout).toContain('Nothing was checked: 3 of its 3 pages could not be read')
  expect(stdout).not.toContain('main.js review')
  expect(stderr).toMatch(/^gouji: [^\n]*3 of its 3 pages could not be read \(no text layer\)\. Without --ocr never they are read[^\n]*\n$/)
})

test('the same in Chinese, without a word of English', async () => {
  const { stdout, stderr } = await gouji(['check', scan, '--ocr', 'never', '--lang', 'zh'])
  expect(stdout).toContain('第 1–3 页未能读取：无文字层，只是图像')
  expect(stderr).toContain('去掉 --ocr never')
  expect(`${stdout}${stderr}`).not.toContain('no text layer')
})

test('extract says so too, instead of handing out an empty file in silence', async () => {
  const { status, stdout, stderr } = await gouji(['extract', scan, '--ocr', 'never'])
  expect(status).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ tables: [], statements: [] })
  expect(stderr).toContain('3 of its 3 pages could not be read')
})

test('in JSON the reasons stay what programs know', async () => {
  const { stdout } = await gouji(['check', scan, '--ocr', 'never', '--lang', 'zh', '--format', 'json'])
  expect(JSON.parse(stdout)).toMatchObject({
    document: { ocrPages: [], unreadablePages: [1, 2, 3].map((page) => ({ page, reason: 'no text layer' })) },
  })
})

/** A batch that is ended, however roughly, and run again leaves the store that an undisturbed one leaves. */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { progressText } from '../../cli/store/progress.ts'
import { openStore } from '../../src/index.ts'
import { everything } from '../store/rows.ts'
import { gouji, root } from './run.ts'

let folder = ''
let documents = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-batch-'))
  documents = join(folder, 'documents')
  mkdirSync(documents)
  const corpus = join(root, 'corpus')
  for (const name of readdirSync(corpus).filter((one) => /^(?:beiling|danhe|hengzhou|linlan).*\.(?:pdf|txt)$/.test(one)))
    copyFileSync(join(corpus, name), join(documents, name))
  // The same bytes under another name are one document; what is no PDF fails.
  copyFileSync(join(documents, 'hengzhou-services-2025.pdf'), join(documents, 'zz-copy.pdf'))
  writeFileSync(join(documents, 'no.pdf'), 'not a PDF')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rowsOf = async (path: string): Promise<Record<string, unknown[]>> => {
  const store = await openStore(path)
  const rows = await everything(store)
  await store.close()
  return rows
}

/** Starts a batch in a process group of its own and ends the group after a while, as a lost machine would. */
function killed(store: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'batch', documents, '--store', store, '--jobs', '2'], {
      detached: true,
      stdio: 'ignore',
    })
    child.once('exit', () => resolve())
    setTimeout(() => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    }, milliseconds)
  })
}

test('killed again and again, then finished: row for row the same', async () => {
  const [whole, torn] = [join(folder, 'whole.db'), join(folder, 'torn.db')]
  const first = await gouji(['batch', documents, '--store', whole])
  expect(first.stderr).toMatch(/no\.pdf: This is not a PDF file/)
  expect(first.stderr).toMatch(/5 read, 1 there already, 1 failed/)
  expect(first.status).toBe(2)
  for (const after of [300, 700, 1000, 1300, 1700, 2200]) await killed(torn, after)
  const last = await gouji(['batch', documents, '--store', torn])
  expect(last.stderr).toMatch(/(\d) read, (\d) there already, [01] failed/)
  const rows = await rowsOf(whole)
  expect(await rowsOf(torn)).toEqual(rows)
  expect(rows['documents']).toHaveLength(6)
  const again = await gouji(['batch', documents, '--store', torn])
  // What failed is not read again either, and not forgotten.
  expect(again.stderr).toMatch(/no\.pdf: This is not a PDF file.*\n.*0 read, 6 there already, 1 failed/)
  expect(again.status).toBe(2)
  const retried = await gouji(['batch', documents, '--store', torn, '--retry'])
  expect(retried.stderr).toMatch(/0 read, 6 there already, 1 failed/)
}, 120_000)

test('what was decided beside a document comes along; other settings read it again', async () => {
  const store = join(folder, 'decided.db')
  const one = join(documents, 'hengzhou-services-2025.pdf')
  await gouji(['batch', one, '--store', store])
  const { findings, documents: stored } = await rowsOf(store)
  const [finding] = findings as { id: string }[]
  const [{ sha256 }] = stored as [{ sha256: string }]
  mkdirSync(join(documents, '.gouji'), { recursive: true })
  const line = {
    schema: 'gouji.review/1',
    id: 'x1',
    at: '2026-01-02T03:04:05.000Z',
    by: '乙',
    document: sha256,
    kind: 'confirm',
    finding: finding?.id,
    mark: { rule: 'r', page: 1, message: 'm' },
  }
  writeFileSync(join(documents, '.gouji', 'hengzhou-services-2025.pdf.review.jsonl'), `${JSON.stringify(line)}\n`)
  await gouji(['batch', one, '--store', store])
  expect((await rowsOf(store))['decisions']).toMatchObject([{ reviewer: '乙', kind: 'confirm', sha256 }])
  const config = join(folder, 'gouji.config.json')
  writeFileSync(config, JSON.stringify({ disabled: ['contents-order'] }))
  const run = await gouji(['batch', one, '--store', store, '--config', config])
  expect(run.stderr).toMatch(/1 read, 0 there already/)
  expect((await rowsOf(store))['findings']).toHaveLength(
    findings?.length === undefined ? -1 : findings.filter((f) => (f as { rule: string }).rule !== 'contents-order').length,
  )
}, 60_000)

test('a store is not written over something else', async () => {
  const other = join(folder, 'notes.txt')
  writeFileSync(other, 'mine')
  const run = await gouji(['batch', documents, '--store', other])
  expect(run.status).toBe(2)
  expect(run.stderr).toMatch(/notes\.txt/)
  expect(readFileSync(other, 'utf8')).toBe('mine')
})

test('the progress line says how far, how fast, what failed and how long', () => {
  const now = { done: 250, total: 1000, failed: 3, rate: 12.5 }
  expect(progressText(now, 80, 'en')).toBe('[########----------------------] 250/1000 · 13/s · 3 failed · 1:00 left')
  expect(progressText(now, 80, 'zh')).toContain('250/1000 · 每秒 13 份 · 失败 3 · 剩余 1:00')
  expect(progressText({ done: 0, total: 9000, failed: 0, rate: 0 }, 80, 'en')).toBe(`[${'-'.repeat(30)}] 0/9000`)
  expect(progressText(now, 20, 'en').length).toBeLessThan(20)
})

/** A ledger that several programs write to, and one that somebody has laid a trap with. */
import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendEntry, entry, mergeInto, ofDocument, readLedger } from '../../src/store/ledger.ts'
import { locked } from '../../src/store/lock.ts'

let folder = ''
let ledger = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-ledger-'))
  ledger = join(folder, '.gouji', 'a.pdf.review.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const note = (text: string, document = 'd') =>
  entry({ kind: 'note', finding: 'f', text, mark: { rule: 'r', page: 1, message: 'm' }, by: '甲', document })

const writer = (name: string, count: number, how: 'append' | 'merge'): Promise<number | null> =>
  new Promise((resolve) => {
    const file = join(import.meta.dirname, 'writer.ts')
    spawn(process.execPath, [file, ledger, name, String(count), how], { stdio: 'inherit' }).on('close', resolve)
  })

test('600 entries appended and 600 merged at the same time are 1,200', async () => {
  expect(await Promise.all([writer('one', 600, 'append'), writer('two', 600, 'merge')])).toEqual([0, 0])
  const { entries, unreadable } = readLedger(ledger)
  expect(unreadable).toBe(0)
  for (const by of ['one', 'two']) expect(new Set(entries.filter((item) => item.by === by).map((item) => item.id)).size).toBe(600)
  expect(readdirSync(join(folder, '.gouji'))).toEqual(['a.pdf.review.jsonl'])
})

test('a lock that was left behind is broken; one that is held is waited for', () => {
  mkdirSync(join(folder, '.gouji'))
  writeFileSync(`${ledger}.lock`, '')
  utimesSync(`${ledger}.lock`, 0, 0)
  appendEntry(ledger, note('1'))
  expect(readLedger(ledger).entries).toHaveLength(1)
  expect(existsSync(`${ledger}.lock`)).toBe(false)
  expect(locked(ledger, () => existsSync(`${ledger}.lock`))).toBe(true)
})

test('only its owner reads a ledger', () => {
  appendEntry(ledger, note('1'))
  expect(statSync(ledger).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, '.gouji')).mode & 0o777).toBe(0o700)
  mergeInto(ledger, [note('2')])
  expect(statSync(ledger).mode & 0o777).toBe(0o600)
})

test('what a link leads to is never written', () => {
  const precious = join(folder, 'authorized_keys')
  writeFileSync(precious, 'mine\n')
  mkdirSync(join(folder, '.gouji'))
  symlinkSync(precious, ledger)
  expect(() => appendEntry(ledger, note('1'))).toThrow(expect.objectContaining({ code: 'ELOOP' }))
  expect(() => mergeInto(ledger, [note('1')])).toThrow(expect.objectContaining({ code: 'ELOOP' }))
  expect(readFileSync(precious, 'utf8')).toBe('mine\n')
})

test('a pipe where the ledger should be is not waited for', () => {
  mkdirSync(join(folder, '.gouji'))
  execFileSync('mkfifo', [ledger])
  expect(() => readLedger(ledger)).toThrow(expect.objectContaining({ code: 'EINVAL' }))
})

test('entries belong to the bytes they were taken on', () => {
  const [mine, other] = [note('1', 'a'), note('2', 'b')]
  expect(ofDocument([mine, other], 'a')).toEqual({ own: [mine], foreign: [other] })
})

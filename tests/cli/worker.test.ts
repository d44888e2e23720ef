/** Several workers on one queue: one is killed, the server is restarted, and the store is that of one undisturbed run. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderShelf, OffTheShelf, openQueue, openStore } from '../../src/index.ts'
import { everything } from '../store/rows.ts'
import { type Server, startServer } from '../store/server.ts'
import { gouji, root } from './run.ts'

let folder = ''
let documents = ''
let server: Server
beforeAll(async () => {
  server = await startServer()
  folder = mkdtempSync(join(tmpdir(), 'gouji-worker-'))
  documents = join(folder, 'documents')
  mkdirSync(join(documents, '2024'), { recursive: true })
  const corpus = join(root, 'corpus')
  const names = readdirSync(corpus).filter((one) => /^(?:danhe|hengzhou|linlan).*\.(?:pdf|txt)$/.test(one))
  for (const name of names) {
    copyFileSync(join(corpus, name), join(documents, name))
    // The same report with a line behind it: another document.
    for (const copy of [1, 2])
      writeFileSync(
        join(documents, '2024', `${copy}-${name}`),
        Buffer.concat([readFileSync(join(corpus, name)), Buffer.from(`\n%${copy}\n`)]),
      )
  }
  writeFileSync(join(documents, 'no.pdf'), 'not a PDF')
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function worker(address: string): { readonly child: ChildProcess; readonly ended: Promise<number | null> } {
  const child = spawn(
    process.execPath,
    [
      join(root, 'dist', 'cli', 'main.js'),
      'worker',
      '--store',
      address,
      '--folder',
      documents,
      '--jobs',
      '1',
      '--heartbeat',
      '10',
      '--until-empty',
    ],
    { detached: true, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  )
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve(code))) }
}

const rowsOf = async (address: string): Promise<Record<string, unknown[]>> => {
  const store = await openStore(address)
  const rows = await everything(store)
  await store.close()
  return rows
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('three workers, one killed, the server restarted once', async () => {
  const [whole, torn] = [server.database(), server.database()]
  for (const address of [whole, torn]) {
    const asked = await gouji(['batch', documents, '--store', address, '--enqueue', '--no-together'])
    expect(asked.stderr).toMatch(/13 documents wait/)
    // Nothing is asked for twice.
    expect((await gouji(['batch', documents, '--store', address, '--enqueue'])).stderr).toMatch(/0 documents wait/)
  }
  expect(await worker(whole).ended).toBe(2)

  const workers = [worker(torn), worker(torn), worker(torn)]
  await pause(3500)
  const [first] = workers
  if (first?.child.pid !== undefined && first.child.exitCode === null) process.kill(-first.child.pid, 'SIGKILL')
  await pause(500)
  await server.restart()
  await Promise.all(workers.slice(1).map(({ ended }) => ended))
  const rows = await rowsOf(whole)
  expect(rows['documents']).toHaveLength(13)
  expect(await rowsOf(torn)).toEqual(rows)
}, 240_000)

test('what nobody can read is listed, and put back', async () => {
  const address = server.database()
  await (await openStore(address, { language: 'en' })).close()
  const queue = await openQueue(address, { retries: 1, retryDelay: 1, heartbeat: 10 })
  const order = { name: 'gone.pdf', version: 'v', how: {} }
  expect(await queue.ask([order, order])).toBe(1)
  for (let attempt = 0; attempt < 2; attempt++) {
    let taken = await queue.take()
    for (let i = 0; i < 100 && !taken; i++) {
      await pause(200)
      taken = await queue.take()
    }
    expect(taken?.attempt).toBe(attempt)
    await taken?.settle({ kind: 'again', why: 'out of memory' })
  }
  expect(await queue.dead()).toMatchObject([{ name: 'gone.pdf' }])
  expect(await queue.left()).toBe(0)
  expect(await queue.requeue()).toBe(1)
  expect([await queue.dead(), await queue.left()]).toEqual([[], 1])
  await queue.close()
}, 60_000)

test('a shelf gives nothing that lies outside of it', async () => {
  const shelf = folderShelf(documents)
  const names: string[] = []
  for await (const name of shelf.names()) names.push(name)
  expect(names).toContain('2024/1-linlan-hydrology-2023.pdf')
  expect(names).toHaveLength(13)
  await expect(shelf.source('../documents.txt')).rejects.toThrow(OffTheShelf)
  await expect(shelf.source('/etc/passwd')).rejects.toThrow(OffTheShelf)
})

test('a queue needs a server', async () => {
  const run = await gouji(['worker', '--store', join(folder, 'a.db'), '--folder', documents])
  expect(run.status).toBe(2)
  expect(run.stderr).toMatch(/postgres:\/\//)
})

/** Files that ask for more than there is: each ends, soon, and says by what. */
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OverLimit, openDisclosure } from '../../src/index.ts'
import { readPdf } from '../../src/pdf/read.ts'
import { gouji, root } from '../cli/run.ts'
import { fontOfManyWidths, hostile, onePage } from './files.ts'

/** What reading it comes to: the limit that stopped it, `damaged`, or the kinds of damage of what was read. */
async function comesTo(bytes: Uint8Array): Promise<string> {
  try {
    const { damage } = await readPdf(bytes)
    return damage.map(({ text }) => text).join(' ')
  } catch (error) {
    if (error instanceof OverLimit) return error.limit
    if (error instanceof Error) return 'reason' in error ? String(error.reason) : error.message
    throw error
  }
}

describe('one file each', () => {
  test.each(Object.entries(hostile))('%s', async (_name, { make, stoppedBy }) => {
    const begun = performance.now()
    expect(await comesTo(make())).toMatch(stoppedBy)
    // Generous, for a machine that is busy with others.
    expect(performance.now() - begun).toBeLessThan(90_000)
  })

  test('a paragraph of 500,000 characters', async () => {
    const bytes = Buffer.from(`${'2021年支出1.00万元，'.repeat(40_000)}\n`)
    await expect(openDisclosure({ path: 'a.txt', bytes }, { ocr: 'never' })).rejects.toMatchObject({ limit: 'characters' })
  })

  test('what is below the limits is read as ever', async () => {
    const { pages, damage } = await readPdf(onePage('BT /F 12 Tf 50 700 Td (51.32) Tj ET'))
    expect(pages[0]?.glyphs.map(({ text }) => text).join('')).toBe('51.32')
    expect(damage).toEqual([])
  })
})

describe('on the command line', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gouji-hostile-'))
    copyFileSync(join(root, 'corpus', 'nanpu-university-2023.pdf'), join(folder, 'b.pdf'))
    writeFileSync(join(folder, 'a.pdf'), fontOfManyWidths())
    execFileSync('mkfifo', [join(folder, 'c.pdf')])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a batch goes on: what takes all memory ends alone, a pipe is named, the others are reported', async () => {
    const { status, stdout, stderr } = await gouji(['check', folder, '--format', 'ndjson', '--limit', 'memory=500', '--jobs', '2'])
    expect(status).toBe(2)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({ document: { path: join(folder, 'b.pdf') } })
    expect(stderr).toContain('a.pdf: It was given up when it took more than 500 MB of memory: --limit memory=… gives it more.')
    expect(stderr).toContain('c.pdf: This is no regular file but a pipe or a device')
  })

  test('the deadline ends one document, also alone and with --jobs 1', async () => {
    const { status, stderr } = await gouji([
      'check',
      join(folder, 'a.pdf'),
      '--jobs',
      '1',
      '--limit',
      'seconds=1',
      '--limit',
      'memory=4000',
    ])
    expect(status).toBe(2)
    expect(stderr).toMatch(/a\.pdf: It was given up after [12] seconds: --limit seconds=… gives it more\./)
  })

  test.each([
    ['size', 'size=0.01', /The file has 1 MB, more than the limit of 0\.01: --limit size=… raises it/],
    ['pages', 'pages=1', /It has 8 pages, more than the limit of 1: --limit pages=… raises it/],
    ['glyphs', 'glyphs=10', /Its pages or fonts have more than 10 glyphs: --limit glyphs=… raises it/],
  ])('the sentence names the limit and the option (%s)', async (_name, limit, sentence) => {
    const { status, stderr } = await gouji(['check', join(folder, 'b.pdf'), '--limit', limit])
    expect(stderr).toMatch(sentence)
    expect(status).toBe(2)
  })

  test('standard input without end', async () => {
    const child = spawn('/bin/sh', ['-c', `cat /dev/zero | "${process.execPath}" dist/cli/main.js check - --limit size=5`], { cwd: root })
    let said = ''
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString()
    })
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2)
    expect(said).toContain('more than the limit of 5')
  })

  test('Ctrl-C in one long document ends at once, and leaves no process behind', async () => {
    const child = spawn(process.execPath, ['dist/cli/main.js', 'check', join(folder, 'a.pdf'), '--limit', 'memory=8000'], { cwd: root })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const children = execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
    const begun = performance.now()
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
    expect(performance.now() - begun).toBeLessThan(5000)
    await gone(children)
  })

  test('when the program itself is killed, what still reads ends by itself', async () => {
    const child = spawn(process.execPath, ['dist/cli/main.js', 'check', join(folder, 'a.pdf'), '--limit', 'memory=8000'], { cwd: root })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const children = execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
    child.kill('SIGKILL')
    await gone(children)
  })
})

async function gone(pids: readonly string[]): Promise<void> {
  expect(pids.length).toBeGreaterThan(0)
  const alive = (pid: string): boolean => {
    try {
      process.kill(Number(pid), 0)
      return true
    } catch {
      return false
    }
  }
  for (let i = 0; i < 50 && pids.some(alive); i++) await new Promise((resolve) => setTimeout(resolve, 100))
  expect(pids.filter(alive)).toEqual([])
}

import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gouji, root } from './run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-interrupted-'))
  copyFileSync(join(root, 'corpus', 'linlan-hydrology-2022.txt'), join(folder, '0.txt'))
  for (let i = 1; i <= 12; i++) copyFileSync(join(root, 'corpus', 'nanpu-university-2023.pdf'), join(folder, `${i + 10}.pdf`))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['1', '2'])(
  'Ctrl-C keeps the reports of the documents that are done (--jobs %s)',
  async (jobs) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'check', folder, '--format', 'ndjson', '--jobs', jobs], {
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      child.kill('SIGINT')
    })
    child.stderr.on('data', (part: Buffer) => {
      err += part.toString()
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(130)
    const lines = out.trimEnd().split('\n')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ schema: 'gouji.report/1' })
    expect(lines.length).toBeLessThan(13)
    expect(err).toBe(`gouji: interrupted: ${lines.length} of 13 documents were checked\n`)
  },
  60_000,
)

test('a file keeps them too, and nothing else is left behind', async () => {
  const output = join(folder, 'reports.ndjson')
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'check', folder, '-o', output, '--jobs', '1'], {
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  })
  // As soon as the first report is written.
  const watch = setInterval(() => {
    const draft = readdirSync(folder).find((name) => name.endsWith('.gouji-tmp'))
    if (draft !== undefined && (statSync(join(folder, draft), { throwIfNoEntry: false })?.size ?? 0) > 0) child.kill('SIGINT')
  }, 10)
  const status = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  expect(status).toBe(130)
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n')
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ schema: 'gouji.report/1' })
  expect(lines.length).toBeLessThan(13)
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([])
}, 60_000)

test('a path that begins with a dash stands behind --', async () => {
  copyFileSync(join(root, 'corpus', 'linlan-hydrology-2022.txt'), join(folder, '-a.txt'))
  expect(await gouji(['check', '--fail-on', 'never', '--', '-a.txt'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' })
})

/** The examples of the front page run as they stand, and importing the library does nothing by itself. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from './run.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-library-'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules', 'gouji'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  for (const name of ['report.pdf', '决算.pdf']) cpSync(join(root, 'corpus', 'hengzhou-services-2025.pdf'), join(folder, name))
  mkdirSync(join(folder, 'reports'))
  for (const name of ['linlan-hydrology-2022.txt', 'hengzhou-services-2025.pdf'])
    cpSync(join(root, 'corpus', name), join(folder, 'reports', name))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examples = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

test.each(['README.md', 'README.zh-CN.md'])(
  'the examples of %s',
  (page) => {
    const all = examples(page)
    expect(all.length).toBeGreaterThan(1)
    for (const [i, code] of all.entries()) {
      const file = join(folder, `example-${i}.ts`)
      rmSync(join(folder, 'reports.db'), { force: true })
      writeFileSync(file, code)
      expect(execFileSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' }).trim(), code).not.toBe('')
    }
  },
  60_000,
)

test('importing does nothing: no file, no output, no listener, and the process ends', () => {
  const code = `
    const before = process.listenerCount('exit') + process.listenerCount('SIGINT') + process.listenerCount('uncaughtException')
    await import('gouji')
    const after = process.listenerCount('exit') + process.listenerCount('SIGINT') + process.listenerCount('uncaughtException')
    if (after !== before) throw new Error('listeners')`
  writeFileSync(join(folder, 'import.js'), code)
  expect(execFileSync(process.execPath, [join(folder, 'import.js')], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).toBe('')
}, 30_000)

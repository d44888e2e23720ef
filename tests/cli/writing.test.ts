/** What is written beside the user's files: whole or not at all, by one program at a time, never where a link leads. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Shell } from '../../cli/shell.ts'
import { openSink } from '../../cli/sink.ts'
import { gouji, root } from './run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-writing-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const shell = { language: 'en' } as unknown as Shell
const at = (name: string): string => join(folder, name)
const names = (): string[] => readdirSync(folder).sort()

describe('an output', () => {
  test('of two runs onto one file the first wins, and the second says so', () => {
    const [first, second] = [openSink(at('r.json'), [], shell), openSink(at('r.json'), [], shell)]
    expect(names().filter((name) => name.endsWith('.gouji-tmp'))).toHaveLength(2)
    first.write('first')
    second.write('second')
    first.close()
    expect(() => second.close()).toThrow('another program wrote it meanwhile')
    expect(readFileSync(at('r.json'), 'utf8')).toBe('first')
    expect(names()).toEqual(['r.json'])
  })

  test('also where the file was there before', () => {
    writeFileSync(at('r.json'), 'old')
    const [first, second] = [openSink(at('r.json'), [], shell), openSink(at('r.json'), [], shell)]
    second.write('second')
    second.close()
    first.write('first')
    expect(() => first.close()).toThrow('another program wrote it meanwhile')
    expect(readFileSync(at('r.json'), 'utf8')).toBe('second')
  })

  test('has a name of its own while it is written, whatever lies there', () => {
    writeFileSync(at('precious'), 'mine')
    // The name of earlier versions, laid out as a trap.
    symlinkSync(at('precious'), at('.r.json.gouji-tmp'))
    const sink = openSink(at('r.json'), [], shell)
    sink.write('x')
    sink.close()
    expect(readFileSync(at('precious'), 'utf8')).toBe('mine')
  })

  test('is nobody else’s while it is written, and keeps the permissions of what it replaces', () => {
    writeFileSync(at('r.json'), 'old')
    chmodSync(at('r.json'), 0o640)
    const sink = openSink(at('r.json'), [], shell)
    const draft = names().find((name) => name.endsWith('.gouji-tmp')) ?? ''
    expect(statSync(at(draft)).mode & 0o777).toBe(0o600)
    sink.close()
    expect(statSync(at('r.json')).mode & 0o777).toBe(0o640)
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind when the program is ended (%s)', async (signal) => {
    const pdf = join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')
    const child = spawn(process.execPath, ['dist/cli/main.js', 'report', pdf, '-o', at('r.html')], { cwd: root, stdio: 'ignore' })
    for (let i = 0; i < 400 && names().length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(names()).toHaveLength(1)
    child.kill(signal)
    await new Promise((resolve) => child.on('close', resolve))
    expect(names()).toEqual([])
  })
})

describe('a configuration', () => {
  const told = '收入100.00万元。\n'

  test('of code is never run because it lies in the folder, or above it', async () => {
    writeFileSync(at('gouji.config.ts'), `import { writeFileSync } from 'node:fs'\nwriteFileSync('${at('ran')}', '')\nexport default {}\n`)
    writeFileSync(at('a.txt'), told)
    const inner = at('inner')
    mkdirSync(inner)
    writeFileSync(join(inner, 'a.txt'), told)
    for (const cwd of [folder, inner]) await gouji(['check', 'a.txt'], { cwd })
    const { stderr } = await gouji(['check', 'a.txt'], { cwd: folder })
    expect(stderr).toContain('Code is not run by itself: give it with --config')
    expect(names()).not.toContain('ran')
  })

  test('of code is run when it is named', async () => {
    writeFileSync(at('gouji.config.ts'), `export default { nonsense: 1 }\n`)
    writeFileSync(at('a.txt'), told)
    const { stderr } = await gouji(['check', 'a.txt', '--config', 'gouji.config.ts'], { cwd: folder })
    expect(stderr).toContain('nonsense')
  })
})

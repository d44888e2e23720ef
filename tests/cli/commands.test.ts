import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../src/index.ts'
import type { Extract } from '../../src/report/extract.ts'
import { gouji, root } from './run.ts'

const sample = join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('--version is the version of the package', async () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(await gouji(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
})

test('--help names every command', async () => {
  const { status, stdout } = await gouji(['--help'])
  expect(status).toBe(0)
  for (const command of ['check', 'extract', 'review', 'rules', 'explain', 'completion']) expect(stdout).toContain(`gouji ${command}`)
})

test('completion prints a script for the shell', async () => {
  const { status, stdout } = await gouji(['completion'])
  expect(status).toBe(0)
  expect(stdout).toContain('gouji')
  const { stdout: ids } = await gouji(['--get-yargs-completions', 'gouji', 'explain', ''])
  expect(ids.trim().split('\n')).toEqual(rules.map((rule) => rule.id))
})

describe('rules and explain', () => {
  test('every rule is listed, in both languages', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { stdout } = await gouji(['rules', '--lang', language])
      for (const rule of rules) {
        expect(stdout).toContain(rule.id)
        expect(stdout).toContain(rule.term[language])
      }
    }
  })

  test('a rule is explained with an example', async () => {
    const [rule] = rules
    const { status, stdout } = await gouji(['explain', rule?.id ?? ''])
    expect(status).toBe(0)
    for (const heading of ['What it finds', 'Why it matters', 'When it stays silent', 'Example']) expect(stdout).toContain(heading)
  })
})

describe('extract', () => {
  const json = async (...more: string[]): Promise<Extract> => JSON.parse((await gouji(['extract', sample, ...more])).stdout)

  test('gives tables, statements and facts', async () => {
    const extract = await json()
    expect(extract.schema).toBe('gouji.extract/1')
    expect(extract.document).toMatchObject({ path: sample, year: 2021, kind: 'final-account' })
    expect(extract.statements.length).toBeGreaterThan(5)
    expect(extract.facts.length).toBeGreaterThan(5)
    expect(extract.tables.length).toBeGreaterThan(0)
    for (const cell of extract.tables.flatMap((table) => table.cells)) {
      expect(cell.value).toMatch(/\d/)
      expect(cell.page).toBeGreaterThan(0)
      expect(cell.box?.length).toBe(4)
    }
  })

  test('--table and --page choose', async () => {
    const all = await json()
    expect((await json('--table', '1')).tables).toEqual(all.tables.slice(0, 1))
    // A table keeps its number where the others are left out.
    expect((await json('--table', '3')).tables).toMatchObject([{ number: 3 }])
    const page = all.tables[0]?.pages[0] ?? 0
    const chosen = await json('--page', String(page))
    expect(new Set(chosen.tables.flatMap((table) => table.cells.map((cell) => cell.page)))).toEqual(new Set([page]))
    for (const [choice, sentence] of [
      [['--page', '999'], /There is no page 999: the document has \d+ pages\./],
      [['--table', '1', '--page', '1'], /Table 1 does not stand on page 1\./],
      [['--table', '999', '--page', '1'], /There is no table 999/],
    ] as const) {
      const none = await gouji(['extract', sample, ...choice])
      expect(none).toMatchObject({ status: 2, stdout: '' })
      expect(none.stderr).toMatch(sentence)
    }
    const { status, stderr } = await gouji(['extract', sample, '--table', '999'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^gouji: .*There is no table 999/)
  })

  test('csv has one record a figure', async () => {
    const cells = (await json()).tables.flatMap((table) => table.cells)
    const { stdout } = await gouji(['extract', sample, '--format', 'csv'])
    expect(stdout.startsWith('document,table,title,page,row,column,rowHeader,columnHeader,value,unit\r\n')).toBe(true)
    expect(stdout.trimEnd().split('\r\n').length).toBe(cells.length + 1)
  })

  test('csv into a folder writes a file a table', async () => {
    const output = join(folder, 'tables')
    expect((await gouji(['extract', sample, '--format', 'csv', '--output', `${output}/`])).status).toBe(0)
    const { tables } = await json()
    const files = readdirSync(output).sort()
    expect(files.length).toBe(tables.length)
    expect(files[0]).toBe('jdz-foreign-affairs-2021-table-01.csv')
    expect(readFileSync(join(output, files[0] ?? ''), 'utf8').startsWith('\ufeffdocument,')).toBe(true)
  })

  test('md keeps rows and columns', async () => {
    const { stdout } = await gouji(['extract', sample, '--format', 'md', '--table', '1'])
    expect(stdout).toMatch(/^# /)
    expect(stdout).toMatch(/\| --- \|/)
  })
})

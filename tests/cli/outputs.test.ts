/** What a run writes: forms by their endings, one line for a quiet document, counts by rule, findings of chosen rules. */
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gouji, root } from './run.ts'

const contradictory = '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。\n'
const agreeing = '财政拨款支出年初预算数为200.00万元，决算数为100.00万元，完成年初预算的50.00%。\n'
const sample = join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')

let folder = ''
const at = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-outputs-'))
  for (const name of ['a', 'b', 'd']) writeFileSync(at(`${name}.txt`), agreeing)
  writeFileSync(at('c.txt'), contradictory)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an ending', () => {
  test.each(['html', 'pdf', 'xlsx', 'csv', 'md'])('.%s is not filled with text: the command that writes it is named', async (ending) => {
    const output = at(`x.${ending}`)
    const { status, stderr } = await gouji(['check', at('c.txt'), '-o', output])
    expect(status).toBe(2)
    expect(stderr).toContain(`report ${at('c.txt')} -o ${output}`)
    expect(existsSync(output)).toBe(false)
  })

  test('given a form, a file of any ending is written', async () => {
    const output = at('log.md')
    expect((await gouji(['check', at('c.txt'), '-o', output, '--format', 'text'])).status).toBe(1)
    expect(readFileSync(output, 'utf8')).toContain('106.86')
  })

  test('extract writes workbooks, and nothing of an ending it does not know', async () => {
    const output = at('read.xlsx')
    expect(await gouji(['extract', sample, '-o', output])).toMatchObject({ status: 0, stderr: '' })
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(output)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Facts', 'Statements', 'Cells'])
    expect(book.getWorksheet('Cells')?.rowCount).toBeGreaterThan(100)
    const unknown = await gouji(['extract', sample, '-o', at('read.docx')])
    expect(unknown).toMatchObject({ status: 2, stdout: '' })
    expect(unknown.stderr).toContain('.json, .csv, .md or .xlsx')
    expect(existsSync(at('read.docx'))).toBe(false)
  })
})

describe('several documents', () => {
  test('without findings are one line each', async () => {
    const { stdout } = await gouji(['check', ...['a', 'b', 'c', 'd'].map((name) => at(`${name}.txt`))])
    for (const name of ['a', 'b', 'd']) expect(stdout).toMatch(new RegExp(`^✓ ${at(`${name}.txt`)}  agree 1 · 3/3$`, 'm'))
    expect(stdout).not.toContain('No finding')
    expect(stdout).toContain('4 given, 4 read; 1 error, 0 warnings; 3 without findings')
  })

  test('with --quiet nothing is said of them', async () => {
    const { status, stdout } = await gouji(['check', ...['a', 'b', 'c'].map((name) => at(`${name}.txt`)), '--quiet'])
    expect(status).toBe(1)
    expect(stdout).toContain(at('c.txt'))
    expect(stdout).not.toContain(at('a.txt'))
    expect(stdout).not.toContain('given')
    expect(stdout).not.toContain(' review ')
    expect(await gouji(['check', at('a.txt'), '-q'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('with --statistics are counted by rule', async () => {
    const { status, stdout } = await gouji(['check', at('c.txt'), sample, '--statistics', '--quiet'])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^ {4}2 {2}wrong-completion +completion +does not agree 2, in 2 documents$/m)
    expect(stdout).not.toContain('106.86')
    const json = await gouji(['check', at('c.txt'), '--statistics', '--format', 'json'])
    expect(json).toMatchObject({ status: 2, stdout: '' })
  })
})

test('--min-severity says how many findings it leaves out', async () => {
  const { stdout } = await gouji(['check', sample, '--min-severity', 'warning'])
  expect(stdout).toMatch(/\n3 findings below --min-severity warning not shown\n/)
})

test('what is handed over names no folder of this machine, and help shows no empty default', async () => {
  const output = at('handed.md')
  await gouji(['report', at('c.txt'), '-o', output])
  expect(readFileSync(output, 'utf8')).toContain('- c.txt')
  expect(readFileSync(output, 'utf8')).not.toContain(folder)
  expect((await gouji(['report', '--help'])).stdout).not.toMatch(/\[default:\s*\]/)
})

describe('--select', () => {
  test('reports the findings of these rules alone, for the status too', async () => {
    const { stdout } = await gouji(['check', sample, '--format', 'json', '--select', 'wrong-completion,score-above-weight'])
    const rules = (JSON.parse(stdout) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)
    expect(new Set(rules)).toEqual(new Set(['wrong-completion', 'score-above-weight']))
    expect((await gouji(['check', at('c.txt'), '--select', 'wrong-share'])).status).toBe(0)
  })

  test('of a rule that is not there is an error, not a clean document', async () => {
    const { status, stdout, stderr } = await gouji(['check', at('c.txt'), '--select', 'wrong-complection'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('did you mean wrong-completion?')
  })
})

test('Ctrl-C leaves what extract has read, and no other file', async () => {
  const many = mkdtempSync(join(tmpdir(), 'gouji-extract-'))
  copyFileSync(join(root, 'corpus', 'linlan-hydrology-2022.txt'), join(many, '0.txt'))
  for (let i = 1; i <= 80; i++) copyFileSync(join(root, 'corpus', 'nanpu-university-2023.pdf'), join(many, `${i + 10}.pdf`))
  const output = join(many, 'read.json')
  const child = spawn(process.execPath, [join(root, 'dist', 'cli', 'main.js'), 'extract', many, '-o', output, '--jobs', '1'], {
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  })
  let err = ''
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString()
  })
  setTimeout(() => child.kill('SIGINT'), 1500)
  const status = await new Promise((resolve) => child.on('close', resolve))
  const left = readdirSync(many).filter((name) => name.includes('tmp'))
  const read = JSON.parse(readFileSync(output, 'utf8')) as unknown[]
  rmSync(many, { recursive: true, force: true })
  expect({ status, left }).toEqual({ status: 130, left: [] })
  expect(err).toContain(`interrupted: ${read.length} of 81 documents were read`)
  expect(read.length).toBeLessThan(81)
}, 60_000)

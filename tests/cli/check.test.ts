import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/finding.ts'
import { gouji, root } from './run.ts'

const contradictory = '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。\n'
const agreeing = '财政拨款支出年初预算数为200.00万元，决算数为100.00万元，完成年初预算的50.00%。\n'
const sample = join(root, 'corpus', 'jdz-foreign-affairs-2021.pdf')

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'))
  writeFileSync(at('differs.txt'), contradictory)
  writeFileSync(at('agrees.txt'), agreeing)
  writeFileSync(at('text.pdf'), contradictory)
  writeFileSync(at('empty.pdf'), '')
  writeFileSync(at('empty.txt'), '\n \n')
  writeFileSync(at('nothing.txt'), '本部门没有可以核对的内容。\n')
  writeFileSync(at('gbk.txt'), Buffer.from([0xb2, 0xc6, 0xd5, 0xfe, 0xb2, 0xa6, 0xbf, 0xee]))
  writeFileSync(at('damaged.pdf'), '%PDF-1.7\n1 0 obj <<')
  writeFileSync(at('word.docx'), 'PK')
  const locked = await PDFDocument.create()
  locked.addPage()
  locked.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
  writeFileSync(at('locked.pdf'), await locked.save({ useObjectStreams: false }))
  mkdirSync(at('many/inner'), { recursive: true })
  mkdirSync(at('many/.hidden'))
  mkdirSync(at('none'))
  writeFileSync(at('many/b.txt'), contradictory)
  writeFileSync(at('many/a.txt'), agreeing)
  writeFileSync(at('many/inner/c.TXT'), agreeing)
  writeFileSync(at('many/notes.md'), contradictory)
  writeFileSync(at('many/.hidden/d.txt'), contradictory)
  symlinkSync('..', at('many/inner/up'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const reports = (ndjson: string): Report[] => ndjson.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Report]))
/** One sentence: a single line that names the program. */
const sentence = /^gouji: [^\n]+\n$/

describe('exit status', () => {
  test('0 where everything agrees', async () => {
    const { status, stdout, stderr } = await gouji(['check', at('agrees.txt')])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('No finding.')
    expect(stdout).not.toContain('main.js review')
  })

  test('1 where something does not, with the finding in words', async () => {
    const { status, stdout, stderr } = await gouji(['check', at('differs.txt')])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toContain('106.86')
    expect(stdout).toContain('117.26')
    expect(stdout).toContain(`node dist/cli/main.js review ${at('differs.txt')}`)
  })

  test.each(['error', 'warning'])('1 with --fail-on %s', async (level) => {
    expect((await gouji(['check', at('differs.txt'), '--fail-on', level])).status).toBe(1)
  })

  test('0 with --fail-on never', async () => {
    expect((await gouji(['check', at('differs.txt'), '--fail-on', 'never'])).status).toBe(0)
  })

  test('2 where nothing could be checked: silence is no clean bill', async () => {
    const { status, stderr } = await gouji(['check', at('nothing.txt')])
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
    expect(stderr).toContain('Nothing was checked')
    expect(await gouji(['check', at('nothing.txt'), '--fail-on', 'never'])).toMatchObject({ status: 2 })
  })

  test('every file that was given is in the count: read, unread, not checked', async () => {
    const { stdout } = await gouji(['check', ...['agrees.txt', 'differs.txt', 'nothing.txt', 'nowhere.pdf'].map(at)])
    expect(stdout).toContain('\n4 given, 3 read, 1 not; 1 error, 0 warnings; 1 without findings; 1 not checked\n')
    const zh = await gouji(['check', ...['agrees.txt', 'nothing.txt', 'nowhere.pdf'].map(at), '--lang', 'zh'])
    expect(zh.stdout).toContain('\n共给出 3 份：读取 2 份，未读 1 份；不符 0 项，存疑 0 项；无发现 1 份；未核对 1 份\n')
  })

  test.each([
    ['no command', [], 'no command'],
    ['no path', ['check'], 'what to work on is missing'],
    ['an unknown command', ['chek', 'x'], 'check'],
    ['an unknown option', ['check', 'x', '--fast'], 'fast'],
    ['an unknown format', ['check', 'x', '--format', 'xml'], 'xml'],
    ['a language that is not there', ['check', 'x', '--lang', 'fr'], 'fr'],
    ['no workers', ['check', 'x', '--jobs', '0'], '--jobs'],
    ['an option given twice', ['check', 'x', '--format', 'json', '--format', 'text'], '--format'],
    ['an option without its value', ['check', 'x', '--output'], 'output'],
    ['an unknown rule', ['explain', 'wrong-complection'], 'wrong-completion'],
    ['the name of a rule in the reports', ['explain', '完成率不符'], 'wrong-completion'],
    ['a mistyped option', ['check', 'x', '--formt', 'json'], '--formt'],
  ])('2 and one sentence for %s', async (_name, arguments_, said) => {
    const { status, stdout, stderr } = await gouji(arguments_)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).toContain(said)
    expect(stderr).toContain('--help')
  })
})

describe('inputs that cannot be read', () => {
  test.each([
    ['a wrong path', 'nowhere.pdf', 'no such file'],
    ['text named .pdf', 'text.pdf', 'not a PDF'],
    ['an empty PDF', 'empty.pdf', 'empty'],
    ['an empty text', 'empty.txt', 'empty'],
    ['a locked PDF', 'locked.pdf', 'password'],
    ['a damaged PDF', 'damaged.pdf', 'damaged'],
    ['text that is not UTF-8', 'gbk.txt', 'UTF-8'],
    ['another kind of file', 'word.docx', '.docx'],
    ['a folder without documents', 'none', 'no .pdf or .txt'],
  ])('%s: one sentence, exit 2', async (_name, file, said) => {
    const { status, stdout, stderr } = await gouji(['check', at(file)])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(sentence)
    expect(stderr).toContain(`${at(file)}: `)
    expect(stderr).toContain(said)
  })

  test('do not keep the others from being checked', async () => {
    const names = ['nowhere.pdf', 'differs.txt', 'text.pdf', 'locked.pdf', 'agrees.txt', 'empty.pdf']
    const { status, stdout, stderr } = await gouji(['check', ...names.map(at), '--format', 'ndjson'])
    expect(status).toBe(2)
    expect(reports(stdout).map((report) => report.document.path)).toEqual([at('differs.txt'), at('agrees.txt')])
    expect(stderr.trimEnd().split('\n').length).toBe(4)
  })

  test('are named in Chinese too', async () => {
    const { stderr } = await gouji(['check', at('nowhere.pdf'), at('locked.pdf'), '--lang', 'zh'])
    expect(stderr).toMatch(/没有这个文件[\s\S]*密码/)
  })

  test('a path with control characters is escaped', async () => {
    const { stderr } = await gouji(['check', '\u001b[31mred.pdf'])
    expect(stderr).not.toContain('\u001b')
    expect(stderr).toContain('\\u001b[31mred.pdf')
  })
})

describe('forms of the report', () => {
  test('one path gives one object', async () => {
    const { stdout } = await gouji(['check', at('differs.txt'), '--format', 'json'])
    const report: Report = JSON.parse(stdout)
    expect(report.schema).toBe('gouji.report/1')
    expect(report.document).toMatchObject({ path: at('differs.txt'), pages: 1, unreadablePages: [], ocrPages: [] })
    expect(report.document.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(report.findings[0]).toMatchObject({
      severity: 'error',
      stated: { value: '106.86', unit: '%' },
      expected: { value: '117.26', unit: '%' },
    })
  })

  test('several paths, or a folder, give an array', async () => {
    const two = await gouji(['check', at('differs.txt'), at('agrees.txt'), '--format', 'json'])
    expect((JSON.parse(two.stdout) as Report[]).length).toBe(2)
    const { stdout } = await gouji(['check', at('many'), '--format', 'json'])
    expect((JSON.parse(stdout) as Report[]).map((report) => report.document.path)).toEqual(
      ['many/a.txt', 'many/b.txt', 'many/inner/c.TXT'].map(at),
    )
  })

  test('one object a line comes in the order of the inputs, whatever the number of workers', async () => {
    const paths = [sample, at('agrees.txt'), at('differs.txt'), sample]
    const one = await gouji(['check', ...paths, '--format', 'ndjson', '--jobs', '1'])
    const three = await gouji(['check', ...paths, '--format', 'ndjson', '--jobs', '3'])
    expect(reports(one.stdout).map((report) => report.document.path)).toEqual(paths)
    expect(three).toEqual(one)
  })

  test('standard input is text or a PDF', async () => {
    const text = await gouji(['check', '-', '--format', 'json'], { input: contradictory })
    expect((JSON.parse(text.stdout) as Report).document.path).toBe('-')
    expect(text.status).toBe(1)
    const pdf = await gouji(['check', '-', '--format', 'json', '--fail-on', 'never'], { input: readFileSync(sample) })
    const file = await gouji(['check', sample, '--format', 'json', '--fail-on', 'never'])
    const findings = (run: { stdout: string }): unknown => (JSON.parse(run.stdout) as Report).findings
    expect(findings(pdf)).toEqual(findings(file))
  })

  test('--output writes a file whose ending chooses the form', async () => {
    const output = at('report.json')
    const { status, stdout } = await gouji(['check', at('differs.txt'), '-o', output])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect((JSON.parse(readFileSync(output, 'utf8')) as Report).schema).toBe('gouji.report/1')
  })

  test('--output never overwrites an input', async () => {
    const { status, stderr } = await gouji(['check', at('differs.txt'), '-o', at('differs.txt')])
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
    expect(readFileSync(at('differs.txt'), 'utf8')).toBe(contradictory)
  })

  test('--output that cannot be written is one sentence', async () => {
    const { status, stderr } = await gouji(['check', at('differs.txt'), '-o', at('nowhere/report.json')])
    expect(status).toBe(2)
    expect(stderr).toMatch(sentence)
  })

  test('--min-severity leaves out what is below, for the status too', async () => {
    const { stdout } = await gouji(['check', sample, '--format', 'json', '--min-severity', 'error'])
    expect(new Set((JSON.parse(stdout) as Report).findings.map((finding) => finding.severity))).toEqual(new Set(['error']))
  })

  test('--min-belief leaves out what is believed less, and every finding that is no note says how much it is believed, and why', async () => {
    const { stdout } = await gouji(['check', sample, '--format', 'json'])
    const findings = (JSON.parse(stdout) as Report).findings.filter((finding) => finding.severity !== 'info')
    expect(findings.filter((finding) => finding.belief === undefined).map((finding) => finding.rule)).toEqual([])
    expect(findings.every((finding) => (finding.belief?.grounds.length ?? 0) > 0)).toBe(true)
    const least = Math.max(...findings.map((finding) => finding.belief?.probability ?? 0))
    const surest = await gouji(['check', sample, '--format', 'json', '--min-belief', String(least)])
    const left = (JSON.parse(surest.stdout) as Report).findings.filter((finding) => finding.severity !== 'info')
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(findings.length)
    expect((await gouji(['check', sample, '--min-belief', '95'])).status).toBe(2)
  })

  test('a closed pipe ends the program without a word', async () => {
    const { status, stderr } = await gouji(['check', sample, '--format', 'json'], { closed: true })
    expect({ status, stderr }).toEqual({ status: 141, stderr: '' })
  })

  test('nothing on standard error and no colour where there is no terminal', async () => {
    const { stdout, stderr } = await gouji(['check', sample])
    expect(stderr).toBe('')
    expect(stdout).not.toContain('\u001b')
  })

  test('the review in a pipe is the text report', async () => {
    const { status, stdout } = await gouji(['review', at('differs.txt')])
    expect(status).toBe(0)
    expect(stdout).toContain('117.26')
  })
})

describe('language', () => {
  test.each([
    [{ LC_ALL: 'zh_CN.UTF-8' }, '没有发现不符'],
    [{ LC_ALL: '', LANG: 'zh_CN.UTF-8' }, '没有发现不符'],
    [{ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'No finding'],
    [{ LC_ALL: 'C.UTF-8' }, 'No finding'],
  ])('from the locale %o', async (env, said) => {
    expect((await gouji(['check', at('agrees.txt')], { env })).stdout).toContain(said)
  })

  test('--lang wins, in help and complaints too', async () => {
    const help = await gouji(['check', '--help', '--lang', 'zh'])
    expect(help).toMatchObject({ status: 0, stderr: '' })
    expect(help.stdout).toContain('核对公开文件')
    const wrong = await gouji(['check', '--lang=zh'])
    expect(wrong.stderr).toContain('没有给出处理对象')
  })
})

test('a Node that is too old is told so, in one sentence', async () => {
  writeFileSync(at('old.mjs'), "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })\n")
  const run = await gouji(['check', at('agrees.txt')], { env: { NODE_OPTIONS: `--import=${at('old.mjs')}` } })
  expect(run).toEqual({ status: 2, stdout: '', stderr: 'gouji: Node.js 22.13 or newer is needed; this is 20.20.2.\n' })
})

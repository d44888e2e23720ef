/** gouji check with a configuration, with waivers, with documents together, with its ledger. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Waivers } from '../../src/index.ts'
import type { Report } from '../../src/model/finding.ts'
import { gouji, type Run, root } from './run.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const differs = '财政拨款支出年初预算数为302.43万元，决算数为354.63万元，完成年初预算的106.86%。\n'
const agrees = '财政拨款支出年初预算数为200.00万元，决算数为100.00万元，完成年初预算的50.00%。\n'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-settings-'))
  mkdirSync(at('inner/deep'), { recursive: true })
  writeFileSync(at('differs.txt'), differs)
  writeFileSync(at('agrees.txt'), agrees)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, value: unknown): string => {
  writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value))
  return at(name)
}
const report = ({ stdout }: Run): Report => JSON.parse(stdout) as Report

describe('configuration', () => {
  test('is found from the working directory upwards', async () => {
    put('inner/gouji.config.json', { severities: { 'wrong-completion': 'warning' } })
    const run = await gouji(['check', at('differs.txt'), '--format', 'json'], { cwd: at('inner/deep') })
    expect(run.status).toBe(0)
    expect(report(run).findings.map((finding) => finding.severity)).toEqual(['warning'])
  })

  test('is named by --config, in JSON or as a module', async () => {
    const json = put('off.json', { disabled: ['wrong-completion'] })
    const module = put('off.ts', "export default { disabled: ['wrong-completion'] as string[] }\n")
    for (const path of [json, module]) {
      const run = await gouji(['check', at('differs.txt'), at('agrees.txt'), '--config', path, '--format', 'ndjson'])
      expect(run.stdout).not.toContain('wrong-completion')
    }
  })

  test.each([
    ['an unknown rule', { disabled: ['wrong-completon'] }, 'disabled.0: there is no wrong-completon; did you mean wrong-completion?'],
    ['an unknown rule as a key', { severities: { nonsense: 'error' } }, 'severities: there is no nonsense (gouji rules lists them all)'],
    ['an unknown setting', { severity: {} }, 'there is no severity; did you mean severities?'],
    [
      'an unknown severity',
      { severities: { 'wrong-share': 'fatal' } },
      'severities.wrong-share: "fatal" is not one of error, warning, info',
    ],
    ['a wrong type', { synonyms: { 公务接待费: '招待费' } }, 'synonyms.公务接待费: "招待费" is not a list'],
    ['an identity without parts', { identities: [{ whole: '会议费' }] }, 'identities.0: parts is missing'],
    ['no JSON', '{', 'This is not JSON'],
  ])('is refused for %s, in one sentence', async (_, value, sentence) => {
    const path = put('wrong.json', value)
    const { status, stdout, stderr } = await gouji(['check', at('agrees.txt'), '--config', path])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/^gouji: [^\n]+\n$/)
    expect(stderr).toContain(path)
    expect(stderr).toContain(sentence)
  })

  test('that is named and missing is refused', async () => {
    const { status, stderr } = await gouji(['check', at('agrees.txt'), '--config', at('none.json')])
    expect(status).toBe(2)
    expect(stderr).toBe(`gouji: ${at('none.json')}: There is no such file or folder: check the path.\n`)
  })
})

describe('waivers', () => {
  test('a baseline accepts what is found today', async () => {
    const written = await gouji(['check', at('differs.txt'), '--write-baseline', at('baseline.json')])
    expect(written.status).toBe(0)
    const file = JSON.parse(readFileSync(at('baseline.json'), 'utf8')) as Waivers
    expect(Object.values(file.waivers).map(({ rule, document }) => ({ rule, document }))).toEqual([
      { rule: 'wrong-completion', document: 'differs.txt' },
    ])
    const again = await gouji(['check', at('differs.txt'), '--waivers', at('baseline.json')])
    expect({ status: again.status, stderr: again.stderr }).toEqual({ status: 0, stderr: '' })
    expect(again.stdout).toContain('Waived (1)')
    expect(again.stdout).toContain('Known when the baseline was written.')
  })

  test('expired ones do not apply, unused ones are told', async () => {
    const before = JSON.parse(readFileSync(at('baseline.json'), 'utf8')) as Waivers
    const [id = ''] = Object.keys(before.waivers)
    const by = { reason: 'agreed', author: 'li', date: '2020-01-01' }
    const path = put('old.json', { ...before, waivers: { [id]: { ...by, expires: '2020-12-31' }, unknown: by } })
    const run = await gouji(['check', at('differs.txt'), '--waivers', path, '--format', 'json'])
    expect(run.status).toBe(1)
    const { findings, waived, expiredWaivers, unusedWaivers } = report(run)
    expect({ findings: findings.length, waived, expiredWaivers, unusedWaivers }).toEqual({
      findings: 1,
      waived: [],
      expiredWaivers: [id],
      unusedWaivers: ['unknown'],
    })
    expect(run.stderr).toBe(
      `gouji: ${path}: a waiver has expired: ${id}; give a later date, or settle what it waives\ngouji: ${path}: a waiver covers nothing: unknown; take it out if the document was mended\n`,
    )
  })

  test('a file that is not as it should be is refused', async () => {
    const blank = put('blank.json', { waivers: { x: { reason: ' ', author: 'li', date: '2026-11-24' } } })
    const run = await gouji(['check', at('agrees.txt'), '--waivers', blank])
    expect(run.status).toBe(2)
    expect(run.stderr).toBe(
      `gouji: ${blank}: schema is missing; write "schema": "gouji.waivers/1"\ngouji: ${blank}: waivers.x.reason: a name or text must not be empty\n`,
    )
    const path = put('no-reason.json', { schema: 'gouji.waivers/1', waivers: { x: { author: 'li', date: 'soon' } } })
    const { status, stderr } = await gouji(['check', at('agrees.txt'), '--waivers', path])
    expect(status).toBe(2)
    expect(stderr).toBe(
      `gouji: ${path}: waivers.x: reason is missing\ngouji: ${path}: waivers.x.date: "soon" is not a date such as 2026-11-24\n`,
    )
  })
})

describe('together', () => {
  const paths = ['linlan-hydrology-2022.txt', 'linlan-hydrology-2023.pdf'].map((name) => join(root, 'corpus', name))
  const reports = ({ stdout }: Run): Report[] => JSON.parse(stdout) as Report[]

  test('a report is checked against the one of the year before', async () => {
    const run = await gouji(['check', ...paths, '--together', '--format', 'json', '--fail-on', 'never'])
    expect(run.stderr).toBe('')
    const [before, after] = reports(run)
    expect(before?.together).toEqual([])
    expect(after?.together).toMatchObject([{ path: paths[0], kinship: 'last-year' }])
    expect(after?.findings.find((finding) => finding.rule === 'untied-document')?.evidence.map((e) => e.path)).toContain(paths[0])
  })

  test('documents that have nothing to do with each other are told so', async () => {
    const { status, stderr } = await gouji(['check', at('agrees.txt'), paths[0] ?? '', '--together'])
    expect(status).toBe(0)
    expect(stderr).toContain('none of these documents speaks of the same money as another')
  })
})

describe('coverage', () => {
  test('is told figure by figure and identity by identity', async () => {
    const run = await gouji([
      'check',
      join(root, 'corpus', 'linlan-hydrology-2023.pdf'),
      '--coverage',
      '--format',
      'json',
      '--fail-on',
      'never',
    ])
    const { coverage, checks, ledger } = report(run)
    const parts = ledger ? [...ledger.tables, ledger.narrative] : []
    expect(parts.reduce((sum, part) => sum + part.figures, 0)).toBe(coverage.figures)
    expect(parts.reduce((sum, part) => sum + part.covered, 0)).toBe(coverage.covered)
    expect(parts.flatMap((part) => part.uncovered).filter((figure) => figure.text === '')).toEqual([])
    expect(ledger?.identities.map((entry) => entry.status)).toContain('held')
    // Every check is there, with its sum.
    expect(ledger?.identities.flatMap((entry) => entry.checks).length).toBe(Object.values(checks).reduce((sum, n) => sum + n, 0))
    expect(parts.reduce((sum, part) => sum + part.boundedOnly, 0)).toBe(coverage.boundedOnly)
    expect(coverage.boundedOnly).toBeLessThan(coverage.covered)
    expect(ledger?.identities.find((entry) => entry.name === '收入决算表合计＝总表本年收入合计')?.status).toBe('held')
  })

  test('reads as text in both languages', async () => {
    const english = await gouji(['check', at('agrees.txt'), '--coverage'])
    expect(english.stdout).toContain('Narrative · 3 of 3')
    expect(english.stdout).toMatch(/held\n {4}completion · 1×\n {8}p\. 1 · [\d.]+ ÷ [\d.]+ × 100 = [\d.]+\n/)
    const chinese = await gouji(['check', at('agrees.txt'), '--coverage', '--lang', 'zh'])
    expect(chinese.stdout).toContain('文字部分 · 3／3')
  })
})

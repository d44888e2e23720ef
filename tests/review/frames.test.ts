import { describe, expect, test } from 'vitest'
import { lineCells } from '../../cli/review/paint.ts'
import { summary } from '../../cli/review/summary.ts'
import { frame, framePlain, frameText } from '../../cli/review/views/frame.ts'
import { type DriveOptions, drive } from './drive.ts'
import { corrected, crowd, fixture } from './fixture.ts'
import { screenful } from './terminal.ts'

const widths = [60, 80, 120, 200] as const
/** Keys that lead to each place of the review. */
const places: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['findings', []],
  ['a decided finding', ['c', 'k']],
  ['the detail', ['tab', 'j']],
  ['coverage', ['2']],
  ['tables', ['3']],
  ['an open table', ['3', 'enter', 'right', 'down']],
  ['facts', ['4']],
  ['outline', ['5']],
  ['decisions', ['c', 'd', "'口径不同，见附注", 'enter', '6']],
  ['the page', ['enter', 'right']],
  ['a page with a table', [':', "'2", 'enter']],
  ['help', ['?']],
  ['the filter', ['/', "'支出"]],
  ['a correction', ['j', 'e', 'enter']],
  ['a reason being typed', ['d', "'“三公”经费…①口径不同"]],
]

const fresh = (keys: readonly string[], options: DriveOptions) => drive(options).keys(...keys)

describe.each(widths)('%i columns', (columns) => {
  test.each(places)('%s: Ink and the terminal show the frame cell for cell', async (_name, keys) => {
    const { state } = fresh(keys, { columns, rows: columns === 60 ? 20 : 24 })
    const terminal = await screenful(state)
    const shown = terminal.rows()
    expect(shown.slice(0, -1)).toEqual(framePlain(state).map((line) => line.trimEnd()))
    // The last row stays free: Ink would clear the screen for every frame.
    expect(shown.at(-1)).toBe('')
    expect(Math.max(...terminal.widths())).toBeLessThanOrEqual(columns)
    await terminal.close()
  })
})

test.each(widths)('%i columns: every line of every place has exactly that width', (columns) => {
  for (const language of ['en', 'zh'] as const) {
    for (const style of [{}, { ascii: true }, { ambiguousWide: true }]) {
      for (const [name, keys] of places) {
        const { state } = fresh(keys, { columns, rows: 24, language, ...style })
        for (const line of frame(state).lines)
          expect(lineCells(line, state.pen), `${name} ${language} ${JSON.stringify(style)}`).toBe(columns)
      }
    }
  }
})

test('a run of frames drawn in part leaves what a frame drawn whole would', async () => {
  const d = drive({ columns: 80, rows: 24, opened: crowd(300) })
  const terminal = await screenful(d.state)
  for (const key of [
    'j',
    'j',
    'G',
    'k',
    'c',
    'pageup',
    '2',
    'j',
    'v',
    'enter',
    '5',
    '1',
    'enter',
    'right',
    'escape',
    '/',
    'escape',
    '?',
    'escape',
    'g',
  ]) {
    d.keys(key)
    await terminal.show(d.state)
    expect(terminal.rows().slice(0, -1), key).toEqual(framePlain(d.state).map((line) => line.trimEnd()))
  }
  await terminal.close()
})

test('after a change of size the screen is right again, narrower and wider', async () => {
  const d = drive({ columns: 120, rows: 34 })
  const terminal = await screenful(d.state)
  for (const [columns, rows] of [
    [80, 24],
    [60, 12],
    [200, 50],
    [72, 30],
  ] as const) {
    d.send({ kind: 'resize', columns, rows })
    await terminal.resize(d.state)
    expect(terminal.rows().slice(0, -1)).toEqual(framePlain(d.state).map((line) => line.trimEnd()))
  }
  await terminal.close()
})

test('while something is typed the cursor stands behind it, where an input method composes', async () => {
  const d = drive({ columns: 80, rows: 24 }).keys('d')
  const terminal = await screenful(d.state)
  await terminal.show(d.keys("'口径").state)
  const row = terminal.rows()[terminal.cursor().y] ?? ''
  expect(row).toContain('排除理由 :口径')
  // Two cells a character: ` 排除理由 :` is 11 cells.
  expect(terminal.cursor()).toMatchObject({ x: 15, visible: true })
  await terminal.close()
})

describe('what a document says cannot reach the terminal', () => {
  const hostile = '\u001b]0;title\u0007\u001b[2J\u001b[31mred\u202Eevil\u2066\u200B\u0000\u0007\u009b31m\r\n\u0008'

  test('no control, escape or bidi character of it is written', () => {
    const base = fixture()
    const findings = base.assessment.report.findings.map((finding) => ({
      ...finding,
      message: hostile + finding.message,
      quote: hostile,
      equation: hostile,
      section: [hostile],
    }))
    const opened = {
      ...base,
      extraction: {
        ...base.extraction,
        identity: { ...base.extraction.identity, department: hostile },
        figures: base.extraction.figures.map((figure) => ({ ...figure, label: hostile, printed: figure.printed + hostile })),
        tables: base.extraction.tables.map((table) => ({
          ...table,
          title: hostile,
          rows: table.rows.map((row) => ({ ...row, label: hostile })),
        })),
        facts: base.extraction.facts.map((fact) => ({ ...fact, concept: hostile, label: hostile, scope: hostile })),
      },
      assessment: { ...base.assessment, report: { ...base.assessment.report, findings } },
    }
    for (const [name, keys] of places) {
      const { state } = fresh(keys, { opened, paths: [`${hostile}.pdf`] })
      for (const line of frameText(state)) {
        const rest = line.replace(/\u001b\[[\d;]*m/g, '')
        expect(rest, name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u)
      }
    }
  })
})

test('without colour nothing is lost: the signs say what the colours say', () => {
  const d = drive({ colour: 'none' }).keys('c', 'd', "'重复", 'enter')
  const codes = new Set(
    frameText(d.state).flatMap((line) => [...line.matchAll(/\u001b\[([\d;]*)m/g)].flatMap((match) => (match[1] ?? '').split(';'))),
  )
  for (const code of codes) expect(['', '0', '1', '4', '7', '9', '27']).toContain(code)
  const text = d.screen().join('\n')
  for (const sign of ['✓', '−', '✗', '!', '▌']) expect(text).toContain(sign)
})

test('ASCII borders and signs: nothing but the words of the document and of the language is beyond ASCII', () => {
  for (const [name, keys] of places) {
    const { state } = fresh(keys, { ascii: true, language: 'en' })
    for (const line of framePlain(state))
      expect(line.replace(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef“”…①≠≈÷×−≦—·]/g, ''), name).toMatch(/^[ -~]*$/)
  }
})

test('no findings: what was checked and what was not', () => {
  const base = fixture()
  const none = {
    ...base,
    assessment: {
      ...base.assessment,
      report: {
        ...base.assessment.report,
        findings: [],
        document: { ...base.assessment.report.document, unreadablePages: [{ page: 7, reason: 'no text layer' }] },
      },
    },
  }
  const text = drive({ opened: none }).screen().join('\n')
  expect(text).toContain('没有不符之处')
  expect(text).toMatch(/相符\s+3/)
  expect(text).toContain('第 7 页 无法读取: 无文字层，只是图像')
  expect(text).toContain('O 改用 OCR 读取')
})

test('all views are in sight at 120 columns, in English too', () => {
  const [, titles = ''] = drive({ language: 'en', columns: 120 }).screen()
  for (const view of ['findings', 'coverage', 'tables', 'facts', 'outline', 'decisions']) expect(titles.toLowerCase()).toContain(view)
})

test('coverage is read as one turns the pages', () => {
  const pages = drive()
    .keys('2')
    .screen()
    .flatMap((line) => /^.{0,6}\bp(\d+)\b/.exec(line)?.[1] ?? [])
  expect(pages.length).toBeGreaterThan(3)
  expect(pages).toEqual([...pages].sort((a, b) => Number(a) - Number(b)))
})

test('nothing checked is not the same as nothing found', () => {
  const base = fixture()
  const none = { exact: 0, rounding: 0, convention: 0, contradiction: 0, notCheckable: 2 }
  const report = { ...base.assessment.report, findings: [], checks: none }
  const opened = { ...base, assessment: { ...base.assessment, report } }
  const one = drive({ opened }).screen().join('\n')
  expect(one).toContain('没有核对任何内容')
  expect(one).not.toContain('没有不符之处')
  const several = drive({ opened, paths: ['a.pdf', 'b.pdf'] })
  expect(several.screen().join('\n')).toMatch(/文档\s+2\s+未核对 2/)
  expect(several.screen().join('\n')).not.toContain('0/0 █')
  expect(summary(several.state, 'gouji')).toContain('a.pdf: 没有核对任何内容')
  expect(summary(several.state, 'gouji')).toContain('共给出 2 份：读取 2 份')
})

test('the settled findings keep their words though the figure now reads otherwise', () => {
  const d = drive().keys('j', 'e', 'enter', 'G')
  expect(d.screen().join('\n')).toContain('31.26 → ')
  expect(corrected(fixture(), new Map([[4, '34.16']])).extraction.figures[4]?.printed).toBe('34.16')
})

test('a mark wider than the stated value: only the value is corrected', () => {
  const base = fixture()
  const findings = base.assessment.report.findings.map((finding) => ({ ...finding, at: [0, finding.quote.length] as const }))
  const text = drive({ opened: { ...base, assessment: { ...base.assessment, report: { ...base.assessment.report, findings } } } })
    .screen()
    .join('\n')
  expect(text).toContain('+ 完成年初预算的117.26%')
})

test.each(widths)('%i columns: no figure is cut, however long', (columns) => {
  const long = '1,234,567,890.34'
  const base = fixture()
  const findings = base.assessment.report.findings.map((finding) => ({
    ...finding,
    ...(finding.stated ? { stated: { ...finding.stated, value: long } } : {}),
    expected: { value: '1234567891.34', unit: '万元' },
  }))
  const opened = {
    ...base,
    extraction: { ...base.extraction, figures: base.extraction.figures.map((one) => ({ ...one, printed: long })) },
    assessment: { ...base.assessment, report: { ...base.assessment.report, findings } },
  }
  for (const keys of [[], ['2'], ['4'], ['3', 'enter']]) {
    const lines = fresh(keys, { opened, columns, rows: 24 }).screen().slice(2, -2)
    const shown = lines.filter((line) => line.includes('1,23'))
    expect(shown.length, keys.join(' ')).toBeGreaterThan(0)
    for (const line of shown) expect(line, keys.join(' ')).toContain(long)
    if (keys.length === 0) for (const line of lines.filter((one) => /^[▌ ][✗!·]/.test(one))) expect(line).toContain('→ 1234567891.34')
  }
})

test('the list of documents: a long reason why one could not be read leaves its name in sight', () => {
  const d = drive({ paths: ['bad.txt', 'b.pdf'], columns: 60, load: false })
  d.send({ kind: 'progress', path: 'bad.txt', progress: { kind: 'failed', reason: '这不是 UTF-8 文本：请先转换编码'.repeat(4) } })
  expect(d.screen()[2]).toMatch(/^▌bad\.txt .*✗ 这不是 UTF-8 文本.*… ?$/)
})

test('the list of documents: year and kind at 60 columns too; the file where no department is known', () => {
  const base = fixture()
  const unknown = { ...base.extraction.identity, department: '', title: '预算01表收支总表' }
  const { report } = base.assessment
  const named = { ...report, document: { ...report.document, department: '', title: unknown.title } }
  const opened = { ...base, extraction: { ...base.extraction, identity: unknown }, assessment: { ...base.assessment, report: named } }
  const d = drive({ paths: ['一份很长的文件名二〇二一年部门决算公开.pdf', 'b.pdf'], columns: 60, opened, load: false })
  d.send(
    { kind: 'loaded', path: '一份很长的文件名二〇二一年部门决算公开.pdf', sha256: 'f', opened: base },
    { kind: 'loaded', path: 'b.pdf', sha256: 'f', opened },
  )
  const [first, second] = d.screen().slice(2, 4)
  for (const line of [first, second]) expect(line).toMatch(/2021 决算 .*0\/5/)
  expect(first).toContain(base.extraction.identity.department.slice(0, 5))
  expect(second).toContain('b.pdf')
})

test('a rate that is right of another base is not told to become itself', () => {
  const base = fixture()
  const findings = base.assessment.report.findings.map((finding) => ({ ...finding, expected: { value: '106.86', unit: '%' } }))
  const lines = drive({ opened: { ...base, assessment: { ...base.assessment, report: { ...base.assessment.report, findings } } } }).screen()
  const row = lines.find((line) => line.startsWith('▌')) ?? ''
  expect(row.slice(0, row.indexOf('│'))).not.toContain('→')
  expect(lines.join('\n')).not.toContain('应为')
})

test('while a document is being read no list says that nothing matches', () => {
  const d = drive({ load: false })
  d.send({ kind: 'progress', path: '决算.pdf', progress: { kind: 'reading', stage: 'read', done: 3, total: 34 } })
  for (const keys of [['s'], ['2', 's'], ['3'], ['4'], ['5']]) {
    const text = d
      .keys(...keys)
      .screen()
      .slice(2)
      .join('\n')
    expect(text).toContain('读取…')
    expect(text).not.toContain('没有')
  }
})

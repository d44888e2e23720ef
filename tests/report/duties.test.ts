import { describe, expect, test } from 'vitest'
import type { DutyCheck, DutyList } from '../../src/model/duty.ts'
import { columnsOf } from '../../src/report/columns.ts'
import { dutiesText } from '../../src/report/duties.ts'
import { dutiesSection } from '../../src/report/html/duties.ts'
import { dutiesSheet } from '../../src/report/xlsx/duties.ts'

const both = (zh: string, en: string) => ({ zh, en })
const duty = (id: string, more: Pick<DutyCheck, 'status'> & Partial<DutyCheck>): DutyCheck => ({
  id,
  chapter: 'matters',
  must: both(`事项${id}`, `thing ${id}`),
  where: both('情况说明', 'the narrative'),
  source: both('某规程', 'some rules'),
  ...more,
})

const list = (duties: readonly DutyCheck[]): DutyList => ({
  schema: 'gouji.duties/1',
  document: { path: 'a.pdf', sha256: '', title: '', department: '某局', year: 2024, kind: 'final-account', pages: 3 },
  counts: {
    met: duties.filter(({ status }) => status === 'met').length,
    excused: duties.filter(({ status }) => status === 'excused').length,
    missing: duties.filter(({ status }) => status === 'missing').length,
    'not-found': duties.filter(({ status }) => status === 'not-found').length,
  },
  chapters: [{ key: 'matters', name: both('其他重要事项', 'Other matters') }],
  duties,
})

const hostile = '<script>alert(1)</script>\u001b[31m=1+1'
const sample = list([
  duty('a', { status: 'met', place: { page: 2, quote: `在此${hostile}` } }),
  duty('b', { status: 'excused', reason: both('文中说明没有', 'there is none') }),
  duty('c', { status: 'missing', place: { page: 3, quote: '另一句' } }),
  duty('d', { status: 'not-found', reason: both('未见', 'not seen') }),
])

describe('the check list in a terminal', () => {
  test('names what is there, excused, missing and not found', () => {
    expect(dutiesText(sample, { language: 'zh', width: 60, colour: false })).toBe(
      [
        '某局 · 2024 年决算 · 应公开事项核对清单',
        'a.pdf',
        '✓ 已公开 1 · – 不适用 1 · ✗ 缺失 1 · ? 未找到 1',
        '',
        '其他重要事项',
        `✓ 事项a${' '.repeat(46)}第 2 页`,
        '    在此<script>alert(1)</script>\\u001b[31m=1+1',
        '– 事项b',
        '    文中说明没有',
        '✗ 事项c',
        '    应在：情况说明',
        '    该处为：另一句（第 3 页）',
        '    依据：某规程',
        '? 事项d',
        '    未见',
        '',
        '“未找到”不等于缺失：仅表示未能读到，请人工核对。',
        '',
      ].join('\n'),
    )
  })

  test('speaks English, fits any width and says where nothing applies', () => {
    const english = dutiesText(sample, { language: 'en', width: 40, colour: false })
    expect(english).toContain(
      '✗ thing c\n    should stand in: the narrative\n    there stands: 另一句 (p. 3)\n    asked for by: some rules\n',
    )
    expect(english.split('\n').filter((line) => columnsOf(line) > 40)).toEqual([])
    expect(dutiesText(list([]), { language: 'en', width: 80, colour: false })).toContain('no duties apply')
  })
})

test('the section of a page escapes what comes out of the document', () => {
  const markup = dutiesSection(sample)
  expect(markup).toContain('&lt;script&gt;')
  expect(markup).not.toContain('<script>')
  expect(markup.match(/<tr class="duty-/g)).toHaveLength(4)
  expect(dutiesSection(undefined)).toBe('')
})

test('a sheet has a row a duty', () => {
  const sheet = dutiesSheet(sample, 'zh')
  expect(sheet.name).toBe('应公开事项')
  expect(sheet.cells?.get('3,0')?.value).toBe('✗ 缺失')
  expect(sheet.cells?.get('1,4')?.value).toBe(2)
  expect(sheet.cells?.get('4,6')?.value).toBe('未见')
})

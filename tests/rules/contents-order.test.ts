import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import type { Document } from '../../src/layout/types.ts'
import type { Finding } from '../../src/model/finding.ts'
import { contentsOrder } from '../../src/rules/contents-order/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

const line = (title: string, page: number): string => `${title}${'.'.repeat(30)}${page}`
const table = (title: string): string => `> ${title}\n|科目名称|合计|\n|合计|1.00|`

/** A contents page, then one table a page. */
function booklet(contents: readonly string[], titles: readonly string[]): Document {
  const document = passage(['目录', ...contents, ...titles.map((title) => `${table(title)}\n此处为正文，说明上表。`)].join('\n'))
  let page = 1
  return {
    ...document,
    blocks: document.blocks.map((block) => {
      if (block.kind === 'table') page++
      return block.kind === 'table' ? { ...block, page, pages: [page] } : { ...block, page }
    }),
    pages: Array.from({ length: titles.length + 1 }, (_, i) => ({
      number: i + 1,
      width: 595,
      height: 842,
      turn: 0 as const,
      readBy: 'text' as const,
    })),
  }
}

const findings = (document: Document, language: 'en' | 'zh' = 'en'): readonly Finding[] =>
  assess({ path: 'booklet', sha256: '', document, extraction: extract(document) }, { language, rules: [contentsOrder] }).report.findings

const names = [
  '收入支出决算总表',
  '收入决算总体情况表',
  '支出决算总体情况表',
  '政府性基金收支决算表',
  '国有资本经营收支决算表',
  '三公经费支出决算表',
]
const listed = (order: readonly string[]): string[] => order.map((name, i) => line(`${'一二三四五六'.charAt(i)}、${name}`, i + 1))

describe(contentsOrder.id, () => {
  test('holds: the order of the contents page is that of the tables', () => {
    expect(findings(booklet(listed(names), names))).toEqual([])
  })

  test('does not hold: two tables changed places', () => {
    const swapped = [...names.slice(0, 4), ...names.slice(4).reverse()]
    const document = booklet(listed(swapped), names)
    expect(findings(document).map((f) => [f.severity, f.page, f.stated?.value, f.expected?.value])).toEqual([
      ['warning', 1, '5', '6'],
      ['warning', 1, '6', '5'],
    ])
    expect(findings(document).map((f) => f.message)).toContain(
      'The contents page puts “五、三公经费支出决算表” on page 5; in the document it is page 6.',
    )
    expect(findings(document, 'zh').map((f) => f.message)).toContain('目录中“五、三公经费支出决算表”在第 5 页，正文实际在第 6 页。')
  })

  test('cannot be told: no page numbers, or titles that are not found', () => {
    expect(findings(booklet(names, [...names].reverse()))).toEqual([])
    expect(
      findings(
        booklet(
          listed(names),
          names.map((name) => `${name}（部分）甲`),
        ),
      ),
    ).toEqual([])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutText } from '../../src/layout/text.ts'
import type { TextBlock } from '../../src/layout/types.ts'

const shared = join(import.meta.dirname, '../../../shared/documents')

const blocksOf = (text: string): TextBlock[] => layoutText(text).blocks.filter((block) => block.kind !== 'table')
const texts = (text: string): string[] => blocksOf(text).map((block) => block.text)

describe('lines of plain text', () => {
  test('a sentence parted by the wrap is joined', () => {
    expect(texts('(三)卫生健康 43897.73 元,占支出总预\n算4.04 %,同比减少 6014.46 元。\n(四)住房保障 74784.48 元。')).toEqual([
      '(三)卫生健康43897.73元,占支出总预算4.04%,同比减少6014.46元。',
      '(四)住房保障74784.48元。',
    ])
  })

  test('a figure at the end of a line keeps its unit', () => {
    expect(texts('经营收入 0.00 万元,较 2022 年度决算数增加 0.00\n万元,增长 0%。')).toEqual([
      '经营收入0.00万元,较2022年度决算数增加0.00万元,增长0%。',
    ])
    expect(texts('共有上年结转结余资金等项目收入,合计\n23,067.24 元。')).toEqual(['共有上年结转结余资金等项目收入,合计23,067.24元。'])
  })

  test('labels and figures one below the other stay lines', () => {
    const text = '因公出国(境)费\n\n91.85\n\n公务接待费\n\n183.19\n\n“三公”经费总支出为275.04万元,较上年减少了12.00万元。'
    expect(texts(text)).toEqual(['因公出国(境)费\n91.85\n公务接待费\n183.19', '“三公”经费总支出为275.04万元,较上年减少了12.00万元。'])
  })

  test('rows of a table with bars stay lines', () => {
    expect(texts('项 目 | 预 算 数 |\n合 计 | 1.8 |\n公务接待费 | 1.8 |\n2021年预算为1.8万元。')).toEqual([
      '项目 | 预算数 |\n合计 | 1.8 |\n公务接待费 | 1.8 |',
      '2021年预算为1.8万元。',
    ])
  })

  test('a page number in the middle of a sentence is set aside', () => {
    const document = layoutText('本部门2021年度政府采购支出总额为人民币\n— 16 —\n5.68万元。')
    expect(document.aside.map((aside) => aside.text)).toEqual(['—16—'])
    expect(document.blocks).toHaveLength(1)
    expect(document.blocks[0]).toMatchObject({ text: '本部门2021年度政府采购支出总额为人民币5.68万元。' })
  })

  test('sentences on lines of their own stay apart', () => {
    const lines = ['2023年度收入总计434.72万元。', '与上年相比,增加58.21万元,增长15.46%。']
    expect(texts(lines.join('\n'))).toEqual(lines)
    expect(texts(lines.join('\r\n'))).toEqual(lines)
  })

  test('headings carry their level and hold what follows', () => {
    const blocks = blocksOf(
      '第三部分 2021年度决算情况说明\n一、收入决算情况说明\n本年收入332.51万元。\n二、支出决算情况说明\n本年支出366.52万元。',
    )
    expect(blocks.map((block) => [block.kind, block.level, block.under])).toEqual([
      ['heading', 1, []],
      ['heading', 2, [0]],
      ['paragraph', undefined, [0, 1]],
      ['heading', 2, [0]],
      ['paragraph', undefined, [0, 3]],
    ])
  })
})

test('nothing printed is lost, added or put elsewhere', () => {
  const piece = fc.constantFrom(
    '收入',
    '1,234.5',
    '万元',
    '，',
    '。',
    '（一）',
    '二、',
    '12%',
    'abc',
    ' ',
    '\n',
    '\n\n',
    ' | ',
    '\t',
    '— 3 —',
    '：',
    '　　',
  )
  const bare = (text: string) => text.replace(/\s/gu, '')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const document = layoutText(text)
      const asides = document.aside.map((aside) => bare(aside.text))
      const printed = [...document.blocks.map((block) => bare(block.kind === 'table' ? '' : block.text)), ...asides].join('')
      expect([...printed].sort().join('')).toBe([...bare(text)].sort().join(''))
      for (const block of document.blocks) {
        if (block.kind === 'table') continue
        expect(block.places).toHaveLength(block.text.length)
        for (const index of block.under) expect(index).toBeLessThan(block.index)
      }
    }),
  )
})

test('an empty text is an empty document', () => {
  expect(layoutText('').blocks).toEqual([])
  expect(layoutText('\ufeff\n \n').blocks).toEqual([])
})

describe.skipIf(!existsSync(shared))('shared documents (skipped when ../shared/documents is absent)', () => {
  test('a report wrapped hard with blank lines between all lines reads as sentences', () => {
    const blocks = blocksOf(readFileSync(join(shared, 'jdz-foreign-affairs-2021.txt'), 'utf8'))
    const text = blocks.map((block) => block.text)
    expect(text).toContain(
      '（二）商品和服务支出31.26万元，较2020年减少31.26万元，下降52.22%，主要原因是：厉行节约，以及本年度将项目经费单列。',
    )
    const section = blocks.find((block) => block.text === '四、一般公共预算财政拨款基本支出决算情况说明')
    expect(section).toMatchObject({ kind: 'heading', level: 2 })
    const item = blocks.find((block) => block.text.startsWith('（一）工资福利支出286.94万元'))
    expect(item?.under).toContain(section?.index)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layout } from '../../src/layout/layout.ts'
import type { Document, PlacedText, TextBlock } from '../../src/layout/types.ts'
import { readPdf } from '../../src/pdf/read.ts'
import type { Page } from '../../src/pdf/types.ts'
import { glyphsOf, LEFT, PITCH, page, SIZE, typeset } from './pages.ts'

const shared = join(import.meta.dirname, '../../../shared/documents')
const sharedIsThere = existsSync(shared)

const textBlocks = (document: Document): TextBlock[] => document.blocks.filter((block) => block.kind !== 'table')
const texts = (document: Document): string[] => textBlocks(document).map((block) => block.text)
const set = (paragraphs: readonly string[], options?: Parameters<typeof typeset>[1]): Document =>
  layout(typeset(paragraphs, options).map((written, i) => page(written, { number: i + 1 })))

/** Every run of placed text of a document. */
function runs(document: Document): PlacedText[] {
  return [
    ...document.blocks.flatMap((block): readonly PlacedText[] =>
      block.kind === 'table' ? [...block.cells, ...block.above, ...block.below] : [block],
    ),
    ...document.aside,
  ]
}

/** Asserts that every glyph is printed once, at its place, and nothing else is. */
function accountsFor(pages: readonly Page[], document: Document): void {
  const places = new Map<string, number>()
  const key = (number: number, box: readonly number[], text: string) => `${number} ${box.map((n) => n.toFixed(2)).join(' ')} ${text}`
  for (const run of runs(document)) {
    expect(run.places).toHaveLength(run.text.length)
    let i = 0
    for (const character of run.text) {
      const place = run.places[i]
      if (place === undefined) expect(character.trim()).toBe('')
      else places.set(key(place.page, place.box, character), (places.get(key(place.page, place.box, character)) ?? 0) + 1)
      i += character.length
    }
  }
  for (const { number, glyphs, unreadable } of pages) {
    if (unreadable !== undefined) continue
    for (const glyph of glyphs) {
      for (const character of glyph.text) {
        if (character.trim() === '') continue
        const id = key(number, glyph.box, character)
        const seen = places.get(id)
        // A glyph printed again on itself (imitated bold) counts once.
        if (seen === undefined) expect(doubled(glyphs, glyph), `p${number} ${character} ${glyph.box.join(',')}`).toBe(true)
        else expect(seen, id).toBe(1)
      }
    }
  }
}

function doubled(glyphs: Page['glyphs'], glyph: Page['glyphs'][number]): boolean {
  return glyphs.some(
    (other) =>
      other !== glyph &&
      other.text === glyph.text &&
      Math.abs(other.box[0] - glyph.box[0]) < glyph.size * 0.3 &&
      Math.abs(other.box[1] - glyph.box[1]) < glyph.size * 0.4,
  )
}

describe('paragraphs', () => {
  const first =
    '本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元，下降26.12%，主要原因是新增专项经费。'
  const second = '本年收入的具体构成为：财政拨款收入331.88万元，占99.81%；其他收入0.63万元，占0.19%。'

  test('are joined over their lines without blanks', () => {
    expect(texts(set([first, second]))).toEqual([first, second])
  })

  test('are joined over the page', () => {
    const document = set([first, second], { perPage: 2 })
    expect(texts(document)).toEqual([first, second])
    expect(new Set(textBlocks(document)[0]?.places.map((place) => place?.page))).toEqual(new Set([1, 2]))
  })

  test('know where their printed lines begin', () => {
    const [block] = textBlocks(set([first]))
    expect(block?.lineStarts.length).toBeGreaterThan(1)
    for (const start of block?.lineStarts ?? []) {
      const before = block?.places[start - 1]
      const after = block?.places[start]
      expect(after?.box[1]).toBeGreaterThan(before?.box[1] ?? Number.POSITIVE_INFINITY)
    }
  })

  test('do not depend on the order in which glyphs were drawn', () => {
    const written = typeset([first, second])[0] ?? []
    expect(texts(layout([page(written, { shuffle: true })]))).toEqual([first, second])
  })

  test('make a numeral whole that the line parts', () => {
    const filler = '本单位的支出安排'.repeat(4)
    const document = layout([
      page([
        { text: `${filler.slice(0, 24)}`, x: LEFT + 32, y: 100 },
        { text: '合计支出预算安排为人民币的金额共计人民币1,264,602', x: LEFT, y: 128 },
        { text: '.38元，比上年增加。', x: LEFT, y: 156 },
      ]),
    ])
    expect(texts(document).join('')).toContain('1,264,602.38元')
  })

  test('leave a page number aside that would join a figure', () => {
    const pages = [1, 2, 3].map((number) => {
      const written = typeset(['财政拨款收入与支出情况以及政府性基金预算拨款安排的支出总额为403.75'])[0] ?? []
      return page([...written, { text: `${number + 23}`, x: 290, y: 790, size: 10 }], { number })
    })
    const document = layout(pages)
    expect(document.aside.map((aside) => aside.text)).toEqual(['24', '25', '26'])
    for (const text of texts(document)) expect(text).toMatch(/403\.75$/)
  })

  test('of numbered items stay apart, also where a line is full', () => {
    const items = [
      '（一）工资福利支出286.94万元，较上年减少11.17万元，下降3.75%。',
      '（二）商品和服务支出31.26万元。',
      '（三）资本性支出0万元。',
    ]
    const document = set(items)
    expect(texts(document)).toEqual(items)
    expect(textBlocks(document).map((block) => [block.kind, block.level, block.number])).toEqual([
      ['paragraph', 3, '（一）'],
      ['paragraph', 3, '（二）'],
      ['paragraph', 3, '（三）'],
    ])
  })

  test('go on where a line happens to begin like a list', () => {
    const text = '进一步完善管理体制加强统筹明晰各级机关职能定位理顺内部职责关系优化配置充实加强力量构建集中统一、全面覆盖的监督体系。'
    expect(texts(set([text]))).toEqual([text])
  })

  test('read letter-spaced and doubled glyphs once', () => {
    const spaced = page([{ text: '收支总表', x: 200, y: 100, spacing: 24 }])
    expect(texts(layout([spaced]))).toEqual(['收支总表'])
    const bold = page([{ text: '公务接待费11.50', x: 100, y: 100 }])
    const again = glyphsOf({ text: '公务接待费11.50', x: 100.4, y: 100 })
    expect(texts(layout([{ ...bold, glyphs: [...bold.glyphs, ...again] }]))).toEqual(['公务接待费11.50'])
  })

  test('keep a raised character on its line', () => {
    const document = layout([
      page([
        { text: '面积12平方米共计35m', x: 100, y: 100 },
        { text: '2', x: 100 + 16 * 8 + 24, y: 97, size: 8 },
        { text: '第二行的文字在这里', x: 100, y: 128 },
      ]),
    ])
    expect(texts(document)[0]).toMatch(/35m2/)
  })

  test('have blanks only between Latin words and numbers', () => {
    const document = layout([page([{ text: '西南大学 Southwest University 是 2021 年 GPT 4 的', x: 100, y: 100, size: 12 }])])
    expect(texts(document)).toEqual(['西南大学Southwest University是2021年GPT 4的'])
  })
})

describe('headings', () => {
  const document = set([
    '第三部分2021年度部门决算情况说明',
    '一、收入决算情况说明',
    '本年收入332.51万元。',
    '二、支出决算情况说明',
    '（一）基本支出情况',
    '1.工资福利支出286.94万元，较上年减少11.17万元，主要原因是退休一人。',
    '其中：津贴12.00万元。',
    '（二）项目支出情况',
    '项目支出35.12万元。',
  ])
  const blocks = textBlocks(document)

  test('carry their level and number', () => {
    expect(blocks.map((block) => [block.kind, block.level, block.number])).toEqual([
      ['heading', 1, '第三部分'],
      ['heading', 2, '一、'],
      ['paragraph', undefined, undefined],
      ['heading', 2, '二、'],
      ['heading', 3, '（一）'],
      ['paragraph', 4, '1.'],
      ['paragraph', undefined, undefined],
      ['heading', 3, '（二）'],
      ['paragraph', undefined, undefined],
    ])
  })

  test('hold what stands under them', () => {
    expect(blocks.map((block) => block.under)).toEqual([[], [0], [0, 1], [0], [0, 3], [0, 3, 4], [0, 3, 4, 5], [0, 3], [0, 3, 7]])
  })

  test('an entry of a table of contents opens nothing', () => {
    const contents = set(['目录', '一、部门概况……………………1', '二、收支情况……………………2', '一、部门概况', '本部门有关情况如下。'])
    const blocks = textBlocks(contents)
    expect(blocks.filter((block) => block.toc).map((block) => block.text)).toEqual(['一、部门概况……………………1', '二、收支情况……………………2'])
    expect(blocks[blocks.length - 1]?.under).toEqual([3])
  })

  test('three dots lead to a page number as well as thirty; a figure with dots behind it is no entry', () => {
    const blocks = textBlocks(
      set(['目录', '一、部门概况....................1', '二、经费情况说明... 22', '支出12.50万元...22万元', '共支出 3...']),
    )
    expect(blocks.filter((block) => block.toc).map((block) => block.text)).toEqual([
      '一、部门概况....................1',
      '二、经费情况说明... 22',
    ])
  })

  test('a list without leaders is a table of contents when it is printed again', () => {
    const contents = typeset(['目录', '一、部门概况', '二、收支情况', '三、名词解释'])[0] ?? []
    const body = typeset(['一、部门概况', '本部门如下。', '二、收支情况', '收入1万元。'])[0] ?? []
    const blocks = textBlocks(layout([page(contents, { number: 1 }), page(body, { number: 2 })]))
    expect(blocks.filter((block) => block.toc).map((block) => block.text)).toEqual(['一、部门概况', '二、收支情况', '三、名词解释'])
    expect(blocks.filter((block) => block.kind === 'heading').map((block) => block.text)).toContain('一、部门概况')
  })
})

describe('what stands at the edges', () => {
  test('the line that says the unit is the table’s own, though every page prints it in one place', () => {
    const document = layout(
      Array.from({ length: 4 }, (_, i) =>
        page(
          [
            { text: `公开${i + 1}表`, x: 250, y: 60 },
            { text: '部门名称：某市水务局 金额单位：万元', x: 90, y: 84, size: 10 },
            { text: '本单位收支情况按规定编列如下。', x: 122, y: 140 },
          ],
          { number: i + 1 },
        ),
      ),
    )
    expect(document.aside).toEqual([])
  })

  test('a running head on every page is set aside, a table number that changes is not', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page(
        [
          { text: '某市水务局部门预算公开', x: 60, y: 20, size: 9 },
          { text: `表${number}`, x: 500, y: 60, size: 9 },
          ...(typeset([`本部门第${number}项收入预算12.50万元，比上年增加。`], { top: 120 })[0] ?? []),
          { text: `- ${number} -`, x: 285, y: 800, size: 9 },
        ],
        { number },
      ),
    )
    const document = layout(pages)
    expect(document.aside.filter((aside) => aside.text === '某市水务局部门预算公开')).toHaveLength(4)
    expect(document.aside.filter((aside) => /^-\s?\d\s?-$/.test(aside.text))).toHaveLength(4)
    expect(texts(document)).toContain('表3')
    accountsFor(pages, document)
  })

  test('a marked page number right below a text that ends early', () => {
    const written = typeset(['七、政府采购支出情况说明'])[0] ?? []
    const document = layout([page([...written, { text: '—16—', x: 280, y: 100 + PITCH, size: 10 }])])
    expect(texts(document)).toEqual(['七、政府采购支出情况说明'])
    expect(document.aside.map((aside) => aside.text)).toEqual(['—16—'])
  })

  test('a page number that lost a mark, below the foot zone or above it, in step with the others', () => {
    const pages = [1, 2, 3].map((number) =>
      page([...(typeset([`第${number}页的文字。`])[0] ?? []), { text: `—${number + 4}`, x: 280, y: 500, size: 10 }], { number }),
    )
    const document = layout(pages)
    expect(document.aside.map((aside) => aside.text)).toEqual(['—5', '—6', '—7'])
  })

  test('leaning text is set aside', () => {
    const base = page(typeset(['本部门收入预算12.50万元。'])[0] ?? [])
    const mark = glyphsOf({ text: '样张', x: 300, y: 300, size: 40 }).map((glyph) => ({ ...glyph, leaning: 315 }))
    const document = layout([{ ...base, glyphs: [...base.glyphs, ...mark] }])
    expect(texts(document)).toEqual(['本部门收入预算12.50万元。'])
    expect(document.aside.map((aside) => aside.text).join('')).toBe('样张')
  })

  test('an unreadable page keeps its frame and gives no text', () => {
    const document = layout([{ ...page([{ text: '乱码', x: 100, y: 100 }]), unreadable: 'fonts without a character map' }])
    expect(document.blocks).toEqual([])
    expect(document.pages[0]?.unreadable).toBe('fonts without a character map')
  })
})

describe('tables in the text', () => {
  const grid = (top: number) => {
    const xs = [90, 250, 400]
    const ys = [top, top + 24, top + 48]
    return [
      ...ys.map((at) => ({ orientation: 'horizontal' as const, at, from: 90, to: 400, width: 0.5 })),
      ...xs.map((at) => ({ orientation: 'vertical' as const, at, from: top, to: top + 48, width: 0.5 })),
    ]
  }
  const cells = (top: number) => [
    { text: '项目', x: 100, y: top + 6, size: 10 },
    { text: '决算数', x: 300, y: top + 6, size: 10 },
    { text: '行政运行', x: 100, y: top + 30, size: 10 },
    { text: '51.32', x: 300, y: top + 30, size: 10 },
  ]
  const written = [
    { text: '二、支出情况', x: LEFT + 32, y: 100, size: SIZE },
    { text: '支出决算表', x: 200, y: 150, size: SIZE },
    { text: '单位：万元', x: 340, y: 180, size: 10 },
    ...cells(200),
    { text: '注：本表反映支出情况。', x: 90, y: 256, size: 10 },
    { text: '本部门2021年度支出51.32万元。', x: LEFT + 32, y: 300, size: SIZE },
  ]
  const pages = [page(written, { rulings: grid(200) })]
  const document = layout(pages)

  test('stand in reading order with their captions and notes', () => {
    expect(document.blocks.map((block) => (block.kind === 'table' ? 'table' : block.text))).toEqual([
      '二、支出情况',
      'table',
      '本部门2021年度支出51.32万元。',
    ])
    const table = document.blocks[1]
    expect(table).toMatchObject({ kind: 'table', rows: 2, columns: 2, under: [0], pages: [1] })
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.above.map((line) => line.text)).toEqual(['支出决算表', '单位：万元'])
    expect(table.below.map((line) => line.text)).toEqual(['注：本表反映支出情况。'])
    expect(table.cells.map((cell) => cell.text)).toEqual(['项目', '决算数', '行政运行', '51.32'])
  })

  test('and every glyph stands in one place', () => accountsFor(pages, document))

  test('go on behind a stray line at the edge of a page, but not behind a title', () => {
    const second = (stray: string, number: number) =>
      page(
        [
          { text: stray, x: 250, y: 60, size: 10 },
          { text: '项目', x: 100, y: 206, size: 10 },
          { text: '决算数', x: 300, y: 206, size: 10 },
          { text: '公务接待', x: 100, y: 230, size: 10 },
          { text: '4.43', x: 300, y: 230, size: 10 },
        ],
        { number, rulings: grid(200) },
      )
    const first = page(written.slice(0, 7), { rulings: grid(200) })
    const tables = (d: Document) => d.blocks.filter((block) => block.kind === 'table').map((block) => block.page)
    expect(tables(layout([first, second('内部资料', 2)]))).toEqual([1])
    expect(tables(layout([first, second('项目支出表', 2)]))).toEqual([1, 2])
  })
})

test('whatever is printed wherever, every glyph is accounted for once', () => {
  const words = fc.constantFrom(
    '收入',
    '（一）',
    '2021',
    '1,234.50',
    '。',
    '，',
    '一、',
    '支出决算表',
    '单位：万元',
    '—16—',
    '3',
    'Total',
    '%',
  )
  const line = fc.record({
    text: fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
    x: fc.integer({ min: 20, max: 300 }),
    size: fc.constantFrom(9, 10.5, 16, 22),
  })
  fc.assert(
    fc.property(fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), (sheets) => {
      // Lines below each other, so that no two glyphs are printed on one another.
      const pages = sheets.map((lines, i) =>
        page(
          lines.map((written, k) => ({ ...written, y: 40 + k * 60 })),
          { number: i + 1 },
        ),
      )
      accountsFor(pages, layout(pages))
    }),
    { numRuns: 60 },
  )
})

describe.skipIf(!sharedIsThere)('shared documents (skipped when ../shared/documents is absent)', () => {
  const read = async (name: string) => (await readPdf(readFileSync(join(shared, name)))).pages

  test.each(['putuo-social-work-2024-account.pdf', 'jiangsu-procuratorate-2017-budget.pdf', 'beijing-audit-2026-budget.pdf'])(
    'every visible glyph of %s is accounted for once',
    async (name) => {
      const pages = await read(name)
      accountsFor(pages, layout(pages))
    },
  )

  test('sentences end where sentences end', async () => {
    const pages = await read('petition-administration-2024-account.pdf')
    const prose = textBlocks(layout(pages)).filter((block) => block.kind === 'paragraph' && !block.toc && block.lineStarts.length > 0)
    expect(prose.length).toBeGreaterThan(80)
    for (const block of prose) expect(block.text).toMatch(/[。；：:][”）]?$/u)
  })
})

/** What sayings may refer to, and on what grounds. */
import { describe, expect, test } from 'vitest'
import { basesOf, byConcept, currentsOf, restatementsOf, wholesOf } from '../../src/extract/reading/candidates.ts'
import { type Mention, openDisclosure } from '../../src/index.ts'

async function read(text: string) {
  const { extraction } = await openDisclosure({ path: 'passage.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  const { figures, mentions } = extraction
  const printed = (id: number): string => figures[id]?.printed ?? ''
  const changed = (mentions.find((m) => m.movements.length > 0) ?? mentions[0]) as Mention
  const movement = changed.movements[0] as Mention['movements'][number]
  const known = byConcept(mentions)
  return { extraction, mentions, figures, printed, changed, movement, known }
}

describe('what a change starts from', () => {
  test('the amount printed beside it', async () => {
    const { changed, movement, known, printed } = await read('2024年培训费3万元，较上年2万元增加1万元。')
    expect(basesOf(changed, movement, known).map((c) => [printed(c.to), c.grounds])).toEqual([['2', ['printed-beside']]])
  })

  test('the budget of the same item', async () => {
    const { changed, movement, known, printed } = await read('2024年培训费年初预算4万元，决算3万元，比年初预算减少1万元。')
    expect(basesOf(changed, movement, known).map((c) => [printed(c.to), c.grounds])).toEqual([['4', ['same-item', 'same-phase']]])
  })

  test('the item told with that year near by, with what stands beside it there', async () => {
    const { mentions, known, printed } = await read('2023年培训费决算2万元。\n2024年培训费决算3万元，比2023年决算数增加1万元。')
    const m = mentions.find((one) => one.movements.length > 0) as Mention
    const [first] = basesOf(m, m.movements[0] as Mention['movements'][number], known)
    expect([first && printed(first.to), first?.grounds]).toEqual(['2', ['told-elsewhere', 'same-year']])
  })

  test('an amount without a year is no base of a comparison with another year', async () => {
    const { mentions, known } = await read('2026年预算安排：培训费3万元。\n培训费3万元，较2025年年初预算增加1万元。')
    const m = mentions.find((one) => one.movements.length > 0) as Mention
    expect(basesOf(m, m.movements[0] as Mention['movements'][number], known)).toEqual([])
  })
})

describe('what a change leads to', () => {
  test('the amount told a sentence before', async () => {
    const { mentions, known, figures, printed } = await read('2024年公务接待费3万元，会议费1万元。公务接待费比上年增加1万元。')
    const m = mentions.find((one) => one.movements.length > 0) as Mention
    expect(currentsOf(m, m.movements[0] as Mention['movements'][number], known, figures).map((c) => printed(c.to))).toEqual(['3'])
  })
})

describe('what a part belongs to', () => {
  test('the whole it was told under, then what it is a part of by definition', async () => {
    const { mentions, known } = await read('支出合计100万元，其中：基本支出80万元，包括人员经费60万元、公用经费20万元。')
    const staff = mentions.find((m) => m.concept === '人员经费') as Mention
    expect(wholesOf(staff, mentions, known).map((c) => [mentions[c.to]?.name, c.grounds])).toEqual([['基本支出', ['told-under']]])
  })

  test('the closing sentence of an item may speak of the item', async () => {
    const text =
      '3.上级转移支付项目10289.74万元,主要包括：物业管理服务2520.00万元，用于运行。免除查验服务费7083.34万元，用于移位。较2025年年初预算增加3567.18万元，增幅53.1%。'
    const { mentions, changed, known } = await read(text)
    expect(wholesOf(changed, mentions, known).map((c) => [mentions[c.to]?.name, c.grounds])).toEqual([
      ['上级转移支付项目', ['closing-sentence']],
    ])
  })
})

describe('what is told again', () => {
  test('the same item, year, phase and measure', async () => {
    const { extraction, printed } = await read('2024年收入总计300万元。\n2024年收入总计300.00万元，支出总计300万元。')
    const [first] = extraction.facts
    expect(first && restatementsOf(first, extraction.facts).map((c) => [printed(c.to), c.grounds])).toEqual([
      ['300.00', ['named-alike', 'same-phase']],
    ])
  })
})

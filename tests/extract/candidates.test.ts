/** What sayings may refer to, and on what grounds. */
import { describe, expect, test } from 'vitest'
import { basesOf, byConcept, currentsOf } from '../../src/extract/reading/candidates.ts'
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

/** No two different figures say the same thing by their keys. */
import { describe, expect, test } from 'vitest'
import { factKey } from '../../src/extract/facts/key.ts'
import { openDisclosure } from '../../src/index.ts'

async function factsOf(text: string) {
  const { extraction } = await openDisclosure({ path: 'passage.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  return extraction.facts.map((fact) => {
    const figure = extraction.figures[fact.figure]
    if (!figure) throw new RangeError(`no figure ${fact.figure}`)
    return { ...fact, printed: figure.printed, key: factKey(fact, figure.unit) }
  })
}
const distinct = (facts: Awaited<ReturnType<typeof factsOf>>): void => {
  const keys = facts.map((fact) => fact.key)
  expect(new Set(keys).size).toBe(keys.length)
}

describe('the key of a fact', () => {
  test('counts are counts, not amounts of the fee', async () => {
    const facts = await factsOf('2024年度公务接待费支出1.20万元，国内公务接待12批次、80人次。')
    expect(facts.map(({ printed, measure }) => [printed, measure])).toEqual([
      ['1.20', 'money'],
      ['12', 'count'],
      ['80', 'people'],
    ])
    expect(facts.filter((fact) => fact.measure !== 'money').map((fact) => fact.concept)).not.toContain('公务接待费')
    distinct(facts)
  })

  test('a change is told apart by what it is measured against', async () => {
    const facts = await factsOf(
      '2024年度“三公”经费支出决算为10.00万元，比上年减少2.00万元，下降16.67%；比年初预算减少1.00万元，完成预算的90.91%。',
    )
    expect(facts.map(({ measure, against }) => [measure, against])).toEqual([
      ['money', undefined],
      ['change', '2023:unknown'],
      ['rate', '2023:unknown'],
      ['change', ':initial-budget'],
      ['completion', 'budget'],
    ])
    distinct(facts)
  })

  test('an item of one whole is not that of another', async () => {
    const facts = await factsOf(
      '2024年收入总计300万元，其中：财政拨款200万元，其他收入100万元。\n2024年支出总计300万元，其中：财政拨款180万元，其他收入120万元。',
    )
    expect(facts.map(({ path, printed }) => [path?.join('/'), printed])).toEqual([
      [undefined, '300'],
      ['收入总计', '200'],
      ['收入总计', '100'],
      [undefined, '300'],
      ['支出总计', '180'],
      ['支出总计', '120'],
    ])
    distinct(facts)
  })

  test('cells carry their table, their column and the row they stand under', async () => {
    const { readFileSync } = await import('node:fs')
    const path = new URL('../../corpus/danhe-waterworks-2024.pdf', import.meta.url)
    const { extraction } = await openDisclosure({ path: 'danhe.pdf', bytes: new Uint8Array(readFileSync(path)) }, { ocr: 'never' })
    const cells = extraction.facts.filter((fact) => extraction.figures[fact.figure]?.place === 'cell')
    expect(cells.length).toBeGreaterThan(50)
    expect(cells.every((fact) => fact.table !== undefined && fact.column !== undefined)).toBe(true)
    const keys = cells.map((fact) =>
      factKey(fact, (extraction.figures[fact.figure] ?? { unit: { symbol: '', dimension: 'none', power: 0 } }).unit),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

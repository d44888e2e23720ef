import { describe, expect, test } from 'vitest'
import { precisionOf, usualDecimals } from '../../src/check/precision.ts'
import { claim, figures, reader, total } from './figures.ts'

test('the usual number of decimals is that of amounts of one unit', () => {
  const usual = usualDecimals(figures(['12.34万元', '5.60万元', '8万元', '3.50%', '120人', '0万元']))
  expect([...usual]).toEqual([['万元', 2]])
})

test('a few decimals among many whole amounts are not the usual', () => {
  expect(usualDecimals(figures(['12.34万元', '5万元', '8万元', '9万元', '14万元'])).size).toBe(0)
})

describe('short amounts', () => {
  const told = (sums: readonly (readonly [whole: string, ...parts: string[]])[]) => {
    const all = figures(sums.flat())
    let from = 0
    const claims = sums.map((sum) => {
      const ids = sum.map((_, i) => from + i)
      from += sum.length
      return claim(ids[0] ?? 0, total(ids[0] ?? 0, ...ids.slice(1)))
    })
    return precisionOf(claims, all, reader(all))
  }

  test('that add up among themselves alone do not show that zeros are dropped', () => {
    const precision = told([
      ['12万元', '8万元', '4万元'],
      ['20万元', '15万元', '5万元'],
      ['9万元', '5万元', '4万元'],
      ['7.35万元', '4.25万元', '3.10万元'],
      ['8.45万元', '5.25万元', '3.20万元'],
      ['9.55万元', '6.25万元', '3.30万元'],
    ])
    expect(precision.strict).toBe(false)
  })

  test('are taken at full precision where the document drops zeros', () => {
    const precision = told([
      ['12.35万元', '8万元', '4.35万元'],
      ['20.1万元', '15.07万元', '5.03万元'],
      ['9万元', '4.44万元', '4.56万元'],
    ])
    expect(precision.strict).toBe(true)
    expect(precision.read(1)).toMatchObject({ printed: '8', decimals: 0, precision: 2 })
  })

  test('stay "about" where sums hold only so', () => {
    const precision = told([
      ['12.65万元', '8万元', '4.35万元'],
      ['20.1万元', '15.03万元', '5.03万元'],
      ['9万元', '4.04万元', '4.56万元'],
    ])
    expect(precision.strict).toBe(false)
    expect(precision.read(1).precision).toBeUndefined()
  })

  test('one sum is no witness', () => expect(told([['12.35万元', '8万元', '4.35万元']]).strict).toBe(false))
})

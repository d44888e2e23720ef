import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, head, tail, wrap } from '../../src/report/columns.ts'

describe('wrap', () => {
  test('a numeral is never split', () => {
    expect(wrap('决算数为354.63万元', 12).map((line) => line.text)).toEqual(['决算数为', '354.63万元'])
  })

  test('a full stop does not begin a line', () => {
    expect(wrap('一二三四五。六', 10).map((line) => line.text)).toEqual(['一二三四', '五。六'])
  })

  test('says where each line began', () => {
    const text = '年初预算数 302.43 万元 决算数'
    for (const line of wrap(text, 12)) expect(text.slice(line.start).startsWith(line.text)).toBe(true)
  })

  test('loses nothing but blanks, and keeps to the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'年初预算12.5%，。（） ab') }), fc.integer({ min: 4, max: 30 }), (text, width) => {
        const lines = wrap(text, width)
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(columnsOf(line.text)).toBeLessThanOrEqual(width + 2)
      }),
    )
  })
})

test('head and tail count columns, not characters', () => {
  expect(head('预算12', 5)).toBe('预算1')
  expect(tail('12预算', 5)).toBe('2预算')
  expect(head('预算', 1)).toBe('')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable, printableJson } from '../../src/report/printable.ts'

const dangerous = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/

test('no text holds a control or direction character afterwards', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !dangerous.test(printable(text))))
})

test('Chinese text, digits and emoji stay as they are', () => {
  const text = '完成年初预算的106.86%（“三公”经费）𠮷🧮'
  expect(printable(text)).toBe(text)
})

test('JSON parses to the same value and holds no raw control character', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (value) => {
      const json = printableJson(value, 2)
      expect(JSON.parse(json)).toEqual(value)
      expect(json.replaceAll('\n', '')).not.toMatch(dangerous)
    }),
  )
})

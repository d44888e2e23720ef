/** How alarms of today are found among those that people judged. */
import { describe, expect, test } from 'vitest'
import { cityOf, opinionOn } from '../../bench/judged.ts'
import type { Finding } from '../../src/model/finding.ts'

const finding = (more: Partial<Finding>): Finding => ({
  id: 'x',
  rule: 'unfooted-total',
  severity: 'error',
  message: '',
  page: 7,
  quote: '',
  evidence: [],
  related: [],
  ...more,
})

const judged = {
  city: '某市',
  alarms: [
    { id: 'a1', page: 3, rule: 'wrong-share', verdict: 'TRUE' as const, values: ['61.9'] },
    { id: 'a2', page: 7, rule: 'unfooted-total', verdict: 'FALSE' as const, values: ['1,000.50', '300', '700'] },
  ],
  missed: [{ page: '9, 22', printed: '620万元', expected: '520.00' }],
}

describe('an alarm of today', () => {
  test('is known by its name', () => expect(opinionOn(finding({ id: 'a1', page: 99 }), judged)).toBe('TRUE'))

  test('else by its page and figures, however they are printed', () => {
    expect(opinionOn(finding({ page: 8, stated: { value: '1000.5', unit: '万元' } }), judged)).toBe('FALSE')
    expect(opinionOn(finding({ page: 9, stated: { value: '1000.5', unit: '万元' } }), judged)).toBe('NEW')
  })

  test('is right where people found the same', () => {
    expect(opinionOn(finding({ page: 21, rule: 'untied-figure', stated: { value: '520', unit: '万元' } }), judged)).toBe('TRUE')
  })

  test('is new where nobody judged the document', () => expect(opinionOn(finding({}), undefined)).toBe('NEW'))
})

test('documents of a city share its name', () => expect(cityOf('xian-148.pdf')).toBe('xian'))

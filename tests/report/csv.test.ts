import { expect, test } from 'vitest'
import { csvRecord } from '../../src/report/csv.ts'

test('fields are quoted where they must be', () => {
  expect(csvRecord(['1,234.50', 'a"b', '行\n行', 3])).toBe('"1,234.50","a""b","行\n行",3\r\n')
})

test('a spreadsheet takes no text for a formula', () => {
  expect(csvRecord(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3', '\t=1'])).toBe("'=1+1,'@SUM(A1),'+cmd|x,'-2+3,'\t=1\r\n")
})

test('negative numerals stay numerals', () => {
  expect(csvRecord(['-12.50', '+3', '-5.2%'])).toBe('-12.50,+3,-5.2%\r\n')
})

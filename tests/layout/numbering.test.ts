import { expect, test } from 'vitest'
import { isMarkedPageNumber, looksLikePageNumber } from '../../src/layout/asides.ts'
import { listNumber } from '../../src/layout/numbering.ts'

test.each([
  ['第一部分 部门概况', 1, '第一部分', 1],
  ['第十二章 附则', 1, '第十二章', 12],
  ['二、2023年度部门决算报表', 2, '二、', 2],
  ['二十一、其他', 2, '二十一、', 21],
  ['（三）卫生健康支出', 3, '（三）', 3],
  ['(四)住房保障', 3, '(四)', 4],
  ['1.工资福利支出', 4, '1.', 1],
  ['2、商品和服务', 4, '2、', 2],
  ['3．对个人的补助', 4, '3．', 3],
  ['4.2021年预算', 4, '4.', 4],
  ['（5）其他', 5, '（5）', 5],
  ['6）其他', 5, '6）', 6],
  ['③评价方法', 6, '③', 0],
] as const)('%s begins with a list number', (text, level, printed, ordinal) => {
  const number = listNumber(text)
  expect(number).toMatchObject({ level, printed })
  if (ordinal > 0) expect(number?.ordinal).toBe(ordinal)
})

test.each(['1.5万元', '2021年收入', '12,345.00元', '一般公共预算', '（境）费', '（2021年度）', '三公经费', '第一次会议'])(
  '%s does not',
  (text) => {
    expect(listNumber(text)).toBeUndefined()
  },
)

test('page numbers by their look', () => {
  for (const text of ['16', '— 16 —', '- 3 -', '第3页 共10页', '3 / 10', 'iv', '—２—']) expect(looksLikePageNumber(text), text).toBe(true)
  for (const text of ['403.75', '1,234', '表3', '第3页的说明', '12%']) expect(looksLikePageNumber(text), text).toBe(false)
  expect(isMarkedPageNumber('—16—')).toBe(true)
  expect(isMarkedPageNumber('16')).toBe(false)
})

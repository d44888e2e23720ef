import { expect, test } from 'vitest'
import { shownPrecision } from '../../../../src/check/belief/defences/shown-precision.ts'
import { equal } from '../../../../src/relation/relation.ts'
import { claim, total } from '../../figures.ts'
import { set } from '../scenes.ts'

const two = (a: string, b: string) =>
  set(
    [],
    [
      { heads: ['合计'], rows: [['甲', a]] },
      { heads: ['合计'], rows: [['乙', b]] },
    ],
    ({ cell }) => [claim(cell(0, 0, 0), equal(cell(0, 0, 0), cell(1, 0, 0)))],
  ).accuse(0)

test('a cell that is too narrow drops decimals', () => {
  expect(shownPrecision.stands(two('480544221.6元', '480544221.62元'))).toBeDefined()
})

test('figures that show all their digits are not excused, nor is a digit before the cut', () => {
  expect(shownPrecision.stands(two('480544221.63元', '480544221.62元'))).toBeUndefined()
  expect(shownPrecision.stands(two('480544231.6元', '480544221.62元'))).toBeUndefined()
  expect(shownPrecision.stands(two('4805.6元', '4805.66元'))).toBeUndefined()
})

test('the parts of a sum are cut as well', () => {
  const made = set(
    [],
    [
      {
        heads: ['金额'],
        rows: [
          ['合计', '943865000元'],
          ['甲', '936647884.3元'],
          ['乙', '7217115.63元'],
        ],
      },
    ],
    ({ cell }) => [claim(cell(0, 0, 0), total(cell(0, 0, 0), cell(0, 1, 0), cell(0, 2, 0)))],
  )
  expect(shownPrecision.stands(made.accuse(0))).toBeDefined()
})

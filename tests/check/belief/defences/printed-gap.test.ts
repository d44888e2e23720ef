import { describe, expect, test } from 'vitest'
import { decibansOf } from '../../../../src/check/belief/chance.ts'
import { printedGap } from '../../../../src/check/belief/defences/printed-gap.ts'
import { equal } from '../../../../src/relation/relation.ts'
import { claim, total } from '../../figures.ts'
import { set } from '../scenes.ts'

const weight = (standing: ReturnType<typeof printedGap.stands>): number => (standing ? decibansOf(standing) : 0)

const twoTables = (left: string, right: string, carried: string) =>
  set(
    [],
    [
      { heads: ['合计', '当年', '上年结转'], rows: [['合计', left, '5133.20', carried]] },
      { heads: ['合计'], rows: [['合计', right]] },
    ],
    ({ cell }) => [claim(cell(0, 0, 0), equal(cell(0, 0, 0), cell(1, 0, 0)))],
  )

describe('the gap between two totals', () => {
  test('is what one of them carries over', () => {
    expect(weight(printedGap.stands(twoTables('5880.63万元', '5131.41万元', '749.22万元').accuse(0)))).toBeLessThan(-20)
  })

  test('is none of the amounts beside them', () => {
    expect(printedGap.stands(twoTables('5880.63万元', '5131.41万元', '17.20万元').accuse(0))).toBeUndefined()
  })

  test('a difference of one digit weighs far less: it is what a slip leaves', () => {
    expect(weight(printedGap.stands(twoTables('5531.41万元', '5131.41万元', '400.00万元').accuse(0)))).toBeGreaterThan(-16)
  })
})

test('what a list of sources leaves out is told further down', () => {
  const made = set(
    [
      [
        ['收入', '515665.27万元'],
        ['一般公共预算', '19828.57万元'],
        ['政府性基金', '495835.56万元'],
      ],
      [['其他资金收入', '1.14万元']],
    ],
    [],
    ({ told }) => [claim(told(0, 0), total(told(0, 0), told(0, 1), told(0, 2)))],
  )
  expect(weight(printedGap.stands(made.accuse(0)))).toBeLessThan(-20)
})

test('an account of one table whose own carry-over is missing is not excused by it', () => {
  const made = set(
    [],
    [
      {
        heads: ['预算数'],
        rows: [
          ['上年结转', '90.57万元'],
          ['本年支出', '182066.56万元'],
          ['合计', '182157.13万元'],
        ],
      },
    ],
    ({ cell }) => [claim(cell(0, 2, 0), equal(cell(0, 2, 0), cell(0, 1, 0)))],
  )
  expect(printedGap.stands(made.accuse(0))).toBeUndefined()
})

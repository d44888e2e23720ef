import { describe, expect, test } from 'vitest'
import { bareBracket } from '../../../../src/check/belief/defences/bare-bracket.ts'
import { baseAgain } from '../../../../src/check/belief/defences/base-again.ts'
import { idleColumn } from '../../../../src/check/belief/defences/idle-column.ts'
import { neighbour } from '../../../../src/check/belief/defences/neighbour.ts'
import { otherScope } from '../../../../src/check/belief/defences/other-scope.ts'
import { otherWhole } from '../../../../src/check/belief/defences/other-whole.ts'
import { totalsDiffer } from '../../../../src/check/belief/defences/totals-differ.ts'
import { equal } from '../../../../src/relation/relation.ts'
import { claim, rise, share, total } from '../../figures.ts'
import { set } from '../scenes.ts'

describe('another whole', () => {
  const list = (whole: string, again: string) =>
    set(
      [
        [
          ['支出预算', whole],
          ['财政拨款支出预算', '66723万元'],
        ],
        [['科学技术支出', '65734万元']],
        [['社会保障和就业支出', '989万元']],
        [['支出总计', again]],
      ],
      [],
      ({ told }) => [claim(told(0, 0), total(told(0, 0), told(1, 0), told(2, 0)))],
    ).accuse(0)

  test('the items are those of 财政拨款', () => {
    expect(otherWhole.stands(list('70723万元', '70723万元'))?.digits).toBeGreaterThan(3)
  })

  test('a whole that is printed nowhere else may itself have slipped', () => {
    expect(otherWhole.stands(list('66728万元', '66723万元'))).toBeUndefined()
  })
})

describe('tables of two scopes', () => {
  const classes = (total: string, education: string) =>
    set(
      [[['支出总计', total]], [['本年支出', '324638.50万元']]],
      [
        {
          heads: ['预算数'],
          rows: [
            ['教育', education],
            ['合计', total],
          ],
        },
        {
          heads: ['合计'],
          rows: [
            ['教育', '805.92万元'],
            ['合计', '324638.50万元'],
          ],
        },
      ],
      ({ cell }) => [claim(cell(0, 0, 0), equal(cell(0, 0, 0), cell(1, 0, 0)))],
    ).accuse(0)

  test('their totals differ as their lines do', () => {
    expect(totalsDiffer.stands(classes('337741.20万元', '865.92万元'))).toBeDefined()
  })

  test('with one total a line that differs is wrong', () => {
    expect(totalsDiffer.stands(classes('324638.50万元', '865.92万元'))).toBeUndefined()
  })
})

describe('neighbouring items', () => {
  test('a rate of another clause, where the change has its own beside it', () => {
    const made = set(
      [
        [
          ['公务接待费', '1万元'],
          ['减少', '2.04万元'],
          ['', '67.11%'],
        ],
        [
          ['公务用车', '2.5万元'],
          ['增加', '2.5万元'],
          ['', '100%'],
        ],
      ],
      [],
      ({ told }) => [claim(told(1, 2), rise(told(1, 2), told(0, 1), told(0, 0)))],
    )
    expect(neighbour.stands(made.accuse(0))).toBeDefined()
  })

  test('a rate of its own clause that does not agree is wrong', () => {
    const made = set(
      [
        [
          ['公务接待费', '1万元'],
          ['减少', '2.04万元'],
          ['', '61.11%'],
        ],
      ],
      [],
      ({ told }) => [claim(told(0, 2), rise(told(0, 2), told(0, 1), told(0, 0)))],
    )
    expect(neighbour.stands(made.accuse(0))).toBeUndefined()
  })

  test('this year’s amount taken for the base, where change and rate agree without it', () => {
    const made = set(
      [
        [
          ['补助支出', '616.88万元'],
          ['增加', '60.01万元'],
          ['', '10.8%'],
        ],
        [['补助支出', '616.88万元']],
      ],
      [],
      ({ told }) => [
        claim(told(0, 1), {
          kind: 'sum',
          op: '=',
          terms: [
            { figure: told(0, 0), times: 1 },
            { figure: told(1, 0), times: -1 },
            { figure: told(0, 1), times: -1 },
          ],
        }),
        claim(told(0, 2), rise(told(0, 2), told(0, 1), told(0, 0))),
      ],
    )
    expect(baseAgain.stands(made.accuse(0))).toEqual({ tried: 1, digits: 3 })
  })
})

describe('a change between two amounts', () => {
  const change = (elsewhere: string) =>
    set(
      [
        [
          ['收支总计', '1695.9亿元'],
          ['，其中国有资本经营', '50.4亿元'],
          ['，上年', '40.7亿元'],
          ['，增加', '9.7亿元'],
        ],
        [['收支总计', elsewhere]],
      ],
      [],
      ({ told }) => [
        claim(told(0, 3), {
          kind: 'sum',
          op: '=',
          terms: [
            { figure: told(0, 0), times: 1 },
            { figure: told(0, 2), times: -1 },
            { figure: told(0, 3), times: -1 },
          ],
        }),
      ],
    ).accuse(0)

  test('is of the other amount of the paragraph', () => expect(neighbour.stands(change('1695.9亿元'))).toBeDefined())

  test('but where the amount taken is printed nowhere else it may have slipped itself', () => {
    expect(neighbour.stands(change('170.0亿元'))).toBeUndefined()
  })
})

test('a column of zeros is no difference of two others', () => {
  const drawn = (third: string) =>
    set(
      [],
      [
        {
          heads: ['合计', '小计', '用基金弥补收支差额'],
          rows: [
            ['甲', '182157.13', '181716.56', '0'],
            ['乙', '640.41', '640.41', '0'],
            ['丙', '990.41', '640.41', third],
          ],
        },
      ],
      ({ cell }) => [claim(cell(0, 0, 2), total(cell(0, 0, 0), cell(0, 0, 1), cell(0, 0, 2)))],
    ).accuse(0)
  const stated = drawn('0')
  expect(idleColumn.stands(stated)).toBeDefined()
  expect(idleColumn.stands(drawn('350.00'))).toBeUndefined()
})

describe('operands of another sentence or scope', () => {
  const completion = (beside: string) =>
    set(
      [
        [['收入实际完成', '102.2亿元']],
        [
          ['支出调整预算为', '113.3亿元'],
          ['，实际完成', beside],
          ['，为调整预算的', '96.9%'],
        ],
      ].map((line) => line as [string, string][]),
      [],
      ({ told }) => [claim(told(1, 2), share(told(1, 2), told(0, 0), told(1, 0)))],
    )

  test('an amount of the sentence before was taken, where the sentence of the rate has its own', () => {
    const made = completion('109.8亿元')
    // The scene gives each line a block of its own; the sentences of a paragraph differ by what they quote.
    expect(neighbour.stands(made.accuse(0))).toEqual({ tried: 1, digits: 3 })
    expect(neighbour.stands(completion('107.8亿元').accuse(0))).toBeUndefined()
  })

  test('all of the item as another table has it', () => {
    const made = set(
      [
        [
          ['涉及财政性资金', '212753.77万元'],
          ['占项目支出', '100%'],
        ],
      ],
      [
        { heads: ['项目支出'], rows: [['合计', '220370.78万元']] },
        { heads: ['项目支出'], rows: [['合计', '212753.77万元']] },
      ],
      ({ told, cell }) => [claim(told(0, 1), share(told(0, 1), told(0, 0), cell(0, 0, 0)))],
    )
    expect(otherScope.stands(made.accuse(0))).toEqual({ tried: 1, digits: 8 })
  })
})

describe('bare numbers in brackets behind an amount', () => {
  const bracketed = (unit: string) =>
    set(
      [
        [
          ['总体降低38.17万元（', `56.57${unit}`],
          [`）；接待降低1.17万元（`, `26.17${unit}`],
          ['）。', ''],
        ].filter(([, printed]) => printed !== '') as [string, string][],
      ],
      [],
      ({ told }) => [claim(told(0, 0), equal(told(0, 0), told(0, 1)))],
    ).accuse(0)

  test('are rates whose sign is not in the text', () => {
    expect(
      bareBracket.stands(
        set(
          [
            [
              ['降低38.17万元（', '56.57'],
              ['）；降低1.17万元（', '26.17'],
              ['）。', '0'],
            ],
          ],
          [],
          ({ told }) => [claim(told(0, 0), equal(told(0, 0), told(0, 1)))],
        ).accuse(0),
      ),
    ).toBeDefined()
  })

  test('with their unit they are amounts', () => {
    expect(bareBracket.stands(bracketed('万元'))).toBeUndefined()
  })
})

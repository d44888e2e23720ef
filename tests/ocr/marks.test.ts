import { describe, expect, test } from 'vitest'
import { leadersIn, mended } from '../../src/ocr/marks.ts'
import { box, grainy, paper, print } from './drawing.ts'
import { characters, told } from './reading.ts'

test.each([
  ['一2一', '—2—'],
  ['-12-', '—12—'],
  ['第一2一', '第一2一'],
  ['一二一', '一二一'],
  ['-2.5', '-2.5'],
  ['2021年〈决算)数', '2021年(决算)数'],
  ['卫生健康支出〈类)医疗《款）', '卫生健康支出(类)医疗(款）'],
  ['依据《预算法》和〈条例〉', '依据《预算法》和〈条例〉'],
  ['依据《预算法(修正)》', '依据《预算法(修正)》'],
  ['依据《预算法', '依据《预算法'],
])('%s → %s', (read, text) => expect(told(mended(characters(read)))).toBe(text))

describe('dots that lead to the number of a page', () => {
  const em = 24
  const entry = (dots: number, gap = 9, size = 3) => {
    const picture = paper(700, 34)
    print(picture, 10, 6, 6, em)
    for (let i = 0; i < dots; i++) box(picture, 170 + i * gap, 20, 170 + i * gap + size, 20 + size)
    print(picture, 660, 6, 1, em)
    return picture
  }

  test('are found from the first to the last', () => {
    const found = leadersIn(grainy(entry(40), 8), em)
    expect(Math.abs((found?.x0 ?? 0) - 170)).toBeLessThanOrEqual(2)
    expect(Math.abs((found?.x1 ?? 0) - (170 + 39 * 9 + 3))).toBeLessThanOrEqual(2)
  })

  test('are many, small and close together', () => {
    expect(leadersIn(entry(6), em), 'an ellipsis').toBeUndefined()
    expect(leadersIn(entry(20, 22), em), 'far apart').toBeUndefined()
    expect(leadersIn(entry(25, 16, 9), em), 'large').toBeUndefined()
    expect(leadersIn(entry(0), em)).toBeUndefined()
  })
})

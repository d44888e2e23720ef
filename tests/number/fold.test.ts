import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/number/fold.ts'

describe('fold', () => {
  it.each([
    ['１，２３４．５％（万元）', '1,234.5%(万元)'],
    ['－３−４﹣５–6', '-3-4-5-6'],
    ['財政撥款「三公」經費合計35萬元', '财政拨款「三公」经费合计35万元'],
    ['減少2 萬元,團組、輛、臺、佔、結餘、億元', '减少2 万元,团组、辆、台、占、结余、亿元'],
    ['大於預算，徵收以後', '大于预算,征收以后'],
    ['⼀般公共⽀出⻋辆', '一般公共支出车辆'],
    ['\u00a0\u3000\t|', '   |'],
    ['二○二一年', '二〇二一年'],
    ['１２：３０', '12:30'],
    ['第一页\f第二页\r\n', '第一页\n第二页 \n'],
  ])('%j → %j', (printed, folded) => expect(fold(printed)).toBe(folded))

  it.each(['①（', '㎡', '5m²', '— 16 —', '“三公”', '、。', '乾隆 著'])(
    'keeps list marks, measures, dashes and quotation marks: %s',
    (text) => {
      expect(fold(text).replace('(', '（')).toBe(text)
    },
  )

  it('is one to one and idempotent for every UTF-16 unit', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x1_0000; code++) {
      const folded = fold(String.fromCharCode(code))
      if (folded.length !== 1 || fold(folded) !== folded) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  it('keeps the length, folds character by character, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(fold(a).length).toBe(a.length)
        expect(fold(fold(a))).toBe(fold(a))
        expect(fold(a + b)).toBe(fold(a) + fold(b))
      }),
    )
  })
})

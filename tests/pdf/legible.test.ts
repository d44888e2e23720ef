import { describe, expect, test } from 'vitest'
import { legibility } from '../../src/pdf/legible.ts'

const legible = (text: string): boolean => legibility([...text]).legible

describe('legibility', () => {
  test('of running text, tables and names with marks', () => {
    expect(legible('本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元。')).toBe(true)
    expect(legible('2010301 行政运行 51.32 50.00 1.32 2010302 一般行政管理事务 7.36 0.00 7.36 合计 58.68')).toBe(true)
    expect(legible('与Orléans、München、Zürich等友好城市往来，面积35㎡，Ⅰ类，占比≥95%，预算执行率α＝0.05。')).toBe(true)
  })

  test('of codes under a wrong map: byte pairs, private characters, one font of several', () => {
    expect(legible('WO]ùÿß^þ}ÞÞ}× WOÿOS 2,608.48 2,808.48 2080501 2080502')).toBe(false)
    expect(legible('ńŕŖ_`aş ńǡǢ 6ŚȐ 2210202 2210201 310.50 310.50')).toBe(false)
    expect(legible('本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，公á用车购置Û运行费ÿ含租用费Ā4.43万元。')).toBe(false)
    expect(legible('鶤鵺鷸麴齇齉龘龗靐齾爨癵驫麤灪籲钀鱻鶤鵺鷸麴 12.5 13.5')).toBe(false)
  })

  test('a single stray character proves nothing', () => {
    expect(legible('本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元ÿ')).toBe(true)
  })
})

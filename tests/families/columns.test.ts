import { describe, expect, test } from 'vitest'
import { columnKey, isRatio } from '../../src/families/columns.ts'

describe('what the heads of a column say', () => {
  test.each([
    [['2025年执行数', '占预算'], 'completion', 2025],
    [['2025年执行数', '比上年增长'], 'rate', 2025],
    [['完成调整预算%'], 'completion', undefined],
    [['增减%'], 'rate', undefined],
    [['增减额'], 'change', undefined],
    [['比上年预算数增长%'], 'rate', undefined],
    [['增减', '%'], 'rate', undefined],
    [['增减', '金额'], 'change', undefined],
    [['同比±%'], 'rate', undefined],
    [['占比'], 'share', undefined],
    [['为年初预算的%'], 'completion', undefined],
    [['预算执行率'], 'completion', undefined],
    [['单价'], 'average', undefined],
    [['编制人数'], 'people', undefined],
    [['采购数量'], 'count', undefined],
    [['完成预算数'], undefined, undefined],
    [['用事业基金弥补收支差额'], undefined, undefined],
    [['二○二四年决算数'], undefined, 2024],
    [['二〇二五年执行数'], undefined, 2025],
    [['2022比2021'], 'change', undefined],
    [['预算数与执行数差额'], 'change', undefined],
    [['2026年预算数(万元)'], undefined, 2026],
    [['一般公共预算', '基本支出'], undefined, undefined],
  ] as const)('%s', (path, measure, year) => {
    const key = columnKey(path)
    expect([key.measure, key.year]).toEqual([measure, year])
  })

  test('a year by its place: last year’s budget is of the year before, what is carried over from it and what grew since is not', () => {
    expect(columnKey(['上年预算数']).period).toBe('prior')
    expect(columnKey(['上年结转结余']).period).toBeUndefined()
    expect(columnKey(['比上年增减额']).period).toBeUndefined()
    expect(columnKey(['本年预算数']).period).toBe('current')
  })

  test('the fund above and 其中 below', () => {
    expect(columnKey(['政府性基金预算', '其中：项目支出'])).toMatchObject({ fund: '政府性基金', ofWhich: true })
  })

  test('ratios do not add up, amounts and changes do', () => {
    expect((['rate', 'completion', 'share', 'percent', 'average'] as const).every(isRatio)).toBe(true)
    expect([undefined, 'change', 'count'].some((m) => isRatio(m as 'change' | undefined))).toBe(false)
  })
})

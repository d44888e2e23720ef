import { describe, expect, it } from 'vitest'
import { fold } from '../../src/number/fold.ts'
import { readUnit, readUnitNote } from '../../src/number/unit.ts'

const read = (text: string, from = 0): string => {
  const found = readUnit(fold(text), from)
  return found ? `${found.unit.symbol} ${found.unit.dimension} ${found.unit.power}` : 'none'
}

describe('readUnit', () => {
  it.each([
    ['元', '元 money 0'],
    ['千元', '千元 money 3'],
    ['万元，', '万元 money 4'],
    ['百万元', '百万元 money 6'],
    ['千万元', '千万元 money 7'],
    ['亿元', '亿元 money 8'],
    ['萬元', '万元 money 4'],
    ['万。', '万 money 4'],
    ['亿，', '亿 money 8'],
    ['余万元', '万元 money 4'],
    ['多亿元', '亿元 money 8'],
    ['％', '% percent 0'],
    ['‰', '‰ percent -1'],
    ['百分点', '百分点 percentage-point 0'],
    ['个百分点', '个百分点 percentage-point 0'],
    ['人', '人 people 0'],
    ['人次', '人次 people 0'],
    ['万人次', '万人次 people 4'],
    ['批次、', '批次 count 0'],
    ['个团组', '个团组 count 0'],
    ['台（套）', '台（套） count 0'],
    ['台(套)', '台（套） count 0'],
    ['辆，', '辆 count 0'],
    ['项目标', '项 count 0'],
    ['平方米', '平方米 area 0'],
    ['万平方米', '万平方米 area 4'],
    ['㎡', '㎡ area 0'],
    ['m2', 'm2 area 0'],
    ['公顷', '公顷 area 4'],
    ['亩', '亩 other 0'],
    ['公里', '公里 other 0'],
    ['千米', '千米 other 0'],
    ['分，', '分 score 0'],
    ['分钟', '分钟 time 0'],
    ['小时', '小时 time 0'],
    ['个工作日', '个工作日 time 0'],
    ['万美元', '万美元 other 4'],
    ['万粉丝', '万 other 4'],
    ['元/人', '元/人 other 0'],
    ['元/人·天', '元/人·天 other 0'],
    ['（万元）', '万元 money 4'],
  ])('%s', (text, unit) => expect(read(text)).toBe(unit))

  it.each([
    '年',
    '人员经费',
    '项目支出',
    '分别为',
    '名称',
    '个人和家庭的补助',
    '家庭',
    '位于',
    '本年收入',
    '场所',
    '期末',
    '万里街道',
    '条件',
    '批准',
    '处理',
    '台湾',
    '天津',
    '百',
    '千',
    '减少',
    '',
    '、',
    '（项目）',
    'm2a',
  ])('nothing in %j', (text) => expect(read(text)).toBe('none'))

  it.each([
    ['  万元', 2, 4],
    ['\n万元', 1, 3],
    [' 万 元', 1, 4],
    ['万\n元', 0, 3],
    ['个\n百分 点', 0, 6],
    [' 台 （套）', 1, 6],
  ])('across blanks and one line break: %j', (text, start, length) => expect(readUnit(fold(text), 0)).toMatchObject({ start, length }))

  it.each(['\n\n万元', '     万元'])('not across an empty line or a column gap: %j', (text) => expect(read(text)).toBe('none'))

  it('recognises another word that is letter-spaced or wrapped', () => {
    expect(read(' 支 出')).toBe('none')
    expect(read('项\n目')).toBe('none')
    expect(read('个 项目')).toBe('个 count 0')
  })

  it('reads at a position', () => expect(read('增加5万元', 3)).toBe('万元 money 4'))
})

describe('readUnitNote', () => {
  it.each([
    ['单位：万元', '万元'],
    ['金额单位: 元', '元'],
    ['单 位：千元', '千元'],
    ['單位：萬元', '万元'],
    ['单位：人民币万元', '万元'],
    ['年初预算数（万元）', '万元'],
    ['占比(%)', '%'],
    ['公务用车购置及运行费（含税）（元）', '元'],
  ])('%s', (text, symbol) => expect(readUnitNote(text)?.symbol).toBe(symbol))
  it.each(['', '因公出国（境）费', '单位：某市审计局', '单位名称'])('nothing in %j', (text) => expect(readUnitNote(text)).toBeUndefined())
})

import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { passage } from '../rules/passage.ts'

const report = (caption: string): string => `江州市气象局2026年部门预算
2026年支出预算4,518.26万元，其中：科学技术支出312.40万元，社会保障和就业支出486.73万元，自然资源海洋气象等支出3,719.13万元。
> 支出预算总表
${caption}|科目编码|科目名称|合计|
|206|科学技术支出|312.40|
|208|社会保障和就业支出|486.73|
|220|自然资源海洋气象等支出|3,719.13|
|合计|<|4,518.26|
> 一般公共预算“三公”经费预算表
|项目|预算数|
|合计|18.00|
|公务接待费|2.00|
|公务用车运行维护费|16.00|
`
const unitsOf = (text: string): (string | undefined)[] => extract(passage(text)).tables.map((table) => table.unit?.symbol)
const inYuan = (text: string): string =>
  text.replace(/\|([\d,]+)\.(\d\d)\|/g, (_, whole: string, part: string) => `|${whole.replace(',', '')}${part}00.00|`)

describe('a table without a unit', () => {
  test('has that in which its amounts are those of the sentences; the others have it too', () => {
    const { tables, figures } = extract(passage(report('')))
    expect(tables.map((table) => [table.unit?.symbol, table.remarks])).toEqual([
      ['万元', ['unit by arithmetic']],
      ['万元', ['unit of the other tables']],
    ])
    expect(figures.filter((f) => f.place === 'cell').map((f) => f.unit.symbol)).toEqual(Array(7).fill('万元'))
  })

  test('may be in 元 beside sentences in 万元', () => {
    expect(unitsOf(inYuan(report('')))).toEqual(['元', '元'])
  })

  test('keeps none where too few amounts are told elsewhere, and what it prints where it prints one', () => {
    expect(unitsOf(report('').replace(/，其中：.*?。/, '。'))).toEqual([undefined, undefined])
    expect(unitsOf(report('> 单位：元\n'))).toEqual(['元', '元'])
  })
})

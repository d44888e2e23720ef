/** Tables of which rows, or whole tables, are missing: one word of it, or none. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

function findings(text: string): string[] {
  const document = passage(text)
  const { report } = assess({ path: 'a.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh' })
  return report.findings.filter((f) => f.severity !== 'info').map((f) => `${f.severity} ${f.rule} ${f.stated?.value}`)
}

const spending = (rows: string): string => `江州市水利局2026年部门预算
> 支出预算总表
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|208|社会保障和就业支出|96.30|96.30||
|20805|行政事业单位养老支出|96.30|96.30||
|2080505|机关事业单位基本养老保险缴费支出|64.20|64.20||
|2080506|机关事业单位职业年金缴费支出|32.10|32.10||
|213|农林水支出|873.10|512.40|360.70|
|21303|水利|873.10|512.40|360.70|
${rows}|合计|<|969.40|608.70|360.70|
`
const running = '|2130301|行政运行|431.50|431.50||\n'
const works = '|2130305|水利工程建设|287.40||287.40|\n'
const rest = '|2130399|其他水利支出|154.20|80.90|73.30|\n'

describe('rows that are missing', () => {
  test('are none where all are there', () => expect(findings(spending(running + works + rest))).toEqual([]))

  test('are one warning, not one a column', () => {
    expect(findings(spending(running + works))).toEqual(['warning unfooted-total 873.10'])
  })

  test('are told of a total in the same way, though its first column may hold', () => {
    const text = `江州市水利局2026年部门预算
> 支出预算总表
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|208|社会保障和就业支出|96.30|96.30||
|210|卫生健康支出|41.70|41.70||
|213|农林水支出|873.10|512.40|360.70|
|合计|<|1011.10|705.80|305.30|
`
    expect(findings(text)).toEqual(['warning unfooted-total 705.80'])
  })

  test('one cell that does not fit stays an error', () => {
    expect(findings(spending(running + works.replace('|287.40|\n', '|278.40|\n') + rest))).toEqual(['error unfooted-total 278.40'])
  })

  test('a total over nothing but zeros is that of what stands elsewhere', () => {
    const text = (rows: string): string => `江州市水利局2026年部门预算
> 收支预算总表
> 单位：万元
|收入|<|
|项目|预算数|
${rows}|本年收入合计|873.10|
|收入总计|873.10|
`
    expect(findings(text('|七、附属单位上缴收入|0.00|\n|八、其他收入|0.00|\n'))).toEqual([])
    expect(findings(text('|一、财政拨款收入|837.10|\n|八、其他收入|0.00|\n'))).not.toEqual([])
  })
})

describe('a table that the document does not have', () => {
  const text = (general: string, fund: string): string => `江州市水利局2026年部门预算
> 财政拨款收支预算总表
> 单位：万元
|收入|<|支出|<|
|项目|预算数|项目|预算数|
|一、一般公共预算财政拨款|512.40|一、农林水支出|873.10|
|二、政府性基金预算财政拨款|360.70|||
|收入总计|873.10|支出总计|873.10|
${general}${fund}`
  const table = (title: string, amount: string): string => `> ${title}
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|213|农林水支出|${amount}||${amount}|
|21372|水利基金支出|${amount}||${amount}|
|2137201|水利工程|${amount}||${amount}|
|合计|<|${amount}||${amount}|
`
  const general = table('一般公共预算支出预算表', '512.40').replaceAll('21372', '21303').replaceAll('2130301', '2130305')

  test('class by class neither', () => {
    const both = `江州市水利局2026年部门预算
> 财政拨款收支预算总表
> 单位：万元
|收入|<|支出|<|
|项目|预算数|项目|预算数|
|一、一般公共预算财政拨款|595.80|一、教育支出|83.40|
|二、政府性基金预算财政拨款|360.70|二、农林水支出|873.10|
|收入总计|956.50|支出总计|956.50|
> 政府性基金预算支出预算表
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|205|教育支出|83.40||83.40|
|213|农林水支出|360.70||360.70|
|合计|<|444.10||444.10|
`
    expect(findings(both).filter((f) => f.includes('untied-figure'))).toEqual([])
  })

  test('is not taken for an empty one', () => {
    expect(findings(text('', table('政府性基金预算支出预算表', '360.70')))).toEqual([])
    expect(findings(text(general, ''))).toEqual([])
  })
})

/** Text taken out of a PDF: sentences wrapped where they were, tables without their lines. What cannot be told raises nothing. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { layoutText } from '../../src/layout/text.ts'
import { assess } from '../assess.ts'

function check(text: string): { alarms: string[]; reasons: (string | undefined)[] } {
  const document = layoutText(text)
  const extraction = extract(document)
  const { report } = assess({ path: 'a.txt', sha256: '', document, extraction }, { language: 'zh' })
  return {
    alarms: report.findings.filter((f) => f.severity !== 'info').map((f) => `${f.rule} ${f.message}`),
    reasons: extraction.figures.map((f) => f.unattached),
  }
}

const item = (n: number, name: string, before: string, now: string, change: string): string =>
  `${n}. “社会保障和就业支出（类）行政事业单位养老支出（款）${name}（项）”${now}万元，主要用于${name}经费。\n2023年当年预算执行数为${before}万元，2024年预算安排${now}万元，比2023年预算执行数${change}。主要原因是：经费变化。\n`

describe('flattened text', () => {
  test('a list goes on behind a plain paragraph that stands between its items', () => {
    const text = `某市民政局2024年部门预算\n一般公共预算支出具体情况如下：\n${item(1, '行政单位离退休', '412.60', '437.30', '增加5.99%')}\n${item(2, '事业单位离退休', '96.80', '88.20', '减少8.88%')}\n${item(3, '机关事业单位职业年金缴费支出', '151.30', '160.90', '增加6.35%')}`
    expect(check(text).alarms).toEqual([])
    expect(check(text.replace('减少8.88%', '减少9.88%')).alarms).toHaveLength(1)
  })

  test('rows with unequally many values are of columns that are lost', () => {
    const { alarms, reasons } = check(
      '某市民政局2024年部门预算\n因公出国（境）费\n0.00\n公务接待费\n1.20\n小计\n17.80\n10.40\n购置费\n运行费\n231.60\n',
    )
    expect(alarms).toEqual([])
    expect(reasons).toContain('column-lost')
  })

  test('numbers without a unit are not told twice', () => {
    const { alarms } = check(
      '某市民政局2024年部门预算\n工资福利支出 3015 机关工资福利支出\n其他内容。\n工资福利支出 3115 事业工资福利支出\n',
    )
    expect(alarms).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import { extract } from '../../src/extract/extract.ts'
import { templateResidue } from '../../src/rules/template-residue/index.ts'
import { passage } from './passage.ts'
import { testRule } from './testRule.ts'

testRule(templateResidue, {
  consistent: [],
  inconsistent: [
    {
      text: '政府采购支出总额XX万元。',
      stated: 'XX',
      severity: 'warning',
      message: { en: '“XX”: a placeholder never filled in.', zh: '“XX”：占位符未填写。' },
    },
    {
      text: '其中国有资产情况待填写。',
      stated: '待填写',
      severity: 'warning',
      message: { en: '“待填写”: a placeholder never filled in.', zh: '“待填写”：占位符未填写。' },
    },
    {
      text: '|收入|支出|\n|0.00|0.00|\n> 无政府性基金预算收入支出的，仍保留该表格式，并作说明：',
      stated: '无政府性基金预算收入支出的，仍保留该表格式，并作说明：',
      severity: 'warning',
      message: {
        en: '“无政府性基金预算收入支出的，仍保留该表格式，并作说明：”: an instruction of the form.',
        zh: '“无政府性基金预算收入支出的，仍保留该表格式，并作说明：”：模板的填报提示未删除。',
      },
    },
    {
      text: '比上年增加12.30万元，增长5.31。',
      stated: '增加12.30万元，增长5.31',
      severity: 'warning',
      message: { en: '“增加12.30万元，增长5.31”: a rate without its %.', zh: '“增加12.30万元，增长5.31”：比率后缺少“%”。' },
    },
    {
      text: '基本支出150.00万元，占本年支出的75.00；项目支出50.00万元。',
      stated: '占本年支出的75.00',
      severity: 'warning',
      message: { en: '“占本年支出的75.00”: a rate without its %.', zh: '“占本年支出的75.00”：比率后缺少“%”。' },
    },
  ],
  undetermined: [
    '支出1,200万元，占调整预算31,000万元的3.87%。产出指标占50；效益指标占30。',
    '比上年增加12.30万元，增长5.31%，主要原因是人员增加。',
    '统筹使用XXL型设备2台。',
    '第一部分单位概况..........1\n第二部分单位预算..........2',
    '没有政府性基金预算的单位，本年未安排支出。',
  ],
})

test.each([
  ['财政拨款支出增加（减少）的主要原因是业务量增加。', '增加（减少）'],
  ['与2025年预算数持平，主要原因是。', '原因是。'],
  ['基本支出100万元，占%。', '占%'],
  ['主要用于日常运转。。', '。。'],
  ['主要是用于用于转拨项目。', '用于用于'],
])('a note, not a warning: %s', (text, word) => {
  const document = passage(text)
  const { report } = assess(
    { path: 'passage.txt', sha256: '', document, extraction: extract(document) },
    { language: 'en', rules: [templateResidue] },
  )
  expect(report.findings.map((f) => [f.severity, f.stated?.value])).toEqual([['info', word]])
})

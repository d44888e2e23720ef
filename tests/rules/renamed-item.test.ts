import { renamedItem } from '../../src/rules/renamed-item/index.ts'
import { testRule } from './testRule.ts'

const table = [
  '> 一般公共预算支出表',
  '> 单位：万元',
  '|科目编码|科目名称|合计|基本支出|项目支出|',
  '|208|社会保障和就业支出|180.00|180.00||',
  '|20805|行政事业单位养老支出|60.50|60.50||',
  '|2080501|行政单位离退休|60.50|60.50||',
  '|20808|抚恤|119.50|119.50||',
  '|2080899|其他优抚支出|119.50|119.50||',
  '|210|卫生健康支出|20.00|20.00||',
  '|21011|行政事业单位医疗|20.00|20.00||',
  '|2101101|行政单位医疗|20.00|20.00||',
].join('\n')

testRule(renamedItem, {
  consistent: [
    `社会保障和就业支出（类）抚恤（款）其他优抚支出（项）119.50万元。\n${table}`,
    `卫生健康（210类）行政事业单位医疗（11款）行政单位医疗（01项）20万元。\n${table}`,
    `行政单位离退休（2080501）60.50万元。\n${table}`,
  ],
  inconsistent: [
    {
      text: `医疗卫生与计划生育支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）20万元。\n${table}`,
      stated: '医疗卫生与计划生育支出',
      expected: '卫生健康支出',
      severity: 'warning',
      message: {
        en: '“医疗卫生与计划生育支出” stands for 210, which the tables call “卫生健康支出”.',
        zh: '“医疗卫生与计划生育支出”对应科目 210，表中名称为“卫生健康支出”。',
      },
    },
    {
      text: `社会保障和就业支出（类）抚恤（款）其他抚恤支出（项）119.50万元。\n${table}`,
      stated: '其他抚恤支出',
      expected: '其他优抚支出',
      severity: 'warning',
      message: {
        en: '“其他抚恤支出” stands for 2080899, which the tables call “其他优抚支出”.',
        zh: '“其他抚恤支出”对应科目 2080899，表中名称为“其他优抚支出”。',
      },
    },
    {
      text: `社会保障和就业（类）行政事业单位离退休（款）行政单位离退休（项）60.50万元。\n${table}`,
      stated: '行政事业单位离退休',
      expected: '行政事业单位养老支出',
      severity: 'warning',
      message: {
        en: '“行政事业单位离退休” stands for 20805, which the tables call “行政事业单位养老支出”.',
        zh: '“行政事业单位离退休”对应科目 20805，表中名称为“行政事业单位养老支出”。',
      },
    },
    {
      text: `行政单位的离休（2080501）60.50万元。\n${table}`,
      stated: '行政单位的离休',
      expected: '行政单位离退休',
      severity: 'warning',
      message: {
        en: '“行政单位的离休” stands for 2080501, which the tables call “行政单位离退休”.',
        zh: '“行政单位的离休”对应科目 2080501，表中名称为“行政单位离退休”。',
      },
    },
    {
      text: `社会保障和就业支出（款）行政单位离退休（项）60.50万元。\n${table}`,
      stated: '社会保障和就业支出（款）',
      severity: 'warning',
      message: {
        en: '“社会保障和就业支出（款）”: the tables print it as 208, a 类.',
        zh: '“社会保障和就业支出（款）”：表中为科目 208，属“类”级。',
      },
    },
  ],
  undetermined: [
    // No such amount in the tables: last year's item.
    `林业和草原（款）一般行政管理事务（项）支出0万元，与上年相比减少94.61万元。\n${table}`,
    // The change of names is what the sentence tells.
    `科目调整为卫生健康支出，原医疗卫生与计划生育支出（210类）不再使用。\n${table}`,
    // No table prints the code.
    '医疗卫生与计划生育支出（210类）20万元。',
  ],
})

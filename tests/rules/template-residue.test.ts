import { expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { templateResidue } from '../../src/rules/template-residue/index.ts'
import { assess } from '../assess.ts'
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
    {
      text: '比上年预算（注：上年1,367.19万元，公开时请删除注释）增加55.98万元，增长4.09%。',
      stated: '（注：上年1,367.19万元，公开时请删除注释）',
      severity: 'warning',
      message: {
        en: '“（注：上年1,367.19万元，公开时请删除注释）”: an instruction of the form.',
        zh: '“（注：上年1,367.19万元，公开时请删除注释）”：模板的填报提示未删除。',
      },
    },
    {
      text: '本部门共有车辆辆，其中机要通信用车辆、执法执勤用车3辆、特种专业技术用车辆。',
      stated: '本部门共有车辆辆',
      severity: 'warning',
      message: {
        en: '“本部门共有车辆辆”: a number left out before what is counted.',
        zh: '“本部门共有车辆辆”：计数单位前缺少数字。',
      },
    },
    {
      text: '单价50万元以上的通用设备台（套）。',
      stated: '万元以上的通用设备台（套）',
      severity: 'warning',
      message: {
        en: '“万元以上的通用设备台（套）”: a number left out before what is counted.',
        zh: '“万元以上的通用设备台（套）”：计数单位前缺少数字。',
      },
    },
    {
      text: '其中：人员经费138.06万元，124.13万元，较上年增加13.93万元。',
      stated: '其中：人员经费138.06万元，124.13万元',
      severity: 'warning',
      message: {
        en: '“其中：人员经费138.06万元，124.13万元”: two amounts in one place.',
        zh: '“其中：人员经费138.06万元，124.13万元”：同一处并列两个金额。',
      },
    },
    {
      text: '公务接待费7万元，主要原因是：无增减变化无增减变化。',
      stated: '无增减变化无增减变化',
      severity: 'warning',
      message: {
        en: '“无增减变化无增减变化”: the same words twice in a row.',
        zh: '“无增减变化无增减变化”：同一词句连续出现两次。',
      },
    },
    {
      text: '三、机关运行经费情况\n2026年本部门机关运行经费安排604.53万元，\n四、委托业务费情况\n2026年委托业务费110.16万元。',
      stated: '2026年本部门机关运行经费安排604.53万元，',
      severity: 'warning',
      message: {
        en: '“2026年本部门机关运行经费安排604.53万元，”: a sentence that ends at a comma.',
        zh: '“2026年本部门机关运行经费安排604.53万元，”：句子止于逗号，后文缺失。',
      },
    },
    {
      text: '三、机关运行经费情况\n2026年机关运行经费安排604.53万元，比上年增加3.20万元，主要原因是：\n四、委托业务费情况\n2026年委托业务费110.16万元。',
      stated: '主要原因是：',
      severity: 'warning',
      message: { en: '“主要原因是：”: a reason announced and not given.', zh: '“主要原因是：”：原因为空。' },
    },
  ],
  undetermined: [
    '机关运行经费安排604.53万元，\n1.办公费4.53万元。',
    '机关运行经费安排604.53万元，比上年增加3.20万元，主要原因是：\n一是人员增加。',
    '收入、支出分别为138.06万元，124.13万元。一般公共预算收入和支出138.06万元，124.13万元。',
    '共有车辆4辆，其中执法执勤用车3辆、其他用车1辆。车辆辆次统计见附表。单价50万元以上的通用设备0台（套）。',
    '主要用于更新执法执勤用车辆，购置3辆。新购公务用车2辆，均为执法执勤用车辆。',
    '如对公开内容有疑问，请与本单位联系。（注：上述预算口径为全年预算数。）',
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
  ['决算数小于预算数（或与预算数持平）的主要原因是厉行节约。', '小于预算数（或与预算数持平）'],
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

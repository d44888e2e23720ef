import { emptyTableNote } from '../../src/rules/empty-table-note/index.ts'
import { testRule } from './testRule.ts'

const table = (title: string, total: string, note = ''): string =>
  [
    `> ${title}`,
    '> 单位：万元',
    '|科目编码|科目名称|合计|基本支出|项目支出|',
    `|合计|<|${total}|${total}||`,
    ...(note === '' ? [] : [`> ${note}`]),
  ].join('\n')

testRule(emptyTableNote, {
  consistent: [
    table('政府性基金预算支出表', '', '注：本部门没有政府性基金预算安排的支出，故本表无数据。'),
    `${table('国有资本经营预算支出表', '')}\n本部门2026年国有资本经营预算支出0万元。`,
    `${table('“三公”经费预算表', '')}\n2026年“三公”经费预算数为0，与2025年预算持平。`,
    `${table('政府性基金预算支出表', '')}\n注：以上报表中，空表表示本部门无相关收支。`,
  ],
  inconsistent: [
    {
      text: `${table('政府性基金预算支出表', '12.00')}\n本部门2026年没有使用政府性基金预算拨款安排的支出。`,
      stated: '2026年没有使用政府性基金预算拨款安排的支出',
      severity: 'warning',
      message: {
        en: '政府性基金预算支出表: the text says that there was none (“2026年没有使用政府性基金预算拨款安排的支出”), yet the table has figures (12.00万元).',
        zh: '政府性基金预算支出表：文中称“2026年没有使用政府性基金预算拨款安排的支出”，表中却有数字（12.00万元）。',
      },
    },
    {
      text: `${table('政府性基金预算支出表', '')}\n本部门2026年收入预算总计为100万元。`,
      stated: '政府性基金预算支出表',
      severity: 'warning',
      message: {
        en: '政府性基金预算支出表: the table is empty, and nothing says that there is nothing to report.',
        zh: '政府性基金预算支出表：表中无任何数字，也没有说明无此项收支。',
      },
    },
    {
      text: table('“三公”经费预算表', '47.91', '注：本部门2024年无“三公”经费预算，故本表为空表。'),
      stated: '故本表为空表',
      severity: 'warning',
      message: {
        en: '“三公”经费预算表: the note says that the table is empty (“故本表为空表”), yet it has figures (47.91万元).',
        zh: '“三公”经费预算表：表注称“故本表为空表”，表中却有数字（47.91万元）。',
      },
    },
  ],
  undetermined: [
    // Another year, and one kind of expenditure of several.
    `江州市水利局2026年部门预算\n${table('政府性基金预算支出表', '12.00')}\n2025年没有使用政府性基金预算拨款安排的支出。`,
    `${table('政府性基金预算支出表', '12.00')}\n没有使用政府性基金预算拨款安排的基本支出。`,
    table('政府性基金预算支出表', '12.00', '注：此表如无数字则表示单位无该项支出。'),
    table('一般公共预算支出表', '12.00', '注：本表反映部门本年度支出情况。'),
    table('政府性基金预算支出表', '0.00', '注：本部门没有政府性基金，故本表无数据。'),
    table('一般公共预算支出表', ''),
  ],
})

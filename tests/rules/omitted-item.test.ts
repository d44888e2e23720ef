import { omittedItem } from '../../src/rules/omitted-item/index.ts'
import { testRule } from './testRule.ts'

interface Shape {
  /** Rows of the table of appropriations after the common ones. */
  readonly rows?: string
  readonly total?: string
  readonly title?: string
  /** What came in from elsewhere for the item at issue, and what it spent. */
  readonly other?: string
  readonly spent?: string
}

const report = ({ rows = '', total = '6,170.00', title = '财政拨款支出决算表', other = '', spent = '45.80' }: Shape): string => `
江州学院2023年度部门决算
> 收入决算表
> 单位：万元
|科目编码|科目名称|本年收入合计|财政拨款收入|事业收入|
|205|教育支出|7,300.00|5,800.00|1,500.00|
|20502|普通教育|7,300.00|5,800.00|1,500.00|
|2050205|高等教育|7,300.00|5,800.00|1,500.00|
|208|社会保障和就业支出|370.00|370.00||
|20805|行政事业单位养老支出|370.00|370.00||
|2080502|事业单位离退休|80.00|80.00||
|2080505|机关事业单位基本养老保险缴费支出|190.00|190.00||
|2080506|机关事业单位职业年金缴费支出|100.00|100.00||
|229|其他支出|${other === '' ? '45.80' : '52.30'}|45.80|${other}|
|22960|彩票公益金安排的支出|${other === '' ? '45.80' : '52.30'}|45.80|${other}|
|2296004|用于教育事业的彩票公益金支出|${other === '' ? '45.80' : '52.30'}|45.80|${other}|

> 支出决算表
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|205|教育支出|7,150.00|6,000.00|1,150.00|
|20502|普通教育|7,150.00|6,000.00|1,150.00|
|2050205|高等教育|7,150.00|6,000.00|1,150.00|
|208|社会保障和就业支出|370.00|370.00||
|20805|行政事业单位养老支出|370.00|370.00||
|2080502|事业单位离退休|80.00|80.00||
|2080505|机关事业单位基本养老保险缴费支出|190.00|190.00||
|2080506|机关事业单位职业年金缴费支出|100.00|100.00||
|229|其他支出|${spent}||${spent}|
|22960|彩票公益金安排的支出|${spent}||${spent}|
|2296004|用于教育事业的彩票公益金支出|${spent}||${spent}|

> ${title}
> 单位：万元
|科目编码|科目名称|合计|基本支出|项目支出|
|205|教育支出|5,800.00|5,000.00|800.00|
|20502|普通教育|5,800.00|5,000.00|800.00|
|2050205|高等教育|5,800.00|5,000.00|800.00|
|208|社会保障和就业支出|370.00|370.00||
|20805|行政事业单位养老支出|370.00|370.00||
|2080502|事业单位离退休|80.00|80.00||
|2080505|机关事业单位基本养老保险缴费支出|190.00|190.00||
|2080506|机关事业单位职业年金缴费支出|100.00|100.00||
${rows}|合计|<|${total}|||
`

const listed = `|229|其他支出|45.80||45.80|
|22960|彩票公益金安排的支出|45.80||45.80|
|2296004|用于教育事业的彩票公益金支出|45.80||45.80|
`

testRule(omittedItem, {
  consistent: [report({ rows: listed, total: '6,215.80' })],
  inconsistent: [
    {
      text: report({}),
      stated: '6,170.00万元',
      expected: '6,215.80万元',
      severity: 'warning',
      message: {
        en: '财政拨款支出决算表: the total of 6,170.00 万元 leaves out 2296004 45.80, which was paid by appropriations alone; with it, 6,215.80 万元.',
        zh: '财政拨款支出决算表：合计6,170.00 万元未包括全部由财政拨款安排的2296004 45.80，计入后为6,215.80 万元。',
      },
    },
  ],
  undetermined: [
    // The table is of one fund.
    report({ title: '一般公共预算财政拨款支出决算表' }),
    // The rows do not foot: another rule says so.
    report({ total: '6,215.80' }),
  ],
})

testRule(omittedItem, {
  // Paid by other money too, or another amount: what appropriations paid of it is not told.
  consistent: [report({ other: '6.50' }), report({ spent: '41.20' })],
  inconsistent: [],
  undetermined: [],
})

import { oddTarget } from '../../src/rules/odd-target/index.ts'
import { testRule } from './testRule.ts'

const table = (...rows: readonly string[]): string =>
  ['> 项目支出绩效目标表', '|一级指标|二级指标|三级指标|指标值|', ...rows.map((row) => `|${row}|`)].join('\n')
const limits = ['成本指标|经济成本|耗材采购成本|≤5万元', '成本指标|经济成本|场地租用成本|≤8万元', '成本指标|经济成本|劳务成本|≤2万元']
const form = (money: string, ...rows: readonly string[]): string =>
  [
    '> 项目支出绩效目标表',
    '|项目名称|展厅更新|',
    `|资金总额（万元）|${money}|`,
    '',
    '> 项目支出绩效目标表',
    '|一级指标|二级指标|三级指标|指标值|',
    ...rows.map((row) => `|${row}|`),
  ].join('\n')

testRule(oddTarget, {
  consistent: [],
  inconsistent: [
    {
      text: table('产出指标|质量指标|设备验收合格率|≥120%'),
      stated: '120%',
      severity: 'warning',
      message: { en: '设备验收合格率: the target is 120%, above the whole.', zh: '设备验收合格率：指标值为 120%，超过 100%。' },
    },
    {
      text: table('产出指标|数量指标|服务窗口设置数量|≥24人'),
      stated: '24人',
      severity: 'warning',
      message: {
        en: '服务窗口设置数量: the target is 24 人, a unit in which this is not counted.',
        zh: '服务窗口设置数量：指标值为 24 人，计量单位与指标名称不符。',
      },
    },
    {
      text: table('产出指标|时效指标|每周开放时长|≥56%'),
      stated: '56%',
      severity: 'warning',
      message: {
        en: '每周开放时长: the target is 56%, a unit in which this is not counted.',
        zh: '每周开放时长：指标值为 56%，计量单位与指标名称不符。',
      },
    },
    {
      text: table('满意度指标|服务对象满意度|群众投诉率|≥2%'),
      stated: '2%',
      severity: 'warning',
      message: {
        en: '群众投诉率: the target is no less than 2%, while what is named should be little.',
        zh: '群众投诉率：指标值为“不低于 2%”，而该项应以少为好。',
      },
    },
    {
      text: table('满意度指标|服务对象满意度|参观群众满意度|≤90%'),
      stated: '90%',
      severity: 'warning',
      message: {
        en: '参观群众满意度: the target is no more than 90%, while what is named should be much.',
        zh: '参观群众满意度：指标值为“不超过 90%”，而该项应以高为好。',
      },
    },
    {
      text: table('产出指标|数量指标|举办主题展览|≥4次', '产出指标|数量指标|举办主题展览|≥6次'),
      stated: '6次',
      severity: 'warning',
      message: {
        en: '举办主题展览: the target is 6 次, and 4 次 in the same form.',
        zh: '举办主题展览：指标值为 6 次，同一表中又为 4 次。',
      },
    },
    {
      text: [form('25.00', '成本指标|经济成本|展陈制作成本|≥25万元'), '', table(...limits)].join('\n'),
      stated: '25万元',
      severity: 'warning',
      message: {
        en: '展陈制作成本: the target is no less than 25 万元, while what is named should be little.',
        zh: '展陈制作成本：指标值为“不低于 25 万元”，而该项应以少为好。',
      },
    },
  ],
  undetermined: [
    // What is promised for three years, and for this one.
    [
      '> 项目支出绩效目标表',
      '|一级指标|二级指标|三级指标|指标值|一级指标|二级指标|三级指标|指标值|',
      '|产出指标|数量指标|举办主题展览|≥12次|产出指标|数量指标|举办主题展览|≥4次|',
      '|产出指标|数量指标|组织读书活动|≥30场|产出指标|数量指标|组织读书活动|≥10场|',
    ].join('\n'),
    '> 项目支出绩效目标表\n|一级指标|二级指标|三级指标|中期指标值|年度指标值|\n|产出指标|数量指标|举办主题展览|≥12次|≥4次|',
    // Plans may be more than fulfilled, and nothing says which way a bare number is a bound.
    table('产出指标|数量指标|招商任务完成率|≥110%', '满意度指标|服务对象满意度|群众投诉率|2%'),
    table('产出指标|数量指标|窗口服务人员数量|≥24人', '产出指标|时效指标|每周开放时长|≥56小时', '满意度指标|满意度|投诉处理满意度|≥90%'),
    // What is dealt with or avoided, all of them, and rates of money.
    table('产出指标|数量指标|查处违规数量|≥10起', '产出指标|数量指标|处理群众投诉件数|≥300件', '产出指标|质量指标|数据无差错率|≥99%'),
    table('效益指标|社会效益|降低群众投诉率|≥5%', '产出指标|数量指标|完成维修项目数量|≥100%', '成本指标|经济成本|物业费率|≤2元'),
    // One form's costs are all least amounts: its way of writing.
    form('25.00', '成本指标|经济成本|展陈制作成本|≥25万元'),
    table('成本指标|经济成本|公用经费节约成本|≥2万元', ...limits),
    // The same name in two classes is two indicators.
    table('产出指标|数量指标|举办主题展览|≥4次', '效益指标|社会效益|举办主题展览|≥6次'),
  ],
})

/** Performance forms: indicators against the money of their project, and against the same indicator of other forms. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import type { Assessment } from '../../src/model/finding.ts'
import { contradictoryRestatement } from '../../src/rules/contradictory-restatement/index.ts'
import { factSet } from '../../src/rules/factset.ts'
import { projectsOf } from '../../src/rules/operands/indicators.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { subCountAboveCount } from '../../src/rules/sub-count-above-count/index.ts'
import { unfootedTotal } from '../../src/rules/unfooted-total/index.ts'
import { untiedFigure } from '../../src/rules/untied-figure/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

const judge = (rule: Rule, text: string): Assessment => {
  const document = passage(text)
  return assess({ path: 'passage.txt', sha256: '', document, extraction: extract(document) }, { language: 'zh', rules: [rule] })
}
const found = ({ report }: Assessment): string[] => report.findings.map((f) => `${f.severity} ${f.message}`)
const decided = ({ judged }: Assessment): number => judged.filter((j) => j.verdict !== 'notCheckable').length

const form = (title: string, rows: readonly string[], amount?: string): string =>
  [
    ...(amount === undefined
      ? []
      : [`> ${title}`, `| 项目资金（万元） | 资金总额 | ${amount} |`, `| ^ | 其中：财政拨款 | ${amount} |`, '']),
    `> ${title}`,
    '| 一级指标 | 二级指标 | 三级指标 | 指标值 |',
    ...rows,
    '',
  ].join('\n')

const list = `> 2026年项目支出绩效目标表
> 单位：万元
| 项目名称 | 资金总额 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
| 河道巡查经费 | 83.60 | 成本指标 | 经济成本指标 | 巡查费用 | 61.20 | 万元 |
| ^ | ^ | 成本指标 | 经济成本指标 | 单次巡查成本 | 1.70 | 万元 |
| ^ | ^ | 产出指标 | 数量指标 | 巡查次数 | 36 | 次 |
| 堤防维护经费 | 29.40 | 成本指标 | 经济成本指标 | 维护费用 | 17.90 | 万元 |
| ^ | ^ | 产出指标 | 数量指标 | 维护堤段 | 14 | 处 |`

describe('projects', () => {
  test('stand below each other in one table, each with its money and its indicators', () => {
    const document = passage(list)
    const facts = factSet(document, extract(document))
    expect(
      projectsOf(facts).map((p) => [
        p.name,
        p.amount === undefined ? undefined : facts.figure(p.amount).printed,
        p.indicators.map((i) => i.name),
      ]),
    ).toEqual([
      ['河道巡查经费', '83.60', ['巡查费用', '单次巡查成本', '巡查次数']],
      ['堤防维护经费', '29.40', ['维护费用', '维护堤段']],
    ])
  })
})

describe('costs', () => {
  test('are no more than the money of the project; a price is none of them', () => {
    const assessment = judge(subCountAboveCount, list)
    expect(found(assessment)).toEqual([])
    expect(decided(assessment)).toBe(2)
  })

  test('above the money are a note', () => {
    expect(found(judge(subCountAboveCount, list.replace('17.90', '71.90')))).toEqual([
      'info 堤防维护经费：成本指标之和大于项目资金 29.40 万元（29.40 < 71.90）。',
    ])
  })

  test('of several parts, each below the money and together above it, are a warning', () => {
    const rows = (third: string): string[] => [
      '| 成本指标 | 经济成本 | 物业费用 | ≤10105.20元 |',
      '| 成本指标 | 经济成本 | 电费 | ≤17965.00元 |',
      `| 成本指标 | 经济成本 | 水费 | ≤${third}元 |`,
    ]
    expect(found(judge(subCountAboveCount, form('运转经费项目绩效目标表', rows('1929.80'), '3.00')))).toEqual([])
    expect(found(judge(subCountAboveCount, form('运转经费项目绩效目标表', rows('2560.00'), '3.00')))).toEqual([
      expect.stringContaining('warning 运转经费项目绩效目标表：成本指标之和大于项目资金 3.00 万元（3.00 < 1.01052 + 1.7965 + 0.256）。'),
    ])
  })

  test('one that is all of the money is the sum of the others; a project without money this year has none', () => {
    const rows = [
      '| 成本指标 | 经济成本 | 会务费用 | ≤40.50万元 |',
      '| 成本指标 | 经济成本 | 印刷费用 | ≤26.30万元 |',
      '| 成本指标 | 经济成本 | 场地费用 | ≤14.20万元 |',
    ]
    expect(found(judge(subCountAboveCount, form('宣传经费项目绩效目标表', rows, '40.50')))).toEqual([])
    expect(found(judge(subCountAboveCount, form('宣传经费项目绩效目标表', rows, '0.00')))).toEqual([])
  })

  test('a total stands beside its parts', () => {
    const rows = (total: string): string[] => [
      `| 成本指标 | 经济成本 | 项目总成本 | ≤${total}万元 |`,
      '| 成本指标 | 经济成本 | 印刷费用 | ≤26.30万元 |',
      '| 成本指标 | 经济成本 | 场地费用 | ≤14.20万元 |',
    ]
    const agreeing = judge(subCountAboveCount, form('宣传经费项目绩效目标表', rows('40.50'), '40.50'))
    expect(found(agreeing)).toEqual([])
    // The total is all of the money, and so are the parts: by equation and as a bound.
    expect(decided(agreeing)).toBe(4)
    expect(found(judge(subCountAboveCount, form('宣传经费项目绩效目标表', rows('45.00'), '40.50')))).toHaveLength(1)
  })

  test('without money of a project say nothing', () => {
    expect(decided(judge(subCountAboveCount, form('宣传经费项目绩效目标表', ['| 成本指标 | 经济成本 | 印刷费用 | ≤26.30万元 |'])))).toBe(0)
  })
})

const project = (count: string, rate: string, price: string): string =>
  form('课题经费项目绩效目标表', [
    `| 产出指标 | 数量指标 | 编印简报期数 | ≥${count}期 |`,
    `| 产出指标 | 质量指标 | 简报刊发率 | ≥${rate}% |`,
    `| 成本指标 | 经济成本 | 评审专家劳务标准 | ≤${price}元/人 |`,
  ])
const body = (count: string, rate: string, price: string): string =>
  form('部门整体支出绩效目标表', [
    `| 产出指标 | 数量指标 | 编印简报期数 | ≥${count}期 |`,
    `| 产出指标 | 质量指标 | 简报刊发率 | ≥${rate}% |`,
    `| 成本指标 | 经济成本 | 评审专家劳务标准（含税） | ≤${price}元/人 |`,
  ])

describe('an indicator of several forms', () => {
  test('agrees', () => {
    const text = project('24', '85', '730') + body('30', '85', '730')
    expect([subCountAboveCount, contradictoryRestatement].map((rule) => [found(judge(rule, text)), decided(judge(rule, text))])).toEqual([
      [[], 1],
      [[], 2],
    ])
  })

  test('a project does not do more of it than the whole body', () => {
    expect(found(judge(subCountAboveCount, project('24', '85', '730') + body('18', '85', '730')))).toEqual([
      'warning 编印简报期数：24 期 大于所属总数（24 > 18）。',
    ])
  })

  test('of two bodies in one document says nothing', () => {
    const assessment = judge(subCountAboveCount, `${project('24', '85', '730')}${body('18', '85', '730')}${body('30', '85', '730')}`)
    expect([found(assessment), decided(assessment)]).toEqual([[], 0])
  })

  test('another rate, or another price, is a note', () => {
    expect(found(judge(contradictoryRestatement, project('24', '85', '730') + body('24', '92', '370')))).toEqual([
      'info 评审专家劳务标准：此处为 730 元/人，与他处所述不一致（370 ≠ 730）。',
      'info 简报刊发率：此处为 85%，与他处所述不一致（92 ≠ 85）。',
    ])
  })

  test('projects may differ among themselves, but for what is paid for one of something', () => {
    const text = project('24', '85', '730') + project('13', '96', '370').replace('课题', '评审')
    expect(found(judge(subCountAboveCount, text))).toEqual([])
    expect(found(judge(contradictoryRestatement, text))).toEqual([
      'info 评审专家劳务标准：此处为 370 元/人，与他处所述不一致（730 ≠ 370）。',
    ])
  })
})

describe('what a form says of its own indicators', () => {
  const goal = (text: string, value: string, unit = '个'): string => `> 水土保持项目绩效目标表
| 年度目标 | ${text} | < | < |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 治理小流域数量 | ≥${value}${unit} |
| 满意度指标 | 满意度指标 | 流域内群众对治理效果满意度 | ≥${value}% |`

  test('agrees', () => {
    const assessment = judge(contradictoryRestatement, goal('全年治理小流域不少于87个，群众对治理效果满意度达到87%以上。', '87'))
    expect(found(assessment)).toEqual([])
    expect(decided(assessment)).toBe(2)
  })

  test('differs', () => {
    expect(found(judge(contradictoryRestatement, goal('全年治理小流域不少于87个，改善人居环境。', '78')))).toEqual([
      'warning 治理小流域数量：指标值为 78 个，而表内文字所述为 87个。',
    ])
  })

  test('numbered, and told in all', () => {
    const text = (said: string): string => `> 宣传信息项目绩效目标表
| 一级指标 | 二级指标 | 指标内容 | 指标值 |
| 总体目标 | 目标1：编发各类简讯1200期，总点击量破${said}万次。 | < | < |
| 产出指标 | 数量指标 | 指标1：编发各类简讯 | 40期，1600条 |
| ^ | ^ | 指标2：点击量 | 70万次 |
| ^ | ^ | 指标3：走访企业 | 90户 |`
    expect(found(judge(contradictoryRestatement, text('70')))).toEqual([])
    expect(found(judge(contradictoryRestatement, text('210')))).toEqual([
      'warning 指标2:点击量：指标值为 70 万次，而表内文字所述为 210万次。',
    ])
  })

  test.each([
    ['another unit', goal('全年治理小流域不少于87处，改善人居环境。', '78')],
    ['about as many', goal('全年治理小流域87余个，改善人居环境。', '78')],
    ['several values', goal('上年治理小流域64个，全年治理小流域87个。', '78')],
    ['several years', goal('三年治理小流域不少于310个，改善人居环境。', '78')],
    ['what there is', goal('全市现有治理小流域310个，改善人居环境。', '78')],
    [
      'what was reached',
      goal('全年治理小流域87个。', '78').replace('指标值 |', '指标值 | 实际完成值 | 得分 |').replace('≥78个 |', '≥78个 | 87个 | 10 |'),
    ],
    ['something else', goal('全年巡查小流域周边企业不少于87个。', '78')],
    ['steps of a score', goal('群众对治理效果满意度达到60%得5分，改善人居环境。', '78')],
  ])('cannot be told: %s', (_, text) => {
    const assessment = judge(contradictoryRestatement, text)
    expect([found(assessment), decided(assessment)]).toEqual([[], 0])
  })
})

describe('a list of projects', () => {
  const listing = (total: string, again: string): string => `> 2026年项目支出绩效目标表
> 单位：万元
| 单位编码 | 项目名称 | 资金总额 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
| | 合计 | ${total} | | | | | |
| 305021 | 柳河水文站 | ${total} | | | | | |
| 305021 | 河道巡查经费 | 83.60 | 产出指标 | 数量指标 | 巡查次数 | 36 | 次 |
| ^ | ^ | ^ | 产出指标 | 数量指标 | 巡查河段 | 27 | 处 |
| 305021 | 河道巡查经费 | ${again} | 产出指标 | 质量指标 | 巡查到位率 | 92 | % |
| ^ | ^ | ^ | 产出指标 | 时效指标 | 巡查及时率 | 95 | % |
| 305021 | 堤防维护经费 | 29.40 | 产出指标 | 数量指标 | 维护堤段 | 14 | 处 |
| ^ | ^ | ^ | 产出指标 | 质量指标 | 维护合格率 | 98 | % |`

  test('makes up its totals', () => {
    const assessment = judge(unfootedTotal, listing('113.00', '83.60'))
    expect(found(assessment)).toEqual([])
    expect(decided(assessment)).toBe(2)
    expect(found(judge(unfootedTotal, listing('131.00', '83.60')))).not.toEqual([])
  })

  test('gives a project the same money on every page', () => {
    expect(found(judge(contradictoryRestatement, listing('113.00', '83.60')))).toEqual([])
    expect(found(judge(contradictoryRestatement, listing('113.00', '86.30')))).toEqual([
      'warning 河道巡查经费：此处为 86.30 万元，与他处所述不一致（83.60 ≠ 86.30）。',
    ])
  })
})

describe('the whole body', () => {
  const own = (limit: string): string => `> 2026年部门整体支出绩效目标表
> 单位：万元
| 单位名称 | 资金总额 | 基本支出 | 项目支出 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 |
| 柳河水文站 | 419.30 | 306.30 | 113.00 | 成本指标 | 经济成本指标 | 项目支出 | ${limit} | 万元 |
| ^ | ^ | ^ | ^ | 产出指标 | 数量指标 | 测流次数 | 48 | 次 |
| ^ | ^ | ^ | ^ | 产出指标 | 质量指标 | 测验合格率 | 96 | % |`

  test('is limited to the money that it has', () => {
    const agreeing = judge(contradictoryRestatement, own('113'))
    expect([found(agreeing), decided(agreeing)]).toEqual([[], 1])
    expect(found(judge(contradictoryRestatement, own('131')))).toEqual([
      'info 项目支出：此处为 131 万元，与他处所述不一致（113.00 ≠ 131）。',
    ])
  })
})

describe('a list of meetings', () => {
  const meetings = (total: string): string => `江州市水利局2026年部门预算
本部门当年一般公共预算会议费预算支出${total}万元，较上年无增减。
> 会议费明细表
> 单位：万元
| 序号 | 会议名称 | 人数 | 金额 |
| 1 | 防汛工作会 | 85 | 1.37 |
| 2 | 水资源管理会 | 60 | 0.94 |
| 3 | 河长办主任会 | 45 | 8.25 |`

  test('makes up the cost that is told', () => {
    const assessment = judge(unfootedTotal, meetings('10.56'))
    expect(found(assessment)).toEqual([])
    expect(decided(assessment)).toBe(1)
    expect(found(judge(unfootedTotal, meetings('10.53')))).toHaveLength(1)
  })

  test('may leave out the smaller ones', () => {
    const assessment = judge(unfootedTotal, meetings('14.79'))
    expect([found(assessment), decided(assessment)]).toEqual([[], 0])
  })
})

describe('a form of its own', () => {
  const formOf = (name: string, money: string): string =>
    [
      `> 项目支出绩效目标表`,
      `| 项目名称 | ${name} | < | < |`,
      `| 项目资金（万元） | 资金总额 | ${money} | < |`,
      '| 一级指标 | 二级指标 | 三级指标 | 指标值 |',
      '| 产出指标 | 数量指标 | 巡查次数 | ≥36次 |',
      '| 满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% |',
      '',
    ].join('\n')
  const projects = (rows: readonly string[]): string =>
    ['江州市水利局2026年部门预算', '> 项目支出预算表', '> 单位：万元', '| 项目名称 | 项目类别 | 合计 |', ...rows, ''].join('\n')
  const rows = [
    '| 合计 |  | 201.30 |',
    '| 河道巡查经费 | 特定目标类 | 83.60 |',
    '| 堤防维护经费 | 特定目标类 | 29.40 |',
    '| 防汛物资储备 | 特定目标类 | 51.70 |',
    '| 水质监测经费 | 特定目标类 | 36.60 |',
  ]
  const forms = (third: string): string =>
    [formOf('河道巡查经费', '83.60'), formOf('堤防维护经费', '29.40'), formOf('防汛物资储备', third), formOf('水质监测经费', '36.60')].join(
      '\n',
    )

  test('has the money of the row of its name in the table of projects', () => {
    const agreeing = judge(untiedFigure, projects(rows) + forms('51.70'))
    expect(found(agreeing)).toEqual([])
    expect(decided(agreeing)).toBe(4)
    expect(found(judge(untiedFigure, projects(rows) + forms('51.10')))).toEqual([
      expect.stringContaining('warning 防汛物资储备：51.10 万元 与项目支出预算表不符（51.70 ≠ 51.10）。'),
    ])
    expect(found(judge(untiedFigure, projects(rows) + forms('64.20')))).toHaveLength(1)
  })

  test('may be of several rows of its name, or of the carry-over too', () => {
    const parted = rows.flatMap((row) =>
      row.includes('防汛物资') ? ['| 防汛物资储备 | 特定目标类 | 40.00 |', '| 防汛物资储备（结转） | 特定目标类 | 11.70 |'] : [row],
    )
    expect(found(judge(untiedFigure, projects(parted) + forms('51.70')))).toEqual([])
    expect(found(judge(untiedFigure, projects(parted) + forms('40.00')))).toEqual([])
  })

  test('that puts projects together under the name of one is no proof against another', () => {
    const lumped = [formOf('河道巡查经费', '113.00'), formOf('水质监测经费', '88.30'), formOf('防汛物资储备', '51.70')].join('\n')
    expect(found(judge(untiedFigure, projects(rows) + lumped))).toEqual([])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { besideOf, type Other } from '../../src/check/across.ts'
import { assess } from '../../src/check/assess.ts'
import { extract } from '../../src/extract/extract.ts'
import { openDisclosure, otherOf } from '../../src/index.ts'
import type { Assessment, Language } from '../../src/model.ts'
import { untiedDocument } from '../../src/rules/untied-document.ts'
import { passage } from './passage.ts'

const otherIn = (path: string, text: string): Other => ({ path, extraction: extract(passage(text)) })

function judge(text: string, others: readonly Other[], language: Language = 'en'): Assessment {
  const document = passage(text)
  const extraction = extract(document)
  return assess(
    { path: 'own.txt', sha256: '', document, extraction },
    { language, rules: [untiedDocument], beside: besideOf(extraction, others) },
  )
}

const found = ({ report }: Assessment) =>
  report.findings
    .filter((f) => f.severity !== 'info')
    .map((f) => ({ severity: f.severity, stated: f.stated?.value, message: f.message, paths: f.evidence.flatMap((e) => e.path ?? []) }))

const held = ({ report }: Assessment): number => report.checks.exact + report.checks.rounding

const report2020 = (closing: string, reception = '3.60'): string => `某市外事办公室2020年度部门决算
一、收入决算情况说明
本部门2020年度收入总计485.61万元，其中年初结转和结余160.36万元；本年收入合计325.25万元。
二、支出决算情况说明
本部门2020年度支出总计485.61万元，其中本年支出合计367.14万元。年末结转和结余${closing}万元。
三、“三公”经费情况
公务接待费支出决算为${reception}万元，公务用车运行维护费支出决算为14.40万元。`

const report2021 = `某市外事办公室2021年度部门决算
一、收入决算情况说明
本部门2021年度收入总计450.98万元，其中年初结转和结余118.47万元，较2020年减少41.89万元，下降26.12%；本年收入合计332.51万元，较2020年增加7.26万元。
二、支出决算情况说明
本部门2021年度支出总计450.98万元，其中本年支出合计366.52万元，较2020年减少0.62万元。年末结转和结余84.45万元，较2020年减少34.02万元。
三、“三公”经费情况
公务接待费支出决算为3.12万元，比上年减少0.48万元；公务用车运行维护费支出决算为15.60万元，比上年增加1.20万元。`

describe('last year', () => {
  test('holds: opening is closing, and current less change is what was reported', () => {
    const assessment = judge(report2021, [otherIn('2020.txt', report2020('118.47'))])
    expect(found(assessment)).toEqual([])
    expect(held(assessment)).toBe(7)
  })

  test('does not hold: one figure of the other report behind two contradictions is one finding', () => {
    const others = [otherIn('2020.txt', report2020('118.74'))]
    expect(found(judge(report2021, others))).toEqual([
      {
        severity: 'warning',
        stated: '34.02',
        message: "年末结转和结余 2020年: 34.02 万元 does not agree with last year's report (118.74 − 84.45 = 34.29 ≠ 34.02).",
        paths: ['2020.txt'],
      },
    ])
    expect(found(judge(report2021, others, 'zh'))[0]?.message).toBe(
      '年末结转和结余 2020年：34.02 万元 与上年报告不符（118.74 − 84.45 = 34.29 ≠ 34.02）。',
    )
  })

  test('cannot be told: another body, another year, nothing beside it', () => {
    for (const others of [
      [],
      [otherIn('2020.txt', report2020('118.74').replace('外事办公室', '水利局'))],
      [otherIn('2019.txt', report2020('118.74').replaceAll('2020', '2019'))],
    ])
      expect(judge(report2021, others).judged).toEqual([])
  })

  test('cannot be told: nothing of the same scope agrees', () => {
    const other = `某市外事办公室2020年度部门决算
一、“三公”经费情况
公务接待费支出决算为9.99万元。`
    const own = `某市外事办公室2021年度部门决算
一、“三公”经费情况
公务接待费支出决算为3.12万元，比上年减少0.48万元。`
    const assessment = judge(own, [otherIn('2020.txt', other)])
    expect(assessment.report.checks).toMatchObject({ exact: 0, contradiction: 0, notCheckable: 1 })
  })
})

const budget = `某市水利局2024年部门预算
> 2024年部门支出预算总表
> 单位：元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | 5000000 | 3000000 | 2000000 |
| 213 | 农林水支出 | 5000000 | 3000000 | 2000000 |
| 21303 | 水利 | 5000000 | 3000000 | 2000000 |
| 2130301 | 行政运行 | 3000000 | 3000000 |  |
| 2130306 | 水利工程运行与维护 | 2000000 |  | 2000000 |`

describe('the published budget', () => {
  const account = (works: string): string => `某市水利局2024年度部门决算
1.农林水支出（类）水利（款）行政运行（项）2130301。年初预算为300.00万元，支出决算为301.20万元，完成年初预算的100.40%。
2.农林水支出（类）水利（款）水利工程运行与维护（项）2130306。年初预算为${works}万元，支出决算为199.00万元。`

  test('holds in 万元 against 元', () => {
    const assessment = judge(account('200.00'), [otherIn('budget.txt', budget)])
    expect(found(assessment)).toEqual([])
    expect(held(assessment)).toBe(2)
  })

  test('does not hold: another initial budget than was published', () => {
    expect(found(judge(account('220.00'), [otherIn('budget.txt', budget)])).map((f) => f.message)).toEqual([
      '水利工程运行与维护 年初预算: 220.00 万元 does not agree with the published budget (200 ≠ 220.00).',
    ])
  })
})

const unitTable = (project: string, total = '5000000'): string => `某市水利局2024年单位预算
> 2024年单位支出预算总表
> 单位：元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | ${total} | 3000000 | 2000000 |
| 213 | 农林水支出 | ${total} | 3000000 | 2000000 |
| 21303 | 水利 | ${total} | 3000000 | 2000000 |
| 2130301 | 行政运行 | 3000000 | 3000000 |  |
| 2130306 | 水利工程运行与维护 | 2000000 |  | ${project} |`

describe('a unit and its department', () => {
  const department = [otherIn('department.txt', budget)]

  test('holds: the only unit, cell by cell', () => {
    const assessment = judge(unitTable('2000000'), department)
    expect(found(assessment)).toEqual([])
    expect(held(assessment)).toBe(13)
  })

  test('holds: one unit of several has less', () => {
    const assessment = judge(unitTable('1000000', '4000000'), department)
    expect(found(assessment)).toEqual([])
    expect(held(assessment)).toBeGreaterThan(4)
  })

  test('does not hold: a cell of the only unit is not the cell of its department', () => {
    expect(found(judge(unitTable('2200000'), department))).toEqual([
      {
        severity: 'warning',
        stated: '2200000',
        message: expect.stringContaining("2200000 元 does not agree with the department's report (2000000 ≠ 2200000)."),
        paths: ['department.txt'],
      },
    ])
  })

  test('does not hold: more than the department has', () => {
    expect(found(judge(unitTable('2200000', '4000000'), department)).map((f) => f.stated)).toEqual(['2200000'])
  })

  test('cannot be told: a unit that its department does not name', () => {
    expect(judge(unitTable('2200000').replace('某市水利局', '某市水文勘测中心'), department).judged).toEqual([])
  })
})

const shared = new URL('../../../shared/documents/', import.meta.url)
const names = ['putuo-commerce-unit-2025-budget.pdf', 'putuo-commerce-2025-budget.pdf']

describe.skipIf(!existsSync(shared))('published documents in ../shared', () => {
  test('a department with one unit: every cell equal, no false alarm', async () => {
    const [unit, department] = await Promise.all(
      names.map((name) => openDisclosure({ path: name, bytes: new Uint8Array(readFileSync(new URL(name, shared))) }, { ocr: 'never' })),
    )
    if (!unit || !department) throw new Error('no documents')
    const beside = besideOf(unit.extraction, [otherOf(department)])
    const assessment = assess(unit, { language: 'en', rules: [untiedDocument], beside })
    expect(assessment.report.findings).toEqual([])
    expect(assessment.report.checks).toMatchObject({ rounding: 0, contradiction: 0, notCheckable: 0 })
    expect(assessment.report.checks.exact).toBeGreaterThan(250)
  })
})

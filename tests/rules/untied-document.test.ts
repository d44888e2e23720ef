import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { besideOf } from '../../src/check/across.ts'
import { extract } from '../../src/extract/extract.ts'
import { openDisclosure, otherOf } from '../../src/index.ts'
import type { Assessment, Language, Other } from '../../src/model/finding.ts'
import { untiedDocument } from '../../src/rules/untied-document/index.ts'
import { assess } from '../assess.ts'
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
        message: "年末结转和结余 2020年: 34.02 万元 does not agree with last year's report 2020.txt (118.74 − 84.45 = 34.29 ≠ 34.02).",
        paths: ['2020.txt'],
      },
    ])
    expect(found(judge(report2021, others, 'zh'))[0]?.message).toBe(
      '年末结转和结余 2020年：34.02 万元 与上年报告 2020.txt 不符（118.74 − 84.45 = 34.29 ≠ 34.02）。',
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

  test('does not hold: nearly all that both tell agrees, whatever its scope', () => {
    const more = (year: number, amount: string): string => `
四、一般公共预算财政拨款支出决算情况说明
${year}年度一般公共预算财政拨款支出${amount}。`
    const others = [otherIn('2020.txt', report2020('118.47') + more(2020, '301.15万元'))]
    const own = report2021 + more(2021, '288.04万元，比上年减少15.11万元')
    expect(found(judge(own, others)).map((f) => f.stated)).toEqual(['15.11'])
    // 「按可比口径」: against last year's figure taken another way.
    expect(found(judge(own.replace('万元，比上年减少15.11', '万元。按可比口径比上年减少15.11'), others))).toEqual([])
  })

  test('cannot be told: hardly an amount agrees, and the balances neither', () => {
    const stranger = report2020('131.06', '5.11')
      .replace('325.25', '306.18')
      .replace('367.14', '399.02')
      .replace('14.40', '21.30')
      .replace('485.61', '466.54')
    expect(found(judge(report2021, [otherIn('2020.txt', stranger)]))).toEqual([])
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

const balanceTable = (opening: string, closing: string): string => `> 收入支出决算总表
> 单位：万元
| 收入 | < | 支出 | < |
| 项目 | 金额 | 项目 | 金额 |
| 一、一般公共预算财政拨款收入 | 512.40 | 一、农林水支出 | 498.77 |
| 本年收入合计 | 512.40 | 本年支出合计 | 498.77 |
| 年初结转和结余 | ${opening} | 年末结转和结余 | ${closing} |`

describe('what tables carry over', () => {
  const last = [otherIn('2022.txt', `某市水文勘测局2022年度部门决算\n${balanceTable('33.16', '21.58')}`)]
  const own = (opening: string, note = ''): string => `某市水文勘测局2023年度部门决算\n${note}\n${balanceTable(opening, '35.21')}`

  test('holds, and does not hold', () => {
    expect(held(judge(own('21.58'), last))).toBe(1)
    expect(found(judge(own('21.85'), last)).map((f) => f.message)).toEqual([
      "年初结转和结余: 21.85 万元 does not agree with last year's report 2022.txt (21.58 ≠ 21.85).",
    ])
  })

  test('cannot be told: a note says that the opening was adjusted; what a glossary says of it is no such note', () => {
    const adjusted = '2023年年初结转和结余与上年年末数的差额，系以前年度差错更正所致。'
    const glossary = '年初结转和结余：指单位以前年度尚未完成、经调整后结转到本年使用的资金。'
    expect(judge(own('21.85', adjusted), last).report.checks).toMatchObject({ contradiction: 0, notCheckable: 1 })
    expect(judge(own('21.85', glossary), last).report.checks).toMatchObject({ contradiction: 1 })
  })

  test('item by item, where a table of a fund carries both', () => {
    const fund = (year: number, opening: string, closing: string): string => `某市水文勘测局${year}年度部门决算
> 政府性基金预算财政拨款收入支出决算表
> 单位：万元
| 科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余 |
| 合计 | < | ${opening} | 64.00 | 71.25 | ${closing} |
| 2120803 | 城市建设支出 | ${opening} | 64.00 | 71.25 | ${closing} |`
    const before = [otherIn('2022.txt', fund(2022, '19.30', '12.05'))]
    expect(held(judge(fund(2023, '12.05', '4.80'), before))).toBe(2)
    expect(found(judge(fund(2023, '12.50', '5.25'), before)).map((f) => f.stated)).toContain('12.50')
  })
})

describe("last year's column", () => {
  const table = (year: number, prior: readonly string[], now: readonly string[]): string => `某市水文勘测局${year}年部门预算
> 一般公共预算支出表
> 单位：万元
| 科目编码 | 科目名称 | ${year - 1}年预算数 | ${year}年预算数 | < | < |
| < | < | < | 合计 | 基本支出 | 项目支出 |
| 合计 | < | ${prior[0]} | ${now[0]} | ${now[0]} |  |
| 213 | 农林水支出 | ${prior[1]} | ${now[1]} | ${now[1]} |  |
| 21303 | 水利 | ${prior[1]} | ${now[1]} | ${now[1]} |  |
| 2130301 | 行政运行 | ${prior[1]} | ${now[1]} | ${now[1]} |  |
| 221 | 住房保障支出 | ${prior[2]} | ${now[2]} | ${now[2]} |  |
| 22102 | 住房改革支出 | ${prior[2]} | ${now[2]} | ${now[2]} |  |
| 2210201 | 住房公积金 | ${prior[2]} | ${now[2]} | ${now[2]} |  |`
  const last = [otherIn('2023.txt', table(2023, ['341.50', '310.25', '31.25'], ['368.97', '332.41', '36.56']))]

  test('holds: every row', () => {
    const assessment = judge(table(2024, ['368.97', '332.41', '36.56'], ['402.18', '361.09', '41.09']), last)
    expect(found(assessment)).toEqual([])
    expect(held(assessment)).toBe(7)
    expect(assessment.report.checks.contradiction).toBe(0)
  })

  test('does not hold: told of the item, not again of its class and of the total', () => {
    const assessment = judge(table(2024, ['371.97', '335.41', '36.56'], ['402.18', '361.09', '41.09']), last)
    expect(found(assessment).map((f) => f.message)).toEqual([
      "行政运行 2023: 335.41 万元 does not agree with last year's report 2023.txt (332.41 ≠ 335.41).",
    ])
  })

  test('cannot be told: hardly anything agrees, or a note says that last year is given on another basis', () => {
    const other = table(2024, ['451.17', '414.61', '36.56'], ['402.18', '361.09', '41.09'])
    const restated = table(2024, ['371.97', '335.41', '36.56'], ['402.18', '361.09', '41.09']).replace(
      '部门预算\n',
      '部门预算\n2023年度预算数已按可比口径作了调整。\n',
    )
    expect(found(judge(restated, last))).toEqual([])
    expect(found(judge(other.replaceAll('36.56', '37.99'), last))).toEqual([])
  })

  test('三公 items stand in columns', () => {
    const three = (year: number, prior: string, now: string): string => `某市水文勘测局${year}年部门预算
> 一般公共预算“三公”经费支出表
> 单位：万元
| ${year - 1}年预算数 | < | < | ${year}年预算数 | < | < |
| 合计 | 公务用车运行费 | 公务接待费 | 合计 | 公务用车运行费 | 公务接待费 |
| ${prior} | ${now} |`
    const before = [otherIn('2023.txt', three(2023, '9.40 | 7.15 | 2.25', '8.86 | 6.93 | 1.93'))]
    expect(held(judge(three(2024, '8.86 | 6.93 | 1.93', '8.01 | 6.44 | 1.57'), before))).toBe(3)
    expect(found(judge(three(2024, '8.68 | 6.93 | 1.75', '8.01 | 6.44 | 1.57'), before)).map((f) => f.stated)).toContain('1.75')
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

  test('holds and does not hold: all that the general budget pays is the total of its table', () => {
    const all = (figure: string): string =>
      `${account('200.00')}\n2024年度一般公共预算财政拨款支出年初预算为${figure}万元，支出决算为500.20万元。`
    const published = [otherIn('budget.txt', budget.replace('部门支出预算总表', '一般公共预算支出表'))]
    expect(held(judge(all('500.00'), published))).toBe(3)
    expect(found(judge(all('506.00'), published)).map((f) => f.stated)).toEqual(['506.00'])
  })

  test('does not hold: another initial budget than was published', () => {
    expect(found(judge(account('220.00'), [otherIn('budget.txt', budget)])).map((f) => f.message)).toEqual([
      '水利工程运行与维护 年初预算: 220.00 万元 does not agree with the published budget budget.txt (200 ≠ 220.00).',
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
        message: expect.stringContaining("2200000 元 does not agree with the department's report department.txt (2000000 ≠ 2200000)."),
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

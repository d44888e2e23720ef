import { describe, expect, test } from 'vitest'
import { besideOf, bodyOf, kinshipOf } from '../../src/check/across.ts'
import { extract } from '../../src/extract/extract.ts'
import type { DocumentKind } from '../../src/model/document.ts'
import type { Other } from '../../src/model/finding.ts'
import type { Extraction } from '../../src/model/reading.ts'
import { passage } from '../rules/passage.ts'

const blank = extract(passage('一'))
const report = (title: string, department: string, year: number | null, kind: DocumentKind): Extraction => ({
  ...blank,
  identity: { title, department, year, kind },
})
const other = (extraction: Extraction, path = 'other.pdf', text = ''): Other => ({ path, extraction, text })

const account = report('某市水利局2024年度部门决算', '某市水利局', 2024, 'final-account')
const unit = report('某市2025年单位预算', '某市水文勘测中心', 2025, 'budget')
const department = report('某市2025年部门预算', '某市水利局', 2025, 'budget')

test('one body, whatever a title leaves at the end of its name', () => {
  const named = (department: string): string => bodyOf(report('', department, 2026, 'budget').identity)
  for (const name of [
    '某市水利局',
    '某市水利局部门',
    '某市水利局2026',
    '某市水利局2026年度',
    '某市水利局（本级）',
    '某市水利局2026年部门',
    '某市水利局单位',
  ])
    expect(named(name)).toBe('某市水利局')
  // What belongs to a name stays: a party's department, a school by its number.
  expect(named('某市委宣传部')).toBe('某市委宣传部')
  expect(named('某市第2026工厂')).toBe('某市第2026工厂')
  expect(named('某某基层单位')).toBe('某某基层单位')
})

describe('what another document is', () => {
  test('the report of the year before', () => {
    const before = { ...account, identity: { ...account.identity, year: 2023 } }
    expect(kinshipOf(account, other(before))).toBe('last-year')
    expect(kinshipOf(before, other(account))).toBeUndefined()
    expect(kinshipOf(account, other({ ...before, identity: { ...before.identity, department: '某市水利局（本级）' } }))).toBeUndefined()
  })

  test("the department's own house: 本级 and 机关 are one, and neither is all of the department", () => {
    const house = (department: string, year: number): Extraction =>
      report(`${department}${year}年度决算`, department, year, 'final-account')
    const whole = report('某省水利厅2023年度决算', '某省水利厅', 2023, 'final-account')
    expect(kinshipOf(house('某省水利厅（本级）', 2024), other(house('某省水利厅机关', 2023)))).toBe('last-year')
    expect(kinshipOf(house('某省水利厅本级', 2024), other(whole))).toBeUndefined()
    expect(kinshipOf(house('某省水利厅机关', 2024), other(whole))).toBeUndefined()
  })

  test('the budget of the same year, never the other way round', () => {
    const budget = report('某市水利局2024年部门预算', '某市水利局', 2024, 'budget')
    expect(kinshipOf(account, other(budget))).toBe('budget')
    expect(kinshipOf(budget, other(account))).toBeUndefined()
  })

  test('the department of a unit, under its own name or when the department names the unit', () => {
    expect(kinshipOf(report('某市2025年单位预算', '某市水利局', 2025, 'budget'), other(department))).toBe('department')
    expect(kinshipOf(unit, other(department))).toBeUndefined()
    expect(kinshipOf(unit, other(department, 'd.pdf', '下属单位：某市水文勘测中心'))).toBe('department')
    expect(kinshipOf(department, other(unit, 'u.pdf', '某市水利局'))).toBeUndefined()
  })

  test('nothing, where body, year or kind is not known', () => {
    expect(kinshipOf({ ...account, identity: { ...account.identity, year: null } }, other(account))).toBeUndefined()
    expect(kinshipOf(report('', '', 2024, 'final-account'), other(report('', '', 2023, 'final-account')))).toBeUndefined()
    expect(kinshipOf(report('', '某市水利局', 2024, 'unknown'), other(report('', '某市水利局', 2023, 'unknown')))).toBeUndefined()
  })
})

test('documents stand beside one in the order of their paths, their figures numbered after its own', () => {
  const own = extract(passage('某市水利局2024年度部门决算\n一、“三公”经费情况\n公务接待费支出决算为3.12万元，比上年减少0.48万元。'))
  const before = extract(passage('某市水利局2023年度部门决算\n一、“三公”经费情况\n公务接待费支出决算为3.60万元。'))
  const budget = extract(passage('某市水利局2024年部门预算\n一、“三公”经费情况\n公务接待费预算为4.00万元，上年预算为4.20万元。'))
  const given = [other(budget, 'b.pdf'), other(before, 'a.pdf'), other(own, 'own.pdf')]
  const beside = besideOf(own, given)
  expect(beside.map(({ path, kinship, from }) => ({ path, kinship, from }))).toEqual([
    { path: 'a.pdf', kinship: 'last-year', from: own.figures.length },
    { path: 'b.pdf', kinship: 'budget', from: own.figures.length + before.figures.length },
  ])
  expect(besideOf(own, given.toReversed())).toEqual(beside)
})

import { describe, expect, test } from 'vitest'
import { entry, findingMark, handoverOf, openDisclosure } from '../../src/index.ts'
import { reviewed, tally } from '../../src/report/handover.ts'
import { decisions, handed, sample } from './handed.ts'

describe('what is handed over', () => {
  test('without a review every finding is undecided and worded in both languages', async () => {
    const bare = await handed('zh')
    expect(reviewed(bare)).toBe(false)
    expect(bare.findings.length).toBeGreaterThan(3)
    for (const { standing, texts } of bare.findings) {
      expect(standing).toBe('open')
      expect(texts.zh.message).toMatch(/\p{Script=Han}/u)
      expect(texts.en.message).not.toBe(texts.zh.message)
    }
  })

  test('decisions stand beside their findings', async () => {
    const { findings, reviewers } = await handed('zh', await decisions())
    const dismissed = findings.find(({ standing }) => standing === 'dismissed')
    expect(dismissed?.decision?.reason).toBe('口径不同')
    expect(dismissed?.decision?.notes.map(({ text }) => text)).toEqual(['已电话核实'])
    expect(reviewers).toEqual(['审核员甲'])
    expect(tally(findings)).toMatchObject({ confirmed: 1, dismissed: 1 })
  })

  test('a finding that a correction settles stays in the report as settled', async () => {
    const entries = await decisions()
    const before = await handed('zh')
    const after = await handed('zh', entries)
    expect(tally(after.findings).settled).toBeGreaterThanOrEqual(1)
    expect(after.findings.filter(({ afterCorrection }) => !afterCorrection).map(({ finding }) => finding.id)).toEqual(
      before.findings.map(({ finding }) => finding.id),
    )
    expect(after.corrections).toHaveLength(1)
  })

  test('decisions that do not apply any more are told', async () => {
    const { stale } = await handed('zh', await decisions())
    expect(stale.map((entry) => entry.id)).toEqual(['e5'])
  })

  test('a correction that is no numeral is left out', async () => {
    const entries = (await decisions()).map((entry) => (entry.kind === 'correct' ? { ...entry, value: '=1+1' } : entry))
    expect(handoverOf(await sample(), entries, { language: 'zh' }).corrections).toEqual([])
  })
})

test('a decision is found again when a figure elsewhere lets another one be blamed', async () => {
  const told = `某市水务局2023年度部门决算
本年收入合计1297.15万元，其中：财政拨款收入1183.47万元；事业收入86.24万元；其他收入27.64万元。
本年支出合计1312.76万元，其中：基本支出937.51万元；项目支出375.25万元。`
  const opened = (text: string) => openDisclosure({ path: 'a.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  const [before, after] = await Promise.all([opened(told), opened(`${told}\n另有工程结算审定金额1183.27万元。`)])
  const [first] = handoverOf(before, [], { language: 'zh' }).report.findings
  if (!first) throw new Error('there is a finding')
  const dismissed = entry({
    kind: 'dismiss',
    finding: first.id,
    mark: findingMark(first),
    text: '口径不同',
    by: '甲',
    document: after.sha256,
  })
  const { findings, stale } = handoverOf(after, [dismissed], { language: 'zh' })
  expect(findings.map(({ finding }) => finding.id)).not.toContain(first.id)
  expect(findings.map(({ standing, decision }) => [standing, decision?.reason])).toEqual([['dismissed', '口径不同']])
  expect(stale).toEqual([])
})

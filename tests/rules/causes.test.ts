import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { figuresIn } from '../../src/relation/judge.ts'
import { rules } from '../../src/rules/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'

/** What is found, and the figures that take part in a check that was decided. */
function checkText(text: string): { readonly findings: readonly unknown[]; readonly covered: readonly string[] } {
  const document = passage(text)
  const extraction = extract(document)
  const { report, judged } = assess({ path: 'passage.txt', sha256: '', document, extraction }, { language: 'en', rules: rules })
  const figures = judged
    .filter(({ verdict }) => verdict !== 'notCheckable')
    .flatMap(({ claim }) => claim.readings.flatMap((reading) => figuresIn(reading)))
  return {
    findings: report.findings.filter(({ severity }) => severity !== 'info'),
    covered: [...new Set(figures)].map((id) => extraction.figures[id]?.printed ?? ''),
  }
}

describe('reasons that are amounts', () => {
  const covered = (text: string): readonly string[] => checkText(text).covered

  test('make up the change they explain', () => {
    const text =
      '2026年收入预算186.30万元，比2025年减少246.22万元，主要是财政拨款增加10.15万元，政府性基金减少258.12万元，其他收入增加1.75万元。'
    expect(checkText(text).findings).toEqual([])
    expect(covered(text)).toEqual(expect.arrayContaining(['246.22', '10.15', '258.12', '1.75']))
  })

  test('are told behind a full stop, and item by item', () => {
    const text =
      '2026年支出预算186.30万元，比上年增加16.30万元，增长9.59%。主要原因：一是新增办案经费12.10万元；二是人员经费增加6.50万元；三是会议费减少2.30万元。'
    expect(checkText(text).findings).toEqual([])
    expect(covered(text)).toEqual(expect.arrayContaining(['16.30', '12.10', '6.50', '2.30']))
  })

  test('share a word', () => {
    const text = '2026年项目支出350.00万元，比上年增加35.20万元，主要是新增展览项目30万元和设备更新经费5.20万元。'
    expect(checkText(text).findings).toEqual([])
    expect(covered(text)).toEqual(expect.arrayContaining(['35.20', '30', '5.20']))
  })

  test('a slip among them is found', () => {
    const text = '2026年支出预算2796.14万元，比上年增加166.68万元，主要原因是基本支出增加49.12万元，项目支出增加171.56万元。'
    expect(checkText(text).findings).toMatchObject([{ rule: 'unfooted-total', severity: 'warning' }])
  })

  test.each([
    ['main reasons need not be all', '2026年支出预算2796.14万元，比上年增加166.68万元，主要原因是基本支出增加49.12万元。'],
    ['short figures are a digit apart by chance', '2026年会议费预算30万元，比上年减少10万元，主要原因是场租减少1万元。'],
    [
      'amounts that did not rise or fall explain nothing',
      '2026年支出预算2796.14万元，比上年增加166.68万元，主要原因是安排办案经费167.68万元。',
    ],
  ])('%s', (_, text) => {
    expect(checkText(text).findings).toEqual([])
  })

  test('one reason given twice is one amount', () => {
    const text =
      '2026年收入预算92596.24万元，比上年增加13424.11万元，主要原因是新增清淤一期工程（转拨）、退圩还湖工程（转拨）31000万元。\n2026年支出预算92596.24万元，比上年增加13424.11万元，主要原因是新增清淤一期工程（转拨）、退圩还湖工程（转拨）31000万元。'
    expect(covered(text)).toEqual(expect.arrayContaining(['31000']))
    expect(checkText(text.replace('31000', '37000')).findings).toMatchObject([{ rule: 'contradictory-restatement' }])
  })

  test('what is given as a reason and what is told of the same item are one change', () => {
    const text =
      '2026年支出预算2796.14万元，比上年增加166.68万元，主要原因是项目支出增加117.56万元。\n2026年项目支出288.26万元，比上年增加117.56万元。'
    expect(covered(text)).toEqual(expect.arrayContaining(['117.56']))
    expect(checkText(text.replace('117.56', '117.86')).findings).toMatchObject([{ rule: 'contradictory-restatement' }])
  })
})

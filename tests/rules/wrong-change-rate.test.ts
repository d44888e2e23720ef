import { expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { wrongChangeRate } from '../../src/rules/wrong-change-rate/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'
import { testRule } from './testRule.ts'

testRule(wrongChangeRate, {
  consistent: [
    '商品和服务支出 31.26 万元，较上年减少 34.16 万元，下降 52.22%。',
    '2024年度收入总计1,286.40万元，与2023年度相比增加86.40万元，增长7.20%。',
    '公务用车运行维护费支出决算为28.91万元，比2020年的26.50万元增加2.41万元，增长9.09%。',
    // The amount compared with was 0: no rate exists, and 100 is what is usually written.
    '因公出国（境）费支出2.00万元，比上年增加2.00万元，增长100%。',
  ],
  inconsistent: [
    {
      text: '公务接待费支出2.14万元，比上年增加1.14万元，增长1.14%。',
      stated: '1.14%',
      expected: '114.00%',
      message: {
        en: '公务接待费支出 上年: a change rate of 1.14% does not agree with 1.14 ÷ (2.14 − 1.14) × 100 = 114.00 ≠ 1.14.',
        zh: '公务接待费支出 上年：所述增减率 1.14% 与推算不符（1.14 ÷ (2.14 − 1.14) × 100 = 114.00 ≠ 1.14）。',
      },
    },
  ],
  undetermined: ['公务接待费支出3.12万元，比上年增长100%。', '印刷费下降12%，主要原因是压减开支。'],
})

test.each(['公务接待费支出2.00万元，比上年增加2.00万元，增长100%。', '公务接待费支出2.00万元，比上年0万元增加2.00万元，增长100%。'])(
  'a rate of nothing is a note: %s',
  (text) => {
    const document = passage(text)
    const { report } = assess(
      { path: 'passage.txt', sha256: '', document, extraction: extract(document) },
      { language: 'en', rules: [wrongChangeRate] },
    )
    expect(report.findings.map((f) => [f.severity, f.stated?.value])).toEqual([['info', '100']])
  },
)

import { subCountAboveCount } from '../../src/rules/sub-count-above-count.ts'
import { testRule } from './testRule.ts'

const passage = (foreign: number): string =>
  `公务接待费支出3.12万元。全年共接待国内来访团组32批次、256人次（其中外事接待${foreign}批次，20人次）。`

testRule(subCountAboveCount, {
  consistent: [passage(3), passage(32)],
  inconsistent: [
    {
      text: passage(35),
      stated: '35批次',
      expected: '32批次',
      message: {
        en: '外事接待: 35 批次 is more than the whole it is part of (35 > 32).',
        zh: '外事接待：35 批次 大于所属总数（35 > 32）。',
      },
    },
  ],
  undetermined: ['公务接待费支出3.12万元。全年共接待国内来访团组32批次。'],
})

import { contradictoryBreakdown } from '../../src/rules/contradictory-breakdown/index.ts'
import { testRule } from './testRule.ts'

const report = (institution: string): string => `一、机构情况
本单位编制人数26人，其中：行政编制11人、事业编制15人。
二、人员情况
本单位编制人数26人，其中：行政编制11人、机关工勤编制4人、事业编制${institution}人。`

testRule(contradictoryBreakdown, {
  consistent: [
    '一、机构情况\n本单位编制人数26人，其中：行政编制11人、事业编制15人。\n二、人员情况\n本单位编制人数26人，其中：行政编制11人、事业编制15人。',
  ],
  inconsistent: [
    {
      text: report('11'),
      stated: '11人',
      expected: '15人',
      severity: 'warning',
      message: {
        en: '编制人 事业编制: 11 人 here, 15人 elsewhere, of one total.',
        zh: '编制人 事业编制：此处 11 人，他处 15人，而总数相同。',
      },
    },
  ],
  // Another total is another count.
  undetermined: [
    '一、机构情况\n本单位编制人数26人，其中：行政编制11人、事业编制15人。\n二、人员情况\n本单位实有人数23人，其中：行政编制9人、事业编制14人。',
  ],
})

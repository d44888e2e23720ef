import { itemCount } from '../../src/rules/item-count/index.ts'
import { testRule } from './testRule.ts'

const report = (items: number): string =>
  [
    `本次评价设置2大类${items}项指标，具体情况如下。`,
    '（一）项目决策情况。项目决策方面共设置20分，得20分，具体如下：',
    '1.立项依据。该指标满分10分，得10分。',
    '2.绩效目标。该指标满分10分，得10分。',
    '（二）项目过程情况。项目过程方面共设置20分，得18分，具体如下：',
    '1.资金到位率。该指标满分10分，得9分。',
    '2.预算执行率。该指标满分10分，得9分。',
  ].join('\n')

testRule(itemCount, {
  consistent: [
    report(4),
    '对“河道清淤”“泵站改造”“水质监测”3个项目开展了部门评价。',
    '对“河道清淤”“泵站改造”“水质监测”等5个项目开展了部门评价。',
    '2026年,本部门甲市公安局本级、甲市公安局交警支队(车管所)、甲市公安局地铁分局3家行政单位的机关运行经费400万元。',
    '本部门甲市公安局本级、甲市公安局交警支队、甲市公安局地铁分局等9家行政单位的机关运行经费400万元。',
  ],
  inconsistent: [
    {
      text: report(15),
      stated: '15项',
      expected: '4项',
      severity: 'warning',
      message: { en: '指标项数: 15 项 stated, 4 listed.', zh: '指标项数：文中称 15 项，实际列出 4 项。' },
    },
    {
      text: '对“河道清淤”“泵站改造”“水质监测”“堤防加固”3个项目开展了部门评价。',
      stated: '3个',
      expected: '4个',
      severity: 'warning',
      message: { en: '项目个数: 3 个 stated, 4 listed.', zh: '项目个数：文中称 3 个，实际列出 4 项。' },
    },
    {
      text: '2026年，本部门甲市公安局本级、甲市公安局交警支队、甲市公安局特警支队、甲市公安局监管支队（看守所、拘留所）、甲市公安局刑侦支队、甲市公安局水上分局、甲市公安局地铁分局等8家行政单位的机关运行经费400万元。',
      stated: '8家',
      expected: '7家',
      severity: 'warning',
      message: { en: '单位个数: 8 家 stated, 7 listed.', zh: '单位个数：文中称 8 家，实际列出 7 项。' },
    },
    {
      text: '纳入预算的有甲市水利局本级、甲市水文站、甲市水库管理处、甲市防汛中心3个预算单位。',
      stated: '3个',
      expected: '4个',
      severity: 'warning',
      message: { en: '单位个数: 3 个 stated, 4 listed.', zh: '单位个数：文中称 3 个，实际列出 4 项。' },
    },
  ],
  undetermined: ['本次评价设置4大类15项指标，详见附表。'],
})

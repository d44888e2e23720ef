import { subCountAboveCount } from '../../src/rules/sub-count-above-count/index.ts'
import { testRule } from './testRule.ts'

const passage = (foreign: number): string =>
  `公务接待费支出3.12万元。全年共接待国内来访团组32批次、256人次（其中外事接待${foreign}批次，20人次）。`

const running = (amount: string): string =>
  `基本支出150.00万元，其中：人员经费120.00万元，公用经费30.00万元。\n机关运行经费支出${amount}万元，比上年增加1.00万元。`

const evaluated = (amount: string): string =>
  `江州市水利局2026年部门预算\n支出总计200.00万元，其中：基本支出150.00万元，项目支出50.00万元。\n编报绩效目标的项目共5个，涉及项目预算资金${amount}万元。`

testRule(subCountAboveCount, {
  consistent: [
    // What one person may be at once, and what stands behind kinds that are all.
    '现有职工19人，其中党员12人，女职工9人，本科学历8人。',
    '离退休人员71人，其中离休6人，退休65人，财政全额供养人员117人。',
    passage(3),
    passage(32),
    running('30.00'),
    running('25.00'),
    evaluated('50.00'),
    evaluated('40.00'),
  ],
  inconsistent: [
    {
      text: '“三公”经费支出预算为1.3万元。其中：公务接待费支出预算为3.1万元，公务用车购置及运行费支出预算为0万元。',
      stated: '3.1万元',
      expected: '1.3万元',
      severity: 'warning',
      message: {
        en: '公务接待费支出: 3.1 万元 is more than the whole it is part of (3.1 > 1.3).',
        zh: '公务接待费支出：3.1 万元 大于所属总数（3.1 > 1.3）。',
      },
    },
    {
      text: '公务用车购置及运行费预算105万元，其中公务用车运行费150万元。',
      stated: '150万元',
      expected: '105万元',
      severity: 'warning',
      message: {
        en: '公务用车运行费: 150 万元 is more than the whole it is part of (150 > 105).',
        zh: '公务用车运行费：150 万元 大于所属总数（150 > 105）。',
      },
    },
    {
      text: '（三）公务接待费支出0.18万元，其中：\n国内接待费支出0.81万元，国内公务接待3批次，接待16人次。',
      stated: '0.81万元',
      expected: '0.18万元',
      severity: 'warning',
      message: {
        en: '国内接待费支出: 0.81 万元 is more than the whole it is part of (0.81 > 0.18).',
        zh: '国内接待费支出：0.81 万元 大于所属总数（0.81 > 0.18）。',
      },
    },
    {
      text: '某卫生院现有职工19人，其中在编13人，县招聘2人，临时工6人。',
      stated: '19人',
      expected: '21人',
      severity: 'warning',
      message: {
        en: '某卫生院现有职工: the kinds counted one by one are more than all, 19 人 (19 < 13 + 2 + 6).',
        zh: '某卫生院现有职工：所列各类之和大于总数 19 人（19 < 13 + 2 + 6）。',
      },
    },
    {
      text: '2023年度本年收入合计570.00万元，其中：财政拨款收入600.00万元，占105.26%。',
      stated: '600.00万元',
      expected: '570.00万元',
      message: {
        en: '财政拨款收入: 600.00 万元 is more than the whole it is part of (600.00 > 570.00).',
        zh: '财政拨款收入：600.00 万元 大于所属总数（600.00 > 570.00）。',
      },
    },
    {
      text: passage(35),
      stated: '35批次',
      expected: '32批次',
      message: {
        en: '外事接待: 35 批次 is more than the whole it is part of (35 > 32).',
        zh: '外事接待：35 批次 大于所属总数（35 > 32）。',
      },
    },
    {
      text: running('35.00'),
      stated: '35.00万元',
      expected: '30.00万元',
      severity: 'warning',
      message: {
        en: '机关运行经费支出: 35.00 万元 is more than the whole it is part of (35.00 > 30.00).',
        zh: '机关运行经费支出：35.00 万元 大于所属总数（35.00 > 30.00）。',
      },
    },
    {
      text: evaluated('80.00'),
      stated: '80.00万元',
      expected: '50.00万元',
      severity: 'warning',
      message: {
        en: '涉及项目预算资金: 80.00 万元 is more than the whole it is part of (80.00 > 50.00).',
        zh: '涉及项目预算资金：80.00 万元 大于所属总数（80.00 > 50.00）。',
      },
    },
    {
      text: '2022年一般公共预算“三公”经费预算支出0.27万元，较上年无变化，其中会议费0.24万元，较上年无变化，培训费0.71万元，较上年无变化。',
      stated: '0.71万元',
      expected: '0.27万元',
      severity: 'warning',
      message: {
        en: '培训费: 0.71 万元 is more than the whole it is part of (0.71 > 0.27).',
        zh: '培训费：0.71 万元 大于所属总数（0.71 > 0.27）。',
      },
    },
    {
      text: `${evaluated('40.00')}\n某局全面实施绩效目标管理，涉及一级预算项目10个，预算资金60.62万元。`,
      stated: '60.62万元',
      expected: '50.00万元',
      severity: 'warning',
      message: {
        en: '某局全面实施绩效目标管理: 60.62 万元 is more than the whole it is part of (60.62 > 50.00).',
        zh: '某局全面实施绩效目标管理：60.62 万元 大于所属总数（60.62 > 50.00）。',
      },
    },
    {
      text: '2015年公务接待费0.498万元，较2014年决算减少8%。国内公务接待8批次，92人，共计支出4.98万元。',
      stated: '4.98万元',
      expected: '0.498万元',
      severity: 'warning',
      message: {
        en: '接待支出: 4.98 万元 is more than the whole it is part of (4.98 > 0.498).',
        zh: '接待支出：4.98 万元 大于所属总数（4.98 > 0.498）。',
      },
    },
  ],
  undetermined: [
    '公务接待费支出3.12万元。全年共接待国内来访团组32批次。',
    // Public money of one item is no bound for that of the body.
    '一般行政管理事务50.00万元，主要用于公用经费3.00万元。\n机关运行经费支出35.00万元。',
  ],
})

import { directionWord } from '../../src/rules/direction-word/index.ts'
import { testRule } from './testRule.ts'

testRule(directionWord, {
  consistent: [
    '公务接待费预算2.48万元，决算2.48万元，与预算持平。',
    '公务员医疗补助（项）：支出决算为9.31万元，完成预算100%，决算数等于预算数。',
    '公务接待费年初预算数为15万元，决算数为2.48万元，决算数小于年初预算数。',
    '2019年“三公”经费预算为48.30万元，决算为27.65万元，决算数未超过2019年预算数。',
    '公务接待费预算5.60万元，决算4.15万元，没有突破预算。',
  ],
  inconsistent: [
    {
      text: '公务员医疗补助（项）：支出决算为9.31万元，完成预算98.40%，决算数等于预算数。',
      stated: '等于',
      expected: '小于',
      message: {
        en: '公务员医疗补助 预算数: “等于” goes against “完成预算 98.40%” beside it, and the size of the rate is that of the latter.',
        zh: '公务员医疗补助 预算数：“等于”与同句“完成预算 98.40%”方向相反，按数额推算应与后者一致。',
      },
    },
    {
      text: '公务接待费预算15万元，决算2.48万元，与预算相比无变化。',
      stated: '无变化',
      expected: '减少12.52万元',
      message: {
        en: '公务接待费 预算: “无变化” does not agree with the amounts (15 ≠ 2.48).',
        zh: '公务接待费 预算：“无变化”与所列数字不符（15 ≠ 2.48）。',
      },
    },
    {
      text: '公务接待费年初预算数为15万元，决算数为2.48万元，决算数大于年初预算数。',
      stated: '大于',
      expected: '小于',
      message: {
        en: '公务接待费 年初预算数: “大于” does not agree with the amounts (2.48 < 15).',
        zh: '公务接待费 年初预算数：“大于”与所列数字不符（2.48 < 15）。',
      },
    },
    {
      text: '2019年“三公”经费预算为48.30万元，决算为51.65万元，决算数未超过2019年预算数。',
      stated: '未超过',
      expected: '超过',
      message: {
        en: '三公经费 2019年预算数: “未超过” does not agree with the amounts (51.65 > 48.30).',
        zh: '三公经费 2019年预算数：“未超过”与所列数字不符（51.65 > 48.30）。',
      },
    },
    {
      text: '机关运行经费支出96.50万元，比上年减少3.50万元，增长3.50%。',
      stated: '增长',
      expected: '下降',
      message: {
        en: '机关运行经费支出 上年: “增长” goes against “减少” beside it, and the size of the rate is that of the latter.',
        zh: '机关运行经费支出 上年：“增长”与同句“减少”方向相反，按数额推算应与后者一致。',
      },
    },
    {
      text: '机关运行经费支出96.50万元，比上年减少3.50万元，增长3.76%。',
      stated: '减少',
      expected: '增长',
      message: {
        en: '机关运行经费支出 上年: “减少” goes against “增长” beside it, and the size of the rate is that of the latter.',
        zh: '机关运行经费支出 上年：“减少”与同句“增长”方向相反，按数额推算应与后者一致。',
      },
    },
    {
      text: '商品和服务支出较上年减0.04万元，增0.01%。',
      stated: '增',
      severity: 'warning',
      message: {
        en: '商品和服务支出 上年: “增” goes against “减” beside it.',
        zh: '商品和服务支出 上年：“增”与同句“减”方向相反。',
      },
    },
    {
      text: '商品和服务支出50.00万元，较上年减少0.40万元，增长8.00%。',
      stated: '增长',
      severity: 'warning',
      message: {
        en: '商品和服务支出 上年: “增长” goes against “减少” beside it.',
        zh: '商品和服务支出 上年：“增长”与同句“减少”方向相反。',
      },
    },
  ],
  undetermined: [
    '商品和服务支出50.00万元，较上年减少0.40万元，其中差旅费增长8.00%。',
    '公务接待费决算2.48万元，与上年持平。',
    '公务接待费决算2.48万元，完成预算99.87%，与预算基本持平。',
    '公务接待费决算0万元，完成预算0%，与预算持平。',
  ],
})

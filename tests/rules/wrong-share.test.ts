import { expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { wrongShare } from '../../src/rules/wrong-share/index.ts'
import { assess } from '../assess.ts'
import { passage } from './passage.ts'
import { testRule } from './testRule.ts'

const performance = (rate: string): string =>
  `2026年支出预算合计92,596.24万元，其中：基本支出2,147.85万元，占2.32%；项目支出90,448.39万元，占97.68%。
本部门共17个项目纳入绩效目标管理，涉及财政性资金合计90,448.39万元，占财政性资金（人员类和运转类中的公用经费项目支出除外）总额的比例为${rate}%。`

testRule(wrongShare, {
  consistent: [
    // The 「1.」 of an amount numbers no item.
    '支出合计8,000.00万元，包括：1.基本支出5,768.45万元，占72.1%。2.项目支出1,231.55万元，占15.4%。3.经营支出1,000.00万元，占12.5%。',
    // What has a share of the same whole beside it is not that whole, however near 25 % is to 20 %.
    '基本支出3,944.32万元，占本年支出的80.00%；项目支出986.07万元，占本年支出的20.00%。',
    // Numbered items behind a full stop are parts of what announced them, not of what was divided in the paragraph above.
    '收入合计8,213.00万元。收入情况：（一）财政拨款收入6,335.60万元，占收入合计的77.1%。（二）其他收入1,877.40万元，占收入合计的22.9%。\n支出合计8,155.38万元，包括：1.基本支出5,796.26万元，占71.1%。2.项目支出2,359.12万元，占28.9%。',
    '基本支出预算安排2,600.00万元，占76.5%；项目支出预算安排800.00万元，占23.5%。',
    performance('100'),
    // The whole of a long list, one item a line, is told before all of it.
    `2025年收入预算合计2,867.94万元，其中：
${['一般公共预算收入2,723.94万元，占94.98%；', ...['政府性基金预算收入', '国有资本经营预算收入', '财政专户管理资金', '事业收入', '事业单位经营收入', '上级补助收入', '附属单位上缴收入', '捐赠收入', '利息收入'].map((name) => `本年${name}0万元，占0%；`), '其他收入144万元，占5.02%。'].join('\n')}`,
    '本年收入合计1,250.00万元，其中：财政拨款收入1,187.50万元，占95.00%；事业收入37.50万元，占3.00%；其他收入25.00万元，占2.00%。',
    '本年支出合计1,243.20万元，其中：基本支出806.20万元，占64.85%；项目支出437.00万元，占35.15%。',
    '基本支出150.00万元，占本年支出的75.00%；项目支出50.00万元，占本年支出的25.00%。',
  ],
  inconsistent: [
    {
      text: '收入具体情况如下：（一）财政拨款收入6,000.00万元，占收入合计的85.7%。（二）其他收入1,000.00万元，占收入合计的24.3%。收入合计7,000.00万元。',
      stated: '24.3%',
      expected: '14.3%',
      severity: 'warning',
      message: {
        en: '其他收入 占收入合计: a share of 24.3% does not agree with 1000.00 ÷ 7000.00 × 100 = 14.3 ≠ 24.3.',
        zh: '其他收入 占收入合计：所述占比 24.3% 与推算不符（1000.00 ÷ 7000.00 × 100 = 14.3 ≠ 24.3）。',
      },
    },
    {
      text: '支出合计8,000.00万元，包括：1.基本支出6,000.00万元，占75.0%。2.项目支出2,000.00万元，占25.0%。\n财政拨款支出6,456.00万元，占本年支出的90.7%。',
      stated: '90.7%',
      expected: '80.7%',
      severity: 'warning',
      message: {
        en: '财政拨款支出 占支出: a share of 90.7% does not agree with 6456.00 ÷ 8000.00 × 100 = 80.7 ≠ 90.7.',
        zh: '财政拨款支出 占支出：所述占比 90.7% 与推算不符（6456.00 ÷ 8000.00 × 100 = 80.7 ≠ 90.7）。',
      },
    },
    {
      // A share of one digit fits nearly any whole: it speaks for nobody.
      text: '支出主要用于以下方面：一般公共服务支出800.50万元，占75%；教育支出12.30万元，占1%；社会保障和就业支出221.60万元，占18%；卫生健康支出86.20万元，占7%；住房保障支出110.90万元，占9%。',
      stated: '75%',
      expected: '65%',
      severity: 'warning',
      message: {
        en: '一般公共服务支出 占比: 75% is no share of the whole that the items beside it are shares of (社会保障和就业支出 18%、卫生健康支出 7%、住房保障支出 9%).',
        zh: '一般公共服务支出 占比：75% 与同列各项所占同一总体的比例不能并存（社会保障和就业支出 18%、卫生健康支出 7%、住房保障支出 9%）。',
      },
    },
    {
      text: '基本支出预算安排2,600.00万元，占86.5%；项目支出预算安排800.00万元，占23.5%。',
      stated: '86.5%',
      expected: '76.5%',
      severity: 'warning',
      message: {
        en: '基本支出 占比: a share of 86.5% does not agree with 2600.00 ÷ (2600.00 + 800.00) × 100 = 76.5 ≠ 86.5.',
        zh: '基本支出 占比：所述占比 86.5% 与推算不符（2600.00 ÷ (2600.00 + 800.00) × 100 = 76.5 ≠ 86.5）。',
      },
    },
    {
      text: '（一）文化支出850088.30元，占支出总预算78.33%。\n（二）社会保障和就业支出116433.12元，占支出总预算78.33%。\n（三）卫生健康支出43897.73元，占支出总预算4.04%。',
      stated: '78.33%',
      expected: '10.73%',
      severity: 'warning',
      message: {
        en: '社会保障和就业支出 占比: 78.33% is no share of the whole that the items beside it are shares of (文化支出 78.33%、卫生健康支出 4.04%).',
        zh: '社会保障和就业支出 占比：78.33% 与同列各项所占同一总体的比例不能并存（文化支出 78.33%、卫生健康支出 4.04%）。',
      },
    },
    {
      text: '支出决算中，公务用车购置及运行维护费支出1.4万元，占0.02%；公务接待费支出0.28万元，占0.95%。',
      stated: '0.95%',
      expected: '0.00%',
      severity: 'warning',
      message: {
        en: '公务接待费支出 占比: 0.95% is no share of the whole that the items beside it are shares of (公务用车购置及运行维护费支出 0.02%).',
        zh: '公务接待费支出 占比：0.95% 与同列各项所占同一总体的比例不能并存（公务用车购置及运行维护费支出 0.02%）。',
      },
    },
    {
      text: '教育支出580.61万元，占82.27%；卫生健康支出55.77万元，占82.27%。',
      stated: '82.27%',
      expected: '7.90%',
      severity: 'warning',
      message: {
        en: '卫生健康支出 占比: 82.27% is no share of the whole that the items beside it are shares of (教育支出 82.27%).',
        zh: '卫生健康支出 占比：82.27% 与同列各项所占同一总体的比例不能并存（教育支出 82.27%）。',
      },
    },
    {
      text: '教育支出580.61万元，占82.27%；卫生健康支出55.77万元，占7.90%；住房保障支出41.83万元，占9.53%；农林水支出2.5万元，占0.35%。',
      stated: '9.53%',
      expected: '5.93%',
      severity: 'warning',
      message: {
        en: '住房保障支出 占比: 9.53% is no share of the whole that the items beside it are shares of (教育支出 82.27%、卫生健康支出 7.90%、农林水支出 0.35%).',
        zh: '住房保障支出 占比：9.53% 与同列各项所占同一总体的比例不能并存（教育支出 82.27%、卫生健康支出 7.90%、农林水支出 0.35%）。',
      },
    },
    // No amounts, yet no two halves are more than the whole.
    {
      text: '2023年度支出合计1523.12万元。其中：基本支出占本年支出的65.30%，项目支出占本年支出的35.20%。',
      stated: '35.20%',
      severity: 'warning',
      message: {
        en: '基本支出、项目支出: shares of one whole come to more than 100 % (65.30 + 35.20 = 100.50).',
        zh: '基本支出、项目支出：占同一总体的比例之和超过 100%（65.30 + 35.20 = 100.50）。',
      },
    },
    // What the whole comes to is not told, but its parts leave nothing of it out.
    {
      text: '1.基本支出预算2183620.40元，占一般公共预算支出的83.70%，同比减少4120.30元，下降0.19%。\n2.项目支出预算425300.60元，占一般公共预算支出的18.63%。',
      stated: '18.63%',
      expected: '16.30%',
      severity: 'warning',
      message: {
        en: '项目支出 占一般公共预算支出: a share of 18.63% does not agree with 425300.60 ÷ (2183620.40 + 425300.60) × 100 = 16.30 ≠ 18.63.',
        zh: '项目支出 占一般公共预算支出：所述占比 18.63% 与推算不符（425300.60 ÷ (2183620.40 + 425300.60) × 100 = 16.30 ≠ 18.63）。',
      },
    },
    // What is left without staff and running costs is what the projects have.
    {
      text: performance('97.68'),
      stated: '97.68%',
      expected: '100.00%',
      severity: 'warning',
      message: {
        en: '涉及财政性资金 占项目支出: a share of 97.68% does not agree with 90448.39 ÷ 90448.39 × 100 = 100.00 ≠ 97.68.',
        zh: '涉及财政性资金 占项目支出：所述占比 97.68% 与推算不符（90448.39 ÷ 90448.39 × 100 = 100.00 ≠ 97.68）。',
      },
    },
    // Right of all receipts; but the part beside it is a share of all expenditure.
    {
      text: '本年收入合计1,284.30万元。\n本年支出合计1,243.20万元，其中：基本支出806.20万元，占62.77%；项目支出437.00万元，占35.15%。',
      stated: '62.77%',
      expected: '64.85%',
      message: {
        en: '基本支出: a share of 62.77% does not agree with 806.20 ÷ 1243.20 × 100 = 64.85 ≠ 62.77.',
        zh: '基本支出：所述占比 62.77% 与推算不符（806.20 ÷ 1243.20 × 100 = 64.85 ≠ 62.77）。',
      },
    },
    // An amount printed again is not what was mistyped, though another would give the share too.
    {
      text: '支出预算合计28849.38万元，其中：\n基本支出17123.19万元，占59.35%；\n项目支出11543.27万元，占40.01%；\n预留机动经费182.92万元，占0.67%。\n预留机动经费预算数为182.92万元，与上年一致。\n预留机动经费0.67%。',
      stated: '0.67%',
      expected: '0.63%',
      message: {
        en: '预留机动经费: a share of 0.67% does not agree with 182.92 ÷ 28849.38 × 100 = 0.63 ≠ 0.67.',
        zh: '预留机动经费：所述占比 0.67% 与推算不符（182.92 ÷ 28849.38 × 100 = 0.63 ≠ 0.67）。',
      },
    },
    {
      text: '支出366.52万元，其中基本支出331.4万元，占91.42%。',
      stated: '91.42%',
      expected: '90.42%',
      message: {
        en: '基本支出: a share of 91.42% does not agree with 331.4 ÷ 366.52 × 100 = 90.42 ≠ 91.42.',
        zh: '基本支出：所述占比 91.42% 与推算不符（331.4 ÷ 366.52 × 100 = 90.42 ≠ 91.42）。',
      },
    },
  ],
  undetermined: [
    '优先采购节能、节水产品633.7亿元，占同类产品采购规模的90%，优先采购环保产品718.7亿元，占同类产品采购规模的88%。',
    '2023年度支出合计1523.12万元。其中：基本支出占本年支出的65.30%，项目支出占本年支出的25.20%。',
    // Neither share follows from the two parts: there is more to the whole.
    '基本支出预算2183620.40元，占支出的71.25%。\n项目支出预算425300.60元，占支出的13.88%。',
    // What one fund paid for projects is no whole of another's.
    `一般公共预算财政拨款支出447.30万元，其中：基本支出157.04万元，项目支出290.26万元。
十三、预算绩效情况说明
组织开展政府性基金预算项目支出绩效自评，涉及项目1个，资金88.07万元，占政府性基金预算项目支出总额的100%。`,
    '一般公共服务支出占71.73%。',
    '培训费3.00万元，占商品和服务支出的12.00%。',
  ],
})

test('a share lifted by a unit in the last place, so that all come to 100, is a note', () => {
  const document = passage(
    '支出合计26,994.72万元，其中基本支出12,270.36万元，占总支出的45.46%，项目支出14,629.33万元，占总支出的54.19%，经营支出95.03万元，占总支出的0.35%。',
  )
  const { report } = assess(
    { path: 'passage.txt', sha256: '', document, extraction: extract(document) },
    { language: 'en', rules: [wrongShare] },
  )
  expect(report.findings.map((f) => f.severity)).toEqual(['info'])
})

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { format } from '../../src/number/decimal.ts'
import { findNumerals, type NumeralKind, readNumeral } from '../../src/number/numeral.ts'
import { decimals } from './arbitraries.ts'

const fullWidth = (text: string): string => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
const separated = (text: string): string =>
  text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','))

describe('blanks between thousands in running text', () => {
  const values = (text: string): string[] =>
    findNumerals(text)
      .filter(({ kind }) => kind === 'figure')
      .map((n) => format(n.value))
  it.each<[string, string[]]>([
    ['支出1 000.00万元，', ['1000.00']],
    ['支出 1 234 567.89 元，', ['1234567.89']],
    ['支出1\u202f234万元，收入12\u2009345.6元', ['1234', '12345.6']],
    ["支出1'234'567万元", ['1234567']],
    // Two numbers, or nobody knows.
    ['支出12 345万元', ['12', '345']],
    ['合计 10.00 200.00万元', ['10.00', '200.00']],
    ['共 5 人 100 200.00', ['5', '100', '200.00']],
    ['1 200.00万元用于办公', ['1', '200.00']],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected))
})

describe('readNumeral', () => {
  it('reads thousands parted by any mark', () => {
    const marks = [',', '\u2009', '\u202f', '\u2007', "'", '’']
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.nat(99), fc.constantFrom(...marks), (integer, cents, mark) => {
        const digits = `${integer}.${String(cents).padStart(2, '0')}`
        const printed = separated(digits).replaceAll(',', mark)
        const read = readNumeral(printed)
        expect(read && format(read.value)).toBe(digits)
        expect(read?.printed).toBe(printed)
      }),
    )
  })

  it('keeps two numbers apart that only stand beside each other', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.nat(10 ** 9), (a, b) => {
        // With decimals of its own the first is whole; with no group of three behind it no thousands follow.
        expect(readNumeral(`${a}.00 ${b}.00`)).toBeUndefined()
        if (String(b).length !== 3) expect(readNumeral(`${a} ${b}.00`)).toBeUndefined()
      }),
    )
  })

  it.each([
    ['0', '0', 0],
    ['0.00', '0.00', 2],
    ['1,234.50', '1234.50', 2],
    ['1，234.50', '1234.50', 2],
    ['１２，３４５．６', '12345.6', 1],
    ['96,722.180672', '96722.180672', 6],
    ['1234567.89', '1234567.89', 2],
    ['-5.20', '-5.20', 2],
    ['－5.20', '-5.20', 2],
    ['−5', '-5', 0],
    ['﹣5', '-5', 0],
    ['–5', '-5', 0],
    ['- 5', '-5', 0],
    ['+3', '3', 0],
    ['(1,234.50)', '-1234.50', 2],
    ['（1,234.50）', '-1234.50', 2],
    ['　12.5\n', '12.5', 1],
    ['1 000.00', '1000.00', 2],
    ['-12 345 678.9', '-12345678.9', 1],
    ['1\u2009234', '1234', 0],
    ['12\u202f345.60', '12345.60', 2],
    ['1\u00a0234.5', '1234.5', 1],
    ["1'234'567.89", '1234567.89', 2],
    ['1’234', '1234', 0],
  ])('%j', (text, value, places) => {
    const found = readNumeral(text)
    expect(found && format(found.value)).toBe(value)
    expect(found?.decimals).toBe(places)
    expect(found?.printed).toBe(text.trim())
  })

  it('reads a percent sign as the unit', () => {
    expect(readNumeral('117.26%')).toMatchObject({ printed: '117.26', decimals: 2, unit: { symbol: '%', dimension: 'percent' } })
    expect(readNumeral('-3 ％')).toMatchObject({ printed: '-3', unit: { symbol: '%' } })
    expect(readNumeral('（1.5%）')).toMatchObject({ printed: '（1.5%）', value: { digits: -15n, scale: 1 }, unit: { symbol: '%' } })
  })

  it.each([
    '',
    ' ',
    '—',
    '-',
    '--',
    '/',
    '无',
    '1234,567.89',
    '12,34',
    '1,2345',
    '1.',
    '.5',
    '1.2.3',
    '1 234',
    '1\u00a0234',
    '1 2345.00',
    '1 234,567.00',
    "1'23",
    "1'234 567",
    '2 01 345.00',
    '301 100.00',
    '12.50 345.00',
    '1 000.00 2 000.00',
    '（-5）',
    '5万元',
    'T5',
    '①',
    '二十',
    '≥95%',
    '9'.repeat(41),
    '1'.repeat(100_000),
  ])('is no numeral: %.20j', (text) => expect(readNumeral(text)).toBeUndefined())

  it('reads back any value however it is printed', () => {
    fc.assert(
      fc.property(decimals(), (a) => {
        const plain = format(a)
        const forms = [plain, separated(plain), fullWidth(plain), fullWidth(separated(plain)), ` ${plain} `]
        if (a.digits < 0n) forms.push(`(${separated(plain.slice(1))})`, `（${plain.slice(1)}）`, `−${plain.slice(1)}`)
        for (const form of forms) {
          expect(readNumeral(form)).toMatchObject({ value: a, decimals: a.scale, printed: form.trim() })
        }
      }),
    )
  })
})

/** Figures as `value unit`, everything else as `printed:kind`. */
const read = (text: string): string[] =>
  findNumerals(text).map((n) =>
    n.kind === 'figure' ? `${format(n.value)}${n.unit?.symbol ?? ''}${n.threshold ? '!' : ''}` : `${n.printed}:${n.kind}`,
  )

const only = (text: string, kind: NumeralKind): void => {
  const found = findNumerals(text)
  expect(found.length).toBeGreaterThan(0)
  expect(found.map((n) => `${n.printed}:${n.kind}`)).toEqual(found.map((n) => `${n.printed}:${kind}`))
}

describe('figures', () => {
  it.each([
    ['错印为43,269.3万元', ['43269.3万元']],
    ['5,806,105.16 元', ['5806105.16元']],
    ['下降 15.87 %', ['15.87%']],
    ['23067.24元', ['23067.24元']],
    ['增长-71.61%', ['-71.61%']],
    ['4.647万元', ['4.647万元']],
    ['7,057,486.18 元：', ['7057486.18元']],
    ['共26.1万。', ['26.1万']],
    ['约600人', ['600人']],
    ['4.43\n万元', ['4.43万元']],
    ['4.43 万\n元', ['4.43万元']],
    ['增\n长 117.16%', ['117.16%']],
    ['１２．３％', ['12.3%']],
    ['1，234.5万元', ['1234.5万元']],
    ['差额-204.61', ['-204.61']],
    ['减少－3.2万元', ['-3.2万元']],
    ['（减）6万元', ['6万元']],
    ['（16批次、128人）', ['16批次', '128人']],
    ['公务用车購置35萬元,保有量2輛', ['35万元', '2辆']],
    ['较上年2.08减少0.03万元', ['2.08', '0.03万元']],
    ['占 %，比上年', []],
    ['单价50万元以上设备 2 台（套）', ['50万元!', '2台（套）']],
    ['单价100万元（含）以上设备0台(套)', ['100万元!', '0台（套）']],
    ['90（含）-100 分为优', ['90分!', '100分']],
    ['10-20辆', ['10辆', '20辆']],
    ['10万元-20万元', ['10万元', '20万元']],
    ['20%－30%', ['20%', '30%']],
    ['收、支总计各是4125.49,4143.91万元', ['4125.49万元', '4143.91万元']],
    ['30人员经费', ['30']],
    ['提高3.4个百分点', ['3.4个百分点']],
    ['建筑面积1.2万平方米', ['1.2万平方米']],
    ['满意度≥95%', ['95%']],
    ['1.5万元', ['1.5万元']],
    ['1.52%', ['1.52%']],
    ['100余人，30多万元', ['100人', '30万元']],
  ])('%s', (text, figures) => expect(read(text)).toEqual(figures))

  it.each([
    ['一百二十万元', ['120万元']],
    ['两千三百五十元', ['2350元']],
    ['十五项', ['15项']],
    ['购置两辆，出国三个团组、二十一人次', ['2辆', '3个团组', '21人次']],
    ['一〇五人', ['105人']],
  ])('Chinese numerals that count: %s', (text, figures) => expect(read(text)).toEqual(figures))

  it.each([
    '三公经费',
    '一是加强管理',
    '第二批',
    '一般公共预算',
    '一个单位',
    '“四个意识”',
    '中央八项规定',
    '八项\n规定',
    '二级项目',
    '几十万元',
    '数百人',
    '十四五规划',
    '十分重要',
    '二审案件',
  ])('Chinese numerals that are parts of words: %s', (text) => expect(read(text)).toEqual([]))

  it('gives spans of the text as printed', () => {
    const text = '减少－1，234.5 万\n元。'
    const [figure] = findNumerals(text)
    expect(figure).toMatchObject({ printed: '－1，234.5', decimals: 1 })
    expect(text.slice(figure?.start, figure?.end)).toBe('－1，234.5')
    expect(text.slice(figure?.unitStart, figure?.unitEnd)).toBe('万\n元')
  })
})

describe('numerals that are no figures', () => {
  it.each([
    '2021年',
    '2021 年度',
    '2020-2021年',
    '2020年—2023年',
    '2021-2022',
    '2021、2022和2023年',
    '二〇二一年',
    '二○二一年',
    '较2020决算增加',
    '比2015减少',
    '与2024年相比',
    '2026部门预算',
    '（2021）',
    '2021年底',
    '《2023 全国调研》',
  ])('years: %s', (text) => only(text, 'year'))

  it.each([
    '6月4日',
    '2021.12.31',
    '2021-12-31',
    '2021/1/5',
    '12月',
    '1-4月',
    '1月至6月',
    '12 月\n31 日',
    '第1季度',
    '一季度',
    '十二月',
    '2025.1.1-2025.12.31',
    '6月4日至8日',
    '自2021.01至2021.12',
  ])('dates: %s', (text) => only(text, 'date'))

  it.each([
    '某财监[2022]3 号',
    '〔2023〕12 号',
    '某府发(2020)1号',
    '财行〔2016〕\n367号',
    '某发【2017】89号文',
    '国务院令 8 号',
    '国务院147号令',
    '苏财预„2017‟19 号',
  ])('document numbers: %s', (text) => only(text, 'document-number'))

  it.each([
    '2010301 行政运行',
    '201类',
    '20805款',
    '2010301 行政运行',
    '科目编码2010301',
    '（2080505）',
    '2010301-行政运行',
    '301 工资福利支出',
    '30101基本工资',
    '教育支出（类205）',
    '工资福利支出（301）',
    '公共安全支出（204类）司法（06款）行政运行（01项）',
    '卫生健康支出（210类）其他（99款）其他（99项）',
    '[145]某某局',
    '0012',
  ])('codes: %s', (text) => only(text, 'code'))

  it.each([
    '1.工资福利支出',
    '1．工资福利支出',
    '1、工资',
    '（1）收入',
    '(12) 收入',
    '1）收入',
    '（一）收入',
    '一、收入',
    '二十三、资源勘探',
    '①资金',
    '⑴资金',
    '3.1 总体情况',
    '1. “公共安全”',
  ])('list numbers: %s', (text) => only(text, 'list-number'))

  it.each([
    '第3部分',
    '第 2 批',
    '表1',
    '表07',
    '公开05表',
    '附件2',
    '附表 3',
    '排第3',
    'T5',
    '图 2：',
    '详见表 1-3',
    '指标 3：完成率',
    '3级',
  ])('ordinals: %s', (text) => only(text, 'ordinal'))

  it.each(['— 16 —', '- 16 -', '前文\n— 3—\n后文', '第 3 页', '共34页', '收支总表........12\n', '概况…………… 5'])(
    'page numbers: %s',
    (text) => only(text, 'page-number'),
  )

  it.each([
    '9:30',
    '1：1',
    '021-12345678',
    '电话：12345678',
    '1+3+N',
    'A4纸',
    '5G网络',
    'COVID-19',
    '3年行动',
    '12号楼',
    '7*24',
    '310112345678901234',
    '1/3',
    '12345热线',
  ])('other: %s', (text) => only(text, 'other'))

  it.each([
    ['1.2021年收入100万元', ['1:list-number', '2021:year', '100万元']],
    ['其中：1.人员经费5万元；2.公用经费3万元', ['1:list-number', '5万元', '2:list-number', '3万元']],
    ['表1.2026年收支总表', ['1:ordinal', '2026:year']],
    ['表1：2026年收支总表', ['1:ordinal', '2026:year']],
    ['（重点工作任务 17，82，183）', ['17', '82', '183']],
    ['2021年12月31日共有车辆3辆', ['2021:year', '12:date', '31:date', '3辆']],
    ['2080505机关事业单位基本养老保险缴费支出12.3万元', ['2080505:code', '12.3万元']],
    ['工资福利支出（301）2,981.28万元', ['301:code', '2981.28万元']],
    ['收入为2010301元', ['2010301元']],
    ['预算为2021万元', ['2021万元']],
    ['减少2015万元', ['2015万元']],
  ])('among figures: %s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '1',
      '23',
      '2021',
      '年',
      '月',
      '日',
      '万元',
      '%',
      '.',
      ',',
      '，',
      '、',
      '（',
      '）',
      '-',
      '—',
      '\n',
      ' ',
      '增加',
      '第',
      '表',
      '一',
      '二十',
      '个',
      '号',
      '[',
      ']',
      'T',
      ':',
      '/',
      '①',
      '類',
      '項',
      '\u{20000}',
      '2010301',
      '0',
    ],
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )

  it('yields numerals in order, disjoint, in range, and as printed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let from = 0
        for (const n of findNumerals(text)) {
          expect(n.start).toBeGreaterThanOrEqual(from)
          expect(n.end).toBeGreaterThan(n.start)
          expect(n.printed).toBe(text.slice(n.start, n.end))
          expect(n.decimals).toBe(n.value.scale)
          if (n.unitStart !== undefined && n.unitEnd !== undefined) {
            expect(n.unitStart).toBeGreaterThanOrEqual(n.end)
            expect(n.unitEnd).toBeGreaterThan(n.unitStart)
            from = n.unitEnd
          } else from = n.end
          expect(from).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds an amount wherever it stands, however it is printed', () => {
    fc.assert(
      fc.property(
        decimals().filter((a) => a.scale > 0),
        fc.constantFrom('万元', '元', '%', '亿元'),
        fc.constantFrom('', ' ', '\n'),
        fc.boolean(),
        (a, unit, gap, wide) => {
          const printed = wide ? fullWidth(separated(format(a))) : separated(format(a))
          const [found, ...more] = findNumerals(`较上年增加${printed}${gap}${unit}，主要原因是人员变动。`)
          expect(more).toEqual([])
          expect(found).toMatchObject({ kind: 'figure', value: a, printed, unit: { symbol: unit } })
        },
      ),
    )
  })

  it('survives a megabyte of digits, separators, blanks or brackets', () => {
    for (const unit of ['1', ',1', ',123', '1 ', '1\n', '1.', '(', ' ', '-', '一万亿', '2021-', '1:', '12月']) {
      const text = unit.repeat(Math.floor(1_000_000 / unit.length / 4))
      expect(findNumerals(text).length).toBeLessThanOrEqual(text.length)
    }
  })
})

const statements = new URL('../../../shared/statements/dev.jsonl', import.meta.url)

describe('published passages', () => {
  it.skipIf(!existsSync(statements))(
    'prints every operand of the shared statements as a figure (skipped: ../shared/statements is absent)',
    () => {
      const missing: string[] = []
      for (const line of readFileSync(statements, 'utf8').trim().split('\n')) {
        const { id, text, checks } = JSON.parse(line) as { id: string; text: string; checks: readonly unknown[] }
        const figures = new Set(
          findNumerals(text).flatMap((n) => (n.kind === 'figure' ? [Number(format(n.value)), Math.abs(Number(format(n.value)))] : [])),
        )
        for (const operand of checks.flat(3)) {
          // A factor between two units is printed nowhere.
          if (/^(?:0\.0+1|10{3,})$/.test(String(operand))) continue
          if (typeof operand !== 'string' || !/^\d[\d.]*$/.test(operand) || figures.has(Number(operand))) continue
          missing.push(`${id} ${operand}`)
        }
      }
      expect(missing).toEqual([])
    },
  )
})

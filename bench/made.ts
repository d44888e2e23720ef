/**
 * Reports that agree throughout, made up afresh: what is said of them is a false alarm, whatever nobody thought of while building.
 *
 *   npm run bench:made -- COUNT [--seed N] [--verbose]
 *
 * COUNT narratives of accounts and budgets are written in wordings of several provinces, with amounts drawn at random and every change,
 * rate and share worked out from them. Each is checked as it is, and once more for each of six slips of a digit. Printed are the alarms of
 * the reports that agree, and how many slips raise one. What nothing in the report repeats cannot be found: some eight in a hundred.
 */
import { argv, exit, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { checkDisclosure, type Finding, openDisclosure } from '../src/index.ts'

/** A whole number from 0 to below `n`. */
type Draw = (n: number) => number

/** Numbers that are the same for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
}

/** Amounts are whole hundredths of 万元. */
const parts = (draw: Draw, total: number, n: number): number[] => {
  const weights = Array.from({ length: n }, () => 5 + draw(100))
  const all = weights.reduce((a, b) => a + b, 0)
  const some = weights.slice(1).map((w) => Math.max(1, Math.floor((total * w) / all)))
  return [total - some.reduce((a, b) => a + b, 0), ...some]
}

/** Rounded half up to so many places, as text. */
function percent(part: number, whole: number, places: number): string {
  const scaled = (BigInt(part) * 10n ** BigInt(places + 3)) / BigInt(whole)
  const units = ((scaled + 5n) / 10n).toString().padStart(places + 1, '0')
  return places === 0 ? units : `${units.slice(0, -places)}.${units.slice(-places)}`
}

interface Hand {
  readonly draw: Draw
  readonly year: number
  readonly places: number
  readonly kind: '决算' | '预算'
  of<T>(...choices: readonly [T, ...T[]]): T
  /** An amount between two bounds in 万元. */
  some(low: number, high: number): number
  money(amount: number): string
  share(part: number, whole: number): string
  /** 「比上年增加…万元，增长…%」 */
  change(now: number, before: number, basis: string): string
}

function hand(draw: Draw): Hand {
  const commas = draw(2) === 0
  const places = 1 + draw(2)
  const of = <T>(...choices: readonly [T, ...T[]]): T => choices[draw(choices.length)] as T
  const share = (part: number, whole: number): string => `${percent(part, whole, places)}%`
  const money = (amount: number): string => {
    const text = (amount / 100).toFixed(2)
    return `${commas ? text.replace(/\B(?=(?:\d{3})+\.)/g, ',') : text}万元`
  }
  const change = (now: number, before: number, basis: string): string => {
    const by = Math.abs(now - before)
    if (by === 0) return of(`与${basis}持平`, `较${basis}无变化`)
    const lead = of(`较${basis}`, `比${basis}`, `与${basis}相比，`)
    const [way, rate] = now > before ? ['增加', of('增长', '增幅', '上升')] : ['减少', of('下降', '降低', '降幅')]
    return `${lead}${way}${money(by)}，${rate}${share(by, before)}`
  }
  return {
    ...{ draw, year: 2019 + draw(8), places, kind: of('决算', '预算'), of, money, share, change },
    some: (low, high) => 100 * low + draw(100 * (high - low)),
  }
}

const functions = ['一般公共服务支出', '社会保障和就业支出', '卫生健康支出', '农林水支出', '住房保障支出'] as const
const items = [
  '行政运行（2010101）',
  '机关事业单位基本养老保险缴费支出（2080505）',
  '行政单位医疗（2101101）',
  '住房公积金（2210201）',
] as const

/** A section: its heading and what stands in it. */
type Section = (h: Hand) => readonly string[]

const sections: readonly Section[] = [
  (h) => {
    const [total, before] = [h.some(500, 9000), h.some(500, 9000)]
    const [own, other] = parts(h.draw, total, 2) as [number, number]
    return h.of(
      [
        '收入情况说明',
        `${h.year}年度收入合计${h.money(total)}，${h.change(total, before, '上年')}。其中：财政拨款收入${h.money(own)}，占${h.share(own, total)}；其他收入${h.money(other)}，占${h.share(other, total)}。`,
      ],
      [
        '收入情况说明',
        `收入具体情况如下：（一）财政拨款收入${h.money(own)}，占收入合计的${h.share(own, total)}。（二）其他收入${h.money(other)}，占收入合计的${h.share(other, total)}。收入合计${h.money(total)}。`,
      ],
    )
  },
  (h) => {
    const total = h.some(500, 9000)
    const [basic, project] = parts(h.draw, total, 2) as [number, number]
    const [staff, office] = parts(h.draw, basic, 2) as [number, number]
    return [
      '支出情况说明',
      h.of(
        `${h.year}年度支出合计${h.money(total)}，其中：基本支出${h.money(basic)}，占${h.share(basic, total)}；项目支出${h.money(project)}，占${h.share(project, total)}。`,
        `支出合计${h.money(total)}，包括：1.基本支出${h.money(basic)}，占${h.share(basic, total)}。2.项目支出${h.money(project)}，占${h.share(project, total)}。`,
        `基本支出${h.money(basic)}，占本年支出的${h.share(basic, total)}；项目支出${h.money(project)}，占本年支出的${h.share(project, total)}。`,
      ),
      `基本支出${h.money(basic)}，其中：人员经费${h.money(staff)}，主要包括基本工资、津贴补贴；公用经费${h.money(office)}，主要包括办公费、印刷费。`,
    ]
  },
  (h) => {
    const total = h.some(500, 9000)
    const each = parts(h.draw, total, functions.length)
    const listed = functions.map((name, i) => `${name}${h.money(each[i] ?? 0)}，占${h.share(each[i] ?? 0, total)}`)
    return h.of(
      ['支出结构情况说明', `${h.year}年财政拨款支出${h.money(total)}，主要用于以下方面：${listed.join('；')}。`],
      ['支出结构情况说明', `${h.year}年财政拨款支出${h.money(total)}，包括：${listed.map((line, i) => `${i + 1}.${line}。`).join('')}`],
      ['支出结构情况说明', `${h.year}年财政拨款支出${h.money(total)}，按功能分类：`, ...listed.map((line, i) => `${i + 1}.${line}。`)],
    )
  },
  (h) => {
    // An item of last year alone is told nowhere.
    const [now, before, gone] = [h.some(500, 9000), h.some(500, 9000), h.draw(3) === 0]
    const each = parts(h.draw, now, items.length)
    const last = parts(h.draw, before, items.length + (gone ? 1 : 0))
    const basis = `${h.year - 1}年预算`
    return [
      '一般公共预算拨款情况说明',
      `${h.year}年一般公共预算当年拨款${h.money(now)}，${h.change(now, before, basis)}。`,
      ...items.map((name, i) => `${i + 1}.${name}${h.money(each[i] ?? 0)}，${h.change(each[i] ?? 0, last[i] ?? 1, basis)}。`),
    ]
  },
  (h) => {
    const [now, budget] = [h.some(10, 60), h.some(60, 90)]
    const [guests, running] = parts(h.draw, now, 2) as [number, number]
    return [
      '“三公”经费情况说明',
      `${h.year}年度“三公”经费财政拨款支出预算为${h.money(budget)}，支出决算为${h.money(now)}，完成预算的${h.share(now, budget)}。`,
      `其中：公务接待费支出${h.money(guests)}，占${h.share(guests, now)}；公务用车购置及运行维护费支出${h.money(running)}，占${h.share(running, now)}；因公出国（境）费支出0万元，占0%。`,
    ]
  },
  (h) => {
    const [now, before] = [h.some(20, 400), h.some(20, 400)]
    return ['会议费情况说明', `会议费${h.kind}${h.money(now)}，${h.change(now, before, `${h.year - 1}年`)}，主要原因是会议场次变动。`]
  },
  (h) => {
    const total = h.some(50, 900)
    const [goods, works, services] = parts(h.draw, total, 3) as [number, number, number]
    const [medium] = parts(h.draw, total, 2) as [number, number]
    return [
      '政府采购情况说明',
      `政府采购支出总额${h.money(total)}，其中：政府采购货物支出${h.money(goods)}、政府采购工程支出${h.money(works)}、政府采购服务支出${h.money(services)}。授予中小企业合同金额${h.money(medium)}，占政府采购支出总额的${h.share(medium, total)}。`,
    ]
  },
  (h) => {
    const [a, b, c] = [h.draw(6), h.draw(9), 1 + h.draw(9)]
    const [posts, civil] = [20 + h.draw(200), 1 + h.draw(19)]
    const [old, retired] = [h.draw(5), 1 + h.draw(90)]
    return [
      '人员和国有资产情况说明',
      `核定编制${posts}名，其中行政编制${civil}名，事业编制${posts - civil}名；离退休人员${old + retired}人，其中：离休人员${old}人，退休人员${retired}人。`,
      `共有车辆${a + b + c}辆，其中，机要通信用车${a}辆、执法执勤用车${b}辆、其他用车${c}辆；单价100万元以上设备（不含车辆）${h.draw(4)}台（套）。`,
    ]
  },
  (h) => {
    const [before, now] = [h.some(100, 900), h.some(100, 900)]
    const [way, rate] = now > before ? ['增加', '增长'] : ['减少', '下降']
    return [
      '收入变化情况说明',
      `一般公共预算财政拨款收入由${h.year - 1}年的${h.money(before)}${way}到${h.year}年的${h.money(now)}，${way}${h.money(Math.abs(now - before))}，${rate}${h.share(Math.abs(now - before), before)}。`,
    ]
  },
]

/** A report that agrees throughout. */
export function madeUp(seed: number): string {
  const h = hand(drawing(seed))
  const title = `甲${h.of('市', '县', '区')}${h.of('水利局', '档案馆', '审计局', '体育局', '文化馆')}${h.year}年${h.kind === '决算' ? '度部门决算' : '部门预算'}`
  const told = sections.filter(() => h.draw(10) < 7)
  const numbers = '一二三四五六七八九'
  return [title, ...told.flatMap((section, i) => section(h).map((line, k) => (k === 0 ? `${numbers.charAt(i)}、${line}` : line)))].join(
    '\n',
  )
}

/** What is said of a report. Of what must be disclosed a narrative alone holds little. */
export async function alarmsOf(text: string): Promise<Finding[]> {
  const disclosure = await openDisclosure({ path: 'made-up.txt', bytes: new TextEncoder().encode(text) }, { ocr: 'never' })
  return checkDisclosure(disclosure, { language: 'zh' }).report.findings.filter(
    ({ severity, rule }) => severity !== 'info' && rule !== 'missing-disclosure',
  )
}

/** One digit of one amount or rate changed, not its last. */
function slip(text: string, draw: Draw): string {
  const figures = [...text.matchAll(/[1-9][\d,]*\.\d+(?=万元|%)/g)]
  const match = figures[draw(figures.length)]
  if (match === undefined) return text
  const digits = [...match[0].matchAll(/\d/g)].slice(0, -1)
  const at = match.index + (digits[draw(digits.length)]?.index ?? 0)
  return `${text.slice(0, at)}${(Number(text[at]) + 1 + draw(9)) % 10}${text.slice(at + 1)}`
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, verbose: { type: 'boolean', default: false } },
  })
  const count = Number(positionals[0] ?? 100)
  const seed = Number(values.seed)
  let [alarms, slips, found] = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const text = madeUp(seed * 100_000 + i)
    const draw = drawing(seed + i)
    const said = await alarmsOf(text)
    alarms += said.length
    for (const finding of said) stdout.write(`${i} ${finding.rule}: ${finding.message}\n`)
    for (let k = 0; k < 6; k++) {
      const with_ = slip(text, draw)
      if (with_ === text) continue
      slips++
      const heard = (await alarmsOf(with_)).length > said.length
      if (heard) found++
      else if (values.verbose) {
        const at = [...with_].findIndex((c, j) => c !== text[j])
        stdout.write(`missed ${i}: ${text.slice(at - 24, at + 8)} | ${with_.slice(at - 6, at + 8)}\n`)
      }
    }
  }
  stdout.write(
    `${count} reports that agree: ${alarms} alarms; ${found} of ${slips} slips found (${((100 * found) / slips).toFixed(1)} %)\n`,
  )
  exit(alarms === 0 ? 0 : 1)
}

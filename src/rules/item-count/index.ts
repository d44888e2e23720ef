import { toNumber } from '../../number/decimal.ts'
import { fold } from '../../number/fold.ts'
import type { FactSet } from '../factset.ts'
import { defineRule, type RuleClaim } from '../rule.ts'

/** 「共 15 项指标」 against the items that follow, 「“甲”“乙”2个项目」 against the names before. */
export const itemCount = defineRule({
  id: 'item-count',
  term: { en: 'number of items', zh: '项数不符' },
  summary: { en: 'A stated number of items differs from the items listed.', zh: '所述项数与实际列出的项数不符。' },
  documentation: {
    finds: {
      en: 'A number of indicators (N 项指标) that differs from the number of indicators scored in the same report; a number of projects that differs from the names in quotation marks right before it; a number of bodies (甲局、乙局…等8家单位) below that of the names before it, or one above five or more of them; a number of offices or bodies (内设机构8个，分别是：…) that is not that of the names behind it.',
      zh: '文中所称“N 项指标”，与报告中实际打分的指标数不符；所称“N 个项目”，与其前以引号列出的名称个数不符；所称“等 N 家单位”少于其前列出的名称，或其前列出五个以上名称而仅多一家；所称“内设机构 N 个，分别是……”与其后列出的名称个数不符。',
    },
    why: { en: 'A missing or added item changes the weights of all others.', zh: '漏项或增项会改变其余各项的权重。' },
    silent: { en: 'When no scored list follows, or 等 leaves names out.', zh: '其后没有逐项打分，或以“等”省略部分名称时，不作判断。' },
    example: { en: '「4大类15项指标」, but 4 + 5 + 4 + 5 = 18 are scored.', zh: '「4大类15项指标」，而逐项打分的有 4＋5＋4＋5＝18 项。' },
  },
  cases: {
    plain: {
      en: (w) => `${w.subject}: ${w.stated} stated, ${w.more['count'] ?? ''} listed.`,
      zh: (w) => `${w.subject}：文中称 ${w.stated}，实际列出 ${w.more['count'] ?? ''} 项。`,
    },
  },
  *claims(facts) {
    yield* named(facts)
    yield* listed(facts)
    yield* enumerated(facts)
    const { scores } = facts.extraction
    const groups = scores.filter((g) => scores.some((s) => s.parent === g.id))
    const items = scores.filter((s) => s.parent !== undefined)
    if (groups.length === 0 || items.length < 4) return
    const first = Math.min(...groups.map((g) => g.source.block))
    for (const f of facts.extraction.figures) {
      if (f.place !== 'sentence' || f.source.block > first || first - f.source.block > 30) continue
      const { before, from } = facts.wordsAround(f.id, longestList)
      if (
        f.unit.symbol !== '项' ||
        !/^\S*?\s*项\s*(?:具体|三级|评价|绩效|评分)?\s*指标/.test(from.slice(0, f.printed.length + 12)) ||
        !/类|评价|指标体系/.test(before + from)
      )
        continue
      const claim: RuleClaim = {
        stated: f.id,
        subject: '指标项数',
        readings: [{ kind: 'assertion', holds: toNumber(f.value) === items.length, figures: [f.id], expected: String(items.length) }],
        certain: true,
        atMost: 'warning',
        roles: { [f.id]: 'count' },
        words: { count: String(items.length) },
      }
      yield claim
    }
  },
})

/** As far before a number as what it counts is looked for, in characters. */
const longestList = 800

/** 「“甲”“乙”“丙”3个项目」: names in quotation marks right before their number. */
const list = /((?:[“"《][^“”"《》]{2,40}[”"》][、,，和及]?){2,})(等)?共?$/u

function* named(facts: FactSet): Generator<RuleClaim> {
  for (const f of facts.extraction.figures) {
    if (f.place !== 'sentence' || f.decimals > 0 || !/^[个项]$/.test(f.unit.symbol)) continue
    const { before, from } = facts.wordsAround(f.id, longestList)
    if (!/^\d+\s*[个项]\s*(?:(?:一级|重点|专项|预算|财政|部门|二级)*项目)/u.test(from)) continue
    const found = list.exec(before)
    const names = found?.[1]?.match(/[“"《]/gu)?.length ?? 0
    if (names < 2) continue
    const stated = toNumber(f.value)
    // 「等5个项目」 may name some of them only.
    const holds = found?.[2] === undefined ? stated === names : stated >= names
    yield {
      stated: f.id,
      subject: '项目个数',
      readings: [{ kind: 'assertion', holds, figures: [f.id], expected: String(names) }],
      certain: true,
      atMost: 'warning',
      roles: { [f.id]: 'count' },
      words: { count: String(names) },
    }
  }
}

/** Names from which a list that leaves one out is no sample of them. */
const nearlyAll = 5
const bodyName =
  /(?:[局委部厅院办会所处科股站队社馆团校场组]|中心|大学|政府|街道|室|公司|医院|学校|台|支队|分局|总队|本级|机关)(?:\([^()]*\))?$/

/** 「甲局、乙支队、丙分局等8家行政单位」: bodies named one by one, and how many there are. */
function* listed(facts: FactSet): Generator<RuleClaim> {
  for (const f of facts.extraction.figures) {
    if (f.place !== 'sentence' || f.decimals > 0 || !/^[个家]$/.test(f.unit.symbol)) continue
    const { before, from } = facts.wordsAround(f.id, longestList)
    if (!/^\d+\s*[个家]\s*(?:(?:预算|行政|事业|参公|二级|下属|所属|直属|基层|财政拨款)*单位|部门)/.test(fold(from))) continue
    const clause = /([^。;:]*?)(等)?(?:共计?|合计)?$/.exec(fold(before).replace(/\s/g, ''))
    // 「…总队3个行政单位以及甲中心、乙院2个事业单位」: a list that is counted already is another.
    const names = splitNames((clause?.[1] ?? '').split(/\d+[个家][^、,]{0,8}?(?:以及|和|及|、)/).at(-1) ?? '')
    if (names.length < 3 || !names.slice(1).every((name) => bodyName.test(name))) continue
    const stated = toNumber(f.value)
    const some = clause?.[2] !== undefined
    const fits = (count: number): boolean => stated === count || (some && stated > count && (count < nearlyAll || stated > count + 1))
    // 「甲局、乙局和丙局」: two names more, or one name with 和 in it.
    const parts = (names.at(-1) ?? '').split(/[和及]/)
    const more = parts.length > 1 && parts.every((part) => bodyName.test(part)) ? parts.length - 1 : 0
    const holds = fits(names.length) || (more > 0 && fits(names.length + more))
    yield {
      stated: f.id,
      subject: '单位个数',
      readings: [{ kind: 'assertion', holds, figures: [f.id], expected: String(names.length) }],
      certain: true,
      atMost: 'warning',
      roles: { [f.id]: 'count' },
      words: { count: String(names.length) },
    }
  }
}

const bodies = '(?:(?:内设|职能|机关)*(?:机构|处室|科室|股室|部门)|(?:预算|行政|事业|参公|二级|下属|所属|直属|基层|独立核算|财政拨款)*单位)'
/** 「内设机构8个，分别是：…」「3个下属单位：…」: what is counted, and what announces that all of it follows. */
const announced = new RegExp(
  `^\\d+\\s*[个家]\\s*(${bodies})?,?\\s*(?:(?:分别)?(?:是|为)|具体(?:是|为|如下)|即|包括):?|^\\d+\\s*[个家]\\s*(${bodies})?:`,
)
const namedBefore = new RegExp(`${bodies}(?:共|共有|有)?$`)
/** What many a report does not count among its offices, though it names it with them. */
const besides = /党委|党总支|党支部|纪委|纪检|监察|工会|团委|离退休|老干部|派驻/

/** 「内设机构3个，分别是：办公室、人事处、财务处」: how many there are, and then their names. */
function* enumerated(facts: FactSet): Generator<RuleClaim> {
  for (const f of facts.extraction.figures) {
    if (f.place !== 'sentence' || f.decimals > 0 || !/^[个家]$/.test(f.unit.symbol)) continue
    const block = facts.document.blocks[f.source.block]
    if (block === undefined || block.kind === 'table') continue
    const text = fold(block.text)
    const lead = announced.exec(text.slice(f.source.offset))
    if (lead === null || (lead[1] ?? lead[2] ?? namedBefore.exec(text.slice(0, f.source.offset))) == null) continue
    const rest = /^([^。;:]*)[。;]?/.exec(text.slice(f.source.offset + lead[0].length))?.[1] ?? ''
    const names = namesIn(rest.replace(/\s/g, ''))
    if (names.length < 3 || names.some((name) => /[\d至到~—-]|等$/.test(name) || !(bodyName.test(name) || besides.test(name)))) continue
    const parts = (names.at(-1) ?? '').split(/[和及]/)
    const most = names.length + (parts.every((part) => bodyName.test(part)) ? parts.length - 1 : 0)
    const least = names.length - names.filter((name) => besides.test(name)).length
    const stated = toNumber(f.value)
    yield {
      stated: f.id,
      subject: '单位个数',
      readings: [{ kind: 'assertion', holds: stated >= least && stated <= most, figures: [f.id], expected: String(names.length) }],
      certain: true,
      atMost: 'warning',
      roles: { [f.id]: 'count' },
      words: { count: String(names.length) },
    }
  }
}

/** Parted by 、 or by commas where there is no 、; what stands in brackets belongs to its name. */
function namesIn(list: string): string[] {
  const bare = list.replace(/\([^()]*\)/g, '')
  return bare.split(bare.includes('、') ? '、' : ',').filter((name) => name !== '')
}

/** Parted by 、, of the last clause; what stands in brackets belongs to its name. The first has the words of the sentence before it. */
function splitNames(list: string): string[] {
  const names = ['']
  let depth = 0
  for (const c of list) {
    if (c === '(') depth++
    if (c === ')') depth--
    if (depth === 0 && c === ',') names.splice(0, names.length, '')
    else if (depth === 0 && c === '、') names.push('')
    else names[names.length - 1] += c
  }
  return names
}

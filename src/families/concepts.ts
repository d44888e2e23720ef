/**
 * Items that disclosures speak of, with the ways they are named, and the wholes they make up. Data: a new synonym or a new
 * partition is one line. Names are matched on normal names (folded, without blanks, quotes, list numbers and 类/款/项 marks).
 */
import type { Phase } from '../model/reading.ts'

export interface Concept {
  readonly name: string
  readonly pattern: RegExp
}

/** First match wins: the narrow stands before the wide. */
export const concepts: readonly Concept[] = [
  { name: '税收收入', pattern: /^(其中)?(地方|各项)?(税收|税收收入)(完成)?$/ },
  { name: '非税收入', pattern: /^(其中)?(地方)?(非税|非税收入)(完成)?$/ },
  { name: '一般债务', pattern: /^(其中)?(地方政府)?一般(债务|债券)(余额|资金)?$/ },
  { name: '专项债务', pattern: /^(其中)?(地方政府)?专项(债务|债券)(余额|资金)?$/ },
  { name: '外事接待', pattern: /(外事|外宾|涉外|国\(境\)外).{0,4}接待/ },
  { name: '国内接待', pattern: /国内.{0,2}公务接待|国内接待/ },
  {
    name: '因公出国（境）费',
    pattern: /^(其中)?(财政拨款)?(因公)?出国(\(境\)|境|、?出境|及|赴港澳)*(支出|经费|费用?|\(费用?\))*(预算|决算)?(支出)?$/,
  },
  {
    name: '公务用车购置及运行维护费',
    pattern:
      /(公务用车|公车|公务车辆?|车辆|用车).{0,2}购置.{0,2}(费|支出)?(及|和|与|、|或)?(公务用车)?.{0,2}(运行|运维|维护)|^购置(及|和|与)(运行|运维)(及)?(维护)?费用?$/,
  },
  {
    name: '公务用车运行维护费',
    pattern: /^(其中)?(保留)?(公务用车|公车|公务车辆?|车辆|用车)?(及|的)?(运行|运维)(及)?(维护|保障)?(费用?|支出|经费)*$/,
  },
  { name: '公务用车购置费', pattern: /^(其中)?(公务用车|公车|公务车辆?|车辆|用车|新能源汽车)?(的)?购置(费用?|支出|经费)*$/ },
  { name: '公务用车购置及运行维护费', pattern: /^(公务用车|公车|公务车辆|用车)(及运行维护)?(费用?|支出|经费)*$/ },
  { name: '公务接待费', pattern: /^(其中)?(财政拨款)?([公因]务?公?)?接待(费用?|支出|经费)*$|等公务接待费(用|支出)?$/ },
  { name: '三公经费', pattern: /三公.{0,1}(经费)?/ },
  { name: '机关运行经费', pattern: /^机关运行(经费|费)/ },
  { name: '货物授予中小企业合同', pattern: /^货物.*授予/ },
  { name: '工程授予中小企业合同', pattern: /^工程.*授予/ },
  { name: '服务授予中小企业合同', pattern: /^服务.*授予/ },
  { name: '小微企业预留项目', pattern: /(面向|专门)?.{0,2}小微企业(的)?预留|预留.{0,4}小微企业.*(项目|份额|金额)/ },
  { name: '中小企业预留项目', pattern: /面向中小(微)?企业(的)?预留|^预留.{0,4}中小企业/ },
  { name: '其他项目授予中小企业', pattern: /其他政府采购项目.*中小(微)?企业/ },
  { name: '授予小微企业合同', pattern: /((?<!中)小微|小型、?微型)企业.*(合同|金额|采购)?/ },
  { name: '授予中小企业合同', pattern: /中小(微)?企业.*(合同|金额|采购额)/ },
  { name: '政府采购货物', pattern: /货物(类)?(采购)?/ },
  { name: '政府采购工程', pattern: /^(政府)?(采购)?工程(类)?(采购)?(支出|预算|金额|采购)*$|政府采购工程/ },
  { name: '政府采购服务', pattern: /^(政府)?(采购)?服务(类)?(采购)?(支出|预算|金额|采购)*$|政府采购服务/ },
  { name: '部门集中采购', pattern: /部门集中采购/ },
  { name: '政府集中采购', pattern: /集中采购/ },
  { name: '分散采购', pattern: /分散采购/ },
  { name: '政府采购', pattern: /^(政府)?采购(支出|预算|金额|总额|资金|总金额|合计|安排)*$|实际采购(金额|额|支出)?$/ },
  {
    name: '收入支出总计',
    pattern:
      /^(财政拨款)?(收、?支|收入、?支出|收入总计、?支出总计|总收入、?总支出|收入和支出|收支)(决算|预算)?(总计|总额|合计|总预算|总决算|总体|总规模|规模)?(各)?$/,
  },
  { name: '年初结转和结余', pattern: /^(上年|年初|上年度|以前年度)(财政拨款)?(结转|结余)/ },
  { name: '年末结转和结余', pattern: /^(年末|结转下年|年终|期末)(财政拨款)?(结转|结余)?/ },
  { name: '使用非财政拨款结余', pattern: /^使用非财政拨款结余|^用事业基金弥补收支差额/ },
  { name: '结余分配', pattern: /^结余分配/ },
  { name: '本年收入合计', pattern: /^本年(度)?收入(决算|预算)?(合计|总计|总额)?$|^收入(决算|预算)?合计$/ },
  { name: '本年支出合计', pattern: /^本年(度)?(总)?支出(决算|预算)?(合计|总计|总额)?$|^支出(决算|预算)?合计$/ },
  { name: '收入总计', pattern: /^((预算)?收入(预算|决算)?(总计|总预算|总额)|(预算)?总收入|(预算)?收入预算|收入决算)$/ },
  { name: '支出总计', pattern: /^((预算)?支出(预算|决算)?(总计|总预算|总额)|总支出|(预算)?支出预算|支出决算)$/ },
  { name: '财政拨款支出', pattern: /^(本年|当年)?财政拨款(预算)?支出(预算|决算)?(合计|总计|总额)?$/ },
  { name: '财政拨款基本支出', pattern: /(?:财政拨款|一般公共预算(?:当年)?(?:拨款)?)基本支出/ },
  { name: '基本支出', pattern: /^(其中)?基本支出(预算|决算)?(支出)?$|正常运转的日常支出$/ },
  { name: '项目支出', pattern: /^(其中)?项目支出(预算|决算)?(支出)?$|专项业务工作的(经费)?支出$/ },
  { name: '人员经费', pattern: /^(其中)?(人员(经费|支出|类支出|类)|在职人员经费)(支出|预算)?$|等人员经费(支出)?$/ },
  { name: '公用经费', pattern: /^(其中)?(日常)?公用(经费|支出|类支出)(支出|预算)?$|等公用经费(支出)?$/ },
  { name: '工资福利支出', pattern: /^(其中)?工资福利(支出|费用)?$/ },
  { name: '商品和服务支出', pattern: /^(其中)?商品和服务(支出|费用)?$/ },
  { name: '对个人和家庭的补助', pattern: /^(其中)?对个人和家庭(的)?(补助|补贴)(支出)?$/ },
  { name: '资本性支出', pattern: /^(其中)?资本性支出$/ },
  { name: '经营支出', pattern: /^(其中)?(?:事业单位)?经营(性)?支出$/ },
  { name: '上缴上级支出', pattern: /^上缴上级(?:单位)?支出$/ },
  { name: '资产总额', pattern: /^(?:国有)?资产(?:总额|总计|合计)?$/ },
  { name: '负债总额', pattern: /^负债(?:总额|总计|合计)?$/ },
  { name: '净资产', pattern: /^净资产(?:总额|总计|合计)?$/ },
  { name: '固定资产原值', pattern: /^固定资产(?:账面)?原值$/ },
  { name: '累计折旧', pattern: /^(?:固定资产)?累计折旧(?:额)?$/ },
  { name: '固定资产净值', pattern: /^(?:固定资产)?(?:账面)?净值$/ },
  { name: '本级', pattern: /^(?:局|委|厅|部门|机关)?本级$/ },
  { name: '所属单位', pattern: /^(?:所属|下属|直属)(?:事业)?单位$/ },
  { name: '对附属单位补助支出', pattern: /^对附属单位的?补助支出$/ },
]

/** A whole and what it consists of. */
export interface Partition {
  readonly whole: string
  readonly parts: readonly string[]
  /** Parts that may be left unsaid when there is nothing to say. */
  readonly optional?: readonly string[]
  /** With its optional parts told too, nothing else can belong to it. */
  readonly closed?: true
  /** Does not apply where one of these is told as well. */
  readonly unless?: readonly string[]
}

export const partitions: readonly Partition[] = [
  { whole: '一般公共预算收入', parts: ['税收收入', '非税收入'] },
  { whole: '三公经费', parts: ['因公出国（境）费', '公务接待费', '公务用车购置及运行维护费'] },
  { whole: '三公经费', parts: ['因公出国（境）费', '公务接待费', '公务用车购置费', '公务用车运行维护费'] },
  {
    whole: '三公经费',
    parts: ['因公出国（境）费', '公务接待费', '公务用车运行维护费'],
    unless: ['公务用车购置费', '公务用车购置及运行维护费'],
  },
  { whole: '公务用车购置及运行维护费', parts: ['公务用车购置费', '公务用车运行维护费'] },
  { whole: '政府采购', parts: ['政府采购货物', '政府采购工程', '政府采购服务'] },
  { whole: '政府采购', parts: ['政府集中采购', '分散采购'], unless: ['部门集中采购'] },
  { whole: '政府采购', parts: ['政府集中采购', '部门集中采购', '分散采购'] },
  { whole: '公务接待费', parts: ['国内接待', '外事接待'] },
  { whole: '基本支出', parts: ['人员经费', '公用经费'] },
  { whole: '财政拨款基本支出', parts: ['人员经费', '公用经费'] },
  {
    whole: '基本支出',
    parts: ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出'],
    optional: ['资本性支出', '对个人和家庭的补助'],
  },
  {
    whole: '财政拨款基本支出',
    parts: ['工资福利支出', '商品和服务支出', '对个人和家庭的补助', '资本性支出'],
    optional: ['资本性支出', '对个人和家庭的补助'],
  },
  ...['本年支出合计', '支出'].map((whole) => ({
    whole,
    parts: ['基本支出', '项目支出', '经营支出', '上缴上级支出', '对附属单位补助支出'],
    optional: ['经营支出', '上缴上级支出', '对附属单位补助支出'],
    unless: ['年末结转和结余'],
  })),
  { whole: '资产总额', parts: ['负债总额', '净资产'] },
  { whole: '固定资产原值', parts: ['累计折旧', '固定资产净值'] },
  { whole: '收入总计', parts: ['本年收入合计', '使用非财政拨款结余', '年初结转和结余'], optional: ['使用非财政拨款结余'], closed: true },
  { whole: '支出总计', parts: ['本年支出合计', '结余分配', '年末结转和结余'], optional: ['结余分配'], closed: true },
]

/** Parts that leave nothing out, whatever their whole is called. */
export const halves: readonly (readonly string[])[] = [
  ['税收收入', '非税收入'],
  ['一般债务', '专项债务'],
  ['人员经费', '公用经费', '项目支出'],
  ['政府采购货物', '政府采购工程', '政府采购服务'],
  ['政府集中采购', '分散采购'],
  ['国内接待', '外事接待'],
  ['本级', '所属单位'],
]

/** 「人均」「平均每辆」: units of the count that an average is over; undefined for a name that is no average. */
export function averagedOver(name: string): RegExp | undefined {
  const match = /^(?:平均每|每(?=[^平]{1,3}平均))(人|批|辆|台|期|场|次|个|户|件|项|家)|^(人|批|车|次|场|户)均/.exec(name)
  const over = match?.[1] ?? match?.[2]
  if (over === undefined) return undefined
  return over === '人' ? /^(?:人|人次|名|位)$/ : over === '车' ? /^辆$/ : new RegExp(`^${over}次?$`)
}

const budgets: readonly Phase[] = ['initial-budget', 'adjusted-budget', 'budget']
export const isBudget = (phase: Phase): boolean => budgets.includes(phase)

/** 口径: scopes a figure may be limited to. The narrow stands before the wide. */
export const scopes: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '政府性基金', pattern: /政府性基金/ },
  { name: '国有资本经营', pattern: /国有资本经营/ },
  { name: '一般公共预算', pattern: /一般公共预算|一般公共服务预算拨款/ },
  { name: '财政拨款', pattern: /财政拨款/ },
]

/** Name as it is compared: no blanks, quotes, list numbers, 类/款/项 marks or words that only say "amount". */
export function normalName(folded: string): string {
  return (
    folded
      .replace(/[\s“”"'‘’「」『』《》·]/g, '')
      .replace(/（/g, '(')
      .replace(/）/g, ')')
      // 「因公出国费、车辆购置及运行费和公务接待费(以下简称“三公”经费)支出」: what it is called for short is its name.
      .replace(/^.*\((?:以下)?(?:统|合|简)称[:：为]?([^()]{2,12})\)/, '$1')
      .replace(/^.*[费用]\((三公经费)\)/, '$1')
      .replace(/^(?:第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d+[、.](?!\d)|[①-⑳])+/, '')
      .replace(/^(其中|包括|主要(?:包括|用于|是)|具体(?:为|是)?)[:：]?/, '')
      .replace(/\(\d*(?:类|款|项|科目)\)/g, '')
      .replace(/(类)?科目$/, '')
      .replace(/[:,;、.]+$/, '')
  )
}

/** The family's name for an item, or the normal name without a trailing 支出 where no family knows it. */
export function conceptOf(name: string): string {
  const normal = normalName(name)
  const plain = normal
    .replace(/\([^()]*(?:为准|不含|含|口径|下同)[^()]*\)/g, '')
    // 「公务接待费财政拨款支出」
    .replace(/(?<=费)财政拨款(?:支出)?$/, '')
  return concepts.find((c) => c.pattern.test(plain))?.name ?? (normal.length > 3 ? normal.replace(/(支出|经费|费用)$/, '') : normal)
}

/** Whether a concept is one that the families name. */
export const isKnown = (concept: string): boolean => concepts.some((c) => c.name === concept)

export const scopeOf = (text: string): string | undefined => scopes.find((s) => s.pattern.test(text))?.name

/** A functional item named by its path: 「公共安全支出（204类）司法（06款）行政运行（01项）」. */
export interface ItemPath {
  /** Names, 类 first. */
  readonly names: readonly string[]
  /** Joined code (2040601) where every level prints its part. */
  readonly code?: string
}

const level = /(?:^|[,;:。、\s])?([^()]+(?:\((?![^()]*[类款项]\))[^()]*\)[^()]*)*)\((\d*)\s*(?:类|款|项)(?:科目)?\)/g

/** Reads a path of at least 款 depth, or a single level that prints its mark; undefined for a plain name. */
export function itemPath(folded: string): ItemPath | undefined {
  const names: string[] = []
  let code = ''
  let whole = true
  for (const match of folded.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')').matchAll(level)) {
    const name = normalName(match[1] ?? '').replace(/^支出(?=.)/, '')
    names.push(name)
    if (match[2]) code += match[2]
    else whole = false
  }
  if (names.length === 0) return undefined
  return { names, ...(whole && /^[1-9]\d{2}(?:\d{2}){0,2}$/.test(code) ? { code } : {}) }
}

/** What the columns of disclosure tables are called, and what their figures are. The narrow stands before the wide; the last word of a head counts before the words above it. */
import type { ColumnKey, Measure } from '../model/reading.ts'
import { fold } from '../number/fold.ts'
import type { Meaning } from './types.ts'

/** By the lowest head. */
export const columnMeanings: readonly Meaning[] = [
  { key: 'weight', pattern: /^(?:分值|标准分|权重|指标权重|满分|权数)(?:\(.*\))?$|分值权重|权重\(/ },
  { key: 'score', pattern: /^(?:得分|自评分|自评得分|评分|评价得分|实得分)(?:\(.*\))?$/ },
  { key: 'score-rate', pattern: /^得分率/ },
  { key: 'target', pattern: /指标值|目标值/ },
  { key: 'actual', pattern: /完成值|实际值|完成情况|实现值/ },
  { key: 'execution-rate', pattern: /^(?:预算)?执行率|^完成率/ },
  { key: 'initial-budget', pattern: /^年初预算/ },
  { key: 'adjusted-budget', pattern: /^(?:全年|调整)(?:后)?预算/ },
  { key: 'executed', pattern: /执行数|实际支出数/ },
  { key: 'basic', pattern: /^(?:其中:)?基本支出$/ },
  { key: 'project', pattern: /^(?:其中:)?(?:项目支出|项目支出总数|专项业务经费支出)$/ },
  { key: 'staff', pattern: /^人员(?:经费|支出|经费支出)$/ },
  { key: 'public', pattern: /^(?:日常)?公用(?:经费|支出|经费支出)$/ },
  { key: 'handed-up', pattern: /^上缴上级/ },
  { key: 'subsidy-down', pattern: /^对附属单位补助/ },
  { key: 'handed-in', pattern: /附属单位上缴/ },
  { key: 'superior', pattern: /^上级补助/ },
  { key: 'trading', pattern: /^(?:事业单位)?经营(?:收入|支出|收入资金)/ },
  { key: 'special-account', pattern: /财政专户/ },
  { key: 'operating', pattern: /^事业收入/ },
  { key: 'other', pattern: /^其他(?:收入|资金|支出)/ },
  { key: 'use-of-surplus', pattern: /^使用非财政拨款结余|^用事业基金弥补/ },
  { key: 'opening', pattern: /^(?:年初|上年|期初)(?:财政拨款)?(?:结转|结余|资金)/ },
  { key: 'closing', pattern: /^(?:年末|年终|期末)(?:财政拨款)?(?:结转|结余)|^结转下年/ },
  { key: 'general', pattern: /^(?:当年|本年)?一般公共(?:预算|服务)/ },
  { key: 'fund', pattern: /^(?:当年|本年)?政府性基金/ },
  { key: 'capital', pattern: /^(?:当年|本年)?国有资本经营/ },
  { key: 'fiscal', pattern: /^财政拨款/ },
  { key: 'abroad', pattern: /因公出国/ },
  { key: 'reception', pattern: /^公务接待/ },
  { key: 'vehicle-purchase', pattern: /^公务用车购置费?$|^购置费$/ },
  { key: 'vehicle-running', pattern: /^公务用车运行|^运行(?:维护)?费$/ },
  { key: 'vehicle', pattern: /^公务用车购置(?:及|和)运行/ },
  { key: 'meeting', pattern: /^会议费/ },
  { key: 'training', pattern: /^培训费/ },
  { key: 'office-running', pattern: /机关运行经费/ },
  { key: 'three-public', pattern: /三公.{0,3}(?:经费)?(?:合计|预算总额|经费$)/ },
  { key: 'income', pattern: /^本年收入$/ },
  { key: 'spending', pattern: /^本年支出(?:小计)?$/ },
  { key: 'total', pattern: /^(?:合计|总计|总额|本年(?:收入|支出)合计|金额合计|预算支出总额)$/ },
  { key: 'subtotal', pattern: /^小计$/ },
  { key: 'amount', pattern: /^(?:预算|决算|预算数|决算数|金额|预算金额|项目金额|.*(?:预算|决算)数|机关运行经费支出|资金总额)(?:\(.*\))?$/ },
]

/** Columns that others behind them make up, where one row of heads stands over all: 「基本支出 | 人员经费 | 公用经费 | 项目支出」. */
export const columnWholes: readonly { readonly whole: string; readonly parts: readonly string[]; readonly always?: true }[] = [
  { whole: 'vehicle', parts: ['vehicle-purchase', 'vehicle-running'], always: true },
  { whole: 'basic', parts: ['staff', 'public'] },
  { whole: 'fiscal', parts: ['general', 'fund', 'capital'] },
]

/** What figures under a head measure, where it is not the money or the number that their unit says. The narrow stands before the wide. */
const measures: readonly { readonly measure: Measure; readonly pattern: RegExp }[] = [
  // 「完成调整预算的%」「占调整预算」「为年初预算的比例」; 「完成预算数」 is an amount.
  {
    measure: 'completion',
    pattern:
      /(?:完成|执行|进度|支出|使用)率|(?:执行|完成|支出)进度|^(?:.*[数额为])?(?:完成|占|为|与).*(?:预算|任务|计划)(?:数|额)?(?:的?(?:%|百分比|比例|比重))$|^(?:占|为|完成)(?:年初|调整|全年|当年|本年|上年)*预算$/,
  },
  {
    measure: 'rate',
    pattern:
      /(?:增长|增减|增加|减少|变动|变化|同比|环比|比上年|比去年|较上年|较去年).*(?:%|率|百分比|幅度?)(?:\(.*\))?$|(?:增|降)幅|增长(?:情况)?$|^(?:同比|环比)$|^比(?:上年|去年|\d{4}年).*(?:%|±)$/,
  },
  { measure: 'share', pattern: /占比|比重|占.*(?:%|百分比|比例)$|^构成(?:比例?|%)?$/ },
  { measure: 'change', pattern: /(?:增减|增加|减少|变动|变化)(?:额|数|金额)|(?:增减|增加|减少|变动)$|(?<!收支)差额$/ },
  { measure: 'change', pattern: /^(?:19|20)\d{2}年?度?(?:预算数?|决算数?)?(?:比|较|[-－—])(?:19|20)\d{2}年?/ },
  { measure: 'percent', pattern: /(?:率|比例|权重|百分比)$|^%$|%\)?$/ },
  { measure: 'average', pattern: /单价|均价|人均|每.{1,3}(?:补助|标准)/ },
  { measure: 'people', pattern: /^(?:.*人数|编制数?|.*人次)$/ },
  { measure: 'area', pattern: /面积/ },
  { measure: 'count', pattern: /数量$|(?:批次|辆数|台数|个数|户数|件数)$/ },
]

/** Words below 增减 or 占 that only say it is told in per cent, or in money. */
const tail = /^(?:%|比例|百分比|幅度|率|金额|额|数|数额)(?:\(.*\))?$/

const funds = /一般公共预算|政府性基金|国有资本经营|社会保险基金|财政专户/

/** A head as patterns see it: folded, without blanks, quotation marks and the unit that it names. */
const plainHead = (head: string): string =>
  fold(head)
    .replace(/[\s“”"'‘’「」]/g, '')
    .replace(/\((?:单位:)?(?:人民币)?[万亿千百]?元\)$/, '')
    .replace(/\((%|±%|百分比)\)$/, '%')
    .replace(/[±＋]|\+[-、]-?/g, '')

/** Whether a measure is a ratio: no sum of such figures means anything. */
export const isRatio = (measure: Measure | undefined): boolean =>
  measure !== undefined && ['completion', 'rate', 'share', 'percent', 'average'].includes(measure)

/** What the heads of a column say, outermost first; `meaning` is the family's word for it. */
export function columnKey(path: readonly string[], meaning?: string): ColumnKey {
  const heads = path.map(plainHead)
  const leaf = heads[heads.length - 1] ?? ''
  // 「增减 / %」 says together what neither says alone.
  const said = tail.test(leaf) && heads.length > 1 ? `${heads[heads.length - 2] ?? ''}${leaf}` : leaf
  const measure =
    meaning === 'weight' || meaning === 'score'
      ? meaning
      : meaning === 'target' || meaning === 'actual'
        ? undefined
        : measures.find(({ pattern }) => pattern.test(said))?.measure
  const all = heads
    .join('/')
    .replace(/二[○〇零][○〇零一二三四五六七八九]{2}(?=年)/g, (year) =>
      Array.from(year, (c) => ('○〇零'.includes(c) ? 0 : '一二三四五六七八九'.indexOf(c) + 1)).join(''),
    )
  const years = new Set([...all.matchAll(/((?:19|20)\d\d)年/g)].map((m) => Number(m[1])))
  const [year] = years.size === 1 ? years : []
  // 「比上年增减」 is this year's, and so is 「上年结转」.
  const prior = measure !== 'change' && measure !== 'rate' && /(?<![比较])(?:上年|去年|上一年)(?!.{0,4}结[转余])/.test(all)
  const period = prior ? 'prior' : /当年|本年/.test(all) ? 'current' : undefined
  const fund = funds.exec(all)?.[0]
  return {
    ...(meaning === undefined ? {} : { meaning }),
    ...(measure === undefined ? {} : { measure }),
    ...(year === undefined ? {} : { year }),
    ...(period === undefined ? {} : { period }),
    ...(fund === undefined ? {} : { fund }),
    ...(leaf.startsWith('其中') ? { ofWhich: true as const } : {}),
  }
}

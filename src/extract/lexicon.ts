/**
 * The words by which a sentence says what its figures mean. Everything else is a name. Matched on folded text whose figures
 * are masked by '#', so that a word never reaches into a figure.
 */
import type { Phase } from '../model.ts'

/** One of the words of a basis: a period, a phase, or glue between them. */
const basisWord =
  '(?:(?:19|20)\\d\\d\\s*年?(?:度|末|底|初)?|上一?年(?:度|末|底|初|同期)?|去年(?:同期|底|度)?|往年|前年|同期|年初|年度|年终|本年(?:度)?|今年|当年|全年|调整后?|预算|决算|预决算|执行|批复|下达|完成|实际|累计|合计|汇总|总额|总数|安排|支出|收入|情况|口径|水平|计划|公开|序时进度|部门|单位|资金|数额|数|额|的|度|年|中|、)'
export const basisPattern = new RegExp(`(?:${basisWord}\\s*)+`, 'y')

/** A basis must name a time or a phase; 「与项目支出」 names neither. */
export const namesBasis = /(?:19|20)\d\d|上一?年|去年|往年|前年|同期|年初|预算|决算|执行|计划|全年|进度/

export const comparators = /(?:相比较?|对比|较之|相较于?|较|比|与|和|同|跟|按|为)/y

export const phaseWords: readonly (readonly [RegExp, Phase])[] = [
  [/年初(部门|单位)?预算|年度预算|年初(安排|批复|下达)|期初预算/, 'initial-budget'],
  [/(全年|调整后?(的)?)(年度)?预算|预算调整数|调整预算/, 'adjusted-budget'],
  [/预算执行数?|执行数|决算|实际(支出|完成|采购)?|累计支出|支出完成|收入完成/, 'actual'],
  [/预算|批复/, 'budget'],
]
export const phaseOf = (text: string): Phase => phaseWords.find(([p]) => p.test(text))?.[1] ?? 'unknown'

export type WordKind =
  | 'stop' | 'clause' | 'comma' | 'enumeration' | 'colon' | 'open' | 'close' | 'figure'
  | 'flat' | 'up' | 'down' | 'either' | 'to' | 'gap' | 'share' | 'complete' | 'of-which' | 'includes' | 'respectively' | 'phase' | 'period' | 'yearly' | 'reason' | 'filler' | 'bound' | 'other'

/** In order of trial. All sticky; `other` is one character. */
export const words: readonly (readonly [WordKind, RegExp])[] = [
  ['figure', /#+/y],
  ['stop', /[。!?！？]|\n/y],
  ['clause', /[;；]/y],
  ['comma', /[,，]/y],
  ['enumeration', /、/y],
  ['colon', /[:：]/y],
  ['reason', /(?:主要用于(?!以下|于)|用于(?=[^#]{2})|(?:变动|增减|增加|减少|增长|下降|变化|增支|减支)?的?(?:主要)?原因(?:是|为|在于|系|:)?|主要(?:是|系|因|由于)|因为|由于|因(?!公)|是由|系由|剔除|扣除|不含|不包括|若|如果|原因)/y],
  ['either', /(?:增加|增长|上升)\s*[(/]?\s*(?:减少|下降|降低)\s*\)?|(?:减少|下降|降低)\s*[(/]\s*(?:增加|增长|上升)\s*\)?|(?:减少|下降)或(?:增加|增长)|增减变?化?(?:额|幅度?)?/y],
  ['flat', /(?:基本)?持平|(?:没有|无|未发生|未有)(?:增减)?(?:变化|变动)|无增减(?:变化|变动)?|(?:保持)?不变|(?:基本)?(?:相同|一致|相等)/y],
  ['to', /(?:增加|增长|提高|上升|减少|下降|降低|压减)[到至]|增至|升至|降至|减至|调整[为至到]/y],
  ['up', /\((?:增加|增长|增|上升)\)|增加额?|增长(?:率|幅度?|了)?|上升|上涨|提高|增收|增支|增幅|升幅|上浮|涨幅|增(?=[#为约达\s(\d])|升(?=[#\s])|高(?=[#出于\s])|多(?=[#出支于\s])|大于|超过(?!百分)|超支|超出/y],
  ['down', /\((?:减少|下降|减|降低)\)|减少(?:率|额)?|下降(?:率|幅度?)?|降低|下滑|减收|减支|减幅|降幅|压减|压缩|缩减|核减|节约(?:资金|率)?|减(?=[#为约达\s(\d])|降(?=[#\s])|低(?=[#于\s])|少(?=[#支于\s])|小于/y],
  ['gap', /差值(?:为)?|差额(?:为)?|相差/y],
  ['complete', /(?:预算)?(?:完成|执行)(?:率|进度|比例|比)|完成|支出率|支付率/y],
  ['share', /(?:所)?占比(?:重|例)?|比重|占(?!用|有|地|道|领|据)|比例(?=[为是#\s])/y],
  ['of-which', /其中/y],
  ['includes', /包括|包含|主要用于以下方面|具体(?:情况)?(?:为|是|如下|包括|构成)|构成(?:为|如下|是)|(?:分别|具体)?如下|分别用于|按.{2,8}分类/y],
  ['respectively', /分别(?:为|是|占|各)?|各(?:是|为|自)?(?=[#增减下上])/y],
  ['yearly', /同比|环比/y],
  ['bound', /均?(?:超过|高于|不低于|达到)|均?(?:低于|不超过|不足)/y],
  ['phase', /年初(?:部门|单位)?预算(?:安排)?数?|年度预算数?|(?:全年|调整后?的?)(?:年度)?预算数?|预算执行数?|支出决算数?|收入决算数?|决算(?:支出)?数?|预算(?:安排|支出)?数?|执行数|累计支出/y],
  ['period', /(?:19|20)\d\d\s*年(?:度|末|底|初)?(?:\d+月(?:\d+日)?)?|上一?年(?:度|末|底|同期)?|去年|本年度?|今年|当年|全年/y],
  ['filler', /(?:是|为|达到|达|共计|总计为|约|将近|\s)+/y],
  ['other', /./ys],
]

/** Brackets that belong to a name: 「因公出国（境）费」「一般公共服务支出（类）」. */
export const nameBracket = /\((?:境|类|款|项|\d+[类款项]|级|套|费|护|司|团组|含[^#()]{1,16}|不含[^#()]{1,16}|[^#()]{1,12})\)/y
export const directionBracket = /^\((?:增加|增长|增|上升|减少|下降|减|降低)\)$/

/** A name that names nothing by itself: the subject is what was spoken of before. */
export const genericName =
  /^(?:是|为|达到|达|约|近|将近|计|有|了|的|仅|已|等|及|和|其|其他情况|总额|总计|合计|共计|总数|总量|金额|资金|数额?|支出|收入|经费|费用?|预算|决算|安排|规模|本年|全年|年度|本部门|我部门|本单位|我单位|我局|我委|部门|单位|实际|支出总额|支出合计|支出总计|支出数|总体|支出预算|收入预算|支出决算|收入决算|财政拨款|资金总额|总支出额|较|与|和|同口径|按?可比口径|累计|完成|增幅|降幅|增长率|年初|各|总额各|分别|所|占|仍|均|也|都|又|再|并|则|但|而|实现|执行|当年|总共|共|上述|以上|以上各项|增减|变动|减少率|同期|此项|该项|项目|此|该|整体|比|到|按)*$/

/** Words before a name that are not part of it. */
export const namePrefix =
  /^(?:(?:19|20)\d\d年?(?:度|末|底)?|上年(?:度|末)?|本年(?:度)?(?!收入|支出)|今年|当年|截[至止].*?[日底末]|本部门|我部门|本单位|我单位|全市|全区|全县|全省|市本级|区本级|部门|单位|安排|用于|其中|共有|共|实有|年末(?!结转|结余|财政拨款)|年初(?!预算|结转|结余)|含|即|一般公共预算当年)+/

/**
 * The words by which a sentence says what its figures mean, one a line. Everything else is a name. They are matched on folded text
 * whose figures are masked by `#`, so that a word never reaches into a figure; of those that match, the longest is taken, and of
 * equally long ones the first. `text` is one word with its endings; `before` and `after` say what must stand beside it, or, with
 * `!`, must not. A line without a passage that needs it fails tests/extract/words.test.ts.
 */
import type { Phase } from '../../model/reading.ts'

export type WordKind =
  | 'stop'
  | 'clause'
  | 'comma'
  | 'enumeration'
  | 'colon'
  | 'open'
  | 'close'
  | 'figure'
  | 'flat'
  | 'up'
  | 'down'
  | 'either'
  | 'to'
  | 'gap'
  | 'share'
  | 'complete'
  | 'of-which'
  | 'includes'
  | 'respectively'
  | 'phase'
  | 'period'
  | 'yearly'
  | 'reason'
  | 'filler'
  | 'bound'
  | 'from'
  | 'all'
  | 'plus'
  | 'other'

export interface Word {
  readonly kind: WordKind
  readonly text: string
  readonly before?: string
  readonly after?: string
}

const word = (kind: WordKind, text: string, beside: { readonly before?: string; readonly after?: string } = {}): Word => ({
  kind,
  text,
  ...beside,
})

export const words: readonly Word[] = [
  word('stop', '[。!?！？\\n]'),
  word('clause', '[;；]'),
  word('comma', '[,，]'),
  word('enumeration', '、'),
  word('colon', '[:：]'),

  // Why something changed, what it is for, what is left out: figures behind it explain.
  word('reason', '主要用于', { after: '!以下|于|[^#。;,、:]{2,24}#+[、,;]' }),
  word('reason', '用于(?!保障[^#。;]{4,80}支出#)(?!专项业务工作的(?:经费)?支出#)', { after: '[^#]{2}' }),
  word('reason', '(?:变动|增减|增加|减少|增长|下降|变化|增支|减支)?的?(?:主要)?原因(?:是|为|在于|系|:)?'),
  word('reason', '主要(?:是|系|因|由于)'),
  word('reason', '因为'),
  word('reason', '由于'),
  word('reason', '因', { after: '!公' }),
  word('reason', '[是系]由'),
  word('reason', '剔除'),
  word('reason', '扣除'),
  word('reason', '不含'),
  word('reason', '不包括'),
  word('reason', '若'),
  word('reason', '如果'),

  // A difference whose direction is not said.
  word('either', '预?决?算?差异(?:率|幅度)'),
  word('either', '偏离(?:率|度)'),
  word('either', '(?:增加|增长|上升)\\s*[(/]?\\s*(?:减少|下降|降低)\\s*\\)?'),
  word('either', '(?:减少|下降|降低)\\s*[(/]\\s*(?:增加|增长|上升)\\s*\\)?'),
  word('either', '(?:减少|下降)或(?:增加|增长)'),
  word('either', '增减变?化?(?:额|幅度?)?'),

  // No change.
  word('flat', '(?:基本)?持平'),
  word('flat', '(?:没有|无|未发生|未有)(?:增减)?(?:变化|变动)'),
  word('flat', '无增减(?:变化|变动)?'),
  word('flat', '零增长', { after: '!率' }),
  word('flat', '(?:保持)?不变'),
  word('flat', '(?:基本)?(?:相同|一致|相等)'),
  word('flat', '同', { before: '[,，;；。]|元|^', after: '(?:上一?年|去年)度?(?:[,，;；。)]|$)' }),
  word('flat', '等于', { before: '!大|小|不', after: '[^#。,;，；]{0,6}预算' }),

  // To what it went.
  word('to', '(?:增加|增长|提高|上升|减少|下降|降低|压减)[到至]'),
  word('to', '[增升降减]至'),
  word('to', '调整[为至到]'),

  word('up', '(?:并?未|没有?)(?:减少|下降|降低|低于|小于)', { after: '![#\\s]' }),
  word('up', '\\((?:增加|增长|增|上升)\\)'),
  word('up', '增加额?'),
  word('up', '增长(?:率|幅度?|了)?', { before: '![稳促保]' }),
  word('up', '上升'),
  word('up', '上涨'),
  word('up', '提高'),
  word('up', '调增率?'),
  word('up', '增收'),
  word('up', '增支'),
  word('up', '增幅'),
  word('up', '升幅'),
  word('up', '涨幅'),
  word('up', '上浮'),
  word('up', '增', { after: '[#为约达\\s(\\d]' }),
  word('up', '升', { before: '![^\\s,，年度期比算数#]提', after: '[#\\s]' }),
  word('up', '高于'),
  word('up', '高', { after: '[#出\\s]' }),
  word('up', '多', { after: '[#出支于\\s]' }),
  word('up', '大于'),
  word('up', '多(?:安排|支出)', { after: '了?约?#' }),
  word('up', '超过', { after: '!百分' }),
  word('up', '超支'),
  word('up', '超出'),

  word('down', '(?:并?未|没有?)(?:增加|增长|超过|超出|超支|突破|高于|大于)', { after: '![#\\s]' }),
  word('down', '\\((?:减少|下降|减|降低)\\)'),
  word('down', '减少(?:率|额)?'),
  word('down', '下降(?:率|幅度?)?'),
  word('down', '降低'),
  word('down', '下滑'),
  word('down', '调减率?'),
  word('down', '减收'),
  word('down', '减支'),
  word('down', '减幅'),
  word('down', '降幅'),
  word('down', '压减[率额]?'),
  word('down', '压缩[率额]?'),
  word('down', '缩减'),
  word('down', '核减'),
  word('down', '节约(?:资金|率)?', { after: '![管保利能用型集与和]' }),
  word('down', '减', { after: '[#为约达\\s(\\d]' }),
  word('down', '降', { after: '[#\\s]' }),
  word('down', '低于'),
  word('down', '低', { after: '[#\\s]' }),
  word('down', '少', { after: '[#支于\\s]' }),
  word('down', '少(?:安排|支出)', { after: '了?约?#' }),
  word('down', '小于'),

  word('gap', '差值(?:为)?'),
  word('gap', '差额(?:为)?'),
  word('gap', '相差'),

  word('from', '[由从]', {
    after: '(?:原来?的?|上年度?|去年|同期|年初|(?:19|20)\\d\\d\\s*年(?:度|初|末|底)?)?(?:年?初?预算数?|决算数?|的|\\s)*#',
  }),
  word('all', '全部(?:为|是|系|用于)', { after: '!全部' }),
  word('plus', '加上', { after: '!级|年结|年度' }),
  word('plus', '加', { after: '中央|上级|上年|省级|市级|省补|调入|地方政府|转移性|税收返还|专项|一般债|新增' }),

  // How much of a budget was carried out.
  word('complete', '为', { after: '(?:年初|年度|全年|调整后?(?:的)?)?(?:部门|支出|收入)?预算数?(?:\\s*#+)?\\s*的\\s*#' }),
  word('complete', '(?:预算)?(?:完成|执行|(?:资金)?到位)(?:率|进度|比例|比)'),
  word('complete', '完成'),
  word('complete', '支出率'),
  word('complete', '支付率'),

  word('share', '所?占比(?:重|例)?'),
  word('share', '比重'),
  word('share', '占', { after: '!用|有|地(?!方)|道|领|据' }),
  word('share', '比例', { after: '[为是#\\s]' }),

  // Parts of what was told.
  word('of-which', '其中'),
  word('of-which', '含', { before: '#[,，]\\s*', after: '[^#,，。;；()、]{2,24}#' }),
  word('includes', '由', { after: '[^。;:#]{2,24}#[^。;:]{2,200}(?:构成|组成)\\s*(?:[。,;]|$)' }),
  word('includes', '包括'),
  word('includes', '包含'),
  word('includes', '主要用于', { after: '[^#。;,、:]{2,24}#+[、,;]' }),
  word('includes', '主要用于以下方面'),
  word('includes', '具体(?:情况)?(?:为|是|如下|包括)'),
  word('includes', '具体(?:情况)?构成(?:为|如下|是)?'),
  word('includes', '构成(?:为|如下|是)'),
  word('includes', '(?:分别|具体)?如下'),
  word('includes', '分别用于'),
  word('includes', '按(?:支出|收入)?(?:的)?(?:功能|经济|性质|用途|来源|科目)(?:分类|科目|性质)?(?:来?分|划分)', { after: '[:：,，]' }),
  word('includes', '按.{2,8}(?:分类|划分)'),
  word('includes', '[分从按](?:级次|级别|层级|地区|区域|部门|税种|科目|类别|类型|来源|项目|性质|用途)来?看'),
  word('includes', '[从按](?:级次|级别|层级|地区|区域|部门|税种|科目|类别|类型|来源|项目|性质|用途)来?分'),

  // Each of several.
  word('respectively', '分别(?:为|是|占|各)?'),
  word('respectively', '各(?:是|为|自)?', { after: '[#增减下上]' }),

  word('yearly', '[同环]比'),
  word('bound', '均(?:超过|高于|低于)'),
  word('bound', '均?(?:不低于|达到)'),
  word('bound', '均?(?:不超过|不足)'),

  // Whether it was planned or spent, and when.
  word('phase', '执行', { after: '[为是了共计:\\s]*#' }),
  word('phase', '实际(?:支出|完成|执行|发生|使用|开支|支付)(?:额|数|金额)?', { after: '[为是达:\\s]*#' }),
  word('phase', '年初(?:部门|单位)?预算(?:安排)?数?'),
  word('phase', '年度预算数?'),
  word('phase', '(?:全年|调整后?的?)(?:年度)?预算数?'),
  word('phase', '预算调整数|调整(?:后)?数'),
  word('phase', '预算执行数?'),
  word('phase', '[支收][出入]决算数?'),
  word('phase', '决算(?:支出)?数?'),
  word('phase', '预算(?:安排|支出)?数?'),
  word('phase', '执行数'),
  word('phase', '累计支出'),

  word('period', '(?:19|20)\\d\\d\\s*年(?:度|末|底|初)?(?:\\d+月(?:\\d+日)?)?'),
  word('period', '上一?年(?!结转|结余|末?结转)(?:度|末|底|同期)?'),
  word('period', '去年(?:同期)?'),
  word('period', '本年度?'),
  word('period', '今年'),
  word('period', '当年'),
  word('period', '全年'),

  // Says nothing.
  word('filler', '(?:是|为|达到|达|共计|总计为|约|将近|\\s)+'),
]

/** Words that say whether an amount was planned or spent. The narrow stands before the wide. */
export const phaseWords: readonly { readonly text: string; readonly phase: Phase }[] = [
  { text: '年初(?:部门|单位)?预算', phase: 'initial-budget' },
  { text: '年度预算', phase: 'initial-budget' },
  { text: '年初(?:安排|批复|下达)', phase: 'initial-budget' },
  { text: '期初预算', phase: 'initial-budget' },
  { text: '(?:全年|调整后?的?)(?:年度)?预算', phase: 'adjusted-budget' },
  { text: '预算调整数|调整后?数', phase: 'adjusted-budget' },
  { text: '^执行$', phase: 'actual' },
  { text: '预算执行', phase: 'actual' },
  { text: '执行数', phase: 'actual' },
  { text: '决算', phase: 'actual' },
  { text: '实际', phase: 'actual' },
  { text: '累计支出', phase: 'actual' },
  { text: '支出完成', phase: 'actual' },
  { text: '收入完成', phase: 'actual' },
  { text: '预算', phase: 'budget' },
  { text: '批复', phase: 'budget' },
]

/** The words of a name that do not name: what stands before an item, behind it, or in its place. One a line; `after` as in words.ts. */
export interface NameWord {
  readonly text: string
  readonly after?: string
}

const plain = (...texts: readonly string[]): NameWord[] => texts.map((text) => ({ text }))

/** A name that consists of these names nothing by itself: the subject is what was spoken of before. */
export const genericWords: readonly NameWord[] = [
  // What is measured, without saying of what.
  ...plain('总额', '总计', '合计', '共计', '总数', '总量', '金额', '资金', '数', '数额', '规模', '总体', '整体', '支出数'),
  ...plain('支出', '收入', '经费', '费', '费用', '预算', '决算', '安排', '执行', '完成', '实现', '累计'),
  { text: '调整', after: '$|数' },
  ...plain('支出总额', '支出合计', '支出总计', '总支出额', '资金总额', '支出预算', '收入预算', '支出决算', '收入决算'),
  { text: '财政拨款', after: '!收入|支出' },
  { text: '项目', after: '!支出|经费' },
  // Whose and when.
  ...plain('本年', '全年', '年度', '年初', '当年', '同期'),
  ...plain('本部门', '我部门', '本单位', '我单位', '我局', '我委', '部门', '单位'),
  // How it went.
  ...plain('增幅', '降幅', '增长率', '减少率', '增减', '变动', '净', '比', '较', '按', '到', '相比', '对比', '比较'),
  ...plain('经比较', '经对比', '经汇总', '经统计', '同口径', '自然口径', '可比口径', '按可比口径'),
  // What only points or links.
  ...plain('是', '为', '达到', '达', '约', '近', '将近', '计', '有', '了', '的', '仅', '已', '等', '及', '和', '与', '其', '其他情况'),
  ...plain('各', '总额各', '分别', '所', '占', '仍', '均', '也', '都', '又', '再', '并', '则', '但', '而', '总共', '共', '实际'),
  ...plain('上述', '以上', '以上各项', '全部', '此项', '该项', '此', '该'),
]

/** Stand before a name and are no part of it. */
export const prefixWords: readonly NameWord[] = [
  ...plain('(?:19|20)\\d\\d年?(?:度|末|底)?', '上年(?:度|末)?', '今年', '当年', '截[至止].*?[日底末]'),
  { text: '本年(?:度)?', after: '!收入|支出' },
  { text: '年末', after: '!结转|结余|财政拨款' },
  { text: '年初', after: '!预算|结转|结余' },
  ...plain('本部门', '我部门', '本单位', '我单位', '部门', '单位', '[省市区县]直(?:属)?单位'),
  ...plain('全市', '全区', '全县', '全省', '市本级', '区本级'),
  { text: '执行', after: '政府采购' },
  { text: '支出', after: '.{2,14}费$' },
  { text: '(?:年初|年度)?预算(?:拟|共)?安排', after: '..' },
  ...plain('安排', '用于', '其中', '共有', '共计', '共', '实有', '含', '即', '一般公共预算当年'),
]

/** Stand behind a name and are no part of it. */
export const suffixWords: readonly string[] = [
  ...['合计', '总计', '共计', '累计', '总额', '总数', '汇总数?', '预?安排', '分别', '数', '公开', '按?(?:同|可比)口径'],
  ...['的', '等', '达到', '达', '为', '是', '约', '将近', '近', '计', '拟', '仅', '已', '各', '共', '了', '有', '均'],
]

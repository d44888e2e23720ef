/** With what a passage compares: 「较2020年」「比上年预算数」「与年初预算相比」. */
import type { Basis, Phase } from '../../model/reading.ts'
import { phaseWords } from './words.ts'

const phases = phaseWords.map(({ text, phase }) => ({ pattern: new RegExp(text), phase }))

/** Whether words speak of what was planned or spent. */
export const phaseOf = (text: string): Phase => phases.find(({ pattern }) => pattern.test(text))?.phase ?? 'unknown'

/** The year that words name. */
export const yearIn = (text: string): number | undefined => {
  const match = /(?:19|20)\d\d/.exec(text)
  return match ? Number(match[0]) : undefined
}

/** Words that begin a comparison; 「经比较，…」 compares nothing yet. */
const comparatorWords = ['相比较?', '对比', '较之', '相较于?', '较', '比', '与', '和', '同', '跟', '按', '为']
const comparators = new RegExp(`(?<!经|经比)(?:${comparatorWords.join('|')})`, 'y')
/** Those of them that say something else as well. */
const weak = /^(?:与|和|同|跟|按|为|比)$/

/** The words of a basis: a period, a phase, or glue between them. Longer words stand before those they begin with. */
const basisWords = [
  '(?:19|20)\\d\\d\\s*年?(?:度|末|底|初)?',
  '上一?年(?:度?年?[末底初]|度|同期)?',
  '去年(?:同期|年?底|年?末|度)?',
  '往年',
  '前年',
  '同期',
  '年初',
  '年度',
  '年终',
  '本年(?:度)?',
  '今年',
  '当年',
  '全年',
  '调整后?',
  '预算',
  '决算',
  '预决算',
  '执行',
  '批复',
  '下达',
  '完成',
  '实际',
  '累计',
  '合计',
  '汇总',
  '总额',
  '总数',
  '安排',
  '支出',
  '收入',
  '情况',
  '口径',
  '水平',
  '计划',
  '公开',
  '序时进度',
  '部门',
  '单位',
  '资金',
  '数额',
  '数字',
  '数据',
  '数',
  '额',
  '的',
  '度',
  '年',
  '中',
  '、',
  // 「比2019年（疫情前）决算数」
  '\\((?!增|减|上升|下降|降)[^()#\\d]{1,10}\\)',
]
const basis = new RegExp(`(?:(?:${basisWords.join('|')})\\s*)+`, 'y')

/** A basis must name a time or a phase; 「与项目支出」 names neither. */
const namesBasis = /(?:19|20)\d\d|上一?年|去年|往年|前年|同期|年初|预算|决算|执行|计划|全年|进度/

/** What shows, behind a basis, that something is compared with it. */
const compares =
  /^\s*(?:#+\s*)?(?:相比|比较|对比|相较|,|增|减|下|上|降|升|高|低|多|少|节约|压减|压缩|超支|超出|净增|净减|略|持平|基本持平|相同|无|没有|不变|保持|一致|相差|(?:[^#,。;:]{0,8}(?:增加|减少|持平|下降|增长|相同|无变化|上升)))/
const comparesWeakly = /^\s*(?:相比|比较|对比|相较|持平|基本持平|相同|无|一致|#|增|减|下|上|[^#,。;:]{0,6}(?:相比|持平|相同|一致|对比))/
const tail = /\s*(?:相比较?|比较|对比|相较)/y

/** 「与2022年度一般公共预算支出2944.22万元相比」: the item is named again, with the amount compared with. */
const againstAmount = [
  /(?:[与和同]|相?较于?|比(?![重例]))(?=([^#,，。;；:：]{2,40}?)\s*#+\s*(?:相比|比较|对比))/y,
  // 「较2023年度部门决算公共经费15.30万元增加2.10万元」
  /(?:相?较于?|比(?![重例]))(?=([^#,，。;；:：]{2,40}?)\s*#+\s*(?:净?增|减|下降|上升|降低|提高|多支?#|少支?#))/y,
]
/** 「“三公”经费决算数比2014年“三公”经费决算数减少16.5万元」: the item is named again. */
const againstItem =
  /(?:相?较于?|比)(?=((?:19|20)\d\d\s*年度?|上年度?|去年)([^#,，。;；:：]{2,24}?)(?:增加|减少|增长|下降|上升|降低)了?\s*#)/y
/** What may follow the name of an item that is compared with itself. */
const saying = /(?:支出|决算|预算|执行|数据|总额|数|额)+$/
/** Longest name of an item that is looked for before a comparison. */
const longestItem = 80

export function basisOf(text: string, year: number | undefined): Basis {
  const printed = text.trim()
  const named = yearIn(text)
  const prior = named === undefined ? /上一?年|去年|往年|前年|同期|同比/.test(text) : year !== undefined && named < year
  const period = named ?? (prior && year !== undefined ? year - 1 : undefined)
  return { text: printed, prior, phase: phaseOf(text), ...(period === undefined ? {} : { period }) }
}

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Words that name a time or a phase and stand at a place of the masked text. */
export function basisAt(masked: string, at: number): string | undefined {
  const words = match(basis, masked, at)?.[0]
  return words !== undefined && namesBasis.test(words) ? words : undefined
}

export interface Comparison {
  readonly end: number
  /** The words compared with, without the comparator. */
  readonly words: string
}

/** The comparison that begins at a place of the masked text; undefined where none does. */
export function comparisonAt(masked: string, at: number): Comparison | undefined {
  for (const pattern of againstAmount) {
    const found = match(pattern, masked, at)
    if (!found) continue
    const words = found[1] ?? ''
    const blanks = /^\s*/.exec(masked.slice(at + found[0].length + words.length, at + found[0].length + words.length + 8))?.[0] ?? ''
    if (namesBasis.test(words)) return { words: words + blanks, end: at + found[0].length + words.length + blanks.length }
  }
  const again = match(againstItem, masked, at)
  const item = (again?.[2] ?? '').replace(saying, '')
  if (
    again &&
    item.length > 2 &&
    masked
      .slice(Math.max(0, at - longestItem), at)
      .replace(saying, '')
      .endsWith(item)
  ) {
    const words = `${again[1] ?? ''}${again[2] ?? ''}`
    return { words, end: at + again[0].length + words.length }
  }
  const comparator = match(comparators, masked, at)?.[0]
  if (comparator === undefined || comparator === '为') return undefined
  const behind = at + comparator.length
  const words = basisAt(masked, behind)
  if (words === undefined) return undefined
  const end = behind + words.length
  const rest = masked.slice(end, end + 14)
  if (weak.test(comparator) && !(compares.test(rest) && (comparator === '比' || comparesWeakly.test(rest)))) return undefined
  return { words, end: end + (match(tail, masked, end)?.[0].length ?? 0) }
}

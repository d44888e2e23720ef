/** The judge's and the diagnosis' own sentences, in both languages. */

import type { Bound, DiagnosisKind, Language } from '../model/finding.ts'
import { defences } from './belief/defences/index.ts'
import type { How } from './cause/manner.ts'

type Say = (language: Language) => string

const bounds: Readonly<Record<Language, Readonly<Record<Bound, string>>>> = {
  en: { '<=': 'at most ', '>=': 'at least ' },
  zh: { '<=': '至多', '>=': '至少' },
}

/** What stands before a value that is only a bound; `plain` before any other. */
export const boundWords = (bound: Bound | undefined, language: Language, plain = ''): string =>
  bound === undefined ? plain : bounds[language][bound]

interface Told {
  readonly printed: string
  /** Of what is printed. */
  readonly unit: string
  readonly right: string
  /** The arithmetic that gives what is printed. */
  readonly witness?: string
  /** The figure it was copied from, exchanged with … */
  readonly label?: string
  readonly bound?: Bound
  /** Where the right value is printed too. */
  readonly too?: { readonly page: number; readonly label: string }
  /** Other checks that hold with the right value. */
  readonly others: number
}

/** 「741.28 元应为 741.28 万元」, where either is the unit. */
const otherUnit = ({ printed, unit }: Told): { readonly stated: string; readonly right: string } | undefined =>
  unit === '元' || unit === '万元' ? { stated: `${printed} ${unit}`, right: `${printed} ${unit === '元' ? '万元' : '元'}` } : undefined

const manners: Readonly<Record<DiagnosisKind | How, Readonly<Record<Language, (d: Told) => string>>>> = {
  copied: {
    en: (d) => `${d.printed} repeats its neighbour (${d.label ?? ''})`,
    zh: (d) => `${d.printed} 与邻近的“${d.label ?? ''}”相同，疑为照抄`,
  },
  'other-item': {
    en: (d) => `${d.printed}${d.unit} is what another item has (${d.label ?? ''})`,
    zh: (d) => `${d.printed}${d.unit} 是“${d.label ?? ''}”的比率，疑为误用他项`,
  },
  shifted: {
    en: (d) =>
      `${d.right} is printed elsewhere (${d.label ?? ''}), where it does not agree either: the two may stand in each other's place, or a column has slipped by a row`,
    zh: (d) => `${d.right} 印在“${d.label ?? ''}”处，而该处同样不符：疑为两数互换，或整列错行`,
  },
  'wrong-base': {
    en: (d) => `Probably divided by another figure: ${d.witness ?? ''}`,
    zh: (d) => `疑为除错了基数：${d.witness ?? ''}`,
  },
  'of-prior': {
    en: (d) => `Probably this year's amount over last year's, without the 100% taken off: ${d.witness ?? ''}`,
    zh: (d) => `疑为本年数与上年数之比，未减去 100%：${d.witness ?? ''}`,
  },
  reversed: {
    en: (d) => `In the other direction it would agree: ${d.witness ?? ''}`,
    zh: (d) => `疑为增减方向写反，若方向相反则相符：${d.witness ?? ''}`,
  },
  digit: {
    en: (d) => `${d.printed} differs from ${d.right} in one digit`,
    zh: (d) => `${d.printed} 与 ${d.right} 只差一个数位，疑为录入错误`,
  },
  lost: {
    en: (d) => `${d.printed} is ${d.right} with one digit left out`,
    zh: (d) => `${d.printed} 比 ${d.right} 少一个数字，疑为漏录`,
  },
  added: {
    en: (d) => `${d.printed} is ${d.right} with one digit too many`,
    zh: (d) => `${d.printed} 比 ${d.right} 多一个数字，疑为多录`,
  },
  transposed: {
    en: (d) => `${d.right} with two digits exchanged`,
    zh: (d) => `疑为数字换位：${d.right} 写成了 ${d.printed}`,
  },
  'decimal-point': {
    en: (d) => `The decimal point seems to have moved: ${d.right} printed as ${d.printed}`,
    zh: (d) => `疑为小数点错位：${d.right} 写成了 ${d.printed}`,
  },
  ratio: {
    en: (d) => `The quotient seems to have been printed as the percentage: ${d.printed}% for ${d.right}%`,
    zh: (d) => `疑为把比值当作百分比：${d.right}% 写成了 ${d.printed}%`,
  },
  unit: {
    en: (d) => {
      const of = otherUnit(d)
      return `Off by a factor of ten thousand: 元 and 万元 may have been mixed up${of ? ` (${of.stated} for ${of.right})` : ''}`
    },
    zh: (d) => {
      const of = otherUnit(d)
      return `相差一万倍，疑为“元”与“万元”混用${of ? `（${of.right} 写成了 ${of.stated}）` : ''}`
    },
  },
  sign: { en: () => 'The size agrees, the direction is reversed', zh: () => '绝对值相符而方向相反' },
  'prior-year': { en: () => "Last year's value seems to have been left", zh: () => '疑为沿用上年数' },
  'prior-as-change': {
    en: (d) => `${d.printed} seems to be last year's amount, printed where the change against it belongs`,
    zh: (d) => `疑为误将上年数 ${d.printed} 列作增减额`,
  },
  unknown: {
    en: (d) =>
      d.bound === undefined
        ? `${d.right} would agree`
        : d.bound === '<='
          ? `Anything up to ${d.right} would agree`
          : `Anything from ${d.right} on would agree`,
    zh: (d) => (d.bound === undefined ? `若为 ${d.right} 则相符` : `${d.bound === '<=' ? '不超过' : '不低于'} ${d.right} 即相符`),
  },
}

export const diagnosisText =
  (manner: DiagnosisKind | How, d: Told): Say =>
  (language) => {
    const told = [manners[manner][language](d)]
    const label = d.too?.label ?? ''
    if (language === 'zh') {
      if (d.too) told.push(`${d.right} 另见于第 ${d.too.page} 页${label === '' ? '' : `（${label}）`}`)
      if (d.others > 0) told.push(`改为 ${d.right} 后，另有 ${d.others} 处核对仍然相符`)
      return told.map((sentence) => `${sentence}。`).join('')
    }
    if (d.too) told.push(`${d.right} is also printed on page ${d.too.page}${label === '' ? '' : ` (${label})`}`)
    if (d.others > 0)
      told.push(
        `With ${d.right}, ${d.others} other check${d.others === 1 ? '' : 's'} on this figure still hold${d.others === 1 ? 's' : ''}`,
      )
    return told.map((sentence) => `${sentence}.`).join(' ')
  }

/** A direction word that the amounts do not bear out. */
export const otherWords =
  (right: string): Say =>
  (language) =>
    language === 'zh' ? `按两数大小，应为“${right}”。` : `The two amounts call for “${right}”.`

export const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'column-lost': { en: 'a row of a table whose columns are lost in the text', zh: '表格转成文字后栏目已失，无法对应' },
  'reading-uncertain': { en: 'what it refers to cannot be told for sure', zh: '所指对象无法确定' },
  'base-zero': { en: 'the base is 0', zh: '基数为 0' },
  'base-may-be-zero': { en: 'the base may be 0 within rounding', zh: '基数在舍入范围内可能为 0' },
  'doubtful-reading': { en: 'a figure could not be read with certainty', zh: '数字识别存疑' },
  'unruled-table': {
    en: 'the table’s lines are not drawn, and its other sums do not bear out how it was read',
    zh: '表格线不全，且表内其他勾稽不足以印证读取结果',
  },
  habit: { en: 'other checks of this form fail in the document as well: the form is misread', zh: '文中同类核对多不相符，应是读取有误' },
  explanation: { en: 'stands in an explanation', zh: '出现在原因说明中' },
  'percentage-points': { en: 'percentage points without their two rates', zh: '百分点，缺少前后两个比率' },
  'percentage-of-what': { en: 'a percentage whose base is not told', zh: '百分比的基数未说明' },
  'no-subject': { en: 'its subject cannot be told', zh: '所属项目无法确定' },
  alone: { en: 'nothing else in the document speaks of it', zh: '文中没有可与之核对的数字' },
}

const doubts = new Map(defences.map(({ key, text }) => [key, text]))

export const reasonText = (reason: string | undefined, language: Language): string =>
  (reasons[reason ?? 'alone'] ?? doubts.get(reason ?? ''))?.[language] ?? reason ?? ''

/** The judge's and the diagnosis' own sentences, in both languages. */
import type { Bound, DiagnosisKind, Language } from '../model.ts'

type Say = (language: Language) => string

const bounds: Readonly<Record<Language, Readonly<Record<Bound, string>>>> = {
  en: { '<=': 'at most ', '>=': 'at least ' },
  zh: { '<=': '至多', '>=': '至少' },
}

/** What stands before a value that is only a bound; `plain` before any other. */
export const boundWords = (bound: Bound | undefined, language: Language, plain = ''): string =>
  bound === undefined ? plain : bounds[language][bound]

export const diagnosisText = (
  kind: DiagnosisKind,
  d: { printed: string; right: string; witness?: string; label?: string; bound?: Bound; others: number },
): Say => {
  const agree = d.others > 0
  return (language) => {
    if (language === 'zh') {
      const why: Record<DiagnosisKind, string> = {
        copied: `${d.printed} 与邻近的“${d.label ?? ''}”相同，疑为照抄`,
        'wrong-base': `疑为除错了基数：${d.witness ?? ''}`,
        digit: `${d.printed} 与 ${d.right} 只差一个数位，疑为录入错误`,
        transposed: `疑为数字换位：${d.right} 写成了 ${d.printed}`,
        'decimal-point': '疑为小数点错位',
        unit: '相差一万倍，疑为“元”与“万元”混用',
        sign: '绝对值相符而方向相反',
        'prior-year': '疑为沿用上年数',
        unknown: d.bound === undefined ? `若为 ${d.right} 则相符` : `${d.bound === '<=' ? '不超过' : '不低于'} ${d.right} 即相符`,
      }
      return `${why[kind]}。${agree ? `改为 ${d.right} 后，另有 ${d.others} 处核对仍然相符。` : ''}`
    }
    const why: Record<DiagnosisKind, string> = {
      copied: `${d.printed} repeats its neighbour (${d.label ?? ''})`,
      'wrong-base': `Probably divided by another figure: ${d.witness ?? ''}`,
      digit: `${d.printed} differs from ${d.right} in one digit`,
      transposed: `${d.right} with two digits exchanged`,
      'decimal-point': 'The decimal point seems to have moved',
      unit: 'Off by a factor of ten thousand: 元 and 万元 may have been mixed up',
      sign: 'The size agrees, the direction is reversed',
      'prior-year': "Last year's value seems to have been left",
      unknown:
        d.bound === undefined
          ? `${d.right} would agree`
          : d.bound === '<='
            ? `Anything up to ${d.right} would agree`
            : `Anything from ${d.right} on would agree`,
    }
    return `${why[kind]}. ${agree ? `With ${d.right}, ${d.others} other check${d.others === 1 ? '' : 's'} on this figure still hold${d.others === 1 ? 's' : ''}.` : ''}`.trim()
  }
}

/** A direction word that the amounts do not bear out. */
export const otherWords =
  (right: string): Say =>
  (language) =>
    language === 'zh' ? `按两数大小，应为“${right}”。` : `The two amounts call for “${right}”.`

export const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'reading-uncertain': { en: 'what it refers to cannot be told for sure', zh: '所指对象无法确定' },
  'base-zero': { en: 'the base is 0', zh: '基数为 0' },
  'base-may-be-zero': { en: 'the base may be 0 within rounding', zh: '基数在舍入范围内可能为 0' },
  'doubtful-reading': { en: 'a figure could not be read with certainty', zh: '数字识别存疑' },
  explanation: { en: 'stands in an explanation', zh: '出现在原因说明中' },
  'percentage-points': { en: 'percentage points without their two rates', zh: '百分点，缺少前后两个比率' },
  'percentage-of-what': { en: 'a percentage whose base is not told', zh: '百分比的基数未说明' },
  'no-subject': { en: 'its subject cannot be told', zh: '所属项目无法确定' },
  alone: { en: 'nothing else in the document speaks of it', zh: '文中没有可与之核对的数字' },
}

export const reasonText = (reason: string | undefined, language: Language): string => reasons[reason ?? 'alone']?.[language] ?? reason ?? ''

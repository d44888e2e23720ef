/** How a figure may have gone wrong, in words. */
import type { Bound, DiagnosisKind, Division, Found, How, Language, Told } from '../model/finding.ts'

const bounds: Readonly<Record<Language, Readonly<Record<Bound, string>>>> = {
  en: { '<=': 'at most ', '>=': 'at least ' },
  zh: { '<=': '至多', '>=': '至少' },
}

/** What stands before a value that is only a bound; `plain` before any other. */
export const boundWords = (bound: Bound | undefined, language: Language, plain = ''): string =>
  bound === undefined ? plain : bounds[language][bound]

/** 「741.28 元应为 741.28 万元」, where either is the unit. */
const otherUnit = ({ printed, unit }: Told): { readonly stated: string; readonly right: string } | undefined =>
  unit === '元' || unit === '万元' ? { stated: `${printed} ${unit}`, right: `${printed} ${unit === '元' ? '万元' : '元'}` } : undefined

const witnessText = (witness: Told['witness'], language: Language): string =>
  witness === undefined || typeof witness === 'string' ? (witness ?? '') : divisionText(witness, language)

const divisionText = ({ numerator, base, label, page, result }: Division, language: Language): string => {
  const place = language === 'zh' ? `第 ${page} 页` : `page ${page}`
  return language === 'zh'
    ? `${numerator} ÷ ${base}（${[label, place].filter(Boolean).join('，')}）= ${result}`
    : `${numerator} ÷ ${base} (${[label, place].filter(Boolean).join(', ')}) = ${result}`
}

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
    en: (d) => `Probably divided by another figure: ${witnessText(d.witness, 'en')}`,
    zh: (d) => `疑为除错了基数：${witnessText(d.witness, 'zh')}`,
  },
  'of-prior': {
    en: (d) => `Probably this year's amount over last year's, without the 100% taken off: ${witnessText(d.witness, 'en')}`,
    zh: (d) => `疑为本年数与上年数之比，未减去 100%：${witnessText(d.witness, 'zh')}`,
  },
  reversed: {
    en: (d) => `In the other direction it would agree: ${witnessText(d.witness, 'en')}`,
    zh: (d) => `疑为增减方向写反，若方向相反则相符：${witnessText(d.witness, 'zh')}`,
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

function slipText(d: Told, language: Language): string {
  const told = [manners[d.manner][language](d)]
  const label = d.too?.label ?? ''
  if (language === 'zh') {
    if (d.too) told.push(`${d.right} 另见于第 ${d.too.page} 页${label === '' ? '' : `（${label}）`}`)
    if (d.others > 0) told.push(`改为 ${d.right} 后，另有 ${d.others} 处核对仍然相符`)
    return told.map((sentence) => `${sentence}。`).join('')
  }
  if (d.too) told.push(`${d.right} is also printed on page ${d.too.page}${label === '' ? '' : ` (${label})`}`)
  if (d.others > 0)
    told.push(`With ${d.right}, ${d.others} other check${d.others === 1 ? '' : 's'} on this figure still hold${d.others === 1 ? 's' : ''}`)
  return told.map((sentence) => `${sentence}.`).join(' ')
}

/** The diagnosis of a finding as a sentence or several. */
export function diagnosisText({ told }: NonNullable<Found['diagnosis']>, language: Language): string {
  if (told.manner !== 'other-words') return slipText(told as Told, language)
  // A direction word that the amounts do not bear out.
  return language === 'zh' ? `按两数大小，应为“${told.right}”。` : `The two amounts call for “${told.right}”.`
}

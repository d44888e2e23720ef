/** Why a figure or a claim was not checked, in words. */
import type { Language } from '../model/finding.ts'

const reasons: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
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
  slip: {
    en: 'the figures differ as no slip explains, and little else bears out how they were read',
    zh: '差异无法以录入差错解释，读法亦少有旁证',
  },
  explanation: { en: 'stands in an explanation', zh: '出现在原因说明中' },
  'percentage-points': { en: 'percentage points without their two rates', zh: '百分点，缺少前后两个比率' },
  'percentage-of-what': { en: 'a percentage whose base is not told', zh: '百分比的基数未说明' },
  'no-subject': { en: 'its subject cannot be told', zh: '所属项目无法确定' },
  alone: { en: 'nothing else in the document speaks of it', zh: '文中没有可与之核对的数字' },
}

/** The sentence of a reason; `doubts` are those of readings under which nothing is wrong, by key. */
export const reasonsWith =
  (doubts: ReadonlyMap<string, Readonly<Record<Language, string>>>) =>
  (reason: string | undefined, language: Language): string =>
    (reasons[reason ?? 'alone'] ?? doubts.get(reason ?? ''))?.[language] ?? reason ?? ''
